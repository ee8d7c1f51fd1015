# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time zones as programs of Windows and telephones write them in words. Only what can mean one thing is understood.

Names of Windows are those of its own list (Microsoft, "Default Time Zones") in the languages in which loggers are read;
which IANA zone each is, says the Unicode CLDR ("windowsZones"). German Windows called the zone of Berlin
"Westeuropäische Normalzeit" for long; the change of the clocks in files of WinSitu bears that out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..zones import find_zone

if TYPE_CHECKING:
    from datetime import tzinfo

# Standard time and summer time, as written between or beside a slash; both named means that the clock followed both.
_PAIRS = {
    "Europe/Berlin": (
        "westeuropaische normalzeit", "mitteleuropaische zeit", "mitteleuropaische normalzeit",
        "w europe standard time", "cet", "mez", "central european standard time", "west-europa standaardtijd",
        "heure normale d'europe centrale",
    ),
    "Europe/Paris": (
        "romance standard time", "romanische normalzeit", "heure d'europe centrale",
    ),
    "Europe/Budapest": ("central europe standard time", "zentraleuropaische normalzeit"),
    "Europe/London": ("gmt standard time", "gmt normalzeit", "gmt", "british time"),
    "Europe/Helsinki": ("fle standard time", "fle normalzeit", "eet", "oez"),
    "Europe/Lisbon": ("wet", "wez"),
    "America/New_York": ("eastern standard time", "est", "heure normale de l'est"),
    "America/Chicago": ("central standard time", "cst", "heure normale du centre"),
    "America/Denver": ("mountain standard time", "mst", "heure normale des rocheuses"),
    "America/Los_Angeles": ("pacific standard time", "pst", "heure normale du pacifique"),
    "America/Anchorage": ("alaskan standard time", "akst"),
    "America/Halifax": ("atlantic standard time", "ast", "heure normale de l'atlantique"),
    "America/St_Johns": ("newfoundland standard time", "nst"),
    "Australia/Sydney": ("aus eastern standard time", "aest"),
    "Australia/Adelaide": ("cen australia standard time", "acst"),
    "Pacific/Auckland": ("new zealand standard time", "nzst"),
}  # fmt: skip
_SUMMER = re.compile(
    r"summer|daylight|sommer|zomer|\b(?:c|m)e?sz\b|cest|\be[dt]t\b|d'ete|verano|legale|letni|dt$|bst|est$"
)

# Zones without summer time: one name is enough.
_CONSTANT = {
    "Asia/Shanghai": ("china standard time", "中国标准时间", "北京时间", "heure normale de chine"),
    "Asia/Taipei": ("taipei standard time", "台北標準時間"),
    "Asia/Singapore": ("singapore standard time",),
    "Asia/Tokyo": ("tokyo standard time", "東京 (標準時)", "jst"),
    "Asia/Seoul": ("korea standard time", "kst"),
    "Asia/Kolkata": ("india standard time",),
    "Asia/Dubai": ("arabian standard time",),
    "Asia/Bangkok": ("se asia standard time",),
    "America/Phoenix": ("us mountain standard time",),
    "America/Regina": ("canada central standard time",),
    "America/Bogota": ("sa pacific standard time",),
    "Pacific/Honolulu": ("hawaiian standard time", "hst"),
    "Australia/Brisbane": ("e australia standard time",),
    "Australia/Perth": ("w australia standard time", "awst"),
    "Australia/Darwin": ("aus central standard time",),
    "Africa/Johannesburg": ("south africa standard time", "sast"),
    "Europe/Moscow": ("russian standard time", "msk"),
    "UTC": ("coordinated universal time", "koordinierte weltzeit", "temps universel coordonne", "协调世界时"),
}  # fmt: skip


def find_named_zone(text: str) -> tzinfo | None:
    """Return the zone of an offset, an IANA name, or a name of Windows; None when it could mean several.

    A standard time alone does not say whether the clock was put forward in summer, and is not understood, unless its
    zone has no summer time. A pair such as ``Eastern Standard Time/Eastern Daylight Time`` does.

    Examples
    --------
    >>> str(find_named_zone("Westeuropäische Normalzeit/Westeuropäische Sommerzeit")), find_named_zone("CST")
    ('Europe/Berlin', None)
    """
    zone = find_zone(text)
    if zone is not None:
        return zone
    standard, slash, summer = text.partition("/")
    name = _plain(standard)
    if slash and _SUMMER.search(_plain(summer)):
        return _named(_PAIRS, name) or _named(_CONSTANT, name)
    return None if slash else _named(_CONSTANT, name)


def _named(zones: dict[str, tuple[str, ...]], name: str) -> tzinfo | None:
    key = next((zone for zone, names in zones.items() if name in names), "")
    try:
        return ZoneInfo(key) if key else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l"))
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(letters.replace(".", " ").replace("\u2019", "'").casefold().split())
