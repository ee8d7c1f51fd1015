# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings say of notices: channels, recipients, who is on duty, routes, waits and limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from ...store.ports import WarningLevel
from .looks import DEFAULT_LOOKS, Looks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...records.park import PointRole


class Category(StrEnum):
    """What a warning is about: the water, or an instrument."""

    CONTAMINATION = "contamination"
    EQUIPMENT = "equipment"


class ChannelKind(StrEnum):
    """How a channel carries a notice: ``sms`` in its short form, ``service`` is anything that Apprise knows."""

    MAIL = "mail"
    SMS = "sms"
    SERVICE = "service"


class Security(StrEnum):
    """How the connection to a mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class RecipientRole(StrEnum):
    """What a recipient does; an enterprise is told of its own wells only."""

    MANAGER = "manager"
    RESPONDER = "responder"
    ENTERPRISE = "enterprise"


class Language(StrEnum):
    """Languages of notices."""

    ZH = "zh"
    EN = "en"


class GroupBy(StrEnum):
    """What goes into one message: all of a plume event (else of a well), of a well, or each warning alone."""

    PLUME = "plume"
    WELL = "well"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """One channel.

    Attributes
    ----------
    secret : str
        *Name* of the secret: the Apprise address, with ``{to}`` for the recipient's address; for mail the password.
    host, port, sender, user, security
        Mail only; an empty ``user`` does not log in.
    timeout_s : float
        Longest wait for an answer.
    """

    name: str
    kind: ChannelKind
    secret: str = ""
    host: str = ""
    port: int = 587
    sender: str = ""
    user: str = ""
    security: Security = Security.STARTTLS
    timeout_s: float = 30.0

    @property
    def short(self) -> bool:
        """True when it takes short texts only."""
        return self.kind is ChannelKind.SMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One recipient; ``contacts`` maps channels to addresses, empty where the channel itself knows whom it reaches."""

    name: str
    language: Language = Language.ZH
    role: RecipientRole = RecipientRole.RESPONDER
    enterprise: str = ""
    contacts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A weekly span of duty on the park's clock.

    Attributes
    ----------
    days : frozenset of int
        Days on which it begins, Monday is 0.
    start, end : time
        An end not after the start is on the next day.
    week, weeks : int
        Only the ``week``-th (from 1) of every ``weeks`` weeks.
    """

    recipient: str
    days: frozenset[int]
    start: time
    end: time
    week: int = 1
    weeks: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Who is on duty from one local time to another, whatever the weekly rota says."""

    recipient: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A recipient whose person changes: found when a notice is sent, so that it reaches whoever is on duty then.

    Attributes
    ----------
    first_week : datetime
        Any local moment of the week that counts as the first for shifts of every so many weeks.
    otherwise : str
        Recipient where the rota has a gap.
    """

    name: str
    shifts: tuple[Shift, ...]
    stands: tuple[Stand, ...]
    otherwise: str
    first_week: datetime
    language: Language = Language.ZH
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """Whom to tell when a warning was not acknowledged ``after_min`` minutes after the first notice of it."""

    after_min: float
    recipients: tuple[str, ...]
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which warnings go to whom; an empty field matches all, ``points`` and ``rules`` are patterns (``MW-1*``).

    Attributes
    ----------
    level : WarningLevel
        At least this level.
    roles : tuple of PointRole
        Function zones.
    plume : bool
        Only warnings that belong to a plume event.
    channels : tuple of str
        Of the recipients' channels only these.
    repeat : bool
        Told again until acknowledged.
    """

    name: str
    recipients: tuple[str, ...]
    category: Category = Category.CONTAMINATION
    level: WarningLevel = WarningLevel.GENERAL
    points: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    roles: tuple[PointRole, ...] = ()
    plume: bool = False
    channels: tuple[str, ...] = ()
    escalation: tuple[Escalation, ...] = ()
    repeat: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours on the park's clock in which notices of these levels and categories wait; ``days`` as in `Shift`."""

    levels: tuple[WarningLevel, ...]
    categories: tuple[Category, ...]
    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """Waits between attempts, which double up to a cap, and when a notice is given up."""

    first_s: float = 30.0
    longest_s: float = 900.0
    give_up: timedelta = timedelta(hours=72)

    def wait(self, attempts: int) -> timedelta:
        """Return how long to wait after so many failures."""
        return timedelta(seconds=min(self.first_s * 2.0 ** min(attempts - 1, 30), self.longest_s))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSettings:
    """Everything that the settings say of notices. Without routes nothing is told.

    Attributes
    ----------
    group_wait : timedelta
        How long the first notice of a group waits for others.
    group_interval : timedelta
        Least time between two messages of a group to the same recipient and channel.
    repeat : mapping of WarningLevel to timedelta
        Time after which a warning that nobody acknowledged is told again; zero: not.
    horizon : timedelta
        A warning that was over longer ago than this when it was found is not told.
    storm : int
        More new warnings than this at once go to a recipient in one digest.
    per_hour : int
        Messages an hour to a recipient through a channel; what is beyond goes in one digest.
    undelivered : tuple of str
        Recipients who are told that a notice was given up.
    link : str
        Address in which ``{event}`` stands for the warning; empty for none.
    next_steps : mapping
        What to do, by category or level and language, in place of the program's own words.
    """

    zone: tzinfo = timezone.utc
    channels: Mapping[str, ChannelSettings] = field(default_factory=dict)
    recipients: Mapping[str, Recipient] = field(default_factory=dict)
    duties: Mapping[str, Duty] = field(default_factory=dict)
    routes: tuple[Route, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    group_by: GroupBy = GroupBy.PLUME
    group_wait: timedelta = timedelta(seconds=60)
    group_interval: timedelta = timedelta(minutes=5)
    repeat: Mapping[WarningLevel, timedelta] = field(default_factory=dict)
    horizon: timedelta = timedelta(hours=24)
    storm: int = 20
    per_hour: int = 30
    retries: Retries = field(default_factory=Retries)
    undelivered: tuple[str, ...] = ()
    looks: Looks = field(default_factory=lambda: DEFAULT_LOOKS)
    link: str = ""
    next_steps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def channels_of(self, recipient: str) -> tuple[str, ...]:
        """Return the channels by which a recipient or duty can be reached."""
        duty = self.duties.get(recipient)
        if duty is not None:
            return duty.channels
        found = self.recipients.get(recipient)
        return tuple(found.contacts) if found else ()

    def language_of(self, recipient: str) -> Language:
        """Return the language of a recipient or duty."""
        found = self.duties.get(recipient) or self.recipients.get(recipient)
        return found.language if found else Language.ZH
