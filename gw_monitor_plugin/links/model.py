# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The health of links and their devices as a table. Symbol and text say the state, colour only helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

from ...gw_core.store.ports import LinkState
from ...processing_provider.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from qgis.PyQt.QtCore import QObject

    from ...gw_core.store.ports import LinkHealth

STATE, LINK, DEVICE, LAST_READING, WAITING, FAULTS, LAST_FAULT = range(7)
_COLOURS = {
    LinkState.ONLINE: ("#d3f9d8", "#14532d"),
    LinkState.CONNECTING: ("#fff3c4", "#5c4400"),
    LinkState.WAITING: ("#ffc9c9", "#7a1212"),
    LinkState.STOPPED: ("#e9ecef", "#343a40"),
}
_SYMBOLS = {LinkState.ONLINE: "●", LinkState.CONNECTING: "◌", LinkState.WAITING: "✕", LinkState.STOPPED: "■"}
_RANK = {LinkState.WAITING: 0, LinkState.CONNECTING: 1, LinkState.STOPPED: 2, LinkState.ONLINE: 3}


def state_name(state: LinkState) -> str:
    """Return the state in words."""
    return {
        LinkState.ONLINE: tr("online"),
        LinkState.CONNECTING: tr("connecting"),
        LinkState.WAITING: tr("failed, will retry"),
        LinkState.STOPPED: tr("stopped"),
    }[state]


class LinksModel(QAbstractTableModel):
    """Rows are `LinkHealth`, those that fail first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LinkHealth] = []

    def show(self, rows: Sequence[LinkHealth]) -> None:
        """Show these rows."""
        ordered = sorted(rows, key=lambda row: (_RANK[row.state], row.link, row.device))
        if ordered == self._rows:
            return
        self.beginResetModel()
        self._rows = ordered
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of links and devices."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else LAST_FAULT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (
            tr("State"), tr("Link"), tr("Device"), tr("Last reading (UTC)"), tr("Waiting"), tr("Faults"),
            tr("Last fault"),
        )  # fmt: skip
        return titles[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, colours or alignment of a cell."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {WAITING, FAULTS}:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return _look(row.state, role) if index.column() == STATE else None

    def _text(self, row: LinkHealth, column: int) -> str:
        return {
            STATE: f"{_SYMBOLS[row.state]} {state_name(row.state)}",
            LINK: row.link,
            DEVICE: row.device or row.kind,
            LAST_READING: _moment(row.last_reading_at),
            WAITING: str(row.waiting) if not row.device else "",
            FAULTS: str(row.faults),
            LAST_FAULT: row.last_fault,
        }[column]


def _tip(row: LinkHealth) -> str:
    lines = [
        tr("{state} since {time} UTC").format(state=state_name(row.state), time=_moment(row.changed_at)),
        tr("{count} readings, {rejected} rejected since the service started").format(
            count=row.readings, rejected=row.rejected
        ),
    ]
    if row.last_fault:
        lines.append(tr("{time} UTC: {fault}").format(time=_moment(row.last_fault_at), fault=row.last_fault))
    return "\n".join(lines)


def _moment(moment: datetime | None) -> str:
    return "–" if moment is None else f"{moment:%Y-%m-%d %H:%M:%S}"


def _look(state: LinkState, role: int) -> Any:
    background, foreground = _COLOURS[state]
    return {
        Qt.ItemDataRole.BackgroundRole: QBrush(QColor(background)),
        Qt.ItemDataRole.ForegroundRole: QBrush(QColor(foreground)),
    }.get(role)
