# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fit the conductivities of a flow model to observed heads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs, utc_moment
from ...parameters import POLYGON, flow_folder, layer_source, moment, number, with_help, workspace
from ...translation import tr
from .inputs import check_program, program, read_layer
from .observed_heads import chosen_statistic, head_parameters, read_readings
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....gw_core.progress import Progress
    from ....gw_core.transport.gwf.calibration import Calibration, ObservedHead, Zone
    from ....gw_core.transport.gwf.gwf_input import FlowInput

_ESTIMATE_FIELDS = {
    "name": str, "initial": float, "estimate": float, "low": float, "high": float, "unit": str, "factor": float,
    "learnt": float, "identifiable": bool,
}  # fmt: skip
_RESIDUAL_FIELDS = {"point": str, "layer": int} | dict.fromkeys(
    ("observed", "before", "simulated", "residual", "weighted"), float
)
_ALIKE = 0.9


class CalibrateFlow(GwAlgorithm):
    ID = "calibrate_flow"
    GROUP = "transport"
    NEEDS = ("flopy",)
    TAGS = ("calibration", "inverse", "conductivity", "residual", "率定", "反求参数", "渗透系数")

    def title(self) -> str:
        return tr("Calibrate flow")

    def summary(self) -> str:
        return tr(
            "Fits the conductivities of zones, and on request recharge, of a steady flow model to observed heads, and "
            "says how sure each is. What the heads cannot tell, such as conductivity and recharge together, stays as "
            "uncertain as before and is marked. The fitted model is left in a flow folder of its own."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        for parameter in head_parameters():
            self.addParameter(parameter)
        self.addParameter(moment("TIME", tr("Time (UTC)"), tr("Of the heads; empty means that of the latest reading.")))
        self.addParameter(
            number(
                "WINDOW_D", tr("Window (d)"),
                tr("A well counts when it was read at the time or at most so many days before."),
                default=30.0, minimum=0.0, maximum=36500.0,
            )
        )  # fmt: skip
        self.addParameter(
            layer_source(
                "ZONES", tr("Zones"), POLYGON,
                tr(
                    "Fields name and layer (optional; else through all layers). Their conductivities are multiplied by "
                    "a factor each. Empty: a zone for each conductivity that the model was given."
                ),
                optional=True,
            )
        )  # fmt: skip
        self._add_errors()
        self.addParameter(program())
        self.addParameter(workspace())
        self._add_outputs()

    def _add_errors(self) -> None:
        self.addParameter(
            number(
                "HEAD_SD", tr("Error of a head (m)"),
                tr("Standard deviation: of reading and levelling, and of what a steady model cannot follow."),
                default=0.1, minimum=0.0001, maximum=100.0,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "PRIOR_SD", tr("Uncertainty of ln K before (-)"),
                tr("Standard deviation; 1 means that a factor of 2.7 either way would not surprise."),
                default=1.0, minimum=0.01, maximum=10.0,
            )
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean("FIT_RECHARGE", tr("Fit recharge too"), defaultValue=False),
                tr("Sensible only where a well of known rate, or a river, fixes how much water flows."),
            )
        )
        self.addParameter(
            number(
                "RECHARGE_SD", tr("Uncertainty of ln recharge before (-)"), tr("Standard deviation."), default=0.3,
                minimum=0.01, maximum=10.0,
            )
        )  # fmt: skip

    def _add_outputs(self) -> None:
        table, point = Qgis.ProcessingSourceType.Vector, Qgis.ProcessingSourceType.VectorPoint
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Calibrated parameters"), table))
        self.addParameter(QgsProcessingParameterFeatureSink("RESIDUALS", tr("Residuals of heads"), point, None, True))
        self.addOutput(QgsProcessingOutputNumber("RMSE_BEFORE", tr("Root mean square error before (m)")))
        self.addOutput(QgsProcessingOutputNumber("RMSE", tr("Root mean square error (m)")))
        self.addOutput(QgsProcessingOutputNumber("RUNS", tr("Flow models run")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        return check_program(self.parameterAsFile(parameters, "MF6", context)) if fine else (fine, sentence)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.progress import Part
        from ....gw_core.transport.gwf.calibration import calibrate
        from ....gw_core.transport.gwf.flow_input_file import read_flow_input
        from ....gw_core.transport.gwf.gwf import simulate_flow

        progress = FeedbackProgress(feedback)
        inputs = read_flow_input(self.parameterAsFile(parameters, "FLOW", context))
        crs = epsg_crs(inputs.grid.crs)
        zones = self._zones(parameters, context, inputs, crs)
        heads = self._heads(parameters, context, inputs, progress)
        mf6 = self.parameterAsFile(parameters, "MF6", context) or None
        recharge_sd = None
        if self.parameterAsBool(parameters, "FIT_RECHARGE", context):
            recharge_sd = self.parameterAsDouble(parameters, "RECHARGE_SD", context)
        found = calibrate(
            inputs, zones, heads, prior_sd=self.parameterAsDouble(parameters, "PRIOR_SD", context),
            recharge_sd=recharge_sd, mf6=mf6, progress=Part(progress, 0.0, 0.9),
        )  # fmt: skip
        folder = self.parameterAsString(parameters, "WORKSPACE", context)
        simulate_flow(found.inputs, Path(folder), Part(progress, 0.9, 1.0), mf6)
        _comment(found, feedback)
        return {"WORKSPACE": folder, **self._write(parameters, context, feedback, found, heads, crs)}

    def _zones(
        self, parameters: dict[str, Any], context: QgsProcessingContext, inputs: FlowInput,
        crs: QgsCoordinateReferenceSystem,
    ) -> tuple[Zone, ...]:  # fmt: skip
        from ....gw_core.transport.gwf.calibration_tables import zones_of, zones_of_values

        table = read_layer(self, parameters, "ZONES", context, crs)
        return zones_of_values(inputs) if table is None else zones_of(table, inputs.grid, "ZONES")

    def _heads(
        self, parameters: dict[str, Any], context: QgsProcessingContext, inputs: FlowInput, progress: Progress
    ) -> list[ObservedHead]:
        from ....gw_core.transport.gwf.calibration_tables import heads_on
        from ....gw_core.transport.heads.head_readings import at_moment, wells_of

        readings, _ = read_readings(self, parameters, context, progress)
        time = utc_moment(self.parameterAsDateTime(parameters, "TIME", context))
        chosen = at_moment(readings, time, self.parameterAsDouble(parameters, "WINDOW_D", context), progress)
        sd = self.parameterAsDouble(parameters, "HEAD_SD", context)
        found = []
        # A well without a layer is taken for one of the uppermost aquifer, as everywhere.
        for layer, rows in chosen.groupby(chosen["layer"].fillna(1.0)):
            wells = wells_of(rows, chosen_statistic(self, parameters, context), progress)
            found += heads_on(wells, inputs.grid, int(layer) - 1, sd, progress)
        return found

    def _write(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
        found: Calibration, heads: Sequence[ObservedHead], crs: QgsCoordinateReferenceSystem,
    ) -> dict[str, Any]:  # fmt: skip
        import numpy as np

        observed = np.array([seen.head_m for seen in heads])
        layers = [seen.cell // found.inputs.grid.cells_a_layer + 1 for seen in heads]
        results: dict[str, Any] = write_sink(
            self, parameters, context, feedback, "OUTPUT", _ESTIMATE_FIELDS, Qgis.WkbType.NoGeometry,
            QgsCoordinateReferenceSystem(), _estimate_rows(found), tr("Calibrated parameters"),
        ) | write_sink(
            self, parameters, context, feedback, "RESIDUALS", _RESIDUAL_FIELDS, Qgis.WkbType.Point, crs,
            _residual_rows(found, heads, layers), tr("Residuals of heads"), "calibration_residuals",
        )  # fmt: skip
        for key, simulated in (("RMSE_BEFORE", found.before_m), ("RMSE", found.simulated_m)):
            results[key] = float(np.sqrt(np.mean((simulated - observed) ** 2)))
        return results | {"RUNS": found.runs}


def _comment(found: Calibration, feedback: QgsProcessingFeedback) -> None:
    """Say what the table of parameters does not show: poor fits, and parameters that only show together."""
    for estimate in found.estimates:
        if not estimate.identifiable:
            feedback.pushWarning(tr("The heads say little about {name}.").format(name=estimate.name))
    names = [estimate.name for estimate in found.estimates]
    for i, first in enumerate(names):
        for j in range(i):
            if abs(found.correlation[i, j]) > _ALIKE:
                feedback.pushWarning(
                    tr("{first} and {second} cannot be told apart (correlation {value:.2f}).").format(
                        first=names[j], second=first, value=found.correlation[i, j]
                    )
                )
    feedback.pushInfo(tr("Scatter of the residuals against their errors: {value:.2f}").format(value=found.scatter))


def _estimate_rows(found: Calibration) -> Iterator[dict[str, Any]]:
    for estimate in found.estimates:
        yield {name: getattr(estimate, name) for name in _ESTIMATE_FIELDS if name != "unit"} | {"unit": "m/d"}


def _residual_rows(
    found: Calibration, heads: Sequence[ObservedHead], layers: Sequence[int]
) -> Iterator[dict[str, Any]]:
    for seen, layer, before, simulated in zip(heads, layers, found.before_m, found.simulated_m, strict=True):
        yield {
            "point": seen.name, "layer": layer, "observed": seen.head_m, "before": float(before),
            "simulated": float(simulated), "residual": float(simulated - seen.head_m),
            "weighted": float((simulated - seen.head_m) / seen.sd_m),
            "geometry_wkt": f"POINT({seen.easting!r} {seen.northing!r})",
        }  # fmt: skip
