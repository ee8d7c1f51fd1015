# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How probably a plume exceeds its limit, from many forecasts with drawn inputs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)

from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import ANY_GEOMETRY, flow_folder, layer_source, moment, number, observed_property, words
from ...parameters import workspace as workspace_parameter
from ...styling import style_output
from ...translation import tr
from .ensemble_parameters import SOLVERS, DrawReader, drawn_parameters, run_parameters
from .ensemble_rows import EnsembleRows
from .inputs import check_program, program, substance_parameters
from .limits import limit_parameter, read_property
from .plume_parameters import figure_parameters, mass_parameters, scheme_parameters
from .plume_setup import SetupReader

if TYPE_CHECKING:
    from ....gw_core.transport.ensemble.draws import Distribution
    from ....gw_core.transport.ensemble.ensemble import EnsembleInput
    from ....gw_core.transport.ensemble.ensemble_result import EnsembleResult
    from ....gw_core.transport.flow import FlowModel
    from .limits import Judged
    from .plume_setup import PlumeSetup

_SINKS = (("BREAKTHROUGH", Qgis.ProcessingSourceType.Vector), ("ARRIVAL", Qgis.ProcessingSourceType.VectorPoint),
          ("MEMBERS_TABLE", Qgis.ProcessingSourceType.Vector))  # fmt: skip


