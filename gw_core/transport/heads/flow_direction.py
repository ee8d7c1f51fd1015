# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where groundwater flows to and how steeply, from heads at wells: by triangles, by a plane, by the kriged surface."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Silent
from ...wording import say
from .azimuths import azimuth_deviation, azimuth_of, spread_of
from .heads import FEWEST_FOR_A_PLANE, Method, elongation, fit_heads
from .map_grid import between, grid_over

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...progress import Progress
    from .head_readings import Wells

    Array = NDArray[np.float64]

_THINNEST = 0.2
_IN_A_LINE = 0.01
_ARROWS_ACROSS = 12
_MOST_ARROWS = 400


class Estimator(StrEnum):
    """How a gradient is found."""

    TRIANGLES = "three-point"
    PLANE = "plane"
    KRIGING = "kriging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradients:
    """Gradients of the head, one an arrow; water flows against them.

    Attributes
    ----------
    estimator : Estimator
    places : array, shape (m, 2)
        Where the arrows stand, m.
    vectors : array, shape (m, 2)
        Rise of the head to the east and to the north, m/m.
    covariances : array, shape (m, 2, 2)
        Of their errors.
    weights : array, shape (m,)
        What each counts in the mean; their sum is 1.
    labels : tuple of str
        The wells of a triangle; else empty.
    mean : array, shape (2,)
        Weighted mean of the vectors.
    mean_covariance : array, shape (2, 2)
        Of its error; the arrows' own errors are correlated, since they share wells.
    """

    estimator: Estimator
    places: Array
    vectors: Array
    covariances: Array
    weights: Array
    labels: tuple[str, ...]
    mean: Array
    mean_covariance: Array

    @property
    def azimuths(self) -> Array:
        """Directions of flow, degrees clockwise from north, shape (m,); NaN where nothing slopes."""
        return azimuth_of(-self.vectors[:, 0], -self.vectors[:, 1])

    @property
    def azimuth_deviations(self) -> Array:
        """Circular standard deviations of the azimuths, degrees, shape (m,)."""
        return azimuth_deviation(self.vectors, self.covariances)

    @property
    def slopes(self) -> Array:
        """Hydraulic gradients, m/m, >= 0, shape (m,)."""
        return np.hypot(self.vectors[:, 0], self.vectors[:, 1])

    @property
    def slope_deviations(self) -> Array:
        """Standard deviations of the hydraulic gradients, m/m, shape (m,)."""
        return _slope_deviation(self.vectors, self.covariances)

    @property
    def spread_deg(self) -> float:
        """Circular standard deviation among the arrows, degrees; NaN for a single one."""
        return spread_of(self.azimuths, self.weights) if len(self.vectors) > 1 else float("nan")

    def mean_arrow(self) -> tuple[float, float, float, float]:
        """Return azimuth and its deviation (degrees), gradient and its deviation (m/m) of the mean vector."""
        vector, covariance = self.mean[None], self.mean_covariance[None]
        return (
            float(azimuth_of(-vector[:, 0], -vector[:, 1])[0]), float(azimuth_deviation(vector, covariance)[0]),
            float(np.hypot(*self.mean)), float(_slope_deviation(vector, covariance)[0]),
        )  # fmt: skip


def estimate_gradients(
    wells: Wells, estimator: Estimator, error_m: float = 0.0, spacing_m: float | None = None,
    progress: Progress | None = None,
) -> Gradients:  # fmt: skip
    """Estimate gradients of the head.

    Parameters
    ----------
    wells : Wells
        Three or more, not in one line.
    estimator : Estimator
    error_m : float
        Standard deviation of a head (reading, survey of the well), m, >= 0.
    spacing_m : float or None
        Of the arrows of `Estimator.KRIGING`, and the distance over which they measure; None: a twelfth of the longer
        side.
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        Fewer than three wells (``too_few_wells``), in one line (``wells_in_line``), or with thin triangles only.
    """
    progress = progress or Silent()
    if len(wells) < FEWEST_FOR_A_PLANE:
        message = say("A direction needs at least {fewest} wells with a head; there are {count}.",
                      fewest=FEWEST_FOR_A_PLANE, count=len(wells))  # fmt: skip
        raise InvalidInputError(message, [Finding(code="too_few_wells", message=message)])
    if elongation(wells.places) < _IN_A_LINE:
        message = say("The wells lie in one line: no direction of flow can be told.")
        raise InvalidInputError(message, [Finding(code="wells_in_line", message=message)])
    if estimator is Estimator.TRIANGLES:
        return _by_triangles(wells, error_m, progress)
    if estimator is Estimator.PLANE:
        return _by_plane(wells, error_m, progress)
    return _by_kriging(wells, error_m, spacing_m, progress)


