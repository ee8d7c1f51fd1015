# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a flow model was built, as layers: its cells, its boundary cells, and what deserves a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeedback

from ...bridge import epsg_crs
from ...translation import tr
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.transport.gwf.flow_checks import Check
    from ....gw_core.transport.gwf.gwf_input import FlowInput

GRID_FIELDS = {
    "cell": int, "layer": int, "top_m": float, "bottom_m": float, "thickness_m": float, "conductivity_m_d": float,
    "vertical_ratio": float, "porosity": float, "recharge_mm_a": float, "boundary": str,
}  # fmt: skip
BOUNDARY_FIELDS = {
    "cell": int, "layer": int, "kind": str, "level_m": float, "conductance_m2_d": float, "rate_m3_d": float,
    "start_d": float, "end_d": float,
}  # fmt: skip
CHECK_FIELDS = {"code": str, "message": str, "cells": int, "layer": int}
_MM_A = 365250.0


def write_picture(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
    feedback: QgsProcessingFeedback, inputs: FlowInput, warned: frozenset[str] = frozenset(),
) -> dict[str, str]:  # fmt: skip
    """Write GRID_LAYER, BOUNDARIES and CHECKS where they are asked for.

    In any case every check is warned of, but those whose codes are ``warned`` of elsewhere.
    """
    from ....gw_core.transport.gwf.flow_checks import check_model
    from ....gw_core.wording import worded

    checks = check_model(inputs)
    for check in (each for each in checks if each.code not in warned):
        where = tr("{count} cells, such as in layer {layer} at {x:.0f}, {y:.0f}").format(
            count=check.cells, layer=check.layer, x=check.easting, y=check.northing
        )
        feedback.pushWarning(f"{worded(check.message, tr)} ({where})")
    crs = epsg_crs(inputs.grid.crs)
    shapes = _Outlines(inputs)
    polygon = Qgis.WkbType.Polygon
    written: dict[str, str] = {}
    for key, fields, kind, rows, name, style in (
        ("GRID_LAYER", GRID_FIELDS, polygon, _grid_rows(inputs, shapes), tr("Cells"), "model_cells"),
        ("BOUNDARIES", BOUNDARY_FIELDS, polygon, _boundary_rows(inputs, shapes), tr("Boundary cells"),
         "model_boundaries"),
        ("CHECKS", CHECK_FIELDS, Qgis.WkbType.Point, _check_rows(checks), tr("Checks"), "model_checks"),
    ):  # fmt: skip
        written |= write_sink(
            algorithm, parameters, context, feedback, key, fields, kind, crs, rows, name, style
        )  # fmt: skip
    return written


class _Outlines:
    """Polygons of the plan's cells as WKT, made when asked for."""

    def __init__(self, inputs: FlowInput) -> None:
        self._vertices, self._faces = inputs.grid.outlines()

    def wkt(self, plan: int) -> str:
        """Return the outline of a cell of the plan."""
        ring = [vertex for vertex in self._faces[plan].tolist() if vertex >= 0]
        places = [self._vertices[vertex] for vertex in (*ring, ring[0])]
        return "POLYGON((" + ",".join(f"{x!r} {y!r}" for x, y in (place.tolist() for place in places)) + "))"


def _grid_rows(inputs: FlowInput, shapes: _Outlines) -> Iterator[dict[str, Any]]:
    import numpy as np

    grid = inputs.grid
    bottoms, thickness = grid.bottoms.ravel(), grid.thickness.ravel()
    ratio = np.broadcast_to(np.asarray(inputs.vertical_ratio, dtype=np.float64), grid.shape).ravel()
    porosity = None if inputs.porosity is None else inputs.porosity.ravel()
    recharge = inputs.recharge_at(0.0).ravel() * _MM_A
    kinds: dict[int, str] = {}
    for kind, cells, _ in _boundaries(inputs):
        for cell in cells.tolist():
            kinds[cell] = kind if cell not in kinds or kind in kinds[cell] else f"{kinds[cell]}, {kind}"
    uppermost = (grid.active & (np.cumsum(grid.active, axis=0) == 1)).ravel()
    for cell in np.flatnonzero(grid.active.ravel()).tolist():
        plan = cell % grid.cells_a_layer
        yield {
            "cell": cell + 1, "layer": cell // grid.cells_a_layer + 1, "top_m": float(bottoms[cell] + thickness[cell]),
            "bottom_m": float(bottoms[cell]), "thickness_m": float(thickness[cell]),
            "conductivity_m_d": float(inputs.conductivity.ravel()[cell]), "vertical_ratio": float(ratio[cell]),
            "porosity": None if porosity is None else float(porosity[cell]),
            "recharge_mm_a": float(recharge[plan]) if uppermost[cell] else None, "boundary": kinds.get(cell, ""),
            "geometry_wkt": shapes.wkt(plan),
        }  # fmt: skip


def _boundaries(inputs: FlowInput) -> Iterator[tuple[str, Any, Any]]:
    for kind, boundaries in (
        ("fixed head", inputs.heads), ("river", inputs.rivers), ("well", inputs.wells), ("drain", inputs.drains),
        ("general head", inputs.general_heads),
    ):  # fmt: skip
        for each in boundaries:
            yield kind, each.cells, each
    for wall in inputs.barriers:
        yield "wall", wall.first, wall


def _boundary_rows(inputs: FlowInput, shapes: _Outlines) -> Iterator[dict[str, Any]]:
    import math

    from ....gw_core.transport.gwf.boundaries import PumpedWell, each_cell, shared

    count = inputs.grid.cells_a_layer
    for kind, cells, each in _boundaries(inputs):
        level = next(
            (getattr(each, name) for name in ("head_m", "stage_m", "elevation_m") if hasattr(each, name)), None
        )
        levels = None if level is None else each_cell(level, cells)
        conductance = getattr(each, "conductance_m2_d", None)
        shares = None if conductance is None else shared(conductance, cells)
        rates = None
        if isinstance(each, PumpedWell):
            rates = shared(each.rate_m3_d, cells) if each.shares is None else each.rate_m3_d * each.shares
        end = getattr(each, "end_d", math.inf)
        for number, cell in enumerate(cells.tolist()):
            yield {
                "cell": cell + 1, "layer": cell // count + 1, "kind": kind,
                "level_m": None if levels is None else float(levels[number]),
                "conductance_m2_d": None if shares is None else float(shares[number]),
                "rate_m3_d": None if rates is None else float(rates[number]),
                "start_d": float(getattr(each, "start_d", 0.0)), "end_d": float(end) if math.isfinite(end) else None,
                "geometry_wkt": shapes.wkt(cell % count),
            }  # fmt: skip


def _check_rows(checks: list[Check]) -> Iterator[dict[str, Any]]:
    from ....gw_core.wording import worded

    for check in checks:
        yield {
            "code": check.code, "message": worded(check.message, tr), "cells": check.cells, "layer": check.layer,
            "geometry_wkt": f"POINT({check.easting!r} {check.northing!r})",
        }  # fmt: skip
