# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flag readings and enter it in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, add_layer_name, make_fields, utc_moment, write_rows
from ...databases import opened_store
from ...parameters import database, moment, with_help, words
from ...translation import tr

if TYPE_CHECKING:
    from ....gw_core.store.ports import ObservationQuery

_COLUMNS = {"point": str, "property": str} | dict.fromkeys(
    ("n", "good", "suspect", "fail", "missing", "not_evaluated"), int
)


class QualityControl(GwAlgorithm):
    ID = "quality_control"
    GROUP = "quality"
    TAGS = ("qartod", "flag", "spike", "质量控制")

    def title(self) -> str:
        return tr("Quality control")

    def summary(self) -> str:
        return tr(
            "Flags readings by the QARTOD checks gross range, spike, rate of change and flat line, each with the "
            "figures of its property. The raw values stay as they are: the flags are an entry in the database's "
            "ledger, with author and parameters. Run it after every import, before classes, warnings and trends."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            words("POINTS", tr("Monitoring points"), tr("Names with commas between; empty means all points."))
        )
        self.addParameter(
            words("PROPERTIES", tr("Observed properties"), tr("Codes or names with commas between; empty means all."))
        )
        self.addParameter(moment("START", tr("From (UTC)"), tr("Only readings at or after this moment.")))
        self.addParameter(moment("END", tr("To (UTC)"), tr("Only readings at or before this moment.")))
        self.addParameter(
            words("AUTHOR", tr("Author"), tr("Who answers for this entry; empty means the name of the login."))
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterFile(
                    "CHECKS", tr("Table of checks"), optional=True, fileFilter=tr("CSV files (*.csv)")
                ),
                tr("CSV with the site's own figures, as the documentation describes; empty means the built-in table."),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Flags by point and property"), Qgis.ProcessingSourceType.Vector
            )
        )
        self.addOutput(QgsProcessingOutputNumber("OPERATION", tr("Number of the ledger entry")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.quality.checks import DEFAULT_CHECKS, read_checks
        from ....gw_core.quality.evaluation import evaluate, summarise
        from ....gw_core.store.ports import Operation

        progress = FeedbackProgress(feedback)
        checks = read_checks(self.parameterAsFile(parameters, "CHECKS", context) or DEFAULT_CHECKS)
        query = self._query(parameters, context)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            frame, datastreams = store.read_observations(query), store.datastreams()
            if frame.empty:
                raise InvalidInputError(say("No observations match these points, properties and times."))
            flags = evaluate(frame, datastreams, checks, progress)
            fields = make_fields(_COLUMNS)
            sink, destination = self.parameterAsSink(
                parameters, "OUTPUT", context, fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
            )
            write_rows(sink, fields, summarise(flags, datastreams).to_dict("records"), feedback)
            progress.check()
            described = {"checks": [check.described() for check in checks], **_described(query)}
            author = self.parameterAsString(parameters, "AUTHOR", context) or QgsApplication.userLoginName()
            number = store.record_operation(Operation(kind=self.ID, author=author, parameters=described), flags)
        add_layer_name(context, destination, tr("Flags"))
        return {"OUTPUT": destination, "OPERATION": number}

    def _query(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ObservationQuery:
        from ....gw_core.records.substances import find_property
        from ....gw_core.store.ports import ObservationQuery

        def names(key: str) -> list[str]:
            text = self.parameterAsString(parameters, key, context)
            return [name.strip() for name in text.split(",") if name.strip()]

        return ObservationQuery(
            points=tuple(names("POINTS")), properties=tuple(find_property(name).code for name in names("PROPERTIES")),
            start=utc_moment(self.parameterAsDateTime(parameters, "START", context)),
            end=utc_moment(self.parameterAsDateTime(parameters, "END", context)),
        )  # fmt: skip


def _described(query: ObservationQuery) -> dict[str, Any]:
    return {
        "points": list(query.points), "properties": list(query.properties),
        "start": query.start.isoformat() if query.start else "", "end": query.end.isoformat() if query.end else "",
    }  # fmt: skip
