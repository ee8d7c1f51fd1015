# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readings wait here, on the disk, until the database has them.

What threads put within the time of one write goes into one transaction of an SQLite file (group commit); a future is
done after its commit. From then on a delivery survives the death of the process at any moment, and with ``fsync`` the
loss of power. A reader takes entries oldest first and removes them when the database has committed them: every delivery
arrives at least once, and the keys of the store make that exactly once.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import Counter, deque
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..errors import ConfigurationError
from ..store.engine import from_microseconds, microseconds
from ..wording import say
from .border import attempt
from .deliveries import Entry, encode, latest_times
from .links.link import LinkFault
from .segments import Latest, Row, hold, new_segment, open_segments

if TYPE_CHECKING:
    from pathlib import Path

    from ..clock import Clock
    from ..store.ports import DatastreamKey
    from .links.link import Delivery

_LOG = logging.getLogger(__name__)
_NEWEST = timedelta(hours=1)  # how far ahead of ours a device's clock may be before its times count for nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLimits:
    """How much the outbox holds.

    Attributes
    ----------
    disk_bytes : int
        Payload on the disk and in memory together; beyond it nothing is taken. The last tenth is for links that have
        less than a tenth: one that floods does not shut out the others.
    memory_bytes : int
        Payload that waits in memory while the disk refuses.
    segment_bytes : int
        Payload of one file; a file goes when the database has all of it.
    fsync : bool
        Wait until the disk itself has the data. Without it a loss of power may cost the last commits, a kill never.
    pace_s : float
        Least time from one commit to the next.
    retry_s : float
        Time between attempts while the disk refuses.
    """

    disk_bytes: int = 1 << 30
    memory_bytes: int = 32 << 20
    segment_bytes: int = 16 << 20
    fsync: bool = True
    pace_s: float = 0.01
    retry_s: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxState:
    """How the outbox is.

    Attributes
    ----------
    entries, readings : int
        On the disk and not in the database yet.
    bytes : int
        Of those, and of what waits in memory.
    buffered : int
        Deliveries in memory that the disk does not have yet.
    oldest_at : datetime or None
        When the oldest entry was taken, by this machine's clock.
    fault : str
        Why nothing is taken or written now; empty when all is well.
    """

    entries: int
    readings: int
    bytes: int
    buffered: int
    oldest_at: datetime | None
    fault: str


@dataclass(slots=True)
class _Pending:
    link: str
    payload: str
    readings: int
    taken_at: int
    latest: dict[DatastreamKey, int]
    future: Future[None]


