# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens inside QGIS for ``scripts/screenshot --plume``: play the forecast, cut it, look at it in space."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import processing
import qgis._3d  # noqa: F401 - without it QGIS cannot hand a 3D view to Python
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsInterval,
    QgsLayerDefinition,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolBar
from qgis.utils import iface
from window_driver import begin, errors, order

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 1600, 1000
TOOLBARS = {"mFileToolBar", "mMapNavToolBar", "mAttributesToolBar", "gw_monitor_toolbar"}  # the rest needs room
HEIGHTENED = 12.0

work = Path(order["report"]).parent
chinese = order["language"] == "zh"


def steps() -> Iterator[bool]:
    """Do the work bit by bit; yield True when the next bit may come, False to be asked again."""
    window = iface.mainWindow()
    window.setGeometry(0, 0, WIDTH, HEIGHT)
    for name in ("Browser", "GwMonitorAlerts", "GwMonitorChart"):
        dock = window.findChild(QDockWidget, name)
        if dock is not None:
            dock.hide()
    for bar in window.findChildren(QToolBar):
        if isinstance(bar.parent(), QMainWindow) and bar.objectName() not in TOOLBARS:
            bar.hide()
    yield True
    wells = add_park()
    series = add_series()
    yield True
    yield from play(series)
    cut(series, wells)
    yield True
    yield from show_space(wells)


def run(algorithm: str, **parameters: object) -> dict[str, object]:
    """Run an algorithm of the suite on the plume."""
    return processing.run(f"gwmonitor:{algorithm}", {"PLUME": order["plume"], **parameters})


def add_park() -> QgsVectorLayer:
    """Show facilities and wells with their names."""
    facilities = QgsVectorLayer(f"{order['layers']}/facilities.geojson", "设施" if chinese else "Facilities")
    symbol = QgsFillSymbol.createSimple({"color": "#d9d2c5", "outline_color": "#8c8370", "outline_width": "0.3"})
    facilities.setRenderer(QgsSingleSymbolRenderer(symbol))
    wells = QgsVectorLayer(f"{order['layers']}/points.geojson", "监测井" if chinese else "Wells")
    wells.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({"color": "#1f5a92", "size": "2"})))
    labels = QgsPalLayerSettings()
    labels.fieldName = "name"
    text = QgsTextFormat()
    text.setSize(8)
    buffer = text.buffer()
    buffer.setEnabled(True)
    text.setBuffer(buffer)
    labels.setFormat(text)
    wells.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    wells.setLabelsEnabled(True)
    QgsProject.instance().setCrs(wells.crs())
    QgsProject.instance().addMapLayers([facilities, wells])
    return wells


def add_series() -> QgsRasterLayer:
    """Make the raster with time and put it beneath the wells."""
    made = run("animate_plume", OUTPUT=str(work / "series.tif"))
    (series,) = QgsLayerDefinition.loadLayerDefinitionLayers(made["DEFINITION"])
    project = QgsProject.instance()
    project.addMapLayer(series, False)
    project.layerTreeRoot().insertLayer(2, series)
    series.setOpacity(0.85)
    return series


def play(series: QgsRasterLayer) -> Iterator[bool]:
    """Set the temporal controller to the whole forecast and show one of its later frames."""
    ranges = series.temporalProperties().allTemporalRanges(series)
    controller = iface.mapCanvas().temporalController()
    whole = QgsDateTimeRange(ranges[0].begin(), ranges[-1].end())
    controller.setTemporalExtents(whole)
    controller.setFrameDuration(QgsInterval(90, Qgis.TemporalUnit.Days))
    controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
    iface.mapCanvas().setExtent(around(series))
    dock = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
    dock.setUserVisible(True)
    iface.mainWindow().resizeDocks([dock], [120], Qt.Orientation.Vertical)
    iface.messageBar().clearWidgets()
    for name, share in (("plume_early", 0.15), ("plume_late", 0.95)):
        controller.setCurrentFrameNumber(int((controller.totalFrameCount() - 1) * share))
        yield True
        while iface.mapCanvas().isDrawing():
            yield False
        for _ in range(4):
            yield True
        iface.messageBar().clearWidgets()
        yield True
        save(name)


def around(series: QgsRasterLayer) -> object:
    """Return the extent of what is above the limit at the end, with some room."""
    contours = run("contour_plume", OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    extent = contours.extent()
    extent.scale(1.35)
    return extent


def cut(series: QgsRasterLayer, wells: QgsVectorLayer) -> None:
    """Cut the last time along the plume's length: from the facility that leaks, with the flow."""
    contours = run("contour_plume", OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    last = max(contours.getFeatures(), key=lambda feature: (feature["time_d"], -feature["threshold"]))
    box, *_ = last.geometry().orientedMinimumBoundingBox()
    corners = [QgsPointXY(point) for point in list(box.vertices())[:4]]
    pairs = [(corners[0], corners[1]), (corners[1], corners[2])]
    short = min(pairs, key=lambda pair: pair[0].distance(pair[1]))
    other = [corner for corner in corners if corner not in short]
    middle = QgsPointXY((short[0].x() + short[1].x()) / 2, (short[0].y() + short[1].y()) / 2)
    end = QgsPointXY((other[0].x() + other[1].x()) / 2, (other[0].y() + other[1].y()) / 2)
    start, end = sorted((middle, end), key=lambda point: point.x())
    line = QgsVectorLayer(f"LineString?crs={wells.crs().authid()}", "line", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolylineXY([start, end]))
    line.dataProvider().addFeature(feature)
    run(
        "section_plume", LINE=line, WELLS=wells, DISTANCE=40, LANGUAGE=int(chinese),
        PICTURE=order["pictures"]["plume_section"],
    )  # fmt: skip


def show_space(wells: QgsVectorLayer) -> Iterator[bool]:
    """Open the project with the 3D view, as wide as the window allows, and wait for its scene."""
    sources = QgsVectorLayer(f"{order['layers']}/facilities.geojson", "sources")
    project = str(work / "view.qgz")
    run(
        "build_plume_view", WELLS=wells, SOURCES=sources, EXAGGERATION=HEIGHTENED, THRESHOLDS="", OUTPUT=project
    )  # fmt: skip
    QgsProject.instance().setDirty(False)
    window = iface.mainWindow()
    window.findChild(QDockWidget, "Temporal Controller").setUserVisible(False)
    before = set(window.findChildren(QDockWidget))
    iface.addProject(project)
    yield True
    view = [dock for dock in window.findChildren(QDockWidget) if dock not in before]
    for _ in range(4):
        yield True
    window.resizeDocks([window.findChild(QDockWidget, "Layers"), *view], [260, 980], Qt.Orientation.Horizontal)
    for _ in range(16):
        iface.messageBar().clearWidgets()
        yield True
    save("plume_3d")


def save(name: str) -> None:
    """Save a picture of the screen: what OpenGL draws is not in a picture of a widget."""
    if not QApplication.primaryScreen().grabWindow(0).save(order["pictures"][name]):
        errors.append(f"The picture {name} could not be saved.")


begin(steps)
