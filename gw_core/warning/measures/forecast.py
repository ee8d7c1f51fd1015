# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days until a plume is forecast to arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..machine.measures import Measures, no_measures

if TYPE_CHECKING:
    from ..rules.model import Rule
    from .gauge import Memory, Readings, Target

_HIGHEST = 1e6


class ForecastGauge:
    """``forecast``: ``horizon_d`` over the days that remain, from the forecast's own time on.

    "Not before" a day (censored) means a ratio of at most that; an arrival that is past counts as a million.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        del targets
        self._horizon_d = rule.horizon_d

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return a measure a forecast."""
        ratio = self._horizon_d / np.maximum(new.value, self._horizon_d / _HIGHEST)
        low, horizon = np.where(new.censored, 0.0, ratio), np.full(len(new), self._horizon_d)
        return Measures(new.target, new.time, low, ratio, new.trusted, new.value, horizon, new.censored), memory

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return nothing: forecasts alone decide."""
        del now
        return no_measures(), memory
