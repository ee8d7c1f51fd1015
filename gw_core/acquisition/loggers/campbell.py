# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Campbell Scientific TOA5 tables: four header rows (environment, names, units, processing), then the records.

Names are the programmer's own: only those are imported that state their meaning, and of the processed ones only samples
and averages. The clock's zone is not in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from .channels import property_of, without_doubles
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble

if TYPE_CHECKING:
    from ..moments import DateOrder

_NAME = "campbell"
_HEADER_ROWS = 4
_MEANT = {"", "smp", "avg"}


def _recognises(head: str) -> bool:
    return head.lstrip().startswith(('"TOA5"', "TOA5,"))


def _read(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text.lstrip())
    if len(lines) < _HEADER_ROWS:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    environment, names, units, processing = (split_cells(line, ",") for line in lines[:_HEADER_ROWS])
    width = len(names)
    if not names or names[0].strip().upper() != "TIMESTAMP" or not len(units) == len(processing) == width:
        raise refuse_file("bad_header", say("The four header rows of the TOA5 table do not agree."))
    rows = split_rows(enumerate(lines[_HEADER_ROWS:], start=_HEADER_ROWS + 1), ",", width)
    at_channels = [at for at in range(1, width) if units[at].strip() != "RN"]
    if not at_channels:
        raise refuse_file("no_channel", say("The table has no channel."))
    columns = without_doubles([_column(names[at], units[at], processing[at]) for at in at_channels])
    channels = list(zip(columns, (rows.columns[at] for at in at_channels), strict=True))
    facts = FileFacts(reader=_NAME, location=_part(environment, 1), serial=_part(environment, 3))
    return assemble(facts, rows, TimeCells(dates=rows.columns[0], order=order), channels)


def _column(name: str, unit: str, processing: str) -> ColumnInfo:
    plain = name.strip()
    for ending in ("_Avg", "_Smp"):
        plain = plain.removesuffix(ending)
    code = property_of(plain) if processing.strip().lower() in _MEANT else None
    return ColumnInfo(header=name.strip(), property=code, unit=unit.strip())


def _part(cells: list[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
