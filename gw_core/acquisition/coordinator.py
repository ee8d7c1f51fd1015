# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps all links alive, each in a thread of its own, and the writer behind them."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..wording import say
from .backoff import Backoff, Waits
from .border import Failure, attempt
from .deliveries import EARLIEST, LATEST
from .health import SERVICE, ClockWatch, HealthBoard, Received
from .listeners import NOBODY
from .writer import Writer, WriterSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from ..clock import Clock
    from ..store.ports import DatastreamKey, Store
    from .links.link import Delivery, Link, LinkReading
    from .listeners import Listener
    from .live_quality import LiveQuality
    from .outbox import Outbox

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinatorSettings:
    """How links are looked after.

    Attributes
    ----------
    waits : Waits
        Between attempts of one link.
    settled_s : float
        A session that lasted so long, or brought readings, had succeeded: the next wait is the first one again.
    pulse_s : float
        Between looks at the clock and the outbox.
    stop_s : float
        How long a stop waits for links and, after them, for the writer.
    writer : WriterSettings
    """

    waits: Waits = field(default_factory=Waits)
    settled_s: float = 60.0
    pulse_s: float = 1.0
    stop_s: float = 10.0
    writer: WriterSettings = field(default_factory=WriterSettings)


class LinkInbox:
    """`Inbox` of one link."""

    def __init__(self, link: str, outbox: Outbox, board: HealthBoard, stored: Callable[[], Mapping[DatastreamKey,
                 datetime]]) -> None:  # fmt: skip
        self._link, self._outbox, self._board, self._stored = link, outbox, board, stored
        self.has_delivered = False

    def put(self, delivery: Delivery) -> Future[None]:
        """Take a delivery."""
        received = list(_received(delivery))

        def count(done: Future[None]) -> None:
            if done.exception() is None:
                self._board.received(self._link, received)
                self.has_delivered = self.has_delivered or bool(delivery.readings)

        future = self._outbox.put(self._link, delivery)
        future.add_done_callback(count)
        return future

    def online(self, device: str = "") -> None:
        """Say that the link, or a device behind it, works."""
        self._board.online(self._link, device)

    def fault(self, message: str, device: str = "") -> None:
        """Say that a device behind the link, or a part of it, fails."""
        self._board.fault(self._link, message, device)

    def latest(self) -> Mapping[DatastreamKey, datetime]:
        """Return the latest time of each datastream of the park, as far as the store or this link had it."""
        found = dict(self._stored())
        for key, moment in self._outbox.latest(self._link).items():
            found[key] = max(moment, found.get(key, moment))
        return found


def _received(delivery: Delivery) -> Iterator[Received]:
    """Yield what a delivery is for the health row of the link, and for that of each device that has a share."""
    yield Received("", len(delivery.readings), len(delivery.rejected), _latest(delivery.readings))
    at = 0
    for device, count in delivery.shares:
        yield Received(device, count, 0, _latest(delivery.readings[at : at + count]))
        at += count


def _latest(readings: Sequence[LinkReading]) -> int:
    return max((row.time for row in readings if EARLIEST <= row.time < LATEST), default=0)


