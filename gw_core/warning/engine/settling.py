# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine found, brought together with the warnings that are stored."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ...store.ports import DatastreamKey
from ..events.events import reconcile
from .outcomes import events_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from ...store.ports import WarningEvent
    from .bindings import Engine
    from .judging import Change
    from .state import EngineState

    Stored = Mapping[tuple[str, DatastreamKey], list[WarningEvent]]


def settle(
    engine: Engine, state: EngineState, changes: Iterable[Change], stored: Stored, now: datetime, *,
    limit_class: str = "", start: datetime | None = None,
) -> list[WarningEvent]:  # fmt: skip
    """Return the warnings at the places of changes, as they now stand: to be stored where they differ.

    Parameters
    ----------
    engine, state, changes
        As `step` left them.
    stored : mapping
        Stored warnings by rule and datastream, as from `by_place`; a place that is not there has none.
    now : datetime
    limit_class : str
        Name of the class of the park's limits, for the evidence.
    start : datetime, optional
        Warnings over before then, and not stored, are left out.
    """
    found: list[WarningEvent] = []
    for change in changes:
        place, made = events_of(engine, state, change, limit_class)
        known = stored.get(place, [])
        kept = _worth_keeping(made, {event.event_id for event in known}, start)
        found += reconcile(kept, known, now)
    return found


def by_place(events: Iterable[WarningEvent]) -> Stored:
    """Return events by rule and datastream."""
    found: dict[tuple[str, DatastreamKey], list[WarningEvent]] = defaultdict(list)
    for event in events:
        found[event.rule, stream_of(event)].append(event)
    return dict(found)


def stream_of(event: WarningEvent) -> DatastreamKey:
    """Return the datastream of an event."""
    return DatastreamKey(point=event.point, property=event.property, sensor=event.evidence.get("sensor", ""))


def has_fired(event: WarningEvent) -> bool:
    """Return True for a warning that is or was more than pending."""
    return event.evidence.get("fired_at") is not None


def _worth_keeping(made: Sequence[WarningEvent], known: set[str], start: datetime | None) -> list[WarningEvent]:
    """Return the events worth keeping: not those that were only ever pending, nor those over before ``start``."""
    kept = []
    for event in made:
        over = event.resolved_at is not None
        stale = over and start is not None and event.updated_at < start
        if event.event_id in known or not (stale or (over and not has_fired(event))):
            kept.append(event)
    return kept
