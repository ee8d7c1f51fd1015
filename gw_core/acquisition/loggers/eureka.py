# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eureka Manta and Manta2 files: csv and old Excel workbooks, units in the row below the headings or in the headings.

"SC" is the conductivity at 25 °C, "SAL" without a unit is practical salinity, "Depth" the water above the sensor. A
column "Manta, Serial #" tells the sondes of a file apart.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..cells import split_lines
from .logger_file import LoggerFile, LoggerReader
from .readings import FileFacts
from .vendor_tables import (
    Channel,
    Section,
    Table,
    by_cell,
    column,
    cut_sections,
    heading_cells,
    numbered,
    read_tables,
    without_doubles,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder
    from .logger_file import ColumnInfo
    from .vendor_tables import Line

_NAME = "eureka"
_HEADING = re.compile(
    r"^[\s\"]*Date\"?(?P<mark>[,;\t])\s*\"?Time\"?(?P=mark).*(?:\bTemp\.|Temp[ _]deg|SC\b|SpC|HDO|Bat\.|Manta)",
    re.IGNORECASE,
)
_ABBREVIATIONS = re.compile(r"\b(?:SC|SAL|DO SAT|Bat\.|HDO|SpC)")
_UNITS = re.compile(r"^[\s\",;\t]*(?:[°º˚ø�*?]?\s*C|deg ?C|°F)\b[\",;\t]", re.IGNORECASE)
_BEGINS = re.compile(r"^[\s\"]*(?:Start time|Site Name|\[Sheet)\b")
_KEYS = re.compile(
    r"^[\s\"]*(?P<key>Site Name|Site Information|Serial Number|Instrument Type)\s*\"?[:,;\t]\s*\"?(?P<value>[^,;\t\"]*)"
)
_COMBINED = re.compile(
    r"^(?P<name>[A-Za-z][\w+-]*?(?:\s(?:Batt|Bat))?)[_\s]+(?P<unit>\(?(?:deg|units|mV|[umµμ]S/cm|[mu]g/l|%|PSS|psu|m$|ft$|V(?:olts)?$|NTU|FNU|g/l).*)$"
)
_DEFAULT_UNITS = {"salinity": "psu", "ph": ""}
_PROPERTIES = {
    "temp": "water_temperature",
    "temperature": "water_temperature",
    "sc": "conductivity",
    "spcond": "conductivity",
    "spc": "conductivity",
    "do|mg/l": "dissolved_oxygen",
    "hdo|mg/l": "dissolved_oxygen",
    "odo|mg/l": "dissolved_oxygen",
    "dosat": "oxygen_saturation",
    "do|%sat": "oxygen_saturation",
    "hdo|%sat": "oxygen_saturation",
    "odo|%sat": "oxygen_saturation",
    "hdosat": "oxygen_saturation",
    "ph": "ph",
    "orp": "redox_potential",
    "depth": "water_column",
    "sal": "salinity",
    "salinity": "salinity",
    "turb": "turbidity",
    "turbidity": "turbidity",
    "tds": "total_dissolved_solids",
    "bat": "battery_voltage",
    "batt": "battery_voltage",
    "intbatt": "battery_voltage",
    "baro": "barometric_pressure",
    "chloride|mg/l": "chloride",
}


def _recognises(head: str) -> bool:
    lines = [line for line in split_lines(head) if line.strip()]
    if any(_is_manta(line) and _UNITS.match(after) for line, after in pairwise(lines)):
        return True
    return bool(re.search(r"\b(?:Manta|Eureka)", head)) and any(_HEADING.match(line) for line in lines)


def _is_manta(line: str) -> bool:
    """Tell a Manta's heading, with several of its abbreviations, from a table that anybody may have written."""
    return bool(_HEADING.match(line)) and len(set(_ABBREVIATIONS.findall(line))) > 1


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = [line for line in numbered(split_lines(text)) if line[1].strip(' ,;\t"')]
    sections = cut_sections(lines, lambda line: bool(_HEADING.match(line)), _BEGINS)
    tables = [table for section in sections for table in _tables(section)]
    return read_tables(tables, order)


def _tables(section: Section) -> list[tuple[Table, Sequence[Line]]]:
    found = _HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    names, body = heading_cells(section.heading[1], delimiter), section.body
    units = heading_cells(body[0][1], delimiter) if body and _is_units(body[0][1], delimiter) else []
    body = body[1:] if units else body
    width = max(len(names), len(units))
    names, units = ([*cells, *[""] * width][:width] for cells in (names, units))
    keys = {found["key"]: found["value"].strip() for line in section.before if (found := _KEYS.match(line))}
    at_serial = next((at for at, unit in enumerate(units) if unit.casefold().startswith("serial")), None)
    parts = {"": body} if at_serial is None else by_cell(body, delimiter, at_serial)
    channels = without_doubles([
        Channel(info=_column(names[at], units[at]), at=at)
        for at in range(2, width)
        if names[at] and not names[at].casefold().startswith("manta")
    ])  # fmt: skip
    stated = keys.get("Serial Number", "") if keys.get("Serial Number", "").strip("0") else ""
    tables: list[tuple[Table, Sequence[Line]]] = []
    for serial, rows in parts.items():
        facts = FileFacts(
            reader=_NAME, location=keys.get("Site Name") or keys.get("Site Information", ""),
            serial=serial or stated,
            decimal_comma=delimiter != ",",
        )  # fmt: skip
        tables.append((Table(facts=facts, delimiter=delimiter, width=width, channels=channels, clock=1), rows))
    return tables


def _is_units(line: str, delimiter: str) -> bool:
    cells = heading_cells(line, delimiter)
    return bool(cells) and not any(re.search(r"\d{2}", cell) for cell in cells[:2]) and any(cells[2:])


def _column(name: str, unit: str) -> ColumnInfo:
    found = None if unit else _COMBINED.match(name.strip(' "()'))
    plain, unit = (found["name"], found["unit"]) if found else (name, unit)
    return column(plain, unit, _PROPERTIES, units=_DEFAULT_UNITS)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
