# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which notices there must be now: a function of the warnings, the notices there are already, and the clock.

It remembers nothing. Asked again with what it answered stored, it has nothing to add; asked again without, it gives the
same notices with the same ids. So a service that was killed at any moment neither loses nor doubles a notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ...store.ports import Notice, NoticeState, WarningState
from .calendar import end_of_quiet
from .model import Category
from .past import TELLS_LEVEL, Past, Reason, is_unsent, notice_id
from .routing import (
    LEVELS,
    STANDING,
    Pair,
    Places,
    Plumes,
    category_of,
    covers,
    fired_at,
    group_of,
    is_silenced,
    pairs_of,
    routes_of,
)
from .texts import Occasion, digest_text, notice_text, undelivered_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from ...store.ports import PlumeEvent, Silence, WarningEvent, WarningLevel
    from ...wording import Translate
    from .model import NoticeSettings, Route

_AT_ONCE = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What planning looks at.

    Attributes
    ----------
    events : sequence of WarningEvent
        Those that stand, and those that are over of which it is not told yet (see `desk.narrowed`).
    notices : sequence of Notice
        All notices of those events, dropped ones too.
    silences : sequence of Silence
        Present ones, and past ones as long as warnings from their time stand.
    plumes : sequence of PlumeEvent
    places : Places
    """

    events: Sequence[WarningEvent]
    notices: Sequence[Notice] = ()
    silences: Sequence[Silence] = ()
    plumes: Sequence[PlumeEvent] = ()
    places: Places = field(default_factory=Places)


@dataclass(frozen=True, slots=True)
class _Tell:
    """Something to tell to one recipient through one channel."""

    reason: Reason
    event: WarningEvent
    pair: Pair
    due: datetime
    level_before: WarningLevel | None = None


def plan(
    situation: Situation, settings: NoticeSettings, now: datetime, translations: Callable[[str], Translate]
) -> tuple[Notice, ...]:
    """Return the notices that are new, and those waiting that are no longer wanted (state dropped).

    Told are: that a warning was raised, that its level rose, that it is over; while nobody acknowledges it, again after
    a time, and to more people after a time. A silence holds all that back; what still stands when it ends is told then.

    Parameters
    ----------
    situation : Situation
    settings : NoticeSettings
    now : datetime
        Aware.
    translations : callable
        Gives for a language (``zh``, ``en``) the function that words English templates in it.

    Returns
    -------
    tuple of Notice
        To be stored, together with the events where there are new ones, before anything is sent.
    """
    if not settings.routes:
        return ()
    planner = _Planner(situation, settings, now)
    events = sorted(situation.events, key=lambda event: (fired_at(event) or event.opened_at, event.event_id))
    tells = [tell for event in events for tell in planner.of_event(event)]
    made = [*planner.dropped, *_Writer(planner, translations).write(tells)]
    made += _undelivered(situation, settings, now, translations)
    return tuple(made)


class _Planner:
    """Finds what to tell; ``dropped`` collects what need not be told any more."""

    def __init__(self, situation: Situation, settings: NoticeSettings, now: datetime) -> None:
        self.situation, self.settings, self.now = situation, settings, now
        self.past = Past(situation.notices)
        self.plumes = Plumes.of(situation.plumes)
        self.dropped: list[Notice] = []
        self._over = {event.event_id for event in situation.events if event.state is WarningState.RESOLVED}
        self._waiting = {
            (self.group(event), Pair(notice.recipient, notice.channel)): notice.due_at
            for event in situation.events
            for pair in self.past.pairs(event.event_id)
            for notice in reversed(self.past.standing(event.event_id, pair))
            if is_unsent(notice) and now < notice.due_at <= now + settings.group_wait
        }

    def group(self, event: WarningEvent) -> str:
        return group_of(event, self.plumes, self.settings.group_by)

    def of_event(self, event: WarningEvent) -> Iterator[_Tell]:
        """Yield what is to be told of one warning now."""
        if event.state is not WarningState.FIRING:
            self._drop(event, lambda row: row.reason in {Reason.REPEAT, Reason.ESCALATION})
        silenced = is_silenced(event, self.situation.silences, self.now)
        if event.state is WarningState.RESOLVED:
            self._drop(event, lambda row: is_unsent(row) and (row.due_at > self.now or silenced))
        if silenced or fired_at(event) is None:
            return
        if event.state is WarningState.RESOLVED:
            yield from self._end(event)
        elif event.state in STANDING:
            routes = routes_of(event, self.settings, self.situation.places, self.plumes)
            yield from self._standing(event, routes)
            if event.state is WarningState.FIRING:
                yield from self._escalated(event, routes)

    def _drop(self, event: WarningEvent, unwanted: Callable[[Notice], bool]) -> None:
        gone = {each.notice_id for each in self.dropped}
        for pair in self.past.pairs(event.event_id):
            for row in self.past.standing(event.event_id, pair):
                others = any(other not in self._over for other in row.event_ids if other != event.event_id)
                is_open = row.state is NoticeState.WAITING and row.notice_id not in gone and row.reason != Reason.OVER
                if is_open and not others and unwanted(row):
                    self.dropped.append(replace(row, state=NoticeState.DROPPED))

    def _standing(self, event: WarningEvent, routes: list[Route]) -> Iterator[_Tell]:
        repeating = {pair for route in routes if route.repeat for pair in self._pairs(event, [route])}
        for pair in self._pairs(event, routes):
            told = self.past.told_level(event.event_id, pair)
            if told < 0:
                yield _Tell(Reason.RAISED, event, pair, self._later(event, pair))
            elif told < LEVELS.index(event.level):
                yield self._risen(event, pair, LEVELS[told])
            elif event.state is WarningState.FIRING and pair in repeating and self._must_repeat(event, pair):
                yield _Tell(Reason.REPEAT, event, pair, self.now)

    def _pairs(self, event: WarningEvent, routes: list[Route]) -> list[Pair]:
        places = self.situation.places
        found = [
            pair
            for route in routes
            for pair in pairs_of(event, route.recipients, route.channels, self.settings, places)
        ]
        return list(dict.fromkeys(found))

    def _later(self, event: WarningEvent, pair: Pair) -> datetime:
        """Return when a group's message goes: with what waits for it already, else after the wait."""
        key = (self.group(event), pair)
        return self._waiting.setdefault(key, self.now + self.settings.group_wait)

    def _risen(self, event: WarningEvent, pair: Pair, before: WarningLevel) -> _Tell:
        unsent = [
            row
            for row in self.past.standing(event.event_id, pair)
            if row.reason in TELLS_LEVEL and is_unsent(row) and len(row.event_ids) == 1
        ]
        if not unsent:
            return _Tell(Reason.LEVEL, event, pair, self._later(event, pair), before)
        # What was to be said is no longer so: one notice with the present level takes its place.
        self.dropped += [replace(row, state=NoticeState.DROPPED) for row in unsent]
        due = max(self.now, min(row.due_at for row in unsent))
        return _Tell(Reason(unsent[0].reason), event, pair, min(due, self._later(event, pair)), before)

    def _must_repeat(self, event: WarningEvent, pair: Pair) -> bool:
        wait = self.settings.repeat.get(event.level, _AT_ONCE)
        rows = self.past.standing(event.event_id, pair)
        if not wait or any(row.state is NoticeState.WAITING for row in rows):
            return False
        return bool(rows) and max(row.sent_at or row.due_at for row in rows) + wait <= self.now

    def _escalated(self, event: WarningEvent, routes: list[Route]) -> Iterator[_Tell]:
        since = self.past.told_since(event.event_id, event.level)
        if since is None:
            return
        asked: dict[Pair, datetime] = {}
        for step in (step for route in routes for step in route.escalation):
            due = since + timedelta(minutes=step.after_min)
            if due > self.now:
                continue
            for pair in pairs_of(event, step.recipients, step.channels, self.settings, self.situation.places):
                asked[pair] = max(due, asked.get(pair, due))
        for pair, due in asked.items():
            rows = self.past.standing(event.event_id, pair)
            if not any(row.reason == Reason.ESCALATION and row.created_at >= due for row in rows):
                yield _Tell(Reason.ESCALATION, event, pair, self.now)

    def _end(self, event: WarningEvent) -> Iterator[_Tell]:
        pairs = self.past.pairs(event.event_id)
        gone = {row.notice_id for row in self.dropped}
        for pair in pairs:
            rows = [row for row in self.past.standing(event.event_id, pair) if row.notice_id not in gone]
            known = pair.channel in self.settings.channels_of(pair.recipient)
            if known and any(self._is_heard(row) for row in rows):
                yield _Tell(Reason.OVER, event, pair, self._later(event, pair))
        if not pairs and self._is_news(event):
            routes = routes_of(event, self.settings, self.situation.places, self.plumes)
            for pair in self._pairs(event, routes):
                yield _Tell(Reason.OVER, event, pair, self._later(event, pair))

    def _is_heard(self, row: Notice) -> bool:
        """Return True for a notice that went out, or is about to."""
        to_come = row.state is NoticeState.WAITING and not (is_unsent(row) and row.due_at > self.now)
        return row.state is NoticeState.SENT or to_come

    def _is_news(self, event: WarningEvent) -> bool:
        """Return True for a warning that came and went unseen not long ago, neither a flicker nor silenced."""
        begun, end = fired_at(event), event.resolved_at or self.now
        if begun is None or category_of(event) is Category.EQUIPMENT or event.evidence.get("withdrawn_at"):
            return False
        if end - begun < self.settings.group_wait or end < self.now - self.settings.horizon:
            return False
        return not any(
            covers(silence, event) and silence.start <= end and begun < silence.end
            for silence in self.situation.silences
        )


