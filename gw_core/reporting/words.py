# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of a report: sentences, names, numbers and times as its reader expects them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from ..records.substances import observed_properties
from ..wording import Translate, plain_number, say, worded

if TYPE_CHECKING:
    from collections.abc import Mapping

# Codes that stand in tables, in words.
_CODES: Mapping[str, str] = {
    "general": say("general"), "serious": say("serious"), "severe": say("severe"),
    "pending": say("pending"), "firing": say("open"), "acknowledged": say("acknowledged"), "resolved": say("over"),
    "increasing": say("increasing"), "decreasing": say("decreasing"), "none": say("no trend"),
    "insufficient": say("insufficient data"), "unknown": say("unknown"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """How one report speaks.

    Attributes
    ----------
    translate : callable
        English template to its translation.
    language : str
        ``en`` or ``zh``: for names kept in data.
    zone : tzinfo
        In which times are shown.
    """

    translate: Translate
    language: str = "en"
    zone: tzinfo = timezone.utc

    def __call__(self, sentence: str) -> str:
        """Return a sentence in the report's language."""
        return worded(sentence, self.translate)

    def code(self, code: object) -> str:
        """Return a level, state or trend in words."""
        known = _CODES.get(str(code))
        return str(code) if known is None else self(known)

    def property(self, code: object) -> str:
        """Return the display name of an observed property."""
        found = observed_properties().get(str(code))
        return found.name(self.language) if found else str(code or "")

    def zone_origin(self, stored: object) -> str:
        """Return a time zone with where it came from, which the database keeps in English: ``site: UTC+08:00``."""
        kind, _, zone = str(stored).partition(": ")
        origins = {
            "file": say("file: {zone}", zone=zone), "setting": say("setting: {zone}", zone=zone),
            "site": say("site: {zone}", zone=zone),
        }  # fmt: skip
        return self(origins.get(kind, str(stored)))

    def moment(self, value: Any) -> str:
        """Return a moment in the report's zone to the minute, or a dash where there is none; naive ones are UTC."""
        return self._written(value, "%Y-%m-%d %H:%M")

    def day(self, value: Any) -> str:
        """Return the day of a moment: a forecast knows no minutes."""
        return self._written(value, "%Y-%m-%d")

    def _written(self, value: Any, form: str) -> str:
        if value is None or pd.isna(value):
            return "–"
        stamp = pd.Timestamp(value)
        aware = stamp.tz_localize("UTC") if stamp.tzinfo is None else stamp
        return str(aware.tz_convert(self.zone).strftime(form))


def zone_of(name: str) -> tzinfo:
    """Return a time zone by its name, UTC for one that is empty or unknown."""
    try:
        return ZoneInfo(name) if name else timezone.utc
    except (ZoneInfoNotFoundError, ValueError):
        return timezone.utc


def figure(value: Any, digits: int = 4) -> str:
    """Return a number with so many significant digits, or a dash where there is none."""
    return "–" if value is None or pd.isna(value) else plain_number(float(value), digits)


def with_unit(number: str, unit: object) -> str:
    """Return a number and its unit; properties without unit, such as pH, have the unit 1, which is not written."""
    return number if unit in (None, "", "1") else f"{number} {unit}"


def percent(probability: float) -> str:
    """Return a probability in percent without claiming certainty.

    Examples
    --------
    >>> percent(0.93), percent(0.99999), percent(1e-6)
    ('93.0', '> 99.9', '< 0.1')
    """
    if probability > 0.999:
        return "> 99.9"
    return "< 0.1" if probability < 0.001 else f"{100.0 * probability:.1f}"


def shown(value: Any) -> str:
    """Return a text, or a dash where there is none."""
    return "–" if value is None or value == "" or pd.isna(value) else str(value)


def as_utc(value: datetime) -> datetime:
    """Return an aware moment; a naive one is UTC."""
    return value if value.tzinfo else value.replace(tzinfo=timezone.utc)
