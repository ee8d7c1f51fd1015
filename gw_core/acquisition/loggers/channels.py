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
from .logger_file import ColumnInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

# Above a sensor or above a datum, absolute or gauge: the name alone does not say.
_AMBIGUOUS = {"level", "depth", "pressure", "waterlevel", "head"}
_DATUM = re.compile(
    r"^\(?(?P<unit>mm|cm|m|ft|feet|met(?:er|re)s?)\)?[\s+_]*"
    r"(?:(?:t\.?o\.?v\.?|above|u\.|ü\.|o\.?|rel\.? to|re|to)?\s*(?:the\s*)?)"
    r"(?:a?\.?m?\.?s\.?l\.?|mean sea level|sea level|meeresspiegel|nap|nhn|n\.?n\.?|taw|ahd|aod|od|odn|navd\s*88|"
    r"ngvd\s*29|dhhn\d*|evrf\d*|lv95|ign\s*69|dvr\s*90|rh2000|n2000|nn2000|kronstadt|(?:1985)?国家高程基准|1985高程|"
    r"黄海(?:高程)?|吴淞(?:高程)?)$",
    re.IGNORECASE,
)
_LEVELS = {
    "level", "waterlevel", "head", "waterhead", "stage", "groundwaterlevel", "gwlevel", "gwl", "waterheight",
    "elevation", "waterlevelelevation", "piezometrichead", "hydraulichead", "grondwaterstand", "waterstand", "stand",
    "wasserstand", "grundwasserstand", "niveau", "水位", "地下水位", "水位高程",
}  # fmt: skip
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


def describe_channel(name: str, unit: str) -> ColumnInfo:
    """Return a channel by its name and unit; a level in metres above a datum is an elevation, whatever else it may be.

    Examples
    --------
    >>> describe_channel("Water level", "masl"), describe_channel("Level", "m").property
    (ColumnInfo(header='Water level', property='water_level', unit='m', serial=''), None)
    """
    plain = above_datum(unit)
    if plain and re.sub(r"[\s_.\-]+", "", name).casefold() in _LEVELS:
        return ColumnInfo(header=name.strip(), property="water_level", unit=plain)
    return ColumnInfo(header=name.strip(), property=property_of(name), unit=unit.strip())


def above_datum(unit: str) -> str:
    """Return the unit of length in a unit that states a datum, else nothing.

    Examples
    --------
    >>> above_datum("m+NAP"), above_datum("cm t.o.v. NAP"), above_datum("m a.s.l."), above_datum("m")
    ('m', 'cm', 'm', '')
    """
    found = _DATUM.match(" ".join(unit.split()))
    if not found:
        return ""
    length = found["unit"].lower()
    return length if length in {"m", "cm", "mm"} else "ft" if length.startswith("f") else "m"


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
    """Return True when a text is a known unit, or one with a datum; nothing is none."""
    if not text.strip():
        return False
    if above_datum(text):
        return True
    try:
        parse_unit(text)
    except InvalidInputError:
        return False
    return True
