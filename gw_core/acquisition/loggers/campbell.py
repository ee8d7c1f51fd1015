# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Campbell Scientific TOA5 tables: four header rows (environment, names, units, processing), then the records.

Names are the programmer's own: only those are imported that state their meaning, and of the processed ones only samples
and averages. The clock's zone is not in the file. Binary tables (TOB1, TOB2, TOB3) and TOACI1, which states no units,
are refused: LoggerNet and its kin convert them to TOA5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...wording import say
from ..cells import split_cells, split_lines
from .channels import property_of
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts
from .vendor_tables import Channel, Table, numbered, read_tables, unit_of, without_doubles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder
    from .vendor_tables import Line

_NAME = "campbell"
_HEADER_ROWS = 4
_MEANT = {"", "smp", "avg"}
_BEGIN = re.compile(r'^\W*"?TOA5"?(?P<mark>[,;\t])')
_BINARY = say("The file is binary: a Campbell table of type TOB; convert it to TOA5.")


def _recognises(head: str) -> bool:
    return bool(_BEGIN.match(head.lstrip())) or head.lstrip(' "\ufeff\r\n').startswith("TOACI1")


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...] | LoggerFile:
    if text.lstrip(' "\ufeff\r\n').startswith("TOACI1"):
        raise refuse_file("no_units", say("The file is a Campbell table of type TOACI1, which states no units."))
    lines = [line for line in numbered(split_lines(text)) if line[1].strip()]
    starts = [at for at, (_, line) in enumerate(lines) if _BEGIN.match(line)]
    parts = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    tables: list[tuple[Table, list[Line]]] = []
    for part in parts:
        try:
            tables.append((_table(part[:_HEADER_ROWS]), part[_HEADER_ROWS:]))
        except InvalidInputError:
            if not tables:
                raise
            tables[-1][1].extend(part)  # a header that is damaged begins no table; its lines are accounted for
    files = read_tables(tables, order)
    return files[0] if len(files) == 1 else files


def _table(header: Sequence[Line]) -> Table:
    if len(header) < _HEADER_ROWS:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    found = _BEGIN.match(header[0][1])
    delimiter = found["mark"] if found else ","
    environment, names, units, processing = (split_cells(line, delimiter) for _, line in header)
    width = len(names)
    if not names or names[0].strip().upper() != "TIMESTAMP" or not len(units) == len(processing) == width:
        raise refuse_file("bad_header", say("The four header rows of the TOA5 table do not agree."))
    channels = [
        Channel(info=_column(names[at], units[at], processing[at]), at=at)
        for at in range(1, width)
        if units[at].strip() != "RN"
    ]
    facts = FileFacts(
        reader=_NAME, location=_part(environment, 1), serial=_part(environment, 3), decimal_comma=delimiter != ",",
        by_lines=True,
    )  # fmt: skip
    return Table(facts=facts, delimiter=delimiter, width=width, channels=without_doubles(channels))


def _column(name: str, unit: str, processing: str) -> ColumnInfo:
    plain = name.strip()
    for ending in ("_Avg", "_Smp"):
        plain = plain.removesuffix(ending)
    code = property_of(plain) if processing.strip().lower() in _MEANT else None
    return ColumnInfo(header=name.strip(), property=code, unit=unit_of(unit))


def _part(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


READER = LoggerReader(
    name=_NAME, recognises=_recognises, read=_read,
    refuses=tuple((start, _BINARY) for kind in (b"1", b"2", b"3") for start in (b'"TOB' + kind, b"TOB" + kind + b",")),
)  # fmt: skip
