# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shewhart-CUSUM control charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures, no_measures
from .gauge import Memory
from .segments import by_rank, carried

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..rules.model import Rule
    from .gauge import Readings, Target

_LEAST = 1e-300  # whose logarithm there is: what is zero or below lies far under any background
_CARRIED = ("cusum", "number", "mean", "squares")


class ControlGauge:
    """``control``: the larger of z over the Shewhart limit and of the cumulative sum over its limit.

    With z = (x - mean) / sd and S = max(0, z - k + S before); where the baseline is one of logarithms x is the
    logarithm of the value, and ``reference`` the median of the background. Without a derived baseline the first
    ``count`` trusted readings are one, and are not judged. A non-detect enters with half its detection limit, which the
    charts' power depends on where there are many. Suspect readings are judged but not summed.

    References
    ----------
    EPA (2009), Unified Guidance, chapter 20: combined Shewhart-CUSUM control charts. The sums of squares of the
    baseline follow Welford (1962).
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        self._rule = rule
        known = [target.first.baseline for target in targets]
        self._mean = np.array([np.nan if each is None else each.mean for each in known])
        self._sd = np.array([np.nan if each is None else each.sd for each in known])
        self._logarithms = np.array([each is not None and each.logarithms for each in known], dtype=np.bool_)

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure for each reading after the baseline."""
        carry = {name: carried(memory, name, len(self._mean), 0.0) for name in _CARRIED}
        value = np.where(new.censored, 0.5 * new.value, new.value)
        logged = self._logarithms[new.target]
        value = np.where(logged, np.log(np.maximum(value, _LEAST)), value)
        ratio, reference = np.full(len(new), np.nan), np.full(len(new), np.nan)
        for rows in by_rank(new.target):
            ratio[rows], reference[rows] = self._next(carry, new.target[rows], value[rows], new.trusted[rows])
        with np.errstate(over="ignore"):
            reference = np.where(logged, np.exp(reference), reference)
        kept = ~np.isnan(ratio)
        found = Measures(new.target, new.time, ratio, ratio, new.trusted, new.value, reference, new.censored)
        return found[kept], Memory(memory.rows, carry)

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory

    def _next(
        self, carry: dict[str, NDArray[np.float64]], at: NDArray[np.int64], value: NDArray[np.float64],
        trusted: NDArray[np.bool_],
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:  # fmt: skip
        learning = np.isnan(self._mean[at]) & (carry["number"][at] < self._rule.count)
        self._learn(carry, at[learning & trusted], value[learning & trusted])
        learned_sd = np.sqrt(carry["squares"][at] / np.maximum(carry["number"][at] - 1.0, 1.0))
        mean = np.where(np.isnan(self._mean[at]), carry["mean"][at], self._mean[at])
        sd = np.where(np.isnan(self._mean[at]), learned_sd, self._sd[at])
        with np.errstate(divide="ignore", invalid="ignore"):
            z = np.where(sd > 0.0, (value - mean) / sd, np.nan)
        cusum = np.maximum(0.0, z - self._rule.shift + carry["cusum"][at])
        summed = trusted & ~learning & ~np.isnan(z)
        carry["cusum"][at[summed]] = cusum[summed]
        ratio = np.maximum(z / self._rule.shewhart, cusum / self._rule.decision)
        return np.where(learning, np.nan, ratio), mean

    def _learn(self, carry: dict[str, NDArray[np.float64]], at: NDArray[np.int64], value: NDArray[np.float64]) -> None:
        carry["number"][at] += 1.0
        step = value - carry["mean"][at]
        carry["mean"][at] += step / carry["number"][at]
        carry["squares"][at] += step * (value - carry["mean"][at])
