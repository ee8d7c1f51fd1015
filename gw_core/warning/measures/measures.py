# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readings as the ratios that the engine compares, each as the interval in which it lies.

Here the three kinds of rules differ, and here flags and non-detects get their meaning; the engine sees only ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...records.observations import Flag
from ..machine.step import Reading
from ..rules.limits import Bounds
from ..rules.model import Rule, RuleKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_DAY_NS, _SECOND_NS = 86_400_000_000_000, 1_000_000_000
# The usual interval is the median of this many intervals, known from this many on.
_INTERVALS, _LEAST_INTERVALS = 9, 3


@dataclass(frozen=True, slots=True)
class Measures:
    """Ratios of one datastream and rule in time order.

    Attributes
    ----------
    time : ndarray of int64, shape (n,)
        Nanoseconds since 1970 UTC, not decreasing.
    low, high, value, reference : ndarray of float64, shape (n,)
        See `engine.Reading`.
    trusted, censored : ndarray of bool, shape (n,)
    """

    time: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    trusted: NDArray[np.bool_]
    value: NDArray[np.float64]
    reference: NDArray[np.float64]
    censored: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.time)

    def reading(self, index: int) -> Reading:
        """Return one measure as the engine takes it."""
        return Reading(
            _moment(int(self.time[index])), float(self.low[index]), float(self.high[index]), bool(self.trusted[index]),
            float(self.value[index]), float(self.reference[index]), bool(self.censored[index]),
        )  # fmt: skip


def usable(series: pd.DataFrame, now: datetime) -> pd.DataFrame:
    """Return the readings of one datastream that say something by ``now``, in time order.

    Parameters
    ----------
    series : DataFrame
        Observation frame of one datastream, any order. Rows flagged fail or missing, without a value, or later than
        ``now`` are left out; a suspect one stays and is not trusted.
    now : datetime
        Aware.
    """
    told = ~series["flag"].isin([Flag.FAIL, Flag.MISSING]) & series["value"].notna() & (series["time"] <= now)
    return series[told].sort_values("time", kind="stable")


def measure(rule: Rule, series: pd.DataFrame, limit: Bounds | None, now: datetime) -> Measures | None:
    """Turn the usable readings of one datastream into the ratios of a rule.

    Parameters
    ----------
    rule : Rule
    series : DataFrame
        As from `usable`.
    limit : Bounds or None
        Class limit in the unit of the values; None is no limit. A rule's own limit goes before it.
    now : datetime
        Ends the last interval of a ``missing`` rule.

    Returns
    -------
    Measures or None
        None when the rule does not apply: no limit, or a rise of a property with a two-sided limit (pH).
    """
    if rule.kind is RuleKind.MISSING:
        return _missing(rule, series, now)
    bounds = Bounds(rule.limit) if rule.limit is not None else limit
    if bounds is None or (bounds.two_sided and rule.kind is RuleKind.RISE):
        return None
    return _limit(series, bounds) if rule.kind is RuleKind.LIMIT else _rise(rule, series, bounds.upper)


def _limit(series: pd.DataFrame, bounds: Bounds) -> Measures:
    value, censored = series["value"].to_numpy(), series["censored"].to_numpy()
    index = bounds.index(value)
    # "Less than" says nothing of a two-sided limit: it may lie on either side.
    high = np.where(censored, np.inf, index) if bounds.two_sided else index
    return Measures(
        time=_nanoseconds(series), low=np.where(censored, 0.0, index), high=high, trusted=_trusted(series),
        value=value, reference=bounds.nearest(value), censored=censored,
    )  # fmt: skip


def _rise(rule: Rule, series: pd.DataFrame, limit: float) -> Measures:
    """Ratio to the latest trusted reading at least ``baseline_d`` older, and not older than ``gap_d`` beyond that."""
    time, trusted = _nanoseconds(series), _trusted(series)
    value, censored = series["value"].to_numpy(), series["censored"].to_numpy()
    bases = np.flatnonzero(trusted & (value > 0.0))
    found = np.searchsorted(time[bases], time - int(rule.baseline_d * _DAY_NS), side="right") - 1
    if rule.baseline_d == 0.0:
        found = np.searchsorted(time[bases], time, side="left") - 1
    base = bases[np.maximum(found, 0)] if len(bases) else np.zeros(len(time), dtype=np.intp)
    oldest = int((rule.baseline_d + rule.gap_d) * _DAY_NS)
    kept = (found >= 0) & (time - time[base] <= oldest)
    low, high = np.where(censored, 0.0, value), value
    base_low = np.where(censored[base], 0.0, value[base])
    with np.errstate(divide="ignore", invalid="ignore"):
        # Not detected now is no rise over a detection limit as high, whatever lay below that one.
        ratio_low, ratio_high = low / value[base], high / np.where(censored, value[base], base_low)
    floor = rule.floor * limit
    ratio_low = np.where(low < floor, 0.0, ratio_low)
    ratio_high = np.where(high < floor, 0.0, ratio_high)
    return Measures(
        time=time[kept], low=ratio_low[kept], high=ratio_high[kept], trusted=trusted[kept], value=value[kept],
        reference=value[base][kept], censored=censored[kept],
    )  # fmt: skip


def _missing(rule: Rule, series: pd.DataFrame, now: datetime) -> Measures:
    """Age over the usual interval: 0 at each reading, and each open ratio at the moment it is passed."""
    time = _nanoseconds(series)
    expected_d = _usual_interval_d(time, rule.interval_d)
    ends = np.append(time[1:], int(pd.Timestamp(now).value) + 1) if len(time) else time
    marks = [(time, np.zeros(len(time)), np.zeros(len(time)), expected_d)]
    for trigger in rule.triggers:
        age_d = trigger.open * expected_d
        with np.errstate(invalid="ignore"):
            passed = np.isfinite(age_d) & (age_d * _DAY_NS + _SECOND_NS < (ends - time).astype(np.float64))
        # Up to whole seconds, which every store keeps.
        at = time[passed] + (np.ceil(age_d[passed] * _DAY_NS / _SECOND_NS) * _SECOND_NS).astype(np.int64)
        marks.append((at, np.full(len(at), trigger.open), age_d[passed], expected_d[passed]))
    times, ratio, age, expected = (np.concatenate(column) for column in zip(*marks, strict=True))
    order = np.argsort(times, kind="stable")
    everywhere = np.ones(len(times), dtype=np.bool_)
    return Measures(
        time=times[order], low=ratio[order], high=ratio[order], trusted=everywhere, value=age[order],
        reference=expected[order], censored=~everywhere,
    )  # fmt: skip


def _usual_interval_d(time: NDArray[np.int64], least_d: float) -> NDArray[np.float64]:
    """Return for each reading the median of the intervals before it, d; NaN while too few are known."""
    intervals = pd.Series(np.diff(time) / _DAY_NS)
    median = intervals.rolling(_INTERVALS, min_periods=_LEAST_INTERVALS).median().to_numpy()
    known = np.concatenate([np.full(min(1, len(time)), np.nan), median])
    return np.where(np.isnan(known), np.nan, np.maximum(known, least_d))


def _trusted(series: pd.DataFrame) -> NDArray[np.bool_]:
    return np.asarray(series["flag"].to_numpy() != Flag.SUSPECT)


def _nanoseconds(series: pd.DataFrame) -> NDArray[np.int64]:
    return np.asarray(series["time"].to_numpy(dtype="datetime64[ns]").astype(np.int64))


def _moment(nanoseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=nanoseconds // 1000)
