# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered of each datastream between batches: its last readings, and how long it has been flat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..records.observations import Flag
from .checks import CheckKind
from .flagging import flat_steps
from .live_limits import COLUMNS, figure
from .series import NS_A_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Slots = NDArray[np.int64]

# Flags are ranked from the weakest to the strongest, so that the strongest of several is their maximum.
FLAG_OF = np.array(
    [Flag.MISSING, Flag.NOT_EVALUATED, Flag.GOOD, Flag.SUSPECT, Flag.FAIL], dtype=np.uint8
)  # fmt: skip
RANK_OF = np.zeros(10, dtype=np.uint8)
RANK_OF[FLAG_OF] = np.arange(len(FLAG_OF), dtype=np.uint8)
MISSING, NOT_EVALUATED, GOOD, SUSPECT, FAIL = (np.uint8(rank) for rank in range(len(FLAG_OF)))

NEVER = np.iinfo(np.int64).max // 2
_LEARNT_AT = (9, 65)  # readings after which an unknown sampling interval is taken from those seen
_LOOKED_BACK = 16


class Memory:
    """Arrays with one row a datastream (its slot) and one column a remembered reading, written round and round.

    Attributes
    ----------
    time : ndarray of int64, shape (slots, kept)
        ns since 1970-01-01 UTC.
    value : ndarray of float64, shape (slots, kept)
    rank, flat, floor : ndarray of uint8, shape (slots, kept)
        The flag said last; that of the flat line alone; that of the device and the clock alone: as ranks.
    count : ndarray of int64, shape (slots,)
        Readings ever remembered.
    run, low, high : ndarray, shape (slots,)
        How many of the last readings lie within the tolerance of a flat line, and between what.
    interval_d : ndarray of float64, shape (slots,)
        d; NaN while unknown.
    steps : ndarray of int64, shape (slots, 2)
        Intervals that a flat line lasts to be suspect and to fail; `NEVER` where that is not evaluated.
    row : ndarray of int64, shape (slots,)
        Where in the present batch the last reading stands; -1 when it is from an earlier one.
    """

    def __init__(self, kept: int) -> None:
        self.kept = max(int(kept), _LOOKED_BACK)
        self.size = 0
        self._given: NDArray[np.bool_] = np.zeros(0, bool)
        self._allocate(0)

    def _allocate(self, slots: int) -> None:
        shape = (slots, self.kept)
        self.time, self.value = np.zeros(shape, np.int64), np.full(shape, np.nan)
        self.rank, self.flat, self.floor = (np.zeros(shape, np.uint8) for _ in range(3))
        self.count, self.run = np.zeros(slots, np.int64), np.zeros(slots, np.int64)
        self.low, self.high = np.full(slots, np.inf), np.full(slots, -np.inf)
        self.interval_d = np.full(slots, np.nan)
        self.steps = np.full((slots, 2), NEVER, np.int64)
        self.limits = np.zeros((slots, len(COLUMNS)))
        self.row = np.full(slots, -1, np.int64)
        self._given = np.zeros(slots, bool)

    def add(self, limits: NDArray[np.float64], interval_s: float) -> int:
        """Make room for a datastream; return its slot."""
        if self.size == len(self.count):
            self._grow()
        slot = self.size
        self.size += 1
        self.limits[slot] = limits
        self._given[slot] = interval_s > 0
        if interval_s > 0:
            self.set_interval(np.array([slot]), np.array([interval_s / 86_400]))
        return slot

    def _grow(self) -> None:
        old = {name: array for name, array in vars(self).items() if isinstance(array, np.ndarray)}
        self._allocate(max(64, 2 * self.size))
        for name, array in old.items():
            getattr(self, name)[: len(array)] = array

    def set_interval(self, slots: Slots, interval_d: NDArray[np.float64]) -> None:
        """Take sampling intervals, d, as known, and with them how many readings a flat line has."""
        self.interval_d[slots] = interval_d
        for column, name in enumerate(("suspect", "fail")):
            for slot, duration in zip(slots, figure(self.limits[slots], CheckKind.FLAT_LINE, name), strict=True):
                known = np.isfinite(duration) and np.isfinite(self.interval_d[slot])
                steps = flat_steps(duration, self.interval_d[slot]) if known else NEVER
                self.steps[slot, column] = steps if steps >= 2 else NEVER

    def back(self, slots: Slots, readings: int) -> Slots:
        """Return the columns of the last readings of some slots, newest first, shape (n, readings)."""
        return np.asarray((self.count[slots, None] - 1 - np.arange(readings)) % self.kept)

    def push(
        self, slots: Slots, time: NDArray[np.int64], value: NDArray[np.float64], floor: NDArray[np.uint8]
    ) -> NDArray[np.int64]:
        """Remember one more reading of each of some slots, none twice; return the columns."""
        column = self.count[slots] % self.kept
        self.time[slots, column], self.value[slots, column], self.floor[slots, column] = time, value, floor
        self.count[slots] += 1
        self._extend_runs(slots, value)
        self._learn(slots)
        return np.asarray(column)

    def _learn(self, slots: Slots) -> None:
        for number in _LEARNT_AT:
            due = slots[(self.count[slots] == number) & ~self._given[slots]]
            if len(due) and number <= self.kept:
                times = self.time[due[:, None], self.back(due, number)] / NS_A_DAY
                self.set_interval(due, np.median(times[:, :-1] - times[:, 1:], axis=1))

    def _extend_runs(self, slots: Slots, value: NDArray[np.float64]) -> None:
        tolerance = figure(self.limits[slots], CheckKind.FLAT_LINE, "tolerance")
        low, high = np.fmin(self.low[slots], value), np.fmax(self.high[slots], value)
        broken = high - low >= tolerance
        self.low[slots], self.high[slots] = low, high
        self.run[slots] += 1
        looked, left = _LOOKED_BACK, slots[broken]
        while len(left):
            left = self._runs_within(left, min(looked, self.kept), tolerance[np.isin(slots, left)])
            looked *= 4

    def _runs_within(self, slots: Slots, looked: int, tolerance: NDArray[np.float64]) -> Slots:
        """Find runs by looking back; return the slots whose run is longer than that, though more is remembered."""
        values = self.value[slots[:, None], self.back(slots, looked)]
        low, high = np.fmin.accumulate(values, axis=1), np.fmax.accumulate(values, axis=1)
        remembered = np.minimum(self.count[slots], looked)
        within = ~(high - low >= tolerance[:, None]) & (np.arange(looked) < remembered[:, None])
        run = np.where(within.all(axis=1), looked, np.argmin(within, axis=1))
        self.run[slots] = run
        each = np.arange(len(slots))
        self.low[slots] = np.where(np.isnan(low[each, run - 1]), np.inf, low[each, run - 1])
        self.high[slots] = np.where(np.isnan(high[each, run - 1]), -np.inf, high[each, run - 1])
        return np.asarray(slots[(run == looked) & (looked < self.kept)])

    def flat_ranks(self, slots: Slots) -> NDArray[np.uint8]:
        """Return what the flat line says of the last reading of some slots."""
        limits = self.limits[slots]
        made = figure(limits, CheckKind.FLAT_LINE, "made") > 0
        wanted = np.isfinite(
            np.stack([figure(limits, CheckKind.FLAT_LINE, name) for name in ("suspect", "fail")], axis=1)
        )  # fmt: skip
        blind = (wanted & (self.steps[slots] == NEVER)).any(axis=1)
        rank = np.where(made & ~blind, GOOD, NOT_EVALUATED).astype(np.uint8)
        rank[made & (self.run[slots] > self.steps[slots, 0])] = SUSPECT
        rank[made & (self.run[slots] > self.steps[slots, 1])] = FAIL
        return rank

    def history(self, slot: int) -> dict[str, NDArray[Any]]:
        """Return what is remembered of one datastream, oldest first: time, value, rank, flat, floor."""
        columns = self.back(np.array([slot]), min(int(self.count[slot]), self.kept))[0, ::-1]
        return {name: getattr(self, name)[slot, columns] for name in ("time", "value", "rank", "flat", "floor")}

    def replace(self, slot: int, history: dict[str, NDArray[Any]], added: int) -> None:
        """Remember a history anew: its last readings; ``added`` of it are new."""
        self.count[slot] += added
        columns = self.back(np.array([slot]), min(len(history["time"]), self.kept))[0, ::-1]
        for name, array in history.items():
            getattr(self, name)[slot, columns] = array[len(array) - len(columns) :]
