# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the database again and again, in a worker thread, and tells the window what it saw."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .snapshot import Snapshot, SnapshotReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...gw_core.clock import Clock
    from ...gw_core.store.ports import Store
    from ..background import Background
    from ..settings import Settings

_JOB = "live refresh"
_REST_MS = 50  # between two looks, however slow the database


class LiveMonitor(QObject):
    """The one refresh of the plugin; layer, warnings and titles all show what it brings.

    Signals
    -------
    refreshed : Snapshot
    failed : error, first : bool
        ``first`` is False while the same outage lasts, so that it is told once.
    """

    refreshed = pyqtSignal(object)
    failed = pyqtSignal(object, bool)

    def __init__(
        self, background: Background, open_store: Callable[[str], Store], clock: Clock, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._open_store = open_store
        self._clock = clock
        self._language = language
        self._settings: Settings | None = None
        self._reader: SnapshotReader | None = None
        self._began = 0.0
        self._down = False
        self._last: Snapshot | None = None
        # One shot, started again after each look: a slow database is never asked twice at once.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)

    @property
    def last(self) -> Snapshot | None:
        """What was seen last, None before the first look at this database."""
        return self._last

    def watch(self, settings: Settings) -> None:
        """Look at this database from now on, and at once."""
        self._settings = settings
        self._reader = SnapshotReader(
            self._open_store, settings.database, self._clock, stale_days=settings.stale_days, language=self._language,
            park_file=settings.park_file,
        )  # fmt: skip
        self._down = False
        self._last = None
        self.refresh()

    def look_anew(self) -> None:
        """Look now, at the records of the park too."""
        if self._reader is not None:
            self._reader.forget()
        self.refresh()

    def refresh(self) -> None:
        """Look now."""
        self._timer.stop()
        if self._settings is None or self._reader is None or not self._settings.database:
            return
        self._began = monotonic()
        self._background.run(_JOB, self._reader.look, self._succeed, self._fail)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._settings = None

    def _succeed(self, snapshot: Snapshot) -> None:
        self._down = False
        self._last = snapshot
        self._wait()
        self.refreshed.emit(snapshot)

    def _fail(self, error: BaseException) -> None:
        first = not self._down
        self._down = True
        self._wait()
        self.failed.emit(error, first)

    def _wait(self) -> None:
        if self._settings is not None:
            left = self._settings.refresh_s - (monotonic() - self._began)
            self._timer.start(max(round(left * 1000), _REST_MS))
