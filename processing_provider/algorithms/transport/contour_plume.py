# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw areas of equal concentration by time and threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import with_help
from ...translation import tr
from .plume_inputs import (
    plume_folder,
    plume_layer,
    plume_substance,
    ratio_to_limit,
    read_input,
    read_thresholds,
    thresholds_parameter,
)
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.transport.plumes.contours import Contour
    from ....gw_core.transport.plumes.plume import Plume

_FIELDS = {
    "property": str, "time": QDateTime, "time_end": QDateTime, "time_d": float, "layer": int, "threshold": float,
    "upper": float, "unit": str, "ratio": float, "area_m2": float, "volume_m3": float, "mass_kg": float,
}  # fmt: skip


class ContourPlume(GwAlgorithm):
    ID = "contour_plume"
    GROUP = "transport"
    NEEDS = ("contourpy",)
    TAGS = ("isoline", "contour", "polygon", "temporal", "等值线", "等浓度")

    def title(self) -> str:
        return tr("Contour plume")

    def summary(self) -> str:
        return tr(
            "Draws, for each output time, the areas between or above concentrations as polygons with smooth "
            "boundaries, with their area, the volume of ground and the dissolved mass. They play in the temporal "
            "controller."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(plume_folder())
        self.addParameter(plume_substance())
        self.addParameter(plume_layer())
        self.addParameter(thresholds_parameter())
        forms = [tr("Bands from each threshold to the next"), tr("All above each threshold")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("FORM", tr("Polygons"), forms, defaultValue=0),
                tr("Bands lie beside each other; areas above a threshold hold those of the higher thresholds."),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Contours"), Qgis.ProcessingSourceType.VectorPolygon)
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.plumes.contours import contour_plume

        plume, code = read_input(self, parameters, context)
        layer = self.parameterAsInt(parameters, "LAYER", context)
        contours = contour_plume(
            plume, read_thresholds(self, parameters, context, plume, code), substance=code, layer=layer,
            bands=self.parameterAsEnum(parameters, "FORM", context) == 0, progress=FeedbackProgress(feedback),
        )  # fmt: skip
        return write_sink(
            self, parameters, context, feedback, "OUTPUT", _FIELDS, Qgis.WkbType.MultiPolygon,
            epsg_crs(plume.grid.crs), _rows(plume, code, layer, contours), tr("Contours of the plume"),
            "plume_contours",
        )  # fmt: skip


def _rows(plume: Plume, code: str, layer: int, contours: Iterator[Contour]) -> Iterator[dict[str, Any]]:
    from ....gw_core.transport.plumes.layering import spans

    moments, unit = spans(plume), plume.judgement(code).unit
    for contour in contours:
        begin, end = moments[contour.index]
        yield {
            "property": code, "time": begin, "time_end": end, "time_d": float(plume.times_d[contour.index]),
            "layer": layer or None, "threshold": contour.threshold, "upper": contour.upper, "unit": unit,
            "ratio": ratio_to_limit(plume, code, contour.threshold), "area_m2": contour.area_m2,
            "volume_m3": contour.volume_m3, "mass_kg": contour.mass_kg, "geometry_wkt": contour.wkt,
        }  # fmt: skip
