# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments as JSON messages write them: ISO 8601, counts since 1970, or a format of their own."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from ...errors import InvalidInputError
from ...wording import say
from ..zones import parse_zone
from .json_paths import NOTHING, Steps, look_up, read_steps

if TYPE_CHECKING:
    from datetime import tzinfo

    from ...entries import Entry

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_PER_SECOND = {"epoch_s": 1, "epoch_ms": 1_000, "epoch_us": 1_000_000}
_ISO = "iso"
_EARLIEST, _LATEST = (
    int((datetime(year, 1, 1, tzinfo=timezone.utc) - _EPOCH).total_seconds()) * 1_000_000 for year in (1900, 2200)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """Where the moment of a record stands, and how it is written.

    Attributes
    ----------
    paths : tuple of Steps
        Several are joined with a blank, as of a date and a clock time; none: the moment of reception counts.
    layout : str
        ``iso``, ``epoch_s``, ``epoch_ms``, ``epoch_us``, or a pattern of ``strptime``.
    zone : str
        For moments without offset; empty: the park's.
    """

    paths: tuple[Steps, ...] = ()
    layout: str = _ISO
    zone: str = ""

    def read(self, record: Any, received: datetime, park_zone: str) -> int:
        """Return the moment of a record, microseconds since 1970-01-01 UTC.

        Raises
        ------
        InvalidInputError
            It is not there, not written so, does not exist (the clock was put forward) or is beyond 1900 to 2200.
        """
        if not self.paths:
            return microseconds(received)
        parts = [look_up(record, steps) for steps in self.paths]
        if any(part is NOTHING or part is None for part in parts):
            raise InvalidInputError(say("The record has no time."))
        moment = self._moment(parts, self.zone or park_zone)
        if not _EARLIEST <= moment < _LATEST:
            raise _unread(parts[0])
        return moment

    def _moment(self, parts: list[Any], zone: str) -> int:
        per_second = _PER_SECOND.get(self.layout)
        try:
            if per_second:
                return _counted(parts[0], per_second)
            text = " ".join(str(part).strip() for part in parts)
            found = datetime.fromisoformat(text) if self.layout == _ISO else datetime.strptime(text, self.layout)  # noqa: DTZ007 - the zone follows
            return microseconds(found if found.tzinfo else _placed(found, zone))
        except (ValueError, OverflowError) as error:
            raise _unread(parts[0]) from error


def microseconds(moment: datetime) -> int:
    """Return an aware moment as microseconds since 1970-01-01 UTC."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _unread(part: Any) -> InvalidInputError:
    return InvalidInputError(say('"{text}" is not a time written as the settings say.', text=str(part)[:80]))


def _counted(part: Any, per_second: int) -> int:
    text = str(part).strip()
    if text.isascii() and text.lstrip("-").isdigit():
        return int(text) * (1_000_000 // per_second)  # whole counts stay exact
    return round(float(text) * (1_000_000 // per_second))


@functools.lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    return parse_zone(name)


def _placed(local: datetime, zone: str) -> datetime:
    """Give a local clock time its offset: one that exists twice is standard time, one that was skipped is refused."""
    if not zone:
        raise InvalidInputError(say("The time has no offset, and neither the settings nor the park name a time zone."))
    placed = local.replace(tzinfo=_zone(zone), fold=1)
    before = placed.replace(fold=0).utcoffset()
    after = placed.utcoffset()
    if before is not None and after is not None and before < after:
        raise InvalidInputError(say('"{text}" does not exist in the zone {zone}.', text=local, zone=zone))
    return placed


def read_time_rule(entry: Entry, key: str = "time") -> TimeRule:
    """Read where the time is: a path, or a mapping with ``path`` (one or several), ``format`` and ``zone``."""
    found = entry.value(key)
    if found is None or isinstance(found, str):
        return TimeRule(paths=(read_steps(found),) if found else ())
    inner = entry.entry(key)
    paths, layout, zone = inner.texts("path"), inner.text("format", _ISO), inner.text("zone", "")
    if not paths:
        inner.fault("missing_text", say("A text is expected here."), "path")
    if layout != _ISO and layout not in _PER_SECOND and "%" not in layout:
        words = ", ".join((_ISO, *_PER_SECOND))
        message = say("{value} is not one of {words}, nor a pattern such as %d.%m.%Y %H:%M.", value=layout, words=words)
        inner.fault("unknown_word", message, "format")
    if zone:
        try:
            parse_zone(zone)
        except InvalidInputError as error:
            inner.fault("unknown_time_zone", error.message, "zone")
    inner.refuse_unknown()
    return TimeRule(paths=tuple(read_steps(path) for path in paths), layout=layout, zone=zone)
