# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo's map as a picture: a print layout with title, map, legend, scale and the word "simulated"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import looks
from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsRasterLayer,
    QgsRectangle,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QColor, QFont

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsLayerTreeLayer, QgsLayoutItem, QgsProject

PAGE_MM = (420.0, 275.0)
MAP_MM = (10.0, 26.0, 400.0, 192.0)  # left, top, width, height
LEGEND_COLUMNS = 6
DPI = 150


def write_picture(project: QgsProject, path: Path, facts: dict[str, Any]) -> QgsRectangle:
    """Lay out the map of the visible layers and export it; return what it shows."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Map (simulated)")
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*PAGE_MM))
    shown = _add_map(layout, project)
    _add_text(layout, f"{facts['name']} — {facts['property']}, {facts['now'][:10]}", 16.0, (10.0, 6.0), bold=True)
    _add_text(layout, facts["note"], 10.0, (10.0, 16.0), colour="#b30000")
    _add_legend(layout, project, shown)
    _add_scale(layout, shown)
    project.layoutManager().addLayout(layout)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    settings.generateWorldFile = False
    result = QgsLayoutExporter(layout).exportToImage(str(path), settings)
    if result != QgsLayoutExporter.ExportResult.Success:
        raise RuntimeError(f"{path} could not be written.")
    return shown.extent()


def _place(item: QgsLayoutItem, left: float, top: float, width: float = 0.0, height: float = 0.0) -> None:
    item.attemptMove(QgsLayoutPoint(left, top))
    if width:
        item.attemptResize(QgsLayoutSize(width, height))


def _add_map(layout: QgsPrintLayout, project: QgsProject) -> QgsLayoutItemMap:
    """Add the map, zoomed to the park and the river beside it; the model reaches further."""
    item = QgsLayoutItemMap(layout)
    layout.addLayoutItem(item)
    _place(item, *MAP_MM)
    item.setLayers([layer for layer in project.layerTreeRoot().layerOrder() if _visible(project, layer)])
    extent = QgsRectangle()
    for layer in project.mapLayers().values():
        if layer.name() in {"Boundary of the park", "Receptors"}:
            extent.combineExtentWith(layer.extent())
    extent.scale(1.07)
    item.zoomToExtent(extent)
    item.setFrameEnabled(True)
    item.setBackgroundColor(QColor("#ffffff"))
    return item


def _visible(project: QgsProject, layer: object) -> bool:
    return project.layerTreeRoot().findLayer(layer.id()).isVisible()


def _format(size: float, *, bold: bool = False, colour: str = "#000000") -> QgsTextFormat:
    text = QgsTextFormat()
    font = QFont(looks.FONT)
    font.setBold(bold)
    text.setFont(font)
    text.setFamilies(looks.FAMILIES)
    text.setSize(size)
    text.setSizeUnit(Qgis.RenderUnit.Points)
    text.setColor(QColor(colour))
    return text


def _add_text(
    layout: QgsPrintLayout,
    words: str,
    size: float,
    place: tuple[float, float],
    *,
    bold: bool = False,
    colour: str = "#000000",
) -> None:
    item = QgsLayoutItemLabel(layout)
    item.setText(words)
    item.setTextFormat(_format(size, bold=bold, colour=colour))
    layout.addLayoutItem(item)
    _place(item, *place, 400.0, size * 0.6)


def _add_legend(layout: QgsPrintLayout, project: QgsProject, shown: QgsLayoutItemMap) -> None:
    item = QgsLayoutItemLegend(layout)
    item.setLinkedMap(shown)
    item.setAutoUpdateModel(False)
    root = item.model().rootGroup()
    for node in list(root.findLayers()):
        if not _visible(project, node.layer()) or node.layer().name() == "Facilities":
            node.parent().removeChildNode(node)
        elif isinstance(node.layer(), QgsRasterLayer):
            _leave_out_band(item, node)
    for group in list(root.findGroups()):
        if not group.findLayers():
            root.removeChildNode(group)
    kind = QgsLegendStyle.Style
    sizes = {kind.Title: 10.0, kind.Group: 10.0, kind.Subgroup: 9.0, kind.Symbol: 8.0, kind.SymbolLabel: 8.0}
    for style, size in sizes.items():
        changed = item.style(style)
        changed.setTextFormat(_format(size, bold=style == QgsLegendStyle.Style.Group))
        item.setStyle(style, changed)
    item.setColumnCount(LEGEND_COLUMNS)
    item.setSplitLayer(False)
    item.setLegendFilterByMapEnabled(True)
    layout.addLayoutItem(item)
    _place(item, MAP_MM[0], MAP_MM[1] + MAP_MM[3] + 2.0)


def _leave_out_band(legend: QgsLayoutItemLegend, node: QgsLayerTreeLayer) -> None:
    """Take the name of the band, the first line of a raster with colours, out of the legend."""
    lines = legend.model().layerLegendNodes(node)
    if len(lines) > 1:
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, len(lines))))
        legend.model().refreshLayerLegend(node)


def _add_scale(layout: QgsPrintLayout, shown: QgsLayoutItemMap) -> None:
    item = QgsLayoutItemScaleBar(layout)
    item.setStyle("Single Box")
    item.setLinkedMap(shown)
    item.setUnits(Qgis.DistanceUnit.Meters)
    item.setUnitLabel("m")
    item.setUnitsPerSegment(100.0)
    item.setNumberOfSegments(4)
    item.setNumberOfSegmentsLeft(0)
    item.setTextFormat(_format(8.0))
    item.setBackgroundEnabled(True)
    layout.addLayoutItem(item)
    _place(item, MAP_MM[0] + 4.0, MAP_MM[1] + MAP_MM[3] - 18.0)
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(":/images/north_arrows/layout_default_north_arrow.svg")
    layout.addLayoutItem(arrow)
    _place(arrow, MAP_MM[0] + 76.0, MAP_MM[1] + MAP_MM[3] - 18.0, 14.0, 14.0)
