# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the machine judges, in columns: ratios of many datastreams, each as the interval in which it lies."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np

from .step import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True)
class Measures:
    """Ratios of one rule, by target (0-based number of what the rule watches) and time.

    Attributes
    ----------
    target : ndarray of int64, shape (n,)
    time : ndarray of int64, shape (n,)
        Nanoseconds since 1970 UTC, not decreasing within a target.
    low, high, value, reference : ndarray of float64, shape (n,)
        See `step.Reading`.
    trusted, censored : ndarray of bool, shape (n,)
    """

    target: NDArray[np.int64]
    time: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    trusted: NDArray[np.bool_]
    value: NDArray[np.float64]
    reference: NDArray[np.float64]
    censored: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.time)

    def __getitem__(self, rows: slice | NDArray[np.bool_] | NDArray[np.intp]) -> Measures:
        return Measures(*(getattr(self, column.name)[rows] for column in fields(self)))

    def reading(self, index: int) -> Reading:
        """Return one measure as the machine takes it."""
        return Reading(
            moment(int(self.time[index])), float(self.low[index]), float(self.high[index]), bool(self.trusted[index]),
            float(self.value[index]), float(self.reference[index]), bool(self.censored[index]),
        )  # fmt: skip


def no_measures() -> Measures:
    """Return measures without rows."""
    whole, number, truth = np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.bool_)
    return Measures(whole, whole, number, number, truth, number, number, truth)


def moment(nanoseconds: int) -> datetime:
    """Return nanoseconds since 1970 as a moment in UTC, cut to whole microseconds."""
    return _EPOCH + timedelta(microseconds=nanoseconds // 1000)


def nanoseconds(time: datetime) -> int:
    """Return an aware moment as nanoseconds since 1970 UTC, exactly."""
    return (time - _EPOCH) // timedelta(microseconds=1) * 1000
