# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a notice says: what, where, how bad, since when, on what evidence, and what next."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ...records.substances import observed_properties
from ...store.ports import WarningLevel
from ...wording import Sentence, plain_number, say, worded
from ..events.messages import describe
from .looks import Colour
from .model import Category
from .past import Reason
from .routing import LEVELS, category_of, fired_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...store.ports import Notice, PlumeEvent, WarningEvent
    from ...wording import Translate
    from .model import Language, NoticeSettings

SHORT = 70  # what one short message of a Chinese SMS gateway holds
_READINGS = 3
_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Why a notice is written.

    Attributes
    ----------
    level_before : WarningLevel or None
        Level told before, when it rose.
    number : int
        How many times it was told for this reason, this time included.
    told_since : datetime or None
        When it was first told at this level.
    note : str
        ``late`` when old readings brought it, ``silenced`` when a silence had held it back, else empty.
    """

    reason: Reason
    level_before: WarningLevel | None = None
    number: int = 1
    told_since: datetime | None = None
    note: str = ""


def notice_text(
    event: WarningEvent, occasion: Occasion, plume: PlumeEvent | None, settings: NoticeSettings, language: Language,
    translate: Translate, *, short: bool, now: datetime,
) -> tuple[str, str]:  # fmt: skip
    """Return title and text of a notice of one warning; the text of a short one holds at most `SHORT` characters."""
    writer = _Words(settings, language, translate)
    title = writer.told(_prefixed(occasion.reason, writer.headline(event)))
    if short:
        return title, writer.short(event, occasion.reason)
    lines = [
        describe(event, language), writer.level_line(event), writer.time_line(event),
        *_occasion_lines(writer, event, occasion, now), *writer.evidence(event), *_plume_lines(plume),
    ]  # fmt: skip
    if occasion.reason is not Reason.OVER:
        lines.append(say("Next: {step}", step=writer.next_step(event)))
    lines.append(
        say("Rule {rule}, version {version}; warning {event}.", rule=event.rule, event=event.event_id,
            version=event.evidence.get("rule_version") or "–")
    )  # fmt: skip
    link = [settings.link.format(event=event.event_id)] if settings.link else []
    return title, "\n".join([*(writer.told(line) for line in lines), *link])


def digest_text(
    events: Sequence[WarningEvent], settings: NoticeSettings, language: Language, translate: Translate, *, short: bool
) -> tuple[str, str]:
    """Return title and text of one notice of many warnings of the same category."""
    writer = _Words(settings, language, translate)
    title = writer.told(_digest_title(writer, events))
    if short:
        return title, _cut(title)
    listed = [writer.told(describe(event, language)) for event in events[:_LISTED]]
    if len(events) > _LISTED:
        listed.append(writer.told(say("And {count} more; all of them are in the list of warnings.",
                                      count=len(events) - _LISTED)))  # fmt: skip
    worst = max(events, key=lambda event: LEVELS.index(event.level))
    return title, "\n".join([*listed, writer.told(say("Next: {step}", step=writer.next_step(worst)))])


def joined_text(
    notices: Sequence[Notice], events: Sequence[WarningEvent], settings: NoticeSettings, language: Language,
    translate: Translate, *, short: bool,
) -> tuple[str, str]:  # fmt: skip
    """Return title and text of one message that carries several notices."""
    if len(notices) == 1:
        return notices[0].title, notices[0].text
    writer = _Words(settings, language, translate)
    title = writer.told(_digest_title(writer, events)) if events else notices[0].title
    if short:
        return title, _cut(title)
    shown = [f"{notice.title}\n{notice.text}" for notice in notices[:_LISTED]]
    more = [notice.title for notice in notices[_LISTED:]]
    return title, "\n\n".join([*shown, *(["\n".join(more)] if more else [])])


def undelivered_text(failed: Notice, translate: Translate) -> tuple[str, str]:
    """Return title and text of the word that a notice was given up."""
    title = say("Undelivered: {title}", title=failed.title)
    line = say(
        "{recipient} could not be told through {channel}, tried {attempts} times. The last fault: {fault}",
        recipient=failed.recipient, channel=failed.channel, attempts=failed.attempts, fault=failed.fault,
    )  # fmt: skip
    return worded(title, translate), f"{worded(line, translate)}\n\n{failed.text}"


def _prefixed(reason: Reason, headline: Sentence) -> Sentence:
    if reason is Reason.LEVEL:
        return say("Worse: {headline}", headline=headline)
    if reason is Reason.REPEAT:
        return say("Still open: {headline}", headline=headline)
    if reason is Reason.ESCALATION:
        return say("Not acknowledged: {headline}", headline=headline)
    if reason is Reason.OVER:
        return say("Over: {headline}", headline=headline)
    return headline


def _digest_title(writer: _Words, events: Sequence[WarningEvent]) -> Sentence:
    points = list(dict.fromkeys(event.point for event in events))
    named = ", ".join(points[:3]) + (" …" if len(points) > 3 else "")
    if all(category_of(event) is Category.EQUIPMENT for event in events):
        return say("{count} instruments need attention: {points}", count=len(events), points=named)
    level = max((event.level for event in events), key=LEVELS.index)
    return say("{count} warnings, the highest {level}: {points}", count=len(events), level=writer.level(level),
               points=named)  # fmt: skip


def _occasion_lines(writer: _Words, event: WarningEvent, occasion: Occasion, now: datetime) -> Iterator[Sentence]:
    if occasion.reason is Reason.LEVEL and occasion.level_before is not None:
        yield say("Told before as {level}.", level=writer.level(occasion.level_before))
    if occasion.reason is Reason.REPEAT:
        yield say("Nobody has acknowledged it yet; reminder no. {number}.", number=occasion.number)
    if occasion.reason is Reason.ESCALATION and occasion.told_since is not None:
        minutes = int((now - occasion.told_since).total_seconds() // 60)
        yield say("Nobody has acknowledged it for {minutes} min.", minutes=minutes)
    if occasion.note == "late":
        yield say("Found by late readings: it has stood since before they arrived.")
    if occasion.note == "silenced":
        yield say("A silence had held this notice back.")


def _plume_lines(plume: PlumeEvent | None) -> Iterator[Sentence]:
    if plume is not None and len(plume.event_ids) > 1:
        yield say("It belongs to plume event {plume} with {count} warnings.", plume=plume.plume_event_id,
                  count=len(plume.event_ids))  # fmt: skip


class _Words:
    """Words of one language, with those of the settings in place of the program's own."""

    def __init__(self, settings: NoticeSettings, language: Language, translate: Translate) -> None:
        self._settings, self._language, self._translate = settings, language, translate

    def told(self, sentence: str) -> str:
        return worded(sentence, self._translate)

    def level(self, level: WarningLevel) -> str:
        own = self._settings.looks[level].words.get(self._language)
        words = {
            WarningLevel.GENERAL: say("general"), WarningLevel.SERIOUS: say("serious"),
            WarningLevel.SEVERE: say("severe"),
        }  # fmt: skip
        return own or self.told(words[level])

    def colour(self, level: WarningLevel) -> Sentence:
        return {
            Colour.BLUE: say("blue"), Colour.YELLOW: say("yellow"), Colour.ORANGE: say("orange"),
            Colour.RED: say("red"),
        }[self._settings.looks[level].colour]  # fmt: skip

    def name(self, event: WarningEvent) -> str:
        found = observed_properties().get(event.property)
        return found.name(self._language) if found else event.property

    def headline(self, event: WarningEvent) -> Sentence:
        if category_of(event) is Category.EQUIPMENT:
            return say("Instrument at {point}: {name}", point=event.point, name=self.name(event))
        return say(
            "{level} warning ({colour}) at {point}: {name}", level=self.level(event.level),
            colour=self.colour(event.level), point=event.point, name=self.name(event),
        )  # fmt: skip

    def level_line(self, event: WarningEvent) -> Sentence:
        if category_of(event) is Category.EQUIPMENT:
            return say("This concerns the instrument; it says nothing about the water.")
        return say("Level: {level} ({colour}).", level=self.level(event.level), colour=self.colour(event.level))

    def time_line(self, event: WarningEvent) -> Sentence:
        start = self._moment(fired_at(event) or event.opened_at)
        if event.resolved_at is not None:
            return say("From {start} to {end}.", start=start, end=self._moment(event.resolved_at))
        return say("Since {start}.", start=start)

    def evidence(self, event: WarningEvent) -> Iterator[Sentence]:
        found = event.evidence.get("readings") or ()
        shown = [
            f"{'<' if each.get('censored') else ''}{plain_number(each['value'])} ({self._hour(each['time'])})"
            for each in found[-_READINGS:]
            if isinstance(each.get("value"), (int, float))
        ]
        if shown and category_of(event) is Category.CONTAMINATION:
            yield say("Readings: {readings} {unit}.", readings=", ".join(shown), unit=event.unit)

    def next_step(self, event: WarningEvent) -> str:
        equipment = category_of(event) is Category.EQUIPMENT
        own = self._settings.next_steps.get(category_of(event).value if equipment else event.level.value, {})
        if own.get(self._language):
            return own[self._language]
        if equipment:
            return self.told(say("Check the instrument, its power and its link."))
        return self.told({
            WarningLevel.GENERAL: say("Check the reading, and sample the well again at the next round."),
            WarningLevel.SERIOUS: say("Sample again within a day, and check the facilities upstream for leaks."),
            WarningLevel.SEVERE: say("Sample again at once, stop suspected leaks, decide on the emergency response."),
        }[event.level])  # fmt: skip

    def short(self, event: WarningEvent, reason: Reason) -> str:
        """Return one short message, the name of the property cut where it is too long."""
        for room in range(len(self.name(event)), 0, -1):
            text = self.told(self._brief(event, reason, self.name(event)[:room]))
            if len(text) <= SHORT:
                return text
        return _cut(text)

    def _brief(self, event: WarningEvent, reason: Reason, name: str) -> Sentence:
        mark, start = event.event_id[:6], self._hour((fired_at(event) or event.opened_at).isoformat())
        if category_of(event) is Category.EQUIPMENT:
            brief = say("Instrument {point} {name}, {start} #{mark}", point=event.point, name=name, start=start,
                        mark=mark)  # fmt: skip
        else:
            brief = say(
                "{level} {point} {name} {value} {unit}, {ratio}x, {start} #{mark}", level=self.level(event.level),
                point=event.point, name=name, value=plain_number(event.value), unit=event.unit, mark=mark, start=start,
                ratio=plain_number(event.evidence.get("ratio") or math.nan, 3),
            )  # fmt: skip
        return say("Urgent: {brief}", brief=brief) if reason is Reason.ESCALATION else _prefixed(reason, brief)

    def _moment(self, moment: datetime) -> str:
        local = moment.astimezone(self._settings.zone)
        offset = local.strftime("%z")
        return f"{local:%Y-%m-%d %H:%M} (UTC{offset[:3]}:{offset[3:5]})"

    def _hour(self, moment: str) -> str:
        return f"{datetime.fromisoformat(moment).astimezone(self._settings.zone):%m-%d %H:%M}"


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
