# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning rules as data: what opens a warning, at which level, and what clears it.

``data/rules.yaml`` is the default set; a user's file adds rules and replaces those of the same name. Which datastreams
a rule watches is decided in `scope`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...records.park import PointRole
    from ...store.ports import WarningLevel

ANY_PROPERTY = "*"
GROUP_PREFIX = "group:"


class RuleKind(StrEnum):
    """What a rule measures: the ratio that is compared with its thresholds.

    Of the water: ``limit``: value over the limit. ``rise``: value over the baseline, the latest value at least
    ``baseline_d`` older. ``consecutive``: how many times in a row a value rose over the one before it. ``rate``: rise
    a day over ``window_d``, over ``rate_per_d``. ``trend``: confidence (0-1) that the steps in ``window_d`` rise
    (Mann-Kendall, one-sided). ``control``: the larger of the Shewhart and the CUSUM statistic over its control limit.
    ``combined``: the least (all) or largest (any) of several properties' ratios at one point. ``forecast``:
    ``horizon_d`` over the days until a plume arrives.

    Of the equipment: ``missing``: days without a usable reading over the usual interval. ``flat``: days that the value
    has not moved by more than ``tolerance``, over ``window_d``. ``range``: 1 at ``low`` and ``high``, more outside,
    less inside. ``calibration``: 1 at the due date, and one more for each ``interval_d`` beyond.
    """

    LIMIT = "limit"
    RISE = "rise"
    CONSECUTIVE = "consecutive"
    RATE = "rate"
    TREND = "trend"
    CONTROL = "control"
    COMBINED = "combined"
    FORECAST = "forecast"
    MISSING = "missing"
    FLAT = "flat"
    RANGE = "range"
    CALIBRATION = "calibration"


# What these find is the matter of the instrument: never told as contamination.
EQUIPMENT = frozenset({RuleKind.MISSING, RuleKind.FLAT, RuleKind.RANGE, RuleKind.CALIBRATION})


class LimitBasis(StrEnum):
    """Which limit a rule without a limit of its own compares with: the park's class, or the derived background."""

    CLASS = "class"
    BACKGROUND = "background"


class Combination(StrEnum):
    """Whether all members of a combined rule must count, or any."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One level of a rule.

    Attributes
    ----------
    open, clear : float
        Ratios (dimensionless, > 0). A reading counts for the level from ``open`` on, and against it below ``clear``,
        which is strictly below ``open``: between them nothing changes.
    readings : int
        Consecutive counting readings needed, at least 1.
    for_d : float
        Time the counting readings must span, d; time without readings beyond the rule's ``gap_d`` does not count.
    clear_readings : int
        Consecutive readings below ``clear`` needed to leave the level, at least 1.
    clear_for_d : float
        Time that must have passed since the first of them, d. The clock completes it, unless the last reading lies
        further back than ``gap_d``.
    expire_d : float
        Time after the last counting reading, d, at which the clock alone leaves the level (timed clear); infinite:
        never, since silence is no sign of clean water.
    """

    level: WarningLevel
    open: float
    clear: float
    readings: int = 1
    for_d: float = 0.0
    clear_readings: int = 1
    clear_for_d: float = 0.0
    expire_d: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One property of a combined rule, with its own limit in the canonical unit; None is that of ``basis``."""

    property: str
    limit: float | None = None
    basis: LimitBasis = LimitBasis.CLASS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule with its levels, lowest first.

    Attributes
    ----------
    property : str
        Property code; ``group:`` and a pollutant class (`records.substances.TransportProperties.group`); or ``*``:
        every property with a limit, for equipment every datastream. A combined rule has that of its first member.
    gap_d : float
        Longest time between two counting readings that still belong together, d.
    limit : float or None
        Own limit in the canonical unit of the property; None is the limit of ``basis``.
    basis : LimitBasis
    roles : tuple of PointRole
        Function zones: only points of these roles; empty is all.
    points : tuple of str
        Only points that match one of these patterns (``MW-1*``); empty is all.
    baseline_d : float
        Least age of the baseline of a ``rise`` rule, d.
    floor : float
        Readings below this share of the limit do not count for ``rise``, ``consecutive`` and ``trend``; 0 looks at all.
    interval_d : float
        ``missing``: least usual interval; ``calibration``: what makes one more, d.
    window_d : float
        ``rate``, ``trend``, ``flat``: how far they look back, d.
    step_d : float
        ``trend``: medians of steps of this length, d.
    count : int
        Least values in the window of a ``trend`` or ``flat`` rule; values of the baseline of a ``control`` rule that
        has no derived one.
    rate_per_d : float
        ``rate``: rise a day at which the ratio is 1, canonical unit a day.
    tolerance : float
        ``flat``: how far a value may move and still be the same, canonical unit.
    low, high : float
        ``range``: bounds that the instrument can measure, canonical unit.
    shift, decision, shewhart : float
        ``control``: reference value k, CUSUM limit h, Shewhart limit, all in standard deviations of the baseline.
    horizon_d : float
        ``forecast``: days at which the ratio is 1.
    members, combination
        ``combined``.
    flaps : int
        Warnings opened within ``flap_d`` from which on the next stays open until it has been clear for ``flap_d``;
        0: no such control.
    confirmed : bool
        False for thresholds that no read standard states.
    """

    name: str
    property: str
    kind: RuleKind
    triggers: tuple[Trigger, ...]
    gap_d: float
    limit: float | None = None
    basis: LimitBasis = LimitBasis.CLASS
    roles: tuple[PointRole, ...] = ()
    points: tuple[str, ...] = ()
    baseline_d: float = 0.0
    floor: float = 0.0
    interval_d: float = 1.0
    window_d: float = 30.0
    step_d: float = 1.0
    count: int = 8
    rate_per_d: float = math.nan
    tolerance: float = 0.0
    low: float = -math.inf
    high: float = math.inf
    shift: float = 1.0
    decision: float = 5.0
    shewhart: float = 4.5
    horizon_d: float = 40.0
    members: tuple[Member, ...] = ()
    combination: Combination = Combination.ALL
    flaps: int = 0
    flap_d: float = 0.0
    confirmed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Rules and the ``version`` (digest of their contents) that events keep as evidence."""

    rules: tuple[Rule, ...]
    version: str
