# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""KELLER PressureSuite measurement files (JSON): a header that names the channels, a body of moments with their values.

Times are UTC; the header's IANA zone is that of the site. Channels are numbered as KELLER's published file format does
(MeasurementDefinition; KELLER Druckmesstechnik, PressureSuite file format samples, 2024): pressures are in bar,
temperatures in °C, lengths in m, conductivities in mS/cm, voltages in V. P1 is absolute on some devices and relative
to the air on others, which the file does not say: one that falls clearly below the pressure of the air cannot be
absolute and is left alone, any other is taken as absolute, and the user is told.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import timezone
from typing import TYPE_CHECKING, Any

import numpy as np

from ...wording import say
from ..cells import RejectedLine, Rows
from ..moments import DateOrder
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_end_notes, with_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

_NAME = "keller"
_MARK = re.compile(r"\"MeasurementDefinitionsInBody\"\s*:")
_BODY = re.compile(r"\"Body\"\s*:\s*\[")
_ENTRY = re.compile(r"\{[^{}]*\}?")
_PRESSURE, _BAROMETER = "pressure", "barometric_pressure"
_SENSOR_TEMPERATURE, _WATER_TEMPERATURE, _CALCULATED = 4, 5, 100
_LOWEST_AIR = 0.8  # an absolute pressure under less than this share of the air's is none; of 1 bar without barometer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Definition:
    name: str
    property: str | None
    unit: str


def _definitions() -> dict[int, _Definition]:
    rows: tuple[tuple[int, str, str | None, str], ...] = (
        (1, "Pd (P1-P2)", None, "bar"), (2, "P1", _PRESSURE, "bar"), (3, "P2", None, "bar"),
        (4, "T", None, "degC"), (5, "TOB1", "water_temperature", "degC"), (6, "TOB2", None, "degC"),
        (7, "PBaro", _BAROMETER, "bar"), (8, "TBaro", "air_temperature", "degC"),
        (9, "Volt Inp. 1", None, "V"), (10, "Volt Inp. 2", None, "V"), (11, "Pd (P1-PBaro)", None, "bar"),
        (12, "Conductivity Tc", "conductivity", "mS/cm"), (13, "Conductivity raw", None, "mS/cm"),
        (14, "T (Conductivity)", None, "degC"), (15, "P1 (2)", _PRESSURE, "bar"), (16, "P1 (3)", _PRESSURE, "bar"),
        (17, "P1 (4)", _PRESSURE, "bar"), (18, "P1 (5)", _PRESSURE, "bar"), (19, "Counter input", None, ""),
        (30, "TOB1 (2)", "water_temperature", "degC"), (31, "TOB1 (3)", "water_temperature", "degC"),
        (32, "TOB1 (4)", "water_temperature", "degC"), (33, "TOB1 (5)", "water_temperature", "degC"),
        (34, "mH2O (E)", "water_column", "m"), (35, "mH2O (F)", "water_depth", "m"),
        (36, "mH2O (G)", "water_level", "m"),
    )  # fmt: skip
    return {number: _Definition(name=name, property=code, unit=unit) for number, name, code, unit in rows}


_CHANNELS = _definitions()


