# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is known of one warning, in words."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from ...gw_core.warning.events.messages import describe
from ...gw_core.warning.notices.routing import covers
from ...gw_core.wording import worded
from ...processing_provider.translation import tr
from .model import concern_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...gw_core.store.ports import PlumeEvent, Silence, WarningEvent
    from ..live.snapshot import Snapshot

_LISTED = 3


def details(event: WarningEvent, snapshot: Snapshot, language: str) -> str:
    """Return as HTML what a warning is about, its versions, what people noted, its plume event and its silences."""
    lines = [
        worded(describe(event, language), tr),
        tr("{concern}; rule {rule}, version {version}; readings that counted: {count}.").format(
            concern=concern_name(event), rule=event.rule, version=event.evidence.get("rule_version", "–"),
            count=len(event.evidence.get("readings", ())),
        ),
        *(line for plume in snapshot.plumes if event.event_id in plume.event_ids for line in _plume_lines(plume)),
        *(silence_words(each) for each in snapshot.silences if covers(each, event)),
        *_notes(event),
    ]  # fmt: skip
    return "<br>".join(html.escape(line) for line in lines)


def silence_words(silence: Silence) -> str:
    """Return in words how long a silence holds, for what, and who made it why."""
    about = ", ".join([*silence.points, *silence.properties, *silence.rules]) or tr("all warnings")
    return tr("Silenced until {end} UTC: {about} ({author}: {reason})").format(
        end=f"{silence.end:%Y-%m-%d %H:%M}", about=about, author=silence.author, reason=silence.reason
    )


def _plume_lines(plume: PlumeEvent) -> Iterator[str]:
    yield tr("Plume event {plume} with {count} warnings.").format(
        plume=plume.plume_event_id, count=len(plume.event_ids)
    )
    sources = [str(row["name"]) for row in plume.evidence.get("sources", ())]
    if sources:
        yield tr("Suspected first: {names}.").format(names=", ".join(sources[:_LISTED]))
    soonest: dict[str, dict[str, Any]] = {}
    for row in plume.evidence.get("receptors", ()):  # the soonest of several substances comes first
        soonest.setdefault(row["name"], row)
    if soonest:
        yield tr("At risk: {names}.").format(names="; ".join([_receptor(row) for row in soonest.values()][:_LISTED]))


def _receptor(row: dict[str, Any]) -> str:
    return tr("{name} about {date}").format(name=row["name"], date=str(row.get("at_mid", ""))[:10])


def _notes(event: WarningEvent) -> Iterator[str]:
    noted = [*event.evidence.get("acknowledged", ()), *event.evidence.get("comments", ())]
    for note in sorted(noted, key=lambda each: each["at"]):
        words = note.get("comment") or tr("Acknowledged")
        yield f"{note['at'][:16].replace('T', ' ')} UTC, {note['by']}: {words}"
