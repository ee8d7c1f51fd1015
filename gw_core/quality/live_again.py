# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judge again what is remembered of a datastream with readings that came late, repeated or in great number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .checks import CheckKind
from .flagging import median_interval
from .live_limits import COLUMNS
from .live_memory import FAIL, MISSING, NEVER, NOT_EVALUATED, RANK_OF, SUSPECT
from .live_next import range_ranks
from .series import NS_A_DAY, Series, flag_series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from .checks import Check
    from .live_memory import Memory
    from .live_rows import Rows

    Ranks = NDArray[np.uint8]
    History = dict[str, NDArray[Any]]

_ENOUGH = 9  # readings to take a sampling interval from
_NEED_INTERVAL = frozenset({CheckKind.FLAT_LINE, CheckKind.GAP, CheckKind.REPEAT})


def judge_again(
    memory: Memory, checks: Sequence[Check], rows: Rows, mine: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Ranks]:
    """Judge rows of one datastream, by time, and what they change.

    Returns
    -------
    slot, time, rank : ndarray, shape (k,)
        Readings of earlier batches that are seen otherwise now.
    """
    slot = int(rows.slot[mine[0]])
    old = memory.history(slot)
    forgets = bool(memory.count[slot] > len(old["time"]))
    if forgets:
        mine = _without_ancient(memory, rows, mine, int(old["time"][0]))
    fresh = mine[~np.isin(rows.time[mine], old["time"])]
    fresh = fresh[np.unique(rows.time[fresh], return_index=True)[1]]
    both = _merged(old, rows, fresh)
    was_old = np.isin(both["time"], old["time"])
    _learn(memory, slot, both["time"])
    runs = _carried_runs(memory, slot, both["value"], was_old)
    rank, flat = _judged(memory, slot, checks, both, runs)
    if forgets:
        rank[0], flat[0] = both["rank"][0], both["flat"][0]  # what came before it is forgotten
    different = was_old & (rank != both["rank"])
    both.update(rank=rank, flat=flat)
    _remember(memory, slot, both, len(fresh), int(runs[-1]) if len(runs) else 0)
    rows.rank[mine] = rank[np.searchsorted(both["time"], rows.time[mine])]
    return np.full(int(different.sum()), slot), both["time"][different], rank[different]


def _without_ancient(memory: Memory, rows: Rows, mine: NDArray[np.int64], oldest: int) -> NDArray[np.int64]:
    """Judge rows from before all that is remembered by themselves; return the others."""
    ancient = mine[rows.time[mine] < oldest]
    limits = memory.limits[rows.slot[ancient]]
    rows.rank[ancient] = np.maximum(rows.rank[ancient], range_ranks(rows.value[ancient], limits))
    return mine[rows.time[mine] >= oldest]


def _merged(old: History, rows: Rows, fresh: NDArray[np.int64]) -> History:
    new: History = {
        "time": rows.time[fresh], "value": rows.value[fresh], "rank": rows.rank[fresh], "floor": rows.rank[fresh],
        "flat": np.full(len(fresh), NOT_EVALUATED, np.uint8),
    }  # fmt: skip
    order = np.argsort(np.r_[old["time"], new["time"]], kind="stable")
    return {name: np.concatenate([old[name], new[name]])[order] for name in new}


def _learn(memory: Memory, slot: int, time: NDArray[np.int64]) -> None:
    if np.isnan(memory.interval_d[slot]) and len(time) >= _ENOUGH:
        memory.set_interval(np.array([slot]), np.array([median_interval(time / NS_A_DAY)]))


def _carried_runs(
    memory: Memory, slot: int, value: NDArray[np.float64], was_old: NDArray[np.bool_]
) -> NDArray[np.int64]:  # fmt: skip
    """Return how long the flat run is at each reading when it goes on from before; 0 where that cannot be said."""
    runs = np.zeros(len(value), dtype=np.int64)
    start = int(was_old.sum())
    if not was_old[:start].all():  # some came late
        return runs
    low = np.fmin.accumulate(np.r_[memory.low[slot], value[start:]])[1:]
    high = np.fmax.accumulate(np.r_[memory.high[slot], value[start:]])[1:]
    goes_on = ~(high - low >= memory.limits[slot, COLUMNS[CheckKind.FLAT_LINE, "tolerance"]])
    runs[start:] = np.where(goes_on, memory.run[slot] + np.arange(1, len(value) - start + 1), 0)
    return runs


def _judged(
    memory: Memory, slot: int, checks: Sequence[Check], both: History, runs: NDArray[np.int64]
) -> tuple[Ranks, Ranks]:  # fmt: skip
    interval_d = float(memory.interval_d[slot])
    usable = [check for check in checks if not (np.isnan(interval_d) and check.check in _NEED_INTERVAL)]
    series = Series(
        values=both["value"], censored=np.zeros(len(both["value"]), bool), times_d=both["time"] / NS_A_DAY,
        interval_d=interval_d,
    )  # fmt: skip
    flat_line = [check for check in usable if check.check is CheckKind.FLAT_LINE]
    flat = RANK_OF[flag_series(series, flat_line)]
    if flat_line:
        steps = memory.steps[slot]
        flat[runs > steps[0]] = np.maximum(flat[runs > steps[0]], SUSPECT)
        flat[runs > steps[1]] = FAIL
        reaches_back = np.arange(len(flat)) < np.max(steps[steps < NEVER], initial=0)
        flat = np.where(reaches_back, np.maximum(flat, both["flat"]), flat)
    others = RANK_OF[flag_series(series, [check for check in usable if check.check is not CheckKind.FLAT_LINE])]
    rank = np.maximum(np.maximum(others, flat), both["floor"])
    return np.where(np.isnan(both["value"]), MISSING, rank).astype(np.uint8), flat.astype(np.uint8)


def _remember(memory: Memory, slot: int, both: History, added: int, carried: int) -> None:
    value = both["value"][::-1]
    low, high = np.fmin.accumulate(value), np.fmax.accumulate(value)
    within = ~(high - low >= memory.limits[slot, COLUMNS[CheckKind.FLAT_LINE, "tolerance"]])
    run = len(value) if within.all() else int(np.argmin(within))
    memory.replace(slot, both, added)
    if carried > run:  # it goes on from before what is remembered, and the new readings widen it
        memory.low[slot], memory.high[slot] = np.fmin(memory.low[slot], low[-1]), np.fmax(memory.high[slot], high[-1])
        memory.run[slot] = carried
        return
    memory.run[slot] = run
    memory.low[slot] = low[run - 1] if run and not np.isnan(low[run - 1]) else np.inf
    memory.high[slot] = high[run - 1] if run and not np.isnan(high[run - 1]) else -np.inf
