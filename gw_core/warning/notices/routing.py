# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which warning concerns whom, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from ...store.ports import WarningLevel, WarningState
from ..rules.model import EQUIPMENT
from .model import Category, GroupBy, RecipientRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...records.park import PointRole
    from ...store.ports import PlumeEvent, Silence, WarningEvent
    from .model import NoticeSettings, Route

LEVELS = tuple(WarningLevel)
STANDING = frozenset({WarningState.FIRING, WarningState.ACKNOWLEDGED, WarningState.RECOVERING})


class Pair(NamedTuple):
    """A recipient (or duty) and a channel."""

    recipient: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What is known of the monitoring points: their roles, and the enterprise on whose ground they stand."""

    roles: Mapping[str, PointRole] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Plumes:
    """Plume events, found by their warnings."""

    by_event: Mapping[str, PlumeEvent]

    @classmethod
    def of(cls, plumes: Iterable[PlumeEvent]) -> Plumes:
        """Index plume events; of several that hold a warning the last one given counts."""
        return cls({event_id: plume for plume in plumes for event_id in plume.event_ids})


def category_of(event: WarningEvent) -> Category:
    """Return whether a warning is about the water or an instrument."""
    return Category.EQUIPMENT if event.evidence.get("kind") in EQUIPMENT else Category.CONTAMINATION


def fired_at(event: WarningEvent) -> datetime | None:
    """Return when a warning fired by the time of the readings; None when it never did."""
    text = event.evidence.get("fired_at")
    if text:
        return datetime.fromisoformat(text)
    return event.opened_at if event.state in STANDING else None


def group_of(event: WarningEvent, plumes: Plumes, group_by: GroupBy) -> str:
    """Return the name of the group whose warnings go into one message; never both of the water and of instruments."""
    category = category_of(event)
    plume = plumes.by_event.get(event.event_id)
    if group_by is GroupBy.WARNING:
        return f"{category}:{event.event_id}"
    if group_by is GroupBy.PLUME and plume is not None and category is Category.CONTAMINATION:
        return f"plume:{plume.plume_event_id}"
    return f"{category}:{event.point}"


def routes_of(event: WarningEvent, settings: NoticeSettings, places: Places, plumes: Plumes) -> list[Route]:
    """Return the routes that a warning takes at its present level."""
    category = category_of(event)
    return [
        route
        for route in settings.routes
        if route.category is category
        and LEVELS.index(event.level) >= LEVELS.index(route.level)
        and _matches(event.point, route.points)
        and (not route.properties or event.property in route.properties)
        and _matches(event.rule, route.rules)
        and (not route.roles or places.roles.get(event.point) in route.roles)
        and (not route.plume or event.event_id in plumes.by_event)
    ]


def pairs_of(
    event: WarningEvent, recipients: Iterable[str], channels: Sequence[str], settings: NoticeSettings, places: Places
) -> Iterator[Pair]:
    """Yield whom to tell of a warning through what; an enterprise only of wells on its ground."""
    for name in recipients:
        person = settings.recipients.get(name)
        bound = person is not None and person.role is RecipientRole.ENTERPRISE
        if person is not None and bound and places.owners.get(event.point) != person.enterprise:
            continue
        for channel in settings.channels_of(name):
            if not channels or channel in channels:
                yield Pair(name, channel)


def is_silenced(event: WarningEvent, silences: Iterable[Silence], at: datetime) -> bool:
    """Return True when a silence or maintenance window that holds at a moment covers a warning."""
    return any(silence.start <= at < silence.end and covers(silence, event) for silence in silences)


def covers(silence: Silence, event: WarningEvent) -> bool:
    """Return True when a silence is about a warning, whenever it holds."""
    return (
        (not silence.points or event.point in silence.points)
        and (not silence.properties or event.property in silence.properties)
        and (not silence.rules or event.rule in silence.rules)
    )


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)
