# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A concentration map and the plume above a threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.progress import Part
from ....gw_core.wording import worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, add_layer_name, make_fields, table_from_source, utc_moment, write_rows
from ...parameters import LIMIT_CLASSES, advanced, limit_class, moment, number, observations, observed_property
from ...styling import style_output
from ...translation import tr

if TYPE_CHECKING:
    from ....gw_core.assessment.plume import PlumeMap, PlumeSettings

_COLUMNS = {
    "property": str, "threshold": float, "unit": str, "area_m2": float, "mean": float, "maximum": float,
    "mass_kg": float, "time": QDateTime,
}  # fmt: skip


class MapPlume(GwAlgorithm):
    ID = "map_plume"
    GROUP = "assessment"
    NEEDS = ("gstools",)
    TAGS = ("kriging", "plume", "mass", "污染羽", "克里金")

    def title(self) -> str:
        return tr("Map plume")

    def summary(self) -> str:
        return tr(
            "Maps one substance at one time from the wells' samples by ordinary kriging of the logarithm of the "
            "concentration, with its uncertainty, and outlines the plume above a threshold with area, mean, maximum "
            "and dissolved mass. Non-detects stand at half their detection limit. At least three wells are needed."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(observations())
        self.addParameter(observed_property())
        self.addParameter(limit_class())
        for parameter in _numbers():
            self.addParameter(parameter)
        self.addParameter(
            moment("TIME", tr("Time (UTC)"), tr("The moment to be mapped; empty means that of the latest sample."))
        )
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Concentration")))
        self.addParameter(QgsProcessingParameterRasterDestination("DEVIATION", tr("Standard deviation (log10)")))
        self.addParameter(
            QgsProcessingParameterFeatureSink("PLUME", tr("Plume"), Qgis.ProcessingSourceType.VectorPolygon)
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.assessment.plume import map_plume
        from ...rasters import polygonise_above, write_raster

        progress = FeedbackProgress(feedback)
        source = self.parameterAsSource(parameters, "OBSERVATIONS", context)
        table = table_from_source(source, tr("Observations"))
        found = map_plume(table, self._settings(parameters, context), Part(progress, 0.0, 0.9))
        _tell(found, feedback)
        grid, crs = found.grid, source.sourceCrs()
        outline = polygonise_above(found.concentration, found.threshold, grid.west, grid.north, grid.cell_size_m)
        progress.check()
        results = {}
        for key, values, name in (
            ("OUTPUT", found.concentration, f"{found.code} {found.unit}"),
            ("DEVIATION", found.deviation_log10, f"{found.code} log10"),
        ):
            path = self.parameterAsOutputLayer(parameters, key, context)
            results[key] = write_raster(path, [values], grid.west, grid.north, grid.cell_size_m, crs, band_names=[name])
            add_layer_name(context, path, name)
        fields = make_fields(_COLUMNS)
        sink, results["PLUME"] = self.parameterAsSink(
            parameters, "PLUME", context, fields, Qgis.WkbType.MultiPolygon, crs
        )
        write_rows(sink, fields, _plume_rows(found, outline), feedback)
        style_output(context, results["PLUME"], "plume", tr("Plume"))
        return results

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> PlumeSettings:
        from ....gw_core.assessment.plume import PlumeSettings

        def optional(key: str) -> float | None:
            given = parameters.get(key) is not None
            return self.parameterAsDouble(parameters, key, context) if given else None

        layer = optional("LAYER")
        return PlumeSettings(
            property=self.parameterAsString(parameters, "PROPERTY", context),
            time=utc_moment(self.parameterAsDateTime(parameters, "TIME", context)),
            window_d=self.parameterAsDouble(parameters, "WINDOW_D", context),
            layer=None if layer is None else int(layer),
            cell_size_m=optional("CELL_SIZE"),
            threshold=optional("THRESHOLD"),
            limit_class=LIMIT_CLASSES[self.parameterAsEnum(parameters, "LIMIT_CLASS", context)],
            thickness_m=self.parameterAsDouble(parameters, "THICKNESS", context),
            porosity=self.parameterAsDouble(parameters, "POROSITY", context),
        )


def _numbers() -> list[Any]:
    return [
        number(
            "THRESHOLD", tr("Threshold (canonical unit)"),
            tr("The plume is where the concentration is above this; empty means the limit of the class to keep."),
            minimum=1e-9, maximum=1e9, optional=True,
        ),
        number(
            "WINDOW_D", tr("Window (d)"),
            tr("A well counts when it was sampled at the time or at most so many days before."),
            default=180.0, minimum=0.0, maximum=36500.0,
        ),
        number(
            "LAYER", tr("Aquifer layer"), tr("Counted from one at the top; empty takes all layers together."),
            minimum=1, maximum=100, integer=True, optional=True,
        ),
        number(
            "CELL_SIZE", tr("Cell size (m)"), tr("Empty means a hundredth of the longer side of the map."),
            minimum=0.01, maximum=100000.0, optional=True,
        ),
        number(
            "THICKNESS", tr("Thickness of the contaminated aquifer (m)"), tr("For the dissolved mass."),
            default=5.0, minimum=0.01, maximum=1000.0,
        ),
        advanced(
            number(
                "POROSITY", tr("Porosity (1)"), tr("Share of the aquifer that is water, for the dissolved mass."),
                default=0.25, minimum=0.001, maximum=1.0,
            )
        ),
    ]  # fmt: skip


def _tell(found: PlumeMap, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(
        tr("{wells} wells, {non_detects} of them below the detection limit; variogram: {variogram}.").format(
            wells=found.wells, non_detects=found.non_detects, variogram=worded(found.variogram, tr)
        )
    )
    if not found.area_m2 and found.highest_well > found.threshold:
        feedback.pushWarning(
            tr("Wells are above the threshold, but the map is smoothed below it; there is no plume to draw.")
        )
    elif not found.area_m2:
        feedback.pushWarning(tr("Nowhere is the concentration above the threshold; there is no plume."))


def _plume_rows(found: PlumeMap, outline: str) -> list[dict[str, Any]]:
    if not found.area_m2:
        return []
    return [
        {
            "property": found.code, "threshold": found.threshold, "unit": found.unit, "area_m2": found.area_m2,
            "mean": found.mean, "maximum": found.maximum, "mass_kg": found.mass_kg, "time": found.time,
            "geometry_wkt": outline,
        }
    ]  # fmt: skip
