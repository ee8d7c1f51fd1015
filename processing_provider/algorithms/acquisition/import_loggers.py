# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithm import_loggers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFile

from ...base import GwAlgorithm
from ...parameters import advanced, with_help, words
from ...translation import tr
from .import_table import add_clock, add_results, add_sources, run_import

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ....gw_core.acquisition.mappings import Mapping


class ImportLoggers(GwAlgorithm):
    ID = "import_loggers"
    GROUP = "acquisition"
    NEEDS = ("pint", "openpyxl", "xlrd", "defusedxml")
    TAGS = ("logger", "diver", "levelogger", "hobo", "csv", "import")

    def title(self) -> str:
        return tr("Import data loggers")

    def summary(self) -> str:
        return tr(
            "Reads files of data loggers (Solinst, Van Essen Diver, Onset HOBO, Campbell TOA5, and tables with a "
            "column of dates and times) into the database. The format is found by content, never by the file's name. "
            "Every row ends stored, already stored, or rejected with its reason; a file that cannot be read is refused "
            "with one sentence and does not stop the others. Importing a file again stores nothing twice."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        add_sources(self, tr("Logger files of any supported vendor, mixed as you like."))
        self.addParameter(
            words(
                "POINT", tr("Monitoring point"),
                tr("All files belong to this point. Empty: the location named in the file, else the file's own name; "
                   "upper case, blanks, dashes and underscores do not matter if the name stays unique."),
            )
        )  # fmt: skip
        add_clock(self)
        mapping = QgsProcessingParameterFile("MAPPING", tr("Description of a local format"), optional=True)
        mapping.setFileFilter("YAML (*.yaml *.yml)")
        self.addParameter(
            advanced(
                with_help(
                    mapping,
                    tr("A YAML file that says how the files are to be read: columns, units, times. All files are then "
                       "read by it. Empty: the format is found by content."),
                )
            )
        )  # fmt: skip
        add_results(self)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.acquisition.importing import import_loggers

        own = {
            "point": self.parameterAsString(parameters, "POINT", context),
            "mapping": _mapping(self.parameterAsString(parameters, "MAPPING", context)),
        }
        return run_import(self, import_loggers, own, parameters, context, feedback)


def _mapping(path: str) -> Mapping | None:
    from ....gw_core.acquisition.mappings import read_mapping_file

    return read_mapping_file(Path(path)) if path else None
