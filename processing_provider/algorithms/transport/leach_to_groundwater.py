# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecast what contaminated soil gives off to the groundwater below."""

from __future__ import annotations

import math
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, utc_moment
from ...parameters import POLYGON, advanced, layer_source, moment, number, observed_property, with_help, words
from ...parameters import workspace as workspace_parameter
from ...translation import tr
from .inputs import check_program, program, read_layer
from .limits import limit_parameter, read_property
from .results import write_sink
from .soil_layers import prepared_soils, whole_polygon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ....gw_core.transport.leaching.leaching_forecast import Aquifer, LeachingForecast
    from ....gw_core.transport.leaching.leaching_table import LeachingDefaults
    from .limits import Judged

_METHODS = ("analytic", "column", "uzt")
_CURVES = ("van_genuchten", "brooks_corey")
_DAYS_A_YEAR = 365.25
_OUTPUT_FIELDS = {
    "name": str, "property": str, "rate_kg_d": float, "start": QDateTime, "end": QDateTime, "concentration": float,
    "unit": str,
}  # fmt: skip
_TABLE_FIELDS = {
    "point": str, "time": QDateTime, "time_d": float, "concentration": float, "unit": str, "rate_kg_d": float,
}  # fmt: skip
_SUMMARY_FIELDS = {
    "name": str, "texture": str, "water_content": float, "velocity_m_d": float, "retardation": float,
    "travel_time_d": float, "leachate": float, "arrival": QDateTime, "arrival_d": float, "peak": float,
    "peak_time": QDateTime, "limit": float, "unit": str, "mixing_depth_m": float, "dilution": float,
    "groundwater_peak": float, "limit_time": QDateTime, "limit_time_d": float, "initial_kg": float,
    "leached_kg": float, "reached_kg": float, "column_kg": float, "left_kg": float, "removed_kg": float,
    "decayed_kg": float,
}  # fmt: skip


