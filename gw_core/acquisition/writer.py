# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one writer: takes deliveries out of the outbox, oldest first, has them checked, and stores them.

A round is one batch a link. It leaves the outbox once all of it is committed, so whatever happens in between, it comes
again and the keys of the store recognise it. While the database is away the writer tries again and again.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..wording import say
from . import rounds
from .backoff import Backoff, Waits
from .border import attempt
from .health import SERVICE
from .listeners import NOBODY
from .upkeep import Upkeep, UpkeepSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from threading import Event

    from ..clock import Clock
    from ..store.ports import Batch, DatastreamKey, Store
    from .border import Failure
    from .health import HealthBoard
    from .listeners import Listener
    from .live_quality import LiveQuality
    from .outbox import Outbox

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterSettings:
    """How the writer works.

    Attributes
    ----------
    flush_s : float
        Least time from one round to the next while it keeps up.
    least, most : int
        Bounds of how many readings a round has; in between, so many that a round takes about ``round_s``.
    round_s : float
    stuck_s : float
        After which the connection of a database that does not answer is given up.
    grace_s : float
        How long it goes on after a stop while readings wait.
    waits : Waits
        Between attempts to reach the database.
    upkeep : UpkeepSettings
    """

    flush_s: float = 0.5
    least: int = 5_000
    most: int = 100_000
    round_s: float = 1.0
    stuck_s: float = 120.0
    grace_s: float = 5.0
    waits: Waits = field(default_factory=lambda: Waits(first_s=0.5, longest_s=15.0))
    upkeep: UpkeepSettings = field(default_factory=UpkeepSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterState:
    """How the writer is.

    Attributes
    ----------
    connected : bool
    fault : str
        Why the database cannot be used; empty when it can.
    busy_s : float
        How long the database has been at work, 0 while nothing is asked of it.
    written : int
        Readings handed to the database and committed since the start, duplicates included.
    last_written_at : datetime or None
    """

    connected: bool
    fault: str
    busy_s: float
    written: int
    last_written_at: datetime | None


@dataclass(slots=True)
class _Round:
    through: int
    readings: int
    batches: deque[Batch]
    tries: int = 0


class Writer:
    """Moves readings from the outbox to the store, in one thread.

    Parameters
    ----------
    outbox : Outbox
    board : HealthBoard
    open_store : callable
        Opens the store in the writer's thread and makes sure that it can be used; raises `StoreError`.
    kinds : mapping
        Kind of each link by name.
    quality : LiveQuality
    settings : WriterSettings
    clock, monotonic : callable
    listener : Listener
        Hears of each batch that is in the store.
    """

    def __init__(
        self, outbox: Outbox, board: HealthBoard, open_store: Callable[[], Store], kinds: Mapping[str, str],
        quality: LiveQuality, settings: WriterSettings | None = None, clock: Clock = utc_now,
        monotonic: Callable[[], float] = time.monotonic, listener: Listener = NOBODY,
    ) -> None:  # fmt: skip
        self._listener = listener
        self._outbox, self._board, self._open_store, self._kinds = outbox, board, open_store, kinds
        self._quality, self._clock, self._monotonic = quality, clock, monotonic
        self._settings = settings or WriterSettings()
        self._upkeep = Upkeep(board, outbox, quality, self._settings.upkeep, clock, monotonic)
        self._backoff = Backoff(self._settings.waits)
        self._store: Store | None = None
        self._round: _Round | None = None
        self._through = 0
        self._size = self._settings.least
        self._last_round = -1e9
        self._busy_since: float | None = None
        self._given_up = False
        self._fault, self._written = "", 0
        self._last_written_at: datetime | None = None
        self._stored: dict[DatastreamKey, datetime] | None = None

    def stored(self) -> Mapping[DatastreamKey, datetime]:
        """Return the latest time of each datastream that the store had when it was first reached."""
        return self._stored or {}

    def state(self) -> WriterState:
        """Return how the writer is; callable from any thread."""
        since = self._busy_since
        return WriterState(
            connected=self._store is not None, fault=self._fault, written=self._written,
            busy_s=0.0 if since is None else self._monotonic() - since, last_written_at=self._last_written_at,
        )  # fmt: skip

    def give_up_when_stuck(self) -> None:
        """End the connection of a database that hangs; called now and then from another thread."""
        store, since = self._store, self._busy_since
        if store is not None and since is not None and self._monotonic() - since > self._settings.stuck_s:
            self._given_up = True
            store.interrupt()

    def run(self, stop: Event) -> None:
        """Work until ``stop`` is set, then store what waits as far as it goes within the grace."""
        while not stop.is_set():
            failure = attempt("writer", self._work, stop)
            if failure is not None:
                self._fail(failure)
                stop.wait(self._backoff.next_s())
        attempt("writer", self._finish)
        attempt("writer", self._close)

    def _work(self, stop: Event) -> None:
        store = self._opened()
        while not stop.is_set():
            with self._busy():
                self._upkeep.do(store)
            if self._round is not None or self._outbox.wait(self._through, 0.25):
                self._gather(stop)
                self._write(store)
                self._note_success()

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._open_store()
            if self._stored is None:
                with self._busy():
                    latest = self._store.latest()
                    self._quality.prime(self._store, latest)
                self._stored = rounds.latest_of(latest, self._clock())
            self._note_success()
            _LOG.info("database connected")
        return self._store

    def _gather(self, stop: Event | None) -> None:
        """Make a round of what waits; a short wait beforehand lets one transaction serve many deliveries."""
        if self._round is not None:
            return
        if stop is not None and sum(self._outbox.waiting().values()) < self._size:
            stop.wait(max(0.0, self._last_round + self._settings.flush_s - self._monotonic()))
        self._last_round = self._monotonic()
        entries = self._outbox.entries(self._through, self._size)
        batches = [self._quality.flag(batch) for batch in rounds.batches_of(entries, self._kinds)]
        if entries:
            readings = sum(entry.readings for entry in entries)
            self._round = _Round(entries[-1].id, readings, deque(batches))

    def _write(self, store: Store) -> None:
        if self._round is None:
            return
        began = self._monotonic()
        self._round.tries += 1
        while self._round.batches:
            self._save(store, self._round.batches[0], self._round.tries)
            self._round.batches.popleft()
        self._quality.committed()
        self._through = self._round.through
        self._outbox.remove(self._through)
        self._written += self._round.readings
        self._last_written_at = self._clock()
        self._resize(self._monotonic() - began, self._round.readings)
        self._round = None

    def _save(self, store: Store, batch: Batch, tries: int) -> None:
        """Store a batch; when it is the data that the database refuses, halve it until the culprit stands alone."""
        failure = attempt("database", self._commit, store, batch)
        if failure is None:
            return
        pieces = rounds.pieces(batch, failure.message) if rounds.is_about_data(failure, tries) else []
        if not pieces:
            raise failure.error
        for piece in pieces:
            self._save(store, piece, tries)

    def _commit(self, store: Store, batch: Batch) -> None:
        with self._busy():
            report = store.write_batch(batch)
        self._listener.stored(batch)
        refused = report.rejected - len(batch.rejected)
        if refused:
            self._board.refused(batch.source, refused)
            _LOG.warning("rows refused by the database", extra={"link": batch.source, "rows": refused})

    @contextmanager
    def _busy(self) -> Iterator[None]:
        self._busy_since = self._monotonic()
        try:
            yield
        finally:
            self._busy_since = None

    def _resize(self, took_s: float, readings: int) -> None:
        if took_s > 1.5 * self._settings.round_s:
            self._size = max(self._settings.least, self._size // 2)
        elif took_s < 0.5 * self._settings.round_s and readings >= self._size:
            self._size = min(self._settings.most, self._size * 2)

    def _note_success(self) -> None:
        self._backoff.reset()
        self._fault = ""
        self._board.online(SERVICE, "database")

    def _fail(self, failure: Failure) -> None:
        self._fault = failure.message or say("The database does not work.")
        if self._given_up:
            seconds = f"{self._settings.stuck_s:g}"
            self._fault = say("The database did not answer for {seconds} s; the connection was given up.",
                              seconds=seconds)  # fmt: skip
            # Perhaps the round was too much for it: what is committed of it is known when it comes again.
            self._given_up, self._round, self._size = False, None, max(self._settings.least, self._size // 2)
        self._board.fault(SERVICE, self._fault, "database")
        attempt("database", self._close)

    def _close(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def _finish(self) -> None:
        if self._fault:
            return
        store, until = self._opened(), self._monotonic() + self._settings.grace_s
        while self._monotonic() < until and (self._round is not None or self._outbox.wait(self._through, 0.0)):
            self._gather(None)
            self._write(store)
        self._upkeep.finish(store)
