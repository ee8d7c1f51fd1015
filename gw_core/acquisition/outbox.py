# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readings wait here, on the disk, until the database has them.

One SQLite file in write-ahead mode. What threads put within the time of one write goes into one transaction (group
commit); a future is done after its commit. From then on a delivery survives the death of the process at any moment,
and with ``fsync`` the loss of power. A reader takes entries oldest first and removes them when the database has
committed them: every delivery arrives at least once, and the keys of the store make that exactly once.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import Counter, deque
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..errors import ConfigurationError
from ..store.engine import from_microseconds, microseconds
from ..store.ports import DatastreamKey
from ..wording import say
from .deliveries import Entry, encode, latest_times
from .links.link import LinkFault

if TYPE_CHECKING:
    from pathlib import Path

    from ..clock import Clock
    from .links.link import Delivery

_LOG = logging.getLogger(__name__)
_JOURNAL_BYTES = 16 << 20
_TABLES = """
CREATE TABLE IF NOT EXISTS entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT, link TEXT NOT NULL, readings INTEGER NOT NULL, size INTEGER NOT NULL,
  taken_at INTEGER NOT NULL, payload TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS latest (
  link TEXT NOT NULL, point TEXT NOT NULL, property TEXT NOT NULL, sensor TEXT NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (link, point, property, sensor)
) WITHOUT ROWID;
"""
_NEWEST = timedelta(hours=1)  # how far ahead of ours a device's clock may be before its times count for nothing
_PAGES_AT_ONCE = 2000  # freed pages given back to the disk at once


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLimits:
    """How much the outbox holds.

    Attributes
    ----------
    disk_bytes : int
        Payload on the disk and in memory together; beyond it nothing is taken.
    memory_bytes : int
        Payload that waits in memory while the disk refuses.
    fsync : bool
        Wait until the disk itself has the data. Without it a loss of power may cost the last commits, a kill never.
    pace_s : float
        Least time from one commit to the next.
    retry_s : float
        Time between attempts while the disk refuses.
    """

    disk_bytes: int = 1 << 30
    memory_bytes: int = 32 << 20
    fsync: bool = True
    pace_s: float = 0.01
    retry_s: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxState:
    """How the outbox is.

    Attributes
    ----------
    entries, readings, bytes : int
        On the disk.
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

    @property
    def size(self) -> int:
        return len(self.payload)


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
        self._limits = limits or OutboxLimits()
        self._clock = clock
        self.path = folder / "outbox.db"
        self._lock_file = _hold(folder)
        try:
            self._set_aside_when_damaged()
            self._database = self._connect()
            self._database.executescript(_TABLES)
            self._reader = self._connect()
        except sqlite3.Error as error:
            self._lock_file.close()
            raise ConfigurationError(say("The outbox {path} cannot be opened: {reason}.", path=self.path,
                                         reason=error)) from error  # fmt: skip
        self._condition = threading.Condition()
        self._pending: deque[_Pending] = deque()
        self._memory = 0
        self._remove_through = self._removed_through = 0
        self._closing = threading.Event()
        self._fault, self._full = "", False
        self._last_id = 0
        self._count_what_is_there()
        self._thread = threading.Thread(target=self._write_on, name="outbox", daemon=True)
        self._thread.start()

    def put(self, link: str, delivery: Delivery) -> Future[None]:
        """Take a delivery of a link; see `Inbox.put`."""
        now = self._clock()
        item = _Pending(
            link=link, payload=encode(delivery), readings=len(delivery.readings), taken_at=microseconds(now),
            latest=latest_times(delivery, microseconds(now + _NEWEST)), future=Future(),
        )  # fmt: skip
        item.future.set_running_or_notify_cancel()  # from here on nobody can cancel it
        with self._condition:
            refusal = self._refusal(item)
            if not refusal:
                self._pending.append(item)
                self._memory += item.size
                self._condition.notify_all()
        if refusal:
            item.future.set_exception(LinkFault(refusal))
        return item.future

    def _refusal(self, item: _Pending) -> str:
        if self._closing.is_set():
            return say("The service stops.")
        self._full = self._bytes + self._memory + item.size > self._limits.disk_bytes
        if self._full:
            return say("The outbox is full ({count} readings wait for the database).", count=self._readings.total())
        if self._memory + item.size > self._limits.memory_bytes:
            return say("The disk of the outbox refuses, and the memory beside it is full.")
        return ""

    def entries(self, after: int, readings: int) -> list[Entry]:
        """Return entries with greater ids, oldest first, with about so many readings together; at least one entry.

        Raises
        ------
        OSError
            The file cannot be read.
        """
        found: list[Entry] = []
        count = 0
        try:
            with closing(self._reader.execute(
                "SELECT id, link, readings, payload FROM entry WHERE id > ? ORDER BY id", (after,)
            )) as rows:  # fmt: skip
                for entry_id, link, number, payload in rows:
                    found.append(Entry(id=entry_id, link=link, readings=number, payload=payload))
                    count += max(1, number)
                    if count >= readings:
                        break
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        return found

    def remove(self, through: int) -> None:
        """Remove entries up to an id soon: should the process die before, they come once more."""
        with self._condition:
            self._remove_through = max(through, self._remove_through)
            self._condition.notify_all()

    def wait(self, after: int, timeout_s: float) -> bool:
        """Wait until there is an entry with a greater id; return whether there is."""
        with self._condition:
            return self._condition.wait_for(lambda: self._last_id > after, timeout_s)

    def latest(self, link: str) -> dict[DatastreamKey, datetime]:
        """Return the latest time of each datastream that a link ever delivered."""
        with self._condition:
            return {key: from_microseconds(value) for key, value in self._latest.get(link, {}).items()}

    def waiting(self) -> dict[str, int]:
        """Return how many readings of each link wait on the disk."""
        with self._condition:
            return dict(self._readings)

    def state(self) -> OutboxState:
        """Return how the outbox is."""
        with self._condition:
            full = say("The outbox is full ({count} readings wait for the database).", count=self._readings.total())
            return OutboxState(
                entries=self._entries, readings=self._readings.total(), bytes=self._bytes,
                buffered=len(self._pending), oldest_at=self._oldest_at,
                fault=self._fault or (full if self._full else ""),
            )  # fmt: skip

    def close(self) -> None:
        """Write what waits in memory, once, and release the folder; futures of what the disk refuses fail."""
        with self._condition:
            self._closing.set()
            self._condition.notify_all()
        self._thread.join()
        for item in self._pending:
            item.future.set_exception(LinkFault(say("The service stops.")))
        self._reader.close()
        self._database.close()
        self._lock_file.close()

    # --- the thread that writes ---

    def _write_on(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._pending or self._must_remove() or self._closing.is_set())
                items, through = list(self._pending), self._remove_through
            if items or through > self._removed_through:
                self._commit(items, through)
            if self._closing.is_set() and (not self._pending or self._fault):
                return
            self._closing.wait(self._limits.retry_s if self._fault else self._limits.pace_s)

    def _must_remove(self) -> bool:
        return self._remove_through > self._removed_through

    def _commit(self, items: list[_Pending], through: int) -> None:
        try:
            last_id, removed = self._transact(items, through)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._database.rollback()
            self._note_fault(str(error))
            return
        self._removed_through = through
        self._account(items, last_id, removed)
        for item in items:
            item.future.set_result(None)

    def _transact(self, items: list[_Pending], through: int) -> tuple[int, list[tuple[str, int, int, int]]]:
        base = self._database
        base.execute("BEGIN IMMEDIATE")
        base.executemany(
            "INSERT INTO entry (link, readings, size, taken_at, payload) VALUES (?, ?, ?, ?, ?)",
            [(item.link, item.readings, item.size, item.taken_at, item.payload) for item in items],
        )
        latest = {(item.link, key): moment for item in items for key, moment in item.latest.items()}
        base.executemany(
            "INSERT INTO latest VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET time = excluded.time WHERE excluded.time > time",
            [(link, key.point, key.property, key.sensor, moment) for (link, key), moment in latest.items()],
        )
        removed = base.execute(
            "SELECT link, COUNT(*), SUM(readings), SUM(size) FROM entry WHERE id <= ? GROUP BY link", (through,)
        ).fetchall()
        base.execute("DELETE FROM entry WHERE id <= ?", (through,))
        last_id = base.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
        base.execute("COMMIT")
        return last_id[0] if last_id else 0, removed

    def _account(self, items: list[_Pending], last_id: int, removed: list[tuple[str, int, int, int]]) -> None:
        with self._condition:
            for item in items:
                self._pending.popleft()
                self._memory -= item.size
                self._bytes += item.size
                self._entries += 1
                self._readings[item.link] += item.readings
                latest = self._latest.setdefault(item.link, {})
                for key, moment in item.latest.items():
                    latest[key] = max(moment, latest.get(key, moment))
            for link, entries, readings, size in removed:
                self._entries -= entries
                self._bytes -= size
                self._readings[link] -= readings
            self._full = self._full and self._bytes + self._memory > 0.9 * self._limits.disk_bytes
            self._last_id, self._fault = last_id, ""
            self._oldest_at = self._oldest()
            self._condition.notify_all()
        if removed and not self._entries:
            self._give_back()

    def _oldest(self) -> datetime | None:
        row = self._database.execute("SELECT taken_at FROM entry ORDER BY id LIMIT 1").fetchone()
        return from_microseconds(row[0]) if row else None

    def _give_back(self) -> None:
        """After an outage the file has grown; it shrinks while nothing waits."""
        with suppress(sqlite3.Error):
            self._database.execute(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})").fetchall()

    def _note_fault(self, reason: str) -> None:
        message = say("The outbox cannot be written: {reason}.", reason=reason)
        if message != self._fault:
            _LOG.error("outbox refused", extra={"reason": reason})
        with self._condition:
            self._fault = message

    # --- opening ---

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=10.0, isolation_level=None, check_same_thread=False)
        base.execute("PRAGMA auto_vacuum = INCREMENTAL")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute(f"PRAGMA synchronous = {'FULL' if self._limits.fsync else 'NORMAL'}")
        base.execute("PRAGMA temp_store = MEMORY")
        base.execute(f"PRAGMA journal_size_limit = {_JOURNAL_BYTES}")
        return base

    def _set_aside_when_damaged(self) -> None:
        """Keep a damaged file under another name for a person to look at, and begin a new one."""
        if not self.path.exists():
            return
        try:
            with closing(sqlite3.connect(self.path)) as base:
                found = base.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            found = (str(error),)
        if found != ("ok",):
            stamp = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S%f")
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    (self.path.parent / f"outbox.db{suffix}").rename(self.path.parent / f"damaged-{stamp}.db{suffix}")
            _LOG.error("outbox damaged", extra={"kept_as": f"damaged-{stamp}.db", "reason": found[0]})

    def _count_what_is_there(self) -> None:
        base = self._database
        rows = base.execute("SELECT link, COUNT(*), SUM(readings), SUM(size) FROM entry GROUP BY link").fetchall()
        self._readings = Counter({link: readings for link, _, readings, _ in rows})
        self._entries = sum(entries for _, entries, _, _ in rows)
        self._bytes = sum(size for _, _, _, size in rows)
        ((self._last_id,),) = base.execute("SELECT COALESCE(MAX(id), 0) FROM entry")
        self._oldest_at = self._oldest()
        self._latest: dict[str, dict[DatastreamKey, int]] = {}
        for link, point, code, sensor, moment in base.execute("SELECT * FROM latest"):
            key = DatastreamKey(point=point, property=code, sensor=sensor)
            self._latest.setdefault(link, {})[key] = moment


def _hold(folder: Path) -> sqlite3.Connection:
    """Take the folder for this process; the operating system gives it back however the process ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = sqlite3.connect(folder / "lock.db", timeout=0.0, isolation_level=None, check_same_thread=False)
        held.execute("BEGIN EXCLUSIVE")
    except (OSError, sqlite3.Error) as error:
        if "locked" in str(error):
            raise ConfigurationError(say("The outbox {folder} is in use by another program.", folder=folder)) from error
        raise ConfigurationError(
            say("The outbox {folder} cannot be used: {reason}.", folder=folder, reason=error)
        ) from error
    return held