class LeachToGroundwater(GwAlgorithm):
    ID = "leach_to_groundwater"
    GROUP = "transport"
    TAGS = ("leaching", "vadose", "unsaturated", "soil", "UZF", "UZT", "DAF", "包气带", "淋滤", "土壤")

    def title(self) -> str:
        return tr("Leach to groundwater")

    def summary(self) -> str:
        return tr(
            "Forecasts what contaminated soil gives off to the groundwater below: recharge washes it down through the "
            "unsaturated zone, with sorption, decay and dispersion, until the soil is spent. The polygons that it "
            'gives, one a time window, are sources for "Simulate plume"; a table and a summary say when the water '
            "table is reached, how far the groundwater dilutes, and where the mass is. Volatilisation is left out."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            layer_source(
                "SOURCES", tr("Contaminated soil"), POLYGON,
                tr(
                    "Fields name, soil_mg_kg (content of dry soil) or leachate_mg_l (held), depth_top_m, "
                    "depth_bottom_m; optional: water_table_m (depth), texture, foc, kd_l_kg, half_life_d, "
                    "water_content, length_m (along the groundwater flow), start, end (UTC; taken away or sealed)."
                ),
            )
        )  # fmt: skip
        self.addParameter(observed_property())
        self._add_ground()
        self._add_substance()
        self._add_time()
        self._add_groundwater()
        self.addParameter(limit_parameter())
        self.addParameter(program())
        folder = advanced(workspace_parameter())
        folder.setDefaultValue(QgsProcessing.TEMPORARY_OUTPUT)
        self.addParameter(folder)
        for key, label, kind in (
            ("OUTPUT", tr("Sources to the groundwater"), Qgis.ProcessingSourceType.VectorPolygon),
            ("TABLE", tr("Breakthrough at the water table"), Qgis.ProcessingSourceType.Vector),
            ("SUMMARY", tr("Summary of leaching"), Qgis.ProcessingSourceType.Vector),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(key, label, kind, None, key != "OUTPUT"))

    def _add_ground(self) -> None:
        self.addParameter(
            words(
                "TEXTURE", tr("Soil texture"),
                tr(
                    "Where a source names none: a USDA class such as sandy loam, or a deposit such as 粉土, 细砂; see "
                    "docs/vadose.md."
                ),
                default="sandy loam",
            )
        )  # fmt: skip
        textures = QgsProcessingParameterFile(
            "TEXTURES", tr("Table of textures"), optional=True, fileFilter=tr("CSV files (*.csv)")
        )
        self.addParameter(
            advanced(with_help(textures, tr("CSV file of your own that takes the place of the table shipped.")))
        )
        self.addParameter(
            number(
                "RECHARGE", tr("Recharge (mm/a)"), tr("Water that seeps down to the water table, in the yearly mean."),
                default=200.0, minimum=0.0, maximum=20000.0,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "WATER_TABLE", tr("Depth of the water table (m)"),
                tr("Below ground, where neither a source nor the raster gives it."),
                minimum=0.0, maximum=10000.0, optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterRasterLayer("WATER_TABLE_RASTER", tr("Depth raster"), optional=True),
                tr("Depth of the water table below ground in m; each source takes the mean over its polygon."),
            )
        )
        curve = QgsProcessingParameterEnum(
            "CURVE", tr("Unsaturated conductivity"), ["van Genuchten – Mualem", "Brooks – Corey"], defaultValue=0
        )
        self.addParameter(advanced(with_help(curve, tr("From it follows the water content at this recharge."))))

    def _add_substance(self) -> None:
        for key, label, text, default, most, optional in (
            ("FOC", tr("Organic carbon (kg/kg)"), tr("Of the soil; times the Koc of the substance it gives Kd."),
             0.002, 1.0, True),
            ("KD", tr("Sorption coefficient Kd (L/kg)"),
             tr("Empty: Koc times organic carbon. Unknown is refused for a content of the soil, never taken as 0."),
             None, 1e6, True),
            ("HALF_LIFE", tr("Half-life (d)"),
             tr("Empty: no decay, the worst case, and published half-lives are named in the log. 0: no decay."),
             None, 1e9, True),
            ("DISPERSIVITY", tr("Dispersivity over length (-)"),
             tr("Dispersivity as a share of the way to the water table; 0 gives a sharp front."), 0.1, 10.0, False),
        ):  # fmt: skip
            self.addParameter(number(key, label, text, default=default, minimum=0.0, maximum=most, optional=optional))

    def _add_time(self) -> None:
        methods = [
            tr("Closed form"), tr("MODFLOW 6: GWT column (dispersion, sorption, decay)"),
            tr("MODFLOW 6: UZF and UZT (no dispersion)"),
        ]  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("METHOD", tr("Method"), methods, defaultValue=0),
                tr("The closed form is exact and fast; the others are checks of it with MODFLOW 6."),
            )
        )
        self.addParameter(
            moment("START", tr("Start (UTC)"), tr("Empty: the earliest start of a source, else midnight today."))
        )
        self.addParameter(
            number("DURATION", tr("Duration (d)"), tr("Simulated time."), default=7300.0, minimum=0.001, maximum=1e6)
        )
        self.addParameter(
            number("STEP", tr("Time window (d)"), tr("One polygon a source and window, with its mean rate."),
                   default=365.25, minimum=1e-3, maximum=1e5)
        )  # fmt: skip

    def _add_groundwater(self) -> None:
        help_text = tr("For the dilution below the source (US EPA 1996); give all three, or none of them.")
        for key, label, most in (
            ("CONDUCTIVITY", tr("Conductivity of the aquifer (m/d)"), 1e5),
            ("GRADIENT", tr("Hydraulic gradient (-)"), 1.0),
            ("THICKNESS", tr("Thickness of the aquifer (m)"), 10000.0),
        ):
            self.addParameter(number(key, label, help_text, minimum=0.0, maximum=most, optional=True))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        given = [parameters.get(key) is not None for key in ("CONDUCTIVITY", "GRADIENT", "THICKNESS")]
        if fine and any(given) and not all(given):
            return False, tr("Give conductivity, gradient and thickness of the aquifer, or none of them.")
        if fine and self.parameterAsEnum(parameters, "METHOD", context):
            return check_program(self.parameterAsFile(parameters, "MF6", context))
        return fine, sentence

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport import tables
        from ....gw_core.transport.leaching.leaching_forecast import forecast_leaching
        from ....gw_core.transport.leaching.leaching_mf6 import Method
        from ....gw_core.transport.leaching.leaching_table import leaching_sources
        from ....gw_core.transport.texture import read_textures

        judged = read_property(self, parameters, context)
        source = self.parameterAsSource(parameters, "SOURCES", context)
        raster = self.parameterAsRasterLayer(parameters, "WATER_TABLE_RASTER", context)
        table = prepared_soils(read_layer(self, parameters, "SOURCES", context), raster, source.sourceCrs())
        start = utc_moment(self.parameterAsDateTime(parameters, "START", context)) or tables.start_of(table)
        textures = read_textures(self.parameterAsFile(parameters, "TEXTURES", context) or None)
        soils = leaching_sources(table, self._defaults(parameters, context, judged), textures, start, "SOURCES")
        method = Method(_METHODS[self.parameterAsEnum(parameters, "METHOD", context)])
        found = forecast_leaching(
            soils, self.parameterAsDouble(parameters, "DURATION", context),
            self.parameterAsDouble(parameters, "STEP", context), method, aquifer=self._aquifer(parameters, context),
            workspace=Path(self.parameterAsString(parameters, "WORKSPACE", context)),
            progress=FeedbackProgress(feedback), mf6=self.parameterAsFile(parameters, "MF6", context) or None,
        )  # fmt: skip
        none, rows = QgsCoordinateReferenceSystem(), _Rows(found, start, judged)
        crs = source.sourceCrs()
        folder = self.parameterAsString(parameters, "WORKSPACE", context)
        outputs: dict[str, Any] = {} if method is Method.ANALYTIC else {"WORKSPACE": folder}
        for key, fields, kind, place, content, name, style in (
            ("OUTPUT", _OUTPUT_FIELDS, Qgis.WkbType.MultiPolygon, crs, rows.sources(), tr("Leaching sources"),
             "leaching"),
            ("TABLE", _TABLE_FIELDS, Qgis.WkbType.NoGeometry, none, rows.curves(), tr("Breakthrough"), ""),
            ("SUMMARY", _SUMMARY_FIELDS, Qgis.WkbType.NoGeometry, none, rows.summary(), tr("Leaching summary"), ""),
        ):  # fmt: skip
            outputs |= write_sink(self, parameters, context, feedback, key, fields, kind, place, content, name, style)
        return outputs

    def _defaults(self, parameters: dict[str, Any], context: QgsProcessingContext, judged: Judged) -> LeachingDefaults:
        from ....gw_core.transport.leaching.leaching_table import LeachingDefaults
        from ....gw_core.transport.leaching.vadose import Curve

        def optional(key: str) -> float | None:
            given = parameters.get(key) is not None
            return self.parameterAsDouble(parameters, key, context) if given else None

        foc = self.parameterDefinition("FOC").defaultValue() if "FOC" not in parameters else optional("FOC")
        return LeachingDefaults(
            substance=judged.code, texture=self.parameterAsString(parameters, "TEXTURE", context).strip(),
            recharge_m_d=self.parameterAsDouble(parameters, "RECHARGE", context) / 1000.0 / _DAYS_A_YEAR,
            water_table_m=optional("WATER_TABLE"), foc=foc, kd_l_kg=optional("KD"), half_life_d=optional("HALF_LIFE"),
            dispersivity_share=self.parameterAsDouble(parameters, "DISPERSIVITY", context),
            curve=Curve(_CURVES[self.parameterAsEnum(parameters, "CURVE", context)]),
        )  # fmt: skip

    def _aquifer(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Aquifer | None:
        from ....gw_core.transport.leaching.leaching_forecast import Aquifer

        if parameters.get("CONDUCTIVITY") is None:
            return None
        return Aquifer(
            conductivity_m_d=self.parameterAsDouble(parameters, "CONDUCTIVITY", context),
            gradient=self.parameterAsDouble(parameters, "GRADIENT", context),
            thickness_m=self.parameterAsDouble(parameters, "THICKNESS", context),
        )


class _Rows:
    """Rows of the three outputs, concentrations in the unit of the property."""

    def __init__(self, found: Sequence[LeachingForecast], start: datetime, judged: Judged) -> None:
        self._found, self._start, self._judged = found, start, judged

    def _moment(self, days: float) -> datetime | None:
        return None if days != days else self._start + timedelta(days=days)

    def sources(self) -> Iterator[dict[str, Any]]:
        for each in self._found:
            polygon = whole_polygon(each.placed.geometry_wkt)
            for start, end, rate, value in each.windows():
                yield {
                    "name": each.placed.leaching.soil.name, "property": self._judged.code, "rate_kg_d": rate,
                    "start": self._moment(start), "end": self._moment(end),
                    "concentration": value * self._judged.factor, "unit": self._judged.unit, "geometry_wkt": polygon,
                }  # fmt: skip

    def curves(self) -> Iterator[dict[str, Any]]:
        for each in self._found:
            found = each.breakthrough
            for days, value, rate in zip(found.times_d, found.concentration_mg_l, found.rate_kg_d, strict=True):
                yield {
                    "point": each.placed.leaching.soil.name, "time": self._moment(float(days)), "time_d": float(days),
                    "concentration": float(value) * self._judged.factor, "unit": self._judged.unit,
                    "rate_kg_d": float(rate),
                }  # fmt: skip

    def summary(self) -> Iterator[dict[str, Any]]:
        for each in self._found:
            yield self._of_soil(each) | self._of_time(each) | self._of_mass(each)

    def _of_soil(self, each: LeachingForecast) -> dict[str, Any]:
        leaching = each.placed.leaching
        column = leaching.column
        return {
            "name": leaching.soil.name, "texture": each.placed.texture.name_en,
            "water_content": column.water_content, "velocity_m_d": column.pore_velocity_m_d,
            "retardation": column.retardation, "travel_time_d": column.travel_time_d,
            "leachate": leaching.leachate_mg_l * self._judged.factor, "unit": self._judged.unit,
        }  # fmt: skip

    def _of_time(self, each: LeachingForecast) -> dict[str, Any]:
        limit = self._judged.limit / self._judged.factor
        arrival, reached = each.arrival(limit), each.limit_reached_d(limit)
        dilution, peak = each.mixing.factor if each.mixing else math.nan, arrival.peak * self._judged.factor
        return {
            "arrival": self._moment(arrival.arrival_d), "arrival_d": arrival.arrival_d,
            "peak": peak, "peak_time": self._moment(arrival.peak_d),
            "limit": self._judged.limit, "mixing_depth_m": each.mixing.depth_m if each.mixing else None,
            "dilution": dilution, "groundwater_peak": peak / dilution,
            "limit_time": self._moment(reached), "limit_time_d": reached,
        }  # fmt: skip

    @staticmethod
    def _of_mass(each: LeachingForecast) -> dict[str, Any]:
        budget = each.budget
        return {
            "initial_kg": budget.initial_kg, "leached_kg": budget.leached_kg, "reached_kg": budget.reached_kg,
            "column_kg": budget.column_kg, "left_kg": budget.left_kg, "removed_kg": budget.removed_kg,
            "decayed_kg": budget.decayed_soil_kg + budget.decayed_column_kg,
        }  # fmt: skip