class _Writer:
    """Makes notices of what is to be told, in the language of each recipient."""

    def __init__(self, planner: _Planner, translations: Callable[[str], Translate]) -> None:
        self._planner, self._settings, self._now = planner, planner.settings, planner.now
        self._translations = translations

    def write(self, tells: Sequence[_Tell]) -> Iterator[Notice]:
        """Yield a notice each, or digests where there are more at once than anybody reads."""
        raised: dict[tuple[Pair, Category], list[_Tell]] = {}
        for tell in tells:
            if tell.reason is Reason.RAISED:
                raised.setdefault((tell.pair, category_of(tell.event)), []).append(tell)
        many = {key: group for key, group in raised.items() if len(group) > self._settings.storm}
        for tell in tells:
            if tell.reason is not Reason.RAISED or (tell.pair, category_of(tell.event)) not in many:
                yield self._single(tell)
        for (_, category), group in many.items():
            for level in LEVELS:
                same = [tell for tell in group if tell.event.level is level]
                if same:
                    yield self._digest(same, level, category)

    def _single(self, tell: _Tell) -> Notice:
        event, pair = tell.event, tell.pair
        language = self._settings.language_of(pair.recipient)
        plume = self._planner.plumes.by_event.get(event.event_id)
        number = self._planner.past.count(event.event_id, pair, tell.reason)
        occasion = Occasion(
            reason=tell.reason, level_before=tell.level_before, number=number + 1,
            told_since=self._planner.past.told_since(event.event_id, event.level), note=self._note(tell),
        )  # fmt: skip
        short = self._settings.channels[pair.channel].short
        title, text = notice_text(
            event, occasion, plume, self._settings, language, self._translations(language), short=short, now=self._now
        )
        return self._notice(tell, (event.event_id,), number, title, text)

    def _digest(self, tells: list[_Tell], level: WarningLevel, category: Category) -> Notice:
        pair = tells[0].pair
        language = self._settings.language_of(pair.recipient)
        title, text = digest_text(
            [tell.event for tell in tells], self._settings, language, self._translations(language),
            short=self._settings.channels[pair.channel].short,
        )  # fmt: skip
        ids = tuple(tell.event.event_id for tell in tells)
        number = max(self._planner.past.count(event_id, pair, Reason.RAISED) for event_id in ids)
        return self._notice(tells[0], ids, number, title, text)

    def _notice(self, tell: _Tell, ids: tuple[str, ...], number: int, title: str, text: str) -> Notice:
        level, category = tell.event.level, category_of(tell.event)
        return Notice(
            notice_id=notice_id(tell.reason, level, number, ids, tell.pair), recipient=tell.pair.recipient,
            channel=tell.pair.channel, reason=tell.reason.value, event_ids=ids,
            language=self._settings.language_of(tell.pair.recipient).value, title=title, text=text,
            state=NoticeState.WAITING, created_at=self._now,
            due_at=end_of_quiet(self._settings, level, category, tell.due),
        )  # fmt: skip

    def _note(self, tell: _Tell) -> str:
        begun = fired_at(tell.event)
        if tell.reason is not Reason.RAISED or begun is None:
            return ""
        if any(covers(each, tell.event) and begun < each.end <= self._now for each in self._planner.situation.silences):
            return "silenced"
        return "late" if begun < self._now - self._settings.horizon else ""


