# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring archived observations back into a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterMultipleLayers,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import database, with_help
from ...translation import tr


class RestoreObservations(GwAlgorithm):
    ID = "restore_observations"
    GROUP = "store"
    TAGS = ("archive", "import", "恢复")

    def title(self) -> str:
        return tr("Restore observations")

    def summary(self) -> str:
        return tr(
            'Brings files of "Archive observations" back into the database that wrote them. A file that is not as the '
            "ledger noted it is refused. What the ledger says of the observations counts again, and the daily sums "
            "that stood for them are withdrawn. A file twice brings nothing twice."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            with_help(
                QgsProcessingParameterMultipleLayers("FILES", tr("Files"), Qgis.ProcessingSourceType.File),
                tr("Files of the archive (observations_YYYY-MM.csv.gz)."),
            )
        )
        self.addOutput(QgsProcessingOutputNumber("ROWS_IN", tr("Rows in the files")))
        self.addOutput(QgsProcessingOutputNumber("STORED", tr("Rows stored")))
        self.addOutput(QgsProcessingOutputNumber("DUPLICATE", tr("Rows stored already")))
        self.addOutput(QgsProcessingOutputNumber("REJECTED", tr("Rows rejected")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        progress = FeedbackProgress(feedback)
        files = [Path(name) for name in self.parameterAsFileList(parameters, "FILES", context)]
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            progress.check()
            reports = store.restore(files, progress)
        counts = ("rows_in", "stored", "duplicate", "rejected")
        return {name.upper(): sum(getattr(report, name) for report in reports) for name in counts}
