# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hydrolab files: csv of DS5/MS5 (Hydras 3 LT) and of Series 4a sondes, and captures of a DataSonde's terminal.

"Depth" and the vented "Level" are the water above the sensor. A mark stands after a value: ``#`` outside the sensor's
range, ``?`` outside its calibrated range, ``*`` not calibrated, ``~`` not compensated for temperature (Hydrolab DS5X,
DS5 and MS5 user manual, 2006); the value is kept and flagged. Dates stand in the order that the heading names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...records.observations import Flag
from ...wording import say
from ..cells import split_lines
from ..moments import DateOrder
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
    plain_name,
    read_tables,
    with_raw,
    without_doubles,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .vendor_tables import Line

_NAME = "hydrolab"
_KEY = re.compile(r"^[\s\"]*(?:Log File Name|Setup Date|Starting Date)\b[^:]*:", re.MULTILINE)
_BEGINS = re.compile(
    r"^[\s\"]*(?:Log File Name\s*:|(?:Hydrolab|Mini ?Sonde|Data ?Sonde|[MD]S5).*\b\d{3,}\W*$)", re.IGNORECASE
)
_CSV_HEADING = re.compile(r'^\s*"?Date"?(?P<mark>[,;\t])\s*"?Time"?(?P=mark)', re.IGNORECASE)
_TERMINAL_HEADING = re.compile(r"^\s*Time\s{2,}\S")
_TERMINAL_UNITS = re.compile(r"^\s*HH:?MM:?SS\s")
_DAY = re.compile(r"^\s*Date\s*\((?P<form>[MDY/-]+)\)\s*:\s*(?P<day>[\d/-]+)", re.IGNORECASE)
_READING = re.compile(r"^\s*(?P<clock>\d{6}|\d\d:\d\d:\d\d)\s+(?P<values>\S.*)$")
_TERMINAL_ROW = re.compile(r"^\s*(?:\d{6}\s|\d\d:\d\d:\d\d\s|Date\s*\()", re.IGNORECASE)
_MESSAGES = re.compile(
    r"^\W*(?:Power loss|Late probe|Recovery (?:finished|started|aborted)|Variable or Calibration changed"
    r"|Deactivate printer|Low battery|Log(?:ging)? (?:file )?(?:full|stopped|started)|Probe (?:on|off)|Circulator)\b",
    re.IGNORECASE,
)
_MARKS = {"#": Flag.FAIL, "?": Flag.SUSPECT, "*": Flag.SUSPECT, "~": Flag.SUSPECT}
_ORDERS = {"MDY": DateOrder.MONTH_FIRST, "DMY": DateOrder.DAY_FIRST, "YMD": DateOrder.YEAR_FIRST}
_PROPERTIES = {
    "temp": "water_temperature",
    "ph": "ph",
    "ph|mv": "",
    "spcond": "conductivity",
    "sal": "salinity",
    "salin": "salinity",
    "do|%sat": "oxygen_saturation",
    "do|%": "oxygen_saturation",
    "do%": "oxygen_saturation",
    "do|mg/l": "dissolved_oxygen",
    "ldo|%sat": "oxygen_saturation",
    "ldo|%": "oxygen_saturation",
    "ldo%": "oxygen_saturation",
    "ldo|mg/l": "dissolved_oxygen",
    "orp": "redox_potential",
    "redox": "redox_potential",
    "depth": "water_column",
    "dep10": "water_column",
    "dep25": "water_column",
    "dep100": "water_column",
    "dep200": "water_column",
    "level": "water_column",
    "vlev": "water_column",
    "turb": "turbidity",
    "turbsc": "turbidity",
    "turbsh": "turbidity",
    "tds|g/l": "total_dissolved_solids",
    "cl-|mg/l": "chloride",
    "bp": "barometric_pressure",
    "ibatt|v": "battery_voltage",
    "ibatt|volts": "battery_voltage",
    "batt|v": "battery_voltage",
    "batt|volts": "battery_voltage",
}


def _recognises(head: str) -> bool:
    if not _KEY.search(head):
        return bool(_DAY.search(head)) and any(_TERMINAL_UNITS.match(line) for line in head.split("\n"))
    lines = split_lines(head)
    return any(_is_csv_heading(line) or _TERMINAL_HEADING.match(line) for line in lines)


def _is_csv_heading(line: str) -> bool:
    return bool(_CSV_HEADING.match(line))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = numbered(split_lines(text))
    if any(_is_csv_heading(line) for _, line in lines):
        sections = cut_sections(lines, _is_csv_heading, _BEGINS)
        tables = [_csv_table(section) for section in sections]
        return read_tables(tables, order, messages=_MESSAGES, marks=_MARKS)
    sections = cut_sections(lines, lambda line: bool(_TERMINAL_HEADING.match(line)), _BEGINS, _TERMINAL_ROW)
    if not sections:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    return with_raw(read_tables(_terminal_tables(sections), order, messages=_MESSAGES, marks=_MARKS), lines)


