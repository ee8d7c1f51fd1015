# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compute groundwater flow with MODFLOW 6."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...parameters import POINT, POLYGON, layer_source, workspace
from ...translation import tr
from .flow_definition import flow_parameters, picture_outputs
from .flow_picture import write_picture
from .flow_reading import FlowReader
from .flow_results import read_points, read_zones, write_results
from .inputs import check_program, program


class SimulateFlow(GwAlgorithm):
    ID = "simulate_flow"
    GROUP = "transport"
    NEEDS = ("flopy",)
    TAGS = ("modflow", "mf6", "head", "水流模拟", "地下水流")

    def title(self) -> str:
        return tr("Simulate flow")

    def summary(self) -> str:
        return tr(
            "Computes groundwater flow in the area with MODFLOW 6, steady or transient: heads, flow through every cell "
            "face, velocities and the water budget. The folder it leaves is what the plume, source tracing and network "
            'algorithms read. Layers come from numbers or rasters; "Preview flow model" shows what is built before it '
            "runs."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in flow_parameters():
            self.addParameter(parameter)
        self.addParameter(
            layer_source(
                "POINTS", tr("Points of hydrographs"), POINT, tr("Fields name and layer (optional)."), optional=True
            )
        )
        self.addParameter(
            layer_source(
                "BUDGET_ZONES", tr("Zones of the water budget"), POLYGON,
                tr("Field name, and layer (empty: all); their budgets are added to that of the whole."), optional=True,
            )
        )  # fmt: skip
        self.addParameter(program())
        self.addParameter(workspace())
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Head in the top layer (m)")))
        for key, label, kind in (
            ("VELOCITY", tr("Specific discharge"), Qgis.ProcessingSourceType.VectorPoint),
            ("BUDGET", tr("Water budget"), Qgis.ProcessingSourceType.Vector),
            ("HYDROGRAPH", tr("Hydrographs"), Qgis.ProcessingSourceType.Vector),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(key, label, kind, None, True))
        for output in picture_outputs():
            output.setCreateByDefault(False)
            self.addParameter(output)
        self.addOutput(QgsProcessingOutputNumber("BUDGET_ERROR", tr("Largest error of the water budget (percent)")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        return check_program(self.parameterAsFile(parameters, "MF6", context)) if fine else (fine, sentence)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.gwf.gwf import simulate_flow

        watch = FeedbackProgress(feedback)
        inputs = FlowReader(self, parameters, context, watch).read()
        inputs.check()
        points = read_points(self, parameters, context, inputs)
        zones = read_zones(self, parameters, context, inputs)
        picture = write_picture(self, parameters, context, feedback, inputs, frozenset({"cut_off"}))
        folder = self.parameterAsString(parameters, "WORKSPACE", context)
        flow = simulate_flow(inputs, Path(folder), watch, self.parameterAsFile(parameters, "MF6", context) or None)
        feedback.pushInfo(tr("Largest imbalance of a cell: {value:.2g} m³/d").format(value=abs(flow.imbalance()).max()))
        results = write_results(self, parameters, context, feedback, inputs, flow, points, zones)
        return {"WORKSPACE": folder, **picture, **results}
