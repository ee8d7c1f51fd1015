# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Daily weather as the program WHAT (Well Hydrograph Analysis Toolbox) writes it from Environment Canada's stations.

The mean temperature and the total precipitation of a day are taken; its extremes are no readings of a moment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from ..moments import DateOrder
from .channels import split_heading
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "what"
_HEADING = re.compile(r"^Year(?P<mark>[\t,])Month(?P=mark)Day(?P=mark).*(?:Temp|Precip|ETP|Rain)", re.MULTILINE)
_CHANNELS = {
    "meantemp": "air_temperature", "totalprecip": "rainfall", "rain": "rainfall", "etp": "evaporation",
}  # fmt: skip


def _recognises(head: str) -> bool:
    return bool(_HEADING.search(head.replace("\r", "\n")))


def _read(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text)
    at = next((number for number, line in enumerate(lines) if _HEADING.match(line)), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    mark = "\t" if "\t" in lines[at] else ","
    headings = split_cells(lines[at].rstrip(), mark)
    body = [(n, line) for n, line in enumerate(lines[at + 1 :], start=at + 2) if line.strip() != lines[at].strip()]
    rows = split_rows(body, mark, len(headings))
    dates = ["-".join(cell.strip() for cell in row) for row in zip(*rows.columns[:3], strict=True)]
    channels = list(zip([_column(each) for each in headings[3:]], rows.columns[3:], strict=True))
    facts = FileFacts(
        reader=_NAME, location=_fact(lines[:at], "Station Name"), serial=_fact(lines[:at], "Climate Identifier")
    )
    file = assemble(facts, rows, TimeCells(dates=dates, order=DateOrder.YEAR_FIRST), channels)
    return with_notes(file, say("The values of a day stand at its beginning."))


def _column(heading: str) -> ColumnInfo:
    found = split_heading(heading)
    return ColumnInfo(header=found.name, property=_CHANNELS.get("".join(found.name.split()).lower()), unit=found.unit)


def _fact(lines: Sequence[str], key: str) -> str:
    found = (re.match(rf"{key}\s*[\t,]\s*(?P<value>[^\t,]+)", line) for line in lines)
    return next((each["value"].strip() for each in found if each), "")


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
