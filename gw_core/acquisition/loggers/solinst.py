# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solinst Levelogger, Barologger and LTC files: csv (Levelogger software 3 and 4), lev, and xle (software 4 and app).

LEVEL is the column of water above the sensor as the logger computes it from pressure, with the offset of its header
already in it; on an absolute logger it still holds the changes of air pressure. The files state no time zone.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..cells import RejectedLine, Rows, split_lines, split_rows
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, TimeCells, assemble, with_notes
from .sections import first_value, read_sections, serial_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder

_NAME = "solinst"
_CHANNELS = {
    "level": "water_column",
    "temperature": "water_temperature",
    "conductivity": "conductivity",
    "spec.cond": "conductivity",
    "speccond": "conductivity",
    "baropressure": "barometric_pressure",
}
_CSV_HEADER = re.compile(r"^,?Date(?P<mark>[,;\t])Time(?P=mark)(?:100 )?ms(?P=mark).*$", re.IGNORECASE | re.MULTILINE)
_LEV_MARK = re.compile(r"CREATED BY\s*:\s*Level(?:ogger|oader)", re.IGNORECASE)
_END = "END OF DATA"


def _recognises(head: str) -> bool:
    return "<Body_xle>" in head or bool(_LEV_MARK.search(head)) or bool(_CSV_HEADER.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile:
    if "<Body_xle>" in text:
        return _read_xle(text, order)
    return _read_lev(text, order) if _LEV_MARK.search(text) else _read_csv(text, order)


def _columns(headers: Sequence[str], units: Sequence[str], model: str = "") -> tuple[ColumnInfo, ...]:
    """Give each channel its property. A barologger sits in air; its LEVEL is no water column."""
    codes = [_CHANNELS.get("".join(header.split()).lower()) for header in headers]
    in_air = "barometric_pressure" in codes or re.fullmatch(r"M1\.5", model.strip()) is not None
    if in_air:
        exchange = {"water_temperature": "air_temperature", "water_column": None}
        codes = [exchange.get(code, code) if code else None for code in codes]
    return tuple(
        ColumnInfo(header=header.strip(), property=code, unit=unit.strip())
        for header, code, unit in zip(headers, codes, units, strict=True)
    )


def _read_csv(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text)
    at = next(number for number, line in enumerate(lines) if _CSV_HEADER.match(line))
    found = _CSV_HEADER.match(lines[at])
    delimiter = found["mark"] if found else ","
    headers = [cell.strip() for cell in lines[at].split(delimiter)]
    first = 1 if not headers[0] else 0  # software 3 counts the rows in front
    names = headers[first + 3 :]
    facts, units = _csv_facts(lines[:at], names)
    rows = split_rows(enumerate(lines[at + 1 :], start=at + 2), delimiter, len(headers))
    cells = TimeCells(
        dates=rows.columns[first], clocks=rows.columns[first + 1], milliseconds=rows.columns[first + 2],
        milliseconds_each=100.0 if headers[first + 2].startswith("100") else 1.0, order=order,
    )  # fmt: skip
    return assemble(facts, rows, cells, list(zip(_columns(names, units), rows.columns[first + 3 :], strict=True)))


def _csv_facts(lines: Sequence[str], names: Sequence[str]) -> tuple[FileFacts, list[str]]:
    """Read the block of keys before the table; a value stands behind its key's colon or on the next line."""
    values: dict[str, str] = {}
    units = dict.fromkeys(names, "")
    channel = key = ""
    for line in lines:
        text = line.strip().rstrip(",;")
        name, _, value = (part.strip() for part in text.partition(":"))
        name = name.lower().replace("_", " ")
        if key:
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


def _read_lev(text: str, order: DateOrder) -> LoggerFile:
    lines = split_lines(text)
    at = next((number for number, line in enumerate(lines) if line.strip().lower() == "[data]"), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its [Data] section."))
    sections = read_sections(lines[:at])
    names, units = _lev_channels(sections)
    start, declared = _declared_rows(lines, at + 1)
    body = [(number, " ".join(line.split())) for number, line in enumerate(lines[start:], start=start + 1)]
    ended = any(line.startswith(_END) for _, line in body)
    rows = split_rows([(n, line) for n, line in body if not line.startswith(_END)], " ", 2 + len(names))
    head = ("instrument info from data header", "instrument info")
    facts = FileFacts(
        reader=_NAME, location=first_value(sections, "location", *head),
        serial=serial_number(first_value(sections, "serial number", *head)), decimal_comma=True,
    )  # fmt: skip
    cells = TimeCells(dates=rows.columns[0], clocks=rows.columns[1], order=order)
    file = assemble(facts, rows, cells, list(zip(_columns(names, units), rows.columns[2:], strict=True)))
    return _with_count(file, declared, ended=ended)


def _lev_channels(sections: dict[str, dict[str, str]]) -> tuple[list[str], list[str]]:
    names, units = [], []
    for number in range(1, 100):
        later, earlier = f"channel {number} from data header", f"channel {number}"
        name = first_value(sections, "identification", later, earlier)
        if not name:
            break
        reference = first_value(sections, "reference", later, earlier).split(maxsplit=1)
        names.append(name)
        units.append(first_value(sections, "unit", later, earlier) or (reference[1] if len(reference) > 1 else ""))
    if not names:
        raise refuse_file("truncated", say("The header of the file names no channel."))
    return names, units


def _declared_rows(lines: Sequence[str], start: int) -> tuple[int, int | None]:
    """Return where the readings begin and how many the file says it has."""
    if start < len(lines) and lines[start].strip().isdigit():
        return start + 1, int(lines[start])
    return start, None


def _with_count(file: LoggerFile, declared: int | None, *, ended: bool) -> LoggerFile:
    notes = []
    if declared is not None and declared != file.data_rows:
        notes.append(
            say("The header announces {declared} readings, the file holds {found}.", declared=declared,
                found=file.data_rows)
        )  # fmt: skip
    if not ended:
        notes.append(say("The file breaks off before its end mark."))
    return with_notes(file, *notes)


_LOG = re.compile(r"<Log\b[^>]*>(?P<body>.*?)(?:</Log>|(?=<Log\b)|\Z)", re.DOTALL)
_ELEMENT = re.compile(r"<(\w+)>([^<]*)</\1>")


def _element(text: str, name: str) -> str:
    found = re.search(rf"<{name}>([^<]*)</{name}>", text)
    return html.unescape(found[1]).strip() if found else ""


def _read_xle(text: str, order: DateOrder) -> LoggerFile:
    header, opened, data = text.partition("<Data>")
    blocks = re.findall(r"<Ch\d+_data_header>(.*?)</Ch\d+_data_header>", header, re.DOTALL)
    if not opened or not blocks:
        raise refuse_file("truncated", say("The file ends before its readings begin."))
    names = [_element(block, "Identification") for block in blocks]
    units = [_element(block, "Unit") for block in blocks]
    rows = _xle_rows(data, text[: len(header)].count("\n") + 1, len(names))
    facts = FileFacts(
        reader=_NAME, location=_element(header, "Location"), serial=_element(header, "Serial_number"),
        decimal_comma=True,
    )  # fmt: skip
    columns = _columns(names, units, _element(header, "Model_number"))
    cells = TimeCells(dates=rows.columns[0], clocks=rows.columns[1], milliseconds=rows.columns[2], order=order)
    file = assemble(facts, rows, cells, list(zip(columns, rows.columns[3:], strict=True)))
    declared = _element(header, "Num_log")
    return _with_count(file, int(declared) if declared.isdigit() else None, ended="</Body_xle>" in data)


def _xle_rows(data: str, first_line: int, channels: int) -> Rows:
    """Read the log entries one by one, so that a file cut short gives its whole readings and accounts for the last."""
    wanted = ("Date", "Time", "ms", *(f"ch{number}" for number in range(1, channels + 1)))
    kept: list[tuple[str, ...]] = []
    lines, raw, rejected = [], [], []
    line, position = first_line, 0
    for found in _LOG.finditer(data.partition("</Data>")[0]):
        line += data.count("\n", position, found.start())
        position = found.start()
        text = " ".join(found[0].split())
        values = dict(_ELEMENT.findall(found["body"]))
        if found[0].endswith("</Log>") and all(name in values for name in wanted):
            kept.append(tuple(values[name] for name in wanted))
            lines.append(line)
            raw.append(text)
        else:
            rejected.append(RejectedLine(line=line, reason=say("The log entry is incomplete."), raw=text))
    columns = tuple(zip(*kept, strict=True)) if kept else tuple(() for _ in wanted)
    return Rows(columns=columns, lines=np.array(lines, dtype=np.int64), raw=tuple(raw), rejected=tuple(rejected))


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
