# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ORI MLog csv: semicolons, decimal commas, position and device in each row.

"Höhe" names no datum and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..cells import split_lines
from .channels import split_heading
from .logger_file import LoggerFile, LoggerReader
from .readings import FileFacts
from .vendor_tables import (
    Channel,
    Section,
    Table,
    by_cell,
    column,
    cut_sections,
    heading_cells,
    numbered,
    read_tables,
    without_doubles,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder
    from .vendor_tables import Line

_NAME = "ori"
_HEADING = re.compile(r"^\W*Date & Time\"?(?P<mark>[;,\t]).*(?:DeviceID|Latit GPS)", re.IGNORECASE)
_NO_CHANNEL = {"deviceid", "serialnumber", "latitgps", "lontitgps", "opertime"}
_PROPERTIES = {"conduct": "conductivity", "temp": "water_temperature", "battery": "battery_voltage", "ph": "ph"}


def _recognises(head: str) -> bool:
    return any(_HEADING.match(line) for line in split_lines(head))


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    sections = cut_sections(numbered(split_lines(text)), lambda line: bool(_HEADING.match(line)))
    return read_tables([table for section in sections for table in _tables(section)], order)


def _tables(section: Section) -> list[tuple[Table, Sequence[Line]]]:
    found = _HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ";"
    names = heading_cells(section.heading[1], delimiter)
    channels = []
    for at, name in enumerate(names):
        heading = split_heading(name)
        if at and name and "".join(heading.name.split()).casefold() not in _NO_CHANNEL:
            channels.append(Channel(info=column(heading.name, heading.unit, _PROPERTIES), at=at))
    at_device = next((at for at, name in enumerate(names) if name.casefold() == "deviceid"), None)
    parts = {"": list(section.body)} if at_device is None else by_cell(section.body, delimiter, at_device)
    return [
        (
            Table(
                facts=FileFacts(reader=_NAME, serial=device, decimal_comma=delimiter != ","), delimiter=delimiter,
                width=len(names), channels=without_doubles(channels),
            ),
            rows,
        )
        for device, rows in parts.items()
    ]  # fmt: skip


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
