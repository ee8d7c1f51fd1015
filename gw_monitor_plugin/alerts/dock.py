# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock of open warnings."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QInputDialog, QMenu, QWidget

from ...gw_core.store.ports import WarningLevel, WarningState
from ...gw_core.warning.events.messages import describe
from ...gw_core.wording import worded
from ...processing_provider.translation import tr
from ..ui import load_form
from .filters import INSTRUMENTS, WATER, WarningsFilter
from .model import LEVEL, PROPERTY, WarningsModel, concern_name, level_name

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
    acknowledged : list of str, str
        Event ids the user acknowledges, and a comment.
    assigned : list of str, str
        Event ids, and whose task they are.
    silenced : WarningEvent, float, str
        The warning, for how many hours, and why.
    followed : str, WarningEvent
        Id of the algorithm that goes on from the warning.
    """

    located = pyqtSignal(object)
    acknowledged = pyqtSignal(list, str)
    assigned = pyqtSignal(list, str)
    silenced = pyqtSignal(object, float, str)
    followed = pyqtSignal(str, object)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gw_monitor_alerts")
        self._form = load_form("alerts", QWidget(self))
        self.setWidget(self._form)
        self._model = WarningsModel(language, self)
        self._language = language
        self._sorted = WarningsFilter(self._model, self)
        self._set_up_filters()
        self._set_up_table()
        self._set_up_buttons()
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

    def _set_up_filters(self) -> None:
        form = self._form
        form.search.setPlaceholderText(tr("Find a well, property, person …"))
        form.search.setAccessibleName(tr("Filter warnings"))
        form.least.addItem(tr("All levels"), None)
        for level in WarningLevel:
            form.least.addItem(tr("At least {level}").format(level=level_name(level)), level)
        form.concern.addItem(tr("Water and instruments"), "")
        form.concern.addItem(tr("Water only"), WATER)
        form.concern.addItem(tr("Instruments only"), INSTRUMENTS)
        form.waiting.setText(tr("&Not acknowledged"))
        form.search.textChanged.connect(self._filter)
        form.least.currentIndexChanged.connect(self._filter)
        form.concern.currentIndexChanged.connect(self._filter)
        form.waiting.toggled.connect(self._filter)

    def _filter(self) -> None:
        form = self._form
        self._sorted.choose(
            text=form.search.text(), least=form.least.currentData(), concern=form.concern.currentData(),
            waiting=form.waiting.isChecked(),
        )  # fmt: skip
        self._enable()

    def _set_up_buttons(self) -> None:
        form = self._form
        texts = {
            form.zoom: (tr("&Zoom to well"), self._locate), form.acknowledge: (tr("&Acknowledge …"), self._acknowledge),
            form.assign: (tr("Ass&ign …"), self._assign), form.silence: (tr("&Silence …"), self._silence),
        }  # fmt: skip
        for button, (text, act) in texts.items():
            button.setText(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
        menu = QMenu(form.follow)
        for algorithm, text in (
            ("merge_warnings", tr("Merge into plume events …")), ("trace_source", tr("Trace the source …")),
            ("simulate_plume", tr("Forecast the plume …")), ("plan_response", tr("Start the response …")),
        ):  # fmt: skip
            menu.addAction(text, lambda name=algorithm: self._follow(name))
        form.follow.setText(tr("&Go on"))
        form.follow.setMenu(menu)

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
        events, form = self.selected_events(), self._form
        form.zoom.setEnabled(len(events) == 1)
        form.silence.setEnabled(len(events) == 1)
        form.assign.setEnabled(bool(events))
        form.follow.setEnabled(len(events) == 1 and not events[0].evidence.get("equipment"))
        form.acknowledge.setEnabled(any(event.state is WarningState.FIRING for event in events))
        form.details.setText(_details(events[0], self._language) if len(events) == 1 else "")

    def _locate(self) -> None:
        events = self.selected_events()
        if events:
            self.located.emit(events[0])

    def _acknowledge(self) -> None:
        ids = [event.event_id for event in self.selected_events() if event.state is WarningState.FIRING]
        comment, chosen = self.ask_text(tr("Acknowledge"), tr("Comment (may be empty):"))
        if ids and chosen:
            self._form.acknowledge.setEnabled(False)
            self.acknowledged.emit(ids, comment)

    def _assign(self) -> None:
        ids = [event.event_id for event in self.selected_events()]
        person, chosen = self.ask_text(tr("Assign"), tr("Whose task is it?"))
        if ids and chosen and person.strip():
            self.assigned.emit(ids, person.strip())

    def _silence(self) -> None:
        spans = {tr("1 hour"): 1.0, tr("8 hours"): 8.0, tr("3 days"): 72.0, tr("2 weeks"): 336.0}
        question = tr("Nobody is told of this rule at this well for:")
        span, chosen = self.ask_choice(tr("Silence"), question, list(spans))
        reason, given = self.ask_text(tr("Silence"), tr("Why?")) if chosen else ("", False)
        if given and self.selected_events():
            self.silenced.emit(self.selected_events()[0], spans[span], reason)

    def _follow(self, algorithm: str) -> None:
        for event in self.selected_events()[:1]:
            self.followed.emit(algorithm, event)

    def ask_text(self, title: str, question: str) -> tuple[str, bool]:
        """Ask for a line of text; return it and whether the user went on."""
        return QInputDialog.getText(self, title, question)

    def ask_choice(self, title: str, question: str, choices: list[str]) -> tuple[str, bool]:
        """Ask for one of several; return it and whether the user went on."""
        return QInputDialog.getItem(self, title, question, choices, 0, False)


def _details(event: WarningEvent, language: str) -> str:
    """Return what is known of a warning: its sentence, what it is about, its versions and what people noted."""
    lines = [
        html.escape(worded(describe(event, language), tr)),
        tr("{concern}; rule {rule}, version {version}; readings that counted: {count}.").format(
            concern=concern_name(event), rule=html.escape(event.rule),
            version=event.evidence.get("rule_version", "–"), count=len(event.evidence.get("readings", ())),
        ),
    ]  # fmt: skip
    for note in (*event.evidence.get("acknowledged", ()), *event.evidence.get("comments", ())):
        words = f"{note['at'][:16].replace('T', ' ')} UTC, {note['by']}: {note.get('comment') or tr('Acknowledged')}"
        lines.append(html.escape(words))
    return "<br>".join(lines)


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
