# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What polling of a web service is told: its address with gaps for times and pages, and how its answers are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...errors import InvalidInputError
from ...wording import say
from ..zones import parse_zone
from .json_paths import Steps, read_steps
from .json_templates import Template, read_template
from .json_times import microseconds
from .web import WebSettings, read_web

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...entries import Entry
    from ...store.ports import DatastreamKey

_GAPS = frozenset({"since", "until", "page"})
_EPOCHS = {"epoch_s": 1_000_000, "epoch_ms": 1_000, "epoch_us": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """Which times are asked for, where the address has ``{since}`` and ``{until}``.

    Attributes
    ----------
    layout : str
        ``iso``, ``epoch_s``, ``epoch_ms``, ``epoch_us``, or a pattern of ``strftime``.
    zone : str
        In which times are written.
    longest, overlap, reach : timedelta
        The longest span of one question; how far before the last question the next begins, since records may come
        late; how far back is asked at most when this program starts.
    start : datetime or None
        Where to begin when nothing is stored yet; None: ``longest`` ago.
    """

    layout: str
    zone: str
    longest: timedelta
    overlap: timedelta
    reach: timedelta
    start: datetime | None

    def write(self, moment: datetime) -> str:
        """Return a moment as the service wants it."""
        if self.layout in _EPOCHS:
            return str(microseconds(moment) // _EPOCHS[self.layout])
        local = moment.astimezone(parse_zone(self.zone))
        if self.layout != "iso":
            return local.strftime(self.layout)
        return local.isoformat(timespec="seconds").replace("+00:00", "Z")

    def first(self, latest: Mapping[DatastreamKey, datetime], template: Template, now: datetime) -> datetime:
        """Return where to go on from when this program starts: the datastream that is furthest behind decides."""
        known = [moment for key, moment in latest.items() if template.may_give(key)]
        if not known:
            return self.start or now - self.longest
        return max(min(known) - self.overlap, now - self.reach)

    def split(self, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield windows from ``since`` to ``until``, the oldest first, none longer than ``longest``."""
        while since < until:
            end = min(since + self.longest, until)
            yield since, end
            since = end


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """How long answers are parted: by the address of the next page in the answer, else by numbers from ``first``."""

    next: Steps | None
    first: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PollSettings:
    """A web service that is polled each ``poll_s`` seconds."""

    web: WebSettings
    poll_s: float
    window: WindowSettings | None
    pages: PageSettings | None
    template: Template

    def url(self, window: tuple[datetime, datetime] | None, page: int) -> str:
        """Return the address to ask, its gaps filled."""
        words = {"page": str(page)}
        if window and self.window:
            words |= {"since": self.window.write(window[0]), "until": self.window.write(window[1])}
        filled = self.web.url
        for name, word in words.items():
            filled = filled.replace(f"{{{name}}}", quote(word, safe=""))
        return filled


def read_settings(entry: Entry) -> PollSettings:
    """Read and check the settings of a link; faults go to the entry's findings."""
    web = read_web(entry)
    gaps = set(re.findall(r"\{([^{}]*)\}", web.url))
    if gaps - _GAPS or re.match(r"[^/]*//[^/?#]*[{}]", web.url):
        message = say("An address may have the gaps {since}, {until} and {page}, after the name of the server.",
                      since="{since}", until="{until}", page="{page}")  # fmt: skip
        entry.fault("bad_url", message, "url")
    timed = bool(gaps & {"since", "until"})
    if "window" in entry and not timed:
        message = say("The address has neither {since} nor {until}.", since="{since}", until="{until}")
        entry.fault("bad_source", message, "window")
    parted = "page" in gaps or "pages" in entry
    return PollSettings(
        web=web, poll_s=entry.number("poll_s", 0.1, 86_400, 600),
        window=_read_window(entry.entry("window")) if timed or "window" in entry else None,
        pages=_read_pages(entry.entry("pages"), numbered="page" in gaps) if parted else None,
        template=read_template(entry.entry("template")),
    )  # fmt: skip


def _read_window(entry: Entry) -> WindowSettings:
    layout, zone = entry.text("format", "iso"), entry.text("zone", "UTC")
    if layout != "iso" and layout not in _EPOCHS and "%" not in layout:
        words = ", ".join(("iso", *_EPOCHS))
        message = say("{value} is not one of {words}, nor a pattern such as %Y-%m-%d.", value=repr(layout), words=words)
        entry.fault("unknown_word", message, "format")
    try:
        parse_zone(zone)
    except InvalidInputError as error:
        entry.fault("unknown_time_zone", error.message, "zone")
        zone = "UTC"
    window = WindowSettings(
        layout=layout, zone=zone, longest=timedelta(hours=entry.number("longest_h", 0.001, 24 * 366, 24)),
        overlap=timedelta(hours=entry.number("overlap_h", 0, 24 * 31, 1)),
        reach=timedelta(days=entry.number("reach_d", 0.01, 3660, 30)), start=entry.moment("start"),
    )  # fmt: skip
    entry.refuse_unknown()
    return window


def _read_pages(entry: Entry, *, numbered: bool) -> PageSettings:
    path = entry.text("next", "")
    if bool(path) == numbered:
        entry.fault("bad_source", say("Give either next, or an address with {page}.", page="{page}"), "next")
    pages = PageSettings(next=read_steps(path) if path else None, first=int(entry.number("first", 0, 1, 1)),
                         most=int(entry.number("most", 1, 100_000, 1000)))  # fmt: skip
    entry.refuse_unknown()
    return pages


TEMPLATE = """\
# A web service that sends JSON: weather, production and discharge records, another monitoring system.
name: weather
kind: http_json
url: https://api.example.org/v1/observations?station=WS1&from={since}&to={until}
poll_s: 600
timeout_s: 20
# auth: {kind: bearer, secret: weather-token}   # basic (user, secret), header (header, secret); names of secrets only
# ca_file: /etc/ssl/park-ca.pem
window:               # for {since} and {until}; after an outage what was missed is asked for
  format: iso         # epoch_s, epoch_ms, epoch_us, or a pattern such as %Y%m%d%H%M
  zone: UTC
  longest_h: 24       # of one question
  overlap_h: 1        # asked for again, since records may come late
  reach_d: 30         # how far back at most when the service starts
  # start: 2026-01-01T00:00:00Z    # when nothing is stored yet; else longest_h ago
# pages: {next: /links/next, most: 1000}        # or {page} in the address, and pages: {first: 1}
template:
  records: /data      # path (JSON Pointer, or keys with dots) of the list of records; * goes to each element
  # transposed: true  # an object of arrays of equal length instead
  time: {path: /time, format: iso, zone: Asia/Shanghai}   # zone: for times without offset
  point: {path: /station, names: {S1: WS-1}}    # a word, {path}, {star: 1, path}, {topic: 2}; names: theirs to ours
  missing: [-9999]
  columns:            # a value each; for records with one value, the same keys without columns
    - {value: /temp, property: air_temperature, unit: degC}
    - {value: /rain, property: rainfall, unit: mm, flag: /qc, flags: {0: good, 1: suspect, 9: missing}}
"""
