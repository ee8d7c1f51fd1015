# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A class looks the same wherever it is shown."""

from __future__ import annotations

from gw_monitor.gw_monitor_plugin.live.symbology import LOOKS
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtGui import QColor


def test_the_style_of_class_layers_agrees_with_the_live_layer(qgis_app, root):
    layer = QgsVectorLayer("Point?crs=EPSG:4547&field=class:string", "classes", "memory")
    _, loaded = layer.loadNamedStyle(str(root / "styles" / "water_quality_class.qml"))
    assert loaded
    categories = {category.value(): category for category in layer.renderer().categories()}
    for name in ("I", "II", "III", "IV", "V"):
        marker = categories[name].symbol().symbolLayer(0).properties()
        assert marker["name"] == LOOKS[name].shape
        assert QColor(*map(int, marker["color"].split(",")[:3])).name() == LOOKS[name].colour
