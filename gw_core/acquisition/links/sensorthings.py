# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OGC SensorThings API 1.1 (OGC 18-088): asks a server for what came since, page by page, datastream by datastream.

Nothing is nested: expanded collections end at a server's first page, and are what makes large servers slow.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ...errors import InvalidInputError
from ...records.observations import Flag
from ...records.substances import find_property
from ...store.ports import DatastreamKey, RejectedRow
from ...wording import say
from ..prepared import unit_fault
from .channels import Channel, canonical_factors, read_channel
from .json_times import microseconds
from .link import Delivery, LinkFault, LinkKind, LinkReading, are_kept
from .web import WebClient, WebFault, WebSettings, read_web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

    from ...entries import Entry
    from .link import Inbox, LinkContext

_FLAGS = {str(int(flag)): int(flag) for flag in Flag}
_MOST_PAGES = 100_000
_MISSING = frozenset({"", "nan", "null", "none", "n/a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """One datastream of the server: its id there, and what it is here."""

    id: str | int
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorThingsSettings:
    """What to ask of which server, and how often.

    Attributes
    ----------
    datastreams : tuple of Subscribed
        Empty: each datastream whose Thing has a name, and whose observed property and unit are known here.
    start : datetime or None
        Where to begin a datastream that has nothing yet; None: with all that the server has.
    overlap_s : float
        s before the latest reading that are asked for again, since readings may reach the server late.
    flags : mapping of str to int
        The server's words of result quality to QARTOD flags; the QARTOD numbers are known.
    """

    web: WebSettings
    poll_s: float
    page: int
    start: datetime | None
    overlap_s: float
    datastreams: tuple[Subscribed, ...]
    flags: dict[str, int] = field(default_factory=dict)


def read_settings(entry: Entry) -> SensorThingsSettings:
    """Read and check the settings of a SensorThings link; see `TEMPLATE`."""
    page = int(entry.number("page", 1, 10_000, 1000))
    return SensorThingsSettings(
        web=read_web(entry), poll_s=entry.number("poll_s", 1, 86_400, 60), page=page,
        start=entry.moment("start"), overlap_s=3600 * entry.number("overlap_h", 0, 24 * 366, 1),
        datastreams=tuple(_read_subscribed(each) for each in entry.entries("datastreams")), flags=_read_flags(entry),
    )  # fmt: skip


def _read_subscribed(entry: Entry) -> Subscribed:
    given = entry.value("id")
    if not isinstance(given, (int, str)) or isinstance(given, bool) or not str(given).strip():
        entry.fault("missing_text", say("A number or a text is expected here."), "id")
    found = Subscribed(id=given, channel=read_channel(entry))
    entry.refuse_unknown()
    return found


def _read_flags(entry: Entry) -> dict[str, int]:
    found = entry.value("flags") or {}
    if isinstance(found, dict) and all(str(flag) in _FLAGS for flag in found.values()):
        return {**_FLAGS, **{str(word).casefold(): int(flag) for word, flag in found.items()}}
    entry.fault("bad_flags", say("Give each word of the server a QARTOD flag: 1, 2, 3, 4 or 9."), "flags")
    return dict(_FLAGS)


class SensorThingsLink:
    """A link to one server."""

    kind = "sensorthings"

    def __init__(self, name: str, settings: SensorThingsSettings, context: LinkContext) -> None:
        self.name = name
        self._settings = settings
        self._context = context

    def session(self, inbox: Inbox, stop: Event) -> None:
        """Poll until stopped; see `Link.session`."""
        with WebClient(self._settings.web, self._context, stop) as web:
            server = Server(web, self._settings)
            streams = [_Stream(each, self.name, self._settings) for each in server.datastreams(inbox)]
            inbox.online()
            while True:
                self._poll(server, streams, inbox, stop)
                if stop.wait(self._settings.poll_s):
                    return

    def _poll(self, server: Server, streams: list[_Stream], inbox: Inbox, stop: Event) -> None:
        latest = inbox.latest()
        for stream in streams:
            if stop.is_set():
                return
            try:
                for page in server.observations(stream.id, stream.since(latest.get(stream.key))):
                    delivery = stream.delivery(page)
                    some = delivery.readings or delivery.rejected
                    if some and not are_kept([inbox.put(delivery)], stop):
                        return
            except WebFault as fault:
                if fault.status in (401, 403) or fault.status >= 500:
                    raise  # the server, not this datastream
                inbox.fault(fault.message, stream.device)
            else:
                inbox.online(stream.device)


class Server:
    """What a SensorThings server is asked for."""

    def __init__(self, web: WebClient, settings: SensorThingsSettings) -> None:
        self._web = web
        self._settings = settings
        self._base = settings.web.url.rstrip("/") + "/"

    def datastreams(self, inbox: Inbox) -> list[Subscribed]:
        """Return the datastreams to read: those of the settings, else all that are understood."""
        if self._settings.datastreams:
            return list(self._settings.datastreams)
        found = []
        query = {"$expand": "Thing($select=name),ObservedProperty($select=name,definition)", "$top": "200"}
        for page in self._pages("Datastreams", query):
            for node in page:
                understood = _understood(node)
                if isinstance(understood, Subscribed):
                    found.append(understood)
                else:
                    inbox.fault(understood, f"datastream {_get(node, '@iot.id')}")
        if not found:
            raise LinkFault(say("The server has no datastream that is understood; name them in the settings."))
        return found

    def observations(self, identifier: str | int, since: datetime | None) -> Iterator[list[Any]]:
        """Yield the observations of a datastream, oldest first, a page at a time."""
        query = {
            "$select": "phenomenonTime,result,resultQuality", "$orderby": "phenomenonTime asc",
            "$top": str(self._settings.page),
        }  # fmt: skip
        if since is not None:
            query["$filter"] = f"phenomenonTime ge {since.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S.%f}Z"
        yield from self._pages(f"Datastreams({_literal(identifier)})/Observations", query)

    def _pages(self, path: str, query: dict[str, str]) -> Iterator[list[Any]]:
        url: str | None = urljoin(self._base, path)
        parameters: dict[str, str] | None = query
        seen = set()
        for _ in range(_MOST_PAGES):
            document = self._web.get(url or "", parameters)
            values = _get(document, "value")
            if not isinstance(values, list):
                raise LinkFault(say("The server answers, but not as SensorThings does."))
            yield values
            follow = _get(document, "@iot.nextLink")
            if not isinstance(follow, str) or follow in seen:
                return
            seen.add(follow)
            url, parameters = self._on_our_server(follow), None

    def _on_our_server(self, link: str) -> str:
        """Return the next page at the address we were given: servers behind gateways name their inner one."""
        try:
            ours, theirs = urlsplit(self._base), urlsplit(urljoin(self._base, link))
        except ValueError as error:
            raise LinkFault(say('"{url}" is not a web address.', url=link)) from error
        if self._web.is_ours(urlunsplit(theirs)):
            return urlunsplit(theirs)
        _, _, inner = theirs.path.rpartition("/v1.")
        path = ours.path + inner.partition("/")[2] if inner else theirs.path
        return urlunsplit((ours.scheme, ours.netloc, path, theirs.query, ""))


def _literal(identifier: str | int) -> str:
    if isinstance(identifier, int):
        return str(identifier)
    doubled = identifier.replace("'", "''")
    return quote(f"'{doubled}'", safe="'")


def _get(node: Any, key: str) -> Any:
    return node.get(key) if isinstance(node, dict) else None


def _understood(node: Any) -> Subscribed | str:
    """Return a datastream of the server as it is here, or why it cannot be read."""
    thing, observed = _get(_get(node, "Thing"), "name"), _get(_get(node, "ObservedProperty"), "name")
    unit = _get(_get(node, "unitOfMeasurement"), "symbol")
    if not all(isinstance(word, str) and word.strip() for word in (thing, observed)):
        return say("Not read: its Thing or its observed property has no name.")
    try:
        code = find_property(str(observed)).code
    except InvalidInputError as error:
        return say("Not read: {reason}", reason=error.message)
    fault = unit_fault(str(unit or ""), code, str(observed))
    if fault:
        return say("Not read: {reason}", reason=fault)
    factor, offset = canonical_factors(str(unit or ""), code)
    identifier = _get(node, "@iot.id")
    key = DatastreamKey(point=str(thing).strip(), property=code, sensor=f"{_get(node, 'name') or identifier}".strip())
    return Subscribed(id=identifier, channel=Channel(datastream=key, factor=factor, offset=offset))


class _Stream:
    """A datastream that is being read; remembers what came in the overlap, which is asked for again and again."""

    def __init__(self, subscribed: Subscribed, source: str, settings: SensorThingsSettings) -> None:
        self.id = subscribed.id
        self.device = f"datastream {self.id}"
        self.key = subscribed.channel.datastream
        self._channel = subscribed.channel
        self._source = source
        self._settings = settings
        self._known: set[str] = set()
        self._order: deque[str] = deque()

    def since(self, latest: datetime | None) -> datetime | None:
        """Return from when to ask: before the latest reading by the overlap."""
        return self._settings.start if latest is None else latest - timedelta(seconds=self._settings.overlap_s)

    def delivery(self, page: list[Any]) -> Delivery:
        """Return what is new on a page."""
        readings: list[LinkReading] = []
        rejected: list[RejectedRow] = []
        for node in page:
            text = str(node)[:2000]
            if text in self._known:
                continue
            self._remember(text)
            try:
                readings.append(self._reading(node))
            except InvalidInputError as error:
                raw = f"{self.device}: {text}"
                rejected.append(RejectedRow(file=self._source, line=0, reason=error.message, raw=raw))
        return Delivery(readings=tuple(readings), rejected=tuple(rejected), shares=((self.device, len(readings)),))

    def _remember(self, text: str) -> None:
        self._known.add(text)
        self._order.append(text)
        if len(self._order) > 50_000:
            self._known.discard(self._order.popleft())

    def _reading(self, node: Any) -> LinkReading:
        value = _number(_get(node, "result"))
        flag = self._settings.flags.get(str(_get(node, "resultQuality")).casefold(), int(Flag.NOT_EVALUATED))
        flag = int(Flag.MISSING) if math.isnan(value) else flag
        return LinkReading(self.key, _moment(_get(node, "phenomenonTime")), self._channel.value(value), flag)


def _moment(text: Any) -> int:
    """Return the time of an observation, microseconds since 1970-01-01 UTC; of an interval, its start."""
    start = str(text).partition("/")[0]
    try:
        found = datetime.fromisoformat(start)
    except ValueError as error:
        raise InvalidInputError(say('"{text}" is not a time in ISO 8601.', text=text)) from error
    if found.tzinfo is None:
        raise InvalidInputError(say("The time {text} has no offset.", text=start))
    return microseconds(found)


def _number(result: Any) -> float:
    if result is None or (isinstance(result, str) and result.strip().casefold() in _MISSING):
        return math.nan
    try:
        return float("true" if isinstance(result, bool) else result)
    except (TypeError, ValueError, OverflowError) as error:
        raise InvalidInputError(say('"{text}" is not a number.', text=str(result)[:80])) from error


class _Silent:
    """An inbox for looking only: notes what could not be read."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def fault(self, message: str, device: str = "") -> None:
        self.faults.append(f"{device}: {message}")


def try_settings(settings: SensorThingsSettings, context: LinkContext) -> str:
    """Ask for the datastreams and the latest readings of the first; see `LinkKind.test`."""
    noted = _Silent()
    with WebClient(settings.web, context) as web:
        server = Server(web, settings)
        streams = server.datastreams(noted)  # type: ignore[arg-type]  # it only notes faults
        count = len(next(server.observations(streams[0].id, settings.start), []))
    return say("The server answers: {count} datastreams are read, {unread} are not; the first has {readings} readings "
               "on its first page.", count=len(streams), unread=len(noted.faults), readings=count)  # fmt: skip


TEMPLATE = """\
name: province
kind: sensorthings
url: https://sta.example.org/v1.1/
poll_s: 60
# timeout_s: 20
# page: 1000
# overlap_h: 1                        # readings that reach the server late are asked for again
# start: 2026-01-01T00:00:00Z         # empty: all that the server has
# auth: {kind: bearer, secret: province-token}   # kind: basic (user, secret), bearer, header (header, secret)
# flags: {approved: 1, doubtful: 3}   # words of result quality
datastreams:                          # none: each that is understood, by the names of Thing and observed property
  - {id: 12, point: MW-1, property: water_level, unit: m}
  - {id: 13, point: MW-1, property: conductivity, unit: uS/cm}
"""

LINK = LinkKind(name="sensorthings", read=read_settings, build=SensorThingsLink, test=try_settings, template=TEMPLATE)
