# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Directions on a map: azimuths of vectors, their spread, and how sure they are. Only vectors are ever averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]

_SMALL_DEG = 2.0
_ANGLES = 720
_WIDEST_DEG = 180.0


def azimuth_of(east: ArrayLike, north: ArrayLike) -> Array:
    """Return azimuths clockwise from north.

    Parameters
    ----------
    east, north : array_like, any one shape

    Returns
    -------
    array
        Degrees, 0 <= azimuth < 360; NaN for the zero vector.

    Examples
    --------
    >>> azimuth_of([1.0, 0.0, -1.0, 0.0], [0.0, -1.0, 0.0, 0.0]).tolist()
    [90.0, 180.0, 270.0, nan]
    """
    x, y = np.asarray(east, dtype=np.float64), np.asarray(north, dtype=np.float64)
    angles = np.degrees(np.arctan2(x, y)) % 360.0
    angles = np.where(angles == 360.0, 0.0, angles)  # of the smallest negative angles
    return np.where((x == 0.0) & (y == 0.0), np.nan, angles)


def spread_of(azimuths: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the circular standard deviation of azimuths, sqrt(-2 ln R), in degrees, at most 180.

    Parameters
    ----------
    azimuths : array_like, shape (n,)
        Degrees; NaN is left out.
    weights : array_like, shape (n,), optional

    Returns
    -------
    float
        NaN without any azimuth.

    References
    ----------
    Mardia & Jupp (2000), Directional Statistics, section 2.3.
    """
    angles = np.radians(np.asarray(azimuths, dtype=np.float64))
    shares = np.ones_like(angles) if weights is None else np.asarray(weights, dtype=np.float64)
    known = np.isfinite(angles) & (shares > 0)
    if not known.any():
        return float("nan")
    resultant = np.abs(np.average(np.exp(1j * angles[known]), weights=shares[known]))
    return float(_deviation(resultant))


def turn(azimuth: ArrayLike, reference: ArrayLike) -> Array:
    """Return how far ``azimuth`` is turned clockwise from ``reference``, degrees, -180 <= turn < 180.

    Examples
    --------
    >>> turn([5.0, 350.0], 355.0).tolist()
    [10.0, -5.0]
    """
    difference = np.asarray(azimuth, dtype=np.float64) - np.asarray(reference, dtype=np.float64)
    return np.asarray((difference + 180.0) % 360.0 - 180.0)


def azimuth_deviation(vectors: Array, covariances: Array) -> Array:
    """Return the circular standard deviation of the directions of normally distributed vectors.

    Parameters
    ----------
    vectors : array, shape (m, 2)
        Mean vectors.
    covariances : array, shape (m, 2, 2)
        Symmetric; NaN gives NaN.

    Returns
    -------
    array, shape (m,)
        Degrees, at most 180. NaN for the zero vector without an error.

    Notes
    -----
    Below two degrees by propagation across the vector; above, from the mean resultant length of the projected normal
    distribution, whose density is integrated over the circle by the trapezoidal rule.

    References
    ----------
    Mardia & Jupp (2000), Directional Statistics, section 3.5.6 (the projected normal distribution).
    """
    size = np.hypot(vectors[:, 0], vectors[:, 1])
    with np.errstate(divide="ignore", invalid="ignore"):
        across = np.column_stack([-vectors[:, 1], vectors[:, 0]]) / size[:, None]
        variance = np.einsum("mi,mij,mj->m", across, covariances, across)
        found = np.degrees(np.sqrt(np.maximum(variance, 0.0)) / size)
        wide = ~(found < _SMALL_DEG) & np.isfinite(covariances).all(axis=(1, 2))
        wide &= np.linalg.det(np.where(np.isfinite(covariances), covariances, 0.0)) > 0.0
    for index in np.flatnonzero(wide):
        found[index] = _deviation(_resultant(vectors[index], covariances[index]))
    return np.asarray(np.minimum(found, _WIDEST_DEG))


def _deviation(resultant: float) -> float:
    inside = min(max(float(resultant), 1e-300), 1.0)
    return min(float(np.degrees(np.sqrt(-2.0 * np.log(inside)))), _WIDEST_DEG)


def _resultant(mean: Array, covariance: Array) -> float:
    """Return the mean resultant length of a projected normal distribution."""
    from scipy.special import log_ndtr

    angles = np.arange(_ANGLES) * (2.0 * np.pi / _ANGLES)
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    inverse = np.linalg.inv(covariance)
    a = np.einsum("ki,ij,kj->k", around, inverse, around)
    d = around @ inverse @ mean / np.sqrt(a)
    distance = float(mean @ inverse @ mean)
    # exponents are joined before they are taken: d**2 never exceeds the distance, but for rounding
    density = (np.exp(-0.5 * distance) + d * np.sqrt(2.0 * np.pi) * np.exp(0.5 * (d**2 - distance) + log_ndtr(d))) / a
    return float(np.abs(np.sum(density * np.exp(1j * angles))) / np.sum(density))
