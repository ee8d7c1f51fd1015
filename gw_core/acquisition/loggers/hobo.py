# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Onset HOBO files: the csv of HOBOware. The heading of the time column carries the zone, each channel unit and serial.

Channels are read at their own moments, so an empty cell is no missing reading. "Abs Pres" is absolute pressure at the
sensor, "Sensor Depth" the water above it. "Water Level" counts up from a datum that the user gave; below the top of a
casing it is written as negative numbers, and is then left alone. So are "DO Adj Conc" and other corrected values.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import Rows, split_cells, split_lines, split_rows, to_numbers
from ..zones import find_zone
from .logger_file import ColumnInfo, LoggerFile, LoggerReader
from .readings import FileFacts, TimeCells, assemble, with_notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder

_NAME = "hobo"
_MISSING = (-888.88,)  # HOBOware's mark of a sensor that did not answer
_HEADER = re.compile(r'^\s*(?:"?#"?(?P<first>[,;\t]))?\s*"?Date Time, ?(?P<zone>GMT[+\-−]\d{2}:?\d{2})"?', re.MULTILINE)
_DELIMITER = re.compile(r'GMT[+\-−]\d{2}:?\d{2}"?(?P<mark>[,;\t])')
_CHANNELS = {
    "temp": "water_temperature",
    "watertemp": "water_temperature",
    "temperature": "water_temperature",
    "abspres": "pressure",
    "abspresbarom.": "barometric_pressure",
    "baropres": "barometric_pressure",
    "waterlevel": "water_level",
    "sensordepth": "water_column",
    "doconc": "dissolved_oxygen",
    "dopercentsat": "oxygen_saturation",
    "specificconductance": "conductivity",
    "specconductance": "conductivity",
    "salinity": "salinity",
    "ph": "ph",
    "rain": "rainfall",
    "batt": "battery_voltage",
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
)


def _recognises(head: str) -> bool:
    return bool(_HEADER.search(head)) and ("Plot Title" in head or "LGR S/N" in head)


def _read(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text)
    at = next(number for number, line in enumerate(lines) if _HEADER.match(line))
    found, mark = _HEADER.match(lines[at]), _DELIMITER.search(lines[at])
    delimiter = mark["mark"] if mark else ","
    headers = split_cells(lines[at], delimiter)
    first = next(number for number, header in enumerate(headers) if header.strip().startswith("Date Time"))
    rows = split_rows(enumerate(lines[at + 1 :], start=at + 2), delimiter, len(headers))
    columns = [_column(header) for header in headers[first + 1 :]]
    channels = [
        (_with_datum(info, cells), cells)
        for info, cells in zip(columns, rows.columns[first + 1 :], strict=True)
        if info.header and not info.header.lower().startswith(_EVENTS)
    ]
    facts = FileFacts(
        reader=_NAME, location=_title(lines[:at]), serial=next((info.serial for info, _ in channels), ""),
        time_zone=find_zone(found["zone"]) if found else None, sparse=True, decimal_comma=delimiter != ",",
        missing=_MISSING,
    )  # fmt: skip
    if not channels:
        channels = [(columns[0], rows.columns[first + 1])]
    file = assemble(facts, rows, TimeCells(dates=rows.columns[first], order=order), channels)
    return _with_events(file, rows, first)


def _title(lines: Sequence[str]) -> str:
    text = next((line for line in lines if "Plot Title" in line), "")
    return text.partition(":")[2].strip().rstrip(",;").strip('" ')


def _column(header: str) -> ColumnInfo:
    label, _, details = header.partition("(LGR S/N:")
    name, comma, unit = label.strip().rpartition(",")
    serial = re.match(r"\s*(\w+)", details)
    if not comma:
        name, unit = label, ""
    return ColumnInfo(
        header=name.strip(), property=_CHANNELS.get("".join(name.split()).lower()), unit=unit.strip(),
        serial=serial[1] if serial else "",
    )  # fmt: skip


def _with_datum(info: ColumnInfo, cells: Sequence[str]) -> ColumnInfo:
    """Leave a water level alone that counts down from the top of a casing."""
    if info.property == "water_level" and (to_numbers(cells, missing=_MISSING).values < 0).any():
        return replace(info, property=None)
    return info


def _with_events(file: LoggerFile, rows: Rows, first: int) -> LoggerFile:
    events = int((~file.present.any(axis=1)).sum())
    if not events or not any(info.property for info in file.columns):
        return file
    return with_notes(file, say("{count} rows hold only events of the logger, no reading.", count=events))


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
