# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithm import_laboratory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterFile

from ...base import GwAlgorithm
from ...parameters import advanced, with_help, words
from ...translation import tr
from .import_table import add_clock, add_results, add_sources, add_unmatched, run_import

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class ImportLaboratory(GwAlgorithm):
    ID = "import_laboratory"
    GROUP = "acquisition"
    NEEDS = ("pint", "openpyxl", "xlrd")
    TAGS = ("laboratory", "chemistry", "xlsx", "csv", "non-detect", "import")

    def title(self) -> str:
        return tr("Import laboratory results")

    def summary(self) -> str:
        return tr(
            "Reads tables of laboratory results (CSV, XLSX, XLS) into the database: one result a row, or one property "
            "a column. Columns are found by their English or Chinese names. Non-detects (<0.5, ND, BDL, 0.5L and their "
            "kin) are stored as less than their detection limit; units are converted, and so is what is given as NO3, "
            "NH4 or CaCO3. Every result ends stored, already stored, or rejected with its reason."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        add_sources(self, tr("CSV, XLSX or XLS files with columns for well, date, and analyte and result."))
        self.addParameter(
            words("SHEET", tr("Sheet"), tr("Sheet of the workbook. Empty: the first that holds a laboratory table."))
        )
        synonyms = QgsProcessingParameterFile("SYNONYMS", tr("Own names of analytes"), extension="csv", optional=True)
        self.addParameter(
            with_help(
                synonyms,
                tr("Table (CSV) with the columns name and property: how the laboratory calls an observed property."),
            )
        )
        empty = QgsProcessingParameterBoolean(
            "EMPTY_BELOW_LIMIT", tr("An empty result was a non-detect"), defaultValue=False
        )
        self.addParameter(
            advanced(
                with_help(
                    empty,
                    tr("Stores an empty result beside a detection limit as less than that limit. Otherwise it is "
                       "rejected, for it may as well be a lost sample."),
                )
            )
        )  # fmt: skip
        add_clock(self)
        add_results(self)
        add_unmatched(self)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.acquisition.importing import import_laboratory

        own = {
            "sheet": self.parameterAsString(parameters, "SHEET", context),
            "synonyms": _synonyms(self.parameterAsString(parameters, "SYNONYMS", context)),
            "empty_below_limit": self.parameterAsBoolean(parameters, "EMPTY_BELOW_LIMIT", context),
        }
        return run_import(self, import_laboratory, own, parameters, context, feedback)


def _synonyms(path: str) -> dict[str, str]:
    from ....gw_core.acquisition.decoding import decode
    from ....gw_core.records.expressions import read_synonyms

    return read_synonyms(decode(Path(path).read_bytes()).text, Path(path).name) if path else {}
