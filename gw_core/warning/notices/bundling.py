# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which waiting notices go now, and which of them in one message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from .model import Category
from .past import Reason
from .routing import Pair, Plumes, category_of, group_of, is_silenced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from ...store.ports import Notice, PlumeEvent, Silence, WarningEvent
    from .model import NoticeSettings

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Notices to one recipient through one channel that go in one message, oldest first."""

    pair: Pair
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message that went out: when, to whom, and of which group."""

    at: datetime
    pair: Pair
    group: str


def bundles(
    waiting: Iterable[Notice], events: Mapping[str, WarningEvent], plumes: Iterable[PlumeEvent],
    silences: Sequence[Silence], sent: Sequence[Sent], settings: NoticeSettings, now: datetime,
) -> list[Bundle]:  # fmt: skip
    """Return the messages to send now.

    A notice all of whose warnings are silenced waits, as does one of a group of which the recipient had a message less
    than ``group_interval`` ago. Where more messages are ready than the hour's limit leaves, the last one that it leaves
    carries all of them.

    Parameters
    ----------
    waiting : iterable of Notice
    events : mapping of str to WarningEvent
        By id; a notice of warnings that are not there goes by itself.
    plumes, silences, settings, now
    sent : sequence of Sent
        At least those of the last hour and the last ``group_interval``.
    """
    index = Plumes.of(plumes)
    ready: dict[tuple[Pair, Category, str], list[Notice]] = {}
    for notice in sorted(waiting, key=lambda each: (each.created_at, each.notice_id)):
        told = [events[event_id] for event_id in notice.event_ids if event_id in events]
        if notice.due_at > now or _is_held(notice, told, silences, now):
            continue
        pair, group = Pair(notice.recipient, notice.channel), group_name(notice, told, index, settings)
        if any(each.pair == pair and each.group == group and each.at + settings.group_interval > now for each in sent):
            continue
        ready.setdefault((pair, _category(told), group), []).append(notice)
    return _limited(ready, sent, settings.per_hour, now)


def group_name(notice: Notice, told: Sequence[WarningEvent], plumes: Plumes, settings: NoticeSettings) -> str:
    """Return the group of a notice; what could not be delivered is one of its own."""
    if notice.reason == Reason.UNDELIVERED:
        return Reason.UNDELIVERED.value
    names = {group_of(event, plumes, settings.group_by) for event in told}
    return names.pop() if len(names) == 1 else notice.notice_id


def _is_held(notice: Notice, told: Sequence[WarningEvent], silences: Sequence[Silence], now: datetime) -> bool:
    return bool(told) and notice.reason != Reason.UNDELIVERED and all(
        is_silenced(event, silences, now) for event in told
    )  # fmt: skip


def _category(told: Sequence[WarningEvent]) -> Category:
    alike = told and all(category_of(event) is Category.EQUIPMENT for event in told)
    return Category.EQUIPMENT if alike else Category.CONTAMINATION


def _limited(
    ready: Mapping[tuple[Pair, Category, str], list[Notice]], sent: Sequence[Sent], limit: int, now: datetime
) -> list[Bundle]:
    by_pair: dict[Pair, dict[tuple[Category, str], list[Notice]]] = {}
    for (pair, category, group), notices in ready.items():
        by_pair.setdefault(pair, {})[category, group] = notices
    made = []
    for pair, groups in by_pair.items():
        left = limit - sum(each.pair == pair and each.at + _HOUR > now for each in sent)
        if len(groups) <= left:
            made += [Bundle(pair=pair, notices=tuple(notices)) for notices in groups.values()]
        elif left > 0:
            made += _digests(pair, groups, left)
    # What was never tried goes first: one message that is refused again and again must not stand before the others.
    return sorted(made, key=lambda bundle: (bundle.notices[0].attempts, bundle.notices[0].created_at))


def _digests(pair: Pair, groups: Mapping[tuple[Category, str], list[Notice]], left: int) -> list[Bundle]:
    """Return one message a category, the water first."""
    found = []
    for category in (Category.CONTAMINATION, Category.EQUIPMENT)[:left]:
        notices = [notice for (own, _), each in groups.items() if own is category for notice in each]
        if notices:
            found.append(Bundle(pair=pair, notices=tuple(sorted(notices, key=lambda one: one.created_at))))
    return found
