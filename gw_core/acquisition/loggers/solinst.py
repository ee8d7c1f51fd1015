# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solinst Levelogger, Barologger, LTC and Rainlogger files: csv and lev (Levelogger software 2 to 4), xle (4 and app).

LEVEL in a unit of length is the column of water above the sensor as the logger computes it from pressure, with the
offset of its header already in it; on an absolute logger it still holds the changes of air pressure. In a unit of
pressure it is the air's when the logger says to be a barologger, else it is left alone. The files state no time zone.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import InvalidInputError
from ...wording import say
from ..cells import RejectedLine, Rows, split_lines
from .data_sections import read_blocks, with_count
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble
from .sections import first_value, serial_number
from .vendor_tables import Channel, Section, Table, cut_sections, join_alike, numbered, read_tables, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder
    from .data_sections import DataBlock

_NAME = "solinst"
_CHANNELS = {
    "level": "water_column",
    "temperature": "water_temperature",
    "conductivity": "conductivity",
    "spec.cond": "conductivity",
    "speccond": "conductivity",
    "specificconductance": "conductivity",
    "baropressure": "barometric_pressure",
    "rainfall": "rainfall",
}
_PRESSURES = {"kpa", "hpa", "mbar", "mbars", "bar", "psi", "mmhg"}
_CSV_HEADER = re.compile(
    r"^[\s\"]*,?\"?Date\"?(?P<mark>[,;\t])\"?Time\"?(?P=mark)\"?(?:100 )?ms\"?(?P=mark).*$",
    re.IGNORECASE | re.MULTILINE,
)
_CSV_BEGINS = re.compile(r"^[\s\"]*Serial[_ ]number", re.IGNORECASE)
_LEV_MARK = re.compile(r"CREATED BY\s*:\s*Level(?:ogger|oader)", re.IGNORECASE)


def _recognises(head: str) -> bool:
    return "<Body_xle>" in head or bool(_LEV_MARK.search(head)) or bool(_CSV_HEADER.search(head))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...] | LoggerFile:
    if "<Body_xle>" in text:
        return _read_xle(text, order)
    return _read_lev(text, order) if _LEV_MARK.search(text) else _read_csv(text, order)


def _columns(headers: Sequence[str], units: Sequence[str], *, barologger: bool = False) -> tuple[ColumnInfo, ...]:
    """Give each channel its property. A barologger sits in air; its LEVEL is no water column."""
    codes = [_code(header, unit, barologger=barologger) for header, unit in zip(headers, units, strict=True)]
    if any("".join(header.split()).lower() == "specificconductance" for header in headers):
        codes = [None if _is_raw_conductivity(header) else code for header, code in zip(headers, codes, strict=True)]
    if barologger or "barometric_pressure" in codes:
        exchange = {"water_temperature": "air_temperature", "water_column": None}
        codes = [exchange.get(code, code) if code else None for code in codes]
    return tuple(
        ColumnInfo(header=header.strip(), property=code, unit=unit_of(unit))
        for header, code, unit in zip(headers, codes, units, strict=True)
    )


def _is_raw_conductivity(header: str) -> bool:
    """Tell the conductivity at the water's temperature, where the file has that at 25 °C beside it."""
    return header.strip().lower() == "conductivity"


def _code(header: str, unit: str, *, barologger: bool) -> str | None:
    code = _CHANNELS.get("".join(header.split()).lower())
    if code == "water_column" and unit.strip().lower() in _PRESSURES:
        return "barometric_pressure" if barologger else None
    return code


def _read_csv(text: str, order: DateOrder) -> tuple[LoggerFile, ...] | LoggerFile:
    lines = numbered(split_lines(text))
    sections = cut_sections(lines, lambda line: bool(_CSV_HEADER.match(line)), _CSV_BEGINS)
    files = read_tables([(_csv_table(section), section.body) for section in sections], order)
    return files[0] if len(files) == 1 else files


def _csv_table(section: Section) -> Table:
    found = _CSV_HEADER.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    headers = [cell.strip(' "') for cell in section.heading[1].split(delimiter)]
    while not headers[-1]:
        headers.pop()
    first = 1 if not headers[0] else 0  # software 3 counts the rows in front
    names = headers[first + 3 :]
    facts, units = _csv_facts(section.before, names)
    channels = tuple(
        Channel(info=info, at=at) for at, info in enumerate(_columns(names, units), start=first + 3) if info.header
    )
    return Table(
        facts=facts, delimiter=delimiter, width=len(headers), channels=channels, date=first, clock=first + 1,
        milliseconds=first + 2, milliseconds_each=100.0 if headers[first + 2].startswith("100") else 1.0,
    )  # fmt: skip


def _csv_facts(lines: Sequence[str], names: Sequence[str]) -> tuple[FileFacts, list[str]]:
    """Read the block of keys before the table; a value stands behind its key's colon or on the next line."""
    values: dict[str, str] = {}
    units = dict.fromkeys(names, "")
    channel = key = ""
    for line in lines:
        text = line.strip().strip('",;\t')
        name, _, value = (part.strip() for part in text.partition(":"))
        name = name.lower().replace("_", " ")
        if key and not text.endswith(":"):  # a key follows a key whose value is empty
            values.setdefault(key, text)
            key = ""
        elif text in units:
            channel = text
        elif name == "unit" and value and channel:
            units[channel] = value
        else:
            key = f"{channel}/{name}" if not value and name else ""
    facts = FileFacts(
        reader=_NAME, location=values.get("/location", ""), serial=values.get("/serial number", ""), decimal_comma=True,
        by_lines=True,
    )  # fmt: skip
    return facts, [units[name] or values.get(f"{name}/unit", "") for name in names]