class Coordinator:
    """Runs links and the writer until it is stopped.

    Parameters
    ----------
    links : sequence of Link
        Their names differ.
    outbox : Outbox
        Closed by `stop`.
    board : HealthBoard
    open_store : callable
        See `Writer`.
    quality : LiveQuality
    settings : CoordinatorSettings
    clock, monotonic : callable
    listener : Listener
        Hears of each batch that is in the store.
    """

    def __init__(
        self, links: Sequence[Link], outbox: Outbox, board: HealthBoard, open_store: Callable[[], Store],
        quality: LiveQuality, settings: CoordinatorSettings | None = None, clock: Clock = utc_now,
        monotonic: Callable[[], float] = time.monotonic, listener: Listener = NOBODY,
    ) -> None:  # fmt: skip
        self._links, self.outbox, self.board = links, outbox, board
        self._settings = settings or CoordinatorSettings()
        self._monotonic = monotonic
        self._watch = ClockWatch(clock, monotonic, timedelta(seconds=2))
        kinds = {link.name: link.kind for link in links}
        self.writer = Writer(
            outbox, board, open_store, kinds, quality, self._settings.writer, clock, monotonic, listener
        )  # fmt: skip
        self._outbox_fault = ""
        self._stop_links, self._stop_writer = threading.Event(), threading.Event()
        self._threads: list[threading.Thread] = []
        self._writing = threading.Thread(target=self.writer.run, args=(self._stop_writer,), name="writer", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        for link in self._links:
            self.board.add(link.name, link.kind)
            self._threads.append(
                threading.Thread(target=self._tend, args=(link,), name=f"link {link.name}", daemon=True)
            )
        self._look()
        for name in self.outbox.damaged():
            message = say("A damaged file of the outbox is kept as {name}; readings may be in it.", name=name)
            self.board.fault(SERVICE, message, "outbox")
        self._threads.append(threading.Thread(target=self._pulse, name="pulse", daemon=True))
        for thread in (self._writing, *self._threads):
            thread.start()

    def alive(self) -> bool:
        """Return whether the threads that everything hangs on still run; a link of its own accord never ends."""
        return self._writing.is_alive() and self.outbox.alive() and all(thread.is_alive() for thread in self._threads)

    def stop(self) -> list[str]:
        """Stop links, then the writer, then close the outbox; return the names of threads that did not end in time."""
        self._stop_links.set()
        until = self._monotonic() + self._settings.stop_s
        for thread in self._started():
            thread.join(max(0.0, until - self._monotonic()))
        for link in self._links:
            self.board.stopped(link.name)
        self._stop_writer.set()
        if self._writing.ident is not None:
            self._writing.join(self._settings.stop_s + self._settings.writer.grace_s)
        late = [thread.name for thread in (*self._threads, self._writing) if thread.is_alive()]
        for name in late:
            _LOG.error("thread did not end", extra={"thread_name": name})
        if not self._writing.is_alive():
            self.outbox.close()
        return late

    def _started(self) -> list[threading.Thread]:
        return [thread for thread in self._threads if thread.ident is not None]

    def _tend(self, link: Link) -> None:
        """Call sessions of one link, one after the other, with growing waits between failures."""
        backoff = Backoff(self._settings.waits)
        while not self._stop_links.is_set():
            inbox = LinkInbox(link.name, self.outbox, self.board, self.writer.stored)
            self.board.connecting(link.name)
            began = self._monotonic()
            failure = attempt(link.name, link.session, inbox, self._stop_links)
            if self._stop_links.is_set():
                break
            is_bug = failure is not None and failure.unexpected
            if self._monotonic() - began >= self._settings.settled_s or (inbox.has_delivered and not is_bug):
                backoff.reset()
            self._note(link, failure)
            self._stop_links.wait(backoff.next_s())
        self.board.stopped(link.name)

    def _note(self, link: Link, failure: Failure | None) -> None:
        self.board.fault(link.name, failure.message if failure else say("The session ended by itself."))

    def _pulse(self) -> None:
        """Look after the clock, the outbox and a database that hangs."""
        while not self._stop_links.wait(self._settings.pulse_s):
            attempt("pulse", self._look)
            attempt("pulse", self.writer.give_up_when_stuck)

    def _look(self) -> None:
        jump = self._watch.jump_s()
        if jump:
            message = say("The clock of this machine jumped by {seconds} s.", seconds=f"{jump:+.0f}")
            self.board.fault(SERVICE, message, "clock")
        self.board.online(SERVICE, "clock")
        fault = self.outbox.state().fault
        if fault and fault != self._outbox_fault:
            self.board.fault(SERVICE, fault, "outbox")
        elif not fault:
            self.board.online(SERVICE, "outbox")
        self._outbox_fault = fault
