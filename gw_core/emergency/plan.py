# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergency plans as data: phases with tasks, each with a deadline, a responsible role and the conditions it has.

Reading a plan file is in `planfile`, applying it in `respond`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..store.ports import WarningLevel
    from ..warning.rules.model import RuleKind

# A text by language code; ``en`` or the first is the fallback.
Text = Mapping[str, str]


def text_in(text: Text, language: str) -> str:
    """Return a plan's text in a language such as ``zh_CN``, else in English, else in the first it has."""
    return text.get(language.split("_")[0]) or text.get("en") or next(iter(text.values()))


class Each(StrEnum):
    """What a task is repeated for, which also says what its text can name."""

    PLAN = "plan"
    WARNING = "warning"
    ARRIVAL = "arrival"
    SOURCE = "source"


# What may stand between braces in the texts of a task.
PLACEHOLDERS: Mapping[Each, frozenset[str]] = {
    Each.PLAN: frozenset(),
    Each.WARNING: frozenset({"point", "properties"}),
    Each.ARRIVAL: frozenset({"receptor", "days"}),
    Each.SOURCE: frozenset({"source", "enterprise"}),
}


class SourceCondition(StrEnum):
    """What must be known of the source."""

    ANY = "any"
    IDENTIFIED = "identified"
    UNIDENTIFIED = "unidentified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a task is due; everything given must hold.

    Attributes
    ----------
    level : WarningLevel or None
        Least level of the response. None with ``always`` False: any open warning.
    always : bool
        True for tasks that are due without any warning too.
    kinds : frozenset of RuleKind
        At least one open warning is of such a rule; empty: any.
    groups : frozenset of str
        At least one open warning is on a substance of such a group (``substances.csv``); empty: any.
    arrival_within_d, arrival_after_d : float or None
        A forecast reaches a receptor within, and not before, this many days from now. None: does not matter.
    source : SourceCondition
    """

    level: WarningLevel | None = None
    always: bool = False
    kinds: frozenset[RuleKind] = frozenset()
    groups: frozenset[str] = frozenset()
    arrival_within_d: float | None = None
    arrival_after_d: float | None = None
    source: SourceCondition = SourceCondition.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTask:
    """One thing to do; ``offset_h`` is the deadline in hours after the plan is started."""

    text: Text
    responsible: Text
    offset_h: float
    resources: tuple[Text, ...] = ()
    each: Each = Each.PLAN
    when: Condition = Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Tasks that belong together, in the order of the plan."""

    name: Text
    tasks: tuple[PlanTask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan.

    Attributes
    ----------
    template : bool
        True for a plan that nobody has adapted to a park; shown wherever its tasks are.
    source_probability : float
        Probability from which on an identifiable source counts as identified, 0 to 1.
    digest : str
        Of the file, for provenance.
    """

    name: Text
    version: str
    template: bool
    source_probability: float
    phases: tuple[Phase, ...]
    digest: str
