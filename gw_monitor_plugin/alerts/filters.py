# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which warnings the table shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, QSortFilterProxyModel

from ...gw_core.store.ports import WarningState
from ..levels import RANK
from .model import SORT_ROLE, WarningsModel

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QObject

    from ...gw_core.store.ports import WarningLevel

WATER, INSTRUMENTS = "water", "instruments"


class WarningsFilter(QSortFilterProxyModel):
    """Sorts warnings and leaves out those that do not match; an empty choice leaves out none."""

    def __init__(self, model: WarningsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._text, self._least, self._concern, self._waiting = "", 0, "", False
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)

    def choose(self, *, text: str, least: WarningLevel | None, concern: str, waiting: bool) -> None:
        """Show warnings with a text in a cell, of at least a level, of water or instruments, waiting for a person."""
        self._text, self._least = text.strip().casefold(), 0 if least is None else RANK[least]
        self._concern, self._waiting = concern, waiting
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Return whether a warning matches."""
        model = self.sourceModel()
        event = model.event_at(row)
        concern = INSTRUMENTS if event.evidence.get("equipment") else WATER
        if RANK[event.level] < self._least or (self._concern and concern != self._concern):
            return False
        if self._waiting and event.state is not WarningState.FIRING:
            return False
        cells = (str(model.data(model.index(row, column))) for column in range(model.columnCount()))
        return not self._text or any(self._text in cell.casefold() for cell in cells)
