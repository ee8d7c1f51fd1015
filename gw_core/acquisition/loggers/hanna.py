# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hanna multiparameter meters (HI 9829, HI 98194 and kin): workbooks and csv of the PC software.

"EC" is the conductivity at the reference temperature, "EC Abs." that at the water's, which is not imported; "Press." is
the air's or the water's by the probe, and is left alone. Several sheets "Log data" are one log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_lines
from .channels import split_heading
from .logger_file import LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts
from .vendor_tables import (
    Channel,
    Section,
    Table,
    column,
    cut_sections,
    heading_cells,
    numbered,
    read_tables,
    without_doubles,
)

if TYPE_CHECKING:
    from ..moments import DateOrder

_NAME = "hanna"
_HEADING = re.compile(
    r"^[\s\"]*Date\"?(?P<mark>[,;\t])\s*\"?Time\"?(?P=mark).*(?:Temp\.\s?\[|EC\s?\[|D\.O\.\s?\[|\bpH\b)"
)
_MARK = re.compile(r"\bHI\s?-?\s?9\d{3,5}\b|Temp\.\s?\[")
_BEGINS = re.compile(r"^[\s\"]*(?:GENERAL INFORMATION|\[Sheet: Lot Info)")
_PROPERTIES = {
    "temp": "water_temperature",
    "ph": "ph",
    "orp": "redox_potential",
    "ec": "conductivity",
    "sal": "salinity",
    "do|%": "oxygen_saturation",
    "do|mg/l": "dissolved_oxygen",
    "do|ppm": "dissolved_oxygen",
    "tds": "total_dissolved_solids",
    "turb": "turbidity",
    "turbidity": "turbidity",
    "cl-|mg/l": "chloride",
    "cl-|ppm": "chloride",
}


def _recognises(head: str) -> bool:
    return bool(_MARK.search(head)) and any(_HEADING.match(line) or "Lot Info" in line for line in split_lines(head))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = [line for line in numbered(split_lines(text)) if line[1].strip(' ,;\t"')]
    sections = cut_sections(lines, lambda line: bool(_HEADING.match(line)), _BEGINS)
    if not sections:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    tables = []
    for number, section in enumerate(sections):
        keys = section.before if number == 0 or len(section.before) > 1 else sections[0].before
        tables.append((_table(Section(before=keys, heading=section.heading, body=section.body)), section.body))
    return read_tables(tables, order, messages=re.compile(r"^\[Sheet: "))


def _table(section: Section) -> Table:
    found = _HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    names = heading_cells(section.heading[1], delimiter)
    facts = FileFacts(
        reader=_NAME, location=_value(section, r"Lot Name", delimiter),
        serial=_value(section, r"Instrument Serial No\.?", delimiter), decimal_comma=delimiter != ",",
    )  # fmt: skip
    channels = []
    for at, name in enumerate(names):
        if at > 1 and name and name.casefold() != "remarks":
            heading = split_heading(name)
            channels.append(Channel(info=column(heading.name, heading.unit, _PROPERTIES), at=at))
    return Table(facts=facts, delimiter=delimiter, width=len(names), channels=without_doubles(channels), clock=1)


def _value(section: Section, key: str, delimiter: str) -> str:
    pattern = re.compile(rf"^[\s\"]*{key}\"?\s*[{delimiter}:]\s*\"?(?P<value>[^{delimiter}\"]*)")
    text = next((found["value"].strip() for line in section.before if (found := pattern.match(line))), "")
    return "" if text.upper() == "N/A" else text


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
