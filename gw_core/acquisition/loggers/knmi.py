# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""KNMI (Netherlands) weather files: precipitation stations, daily and hourly values of weather stations.

The variables and their units are those of the file's own bilingual header (KNMI). A sum of -1 stands for less than
0.05 mm and is taken as zero, as the header says. Values of a day stand at their date as written: the sum of a
precipitation station is that of the 24 hours up to 08:00 UTC of its date. Hour HH of an hourly file ends at HH:00 UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timezone
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..cells import split_lines, split_rows
from ..moments import DateOrder
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import split_stations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..cells import Rows

_NAME = "knmi"
_HEADING = re.compile(r"^#?\s*STN\s*,\s*YYYYMMDD\s*,", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Variable:
    """A column; ``scale`` brings it to ``unit``, ``trace`` says that -1 is a trace of rain."""

    property: str
    unit: str
    scale: float = 0.1
    trace: bool = False


_VARIABLES = {
    "RD": _Variable(property="rainfall", unit="mm", trace=True),
    "RH": _Variable(property="rainfall", unit="mm", trace=True),
    "TG": _Variable(property="air_temperature", unit="degC"),
    "T": _Variable(property="air_temperature", unit="degC"),
    "PG": _Variable(property="barometric_pressure", unit="hPa"),
    "P": _Variable(property="barometric_pressure", unit="hPa"),
    "UG": _Variable(property="relative_humidity", unit="%", scale=1.0),
    "U": _Variable(property="relative_humidity", unit="%", scale=1.0),
    "FG": _Variable(property="wind_speed", unit="m/s"),
    "FH": _Variable(property="wind_speed", unit="m/s"),
    "EV24": _Variable(property="evaporation", unit="mm"),
}


def _recognises(head: str) -> bool:
    return bool(_HEADING.search(head.replace("\r", "\n")))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    lines = split_lines(text)
    at = next((number for number, line in enumerate(lines) if _HEADING.match(line)), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    names = [cell.strip().upper() for cell in lines[at].lstrip("# ").rstrip().rstrip(",").split(",")]
    body = [(n, line) for n, line in enumerate(lines[at + 1 :], start=at + 2) if not line.startswith("#")]
    rows = split_rows([(n, line) for n, line in body if not _HEADING.match(line)], ",", len(names))
    if not len(rows.lines):
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    file = _scaled(_file(rows, names))
    stations = dict(zip(rows.lines.tolist(), (cell.strip() for cell in rows.columns[0]), strict=True))
    files = split_stations(file, stations)
    return files[0] if len(files) == 1 else files


def _hour(names: Sequence[str]) -> int | None:
    return next((at for at, name in enumerate(names) if name in {"HH", "H"}), None)


def _file(rows: Rows, names: Sequence[str]) -> LoggerFile:
    hour = _hour(names)
    channels = [(_column(name), rows.columns[at]) for at, name in enumerate(names) if at > 1 and at != hour and name]
    if not channels:
        raise refuse_file("no_channel", say("The table has no channel."))
    cells = TimeCells(
        dates=[cell.strip() for cell in rows.columns[1]],
        clocks=None if hour is None else [f"{cell.strip()}:00" for cell in rows.columns[hour]],
        order=DateOrder.YEAR_FIRST,
    )  # fmt: skip
    file = assemble(FileFacts(reader=_NAME, time_zone=timezone.utc, by_lines=True), rows, cells, channels)
    if hour is not None:
        return file
    if "RD" in names:
        return with_notes(file, say("A sum stands at the date at whose 08:00 UTC its 24 hours end."))
    return with_notes(file, say("The values of a day stand at its beginning."))


def _column(name: str) -> ColumnInfo:
    known = _VARIABLES.get(name)
    return ColumnInfo(header=name, property=known.property if known else None, unit=known.unit if known else "")


def _scaled(file: LoggerFile) -> LoggerFile:
    known = [_VARIABLES.get(info.header) for info in file.columns]
    values = file.values.copy()
    for at, variable in enumerate(known):
        if variable is not None:
            column = values[:, at]
            values[:, at] = np.where(variable.trace & (column == -1), 0.0, column) * variable.scale
    return replace(file, values=values, layout=None)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
