# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Onset HOBO files: csv of HOBOware, csv and xlsx of HOBOconnect. The heading of the time column carries the zone.

Channels are read at their own moments, so an empty cell is no missing reading. "Abs Pres" is absolute pressure at the
sensor, "Sensor Depth" the water above it. "Water Level" counts up from a datum that the user gave; below the top of a
casing it is written as negative numbers, and is then left alone. So are "DO Adj Conc" and other corrected values.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..cells import split_cells, split_lines
from .channels import split_heading
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts
from .vendor_tables import Channel, Section, Table, cut_sections, numbered, plain_name, read_tables, unit_of
from .zone_names import find_named_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder
    from .vendor_tables import Line

_NAME = "hobo"
_MISSING = (-888.88,)  # HOBOware's mark of a sensor that did not answer
_MOMENT = r"(?:Date[ -]Time|Fecha[ -]Tiempo|Date[ -]Heure|Datum[ -](?:Zeit|Uhrzeit)|Data[ -]Hora|日期[ -]?时间)"
_ZONE = r"(?:GMT|UTC)\s?(?:[+\-−]\d{2}:?\d{2})?"
_NUMBER = r"(?:#|Record|N\.?[º°or]?\.?)"
_HEADER = re.compile(
    rf'^\s*(?:"?{_NUMBER}"?[,;\t])?\s*"?(?:{_MOMENT},? ?\(?(?P<zone>{_ZONE}|[A-Z]{{2,5}}(?:/[A-Z]{{2,5}})?)\)?'
    rf'|Date"?(?P<apart>[,;\t])\s*"?Time, ?(?P<clock>{_ZONE}))"?(?P<mark>[,;\t])',
    re.MULTILINE,
)
_DATE_CELL = re.compile(rf"^{_MOMENT}\b|^Date$")
_SERIAL = re.compile(r"^\W*(?:Device )?Serial (?:Number|No\.?)\W+(?P<serial>\w+)", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:Plot Title|T[ií]tulo|Titre|Titel|Titolo)\b[^:]*:", re.IGNORECASE)
_BEGINS = re.compile(rf"{_TITLE.pattern}|^\[Sheet: ", re.IGNORECASE)
_SHEET = re.compile(r"^\[Sheet: ")
_CHANNELS = {
    "temp": "water_temperature",
    "watertemp": "water_temperature",
    "wassertemperatur": "water_temperature",
    "temperatura": "water_temperature",
    "température": "water_temperature",
    "watertemperature": "water_temperature",
    "temperature": "water_temperature",
    "abspres": "pressure",
    "absolutepressure": "pressure",
    "abspressure": "pressure",
    "presabs": "pressure",
    "abspresbarom": "barometric_pressure",
    "baropres": "barometric_pressure",
    "barometricpressure": "barometric_pressure",
    "waterlevel": "water_level",
    "sensordepth": "water_column",
    "doconc": "dissolved_oxygen",
    "dissolvedoxygen": "dissolved_oxygen",
    "dopercentsat": "oxygen_saturation",
    "percentsaturation": "oxygen_saturation",
    "specificconductance": "conductivity",
    "specconductance": "conductivity",
    "turbidity": "turbidity",
    "salinity": "salinity",
    "ph": "ph",
    "rain": "rainfall",
    "batt": "battery_voltage",
    "温度": "water_temperature",
    "水温": "water_temperature",
    "绝对压力": "pressure",
    "电导率": "conductivity",
}
_EVENTS = (
    "coupler",
    "host conn",
    "stopped",
    "end of file",
    "started",
    "button",
    "bad battery",
    "good battery",
    "batt v",
    "logger started",
    "logged",
    "power",
    "reset",
    "magnet",
    "water detect",
    "safe shutdown",
    "new interval",
)


def _recognises(head: str) -> bool:
    found = _HEADER.search(head)
    return bool(found) and (
        "Plot Title" in head or "LGR S/N" in head or "Date-Time (" in head or re.search(r"\bHOBO", head) is not None
    )


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...] | LoggerFile:
    lines = numbered(split_lines(text))
    sections = cut_sections(lines, lambda line: bool(_HEADER.match(line)), _BEGINS)
    stated = next((found["serial"] for _, line in lines if (found := _SERIAL.match(line))), "")
    tables = [_table(section, stated) for section in sections]
    with_channels = [each for each in tables if _measures(each[0])] or tables
    if not any(table.channels for table, _ in with_channels):
        raise refuse_file("no_channel", say("The table has no channel."))
    files = read_tables(with_channels, order)
    files = tuple(_with_datum(file) for file in files)
    return files[0] if len(files) == 1 else files


def _measures(table: Table) -> bool:
    return any(not _is_event(each.info.header) for each in table.channels)


def _is_event(header: str) -> bool:
    return header.lower().startswith(_EVENTS)


def _table(section: Section, stated_serial: str) -> tuple[Table, list[Line]]:
    found = _HEADER.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    headers = [cell.strip() for cell in split_cells(section.heading[1], delimiter)]  # events may stand below no heading
    date = next((at for at, header in enumerate(headers) if _DATE_CELL.match(header.strip())), 0)
    clock = date + 1 if found and found["apart"] else None
    first = date + 1 if clock is None else clock + 1
    channels = [Channel(info=_column(header), at=at) for at, header in enumerate(headers) if at >= first and header]
    measured = [each for each in channels if not _is_event(each.info.header)]
    zone_text = (found["zone"] or found["clock"] or "").replace("−", "-") if found else ""
    zone = find_named_zone(zone_text)
    facts = FileFacts(
        reader=_NAME, location=_title(section.before), time_zone=zone, unread_zone="" if zone else zone_text,
        serial=next((each.info.serial for each in measured if each.info.serial), stated_serial), sparse=True,
        decimal_comma=delimiter != ",", missing=_MISSING,
        by_lines=all(each.info.property != "water_level" for each in measured),  # its datum shows in all of its values
    )  # fmt: skip
    end = next((at for at, (_, line) in enumerate(section.body) if _SHEET.match(line)), len(section.body))
    table = Table(
        facts=facts, delimiter=delimiter, width=len(headers), channels=tuple(measured or channels[:1]), date=date,
        clock=clock,
    )  # fmt: skip
    return table, list(section.body[:end])


def _title(lines: Sequence[str]) -> str:
    text = next((line for line in lines if _TITLE.match(line)), "")
    return text.partition(":")[2].strip().rstrip(",;\t").strip('" ')


def _column(header: str) -> ColumnInfo:
    label, _, details = header.partition("(LGR S/N:")
    serial = re.match(r"\s*(\w+)", details)
    plain = re.sub(r"^Ch:?\s*\d+\s*-\s*", "", label.strip())
    name, comma, unit = plain.rpartition(",")
    if not comma:
        heading = split_heading(re.sub(r"\(\*([CF])\)", r"(°\1)", plain))
        name, unit = heading.name, heading.unit
    return ColumnInfo(
        header=name.strip(), property=_CHANNELS.get(plain_name(name)), unit=unit_of(unit),
        serial=serial[1] if serial else "",
    )  # fmt: skip


def _with_datum(file: LoggerFile) -> LoggerFile:
    """Leave a water level alone that counts down from the top of a casing."""
    down = [
        info.property == "water_level" and bool((file.values[:, at] < 0).any()) for at, info in enumerate(file.columns)
    ]
    if not any(down):
        return file
    columns = tuple(
        replace(info, property=None) if below else info for info, below in zip(file.columns, down, strict=True)
    )
    return replace(file, columns=columns, present=file.present & ~np.array(down))


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
