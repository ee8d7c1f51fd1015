# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Report how good the record of each datastream is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.clock import utc_now
from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import moment, number
from ...translation import tr
from .selection import instant, query_of, selection, table_sink, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

_COLUMNS = {
    "point": str, "property": str, "sensor": str, "readings": int, "first_time": QDateTime, "last_time": QDateTime,
    "interval_s": float, "interval_from": str, "expected": int, "completeness": float, "gaps": int,
    "longest_gap_h": float, "good": float, "suspect": float, "fail": float, "not_evaluated": float, "missing": float,
    "censored_share": float, "age_h": float, "delay_median_s": float, "delay_p95_s": float,
    "calibration_due": QDateTime, "calibration_overdue": bool,
}  # fmt: skip


class AssessDataQuality(GwAlgorithm):
    ID = "assess_data_quality"
    GROUP = "quality"
    TAGS = ("completeness", "timeliness", "validity", "完整率", "及时率", "有效率")

    def title(self) -> str:
        return tr("Assess data quality")

    def summary(self) -> str:
        return tr(
            "Reports for each datastream how complete, timely and valid its record is: readings against those "
            "expected, gaps, shares of flags and non-detects, delay of arrival, age of the last reading, calibration "
            "overdue. Nothing is changed."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in selection():
            self.addParameter(parameter)
        self.addParameter(moment("NOW", tr("Now (UTC)"), tr("For ages and overdue calibrations; empty is now.")))
        self.addParameter(
            number("GAP_FACTOR", tr("A gap is longer than (sampling intervals)"),
                   tr("Readings farther apart have a gap between them."), default=1.5, minimum=1.01, maximum=1000.0)
        )  # fmt: skip
        self.addParameter(table_sink("OUTPUT", tr("Data quality")))
        for key, label in (
            ("DATASTREAMS", tr("Number of datastreams")),
            ("READINGS", tr("Number of readings")),
            ("COMPLETENESS", tr("Completeness (%)")),
            ("VALIDITY", tr("Good among the checked (%)")),
            ("OVERDUE", tr("Calibrations overdue")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, label))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.quality.data_quality import Question, assess_record, overall

        progress = FeedbackProgress(feedback)
        query = query_of(self, parameters, context)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            sensors, streams = store.sensors(), store.datastreams()
            due = sensors[sensors["calibration_due"].notna()]
            known = sensors[sensors["sampling_interval_s"].notna()]
            question = Question(
                now=instant(self, parameters, "NOW", context) or utc_now(), start=query.start, end=query.end,
                intervals_s=dict(zip(known["datastream_id"], known["sampling_interval_s"], strict=True)),
                due=dict(zip(due["datastream_id"], due["calibration_due"], strict=True)),
                gap_factor=self.parameterAsDouble(parameters, "GAP_FACTOR", context),
            )  # fmt: skip
            slices, arrivals = store.iterate_observations(query), store.iterate_arrivals(query)
            table = assess_record(_watched(slices, progress), question, _watched(arrivals, progress))
        if table.empty:
            raise InvalidInputError(say("No observations match these points, properties and times."))
        named = table.merge(streams[["datastream_id", "point", "property", "sensor"]], on="datastream_id")
        rows = named.to_dict("records")
        destination = write_table(self, parameters, context, feedback, _COLUMNS, rows, tr("Data quality"))
        total = overall(table)
        return {
            "OUTPUT": destination, "DATASTREAMS": total.datastreams, "READINGS": total.readings,
            "COMPLETENESS": _percent(total.completeness), "VALIDITY": _percent(total.validity),
            "OVERDUE": total.overdue,
        }  # fmt: skip


def _watched(slices: Iterable[pd.DataFrame], progress: FeedbackProgress) -> Iterator[pd.DataFrame]:
    for part in slices:
        progress.check()
        yield part


def _percent(share: float) -> float | None:
    return 100 * share if share == share else None
