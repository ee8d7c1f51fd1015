# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""YSI files: EcoWatch (comma delimited .CDF and .csv, reports with and without delimiters), and csv of KOR (EXO).

The row of units below the headings names the order of the dates. "Depth" is the water above the sensor; "SpCond" is the
conductivity at 25 °C, "Cond" that at the water's temperature, which is not imported.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_lines
from ..moments import DateOrder
from .logger_file import LoggerFile, LoggerReader, refuse_file
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
    with_raw,
    without_doubles,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .vendor_tables import Line

_NAME = "ysi"
_RULER = re.compile(r"^[\s\"',;\t=-]*[=-]{5,}[\s\"',;\t=-]*$")
_UNITS = re.compile(r"^[\s\"]*(?P<order>[MDY]{1,4}[-/.][MDY]{1,4}[-/.][MDY]{1,4})\b", re.IGNORECASE)
_HEADING = re.compile(r"^[\s\"]*Date\s?(?:Time)?\"?(?:[,;\t]|\s{2,})", re.IGNORECASE)
_KOR = re.compile(r"^[\s\"]*Date \((?P<order>[MDY]+[-/.][MDY]+[-/.][MDY]+)\)\"?(?P<mark>[,;\t])", re.IGNORECASE)
_DELIMITERS = (",", ";", "\t")
_ORDERS = {"mdy": DateOrder.MONTH_FIRST, "dmy": DateOrder.DAY_FIRST, "ymd": DateOrder.YEAR_FIRST}
_PROPERTIES = {
    "temp": "water_temperature",
    "spcond": "conductivity",
    "depth": "water_column",
    "sal": "salinity",
    "salinity": "salinity",
    "odo%": "oxygen_saturation",
    "odosat": "oxygen_saturation",
    "odo%sat": "oxygen_saturation",
    "odo|%": "oxygen_saturation",
    "odo|%sat": "oxygen_saturation",
    "do%": "oxygen_saturation",
    "dosat": "oxygen_saturation",
    "do|%": "oxygen_saturation",
    "do+|%": "oxygen_saturation",
    "odo|mg/l": "dissolved_oxygen",
    "odoconc": "dissolved_oxygen",
    "do|mg/l": "dissolved_oxygen",
    "doconc": "dissolved_oxygen",
    "ph": "ph",
    "ph|mv": "",
    "orp": "redox_potential",
    "turbid": "turbidity",
    "turbid+": "turbidity",
    "turbidity": "turbidity",
    "turbidity+": "turbidity",
    "tds|g/l": "total_dissolved_solids",
    "tds|mg/l": "total_dissolved_solids",
    "battery": "battery_voltage",
    "baro": "barometric_pressure",
    "barometer": "barometric_pressure",
    "cl-|mg/l": "chloride",
}
_KOR_NAME = re.compile(
    r"^(?P<name>Temp|SpCond|nLF Cond|Cond|Depth|Sal|ODO|pH|ORP|Turbidity|TDS|TSS|Battery|Barometer|Pressure|Chlorophyll"
    r"|Vertical Position|Level|Cl-)\s*(?P<unit>.*)$"
)


def _recognises(head: str) -> bool:
    lines = [line for line in split_lines(head) if line.strip()]
    return any(_is_heading(first, second) or _KOR.match(first) for first, second in pairwise(lines))


def _is_heading(line: str, following: str) -> bool:
    return bool(_HEADING.match(line)) and bool(_UNITS.match(following))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = [line for line in numbered(split_lines(text)) if line[1].strip() and not _RULER.match(line[1])]
    if any(_KOR.match(line) for _, line in lines):
        sections = cut_sections(lines, lambda line: bool(_KOR.match(line)), re.compile(r"^\W*KOR Export"))
        return read_tables([table for section in sections for table in _kor_tables(section)], order)
    following = {number: after for (number, _), (_, after) in pairwise(lines)}
    headings = {line for number, line in lines if _is_heading(line, following.get(number, ""))}
    sections = cut_sections(lines, lambda line: line in headings)
    if not sections:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    tables: list[tuple[Table, Sequence[Line]]] = []
    for section in sections:
        whole = bool(section.body) and _UNITS.match(section.body[0][1])
        tables.append(_table(section) if whole or not tables else (tables[-1][0], section.body))
    return with_raw(read_tables(tables, order), lines)


def _table(section: Section) -> tuple[Table, Sequence[Line]]:
    heading, units_line = section.heading[1], section.body[0][1]
    body: Sequence[Line] = section.body[1:]
    delimiter = next((mark for mark in _DELIMITERS if mark in units_line), "")
    if delimiter:
        names, units = heading_cells(heading, delimiter), heading_cells(units_line, delimiter)
    else:
        delimiter = "\t"
        names, units, body = _aligned(heading, units_line, body)
    width = max(len(names), len(units))
    names, units = ([*cells, *[""] * width][:width] for cells in (names, units))
    clock = 1 if len(names) > 1 and names[1].casefold() == "time" else None
    first = 1 if clock is None else 2
    channels = [
        Channel(info=column(names[at], units[at], _PROPERTIES), at=at) for at in range(first, width) if names[at]
    ]
    facts = FileFacts(reader=_NAME, decimal_comma=delimiter != ",")
    stated = _order(units[0])
    table = Table(
        facts=facts, delimiter=delimiter, width=width, channels=without_doubles(channels), clock=clock, order=stated
    )
    return table, body


def _order(text: str) -> DateOrder:
    found = _UNITS.match(text)
    letters = "".join(dict.fromkeys(re.sub(r"[^mdy]", "", found["order"].lower()))) if found else ""
    return _ORDERS.get(letters, DateOrder.AUTO)


def _aligned(heading: str, units: str, body: Sequence[Line]) -> tuple[list[str], list[str], list[Line]]:
    """Take a report without delimiters apart: columns end where the words of its rows of readings end."""
    counts = [len(line.split()) for _, line in body[:50]]
    width = max(set(counts), key=counts.count, default=0)
    sample = next((line for _, line in body if len(line.split()) == width), units)
    ends = [found.end() for found in re.finditer(r"\S+", sample)]
    spans = list(zip([0, *ends], [*ends[:-1], None], strict=False))
    cells = [[line[start:end].strip() for start, end in spans] for line in (heading, units)]
    rows = [(number, "\t".join(line.split())) for number, line in body]
    return cells[0], cells[1], rows


def _kor_tables(section: Section) -> list[tuple[Table, Sequence[Line]]]:
    """Part the rows by their site: a handheld writes those of a whole round into one file."""
    found = _KOR.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    names = heading_cells(section.heading[1], delimiter)
    clock = next((at for at, name in enumerate(names) if name.lower().startswith("time (hh")), None)
    channels = []
    for at, name in enumerate(names):
        if at and name and not re.match(r"Time|Site|Data ID|User|Date", name, re.IGNORECASE):
            parts = _KOR_NAME.match(name)
            plain, unit = (parts["name"], parts["unit"]) if parts else (name, "")
            channels.append(Channel(info=column(plain, unit, _PROPERTIES), at=at))
    sites = [at for at, name in enumerate(names) if name.casefold().startswith("site")]
    of_sites = by_cell(section.body, delimiter, sites[0]) if sites else {"": list(section.body)}
    return [
        (
            Table(
                facts=FileFacts(reader=_NAME, location=site, decimal_comma=delimiter != ","), delimiter=delimiter,
                width=len(names), channels=without_doubles(channels), clock=clock,
                order=_order(found["order"] if found else ""),
            ),
            body,
        )
        for site, body in of_sites.items()
    ]  # fmt: skip


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
