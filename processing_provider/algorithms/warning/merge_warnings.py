# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merge warnings of wells on one flow path into plume events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.clock import utc_now
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, add_layer_name, epsg_crs, make_fields, utc_moment, write_rows
from ...databases import opened_store
from ...parameters import advanced, database, flow_folder, moment, number
from ...styling import style_output
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ....gw_core.service.plume_watch import PlumeWatchSettings
    from ....gw_core.store.ports import PlumeEvent
    from ....gw_core.warning.events.forecasts import ArrivalForecast

_TIMES = {"early_d": float, "mid_d": float, "late_d": float, "probability": float}
_FIELDS = {
    "OUTPUT": {
        "plume_event_id": str, "level": str, "state": str, "opened_at": QDateTime, "updated_at": QDateTime,
        "resolved_at": QDateTime, "warnings": int, "points": str, "properties": str, "azimuth_deg": float,
        "gradient": float, "velocity_m_d": float, "flow_source": str, "outline_method": str, "merged_into": str,
        "note": str,
    },
    "MEMBERS": {"plume_event_id": str, "event_id": str, "point": str, "property": str},
    "RECEPTORS": {
        "plume_event_id": str, "point": str, "property": str, "made_at": QDateTime, **_TIMES, "arrival": QDateTime,
        "basis": str,
    },
    "SOURCES": {
        "plume_event_id": str, "rank": int, "name": str, "enterprise": str, "holds": str, "weight": float,
        "wells": str, "early_d": float, "mid_d": float, "late_d": float, "offset_m": float, "basis": str,
    },
}  # fmt: skip


