# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One batch as arrays: which rows belong to a series, and in what turns its datastreams can be judged together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..records.observations import Flag
from .checks import CheckKind
from .live_limits import figure
from .live_memory import FAIL, MISSING, NOT_EVALUATED, RANK_OF, SUSPECT
from .live_next import range_ranks
from .series import NS_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .live_memory import Memory

_LONG = 32  # readings of one datastream in a batch from which on its series is judged as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a batch, in the order given.

    Attributes
    ----------
    slot, time : ndarray of int64, shape (n,)
        Slot in the memory; ns since 1970-01-01 UTC.
    value : ndarray of float64, shape (n,)
    rank : ndarray of uint8, shape (n,)
        What is said of each row so far; at first what the device itself says, where that is suspect or fail.
    order : ndarray of int64, shape (k,)
        Rows that belong to a series, by slot and time. Non-detects, rows without time and those from the future do not.
    """

    slot: NDArray[np.int64]
    time: NDArray[np.int64]
    value: NDArray[np.float64]
    rank: NDArray[np.uint8]
    order: NDArray[np.int64]

    def is_whole(self, memory: Memory) -> NDArray[np.bool_]:
        """Return which of ``order`` belong to series that must be judged again as a whole: late, repeated, or many."""
        slot, time = self.slot[self.order], self.time[self.order]
        columns = memory.back(slot, 1)[:, 0]
        odd = (memory.count[slot] > 0) & (time <= memory.time[slot, columns])
        odd[1:] |= (slot[1:] == slot[:-1]) & (time[1:] == time[:-1])
        marked = np.zeros(memory.size, dtype=bool)
        marked[slot[odd]] = True
        marked |= np.bincount(slot, minlength=memory.size) >= _LONG
        return np.asarray(marked[slot])

    def is_backward(self, memory: Memory) -> NDArray[np.bool_]:
        """Return which rows, in the order given, have a time before one that came earlier, in this batch or before."""
        columns = memory.back(self.slot, 1)[:, 0]
        newest = np.where(memory.count[self.slot] > 0, memory.time[self.slot, columns], np.iinfo(np.int64).min)
        time = np.full(len(self.time), np.iinfo(np.int64).min)
        time[self.order] = self.time[self.order]
        reached = pd.Series(np.maximum(time, newest)).groupby(self.slot).cummax().to_numpy(dtype=np.int64)
        backward: NDArray[np.bool_] = np.zeros(len(self.time), dtype=bool)
        backward[self.order] = (self.time < reached)[self.order]
        return backward

    def turns(self, chosen: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
        """Yield rows of different slots: first the first of each, then the second, and so on."""
        order = self.order[chosen]
        slot = self.slot[order]
        starts = np.flatnonzero(np.r_[True, slot[1:] != slot[:-1]]) if len(slot) else np.zeros(0, np.int64)
        place = np.arange(len(slot)) - np.repeat(starts, np.diff(np.r_[starts, len(slot)]))
        for turn in range(int(place.max()) + 1 if len(place) else 0):
            yield order[place == turn]


def rows_of(observations: pd.DataFrame, slots: NDArray[np.int64], memory: Memory, now: int) -> Rows:
    """Return the rows of an observation frame, judged by what needs no other reading."""
    slot = slots[observations["datastream_id"].to_numpy()] if len(observations) else np.zeros(0, np.int64)
    stamps = pd.DatetimeIndex(observations["time"])
    device = observations["flag"].to_numpy()
    value = np.where(device == Flag.MISSING, np.nan, observations["value"].to_numpy(dtype=np.float64))
    floor = np.where(RANK_OF[device] >= SUSPECT, RANK_OF[device], NOT_EVALUATED).astype(np.uint8)
    ahead = _ahead_ranks(stamps.asi8 / NS_A_DAY - now / NS_A_DAY, memory.limits[slot])
    ahead[stamps.isna()] = NOT_EVALUATED
    alone = np.maximum(range_ranks(value, memory.limits[slot]), np.maximum(floor, ahead))
    in_series = ~observations["censored"].to_numpy() & ~stamps.isna() & (ahead != FAIL)
    rank = np.where(np.isnan(value), MISSING, np.where(in_series, np.maximum(floor, ahead), alone)).astype(np.uint8)
    order = np.flatnonzero(in_series)
    order = order[np.lexsort((stamps.asi8[order], slot[order]))]
    return Rows(slot=slot, time=stamps.asi8, value=value, rank=rank, order=order)


def _ahead_ranks(ahead_d: NDArray[np.float64], limits: NDArray[np.float64]) -> NDArray[np.uint8]:
    rank = np.full(len(ahead_d), NOT_EVALUATED, dtype=np.uint8)
    rank[ahead_d > figure(limits, CheckKind.CLOCK, "suspect")] = SUSPECT
    rank[ahead_d > figure(limits, CheckKind.CLOCK, "fail")] = FAIL
    return rank
