# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations into and out of the tables: batches, series, latest values, rejected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..clock import utc_now
from ..records.observations import COLUMNS
from . import batches
from .batches import Fate, Readings
from .ledger import flags_as_of, utc_column
from .ports import BatchReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from ..progress import Progress
    from .engine import Engine
    from .ports import Batch, DatastreamKey, ObservationQuery, RejectedRow

_CHUNK = 200_000
_SPANS = 2_000
_NAMES = (
    "FROM datastream d JOIN monitoring_point p ON p.point_id = d.point_id "
    "JOIN observed_property c ON c.property_id = d.property_id"
)


def write_batch(engine: Engine, batch: Batch, progress: Progress) -> BatchReport:
    """Store a batch inside the caller's transaction; see `Store.write_batch`."""
    given = batches.readings_of(batch)
    fate = batches.refuse_rows(given, batch.datastreams, _ids(engine, "point"), _ids(engine, "property"))
    fine = np.flatnonzero(fate == Fate.STORED)
    ids = _datastream_ids(engine, [batch.datastreams[k] for k in np.unique(given.key[fine])])
    key = np.array([ids.get(_triple(stream), -1) for stream in batch.datastreams], dtype=np.int64)
    readings = given.take(fine, key[given.key] if len(key) else given.key)
    progress.report(0.1)
    fate[fine] = _judge(engine, readings)
    progress.check()
    progress.report(0.3)
    rejected = [*batch.rejected, *batches.rejected_rows(batch, given, fate)]
    report = _save_report(engine, batch, fate, len(rejected))
    _save_rejected(engine, report.batch_id, rejected)
    _insert(engine, readings.take(fate[fine] == Fate.STORED), report.batch_id, progress)
    progress.check()
    return report


def _ids(engine: Engine, what: str) -> dict[str, int]:
    statement = {
        "point": "SELECT name, point_id FROM monitoring_point",
        "property": "SELECT code, property_id FROM observed_property",
    }[what]
    return dict(engine.fetch(statement))


def _triple(key: DatastreamKey) -> tuple[str, str, str]:
    return key.point, key.property, key.sensor


def _datastream_ids(engine: Engine, keys: Sequence[DatastreamKey]) -> dict[tuple[str, str, str], int]:
    """Return the ids of datastreams by point, property and sensor, making those that are not there."""
    known = _known_datastreams(engine)
    missing = [key for key in dict.fromkeys(keys) if _triple(key) not in known]
    if not missing:
        return known
    points, properties = _ids(engine, "point"), _ids(engine, "property")
    engine.execute_many(
        "INSERT INTO datastream (point_id, property_id, sensor) VALUES (?, ?, ?)",
        [(points[key.point], properties[key.property], key.sensor) for key in missing],
    )
    return _known_datastreams(engine)


def _known_datastreams(engine: Engine) -> dict[tuple[str, str, str], int]:
    rows = engine.fetch(f"SELECT p.name, c.code, d.sensor, d.datastream_id {_NAMES}")
    return {(point, code, sensor): stream for point, code, sensor, stream in rows}


def _judge(engine: Engine, readings: Readings) -> NDArray[np.uint8]:
    fate = np.zeros(len(readings), dtype=np.uint8)
    suspects = np.flatnonzero(np.isin(readings.key, _overlapping(engine, readings)))
    if len(suspects):
        engine.stage({"row": suspects, "datastream_id": readings.key[suspects], "time": readings.time[suspects]})
        found = engine.fetch_arrays(
            ("s.row", "o.value", "o.censored"),
            "FROM staging s JOIN observation o ON o.datastream_id = s.datastream_id AND o.time = s.time",
        )
        fate[found["row"]] = batches.judge_stored(readings, found["row"], found["value"], found["censored"])
    fresh = np.flatnonzero(fate == Fate.STORED)
    fate[fresh] = batches.judge_repeated(readings.take(fresh))
    return fate


def _overlapping(engine: Engine, readings: Readings) -> list[int]:
    """Return the datastreams that have stored observations between the first and the last of the readings."""
    spans = pd.DataFrame({"key": readings.key, "time": readings.time}).groupby("key")["time"].agg(["min", "max"])
    found: list[int] = []
    for start in range(0, len(spans), _SPANS):
        part = spans.iloc[start : start + _SPANS]
        values = [
            value
            for key, first, last in part.itertuples()
            for value in (int(key), engine.moment(int(first)), engine.moment(int(last)))
        ]
        marks = ", ".join(["(?, ?, ?)"] * len(part))
        found += [
            stream
            for (stream,) in engine.fetch(
                f"WITH span (datastream_id, low, high) AS (VALUES {marks}) "  # noqa: S608  # nosec B608  # only marks
                "SELECT datastream_id FROM span WHERE EXISTS (SELECT 1 FROM observation o "
                "WHERE o.datastream_id = span.datastream_id AND o.time BETWEEN span.low AND span.high)",
                values,
            )
        ]
    return found


def _save_report(engine: Engine, batch: Batch, fate: NDArray[np.uint8], rejected: int) -> BatchReport:
    stored, duplicate = int(np.sum(fate == Fate.STORED)), int(np.sum(fate == Fate.DUPLICATE))
    rows_in = len(fate) + len(batch.rejected)
    values = (
        batch.source, batch.sha256, batch.reader, batch.time_zone, rows_in, stored, duplicate, rejected,
        engine.moment(utc_now()),
    )  # fmt: skip
    ((batch_id,),) = engine.fetch(
        "INSERT INTO batch (source, sha256, reader, time_zone, rows_in, stored, duplicate, rejected, imported_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING batch_id",
        values,
    )
    return BatchReport(
        batch_id=int(batch_id), source=batch.source, reader=batch.reader, time_zone=batch.time_zone,
        rows_in=rows_in, stored=stored, duplicate=duplicate, rejected=rejected,
    )  # fmt: skip


