# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the demo's layers look where the suite has no style of its own: never by colour alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsRasterContourRenderer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer, QgsVectorLayer

FONT = "Noto Sans CJK SC"
# Whoever opens the project elsewhere gets the first of these that is there, without a complaint.
FAMILIES = [FONT, "Microsoft YaHei", "PingFang SC", "DejaVu Sans", "Arial"]
_CONCENTRATIONS = ((0.0, "#00ffffff"), (1.0, "#fee8c8"), (10.0, "#fdbb84"), (120.0, "#e34a33"), (1000.0, "#7f0000"))


def outline(layer: QgsVectorLayer, colour: str, width_mm: float, *, dashed: bool = False, fill: str = "") -> None:
    """Draw polygons as an outline, filled only when a colour is given."""
    layer.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({
                "color": fill or "0,0,0,0", "style": "solid" if fill else "no", "outline_color": colour,
                "outline_width": str(width_mm), "outline_style": "dash" if dashed else "solid",
            })
        )
    )  # fmt: skip


def forecast(layer: QgsVectorLayer, now_d: float) -> None:
    """Draw the forecast plume's outline at each output time."""
    colours = ("#54278f", "#756bb1", "#9e9ac8", "#cbc9e2")
    times = sorted({feature["time_d"] for feature in layer.getFeatures()})
    categories = []
    for time_d, colour in zip(times, colours, strict=False):
        symbol = QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": colour, "outline_width": "0.7", "outline_style": "dash"}
        )
        categories.append(QgsRendererCategory(time_d, symbol, _ahead(time_d - now_d)))
    layer.setRenderer(QgsCategorizedSymbolRenderer("time_d", categories))


def _ahead(days: float) -> str:
    years = round(days / 365.0)
    return {0: "now", 1: "in 1 year"}.get(years, f"in {years} years")


def concentration(layer: QgsRasterLayer) -> None:
    """Colour a concentration raster by the decades that the standard's classes mark."""
    ramp = QgsColorRampShader()
    ramp.setColorRampType(Qgis.ShaderInterpolationMethod.Discrete)
    bounds = [value for value, _ in _CONCENTRATIONS[1:]] + [float("inf")]
    ramp.setColorRampItemList([
        QgsColorRampShader.ColorRampItem(high, QColor(colour), _between(low, high))
        for high, (low, colour) in zip(bounds, _CONCENTRATIONS, strict=True)
    ])  # fmt: skip
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))
    layer.renderer().setOpacity(0.8)


def _between(low: float, high: float) -> str:
    if not low:
        return f"< {high:g}"
    return f"{low:g}–{high:g}" if math.isfinite(high) else f"> {low:g}"


def contours(layer: QgsRasterLayer, interval_m: float) -> None:
    """Draw a raster as contour lines."""
    renderer = QgsRasterContourRenderer(layer.dataProvider())
    renderer.setContourInterval(interval_m)
    renderer.setContourSymbol(QgsLineSymbol.createSimple({"line_color": "#9ecae1", "line_width": "0.25"}))
    renderer.setContourIndexSymbol(QgsLineSymbol.createSimple({"line_color": "#6baed6", "line_width": "0.45"}))
    layer.setRenderer(renderer)


def label(layer: QgsVectorLayer, expression: str, size: float = 8.0, colour: str = "#222222") -> None:
    """Label features by an expression, with a white halo."""
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = expression, True
    if layer.geometryType() == Qgis.GeometryType.Point:
        settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
        settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
        settings.dist = 0.6
    text = _in_our_font(QgsTextFormat())
    text.setSize(size)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    text.setBuffer(halo)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def set_font(layer: QgsVectorLayer) -> None:
    """Give the labels of a style a font that shows Chinese."""
    if layer.labeling() is not None:
        settings = layer.labeling().settings()
        settings.setFormat(_in_our_font(settings.format()))
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _in_our_font(text: QgsTextFormat) -> QgsTextFormat:
    text.setFont(QFont(FONT))
    text.setFamilies(FAMILIES)
    return text
