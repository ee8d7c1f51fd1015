# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rank facilities by how likely each is the source of what the wells show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say, worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs, utc_moment
from ...parameters import ANY_GEOMETRY, flow_folder, layer_source, moment, number, observations, observed_property
from ...translation import tr
from ..transport.inputs import read_layer, read_substance, substance_parameters
from ..transport.results import write_sink
from .candidates import read_candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.tracing.problem import TraceSettings
    from ....gw_core.tracing.trace import TraceResult

_SOURCE_FIELDS = {
    "name": str, "enterprise": str, "rank": int, "probability": float, "mass_kg": float, "mass_sd": float,
    "release_start": QDateTime, "release_end": QDateTime, "misfit": float, "identifiable": bool, "verdict": str,
}  # fmt: skip
_RELEASE_FIELDS = {"name": str, "start": QDateTime, "end": QDateTime, "rate_kg_d": float, "rate_sd": float}
_FIT_FIELDS = {"point": str, "time": QDateTime, "observed": float, "censored": bool, "simulated": float}


class TraceSource(GwAlgorithm):
    ID = "trace_source"
    GROUP = "tracing"
    TAGS = ("source", "release", "inversion", "Bayes", "溯源", "污染源", "反演")

    def title(self) -> str:
        return tr("Trace source")

    def summary(self) -> str:
        return tr(
            "Says for each candidate facility how likely it alone is the source of what the wells show, when and how "
            "much it must have released, and how well that fits. Non-detects count as such. Where the samples cannot "
            "tell candidates apart it says so, and which further sample would. The flow is steady and taken as known."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        self.addParameter(observations())
        self.addParameter(observed_property())
        self.addParameter(
            layer_source(
                "CANDIDATES", tr("Candidate facilities"), ANY_GEOMETRY,
                tr(
                    "Fields name, and where known enterprise, substances (codes or names, ; between) and layer "
                    "(1 is the top). A facility not listed as holding the substance gets a fifth of the prior weight."
                ),
            )
        )  # fmt: skip
        self.addParameter(moment("START", tr("Start (UTC)"), tr("Releases are sought from here on."), optional=False))
        self.addParameter(moment("END", tr("End (UTC)"), tr("Releases are sought until here; empty: the last sample.")))
        self._add_numbers()
        self._add_outputs()

    def _add_numbers(self) -> None:
        self.addParameter(
            number(
                "WINDOW", tr("Release window (d)"), tr("The rate is constant within each; at most 120 windows."),
                default=30.0, minimum=0.01, maximum=10000.0,
            )
        )  # fmt: skip
        for parameter in substance_parameters():
            self.addParameter(parameter)
        self.addParameter(
            number(
                "ERROR", tr("Relative error of a sample (-)"), tr("Standard deviation of sampling and analysis."),
                default=0.1, minimum=0.001, maximum=10.0,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "MODEL_ERROR", tr("Relative error of the model (-)"),
                tr("Standard deviation of what flow and transport miss; the same sign at a well over months."),
                default=0.2, minimum=0.0, maximum=10.0,
            )
        )  # fmt: skip

    def _add_outputs(self) -> None:
        table = Qgis.ProcessingSourceType.Vector
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Sources"), Qgis.ProcessingSourceType.VectorPoint)
        )
        self.addParameter(QgsProcessingParameterFeatureSink("RELEASE", tr("Releases"), table, None, True))
        self.addParameter(QgsProcessingParameterFeatureSink("FIT", tr("Fit to the samples"), table, None, True))
        self.addOutput(QgsProcessingOutputBoolean("IDENTIFIABLE", tr("Identifiable")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.tracing.trace import trace_source
        from ....gw_core.transport.flow import read_flow

        flow = read_flow(self.parameterAsFile(parameters, "FLOW", context))
        crs = epsg_crs(flow.grid.crs)
        samples = read_layer(self, parameters, "OBSERVATIONS", context, crs)
        facilities = read_layer(self, parameters, "CANDIDATES", context, crs)
        result = trace_source(
            flow, read_substance(self, parameters, context), read_candidates(facilities), samples,
            self._settings(parameters, context), FeedbackProgress(feedback),
        )  # fmt: skip
        points = zip(facilities["easting"], facilities["northing"], strict=True)
        middles = {wkt: f"POINT({x!r} {y!r})" for wkt, (x, y) in zip(facilities["geometry_wkt"], points, strict=True)}
        for source in result.sources:
            feedback.pushInfo(f"{source.rank}. {source.candidate.name}: {worded(source.verdict, tr)}")
        written = self._write(parameters, context, feedback, crs, result, middles)
        return {**written, "IDENTIFIABLE": result.identifiable}

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> TraceSettings:
        from ....gw_core.tracing.problem import TraceSettings

        start = utc_moment(self.parameterAsDateTime(parameters, "START", context))
        if start is None:
            raise InvalidInputError(say("The start of the period is not a date."))
        return TraceSettings(
            substance=self.parameterAsString(parameters, "PROPERTY", context), start=start,
            end=utc_moment(self.parameterAsDateTime(parameters, "END", context)),
            window_d=self.parameterAsDouble(parameters, "WINDOW", context),
            error=self.parameterAsDouble(parameters, "ERROR", context),
            model_error=self.parameterAsDouble(parameters, "MODEL_ERROR", context),
        )  # fmt: skip

    def _write(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
        crs: QgsCoordinateReferenceSystem, result: TraceResult, middles: dict[str, str],
    ) -> dict[str, str]:  # fmt: skip
        none, table = QgsCoordinateReferenceSystem(), Qgis.WkbType.NoGeometry
        return (
            write_sink(
                self, parameters, context, feedback, "OUTPUT", _SOURCE_FIELDS, Qgis.WkbType.Point, crs,
                _sources(result, middles), tr("Sources"), "source_ranking",
            )
            | write_sink(
                self, parameters, context, feedback, "RELEASE", _RELEASE_FIELDS, table, none,
                iter(result.release.to_dict("records")), tr("Releases"),
            )
            | write_sink(
                self, parameters, context, feedback, "FIT", _FIT_FIELDS, table, none,
                iter(result.fit.to_dict("records")), tr("Fit to the samples"),
            )
        )  # fmt: skip


def _sources(result: TraceResult, middles: dict[str, str]) -> Iterator[dict[str, Any]]:
    for source in result.sources:
        yield {
            "name": source.candidate.name, "enterprise": source.candidate.enterprise or None, "rank": source.rank,
            "probability": source.probability, "mass_kg": source.mass_kg, "mass_sd": source.mass_sd,
            "release_start": source.release_start, "release_end": source.release_end, "misfit": source.misfit,
            "identifiable": source.identifiable, "verdict": worded(source.verdict, tr),
            "geometry_wkt": middles[source.candidate.wkt],
        }  # fmt: skip