class Outbox:
    """An on-disk queue from many links to one writer. Only one program at a time may hold a folder.

    Parameters
    ----------
    folder : Path
        Made when it is not there.
    limits : OutboxLimits
    clock : callable

    Raises
    ------
    ConfigurationError
        The folder cannot be used, or another program holds it.
    """

    def __init__(self, folder: Path, limits: OutboxLimits | None = None, clock: Clock = utc_now) -> None:
        self._folder, self._limits, self._clock = folder, limits or OutboxLimits(), clock
        self._condition = threading.Condition()
        self._lock_file = hold(folder)
        try:
            self._open()
        except sqlite3.Error as error:
            self._lock_file.close()
            raise ConfigurationError(
                say("The outbox {folder} cannot be used: {reason}.", folder=folder, reason=error)
            ) from error
        self._pending: deque[_Pending] = deque()
        self._memory = 0
        self._closing = threading.Event()
        self._fault, self._full = "", False
        self._thread = threading.Thread(target=self._write_on, name="outbox", daemon=True)
        self._thread.start()

    def _open(self) -> None:
        self._segments = open_segments(self._folder, fsync=self._limits.fsync)
        self._through = max((each.through for each in self._segments), default=0)
        self._last_id = max((each.last_id for each in self._segments), default=0)
        self._latest: Latest = self._segments[-1].latest() if self._segments else {}
        totals = [total for segment in self._segments for total in segment.totals(self._through, self._last_id)]
        self._readings: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()  # those in memory too
        for total in totals:
            self._readings[total.link] += total.readings
            self._bytes[total.link] += total.bytes
        self._entries = sum(each.entries for each in totals)
        for segment in self._segments[:-1]:
            segment.close()
        self._drop_stored()
        self._roll()

    def put(self, link: str, delivery: Delivery) -> Future[None]:
        """Take a delivery of a link; see `Inbox.put`."""
        now = self._clock()
        item = _Pending(
            link=link, payload=encode(delivery), readings=len(delivery.readings), taken_at=microseconds(now),
            latest=latest_times(delivery, microseconds(now + _NEWEST)), future=Future(),
        )  # fmt: skip
        item.future.set_running_or_notify_cancel()  # from here on nobody can cancel it
        with self._condition:
            refusal = self._refusal(link, len(item.payload))
            if not refusal:
                self._pending.append(item)
                self._memory += len(item.payload)
                self._bytes[link] += len(item.payload)
                self._condition.notify_all()
        if refusal:
            item.future.set_exception(LinkFault(refusal))
        return item.future

    def _refusal(self, link: str, size: int) -> str:
        if self._closing.is_set():
            return say("The service stops.")
        share = self._limits.disk_bytes / 10
        limit = self._limits.disk_bytes - (share if self._bytes[link] + size > share else 0)
        if self._bytes.total() + size > limit:
            self._full = True
            return self._full_text()
        if self._memory and self._memory + size > self._limits.memory_bytes:
            return say("The disk of the outbox refuses, and the memory beside it is full.")
        return ""

    def _full_text(self) -> str:
        limit = f"{self._limits.disk_bytes / 1e6:g}"
        return say("The outbox is full: {limit} MB of readings wait for the database.", limit=limit)

    def entries(self, after: int, readings: int) -> list[Entry]:
        """Return entries with greater ids, oldest first, with about so many readings together; at least one entry.

        Raises
        ------
        OSError
            A file cannot be read.
        """
        with self._condition:
            after = max(after, self._through)
            segment = next((each for each in self._segments if each.last_id > after), None)
        try:
            return segment.read(after, readings) if segment else []
        except sqlite3.Error as error:
            raise OSError(str(error)) from error

    def remove(self, through: int) -> None:
        """Forget entries up to an id: the database has them. Should the process die at once, some come once more.

        Called by the one who reads; raises OSError when a file cannot be read.
        """
        with self._condition:
            after = self._through
            segments = [each for each in self._segments if each.last_id > after]
        try:
            totals = [
                total
                for at, segment in enumerate(segments)
                if not at or segments[at - 1].last_id < through
                for total in segment.totals(after, through)
            ]
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        with self._condition:
            for total in totals:
                self._entries -= total.entries
                self._bytes[total.link] -= total.bytes
                self._readings[total.link] -= total.readings
            self._through = max(through, after)
            self._full = self._full and self._bytes.total() > 0.8 * self._limits.disk_bytes
            self._condition.notify_all()

    def wait(self, after: int, timeout_s: float) -> bool:
        """Wait until there is an entry with a greater id; return whether there is."""
        with self._condition:
            return self._condition.wait_for(lambda: self._last_id > max(after, self._through), timeout_s)

    def latest(self, link: str) -> dict[DatastreamKey, datetime]:
        """Return the latest time of each datastream that a link ever delivered."""
        with self._condition:
            return {key: from_microseconds(value) for (name, key), value in self._latest.items() if name == link}

    def waiting(self) -> dict[str, int]:
        """Return how many readings of each link wait on the disk."""
        with self._condition:
            return dict(self._readings)

    def state(self) -> OutboxState:
        """Return how the outbox is."""
        oldest_at = self._oldest_at()
        with self._condition:
            return OutboxState(
                entries=self._entries, readings=self._readings.total(), bytes=self._bytes.total(),
                buffered=len(self._pending), oldest_at=oldest_at,
                fault=self._fault or (self._full_text() if self._full else ""),
            )  # fmt: skip

    def _oldest_at(self) -> datetime | None:
        with self._condition:
            after = self._through
            segment = next((each for each in self._segments if each.last_id > after), None)
        try:
            moment = segment.oldest_at(after) if segment else None
        except sqlite3.Error:
            return None
        return None if moment is None else from_microseconds(moment)

    def damaged(self) -> list[str]:
        """Return the names of files that could not be read and are kept for a person to look at."""
        return sorted(path.name for path in self._folder.glob("damaged-*.db"))

    def alive(self) -> bool:
        """Return whether the thread that writes still runs."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Write what waits in memory, once, and release the folder; futures of what the disk refuses fail."""
        with self._condition:
            self._closing.set()
            self._condition.notify_all()
        self._thread.join()
        for item in self._pending:
            item.future.set_exception(LinkFault(say("The service stops.")))
        for segment in self._segments:
            segment.close()
        self._lock_file.close()

    # --- the thread that writes ---

    def _write_on(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._pending or self._must_mark() or self._closing.is_set())
                items, through = list(self._pending), self._through
            failure = attempt("outbox", self._commit, items, through)
            if failure is not None:
                self._note_fault(failure.message)
            if self._closing.is_set() and (not self._pending or self._fault):
                return
            self._closing.wait(self._limits.retry_s if self._fault else self._limits.pace_s)

    def _must_mark(self) -> bool:
        return not self._segments or self._segments[-1].through < self._through

    def _commit(self, items: list[_Pending], through: int) -> None:
        news = self._news(items)
        rows = [
            Row(self._last_id + 1 + at, item.link, item.readings, len(item.payload), item.taken_at, item.payload)
            for at, item in enumerate(items)
        ]
        try:
            self._drop_stored()
            self._roll()
            self._segments[-1].append(rows, news, through)
        except (sqlite3.Error, OSError) as error:
            self._note_fault(str(error))
            self._drop_stored(last_too=True)
            return
        self._account(items, news)
        for item in items:
            item.future.set_result(None)

    def _news(self, items: list[_Pending]) -> Latest:
        news: Latest = {}
        for item in items:
            for key, moment in item.latest.items():
                name = (item.link, key)
                if moment > news.get(name, self._latest.get(name, moment - 1)):
                    news[name] = moment
        return news

    def _account(self, items: list[_Pending], news: Latest) -> None:
        with self._condition:
            for item in items:
                self._pending.popleft()
                self._memory -= len(item.payload)
                self._entries += 1
                self._readings[item.link] += item.readings
            self._latest |= news
            self._last_id += len(items)
            self._fault = ""
            self._condition.notify_all()

    def _roll(self) -> None:
        """Begin a new file when there is none or the last one has its size."""
        last = self._segments[-1] if self._segments else None
        if last is None or last.size >= self._limits.segment_bytes:
            made = new_segment(self._folder, self._last_id, self._through, self._latest, fsync=self._limits.fsync)
            with self._condition:
                self._segments.append(made)
            if last is not None:
                last.close()

    def _drop_stored(self, *, last_too: bool = False) -> None:
        """Remove files of which the database has everything, the last one only when the disk does not let it grow."""
        with self._condition:
            candidates = self._segments if last_too else self._segments[:-1]
            stored = [each for each in candidates if each.size and each.last_id <= self._through]
            self._segments = [each for each in self._segments if each not in stored]
        for segment in stored:
            segment.remove()

    def _note_fault(self, reason: str) -> None:
        message = say("The outbox cannot be written: {reason}.", reason=reason)
        if message != self._fault:
            _LOG.error("outbox refused", extra={"reason": reason})
        with self._condition:
            self._fault = message
