# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a flow simulation gives: heads as a raster, discharge as points, the water budget, hydrographs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QDateTime

from ...bridge import epsg_crs
from ...styling import style_output
from ...translation import tr
from .inputs import read_layer
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from ....gw_core.transport.flow import FlowModel
    from ....gw_core.transport.grids.layered_grid import LayeredGrid
    from ....gw_core.transport.gwf.gwf_input import FlowInput
    from ....gw_core.transport.gwt.scenario import Record

    Zones = Sequence[tuple[str, NDArray[np.bool_]]]

VELOCITY_FIELDS = {"layer": int} | dict.fromkeys(("qx_m_d", "qy_m_d", "speed_m_d", "head"), float)
BUDGET_FIELDS = {
    "zone": str, "time": QDateTime, "time_d": float, "term": str, "in_m3_d": float, "out_m3_d": float,
    "error_percent": float,
}  # fmt: skip
HYDROGRAPH_FIELDS = {"point": str, "time": QDateTime, "time_d": float, "head": float}
_MOST_ARROWS = 20_000


@dataclass(frozen=True, slots=True)
class _Call:
    """What every output of one run of an algorithm needs."""

    algorithm: QgsProcessingAlgorithm
    parameters: dict[str, Any]
    context: QgsProcessingContext
    feedback: QgsProcessingFeedback

    def table(self, key: str, fields: dict[str, type], rows: Iterator[dict[str, Any]], name: str) -> dict[str, str]:
        """Write a table."""
        return write_sink(
            self.algorithm, self.parameters, self.context, self.feedback, key, fields, Qgis.WkbType.NoGeometry,
            QgsCoordinateReferenceSystem(), rows, name,
        )  # fmt: skip


def read_points(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, inputs: FlowInput
) -> tuple[Record, ...]:
    """Read POINTS before the model runs, so that a fault in it is told at once."""
    from ....gw_core.transport.gwt import source_tables

    table = read_layer(algorithm, parameters, "POINTS", context, epsg_crs(inputs.grid.crs))
    return () if table is None else source_tables.records(table, inputs.grid, "POINTS")


def read_zones(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, inputs: FlowInput
) -> Zones:
    """Read BUDGET_ZONES as masks of the grid."""
    from ....gw_core.transport.gwf.budget import read_zone_masks

    table = read_layer(algorithm, parameters, "BUDGET_ZONES", context, epsg_crs(inputs.grid.crs))
    return () if table is None else read_zone_masks(table, inputs.grid, "BUDGET_ZONES")


def write_results(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
    feedback: QgsProcessingFeedback, inputs: FlowInput, flow: FlowModel, points: Sequence[Record], zones: Zones,
) -> dict[str, Any]:  # fmt: skip
    """Write OUTPUT, VELOCITY, BUDGET and HYDROGRAPH; return them with BUDGET_ERROR."""
    from ....gw_core.transport.gwf.budget import read_budget, zone_budget
    from ....gw_core.transport.gwf.gwf_reader import read_heads

    call = _Call(algorithm, parameters, context, feedback)
    folder = Path(algorithm.parameterAsString(parameters, "WORKSPACE", context))
    times, heads = read_heads(folder, flow.grid.shape)
    found = {"OUTPUT": _write_heads(call, flow, inputs, times, heads[:, 0])}
    found |= write_sink(
        algorithm, parameters, context, feedback, "VELOCITY", VELOCITY_FIELDS, Qgis.WkbType.Point,
        epsg_crs(flow.grid.crs), _arrows(flow), tr("Specific discharge"),
    )  # fmt: skip
    budget = read_budget(folder, steady=flow.steady)
    error = max((abs(term.error_percent) for term in budget if term.term == "total"), default=0.0)
    budget += zone_budget(flow, zones) if zones else []
    rows = (
        {"zone": term.zone, "time": _moment(inputs, term.time_d), "time_d": term.time_d, "term": term.term,
         "in_m3_d": term.in_m3_d, "out_m3_d": term.out_m3_d, "error_percent": term.error_percent}
        for term in budget
    )  # fmt: skip
    found |= call.table("BUDGET", BUDGET_FIELDS, rows, tr("Water budget"))
    curves = (
        {"point": point.name, "time": _moment(inputs, time), "time_d": time if inputs.transient else None,
         "head": float(head.ravel()[point.cells].mean())}
        for point in points
        for time, head in zip(times.tolist(), heads, strict=True)
    )  # fmt: skip
    found |= call.table("HYDROGRAPH", HYDROGRAPH_FIELDS, curves, tr("Hydrographs"))
    return {**found, "BUDGET_ERROR": error}


def _moment(inputs: FlowInput, days: float) -> Any:
    """Return the moment some days after the start; None without a start, and in steady flow."""
    return inputs.start + timedelta(days=days) if inputs.start and inputs.transient and days == days else None


def _write_heads(
    call: _Call, flow: FlowModel, inputs: FlowInput, times: NDArray[np.float64], heads: NDArray[np.float64]
) -> str:
    """Write the head of the top layer, a band a period."""
    from ...rasters import write_raster

    path = str(call.algorithm.parameterAsOutputLayer(call.parameters, "OUTPUT", call.context))
    frame = flow.grid.frame()
    names = [tr("Head (m)")]
    if inputs.transient:
        moments = [_moment(inputs, float(time)) for time in times]
        names = [
            moment.strftime("%Y-%m-%d %H:%M") if moment else tr("{time:g} d").format(time=time)
            for moment, time in zip(moments, times.tolist(), strict=True)
        ]
    bands = [frame.of(head) for head in heads]
    write_raster(path, bands, frame.west, frame.north, frame.cell_size_m, epsg_crs(flow.grid.crs), band_names=names)
    style_output(call.context, path, "head", tr("Head"))
    return path


def _arrows(flow: FlowModel) -> Iterator[dict[str, Any]]:
    """Yield a row a cell; of a large grid only the cells under a coarser raster, so that the map stays usable."""
    import numpy as np

    grid = flow.grid
    east, north, _ = (part.reshape(grid.layers, -1) for part in flow.velocity(1.0))
    head = flow.head.reshape(grid.layers, -1)
    for plan in _shown(grid):
        x, y = (float(value) for value in grid.coordinates(plan))
        for layer in np.flatnonzero(np.isfinite(head[:, plan])):
            qx, qy = float(east[layer, plan]), float(north[layer, plan])
            yield {
                "layer": int(layer) + 1, "qx_m_d": qx, "qy_m_d": qy, "speed_m_d": float(np.hypot(qx, qy)),
                "head": float(head[layer, plan]), "geometry_wkt": f"POINT({x!r} {y!r})",
            }  # fmt: skip


def _shown(grid: LayeredGrid) -> NDArray[np.int64]:
    """Return the plan cells that get an arrow."""
    import numpy as np

    if grid.cells <= _MOST_ARROWS:
        return np.arange(grid.cells_a_layer)
    area = float(grid.plan_areas().sum()) * grid.layers
    index = grid.frame(np.sqrt(area / _MOST_ARROWS)).index
    return np.unique(index[index >= 0])
