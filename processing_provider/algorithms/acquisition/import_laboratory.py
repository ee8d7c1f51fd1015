# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithm import_laboratory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...base import GwAlgorithm
from ...parameters import words
from ...translation import tr
from .import_table import add_clock, add_results, add_sources, run_import

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class ImportLaboratory(GwAlgorithm):
    ID = "import_laboratory"
    GROUP = "acquisition"
    NEEDS = ("pint", "openpyxl")
    TAGS = ("laboratory", "chemistry", "xlsx", "csv", "non-detect", "import")

    def title(self) -> str:
        return tr("Import laboratory results")

    def summary(self) -> str:
        return tr(
            "Reads tables of laboratory results (CSV, XLSX) into the database: one result a row, or one property "
            "a column. Columns are found by their English or Chinese names. Non-detects (<0.5, ND, BDL, 0.5L and their "
            "kin) are stored as less than their detection limit; units are converted. Every result ends stored, "
            "already stored, or rejected with its reason."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        add_sources(self, tr("CSV or XLSX files with columns for well, date, and analyte and result."))
        self.addParameter(
            words("SHEET", tr("Sheet"), tr("Sheet of the workbook. Empty: the first that holds a laboratory table."))
        )
        add_clock(self)
        add_results(self)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.acquisition.importing import import_laboratory

        own = {"sheet": self.parameterAsString(parameters, "SHEET", context)}
        return run_import(self, import_laboratory, own, parameters, context, feedback)
