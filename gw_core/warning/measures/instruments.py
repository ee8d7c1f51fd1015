# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What concerns the instrument: a value that does not move, one that cannot be, and a calibration that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures, nanoseconds, no_measures
from .gauge import Memory
from .segments import DAY_NS, by_rank, carried

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..rules.model import Rule
    from .gauge import Readings, Target


class FlatGauge:
    """``flat``: days for which a value has not left ``tolerance`` about the first of them, over ``window_d``.

    From ``count`` readings on; what is not detected again and again is no sign of a stuck sensor.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._tolerance, self._window_d, self._least = rule.tolerance, rule.window_d, rule.count
        self._count = len(targets)

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a reading."""
        first = carried(memory, "first", self._count, np.nan)
        since = carried(memory, "since", self._count, np.nan)  # microseconds since 1970
        number = carried(memory, "number", self._count, 0.0)
        days = np.zeros(len(new))
        for rows in by_rank(new.target):
            at, value, now = new.target[rows], new.value[rows], (new.time[rows] // 1000).astype(np.float64)
            same = (np.abs(value - first[at]) <= self._tolerance) & ~new.censored[rows]
            first[at] = np.where(same, first[at], np.where(new.censored[rows], np.nan, value))
            since[at] = np.where(same, since[at], now)
            number[at] = np.where(same, number[at] + 1.0, 1.0)
            days[rows] = np.where(number[at] >= self._least, (now - since[at]) * 1e3 / DAY_NS, 0.0)
        ratio, window = days / self._window_d, np.full(len(new), self._window_d)
        found = Measures(new.target, new.time, ratio, ratio, new.trusted, days, window, np.zeros(len(new), np.bool_))
        return found, Memory(memory.rows, {"first": first, "since": since, "number": number})

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory


class RangeGauge:
    """``range``: distance from the middle of what can be measured over half its width; with one bound 1 at it.

    There one more for each time the bound itself (at least 1) is passed.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        del targets
        self._low, self._high = rule.low, rule.high

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a reading."""
        value, low, high = new.value, self._low, self._high
        if np.isfinite(low) and np.isfinite(high):
            middle = 0.5 * (low + high)
            ratio, nearest = np.abs(value - middle) / (0.5 * (high - low)), np.where(value >= middle, high, low)
        else:
            bound, sign = (high, 1.0) if np.isfinite(high) else (low, -1.0)
            ratio, nearest = 1.0 + sign * (value - bound) / max(abs(bound), 1.0), np.full(len(value), bound)
        least = np.where(new.censored, 0.0, ratio)
        return Measures(new.target, new.time, least, ratio, new.trusted, value, nearest, new.censored), memory

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory


class CalibrationGauge:
    """``calibration``: 1 when it is due, one more for each ``interval_d``, and less before; marked at open ratios."""

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        due = [target.first.calibration_due for target in targets]
        known = np.array([0 if each is None else nanoseconds(each) for each in due], dtype=np.int64)
        self._opens = np.array([trigger.open for trigger in rule.triggers])
        offset = np.round((self._opens - 1.0) * rule.interval_d * DAY_NS).astype(np.int64)
        self._marks = known[:, None] + offset[None, :]
        self._days = (self._opens - 1.0) * rule.interval_d
        self._interval_d = rule.interval_d

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return nothing: the clock alone decides."""
        del new
        return no_measures(), Memory(memory.rows, {"marked": carried(memory, "marked", len(self._marks), 0.0)})

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return the marks that the clock has passed."""
        marked = carried(memory, "marked", len(self._marks), 0.0)
        passed = (self._marks <= now) & (np.arange(len(self._opens)) >= marked[:, None])
        target, number = (each.astype(np.int64) for each in np.nonzero(passed))
        np.add.at(marked, target, 1.0)
        return self._measures(target, number), Memory(memory.rows, {"marked": marked})

    def _measures(self, target: NDArray[np.int64], number: NDArray[np.int64]) -> Measures:
        everywhere = np.ones(len(target), dtype=np.bool_)
        ratio, interval = self._opens[number], np.full(len(target), self._interval_d)
        return Measures(target, self._marks[target, number], ratio, ratio, everywhere, self._days[number], interval,
                        ~everywhere)  # fmt: skip