def _undelivered(
    situation: Situation, settings: NoticeSettings, now: datetime, translations: Callable[[str], Translate]
) -> Iterator[Notice]:
    """Yield word of each notice that was given up, by another way than the one that failed."""
    ids = {notice.notice_id for notice in situation.notices}
    for failed in situation.notices:
        if failed.state is not NoticeState.FAILED or failed.reason == Reason.UNDELIVERED:
            continue
        for pair in _other_ways(failed, settings):
            identity = notice_id(Reason.UNDELIVERED, "", 0, (failed.notice_id,), pair)
            if identity in ids:
                continue
            language = settings.language_of(pair.recipient)
            title, text = undelivered_text(failed, translations(language))
            yield Notice(
                notice_id=identity, recipient=pair.recipient, channel=pair.channel, reason=Reason.UNDELIVERED.value,
                event_ids=failed.event_ids, language=language.value, title=title, text=text,
                state=NoticeState.WAITING, created_at=now, due_at=now,
            )  # fmt: skip


def _other_ways(failed: Notice, settings: NoticeSettings) -> Iterator[Pair]:
    """Yield by whom and what a failure is told: not through the channel that failed, where there is another."""
    for name in settings.undelivered:
        known = settings.channels_of(name)
        others = [channel for channel in known if channel != failed.channel] or known
        yield from (Pair(name, channel) for channel in others if (name, channel) != (failed.recipient, failed.channel))
