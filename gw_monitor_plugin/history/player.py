# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the question for a step to the past of the park in QGIS's temporal controller."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from ...gw_core.errors import Cancelled
from ...gw_core.progress import UntilStopped
from ...processing_provider.translation import tr
from ..live.layer import utc_time

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..background import Background
    from ..host import Host, Services
    from ..live.layer import LiveLayer
    from ..settings import Settings
    from .spans import History

_JOB = "history"


class HistoryPlayer:
    """Reads the record in the background, until it is done or the user stops it."""

    def __init__(self, host: Host, services: Services, background: Background, live: LiveLayer) -> None:
        self._host = host
        self._services = services
        self._background = background
        self._live = live
        self._stop = Event()
        self._notice: QWidget | None = None

    def ask(self, settings: Settings) -> None:
        """Ask for the step, then read and play."""
        steps = {tr("Day"): 1, tr("Week"): 7, tr("30 days"): 30, tr("90 days"): 90}
        number = self._host.ask_choice(tr("History"), tr("From moment to moment:"), list(steps), 2)
        if number is not None:
            self.read(settings, timedelta(days=list(steps.values())[number]))

    def stop(self) -> None:
        """Give up what is being read."""
        self._stop.set()

    def play(self, history: History) -> None:
        """Show a history in the temporal controller; the live layer is hidden meanwhile."""
        from .layer import add_history

        self._end()
        layer = add_history(self._services.project, history)
        self._live.hide()
        self._host.play(utc_time(min(history.starts)), utc_time(max(history.ends)), history.step)
        self._host.zoom_to_layer(layer)

    def read(self, settings: Settings, step: timedelta) -> None:
        """Read the record in the background, then play it."""
        from .spans import read_history  # brings pandas, which the window must not wait for

        self.stop()
        self._end()
        self._stop = Event()
        work = partial(
            read_history, self._services.open_store, settings.database, step, stale_days=settings.stale_days,
            language=self._services.language, progress=UntilStopped(self._stop),
        )  # fmt: skip
        self._notice = self._host.messages.working(tr("The record is being read …"), self.stop)
        self._background.run(_JOB, work, self.play, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._host.messages.error(error)

    def _end(self) -> None:
        if self._notice is not None:
            self._host.messages.done(self._notice)
            self._notice = None
