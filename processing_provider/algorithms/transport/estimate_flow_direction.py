# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Direction and gradient of groundwater flow from heads at wells, and how they change with time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.progress import Part
from ....gw_core.wording import plain_number, worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, utc_moment
from ...parameters import advanced, moment, number, with_help
from ...translation import tr
from .observed_heads import chosen_statistic, head_parameters, optional_number, read_readings
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.transport.heads.direction_history import DirectionSettings, PeriodDirection

_ARROW_FIELDS = {
    "method": str, "time": QDateTime, "time_end": QDateTime, "wells": str, "easting": float, "northing": float,
    "azimuth_deg": float, "azimuth_sd_deg": float, "gradient": float, "gradient_sd": float, "darcy_m_d": float,
    "seepage_m_d": float, "weight": float,
}  # fmt: skip
_SUMMARY_FIELDS = {
    "time": QDateTime, "time_end": QDateTime, "method": str, "wells": int, "arrows": int, "azimuth_deg": float,
    "azimuth_sd_deg": float, "spread_deg": float, "turn_deg": float, "gradient": float, "gradient_sd": float,
    "darcy_m_d": float, "seepage_m_d": float, "note": str,
}  # fmt: skip


class EstimateFlowDirection(GwAlgorithm):
    ID = "estimate_flow_direction"
    GROUP = "transport"
    NEEDS = ("gstools",)
    TAGS = ("gradient", "three-point", "azimuth", "流向", "水力梯度", "三点法")

    def title(self) -> str:
        return tr("Estimate flow direction")

    def summary(self) -> str:
        return tr(
            "Tells from heads at wells where groundwater flows to, how steep the water table is, and how sure that is: "
            "for every triangle of wells, by a plane through all, and on the kriged surface. Cut into months or "
            "quarters, the history shows how the direction turns with the seasons. With conductivity and porosity it "
            "gives velocities. At least three wells that are not in one line are needed."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in head_parameters():
            self.addParameter(parameter)
        methods = [tr("Three-point problem, every triangle"), tr("Plane of least squares"), tr("Kriged surface")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("METHOD", tr("Method"), methods, allowMultiple=True, defaultValue=[0, 1]),
                tr("One or more; triangles show how the direction differs from place to place."),
            )
        )
        periods = [tr("all at once"), tr("day"), tr("week"), tr("month"), tr("quarter"), tr("year")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("PERIOD", tr("A direction for each"), periods, defaultValue=0),
                tr("Calendar periods in UTC; weeks begin on Monday."),
            )
        )
        self.addParameter(moment("START", tr("From (UTC)"), tr("Only readings at or after this moment.")))
        self.addParameter(moment("END", tr("To (UTC)"), tr("Only readings at or before this moment.")))
        for parameter in _numbers():
            self.addParameter(parameter)
        self._add_outputs()

    def _add_outputs(self) -> None:
        for key, label, kind, optional in (
            ("OUTPUT", tr("Flow direction"), Qgis.ProcessingSourceType.VectorPoint, False),
            ("SUMMARY", tr("Direction by time"), Qgis.ProcessingSourceType.Vector, True),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(key, label, kind, None, optional))
        self.addParameter(
            with_help(
                QgsProcessingParameterFileDestination(
                    "ROSE", tr("Rose of directions"), tr("SVG pictures (*.svg)"), None, True, False
                ),
                tr("Picture of the directions of all periods, coloured by season."),
            )
        )
        self.addOutput(QgsProcessingOutputNumber("AZIMUTH", tr("Mean direction (degrees from north)")))
        self.addOutput(QgsProcessingOutputNumber("GRADIENT", tr("Mean hydraulic gradient (m/m)")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.heads.direction_history import direction_history, overall

        progress = FeedbackProgress(feedback)
        readings, crs = read_readings(self, parameters, context, progress)
        settings = self._settings(parameters, context)
        found = direction_history(readings, settings, Part(progress, 0.0, 0.9))
        velocity = _Velocity(*(optional_number(self, parameters, key, context) for key in ("CONDUCTIVITY", "POROSITY")))
        means = {estimator: overall(found, estimator) for estimator in settings.estimators}
        for estimator, mean in means.items():
            _tell(estimator, mean, feedback)
        results = write_sink(
            self, parameters, context, feedback, "OUTPUT", _ARROW_FIELDS, Qgis.WkbType.Point, crs,
            _arrows(found, velocity), tr("Flow direction"), "flow_direction",
        ) | write_sink(
            self, parameters, context, feedback, "SUMMARY", _SUMMARY_FIELDS, Qgis.WkbType.NoGeometry,
            QgsCoordinateReferenceSystem(), _summary(found, velocity, means), tr("Direction by time"),
        )  # fmt: skip
        results |= self._draw(parameters, context, found)
        chief = means[settings.estimators[-1]]
        return {**results, "AZIMUTH": chief.azimuth, "GRADIENT": chief.slope}

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> DirectionSettings:
        from ....gw_core.errors import InvalidInputError
        from ....gw_core.transport.heads.direction_history import DirectionSettings, Period
        from ....gw_core.transport.heads.flow_direction import Estimator
        from ....gw_core.wording import say

        chosen = sorted(set(self.parameterAsEnums(parameters, "METHOD", context)))
        if not chosen:
            raise InvalidInputError(say("Choose at least one method."))
        start, end = (utc_moment(self.parameterAsDateTime(parameters, key, context)) for key in ("START", "END"))
        return DirectionSettings(
            estimators=tuple(list(Estimator)[index] for index in chosen),
            period=list(Period)[self.parameterAsEnum(parameters, "PERIOD", context)], start=start, end=end,
            statistic=chosen_statistic(self, parameters, context),
            error_m=self.parameterAsDouble(parameters, "HEAD_ERROR", context),
            spacing_m=optional_number(self, parameters, "SPACING", context),
        )  # fmt: skip

    def _draw(
        self, parameters: dict[str, Any], context: QgsProcessingContext, found: list[PeriodDirection]
    ) -> dict[str, str]:
        path = self.parameterAsFileOutput(parameters, "ROSE", context)
        if not path:
            return {}
        from .direction_rose import draw_rose

        draw_rose(found, path)
        return {"ROSE": path}


def _numbers() -> list[Any]:
    return [
        number(
            "HEAD_ERROR", tr("Error of a head (m)"),
            tr("Standard deviation of reading and survey together: what makes triangles and planes uncertain."),
            default=0.01, minimum=0.0, maximum=100.0,
        ),
        number(
            "CONDUCTIVITY", tr("Hydraulic conductivity (m/d)"), tr("For the Darcy velocity; empty gives none."),
            minimum=1e-9, maximum=1e6, optional=True,
        ),
        number(
            "POROSITY", tr("Effective porosity (1)"), tr("For the seepage velocity; empty gives none."),
            minimum=0.001, maximum=1.0, optional=True,
        ),
        advanced(
            number(
                "SPACING", tr("Spacing of the arrows on the kriged surface (m)"),
                tr("Also the distance over which they measure. Empty means a twelfth of the longer side."),
                minimum=0.01, maximum=100000.0, optional=True,
            )
        ),
    ]  # fmt: skip


class _Velocity:
    """Turns a gradient into velocities, m/d; NaN where the ground is unknown."""

    def __init__(self, conductivity: float | None, porosity: float | None) -> None:
        self._conductivity = math.nan if conductivity is None else conductivity
        self._porosity = math.nan if porosity is None else porosity

    def of(self, slope: float) -> dict[str, float]:
        darcy = self._conductivity * slope
        return {"darcy_m_d": darcy, "seepage_m_d": darcy / self._porosity}


def _arrows(found: list[PeriodDirection], velocity: _Velocity) -> Iterator[dict[str, Any]]:
    for item in found:
        each = item.gradients
        if each is None:
            continue
        columns = zip(
            each.places.tolist(), each.labels, each.azimuths.tolist(), each.azimuth_deviations.tolist(),
            each.slopes.tolist(), each.slope_deviations.tolist(), each.weights.tolist(), strict=True,
        )  # fmt: skip
        for (x, y), wells, azimuth, azimuth_sd, slope, slope_sd, weight in columns:
            yield {
                "method": str(item.estimator), "time": item.start, "time_end": item.end, "wells": wells or None,
                "easting": x, "northing": y, "azimuth_deg": azimuth, "azimuth_sd_deg": azimuth_sd, "gradient": slope,
                "gradient_sd": slope_sd, **velocity.of(slope), "weight": weight, "geometry_wkt": f"POINT({x!r} {y!r})",
            }  # fmt: skip


def _summary(found: list[PeriodDirection], velocity: _Velocity, means: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    from ....gw_core.transport.heads.azimuths import turn

    for item in found:
        row: dict[str, Any] = {
            "time": item.start, "time_end": item.end, "method": str(item.estimator), "wells": item.wells,
            "arrows": 0, "note": worded(item.note, tr) or None,
        }  # fmt: skip
        if item.gradients is not None:
            azimuth, azimuth_sd, slope, slope_sd = item.gradients.mean_arrow()
            row |= {
                "arrows": len(item.gradients.places), "azimuth_deg": azimuth, "azimuth_sd_deg": azimuth_sd,
                "spread_deg": item.gradients.spread_deg,
                "turn_deg": float(turn(azimuth, means[item.estimator].azimuth)), "gradient": slope,
                "gradient_sd": slope_sd, **velocity.of(slope),
            }  # fmt: skip
        yield row


def _tell(estimator: Any, mean: Any, feedback: QgsProcessingFeedback) -> None:
    azimuth, slope = plain_number(mean.azimuth, 4), plain_number(mean.slope, 3)
    feedback.pushInfo(
        tr("{method}: flow to {azimuth}° from north, gradient {slope}.").format(
            method=estimator, azimuth=azimuth, slope=slope
        )
    )
    if mean.count > 1:
        feedback.pushInfo(
            tr("Over {count} periods the direction swings with a standard deviation of {spread}°.").format(
                count=mean.count, spread=plain_number(mean.spread, 3)
            )
        )
