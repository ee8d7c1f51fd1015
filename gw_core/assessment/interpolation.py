# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ordinary kriging of logarithms of concentrations onto a square grid, with GSTools."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import Finding, InvalidInputError
from ..progress import Silent
from ..wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..progress import Progress

    Array = NDArray[np.float64]

_FEWEST_FOR_A_FIT = 20
_MOST_CELLS = 4_000_000
_CHUNK = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A north-up grid of square cells; ``west`` and ``north`` are its outer corner, m."""

    west: float
    north: float
    cell_size_m: float
    rows: int
    columns: int

    def centres(self) -> tuple[Array, Array]:
        """Return easting and northing of the cell centres, each shape (rows, columns)."""
        x = self.west + self.cell_size_m * (np.arange(self.columns) + 0.5)
        y = self.north - self.cell_size_m * (np.arange(self.rows) + 0.5)
        eastings, northings = np.meshgrid(x, y)
        return eastings, northings


@dataclass(frozen=True, slots=True, kw_only=True)
class KrigedField:
    """Estimate and kriging standard deviation, both in log10 units, shape (rows, columns); NaN away from the wells."""

    log10: Array
    deviation_log10: Array
    variogram: str


def grid_around(places: Array, cell_size_m: float | None) -> Grid:
    """Return a grid over the wells and the neighbourhood for which they can speak.

    Parameters
    ----------
    places : array, shape (n, 2)
        Easting and northing, m.
    cell_size_m : float or None
        None: a hundredth of the longer side.

    Raises
    ------
    InvalidInputError
        When the grid would be too large (finding code ``too_many_cells``).
    """
    margin = reach(places)
    low, high = places.min(axis=0) - margin, places.max(axis=0) + margin
    cell = cell_size_m or float((high - low).max()) / 100
    west, south = np.floor(low / cell) * cell
    columns, rows = (int(n) for n in np.ceil((high - (west, south)) / cell - 1e-9))
    if rows * columns > _MOST_CELLS:
        message = say(
            "A cell size of {cell} m would make {count} cells; choose a larger one.", cell=cell, count=rows * columns
        )
        raise InvalidInputError(message, [Finding(code="too_many_cells", message=message)])
    return Grid(west=float(west), north=float(south + rows * cell), cell_size_m=cell, rows=rows, columns=columns)


def reach(places: Array) -> float:
    """Return how far, in m, outside the wells an estimate is given: half the median distance to the nearest well."""
    from scipy.spatial import cKDTree

    distances, _ = cKDTree(places).query(places, k=2)
    return float(np.median(distances[:, 1])) / 2


def krige(places: Array, log10: Array, grid: Grid, progress: Progress | None = None) -> KrigedField:
    """Estimate the logarithm of a concentration in every cell by ordinary kriging.

    Parameters
    ----------
    places : array, shape (n, 2)
        Easting and northing of n >= 3 wells, no two alike, m.
    log10 : array, shape (n,)
        Decimal logarithms of the concentrations.
    grid : Grid
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

    References
    ----------
    Matheron (1963); Müller, Schüler, Zech & Heße (2022), GSTools v1.3, doi:10.5194/gmd-15-3161-2022.
    """
    import gstools

    progress = progress or Silent()
    model, described = _variogram(places, log10)
    kriging = gstools.krige.Ordinary(model, places.T, log10)
    eastings, northings = (axis.ravel() for axis in grid.centres())
    wanted = np.flatnonzero(_near(places, np.column_stack([eastings, northings])))
    estimate, deviation = np.full(eastings.size, np.nan), np.full(eastings.size, np.nan)
    for start in range(0, wanted.size, _CHUNK):
        progress.check()
        part = wanted[start : start + _CHUNK]
        mean, variance = kriging((eastings[part], northings[part]), store=False)
        estimate[part], deviation[part] = mean, np.sqrt(np.maximum(variance, 0.0))
        progress.report((start + part.size) / wanted.size)
    shape = (grid.rows, grid.columns)
    return KrigedField(log10=estimate.reshape(shape), deviation_log10=deviation.reshape(shape), variogram=described)


def _variogram(places: Array, log10: Array) -> tuple[Any, str]:
    import gstools
    from scipy.spatial.distance import pdist

    distances = pdist(places)
    largest = float(distances.max())
    variance = max(float(np.var(log10, ddof=1)), 1e-6)  # half the mean squared difference over all pairs
    default = gstools.Exponential(
        dim=2, var=variance / float(np.mean(1.0 - np.exp(-distances / largest))), len_scale=largest
    )
    if len(log10) < _FEWEST_FOR_A_FIT:
        return default, _worded("default", default)
    centres, gamma = gstools.vario_estimate(places.T, log10, np.linspace(0.0, largest / 2, 11))
    model = gstools.Exponential(dim=2)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of scipy, on a fit without a covariance: only the values are used
            model.fit_variogram(centres, gamma, max_eval=10_000)
    except (RuntimeError, ValueError):
        return default, _worded("default", default)
    usable = np.isfinite([model.var, model.len_scale, model.nugget]).all() and model.len_scale <= largest
    return (model, _worded("fitted", model)) if usable and model.var > 0 else (default, _worded("default", default))


def _worded(origin: str, model: Any) -> str:
    return f"{origin} exponential, sill {model.var:.3g}, range {3 * model.len_scale:.3g} m, nugget {model.nugget:.3g}"


def _near(places: Array, cells: Array) -> NDArray[np.bool_]:
    from scipy.spatial import Delaunay, QhullError, cKDTree

    distances, _ = cKDTree(places).query(cells)
    near = np.asarray(distances <= reach(places))
    try:
        return np.asarray(near | (Delaunay(places).find_simplex(cells) >= 0))
    except QhullError:  # wells in one line have no hull
        return near
