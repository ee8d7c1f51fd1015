# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Boundaries of a flow model from tables of map features, of which every fault is reported with its feature."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ...errors import Finding, InvalidInputError, refusal
from ...wording import say
from ..grids.crossings import crossed_pairs, lengths_in_cells, shares_along
from ..grids.outlines import read_shape
from ..tables import (
    days_after,
    layer_number,
    layer_within,
    middle,
    optional_number,
    read_rows,
    required_number,
)
from .boundaries import Barrier, Drain, FixedHead, GeneralHead, PumpedWell, River
from .gwf_faults import feature_faults
from .recharge import metres_a_day

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid
    from ..grids.map_raster import MapRaster
    from .boundaries import PerCell

    Row = dict[str, Any]

_Boundary = TypeVar("_Boundary", FixedHead, River, Drain, GeneralHead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and when features are read.

    Attributes
    ----------
    grid : LayeredGrid
    conductivity : ndarray, shape of the grid, or None
        m/d; only wells with a screen need it.
    start : datetime or None
        Aware moment of time 0; without it, starts and ends of features say nothing.
    """

    grid: LayeredGrid
    conductivity: NDArray[np.float64] | None = None
    start: datetime | None = None

    def cells(self, row: Row) -> NDArray[np.int64]:
        """Return the cells of a row's geometry in its ``layer``, the first where none is given."""
        return self.grid.cells_of(_wkt(row), layer_number(row) - 1)

    def span(self, row: Row) -> tuple[float, float]:
        """Return from the fields ``start`` and ``end`` when a feature begins and ends, d."""
        if self.start is None:
            return 0.0, math.inf
        began, ended = days_after(row.get("start"), self.start), days_after(row.get("end"), self.start)
        return 0.0 if began is None else began, math.inf if ended is None else ended


def fixed_heads(table: pd.DataFrame, place: Place, what: str, raster: MapRaster | None = None) -> tuple[FixedHead, ...]:
    """Read fixed heads: ``head`` (m), or ``head_start`` and ``head_end`` along a line, or else a raster of heads."""

    def make(row: Row) -> FixedHead:
        start, end = place.span(row)
        cells = place.cells(row)
        if raster is not None and optional_number(row, "head") is None and optional_number(row, "head_start") is None:
            level: PerCell = raster.between(*place.grid.coordinates(cells))
            if not np.all(np.isfinite(level)):
                raise refusal("no_head", say("The raster of heads does not cover the feature."))
        else:
            level = _along(row, "head", place.grid, cells)
        return _sound(FixedHead(cells=cells, head_m=level, start_d=start, end_d=end), place.grid)

    return read_rows(table, what, make)


def rivers(table: pd.DataFrame, place: Place, what: str) -> tuple[River, ...]:
    """Read rivers.

    Fields: ``stage`` (m), or ``stage_start`` and ``stage_end`` along a line; ``conductance_m2_d`` of the whole feature,
    or ``bed_conductivity_m_d`` and ``bed_thickness_m`` with, for a line, ``width_m``; ``bottom_m`` of the bed, or
    ``bottom_start`` and ``bottom_end``, is optional, as are ``layer``, ``start`` and ``end``.
    """

    def make(row: Row) -> River:
        start, end = place.span(row)
        cells, conductance = _bed(row, place)
        bottom: PerCell | None = None
        if optional_number(row, "bottom_m") is not None:
            bottom = required_number(row, "bottom_m")
        elif optional_number(row, "bottom_start") is not None:
            bottom = _along(row, "bottom", place.grid, cells)
        stage = _along(row, "stage", place.grid, cells)
        river = River(
            cells=cells, stage_m=stage, conductance_m2_d=conductance, bottom_m=bottom, start_d=start, end_d=end
        )
        return _sound(river, place.grid)

    return read_rows(table, what, make)


def _bed(row: Row, place: Place) -> tuple[NDArray[np.int64], PerCell]:
    """Return the cells of a bed and its conductance: given for the whole, or by each cell's share of the bed."""
    whole = optional_number(row, "conductance_m2_d")
    if whole is not None or optional_number(row, "bed_conductivity_m_d") is None:
        return place.cells(row), required_number(row, "conductance_m2_d")
    leakance = required_number(row, "bed_conductivity_m_d") / _positive(row, "bed_thickness_m")
    shape = read_shape(_wkt(row))
    if shape.kind == "polygon":
        cells = place.cells(row)
        return cells, leakance * place.grid.plan_areas().ravel()[cells % place.grid.cells_a_layer]
    if shape.kind != "line":
        raise refusal("not_a_line", say("A river bed is a line or a polygon."))
    plan, length = lengths_in_cells(place.grid, shape)
    cells = plan + (layer_number(row) - 1) * place.grid.cells_a_layer
    inside = np.isin(cells, place.cells(row))
    return cells[inside], leakance * _positive(row, "width_m") * length[inside]


def drains(table: pd.DataFrame, place: Place, what: str) -> tuple[Drain, ...]:
    """Read drains: ``elevation_m`` (or ``elevation_start`` and ``elevation_end``), ``conductance_m2_d``, ``layer``."""

    def make(row: Row) -> Drain:
        start, end = place.span(row)
        cells = place.cells(row)
        known = optional_number(row, "elevation_m")
        level = _along(row, "elevation", place.grid, cells) if known is None else known
        conductance = required_number(row, "conductance_m2_d")
        drain = Drain(cells=cells, elevation_m=level, conductance_m2_d=conductance, start_d=start, end_d=end)
        return _sound(drain, place.grid)

    return read_rows(table, what, make)


def general_heads(table: pd.DataFrame, place: Place, what: str) -> tuple[GeneralHead, ...]:
    """Read heads outside the model: ``head`` (m), ``conductance_m2_d`` of the whole feature, ``layer``."""

    def make(row: Row) -> GeneralHead:
        start, end = place.span(row)
        cells = place.cells(row)
        level = _along(row, "head", place.grid, cells)
        conductance = required_number(row, "conductance_m2_d")
        head = GeneralHead(cells=cells, head_m=level, conductance_m2_d=conductance, start_d=start, end_d=end)
        return _sound(head, place.grid)

    return read_rows(table, what, make)


def wells(table: pd.DataFrame, place: Place, what: str) -> tuple[PumpedWell, ...]:
    """Read wells: ``rate_m3_d`` (negative for pumping), and ``layer`` or ``screen_top_m`` and ``screen_bottom_m``.

    The layers that a screen (elevations, m) reaches share the rate by transmissivity: conductivity times the length of
    screen in each.
    """

    def make(row: Row) -> PumpedWell:
        start, end = place.span(row)
        rate, top = required_number(row, "rate_m3_d"), optional_number(row, "screen_top_m")
        if top is None or optional_number(row, "layer") is not None:
            return PumpedWell(cells=place.cells(row), rate_m3_d=rate, start_d=start, end_d=end)
        cells, shares = _screened(row, place, top, required_number(row, "screen_bottom_m"))
        return PumpedWell(cells=cells, rate_m3_d=rate, shares=shares, start_d=start, end_d=end)

    return read_rows(table, what, make)


def _screened(row: Row, place: Place, top: float, bottom: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    if not top > bottom:
        raise refusal("bad_screen", say("The screen must reach from above to below, not from {top} to {bottom} m.",
                                       top=top, bottom=bottom))  # fmt: skip
    grid = place.grid
    x, y = middle(row)
    plan = int(grid.cell_at(np.array([x]), np.array([y]))[0])
    if plan < 0:
        raise refusal("outside_grid", say("It lies outside the model, at {x:.0f}, {y:.0f}.", x=x, y=y))
    column = np.arange(grid.layers) * grid.cells_a_layer + plan
    bottoms = grid.bottoms.ravel()[column]
    tops = bottoms + grid.thickness.ravel()[column]
    length = np.clip(np.minimum(tops, top) - np.maximum(bottoms, bottom), 0.0, None)
    conductivity = np.ones(grid.layers) if place.conductivity is None else place.conductivity.ravel()[column]
    share = np.where(grid.active.ravel()[column] & (length > 0), length * conductivity, 0.0)
    if not share.sum() > 0:
        raise refusal("no_layer", say("Its screen from {top} to {bottom} m meets no active layer.",
                                     top=top, bottom=bottom))  # fmt: skip
    reached = share > 0
    return column[reached], share[reached] / share.sum()


def barriers(table: pd.DataFrame, place: Place, what: str) -> tuple[Barrier, ...]:
    """Read walls: lines with ``conductivity_m_d``, ``thickness_m`` and ``layer``; without a layer they cut all."""

    def make(row: Row) -> Barrier:
        shape = read_shape(_wkt(row))
        if shape.kind != "line":
            raise refusal("not_a_line", say("A wall is a line."))
        leakance = _positive(row, "conductivity_m_d") / _positive(row, "thickness_m")
        first, second = crossed_pairs(place.grid, shape)
        layer = layer_within(row, place.grid)
        layers = list(range(place.grid.layers)) if layer is None else [layer]
        offset = np.repeat(np.asarray(layers) * place.grid.cells_a_layer, len(first))
        first, second = np.tile(first, len(layers)) + offset, np.tile(second, len(layers)) + offset
        active = place.grid.active.ravel()
        both = active[first] & active[second]
        if not both.any():
            raise refusal("outside_grid", say("The wall passes between no two active cells."))
        return Barrier(first=first[both], second=second[both], leakance_per_d=leakance)

    return read_rows(table, what, make)


def recharge_zones(table: pd.DataFrame, grid: LayeredGrid, what: str) -> NDArray[np.float64]:
    """Return recharge (m/d, plan shape) of zones with ``recharge_mm_a``; NaN outside, and the later zone counts."""

    def make(row: Row) -> tuple[NDArray[np.bool_], float]:
        mask = grid.mask_of(_wkt(row))
        if not (mask & grid.active).any():
            raise refusal("outside_grid", say("The zone covers no active cell."))
        return mask, required_number(row, "recharge_mm_a")

    found = np.full(grid.plan_shape, np.nan)
    for mask, rate in read_rows(table, what, make):
        found[mask] = metres_a_day(rate)
    return found


def levels_at_vertices(table: pd.DataFrame, name: str, what: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the vertices (n, 2) of features and the levels (n,) there: of a field, or of its start and end."""

    def make(row: Row) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        shape = read_shape(_wkt(row))
        points = np.vstack(shape.parts)
        if optional_number(row, name) is not None or shape.kind != "line":
            return points, np.full(len(points), required_number(row, name))
        start, end = required_number(row, f"{name}_start"), required_number(row, f"{name}_end")
        return points, start + (end - start) * shares_along(shape, points)

    found = read_rows(table, what, make)
    return np.vstack([points for points, _ in found]), np.concatenate([levels for _, levels in found])


def _sound(made: _Boundary, grid: LayeredGrid) -> _Boundary:
    """Return a boundary that fits its cells; the fault of another is reported with its feature."""
    faults = [Finding(code="bad_boundary", message=text) for text in feature_faults(made, grid.bottoms.ravel())]
    if faults:
        raise InvalidInputError(faults[0].message, faults)
    return made


def _along(row: Row, name: str, grid: LayeredGrid, cells: NDArray[np.int64]) -> PerCell:
    """Return the value of a field, or of its start and end along the line by the place of each cell."""
    if optional_number(row, f"{name}_start") is None:
        return required_number(row, name)
    shape = read_shape(_wkt(row))
    if shape.kind != "line":
        raise refusal("not_a_line", say("{name}_start and {name}_end need a line.", name=name))
    share = shares_along(shape, np.stack(grid.coordinates(cells), axis=1))
    start, end = required_number(row, f"{name}_start"), required_number(row, f"{name}_end")
    return start + (end - start) * share


def _wkt(row: Row) -> str:
    wkt = row.get("geometry_wkt")
    if not isinstance(wkt, str):
        raise refusal("no_geometry", say("The feature has no geometry."))
    return wkt


def _positive(row: Row, name: str) -> float:
    value = required_number(row, name)
    if not value > 0:
        raise refusal("not_positive", say("{field} must be positive, not {value}.", field=name, value=value))
    return value
