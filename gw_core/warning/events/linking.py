# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which warnings belong together: related substances, wells on one flow path, moments that the travel time allows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ...errors import Finding, InvalidInputError
from ...wording import say
from .families import are_related

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...records.park import Facility
    from ...store.ports import WarningEvent
    from .flow_paths import FlowPaths, TravelTime

_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSettings:
    """What counts as together.

    Attributes
    ----------
    tolerance_d : float
        By which the moments of two warnings may miss the travel time between their wells, d, >= 0: sampling interval.
    simultaneous_d : float
        Within which warnings at one well or across one plume count as one, d, >= 0.
    horizon_d : float
        A plume that reaches a receptor within so many days is told one level higher, d, >= 0.
    """

    tolerance_d: float = 30.0
    simultaneous_d: float = 90.0
    horizon_d: float = 90.0

    def check(self) -> None:
        """Raise `InvalidInputError` with every figure out of its range (finding code ``bad_merging``)."""
        findings = []
        for name in self.__slots__:
            value = getattr(self, name)
            if not (math.isfinite(value) and value >= 0):
                message = say("{name} must be zero or more days, not {value}.", name=name, value=value)
                findings.append(Finding(code="bad_merging", message=message, place=name))
        if findings:
            raise InvalidInputError(findings[0].message, findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two warnings on one path, the up-gradient one first.

    ``apart`` says why they are not merged although the water connects them; empty when they are.
    """

    first: WarningEvent
    second: WarningEvent
    travel: TravelTime
    apart: str = ""


def find_links(
    events: Sequence[WarningEvent], paths: FlowPaths, settings: MergeSettings, facilities: Iterable[Facility] = ()
) -> list[Link]:
    """Return the links between warnings that the water connects, in the order of ``events``."""
    known = tuple(facilities)
    related: dict[tuple[str, str], bool] = {}
    travels: dict[tuple[str, str], TravelTime] = {}
    links = []
    for one, other in combinations(events, 2):
        codes = (one.property, other.property)
        if codes not in related:
            related[codes] = are_related(*codes, known)
        if not related[codes]:
            continue
        for first, second in ((one, other), (other, one)):
            wells = (first.point, second.point)
            if wells not in travels:
                travels[wells] = paths.travel(*wells)
            if travels[wells].connected or travels[wells].beside:
                links.append(_link(first, second, travels[wells], settings))
                if not links[-1].apart:
                    break
    return links


def _link(first: WarningEvent, second: WarningEvent, travel: TravelTime, settings: MergeSettings) -> Link:
    why = ""
    if not (travel.beside and _overlap(first, second, settings.simultaneous_d)) and not _follows(
        first, second, travel, settings.tolerance_d
    ):
        why = say("{second} warned at a time that does not follow from {first} by the travel time.",
                  second=second.point, first=first.point)  # fmt: skip
    return Link(first=first, second=second, travel=travel, apart=why)


def _overlap(first: WarningEvent, second: WarningEvent, days: float) -> bool:
    """Return whether both were open at one time, or not further apart than so many days."""
    gaps = [
        (after.opened_at - before.resolved_at).total_seconds() / _DAY_S
        for before, after in ((first, second), (second, first))
        if before.resolved_at is not None
    ]
    if first.point == second.point:
        return max(gaps, default=-math.inf) <= days
    return abs((second.opened_at - first.opened_at).total_seconds()) / _DAY_S <= days


def _follows(first: WarningEvent, second: WarningEvent, travel: TravelTime, tolerance_d: float) -> bool:
    """Return whether the plume that passes the first well can be what the second one shows."""
    if not travel.connected:
        return False
    lag = (second.opened_at - first.opened_at).total_seconds() / _DAY_S
    lasted = math.inf if first.resolved_at is None else (first.resolved_at - first.opened_at).total_seconds() / _DAY_S
    return travel.early_d - tolerance_d <= lag <= lasted + travel.late_d + tolerance_d


class Groups:
    """Names that are joined pair by pair into groups (disjoint sets)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        """Return what stands for the group of a name, which becomes known if it is not."""
        self._parent.setdefault(name, name)
        while self._parent[name] != name:
            self._parent[name] = name = self._parent[self._parent[name]]
        return name

    def join(self, names: Iterable[str]) -> None:
        """Make one group of all names and their groups."""
        roots = sorted({self.root(name) for name in names})
        for other in roots[1:]:
            self._parent[other] = roots[0]

    def members(self) -> dict[str, list[str]]:
        """Return the names of each group."""
        found: dict[str, list[str]] = {}
        for name in self._parent:
            found.setdefault(self.root(name), []).append(name)
        return found
