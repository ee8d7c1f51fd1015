# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ordinary kriging of logarithms of concentrations onto a square grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..transport.heads.kriging import Kriging
from ..transport.heads.map_grid import between
from ..transport.heads.variograms import Shape, default_variogram, fit_variogram
from ..wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.heads.map_grid import MapGrid
    from ..transport.heads.variograms import Variogram
    from ..wording import Sentence

    Array = NDArray[np.float64]

_FEWEST_FOR_A_FIT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class KrigedField:
    """Estimate and kriging standard deviation, both in log10 units, shape (rows, columns); NaN away from the wells."""

    log10: Array
    deviation_log10: Array
    variogram: Sentence


def krige(places: Array, log10: Array, grid: MapGrid, progress: Progress | None = None) -> KrigedField:
    """Estimate the logarithm of a concentration in every cell by ordinary kriging.

    Parameters
    ----------
    places : array, shape (n, 2)
        Easting and northing of n >= 3 wells, no two alike, m.
    log10 : array, shape (n,)
        Decimal logarithms of the concentrations.
    grid : MapGrid
    progress : Progress, optional

    Returns
    -------
    KrigedField
        Cells outside the wells' convex hull and farther than `reach` from any well are NaN.

    Notes
    -----
    From 20 wells on, an exponential variogram with nugget is fitted to the empirical one. With fewer (or when the
    fit fails) the default is taken: exponential, length the largest distance between wells, hence close to linear, so
    that the ground beside a clean well is clean and not the mean of all wells; the sill makes its mean over all pairs
    of wells the variance of the data; no nugget, so that wells are honoured.
    """
    variogram, described = _variogram(places, log10)
    points = grid.points()
    wanted = np.flatnonzero(between(places, points))
    estimate, deviation = np.full(len(points), np.nan), np.full(len(points), np.nan)
    estimate[wanted], deviation[wanted] = Kriging(places, log10, variogram).estimate(points[wanted], progress)
    shape = (grid.rows, grid.columns)
    return KrigedField(log10=estimate.reshape(shape), deviation_log10=deviation.reshape(shape), variogram=described)


def _variogram(places: Array, log10: Array) -> tuple[Variogram, Sentence]:
    fitted = fit_variogram(Shape.EXPONENTIAL, places, log10) if len(log10) >= _FEWEST_FOR_A_FIT else None
    if fitted is not None:
        return fitted, say("fitted {variogram}", variogram=fitted.worded())
    default = _default(places, log10)
    return default, say("default {variogram}", variogram=default.worded())


def _default(places: Array, log10: Array) -> Variogram:
    from scipy.spatial.distance import pdist

    shape = default_variogram(places)
    variance = max(float(np.var(log10, ddof=1)), 1e-6)  # half the mean squared difference over all pairs
    return replace(shape, total=variance / float(np.mean(1.0 - shape.correlation(pdist(places)))))
