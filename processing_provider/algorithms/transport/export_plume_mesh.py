# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a plume as a mesh with time."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from ...base import GwAlgorithm
from ...bridge import epsg_crs
from ...styling import style_output_from
from ...temporal import style_mesh
from ...translation import tr
from .plume_inputs import levels_of, plume_folder, plume_substance, read_input, substance_name


class ExportPlumeMesh(GwAlgorithm):
    ID = "export_plume_mesh"
    GROUP = "transport"
    TAGS = ("mesh", "UGRID", "MDAL", "NetCDF", "temporal", "网格", "时态")

    def title(self) -> str:
        return tr("Export plume as mesh")

    def summary(self) -> str:
        return tr(
            "Writes the plume of every output time as a mesh (NetCDF, UGRID) with the model's own cells: each layer "
            "and the maximum over the layers. QGIS plays it in the temporal controller and draws time series and "
            "profiles from it; other programs for meshes read it too."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(plume_folder())
        self.addParameter(plume_substance())
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Mesh"), fileFilter=tr("NetCDF files (*.nc)"))
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.plumes.layering import LEVEL_COLOURS
        from ....gw_core.transport.plumes.ugrid import write_ugrid

        plume, code = read_input(self, parameters, context)
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        name = substance_name(code)
        write_ugrid(plume, path, epsg_crs(plume.grid.crs).toWkt(), code, substance_name(code, "en"))
        style = style_mesh(path, "maximum", levels_of(plume, code), LEVEL_COLOURS)
        if context.project() is not None:
            title = tr("Plume of {property} (mesh)").format(property=name)
            hint = QgsProcessingUtils.LayerHint.Mesh
            details = QgsProcessingContext.LayerDetails(title, context.project(), "OUTPUT", hint)
            context.addLayerToLoadOnCompletion(path, details)
            style_output_from(context, path, style, title)
        return {"OUTPUT": path}
