# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules watch which datastream."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from ...records.park import PointRole
from ...records.substances import transport_properties
from .model import ANY_PROPERTY, GROUP_PREFIX, LimitBasis, Rule, RuleKind, RuleSet

if TYPE_CHECKING:
    from datetime import datetime

    from ...store.ports import DatastreamKey
    from .limits import Bounds


# What a forecast comes from, in the place of a sensor: its values are days until a plume arrives.
FORECAST_SENSOR = "forecast"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Mean and standard deviation of background values for control charts.

    In the canonical unit; with ``logarithms`` those of the natural logarithms of such values.
    """

    mean: float
    sd: float
    logarithms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One datastream and everything that rules compare its readings with.

    Attributes
    ----------
    datastream_id : int
    key : DatastreamKey
    unit : str
        Canonical unit.
    role : PointRole
    limit, background : Bounds or None
        Of the park's class and of the derived background; None where there is none.
    baseline : Baseline or None
    limits_version : str
        Version of the derived limits.
    calibration_due : datetime or None
    """

    datastream_id: int
    key: DatastreamKey
    unit: str
    role: PointRole = PointRole.OTHER
    limit: Bounds | None = None
    background: Bounds | None = None
    baseline: Baseline | None = None
    limits_version: str = ""
    calibration_due: datetime | None = field(default=None)


def is_forecast(stream: Stream) -> bool:
    """Return whether a datastream holds forecasts of arrival and no readings."""
    return stream.key.sensor == FORECAST_SENSOR


def rules_for(rules: RuleSet, stream: Stream) -> tuple[Rule, ...]:
    """Return the rules that watch a datastream.

    Of the rules of one kind and basis only the closest count: those that name points before those that name roles,
    those of the property before those of its group, and these before those of any property. Combined rules stand on
    their own.
    """
    watching = [rule for rule in rules.rules if rule.kind is not RuleKind.COMBINED and _watches(rule, stream)]
    closest: dict[tuple[RuleKind, LimitBasis], tuple[bool, bool, int]] = {}
    for rule in watching:
        key = (rule.kind, rule.basis)
        closest[key] = max(_closeness(rule), closest.get(key, _closeness(rule)))
    return tuple(rule for rule in watching if _closeness(rule) == closest[rule.kind, rule.basis])


def in_place(rule: Rule, stream: Stream) -> bool:
    """Return whether a rule looks at the point of a datastream, whatever is measured there."""
    if rule.roles and stream.role not in rule.roles:
        return False
    return not rule.points or any(fnmatchcase(stream.key.point, pattern) for pattern in rule.points)


def _watches(rule: Rule, stream: Stream) -> bool:
    return in_place(rule, stream) and _property_rank(rule, stream.key.property) is not None


def _property_rank(rule: Rule, code: str) -> int | None:
    if rule.property == code:
        return 2
    if rule.property.startswith(GROUP_PREFIX):
        known = transport_properties(code)
        return 1 if known is not None and known.group == rule.property.removeprefix(GROUP_PREFIX) else None
    return 0 if rule.property == ANY_PROPERTY else None


def _closeness(rule: Rule) -> tuple[bool, bool, int]:
    of_group = rule.property.startswith(GROUP_PREFIX)
    return bool(rule.points), bool(rule.roles), 0 if rule.property == ANY_PROPERTY else 1 if of_group else 2
