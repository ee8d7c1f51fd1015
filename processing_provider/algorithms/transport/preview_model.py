# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Show what a flow model is made of before it runs."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...translation import tr
from .flow_definition import flow_parameters, picture_outputs
from .flow_picture import write_picture
from .flow_reading import FlowReader


class PreviewModel(GwAlgorithm):
    ID = "preview_model"
    GROUP = "transport"
    TAGS = ("modflow", "grid", "check", "模型预览", "网格", "检查")

    def title(self) -> str:
        return tr("Preview flow model")

    def summary(self) -> str:
        return tr(
            'Builds the flow model of the same parameters as "Simulate flow", checks it and shows its cells and '
            "boundaries, but does not run it. Use it to see the grid, layers, conductivity and boundaries, and what "
            "deserves a second look, before time is spent on computing."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in flow_parameters():
            self.addParameter(parameter)
        for output in picture_outputs():
            output.setCreateByDefault(True)
            self.addParameter(output)
        self.addOutput(QgsProcessingOutputNumber("CELLS", tr("Number of active cells")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        inputs = FlowReader(self, parameters, context, FeedbackProgress(feedback)).read()
        inputs.check()
        cells = int(inputs.grid.active.sum())
        feedback.pushInfo(
            tr("{cells} active cells in {layers} layers of {plan}, smallest side {size:.3g} m").format(
                cells=cells, layers=inputs.grid.layers, plan=inputs.grid.cells_a_layer, size=inputs.grid.cell_size_m
            )
        )
        return {"CELLS": cells, **write_picture(self, parameters, context, feedback, inputs)}
