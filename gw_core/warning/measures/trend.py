# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rising trends over medians of equal steps."""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from ..machine.measures import Measures, no_measures
from .gauge import Memory, Readings, together
from .limit import bounds_of
from .segments import DAY_NS, appended, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ..rules.model import Rule
    from .gauge import Target

_LARGEST_EXACT = 10
_DAYS_A_YEAR = 365.25
# Members of remembered rows: readings of the step that still runs, and medians of those that are over.
_READING, _MEDIAN = 0, 1


class TrendGauge:
    """``trend``: confidence that the medians of the steps within ``window_d`` rise, from ``count`` of them on.

    A step is over when a trusted reading of a later one comes, and is judged at the time of that reading. A median is a
    non-detect when more than half of its readings are; it then ties with all that lies below it. ``value`` is the
    Theil-Sen slope, unit a year, and ``reference`` the median of the window.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._step, self._window, self._count = int(rule.step_d * DAY_NS), int(rule.window_d * DAY_NS), rule.count
        bounds = [bounds_of(rule, target.first) for target in targets]
        self._floor = np.array([0.0 if each is None else rule.floor * each.upper for each in bounds])

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure for each step that is over."""
        rows, _ = appended(memory, new[new.trusted])
        found: list[tuple[float, ...]] = []
        kept = [rows[:0]]
        for span in spans(rows.target):
            medians = self._advance(rows[span], found)
            kept.append(medians)
        table = np.array(found, dtype=np.float64).reshape(len(found), 6)
        times = np.array([row[1] for row in found], dtype=np.int64)
        whole = table[:, 0].astype(np.int64)
        ratio, censored = table[:, 2], table[:, 5] > 0.0
        everywhere = np.ones(len(found), dtype=np.bool_)
        measures = Measures(whole, times, ratio, ratio, everywhere, table[:, 3], table[:, 4], censored)
        return measures, Memory(together(kept), memory.carry)

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory

    def _advance(self, rows: Readings, found: list[tuple[float, ...]]) -> Readings:
        """Judge the steps of one target that are over; return what it must remember."""
        medians, running = rows[rows.member == _MEDIAN], rows[rows.member == _READING]
        for over, following in _steps(running, self._step):
            if following is None:
                running = over
                break
            medians = together([medians, _median(over)])
            medians = medians[medians.time > medians.time[-1] - self._window]
            if len(medians) >= self._count:
                found.append((float(rows.target[0]), following, *self._judged(medians)))
        return together([medians, running])

    def _judged(self, medians: Readings) -> tuple[float, float, float, float]:
        values = np.where(medians.censored, -1.0, medians.value)
        censored = medians.value[medians.censored]
        if len(censored):
            values = np.where(medians.value <= censored.max(), -1.0, values)
        confidence = rising_confidence(values)
        slope = sen_slope((medians.time - medians.time[0]) / DAY_NS / _DAYS_A_YEAR, medians.value)
        below = medians.value[-1] < self._floor[medians.target[0]]
        return 0.0 if below else confidence, slope, float(np.median(medians.value)), float(medians.censored[-1])


def _steps(rows: Readings, step: int) -> Iterator[tuple[Readings, int | None]]:
    """Yield the readings of each step and the time of the reading after it, None for the one that still runs."""
    number = rows.time // step
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(rows)]
    for begin, end in pairwise(edges):
        if begin < end:
            yield rows[begin:end], int(rows.time[end]) if end < len(rows) else None


def _median(rows: Readings) -> Readings:
    last = rows[-1:]
    censored = np.array([2 * int(rows.censored.sum()) > len(rows)])
    value = np.array([np.median(rows.value)])
    return Readings(last.target, np.array([_MEDIAN]), last.time, value, censored, last.trusted, last.failed)


def rising_confidence(values: NDArray[np.float64]) -> float:
    """Return 1 - p of the one-sided Mann-Kendall test for a rise of ``values``, shape (n,), n >= 2.

    Exact up to ten values without ties, else the normal approximation with continuity and tie correction.

    References
    ----------
    Mann (1945); Kendall (1975), with the variance for ties; Gilbert (1987), section 16.4.
    """
    n = len(values)
    s = int(np.sign(values[None, :] - values[:, None])[np.triu_indices(n, 1)].sum())
    _, ties = np.unique(values, return_counts=True)
    if n <= _LARGEST_EXACT and ties.max() == 1:
        return 1.0 - _exact_tail(n, s)
    variance = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18.0
    if variance <= 0.0:
        return 0.5
    return float(special.ndtr((s - np.sign(s)) / np.sqrt(variance)))


@functools.cache
def _exact_tail(n: int, s: int) -> float:
    """Return the probability that S of ``n`` values in random order is at least ``s``."""
    counts = np.ones(1)
    for length in range(2, n + 1):
        counts = np.convolve(counts, np.ones(length))  # orders by number of inversions
    scores = n * (n - 1) // 2 - 2 * np.arange(len(counts))
    return float(counts[scores >= s].sum() / counts.sum())


def sen_slope(time: NDArray[np.float64], value: NDArray[np.float64]) -> float:
    """Return the median of the slopes of all pairs (Sen, 1968); times differ."""
    first, second = np.triu_indices(len(time), 1)
    return float(np.median((value[second] - value[first]) / (time[second] - time[first])))
