# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open warnings as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

from ...gw_core.store.ports import WarningState
from ...gw_core.warning.events.events import assignee
from ...gw_core.warning.notices.looks import PLAIN_WORDS
from ...processing_provider.translation import tr
from ..levels import CELLS, RANK, SYMBOLS, level_name
from ..live.latest import display_unit, property_name, value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtCore import QObject

    from ...gw_core.store.ports import WarningEvent
    from ...gw_core.warning.notices.looks import Colour, LevelWords

LEVEL, POINT, STATE, PROPERTY, VALUE, LIMIT, SINCE, PERSON = range(8)
SORT_ROLE = Qt.ItemDataRole.UserRole + 1


def concern_name(event: WarningEvent) -> str:
    """Return in words whether a warning is of the water or of an instrument."""
    return tr("Instrument") if event.evidence.get("equipment") else tr("Water")


def state_name(state: WarningState) -> str:
    """Return the state in words."""
    return {
        WarningState.PENDING: tr("Pending"),
        WarningState.FIRING: tr("Open"),
        WarningState.ACKNOWLEDGED: tr("Acknowledged"),
        WarningState.RECOVERING: tr("Recovering"),
        WarningState.RESOLVED: tr("Resolved"),
    }[state]


class WarningsModel(QAbstractTableModel):
    """Rows are `WarningEvent`, the most severe first."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._events: list[WarningEvent] = []
        self._silenced: frozenset[str] = frozenset()
        self._levels: LevelWords = PLAIN_WORDS

    def show(
        self, events: Sequence[WarningEvent], silenced: frozenset[str] = frozenset(), levels: LevelWords = PLAIN_WORDS
    ) -> bool:
        """Show these events; return False when they are the ones already shown.

        ``silenced`` holds the ids of those of which nobody is told at present.
        """
        ordered = sorted(events, key=lambda event: (-RANK[event.level], -event.opened_at.timestamp()))
        if (ordered, silenced, levels) == (self._events, self._silenced, self._levels):
            return False
        self.beginResetModel()
        self._events, self._silenced, self._levels = ordered, silenced, levels
        self.endResetModel()
        return True

    def event_at(self, row: int) -> WarningEvent:
        """Return the event in a row."""
        return self._events[row]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of warnings."""
        return 0 if parent is not None and parent.isValid() else len(self._events)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else PERSON + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (tr("Level"), tr("Well"), tr("State"), tr("Property"), tr("Value"), tr("Limit"), tr("Since (UTC)"),
                  tr("Assigned to"))  # fmt: skip
        return titles[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, colours or alignment of a cell."""
        event = self._events[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(event, index.column())
        if role == SORT_ROLE:
            return self._sort_key(event, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("{property}, rule {rule}. The value is the reading that opened or raised the warning.").format(
                property=property_name(event.property, self._language), rule=event.rule
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {VALUE, LIMIT}:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return _level_look(self._levels[event.level].colour, role) if index.column() == LEVEL else None

    def _text(self, event: WarningEvent, column: int) -> str:
        unit = display_unit(event.unit)
        return {
            LEVEL: f"{SYMBOLS[event.level]} {level_name(event.level, self._levels)}",
            POINT: event.point,
            PROPERTY: property_name(event.property, self._language),
            VALUE: _number(event.value, unit),
            LIMIT: _number(event.limit, unit),
            SINCE: f"{event.opened_at:%Y-%m-%d %H:%M}",
            STATE: self._state(event),
            PERSON: assignee(event),
        }[column]

    def _state(self, event: WarningEvent) -> str:
        words = state_name(event.state)
        return tr("{state} (silenced)").format(state=words) if event.event_id in self._silenced else words

    def _sort_key(self, event: WarningEvent, column: int) -> Any:
        if column == LEVEL:
            return RANK[event.level]
        return {VALUE: event.value, LIMIT: event.limit}.get(column, self._text(event, column))


def _level_look(colour: Colour, role: int) -> Any:
    background, foreground = CELLS[colour]
    return {
        Qt.ItemDataRole.BackgroundRole: QBrush(QColor(background)),
        Qt.ItemDataRole.ForegroundRole: QBrush(QColor(foreground)),
        Qt.ItemDataRole.DecorationRole: QColor(background),  # stays visible in the selected row
    }.get(role)


def _number(value: float, unit: str) -> str:
    return "–" if value != value else f"{value_text(value)} {unit}".strip()
