# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the live layer would have shown from moment to moment. Runs in a worker thread; no Qt here.

At each moment the readings that were the latest ones then are summed up as the live layer does it; moments that show
the same of a well are one span.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from ...gw_core.errors import InvalidInputError
from ...gw_core.progress import Silent
from ...gw_core.store.ports import WarningLevel
from ...gw_core.wording import say
from ..live.latest import LatestRows, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime, timedelta

    import pandas as pd
    from numpy.typing import NDArray

    from ...gw_core.progress import Progress
    from ...gw_core.records.park import Park
    from ...gw_core.store.ports import Store, WarningEvent

MOST_MOMENTS = 2_000
_OF_STEP = ["datastream_id", "number"]
# What makes a span: the age of a reading changes all the time.
_SHOWN = ("water_class", "worst_property", "value", "unit", "censored", "state", "undecided")
_LEVELS = tuple(WarningLevel)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What wells showed.

    Attributes
    ----------
    rows : LatestRows
        One row a span.
    starts, ends : list of datetime
        UTC; a span holds its start and not its end.
    levels : list of int
        Highest level of the warnings that were open: 0 none, 1 general, 2 serious, 3 severe.
    step : timedelta
        Between two moments.
    """

    park: Park
    rows: LatestRows
    starts: list[datetime]
    ends: list[datetime]
    levels: list[int]
    step: timedelta


def read_history(
    open_store: Callable[[str], Store], database: str, step: timedelta, *, stale_days: int, language: str,
    progress: Progress | None = None,
) -> History:  # fmt: skip
    """Read the whole record and say what wells showed at its end and every ``step`` before.

    Of each step only the last reading of a datastream is kept in memory.

    Raises
    ------
    InvalidInputError
        There are no readings, or more than `MOST_MOMENTS` moments.
    Cancelled
    """
    progress = progress or Silent()
    with closing(open_store(database)) as store:
        records = store.read_park()
        streams = store.datastreams()
        frame = _last_of_steps(store, step, progress)
        events = [event for event in store.read_events() if not event.evidence.get("equipment")]
    frame = frame.merge(streams, on="datastream_id").sort_values("time", kind="stable", ignore_index=True)
    moments = _moments(frame, step)
    names = [point.name for point in records.points]
    tables = []
    for moment, latest in zip(moments, _latest_at(frame, moments), strict=True):
        progress.check()
        rows = summarise(records.points, latest, moment, stale_days=stale_days, language=language)
        tables.append((rows, _levels(events, names, moment)))
    return _merged(records.park, tables, moments, step)


def _last_of_steps(store: Store, step: timedelta, progress: Progress) -> pd.DataFrame:
    """Return the last reading of each datastream in each step, steps being counted back from the newest reading."""
    import pandas as pd

    latest = store.latest()
    if latest.empty:
        raise InvalidInputError(say("The database has no readings."))
    newest, kept = latest["time"].max(), []
    with closing(store.iterate_observations()) as parts:  # closed in the thread that opened it, whatever happens
        for part in parts:
            progress.check()
            number = (newest - part["time"]) // step
            _refuse_too_many(int(number.max()) + 2)
            kept.append(part.assign(number=number)[number >= 0].drop_duplicates(_OF_STEP, keep="last"))
    return pd.concat(kept, ignore_index=True).drop_duplicates(_OF_STEP, keep="last").drop(columns="number")


def _moments(frame: pd.DataFrame, step: timedelta) -> list[datetime]:
    first, last = (frame["time"].iloc[edge].to_pydatetime() for edge in (0, -1))
    count = (last - first) // step + 2  # the first one is before all readings
    return [last - number * step for number in reversed(range(count))]


def _refuse_too_many(count: int) -> None:
    if count > MOST_MOMENTS:
        raise InvalidInputError(
            say("{count} moments are too many to show; at most {most}. Choose a longer step.", count=count,
                most=MOST_MOMENTS)
        )  # fmt: skip


def _latest_at(frame: pd.DataFrame, moments: Sequence[datetime]) -> Iterator[pd.DataFrame]:
    """Yield the latest reading of each datastream as of each moment; ``frame`` is sorted by time."""
    streams, number = np.unique(frame["datastream_id"].to_numpy(), return_inverse=True)
    last = np.full(len(streams), -1)
    done = 0
    for end in frame["time"].searchsorted(list(moments), side="right"):
        last[number[done:end]] = np.arange(done, end)  # of several the last assignment stays
        done = end
        yield frame.iloc[last[last >= 0]]


def _levels(events: Sequence[WarningEvent], names: Sequence[str], moment: datetime) -> NDArray[np.int64]:
    found = dict.fromkeys(names, 0)
    for event in events:
        if event.point in found and event.opened_at <= moment and (not event.resolved_at or moment < event.resolved_at):
            found[event.point] = max(found[event.point], _LEVELS.index(event.level) + 1)
    return np.array(list(found.values()), dtype=np.int64)


def _merged(
    park: Park, tables: Sequence[tuple[LatestRows, NDArray[np.int64]]], moments: Sequence[datetime], step: timedelta
) -> History:
    """Join moments that show the same of a well, and order by well."""
    begins = _begins(tables)
    wells, spans = np.nonzero(begins.T)
    ends = np.append(spans[1:], 0)
    ends[np.append(wells[1:] != wells[:-1], True)] = len(moments)
    parts = [tables[number][0].taken(np.flatnonzero(begins[number])) for number in range(len(moments))]
    order = np.lexsort((np.repeat(np.arange(len(moments)), begins.sum(axis=1)), np.nonzero(begins)[1]))
    return History(
        park=park, rows=_joined(parts).taken(order), starts=[moments[number] for number in spans],
        ends=[moments[number] if number < len(moments) else moments[-1] + step for number in ends],
        levels=[int(tables[number][1][well]) for well, number in zip(wells, spans, strict=True)], step=step,
    )  # fmt: skip


def _begins(tables: Sequence[tuple[LatestRows, NDArray[np.int64]]]) -> NDArray[np.bool_]:
    """Return, moments by wells, where something new is shown."""
    found = np.ones((len(tables), len(tables[0][0])), dtype=np.bool_)
    for number, ((before, level_before), (rows, level)) in enumerate(pairwise(tables), start=1):
        found[number] = level_before != level
        for name in _SHOWN:
            found[number] |= before.columns[name] != rows.columns[name]
    return found


def _joined(parts: Sequence[LatestRows]) -> LatestRows:
    columns: dict[str, Any] = {
        name: np.concatenate([part.columns[name] for part in parts]) for name in parts[0].columns
    }
    return LatestRows(columns)
