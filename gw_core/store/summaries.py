# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations summed up by hour, day or month in the database, and the daily sums of what the archive took out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..records.observations import Flag
from .ledger import decisions_as_of
from .observation_reads import selection
from .ports import ObservationQuery, Step

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from .engine import Engine

_SUMS = ("datastream_id", "time", "n", "mean", "minimum", "maximum", "nondetects")
_COLUMNS = ["datastream_id", "time", "n", "mean", "minimum", "maximum", "censored"]
_DAY = 86_400_000_000
_TABLES = {"flag": "operation_flag", "value": "operation_value"}


def aggregate_observations(engine: Engine, step: Step, query: ObservationQuery) -> pd.DataFrame:
    """Return sums of what a query selects; see `Store.aggregate_observations`."""
    sums = _summed(engine, Step.DAY if step == Step.MONTH else step, query)
    if step != Step.HOUR and query.as_of is None and not query.raw:
        sums = _added(pd.concat([sums, _archived(engine, query)], ignore_index=True))
    if step == Step.MONTH:
        month = sums["time"].to_numpy().view("datetime64[us]").astype("datetime64[M]")
        sums = _added(sums.assign(time=month.astype("datetime64[us]").view(np.int64)))
    times = pd.DatetimeIndex((sums["time"].to_numpy() * 1000).view("datetime64[ns]"), tz="UTC")
    return sums.assign(time=times).rename(columns={"nondetects": "censored"})[_COLUMNS]


def _summed(engine: Engine, step: Step, query: ObservationQuery) -> pd.DataFrame:
    conditions, values = selection(engine, query)
    flag, value, bound = _present(engine, query)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    good = f"r.flag NOT IN ({Flag.FAIL:d}, {Flag.MISSING:d}) AND r.value IS NOT NULL"
    columns = (
        "r.datastream_id", "r.step AS time", "COUNT(*) AS n", "AVG(r.value) AS mean", "MIN(r.value) AS minimum",
        "MAX(r.value) AS maximum", "SUM(CASE WHEN r.censored THEN 1 ELSE 0 END) AS nondetects",
    )  # fmt: skip
    rest = (
        f"FROM (SELECT o.datastream_id AS datastream_id, {engine.step_of('o.time', step)} AS step, "  # noqa: S608  # nosec B608  # ours
        f"{value} AS value, o.censored AS censored, {flag} AS flag FROM observation o {where}) r "
        f"WHERE {good} GROUP BY r.datastream_id, r.step ORDER BY r.datastream_id, r.step"
    )
    return pd.DataFrame(engine.fetch_arrays(columns, rest, [*bound, *values]))


def _present(engine: Engine, query: ObservationQuery) -> tuple[str, str, list[Any]]:
    """Return expressions for flag and value as the ledger has them, and what they bind: first the value's."""
    if query.raw:
        return "o.flag", "o.value", []
    silent, ids = engine.one_of("a.operation_id", sorted(decisions_as_of(engine, query.as_of).silent))
    flag, value = "o.flag", "o.value"
    bound: list[Any] = []
    if engine.fetch("SELECT 1 FROM operation_value LIMIT 1"):
        value = (
            f"CASE WHEN EXISTS {_said('1', 'value', silent)} THEN {_said('e.value', 'value', silent)} ELSE o.value END"
        )
        bound += [*ids, *ids]
    if engine.fetch("SELECT 1 FROM operation_flag LIMIT 1"):
        flag = f"COALESCE({_said('e.flag', 'flag', silent)}, o.flag)"
        bound += ids
    return flag, value, bound


def _said(what: str, table: str, silent: str) -> str:
    return (
        f"(SELECT {what} FROM {_TABLES[table]} e JOIN operation a ON a.operation_id = e.operation_id "  # noqa: S608  # nosec B608  # ours
        f"WHERE e.datastream_id = o.datastream_id AND e.time = o.time AND a.undoes IS NULL AND NOT {silent} "
        "ORDER BY a.human DESC, a.recorded_at DESC, a.operation_id DESC LIMIT 1)"
    )


def _archived(engine: Engine, query: ObservationQuery) -> pd.DataFrame:
    conditions, values = selection(engine, query)
    where = " AND ".join([*conditions, "n > 0"])
    return pd.DataFrame(engine.fetch_arrays(_SUMS, f"FROM observation_day WHERE {where}", values))


def _added(sums: pd.DataFrame) -> pd.DataFrame:
    """Return one row a datastream and time of several: means weighted by their numbers."""
    groups = sums.assign(total=sums["mean"] * sums["n"]).groupby(["datastream_id", "time"], sort=True)
    added = groups.agg(
        n=("n", "sum"), total=("total", "sum"), minimum=("minimum", "min"), maximum=("maximum", "max"),
        nondetects=("nondetects", "sum"),
    ).reset_index()  # fmt: skip
    return added.assign(mean=added["total"] / added["n"])


def keep_days(engine: Engine, first: datetime, last: datetime) -> None:
    """Keep the daily sums of a span whose observations leave; a day without good ones is kept with n = 0."""
    query = ObservationQuery(start=first, end=last)
    sums = _summed(engine, Step.DAY, query).set_index(["datastream_id", "time"])
    conditions, values = selection(engine, query)
    day = engine.step_of("o.time", Step.DAY)
    every = engine.fetch_arrays(
        ("r.datastream_id", "r.time"),
        f"FROM (SELECT DISTINCT o.datastream_id AS datastream_id, {day} AS time FROM observation o "  # noqa: S608  # nosec B608  # ours
        f"WHERE {' AND '.join(conditions)}) r",
        values,
    )
    kept = sums.reindex(pd.MultiIndex.from_arrays([every["datastream_id"], every["time"]], names=sums.index.names))
    kept[["n", "nondetects"]] = kept[["n", "nondetects"]].fillna(0)
    table = kept.reset_index()
    engine.insert_arrays("observation_day", {name: table[name].to_numpy() for name in _SUMS})


def are_archived(engine: Engine, key: NDArray[np.int64], time: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which readings are of days that were archived, shape (n,)."""
    result = np.zeros(len(key), dtype=bool)
    if not len(key) or not engine.fetch("SELECT 1 FROM observation_day LIMIT 1"):
        return result
    found, place = _days(engine, key, time)
    archived = pd.MultiIndex.from_arrays([found["datastream_id"], found["time"]])
    result[:] = place.isin(archived)
    return result


def _days(
    engine: Engine, key: NDArray[np.int64], time: NDArray[np.int64]
) -> tuple[dict[str, NDArray[Any]], pd.MultiIndex]:  # fmt: skip
    place = pd.MultiIndex.from_arrays([key, time - time % _DAY])
    days = place.unique()
    engine.stage({"datastream_id": days.get_level_values(0).to_numpy(), "time": days.get_level_values(1).to_numpy()})
    found = engine.fetch_arrays(
        ("d.datastream_id", "d.time"),
        "FROM observation_day d JOIN staging s ON s.datastream_id = d.datastream_id AND s.time = d.time",
    )
    return found, place


def withdraw_days(engine: Engine, key: NDArray[np.int64], time: NDArray[np.int64]) -> None:
    """Forget the daily sums of the days of readings that come back."""
    _days(engine, key, time)
    engine.execute(
        "DELETE FROM observation_day WHERE (datastream_id, time) IN (SELECT datastream_id, time FROM staging)"
    )