def _read_lev(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    blocks = read_blocks(numbered(split_lines(text)))
    return join_alike([_lev_file(block, order) for block in blocks])


def _lev_file(block: DataBlock, order: DateOrder) -> LoggerFile:
    head = ("instrument info from data header", "instrument info")
    facts = FileFacts(
        reader=_NAME, location=first_value(block.sections, "location", *head),
        serial=serial_number(first_value(block.sections, "serial number", *head)), decimal_comma=True,
    )  # fmt: skip
    span = first_value(block.sections, "range", "channel 1 from data header", "channel 1")
    columns = _columns(block.names, block.units, barologger=bool(re.match(r"1\.50*\s*m\b", span)))
    cells = TimeCells(dates=block.rows.columns[0], clocks=block.rows.columns[1], order=order)
    file = assemble(facts, block.rows, cells, list(zip(columns, block.rows.columns[2:], strict=True)))
    return with_count(file, block.declared, ended=block.ended)


_LOG = re.compile(r"<Log\b[^>]*>(?P<body>.*?)(?:</Log>|(?=<Log\b)|\Z)", re.DOTALL)
_ELEMENT = re.compile(r"<(\w+)>([^<]*)</\1>")


def _element(text: str, name: str) -> str:
    found = re.search(rf"<{name}>([^<]*)</{name}>", text, re.IGNORECASE)
    return html.unescape(found[1]).strip() if found else ""


def _read_xle(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    """Read the bodies of a text, of which there are several where files were put one after the other."""
    starts = [found.start() for found in re.finditer("<Body_xle>", text)]
    with_data = [at for at in starts if "<Data>" in text[at : _next(starts, at, len(text))]] or starts[:1]
    files: list[LoggerFile] = []
    for at in with_data:
        part, above = text[at : _next(with_data, at, len(text))], text.count("\n", 0, at)
        try:
            files.append(_xle_file(part, above, order))
        except InvalidInputError as error:
            if not files:
                raise
            files[-1] = replace(files[-1], rejected=(*files[-1].rejected, *_lost(part, above, error.message)))
    return join_alike(files)


def _lost(text: str, above: int, reason: str) -> list[RejectedLine]:
    """Account for the entries below a header that is damaged."""
    return [
        RejectedLine(line=above + text.count("\n", 0, each.start()) + 1, reason=reason, raw=" ".join(each[0].split()))
        for each in _LOG.finditer(text)
    ]


def _next(starts: Sequence[int], at: int, end: int) -> int:
    return min((start for start in starts if start > at), default=end)


def _xle_file(text: str, above: int, order: DateOrder) -> LoggerFile:
    header, opened, data = text.partition("<Data>")
    blocks = re.findall(r"<Ch\d+_data_header>(.*?)</Ch\d+_data_header>", header, re.DOTALL | re.IGNORECASE)
    if not opened or not blocks:
        raise refuse_file("truncated", say("The file ends before its readings begin."))
    names = [_element(block, "Identification") for block in blocks]
    units = [_element(block, "Unit") for block in blocks]
    rows = _xle_rows(data, above + header.count("\n") + 1, len(names))
    facts = FileFacts(
        reader=_NAME, location=_element(header, "Location"), serial=_element(header, "Serial_number"),
        decimal_comma=True,
    )  # fmt: skip
    model = f"{_element(header, 'Model_number')} {_element(header, 'Instrument_type')}"
    columns = _columns(names, units, barologger=re.search(r"\bM1\.5\b|Barologger", model, re.IGNORECASE) is not None)
    cells = TimeCells(dates=rows.columns[0], clocks=rows.columns[1], milliseconds=rows.columns[2], order=order)
    file = assemble(facts, rows, cells, list(zip(columns, rows.columns[3:], strict=True)))
    declared = _element(header, "Num_log")
    return with_count(file, int(declared) if declared.isdecimal() else None, ended="</Body_xle>" in data)


def _xle_rows(data: str, first_line: int, channels: int) -> Rows:
    """Read the log entries one by one, so that a file cut short gives its whole readings and accounts for the last."""
    wanted = ("date", "time", "ms", *(f"ch{number}" for number in range(1, channels + 1)))
    kept: list[tuple[str, ...]] = []
    lines, raw, rejected = [], [], []
    line, position = first_line, 0
    for found in _LOG.finditer(data.partition("</Data>")[0]):
        line += data.count("\n", position, found.start())
        position = found.start()
        text = " ".join(found[0].split())
        values = {name.lower(): value for name, value in _ELEMENT.findall(found["body"])}
        if found[0].endswith("</Log>") and all(name in values for name in wanted):
            kept.append(tuple(values[name] for name in wanted))
            lines.append(line)
            raw.append(text)
        else:
            rejected.append(RejectedLine(line=line, reason=say("The log entry is incomplete."), raw=text))
    columns = tuple(zip(*kept, strict=True)) if kept else tuple(() for _ in wanted)
    return Rows(columns=columns, lines=np.array(lines, dtype=np.int64), raw=tuple(raw), rejected=tuple(rejected))


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
