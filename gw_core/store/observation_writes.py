# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations into the tables: what is new is stored, what is known counted, what cannot be kept with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..errors import InvalidInputError
from ..progress import Silent
from ..wording import say
from . import batch_tables, batches, summaries
from .batches import Fate, Readings
from .ports import BatchReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ..progress import Progress
    from .engine import Engine
    from .names import Names
    from .ports import Batch

_DENSE = 4  # stored readings for each that is asked for
_CHUNK = 10_000
_FEW = 5_000  # datastreams; more are fetched faster without naming them
_NEVER = np.iinfo(np.int64).min


class Uncounted(Silent):
    """The progress of one part of nobody knows how many: it can be cancelled, but says nothing of how far it is."""

    def __init__(self, parent: Progress) -> None:
        self._parent = parent

    def cancelled(self) -> bool:
        """Ask the parent."""
        return self._parent.cancelled()


def write_batches(engine: Engine, names: Names, parts: Iterable[Batch], progress: Progress) -> BatchReport:
    """Store the parts of one source inside the caller's transaction; see `Store.write_batches`."""
    total: BatchReport | None = None
    names.begin()
    for part in parts:
        if total is None:
            total = _opened(engine, part)
        else:
            _refuse_stranger(part, total)
        counts = _write_part(engine, names, part, total, progress)
        total = replace(total, **{name: getattr(total, name) + count for name, count in counts.items()})
        progress.check()
    if total is None:
        raise InvalidInputError(say("There is nothing to store: the source gave no part."))
    _settle(engine, progress)
    batch_tables.count_rows(engine, total)
    return total


def _settle(engine: Engine, progress: Progress, keys: dict[str, NDArray[Any]] | None = None) -> None:
    for _ in engine.settle_observations(keys):
        progress.check()


def _opened(engine: Engine, part: Batch) -> BatchReport:
    return BatchReport(
        batch_id=batch_tables.open_batch(engine, part), source=part.source, reader=part.reader,
        time_zone=part.time_zone, rows_in=0, stored=0, duplicate=0, rejected=0,
    )  # fmt: skip


def _refuse_stranger(part: Batch, total: BatchReport) -> None:
    if (part.source, part.reader, part.time_zone) != (total.source, total.reader, total.time_zone):
        raise InvalidInputError(say("The parts of {source} are not of one source.", source=total.source or "?"))


def _write_part(engine: Engine, names: Names, part: Batch, total: BatchReport, progress: Progress) -> dict[str, int]:
    given = batches.readings_of(part)
    fate = batches.refuse_rows(given, part.datastreams, names.points, names.properties)
    fine = np.flatnonzero(fate == Fate.STORED)
    key = names.ids(part.datastreams, np.unique(given.key[fine]))
    readings = given.take(fine, key[given.key] if len(key) else given.key)
    progress.report(0.1)
    fate[fine] = _judge(engine, readings, progress)
    progress.check()
    progress.report(0.3)
    rejected = [*part.rejected, *batches.rejected_rows(part, given, fate, total.rows_in)]
    batch_tables.save_rejected(engine, total.batch_id, rejected)
    _insert(engine, readings.take(fate[fine] == Fate.STORED), total.batch_id, progress)
    return {
        "rows_in": len(fate) + len(part.rejected), "stored": int(np.sum(fate == Fate.STORED)),
        "duplicate": int(np.sum(fate == Fate.DUPLICATE)), "rejected": len(rejected),
    }  # fmt: skip


def _judge(engine: Engine, readings: Readings, progress: Progress) -> NDArray[np.uint8]:
    """Return the fate of rows: only what is not later than all that is stored of its datastream can be known."""
    fate = np.zeros(len(readings), dtype=np.uint8)
    old = np.flatnonzero(readings.time <= _latest_times(engine, readings.key))
    if len(old):
        fate[old] = _judge_old(engine, readings.take(old), progress)
    fresh = np.flatnonzero(fate == Fate.STORED)
    fate[fresh] = batches.judge_repeated(readings.take(fresh))
    return fate


