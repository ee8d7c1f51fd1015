# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ``notices`` section of a park file, read and checked completely. It names secrets; it never holds one."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from ...records.park import PointRole
from ...records.substances import observed_properties
from ...store.ports import WarningLevel
from ...wording import say
from .looks import read_looks
from .model import (
    Category,
    ChannelKind,
    ChannelSettings,
    Duty,
    Escalation,
    GroupBy,
    Language,
    NoticeSettings,
    Quiet,
    Recipient,
    RecipientRole,
    Retries,
    Route,
    Security,
    Shift,
    Stand,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import tzinfo
    from enum import StrEnum

    from ...entries import Entry

    _E = TypeVar("_E", bound=StrEnum)

_T = TypeVar("_T")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\Z")
_FIRST_WEEK = datetime(2024, 1, 1)  # noqa: DTZ001  # a Monday on any wall
_MINUTES_A_DAY = 1440


def read_notice_settings(entry: Entry, zone: tzinfo) -> NoticeSettings:
    """Read the section; faults are noted in ``entry.findings``, and everything in it that is unknown.

    Parameters
    ----------
    entry : Entry
        The section; an empty one gives settings by which nothing is told.
    zone : tzinfo
        Of the park: rotas and quiet hours are local.
    """
    channels = _named(entry, "channels", _channel)
    recipients = _named(entry, "recipients", lambda each: _recipient(each, channels))
    duties = _named(entry, "on_call", lambda each: _duty(each, recipients))
    for name in recipients.keys() & duties.keys():
        entry.fault("name_taken", say("The name {name} is taken.", name=name), "on_call")
    targets = [*recipients, *duties]
    routes = _named(entry, "routes", lambda each: _route(each, targets, channels))
    retries, repeat = entry.entry("retries"), entry.entry("repeat_h")
    found = NoticeSettings(
        zone=zone, channels=channels, recipients=recipients, duties=duties, routes=tuple(routes.values()),
        quiet=tuple(_quiet(each) for each in entry.entries("quiet_hours")),
        group_by=entry.choice("group_by", GroupBy, GroupBy.PLUME),
        group_wait=_seconds(entry, "group_wait_s", 0, 3600, 60),
        group_interval=_seconds(entry, "group_interval_s", 0, 86_400, 300),
        repeat={level: timedelta(hours=repeat.number(level, 0, 8760, 0)) for level in WarningLevel},
        horizon=timedelta(hours=entry.number("horizon_h", 0, 8760, 24)), storm=int(entry.number("storm", 1, 1000, 20)),
        per_hour=int(entry.number("per_hour", 1, 10_000, 30)), retries=_retries(retries),
        undelivered=_names(entry, "undelivered", targets), looks=read_looks(entry.entry("levels")),
        link=_link(entry), next_steps=_next_steps(entry.entry("next_steps")),
    )  # fmt: skip
    for part in (retries, repeat, entry):
        part.refuse_unknown()
    return found


def _named(entry: Entry, key: str, read: Callable[[Entry], _T]) -> dict[str, _T]:
    found: dict[str, _T] = {}
    for each in entry.entries(key):
        name = each.text("name")
        if name in found:
            each.fault("name_taken", say("The name {name} is taken.", name=name), "name")
        found[name] = read(each)
        each.refuse_unknown()
    return found


def _channel(entry: Entry) -> ChannelSettings:
    kind = entry.choice("kind", ChannelKind, ChannelKind.SERVICE)
    name, timeout_s = entry.text("name"), entry.number("timeout_s", 1, 300, 30)
    if kind is not ChannelKind.MAIL:
        return ChannelSettings(name=name, kind=kind, secret=entry.text("secret"), timeout_s=timeout_s)
    user = entry.text("user", "")
    return ChannelSettings(
        name=name, kind=kind, host=entry.text("host"), port=int(entry.number("port", 1, 65_535, 587)),
        sender=_mail_address(entry, "from"), user=user, secret=entry.text("secret", None if user else ""),
        security=entry.choice("security", Security, Security.STARTTLS), timeout_s=timeout_s,
    )  # fmt: skip


def _mail_address(entry: Entry, key: str) -> str:
    text = entry.text(key)
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        entry.fault("bad_address", say('"{text}" is not a mail address.', text=text), key)
    return text


def _recipient(entry: Entry, channels: Mapping[str, ChannelSettings]) -> Recipient:
    role = entry.choice("role", RecipientRole, RecipientRole.RESPONDER)
    contacts: dict[str, str] = {}
    for each in entry.entries("channels"):
        name = _one_of(each, "name", channels)
        mail = name in channels and channels[name].kind is ChannelKind.MAIL
        contacts[name] = _mail_address(each, "to") if mail else each.text("to", "")
        each.refuse_unknown()
    if not contacts:
        entry.fault("missing_channels", say("At least one channel is expected."), "channels")
    return Recipient(
        name=entry.text("name"), language=entry.choice("language", Language, Language.ZH), role=role,
        enterprise=entry.text("enterprise", None if role is RecipientRole.ENTERPRISE else ""), contacts=contacts,
    )  # fmt: skip


def _duty(entry: Entry, recipients: Mapping[str, Recipient]) -> Duty:
    shifts = tuple(_shift(each, recipients) for each in entry.entries("rota"))
    stands = tuple(_stand(each, recipients) for each in entry.entries("exceptions"))
    otherwise = _one_of(entry, "otherwise", recipients)
    people = [recipients[name] for name in _people(shifts, stands, otherwise) if name in recipients]
    shared = [name for name in people[0].contacts if all(name in each.contacts for each in people)] if people else []
    wanted = _names(entry, "channels", shared) or tuple(shared)
    if people and not wanted:
        entry.fault("missing_channels", say("Those on duty have no channel in common."), "channels")
    return Duty(
        name=entry.text("name"), shifts=shifts, stands=stands, otherwise=otherwise, channels=wanted,
        first_week=_local(entry, "first_week", _FIRST_WEEK), language=entry.choice("language", Language, Language.ZH),
    )  # fmt: skip


def _people(shifts: Iterable[Shift], stands: Iterable[Stand], otherwise: str) -> set[str]:
    return {otherwise, *(each.recipient for each in shifts), *(each.recipient for each in stands)}


def _shift(entry: Entry, recipients: Mapping[str, Recipient]) -> Shift:
    weeks = int(entry.number("weeks", 1, 52, 1))
    found = Shift(
        recipient=_one_of(entry, "recipient", recipients), days=_days(entry), start=_clock(entry, "from"),
        end=_clock(entry, "until"), week=int(entry.number("week", 1, weeks, 1)), weeks=weeks,
    )  # fmt: skip
    entry.refuse_unknown()
    return found


def _stand(entry: Entry, recipients: Mapping[str, Recipient]) -> Stand:
    start, end = _local(entry, "from"), _local(entry, "until")
    if start >= end:
        entry.fault("bad_time", say("It ends before it begins."), "until")
    found = Stand(recipient=_one_of(entry, "recipient", recipients), start=start, end=end)
    entry.refuse_unknown()
    return found


def _route(entry: Entry, targets: Iterable[str], channels: Iterable[str]) -> Route:
    recipients = _names(entry, "recipients", targets)
    if not recipients:
        entry.fault("missing_recipients", say("At least one recipient is expected."), "recipients")
    return Route(
        name=entry.text("name"), recipients=recipients, channels=_names(entry, "channels", channels),
        category=entry.choice("category", Category, Category.CONTAMINATION),
        level=entry.choice("level", WarningLevel, WarningLevel.GENERAL), points=entry.texts("points"),
        properties=_names(entry, "properties", observed_properties()), rules=entry.texts("rules"),
        roles=_words(entry, "roles", PointRole), plume=entry.truth("plume", default=False),
        repeat=entry.truth("repeat", default=True),
        escalation=tuple(_escalation(each, targets, channels) for each in entry.entries("escalation")),
    )  # fmt: skip


def _escalation(entry: Entry, targets: Iterable[str], channels: Iterable[str]) -> Escalation:
    found = Escalation(
        after_min=entry.number("after_min", 1, 44_640), recipients=_names(entry, "recipients", targets),
        channels=_names(entry, "channels", channels),
    )  # fmt: skip
    entry.refuse_unknown()
    return found


def _quiet(entry: Entry) -> Quiet:
    found = Quiet(
        levels=_words(entry, "levels", WarningLevel) or (WarningLevel.GENERAL,),
        categories=_words(entry, "categories", Category) or tuple(Category), days=_days(entry),
        start=_clock(entry, "from"), end=_clock(entry, "until"),
    )  # fmt: skip
    entry.refuse_unknown()
    return found


def _retries(entry: Entry) -> Retries:
    return Retries(
        first_s=entry.number("first_s", 1, 3600, 30), longest_s=entry.number("longest_s", 1, 86_400, 900),
        give_up=timedelta(hours=entry.number("give_up_h", 1, 720, 72)),
    )  # fmt: skip


def _next_steps(entry: Entry) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for key in (Category.EQUIPMENT.value, *(level.value for level in WarningLevel)):
        part = entry.entry(key)
        found[key] = {language.value: part.text(language) for language in Language if language in part}
        part.refuse_unknown()
    entry.refuse_unknown()
    return found


def _link(entry: Entry) -> str:
    text = entry.text("link", "")
    if text and "{event}" not in text:
        entry.fault("bad_link", say("{place} stands for the warning and is missing here.", place="{event}"), "link")
    return text


def _seconds(entry: Entry, key: str, low: float, high: float, default: float) -> timedelta:
    return timedelta(seconds=entry.number(key, low, high, default))


def _one_of(entry: Entry, key: str, known: Iterable[str]) -> str:
    name = entry.text(key)
    if name and name not in known:
        entry.fault("unknown_name", say("There is no {name} here.", name=name), key)
    return name


def _names(entry: Entry, key: str, known: Iterable[str]) -> tuple[str, ...]:
    names = entry.texts(key)
    for name in names:
        if name not in known:
            entry.fault("unknown_name", say("There is no {name} here.", name=name), key)
    return names


def _words(entry: Entry, key: str, kind: type[_E]) -> tuple[_E, ...]:
    found = []
    for word in entry.texts(key):
        if word in set(kind):
            found.append(kind(word))
        else:
            message = say("{value} is not one of {words}.", value=repr(word), words=", ".join(kind))
            entry.fault("unknown_word", message, key)
    return tuple(found)


def _days(entry: Entry) -> frozenset[int]:
    words = entry.texts("days") or _DAYS
    for word in words:
        if word not in _DAYS:
            message = say("{value} is not one of {words}.", value=repr(word), words=", ".join(_DAYS))
            entry.fault("unknown_word", message, "days")
    return frozenset(_DAYS.index(word) for word in words if word in _DAYS)


def _clock(entry: Entry, key: str) -> time:
    """Return a time of day; YAML reads an unquoted 22:00 as the number of its minutes."""
    found = entry.value(key)
    if isinstance(found, int) and 0 <= found <= _MINUTES_A_DAY:
        return time(found // 60 % 24, found % 60)
    parts = _CLOCK.match(str(found).strip())
    if parts and int(parts[1]) <= 24 and int(parts[2]) < 60 and (int(parts[1]) < 24 or parts[2] == "00"):
        return time(int(parts[1]) % 24, int(parts[2]))
    entry.fault("bad_clock", say('"{text}" is not a time of day such as 22:00.', text=found), key)
    return time()


def _local(entry: Entry, key: str, default: datetime | None = None) -> datetime:
    """Return a date, or a time on the wall of the park."""
    found = entry.value(key)
    if found is None and default is not None:
        return default
    try:
        moment = datetime.fromisoformat(str(found))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        entry.fault("bad_time", say('"{text}" is not a local date or time in ISO 8601.', text=found), key)
        return _FIRST_WEEK
    return moment
