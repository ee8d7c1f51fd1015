# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices, silences, versions and plume events, to and from their tables: a column a field."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..errors import refusal
from ..wording import say
from .engine import in_parts, plain_text
from .ledger import from_json, to_json
from .ports import Notice, NoticeState, PlumeEvent, Revision, Silence, WarningLevel, WarningState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Engine

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class RecordTable(Generic[_R]):
    """A table whose columns are the fields of a record; the first ``keys`` of them identify it.

    ``kinds`` says of fields that are no plain values what they are: `datetime`, `tuple` (of texts), `dict`, an enum.
    ``renamed`` names columns for which SQL has another use of the word.
    """

    name: str
    record: type[_R]
    kinds: dict[str, type]
    keys: int = 1
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order of the fields."""
        other = dict(self.renamed)
        return tuple(other.get(field.name, field.name) for field in fields(self.record))  # type: ignore[arg-type]

    def row(self, engine: Engine, record: _R) -> tuple[Any, ...]:
        """Return a record as the values of a row."""
        return tuple(_stored(engine, getattr(record, field.name)) for field in fields(record))  # type: ignore[arg-type]

    def read(self, engine: Engine, rest: str = "", values: Sequence[Any] = ()) -> list[_R]:
        """Return the records that ``rest`` of a statement (WHERE, ORDER BY) picks."""
        listed = ", ".join(self.columns)
        rows = engine.fetch(f"SELECT {listed} FROM {self.name} {rest}", values)  # noqa: S608  # nosec B608  # ours
        return [self._record(engine, row) for row in rows]

    def known(self, engine: Engine, records: Sequence[_R]) -> dict[tuple[Any, ...], _R]:
        """Return what is stored under the keys of records."""
        found: dict[tuple[Any, ...], _R] = {}
        for part in in_parts(records):
            wanted = [self._key(record) for record in part]
            names = self.columns[: self.keys]
            one = "(" + " AND ".join(f"{name} = ?" for name in names) + ")"
            rest = "WHERE " + " OR ".join([one] * len(wanted))
            found |= {self._key(each): each for each in self.read(engine, rest, [x for key in wanted for x in key])}
        return found

    def write(self, engine: Engine, records: Sequence[_R]) -> None:
        """Insert or update records."""
        columns, keys = self.columns, self.columns[: self.keys]
        updates = ", ".join(f"{name} = excluded.{name}" for name in columns[self.keys :])
        marks = ", ".join("?" * len(columns))
        statement = (
            f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({marks}) "  # noqa: S608  # nosec B608  # ours
            f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {updates}"
        )
        engine.execute_many(statement, [self.row(engine, record) for record in records])

    def write_changed(self, engine: Engine, records: Sequence[_R], stored: dict[tuple[Any, ...], _R]) -> int:
        """Write the records that differ from what is stored, of several with one key the last; return how many."""
        latest = {self._key(record): record for record in records}
        # Compared as they would come back: JSON knows neither NaN nor tuples.
        changed = [
            each for key, each in latest.items() if stored.get(key) != self._record(engine, self.row(engine, each))
        ]
        self.write(engine, changed)
        return len(changed)

    def _key(self, record: _R) -> tuple[Any, ...]:
        return tuple(getattr(record, field.name) for field in fields(record)[: self.keys])  # type: ignore[arg-type]

    def _record(self, engine: Engine, row: tuple[Any, ...]) -> _R:
        names = [field.name for field in fields(self.record)]  # type: ignore[arg-type]
        return self.record(
            **{name: _read(engine, self.kinds.get(name), value) for name, value in zip(names, row, strict=True)}
        )


NOTICES = RecordTable(
    "notice", Notice,
    {"event_ids": tuple, "state": NoticeState, "created_at": datetime, "due_at": datetime, "sent_at": datetime},
)  # fmt: skip
SILENCES = RecordTable(
    "silence", Silence,
    {"start": datetime, "end": datetime, "points": tuple, "properties": tuple, "rules": tuple, "maintenance": bool},
    renamed=(("start", "start_at"), ("end", "end_at")),
)  # fmt: skip
REVISIONS = RecordTable("revision", Revision, {"at": datetime}, keys=2)
PLUME_EVENTS = RecordTable(
    "plume_event", PlumeEvent,
    {"level": WarningLevel, "state": WarningState, "opened_at": datetime, "updated_at": datetime,
     "resolved_at": datetime, "event_ids": tuple, "evidence": dict},
)  # fmt: skip


def save_notices(engine: Engine, notices: Sequence[Notice]) -> int:
    """Insert or update notices that are still waiting; return how many were new or changed."""
    stored = NOTICES.known(engine, notices)
    done = {key for (key,), notice in stored.items() if notice.state is not NoticeState.WAITING}
    open_ones = []
    for notice in notices:
        if notice.notice_id not in done:
            open_ones.append(notice)
        if notice.state is not NoticeState.WAITING:
            done.add(notice.notice_id)
    return NOTICES.write_changed(engine, open_ones, stored)


def read_notices(engine: Engine, states: Sequence[NoticeState], due: datetime | None) -> list[Notice]:
    """Return notices by due time."""
    wanted = sorted(set(states or NoticeState))
    rest, values = f"WHERE state IN ({', '.join('?' * len(wanted))})", [str(state) for state in wanted]
    if due is not None:
        rest, values = rest + " AND due_at <= ?", [*values, engine.moment(due)]
    return NOTICES.read(engine, rest + " ORDER BY due_at, notice_id", values)


def save_silence(engine: Engine, silence: Silence) -> None:
    """Insert or update a silence."""
    if silence.end <= silence.start:
        raise refusal("ends_before_it_begins", say("A silence must end after it begins."))
    SILENCES.write(engine, [silence])


def read_silences(engine: Engine, at: datetime | None) -> list[Silence]:
    """Return silences by start, or those that hold at a moment."""
    if at is None:
        return SILENCES.read(engine, "ORDER BY start_at, silence_id")
    moment = engine.moment(at)
    rest = "WHERE start_at <= ? AND end_at > ? ORDER BY start_at, silence_id"
    return SILENCES.read(engine, rest, [moment, moment])


def save_revision(engine: Engine, revision: Revision) -> bool:
    """Add a version; False when it is stored already."""
    if REVISIONS.known(engine, [revision]):
        return False
    REVISIONS.write(engine, [revision])
    return True


def revisions(engine: Engine, subject: str) -> list[Revision]:
    """Return the versions of a subject, oldest first."""
    return REVISIONS.read(engine, "WHERE subject = ? ORDER BY at, version", [subject])


def save_plume_events(engine: Engine, events: Sequence[PlumeEvent]) -> int:
    """Insert or update plume events; return how many were new or changed."""
    return PLUME_EVENTS.write_changed(engine, events, PLUME_EVENTS.known(engine, events))


def read_plume_events(engine: Engine, states: Sequence[WarningState]) -> list[PlumeEvent]:
    """Return plume events, newest first."""
    wanted = sorted(set(states or WarningState))
    rest = f"WHERE state IN ({', '.join('?' * len(wanted))}) ORDER BY opened_at DESC, plume_event_id"
    return PLUME_EVENTS.read(engine, rest, [str(state) for state in wanted])


def _stored(engine: Engine, value: Any) -> Any:
    if isinstance(value, datetime):
        return engine.moment(value)
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return to_json(value) if isinstance(value, dict) else value


def _read(engine: Engine, kind: type | None, value: Any) -> Any:
    if value is None or kind is None:
        return value
    if kind is datetime:
        return engine.utc(value)
    if kind is tuple:
        return tuple(json.loads(value))
    return from_json(value) if kind is dict else kind(value)
