# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of an outbox. A file is removed as a whole, which needs no room on a full disk."""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from ..store.ports import DatastreamKey
from ..wording import say
from .deliveries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LOG = logging.getLogger(__name__)
_TABLES = """
CREATE TABLE IF NOT EXISTS entry (
  id INTEGER PRIMARY KEY, link TEXT NOT NULL, readings INTEGER NOT NULL, size INTEGER NOT NULL,
  taken_at INTEGER NOT NULL, payload TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS latest (
  link TEXT NOT NULL, point TEXT NOT NULL, property TEXT NOT NULL, sensor TEXT NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (link, point, property, sensor)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mark (
  one INTEGER PRIMARY KEY CHECK (one = 1), base INTEGER NOT NULL, through INTEGER NOT NULL
);
"""
Latest = dict[tuple[str, DatastreamKey], int]


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as it is written."""

    id: int
    link: str
    readings: int
    size: int
    taken_at: int
    payload: str


@dataclass(frozen=True, slots=True)
class Total:
    """What some entries of one link are together."""

    link: str
    entries: int
    readings: int
    bytes: int


class Segment:
    """One file: entries, the latest time of each datastream so far, and the marks.

    The marks say after which id the file begins, and up to which id (of any file) the database has the entries.
    One thread writes, another may read. Every method raises ``sqlite3.Error`` when the disk refuses.
    """

    def __init__(self, path: Path, *, fsync: bool) -> None:
        self.path = path
        self._writer = _connect(path, fsync=fsync)
        self._reader: sqlite3.Connection | None = None
        self._reading = threading.Lock()
        self._removed = False
        try:
            self._writer.executescript(f"BEGIN; {_TABLES} COMMIT;")
            self.through = self._number("SELECT COALESCE(MAX(through), 0) FROM mark")
            self.base = self._number("SELECT COALESCE(MAX(base), 0) FROM mark")
            self.last_id = max(self.base, self._number("SELECT COALESCE(MAX(id), 0) FROM entry"))
            self.size = self._number("SELECT COALESCE(SUM(size), 0) FROM entry")
        except sqlite3.Error:
            self._writer.close()
            raise

    def _number(self, query: str) -> int:
        return int(self._writer.execute(query).fetchone()[0])

    @contextmanager
    def _rows(self, query: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Cursor]:
        with self._reading:
            if self._removed:
                raise sqlite3.OperationalError(self.path.name)
            if self._reader is None:
                self._reader = _connect(self.path, fsync=False)
            with closing(self._reader.execute(query, values)) as cursor:
                yield cursor

    def append(self, rows: Sequence[Row], latest: Latest, through: int) -> None:
        """Write entries and the marks in one transaction."""
        base = self._writer
        try:
            base.execute("BEGIN IMMEDIATE")
            base.executemany(
                "INSERT INTO entry (id, link, readings, size, taken_at, payload) VALUES (?, ?, ?, ?, ?, ?)",
                [(row.id, row.link, row.readings, row.size, row.taken_at, row.payload) for row in rows],
            )
            base.executemany(
                "INSERT INTO latest VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET time = excluded.time WHERE excluded.time > time",
                [(link, key.point, key.property, key.sensor, moment) for (link, key), moment in latest.items()],
            )
            base.execute(
                "INSERT INTO mark VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET through = excluded.through",
                (self.base, through),
            )
            base.execute("COMMIT")
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                base.rollback()
            raise
        self.through = through
        self.last_id = rows[-1].id if rows else self.last_id
        self.size += sum(row.size for row in rows)

    def read(self, after: int, readings: int) -> list[Entry]:
        """Return entries with greater ids, oldest first, with about so many readings together; at least one entry."""
        found: list[Entry] = []
        count = 0
        query = "SELECT id, link, readings, payload FROM entry WHERE id > ? ORDER BY id"
        with self._rows(query, (after,)) as rows:
            for entry_id, link, number, payload in rows:
                found.append(Entry(id=entry_id, link=link, readings=number, payload=payload))
                count += max(1, number)
                if count >= readings:
                    break
        return found

    def totals(self, after: int, through: int) -> list[Total]:
        """Return what the entries from one id (excluded) to another are together, one row a link."""
        query = "SELECT link, COUNT(*), SUM(readings), SUM(size) FROM entry WHERE id > ? AND id <= ? GROUP BY link"
        with self._rows(query, (after, through)) as rows:
            return [Total(*row) for row in rows]

    def oldest_at(self, after: int) -> int | None:
        """Return when the oldest entry with a greater id was taken, in microseconds."""
        with self._rows("SELECT taken_at FROM entry WHERE id > ? ORDER BY id LIMIT 1", (after,)) as rows:
            row = rows.fetchone()
        return int(row[0]) if row else None

    def latest(self) -> Latest:
        """Return the latest times."""
        with self._rows("SELECT link, point, property, sensor, time FROM latest") as rows:
            return {
                (link, DatastreamKey(point=point, property=code, sensor=sensor)): moment
                for link, point, code, sensor, moment in rows
            }

    def close(self) -> None:
        """Release the file; it can still be read, which opens it again."""
        with self._reading:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            self._writer.close()

    def remove(self) -> None:
        """Remove the file; from then on it cannot be read."""
        self._removed = True
        self.close()
        for suffix in ("-wal", "-shm", ""):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def open_segments(folder: Path, *, fsync: bool) -> list[Segment]:
    """Open what is there, oldest first; a damaged file is kept under another name for a person to look at."""
    found = []
    for path in sorted(folder.glob("outbox-*.db")):
        reason = _damage(path)
        if reason:
            aside = path.name.replace("outbox-", "damaged-")
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    path.with_name(path.name + suffix).rename(path.with_name(aside + suffix))
            _LOG.error("outbox damaged", extra={"kept_as": aside, "reason": reason})
        else:
            found.append(Segment(path, fsync=fsync))
    return found


def new_segment(folder: Path, base: int, through: int, latest: Latest, *, fsync: bool) -> Segment:
    """Begin the next file; its ids are greater than ``base``, and the database has those up to ``through``."""
    numbers = [int(path.stem.partition("-")[2]) for path in folder.glob("*-*.db")]
    made = Segment(folder / f"outbox-{max(numbers, default=0) + 1:08d}.db", fsync=fsync)
    made.base = made.last_id = base
    try:
        made.append((), latest, through)
    except sqlite3.Error:
        made.remove()
        raise
    return made


def hold(folder: Path) -> sqlite3.Connection:
    """Take a folder for this process; the operating system gives it back however the process ends.

    Raises
    ------
    ConfigurationError
        Another program has it, or it cannot be used.
    """
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


def _connect(path: Path, *, fsync: bool) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute(f"PRAGMA synchronous = {'FULL' if fsync else 'NORMAL'}")
    return base


def _damage(path: Path) -> str:
    """Return what is wrong with a file, nothing when it can be read."""
    try:
        with closing(sqlite3.connect(path)) as base:
            found = str(base.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found
