# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer of what wells showed in the past, for QGIS's temporal controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime

from ...processing_provider.bridge import make_fields
from ...processing_provider.translation import tr
from ..levels import SYMBOLS
from ..live.layer import COLUMNS, point_geometry, row_values, utc_time
from ..live.symbology import LABEL, class_renderer, well_labels

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from .spans import History

MARK = "gw_monitor/history"
_COLUMNS = COLUMNS | {"start": QDateTime, "end": QDateTime, "warnings": str}
_SYMBOLS = ("", *SYMBOLS.values())
_WITH_WARNINGS = f"{LABEL} || CASE WHEN \"warnings\" <> '' THEN ' ' || \"warnings\" ELSE '' END"


def add_history(project: QgsProject, history: History) -> QgsVectorLayer:
    """Add the layer, in place of that of an earlier call."""
    for before in [layer for layer in project.mapLayers().values() if layer.customProperty(MARK)]:
        project.removeMapLayer(before.id())
    layer = QgsVectorLayer(f"Point?crs={history.park.crs}", _title(history), "memory")
    layer.dataProvider().addAttributes(make_fields(_COLUMNS).toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(_features(history, layer))
    layer.updateExtents()
    layer.setRenderer(class_renderer())
    layer.setLabeling(well_labels(_WITH_WARNINGS))
    layer.setLabelsEnabled(True)
    layer.setReadOnly(True)
    layer.setDisplayExpression("point")
    layer.setCustomProperty(MARK, True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    _set_times(layer)
    project.addMapLayer(layer)
    return layer


def _title(history: History) -> str:
    if history.park.simulated:
        return tr("History (simulated): {park}").format(park=history.park.name)
    return tr("History: {park}").format(park=history.park.name)


def _features(history: History, layer: QgsVectorLayer) -> list[QgsFeature]:
    found = []
    for row, start, end, level in zip(history.rows, history.starts, history.ends, history.levels, strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([*row_values(row), utc_time(start), utc_time(end), _SYMBOLS[level]])
        feature.setGeometry(point_geometry(row))
        found.append(feature)
    return found


def _set_times(layer: QgsVectorLayer) -> None:
    times = layer.temporalProperties()
    times.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    times.setStartField("start")
    times.setEndField("end")
    times.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
    times.setIsActive(True)
