# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TNO DINO (Netherlands): heads of wells and readings of staff gauges as csv, of before and since 2020.

Levels stand in cm above NAP, and below the measuring point, which moves over the years. Only those above NAP are
taken. Well and filter together name the monitoring point, as ``B33F0080-001``; a reading is of its day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...records.observations import Flag
from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from ..moments import DateOrder
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble
from .stations import split_stations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..cells import Rows

_NAME = "dino"
_HEADING = re.compile(r"^\"?Locatie\"?,(?:\"?Filternummer\"?,)?\s*\"?Peildatum\"?,", re.MULTILINE | re.IGNORECASE)
_LEVEL = re.compile(r"stand\s*\((?P<unit>cm|m)\s*t\.?o\.?v\.?\s*NAP\)", re.IGNORECASE)
_REMARKS = (
    (re.compile(r"onbetrouwbaar|foutief|verstopt|defect|lek\b", re.IGNORECASE), Flag.FAIL),
    (re.compile(r"droog|bevroren|overgelopen|twijfel|geschat|vernield|niet bereikbaar", re.IGNORECASE), Flag.SUSPECT),
)


def _recognises(head: str) -> bool:
    return bool(_HEADING.search(head.replace("\r", "\n")))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    lines = split_lines(text)
    at = next((number for number, line in enumerate(lines) if _HEADING.match(line)), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    names = _names(lines[at])
    rows = _rows(lines, at, len(names))
    if not len(rows.lines):
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    levels = [place for place, name in enumerate(names) if _LEVEL.search(name)]
    if not levels:
        raise refuse_file("no_channel", say("The table has no level above NAP."))
    file = _file(rows, names, levels[0])
    files = split_stations(file, dict(zip(rows.lines.tolist(), _points(rows, names), strict=True)))
    return files[0] if len(files) == 1 else files


def _names(line: str) -> list[str]:
    names = [cell.strip() for cell in split_cells(line, ",")]
    while names and not names[-1]:
        names.pop()
    return names


def _rows(lines: Sequence[str], at: int, width: int) -> Rows:
    """Split the rows. A remark that holds commas, unquoted in old files, makes a row longer, not unreadable."""
    body = [
        (number, line)
        for number, line in enumerate(lines[at + 1 :], start=at + 2)
        if line.strip(' ,"') and not _HEADING.match(line)
    ]
    joined = [(number, _joined(line, width)) for number, line in body]
    raw = dict(body)
    rows = split_rows(joined, "\x1f", width)
    return replace(
        rows, raw=tuple(raw[line] for line in rows.lines.tolist()),
        rejected=tuple(replace(each, raw=raw[each.line]) for each in rows.rejected),
    )  # fmt: skip


def _joined(line: str, width: int) -> str:
    cells = split_cells(line, ",")
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        cells = [*cells[: width - 1], ",".join(cells[width - 1 :]).strip(", ")]
    return "\x1f".join(cell.replace("\x1f", " ") for cell in cells)


def _file(rows: Rows, names: Sequence[str], at: int) -> LoggerFile:
    found = _LEVEL.search(names[at])
    above = ColumnInfo(header=names[at], property="water_level", unit=found["unit"].lower() if found else "cm")
    others = [(place, name) for place, name in enumerate(names) if place != at and name.lower().startswith("stand")]
    channels = [(above, rows.columns[at])]
    channels += [(ColumnInfo(header=name, property=None, unit="cm"), rows.columns[place]) for place, name in others]
    dates = rows.columns[next(place for place, name in enumerate(names) if name.lower() == "peildatum")]
    cells = TimeCells(dates=[date.strip() for date in dates], order=DateOrder.DAY_FIRST)
    flags = [_flags(rows, names), *(None for _ in others)]
    return assemble(FileFacts(reader=_NAME, by_lines=True), rows, cells, channels, flags)


def _flags(rows: Rows, names: Sequence[str]) -> NDArray[np.uint8]:
    places = [at for at, name in enumerate(names) if name.lower() in {"bijzonderheid", "opmerking"}]
    remarks = [" ".join(cells) for cells in zip(*(rows.columns[at] for at in places), strict=True)]
    known = {text: _flag(text) for text in set(remarks)}
    if not places:
        return np.full(len(rows.lines), Flag.NOT_EVALUATED, dtype=np.uint8)
    return np.array([known[text] for text in remarks], dtype=np.uint8)


def _flag(remark: str) -> Flag:
    return next((flag for pattern, flag in _REMARKS if pattern.search(remark)), Flag.NOT_EVALUATED)


def _points(rows: Rows, names: Sequence[str]) -> list[str]:
    lowered = [name.lower() for name in names]
    wells = [cell.strip() for cell in rows.columns[lowered.index("locatie")]]
    if "filternummer" not in lowered:
        return wells
    filters = rows.columns[lowered.index("filternummer")]
    return [f"{well}-{number.strip()}" for well, number in zip(wells, filters, strict=True)]


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
