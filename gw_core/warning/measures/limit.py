# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Value over the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures, no_measures
from ..rules.limits import Bounds, index, nearest
from ..rules.model import LimitBasis, Rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..rules.model import Member
    from ..rules.scope import Stream
    from .gauge import Memory, Readings, Target


def bounds_of(rule: Rule | Member, stream: Stream) -> Bounds | None:
    """Return the limit of a rule, or of a member of one, at a datastream: its own, or that of its basis."""
    if rule.limit is not None:
        return Bounds(rule.limit)
    return stream.background if rule.basis is LimitBasis.BACKGROUND else stream.limit


class LimitGauge:
    """``limit``: the ratio of a value to its limit; see `rules.limits.index` for pH."""

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        bounds = [bounds_of(rule, target.first) or Bounds(np.nan) for target in targets]
        self._upper = np.array([each.upper for each in bounds])
        self._lower = np.array([each.lower for each in bounds])

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a reading."""
        upper, lower = self._upper[new.target], self._lower[new.target]
        low, high = ratio_interval(new.value, new.censored, upper, lower)
        reference = nearest(new.value, upper, lower)
        found = Measures(new.target, new.time, low, high, new.trusted, new.value, reference, new.censored)
        return found, memory

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: readings alone decide."""
        del now
        return no_measures(), memory


def ratio_interval(
    value: NDArray[np.float64], censored: NDArray[np.bool_], upper: NDArray[np.float64], lower: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return between which ratios each value lies; "less than" says nothing of a two-sided limit."""
    ratio = index(value, upper, lower)
    return np.where(censored, 0.0, ratio), np.where(censored & np.isfinite(lower), np.inf, ratio)
