# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time zones at the door: names to zones, local clocks to UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?(?::\d{2})?$", re.IGNORECASE)
_DAY = np.timedelta64(1, "D")


def find_zone(text: str) -> tzinfo | None:
    """Return the zone of an offset (``UTC+8``, ``GMT-04:00``, ``-04:00``, ``Z``) or IANA name; None when it is neither.

    Examples
    --------
    >>> describe(find_zone("GMT-04:00")), find_zone("Mars/Olympus")
    ('UTC-04:00', None)
    """
    name = text.strip()
    if name.upper() in {"UTC", "GMT", "Z"}:
        return timezone.utc
    found = _OFFSET.match(name)
    if found:
        span = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if span > timedelta(hours=14):
            return None
        return timezone(span if found[1] == "+" else -span)
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def parse_zone(text: str) -> tzinfo:
    """Return the zone of an IANA name or offset.

    Raises
    ------
    InvalidInputError
        Not a zone (finding code ``unknown_time_zone``).
    """
    zone = find_zone(text)
    if zone is None:
        message = say('"{text}" is not a time zone; give an IANA name such as Asia/Shanghai or UTC+08:00.', text=text)
        raise InvalidInputError(message, [Finding(code="unknown_time_zone", message=message)])
    return zone


def describe(zone: tzinfo) -> str:
    """Return how people write a zone: ``UTC-04:00`` or its IANA name."""
    return zone.key if isinstance(zone, ZoneInfo) else str(zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedZone:
    """The zone of a file, and where it came from: ``file: UTC-04:00``, ``setting: Asia/Shanghai``, ``site: …``."""

    zone: tzinfo
    origin: str


def resolve_zone(stated: tzinfo | None, setting: str, site: str, *, unread: str = "") -> ResolvedZone:
    """Return the zone that the file states, else that of the import setting, else that of the site.

    Parameters
    ----------
    stated : tzinfo or None
        The zone in the file.
    setting, site : str
        IANA name or offset; empty when not given.
    unread : str
        A zone that the file states in words that are not understood. Then the site's is not taken in its place: only
        the user can say what is meant.

    Raises
    ------
    InvalidInputError
        None of them says (finding code ``no_time_zone``), or a name is no zone.
    """
    if stated is not None:
        return ResolvedZone(zone=stated, origin=say("file: {zone}", zone=describe(stated)))
    if setting.strip():
        zone = parse_zone(setting)
        return ResolvedZone(zone=zone, origin=say("setting: {zone}", zone=describe(zone)))
    if site.strip() and not unread:
        zone = parse_zone(site)
        return ResolvedZone(zone=zone, origin=say("site: {zone}", zone=describe(zone)))
    if unread:
        message = say(
            'The time zone "{text}" in the file is not understood; name it in the import settings.', text=unread
        )
    else:
        message = say("The file states no time zone, and neither the import setting nor the park names one.")
    raise InvalidInputError(message, [Finding(code="no_time_zone", message=message)])


@dataclass(frozen=True, slots=True, kw_only=True)
class UtcTimes:
    """Local times moved to UTC.

    Attributes
    ----------
    times : ndarray of datetime64[ns], shape (n,)
        UTC; NaT where the local time does not exist.
    ambiguous : ndarray of bool, shape (n,)
        The local time exists twice.
    missing : ndarray of bool, shape (n,)
        The local time was skipped when the clock was put forward.
    """

    times: NDArray[np.datetime64]
    ambiguous: NDArray[np.bool_]
    missing: NDArray[np.bool_]


def to_utc(local: NDArray[np.datetime64], zone: tzinfo) -> UtcTimes:
    """Move local clock times to UTC.

    Clocks of loggers seldom follow daylight saving, so a time that exists twice is taken as standard time, unless the
    file itself repeats it: then its first occurrence is taken as summer time. A time that was skipped is not invented.

    Parameters
    ----------
    local : ndarray of datetime64[ns], shape (n,)
        Without NaT.
    zone : tzinfo
    """
    first, second = _offsets(local, zone)
    ambiguous, missing = first > second, first < second
    offset = np.where(ambiguous & _repeated_later(local, ambiguous), first, second)
    times = np.where(missing, np.datetime64("NaT", "ns"), local - offset)
    return UtcTimes(times=times, ambiguous=ambiguous, missing=missing)


def _offsets(local: NDArray[np.datetime64], zone: tzinfo) -> tuple[NDArray[np.timedelta64], NDArray[np.timedelta64]]:
    """Return the offsets before and after a change of the clock (equal when there is none), shape (n,) each."""
    if isinstance(zone, timezone):
        constant = np.full(local.shape, _offset(np.datetime64("2000-01-01"), zone, 0))
        return constant, constant
    days, index = np.unique(local.astype("datetime64[D]"), return_inverse=True)
    starts = np.array([_offset(day, zone, 1) for day in days], dtype="timedelta64[ns]")
    ends = np.array([_offset(day + _DAY, zone, 0) for day in days], dtype="timedelta64[ns]")
    first = starts[index]
    second = first.copy()
    for row in np.flatnonzero((starts != ends)[index]):  # only the days on which the clock changes
        first[row], second[row] = (_offset(local[row], zone, fold) for fold in (0, 1))
    return first, second


def _offset(moment: np.datetime64, zone: tzinfo, fold: int) -> np.timedelta64:
    local: datetime = moment.astype("datetime64[us]").item()
    return np.timedelta64(local.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta(), "ns")


def _repeated_later(local: NDArray[np.datetime64], where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    repeated = np.zeros(local.shape, dtype=bool)
    seen: set[int] = set()
    for row in np.flatnonzero(where)[::-1]:
        stamp = int(local[row].astype("int64"))
        repeated[row] = stamp in seen
        seen.add(stamp)
    return repeated
