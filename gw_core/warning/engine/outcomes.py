# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine found, as warning events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..events.events import Basis, make_event
from ..machine.replay import with_latest
from ..rules.model import LimitBasis, RuleKind
from .judging import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...store.ports import DatastreamKey, WarningEvent
    from ..rules.model import Rule
    from ..rules.scope import Stream
    from .bindings import Engine
    from .state import EngineState
    from .step import Outcome

# Units of what is not measured in the unit of the property.
_DAYS = frozenset({RuleKind.MISSING, RuleKind.FLAT, RuleKind.CALIBRATION, RuleKind.FORECAST})
_PER = {RuleKind.RATE: "/d", RuleKind.TREND: "/a"}


def all_changes(engine: Engine, outcome: Outcome) -> Iterator[Change]:
    """Yield what was found at every target, with those at which nothing was; for a run over the whole history."""
    found = {(change.binding, change.target): change for change in outcome.changes}
    for number, binding in enumerate(engine.bindings):
        for target in range(len(binding.targets)):
            yield found.get((number, target)) or Change(target, (), again=True, binding=number)


def standing(state: EngineState) -> Iterator[Change]:
    """Yield the warnings that are open and have later readings, so that they can be shown with these."""
    for number, part in enumerate(state.parts):
        for target in part.latest:
            if target in part.episodes:
                yield Change(target, (part.episodes[target],), binding=number)


def events_of(
    engine: Engine, state: EngineState, change: Change, limit_class: str
) -> tuple[tuple[str, DatastreamKey], list[WarningEvent]]:
    """Return rule and datastream of a change, and its episodes as events, oldest first.

    ``limit_class`` names the class of the park's limits. An open warning of a limit shows its latest reading.
    """
    binding = engine.bindings[change.binding]
    rule, stream = binding.rule, binding.targets[change.target].first
    place = engine.place(change.binding, change.target)
    basis = _basis(rule, stream, place[1], engine.version, limit_class)
    latest = state.parts[change.binding].latest.get(change.target)
    episodes = list(change.episodes)
    if latest is not None and rule.kind is RuleKind.LIMIT and episodes and episodes[-1].resolved_at is None:
        episodes[-1] = with_latest(episodes[-1], latest)
    return place, [make_event(episode, basis) for episode in episodes]


def _basis(rule: Rule, stream: Stream, key: DatastreamKey, version: str, limit_class: str) -> Basis:
    of_class = rule.kind is RuleKind.LIMIT and rule.limit is None and rule.basis is LimitBasis.CLASS
    derived = rule.basis is LimitBasis.BACKGROUND or rule.kind is RuleKind.CONTROL
    return Basis(
        rule=rule, version=version, unit=_unit(rule, stream), limit_class=limit_class if of_class else "",
        stream=key,
        limits_version=stream.limits_version if derived else "",
    )  # fmt: skip


def _unit(rule: Rule, stream: Stream) -> str:
    if rule.kind in _DAYS:
        return "d"
    if rule.kind in {RuleKind.COMBINED, RuleKind.CONSECUTIVE}:
        return "1"
    return stream.unit + _PER.get(rule.kind, "")
