# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a plume as a raster that plays in the temporal controller."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterRasterDestination,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import number
from ...rasters import write_raster
from ...styling import style_output_from
from ...temporal import style_series
from ...translation import tr
from .plume_inputs import levels_of, plume_folder, plume_layer, plume_substance, read_input, substance_name


class AnimatePlume(GwAlgorithm):
    ID = "animate_plume"
    GROUP = "transport"
    TAGS = ("temporal", "animation", "raster", "时态", "动画")

    def title(self) -> str:
        return tr("Animate plume")

    def summary(self) -> str:
        return tr(
            "Writes a raster with a band an output time, coloured in steps about the limit. Each band knows from when "
            "until when it is shown: open the temporal controller, and the plume plays. Style and times lie beside "
            "the raster; its layer definition (.qlr) opens it ready to play."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(plume_folder())
        self.addParameter(plume_substance())
        self.addParameter(plume_layer())
        self.addParameter(
            number(
                "CELL_SIZE", tr("Cell size of the raster (m)"), tr("Empty: the smallest cell of the model."),
                minimum=0.001, maximum=1e5, optional=True,
            )
        )  # fmt: skip
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Plume with time")))
        self.addOutput(QgsProcessingOutputFile("DEFINITION", tr("Layer definition, ready to play")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.plumes.layering import LEVEL_COLOURS, plan_values, spans

        plume, code = read_input(self, parameters, context)
        size = self.parameterAsDouble(parameters, "CELL_SIZE", context) if parameters.get("CELL_SIZE") else None
        frame = plume.grid.frame(size)
        maps = plan_values(plume, code, self.parameterAsInt(parameters, "LAYER", context))
        FeedbackProgress(feedback).check()
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        moments = spans(plume)
        names = [f"{begin:%Y-%m-%d %H:%M} UTC" for begin, _ in moments]
        write_raster(
            path, [frame.of(each) for each in maps], frame.west, frame.north, frame.cell_size_m,
            epsg_crs(plume.grid.crs), band_names=names,
        )  # fmt: skip
        title = tr("Plume of {property} with time").format(property=substance_name(code))
        style = style_series(path, title, moments, levels_of(plume, code), LEVEL_COLOURS)
        style_output_from(context, path, style, title)
        return {"OUTPUT": path, "DEFINITION": str(Path(path).with_suffix(".qlr"))}
