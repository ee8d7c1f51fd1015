# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How what enters at x = 0 spreads to the sides: one factor a side of the plume, with its steep part kept apart.

Each side gives ``off`` (d), such that exp(-off / tau) is the steep part of its factor, and ``rest(tau, index)``, the
smooth remainder; ``extra`` says by how many e-folds that may vary. Between walls the images of the source are summed
while the plume has not felt both walls, and the cosine series afterwards: each then needs a handful of terms.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy.special import erf, erfcx, roots_legendre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Index = NDArray[np.int64]

_NODES, _WEIGHTS = roots_legendre(6)
_NARROW = 0.05
# Images up to D tau = 0.2 W², the cosine series from there on: at both ends the terms left out are below 1e-19.
_MIXED = 0.2
_IMAGES = 3
_NOTHING = 50.0
_COSINES = 4


class Side(Protocol):
    """A factor of a solution, across the flow or in depth."""

    off: Array
    extra: Array

    def rest(self, tau: Array, index: Index) -> Array:
        """Return the factor divided by exp(-off / tau), for ``tau`` (k, m) at the points ``index`` (k,)."""

    def at_source(self) -> Array:
        """Return the factor at tau = 0."""


class Strip:
    """From ``low`` to ``high``, the same everywhere between: half of erf - erf."""

    def __init__(self, place: Array, low: float, high: float, dispersion: float) -> None:
        self._dispersion, self._width = dispersion, high - low
        self._near = np.abs(place - 0.5 * (low + high)) - 0.5 * (high - low)
        self.off = np.maximum(self._near, 0.0) ** 2 / (4.0 * dispersion)
        self.extra = np.zeros(place.shape)

    def rest(self, tau: Array, index: Index) -> Array:
        """Return (erf - erf) / 2 over exp(-off / tau)."""
        spread = 2.0 * np.sqrt(self._dispersion * tau)
        near = self._near[index, None] / spread
        wide = np.broadcast_to(self._width / spread, near.shape)
        inside = near <= 0
        if inside.all():
            return _within(near, wide)
        if not inside.any():
            return _beyond(near, wide)
        value = np.empty(near.shape)
        value[inside] = _within(near[inside], wide[inside])
        value[~inside] = _beyond(near[~inside], wide[~inside])
        return value

    def at_source(self) -> Array:
        """Return 1 within the strip, one half on its edges, 0 beyond."""
        return np.where(self._near < 0, 1.0, np.where(self._near == 0, 0.5, 0.0))


def _within(near: Array, wide: Array) -> Array:
    """Return (erf(near + wide) - erf(near)) / 2 for near <= 0: a sum of two positive parts."""
    value: Array = 0.5 * (erf(near + wide) - erf(near))
    return value


def _beyond(near: Array, wide: Array) -> Array:
    """Return exp(near²) (erf(near + wide) - erf(near)) / 2 for near > 0, without the cancellation of a narrow strip."""
    narrow = wide * (1.0 + near) < _NARROW
    far = near + wide
    with np.errstate(under="ignore"):
        value: Array = 0.5 * (erfcx(near) - np.exp(-wide * (near + far)) * erfcx(far))
    if narrow.any():
        start, width = near[narrow, None], wide[narrow, None]
        ahead = 0.5 * width * (_NODES + 1.0)
        inner = np.exp(-ahead * (2.0 * start + ahead)) @ _WEIGHTS
        value[narrow] = inner * wide[narrow] * (0.5 / math.sqrt(math.pi))
    return value


class Bell:
    """A Gaussian profile of standard deviation ``sigma`` about ``centre``; its height is 1 at tau = 0."""

    def __init__(self, place: Array, centre: float, sigma: float, dispersion: float) -> None:
        self._square, self._variance, self._dispersion = (place - centre) ** 2, sigma**2, dispersion
        self.off = np.zeros(place.shape)
        self.extra = 0.5 * self._square / self._variance

    def rest(self, tau: Array, index: Index) -> Array:
        """Return the profile, which is wider and lower later."""
        variance = self._variance + 2.0 * self._dispersion * tau
        with np.errstate(under="ignore"):
            value: Array = np.sqrt(self._variance / variance) * np.exp(-0.5 * self._square[index, None] / variance)
        return value

    def at_source(self) -> Array:
        """Return the profile of the source."""
        value: Array = np.exp(-0.5 * self._square / self._variance)
        return value


