# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn open warnings into tasks by an emergency plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.clock import utc_now
from ....gw_core.wording import worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, add_layer_name, make_fields, table_from_source, utc_moment, write_rows
from ...databases import open_store
from ...parameters import ANY_GEOMETRY, POINT, database, layer_source, moment, with_help
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ....gw_core.emergency.plan import Plan
    from ....gw_core.emergency.respond import ResponsePlan

_COLUMNS = {
    "number": int, "phase": str, "task": str, "responsible": str, "due_at": QDateTime, "resources": str, "basis": str,
}  # fmt: skip


class PlanResponse(GwAlgorithm):
    ID = "plan_response"
    GROUP = "emergency"
    TAGS = ("emergency", "plan", "tasks", "应急", "预案")

    def title(self) -> str:
        return tr("Plan response")

    def summary(self) -> str:
        return tr(
            "Applies an emergency plan to the open warnings, the forecast of arrival and the traced sources: which "
            "tasks are due, by whom, until when, with what, and on which evidence. The highest open level decides; "
            "without an open warning only the tasks of the routine remain. The built-in plan is a template to be "
            "adapted to the park's own approved plan."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            layer_source(
                "ARRIVAL",
                tr("Arrival at receptors"),
                POINT,
                tr('Layer "Arrival" of a plume simulation. Wells count only within 50 m of a receptor of the park.'),
                optional=True,
            )
        )
        self.addParameter(
            layer_source(
                "TRACED",
                tr("Traced sources"),
                ANY_GEOMETRY,
                tr('Layer made by "Trace source": candidates with their probability.'),
                optional=True,
            )
        )
        plans = QgsProcessingParameterFile(
            "PLANS", tr("Emergency plan"), optional=True, fileFilter="YAML (*.yaml *.yml)"
        )
        self.addParameter(
            with_help(
                plans, tr("YAML file with phases and tasks; empty means the template that comes with the program.")
            )
        )
        self.addParameter(
            moment("NOW", tr("Start of the response (UTC)"), tr("Deadlines count from here; empty means now."))
        )
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Tasks"), Qgis.ProcessingSourceType.Vector))
        self.addOutput(QgsProcessingOutputString("LEVEL", tr("Level of the response (none, general, serious, severe)")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.emergency.respond import plan_response
        from ....gw_core.emergency.tables import arrivals_from_table, sources_from_table

        progress = FeedbackProgress(feedback)
        plan = self._plan(parameters, context)
        arrival, traced = (self._table(parameters, key, context) for key in ("ARRIVAL", "TRACED"))
        sources = [] if traced is None else sources_from_table(traced)
        now = utc_moment(self.parameterAsDateTime(parameters, "NOW", context)) or utc_now()
        store = open_store(self.parameterAsString(parameters, "DATABASE", context))
        try:
            events = store.read_events()
            arrivals = [] if arrival is None else arrivals_from_table(arrival, store.read_park())
        finally:
            store.close()
        response = plan_response(events, arrivals, sources, plan, now, language=QgsApplication.locale())
        progress.check()
        for sentence in response.basis:
            progress.step(sentence)
        fields = make_fields(_COLUMNS)
        sink, destination = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
        )
        write_rows(sink, fields, _rows(response), feedback)
        add_layer_name(context, destination, tr("Tasks"))
        return {"OUTPUT": destination, "LEVEL": response.level.value if response.level else "none"}

    def _plan(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Plan:
        from pathlib import Path

        from ....gw_core.emergency.planfile import default_plan, read_plan

        path = self.parameterAsFile(parameters, "PLANS", context)
        return read_plan(Path(path)) if path else default_plan()

    def _table(self, parameters: dict[str, Any], key: str, context: QgsProcessingContext) -> pd.DataFrame | None:
        source = self.parameterAsSource(parameters, key, context)
        return None if source is None else table_from_source(source, key, projected=False)


def _rows(response: ResponsePlan) -> Iterator[dict[str, Any]]:
    for task in response.tasks:
        yield {
            "number": task.number, "phase": task.phase, "task": task.task, "responsible": task.responsible,
            "due_at": task.due_at, "resources": "; ".join(task.resources),
            "basis": " ".join(worded(sentence, tr) for sentence in task.basis),
        }  # fmt: skip
