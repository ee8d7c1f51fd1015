# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judge the next reading of many datastreams at once, and the one before it, which only now can be seen as a spike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .checks import CheckKind
from .live_limits import figure
from .live_memory import FAIL, GOOD, MISSING, NOT_EVALUATED, SUSPECT
from .series import NS_A_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .live_memory import Memory
    from .live_rows import Rows

    Ranks = NDArray[np.uint8]
    Numbers = NDArray[np.float64]


def judge_next(
    memory: Memory, rows: Rows, turn: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Ranks]:
    """Judge rows of different datastreams, each later than all that is remembered of its datastream.

    Returns
    -------
    slot, time, rank : ndarray, shape (k,)
        Readings of earlier batches that are seen otherwise now.
    """
    slot, time, value = rows.slot[turn], rows.time[turn], rows.value[turn]
    limits = memory.limits[slot]
    columns = memory.back(slot, 2)
    seen = memory.count[slot]
    last = np.where(seen > 0, memory.value[slot, columns[:, 0]], np.nan)
    last_but_one = np.where(seen > 1, memory.value[slot, columns[:, 1]], np.nan)
    # Days are subtracted, not nanoseconds: so the history is judged, to the last bit.
    passed = np.where(seen > 0, time / NS_A_DAY - memory.time[slot, columns[:, 0]] / NS_A_DAY, np.nan)
    rank = np.maximum(rows.rank[turn], range_ranks(value, limits))
    rank = np.maximum(rank, _change_ranks(value - last, passed, limits))
    rank = np.maximum(rank, _time_ranks(value - last, passed, limits, memory.interval_d[slot]))
    changed = _judge_spikes(memory, rows, slot, columns[:, 0], value, last, last_but_one)
    pushed = memory.push(slot, time, value, rows.rank[turn])
    flat = memory.flat_ranks(slot)
    rank = np.where(np.isnan(value), MISSING, np.maximum(rank, flat))
    memory.flat[slot, pushed], memory.rank[slot, pushed], memory.row[slot] = flat, rank, turn
    rows.rank[turn] = rank
    return changed


def range_ranks(value: Numbers, limits: Numbers) -> Ranks:
    """Rank values by gross range; NaN is missing."""
    rank = np.where(figure(limits, CheckKind.GROSS_RANGE, "made") > 0, GOOD, NOT_EVALUATED)
    for name, bad in (("suspect", SUSPECT), ("fail", FAIL)):
        low = figure(limits, CheckKind.GROSS_RANGE, f"{name}_min")
        high = figure(limits, CheckKind.GROSS_RANGE, f"{name}_max")
        rank = np.where((value < low) | (value > high), bad, rank)
    return np.asarray(np.where(np.isnan(value), MISSING, rank), dtype=np.uint8)


def _change_ranks(change: Numbers, passed: Numbers, limits: Numbers) -> Ranks:
    rank = np.where(figure(limits, CheckKind.RATE_OF_CHANGE, "made") > 0, GOOD, NOT_EVALUATED)
    shortest = figure(limits, CheckKind.RATE_OF_CHANGE, "window_d")  # infinite where the table has none
    span = np.where(np.isinf(shortest), passed, np.maximum(passed, shortest))
    fast = np.abs(change) / span > figure(limits, CheckKind.RATE_OF_CHANGE, "suspect")
    return np.asarray(np.where(fast, SUSPECT, rank), dtype=np.uint8)


def _time_ranks(change: Numbers, passed: Numbers, limits: Numbers, interval_d: Numbers) -> Ranks:
    gap, repeat = ({name: figure(limits, kind, name) for name in ("made", "suspect", "window_d")}
                   for kind in (CheckKind.GAP, CheckKind.REPEAT))  # fmt: skip
    with np.errstate(invalid="ignore"):  # infinity times zero where there is no figure
        late = passed > gap["suspect"] * interval_d * (1 + 1e-9)
        hasty = (passed < repeat["suspect"] * interval_d * (1 - 1e-9)) & (change == 0)
    bad = (gap["made"] > 0) & (interval_d <= gap["window_d"]) & late
    bad |= (repeat["made"] > 0) & (interval_d <= repeat["window_d"]) & hasty
    return np.asarray(np.where(bad, SUSPECT, NOT_EVALUATED), dtype=np.uint8)


def _judge_spikes(
    memory: Memory, rows: Rows, slot: NDArray[np.int64], column: NDArray[np.int64],
    value: Numbers, last: Numbers, last_but_one: Numbers,
) -> tuple[NDArray[np.int64], NDArray[np.int64], Ranks]:  # fmt: skip
    limits = memory.limits[slot]
    distance = np.abs(last - (last_but_one + value) / 2)
    spike = np.where(np.isnan(distance), NOT_EVALUATED, GOOD)
    spike[distance > figure(limits, CheckKind.SPIKE, "suspect")] = SUSPECT
    spike[distance > figure(limits, CheckKind.SPIKE, "fail")] = FAIL
    said = memory.rank[slot, column]
    now = np.maximum(said, spike).astype(np.uint8)
    new = (now != said) & (figure(limits, CheckKind.SPIKE, "made") > 0) & ~np.isnan(last)
    memory.rank[slot[new], column[new]] = now[new]
    row = memory.row[slot[new]]
    here = row >= 0
    rows.rank[row[here]] = now[new][here]
    gone = ~here
    return slot[new][gone], memory.time[slot[new], column[new]][gone], now[new][gone]
