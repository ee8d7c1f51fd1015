# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a well looks: colour, shape and text say the same, so that no one depends on colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...processing_provider.translation import tr

# A well that is offline or was never read has no class of today; it must not look like a good one.
CATEGORY = 'CASE WHEN "state" <> \'ok\' THEN "state" ELSE "class" END'
LABEL = """
"point" || CASE WHEN "class" <> 'unknown' THEN ' · ' || "class" ELSE '' END
|| CASE WHEN "undecided" <> '' THEN '?' ELSE '' END
|| CASE WHEN "class" IN ('IV', 'V') THEN '\\n' || "worst_property" || ' ' || "value_text" ELSE '' END
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colour, marker shape and size (mm) of one category."""

    colour: str
    shape: str
    size_mm: float
    hollow: bool = False


LOOKS = {
    "I": Look(colour="#2b7bba", shape="circle", size_mm=3.4),
    "II": Look(colour="#41b6c4", shape="hexagon", size_mm=3.6),
    "III": Look(colour="#4daf4a", shape="square", size_mm=3.4),
    "IV": Look(colour="#ff9800", shape="triangle", size_mm=4.4),
    "V": Look(colour="#d7191c", shape="diamond", size_mm=4.8),
    "unknown": Look(colour="#9e9e9e", shape="circle", size_mm=2.8, hollow=True),
    "offline": Look(colour="#616161", shape="cross2", size_mm=3.6),
    "never": Look(colour="#9e9e9e", shape="pentagon", size_mm=3.0, hollow=True),
}


def category_label(category: str) -> str:
    """Return the legend text of a class or state."""
    return {
        "I": tr("Class I"),
        "II": tr("Class II"),
        "III": tr("Class III"),
        "IV": tr("Class IV"),
        "V": tr("Class V"),
        "unknown": tr("No class"),
        "offline": tr("Offline"),
        "never": tr("Never read"),
    }[category]


def class_renderer() -> QgsCategorizedSymbolRenderer:
    """Return the renderer of the live layer."""
    categories = [QgsRendererCategory(name, _symbol(look), category_label(name)) for name, look in LOOKS.items()]
    return QgsCategorizedSymbolRenderer(CATEGORY, categories)


def well_labels(expression: str = LABEL) -> QgsVectorLayerSimpleLabeling:
    """Return labels: the name and class (``?`` where a non-detect leaves it open), for bad classes the reading too."""
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.dist = 0.6
    settings.setFormat(_text_format())
    return QgsVectorLayerSimpleLabeling(settings)


def _text_format() -> QgsTextFormat:
    text = QgsTextFormat()
    text.setSize(8.5)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor("#202020"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor(255, 255, 255, 220))
    text.setBuffer(halo)
    return text


def _symbol(look: Look) -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple(
        {
            "name": look.shape,
            "color": "255,255,255,200" if look.hollow else look.colour,
            "outline_color": look.colour if look.hollow or look.shape == "cross2" else "#ffffff",
            "outline_width": "0.8" if look.shape == "cross2" else "0.4",
            "size": str(look.size_mm),
        }
    )
