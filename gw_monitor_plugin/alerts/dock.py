# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock of open warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QWidget

from ...gw_core.store.ports import WarningState
from ...processing_provider.translation import tr
from ..ui import load_form
from .model import LEVEL, PROPERTY, SORT_ROLE, WarningsModel

if TYPE_CHECKING:
    from ...gw_core.store.ports import WarningEvent
    from ..live.snapshot import Snapshot

_PROPERTY_CHARACTERS = 18  # a long name is cut, so that the state stays in sight; its tip has it whole


class AlertsDock(QgsDockWidget):
    """Lists open warnings.

    Signals
    -------
    located : WarningEvent
        The user wants to see the well.
    acknowledged : list of str
        Event ids the user acknowledges.
    """

    located = pyqtSignal(object)
    acknowledged = pyqtSignal(list)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gw_monitor_alerts")
        self._form = load_form("alerts", QWidget(self))
        self.setWidget(self._form)
        self._model = WarningsModel(language, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self._form.zoom.setText(tr("Zoom to well"))
        self._form.acknowledge.setText(tr("Acknowledge"))
        self._set_up_table()
        self._form.zoom.clicked.connect(self._locate)
        self._form.acknowledge.clicked.connect(self._acknowledge)
        self.clear()

    def clear(self) -> None:
        """Show that no database is open."""
        self.setWindowTitle(tr("Warnings"))
        self._model.show(())
        self._form.heading.setText(tr("No database is open."))
        self._form.status.setText("")
        self._enable()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the warnings of a snapshot."""
        self.setWindowTitle(_title(snapshot))
        self._form.heading.setText(_heading(snapshot))
        self._form.status.setText(tr("As of {time} UTC").format(time=f"{snapshot.moment:%Y-%m-%d %H:%M}"))
        chosen = {event.event_id for event in self.selected_events()}
        if self._model.show(snapshot.events):
            self._fit_columns()
            self._select(chosen)
        self._enable()

    def mark_outage(self, sentence: str) -> None:
        """Say that what is shown is no longer refreshed."""
        self._form.status.setText(tr("Not refreshed: {reason}").format(reason=sentence))

    def selected_events(self) -> list[WarningEvent]:
        """Return the selected warnings."""
        rows = self._form.table.selectionModel().selectedRows()
        return [self._model.event_at(self._sorted.mapToSource(row).row()) for row in rows]

    def select_row(self, row: int) -> None:
        """Select the warning in a row as shown."""
        self._form.table.selectRow(row)

    def _set_up_table(self) -> None:
        table = self._form.table
        table.setModel(self._sorted)
        table.sortByColumn(LEVEL, Qt.SortOrder.DescendingOrder)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.doubleClicked.connect(self._locate)
        table.activated.connect(self._locate)
        table.selectionModel().selectionChanged.connect(self._enable)

    def _fit_columns(self) -> None:
        table = self._form.table
        table.resizeColumnsToContents()
        widest = table.fontMetrics().averageCharWidth() * _PROPERTY_CHARACTERS
        table.setColumnWidth(PROPERTY, min(table.columnWidth(PROPERTY), widest))

    def _select(self, event_ids: set[str]) -> None:
        for row in range(self._sorted.rowCount()):
            event = self._model.event_at(self._sorted.mapToSource(self._sorted.index(row, 0)).row())
            if event.event_id in event_ids:
                self._form.table.selectRow(row)

    def _enable(self) -> None:
        events = self.selected_events()
        self._form.zoom.setEnabled(len(events) == 1)
        self._form.acknowledge.setEnabled(any(event.state is WarningState.FIRING for event in events))

    def _locate(self) -> None:
        events = self.selected_events()
        if events:
            self.located.emit(events[0])

    def _acknowledge(self) -> None:
        ids = [event.event_id for event in self.selected_events() if event.state is WarningState.FIRING]
        self._form.acknowledge.setEnabled(False)
        self.acknowledged.emit(ids)


def _title(snapshot: Snapshot) -> str:
    if snapshot.park.simulated:
        return tr("Warnings: {park} (simulated)").format(park=snapshot.park.name)
    return tr("Warnings: {park}").format(park=snapshot.park.name)


def _heading(snapshot: Snapshot) -> str:
    waiting = sum(event.state is WarningState.FIRING for event in snapshot.events)
    if not snapshot.events:
        return tr("No open warnings.")
    return tr("<b>{count}</b> warnings, <b>{waiting}</b> not yet acknowledged.").format(
        count=len(snapshot.events), waiting=waiting
    )
