# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends what waits in the outbox of notices, and writes down what became of it.

A notice is marked as sent in the database right after the channel took it. Between the two nothing can be promised but
*at least once*: a process killed just there sends the message again, with the same mark in it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ...errors import ConfigurationError
from ...store.ports import LinkHealth, LinkState, NoticeState, WarningLevel
from ...wording import say
from .bundling import Bundle, Sent, bundles, group_name
from .calendar import on_duty
from .channels import DeliveryError, Message
from .past import Reason
from .routing import LEVELS, Pair, Plumes
from .texts import joined_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from ...clock import Clock
    from ...store.ports import Notice, PlumeEvent, Store, WarningEvent
    from ...wording import Translate
    from .channels import Channel
    from .model import NoticeSettings

_LOG = logging.getLogger(__name__)
_KEPT = timedelta(hours=1)
_TRIES = (
    2  # recipients that fail in a row before a channel rests: a server that is down must not hold up other channels
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a round of delivery did: messages sent, attempts that failed, notices given up, and the rows it changed."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0
    notices: tuple[Notice, ...] = ()


class Deliverer:
    """Sends due notices.

    Parameters
    ----------
    store : Store
        Used by the calling thread only.
    channels : mapping of str to Channel
        By name, such as from `open_channels`.
    settings : NoticeSettings
    clock : callable
        Tells the time; waits between attempts are counted by it.
    translations : callable
        Gives for a language the function that words English templates in it.
    """

    def __init__(
        self, store: Store, channels: Mapping[str, Channel], settings: NoticeSettings, clock: Clock,
        translations: Callable[[str], Translate],
    ) -> None:  # fmt: skip
        self._store, self._channels, self._settings, self._clock = store, channels, settings, clock
        self._translations = translations
        self._sent: list[Sent] | None = None
        self._unsaved: list[Notice] = []
        self._states = {name: _ChannelState(settings.channels[name].kind.value, clock()) for name in channels}

    def deliver(self) -> Delivered:
        """Send what is due; return what was done.

        What the store did not take is kept, and saved before anything more is sent.

        Raises
        ------
        StoreError
            The database refused.
        """
        done = Delivered(notices=self._save(()))
        now = self._clock()
        waiting = self._store.read_notices((NoticeState.WAITING,), due=now)
        if not waiting:
            return done
        ids = sorted({event_id for notice in waiting for event_id in notice.event_ids})
        events = {event.event_id: event for event in self._store.read_events(ids=ids)}
        plumes = self._store.read_plume_events()
        found = bundles(
            waiting, events, plumes, self._store.read_silences(at=now), self._recent(now), self._settings, now
        )  # fmt: skip
        for bundle in found:
            done = self._send(bundle, events, plumes, done)
        return done

    def health(self) -> list[LinkHealth]:
        """Return how each channel is, by name, as the health of a link ``notices/NAME``."""
        return [state.health(f"notices/{name}") for name, state in self._states.items()]

    def _send(
        self, bundle: Bundle, events: Mapping[str, WarningEvent], plumes: Sequence[PlumeEvent], done: Delivered
    ) -> Delivered:
        state = self._states.get(bundle.pair.channel)
        if state is not None and state.rests(bundle.pair.recipient, self._clock()):
            return done
        told = [events[key] for notice in bundle.notices for key in notice.event_ids if key in events]
        try:
            receipt = self._hand_over(bundle, told)
        except (DeliveryError, ConfigurationError) as error:
            return self._failed(bundle, error.message, done)
        now = self._clock()
        rows = self._save([
            replace(each, state=NoticeState.SENT, sent_at=now, attempts=each.attempts + 1, receipt=receipt)
            for each in bundle.notices
        ])  # fmt: skip
        self._states[bundle.pair.channel].worked(bundle.pair.recipient, now)
        index = Plumes.of(plumes)
        for notice in bundle.notices:
            own = [event for event in told if event.event_id in notice.event_ids]
            self._recent(now).append(
                Sent(at=now, pair=bundle.pair, group=group_name(notice, own, index, self._settings))
            )  # fmt: skip
        _LOG.info("notice sent", extra={"channel": bundle.pair.channel, "recipient": bundle.pair.recipient,
                                        "notices": len(bundle.notices)})  # fmt: skip
        return replace(done, sent=done.sent + 1, notices=(*done.notices, *rows))

    def _hand_over(self, bundle: Bundle, told: Sequence[WarningEvent]) -> str:
        name, channel = bundle.pair
        settings, now = self._settings, self._clock()
        duty = settings.duties.get(name)
        person = settings.recipients.get(on_duty(duty, settings.zone, now) if duty else name)
        if person is None or channel not in person.contacts or channel not in self._channels:
            raise DeliveryError(
                say("{recipient} cannot be reached through {channel}: the settings no longer say how.",
                    recipient=name, channel=channel)
            )  # fmt: skip
        language = settings.language_of(name)
        events = list({event.event_id: event for event in told}.values())
        title, text = joined_text(
            bundle.notices, events, settings, language, self._translations(language),
            short=settings.channels[channel].short,
        )  # fmt: skip
        message = Message(
            message_id=bundle.notices[0].notice_id, title=title, text=text, to=person.contacts[channel],
            urgency=_urgency(bundle.notices, told),
        )  # fmt: skip
        receipt = self._channels[channel].send(message)
        return receipt if person.name == name else say("{person}: {receipt}", person=person.name, receipt=receipt)

    def _failed(self, bundle: Bundle, fault: str, done: Delivered) -> Delivered:
        now, retries = self._clock(), self._settings.retries
        rows = []
        for each in bundle.notices:
            attempts = each.attempts + 1
            is_hopeless = now - each.created_at >= retries.give_up
            rows.append(replace(
                each, attempts=attempts, fault=str(fault),
                state=NoticeState.FAILED if is_hopeless else NoticeState.WAITING,
                due_at=now if is_hopeless else now + retries.wait(attempts),
            ))  # fmt: skip
        given_up = sum(row.state is NoticeState.FAILED for row in rows)
        saved = self._save(rows)
        if bundle.pair.channel in self._states:
            self._states[bundle.pair.channel].failed(bundle.pair.recipient, now, str(fault), retries.wait)
        _LOG.warning("notice given up" if given_up else "notice not sent",
                     extra={"channel": bundle.pair.channel, "recipient": bundle.pair.recipient, "reason": str(fault),
                            "notices": len(rows)})  # fmt: skip
        return replace(
            done, failed=done.failed + 1, given_up=done.given_up + given_up, notices=(*done.notices, *saved)
        )  # fmt: skip

    def _save(self, rows: Iterable[Notice]) -> tuple[Notice, ...]:
        """Store rows, and those that the store did not take before; return them."""
        self._unsaved += rows
        if self._unsaved:
            self._store.save_notices(self._unsaved)
        saved, self._unsaved = tuple(self._unsaved), []
        return saved

    def _recent(self, now: datetime) -> list[Sent]:
        """Return the messages of the last while; after a start those of the database."""
        span = max(_KEPT, self._settings.group_interval)
        if self._sent is None:
            self._sent = self._stored_since(now - span)
        self._sent[:] = [each for each in self._sent if each.at > now - span]
        return self._sent

    def _stored_since(self, since: datetime) -> list[Sent]:
        rows = [
            each for each in self._store.read_notices((NoticeState.SENT,)) if each.sent_at and each.sent_at > since
        ]  # fmt: skip
        ids = sorted({event_id for notice in rows for event_id in notice.event_ids})
        events = {event.event_id: event for event in self._store.read_events(ids=ids)} if ids else {}
        index = Plumes.of(self._store.read_plume_events())
        return [
            Sent(
                at=each.sent_at, pair=Pair(each.recipient, each.channel),
                group=group_name(
                    each, [events[key] for key in each.event_ids if key in events], index, self._settings
                ),
            )
            for each in rows
            if each.sent_at is not None
        ]  # fmt: skip


class _ChannelState:
    """How a channel is, and until when it, or a recipient of it, is left alone."""

    def __init__(self, kind: str, now: datetime) -> None:
        self._kind, self._changed_at = kind, now
        self._failing: dict[str, int] = {}
        self._until: dict[str, datetime] = {}
        self._faults = self._sent = 0
        self._success_at: datetime | None = None
        self._fault_at: datetime | None = None
        self._fault = ""

    def rests(self, recipient: str, now: datetime) -> bool:
        """Return True while a recipient, after several of them all, is not to be tried."""
        waits = self._until.values() if len(self._until) >= _TRIES else [self._until.get(recipient, now)]
        return min(waits) > now

    def worked(self, recipient: str, now: datetime) -> None:
        if self._failing or not self._sent:
            self._changed_at = now
        # It works, so that what failed before is the matter of those recipients, each of whom is tried again alone.
        self._failing.pop(recipient, None)
        self._until.clear()
        self._sent, self._success_at = self._sent + 1, now

    def failed(self, recipient: str, now: datetime, fault: str, wait: Callable[[int], timedelta]) -> None:
        if not self._failing:
            self._changed_at = now
        self._failing[recipient] = self._failing.get(recipient, 0) + 1
        self._until[recipient] = now + wait(self._failing[recipient])
        self._fault, self._fault_at, self._faults = fault, now, self._faults + 1

    def health(self, name: str) -> LinkHealth:
        state = LinkState.WAITING if self._failing else LinkState.ONLINE if self._sent else LinkState.CONNECTING
        return LinkHealth(
            link=name, kind=self._kind, state=state, changed_at=self._changed_at, last_success_at=self._success_at,
            last_fault_at=self._fault_at, last_fault=self._fault, faults=self._faults, readings=self._sent,
        )  # fmt: skip


def _urgency(notices: Sequence[Notice], told: Sequence[WarningEvent]) -> str:
    if all(notice.reason == Reason.OVER for notice in notices):
        return "info"
    worst = max((LEVELS.index(event.level) for event in told), default=0)
    return "failure" if LEVELS[worst] is WarningLevel.SEVERE else "warning"
