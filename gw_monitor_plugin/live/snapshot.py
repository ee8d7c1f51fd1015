# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One look at the database: everything the window shows of the present. Runs in a worker thread; no Qt here."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, fields
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from ...gw_core.store.ports import LinkHealth, LinkState
from ...gw_core.warning.events.events import OPEN_STATES
from ...gw_core.warning.notices.looks import PLAIN_WORDS, level_words, park_looks
from ...gw_core.warning.notices.routing import is_silenced
from .latest import present_moment
from .rows import LiveRows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pandas as pd

    from ...gw_core.clock import Clock
    from ...gw_core.records.park import Park, ParkRecords
    from ...gw_core.store.ports import PlumeEvent, Silence, Store, WarningEvent
    from ...gw_core.warning.notices.looks import LevelWords
    from .latest import LatestRows

_PARK_S = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The park at one moment.

    Attributes
    ----------
    moment : datetime
        UTC; the present, or for a simulated park the time of its newest reading.
    rows : LatestRows
    events : tuple of WarningEvent
        Open warnings, newest first.
    health : tuple of LinkHealth
        Of links and devices, as the service last wrote it.
    health_at : datetime or None
        When that was; None when no service ever wrote.
    plumes : tuple of PlumeEvent
        Those that are not over.
    silences : tuple of Silence
        Those that are not over, by start.
    silenced : frozenset of str
        Ids of warnings of which nobody is told at present.
    levels : mapping of WarningLevel to LevelWord
    """

    database: str
    park: Park
    moment: datetime
    rows: LatestRows
    events: tuple[WarningEvent, ...]
    health: tuple[LinkHealth, ...] = ()
    health_at: datetime | None = None
    plumes: tuple[PlumeEvent, ...] = ()
    silences: tuple[Silence, ...] = ()
    silenced: frozenset[str] = frozenset()
    levels: LevelWords = field(default_factory=lambda: PLAIN_WORDS)


class SnapshotReader:
    """Looks at one database again and again; what did not change since the last look is not worked out again.

    The records of the park are read anew each ten minutes, and when a well speaks that is not known; with them how the
    park file has the levels look.
    """

    def __init__(
        self, open_store: Callable[[str], Store], database: str, clock: Clock, *, stale_days: int, language: str,
        park_file: str = "",
    ) -> None:  # fmt: skip
        self._open_store = open_store
        self._language = language
        self._park_file = park_file
        self._levels = PLAIN_WORDS
        self._database = database
        self._clock = clock
        self._rows = LiveRows(stale_days=stale_days, language=language)
        self._records: ParkRecords | None = None
        self._known: set[str] = set()
        self._read_at = 0.0
        self._lock = Lock()  # a look that was replaced may still be under way in the other thread

    def forget(self) -> None:
        """Read the records of the park anew at the next look."""
        self._records = None

    def look(self) -> Snapshot:
        """Open the database, read what the window shows, close it again.

        A store belongs to the thread that opened it, so each look opens its own.
        """
        with self._lock:
            with closing(self._open_store(self._database)) as store:
                latest = store.latest()
                records = self._park(store, latest)
                events = tuple(store.read_events(tuple(OPEN_STATES)))
                plumes = tuple(store.read_plume_events(tuple(OPEN_STATES)))
                silences = store.read_silences()
                health = store.health()
            now = self._clock()
            moment = present_moment(records.park, latest, now)
            rows = self._rows.update(records.points, latest, moment)
        return Snapshot(database=self._database, park=records.park, moment=moment, rows=rows, events=events,
                        health=_health_rows(health), health_at=_latest(health),
                        plumes=plumes, silences=tuple(each for each in silences if each.end > now),
                        silenced=frozenset(each.event_id for each in events if is_silenced(each, silences, now)),
                        levels=self._levels)  # fmt: skip

    def _park(self, store: Store, latest: pd.DataFrame) -> ParkRecords:
        due = monotonic() - self._read_at >= _PARK_S
        if self._records is None or due or not self._known.issuperset(latest["point"]):
            self._records = store.read_park()
            if self._park_file:
                self._levels = level_words(park_looks(Path(self._park_file)), self._language)
            self._known = {point.name for point in self._records.points}
            self._read_at = monotonic()
        return self._records


def _health_rows(table: pd.DataFrame) -> tuple[LinkHealth, ...]:
    return tuple(
        LinkHealth(**{field.name: _plain(row[field.name]) for field in fields(LinkHealth) if field.name != "state"},
                   state=LinkState(row["state"]))
        for row in table.to_dict("records")
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if not hasattr(value, "to_pydatetime"):
        return value
    return None if value != value else value.to_pydatetime()  # NaT is not even itself


def _latest(table: pd.DataFrame) -> datetime | None:
    return None if table.empty else table["updated_at"].max().to_pydatetime()
