# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning rules as data: what opens a warning, at which level, and what clears it.

A rule is one or more rows of a CSV file, one a level. ``data/rules.csv`` is the default set; a user's file adds rules
and replaces those of the same name. Reading the files is in `ruleset`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...store.ports import WarningLevel

ANY_PROPERTY = "*"


class RuleKind(StrEnum):
    """What a rule measures; the ratio of a rule is compared with its thresholds.

    ``limit``: value over the limit. ``rise``: value over the baseline, the latest value at least ``baseline_d`` older.
    ``missing``: days without a usable reading over the usual interval of the datastream.
    """

    LIMIT = "limit"
    RISE = "rise"
    MISSING = "missing"


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
    """

    level: WarningLevel
    open: float
    clear: float
    readings: int = 1
    for_d: float = 0.0
    clear_readings: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule with its levels, lowest first.

    Attributes
    ----------
    property : str
        Property code, or ``*``: every property with a class limit (``limit``, ``rise``), every datastream
        (``missing``).
    gap_d : float
        Longest time between two counting readings that still belong together, d.
    limit : float or None
        Own limit in the canonical unit of the property; None is the class limit of the park.
    baseline_d : float
        Least age of the baseline of a ``rise`` rule, d.
    floor : float
        Readings below this share of the limit do not count for a ``rise`` rule; 0 looks at all.
    interval_d : float
        Least usual interval of a ``missing`` rule, d.
    confirmed : bool
        False for thresholds that no read standard states.
    """

    name: str
    property: str
    kind: RuleKind
    triggers: tuple[Trigger, ...]
    gap_d: float
    limit: float | None = None
    baseline_d: float = 0.0
    floor: float = 0.0
    interval_d: float = 1.0
    confirmed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Rules and the ``version`` (digest of their contents) that events keep as evidence."""

    rules: tuple[Rule, ...]
    version: str

    def for_property(self, code: str) -> tuple[Rule, ...]:
        """Return the rules for a property: its own, and those for any property of kinds it has no own rule of."""
        own = tuple(rule for rule in self.rules if rule.property == code)
        kinds = {rule.kind for rule in own}
        return own + tuple(rule for rule in self.rules if rule.property == ANY_PROPERTY and rule.kind not in kinds)
