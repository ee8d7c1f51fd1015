# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Delft-FEWS PI-XML time series: one or more series, each with its header, its place and its events.

Flags are those of the published PI schema (Deltares, Delft-FEWS Published Interface, "flags"): 0 to 2 reliable, 3 to 5
doubtful, 6 to 8 unreliable, 9 missing. Parameters are named by each agency; those are read whose name, unit and (for
levels) datum say what they are.
"""

from __future__ import annotations

import re
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import numpy as np

from ...errors import InvalidInputError
from ...records.observations import Flag
from ...records.units import convert
from ...wording import say
from ..cells import Rows
from ..moments import DateOrder
from .channels import above_datum, describe_channel
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .markup import Node, read_markup, with_break
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import tell_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NAME = "fews"
_MARK = re.compile(
    r"<(?:\w+:)?TimeSeries\b[^>]*wldelft\.nl/fews/PI|<(?:\w+:)?TimeSeries\b[^>]*>\s*<(?:timeZone|series)\b"
)
_FLAGS = {
    3: Flag.SUSPECT, 4: Flag.SUSPECT, 5: Flag.SUSPECT, 6: Flag.FAIL, 7: Flag.FAIL, 8: Flag.FAIL, 9: Flag.MISSING,
    10: Flag.MISSING,  # deleted
}  # fmt: skip
_DEFAULT_MISSING = -999.0
# First parts of parameter ids in common use, where the unit fits.
_PARAMETERS = (
    (re.compile(r"P\b|P\.|rain|precip|neerslag", re.IGNORECASE), "rainfall", "mm"),
    (re.compile(r"Ta\b|T\.air|T\.lucht", re.IGNORECASE), "air_temperature", "degC"),
    (re.compile(r"T\b|T\.|Tw\b|watertemp", re.IGNORECASE), "water_temperature", "degC"),
    (re.compile(r"EC|geleid|conduct", re.IGNORECASE), "conductivity", "uS/cm"),
    (re.compile(r"EVAP|E\.pot|verdamping", re.IGNORECASE), "evaporation", "mm"),
)


def _recognises(head: str) -> bool:
    return bool(_MARK.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    markup = read_markup(text)
    stated = markup.top.value("timeZone")
    series = list(markup.top.all("series"))
    files = [file for each in series if (file := _series(each, stated)) is not None]
    if not files:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    empty = len(series) - len(files)
    if empty:
        files[0] = with_notes(files[0], say("Series without any reading: {count}.", count=empty))
    files = with_break(files, markup)
    return files[0] if len(files) == 1 else tell_apart(files)


def _zone(text: str) -> timezone | None:
    """Return the zone of the offset in hours; a document without one is in UTC by its schema."""
    try:
        return timezone(timedelta(hours=float(text or "0")))
    except ValueError:
        return None


def _series(series: Node, stated: str) -> LoggerFile | None:
    header = series.child("header")
    events = list(series.all("event"))
    if header is None or not events:
        return None
    zone = _zone(stated)
    facts = FileFacts(
        reader=_NAME, location=header.value("locationId") or header.value("stationName"), time_zone=zone,
        unread_zone="" if zone else stated, missing=(_missing(header.value("missVal")),),
    )  # fmt: skip
    cells = TimeCells(
        dates=[event.attributes.get("date", "") for event in events],
        clocks=[event.attributes.get("time", "") for event in events], order=DateOrder.YEAR_FIRST,
    )  # fmt: skip
    flags = _flags(events)
    values = [
        "" if flag == Flag.MISSING else event.attributes.get("value", "")
        for event, flag in zip(events, flags.tolist(), strict=True)
    ]
    rows = Rows(
        columns=(), lines=np.array([event.line for event in events], dtype=np.int64),
        raw=tuple(event.written() for event in events), rejected=(),
    )  # fmt: skip
    return assemble(facts, rows, cells, [(_column(header), values)], [flags])


def _missing(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return _DEFAULT_MISSING


def _flags(events: Sequence[Node]) -> NDArray[np.uint8]:
    texts = [event.attributes.get("flag", "") for event in events]
    return np.array(
        [_FLAGS.get(int(text) if text.isdecimal() else 0, Flag.NOT_EVALUATED) for text in texts], dtype=np.uint8
    )


def _column(header: Node) -> ColumnInfo:
    name, unit = header.value("parameterId"), header.value("units")
    qualifiers = " ".join(each.text.strip() for each in header.all("qualifierId"))
    title = " ".join(part for part in (name, qualifiers) if part)
    told = _meaning(name, unit)
    return ColumnInfo(header=title, property=told.property, unit=told.unit)


def _meaning(name: str, unit: str) -> ColumnInfo:
    plain = above_datum(unit)
    if plain and re.match(r"(?:H|GW|GWS|WS|waterstand|stijghoogte|grondwater)", name, re.IGNORECASE):
        return ColumnInfo(header=name, property="water_level", unit=plain)
    for pattern, code, wanted in _PARAMETERS:
        if pattern.match(name) and _fits(unit, wanted):
            return ColumnInfo(header=name, property=code, unit=unit)
    return describe_channel(name, unit)


def _fits(unit: str, wanted: str) -> bool:
    try:
        convert([1.0], unit, wanted)
    except InvalidInputError:
        return False
    return bool(unit.strip())


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
