# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Greenspan files: dumps of Smartcom and of Aquagraph (``# GREENSPAN``), and csv or workbooks of the data converter.

A dump gives a moment (``T20070524220000``) and below it a line a channel (``D1 +0008.84``); some loggers put the moment
into a comment (``#C20081027121500``) and a constant into ``T``. Channel 0 of a dump is the logger's battery, written
once a day. "Pressure" given as a length is the water above the sensor. −1E+10 marks a missing value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    column,
    cut_sections,
    heading_cells,
    numbered,
    read_tables,
    with_raw,
    without_doubles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .vendor_tables import Line

_NAME = "greenspan"
_DUMP = re.compile(r"^#\s*GREENSPAN\b", re.MULTILINE)
_HEADING = re.compile(r"^[\s\"]*Column Heading\"?(?P<mark>[,;\t])", re.IGNORECASE)
_CONVERTER = re.compile(r"Greenspan data converter", re.IGNORECASE)
_BEGINS = re.compile(r"Greenspan data converter|^[\s\"]*Site Name", re.IGNORECASE)
_LOGGER = re.compile(r"^L\s+\S+\s+\S+\s+\S+\s+(?P<site>\S+)\s+(?P<serial>\S+)")
_NAMED = re.compile(r"^#\s+C(?P<number>\d+)_*\s+(?P<unit>\S+)\s+(?P<name>\S+)\s*$")
_NUMBERED = re.compile(r"^#N(?P<number>\d+)_*\s+(?P<name>\S.*?)\s+(?P<unit>\S+)\s*$")
_MOMENT = re.compile(r"^(?:T|#C)\s?(?P<moment>\d{14})\s*$")
_VALUE = re.compile(r"^D(?P<number>\d+)\s+(?P<value>\S+)(?:\s+\S+)*\s*$")
_NO_MOMENT = "20001111111111"  # what stands behind T where the moment is in the comment before
_MISSING = (-1e10,)
_PROPERTIES = {
    "battery": "battery_voltage",
    "temperature": "water_temperature",
    "ec": "conductivity",
    "ecnorm": "conductivity",
    "salinity": "salinity",
    "do|ppm": "dissolved_oxygen",
    "do|mg/l": "dissolved_oxygen",
    "do|%": "oxygen_saturation",
    "do|%sat": "oxygen_saturation",
    "ph": "ph",
    "redox": "redox_potential",
    "orp": "redox_potential",
    "turbidity": "turbidity",
    "tds": "total_dissolved_solids",
    "pressure|m": "water_column",
    "pressure|metres": "water_column",
    "pressure|ft": "water_column",
    "pressure|cm": "water_column",
}


@dataclass(slots=True)
class _Dump:
    """What was read of one logger of a dump: its channels, and its records with the line at which each begins."""

    site: str = ""
    serial: str = ""
    channels: dict[str, tuple[str, str]] = field(default_factory=dict)
    records: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)


def _recognises(head: str) -> bool:
    return bool(_DUMP.search(head)) or bool(_CONVERTER.search(head)) or (
        any(_HEADING.match(line) for line in split_lines(head)) and "Channel Number" in head
    )  # fmt: skip


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    lines = numbered(split_lines(text))
    sections = cut_sections(lines, lambda line: bool(_HEADING.match(line)), _BEGINS)
    if sections:
        return read_tables([_converted(section) for section in sections], order)
    dumps = [dump for dump in _dumps(lines) if dump.records]
    if not dumps:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    return with_raw(read_tables([_dumped(dump) for dump in dumps], order), _records_raw(lines))


