# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random conductivity: log-normal fields with a correlation length, through measured values where there are any."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid

_MODES = 1000
# Table of the wave numbers of the spherical covariance; beyond its end the mean of the oscillating tail holds.
_LONGEST, _STEP = 2000.0, 0.01


class Covariance(StrEnum):
    """Shape of the covariance: exponential is rough, Gaussian smooth, spherical ends at a distance."""

    EXPONENTIAL = "exponential"
    GAUSSIAN = "gaussian"
    SPHERICAL = "spherical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Measured conductivity; all arrays have the shape (n,).

    Attributes
    ----------
    easting, northing, elevation : ndarray
        m.
    conductivity : ndarray
        m/d, > 0.
    """

    easting: NDArray[np.float64]
    northing: NDArray[np.float64]
    elevation: NDArray[np.float64]
    conductivity: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldModel:
    """How conductivity varies about what the flow model has.

    Attributes
    ----------
    sd_ln : float
        Standard deviation of the natural logarithm of the conductivity, >= 0.
    length_m, vertical_length_m : float
        Correlation lengths (integral scales) along and across the layers, m, > 0.
    covariance : Covariance
    measured : Measured or None
        The fields pass through these values.
    """

    sd_ln: float
    length_m: float
    vertical_length_m: float
    covariance: Covariance = Covariance.EXPONENTIAL
    measured: Measured | None = None

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault found."""
        faults = []
        if not (math.isfinite(self.sd_ln) and self.sd_ln >= 0):
            faults.append(say("The standard deviation of ln K must not be negative."))
        if not all(math.isfinite(length) and length > 0 for length in (self.length_m, self.vertical_length_m)):
            faults.append(say("The correlation lengths must be positive."))
        if self.measured is not None and not np.all(
            np.isfinite(self.measured.conductivity) & (self.measured.conductivity > 0)
        ):
            faults.append(say("Measured conductivities must be positive."))
        if faults:
            raise InvalidInputError(faults[0], [Finding(code="bad_field", message=text) for text in faults])


def conductivity_field(
    grid: LayeredGrid, typical: NDArray[np.float64], model: FieldModel, seed: int
) -> NDArray[np.float64]:
    """Return one random conductivity field.

    Parameters
    ----------
    grid : LayeredGrid
    typical : ndarray, shape of the grid
        Median of the conductivity in each cell, m/d: zones and trends stay.
    model : FieldModel
    seed : int
        The same seed gives the same field.

    Returns
    -------
    ndarray, shape of the grid
        m/d: ``typical * exp(sd_ln * Z)`` with Z standard normal and correlated over the distance between cell centres,
        the vertical one scaled by the ratio of the lengths. Cells take the value at their centre: cells longer than
        about half a correlation length show less of the structure than there is.

    References
    ----------
    Heße, F., Prykhodko, V., Schlüter, S., & Attinger, S. (2014). Environmental Modelling & Software 55, 32–48
    (randomisation method). Müller, S., Schüler, L., Zech, A., & Heße, F. (2022). Geoscientific Model Development 15,
    3161–3182 (GSTools).
    """
    model.check()
    if model.sd_ln == 0 and model.measured is None:
        return typical
    deviation = _deviation(grid, typical, model, seed)
    field: NDArray[np.float64] = typical * np.exp(deviation.reshape(grid.shape))
    return field


def _deviation(grid: LayeredGrid, typical: NDArray[np.float64], model: FieldModel, seed: int) -> NDArray[np.float64]:
    """Return ln K minus its typical value in every cell, shape (cells,)."""
    import gstools

    covariance = _covariance(grid.layers > 1, model)
    places = _centres(grid)
    if model.measured is None:
        made = gstools.SRF(covariance, seed=seed, mode_no=_MODES)
    else:
        known, places_known = _known(grid, typical, model.measured)
        kriging = gstools.krige.Simple(covariance, places_known, known, mean=0.0)
        made = gstools.CondSRF(kriging, seed=seed, mode_no=_MODES)
    return np.asarray(made(places, store=False), dtype=np.float64).ravel()


def _covariance(deep: bool, model: FieldModel) -> Any:
    import gstools

    kinds = {
        Covariance.EXPONENTIAL: gstools.Exponential, Covariance.GAUSSIAN: gstools.Gaussian,
        Covariance.SPHERICAL: _spherical(),
    }  # fmt: skip
    variance = max(model.sd_ln**2, 1e-12)
    vertical = model.vertical_length_m if deep else model.length_m
    # A plane through a field in space has the same covariance, so that one layer needs no case of its own.
    return kinds[model.covariance](dim=3, var=variance, integral_scale=[model.length_m, model.length_m, vertical])


@functools.cache
def _spherical() -> Any:
    """Return GSTools' spherical model with wave numbers drawn by their exact distribution in space.

    GSTools transforms the covariance numerically, which turns a good part of the variance (in GSTools 1.7 a quarter to
    a half) into white noise. The spherical covariance is a ball of diameter a convolved with itself, so that its
    spectrum is that of the ball squared: with x = k a / 2, the density of x is 3 J(x)² / x, J being the Bessel function
    of order 3/2, which falls off as 3 / (pi x²) on average.
    """
    import gstools

    x = np.linspace(0.0, _LONGEST, int(_LONGEST / _STEP) + 1)
    density = np.zeros_like(x)
    density[1:] = 6.0 / (np.pi * x[1:] ** 2) * (np.sin(x[1:]) / x[1:] - np.cos(x[1:])) ** 2
    share = np.concatenate([[0.0], np.cumsum(0.5 * (density[1:] + density[:-1]) * _STEP)])

    class Spherical(gstools.Spherical):  # type: ignore[misc,name-defined,unused-ignore]
        """Spherical covariance with an exact spectrum in three dimensions."""

        def _has_ppf(self) -> bool:
            return int(self.dim) == 3

        def spectral_rad_ppf(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
            """Return the wave numbers of cumulative shares."""
            tail = 3.0 / (np.pi * np.maximum(1.0 - u, 1e-12))
            found: NDArray[np.float64] = np.where(u < share[-1], np.interp(u, share, x), tail)
            return found * 2.0 / float(self.len_rescaled)

    return Spherical


def _centres(grid: LayeredGrid) -> tuple[NDArray[np.float64], ...]:
    x, y = grid.plan_centres()
    z = grid.bottoms + 0.5 * grid.thickness if grid.layers > 1 else np.zeros(grid.shape)
    return np.tile(x.ravel(), grid.layers), np.tile(y.ravel(), grid.layers), z.ravel()


def _known(
    grid: LayeredGrid, typical: NDArray[np.float64], measured: Measured
) -> tuple[NDArray[np.float64], tuple[NDArray[np.float64], ...]]:
    """Return ln K minus its typical value where it was measured, and where that is."""
    plan = grid.cell_at(measured.easting, measured.northing)
    if np.any(plan < 0):
        message = say("{count} measured conductivities lie outside the grid.", count=int(np.count_nonzero(plan < 0)))
        raise InvalidInputError(message, [Finding(code="outside_grid", message=message)])
    bottoms = grid.bottoms.reshape(grid.layers, -1)[:, plan]
    layer = np.minimum(np.count_nonzero(bottoms > measured.elevation, axis=0), grid.layers - 1)
    there = typical.reshape(grid.layers, -1)[layer, plan]
    height = measured.elevation if grid.layers > 1 else np.zeros(plan.shape)
    return np.log(measured.conductivity / there), (measured.easting, measured.northing, height)
