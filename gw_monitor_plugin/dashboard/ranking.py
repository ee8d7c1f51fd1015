# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wells that exceed most, as a table with small lines of their last readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import QApplication

from ...processing_provider.translation import tr
from ..live.latest import value_text
from .drawing import spark_picture

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QObject

    from ...gw_core.assessment.trends import Direction
    from ..live.latest import LatestPoint
    from .trends import Spark

WELL, PROPERTY, VALUE, MULTIPLE, CLASS, TREND = range(6)


def direction_words(direction: Direction) -> str:
    """Return a trend as arrow and word."""
    from ...gw_core.assessment.trends import Direction  # brings pandas, which the window must not wait for

    return {
        Direction.INCREASING: tr("↗ rising"),
        Direction.DECREASING: tr("↘ falling"),
        Direction.NONE: tr("→ no trend"),
        Direction.INSUFFICIENT: tr("– too few"),
    }[direction]


class RankingModel(QAbstractTableModel):
    """Rows are `LatestPoint`, the greatest multiple of the limit of class III first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LatestPoint, ...] = ()
        self._sparks: dict[tuple[str, str], Spark] = {}

    def show(self, rows: tuple[LatestPoint, ...]) -> bool:
        """Show these rows; return False when they are the ones already shown."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def show_sparks(self, sparks: dict[tuple[str, str], Spark]) -> None:
        """Draw these lines in the rows they belong to."""
        self._sparks = sparks
        if self._rows:
            self.dataChanged.emit(self.index(0, TREND), self.index(len(self._rows) - 1, TREND))

    def row_at(self, row: int) -> LatestPoint:
        """Return the well in a row."""
        return self._rows[row]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of wells."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else TREND + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Well"), tr("Property"), tr("Value"), tr("× limit"), tr("Class"), tr("Trend"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, picture or alignment of a cell."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.values
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {VALUE, MULTIPLE}:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == TREND:
            return self._picture(row)
        return None

    def _text(self, row: LatestPoint, column: int) -> str:
        spark = self._sparks.get((row.point, row.code))
        return {
            WELL: row.point,
            PROPERTY: row.worst_property,
            VALUE: f"{value_text(row.value)} {row.unit}".strip() if row.value is not None else "",
            MULTIPLE: f"{row.ratio:.3g}",
            CLASS: row.water_class,
            TREND: direction_words(spark.direction) if spark else "",
        }[column]

    def _picture(self, row: LatestPoint) -> Any:
        spark = self._sparks.get((row.point, row.code))
        if spark is None or row.value is None:
            return None
        screen = QApplication.primaryScreen()
        return spark_picture(
            spark, row.value / row.ratio, QApplication.palette(), screen.devicePixelRatio() if screen else 1.0
        )