def _facts(before: Sequence[str], *, decimal_comma: bool) -> FileFacts:
    keys: dict[str, str] = {}
    serial = ""
    for line in before:
        key, colon, value = line.strip(' ",;\t').partition(":")
        if colon:
            keys.setdefault(key.partition("(")[0].strip().lower(), value.strip(' ",;\t'))
        elif not serial and (found := re.search(r"\b(\d{3,})\W*$", line)) and _BEGINS.match(line):
            serial = found[1]
    return FileFacts(reader=_NAME, location=keys.get("log file name", ""), serial=serial, decimal_comma=decimal_comma)


def _csv_table(section: Section) -> tuple[Table, tuple[Line, ...]]:
    found = _CSV_HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    names = heading_cells(section.heading[1], delimiter)
    body = [line for line in section.body if line[1].strip()]
    units = heading_cells(body[0][1], delimiter) if body else []
    stated = _order(units[0]) if units else DateOrder.AUTO
    with_units = bool(units) and not re.search(r"\d", units[0])
    width = max(len(names), len(units))
    names, units = ([*cells, *[""] * width][:width] for cells in (names, units if with_units else []))
    channels = []
    for at in range(2, width):
        if names[at]:
            mark = at + 1 if at + 1 >= width or not names[at + 1] else None
            channels.append(Channel(info=column(names[at], units[at], _PROPERTIES), at=at, mark=mark))
    marked = any(each.mark == width for each in channels)
    rows = tuple(body[1:] if with_units else body)
    wide = max((line.count(delimiter) for _, line in rows), default=0) >= width
    channels = [replace(each, mark=None) if each.mark == width and not wide else each for each in channels]
    table = Table(
        facts=_facts(section.before, decimal_comma=delimiter != ","), delimiter=delimiter,
        width=width + (1 if marked and wide else 0), channels=without_doubles(channels), clock=1, order=stated,
    )  # fmt: skip
    return table, rows


def _order(form: str) -> DateOrder:
    letters = "".join(dict.fromkeys(re.sub(r"[^MDY]", "", form.upper())))
    return _ORDERS.get(letters, DateOrder.AUTO)


def _terminal_tables(sections: Sequence[Section]) -> list[tuple[Table, list[Line]]]:
    """Give each reading of a capture its day, which stands on a line of its own and holds beyond the page."""
    tables = []
    day = ""
    for section in sections:
        body = [line for line in section.body if line[1].strip()]
        at_units = bool(body) and bool(_TERMINAL_UNITS.match(body[0][1]))
        names = section.heading[1].split()[1:]
        units = re.split(r"\s{2,}", body[0][1].strip())[1:] if at_units else []
        units = [*units, *[""] * len(names)][: len(names)]
        channels = [
            Channel(info=column(name, unit, _PROPERTIES), at=2 + 2 * at, mark=3 + 2 * at)
            for at, (name, unit) in enumerate(zip(names, units, strict=True))
        ]
        facts = _facts(section.before, decimal_comma=False)
        table = Table(
            facts=facts, delimiter="\t", width=2 + 2 * len(names), channels=without_doubles(channels), clock=1
        )
        rows: list[Line] = []
        for number, line in body[1:] if at_units else body:
            stated = _DAY.match(line)
            if stated:
                day = _iso_day(stated["day"], stated["form"])
            elif not plain_name(line).startswith("date("):
                rows.append((number, _terminal_row(line, day)))
        tables.append((table, rows))
    return tables


def _iso_day(text: str, form: str) -> str:
    digits = re.sub(r"\D", "", text)
    letters = re.sub(r"[^MDY]", "", form.upper())
    if len(digits) != len(letters):
        return ""
    parts = {letter: "".join(d for d, f in zip(digits, letters, strict=True) if f == letter) for letter in "YMD"}
    year = parts["Y"] if len(parts["Y"]) == 4 else f"{'19' if parts['Y'] >= '69' else '20'}{parts['Y']}"
    return f"{year}-{parts['M']}-{parts['D']}"


def _terminal_row(line: str, day: str) -> str:
    """Write a line of a capture as day, time, and each value with its mark, tabs between."""
    found = _READING.match(line)
    if not found:
        return line.replace("\t", " ")
    clock = re.sub(r"\D", "", found["clock"])
    cells = [day, f"{clock[:2]}:{clock[2:4]}:{clock[4:]}"]
    for word in found["values"].split():
        mark = word[-1] if word[-1] in "#?*~@&" and re.search(r"\d", word) else ""
        cells.extend((word.removesuffix(mark) if mark else word, mark))
    return "\t".join(cells)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
