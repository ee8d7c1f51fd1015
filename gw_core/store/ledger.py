# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of operations: who decided what, when and why; and the readings as they stood at any moment.

An operation gives flags and corrected values to readings. Those that count at a moment are recorded by then and not
undone by then; of them the latest of a person speaks for a reading, else the latest of a program, else what came in.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..clock import utc_now
from ..errors import Finding, InvalidInputError
from ..records.observations import Flag
from ..wording import say
from .batches import times_of
from .ports import Operation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Engine

    Columns = dict[str, NDArray[Any]]

_TABLES = {"flag": "operation_flag", "value": "operation_value"}
_LEDGER_COLUMNS = [
    "operation_id", "recorded_at", "kind", "author", "parameters", "comment", "rows", "human", "undoes",
]  # fmt: skip
_END_OF_TIME = datetime(9999, 12, 31, tzinfo=timezone.utc)


def record_operation(
    engine: Engine,
    operation: Operation,
    flags: pd.DataFrame,
    recorded_at: datetime | None = None,
    values: pd.DataFrame | None = None,
) -> int:
    """Store an operation with its flags and corrected values and bring the latest values up to date; return its id.

    Runs inside the caller's transaction, as everything here does.

    Parameters
    ----------
    engine : Engine
    operation : Operation
    flags : DataFrame
        datastream_id, time, flag; may be empty.
    recorded_at : datetime, optional
        Now unless given.
    values : DataFrame, optional
        datastream_id, time, value in the canonical unit; NaN says that there is no value.

    Raises
    ------
    InvalidInputError
        Columns are missing, an observation is named twice or not stored, a flag is unknown, a value infinite.
    """
    given = {"flag": _columns(flags, "flag")}
    if values is not None:
        given["value"] = _columns(values, "value")
    rows = len(_keys(given["flag"]))
    if values is not None and len(values):
        rows = len(pd.concat([_keys(columns) for columns in given.values()]).drop_duplicates())
    operation_id = _insert_operation(engine, operation, recorded_at or utc_now(), rows)
    for what, columns in given.items():
        _insert_entries(engine, operation_id, what, columns)
    _renew_latest(engine, operation_id)
    return operation_id


def _keys(columns: Columns) -> pd.DataFrame:
    return pd.DataFrame({"datastream_id": columns["datastream_id"], "time": columns["time"]})


def _insert_operation(
    engine: Engine, operation: Operation, recorded_at: datetime, rows: int, undoes: int | None = None
) -> int:
    values = (
        engine.moment(recorded_at), operation.kind, operation.author, to_json(operation.parameters),
        operation.comment, rows, operation.human, undoes,
    )  # fmt: skip
    ((operation_id,),) = engine.fetch(
        "INSERT INTO operation (recorded_at, kind, author, parameters, comment, row_count, human, undoes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING operation_id",
        values,
    )
    return int(operation_id)


def _columns(entries: pd.DataFrame, what: str) -> Columns:
    missing = [column for column in ("datastream_id", "time", what) if column not in entries]
    if missing:
        raise _bad_entries(what, say("Entries of the ledger have no column {column}.", column=missing[0]))
    if entries.duplicated(["datastream_id", "time"]).any():
        raise _bad_entries(what, say("An entry of the ledger names an observation more than once."))
    if what == "flag" and not entries["flag"].isin([int(flag) for flag in Flag]).all():
        raise _bad_entries(what, say("A flag is none of 1, 2, 3, 4 and 9."))
    if what == "value" and np.isinf(entries["value"].to_numpy(dtype=np.float64)).any():
        raise _bad_entries(what, say("A corrected value is infinite."))
    time = pd.Series(pd.DatetimeIndex(pd.to_datetime(entries["time"], utc=True)))
    return {
        "datastream_id": entries["datastream_id"].to_numpy(dtype=np.int64),
        "time": times_of(time),
        what: entries[what].to_numpy(dtype=np.uint8 if what == "flag" else np.float64),
    }


def _bad_entries(what: str, message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code=f"bad_{what}s", message=message)])


def _insert_entries(engine: Engine, operation_id: int, what: str, columns: Columns) -> None:
    if not len(columns["time"]):
        return
    engine.stage(columns)
    span = (engine.moment(int(columns["time"].min())), engine.moment(int(columns["time"].max())))
    stored = engine.execute(
        f"INSERT INTO {_TABLES[what]} (datastream_id, time, operation_id, {what}) "  # noqa: S608  # nosec B608  # ours
        f"SELECT s.datastream_id, s.time, ?, s.{what} FROM staging s "
        "JOIN observation o ON o.datastream_id = s.datastream_id AND o.time = s.time WHERE o.time BETWEEN ? AND ?",
        (operation_id, *span),
    )
    if stored != len(columns["time"]):
        unknown = len(columns["time"]) - stored
        raise _bad_entries(
            what, say("{count} entries belong to observations that are not stored.", count=unknown)
        )  # fmt: skip


