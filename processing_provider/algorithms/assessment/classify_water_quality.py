# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes of GB/T 14848-2017 for monitoring points."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, add_layer_name, make_fields, table_from_source, utc_moment, write_rows
from ...parameters import LIMIT_CLASSES, limit_class, moment, observations
from ...styling import style_output
from ...translation import tr
from .points import point_rows

_POINT_COLUMNS = {
    "point": str, "layer": int, "time": QDateTime, "class": str, "worst_property": str, "value": float, "unit": str,
    "censored": bool, "limit": float, "ratio": float, "properties": int, "undecided": bool,
}  # fmt: skip
_DETAIL_COLUMNS = {
    "point": str, "property": str, "time": QDateTime, "value": float, "unit": str, "censored": bool, "class": str,
    "best_class": str, "worst_class": str, "limit": float, "ratio": float,
}  # fmt: skip


class ClassifyWaterQuality(GwAlgorithm):
    ID = "classify_water_quality"
    GROUP = "assessment"
    TAGS = ("class", "GB/T 14848", "水质", "分类")

    def title(self) -> str:
        return tr("Classify water quality")

    def summary(self) -> str:
        return tr(
            "Gives every monitoring point its groundwater quality class I to V of GB/T 14848-2017: the worst class of "
            "the latest sample of each property in the chosen time. Samples flagged fail or missing are left out. A "
            "non-detect whose detection limit is too high gets the class that its limit meets and is marked undecided."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(observations())
        self.addParameter(limit_class())
        self.addParameter(moment("START", tr("From (UTC)"), tr("Only samples at or after this moment.")))
        self.addParameter(moment("END", tr("To (UTC)"), tr("Only samples at or before this moment.")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Classes of the points"), Qgis.ProcessingSourceType.VectorPoint
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "DETAILS", tr("Classes of the properties"), Qgis.ProcessingSourceType.Vector
            )
        )
        self.addOutput(QgsProcessingOutputString("WORST", tr("Worst class")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.assessment.classes import classify_points

        source = self.parameterAsSource(parameters, "OBSERVATIONS", context)
        table = table_from_source(source, tr("Observations"))
        found = classify_points(
            table,
            LIMIT_CLASSES[self.parameterAsEnum(parameters, "LIMIT_CLASS", context)],
            utc_moment(self.parameterAsDateTime(parameters, "START", context)),
            utc_moment(self.parameterAsDateTime(parameters, "END", context)),
        )
        if not found.confirmed:
            feedback.pushWarning(tr("Some limits behind these classes are not confirmed; see the documentation."))
        FeedbackProgress(feedback).check()
        fields, details = make_fields(_POINT_COLUMNS), make_fields(_DETAIL_COLUMNS)
        sink, points_id = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, Qgis.WkbType.Point, source.sourceCrs()
        )
        details_sink, details_id = self.parameterAsSink(
            parameters, "DETAILS", context, details, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
        )
        write_rows(sink, fields, point_rows(found.points), feedback)
        write_rows(details_sink, details, found.details.to_dict("records"), feedback)
        style_output(context, points_id, "water_quality_class", tr("Water quality classes"))
        add_layer_name(context, details_id, tr("Classes of the properties"))
        return {"OUTPUT": points_id, "DETAILS": details_id, "WORST": found.worst.label}
