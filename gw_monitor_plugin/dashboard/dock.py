# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard: what is wrong in the park, at a glance."""

from __future__ import annotations

import math
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...gw_core.store.ports import WarningLevel
from ...processing_provider.translation import tr
from ..levels import level_name
from ..ui import load_form
from .drawing import SPARK, ClassBar
from .figures import figures_of
from .ranking import PROPERTY, RankingModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qgis.PyQt.QtCore import QModelIndex
    from qgis.PyQt.QtGui import QShowEvent

    from ...gw_core.store.ports import Store
    from ...gw_core.warning.notices.looks import LevelWords
    from ..background import Background
    from ..live.snapshot import Snapshot
    from .figures import Figures

_JOB = "dashboard"
_LEVELS = tuple(reversed(WarningLevel))
_TILES = 6
_COLUMNS = 3
_PROPERTY_CHARACTERS = 14
_SECONDS_AN_HOUR = 3600.0
_SPARKS_S = 60.0  # after which the small lines are drawn anew


class DashboardDock(QgsDockWidget):
    """Tiles of numbers, wells by class, the worst wells with their trend, and how the data come in.

    Signals
    -------
    located : str, str
        Well and property that the user wants to see.
    failed : error
        The readings of the ranked wells could not be had.
    """

    located = pyqtSignal(str, str)
    failed = pyqtSignal(object)

    def __init__(self, background: Background, open_store: Callable[[str], Store], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gw_monitor_dashboard")
        self._background = background
        self._open_store = open_store
        self._snapshot: Snapshot | None = None
        self._drawn: tuple[object, ...] = ()
        self._drawn_at = -math.inf
        self._form = load_form("dashboard", QWidget(self))
        self.setWidget(self._form)
        self._tiles = [QLabel(self._form) for _ in range(_TILES)]
        for number, tile in enumerate(self._tiles):
            tile.setFrameShape(QLabel.Shape.StyledPanel)
            tile.setWordWrap(True)
            tile.setMargin(4)
            self._form.tiles.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
        for number in range(_COLUMNS):
            self._form.tiles.setColumnStretch(number, 1)
        self._bar = ClassBar(self._form)
        self._form.classes.addWidget(self._bar)
        self._form.classes_heading.setText(tr("<b>Wells by class</b>"))
        self._ranking = RankingModel(self)
        self._form.ranking.setModel(self._ranking)
        self._form.ranking.setIconSize(SPARK)
        self._form.ranking.setAccessibleName(tr("Wells above the limit of class III"))
        self._form.ranking.activated.connect(self._locate)
        self.clear()

    def clear(self) -> None:
        """Show that no database is open."""
        self.setWindowTitle(tr("Dashboard"))
        self._snapshot, self._drawn = None, ()
        self._form.heading.setText(tr("No database is open."))
        for label in (*self._tiles, self._form.ranking_heading, self._form.health, self._form.status):
            label.setText("")
        self._bar.show_counts({})
        self._ranking.show(())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot; nothing is worked out while nobody looks."""
        self._snapshot = snapshot
        self._form.status.setText("")
        if self.isVisible():
            self._update()

    def mark_outage(self, sentence: str) -> None:
        """Say that what is shown is no longer refreshed."""
        self._form.status.setText(tr("Not refreshed: {reason}").format(reason=sentence))

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        self._update()

    def _update(self) -> None:
        if self._snapshot is None:
            return
        snapshot, figures = self._snapshot, figures_of(self._snapshot)
        title = tr("Dashboard: {park} (simulated)") if snapshot.park.simulated else tr("Dashboard: {park}")
        self.setWindowTitle(title.format(park=snapshot.park.name))
        self._form.heading.setText(tr("As of {time} UTC").format(time=f"{snapshot.moment:%Y-%m-%d %H:%M}"))
        for tile, words in zip(self._tiles, _tiles(figures, snapshot.levels), strict=True):
            tile.setText(words)
        self._bar.show_counts(figures.classes)
        self._form.health.setText(_health(figures, snapshot.moment))
        self._rank(figures, snapshot)

    def _rank(self, figures: Figures, snapshot: Snapshot) -> None:
        self._form.ranking_heading.setText(
            tr("<b>Highest above the limit of class III</b> (Enter shows the well)") if figures.ranking
            else tr("No well is above the limit of class III.")
        )  # fmt: skip
        if self._ranking.show(figures.ranking):
            self._fit_columns()
        places = tuple((row.point, row.code) for row in figures.ranking)
        # A trend over sixty readings is no other for one reading more: the records are not read with each refresh.
        if places and (places != self._drawn or monotonic() - self._drawn_at >= _SPARKS_S):
            from .trends import read_sparks  # brings pandas, which the window must not wait for

            self._drawn, self._drawn_at = places, monotonic()
            work = partial(read_sparks, self._open_store, snapshot.database, places)
            self._background.run(_JOB, work, self._ranking.show_sparks, self.failed.emit)

    def _fit_columns(self) -> None:
        table = self._form.ranking
        table.resizeColumnsToContents()
        table.setColumnWidth(
            PROPERTY, min(table.columnWidth(PROPERTY), _PROPERTY_CHARACTERS * table.fontMetrics().averageCharWidth())
        )

    def _locate(self, index: QModelIndex) -> None:
        row = self._ranking.row_at(index.row())
        self.located.emit(row.point, row.code)


def _tiles(figures: Figures, words: LevelWords) -> tuple[str, ...]:
    levels = ", ".join(
        f"{figures.warnings[level]} {level_name(level, words)}" for level in _LEVELS if figures.warnings[level]
    )
    heard = figures.wells - figures.silent
    return (
        _tile(figures.bad, tr("wells of class IV or V"), tr("of {count} wells").format(count=figures.wells)),
        _tile(sum(figures.warnings.values()), tr("open warnings"), levels or tr("none")),
        _tile(figures.new, tr("not acknowledged"), tr("of the open warnings")),
        _tile(figures.silent, tr("wells silent"), tr("offline or never read")),
        _tile(f"{100 * heard / figures.wells:.0f} %" if figures.wells else "–", tr("of wells speak"),
              tr("{count} of {all}").format(count=heard, all=figures.wells)),
        _tile(figures.instruments, tr("instruments ask for care"), tr("no contamination")),
    )  # fmt: skip


def _tile(number: object, words: str, more: str) -> str:
    return f'<span style="font-size:17pt; font-weight:600">{number}</span><br>{words}<br><small>{more}</small>'


def _health(figures: Figures, moment: datetime) -> str:
    if figures.newest is None:
        return tr("Nothing was ever read.")
    hours = (moment - figures.newest).total_seconds() / _SECONDS_AN_HOUR
    newest = tr("<b>Data:</b> newest reading {time} UTC, {hours} h ago.").format(
        time=f"{figures.newest:%Y-%m-%d %H:%M}", hours=f"{max(hours, 0.0):.1f}"
    )
    if not figures.links:
        return newest
    failing = figures.links - figures.online
    links = tr("✕ {failing} of {count} links fail.") if failing else tr("● All {count} links are online.")
    return f"{newest} {links.format(failing=failing, count=figures.links)}"