def _by_triangles(wells: Wells, error_m: float, progress: Progress) -> Gradients:
    """Solve the three-point problem (Heath 1983, USGS WSP 2220) for each triangle of the Delaunay net.

    With equal errors of the heads the inverse variance of a triangle's gradient is 4 A^2 / sum of squared sides, that
    is, its area times how close it comes to an equilateral one: this is its weight.
    """
    from scipy.spatial import Delaunay

    middle = wells.places.mean(axis=0)
    corners = np.asarray(Delaunay(wells.places - middle).simplices)
    points = (wells.places - middle)[corners]  # (m, 3, 2)
    opposite = np.roll(points, -2, axis=1) - np.roll(points, -1, axis=1)  # side that faces each corner
    doubled = opposite[:, 0, 0] * opposite[:, 1, 1] - opposite[:, 0, 1] * opposite[:, 1, 0]  # twice the area, signed
    squares = (opposite**2).sum(axis=(1, 2))
    sound = 2.0 * np.sqrt(3.0) * np.abs(doubled) / squares >= _THINNEST
    if not sound.any():
        message = say("All triangles between the wells are too thin for a direction; lay a plane instead.")
        raise InvalidInputError(message, [Finding(code="thin_triangles", message=message)])
    if not sound.all():
        progress.warn(say("{count} thin triangles are left out.", count=int((~sound).sum())))
    corners, points, doubled, squares = corners[sound], points[sound], doubled[sound], squares[sound]
    # head = sum h_k N_k with N_k linear: its gradient is the opposite side turned by 90 degrees over twice the area
    shape = np.stack([-opposite[sound, :, 1], opposite[sound, :, 0]], axis=2) / doubled[:, None, None]
    heads = wells.heads[corners]
    weights = doubled**2 / squares
    weights /= weights.sum()
    return _gathered(
        wells, error_m, corners, shape, weights, points.mean(axis=1) + middle,
        np.einsum("mk,mkd->md", heads - heads[:, :1], shape),
    )  # fmt: skip


def _gathered(
    wells: Wells, error_m: float, corners: NDArray[np.int64], shape: Array, weights: Array, places: Array,
    vectors: Array,
) -> Gradients:  # fmt: skip
    whole = np.zeros((len(wells), 2))
    np.add.at(whole, corners, weights[:, None, None] * shape)
    return Gradients(
        estimator=Estimator.TRIANGLES, places=places, vectors=vectors,
        covariances=error_m**2 * np.einsum("mki,mkj->mij", shape, shape), weights=weights,
        labels=tuple(", ".join(wells.names[index] for index in three) for three in corners),
        mean=weights @ vectors, mean_covariance=error_m**2 * whole.T @ whole,
    )  # fmt: skip


def _by_plane(wells: Wells, error_m: float, progress: Progress) -> Gradients:
    """Lay a plane by least squares; its errors are the residuals, but not less than those of the heads."""
    middle = wells.places.mean(axis=0)
    length = float(np.abs(wells.places - middle).max())
    kriging = fit_heads(wells, Method.PLANE, progress=progress, error_m=error_m).kriging
    rise, covariance = kriging.difference(np.stack([middle, middle]), middle + length * np.eye(2))
    vector, covariance = _level(wells, rise / length), covariance / length**2
    return Gradients(
        estimator=Estimator.PLANE, places=middle[None], vectors=vector[None], covariances=covariance[None],
        weights=np.ones(1), labels=("",), mean=vector, mean_covariance=covariance,
    )  # fmt: skip


def _by_kriging(wells: Wells, error_m: float, spacing_m: float | None, progress: Progress) -> Gradients:
    """Take gradients of the surface kriged with a linear drift, over the spacing of the arrows.

    A difference of heads over a distance is a linear function of the field, so that its estimate and the covariance of
    all of them come from the kriging system itself, without simulation.
    """
    kriging = fit_heads(wells, Method.LINEAR, progress=progress, error_m=error_m).kriging
    places, step = _stands(wells.places, spacing_m)
    ahead = 0.5 * step * np.repeat(np.eye(2), len(places), axis=0)  # first all to the east, then all to the north
    both = np.vstack([places, places])
    rise, covariance = kriging.difference(both - ahead, both + ahead)
    count = len(places)
    vectors = np.column_stack([rise[:count], rise[count:]]) / step
    vectors = _level(wells, vectors)
    blocks = covariance.reshape(2, count, 2, count) / step**2
    return Gradients(
        estimator=Estimator.KRIGING, places=places, vectors=vectors,
        covariances=np.einsum("imjm->mij", blocks), weights=np.full(count, 1.0 / count), labels=("",) * count,
        mean=vectors.mean(axis=0), mean_covariance=blocks.mean(axis=(1, 3)),
    )  # fmt: skip


def _level(wells: Wells, vectors: Array) -> Array:
    """Return exact zeros where all heads are equal: what is left of rounding has a direction, but means nothing."""
    return np.zeros_like(vectors) if np.ptp(wells.heads) == 0.0 else vectors


def _stands(places: Array, spacing_m: float | None) -> tuple[Array, float]:
    """Return where arrows stand, shape (m, 2), m >= 1, and how far apart, m."""
    low, high = places.min(axis=0), places.max(axis=0)
    finest = float(np.sqrt(np.prod(np.maximum(high - low, 1e-6)) / _MOST_ARROWS))
    step = max(spacing_m or float((high - low).max()) / _ARROWS_ACROSS, finest)
    points = grid_over(low, high, step).points()
    points = points[between(places, points)]
    if len(points) == 0:
        points = places.mean(axis=0)[None]
    return points, step


def _slope_deviation(vectors: Array, covariances: Array) -> Array:
    size = np.hypot(vectors[:, 0], vectors[:, 1])
    with np.errstate(divide="ignore", invalid="ignore"):
        along = np.where(size[:, None] > 0, vectors / size[:, None], np.sqrt(0.5))
        return np.asarray(np.sqrt(np.maximum(np.einsum("mi,mij,mj->m", along, covariances, along), 0.0)))
