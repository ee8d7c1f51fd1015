# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of an import as a table: what each was taken for, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

from ...gw_core.wording import worded
from ...processing_provider.translation import tr
from .work import FileKind, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qgis.PyQt.QtCore import QObject

    from ...gw_core.acquisition.accounts import FileReport
    from .work import Recognised

STATE, FILE, KIND, POINT, ROWS, FIRST, LAST, ZONE, RESULT = range(9)
_EDITABLE = {KIND, POINT}
_LOOKS = {
    "…": ("#f1f3f5", "#343a40"), "✓": ("#d3f9d8", "#14532d"), "!": ("#fff3c4", "#5c4400"), "✕": ("#ffc9c9", "#7a1212"),
    "●": ("#d0ebff", "#0b3d66"),
}  # fmt: skip


@dataclass(slots=True)
class FileRow:
    """One file."""

    wish: Wish
    recognised: Recognised | None = None
    report: FileReport | None = None

    def symbol(self) -> str:
        """Return the sign of its state: … looking, ✓ ready, ! to be decided, ✕ refused, ● imported."""
        if self.report is not None:
            return "●" if self.report.status == "read" else "✕"
        if self.recognised is None:
            return "…"
        preview = self.recognised.preview
        if self.recognised.kind is FileKind.LABORATORY and not preview.points:
            return "✕"  # its rows name their wells: none can be chosen for them
        if preview.date_orders or (preview.reader and not (preview.points and preview.time_zone)):
            return "!"
        return "✓" if preview.reader else "✕"

    def can_import(self) -> bool:
        """Return True for a file that is understood and was not imported yet."""
        return self.report is None and self.symbol() == "✓"


def kind_name(kind: FileKind) -> str:
    """Return the kind in words."""
    return {FileKind.LOGGER: tr("Logger"), FileKind.LABORATORY: tr("Laboratory")}[kind]


class FilesModel(QAbstractTableModel):
    """Rows are `FileRow`, in the order they were added."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FileRow] = []

    def add(self, paths: Iterable[str]) -> None:
        """Add files that are not there yet."""
        known = {row.wish.path for row in self.rows}
        fresh = [path for path in dict.fromkeys(paths) if path not in known]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
            self.rows += [FileRow(Wish(path=path)) for path in fresh]
            self.endInsertRows()

    def remove(self, numbers: Iterable[int]) -> None:
        """Take files out."""
        for number in sorted(numbers, reverse=True):
            self.beginRemoveRows(QModelIndex(), number, number)
            del self.rows[number]
            self.endRemoveRows()

    def forget_all(self) -> None:
        """Forget what files were taken for: a setting for all has changed."""
        for row in self.rows:
            if row.report is None:
                row.recognised = None
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as they are now."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, RESULT))

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of files."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else RESULT + 1

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let kind and point be chosen until the file is imported."""
        flags = super().flags(index)
        if index.column() in _EDITABLE and self.rows[index.row()].report is None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = ("", tr("File"), tr("Kind"), tr("Well"), tr("Rows"), tr("First (UTC)"), tr("Last (UTC)"),
                  tr("Time zone"), tr("Result"))  # fmt: skip
        return titles[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, colours or alignment of a cell."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.wish.path if index.column() == FILE else _text(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {STATE, ROWS}:
            side = Qt.AlignmentFlag.AlignHCenter if index.column() == STATE else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if index.column() == STATE and role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            background, foreground = _LOOKS[row.symbol()]
            return QBrush(QColor(background if role == Qt.ItemDataRole.BackgroundRole else foreground))
        return None


def _text(row: FileRow, column: int) -> str:
    if column == STATE:
        return row.symbol()
    if column == FILE:
        return Path(row.wish.path).name
    if column == RESULT:
        return _result(row)
    if row.recognised is None:
        return row.wish.point if column == POINT else ""
    preview = row.recognised.preview
    return {
        KIND: _kind(row.recognised),
        POINT: row.wish.point or ", ".join(preview.points) or (tr("choose …") if row.symbol() == "!" else ""),
        ROWS: _count(preview.rows, complete=preview.complete),
        FIRST: _moment(preview.first_time),
        LAST: _moment(preview.last_time),
        ZONE: worded(preview.time_zone, tr) if preview.time_zone else "",
    }[column]


def _result(row: FileRow) -> str:
    if row.report is not None:
        return tr("{stored} stored, {duplicate} known, {rejected} rejected").format(
            stored=row.report.stored, duplicate=row.report.duplicate, rejected=row.report.rejected
        )
    if row.recognised is None:
        return tr("being looked at …")
    return {"✓": tr("ready"), "!": tr("to be decided"), "✕": tr("refused")}[row.symbol()]


def _count(rows: int, *, complete: bool) -> str:
    if not rows:
        return ""
    return str(rows) if complete else tr("more than {count}").format(count=rows)


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _kind(found: Recognised) -> str:
    reader = found.preview.reader.removeprefix("laboratory ")
    return tr("{name}: {reason}").format(name=kind_name(found.kind), reason=reader) if reader else ""
