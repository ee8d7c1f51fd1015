# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variograms: their shapes, fitting by GSTools, and the choice among shapes by restricted likelihood."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ...wording import Sentence

    Array = NDArray[np.float64]

_BINS = 10
_NEGLIGIBLE = 1e-10
_NO_NUGGET = 1e-6


class Shape(StrEnum):
    """How similarity falls with distance."""

    EXPONENTIAL = "exponential"
    SPHERICAL = "spherical"
    MATERN = "Matérn 3/2"
    NUGGET = "pure nugget"


SHAPES = (Shape.EXPONENTIAL, Shape.SPHERICAL, Shape.MATERN)
_PRACTICAL = {Shape.EXPONENTIAL: 2.9957, Shape.SPHERICAL: 1.0, Shape.MATERN: 3.8734, Shape.NUGGET: 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Variogram:
    """A stationary, isotropic variogram.

    Attributes
    ----------
    shape : Shape
        In GSTools's parametrisation, so that ``length_m`` is its ``len_scale``.
    length_m : float
        Length scale, m, > 0.
    total : float
        Sill with the nugget, in squared units of the values, >= 0; NaN when it cannot be known.
    nugget_share : float
        Nugget over ``total``, 0 to 1.
    """

    shape: Shape
    length_m: float
    total: float
    nugget_share: float = 0.0

    @property
    def range_m(self) -> float:
        """Distance at which 95 % (spherical: 100 %) of the sill is reached, m."""
        return _PRACTICAL[self.shape] * self.length_m

    def correlation(self, distances: Array) -> Array:
        """Return the correlation of the continuous part over ``total``: 1 - nugget share at distance 0.

        Parameters
        ----------
        distances : array of any shape
            m, >= 0.
        """
        share = 1.0 - self.nugget_share
        if self.shape is Shape.NUGGET or share <= 0.0:
            return np.zeros_like(distances)
        h = distances / self.length_m
        if self.shape is Shape.EXPONENTIAL:
            return np.asarray(share * np.exp(-h))
        if self.shape is Shape.SPHERICAL:
            h = np.minimum(h, 1.0)
            return np.asarray(share * (1.0 - 1.5 * h + 0.5 * h**3))
        h = math.sqrt(1.5) * h
        return np.asarray(share * (1.0 + h) * np.exp(-h))

    def worded(self) -> Sentence:
        """Say what the variogram is."""
        return say(
            "{shape}, sill {sill}, range {range} m, nugget {nugget}", shape=str(self.shape),
            sill=f"{self.total * (1.0 - self.nugget_share):.3g}", range=f"{self.range_m:.3g}",
            nugget=f"{self.total * self.nugget_share:.3g}",
        )  # fmt: skip


def fit_variogram(shape: Shape, places: Array, values: Array) -> Variogram | None:
    """Fit a variogram with nugget to the empirical one, by GSTools.

    Parameters
    ----------
    shape : Shape
        Any but the pure nugget.
    places : array, shape (n, 2)
        m.
    values : array, shape (n,)
        Without trend.

    Returns
    -------
    Variogram or None
        None when the fit fails or makes no sense: no sill, or a length beyond the largest distance.

    Notes
    -----
    Pairs up to half the largest distance in ten classes, weighted by the number of pairs; empty classes are left out.

    References
    ----------
    Matheron (1963); Müller, Schüler, Zech & Heße (2022), GSTools v1.3, doi:10.5194/gmd-15-3161-2022.
    """
    import gstools
    from scipy.spatial.distance import pdist

    largest = float(pdist(places).max())
    middle = places.mean(axis=0)
    centres, gamma, counts = gstools.vario_estimate(
        (places - middle).T, values, np.linspace(0.0, largest / 2, _BINS + 1), return_counts=True
    )
    filled = counts > 0
    model, fixed = _gstools_model(shape)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of scipy, on a fit without a covariance: only the values are used
            model.fit_variogram(
                centres[filled], gamma[filled], weights=np.sqrt(counts[filled]), max_eval=10_000, **fixed
            )
    except (RuntimeError, ValueError, TypeError):
        return None
    total = float(model.var + model.nugget)
    usable = np.isfinite([model.var, model.len_scale, model.nugget]).all() and 0 < model.len_scale <= largest
    if not usable or model.var <= 0 or total <= 0:
        return None
    share = float(model.nugget) / total
    return Variogram(
        shape=shape, length_m=float(model.len_scale), total=total, nugget_share=share if share > _NO_NUGGET else 0.0
    )


def choose_variogram(places: Array, values: Array, trend: Array, shapes: Iterable[Shape] = SHAPES) -> Variogram:
    """Choose the variogram under which the values, free of their trend, are most likely.

    Parameters
    ----------
    places : array, shape (n, 2)
        m, no two alike.
    values : array, shape (n,)
    trend : array, shape (n, p)
        Trend functions at the places, the first of them constant; n > p.
    shapes : iterable of Shape

    Returns
    -------
    Variogram
        ``total`` is the restricted maximum likelihood estimate; 0 when the trend alone meets every value.

    Notes
    -----
    Candidates are what GSTools fits to the residuals of the ordinary least-squares trend, and for each shape lengths of
    1, 1/3 and 1/10 of the largest distance with and without a nugget: an empirical variogram of few wells is often no
    guide. The restricted likelihood takes account of the trend that was fitted to the same values.

    References
    ----------
    Kitanidis (1983), Water Resour. Res. 19(4), 909-921; Stein (1999), Interpolation of Spatial Data, section 6.4.
    """
    from scipy.spatial.distance import pdist, squareform

    distances = squareform(pdist(places))
    coefficients, *_ = np.linalg.lstsq(trend, values, rcond=None)
    left = values - trend @ coefficients
    best, highest = default_variogram(places), -np.inf
    if float(np.abs(left).max()) <= _NEGLIGIBLE * max(float(np.abs(values).max()), 1e-300):
        return best
    for candidate in _candidates(distances.max(), places, left, tuple(shapes)):
        total, likelihood = restricted_likelihood(candidate, distances, values, trend)
        if likelihood > highest:
            best, highest = replace(candidate, total=total), likelihood
    return best


def default_variogram(places: Array, shape: Shape = Shape.EXPONENTIAL) -> Variogram:
    """Return the variogram for too few wells: no nugget, length the largest distance, hence close to linear.

    Its ``total`` is 0 until it is estimated, see `restricted_likelihood`.
    """
    from scipy.spatial.distance import pdist

    return Variogram(shape=shape, length_m=float(pdist(places).max()), total=0.0)


def restricted_likelihood(
    variogram: Variogram, distances: Array, values: Array, trend: Array
) -> tuple[float, float]:  # fmt: skip
    """Return the best ``total`` of a variogram of given shape, and the logarithm of the restricted likelihood with it.

    Parameters
    ----------
    variogram : Variogram
        Its ``total`` is not used.
    distances : array, shape (n, n)
    values : array, shape (n,)
    trend : array, shape (n, p)

    Returns
    -------
    total : float
        NaN when n = p.
    likelihood : float
        Up to a constant that depends on n and p only; -inf when the correlation matrix is not positive definite.
    """
    n, p = trend.shape
    correlation = variogram.correlation(distances)
    np.fill_diagonal(correlation, 1.0)
    try:
        root = np.linalg.cholesky(correlation)
    except np.linalg.LinAlgError:
        return math.nan, -math.inf
    whitened = np.linalg.solve(root, np.column_stack([values, trend]))
    basis, triangle = np.linalg.qr(whitened[:, 1:])
    left = whitened[:, 0] - basis @ (basis.T @ whitened[:, 0])
    if n == p:
        return math.nan, -math.inf
    total = float(left @ left) / (n - p)
    if total <= 0.0:
        return 0.0, math.inf
    determinants = 2.0 * np.log(np.diag(root)).sum() + 2.0 * np.log(np.abs(np.diag(triangle))).sum()
    return total, -0.5 * ((n - p) * math.log(total) + float(determinants))


def _candidates(largest: float, places: Array, left: Array, shapes: tuple[Shape, ...]) -> Iterable[Variogram]:
    for shape in shapes:
        fitted = fit_variogram(shape, places, left)
        if fitted is not None:
            yield fitted
        for length in (largest, largest / 3, largest / 10):
            for share in (0.0, 0.2):
                yield Variogram(shape=shape, length_m=length, total=0.0, nugget_share=share)


def _gstools_model(shape: Shape) -> tuple[Any, dict[str, bool]]:
    """Return the model and what of it is not to be fitted."""
    import gstools

    if shape is Shape.MATERN:
        return gstools.Matern(dim=2, nu=1.5), {"nu": False}
    return {Shape.EXPONENTIAL: gstools.Exponential, Shape.SPHERICAL: gstools.Spherical}[shape](dim=2), {}
