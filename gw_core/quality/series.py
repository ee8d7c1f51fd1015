# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All checks that need one series only, together: the same for a whole history and for readings as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..records.observations import Flag
from .checks import Check, CheckKind
from .flagging import (
    flag_attenuated_signal,
    flag_flat_line,
    flag_gross_range,
    flag_rate_of_change,
    flag_spikes,
    median_interval,
    strongest,
)
from .timing import flag_ahead, flag_gaps, flag_moved_clock, flag_repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Flags = NDArray[np.uint8]

NS_A_DAY = 86_400e9
_OF_TIME = frozenset({CheckKind.GAP, CheckKind.REPEAT, CheckKind.CLOCK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Readings of one datastream in time order.

    Attributes
    ----------
    values : ndarray of float64, shape (n,)
        Canonical unit; NaN is missing.
    censored : ndarray of bool, shape (n,)
    times_d : ndarray of float64, shape (n,)
        d since 1970-01-01 UTC, strictly increasing.
    interval_d : float
        Sampling interval, d; NaN: the median of the series.
    now_d : float
        The present moment, d since 1970-01-01 UTC; NaN: readings from the future are not looked for.
    """

    values: NDArray[np.float64]
    censored: NDArray[np.bool_]
    times_d: NDArray[np.float64]
    interval_d: float = np.nan
    now_d: float = np.nan

    def take(self, rows: NDArray[np.bool_]) -> Series:
        """Return some of the readings."""
        return Series(
            values=self.values[rows], censored=self.censored[rows], times_d=self.times_d[rows],
            interval_d=self.interval_d, now_d=self.now_d,
        )  # fmt: skip

    def interval(self) -> float:
        """Return the sampling interval, d: the known one, else the median; infinite for a single reading."""
        return median_interval(self.times_d) if np.isnan(self.interval_d) else self.interval_d


def flag_series(series: Series, checks: Sequence[Check]) -> Flags:
    """Return one flag a reading: the most severe of all checks of one series.

    A non-detect is checked for its gross range only; a reading that fails for being from the future is no neighbour of
    any other. A good time says nothing of the value: checks of time alone leave a reading "not evaluated". Checks
    that need other series are passed over.

    Returns
    -------
    ndarray of uint8, shape (n,)
    """
    present = np.where(np.isnan(series.values), Flag.MISSING, Flag.NOT_EVALUATED).astype(np.uint8)
    ahead = [flag_clock_ahead(series, check) for check in checks if check.check is CheckKind.CLOCK]
    of_now = np.logical_and.reduce([np.ones(len(present), bool), *(flags != Flag.FAIL for flags in ahead)])
    found = [present, *ahead]
    for check in checks:
        if check.check is CheckKind.GROSS_RANGE:
            found.append(flag_range(series.values, check))
        elif check.check in _READINGS:
            found.append(_scattered(series, check, of_now & ~series.censored))
    strong = strongest(found)
    strong[present == Flag.MISSING] = Flag.MISSING
    return strong


def _scattered(series: Series, check: Check, read: NDArray[np.bool_]) -> Flags:
    flags = np.where(np.isnan(series.values), Flag.MISSING, Flag.NOT_EVALUATED).astype(np.uint8)
    if read.any():
        flags[read] = _READINGS[check.check](series.take(read), check)
    return _faults_only(flags) if check.check in _OF_TIME else flags


def _faults_only(flags: Flags) -> Flags:
    return np.where(flags == Flag.GOOD, Flag.NOT_EVALUATED, flags).astype(np.uint8)


def flag_range(values: NDArray[np.float64], check: Check) -> Flags:
    """Flag values outside the ranges of a check; see `flag_gross_range`."""
    return flag_gross_range(
        values, fail=_span(check.fail_min, check.fail_max), suspect=_span(check.suspect_min, check.suspect_max)
    )


def _span(low: float, high: float) -> tuple[float, float]:
    return (-np.inf if np.isnan(low) else low, np.inf if np.isnan(high) else high)


def flag_clock_ahead(series: Series, check: Check) -> Flags:
    """Flag readings from the future, the rest as not evaluated; see `flag_ahead`."""
    ahead = flag_ahead(series.times_d, now_d=series.now_d, suspect=or_none(check.suspect), fail=or_none(check.fail))
    return _faults_only(ahead)


def or_none(figure: float, none: float = np.inf) -> float:
    """Return a threshold, or for NaN one that nothing reaches."""
    return none if np.isnan(figure) else figure


def _spike(series: Series, check: Check) -> Flags:
    return flag_spikes(series.values, suspect=or_none(check.suspect), fail=or_none(check.fail))


def _rate(series: Series, check: Check) -> Flags:
    return flag_rate_of_change(
        series.values, series.times_d, suspect_per_d=or_none(check.suspect), shortest_d=or_none(check.window_d, 0.0)
    )


def _flat(series: Series, check: Check) -> Flags:
    return flag_flat_line(
        series.values, series.times_d, tolerance=check.tolerance, suspect_d=or_none(check.suspect),
        fail_d=or_none(check.fail), interval_d=series.interval(),
    )  # fmt: skip


def _attenuated(series: Series, check: Check) -> Flags:
    return flag_attenuated_signal(
        series.values, series.times_d, window_d=check.window_d, suspect=or_none(check.suspect, -np.inf),
        fail=or_none(check.fail, -np.inf),
    )  # fmt: skip


def _gap(series: Series, check: Check) -> Flags:
    if not is_regular(series.interval(), check):
        return np.full(len(series.values), Flag.NOT_EVALUATED, dtype=np.uint8)
    return flag_gaps(series.times_d, interval_d=series.interval(), suspect=check.suspect)


def _repeat(series: Series, check: Check) -> Flags:
    if not is_regular(series.interval(), check):
        return np.full(len(series.values), Flag.NOT_EVALUATED, dtype=np.uint8)
    return flag_repeats(series.values, series.times_d, interval_d=series.interval(), suspect=check.suspect)


def _clock(series: Series, check: Check) -> Flags:
    if not is_regular(series.interval(), check):
        return np.full(len(series.values), Flag.NOT_EVALUATED, dtype=np.uint8)
    return flag_moved_clock(series.times_d, interval_d=series.interval())


def is_regular(interval_d: float, check: Check) -> bool:
    """Return whether a series is read often enough for a check of its times."""
    return bool(np.isfinite(interval_d) and interval_d <= or_none(check.window_d))


_READINGS: dict[CheckKind, Callable[[Series, Check], Flags]] = {
    CheckKind.SPIKE: _spike,
    CheckKind.RATE_OF_CHANGE: _rate,
    CheckKind.FLAT_LINE: _flat,
    CheckKind.ATTENUATED_SIGNAL: _attenuated,
    CheckKind.GAP: _gap,
    CheckKind.REPEAT: _repeat,
    CheckKind.CLOCK: _clock,
}
