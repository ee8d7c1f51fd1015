# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans notices round the clock: keeps what planning looks at in memory, so that the database is read once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ...store.ports import NoticeState, WarningState
from .past import Past, Reason
from .planning import Situation, plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from ...store.ports import Notice, Store, WarningEvent
    from ...wording import Translate
    from .model import NoticeSettings
    from .routing import Places


# How long a warning that is over is remembered: late readings may open it again, and then what was told must be known.
_REMEMBERED = timedelta(days=7)


class NoticeDesk:
    """Plans notices of what changed and of what stands.

    Parameters
    ----------
    store : Store
        Read at once, and for silences and plume events with every plan; nothing is written to it.
    settings : NoticeSettings
    translations : callable
        Gives for a language the function that words English templates in it.
    places : Places
    now : datetime

    Notes
    -----
    What `plan` answers is stored by the caller, with the events, and then given to `keep`; so is what a `Deliverer`
    changed. When the store refuses, nothing is kept, and the same is planned again.
    """

    def __init__(
        self, store: Store, settings: NoticeSettings, translations: Callable[[str], Translate], places: Places,
        now: datetime,
    ) -> None:  # fmt: skip
        self._store, self._settings, self._translations = store, settings, translations
        read = Situation(events=store.read_events(), notices=store.read_notices(), places=places)
        self._situation = narrowed(read, settings, now)

    def plan(self, changed: Iterable[WarningEvent], now: datetime) -> tuple[Notice, ...]:
        """Return the notices to store: see `planning.plan`; ``changed`` are warnings that are new or differ."""
        known = {event.event_id: event for event in self._situation.events}
        fresh = {event.event_id: event for event in changed}
        forgotten = {key for key in fresh.keys() - known.keys() if fresh[key].opened_at < now - _REMEMBERED}
        self._situation = replace(
            self._situation, events=tuple((known | fresh).values()), silences=self._store.read_silences(),
            notices=(*self._situation.notices, *self._read_again(forgotten)), plumes=self._store.read_plume_events(),
        )  # fmt: skip
        return plan(self._situation, self._settings, now, self._translations)

    def _read_again(self, event_ids: set[str]) -> Iterator[Notice]:
        """Yield the notices of warnings of long ago, which late readings changed or opened again."""
        known = {notice.notice_id for notice in self._situation.notices}
        for notice in self._store.read_notices() if event_ids else ():
            if notice.notice_id not in known and not event_ids.isdisjoint(notice.event_ids):
                yield notice

    def keep(self, notices: Iterable[Notice], now: datetime) -> None:
        """Take over notices that the store has taken, and forget what is settled."""
        known = {notice.notice_id: notice for notice in (*self._situation.notices, *notices)}
        self._situation = narrowed(replace(self._situation, notices=tuple(known.values())), self._settings, now)


def narrowed(situation: Situation, settings: NoticeSettings, now: datetime) -> Situation:
    """Return a situation without the warnings of which nothing more will be told for good, and their notices."""
    past = Past(situation.notices)
    events = tuple(event for event in situation.events if not _is_settled(event, past, settings, now))
    ids = {event.event_id for event in events}
    given_up = {notice.event_ids for notice in situation.notices if _is_fresh_failure(notice, settings, now)}
    notices = tuple(
        notice
        for notice in situation.notices
        if notice.state is NoticeState.WAITING or notice.event_ids in given_up or not ids.isdisjoint(notice.event_ids)
    )
    return replace(situation, events=events, notices=notices)


def _is_settled(event: WarningEvent, past: Past, settings: NoticeSettings, now: datetime) -> bool:
    end = event.resolved_at
    if event.state is not WarningState.RESOLVED or (end and end >= now - max(_REMEMBERED, settings.horizon)):
        return False
    return not any(
        notice.state in {NoticeState.WAITING, NoticeState.SENT}
        for pair in past.pairs(event.event_id)
        for notice in past.standing(event.event_id, pair)
    )


def _is_fresh_failure(notice: Notice, settings: NoticeSettings, now: datetime) -> bool:
    """Return True for a notice given up, as long as word of that may still be on its way."""
    return (
        notice.state is NoticeState.FAILED
        and notice.reason != Reason.UNDELIVERED
        and notice.due_at > now - 2 * settings.retries.give_up
    )