def _save_rejected(engine: Engine, batch_id: int, rejected: Iterable[RejectedRow]) -> None:
    # A row refused in the same words before is known: bringing a file twice stores nothing twice.
    rows = list(dict.fromkeys(_plain_row(row) for row in rejected))
    known: set[tuple[Any, ...]] = set()
    for file in {row[0] for row in rows}:
        known.update(engine.fetch("SELECT file, line, reason, raw FROM rejected_row WHERE file = ?", (file,)))
    engine.execute_many(
        "INSERT INTO rejected_row (batch_id, file, line, reason, raw) VALUES (?, ?, ?, ?, ?)",
        [(batch_id, *row) for row in rows if row not in known],
    )


def _plain_row(row: RejectedRow) -> tuple[str, int, str, str]:
    # PostgreSQL cannot hold the character NUL, which binary files have.
    return row.file, row.line, row.reason, row.raw.replace("\x00", "\ufffd")


def _insert(engine: Engine, readings: Readings, batch_id: int, progress: Progress) -> None:
    for start in range(0, len(readings), _CHUNK):
        progress.check()
        part = readings.take(np.arange(start, min(start + _CHUNK, len(readings))))
        columns = _columns(part)
        columns["batch_id"] = np.full(len(part), batch_id)
        engine.insert_arrays("observation", columns)
        progress.report(0.3 + 0.65 * (start + len(part)) / len(readings))
    latest = readings.take(batches.latest_rows(readings))
    if len(latest):
        engine.stage(_columns(latest))
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


def datastreams(engine: Engine) -> pd.DataFrame:
    """Return datastream_id, point, property, sensor, unit."""
    rows = engine.fetch(f"SELECT d.datastream_id, p.name, c.code, d.sensor, c.unit {_NAMES} ORDER BY d.datastream_id")
    table = pd.DataFrame(rows, columns=["datastream_id", "point", "property", "sensor", "unit"])
    return table.astype({"datastream_id": "int64"})


def read_observations(engine: Engine, query: ObservationQuery) -> pd.DataFrame:
    """Return an observation frame; see `Store.read_observations`."""
    condition, values = _selection(engine, query)
    readings = engine.fetch_arrays(COLUMNS, f"FROM observation {condition}", values)
    readings = _sorted(readings)
    readings["flag"] = flags_as_of(engine, readings, condition, values, query.as_of)
    return frame_of(readings)


def _selection(engine: Engine, query: ObservationQuery) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    if query.points or query.properties:
        streams = datastreams(engine)
        wanted = np.ones(len(streams), dtype=bool)
        if query.points:
            wanted &= streams["point"].isin(query.points).to_numpy()
        if query.properties:
            wanted &= streams["property"].isin(query.properties).to_numpy()
        part, ids = engine.one_of("datastream_id", streams["datastream_id"][wanted].tolist())
        parts.append(part)
        values += ids
    for sign, moment in ((">=", query.start), ("<=", query.end)):
        if moment is not None:
            parts.append(f"time {sign} ?")
            values.append(engine.moment(moment))
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


def _sorted(readings: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    # Both engines keep the key in order, but promise nothing; looking is cheaper than making them sort.
    key, time = readings["datastream_id"], readings["time"]
    if np.all((key[1:] > key[:-1]) | ((key[1:] == key[:-1]) & (time[1:] > time[:-1]))):
        return readings
    order = np.lexsort((time, key))
    return {name: values[order] for name, values in readings.items()}


def frame_of(readings: dict[str, NDArray[Any]]) -> pd.DataFrame:
    """Return arrays as an observation frame."""
    times = pd.DatetimeIndex((readings["time"] * 1000).view("datetime64[ns]"), tz="UTC")
    frame = pd.DataFrame({"datastream_id": readings["datastream_id"], "time": times})
    for name in ("value", "censored", "flag"):
        frame[name] = readings[name]
    return frame


def latest(engine: Engine) -> pd.DataFrame:
    """Return the latest observation of each datastream with point, property, sensor and unit."""
    readings = _sorted(engine.fetch_arrays(COLUMNS, "FROM latest_observation"))
    return frame_of(readings).merge(datastreams(engine), on="datastream_id", how="left").reset_index(drop=True)


def batch_reports(engine: Engine) -> pd.DataFrame:
    """Return the import reports, oldest first."""
    rows = engine.fetch(
        "SELECT batch_id, source, reader, time_zone, rows_in, stored, duplicate, rejected, sha256, imported_at "
        "FROM batch ORDER BY batch_id"
    )
    table = pd.DataFrame(rows, columns=[*BatchReport.__dataclass_fields__, "sha256", "imported_at"])
    table["imported_at"] = utc_column(engine, table["imported_at"])
    return table


def rejected(engine: Engine) -> pd.DataFrame:
    """Return batch_id, file, line, reason, raw in the order they were rejected."""
    rows = engine.fetch("SELECT batch_id, file, line, reason, raw FROM rejected_row ORDER BY rejected_id")
    return pd.DataFrame(rows, columns=["batch_id", "file", "line", "reason", "raw"])
