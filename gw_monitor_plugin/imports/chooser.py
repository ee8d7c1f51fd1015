# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A cell of a table in which one of several words is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QComboBox, QStyledItemDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex
    from qgis.PyQt.QtWidgets import QStyleOptionViewItem, QTableView, QWidget


class Chooser(QStyledItemDelegate):
    """A combo box in a cell; the choice of one row goes to all selected rows."""

    def __init__(self, options: Callable[[], list[str]], choose: Callable[[int, int], None], table: QTableView) -> None:
        super().__init__(table)
        self._options = options
        self._choose = choose
        self._table = table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex) -> QComboBox:
        """Make the combo box."""
        box = QComboBox(parent)
        box.addItems(self._options())
        box.activated.connect(lambda *_: (self.commitData.emit(box), self.closeEditor.emit(box)))
        QTimer.singleShot(0, box.showPopup)
        return box

    def setEditorData(self, _editor: QWidget, _index: QModelIndex) -> None:
        """Begin with the first option."""

    def setModelData(self, editor: QComboBox, _model: QAbstractItemModel, index: QModelIndex) -> None:
        """Hand the choice on."""
        rows = {each.row() for each in self._table.selectionModel().selectedRows()} | {index.row()}
        for row in sorted(rows):
            self._choose(row, editor.currentIndex())
