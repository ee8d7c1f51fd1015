# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days without a usable reading, over the usual interval: what did not come, found by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures
from .gauge import Memory
from .segments import DAY_NS, appended, begins, carried, lasts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..rules.model import Rule
    from .gauge import Readings, Target

_SECOND_NS = 1_000_000_000
# The usual interval is the median of this many intervals, known from this many on.
_INTERVALS, _LEAST_INTERVALS = 9, 3
_AT_ONCE = 500_000


class MissingGauge:
    """``missing``: 0 at each reading, and each open ratio at the moment it is passed, whole seconds up."""

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._opens = [trigger.open for trigger in rule.triggers]
        self._least, self._count = rule.interval_d, len(targets)

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a reading, and the marks that were passed before it."""
        rows, is_new = appended(memory, new)
        marked = carried(memory, "marked", self._count, 0.0)
        ending = np.append(is_new[1:], False) & ~lasts(rows.target)
        places = np.flatnonzero(ending)
        usual = self._usual_d(rows, np.flatnonzero(is_new | ending))
        first = np.where(is_new[places], 0.0, marked[rows.target[places]])
        marks = self._marks(rows[places], usual[places], rows.time[places + 1], first)
        marked[new.target] = 0.0
        found = _joined(self._zeros(rows[is_new], usual[is_new]), marks)
        return found, Memory(_newest(rows, _INTERVALS + 1), {"marked": marked})

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return the marks passed since the last reading of each target."""
        marked = carried(memory, "marked", self._count, 0.0)
        places = np.flatnonzero(lasts(memory.rows.target))
        usual = self._usual_d(memory.rows, places)[places]
        last = memory.rows[places]
        marks = self._marks(last, usual, np.full(len(last), now + 1), marked[last.target])
        np.add.at(marked, marks.target, 1.0)
        return _joined(marks, marks[:0]), Memory(memory.rows, {"marked": marked})

    def _usual_d(self, rows: Readings, places: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return for the rows at ``places`` the median of the intervals before, d; NaN while too few are known."""
        usual = np.full(len(rows), np.nan)
        first, _before = begins(rows.target), np.diff(rows.time, prepend=0) / DAY_NS
        for part in np.array_split(places, len(places) // _AT_ONCE + 1):
            at = part[:, None] - np.arange(_INTERVALS)
            known = at > first[part][:, None]
            at = np.where(known, at, 1)
            spans = (
                np.where(known, (rows.time[at] - rows.time[at - 1]) / DAY_NS, np.inf) if len(rows) > 1 else at + np.inf
            )
            spans.sort(axis=1)
            count = known.sum(axis=1)
            middle = np.arange(len(part))
            median = (spans[middle, np.maximum(count - 1, 0) // 2] + spans[middle, count // 2 * (count > 0)]) / 2.0
            usual[part] = np.where(count >= _LEAST_INTERVALS, np.maximum(median, self._least), np.nan)
        return usual

    def _marks(
        self, rows: Readings, usual_d: NDArray[np.float64], end: NDArray[np.int64], first: NDArray[np.float64]
    ) -> Measures:
        """Return the open ratios passed between rows and ``end``, from number ``first`` on."""
        target, time, ratio, age_d, usual = [], [], [], [], []
        for number, opening in enumerate(self._opens):
            days = opening * usual_d
            with np.errstate(invalid="ignore"):
                passed = np.isfinite(days) & (days * DAY_NS + _SECOND_NS < (end - rows.time).astype(np.float64))
            passed &= first <= number
            # Up to whole seconds, which every store keeps.
            later = (np.ceil(days[passed] * DAY_NS / _SECOND_NS) * _SECOND_NS).astype(np.int64)
            target.append(rows.target[passed])
            time.append(rows.time[passed] + later)
            ratio.append(np.full(int(passed.sum()), opening))
            age_d.append(days[passed])
            usual.append(usual_d[passed])
        return _measures(*(np.concatenate(column) for column in (target, time, ratio, age_d, usual)))

    def _zeros(self, rows: Readings, usual_d: NDArray[np.float64]) -> Measures:
        nothing = np.zeros(len(rows))
        return _measures(rows.target, rows.time, nothing, nothing, usual_d)


def _measures(
    target: NDArray[np.int64], time: NDArray[np.int64], ratio: NDArray[np.float64], age_d: NDArray[np.float64],
    usual_d: NDArray[np.float64],
) -> Measures:  # fmt: skip
    everywhere = np.ones(len(target), dtype=np.bool_)
    return Measures(target, time, ratio, ratio, everywhere, age_d, usual_d, ~everywhere)


def _joined(first: Measures, second: Measures) -> Measures:
    names = Measures.__dataclass_fields__
    rows = Measures(*(np.concatenate([getattr(first, name), getattr(second, name)]) for name in names))
    return rows[np.lexsort((rows.time, rows.target))]


def _newest(rows: Readings, count: int) -> Readings:
    """Return the last rows of each target."""
    from_end = np.zeros(len(rows), dtype=np.intp)
    ends = np.flatnonzero(lasts(rows.target))
    if len(rows):
        from_end = ends[np.searchsorted(ends, np.arange(len(rows)))] - np.arange(len(rows))
    return rows[from_end < count]
