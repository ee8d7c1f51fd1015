# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person accepts, doubts or rejects readings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import with_help, words
from ...translation import tr
from .selection import decider, decider_of, described, names, query_of, selection

if TYPE_CHECKING:
    import pandas as pd

_DECISIONS = ("accept", "suspect", "reject")
_FLAGS = (1, 3, 4)
_WHICH = ("all", "flagged")


class ReviewObservations(GwAlgorithm):
    ID = "review_observations"
    GROUP = "quality"
    TAGS = ("accept", "reject", "flag", "ledger", "审核")

    def title(self) -> str:
        return tr("Review observations")

    def summary(self) -> str:
        return tr(
            "Enters in the ledger what a person decided of readings: accepted (good), suspect or rejected (fail). "
            "Such a decision outranks every program, whenever it runs, until a person decides otherwise or undoes it. "
            "Readings without value stay missing."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in selection():
            self.addParameter(parameter)
        self.addParameter(
            words("SENSORS", tr("Sensors"), tr("Names with commas between; empty means all sensors."))
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    "DECISION", tr("Decision"), [tr("Accept: good"), tr("Suspect"), tr("Reject: fail")], defaultValue=0
                ),
                tr("What the chosen readings are."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    "WHICH", tr("Which readings"), [tr("All chosen"), tr("Only those flagged suspect or fail")],
                    defaultValue=0,
                ),
                tr("Whether readings that no check objects to are decided as well."),
            )
        )  # fmt: skip
        for parameter in decider():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Readings decided")))
        self.addOutput(QgsProcessingOutputNumber("OPERATION", tr("Number of the ledger entry")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.store.ports import Operation

        progress = FeedbackProgress(feedback)
        author, comment = decider_of(self, parameters, context)
        decision = self.parameterAsEnum(parameters, "DECISION", context)
        which = _WHICH[self.parameterAsEnum(parameters, "WHICH", context)]
        sensors = tuple(names(self, parameters, "SENSORS", context))
        query = dataclasses.replace(query_of(self, parameters, context), sensors=sensors)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            chosen = _chosen(store.read_observations(query), which)
            progress.check()
            told = described(query) | {"sensors": list(sensors), "decision": _DECISIONS[decision], "which": which}
            operation = Operation(kind=self.ID, author=author, comment=comment, parameters=told, human=True)
            number = store.record_operation(operation, chosen.assign(flag=_FLAGS[decision]))
        return {"COUNT": len(chosen), "OPERATION": number}


def _chosen(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    from ....gw_core.records.observations import Flag

    fine = frame["value"].notna() & (frame["flag"] != Flag.MISSING)
    if which == "flagged":
        fine &= frame["flag"].isin((Flag.SUSPECT, Flag.FAIL))
    if not fine.any():
        raise InvalidInputError(say("No readings match these points, properties and times."))
    return frame.loc[fine, ["datastream_id", "time"]]
