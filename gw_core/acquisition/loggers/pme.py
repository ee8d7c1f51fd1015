# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PME miniDOT and kin: the logger's daily text files, also one after the other, and the concatenated ``Cat.TXT``.

Time is Unix seconds, so UTC. "Q" is the quality of the optical measurement and no observed property.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from ..cells import split_cells, split_lines
from ..moments import DateOrder
from ..zones import find_zone
from .channels import split_heading
from .logger_file import LoggerFile, LoggerReader
from .readings import FileFacts
from .vendor_tables import (
    Channel,
    Section,
    Table,
    column,
    cut_sections,
    numbered,
    read_tables,
    with_raw,
    without_doubles,
)

if TYPE_CHECKING:
    from .vendor_tables import Line

_NAME = "pme"
_HEADING = re.compile(r"^\s*(?:Time \(sec\)|Unix[ _]Time\s?stamp)\s*,", re.IGNORECASE)
_UNITS = re.compile(r"^\s*\(\s*sec(?:ond)?s?\s*\)\s*,", re.IGNORECASE)
_SERIAL = re.compile(r"^\s*(?:Sensor:?\s*|Serial(?: Number)?:?\s*)?(?P<serial>\d{3,5}-\d{4,8})\s*$", re.IGNORECASE)
_BEGINS = re.compile(r"^\s*(?:\d{3,5}-\d{4,8}\s*$|mini\w+ Logger Concatenated)", re.IGNORECASE)
_ROW = re.compile(r"^\s*\d{9,11}(?:\.\d*)?\s*,")
_LATEST = 4_102_444_800.0  # the year 2100
_PROPERTIES = {
    "bv": "battery_voltage",
    "battery": "battery_voltage",
    "t": "water_temperature",
    "temperature": "water_temperature",
    "do": "dissolved_oxygen",
    "dissolvedoxygen": "dissolved_oxygen",
    "dosaturation": "oxygen_saturation",
    "dissolvedoxygensaturation": "oxygen_saturation",
}


def _recognises(head: str) -> bool:
    return any(_HEADING.match(line) for line in split_lines(head))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = numbered(split_lines(text))
    sections = cut_sections(lines, lambda line: bool(_HEADING.match(line)), _BEGINS, _ROW)
    return with_raw(read_tables([_table(section) for section in sections], order), lines)


def _table(section: Section) -> tuple[Table, list[Line]]:
    names = [name.strip() for name in split_cells(section.heading[1], ",")]
    body = [line for line in section.body if line[1].strip()]
    units = [unit.strip() for unit in split_cells(body[0][1], ",")] if body and _UNITS.match(body[0][1]) else []
    body = body[1:] if units else body
    units = [*units, *[""] * len(names)][: len(names)]
    channels = []
    for at, (name, unit) in enumerate(zip(names, units, strict=True)):
        heading = split_heading(name)
        info = column(heading.name, heading.unit or unit, _PROPERTIES)
        if at and info.property is None and re.search(r"time|date", name, re.IGNORECASE):
            continue  # the moment again, in other words
        if at and name:
            channels.append(Channel(info=info, at=at))
    serial = next((found["serial"] for line in section.before if (found := _SERIAL.match(line))), "")
    facts = FileFacts(reader=_NAME, serial=serial, time_zone=find_zone("UTC"))
    table = Table(
        facts=facts, delimiter=",", width=len(names), channels=without_doubles(channels), order=DateOrder.YEAR_FIRST
    )
    return table, [(number, _with_moment(line)) for number, line in body]


def _with_moment(line: str) -> str:
    """Write the seconds since 1970 at the beginning of a row as a date and time."""
    first, comma, rest = line.partition(",")
    try:
        seconds = float(first)
    except ValueError:
        return line
    if not 0.0 < seconds < _LATEST:
        return f"?{line}"
    moment = np.datetime64(round(seconds * 1000), "ms")
    return f"{str(moment).replace('T', ' ')}{comma}{rest}"


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
