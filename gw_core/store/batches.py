# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of each row of a batch: stored, duplicate or rejected. Arrays only, the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InvalidInputError
from ..records.observations import Flag, check_frame
from ..wording import say
from .ports import RejectedRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from .ports import Batch, DatastreamKey


class Fate(IntEnum):
    """What becomes of a row; names of refusals, in lower case, are the reasons in ``rejected_row``."""

    STORED = 0
    DUPLICATE = 1
    UNKNOWN_POINT = 2
    UNKNOWN_PROPERTY = 3
    NO_TIME = 4
    NOT_FINITE = 5
    CONFLICT = 6
    ARCHIVED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The rows of a batch as arrays of equal length.

    Attributes
    ----------
    key : ndarray of int64
        Position in ``Batch.datastreams``; after resolution, the datastream_id.
    time : ndarray of int64
        Microseconds since 1970-01-01 UTC.
    value : ndarray of float64
        NaN is missing.
    censored : ndarray of bool
    flag : ndarray of uint8
    """

    key: NDArray[np.int64]
    time: NDArray[np.int64]
    value: NDArray[np.float64]
    censored: NDArray[np.bool_]
    flag: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.key)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.int64], key: NDArray[np.int64] | None = None) -> Readings:
        """Return some of the rows, with another ``key`` (of all rows) when given."""
        return Readings(
            key=(self.key if key is None else key)[rows], time=self.time[rows], value=self.value[rows],
            censored=self.censored[rows], flag=self.flag[rows],
        )  # fmt: skip


def readings_of(batch: Batch) -> Readings:
    """Return the rows of a batch as arrays; a reading without value is flagged missing.

    Raises
    ------
    InvalidInputError
        When the frame is not an observation frame or points to a datastream that the batch does not have.
    """
    frame = batch.observations
    check_frame(frame)
    key = frame["datastream_id"].to_numpy()
    if len(key) and (key.min() < 0 or key.max() >= len(batch.datastreams)):
        raise InvalidInputError(
            say("A row of {source} belongs to no datastream of its batch.", source=batch.source or "?")
        )
    value = frame["value"].to_numpy()
    flag = np.where(np.isnan(value), np.uint8(Flag.MISSING), frame["flag"].to_numpy())
    return Readings(
        key=key, time=times_of(frame["time"]), value=value, censored=frame["censored"].to_numpy(), flag=flag
    )


def times_of(column: pd.Series) -> NDArray[np.int64]:
    """Return a column of UTC times as microseconds since 1970-01-01; NaT becomes the smallest integer."""
    nanoseconds = column.to_numpy(dtype="datetime64[ns]").view(np.int64)
    return np.where(column.isna().to_numpy(), np.iinfo(np.int64).min, nanoseconds // 1000)


def refuse_rows(
    readings: Readings, keys: Sequence[DatastreamKey], points: Collection[str], properties: Collection[str]
) -> NDArray[np.uint8]:
    """Return the `Fate` of each row as far as the row itself decides it, shape (n,)."""
    by_key = np.array(
        [
            Fate.UNKNOWN_POINT if key.point not in points
            else Fate.UNKNOWN_PROPERTY if key.property not in properties
            else Fate.STORED
            for key in keys
        ],
        dtype=np.uint8,
    )  # fmt: skip
    fate = by_key[readings.key] if len(by_key) else np.zeros(len(readings), dtype=np.uint8)
    undecided = fate == Fate.STORED
    fate[undecided & (readings.time == np.iinfo(np.int64).min)] = Fate.NO_TIME
    fate[undecided & np.isinf(readings.value)] = Fate.NOT_FINITE
    return fate


def judge_stored(
    readings: Readings, rows: NDArray[np.int64], value: NDArray[np.float64], censored: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """Return the fate of rows whose key is stored already with ``value`` and ``censored``, shape of ``rows``."""
    same = _same(readings.value[rows], value) & (readings.censored[rows] == censored)
    return np.where(same, np.uint8(Fate.DUPLICATE), np.uint8(Fate.CONFLICT))


def matches(
    readings: Readings, key: NDArray[np.int64], time: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:  # fmt: skip
    """Return the rows of readings that have a stored key, and the place of that key among the stored.

    Parameters
    ----------
    readings : Readings
        The same key may occur more than once.
    key, time : ndarray of int64, shape (m,)
        Stored keys, none twice, in any order.
    """
    all_keys, all_times = np.concatenate([key, readings.key]), np.concatenate([time, readings.time])
    order = np.lexsort((all_times, all_keys))  # stable: what is stored comes before what is asked for
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (all_keys[order][1:] != all_keys[order][:-1]) | (all_times[order][1:] != all_times[order][:-1])
    first = order[np.maximum.accumulate(np.where(is_first, np.arange(len(order)), 0))]
    found = (order >= len(key)) & (first < len(key))
    return order[found] - len(key), first[found]


def judge_repeated(readings: Readings) -> NDArray[np.uint8]:
    """Return the fate of rows among themselves, shape (n,): the first of a key is stored, repeats are not.

    A repeat with the same value is a duplicate, with another value a conflict.
    """
    fate = np.zeros(len(readings), dtype=np.uint8)
    key, time = readings.key, readings.time
    if np.all((key[1:] > key[:-1]) | ((key[1:] == key[:-1]) & (time[1:] > time[:-1]))):
        return fate
    order = np.lexsort((time, key))  # stable: the first given comes first
    key, time = key[order], time[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (key[1:] != key[:-1]) | (time[1:] != time[:-1])
    first = order[np.maximum.accumulate(np.where(is_first, np.arange(len(order)), 0))]
    repeats = order[~is_first]
    first = first[~is_first]
    fate[repeats] = judge_stored(readings, repeats, readings.value[first], readings.censored[first])
    return fate


def rejected_rows(
    batch: Batch, readings: Readings, fate: NDArray[np.uint8], rows_before: int = 0
) -> list[RejectedRow]:  # fmt: skip
    """Return a `RejectedRow` for each refused row; its line is that of the batch, else its position, from 1.

    ``rows_before`` are those of earlier parts of the same source.
    """
    rows = np.flatnonzero(fate > Fate.DUPLICATE)
    times = batch.observations["time"].iloc[rows].astype(str)
    return [
        RejectedRow(
            file=batch.source,
            line=int(batch.lines[row] if len(batch.lines) else rows_before + row + 1),
            reason=Fate(fate[row]).name.lower(),
            raw=raw,
        )
        for row, raw in zip(rows, _raw_texts(batch.datastreams, readings.take(rows), times), strict=True)
    ]


def _raw_texts(keys: Sequence[DatastreamKey], readings: Readings, times: pd.Series) -> list[str]:
    named = [f"{key.point};{key.property};{key.sensor}" for key in keys]
    signs = np.where(readings.censored, "<", "")
    return [
        f"{named[key]};{time};{sign}{value!r}"
        for key, time, sign, value in zip(readings.key, times, signs, readings.value.tolist(), strict=True)
    ]


def latest_rows(readings: Readings) -> NDArray[np.int64]:
    """Return the row of the latest time of each key; keys and times do not repeat."""
    order: NDArray[np.int64] = np.lexsort((readings.time, readings.key))
    key = readings.key[order]
    is_last = np.ones(len(order), dtype=bool)
    is_last[:-1] = key[1:] != key[:-1]
    last: NDArray[np.int64] = order[is_last]
    return last


def _same(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (left == right) | (np.isnan(left) & np.isnan(right))
    return same
