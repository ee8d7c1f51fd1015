# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning events: made from episodes, acknowledged by people, matched with those already stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from ...store.ports import DatastreamKey, WarningEvent, WarningLevel, WarningState
from ..rules.model import EQUIPMENT, RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..machine.replay import Episode
    from ..machine.step import Reading
    from ..rules.model import Rule

_LEVELS = tuple(WarningLevel)
OPEN_STATES = frozenset({WarningState.FIRING, WarningState.ACKNOWLEDGED, WarningState.RECOVERING})
# What people add to a warning; evaluations keep it.
_PEOPLES = ("acknowledged", "comments", "assigned")
# How far a kind of rule looks back from a reading, d.
_LOOKS_BACK: Mapping[RuleKind, Callable[[Rule], float]] = {
    RuleKind.RATE: lambda rule: rule.window_d,
    RuleKind.TREND: lambda rule: rule.window_d,
    RuleKind.FLAT: lambda rule: rule.window_d,
    RuleKind.RISE: lambda rule: rule.baseline_d,
}
_END = datetime.max.replace(tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What all events of one rule on one datastream have in common.

    ``limit_class`` is empty for an own limit, ``limits_version`` unless the limit was derived from the background.
    """

    rule: Rule
    version: str
    stream: DatastreamKey
    unit: str
    limit_class: str
    limits_version: str = ""


def event_id(rule: str, stream: DatastreamKey, opened_at: datetime) -> str:
    """Return the id of a warning: the same rule, datastream and first reading always give the same 16 characters."""
    words = (rule, stream.point, stream.property, stream.sensor, opened_at.isoformat())
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]


def make_event(episode: Episode, basis: Basis) -> WarningEvent:
    """Return the event of an episode, with the readings, limit and rule version that made it as evidence."""
    cause = episode.cause
    level = basis.rule.triggers[max(episode.level, 0)].level
    state = WarningState.FIRING if episode.fired_at else WarningState.PENDING
    if episode.recovering:
        state = WarningState.RECOVERING
    return WarningEvent(
        event_id=event_id(basis.rule.name, basis.stream, episode.opened_at), rule=basis.rule.name,
        point=basis.stream.point, property=basis.stream.property, level=level,
        state=WarningState.RESOLVED if episode.resolved_at else state, opened_at=episode.opened_at,
        updated_at=episode.updated_at, resolved_at=episode.resolved_at,
        value=cause.value if cause else float("nan"), limit=cause.reference if cause else float("nan"),
        unit=basis.unit, evidence=_evidence(episode, basis),
    )  # fmt: skip


def _evidence(episode: Episode, basis: Basis) -> dict[str, Any]:
    return {
        "kind": basis.rule.kind.value,
        "equipment": basis.rule.kind in EQUIPMENT,
        "sensor": basis.stream.sensor,
        "rule_version": basis.version,
        "confirmed": basis.rule.confirmed,
        "limit_class": basis.limit_class,
        "limits_version": basis.limits_version,
        "ratio": episode.cause.low or episode.cause.high if episode.cause else None,
        "censored": bool(episode.cause and episode.cause.censored),
        "fired_at": episode.fired_at.isoformat() if episode.fired_at else None,
        "levels": [{"level": each.level.value, "open": each.open, "clear": each.clear} for each in basis.rule.triggers],
        "window": [moment.isoformat() for moment in _window(episode, basis.rule)],
        "readings": [_reading(each) for each in episode.evidence],
        "changes": [
            {"kind": change.kind.value, "at": change.at.isoformat(), "value": change.reading and change.reading.value}
            for change in episode.changes
        ],
    }


def _window(episode: Episode, rule: Rule) -> tuple[datetime, datetime]:
    """Return the time that the rule looked at: back from the first reading that counted, up to the last."""
    back = timedelta(days=_LOOKS_BACK[rule.kind](rule)) if rule.kind in _LOOKS_BACK else timedelta()
    last = episode.evidence[-1].time if episode.evidence else episode.opened_at
    return episode.opened_at - back, max(last, episode.opened_at)


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "time": reading.time.isoformat(), "value": reading.value, "reference": reading.reference,
        "censored": reading.censored, "trusted": reading.trusted,
    }  # fmt: skip


def acknowledge_event(event: WarningEvent, at: datetime, author: str, comment: str = "") -> WarningEvent:
    """Return an open event with its present level acknowledged; a raise above that level fires it again.

    An event that is not open comes back unchanged.
    """
    if event.state not in OPEN_STATES:
        return event
    note = {"at": at.isoformat(), "by": author, "level": event.level.value} | ({"comment": comment} if comment else {})
    state = WarningState.ACKNOWLEDGED if event.state is WarningState.FIRING else event.state
    return replace(_with_note(event, "acknowledged", note), state=state, updated_at=at)


def comment_event(event: WarningEvent, at: datetime, author: str, comment: str) -> WarningEvent:
    """Return an event with a comment."""
    return _with_note(event, "comments", {"at": at.isoformat(), "by": author, "comment": comment})


def assign_event(event: WarningEvent, at: datetime, author: str, person: str) -> WarningEvent:
    """Return an event that is the task of a person from now on."""
    return _with_note(event, "assigned", {"at": at.isoformat(), "by": author, "to": person})


def assignee(event: WarningEvent) -> str:
    """Return whose task an event is, empty when nobody's."""
    notes = event.evidence.get("assigned", ())
    return str(notes[-1]["to"]) if notes else ""


def _with_note(event: WarningEvent, key: str, note: dict[str, str]) -> WarningEvent:
    return replace(event, evidence={**event.evidence, key: [*event.evidence.get(key, ()), note]})


def reconcile(made: Sequence[WarningEvent], stored: Sequence[WarningEvent], now: datetime) -> list[WarningEvent]:
    """Match the events of one rule on one datastream with the stored ones.

    An event keeps its stored id when late readings moved its start, and what people acknowledged of it. A stored one
    that the readings no longer support (they were flagged, or never confirmed it) is resolved as withdrawn; one that
    is over, or of later than ``now``, stays as it is. Under other rules than those that fired it, an event that is over
    stays as it is too, and one that goes on keeps the version that fired it and names the one that judges it now.
    """
    left = {event.event_id: event for event in stored}
    same = {event.event_id: left.pop(event.event_id) for event in made if event.event_id in left}
    matched = []
    for event in made:
        earlier = same.get(event.event_id) or _overlapping(event, left.values())
        if earlier is not None:
            left.pop(earlier.event_id, None)
        matched.append(event if earlier is None else _continued(event, earlier))
    unsupported = (event for event in left.values() if event.state is not WarningState.RESOLVED)
    return [*matched, *(_withdrawn(event, now) for event in unsupported if not is_later(event, now))]


def is_later(event: WarningEvent, now: datetime) -> bool:
    """Return True for an event that an evaluation as at ``now`` cannot judge: something of it happened afterwards.

    Acknowledging does not count: it is dated by the clock on the wall, not by the readings.
    """
    noted = {datetime.fromisoformat(note["at"]) for note in event.evidence.get("acknowledged", ())}
    changes = [datetime.fromisoformat(change["at"]) for change in event.evidence.get("changes", ())]
    updated = [] if event.updated_at in noted else [event.updated_at]
    return max([event.opened_at, event.resolved_at or event.opened_at, *changes, *updated]) > now


def _overlapping(event: WarningEvent, stored: Any) -> WarningEvent | None:
    for other in sorted(stored, key=lambda each: each.opened_at):
        if other.opened_at <= (event.resolved_at or _END) and event.opened_at <= (other.resolved_at or _END):
            return other  # type: ignore[no-any-return]
    return None


def _continued(event: WarningEvent, earlier: WarningEvent) -> WarningEvent:
    """Return an event as the stored one goes on: its id, what people added to it, and the version that fired it."""
    if not _same_version(event, earlier) and earlier.state is WarningState.RESOLVED:
        return earlier
    evidence = {**event.evidence, **{key: earlier.evidence[key] for key in _PEOPLES if key in earlier.evidence}}
    if not _same_version(event, earlier):
        evidence |= {"rule_version": earlier.evidence["rule_version"], "judged_by": event.evidence["rule_version"]}
    notes = evidence.get("acknowledged", [])
    if earlier.state is WarningState.ACKNOWLEDGED and not notes:
        notes = [{"at": earlier.updated_at.isoformat(), "by": "", "level": earlier.level.value}]
    continued = replace(event, event_id=earlier.event_id, evidence=evidence)
    if not notes:
        return continued
    highest = max(_LEVELS.index(WarningLevel(note["level"])) for note in notes)
    covered = event.state is WarningState.FIRING and _LEVELS.index(event.level) <= highest
    return replace(
        continued,
        state=WarningState.ACKNOWLEDGED if covered else event.state,
        updated_at=max(event.updated_at, earlier.updated_at) if covered else event.updated_at,
        evidence={**evidence, "acknowledged": notes},
    )


def _same_version(event: WarningEvent, earlier: WarningEvent) -> bool:
    before = earlier.evidence.get("rule_version", event.evidence["rule_version"])
    return bool(before == event.evidence["rule_version"])


def _withdrawn(event: WarningEvent, now: datetime) -> WarningEvent:
    evidence = {**event.evidence, "withdrawn_at": now.isoformat()}
    return replace(event, state=WarningState.RESOLVED, updated_at=now, resolved_at=now, evidence=evidence)
