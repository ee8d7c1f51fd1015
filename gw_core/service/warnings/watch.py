# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The threads of warnings: judging what the writer stored, sending notices, merging plume events, revising limits."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from ...acquisition.backoff import Backoff, Waits
from ...acquisition.border import attempt
from ...acquisition.health import SERVICE
from ...clock import utc_now
from ...errors import Cancelled, InvalidInputError
from ...warning.notices.channels import open_channels
from ...warning.notices.delivery import Deliverer
from ..plume_watch import watch_plumes
from .judge import Judge
from .revising import AGAIN_S, RevisionProgress, revise_when_due

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from ...acquisition.health import HealthBoard
    from ...clock import Clock
    from ...store.ports import Batch, DatastreamKey, Notice, Store
    from ...warning.events.forecasts import ArrivalForecast
    from ...wording import Translate
    from .settings import WarningSettings

    Stored = tuple[Sequence[DatastreamKey], pd.DataFrame]

_LOG = logging.getLogger(__name__)
_JUDGE, _SENDER, _MERGER, _REVISER = "warnings", "notices", "plumes", "limits"
_STOP_S = 15.0


class WarningWatch:
    """`Listener` of the writer that judges what it stored.

    Parameters
    ----------
    settings : WarningSettings
    open_store : callable
        Opens the store in the calling thread.
    board : HealthBoard
        Shows how judging and sending are.
    secret : callable
        Returns a secret by its name.
    translations : callable
        Gives for a language the function that words English templates in it.
    clock, monotonic : callable
    """

    def __init__(
        self, settings: WarningSettings, open_store: Callable[[], Store], board: HealthBoard,
        secret: Callable[[str], str], translations: Callable[[str], Translate], clock: Clock = utc_now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._settings, self._open_store, self._board = settings, open_store, board
        self._secret, self._translations, self._clock, self._monotonic = secret, translations, clock, monotonic
        self._lock, self._wake, self._stop = threading.Lock(), threading.Event(), threading.Event()
        self._waiting = threading.Event()
        self._done: list[Notice] = []
        self._forecasts: list[ArrivalForecast] = []
        self._batches: list[Stored] = []
        self._revised: list[DatastreamKey] = []
        jobs = [(_JUDGE, self._judge)]
        jobs += [(_SENDER, self._send)] if settings.notices.channels else []
        jobs += [(_MERGER, self._merge)] if settings.plumes is not None else []
        jobs += [(_REVISER, self._revise)] if settings.limits is not None else []
        self._threads = [threading.Thread(target=self._tend, args=job, name=job[0], daemon=True) for job in jobs]

    # --- what the writer tells ---

    def stored(self, batch: Batch) -> None:
        """Hear of a batch that is in the store."""
        if len(batch.observations):
            with self._lock:
                self._batches.append((batch.datastreams, batch.observations))
            self._wake.set()

    def revised(self, datastreams: Sequence[DatastreamKey]) -> None:
        """Hear of datastreams some of whose readings got other flags."""
        with self._lock:
            self._revised.extend(datastreams)
        self._wake.set()

    # --- life ---

    def start(self) -> None:
        """Begin; returns at once."""
        for thread in self._threads:
            thread.start()

    def alive(self) -> bool:
        """Return whether all threads run."""
        return all(thread.is_alive() for thread in self._threads)

    def stop(self) -> list[str]:
        """Judge what waits, keep the state, and end; return the names of threads that did not end in time."""
        self._stop.set()
        self._wake.set()
        self._waiting.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(_STOP_S)
        return [thread.name for thread in self._threads if thread.is_alive()]

    def _tend(self, name: str, work: Callable[[Store], None]) -> None:
        """Do work again and again, with growing waits between failures."""
        backoff = Backoff(Waits(first_s=0.5, longest_s=30.0))
        while not self._stop.is_set():
            began = self._monotonic()
            failure = attempt(name, self._with_store, work)
            if failure is not None:
                self._board.fault(SERVICE, failure.message, name)
                if self._monotonic() - began > 60.0:
                    backoff.reset()
                self._stop.wait(backoff.next_s())

    def _with_store(self, work: Callable[[Store], None]) -> None:
        store = self._open_store()
        try:
            work(store)
        finally:
            store.close()

    # --- judging ---

    def _judge(self, store: Store) -> None:
        judge, settings = Judge(store, self._settings, self._translations, self._clock), self._settings
        _LOG.info("warnings begin")
        jobs = ((settings.look_s, judge.look), (settings.refresh_s, judge.refresh),
                (settings.checkpoint_s, judge.checkpoint))  # fmt: skip
        judge.checkpoint()
        due = [self._monotonic() + every for every, _ in jobs]
        while not self._stop.is_set():
            self._wake.wait(settings.step_s)
            self._judge_waiting(judge)
            for number, (every, job) in enumerate(jobs):
                if self._monotonic() >= due[number]:
                    job()
                    due[number] = self._monotonic() + every
            self._board.online(SERVICE, _JUDGE)
        self._judge_waiting(judge)
        judge.checkpoint()

    def _judge_waiting(self, judge: Judge) -> None:
        """Judge what waits; what could not be judged waits again."""
        self._wake.clear()
        with self._lock:
            batches, self._batches = self._batches, []
            revised, self._revised = self._revised, []
            done, self._done = self._done, []
            forecasts, self._forecasts = self._forecasts, []
        judge.delivered(done)
        try:
            judge.judge(batches, revised)
            if forecasts:
                judge.forecast(forecasts)
        except BaseException:
            with self._lock:
                self._batches, self._revised = batches + self._batches, revised + self._revised
            raise
        if judge.has_notices:
            judge.has_notices = False
            self._waiting.set()

    # --- sending ---

    def _send(self, store: Store) -> None:
        channels = open_channels(self._settings.notices, self._secret)
        deliverer = Deliverer(store, channels, self._settings.notices, self._clock, self._translations)
        while not self._stop.is_set():
            self._waiting.wait(self._settings.step_s)
            self._waiting.clear()
            delivered = deliverer.deliver()
            with self._lock:
                self._done.extend(delivered.notices)
            self._board.online(SERVICE, _SENDER)

    # --- plume events ---

    def _merge(self, store: Store) -> None:
        while not self._stop.is_set() and self._settings.plumes is not None:
            report = watch_plumes(store, self._settings.plumes, self._clock())
            with self._lock:
                self._forecasts.extend(report.forecasts)
            self._board.online(SERVICE, _MERGER)
            self._stop.wait(self._settings.plumes_s)

    # --- revising limits ---

    def _revise(self, store: Store) -> None:
        limits, progress, wait_s = self._settings.limits, RevisionProgress(self._stop), self._settings.look_s
        while limits is not None and not self._stop.is_set():
            try:
                revise_when_due(store, limits, self._clock(), self._translations(limits.language), progress)
            except Cancelled:
                return
            except InvalidInputError as error:  # the data do not allow it, and will not in half a second either
                self._board.fault(SERVICE, error.message, _REVISER)
                self._stop.wait(max(AGAIN_S, wait_s))
            else:
                self._board.online(SERVICE, _REVISER)
                self._stop.wait(wait_s)
