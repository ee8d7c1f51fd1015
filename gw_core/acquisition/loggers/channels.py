# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a channel's name means when no vendor fixes it. A name with several meanings is left alone, not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...records.substances import find_property
from ...records.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .logger_file import ColumnInfo

# Above a sensor or above a datum, absolute or gauge: the name alone does not say.
_AMBIGUOUS = {"level", "depth", "pressure", "waterlevel", "head"}
_BRACKETED = re.compile(r"[\[(（](?P<unit>[^\[\]()（）]*)[\])）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column heading taken apart: the channel's name, and its unit where the heading carries one."""

    name: str
    unit: str


def split_heading(text: str) -> Heading:
    """Take a heading apart: ``Name [unit]``, ``Name (unit) (serial)`` or ``Name, unit``.

    Examples
    --------
    >>> split_heading("Specific Conductivity (µS/cm) (673205)")
    Heading(name='Specific Conductivity', unit='µS/cm')
    """
    heading = text.strip()
    if _known(heading):
        return Heading(name=heading, unit="")
    bracketed = list(_BRACKETED.finditer(heading))
    if bracketed:  # the last that is a unit; a name may have brackets of its own, and a serial number may follow
        found = next((each for each in reversed(bracketed) if is_unit(each["unit"])), bracketed[0])
        return Heading(name=heading[: found.start()].strip(), unit=found["unit"].strip())
    name, comma, unit = heading.rpartition(",")
    if comma and is_unit(unit):
        return Heading(name=name.strip(), unit=unit.strip())
    return Heading(name=heading, unit="")


def property_of(name: str) -> str | None:
    """Return the code of the observed property that a channel name states, or None when it states none or several.

    The code of a property is never ambiguous: a column headed ``water_level`` is one.

    Examples
    --------
    >>> property_of("water_level"), property_of("Water Temp"), property_of("Level")
    ('water_level', 'water_temperature', None)
    """
    plain = re.sub(r"[\s_.]+", "", name).casefold()
    if plain in _AMBIGUOUS and name.strip() != "water_level":
        return None
    without_model = re.sub(r"\d{3,}$", "", name)  # Aqua TROLL 600 programs end their names in 600
    for trial in (name, without_model):
        if re.sub(r"[\s_.]+", "", trial).casefold() not in _AMBIGUOUS or trial.strip() == "water_level":
            code = _known(trial)
            if code:
                return code
    return None


def without_doubles(columns: Sequence[ColumnInfo]) -> list[ColumnInfo]:
    """Leave channels alone that state the same property: which of them is in the well, the file does not say."""
    codes = [info.property for info in columns]
    return [replace(info, property=None) if codes.count(info.property) > 1 else info for info in columns]


def _known(name: str) -> str | None:
    try:
        return find_property(name.strip(" _.")).code if name.strip() else None
    except InvalidInputError:
        return None


def is_unit(text: str) -> bool:
    """Return True when a text is a known unit; nothing is none."""
    if not text.strip():
        return False
    try:
        parse_unit(text)
    except InvalidInputError:
        return False
    return True
