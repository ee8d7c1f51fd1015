# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger as a table."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...databases import opened_store
from ...parameters import database
from ...translation import tr
from .selection import table_sink, write_table

_COLUMNS = {
    "operation_id": int, "recorded_at": QDateTime, "kind": str, "author": str, "comment": str, "rows": int,
    "human": bool, "undoes": int, "undone_by": int, "parameters": str,
}  # fmt: skip


class ListOperations(GwAlgorithm):
    ID = "list_operations"
    GROUP = "quality"
    TAGS = ("ledger", "history", "台账")

    def title(self) -> str:
        return tr("List operations")

    def summary(self) -> str:
        return tr(
            "Gives the ledger of a database as a table: every flagging, decision, correction and undo with its author, "
            "time, comment and parameters, oldest first."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(table_sink("OUTPUT", tr("Ledger")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of entries")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            table = store.operations()
        table["parameters"] = [json.dumps(told, ensure_ascii=False) for told in table["parameters"]]
        for column in ("undoes", "undone_by"):
            table[column] = table[column].astype(object).where(table[column].notna(), None)
        rows = table.to_dict("records")
        destination = write_table(self, parameters, context, feedback, _COLUMNS, rows, tr("Ledger"))
        return {"OUTPUT": destination, "COUNT": len(rows)}
