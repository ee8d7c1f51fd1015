# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut a plume along a line: a picture, the cells as a layer, and an upright fence for the 3D view."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say, worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs, utc_moment
from ...parameters import LINE, layer_source, number, words
from ...translation import tr, translation_into
from .inputs import read_layer
from .pictures import picture_parameters, write_picture
from .plume_inputs import (
    LANGUAGES,
    language_parameter,
    plume_folder,
    plume_substance,
    plume_time,
    plume_wells,
    read_input,
    substance_name,
)
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from ....gw_core.transport.plumes.plume import Plume
    from ....gw_core.transport.plumes.sections import Beside, Section

_FIELDS = {
    "property": str, "time": QDateTime, "layer": int, "start_m": float, "end_m": float, "top_m": float,
    "bottom_m": float, "value": float, "unit": str, "ratio": float,
}  # fmt: skip


class SectionPlume(GwAlgorithm):
    ID = "section_plume"
    GROUP = "transport"
    NEEDS = ("matplotlib", "contourpy")
    TAGS = ("cross-section", "profile", "fence", "剖面")

    def title(self) -> str:
        return tr("Cut plume along a line")

    def summary(self) -> str:
        return tr(
            "Cuts the plume upright along a line: a picture with layers, concentration, the limit, the water table "
            "and the wells nearby with their screens; the cut cells as polygons of distance and elevation; and the "
            "same as an upright fence in its place for the 3D map view."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(plume_folder())
        self.addParameter(plume_substance())
        self.addParameter(layer_source("LINE", tr("Section line"), LINE, tr("The first line counts.")))
        self.addParameter(plume_time())
        self.addParameter(plume_wells())
        self.addParameter(
            number(
                "DISTANCE", tr("Wells within (m)"), tr("Wells farther from the line are left out."),
                default=25.0, minimum=0.0, maximum=1e5,
            )
        )  # fmt: skip
        self.addParameter(words("TITLE", tr("Title"), tr("Empty: the substance and the time.")))
        self.addParameter(language_parameter())
        for parameter in picture_parameters():
            self.addParameter(parameter)
        for key, label, kind in (
            ("OUTPUT", tr("Section cells"), Qgis.ProcessingSourceType.VectorPolygon),
            ("FENCE", tr("Fence in 3D"), Qgis.ProcessingSourceType.VectorPolygon),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(key, label, kind, None, True, key == "OUTPUT"))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.plumes.layering import nearest_time
        from ....gw_core.transport.plumes.sections import cut_plume

        plume, code = read_input(self, parameters, context)
        crs = epsg_crs(plume.grid.crs)
        lines = read_layer(self, parameters, "LINE", context, crs)
        if lines is None or lines.empty:
            raise InvalidInputError(say("The layer of the section line is empty."))
        section = cut_plume(plume, lines["geometry_wkt"].iloc[0])
        index = nearest_time(plume, utc_moment(self.parameterAsDateTime(parameters, "TIME", context)))
        values = section.of(plume.shown(code)[index])
        FeedbackProgress(feedback).check()
        pictures = self._draw(parameters, context, plume, code, section, values, index)
        none = QgsCoordinateReferenceSystem()
        cells = write_sink(
            self, parameters, context, feedback, "OUTPUT", _FIELDS, Qgis.WkbType.Polygon, none,
            _rows(plume, code, section, values, index, _upright), tr("Section of the plume"), "plume_section",
        ) | write_sink(
            self, parameters, context, feedback, "FENCE", _FIELDS, Qgis.WkbType.MultiPolygonZ, crs,
            _rows(plume, code, section, values, index, _fence), tr("Fence through the plume"), "plume_fence",
        )  # fmt: skip
        return {**pictures, **cells}

    def _draw(
        self, parameters: dict[str, Any], context: QgsProcessingContext, plume: Plume, code: str, section: Section,
        values: NDArray[np.float64], index: int,
    ) -> dict[str, str]:  # fmt: skip
        from ....gw_core.transport.plumes.section_chart import draw_section

        language = LANGUAGES[self.parameterAsEnum(parameters, "LANGUAGE", context)]
        translate = translation_into(language)
        title = self.parameterAsString(parameters, "TITLE", context)
        if not title:
            name, time = substance_name(code, language), plume.moments()[index]
            title = worded(say("{name} on {day} (UTC)", name=name, day=f"{time:%Y-%m-%d %H:%M}"), translate)
        wells = self._wells(parameters, context, plume, section)
        return write_picture(
            self, parameters, context,
            lambda form: draw_section(section, values, plume.judgement(code), title, wells, translate, form),
        )  # fmt: skip

    def _wells(
        self, parameters: dict[str, Any], context: QgsProcessingContext, plume: Plume, section: Section
    ) -> list[Beside]:
        import numpy as np

        from ....gw_core.transport.plumes.sections import screens_of, wells_beside

        table = read_layer(self, parameters, "WELLS", context, epsg_crs(plume.grid.crs))
        if table is None or table.empty:
            return []
        names = [str(name) for name in table.get("name", table.index)]
        places = table[["easting", "northing"]].to_numpy(dtype=np.float64)
        within = self.parameterAsDouble(parameters, "DISTANCE", context)
        return wells_beside(section, names, places, screens_of(table, places, plume.grid), within)


def _rows(
    plume: Plume, code: str, section: Section, values: NDArray[np.float64], index: int,
    shape: Callable[[Section, int, int], str],
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Yield the active cells."""
    judgement, time = plume.judgement(code), plume.moments()[index]
    for layer in range(len(values)):
        for column in range(values.shape[1]):
            if not section.active[layer, column]:
                continue
            value = float(values[layer, column])
            yield {
                "property": code, "time": time, "layer": layer + 1, "start_m": float(section.start[column]),
                "end_m": float(section.end[column]), "top_m": float(section.top[layer, column]),
                "bottom_m": float(section.bottom[layer, column]), "value": value, "unit": judgement.unit,
                "ratio": value / judgement.limit if judgement.limit > 0 else None,
                "geometry_wkt": shape(section, layer, column),
            }  # fmt: skip


def _upright(section: Section, layer: int, column: int) -> str:
    left, right = float(section.start[column]), float(section.end[column])
    low, high = float(section.bottom[layer, column]), float(section.top[layer, column])
    return f"POLYGON(({left} {low},{right} {low},{right} {high},{left} {high},{left} {low}))"


def _fence(section: Section, layer: int, column: int) -> str:
    places = section.at(section.corners(column)).tolist()
    low, high = float(section.bottom[layer, column]), float(section.top[layer, column])
    parts = [
        f"(({x} {y} {low},{x2} {y2} {low},{x2} {y2} {high},{x} {y} {high},{x} {y} {low}))"
        for (x, y), (x2, y2) in pairwise(places)
    ]
    return f"MultiPolygon Z ({','.join(parts)})"
