# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Van Essen Diver files: csv of Diver-Office, and ``mon`` and ``dat`` of Diver-Office and LoggerDataManager.

Pressure is absolute, in cmH2O ("cm" or "m" of water in ``mon``), not compensated for air pressure. The zone stands,
when it does, in the field "Instrument number" as ``UTC+2``. "Water level" is left out: its datum is set in Diver-Office
and not in the file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...records.units import convert
from ...wording import say
from ..cells import split_lines
from ..zones import find_zone
from .channels import is_unit, split_heading
from .data_sections import read_blocks, with_count
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_end_notes, with_notes
from .sections import Sections, first_value, read_sections, serial_number
from .vendor_tables import (
    Channel,
    Section,
    Table,
    cut_sections,
    heading_cells,
    join_alike,
    numbered,
    read_tables,
    unit_of,
    without_doubles,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..moments import DateOrder
    from .data_sections import DataBlock

_NAME = "diver"
_MARK = re.compile(
    r"CREATED BY\s*:\s*(?:SWS |VEI |Van Essen )?(?:Diver-?\s?(?:Office|Mobile|HUB|Field|NETZ)|LDM|Logger ?Data ?Manager"
    r"|EnviroMon)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\W*(?:Date/time|Datum/tijd|Datum/Zeit|Datum/Uhrzeit|Date/heure|Fecha/hora)\W?(?P<mark>[,;\t])", re.IGNORECASE
)
_BEGINS = re.compile(r"^\W*Data file for DataLogger", re.IGNORECASE)
_END = re.compile(r"END OF DATA")
_HEAD = ("series settings", "logger settings", "instrument info from data header", "instrument info")
_LOWEST_AIR = 45.0  # kPa, about the air's at 6,000 m
_CHANNELS = {
    "pressure": "pressure",
    "temperature": "water_temperature",
    "conductivity": "conductivity",
    "spec.conductivity": "conductivity",
    "spec.cond.": "conductivity",
    "waterhead": "water_column",
    "druk": "pressure",
    "temperatuur": "water_temperature",
    "druck": "pressure",
    "temperatur": "water_temperature",
    "pression": "pressure",
    "température": "water_temperature",
}


def _recognises(head: str) -> bool:
    return bool(_MARK.search(head))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...] | LoggerFile:
    lines = numbered(split_lines(text))
    sections = cut_sections(lines, lambda line: bool(_HEADER.match(line)), _BEGINS)
    if not sections:
        if not any(line.strip().lower() == "[data]" for _, line in lines):
            raise refuse_file("truncated", say("The file ends before its table of readings."))
        return join_alike([_block_file(block, order) for block in read_blocks(lines)])
    tables = [(_table(each), [line for line in each.body if not _END.match(line[1].strip())]) for each in sections]
    files = read_tables(tables, order)
    if not any(_END.match(line.strip()) for _, line in sections[-1].body):
        files = (*files[:-1], with_end_notes(files[-1], say("The file breaks off before its end mark.")))
    return files[0] if len(files) == 1 else files


def _table(section: Section) -> Table:
    found = _HEADER.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    headers = heading_cells(section.heading[1], delimiter)
    channels = [Channel(info=_column(header), at=at) for at, header in enumerate(headers) if at and header]
    facts = replace(_facts(read_sections(section.before), decimal_comma=delimiter != ","), by_lines=True)
    return Table(facts=facts, delimiter=delimiter, width=len(headers), channels=without_doubles(channels))


def _column(header: str, unit: str = "") -> ColumnInfo:
    heading = split_heading(re.sub(r"^\d+:\s*", "", header.strip()))
    code = _CHANNELS.get("".join(heading.name.split()).lower())
    spelled = unit_of(heading.unit or unit)
    if code == "pressure" and spelled in {"m", "cm"}:  # of water
        spelled = f"{spelled}H2O"
    return ColumnInfo(header=heading.name, property=code, unit=spelled)


def _facts(sections: Sections, *, decimal_comma: bool) -> FileFacts:
    return FileFacts(
        reader=_NAME, location=first_value(sections, "location", *_HEAD),
        serial=serial_number(first_value(sections, "serial number", *_HEAD)),
        time_zone=find_zone(_zone_text(first_value(sections, "instrument number", *_HEAD))),
        decimal_comma=decimal_comma,
    )  # fmt: skip


def _block_file(block: DataBlock, order: DateOrder) -> LoggerFile:
    columns = [_column(name, unit) for name, unit in zip(block.names, block.units, strict=True)]
    cells = TimeCells(dates=block.rows.columns[0], clocks=block.rows.columns[1], order=order)
    channels = list(zip(columns, block.rows.columns[2:], strict=True))
    file = _without_compensated(assemble(_facts(block.sections, decimal_comma=True), block.rows, cells, channels))
    return with_count(file, block.declared, ended=block.ended)


def _without_compensated(file: LoggerFile) -> LoggerFile:
    """Leave a pressure alone that is mostly lower than the air's on any mountain: the air was subtracted from it."""
    low = [info.property == "pressure" and is_unit(info.unit) and _is_low(file.values[:, at], info.unit)
           for at, info in enumerate(file.columns)]  # fmt: skip
    if not any(low):
        return file
    columns = tuple(
        replace(info, property=None) if down else info for info, down in zip(file.columns, low, strict=True)
    )
    note = say("The pressure is lower than that of the air: it is not absolute, and not imported.")
    return with_notes(replace(file, columns=columns, present=file.present & ~np.array(low)), note)


def _is_low(values: NDArray[np.float64], unit: str) -> bool:
    known = values[np.isfinite(values)]
    return bool(known.size) and float(np.median(convert(known, unit, "kPa"))) < _LOWEST_AIR


def _zone_text(instrument_number: str) -> str:
    found = re.search(r"\b(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?", instrument_number)
    return found[0] if found else ""


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
