# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations out of the tables: what a query selects, with what the ledger says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..records.observations import COLUMNS
from . import geometry
from .ledger import decisions_as_of
from .names import JOINED, datastreams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .engine import Engine
    from .ledger import Decisions
    from .ports import ObservationQuery


def read_observations(engine: Engine, query: ObservationQuery) -> pd.DataFrame:
    """Return an observation frame; see `Store.read_observations`."""
    conditions, values = selection(engine, query)
    where = _where(conditions)
    readings = _sorted(engine.fetch_arrays(COLUMNS, f"FROM observation {where}", values))
    return frame_of(_laid_over(engine, _decisions(engine, query), readings, where, values))


def iterate_observations(engine: Engine, query: ObservationQuery, rows: int) -> Iterator[pd.DataFrame]:
    """Yield frames of ``rows`` rows inside the caller's transaction, each from where the one before ended."""
    conditions, values = selection(engine, query)
    decisions = _decisions(engine, query)
    for readings in engine.fetch_pieces(COLUMNS, conditions, values, rows):
        until = _where([*conditions, "(datastream_id, time) >= (?, ?)", "(datastream_id, time) <= (?, ?)"])
        keys = [*values, *_key(engine, readings, 0), *_key(engine, readings, -1)]
        yield frame_of(_laid_over(engine, decisions, readings, until, keys))


def _key(engine: Engine, readings: dict[str, NDArray[Any]], row: int) -> list[Any]:
    return [int(readings["datastream_id"][row]), engine.moment(int(readings["time"][row]))]


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _decisions(engine: Engine, query: ObservationQuery) -> Decisions | None:
    return None if query.raw else decisions_as_of(engine, query.as_of)


def _laid_over(
    engine: Engine, decisions: Decisions | None, readings: dict[str, NDArray[Any]], where: str, values: list[Any]
) -> dict[str, NDArray[Any]]:
    return readings if decisions is None else decisions.laid_over(engine, readings, where, values)


def selection(engine: Engine, query: ObservationQuery) -> tuple[list[str], list[Any]]:
    """Return the conditions on ``datastream_id`` and ``time`` that a query means, and what they bind."""
    conditions: list[str] = []
    values: list[Any] = []
    streams = _chosen_streams(engine, query)
    if streams is not None:
        condition, ids = engine.one_of("datastream_id", streams)
        conditions.append(condition)
        values += ids
    for sign, moment in ((">=", query.start), ("<=", query.end)):
        if moment is not None:
            conditions.append(f"time {sign} ?")
            values.append(engine.moment(moment))
    if streams is None and conditions and engine.every_stream:
        conditions.append(engine.every_stream)
    return conditions, values


def _chosen_streams(engine: Engine, query: ObservationQuery) -> list[int] | None:
    """Return the datastreams of a query; None means all."""
    if not (query.points or query.properties or query.sensors or query.kinds or query.area_wkt):
        return None
    rows = engine.fetch(f"SELECT d.datastream_id, p.name, c.code, d.sensor, c.kind {JOINED}")
    table = pd.DataFrame(rows, columns=["datastream_id", "point", "property", "sensor", "kind"])
    wanted = np.ones(len(table), dtype=bool)
    for column, names in (("point", query.points), ("property", query.properties), ("sensor", query.sensors),
                          ("kind", query.kinds)):  # fmt: skip
        if names:
            wanted &= table[column].isin(names).to_numpy()
    if query.area_wkt:
        wanted &= table["point"].isin(_points_inside(engine, query.area_wkt)).to_numpy()
    return [int(stream) for stream in table["datastream_id"][wanted]]


def _points_inside(engine: Engine, area_wkt: str) -> list[str]:
    # In the program, not in the database, so that both engines decide alike at the edge.
    area = geometry.geometry_from_wkt(area_wkt)
    rows = engine.fetch(f"SELECT {engine.geometry_column('geom')}, name FROM monitoring_point")  # noqa: S608  # nosec B608  # ours
    places = [(name, engine.read_geometry(shape)) for shape, name in rows]
    return [name for name, place in places if area is not None and place is not None and area.Intersects(place)]


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


def imported_since(engine: Engine, batch_id: int) -> tuple[int, list[int]]:
    """Return the latest batch, and the datastreams that got readings by batches after ``batch_id``."""
    latest = int(engine.fetch("SELECT COALESCE(MAX(batch_id), 0) FROM batch")[0][0])
    if latest <= batch_id:
        return latest, []
    rows = engine.fetch("SELECT DISTINCT datastream_id FROM observation WHERE batch_id > ? ORDER BY 1", [batch_id])
    return latest, [int(row[0]) for row in rows]
