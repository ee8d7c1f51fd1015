# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Van Essen Diver files: the csv of Diver-Office. Pressure is absolute, in cmH2O, not compensated for air pressure.

The zone stands, when it does, in the field "Instrument number" as ``UTC+2``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from ..zones import find_zone
from .channels import split_heading
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes
from .sections import first_value, read_sections, serial_number

if TYPE_CHECKING:
    from ..moments import DateOrder

_NAME = "diver"
_MARK = re.compile(r"CREATED BY\s*:\s*(?:Diver-?Office|LDM|DiverMobile)", re.IGNORECASE)
_HEADER = re.compile(r"^\"?Date/time\"?(?P<mark>[,;\t])", re.IGNORECASE)
_END = "END OF DATA"
_CHANNELS = {
    "pressure": "pressure",
    "temperature": "water_temperature",
    "conductivity": "conductivity",
    "spec.conductivity": "conductivity",
    "spec.cond.": "conductivity",
    "waterhead": "water_column",  # "Water level" is left out: its datum is set in Diver-Office and not in the file
}


def _recognises(head: str) -> bool:
    return bool(_MARK.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text)
    at = next((number for number, line in enumerate(lines) if _HEADER.match(line)), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    found = _HEADER.match(lines[at])
    delimiter = found["mark"] if found else ","
    headers = split_cells(lines[at], delimiter)
    body = list(enumerate(lines[at + 1 :], start=at + 2))
    ended = any(line.startswith(_END) for _, line in body)
    rows = split_rows([(n, line) for n, line in body if not line.startswith(_END)], delimiter, len(headers))
    channels = list(zip([_column(header) for header in headers[1:]], rows.columns[1:], strict=True))
    cells = TimeCells(dates=rows.columns[0], order=order)
    file = assemble(_facts(lines[:at], decimal_comma=delimiter != ","), rows, cells, channels)
    return file if ended else with_notes(file, say("The file breaks off before its end mark."))


def _column(header: str) -> ColumnInfo:
    heading = split_heading(re.sub(r"^\d+:\s*", "", header.strip()))
    code = _CHANNELS.get("".join(heading.name.split()).lower())
    return ColumnInfo(header=heading.name, property=code, unit=heading.unit)


def _facts(lines: list[str], *, decimal_comma: bool) -> FileFacts:
    sections = read_sections(lines)
    head = ("series settings", "logger settings")
    return FileFacts(
        reader=_NAME, location=first_value(sections, "location", *head),
        serial=serial_number(first_value(sections, "serial number", *head)),
        time_zone=find_zone(_zone_text(first_value(sections, "instrument number", *head))),
        decimal_comma=decimal_comma,
    )  # fmt: skip


def _zone_text(instrument_number: str) -> str:
    found = re.search(r"\b(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?", instrument_number)
    return found[0] if found else ""


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
