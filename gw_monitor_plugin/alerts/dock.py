# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock of open warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QInputDialog, QMenu, QWidget

from ...gw_core.store.ports import WarningLevel, WarningState
from ...gw_core.warning.notices.looks import PLAIN_WORDS
from ...processing_provider.translation import tr
from ..levels import level_name
from ..ui import load_form
from .details import details, silence_words
from .filters import INSTRUMENTS, WATER, WarningsFilter
from .model import LEVEL, PROPERTY, WarningsModel

if TYPE_CHECKING:
    from ...gw_core.store.ports import WarningEvent
    from ...gw_core.warning.notices.looks import LevelWords
    from ..live.snapshot import Snapshot

_SHARES = (5, 2)  # of the list and of the details
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
    commented : list of str, str
        Event ids, and the comment.
    unsilenced : Silence
        To be ended now.
    followed : str, WarningEvent
        Id of the algorithm that goes on from the warning.
    """

    located = pyqtSignal(object)
    acknowledged = pyqtSignal(list, str)
    assigned = pyqtSignal(list, str)
    silenced = pyqtSignal(object, float, str)
    commented = pyqtSignal(list, str)
    unsilenced = pyqtSignal(object)
    followed = pyqtSignal(str, object)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gw_monitor_alerts")
        self._form = load_form("alerts", QWidget(self))
        self.setWidget(self._form)
        self._model = WarningsModel(language, self)
        self._language = language
        self._snapshot: Snapshot | None = None
        self._told = ""
        self._levels: LevelWords = PLAIN_WORDS
        self._sorted = WarningsFilter(self._model, self)
        self._set_up_filters()
        self._set_up_table()
        self._set_up_buttons()
        self.clear()

    def clear(self) -> None:
        """Show that no database is open."""
        self.setWindowTitle(tr("Warnings"))
        self._snapshot = None
        self._model.show(())
        self._form.heading.setText(tr("No database is open."))
        self._form.status.setText("")
        self._enable()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the warnings of a snapshot."""
        self.setWindowTitle(_title(snapshot))
        self._form.heading.setText(_heading(snapshot))
        self._form.status.setText(tr("As of {time} UTC").format(time=f"{snapshot.moment:%Y-%m-%d %H:%M}"))
        self._snapshot = snapshot
        if snapshot.levels != self._levels:
            self._levels = snapshot.levels
            self._name_levels()
        chosen = {event.event_id for event in self.selected_events()}
        if self._model.show(snapshot.events, snapshot.silenced, snapshot.levels):
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
            form.least.addItem("", level)
        self._name_levels()
        form.concern.addItem(tr("Water and instruments"), "")
        form.concern.addItem(tr("Water only"), WATER)
        form.concern.addItem(tr("Instruments only"), INSTRUMENTS)
        form.waiting.setText(tr("&Not acknowledged"))
        form.search.textChanged.connect(self._filter)
        form.least.currentIndexChanged.connect(self._filter)
        form.concern.currentIndexChanged.connect(self._filter)
        form.waiting.toggled.connect(self._filter)

    def _name_levels(self) -> None:
        for number, level in enumerate(WarningLevel, start=1):
            name = level_name(level, self._levels)
            self._form.least.setItemText(number, tr("At least {level}").format(level=name))

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
            form.zoom: (tr("&Zoom and chart"), self._locate),
            form.acknowledge: (tr("&Acknowledge …"), self._acknowledge),
            form.assign: (tr("Ass&ign …"), self._assign), form.silence: (tr("&Silence …"), self._silence),
            form.comment: (tr("&Comment …"), self._comment), form.unsilence: (tr("&End a silence …"), self._unsilence),
        }  # fmt: skip
        for button, (text, act) in texts.items():
            button.setText(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
        menu = QMenu(form.follow)
        for algorithm, text in (
            ("merge_warnings", tr("Merge into plume events …")), ("load_observations", tr("Load the observations …")),
            ("trace_source", tr("Trace the source …")),
            ("simulate_plume", tr("Forecast the plume …")), ("plan_response", tr("Start the response …")),
        ):  # fmt: skip
            menu.addAction(text, lambda name=algorithm: self._follow(name))
        form.follow.setText(tr("&Go on"))
        form.follow.setMenu(menu)

    def _set_up_table(self) -> None:
        for number, share in enumerate(_SHARES):
            self._form.split.setStretchFactor(number, share)
        self._form.split.setSizes([100 * share for share in _SHARES])
        self._form.details.document().setDocumentMargin(0)
        self._form.details.viewport().setAutoFillBackground(False)
        self._form.details.setAccessibleName(tr("Details of the warning"))
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
        form.comment.setEnabled(bool(events))
        form.unsilence.setEnabled(self._snapshot is not None and bool(self._snapshot.silences))
        one = self._snapshot is not None and len(events) == 1
        self._tell(details(events[0], self._snapshot, self._language) if one else "")

    def _tell(self, words: str) -> None:
        if words != self._told:  # the place that somebody reads stays where it is
            self._told = words
            self._form.details.setHtml(words)

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

    def _comment(self) -> None:
        ids = [event.event_id for event in self.selected_events()]
        words, chosen = self.ask_text(tr("Comment"), tr("What is to be noted?"))
        if ids and chosen and words.strip():
            self.commented.emit(ids, words.strip())

    def _unsilence(self) -> None:
        silences = self._snapshot.silences if self._snapshot else ()
        worded = [f"{number}. {silence_words(each)}" for number, each in enumerate(silences, start=1)]
        words, chosen = self.ask_choice(tr("End a silence"), tr("Which one is to end now?"), worded)
        if chosen:
            self.unsilenced.emit(silences[worded.index(words)])

    def _follow(self, algorithm: str) -> None:
        for event in self.selected_events()[:1]:
            self.followed.emit(algorithm, event)

    def ask_text(self, title: str, question: str) -> tuple[str, bool]:
        """Ask for a line of text; return it and whether the user went on."""
        return QInputDialog.getText(self, title, question)

    def ask_choice(self, title: str, question: str, choices: list[str]) -> tuple[str, bool]:
        """Ask for one of several; return it and whether the user went on."""
        return QInputDialog.getItem(self, title, question, choices, 0, False)


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
