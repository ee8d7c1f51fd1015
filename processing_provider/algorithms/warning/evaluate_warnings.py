# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evaluate the warning rules and store the events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.clock import utc_now
from ....gw_core.wording import worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs, make_fields, utc_moment, write_rows
from ...databases import open_store
from ...parameters import database, moment, with_help
from ...styling import style_output
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ....gw_core.records.park import ParkRecords
    from ....gw_core.store.ports import Store, WarningEvent
    from ....gw_core.warning.rules.model import RuleSet

_COLUMNS = dict.fromkeys(("event_id", "rule", "point", "property", "level", "state"), str) | {
    "opened_at": QDateTime, "updated_at": QDateTime, "value": float, "limit": float, "unit": str, "ratio": float,
    "message": str,
}  # fmt: skip


class EvaluateWarnings(GwAlgorithm):
    ID = "evaluate_warnings"
    GROUP = "warning"
    TAGS = ("alarm", "threshold", "limit", "预警", "报警")

    def title(self) -> str:
        return tr("Evaluate warnings")

    def summary(self) -> str:
        return tr(
            "Compares all readings with the warning rules: the class limits of the park, sharp rises and data loss. "
            "A warning opens at one of three levels, steps up and down, and ends only well below where it opened. "
            "Events are stored with the readings, the limit and the version of the rules that made them; running it "
            "again changes nothing. Readings flagged fail do not count, suspect ones wait for confirmation, and a "
            "non-detect above the limit neither opens nor ends a warning."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        rules = QgsProcessingParameterFile(
            "RULES", tr("Own rules"), fileFilter=tr("Rules (*.yaml *.yml *.csv)"), optional=True
        )
        self.addParameter(
            with_help(
                rules,
                tr("YAML or CSV file with rules that are added to the built-in ones or replace them by their name."),
            )
        )
        self.addParameter(
            moment("START", tr("Warnings since (UTC)"), tr("Warnings that were over before then are left out."))
        )
        self.addParameter(
            moment("NOW", tr("As at (UTC)"), tr("Later readings are not looked at; empty means the present moment."))
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Warnings"), Qgis.ProcessingSourceType.VectorPoint)
        )
        self.addOutput(QgsProcessingOutputNumber("OPEN", tr("Open warnings")))
        self.addOutput(QgsProcessingOutputNumber("OPENED", tr("Warnings opened by this evaluation")))
        self.addOutput(QgsProcessingOutputNumber("RESOLVED", tr("Warnings ended by this evaluation")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.warning.engine.evaluate import evaluate_warnings
        from ....gw_core.warning.engine.streams import background_in_force, watched_streams

        now = utc_moment(self.parameterAsDateTime(parameters, "NOW", context)) or utc_now()
        start = utc_moment(self.parameterAsDateTime(parameters, "START", context))
        progress = FeedbackProgress(feedback)
        store = open_store(self.parameterAsString(parameters, "DATABASE", context))
        try:
            park = store.read_park()
            background = background_in_force(store.revisions("limits"), now)
            found = evaluate_warnings(
                store.read_observations(), watched_streams(store.datastreams(), park, store.sensors(), background),
                self._rules(parameters, context, store, now), store.read_events(), now,
                limit_class=park.park.limit_class, start=start, progress=progress,
                maintenance=[silence for silence in store.read_silences() if silence.maintenance],
            )  # fmt: skip
            progress.check()
            fields = make_fields(_COLUMNS)
            sink, destination = self.parameterAsSink(
                parameters, "OUTPUT", context, fields, Qgis.WkbType.Point, epsg_crs(park.park.crs)
            )
            write_rows(sink, fields, _rows(found.events, park), feedback)
            store.save_events(found.changed)
        finally:
            store.close()
        style_output(context, destination, "warning", tr("Warnings"))
        return {"OUTPUT": destination, "OPEN": found.open, "OPENED": found.opened, "RESOLVED": found.resolved}

    def _rules(self, parameters: dict[str, Any], context: QgsProcessingContext, store: Store, now: datetime) -> RuleSet:
        """Return the rules: the version of the database, else those of the program, and the user's."""
        from pathlib import Path

        from ....gw_core.warning.rules.files import default_rules, merge_rules, read_rules
        from ....gw_core.warning.rules.revisions import rules_in_force

        own = self.parameterAsFile(parameters, "RULES", context)
        base = rules_in_force(store.revisions("rules"), now) or default_rules()
        return merge_rules(base, read_rules(Path(own))) if own else base


def _rows(events: Iterable[WarningEvent], park: ParkRecords) -> Iterator[dict[str, Any]]:
    from ....gw_core.warning.events.messages import describe

    places = {point.name: f"POINT ({point.easting} {point.northing})" for point in park.points}
    for event in events:
        yield {
            "event_id": event.event_id, "rule": event.rule, "point": event.point, "property": event.property,
            "level": event.level.value, "state": event.state.value, "opened_at": event.opened_at,
            "updated_at": event.updated_at, "value": event.value, "limit": event.limit, "unit": event.unit,
            "ratio": event.evidence.get("ratio"), "message": worded(describe(event, QgsApplication.locale()), tr),
            "geometry_wkt": places.get(event.point),
        }  # fmt: skip
