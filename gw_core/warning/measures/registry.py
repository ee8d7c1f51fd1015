# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which gauge measures for which kind of rule, and where a rule can measure at all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..rules.model import ANY_PROPERTY, EQUIPMENT, Rule, RuleKind
from ..rules.scope import Stream, is_forecast
from .combined import CombinedGauge
from .control import ControlGauge
from .forecast import ForecastGauge
from .instruments import CalibrationGauge, FlatGauge, RangeGauge
from .limit import LimitGauge, bounds_of
from .missing import MissingGauge
from .rise import ConsecutiveGauge, RateGauge, RiseGauge
from .trend import TrendGauge

if TYPE_CHECKING:
    from collections.abc import Callable

    from .gauge import Gauge, Target

_GAUGES: dict[RuleKind, Callable[[Rule, tuple[Target, ...]], Gauge]] = {
    RuleKind.LIMIT: LimitGauge,
    RuleKind.RISE: RiseGauge,
    RuleKind.CONSECUTIVE: ConsecutiveGauge,
    RuleKind.RATE: RateGauge,
    RuleKind.TREND: TrendGauge,
    RuleKind.CONTROL: ControlGauge,
    RuleKind.COMBINED: CombinedGauge,
    RuleKind.FORECAST: ForecastGauge,
    RuleKind.MISSING: MissingGauge,
    RuleKind.FLAT: FlatGauge,
    RuleKind.RANGE: RangeGauge,
    RuleKind.CALIBRATION: CalibrationGauge,
}


def gauge_for(rule: Rule, targets: tuple[Target, ...]) -> Gauge:
    """Return the gauge of a rule at its targets, at each of which it `applies`."""
    return _GAUGES[rule.kind](rule, targets)


def applies(rule: Rule, stream: Stream) -> bool:
    """Return whether a rule has at a datastream what it compares with.

    A rule for any property looks at water only where there is a limit: that of a water level or a temperature would
    mean nothing. Forecasts are looked at by rules of their own kind alone.
    """
    if is_forecast(stream) or rule.kind is RuleKind.FORECAST:
        return is_forecast(stream) and rule.kind is RuleKind.FORECAST
    if rule.kind is RuleKind.CALIBRATION:
        return stream.calibration_due is not None
    if rule.kind in EQUIPMENT:
        return True
    bounds = bounds_of(rule, stream)
    if rule.kind is RuleKind.LIMIT:
        return bounds is not None
    if rule.kind is RuleKind.RATE and not math.isfinite(rule.rate_per_d):
        return False
    if rule.kind is RuleKind.CONTROL:
        return stream.baseline is not None or rule.property != ANY_PROPERTY
    if rule.property != ANY_PROPERTY and rule.kind not in {RuleKind.RISE, RuleKind.CONSECUTIVE}:
        return True
    return bounds is not None and not bounds.two_sided
