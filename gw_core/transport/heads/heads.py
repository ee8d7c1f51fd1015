# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The water table as the wells show it at one time: head map, deviation, cross-validated residuals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...errors import Finding, InvalidInputError, refusal
from ...progress import Silent
from ...wording import say
from ..grids.outlines import read_shape
from .kriging import Kriging, constant
from .map_grid import MapGrid, around, grid_around, grid_over
from .variograms import SHAPES, Shape, Variogram, choose_variogram, default_variogram

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...progress import Progress
    from .head_readings import Wells
    from .kriging import Trend

    Array = NDArray[np.float64]

Surface = Callable[["Array"], "Array"]
"""From places, shape (m, 2), to the value of a raster there, shape (m,); NaN outside."""

FEWEST_FOR_A_PLANE = 3
FEWEST_FOR_A_VARIOGRAM = 8
FEWEST_FOR_A_SHAPE = 30
_MOST_FOR_A_CHOICE = 800
_IN_A_LINE = 0.01
_NEARLY_IN_A_LINE = 0.1
_OUTLIER_TIMES = 4.0
_FEWEST_FOR_OUTLIERS = 6
_SMALLEST_OUTLIER_M = 0.01


class Method(StrEnum):
    """How heads between wells are found."""

    ORDINARY = "ordinary kriging"
    LINEAR = "kriging with a linear drift"
    EXTERNAL = "kriging with a drift raster"
    PLANE = "plane of least squares"


_FEWEST = {Method.ORDINARY: 3, Method.LINEAR: 5, Method.EXTERNAL: 4, Method.PLANE: FEWEST_FOR_A_PLANE}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSettings:
    """How a head map is made.

    Attributes
    ----------
    method : Method
    shape : Shape or None
        Of the variogram; None: exponential, and from `FEWEST_FOR_A_SHAPE` wells on the likeliest.
    cell_size_m : float or None
        None: a hundredth of the longer side.
    area_wkt : str
        Polygon to be mapped, m; empty: between the wells.
    """

    method: Method = Method.LINEAR
    shape: Shape | None = None
    cell_size_m: float | None = None
    area_wkt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadModel:
    """A surface through the heads of wells, ready to be asked.

    Attributes
    ----------
    wells : Wells
        Those that were used.
    kriging : Kriging
    method : Method
        What was done, which with few wells is not always what was asked for.
    """

    wells: Wells
    kriging: Kriging
    method: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadMap:
    """The map and how far it can be trusted.

    Attributes
    ----------
    head : array, shape (rows, columns)
        m; NaN outside the area, or away from the wells, or where the drift raster is empty.
    deviation : array, shape (rows, columns)
        Standard deviation, m, of a head read there; NaN too where nothing is left to tell it from.
    residuals : DataFrame
        A row a well: point, layer, head, readings, spread, estimate (from all other wells), residual (head minus
        estimate), deviation, standardised, outlier, easting, northing.
    mean_error, rmse : float
        Of the residuals, m; NaN when the others never settle the surface.
    deviation_ratio : float
        Mean square of the standardised residuals: 1 when the deviations are right.
    """

    model: HeadModel
    grid: MapGrid
    head: Array
    deviation: Array
    residuals: pd.DataFrame
    mean_error: float
    rmse: float
    deviation_ratio: float


def map_heads(
    wells: Wells, settings: HeadSettings, surface: Surface | None = None, progress: Progress | None = None
) -> HeadMap:
    """Map the heads of wells.

    Parameters
    ----------
    wells : Wells
    settings : HeadSettings
    surface : callable, optional
        The drift raster, for `Method.EXTERNAL`.
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        See `fit_heads`; or when no cell lies in the area, or near the wells.
    """
    progress = progress or Silent()
    model = fit_heads(wells, settings.method, settings.shape, surface, progress)
    grid, wanted = _cells(model.wells.places, settings, progress)
    mean, deviation = np.full(wanted.size, np.nan), np.full(wanted.size, np.nan)
    mean[wanted], deviation[wanted] = model.kriging.estimate(grid.points()[wanted], progress)
    empty = int(np.isnan(mean[wanted]).sum())
    if empty:
        progress.warn(say("The drift raster is empty in {count} cells; so is the map.", count=empty))
    residuals = _residuals(model)
    _warn_of_outliers(residuals, progress)
    shape = (grid.rows, grid.columns)
    left, standardised = (residuals[name].dropna().to_numpy(np.float64) for name in ("residual", "standardised"))
    return HeadMap(
        model=model, grid=grid, head=mean.reshape(shape), deviation=deviation.reshape(shape), residuals=residuals,
        mean_error=_mean(left), rmse=float(np.sqrt(_mean(left**2))), deviation_ratio=_mean(standardised**2),
    )  # fmt: skip


