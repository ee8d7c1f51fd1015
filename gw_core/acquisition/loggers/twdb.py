# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of the Texas Water Development Board: heading in a comment, year to minute in columns of their own.

The comment "NODATA Value" names the mark of a missing value. The datum of "WaterLevel" is not in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..cells import split_lines
from ..moments import DateOrder
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

_NAME = "twdb"
_HEADING = re.compile(r"^\s*#\s*Year\s+Month\s+Day\s+Hour\s+Minute\b(?P<names>.*)$", re.IGNORECASE)
_BEGINS = re.compile(r"^\s*#\s*Request Date:")
_ROW = re.compile(r"^\s*\d{4}\s+\d{1,2}\s+\d{1,2}\s+\d{1,2}\s+\d{1,2}\s")
_PROPERTIES = {
    "temperature": "water_temperature",
    "ph": "ph",
    "conductivity": "conductivity",
    "salinity": "salinity",
    "do": "dissolved_oxygen",
    "dosat": "oxygen_saturation",
    "turbidity": "turbidity",
    "battery": "battery_voltage",
}


def _recognises(head: str) -> bool:
    return any(_HEADING.match(line) for line in split_lines(head))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = numbered(split_lines(text))
    sections = cut_sections(lines, lambda line: bool(_HEADING.match(line)), _BEGINS, _ROW)
    return with_raw(read_tables([_table(section) for section in sections], order), lines)


def _table(section: Section) -> tuple[Table, list[Line]]:
    found = _HEADING.match(section.heading[1])
    names = found["names"].split() if found else []
    channels = []
    for at, name in enumerate(names, start=1):
        heading = split_heading(name)
        if heading.name != "SourceFile":
            channels.append(Channel(info=column(heading.name, heading.unit, _PROPERTIES), at=at))
    stated = _value(section, r"NODATA Value\s*=")
    missing = (float(stated),) if re.fullmatch(r"[+-]?\d+(?:\.\d*)?", stated) else ()
    facts = FileFacts(reader=_NAME, location=_value(section, r"Station Name:"), missing=missing)
    table = Table(
        facts=facts, delimiter="\t", width=1 + len(names), channels=without_doubles(channels),
        order=DateOrder.YEAR_FIRST,
    )  # fmt: skip
    return table, [(number, _cells(line)) for number, line in section.body if line.strip() and line.lstrip()[0] != "#"]


def _cells(line: str) -> str:
    words = line.split()
    numbers = words[:5]
    if len(numbers) < 5 or not all(number.isdigit() for number in numbers):
        return " ".join(words)
    year, month, day, hour, minute = numbers
    return "\t".join([f"{year}-{month}-{day} {hour}:{minute:0>2}", *words[5:]])


def _value(section: Section, key: str) -> str:
    pattern = re.compile(rf"^\s*#\s*{key}\s*(?P<value>\S+)", re.IGNORECASE)
    return next((found["value"] for line in section.before if (found := pattern.match(line))), "")


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
