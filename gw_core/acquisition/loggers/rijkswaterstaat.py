# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rijkswaterstaat Waterinfo csv: one measured value a row, with its place, quantity, unit, datum and quality.

Columns are found by name, as their number changed over the years. Heights are elevations when their capacity column
(HOEDANIGHEID) names a datum. Times are Dutch winter time (MET, UTC+1) all the year, as Rijkswaterstaat documents.
"""

from __future__ import annotations

import re
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np

from ...records.observations import Flag
from ...wording import say
from ..cells import split_cells, split_lines, split_rows
from ..moments import DateOrder
from .channels import above_datum, describe_channel
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import split_stations, spread_channels, tell_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..cells import Rows

_NAME = "rijkswaterstaat"
_HEADING = re.compile(r"^\W*(?:\w+;)*MEETPUNT_IDENTIFICATIE;.*WAARNEMINGDATUM", re.MULTILINE | re.IGNORECASE)
_WINTER_TIME = timezone(timedelta(hours=1))
_MISSING = (999999999.0, -999999999.0, 99999999999.0)
_QUALITY = (
    (re.compile(r"ontbrekend|missing|hiaat", re.IGNORECASE), Flag.MISSING),
    (re.compile(r"fout|onbetrouwbaar|onwaarschijnlijk", re.IGNORECASE), Flag.FAIL),
    (re.compile(r"geschat|interpol|twijfel|verdacht|extremum", re.IGNORECASE), Flag.SUSPECT),
)  # fmt: skip
_QUANTITIES = (
    (re.compile(r"^(?:WATHTE|GRONDWSD|STIJGHTE)$"), "water_level"),
    (re.compile(r"^NEERSG"), "rainfall"),
    (re.compile(r"^GELDHD"), "conductivity"),
    (re.compile(r"^(?:pH|ZUURGD)$"), "ph"),
    (re.compile(r"^LUCHTDK"), "barometric_pressure"),
    (re.compile(r"^WINDSHD"), "wind_speed"),
    (re.compile(r"^WINDRTG"), "wind_direction"),
)
_TEMPERATURES = {"OW": "water_temperature", "GW": "water_temperature", "LT": "air_temperature"}
_ANY = "any"


def _recognises(head: str) -> bool:
    return bool(_HEADING.search(head.replace("\r", "\n")))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    lines = split_lines(text)
    at = next((number for number, line in enumerate(lines) if _HEADING.match(line)), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    names = [re.sub(r"\W+", "", cell).upper() for cell in split_cells(lines[at], ";")]
    if "NUMERIEKEWAARDE" not in (name.replace("_", "") for name in names):
        raise refuse_file("no_channel", say("The table has no column {name}.", name="NUMERIEKEWAARDE"))
    body = [(n, line) for n, line in enumerate(lines[at + 1 :], start=at + 2) if not _HEADING.match(line)]
    rows = split_rows(body, ";", len(names))
    if not len(rows.lines):
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    file = _values(rows, names)
    stations = dict(zip(rows.lines.tolist(), _cells(rows, names, "MEETPUNT_IDENTIFICATIE"), strict=True))
    channels = dict(zip(rows.lines.tolist(), _channels(rows, names), strict=True))
    files = [spread_channels(part, channels) for part in split_stations(file, stations)]
    files[0] = with_notes(files[0], say("Times are taken as Dutch winter time, UTC+1, all the year."))
    return files[0] if len(files) == 1 else tell_apart(files)


def _values(rows: Rows, names: Sequence[str]) -> LoggerFile:
    limits = _cells(rows, names, "LIMIETSYMBOOL")
    flags = _flags(rows, names)
    values = [
        "" if flag == Flag.MISSING else f"{limit}{value}"  # "<" makes the cell unreadable: a level has no limit
        for value, limit, flag in zip(_cells(rows, names, "NUMERIEKEWAARDE"), limits, flags.tolist(), strict=True)
    ]
    facts = FileFacts(reader=_NAME, time_zone=_WINTER_TIME, decimal_comma=True, missing=_MISSING)
    dates, clocks = (_cells(rows, names, f"WAARNEMING{name}") for name in ("DATUM", "TIJD"))
    if not any(clocks):
        clocks = _cells(rows, names, "WAARNEMINGTIJDMETCET")
    cells = TimeCells(dates=dates, clocks=clocks, order=DateOrder.DAY_FIRST)
    return assemble(
        facts, rows, cells, [(ColumnInfo(header="NUMERIEKEWAARDE", property=_ANY, unit=""), values)], [flags]
    )


def _cells(rows: Rows, names: Sequence[str], name: str) -> list[str]:
    """Return a column, empty texts where the file does not have it."""
    wanted = name.replace("_", "")
    plain = [each.replace("_", "") for each in names]
    if wanted not in plain:
        return [""] * len(rows.lines)
    return [cell.strip() for cell in rows.columns[plain.index(wanted)]]


def _flags(rows: Rows, names: Sequence[str]) -> NDArray[np.uint8]:
    words = _cells(rows, names, "KWALITEITSOORDEEL_CODE")
    known = {word: _flag(word) for word in set(words)}
    return np.array([known[word] for word in words], dtype=np.uint8)


def _flag(word: str) -> Flag:
    """Return the flag of a quality word, or of its code number (99 missing, 50 to 98 doubtful or wrong)."""
    if word.isdecimal():
        number = int(word)
        return Flag.MISSING if number == 99 else Flag.SUSPECT if number >= 50 else Flag.NOT_EVALUATED
    return next((flag for pattern, flag in _QUALITY if pattern.search(word)), Flag.NOT_EVALUATED)


def _channels(rows: Rows, names: Sequence[str]) -> list[ColumnInfo]:
    columns = [
        _cells(rows, names, name)
        for name in (
            "GROOTHEID_CODE", "GROOTHEID_OMSCHRIJVING", "PARAMETER_OMSCHRIJVING", "EENHEID_CODE", "HOEDANIGHEID_CODE",
            "COMPARTIMENT_CODE", "MEETAPPARAAT_CODE",
        )
    ]  # fmt: skip
    keys = list(zip(*columns, strict=True))
    known = {key: _channel(*key) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


def _channel(
    code: str, quantity: str, parameter: str, unit: str, capacity: str, compartment: str, device: str
) -> ColumnInfo:
    header = " ".join(part for part in (quantity or code, parameter, capacity) if part and part != "NVT")
    found = _TEMPERATURES.get(compartment) if code == "T" else None
    found = found or next((name for pattern, name in _QUANTITIES if pattern.match(code)), None)
    if found is None:
        told = describe_channel(parameter or quantity, unit)
        return ColumnInfo(header=header, property=told.property, unit=told.unit, serial=device)
    if found == "water_level" and not above_datum(f"{unit}+{capacity}"):
        found = None  # above which datum, the file does not say
    spelled = {"DIMSLS": "", "graad": "degree", "oC": "degC"}.get(unit, unit)
    return ColumnInfo(header=header, property=found, unit=spelled, serial=device)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
