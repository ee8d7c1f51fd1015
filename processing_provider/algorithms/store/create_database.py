# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make or upgrade a database."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import database
from ...translation import tr


class CreateDatabase(GwAlgorithm):
    ID = "create_database"
    GROUP = "store"
    TAGS = ("geopackage", "postgis", "数据库")

    def title(self) -> str:
        return tr("Create database")

    def summary(self) -> str:
        return tr(
            "Makes the tables for a park, its readings and its warnings in a new or existing GeoPackage or in a "
            "PostgreSQL database with PostGIS, or upgrades them from an older version. What is stored stays; running "
            "it again changes nothing."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addOutput(QgsProcessingOutputString("DATABASE", tr("Database")))
        self.addOutput(QgsProcessingOutputNumber("VERSION", tr("Version of the tables")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        FeedbackProgress(feedback).check()
        name = self.parameterAsString(parameters, "DATABASE", context)
        with opened_store(name, create=True) as store:
            return {"DATABASE": name, "VERSION": store.check_version()}
