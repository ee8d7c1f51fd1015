# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flag readings and enter it in the ledger."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)

from ....gw_core.clock import utc_now
from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import moment, with_help
from ...translation import tr
from .selection import author, author_of, described, instant, query_of, selection, table_sink, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd

    from ....gw_core.quality.checks import Check
    from ....gw_core.quality.evaluation import Surroundings
    from ....gw_core.store.ports import ObservationQuery, Store

_COLUMNS = {"point": str, "property": str} | dict.fromkeys(
    ("n", "good", "suspect", "fail", "missing", "not_evaluated"), int
)


class QualityControl(GwAlgorithm):
    ID = "quality_control"
    GROUP = "quality"
    TAGS = ("qartod", "flag", "spike", "gap", "neighbour", "质量控制")

    def title(self) -> str:
        return tr("Quality control")

    def summary(self) -> str:
        return tr(
            "Flags readings by the QARTOD checks gross range, spike, rate of change, flat line, attenuated signal, "
            "gap, repeats, clock, other properties and neighbouring wells, each with the figures of its property. The "
            "raw values stay as they are: the flags are an entry in the database's ledger, with author and "
            "parameters. What a person decided is never overridden. Run it after every import, before classes, "
            "warnings and trends."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (*selection(), author()):
            self.addParameter(parameter)
        self.addParameter(
            with_help(
                QgsProcessingParameterFile(
                    "CHECKS", tr("Table of checks"), optional=True, fileFilter=tr("CSV files (*.csv)")
                ),
                tr("CSV with the site's own figures, as the documentation describes; empty means the built-in table."),
            )
        )
        self.addParameter(
            moment("NOW", tr("Now (UTC)"), tr("Readings after this moment are from the future; empty is now."))
        )
        self.addParameter(table_sink("OUTPUT", tr("Flags by point and property")))
        self.addOutput(QgsProcessingOutputNumber("OPERATION", tr("Number of the ledger entry")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.quality.checks import DEFAULT_CHECKS, read_checks
        from ....gw_core.quality.evaluation import evaluate, keep_device_faults, summarise
        from ....gw_core.store.ports import Operation

        progress = FeedbackProgress(feedback)
        checks = read_checks(self.parameterAsFile(parameters, "CHECKS", context) or DEFAULT_CHECKS)
        query = query_of(self, parameters, context)
        now = instant(self, parameters, "NOW", context) or utc_now()
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            frame, datastreams = store.read_observations(query), store.datastreams()
            if frame.empty:
                raise InvalidInputError(say("No observations match these points, properties and times."))
            surroundings = _surroundings(store, query, frame, checks, now)
            flags = evaluate(frame, datastreams, checks, progress, surroundings)
            came_in = store.read_observations(dataclasses.replace(query, raw=True))["flag"]
            flags = keep_device_faults(flags, came_in)
            counts = summarise(flags, datastreams).to_dict("records")
            destination = write_table(self, parameters, context, feedback, _COLUMNS, counts, tr("Flags"))
            progress.check()
            told = {"checks": [check.described() for check in checks], **described(query)}
            operation = Operation(kind=self.ID, author=author_of(self, parameters, context), parameters=told)
            number = store.record_operation(operation, flags)
        return {"OUTPUT": destination, "OPERATION": number}


def _surroundings(
    store: Store, query: ObservationQuery, frame: pd.DataFrame, checks: Sequence[Check], now: datetime
) -> Surroundings:
    import pandas as pd

    from ....gw_core.quality.evaluation import Surroundings, compared_properties
    from ....gw_core.store.ports import ObservationQuery

    streams, sensors = store.datastreams(), store.sensors()
    chosen = streams[streams["datastream_id"].isin(frame["datastream_id"].unique())]
    compared = compared_properties(chosen["property"].unique(), checks)
    others = None
    if compared and (query.points or query.properties):
        others = store.read_observations(ObservationQuery(properties=compared, start=query.start, end=query.end))
    points = pd.DataFrame(
        [(point.name, point.easting, point.northing, point.layer) for point in store.read_park().points],
        columns=["point", "easting", "northing", "layer"],
    )
    known = sensors[sensors["sampling_interval_s"].notna()]
    intervals = dict(zip(known["datastream_id"], known["sampling_interval_s"], strict=True))
    return Surroundings(intervals_s=intervals, points=points, others=others, now=now)
