# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of notices share: a store in memory, warnings, settings, channels that remember, a clock to set."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import yaml
from gw_monitor.gw_core.entries import Entry, refuse_faults
from gw_monitor.gw_core.store.ports import NoticeState, WarningEvent, WarningLevel, WarningState
from gw_monitor.gw_core.warning.notices.channels import DeliveryError
from gw_monitor.gw_core.warning.notices.delivery import Deliverer
from gw_monitor.gw_core.warning.notices.desk import NoticeDesk
from gw_monitor.gw_core.warning.notices.planning import Situation
from gw_monitor.gw_core.warning.notices.routing import Places
from gw_monitor.gw_core.warning.notices.settings import read_notice_settings

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2026, 3, 2, 6, 0, tzinfo=timezone.utc)  # a Monday, 14:00 in Shanghai
SHANGHAI = ZoneInfo("Asia/Shanghai")

SMALL = """
channels:
  - {name: mail, kind: mail, host: 127.0.0.1, port: 2525, from: gw@park.example, security: none}
  - {name: chat, kind: service, secret: chat-address}
recipients:
  - {name: Wang, language: zh, role: responder, channels: [{name: mail, to: wang@park.example}]}
  - {name: Li, language: en, role: manager, channels: [{name: mail, to: li@park.example}, {name: chat}]}
routes:
  - {name: water, recipients: [Wang]}
"""


def english(_language):
    return lambda text: text


def settings_of(text: str = SMALL, zone=SHANGHAI, **more):
    """Return settings read from YAML, with fields replaced."""
    findings = []
    found = read_notice_settings(Entry(yaml.safe_load(text), "park.yaml: notices", findings), zone)
    refuse_faults(findings, "park.yaml")
    return replace(found, **more)


def warning(
    name: str = "e1",
    point: str = "MW-3",
    *,
    level=WarningLevel.GENERAL,
    state=WarningState.FIRING,
    kind: str = "limit",
    at: datetime = START,
    over: datetime | None = None,
    **more,
) -> WarningEvent:
    """Return a warning of benzene that fired at a moment, and is over when that is given."""
    evidence = {
        "kind": kind,
        "fired_at": at.isoformat(),
        "ratio": 4.12,
        "limit_class": "III",
        "rule_version": "9c1f",
        "readings": [{"time": at.isoformat(), "value": 41.2, "censored": False}],
    }
    return WarningEvent(
        **(
            {
                "event_id": name,
                "rule": "class-limit",
                "point": point,
                "property": "benzene",
                "level": level,
                "state": WarningState.RESOLVED if over else state,
                "opened_at": at,
                "updated_at": at,
                "resolved_at": over,
                "value": 41.2,
                "limit": 10.0,
                "unit": "µg/L",
                "evidence": evidence,
            }
            | more
        )
    )


@dataclass
class MemoryStore:
    """The part of the port that notices use."""

    events: dict = field(default_factory=dict)
    notices: dict = field(default_factory=dict)
    silences: list = field(default_factory=list)
    plumes: list = field(default_factory=list)
    refuses: Exception | None = None

    def save_events(self, events, notices=()):
        self.events |= {event.event_id: event for event in events}
        self.save_notices(notices)
        return len(events)

    def save_notices(self, notices):
        if self.refuses:
            raise self.refuses
        for notice in notices:
            stored = self.notices.get(notice.notice_id)
            if stored is None or stored.state is NoticeState.WAITING:
                self.notices[notice.notice_id] = notice
        return len(notices)

    def read_notices(self, states=(), due=None):
        found = [n for n in self.notices.values() if (not states or n.state in states) and (not due or n.due_at <= due)]
        return sorted(found, key=lambda notice: notice.due_at)

    def read_events(self, states=(), ids=None):
        return [
            e for e in self.events.values() if (not states or e.state in states) and (ids is None or e.event_id in ids)
        ]

    def read_silences(self, at=None):
        return [s for s in self.silences if at is None or s.start <= at < s.end]

    def read_plume_events(self, states=()):
        return list(self.plumes)


@dataclass
class MemoryChannel:
    """A channel that remembers; ``fails`` says for a message why it does not take it."""

    taken: list = field(default_factory=list)
    fails: Callable = field(default=lambda message: "")

    def send(self, message):
        reason = self.fails(message)
        if reason:
            raise DeliveryError(reason)
        self.taken.append(message)
        return "taken"


class Desk:
    """Plans and delivers as the service does, by a clock that tests set."""

    def __init__(self, settings, *, store=None, channels=None, places=None, translations=english):
        self.settings, self.now = settings, START
        self.store = store or MemoryStore()
        self.channels = channels or {name: MemoryChannel() for name in settings.channels}
        self.places = places or Places()
        self.translations = translations
        self.restart()

    def restart(self):
        self.deliverer = Deliverer(self.store, self.channels, self.settings, lambda: self.now, self.translations)
        self.desk = NoticeDesk(self.store, self.settings, self.translations, self.places, self.now)

    def situation(self):
        """Return everything that the store holds, as planning sees it after a start."""
        return Situation(
            events=self.store.read_events(),
            notices=self.store.read_notices(),
            silences=self.store.read_silences(),
            plumes=self.store.read_plume_events(),
            places=self.places,
        )

    def plan(self, *events):
        made = self.desk.plan(events, self.now)
        self.store.save_events(events, made)
        self.desk.keep(made, self.now)
        return made

    def tick(self, after=timedelta(0), *events):
        """Let time pass, take warnings, plan and deliver; return what was delivered."""
        self.now += after
        self.plan(*events)
        done = self.deliverer.deliver()
        self.desk.keep(done.notices, self.now)
        return done

    def rows(self, *states, reason=None):
        return [n for n in self.store.read_notices(states) if reason is None or n.reason == reason]

    def taken(self, channel="mail"):
        return self.channels[channel].taken
