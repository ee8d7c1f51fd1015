# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compute steady groundwater flow with MODFLOW 6."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import ANY_GEOMETRY, LINE, POINT, POLYGON, layer_source, number, with_help, words, workspace
from ...styling import style_output
from ...translation import tr
from .inputs import check_program, crs_name, numbers, program, read_layer
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from ....gw_core.transport.flow import FlowModel
    from ....gw_core.transport.gwf import FlowInput
    from ....gw_core.transport.layered_grid import LayeredGrid

_VELOCITY_FIELDS = {"layer": int} | dict.fromkeys(("qx_m_d", "qy_m_d", "speed_m_d", "head"), float)
_MOST_ARROWS = 20_000
_DAYS_A_YEAR = 365.25


class SimulateFlow(GwAlgorithm):
    ID = "simulate_flow"
    GROUP = "transport"
    NEEDS = ("flopy",)
    TAGS = ("modflow", "mf6", "head", "水流模拟", "地下水流")

    def title(self) -> str:
        return tr("Simulate flow")

    def summary(self) -> str:
        return tr(
            "Computes steady groundwater flow in the area with MODFLOW 6: heads, flow through every cell face and "
            "velocities. The folder it leaves is what the plume, source tracing and network algorithms read. "
            "Flow is assumed steady; boundaries are fixed heads, a river, wells and recharge."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_ground()
        self._add_boundaries()
        self.addParameter(program())
        self.addParameter(workspace())
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Head in the top layer (m)")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "VELOCITY", tr("Specific discharge"), Qgis.ProcessingSourceType.VectorPoint, None, True
            )
        )

    def _add_ground(self) -> None:
        self.addParameter(layer_source("AREA", tr("Model area"), POLYGON, tr("Polygon in a projected CRS in metres.")))
        self.addParameter(
            number(
                "CELL_SIZE", tr("Cell size (m)"), tr("Side of a square cell."), default=10.0, minimum=0.01,
                maximum=10000.0,
            )
        )  # fmt: skip
        self.addParameter(
            number("TOP", tr("Top (m)"), tr("Elevation of the top of layer 1."), minimum=-10000.0, maximum=10000.0)
        )
        self.addParameter(
            words(
                "BOTTOMS", tr("Bottoms (m)"), tr("Elevation of the bottom of each layer from above, with commas."),
                optional=False,
            )
        )  # fmt: skip
        self.addParameter(
            words(
                "CONDUCTIVITY", tr("Hydraulic conductivity (m/d)"),
                tr("Horizontal, of each layer from above, with commas; one number holds for all."), optional=False,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "VERTICAL_RATIO", tr("Vertical over horizontal conductivity (-)"), tr("Usually 0.01 to 1."),
                default=0.1, minimum=1e-6, maximum=10.0,
            )
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterRasterLayer(
                    "CONDUCTIVITY_RASTER", tr("Conductivity raster (m/d)"), optional=True
                ),
                tr(
                    "One band for all layers or a band a layer, in the CRS of the area; replaces the numbers where set."
                ),
            )
        )

    def _add_boundaries(self) -> None:
        self.addParameter(
            layer_source(
                "HEADS", tr("Fixed heads"), ANY_GEOMETRY, tr("Fields head (m) and layer (optional, 1 is the top)."),
                optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            layer_source(
                "RIVER", tr("River"), LINE + POLYGON,
                tr("Fields stage (m), conductance_m2_d (of the whole feature, shared by its cells), layer (optional)."),
                optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            layer_source(
                "WELLS", tr("Wells"), POINT, tr("Fields rate_m3_d (negative for pumping), layer (optional)."),
                optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "RECHARGE", tr("Recharge (mm/a)"), tr("Into the uppermost cells, the same everywhere."), default=0.0,
                minimum=-5000.0, maximum=20000.0,
            )
        )  # fmt: skip

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        return check_program(self.parameterAsFile(parameters, "MF6", context)) if fine else (fine, sentence)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.gwf import simulate_flow
        from ...rasters import write_raster

        inputs = self._read(parameters, context)
        folder = self.parameterAsString(parameters, "WORKSPACE", context)
        mf6 = self.parameterAsFile(parameters, "MF6", context) or None
        flow = simulate_flow(inputs, Path(folder), FeedbackProgress(feedback), mf6)
        feedback.pushInfo(tr("Largest imbalance of a cell: {value:.2g} m³/d").format(value=abs(flow.imbalance()).max()))
        grid, crs = flow.grid, epsg_crs(flow.grid.crs)
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        frame = grid.frame()
        bands = [frame.of(flow.head[0])]
        write_raster(path, bands, frame.west, frame.north, frame.cell_size_m, crs, band_names=[tr("Head (m)")])
        style_output(context, path, "head", tr("Head"))
        arrows = write_sink(
            self, parameters, context, feedback, "VELOCITY", _VELOCITY_FIELDS, Qgis.WkbType.Point, crs, _arrows(flow),
            tr("Specific discharge"),
        )  # fmt: skip
        return {"WORKSPACE": folder, "OUTPUT": path, **arrows}

    def _read(self, parameters: dict[str, Any], context: QgsProcessingContext) -> FlowInput:
        from ....gw_core.transport import tables
        from ....gw_core.transport.gwf import FlowInput

        grid, crs = self._grid(parameters, context)
        boundaries = {}
        for key, name, read in (
            ("HEADS", "heads", tables.fixed_heads), ("RIVER", "rivers", tables.rivers), ("WELLS", "wells", tables.wells)
        ):  # fmt: skip
            table = read_layer(self, parameters, key, context, crs)
            boundaries[name] = () if table is None else read(table, grid, key)
        return FlowInput(
            grid=grid, conductivity=self._conductivity(parameters, context, grid, crs),
            vertical_ratio=self.parameterAsDouble(parameters, "VERTICAL_RATIO", context),
            recharge_m_d=self.parameterAsDouble(parameters, "RECHARGE", context) / 1000.0 / _DAYS_A_YEAR, **boundaries,
        )  # fmt: skip

    def _grid(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[LayeredGrid, QgsCoordinateReferenceSystem]:
        from ....gw_core.transport.grid import make_grid

        area = read_layer(self, parameters, "AREA", context)
        crs = self.parameterAsSource(parameters, "AREA", context).sourceCrs()
        if area is None or area["geometry_wkt"].notna().sum() != 1:
            raise InvalidInputError(say("The model area must be one polygon."))
        bottoms = numbers(self.parameterAsString(parameters, "BOTTOMS", context), tr("Bottoms (m)"))
        grid = make_grid(
            area["geometry_wkt"].dropna().iloc[0], self.parameterAsDouble(parameters, "CELL_SIZE", context),
            self.parameterAsDouble(parameters, "TOP", context), bottoms, crs_name(crs),
        )  # fmt: skip
        return grid, crs

    def _conductivity(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        grid: LayeredGrid,
        crs: QgsCoordinateReferenceSystem,
    ) -> NDArray[np.float64]:  # fmt: skip
        import numpy as np

        given = numbers(self.parameterAsString(parameters, "CONDUCTIVITY", context), tr("Hydraulic conductivity (m/d)"))
        if len(given) not in {1, grid.layers}:
            raise InvalidInputError(
                say("{count} conductivities were given for {layers} layers.", count=len(given), layers=grid.layers)
            )
        values = np.broadcast_to(np.asarray(given)[:, None, None], grid.shape).copy()
        raster = self.parameterAsRasterLayer(parameters, "CONDUCTIVITY_RASTER", context)
        if raster is None:
            return values
        from .sampling import sample_raster

        sampled = sample_raster(raster, grid, crs)
        return np.where(np.isfinite(sampled), sampled, values)


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