def _dumps(lines: Iterable[Line]) -> list[_Dump]:
    """Read a dump line by line. The header comes again at each visit; only another serial number is another logger."""
    dumps = [_Dump()]
    announced = ""
    for number, line in lines:
        text = line.strip()
        if found := _LOGGER.match(text):
            site, serial = found["site"].strip("_"), found["serial"].strip("_")
            if (dumps[-1].serial or serial) != serial:
                dumps.append(_Dump())
            dumps[-1].site, dumps[-1].serial = dumps[-1].site or site, serial
        elif found := _NAMED.match(text) or _NUMBERED.match(text):
            dumps[-1].channels[found["number"]] = (found["name"].strip("_"), found["unit"].strip("_"))
        elif found := _MOMENT.match(text):
            constant = found["moment"] == _NO_MOMENT
            announced = found["moment"] if text.startswith("#") else announced
            if text.startswith("#") or not constant or not announced:
                dumps[-1].records.append((number, found["moment"], {}))
        elif found := _VALUE.match(text):
            _take_value(dumps[-1], number, found["number"], found["value"])
        elif text.startswith(("D", "T")):  # a torn line
            dumps[-1].records.append((number, "", {"": text}))
    return dumps


def _take_value(dump: _Dump, line: int, channel: str, value: str) -> None:
    if not dump.records or channel in dump.records[-1][2]:  # the line with the moment is lost
        dump.records.append((line, "", {}))
    dump.records[-1][2][channel] = value


def _dumped(dump: _Dump) -> tuple[Table, list[Line]]:
    with_battery = any("0" in values for _, _, values in dump.records)
    names = {"0": ("Battery", "V"), **dump.channels} if with_battery else dump.channels
    channels = [
        Channel(info=column(name, _length(unit), _PROPERTIES, units={"ph": ""}), at=at)
        for at, (name, unit) in enumerate(names.values(), start=2)
        if name
    ]
    facts = FileFacts(reader=_NAME, location=dump.site, serial=dump.serial, sparse=True, missing=_MISSING)
    rows = [
        (line, "\t".join([*_iso(moment), *(values.get(number, "") for number in names)]))
        for line, moment, values in dump.records
        if values or moment
    ]
    table = Table(
        facts=facts, delimiter="\t", width=2 + len(names), channels=without_doubles(channels), clock=1,
        order=DateOrder.YEAR_FIRST,
    )  # fmt: skip
    return table, rows


def _iso(moment: str) -> tuple[str, str]:
    if not moment:
        return "?", ""
    return f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}", f"{moment[8:10]}:{moment[10:12]}:{moment[12:]}"


def _length(unit: str) -> str:
    return "" if unit.casefold() == "ph" else {"Celsius": "degC", "Metres": "m"}.get(unit, unit)


def _records_raw(lines: Sequence[Line]) -> list[Line]:
    """Return for each line that may begin a record its text: of a moment, with the values below it."""
    raw: dict[int, str] = {}
    last = 0
    for number, line in lines:
        text = line.strip()
        if _MOMENT.match(text):
            last = number
        elif last and text.startswith("D"):
            raw[last] = f"{raw[last]} {text}"
        raw[number] = text
    return list(raw.items())


def _converted(section: Section) -> tuple[Table, Sequence[Line]]:
    found = _HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    names = heading_cells(section.heading[1], delimiter)
    known = {heading_cells(line, delimiter)[0]: line for _, line in section.body[:3] if heading_cells(line, delimiter)}
    units = [*heading_cells(known.get("Unit", ""), delimiter), *[""] * len(names)][: len(names)]
    body = [line for line in section.body if not re.match(r"^\W*(?:Unit|Channel Number)\b", line[1])]
    keys: dict[str, str] = {}
    for line in section.before:
        key, _, value = line.partition(delimiter)
        keys.setdefault(key.strip(' "'), value.strip(f' "{delimiter}'))
    facts = FileFacts(
        reader=_NAME, location=keys.get("Site Name") or keys.get("Site Information", ""), sparse=True, missing=_MISSING,
        serial=keys.get("Serial Number", "") if keys.get("Serial Number", "").strip("0") else "",
        decimal_comma=delimiter != ",",
    )  # fmt: skip
    channels = [
        Channel(info=column(name.strip("_"), _length(units[at].strip("()_")), _PROPERTIES, units={"ph": ""}), at=at)
        for at, name in enumerate(names)
        if at > 2 and name
    ]
    stated = DateOrder.DAY_FIRST if len(names) > 1 and names[1].lower().startswith("dd") else DateOrder.AUTO
    table = Table(
        facts=facts, delimiter=delimiter, width=len(names), channels=without_doubles(channels), date=1, order=stated
    )
    return table, body


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
