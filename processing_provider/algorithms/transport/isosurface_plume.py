# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Enclose a plume by surfaces of equal concentration in space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs, utc_moment
from ...parameters import moment
from ...translation import tr
from .plume_inputs import (
    plume_folder,
    plume_substance,
    ratio_to_limit,
    read_input,
    read_thresholds,
    thresholds_parameter,
)
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.transport.plumes.isosurfaces import IsoSurface
    from ....gw_core.transport.plumes.plume import Plume

SURFACE_FIELDS = {
    "property": str, "time": QDateTime, "time_end": QDateTime, "time_d": float, "threshold": float, "unit": str,
    "ratio": float, "volume_m3": float, "triangles": int,
}  # fmt: skip


class IsosurfacePlume(GwAlgorithm):
    ID = "isosurface_plume"
    GROUP = "transport"
    NEEDS = ("skimage",)
    TAGS = ("3D", "isosurface", "marching cubes", "三维", "等值面")

    def title(self) -> str:
        return tr("Enclose plume in 3D")

    def summary(self) -> str:
        return tr(
            "Makes closed surfaces around all that is at least as concentrated as each threshold, by marching cubes "
            "over the model's layers with their true elevations. The layer shows in QGIS's 3D map view, with its "
            "volume."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(plume_folder())
        self.addParameter(plume_substance())
        self.addParameter(thresholds_parameter())
        self.addParameter(moment("TIME", tr("Time (UTC)"), tr("The nearest output time. Empty: all of them.")))
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Surfaces"), Qgis.ProcessingSourceType.VectorPolygon)
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.plumes.isosurfaces import enclose_plume
        from ....gw_core.transport.plumes.layering import nearest_time

        plume, code = read_input(self, parameters, context)
        time = utc_moment(self.parameterAsDateTime(parameters, "TIME", context))
        surfaces = enclose_plume(
            plume, read_thresholds(self, parameters, context, plume, code), substance=code,
            indices=None if time is None else [nearest_time(plume, time)], progress=FeedbackProgress(feedback),
        )  # fmt: skip
        return write_sink(
            self, parameters, context, feedback, "OUTPUT", SURFACE_FIELDS, Qgis.WkbType.MultiPolygonZ,
            epsg_crs(plume.grid.crs), surface_rows(plume, code, surfaces), tr("Plume in space"), "plume_isosurfaces",
        )  # fmt: skip


def surface_rows(plume: Plume, code: str, surfaces: Iterator[IsoSurface]) -> Iterator[dict[str, Any]]:
    """Yield the rows of surfaces, the lowest threshold of a time first."""
    from ....gw_core.transport.plumes.layering import spans

    moments, unit = spans(plume), plume.judgement(code).unit
    for surface in surfaces:
        begin, end = moments[surface.index]
        yield {
            "property": code, "time": begin, "time_end": end, "time_d": float(plume.times_d[surface.index]),
            "threshold": surface.threshold, "unit": unit, "ratio": ratio_to_limit(plume, code, surface.threshold),
            "volume_m3": surface.volume_m3, "triangles": len(surface.triangles), "geometry_wkt": surface.wkt(),
        }  # fmt: skip
