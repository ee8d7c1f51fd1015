# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dashboard draws itself: the bar of classes and the small lines of the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..live.symbology import LOOKS, category_label

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QPaintEvent, QPalette

    from .trends import Spark

_BAR, _GAP = 16, 4
_SWATCH = 10
SPARK = QSize(80, 22)


class ClassBar(QWidget):
    """How many wells are of each class: a bar, and below it every class with its number in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show these numbers of wells by category."""
        if counts == self._counts:
            return
        self._counts = dict(counts)
        self.setAccessibleName(", ".join(_words(*each) for each in self._shown()))
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(self.sizeHint().height())  # words that are cut say nothing
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bar and the words, two a line."""
        lines = (len(self._shown()) + 1) // 2
        return QSize(200, _BAR + 2 * _GAP + lines * (self.fontMetrics().height() + _GAP))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw bar and words."""
        painter = QPainter(self)
        shown, left = self._shown(), 0.0
        total = sum(count for _, count in shown) or 1
        for name, count in shown:
            width = self.width() * count / total
            painter.fillRect(QRectF(left, 0.0, max(width - 1.0, 1.0), _BAR), QColor(LOOKS[name].colour))
            left += width
        height = self.fontMetrics().height() + _GAP
        for number, (name, count) in enumerate(shown):
            x, y = (number % 2) * self.width() // 2, _BAR + _GAP + (number // 2) * height
            painter.fillRect(x, y + (height - _SWATCH) // 2, _SWATCH, _SWATCH, QColor(LOOKS[name].colour))
            room = QRectF(x + _SWATCH + _GAP, y, self.width() / 2 - _SWATCH - _GAP, height)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), _words(name, count))
        painter.end()

    def _shown(self) -> list[tuple[str, int]]:
        return [(name, count) for name, count in self._counts.items() if count]


def _words(name: str, count: int) -> str:
    return f"{category_label(name)}: {count}"


def spark_picture(spark: Spark, limit: float, palette: QPalette, ratio: float) -> QPixmap:
    """Draw a small line with its limit (dashed) and its last reading (dot), for a screen of this pixel ratio."""
    picture = QPixmap(SPARK * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    low, high = min(*spark.values, limit), max(*spark.values, limit)
    begin, end = spark.times_d[0], spark.times_d[-1]

    def place(time_d: float, value: float) -> QPointF:
        across = (time_d - begin) / (end - begin) if end > begin else 1.0
        up = (value - low) / (high - low) if high > low else 0.5
        return QPointF(2 + across * (SPARK.width() - 7), SPARK.height() - 3 - up * (SPARK.height() - 6))

    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#e08214"), 1.0, Qt.PenStyle.DashLine))
    painter.drawLine(place(begin, limit), place(end, limit))
    painter.setPen(QPen(palette.text().color(), 1.2))
    painter.drawPolyline(QPolygonF([place(*each) for each in zip(spark.times_d, spark.values, strict=True)]))
    painter.setBrush(palette.text())
    painter.drawEllipse(place(end, spark.values[-1]), 2.0, 2.0)
    painter.end()
    return picture
