# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rises: over an older value, several times in a row, and by how much a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures, no_measures
from .gauge import Memory
from .limit import bounds_of
from .segments import DAY_NS, appended, by_rank, carried, latest_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..rules.model import Rule
    from .gauge import Readings, Target


def _floors(rule: Rule, targets: tuple[Target, ...]) -> NDArray[np.float64]:
    """Return the value below which readings do not count, 0 where there is no limit."""
    bounds = [bounds_of(rule, target.first) for target in targets]
    return np.array([0.0 if each is None else rule.floor * each.upper for each in bounds])


class RiseGauge:
    """``rise``: value over the latest trusted one at least ``baseline_d`` older, and not ``gap_d`` older than that."""

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._floor = _floors(rule, targets)
        self._age = int(rule.baseline_d * DAY_NS)
        self._oldest = int((rule.baseline_d + rule.gap_d) * DAY_NS)

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure for each reading that has a baseline."""
        rows, _ = appended(memory, new)
        bases = rows[rows.trusted & (rows.value > 0.0)]
        found = latest_at(bases, new.target, new.time - self._age, before=self._age == 0)
        kept = found >= 0
        kept[kept] = new.time[kept] - bases.time[found[kept]] <= self._oldest
        return self._ratios(new[kept], bases[found[kept]]), Memory(self._needed(bases), memory.carry)

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory

    def _ratios(self, new: Readings, base: Readings) -> Measures:
        low, high = np.where(new.censored, 0.0, new.value), new.value
        base_low = np.where(base.censored, 0.0, base.value)
        with np.errstate(divide="ignore", invalid="ignore"):
            # Not detected now is no rise over a detection limit as high, whatever lay below that one.
            ratio_high = high / np.where(new.censored, base.value, base_low)
        floor = self._floor[new.target]
        return Measures(
            new.target, new.time, np.where(low < floor, 0.0, low / base.value), np.where(high < floor, 0.0, ratio_high),
            new.trusted, new.value, base.value, new.censored,
        )  # fmt: skip

    def _needed(self, bases: Readings) -> Readings:
        """Return the rows that later readings need: those within the age of the newest, and one before them."""
        newest = np.full(len(self._floor), np.iinfo(np.int64).min)
        np.maximum.at(newest, bases.target, bases.time)
        following = np.append(bases.target[1:] == bases.target[:-1], False)
        next_time = np.append(bases.time[1:], 0)
        overtaken = following & (next_time <= newest[bases.target] - self._age)
        return bases[~overtaken]


class ConsecutiveGauge:
    """``consecutive``: how many times in a row a value rose over the trusted one before it.

    What is not detected is no rise, and ends the row.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._floor = _floors(rule, targets)
        self._gap = rule.gap_d * DAY_NS

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a reading."""
        count = len(self._floor)
        last, rises = carried(memory, "last", count, np.nan), carried(memory, "rises", count, 0.0)
        # Microseconds: nanoseconds since 1970 are more than a float holds.
        time = carried(memory, "time", count, -np.inf)
        ratio, before = np.zeros(len(new)), np.full(len(new), np.nan)
        for rows in by_rank(new.target):
            at, value, now = new.target[rows], new.value[rows], (new.time[rows] // 1000).astype(np.float64)
            within = (now - time[at]) * 1e3 <= self._gap
            rose = within & (value > last[at]) & ~new.censored[rows]
            found = np.where(rose, rises[at] + 1.0, 0.0)
            ratio[rows], before[rows] = np.where(value < self._floor[at], 0.0, found), last[at]
            sure = new.trusted[rows]
            last[at[sure]], rises[at[sure]], time[at[sure]] = value[sure], found[sure], now[sure]
        found_all = Measures(new.target, new.time, ratio, ratio, new.trusted, new.value, before, new.censored)
        return found_all, Memory(memory.rows, {"last": last, "rises": rises, "time": time})

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory


class RateGauge:
    """``rate``: rise a day since the oldest trusted reading of the window, if that is half a window old, over a rate.

    Two ends and no fitted line: the same to the last digit however readings come in.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._rate, self._window, self._count = rule.rate_per_d, int(rule.window_d * DAY_NS), len(targets)

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure for each reading whose window is at least half full."""
        rows, _ = appended(memory, new)
        bases = rows[rows.trusted]
        oldest = latest_at(bases, new.target, new.time - self._window, before=True) + 1
        # Where nothing lies before the window, its first reading is the first of the target.
        oldest = np.where(oldest == 0, np.searchsorted(bases.target, new.target), oldest)
        inside = oldest < len(bases)
        inside[inside] = bases.target[oldest[inside]] == new.target[inside]
        age = np.zeros(len(new), dtype=np.int64)
        age[inside] = new.time[inside] - bases.time[oldest[inside]]
        kept = inside & (age > 0) & (age >= self._window // 2)
        found = self._rates(new[kept], bases[oldest[kept]], age[kept] / DAY_NS)
        return found, Memory(self._needed(bases), memory.carry)

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory

    def _rates(self, new: Readings, base: Readings, age_d: NDArray[np.float64]) -> Measures:
        least = np.where(new.censored, 0.0, new.value) - base.value
        most = new.value - np.where(base.censored, 0.0, base.value)
        rate = (new.value - base.value) / age_d
        return Measures(
            new.target, new.time, least / age_d / self._rate, most / age_d / self._rate, new.trusted, rate,
            np.full(len(new), self._rate), new.censored,
        )  # fmt: skip

    def _needed(self, bases: Readings) -> Readings:
        newest = np.full(self._count, np.iinfo(np.int64).min)
        np.maximum.at(newest, bases.target, bases.time)
        return bases[bases.time >= newest[bases.target] - self._window]
