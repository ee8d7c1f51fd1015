# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mann-Kendall and Theil-Sen a point and property."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterFeatureSink

from ....gw_core.wording import worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, make_fields, table_from_source, write_rows
from ...parameters import number, observations, observed_property
from ...styling import style_output
from ...translation import tr
from .points import point_rows

_COLUMNS = {
    "point": str, "property": str, "unit": str, "n": int, "censored": int, "s": float, "p": float, "tau": float,
    "slope_per_year": float, "trend": str, "method": str,
}  # fmt: skip


class DetectTrends(GwAlgorithm):
    ID = "detect_trends"
    GROUP = "assessment"
    NEEDS = ("pymannkendall",)
    TAGS = ("Mann-Kendall", "Sen", "trend", "趋势")

    def title(self) -> str:
        return tr("Detect trends")

    def summary(self) -> str:
        return tr(
            "Tests every point and property for a rising or falling trend by Mann-Kendall and gives the Theil-Sen "
            "slope from the true sampling times. Values below the highest detection limit are tied, so that a changing "
            "detection limit makes no trend. S, p, n, tau and the method are always reported."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(observations())
        self.addParameter(observed_property(optional=True))
        self.addParameter(
            number(
                "ALPHA",
                tr("Significance level (two-sided)"),
                tr("A trend is reported when p is below this."),
                default=0.05,
                minimum=0.0001,
                maximum=0.5,
            )
        )
        self.addParameter(
            number(
                "MINIMUM_SAMPLES",
                tr("Least number of samples"),
                tr("Series with fewer are insufficient; with four, p cannot get below 0.05."),
                default=5,
                minimum=3,
                maximum=1000,
                integer=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Trends"), Qgis.ProcessingSourceType.VectorPoint)
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.assessment.trends import detect_trends
        from ....gw_core.records.substances import find_property

        source = self.parameterAsSource(parameters, "OBSERVATIONS", context)
        table = table_from_source(source, tr("Observations"))
        name = self.parameterAsString(parameters, "PROPERTY", context)
        found = detect_trends(
            table,
            find_property(name).code if name else None,
            alpha=self.parameterAsDouble(parameters, "ALPHA", context),
            minimum_samples=self.parameterAsInt(parameters, "MINIMUM_SAMPLES", context),
            progress=FeedbackProgress(feedback),
        )
        found["method"] = [worded(method, tr) for method in found["method"]]
        fields = make_fields(_COLUMNS)
        sink, destination = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, Qgis.WkbType.Point, source.sourceCrs()
        )
        write_rows(sink, fields, point_rows(found), feedback)
        style_output(context, destination, "trend", tr("Trends"))
        return {"OUTPUT": destination}