def fit_heads(
    wells: Wells, method: Method, shape: Shape | None = None, surface: Surface | None = None,
    progress: Progress | None = None, error_m: float = 0.0,
) -> HeadModel:  # fmt: skip
    """Fit a surface to the heads of wells.

    Too few wells for the method, or wells in one line, lead to a simpler one, and fewer than
    `FEWEST_FOR_A_VARIOGRAM` to a fixed variogram; the progress is told. The sill is always estimated from the heads,
    but not taken smaller than the square of ``error_m``, the standard deviation of a single head, m.

    Raises
    ------
    InvalidInputError
        Fewer than three wells; wells in one line for a plane; a drift raster that is missing, the same at all wells or
        empty at too many.
    """
    progress = progress or Silent()
    if method is Method.EXTERNAL:
        wells = _with_drift(wells, surface, progress)
    if len(wells) < FEWEST_FOR_A_PLANE:
        raise refusal(
            "too_few_wells",
            say("A surface needs at least {fewest} wells with a head; there are {count}.", fewest=FEWEST_FOR_A_PLANE,
                count=len(wells)),
        )  # fmt: skip
    method = _possible(method, wells, progress)
    trend = _trend(method, wells, surface)
    variogram = _variogram(method, wells, trend, shape, progress)
    kriging = Kriging(wells.places, wells.heads, variogram, trend)
    kriging.settle_sill(error_m**2)
    if not kriging.variogram.total >= 0:
        progress.warn(say("Three wells settle a plane exactly: nothing is left to tell its uncertainty from."))
    return HeadModel(wells=wells, kriging=kriging, method=method)


def elongation(places: Array) -> float:
    """Return how far wells are from a line: the shorter over the longer axis of their scatter, 0 to 1."""
    strength = np.linalg.svd(places - places.mean(axis=0), compute_uv=False)
    return float(strength[1] / strength[0]) if len(strength) > 1 and strength[0] > 0 else 0.0


def _with_drift(wells: Wells, surface: Surface | None, progress: Progress) -> Wells:
    if surface is None:
        raise refusal("no_drift", say("Kriging with a drift raster needs the raster."))
    values = surface(wells.places)
    inside = np.isfinite(values)
    if not inside.all():
        names = ", ".join(name for name, there in zip(wells.names, inside, strict=True) if not there)
        progress.warn(say("The drift raster is empty at these wells, which are left out: {names}.", names=names))
    kept = values[inside]
    if len(kept) and np.ptp(kept) <= 1e-9 * max(1.0, float(np.abs(kept).max())):
        raise refusal("flat_drift", say("The drift raster has the same value at all wells; it explains nothing."))
    return wells.part(inside)


def _possible(method: Method, wells: Wells, progress: Progress) -> Method:
    round_about = elongation(wells.places)
    if len(wells) < _FEWEST[method]:
        progress.warn(
            say("{method} needs at least {fewest} wells; a plane is laid through the {count} there are.",
                method=_named(method), fewest=_FEWEST[method], count=len(wells))
        )  # fmt: skip
        method = Method.PLANE
    if method in {Method.PLANE, Method.LINEAR} and round_about < _IN_A_LINE:
        if method is Method.PLANE:
            raise refusal("wells_in_line", say("The wells lie in one line: no slope across it can be told."))
        progress.warn(say("The wells lie in one line: heads are kriged without a drift."))
        return Method.ORDINARY
    if round_about < _NEARLY_IN_A_LINE:
        progress.warn(say("The wells lie nearly in one line: the slope across it is uncertain."))
    return method


def _named(method: Method) -> str:
    return {
        Method.ORDINARY: say("Ordinary kriging"), Method.LINEAR: say("Kriging with a linear drift"),
        Method.EXTERNAL: say("Kriging with a drift raster"), Method.PLANE: say("A plane of least squares"),
    }[method]  # fmt: skip


def _trend(method: Method, wells: Wells, surface: Surface | None) -> Trend:
    if method is Method.ORDINARY:
        return constant
    if method is Method.EXTERNAL and surface is not None:
        values = surface(wells.places)
        centre, size = float(values.mean()), float(np.ptp(values))
        return lambda points: np.column_stack([np.ones(len(points)), (surface(points) - centre) / size])
    middle = wells.places.mean(axis=0)
    scale = float(np.abs(wells.places - middle).max())
    return lambda points: np.column_stack([np.ones(len(points)), (points - middle) / scale])


