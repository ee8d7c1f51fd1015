# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations in monthly partitions of PostgreSQL, or in chunks of TimescaleDB where a database has that extension.

The functions in the migrations make partitions; here is what decides which, and what goes where.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

from ..clock import utc_now
from ..errors import InvalidInputError
from ..wording import say
from .postgis_fresh_months import months_of, part_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from .postgis_engine import PostgisEngine
    from .postgis_fresh_months import FreshMonths

_PIECE = 200_000
_WORTH_A_COPY = 500  # rows of a month; for fewer, the server sorts them faster than a statement each
_FIRST_MONTH = np.datetime64("1990-01", "M")
_AHEAD_YEARS = 10
_MONTH_DAYS = 28  # at most: one step never passes over a month

HYPERTABLE = """
ALTER TABLE observation RENAME TO observation_parts;
CREATE TABLE observation (LIKE observation_parts INCLUDING ALL);
SELECT create_hypertable('observation', 'time', chunk_time_interval => interval '1 month',
  create_default_indexes => false);
INSERT INTO observation SELECT * FROM observation_parts;
CREATE TRIGGER observation_keeps BEFORE UPDATE OR DELETE ON observation FOR EACH ROW EXECUTE FUNCTION keep_rows();
CREATE TRIGGER observation_keeps_all BEFORE TRUNCATE ON observation FOR EACH STATEMENT EXECUTE FUNCTION keep_rows();
"""


def is_partitioned(engine: PostgisEngine) -> bool:
    """Return whether this program makes the partitions; else TimescaleDB makes its chunks."""
    return engine.fetch("SELECT to_regclass('observation_late') IS NOT NULL") == [(True,)]


def arrange(engine: PostgisEngine) -> None:
    """Let TimescaleDB keep the observations when the database has it; move the border of the months ahead."""
    if not is_partitioned(engine):
        return
    if engine.fetch("SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'"):
        _become_hypertable(engine)
    else:
        _move_end(engine, utc_now() + timedelta(days=366))


def _become_hypertable(engine: PostgisEngine) -> None:
    ((view,),) = engine.fetch("SELECT pg_get_viewdef('observation_text'::regclass)")
    engine.execute("DROP VIEW observation_text")
    engine.run_script(HYPERTABLE)
    engine.execute("DROP TABLE observation_parts")
    engine.run_script(f"CREATE VIEW observation_text AS {view}")


def _move_end(engine: PostgisEngine, needed: datetime) -> None:
    """Move the border of ``observation_late`` when it lies before ``needed``: a year further than that."""
    ((end,),) = engine.fetch("SELECT observation_months_end()")
    if end <= needed:
        border = datetime(needed.year + 1, needed.month, 1, tzinfo=timezone.utc)
        engine.fetch("SELECT move_observation_months_end(?)", (border,))


def prepare(engine: PostgisEngine, first: datetime, last: datetime) -> int:
    """Make the partitions from the month of ``first`` to that of ``last``; return how many were made.

    Raises
    ------
    InvalidInputError
        More than ten years ahead.
    """
    first, last = (engine.utc(engine.moment(time)) for time in (first, last))
    if last > utc_now() + timedelta(days=366 * _AHEAD_YEARS):
        raise InvalidInputError(say("Partitions are made {years} years ahead at most.", years=_AHEAD_YEARS))
    if not is_partitioned(engine):
        return 0
    _move_end(engine, last)
    months = np.arange(_month(first), _month(last) + 1)
    return _make(engine, months)


def _month(time: datetime) -> np.datetime64:
    return np.datetime64(time.replace(tzinfo=None), "M")


def _make(engine: PostgisEngine, months: NDArray[np.datetime64]) -> int:
    moments = [start_of(month) for month in months if month >= _FIRST_MONTH]
    rows = engine.fetch("SELECT make_observation_month(m) FROM unnest(?::timestamptz[]) AS m", (moments,))
    return sum(made for (made,) in rows)


def insert(engine: PostgisEngine, fresh: FreshMonths, columns: Mapping[str, NDArray[Any]]) -> Iterator[int]:
    """Insert rows into ``observation`` or into months that are not attached yet; yield how many are in so far."""
    done = 0
    for table, rows in _destinations(engine, fresh, columns["time"]):
        for start in range(0, len(rows), _PIECE):
            piece = rows[start : start + _PIECE]
            insert = fresh.put if fresh.has(table) else engine.insert_arrays
            insert(table, {name: values[piece] for name, values in columns.items()})
            done += len(piece)
            yield done
    fresh.remember(columns["datastream_id"], columns["time"])


def _destinations(
    engine: PostgisEngine, fresh: FreshMonths, time: NDArray[np.int64]
) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Yield tables with the rows that go there; those of months with few rows are left to the server to sort."""
    if not is_partitioned(engine):
        yield "observation", np.arange(len(time))
        return
    month = months_of(time)
    order = np.argsort(month.view(np.int64), kind="stable")  # numbers are sorted faster than dates
    starts = np.flatnonzero(np.r_[True, np.diff(month[order].view(np.int64)) > 0])
    counts = np.diff(starts, append=len(time))
    months = month[order[starts]]
    ((end,),) = engine.fetch("SELECT observation_months_end()")
    inside = (months >= _FIRST_MONTH) & (months < _month(end))
    many = inside & (counts > _WORTH_A_COPY)
    fresh.make(months[many])
    _make(engine, months[inside & ~many])
    alone = many | fresh.are_fresh(months)
    for number in np.flatnonzero(alone):
        yield part_of(months[number]), order[starts[number] : starts[number] + counts[number]]
    rest = order[~np.repeat(alone, counts)]
    if len(rest):
        yield "observation", rest


def let_go(engine: PostgisEngine, first: datetime, end: datetime) -> int:
    """Delete the observations of a span; return how many there were.

    The partition of a month of which nothing stays is given up, which frees its room at once. Else the guard is taken
    down and up again in the same transaction.
    """
    span = (engine.moment(first), engine.moment(end))
    if not is_partitioned(engine):
        return _delete(engine, "observation", span)
    rows = engine.fetch("SELECT DISTINCT tableoid::regclass::text FROM observation WHERE time >= ? AND time < ?", span)
    return sum(_let_go_of(engine, part, span) for (part,) in rows)


def _let_go_of(engine: PostgisEngine, part: str, span: tuple[datetime, datetime]) -> int:
    stays = engine.fetch(f"SELECT 1 FROM {part} WHERE time < ? OR time >= ? LIMIT 1", span)  # noqa: S608  # nosec B608  # the server's words
    if stays or part in ("observation_early", "observation_late"):
        return _delete(engine, part, span)
    ((count,),) = engine.fetch(f"SELECT COUNT(*) FROM {part}")  # noqa: S608  # nosec B608
    engine.execute(f"DROP TABLE {part}")
    return int(count)


def _delete(engine: PostgisEngine, table: str, span: tuple[datetime, datetime]) -> int:
    engine.execute(f"ALTER TABLE {table} DISABLE TRIGGER observation_keeps")
    count = engine.execute(f"DELETE FROM {table} WHERE time >= ? AND time < ?", span)  # noqa: S608  # nosec B608  # ours
    engine.execute(f"ALTER TABLE {table} ENABLE TRIGGER observation_keeps")
    return count
