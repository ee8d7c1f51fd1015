# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules bound to the datastreams of a park: what each rule watches, and by which gauge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...store.ports import DatastreamKey
from ..measures.gauge import Target
from ..measures.registry import applies, gauge_for
from ..rules.model import RuleKind
from ..rules.scope import Stream, in_place, rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ..measures.gauge import Gauge, Readings
    from ..rules.model import Rule, RuleSet


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """One rule and its targets.

    Attributes
    ----------
    target_of, member_of : ndarray of int64, shape (datastreams,)
        Which target and which member of it a datastream is; -1: the rule does not watch it.
    """

    rule: Rule
    targets: tuple[Target, ...]
    gauge: Gauge
    target_of: NDArray[np.int64]
    member_of: NDArray[np.int64]

    def watched(self, rows: Readings) -> Readings:
        """Return the readings of watched datastreams by target, time and member; ``rows.target`` are datastreams."""
        target = self.target_of[rows.target]
        kept = target >= 0
        found = replace(rows[kept], target=target[kept], member=self.member_of[rows.target[kept]])
        if self.rule.kind is not RuleKind.COMBINED:
            return found  # one datastream a target, in the order of the datastreams
        return found[np.lexsort((found.member, found.time, found.target))]

    def streams_of(self, targets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of the datastreams behind targets."""
        return np.flatnonzero(np.isin(self.target_of, targets))


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """All rules of a version at all datastreams of a park; ``streams`` in ascending order of their ids."""

    version: str
    streams: tuple[Stream, ...]
    bindings: tuple[Binding, ...]
    ids: NDArray[np.int64]

    def place(self, binding: int, target: int) -> tuple[str, DatastreamKey]:
        """Return the rule and the datastream that the warnings of a target belong to.

        Those of a combined rule belong to its first property at the point, whatever the sensor.
        """
        bound = self.bindings[binding]
        key = bound.targets[target].first.key
        if bound.rule.kind is RuleKind.COMBINED:
            key = DatastreamKey(point=key.point, property=bound.rule.property)
        return bound.rule.name, key


def bind(rules: RuleSet, streams: Sequence[Stream]) -> Engine:
    """Bind rules to datastreams.

    A rule without a usable limit at a datastream does not watch it; a rule that watches nothing is left out.
    """
    ordered = tuple(sorted(streams, key=lambda stream: stream.datastream_id))
    watching: dict[str, list[int]] = {rule.name: [] for rule in rules.rules}
    for number, stream in enumerate(ordered):
        for rule in rules_for(rules, stream):
            if applies(rule, stream):
                watching[rule.name].append(number)
    bindings = []
    for rule in rules.rules:
        members: list[tuple[int | None, ...]] = [(number,) for number in watching[rule.name]]
        if rule.kind is RuleKind.COMBINED:
            members = list(_groups(rule, ordered))
        if members:
            bindings.append(_binding(rule, ordered, members))
    ids = np.array([stream.datastream_id for stream in ordered], dtype=np.int64)
    return Engine(rules.version, ordered, tuple(bindings), ids)


def _groups(rule: Rule, streams: Sequence[Stream]) -> Iterator[tuple[int | None, ...]]:
    """Yield for each point the datastreams of the members; of several sensors, the first."""
    points: dict[str, dict[str, int]] = {}
    for number, stream in enumerate(streams):
        if in_place(rule, stream):
            points.setdefault(stream.key.point, {}).setdefault(stream.key.property, number)
    for known in points.values():
        found = tuple(known.get(member.property) for member in rule.members)
        if sum(number is not None for number in found) > 1:
            yield found


def _binding(rule: Rule, streams: Sequence[Stream], members: Sequence[tuple[int | None, ...]]) -> Binding:
    target_of, member_of = np.full(len(streams), -1, np.int64), np.zeros(len(streams), np.int64)
    for target, numbers in enumerate(members):
        for member, number in enumerate(numbers):
            if number is not None:
                target_of[number], member_of[number] = target, member
    targets = tuple(Target(tuple(None if n is None else streams[n] for n in numbers)) for numbers in members)
    return Binding(rule, targets, gauge_for(rule, targets), target_of, member_of)
