# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw breakthrough curves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say, worded
from ...base import GwAlgorithm
from ...bridge import table_from_source, utc_moment
from ...parameters import ANY_TABLE, layer_source, moment, number, observed_property, words
from ...translation import tr, translation_into
from .pictures import picture_parameters, write_picture
from .plume_inputs import LANGUAGES, language_parameter

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class ChartBreakthrough(GwAlgorithm):
    ID = "chart_breakthrough"
    GROUP = "transport"
    NEEDS = ("matplotlib",)
    TAGS = ("chart", "breakthrough", "arrival", "穿透曲线")

    def title(self) -> str:
        return tr("Chart breakthrough")

    def summary(self) -> str:
        return tr(
            "Draws the concentration at wells and receptors over time, with the limit, the present moment and, of an "
            "ensemble, the band of its quantiles."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            layer_source(
                "BREAKTHROUGH", tr("Breakthrough curves"), ANY_TABLE,
                tr("Table of a plume simulation: point, time, concentration, unit; quantiles p5 … p95 are optional."),
            )
        )  # fmt: skip
        self.addParameter(observed_property(optional=True))
        self.addParameter(
            number(
                "LIMIT", tr("Limit (unit of the curves)"),
                tr("Empty: the class III limit of PROPERTY, when that is given and has one."),
                minimum=0.0, maximum=1e9, optional=True,
            )
        )  # fmt: skip
        self.addParameter(moment("NOW", tr("Present moment (UTC)"), tr("Shown as a line; empty: no line.")))
        self.addParameter(words("TITLE", tr("Title"), tr("Empty: the name of the property.")))
        self.addParameter(language_parameter())
        for parameter in picture_parameters():
            self.addParameter(parameter)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.plumes.breakthrough_chart import draw_breakthrough, read_curves

        source = self.parameterAsSource(parameters, "BREAKTHROUGH", context)
        if source is None:
            raise InvalidInputError(say("The table of breakthrough curves cannot be read."))
        curves = read_curves(table_from_source(source, source.sourceName(), projected=False))
        language = LANGUAGES[self.parameterAsEnum(parameters, "LANGUAGE", context)]
        name, limit = self._judge(parameters, context, language)
        translate = translation_into(language)
        title = self.parameterAsString(parameters, "TITLE", context) or name or worded(say("Breakthrough"), translate)
        now = utc_moment(self.parameterAsDateTime(parameters, "NOW", context))
        return write_picture(
            self, parameters, context, lambda form: draw_breakthrough(curves, title, limit, now, translate, form)
        )

    def _judge(self, parameters: dict[str, Any], context: QgsProcessingContext, language: str) -> tuple[str, float]:
        """Return the name of PROPERTY (empty when not given) and the limit (NaN for none)."""
        from ....gw_core.records.substances import find_property
        from ....gw_core.standards.groundwater import has_limit, limit

        asked = self.parameterAsString(parameters, "PROPERTY", context).strip()
        found = find_property(asked) if asked else None
        name = found.name(language) if found else ""
        if parameters.get("LIMIT") is not None:
            return name, self.parameterAsDouble(parameters, "LIMIT", context)
        return name, limit(found.code, "III").value if found and has_limit(found.code) else math.nan