class Spike:
    """All of it at ``centre``: the factor is exp(-y²/(4 D tau)), without the 1 / sqrt(4 pi D tau)."""

    def __init__(self, place: Array, centre: float, dispersion: float) -> None:
        self.off = (place - centre) ** 2 / (4.0 * dispersion)
        self.extra = np.zeros(place.shape)

    def rest(self, tau: Array, index: Index) -> Array:
        """Return 1."""
        return np.ones((len(index), tau.shape[-1]))

    def at_source(self) -> Array:
        """Return 1 at the centre."""
        return np.where(self.off == 0, 1.0, 0.0)


class Walled:
    """A strip between walls that nothing passes, at 0 and ``wall``; the source lies between them."""

    def __init__(self, place: Array, low: float, high: float, wall: float, dispersion: float) -> None:
        self._wall, self._dispersion, self._place = wall, dispersion, place
        self._low, self._high = low, high
        self._images = [
            Strip(place, 2.0 * n * wall + a, 2.0 * n * wall + b, dispersion)
            for n in range(-_IMAGES, _IMAGES + 1)
            for a, b in ((low, high), (-high, -low))
        ]
        self.off = np.min([image.off for image in self._images], axis=0)
        self.extra = np.zeros(place.shape)

    def rest(self, tau: Array, index: Index) -> Array:
        """Return the factor over exp(-off / tau)."""
        early = self._dispersion * tau < _MIXED * self._wall**2
        if early.all():
            return self._sum_of_images(tau, index)
        if not early.any():
            return self._late(tau, index)
        if tau.shape[0] == 1:  # the same times for all places: each column is one or the other
            value = np.empty((len(index), tau.shape[1]))
            value[:, early[0]] = self._sum_of_images(tau[:, early[0]], index)
            value[:, ~early[0]] = self._late(tau[:, ~early[0]], index)
            return value
        longest = _MIXED * self._wall**2 / self._dispersion
        images = self._sum_of_images(np.minimum(tau, longest), index)
        return np.where(early, images, self._late(np.maximum(tau, longest), index))

    def _sum_of_images(self, tau: Array, index: Index) -> Array:
        """Return the sum of the images that matter by the latest of the times."""
        value = np.zeros((len(index), tau.shape[-1]))
        latest = float(tau.max())
        for image in self._images:
            further = image.off[index] - self.off[index]
            if float(further.min()) < _NOTHING * latest:
                with np.errstate(under="ignore"):
                    value += np.exp(-further[:, None] / tau) * image.rest(tau, index)
        return value

    def _late(self, tau: Array, index: Index) -> Array:
        """Return the cosine series over exp(-off / tau)."""
        value: Array = self._cosines(tau, index) * np.exp(self.off[index, None] / tau)
        return value

    def _cosines(self, tau: Array, index: Index) -> Array:
        """Return the cosine series, whose bracket stays near 1."""
        share, middle = (self._high - self._low) / self._wall, 0.5 * (self._high + self._low)
        fall = self._dispersion * tau * (math.pi / self._wall) ** 2
        value = np.ones((len(index), tau.shape[-1]))
        for n in range(1, _COSINES + 1):
            wave = math.cos(n * math.pi * middle / self._wall) * np.sinc(0.5 * n * share)
            value += 2.0 * wave * np.cos(n * math.pi * self._place[index, None] / self._wall) * np.exp(-(n**2) * fall)
        found: Array = share * value
        return found

    def at_source(self) -> Array:
        """Return 1 within the strip, one half on an edge away from the walls, 0 beyond."""
        found: Array = np.minimum(np.sum([image.at_source() for image in self._images], axis=0), 1.0)
        return found


def product(sides: Iterable[Side]) -> Callable[[Array, Index], Array]:
    """Return the product of the smooth parts of all sides."""
    factors = tuple(sides)

    def shape(tau: Array, index: Index) -> Array:
        value = np.ones((len(index), tau.shape[-1]))
        for side in factors:
            value *= side.rest(tau, index)
        return value

    return shape
