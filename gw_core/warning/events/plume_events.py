# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings of wells on one flow path as one plume event, which keeps its name as it grows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ...store.ports import PlumeEvent, WarningLevel, WarningState
from ...wording import say
from ..rules.model import EQUIPMENT, RuleKind
from .events import OPEN_STATES
from .linking import Groups, Link, MergeSettings, find_links
from .site import Site
from .surroundings import outline_words, ranked_sources, receptors_at_risk, travel_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...store.ports import WarningEvent
    from .flow_paths import FlowPaths

_LEVELS = tuple(WarningLevel)
# A forecast says where this plume goes; it is no sign of it.
_NOT_SEEN = frozenset(kind.value for kind in (*EQUIPMENT, RuleKind.FORECAST))
_OWN = frozenset({
    "flow", "members", "links", "apart", "doubt", "outline_wkt", "outline_method", "line_wkt", "sources", "receptors",
    "raised",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Case:
    """All that the evidence of plume events is made from."""

    paths: FlowPaths
    settings: MergeSettings
    site: Site
    links: Sequence[Link]
    now: datetime


def merge_events(
    events: Sequence[WarningEvent], paths: FlowPaths, existing: Sequence[PlumeEvent], now: datetime,
    settings: MergeSettings | None = None, site: Site | None = None,
) -> tuple[PlumeEvent, ...]:  # fmt: skip
    """Merge contamination warnings of related substances along flow paths into plume events.

    Two warnings belong together when a plume that passes the one well from its opening to its end reaches the other
    one within its travel time, give or take a tolerance; so do simultaneous warnings across a plume's width. Warnings
    of instruments, forecasts, and what was never confirmed or is withdrawn make no plume event.

    Parameters
    ----------
    events : sequence of WarningEvent
        In any order. A member of an open plume event that is not among them counts as still open.
    paths : FlowPaths
    existing : sequence of PlumeEvent
        As stored. An open one keeps its id and its members whatever is known of the flow now: it is never split, but
        says when its members no longer hang together. Those that turn out to be one go on as the one that opened
        first; the others close with ``merged_into``. A closed one stays closed.
    now : datetime
        Aware; ``updated_at`` of what changed. The same input gives the same output, and nothing new when run again.

    Returns
    -------
    tuple of PlumeEvent
        All that are open or were until now, by opening; existing ones that were over already are left out.

    Raises
    ------
    InvalidInputError
        ``settings`` holds figures out of their range.
    """
    chosen, around = settings or MergeSettings(), site or Site()
    chosen.check()
    alive = sorted(
        (each for each in existing if each.state is not WarningState.RESOLVED),
        key=lambda each: (each.opened_at, each.plume_event_id),
    )
    shown = _shown(events, alive, existing)
    links = find_links(list(shown.values()), paths, chosen, around.facilities)
    groups = Groups([*shown, *(name for plume in alive for name in plume.event_ids)])
    for link in links:
        if not link.apart:
            groups.join((link.first.event_id, link.second.event_id))
    for plume in alive:
        groups.join(plume.event_ids)
    case = _Case(paths, chosen, around, links, now)
    found = [plume for names in groups.members().values() for plume in _settled(set(names), shown, alive, case)]
    return tuple(sorted(found, key=lambda each: (each.opened_at, each.plume_event_id)))


def is_contamination(event: WarningEvent) -> bool:
    """Return whether a warning tells of the water, confirmed and not withdrawn."""
    evidence = event.evidence
    refused = evidence.get("kind") in _NOT_SEEN or evidence.get("equipment") or evidence.get("withdrawn_at")
    return not refused and event.state is not WarningState.PENDING


def _shown(
    events: Sequence[WarningEvent], alive: Sequence[PlumeEvent], existing: Sequence[PlumeEvent]
) -> dict[str, WarningEvent]:
    """Return the warnings that count, oldest first, by id."""
    held = {name for plume in alive for name in plume.event_ids}
    over = {
        name for plume in existing
        if plume.state is WarningState.RESOLVED and "merged_into" not in plume.evidence
        for name in plume.event_ids
    } - held  # fmt: skip
    ordered = sorted(events, key=lambda each: (each.opened_at, each.event_id))
    return {
        each.event_id: each for each in ordered
        if each.event_id in held or (is_contamination(each) and each.event_id not in over)
    }  # fmt: skip


def _settled(
    names: set[str], shown: dict[str, WarningEvent], alive: Sequence[PlumeEvent], case: _Case
) -> list[PlumeEvent]:
    """Return the plume event of a group, and the existing ones that it takes in."""
    members = [event for name, event in shown.items() if name in names]
    before = [plume for plume in alive if names & set(plume.event_ids)]
    if not members:  # nothing is known of what it consists of
        return before
    kept = before[0] if before else None
    made = _made(kept, members, names, case)
    if before[1:]:
        taken = [*made.evidence.get("merged_from", ()), *(plume.plume_event_id for plume in before[1:])]
        made = replace(made, evidence={**made.evidence, "merged_from": taken})
    if kept is not None:
        made = kept if replace(made, updated_at=kept.updated_at) == kept else made
    return [made, *(_merged(plume, made.plume_event_id, case.now) for plume in before[1:])]


def _made(kept: PlumeEvent | None, members: Sequence[WarningEvent], names: set[str], case: _Case) -> PlumeEvent:
    ids = [event.event_id for event in members]
    missing = [name for name in (kept.event_ids if kept else ()) if name not in ids]
    missing += sorted(names - set(ids) - set(missing))
    going_on = [event for event in members if event.state is not WarningState.RESOLVED]
    is_over = not going_on and not missing
    counted = going_on or members
    evidence = {key: value for key, value in (kept.evidence if kept else {}).items() if key not in _OWN}
    evidence |= _evidence(members, counted, kept, case)
    level = max((event.level for event in counted), key=_LEVELS.index)
    if missing and kept:
        level = max(level, WarningLevel(evidence.get("level_of_wells", level)), key=_LEVELS.index)
    evidence["level_of_wells"] = level.value
    if not is_over:
        level, raised = _raised(level, evidence["receptors"], case)
        evidence |= {"raised": raised} if raised else {}
    return PlumeEvent(
        plume_event_id=kept.plume_event_id if kept else plume_event_id(members[0].event_id), level=level,
        state=WarningState.RESOLVED if is_over else _state(counted),
        opened_at=min(members[0].opened_at, kept.opened_at) if kept else members[0].opened_at, updated_at=case.now,
        resolved_at=max(event.resolved_at or event.updated_at for event in members) if is_over else None,
        event_ids=(*ids, *missing), evidence=evidence,
    )  # fmt: skip


def plume_event_id(first_event_id: str) -> str:
    """Return the id of a plume event, 16 characters: the digest of the earliest warning it began with."""
    return hashlib.sha256(f"plume\x1f{first_event_id}".encode()).hexdigest()[:16]


def _state(members: Sequence[WarningEvent]) -> WarningState:
    """Return firing while any warning is, acknowledged once all are, recovering when all that is left recovers."""
    states = {event.state for event in members} & OPEN_STATES
    order = (WarningState.FIRING, WarningState.ACKNOWLEDGED, WarningState.RECOVERING)
    return next((state for state in order if state in states), WarningState.FIRING)


def _evidence(
    members: Sequence[WarningEvent], counted: Sequence[WarningEvent], kept: PlumeEvent | None, case: _Case
) -> dict[str, Any]:
    ids = {event.event_id for event in members}
    within = [link for link in case.links if link.first.event_id in ids and link.second.event_id in ids]
    joined = [link for link in within if not link.apart]
    pairs = {(link.first.point, link.second.point): link.travel for link in joined}
    pairs = {pair: travel for pair, travel in pairs.items() if pair[0] != pair[1]}
    apart = [
        link for link in case.links if link.apart and (link.first.event_id in ids) != (link.second.event_id in ids)
    ]
    told = {(link.first.point, link.second.point): link.apart for link in apart}
    flow = case.paths.field.words()
    evidence: dict[str, Any] = {
        "flow": {key: str(value) if isinstance(value, str) else value for key, value in flow.items()},
        "members": [{"event_id": each.event_id, "point": each.point, "property": each.property} for each in members],
        "links": [{"from": one, "to": other, **travel_words(travel)} for (one, other), travel in pairs.items()],
        "apart": [{"from": one, "to": other, "why": str(why)} for (one, other), why in told.items()],
        "sources": ranked_sources(counted, case.paths, case.site),
        "receptors": receptors_at_risk(counted, case.paths, case.site),
        **outline_words(counted, list(pairs), case.paths, case.site),
    }
    doubt = _doubt(kept, joined)
    return evidence | ({"doubt": doubt} if doubt else {})


def _doubt(kept: PlumeEvent | None, joined: Sequence[Link]) -> str:
    """Return a sentence when the members that an event has had no longer hang together by what is known now."""
    if kept is None:
        return ""
    groups = Groups(kept.event_ids)
    for link in joined:
        groups.join((link.first.event_id, link.second.event_id))
    parts = len({groups.root(name) for name in kept.event_ids})
    return (
        str(say("By the present flow these would be {parts} events; they stay one.", parts=parts)) if parts > 1 else ""
    )


def _raised(
    level: WarningLevel, receptors: Sequence[dict[str, Any]], case: _Case
) -> tuple[WarningLevel, dict[str, Any]]:
    """Return the level, one higher when a receptor is reached within the horizon, and by which receptor."""
    until = case.now + timedelta(days=case.settings.horizon_d)
    near = [row for row in receptors if datetime.fromisoformat(row["at_mid"]) <= until]
    if not near:
        return level, {}
    higher = _LEVELS[min(_LEVELS.index(level) + 1, len(_LEVELS) - 1)]
    words = {"receptor": near[0]["name"], "at": near[0]["at_mid"], "horizon_d": case.settings.horizon_d}
    return higher, {**words, "from": level.value}


def _merged(plume: PlumeEvent, into: str, now: datetime) -> PlumeEvent:
    evidence = {**plume.evidence, "merged_into": into}
    return replace(plume, state=WarningState.RESOLVED, updated_at=now, resolved_at=now, evidence=evidence)