class MergeWarnings(GwAlgorithm):
    ID = "merge_warnings"
    GROUP = "warning"
    NEEDS = ("gstools",)
    TAGS = ("plume", "event", "receptor", "forecast", "预警", "污染羽", "合并")

    def title(self) -> str:
        return tr("Merge warnings into plume events")

    def summary(self) -> str:
        return tr(
            "Takes warnings of wells on one flow path as one plume event, when their substances and moments fit the "
            "travel time of the water. The flow comes from a flow model, from a direction and gradient that you give, "
            "or from the heads in the database. Each event carries its outline, the facilities it may come from and "
            "the receptors it will reach, with the days until then. Events are stored and keep their id as they grow."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        flow = flow_folder()
        flow.setFlags(flow.flags() | Qgis.ProcessingParameterFlag.Optional)
        self.addParameter(flow)
        for parameter in (*_flow_numbers(), *_merge_numbers()):
            self.addParameter(parameter)
        self.addParameter(moment("NOW", tr("As at (UTC)"), tr("Empty means the present moment.")))
        for key, label, kind, optional in (
            ("OUTPUT", tr("Plume events"), Qgis.ProcessingSourceType.VectorPolygon, False),
            ("MEMBERS", tr("Warnings of the plume events"), Qgis.ProcessingSourceType.Vector, True),
            ("RECEPTORS", tr("Receptors at risk"), Qgis.ProcessingSourceType.Vector, True),
            ("SOURCES", tr("Facilities up-gradient"), Qgis.ProcessingSourceType.Vector, True),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(key, label, kind, None, optional))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Open plume events")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.service.plume_watch import open_count, watch_plumes

        now = utc_moment(self.parameterAsDateTime(parameters, "NOW", context)) or utc_now()
        settings = self._settings(parameters, context)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            crs = store.read_park().park.crs
            found = watch_plumes(store, settings, now, FeedbackProgress(feedback))
        rows = {
            "OUTPUT": _events(found.plumes), "MEMBERS": _members(found.plumes),
            "RECEPTORS": _receptors(found.forecasts), "SOURCES": _sources(found.plumes),
        }  # fmt: skip
        results: dict[str, Any] = {"COUNT": open_count(found.plumes)}
        for key, columns in _FIELDS.items():
            kind = Qgis.WkbType.MultiPolygon if key == "OUTPUT" else Qgis.WkbType.NoGeometry
            fields = make_fields(columns)
            sink, destination = self.parameterAsSink(
                parameters, key, context, fields, kind, epsg_crs(crs if key == "OUTPUT" else "")
            )
            if sink is not None:
                write_rows(sink, fields, rows[key], feedback)
                results[key] = destination
        self._name(context, results)
        return results

    def _name(self, context: QgsProcessingContext, results: dict[str, Any]) -> None:
        style_output(context, results["OUTPUT"], "plume_events", tr("Plume events"))
        for key in ("MEMBERS", "RECEPTORS", "SOURCES"):
            if key in results:
                add_layer_name(context, results[key], self.parameterDefinition(key).description())

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> PlumeWatchSettings:
        from ....gw_core.service.plume_watch import PlumeWatchSettings
        from ....gw_core.warning.events.flow_paths import Ground
        from ....gw_core.warning.events.linking import MergeSettings

        def given(key: str) -> float:
            return self.parameterAsDouble(parameters, key, context)

        def optional(key: str) -> float | None:
            return None if parameters.get(key) is None else given(key)

        return PlumeWatchSettings(
            ground=Ground(
                conductivity_m_d=given("CONDUCTIVITY"), porosity=given("POROSITY"), retardation=given("RETARDATION"),
                conductivity_cv=given("CONDUCTIVITY_CV"), porosity_cv=given("POROSITY_CV"),
                half_width_m=given("HALF_WIDTH"),
            ),
            merging=MergeSettings(
                tolerance_d=given("TOLERANCE_D"), simultaneous_d=given("SIMULTANEOUS_D"), horizon_d=given("HORIZON_D")
            ),
            flow_folder=self.parameterAsString(parameters, "FLOW", context), azimuth_deg=optional("AZIMUTH"),
            gradient=optional("GRADIENT"), head_window_d=given("HEAD_WINDOW_D"), head_error_m=given("HEAD_ERROR"),
        )  # fmt: skip


def _flow_numbers() -> list[Any]:
    return [
        number("AZIMUTH", tr("Direction of flow (degrees from north)"),
               tr("Together with the gradient, without a flow model; empty: from the heads in the database."),
               minimum=0.0, maximum=360.0, optional=True),
        number("GRADIENT", tr("Hydraulic gradient (m/m)"), tr("Together with the direction."),
               minimum=1e-7, maximum=1.0, optional=True),
        number("HEAD_WINDOW_D", tr("Heads of the last (d)"), tr("The latest head of each well in this time counts."),
               default=30.0, minimum=0.0, maximum=3650.0),
        number("HEAD_ERROR", tr("Error of a head (m)"), tr("Standard deviation of reading and survey together."),
               default=0.02, minimum=0.0, maximum=100.0),
        number("CONDUCTIVITY", tr("Hydraulic conductivity (m/d)"), tr("A flow model has its own."),
               default=10.0, minimum=1e-9, maximum=1e6),
        number("POROSITY", tr("Effective porosity (1)"), tr("Of the aquifer."), default=0.25, minimum=0.001,
               maximum=1.0),
        number("RETARDATION", tr("Retardation factor (1)"), tr("1 for what moves as the water does."), default=1.0,
               minimum=1.0, maximum=1e6),
        advanced(number("CONDUCTIVITY_CV", tr("Uncertainty of the conductivity (share)"),
                        tr("Standard deviation over mean: what makes travel times early and late."), default=0.5,
                        minimum=0.0, maximum=10.0)),
        advanced(number("POROSITY_CV", tr("Uncertainty of the porosity (share)"), tr("Standard deviation over mean."),
                        default=0.2, minimum=0.0, maximum=10.0)),
    ]  # fmt: skip


def _merge_numbers() -> list[Any]:
    return [
        number("HALF_WIDTH", tr("Half the width of a plume (m)"),
               tr("A well within this of a flow path lies on it; the uncertainty of the direction is added."),
               default=50.0, minimum=0.1, maximum=10000.0),
        number("TOLERANCE_D", tr("Tolerance of the travel time (d)"), tr("About the time between two samples."),
               default=30.0, minimum=0.0, maximum=36500.0),
        number("SIMULTANEOUS_D", tr("Simultaneous within (d)"),
               tr("Warnings at one well, or across one plume, within this time belong together."), default=90.0,
               minimum=0.0, maximum=36500.0),
        number("HORIZON_D", tr("Horizon (d)"),
               tr("An event that reaches a receptor within this time is told one level higher."), default=90.0,
               minimum=0.0, maximum=36500.0),
    ]  # fmt: skip


def _events(plumes: Sequence[PlumeEvent]) -> Iterator[dict[str, Any]]:
    for plume in plumes:
        evidence, flow = plume.evidence, plume.evidence.get("flow", {})
        members = evidence.get("members", ())
        yield {
            "plume_event_id": plume.plume_event_id, "level": plume.level.value, "state": plume.state.value,
            "opened_at": plume.opened_at, "updated_at": plume.updated_at, "resolved_at": plume.resolved_at,
            "warnings": len(plume.event_ids), "points": ", ".join(sorted({each["point"] for each in members})),
            "properties": ", ".join(sorted({each["property"] for each in members})),
            "azimuth_deg": flow.get("azimuth_deg"), "gradient": flow.get("gradient"),
            "velocity_m_d": flow.get("velocity_m_d"), "flow_source": flow.get("source"),
            "outline_method": evidence.get("outline_method"), "merged_into": evidence.get("merged_into"),
            "note": evidence.get("doubt") or flow.get("reason"), "geometry_wkt": evidence.get("outline_wkt"),
        }  # fmt: skip


def _members(plumes: Sequence[PlumeEvent]) -> Iterator[dict[str, Any]]:
    for plume in plumes:
        for row in plume.evidence.get("members", ()):
            yield {**row, "plume_event_id": plume.plume_event_id}


def _receptors(forecasts: Sequence[ArrivalForecast]) -> Iterator[dict[str, Any]]:
    from datetime import timedelta

    for each in forecasts:
        arrival: datetime = each.made_at + timedelta(days=each.mid_d)
        names = ("plume_event_id", "point", "property", "made_at", *_TIMES, "basis")
        yield {name: getattr(each, name) for name in names} | {"arrival": arrival}


def _sources(plumes: Sequence[PlumeEvent]) -> Iterator[dict[str, Any]]:
    for plume in plumes:
        for row in plume.evidence.get("sources", ()):
            lists = {key: ", ".join(row[key]) for key in ("holds", "wells")}
            yield {**row, **lists, "plume_event_id": plume.plume_event_id}