def undo_operation(engine: Engine, operation_id: int, author: str, comment: str = "") -> int:
    """Add to the ledger that an operation no longer counts; return the id of the new entry.

    Raises
    ------
    InvalidInputError
        There is no such operation, or it is undone already.
    """
    found = engine.fetch("SELECT row_count FROM operation WHERE operation_id = ?", (operation_id,))
    if not found:
        raise _cannot_undo(say("The ledger has no operation {number}.", number=operation_id))
    if operation_id not in _undone_by(engine):
        undo = Operation(
            kind="undo_operation", author=author, parameters={"operation": operation_id}, comment=comment, human=True
        )
        entry = _insert_operation(engine, undo, utc_now(), int(found[0][0]), operation_id)
        _renew_latest(engine, *_undone_in_a_row(engine, operation_id))
        return entry
    raise _cannot_undo(say("Operation {number} is undone already.", number=operation_id))


def _cannot_undo(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="cannot_undo", message=message)])


def _undone_in_a_row(engine: Engine, operation_id: int) -> list[int]:
    # Undoing an undo makes what it undid count again, and so on: all of them may speak differently now.
    undoes = dict(engine.fetch("SELECT operation_id, undoes FROM operation WHERE undoes IS NOT NULL"))
    found = [operation_id]
    while found[-1] in undoes:
        found.append(undoes[found[-1]])
    return found


def _undone_by(engine: Engine, as_of: datetime | None = None) -> dict[int, int]:
    """Return by which entry operations are undone as of a moment, deciding from the newest undo to the oldest."""
    rows = engine.fetch(
        "SELECT operation_id, undoes FROM operation WHERE undoes IS NOT NULL AND recorded_at <= ? "
        "ORDER BY operation_id DESC",
        (engine.moment(as_of or _END_OF_TIME),),
    )
    undone: dict[int, int] = {}
    for undo, operation_id in rows:
        if undo not in undone:
            undone[operation_id] = undo
    return undone


def _renew_latest(engine: Engine, *operation_ids: int) -> None:
    """Bring the latest values and flags of the readings that these operations name up to date."""
    touched = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} e WHERE e.datastream_id = l.datastream_id AND e.time = l.time "  # noqa: S608  # nosec B608  # ours
        "AND e.operation_id = ?)"
        for table in _TABLES.values()
        for _ in operation_ids
    )
    readings = engine.fetch_arrays(
        ("l.datastream_id", "l.time", "o.value", "o.flag"),
        "FROM latest_observation l JOIN observation o ON o.datastream_id = l.datastream_id AND o.time = l.time "
        f"WHERE {touched} ORDER BY 1",
        operation_ids * len(_TABLES),
    )
    if not len(readings["time"]):
        return
    condition, streams = engine.one_of("datastream_id", readings["datastream_id"].tolist())
    latest = f"WHERE (datastream_id, time) IN (SELECT datastream_id, time FROM latest_observation WHERE {condition})"  # noqa: S608  # nosec B608  # ours
    readings = decisions_as_of(engine, None).laid_over(engine, readings, latest, streams)
    engine.stage({name: readings[name] for name in ("datastream_id", "value", "flag")})
    engine.execute(
        "UPDATE latest_observation SET value = s.value, flag = s.flag FROM staging s "
        "WHERE s.datastream_id = latest_observation.datastream_id"
    )


def operations(engine: Engine) -> pd.DataFrame:
    """Return the ledger's entries in the order they were recorded; see `Store.operations`."""
    rows = engine.fetch(
        "SELECT operation_id, recorded_at, kind, author, parameters, comment, row_count, human, undoes FROM operation "
        "ORDER BY recorded_at, operation_id"
    )
    table = pd.DataFrame(rows, columns=_LEDGER_COLUMNS)
    table["recorded_at"] = utc_column(engine, table["recorded_at"])
    table["parameters"] = [from_json(text) for text in table["parameters"]]
    table["human"] = table["human"].astype(bool)
    table["undoes"] = table["undoes"].astype("Int64")
    table["undone_by"] = table["operation_id"].map(_undone_by(engine)).astype("Int64")
    return table


