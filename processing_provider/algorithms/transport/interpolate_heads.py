# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A map of the water table from heads at wells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ....gw_core.progress import Part
from ....gw_core.wording import plain_number, worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, require_projected, utc_moment
from ...parameters import POLYGON, advanced, layer_source, moment, number, with_help
from ...styling import style_output
from ...translation import tr
from .observed_heads import chosen_statistic, head_parameters, optional_number, read_readings
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.progress import Progress
    from ....gw_core.transport.heads.head_readings import Wells
    from ....gw_core.transport.heads.heads import HeadMap, HeadSettings, Surface

_CONTOUR_FIELDS = {"head": float}
_RESIDUAL_FIELDS = {
    "point": str, "layer": int, "head": float, "readings": int, "spread": float, "estimate": float, "residual": float,
    "deviation": float, "standardised": float, "outlier": bool,
}  # fmt: skip


class InterpolateHeads(GwAlgorithm):
    ID = "interpolate_heads"
    GROUP = "transport"
    NEEDS = ("gstools",)
    TAGS = ("kriging", "water table", "contours", "drift", "水位", "等水位线", "克里金")

    def title(self) -> str:
        return tr("Interpolate heads")

    def summary(self) -> str:
        return tr(
            "Maps the water table at one time from heads at wells: head, its standard deviation, contour lines, and "
            "how well each well is foretold by all others. Kriging with a linear drift follows the regional slope; a "
            "drift raster, such as ground elevation or river stage, shapes the surface between wells. With few wells "
            "the method becomes simpler and says so. At least three wells are needed."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in head_parameters():
            self.addParameter(parameter)
        self.addParameter(
            moment("TIME", tr("Time (UTC)"), tr("The moment to be mapped; empty means that of the latest reading."))
        )
        self.addParameter(
            number(
                "WINDOW_D", tr("Window (d)"),
                tr("A well counts when it was read at the time or at most so many days before."),
                default=30.0, minimum=0.0, maximum=36500.0,
            )
        )  # fmt: skip
        self._add_method()
        self._add_map()
        self._add_outputs()

    def _add_method(self) -> None:
        methods = [
            tr("Ordinary kriging"), tr("Kriging with a linear drift"), tr("Kriging with a drift raster"),
            tr("Plane of least squares"),
        ]  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("METHOD", tr("Method"), methods, defaultValue=1),
                tr("A linear drift suits most aquifers; without a drift the surface is level away from the wells."),
            )
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterRasterLayer("DRIFT", tr("Drift raster"), optional=True),
                tr(
                    "What heads go up and down with, such as ground elevation; its first band, in the CRS of the heads."
                ),
            )
        )
        shapes = [tr("chosen by likelihood"), tr("exponential"), tr("spherical"), tr("Matérn 3/2 (smooth)")]
        self.addParameter(
            advanced(
                with_help(
                    QgsProcessingParameterEnum("VARIOGRAM", tr("Shape of the variogram"), shapes, defaultValue=0),
                    tr("With fewer than 30 wells the exponential one is taken: few wells cannot tell shapes apart."),
                )
            )
        )

    def _add_map(self) -> None:
        self.addParameter(
            layer_source(
                "AREA", tr("Area"), POLYGON, tr("To be mapped; empty means between the wells and a little around."),
                optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "CELL_SIZE", tr("Cell size (m)"), tr("Empty means a hundredth of the longer side of the map."),
                minimum=0.01, maximum=100000.0, optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "CONTOUR_INTERVAL", tr("Interval of the contour lines (m)"),
                tr("Empty means a round number that makes about a dozen lines."), minimum=1e-4, maximum=1000.0,
                optional=True,
            )
        )  # fmt: skip

    def _add_outputs(self) -> None:
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Head (m)")))
        self.addParameter(
            QgsProcessingParameterRasterDestination("DEVIATION", tr("Standard deviation (m)"), None, True)
        )
        for key, label, kind in (
            ("CONTOURS", tr("Contour lines"), Qgis.ProcessingSourceType.VectorLine),
            ("RESIDUALS", tr("Residuals at the wells"), Qgis.ProcessingSourceType.VectorPoint),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(key, label, kind, None, True))
        self.addOutput(QgsProcessingOutputNumber("WELLS", tr("Number of wells")))
        self.addOutput(QgsProcessingOutputNumber("RMSE", tr("Root mean square error of cross-validation (m)")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.heads.heads import map_heads

        progress = FeedbackProgress(feedback)
        readings, crs = read_readings(self, parameters, context, progress)
        wells = self._wells(parameters, context, readings, progress)
        settings = self._settings(parameters, context, crs)
        surface = self._surface(parameters, context, crs)
        found = map_heads(wells, settings, surface, Part(progress, 0.0, 0.9))
        _tell(found, feedback)
        lines = list(_contours(found, optional_number(self, parameters, "CONTOUR_INTERVAL", context)))
        progress.check()
        results = self._write_rasters(parameters, context, found, crs)
        results |= write_sink(
            self, parameters, context, feedback, "CONTOURS", _CONTOUR_FIELDS, Qgis.WkbType.MultiLineString, crs,
            iter(lines), tr("Head contours"), "head_contours",
        ) | write_sink(
            self, parameters, context, feedback, "RESIDUALS", _RESIDUAL_FIELDS, Qgis.WkbType.Point, crs,
            _residual_rows(found), tr("Residuals of heads"), "head_residuals",
        )  # fmt: skip
        return {**results, "WELLS": len(found.model.wells), "RMSE": found.rmse}

    def _wells(
        self, parameters: dict[str, Any], context: QgsProcessingContext, readings: Any, progress: Progress
    ) -> Wells:
        from ....gw_core.transport.heads.head_readings import at_moment, wells_of

        time = utc_moment(self.parameterAsDateTime(parameters, "TIME", context))
        window = self.parameterAsDouble(parameters, "WINDOW_D", context)
        chosen = at_moment(readings, time, window, progress)
        return wells_of(chosen, chosen_statistic(self, parameters, context), progress)

    def _settings(
        self, parameters: dict[str, Any], context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
    ) -> HeadSettings:
        from ....gw_core.transport.heads.heads import HeadSettings, Method
        from ....gw_core.transport.heads.variograms import SHAPES

        shape = self.parameterAsEnum(parameters, "VARIOGRAM", context)
        return HeadSettings(
            method=list(Method)[self.parameterAsEnum(parameters, "METHOD", context)],
            shape=SHAPES[shape - 1] if shape else None,
            cell_size_m=optional_number(self, parameters, "CELL_SIZE", context),
            area_wkt=self._area(parameters, context, crs),
        )

    def _area(
        self, parameters: dict[str, Any], context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
    ) -> str:
        source = self.parameterAsSource(parameters, "AREA", context)
        if source is None:
            return ""
        require_projected(source.sourceCrs(), tr("Area"))
        request = QgsFeatureRequest().setDestinationCrs(crs, context.transformContext())
        unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
        shapes = [feature.geometry() for feature in source.getFeatures(request, unchecked)]
        return str(QgsGeometry.unaryUnion(shapes).asWkt(17)) if shapes else "POLYGON EMPTY"

    def _surface(
        self, parameters: dict[str, Any], context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
    ) -> Surface | None:
        from .drift_raster import surface_of

        raster = self.parameterAsRasterLayer(parameters, "DRIFT", context)
        return None if raster is None else surface_of(raster, crs)

    def _write_rasters(
        self, parameters: dict[str, Any], context: QgsProcessingContext, found: HeadMap,
        crs: QgsCoordinateReferenceSystem,
    ) -> dict[str, Any]:  # fmt: skip
        from ...rasters import write_raster

        results, grid = {}, found.grid
        for key, values, name, style in (
            ("OUTPUT", found.head, tr("Head (m)"), "head"),
            ("DEVIATION", found.deviation, tr("Standard deviation (m)"), "head_deviation"),
        ):
            path = self.parameterAsOutputLayer(parameters, key, context)
            if path:
                results[key] = write_raster(
                    path, [values], grid.west, grid.north, grid.cell_size_m, crs, band_names=[name]
                )
                style_output(context, path, style, name)
        return results


def _contours(found: HeadMap, interval: float | None) -> Iterator[dict[str, Any]]:
    from .isolines import isolines, nice_interval

    grid = found.grid
    step = interval or nice_interval(found.head)
    for level, wkt in isolines(found.head, grid.west, grid.north, grid.cell_size_m, step):
        yield {"head": level, "geometry_wkt": wkt}


def _residual_rows(found: HeadMap) -> Iterator[dict[str, Any]]:
    for row in found.residuals.to_dict("records"):
        layer = int(row["layer"]) if row["layer"] == row["layer"] else None
        yield row | {"layer": layer, "geometry_wkt": f"POINT({row['easting']!r} {row['northing']!r})"}


def _tell(found: HeadMap, feedback: QgsProcessingFeedback) -> None:
    variogram = worded(found.model.kriging.variogram.worded(), tr)
    feedback.pushInfo(
        tr("{wells} wells; variogram: {variogram}.").format(wells=len(found.model.wells), variogram=variogram)
    )
    feedback.pushInfo(
        tr(
            "Cross-validation, each well foretold by the others: mean error {bias} m, root mean square error {rmse} m, "
            "mean square of residual over deviation {ratio} (1 when the deviations are right)."
        ).format(
            bias=plain_number(found.mean_error, 3), rmse=plain_number(found.rmse, 3),
            ratio=plain_number(found.deviation_ratio, 3),
        )
    )  # fmt: skip
