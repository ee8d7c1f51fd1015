# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the results of laboratory samples against each other."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import number, with_help
from ...translation import tr
from .selection import author, author_of, described, query_of, selection, table_sink, write_table

_COLUMNS = {
    "sample": int, "point": str, "time": QDateTime, "check": str, "value": float, "low": float, "high": float,
    "unit": str, "verdict": str, "reason": str,
}  # fmt: skip


class CheckSamples(GwAlgorithm):
    ID = "check_samples"
    GROUP = "quality"
    TAGS = ("ion balance", "laboratory", "HJ 164", "阴阳离子平衡", "实验室")

    def title(self) -> str:
        return tr("Check samples")

    def summary(self) -> str:
        return tr(
            "Holds the results of each laboratory sample against each other, as HJ 164 asks: balance of ions, "
            "dissolved solids against the sum of ions and against conductivity, hardness against calcium and "
            "magnesium, pH against carbonate, parts against totals. On request the results that disagree are flagged "
            "suspect in the ledger."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in selection():
            if parameter.name() != "PROPERTIES":
                self.addParameter(parameter)
        self.addParameter(
            with_help(
                QgsProcessingParameterFile(
                    "CHECKS", tr("Table of tolerances"), optional=True, fileFilter=tr("CSV files (*.csv)")
                ),
                tr("CSV with the laboratory's own tolerances, as the documentation describes; empty: built-in."),
            )
        )
        self.addParameter(
            number("WINDOW", tr("Results of one sample (h)"),
                   tr("Results of a point within so many hours are of the same sample."), default=12.0, minimum=0.0,
                   maximum=720.0)
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean("RECORD", tr("Flag what disagrees"), False),
                tr("Enters in the ledger that these results are suspect."),
            )
        )
        self.addParameter(author())
        self.addParameter(table_sink("OUTPUT", tr("Checks of samples")))
        self.addOutput(QgsProcessingOutputNumber("SAMPLES", tr("Number of samples")))
        self.addOutput(QgsProcessingOutputNumber("SUSPECT", tr("Checks that disagree")))
        self.addOutput(QgsProcessingOutputNumber("OPERATION", tr("Number of the ledger entry, 0 for none")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.quality import samples
        from ....gw_core.store.ports import Operation

        progress = FeedbackProgress(feedback)
        path = self.parameterAsFile(parameters, "CHECKS", context) or samples.DEFAULT_SAMPLE_CHECKS
        checks = samples.read_sample_checks(path)
        query, window_h = query_of(self, parameters, context), self.parameterAsDouble(parameters, "WINDOW", context)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            frame, streams = store.read_observations(query), store.datastreams()
            results = samples.check_samples(frame, streams, checks, window_h=window_h)
            if results.empty:
                raise InvalidInputError(say("No laboratory results match these points and times."))
            progress.check()
            destination = write_table(
                self, parameters, context, feedback, _COLUMNS, results.to_dict("records"), tr("Checks of samples")
            )
            suspect, entry = results["verdict"] == samples.Verdict.SUSPECT, 0
            if self.parameterAsBool(parameters, "RECORD", context) and suspect.any():
                flags = samples.suspect_observations(frame, streams, results, window_h=window_h)
                told = {"window_h": window_h, "checks": list(checks), **described(query)}
                operation = Operation(kind=self.ID, author=author_of(self, parameters, context), parameters=told)
                entry = store.record_operation(operation, flags)
        count = int(results["sample"].nunique())
        return {"OUTPUT": destination, "SAMPLES": count, "SUSPECT": int(suspect.sum()), "OPERATION": entry}
