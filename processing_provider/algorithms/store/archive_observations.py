# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Move old observations out of a database into files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, utc_moment
from ...databases import opened_store
from ...parameters import database, moment, with_help
from ...translation import tr


class ArchiveObservations(GwAlgorithm):
    ID = "archive_observations"
    GROUP = "store"
    TAGS = ("retention", "export", "归档")

    def title(self) -> str:
        return tr("Archive observations")

    def summary(self) -> str:
        return tr(
            "Moves the observations of the days before a date out of the database into compressed CSV files, one a "
            "month, and notes each in the ledger. Every file has been read back before its rows leave; daily sums "
            'stay, so that long trends can still be seen. "Restore observations" brings the files back.'
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            moment("BEFORE", tr("Before (UTC)"), tr("The day of this moment stays, with all after it."), optional=False)
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterFolderDestination("FOLDER", tr("Folder of the archive")),
                tr(
                    "Keep it as safely as the database: what is archived is nowhere else. Nothing in it is overwritten."
                ),
            )
        )
        self.addOutput(QgsProcessingOutputNumber("FILES", tr("Number of files")))
        self.addOutput(QgsProcessingOutputNumber("ROWS", tr("Observations archived")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.errors import InvalidInputError
        from ....gw_core.wording import say

        progress = FeedbackProgress(feedback)
        before = utc_moment(self.parameterAsDateTime(parameters, "BEFORE", context))
        if before is None:
            raise InvalidInputError(say("The date before which observations are archived is missing."))
        folder = self.parameterAsString(parameters, "FOLDER", context)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            progress.check()
            report = store.archive(before, Path(folder), progress)
        for name in report.files:
            feedback.pushInfo(name)
        return {"FOLDER": folder, "FILES": len(report.files), "ROWS": report.rows}