def _recognises(head: str) -> bool:
    return head.lstrip().startswith("{") and bool(_MARK.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile:
    opened = _BODY.search(text)
    if opened is None:
        raise refuse_file("truncated", say("The file ends before its readings begin."))
    header = _header(text, opened.start())
    if header.get("IsBodyCompressed") is True:
        raise refuse_file("compressed", say("The readings of the file are compressed."))
    numbers = [each for each in header.get("MeasurementDefinitionsInBody") or [] if isinstance(each, int)]
    if not numbers:
        raise refuse_file("truncated", say("The header of the file names no channel."))
    rows = _rows(text, opened.end(), len(numbers))
    facts = FileFacts(
        reader=_NAME, location=_location(header), serial=str(header.get("SerialNumber") or ""),
        time_zone=timezone.utc,
    )  # fmt: skip
    cells = TimeCells(dates=[cell.removesuffix("Z") for cell in rows.columns[0]], order=DateOrder.YEAR_FIRST)
    channels = list(zip(_columns(numbers, header), rows.columns[1:], strict=True))
    file = _without_relative(assemble(facts, rows, cells, channels))
    ended = re.search(r"[}\[]\s*\]\s*\}\s*$", text) is not None
    return file if ended else with_end_notes(file, say("The file breaks off before its end mark."))


def _header(text: str, end: int) -> Mapping[str, Any]:
    """Return the header, read alone so that a body cut short does not spoil it."""
    opened = re.search(r"\"Header\"\s*:\s*", text[:end])
    if opened is None:
        raise refuse_file("bad_header", say("The file has no header."))
    try:
        header, _ = json.JSONDecoder().raw_decode(text, opened.end())
    except (json.JSONDecodeError, RecursionError) as error:
        raise refuse_file("bad_header", say("The header of the file is damaged.")) from error
    if not isinstance(header, dict):
        raise refuse_file("bad_header", say("The header of the file is damaged."))
    return header


def _location(header: Mapping[str, Any]) -> str:
    return str(header.get("DeviceName") or "").partition(" / GSM")[0].strip()


def _columns(numbers: Sequence[int], header: Mapping[str, Any]) -> list[ColumnInfo]:
    """Describe the channels; a calculated one means what its header says it corresponds to."""
    calculations = iter(header.get("ChannelCalculations") or [])
    columns = []
    for number in numbers:
        meant = _corresponding(next(calculations, None)) if number == _CALCULATED else number
        columns.append(_column(meant, water=_WATER_TEMPERATURE not in numbers))
    return columns


def _corresponding(calculation: Any) -> int:
    parameters = calculation.get("CalculationParameters") if isinstance(calculation, dict) else None
    text = str((parameters or {}).get("CorrespondingMeasurementDefinitionId") or "")
    return int(text) if text.isdecimal() else _CALCULATED


def _column(number: int, *, water: bool) -> ColumnInfo:
    """Describe a channel; the sensor's own temperature is that of the water where no other is measured."""
    known = _CHANNELS.get(number)
    if known is None:
        return ColumnInfo(header=f"channel {number}", property=None, unit="")
    code = "water_temperature" if number == _SENSOR_TEMPERATURE and water else known.property
    return ColumnInfo(header=known.name, property=code, unit=known.unit)


def _rows(text: str, start: int, channels: int) -> Rows:
    """Read the entries of the body one by one, so that a damaged one spoils no other."""
    kept: list[tuple[str, ...]] = []
    lines, raw, rejected = [], [], []
    for line, entry in _entries(text, start):
        cells = _entry_cells(entry, channels)
        if cells is None:
            rejected.append(RejectedLine(line=line, reason=say("The log entry is incomplete."), raw=entry))
        else:
            kept.append(cells)
            lines.append(line)
            raw.append(entry)
    columns = tuple(zip(*kept, strict=True)) if kept else tuple(() for _ in range(channels + 1))
    return Rows(columns=columns, lines=np.array(lines, dtype=np.int64), raw=tuple(raw), rejected=tuple(rejected))


def _entries(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield line and text of each entry, and of what stands between entries and should not."""
    line, position = text.count("\n", 0, start) + 1, start
    end = len(text.rstrip(" \t\r\n]}"))
    for found in _ENTRY.finditer(text, start):
        between = text[position : found.start()].strip(" \t\r\n,]}")
        if between:
            yield line, between
        line += text.count("\n", position, found.start())
        yield line, " ".join(found[0].split())
        line += text.count("\n", found.start(), found.end())
        position = found.end()
    rest = text[position : max(end, position)].strip(" \t\r\n,")
    if rest:
        yield line, rest


def _entry_cells(entry: str, channels: int) -> tuple[str, ...] | None:
    try:
        read = json.loads(entry, parse_float=str, parse_int=str)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(read, dict) or not isinstance(read.get("v"), list) or len(read["v"]) != channels:
        return None
    return (str(read.get("t") or ""), *("" if value is None else str(value) for value in read["v"]))


def _without_relative(file: LoggerFile) -> LoggerFile:
    """Leave a P1 alone that cannot be absolute: relative to the air, it would pass for an absolute pressure."""
    codes = [info.property for info in file.columns]
    pressures = [at for at, code in enumerate(codes) if code == _PRESSURE]
    if not pressures:
        return file
    air = _lowest(file.values[:, codes.index(_BAROMETER)]) if _BAROMETER in codes else 1.0
    relative = [at for at in pressures if _lowest(file.values[:, at]) < _LOWEST_AIR * air]
    absolute = [at for at in pressures if at not in relative]
    notes = []
    if absolute:
        names = ", ".join(file.columns[at].header for at in absolute)
        notes.append(say("{names} is taken as absolute pressure; the file does not say.", names=names))
    if relative:
        names = ", ".join(file.columns[at].header for at in relative)
        notes.append(say("{names} is relative to the air, not absolute, and not imported as such.", names=names))
    return _left_alone(with_notes(file, *notes), relative)


def _lowest(values: NDArray[np.float64]) -> float:
    finite = values[np.isfinite(values)]
    return float(finite.min()) if finite.size else float("nan")


def _left_alone(file: LoggerFile, places: Sequence[int]) -> LoggerFile:
    columns = tuple(replace(info, property=None) if at in places else info for at, info in enumerate(file.columns))
    present = file.present.copy()
    present[:, list(places)] = False
    return replace(file, columns=columns, present=present)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
