# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of operations: who flagged what, when and why; and the flags as they were at any moment."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..clock import utc_now
from ..errors import Finding, InvalidInputError
from ..records.observations import Flag
from ..wording import say
from .batches import times_of

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from .engine import Engine
    from .ports import Operation

_FLAG_COLUMNS = ("datastream_id", "time", "flag")


def record_operation(engine: Engine, operation: Operation, flags: pd.DataFrame, recorded_at: datetime | None) -> int:
    """Store an operation with its flags and bring the latest values up to date; return its id."""
    columns = _flag_columns(flags)
    values = (
        engine.moment(recorded_at or utc_now()), operation.kind, operation.author, to_json(operation.parameters),
        operation.comment, len(flags),
    )  # fmt: skip
    ((operation_id,),) = engine.fetch(
        "INSERT INTO operation (recorded_at, kind, author, parameters, comment, row_count) "
        "VALUES (?, ?, ?, ?, ?, ?) RETURNING operation_id",
        values,
    )
    if len(flags):
        _store_flags(engine, int(operation_id), columns)
    return int(operation_id)


def _flag_columns(flags: pd.DataFrame) -> dict[str, NDArray[Any]]:
    faults = [column for column in _FLAG_COLUMNS if column not in flags]
    if faults:
        raise _bad_flags(say("The flags have no column {column}.", column=faults[0]))
    if flags.duplicated(["datastream_id", "time"]).any():
        raise _bad_flags(say("The flags name an observation more than once."))
    if not flags["flag"].isin([int(flag) for flag in Flag]).all():
        raise _bad_flags(say("A flag is none of 1, 2, 3, 4 and 9."))
    time = pd.Series(pd.DatetimeIndex(pd.to_datetime(flags["time"], utc=True)))
    return {
        "datastream_id": flags["datastream_id"].to_numpy(dtype=np.int64),
        "time": times_of(time),
        "flag": flags["flag"].to_numpy(dtype=np.uint8),
    }


def _bad_flags(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_flags", message=message)])


def _store_flags(engine: Engine, operation_id: int, columns: dict[str, NDArray[Any]]) -> None:
    engine.stage(columns)
    stored = engine.execute(
        "INSERT INTO operation_flag (datastream_id, time, operation_id, flag) "
        "SELECT s.datastream_id, s.time, ?, s.flag FROM staging s "
        "JOIN observation o ON o.datastream_id = s.datastream_id AND o.time = s.time",
        (operation_id,),
    )
    if stored != len(columns["flag"]):
        unknown = len(columns["flag"]) - stored
        raise _bad_flags(say("{count} flags belong to observations that are not stored.", count=unknown))
    engine.execute(
        "UPDATE latest_observation SET flag = (SELECT f.flag FROM operation_flag f "
        "JOIN operation a ON a.operation_id = f.operation_id "
        "WHERE f.datastream_id = latest_observation.datastream_id AND f.time = latest_observation.time "
        "ORDER BY a.recorded_at DESC, a.operation_id DESC LIMIT 1) "
        "WHERE EXISTS (SELECT 1 FROM staging s WHERE s.datastream_id = latest_observation.datastream_id "
        "AND s.time = latest_observation.time)"
    )


def operations(engine: Engine) -> pd.DataFrame:
    """Return the ledger's entries in the order they were recorded."""
    rows = engine.fetch(
        "SELECT operation_id, recorded_at, kind, author, parameters, comment, row_count FROM operation "
        "ORDER BY recorded_at, operation_id"
    )
    table = pd.DataFrame(
        rows, columns=["operation_id", "recorded_at", "kind", "author", "parameters", "comment", "rows"]
    )
    table["recorded_at"] = utc_column(engine, table["recorded_at"])
    table["parameters"] = [from_json(text) for text in table["parameters"]]
    return table


def flags_as_of(
    engine: Engine, readings: dict[str, NDArray[Any]], condition: str, values: list[Any], as_of: datetime | None
) -> NDArray[np.uint8]:
    """Return the flags of readings sorted by datastream and time: of the latest operation, else the raw ones.

    Parameters
    ----------
    engine : Engine
    readings : dict of ndarray, shape (n,)
        ``datastream_id``, ``time`` (microseconds) and the raw ``flag``.
    condition, values
        The same selection by ``datastream_id`` and ``time`` that gave the readings.
    as_of : datetime or None
        Operations recorded later are not seen; None sees all.

    Returns
    -------
    ndarray of uint8, shape (n,)
    """
    ranks = _ranks(engine, as_of)
    if not len(ranks) or not len(readings["time"]):
        return readings["flag"]
    ledger = engine.fetch_arrays(
        ("datastream_id", "time", "operation_id", "flag"), f"FROM operation_flag {condition}", values
    )
    rank = ranks.reindex(ledger["operation_id"], fill_value=-1).to_numpy()
    return overlay(readings, ledger, rank)


def overlay(
    readings: dict[str, NDArray[Any]], ledger: dict[str, NDArray[Any]], rank: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Return the readings' flags with the ledger's laid over: for each reading the highest rank wins, below 0 none."""
    seen = rank >= 0
    datastream, time, flag = ledger["datastream_id"][seen], ledger["time"][seen], ledger["flag"][seen]
    if not _is_sorted(datastream, time, rank[seen]):
        order = np.lexsort((rank[seen], time, datastream))
        datastream, time, flag = datastream[order], time[order], flag[order]
    result: NDArray[np.uint8] = readings["flag"].copy()
    for stream in np.unique(datastream):
        there = _slice_of(readings["datastream_id"], stream)
        mine = _slice_of(datastream, stream)
        times, wanted = readings["time"][there], time[mine]
        position = np.searchsorted(times, wanted)
        hit = position < len(times)
        hit[hit] = times[position[hit]] == wanted[hit]
        # Assigned in the order of rank: the last assignment to a position stays.
        result[there][position[hit]] = flag[mine][hit]
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


def _ranks(engine: Engine, as_of: datetime | None) -> pd.Series:
    rows = engine.fetch("SELECT operation_id, recorded_at FROM operation ORDER BY recorded_at, operation_id")
    limit = None if as_of is None else engine.utc(engine.moment(as_of))
    seen = [operation for operation, recorded_at in rows if limit is None or engine.utc(recorded_at) <= limit]
    return pd.Series(np.arange(len(seen)), index=pd.Index(seen, dtype=np.int64))


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