def _variogram(method: Method, wells: Wells, trend: Trend, shape: Shape | None, progress: Progress) -> Variogram:
    if method is Method.PLANE:
        return Variogram(shape=Shape.NUGGET, length_m=1.0, total=0.0, nugget_share=1.0)
    if len(wells) < FEWEST_FOR_A_VARIOGRAM:
        progress.warn(
            say("{count} wells are too few for a variogram (at least {fewest}); a nearly linear one is taken.",
                count=len(wells), fewest=FEWEST_FOR_A_VARIOGRAM)
        )  # fmt: skip
        return default_variogram(wells.places, shape or Shape.EXPONENTIAL)
    part = slice(None, None, -(-len(wells) // _MOST_FOR_A_CHOICE))
    places = wells.places[part]
    # a smooth shape chosen on the word of few wells makes the deviations too small: see docs/heads.md
    free = SHAPES if len(wells) >= FEWEST_FOR_A_SHAPE else (Shape.EXPONENTIAL,)
    return choose_variogram(places, wells.heads[part], trend(places), (shape,) if shape else free)


def _cells(places: Array, settings: HeadSettings, progress: Progress) -> tuple[MapGrid, NDArray[np.bool_]]:
    if not settings.area_wkt:
        grid = grid_around(places, settings.cell_size_m)
        wanted = around(places, grid.points())
    else:
        shape = read_shape(settings.area_wkt)
        corners = np.vstack(shape.parts)
        grid = grid_over(corners.min(axis=0), corners.max(axis=0), settings.cell_size_m)
        points = grid.points()
        wanted = shape.covers(points[:, 0], points[:, 1])
        beyond = wanted & ~around(places, points)
        if beyond.sum() > 0.05 * wanted.sum():
            share = 100.0 * float(beyond.sum()) / float(wanted.sum())
            progress.warn(
                say("{share} % of the area lies beyond the wells: look at the deviation.", share=f"{share:.0f}")
            )
    if not wanted.any():
        message = say("No cell of {size} m lies in the map; choose smaller ones.", size=f"{grid.cell_size_m:g}")
        raise InvalidInputError(message, [Finding(code="cells_too_large", message=message)])
    return grid, wanted


def _residuals(model: HeadModel) -> pd.DataFrame:
    wells, found = model.wells, model.kriging.cross_validation()
    return pd.DataFrame(
        {
            "point": wells.names, "layer": wells.layers, "head": wells.heads, "readings": wells.readings,
            "spread": wells.spreads, "estimate": wells.heads - found.residual, "residual": found.residual,
            "deviation": found.deviation, "standardised": found.standardised, "outlier": find_outliers(model),
            "easting": wells.places[:, 0], "northing": wells.places[:, 1],
        }
    )  # fmt: skip


def find_outliers(model: HeadModel) -> NDArray[np.bool_]:
    """Tell which wells' heads their neighbours do not expect at all.

    The well with the largest leave-one-out residual, in units of its deviation, is taken out as long as that is more
    than four times what is usual (1.4826 times the median of all) and more than a centimetre; at most a quarter of the
    wells. One after the other, since one false head also spoils the estimates at its neighbours. A surface without a
    drift falls behind a slope at the outer wells, so that there a linear one is laid beneath for this question.

    Returns
    -------
    array of bool, shape (n,)
    """
    wells, keep = model.wells, np.ones(len(model.wells), dtype=bool)
    while keep.sum() > max(_FEWEST_FOR_OUTLIERS - 1, 0.75 * len(wells)):
        rest = wells.part(keep)
        try:
            found = _judge(model, rest).cross_validation()
        except InvalidInputError:  # without those taken out the trend is not settled
            break
        with np.errstate(divide="ignore", invalid="ignore"):
            size = np.nan_to_num(np.abs(found.residual) / np.where(found.deviation > 0, found.deviation, np.nan))
        worst = int(size.argmax())
        usual = 1.4826 * float(np.median(size))
        if size[worst] <= _OUTLIER_TIMES * usual or abs(found.residual[worst]) < _SMALLEST_OUTLIER_M:
            break
        keep[np.flatnonzero(keep)[worst]] = False
    return ~keep


def _judge(model: HeadModel, wells: Wells) -> Kriging:
    trend = None
    if model.method is Method.ORDINARY and elongation(wells.places) >= _IN_A_LINE:
        trend = _trend(Method.LINEAR, wells, None)
    return model.kriging.again(wells.places, wells.heads, trend)


def _warn_of_outliers(residuals: pd.DataFrame, progress: Progress) -> None:
    for row in residuals[residuals["outlier"]].itertuples():
        progress.warn(
            say(
                "The head at {point}, {head} m, is {difference} m off what the other wells say: another datum, unit "
                "or layer, or a pumped well?",
                point=row.point, head=f"{row.head:.2f}", difference=f"{row.residual:+.2f}",
            )
        )  # fmt: skip


def _mean(values: Array) -> float:
    return float(values.mean()) if values.size else float("nan")
