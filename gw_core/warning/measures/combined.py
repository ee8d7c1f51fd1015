# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several properties at one point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures, no_measures
from ..rules.model import Combination, Rule
from .gauge import Memory
from .limit import bounds_of, ratio_interval
from .segments import DAY_NS, appended, begins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..rules.limits import Bounds
    from .gauge import Readings, Target


class CombinedGauge:
    """``combined``: of the latest ratios of the members, none older than ``gap_d``, the least (all) or largest (any).

    A member that is not known at that time may have any ratio; one that is not measured at the point at all is none of
    an "any", and keeps an "all" from being met. Trusted when all that is known is.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._all = rule.combination is Combination.ALL
        self._gap, self._members = int(rule.gap_d * DAY_NS), len(rule.members)
        shape = (len(targets), self._members)
        self._upper, self._lower = np.full(shape, np.nan), np.full(shape, -np.inf)
        self._measured = np.zeros(shape, dtype=np.bool_)
        for row, target in enumerate(targets):
            for column, (member, stream) in enumerate(zip(rule.members, target.streams, strict=True)):
                bounds = None if stream is None else bounds_of(member, stream)
                if bounds is not None:
                    self._set(row, column, bounds)

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a reading of any member."""
        rows, is_new = appended(memory, new)
        upper, lower = self._upper[rows.target, rows.member], self._lower[rows.target, rows.member]
        low, high = ratio_interval(rows.value, rows.censored, upper, lower)
        latest = self._latest(rows)
        parts = [self._part(rows, low, high, latest, member) for member in range(self._members)]
        lows, highs = np.stack([part[0] for part in parts]), np.stack([part[1] for part in parts])
        joint_low, joint_high = (lows.min(0), highs.min(0)) if self._all else (lows.max(0), highs.max(0))
        trusted = np.all([part[2] for part in parts], axis=0)
        value = np.where(np.isfinite(joint_high), joint_high, joint_low)
        found = Measures(rows.target, rows.time, joint_low, joint_high, trusted, value, np.ones(len(rows)),
                         joint_low != joint_high)  # fmt: skip
        return found[is_new], Memory(rows[self._newest(rows)], memory.carry)

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory

    def _set(self, row: int, column: int, bounds: Bounds) -> None:
        self._upper[row, column], self._lower[row, column] = bounds.upper, bounds.lower
        self._measured[row, column] = True

    def _latest(self, rows: Readings) -> NDArray[np.intp]:
        """Return the latest row of each member at each row, shape (members, rows), -1 where there is none."""
        number, first = np.arange(len(rows)), begins(rows.target)
        found = [np.where(rows.member == member, number, -1) for member in range(self._members)]
        running = [np.maximum.accumulate(each) if len(each) else each for each in found]
        return np.stack([np.where(each >= first, each, -1) for each in running])

    def _part(
        self, rows: Readings, low: NDArray[np.float64], high: NDArray[np.float64], latest: NDArray[np.intp], member: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
        """Return the ratio interval of a member at each row, and whether nothing known of it is doubtful."""
        at, measured = latest[member], self._measured[rows.target, member]
        fresh = (at >= 0) & (rows.time - rows.time[at] <= self._gap)
        absent = ~measured & ~np.bool_(self._all)
        unknown_high = np.where(absent, 0.0, np.inf)
        return (
            np.where(fresh, low[at], 0.0), np.where(fresh, high[at], unknown_high), ~fresh | rows.trusted[at],
        )  # fmt: skip

    def _newest(self, rows: Readings) -> NDArray[np.bool_]:
        """Return which rows are the last of their target and member."""
        key = rows.target * self._members + rows.member
        last = np.zeros(len(rows), dtype=np.bool_)
        _, places = np.unique(key[::-1], return_index=True)
        last[len(rows) - 1 - places] = True
        return last