class Decisions:
    """What the ledger says at one moment, so that a long history can be read slice by slice under one view.

    Parameters
    ----------
    silent : frozenset of int
        Operations that do not count: undone, or recorded later.
    """

    def __init__(self, silent: frozenset[int]) -> None:
        self.silent = silent
        self._known: dict[int, tuple[bool, datetime, int]] = {}

    def laid_over(self, engine: Engine, readings: Columns, condition: str, values: list[Any]) -> Columns:
        """Return readings with the flags and the values that the ledger gives them.

        Parameters
        ----------
        engine : Engine
        readings : dict of ndarray, shape (n,)
            Sorted by ``datastream_id`` and ``time`` (microseconds); with the raw ``flag`` and, if wanted, ``value``.
        condition, values
            The selection by ``datastream_id`` and ``time`` that gave the readings: ``WHERE …`` and what it binds.

        Returns
        -------
        dict of ndarray, shape (n,)
            The same arrays, but for ``flag`` and ``value`` where an operation speaks for a reading.
        """
        result = dict(readings)
        if len(readings["time"]):
            for what in _TABLES.keys() & readings.keys():
                result[what] = self._one(engine, readings, what, condition, values)
        return result

    def _one(
        self, engine: Engine, readings: Columns, what: str, condition: str, values: list[Any]
    ) -> NDArray[Any]:  # fmt: skip
        entries = engine.fetch_arrays(
            ("datastream_id", "time", "operation_id", what), f"FROM {_TABLES[what]} {condition}", values
        )
        found: NDArray[Any] = readings[what]
        if not len(entries["time"]):
            return found
        rank, persons = self._ranks(engine, entries["operation_id"])
        # First programs, then people: within each the tables keep the order of rank, so that nothing is sorted.
        for heard in ((rank >= 0) & (rank < persons), rank >= persons):
            if heard.any():
                part = {name: array[heard] for name, array in entries.items()}
                found = overlay({**readings, what: found}, part, rank[heard], what)
        return found

    def _ranks(self, engine: Engine, operation_ids: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
        """Return the rank of each entry's operation, below 0 for a silent one, and from which rank on people speak."""
        codes, unique = pd.factorize(operation_ids)
        self._learn(engine, [int(number) for number in unique])
        speaking = sorted(self._known[int(number)] for number in unique if int(number) not in self.silent)
        rank_of = {number: rank for rank, (*_, number) in enumerate(speaking)}
        ranks = np.array([rank_of.get(int(number), -1) for number in unique], dtype=np.int64)
        return ranks[codes], sum(not human for human, *_ in speaking)

    def _learn(self, engine: Engine, operation_ids: list[int]) -> None:
        unknown = [number for number in operation_ids if number not in self._known]
        if unknown:
            condition, values = engine.one_of("operation_id", unknown)
            rows = engine.fetch(f"SELECT human, recorded_at, operation_id FROM operation WHERE {condition}", values)  # noqa: S608  # nosec B608  # ours
            self._known.update({row[2]: (bool(row[0]), engine.utc(row[1]), row[2]) for row in rows})


def decisions_as_of(engine: Engine, as_of: datetime | None) -> Decisions:
    """Return what the ledger says at a moment; None is now, with whatever is recorded."""
    silent = set(_undone_by(engine, as_of))
    if as_of is not None:
        later = engine.fetch("SELECT operation_id FROM operation WHERE recorded_at > ?", (engine.moment(as_of),))
        silent |= {number for (number,) in later}
    return Decisions(frozenset(silent))


def overlay(readings: Columns, ledger: Columns, rank: NDArray[np.int64], what: str = "flag") -> NDArray[Any]:
    """Return the readings' flags (or values) with the ledger's laid over: the highest rank wins, below 0 none."""
    seen = rank >= 0
    datastream, time, said = ledger["datastream_id"][seen], ledger["time"][seen], ledger[what][seen]
    if not _is_sorted(datastream, time, rank[seen]):
        order = np.lexsort((rank[seen], time, datastream))
        datastream, time, said = datastream[order], time[order], said[order]
    result: NDArray[Any] = readings[what].copy()
    for stream in np.unique(datastream):
        there = _slice_of(readings["datastream_id"], stream)
        mine = _slice_of(datastream, stream)
        times, wanted = readings["time"][there], time[mine]
        position = np.searchsorted(times, wanted)
        hit = position < len(times)
        hit[hit] = times[position[hit]] == wanted[hit]
        # Assigned in the order of rank: the last assignment to a position stays.
        result[there][position[hit]] = said[mine][hit]
    return result


def _is_sorted(datastream: NDArray[np.int64], time: NDArray[np.int64], rank: NDArray[np.int64]) -> bool:
    # The tables keep this order unless operations were recorded out of turn; looking is cheaper than sorting.
    after = (rank[1:] > rank[:-1]) & (time[1:] == time[:-1])
    after |= time[1:] > time[:-1]
    after &= datastream[1:] == datastream[:-1]
    after |= datastream[1:] > datastream[:-1]
    return bool(after.all())


def _slice_of(sorted_ids: NDArray[np.int64], wanted: int) -> slice:
    start, stop = np.searchsorted(sorted_ids, [wanted, wanted + 1])
    return slice(int(start), int(stop))


def utc_column(engine: Engine, stored: pd.Series) -> pd.DatetimeIndex:
    """Return stored moments as UTC times."""
    return pd.DatetimeIndex(pd.to_datetime([engine.utc(value) for value in stored], utc=True))


def to_json(values: dict[str, Any]) -> str:
    """Return JSON text; NaN becomes null, times ISO text, records objects."""
    return json.dumps(_plain(values), ensure_ascii=False, allow_nan=False)


def from_json(stored: Any) -> dict[str, Any]:
    """Return what was stored as JSON, whether the driver decoded it or not."""
    return dict(stored if isinstance(stored, dict) else json.loads(stored))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, np.ndarray)):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _plain(dataclasses.asdict(value))
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    return value if value is None or isinstance(value, (str, int, bool)) else _text(value)


def _text(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