def _latest_times(engine: Engine, key: NDArray[np.int64]) -> NDArray[np.int64]:
    streams, place = np.unique(key, return_inverse=True)
    condition, ids = ("", []) if len(streams) > _FEW else _where(engine.one_of("datastream_id", streams.tolist()))
    stored = engine.fetch_arrays(("datastream_id", "time"), f"FROM latest_observation {condition}", ids)
    latest = pd.Series(stored["time"], index=stored["datastream_id"])
    times: NDArray[np.int64] = latest.reindex(streams, fill_value=_NEVER).to_numpy(dtype=np.int64)
    return times[place]


def _where(condition: tuple[str, list[Any]]) -> tuple[str, list[Any]]:
    return f"WHERE {condition[0]}", condition[1]


def _judge_old(engine: Engine, readings: Readings, progress: Progress) -> NDArray[np.uint8]:
    archived = summaries.are_archived(engine, readings.key, readings.time)
    fate = np.where(archived, np.uint8(Fate.ARCHIVED), np.uint8(Fate.STORED))
    asked = np.flatnonzero(~archived)
    if len(asked):
        old = readings.take(asked)
        _settle(engine, progress, {"datastream_id": old.key, "time": old.time})
        rows, value, censored = _stored(engine, old)
        fate[asked[rows]] = batches.judge_stored(readings, asked[rows], value, censored)
    return fate


def _stored(
    engine: Engine, readings: Readings
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:  # fmt: skip
    """Return the rows whose key is stored, with the value and the mark stored there."""
    span = (engine.moment(int(readings.time.min())), engine.moment(int(readings.time.max())))
    streams, ids = engine.one_of("o.datastream_id", np.unique(readings.key).tolist())
    most = len(readings) * _DENSE + _CHUNK
    there = engine.fetch_arrays(
        ("o.datastream_id", "o.time", "o.value", "o.censored"),
        f"FROM observation o WHERE {streams} AND o.time BETWEEN ? AND ? LIMIT ?",
        (*ids, *span, most),
    )
    if len(there["time"]) < most:
        rows, place = batches.matches(readings, there["datastream_id"], there["time"])
        return rows, there["value"][place], there["censored"][place]
    # A few readings among many: asking for each is less than reading all that lie between them.
    engine.stage({"row": np.arange(len(readings)), "datastream_id": readings.key, "time": readings.time})
    found = engine.fetch_arrays(
        ("s.row", "o.value", "o.censored"),
        "FROM staging s JOIN observation o ON o.datastream_id = s.datastream_id AND o.time = s.time "
        "WHERE o.time BETWEEN ? AND ?",
        span,
    )
    return found["row"], found["value"], found["censored"]


def _insert(engine: Engine, readings: Readings, batch_id: int, progress: Progress) -> None:
    if not len(readings):
        return
    columns = _columns(readings)
    columns["batch_id"] = np.full(len(readings), batch_id)
    progress.check()
    for done in engine.insert_observations(columns):
        progress.report(0.3 + 0.65 * done / len(readings))
        progress.check()
    engine.stage(_columns(readings.take(batches.latest_rows(readings))))
    engine.execute(
        "INSERT INTO latest_observation (datastream_id, time, value, censored, flag) "
        "SELECT datastream_id, time, value, censored, flag FROM staging WHERE true "
        "ON CONFLICT (datastream_id) DO UPDATE SET time = excluded.time, value = excluded.value, "
        "censored = excluded.censored, flag = excluded.flag WHERE excluded.time > latest_observation.time"
    )


def _columns(readings: Readings) -> dict[str, NDArray[Any]]:
    return {
        "datastream_id": readings.key, "time": readings.time, "value": readings.value,
        "censored": readings.censored, "flag": readings.flag,
    }  # fmt: skip
