# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Web services that send JSON, polled on a grid of the clock; what an outage has missed is asked for in windows.

A window counts as asked for only once everything in it is on the disk, so that a fault in its middle repeats it. What
comes twice, in overlaps and repeated windows, is passed on once a session; the store knows it after that.
"""

from __future__ import annotations

import math
import time
from collections import deque
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from ...records.substances import observed_properties
from ...wording import listed, plain_number, say
from ..health import ClockWatch
from .http_settings import TEMPLATE, PollSettings, read_settings
from .json_paths import look_up
from .json_templates import Reception
from .link import Delivery, LinkFault, LinkKind, are_kept
from .web import UNCHANGED, WebClient

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from threading import Event

    from .http_settings import WindowSettings
    from .link import Inbox, LinkContext, LinkReading

_REMEMBERED = 200_000
_JUMP = timedelta(minutes=1)


class HttpJsonLink:
    """A web service as the coordinator polls it."""

    kind = "http_json"

    def __init__(self, name: str, settings: PollSettings, context: LinkContext) -> None:
        self.name = name
        self._settings = settings
        self._context = context
        self._watch = ClockWatch(context.clock, time.monotonic, _JUMP)
        self._asked_until: datetime | None = None  # outlives sessions: from here an outage is made good

    def session(self, inbox: Inbox, stop: Event) -> None:
        """Poll until ``stop`` is set."""
        memory = _Memory()
        with WebClient(self._settings.web, self._context, stop) as web:
            try:
                while not stop.is_set():
                    self._poll(web, inbox, memory, stop)
                    stop.wait(_to_next(self._settings.poll_s, self._context.clock()))
            except LinkFault:
                if not stop.is_set():  # else the answer was cut off on purpose
                    raise

    def _poll(self, web: WebClient, inbox: Inbox, memory: _Memory, stop: Event) -> None:
        window = self._settings.window
        if window is None:
            self._ask(web, inbox, memory, stop, None)
            return
        now = self._context.clock()
        for since, until in window.split(self._since(window, inbox, now), now):
            if stop.is_set() or not self._ask(web, inbox, memory, stop, (since, until)):
                return
            self._asked_until = until

    def _since(self, window: WindowSettings, inbox: Inbox, now: datetime) -> datetime:
        if self._watch.jump_s():
            self._asked_until = None  # what it was asked until may be a moment of the wrong clock
        if self._asked_until is None:
            return window.first(inbox.latest(), self._settings.template, now)
        return max(min(self._asked_until, now) - window.overlap, now - window.reach)

    def _ask(
        self, web: WebClient, inbox: Inbox, memory: _Memory, stop: Event, window: tuple[datetime, datetime] | None
    ) -> bool:
        """Ask for all pages; True once what came is on the disk, False when the link is stopped before."""
        taken = []
        for document in pages(web, self._settings, window):
            inbox.online()
            if document is UNCHANGED:
                return True
            delivery = memory.new_of(self._settings.template.extract(document, self._reception()))
            if delivery.readings or delivery.rejected:
                taken.append(inbox.put(delivery))
            if stop.is_set():
                return False
        return are_kept(taken, stop)

    def _reception(self) -> Reception:
        return Reception(source=self.name, received=self._context.clock(), time_zone=self._context.time_zone)


def pages(web: WebClient, settings: PollSettings, window: tuple[datetime, datetime] | None) -> Iterator[Any]:
    """Yield the documents of one question, page by page, or `UNCHANGED`.

    Raises
    ------
    LinkFault
        Of `WebClient.get`; the pages go round in a circle, or are more than the settings allow.
    """
    parting = settings.pages
    if parting is None:
        yield web.get_changed(settings.url(window, 1))
        return
    url: str | None = settings.url(window, parting.first)
    seen: set[str] = set()
    for number in range(parting.first + 1, parting.first + 1 + parting.most):
        if url is None:
            return
        if url in seen:
            raise LinkFault(say("The pages of the answer go round in a circle."))
        seen.add(url)
        document = web.get(url)
        yield document
        if parting.next is not None:
            follow = look_up(document, parting.next)
            url = _joined(url, follow) if isinstance(follow, str) and follow else None
        else:
            url = settings.url(window, number) if settings.template.count(document) else None
    if url is not None:
        raise LinkFault(say("The answer has more than {count} pages.", count=parting.most))


def _joined(url: str, follow: str) -> str:
    try:
        return urljoin(url, follow)
    except ValueError as error:
        raise LinkFault(say('The address of the next page, "{url}", is none.', url=follow[:200])) from error


def _to_next(poll_s: float, now: datetime) -> float:
    """Return the seconds to the next multiple of the interval, so that the length of an answer shifts nothing."""
    return max(0.05, poll_s - math.fmod(now.timestamp(), poll_s))


class _Memory:
    """What has been passed on in this session, the latest of it."""

    def __init__(self) -> None:
        self._known: set[Hashable] = set()
        self._order: deque[Hashable] = deque()

    def new_of(self, delivery: Delivery) -> Delivery:
        """Return what of a delivery has not been passed on yet."""
        readings = tuple(each for each in delivery.readings if self._is_new(_identity(each)))
        rejected = tuple(each for each in delivery.rejected if self._is_new((each.reason, each.raw)))
        return Delivery(readings=readings, rejected=rejected)

    def _is_new(self, what: Hashable) -> bool:
        if what in self._known:
            return False
        self._known.add(what)
        self._order.append(what)
        if len(self._order) > _REMEMBERED:
            self._known.discard(self._order.popleft())
        return True


def _identity(reading: LinkReading) -> Hashable:
    value = None if math.isnan(reading.value) else reading.value  # NaN is not equal to itself
    return (reading.datastream, reading.time, value, reading.flag, reading.censored)


def test_connection(settings: PollSettings, context: LinkContext) -> str:
    """Ask for the latest window once, and say in one sentence what came."""
    now = context.clock()
    window = (now - settings.window.longest, now) if settings.window else None
    with WebClient(settings.web, context) as web:
        document = next(iter(pages(web, settings, window)))
    delivery = settings.template.extract(document, Reception(source="", received=now, time_zone=context.time_zone))
    told = [_told(reading) for reading in delivery.readings[:3]]
    if delivery.rejected:
        told.append(say("the first that cannot be read: {reason}", reason=delivery.rejected[0].reason))
    return say("The service answers: {readings} readings, {rejected} records cannot be read; {examples}.",
               readings=len(delivery.readings), rejected=len(delivery.rejected),
               examples=listed(told) if told else "–")  # fmt: skip


def _told(reading: LinkReading) -> str:
    key = reading.datastream
    moment = datetime.fromtimestamp(reading.time / 1e6, timezone.utc)
    unit = observed_properties()[key.property].unit
    return f"{key.point} {key.property} {plain_number(reading.value)} {unit} ({moment:%Y-%m-%dT%H:%M:%SZ})"


LINK = LinkKind(name="http_json", read=read_settings, build=HttpJsonLink, test=test_connection, template=TEMPLATE)