class SimulatePlumeEnsemble(GwAlgorithm):
    ID = "simulate_plume_ensemble"
    GROUP = "transport"
    NEEDS = ("flopy", "gstools")
    TAGS = ("modflow", "monte carlo", "uncertainty", "probability", "不确定性", "概率", "集合预报")

    def title(self) -> str:
        return tr("Simulate plume ensemble")

    def summary(self) -> str:
        return tr(
            "Forecasts a plume many times, with conductivity, porosity, sources and substance drawn from what is "
            "thought possible, and gives the probability that the limit is exceeded, place by place and time by time, "
            "and when it is reached at wells and receptors: early, middle and late. Members that fail are counted and "
            "named."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        self.addParameter(
            layer_source(
                "SOURCES", tr("Sources"), ANY_GEOMETRY,
                tr(
                    "Fields name, rate_kg_d or concentration_mg_l, start and end (UTC; empty: the whole time), "
                    "layer (optional). A polygon releases evenly over its cells."
                ), optional=True,
            )
        )  # fmt: skip
        self.addParameter(observed_property())
        for parameter in drawn_parameters():
            self.addParameter(parameter)
        self._add_time()
        single = [each for each in figure_parameters() if each.name() != "SUBSTANCES"]
        for parameter in (*substance_parameters(), *mass_parameters(), *single, *scheme_parameters()):
            self.addParameter(parameter)
        self.addParameter(
            layer_source(
                "POINTS", tr("Wells and receptors"), ANY_GEOMETRY, tr("Fields name and layer (optional)."),
                optional=True,
            )
        )  # fmt: skip
        for parameter in (limit_parameter(), *run_parameters(), program(), workspace_parameter()):
            self.addParameter(parameter)
        self._add_outputs()

    def _add_time(self) -> None:
        self.addParameter(
            moment("START", tr("Start (UTC)"), tr("Empty: the earliest start of a source, else midnight today."))
        )
        self.addParameter(
            number("DURATION", tr("Duration (d)"), tr("Simulated time."), default=3650.0, minimum=0.001, maximum=1e6)
        )
        self.addParameter(
            number("STEP", tr("Time step (d)"), tr("Longest step."), default=30.0, minimum=1e-5, maximum=10000.0)
        )
        self.addParameter(
            words(
                "OUTPUT_TIMES", tr("Output times (d)"),
                tr("Days after the start at which the probability is mapped, with commas; empty: the end only."),
            )
        )  # fmt: skip

    def _add_outputs(self) -> None:
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Probability of exceeding the limit")))
        titles = (tr("Breakthrough bands"), tr("Arrival bands at the points"), tr("Members"))
        for (key, kind), title in zip(_SINKS, titles, strict=True):
            self.addParameter(QgsProcessingParameterFeatureSink(key, title, kind, None, True))
        self.addOutput(QgsProcessingOutputNumber("FINISHED", tr("Members that finished")))
        self.addOutput(
            QgsProcessingOutputNumber("SAMPLING_ERROR", tr("Largest error of a probability (95 % confidence)"))
        )

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        return check_program(self.parameterAsFile(parameters, "MF6", context)) if fine else (fine, sentence)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.ensemble.ensemble import simulate_ensemble
        from ....gw_core.transport.flow import read_flow

        judged = read_property(self, parameters, context)
        place, progress = self.parameterAsFile(parameters, "FLOW", context), FeedbackProgress(feedback)
        flow = read_flow(place)
        setup = SetupReader(self, parameters, context, flow, judged, progress).read()
        asked = self._asked(parameters, context, flow, setup, judged, progress)
        folder = Path(self.parameterAsString(parameters, "WORKSPACE", context))
        result = simulate_ensemble(
            asked, folder, workers=self.parameterAsInt(parameters, "PROCESSES", context) or None, progress=progress,
            mf6=self.parameterAsFile(parameters, "MF6", context) or None,
            keep_runs=self.parameterAsBoolean(parameters, "KEEP_RUNS", context),
        )  # fmt: skip
        feedback.pushInfo(
            tr("{finished} of {asked} members count; a probability is known to within {error:.2f} (95 % confidence).")
            .format(finished=result.finished, asked=len(result.members), error=result.largest_error())
        )  # fmt: skip
        path = self._write_raster(parameters, context, flow, result)
        rows = EnsembleRows(result=result, judged=judged, start=setup.start, inputs=asked.inputs, points=setup.points)
        return {
            "WORKSPACE": str(folder), "OUTPUT": path, "FINISHED": result.finished,
            "SAMPLING_ERROR": result.largest_error(),
            **rows.write(self, parameters, context, feedback, epsg_crs(flow.grid.crs)),
        }  # fmt: skip

    def _asked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, flow: FlowModel, setup: PlumeSetup,
        judged: Judged, progress: FeedbackProgress,
    ) -> EnsembleInput:  # fmt: skip
        from ....gw_core.transport.ensemble.ensemble import EnsembleInput, Solver

        draws = DrawReader(self, parameters, context)
        inputs, field = setup.species[0].inputs, draws.field(flow)
        distributions = draws.distributions()
        if self.parameterAsBoolean(parameters, "SUBSTANCE_RANGES", context):
            distributions |= _substance(judged, inputs.parameters.kd_l_kg, progress)
        if "porosity" in distributions:
            inputs = replace(inputs, porosity=None)
        if not distributions and field is None:
            progress.warn(say("Nothing is drawn, so that all members are alike; give ranges or a deviation of ln K."))
        return EnsembleInput(
            flow_folder=Path(self.parameterAsFile(parameters, "FLOW", context)).absolute(), inputs=inputs,
            limit_mg_l=judged.limit / judged.factor, members=self.parameterAsInt(parameters, "MEMBERS", context),
            seed=self.parameterAsInt(parameters, "SEED", context), distributions=distributions, field=field,
            solver=Solver(SOLVERS[self.parameterAsEnum(parameters, "SOLVER", context)]),
        )  # fmt: skip

    def _write_raster(
        self, parameters: dict[str, Any], context: QgsProcessingContext, flow: FlowModel, result: EnsembleResult
    ) -> str:
        from ...rasters import write_raster

        frame = flow.grid.frame()
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        names = [tr("{days:g} d").format(days=float(days)) for days in result.times_d]
        bands = [frame.of(values) for values in result.probability()]
        write_raster(path, bands, frame.west, frame.north, frame.cell_size_m, epsg_crs(flow.grid.crs), band_names=names)
        style_output(context, path, "plume_probability", tr("Probability of exceeding the limit"))
        return path


def _substance(judged: Judged, kd_l_kg: float, progress: FeedbackProgress) -> dict[str, Distribution]:
    """Return what of the substance can be drawn, and say what cannot."""
    from ....gw_core.records.substances import transport_properties
    from ....gw_core.transport.ensemble.draws import substance_distributions

    found = substance_distributions(transport_properties(judged.code), kd_l_kg)
    if "half_life_d" not in found:
        progress.warn(
            say("No range of the half-life of {property} is published; it is not drawn.", property=judged.name)
        )
    if "kd_l_kg" not in found:
        progress.warn(say("The typical case has no sorption, so that Kd is not drawn."))
    return found
