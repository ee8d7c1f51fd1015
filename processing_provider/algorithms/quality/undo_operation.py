# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take an entry of the ledger back."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ...base import GwAlgorithm
from ...databases import opened_store
from ...parameters import database, number
from ...translation import tr
from .selection import decider, decider_of


class UndoOperation(GwAlgorithm):
    ID = "undo_operation"
    GROUP = "quality"
    TAGS = ("ledger", "undo", "撤销")

    def title(self) -> str:
        return tr("Undo operation")

    def summary(self) -> str:
        return tr(
            "Enters in the ledger that an operation no longer counts: its flags and corrected values are gone, what "
            "was before speaks again. Nothing is deleted. Undoing the entry made here makes the operation count again."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            number("OPERATION", tr("Number of the ledger entry"), tr('As "List operations" shows it.'),
                   minimum=1, maximum=9_007_199_254_740_991, integer=True)
        )  # fmt: skip
        for parameter in decider():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("ENTRY", tr("Number of the new entry")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        author, comment = decider_of(self, parameters, context)
        undone = int(self.parameterAsDouble(parameters, "OPERATION", context))
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            return {"ENTRY": store.undo_operation(undone, author, comment)}
