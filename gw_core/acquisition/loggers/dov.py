# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""DOV (Databank Ondergrond Vlaanderen) XML: the levels measured in the filters of a well, in metres above TAW.

A level may hold a depth below the reference point only; then it is no elevation and is not turned into one here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from ...records.observations import Flag
from ...wording import say
from ..cells import Rows
from ..moments import DateOrder
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .markup import Node, read_markup, with_break
from .readings import FileFacts, TimeCells, assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "dov"
_MARK = re.compile(r"<(?:\w+:)?dov-schema\b")
_COLUMNS = (
    ("peil_mtaw", ColumnInfo(header="peil_mtaw", property="water_level", unit="m")),
    ("diepte_tov_referentiepunt", ColumnInfo(header="diepte_tov_referentiepunt", property=None, unit="m")),
)
_DOUBTFUL = {"onbetrouwbaar": Flag.FAIL, "twijfelachtig": Flag.SUSPECT}


def _recognises(head: str) -> bool:
    return bool(_MARK.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    markup = read_markup(text)
    files = [_levels(each) for each in markup.top.descendants("filtermeting") if each.child("peilmeting")]
    if not files:
        raise refuse_file("no_rows", say("The document holds no measured levels."))
    files = with_break(files, markup)
    return files[0] if len(files) == 1 else tuple(files)


def _levels(measured: Node) -> LoggerFile:
    levels = list(measured.all("peilmeting"))
    flags = np.array(
        [_DOUBTFUL.get(level.value("betrouwbaarheid"), Flag.NOT_EVALUATED) for level in levels], dtype=np.uint8
    )
    rows = Rows(
        columns=(), lines=np.array([level.line for level in levels], dtype=np.int64),
        raw=tuple(level.written() for level in levels), rejected=(),
    )  # fmt: skip
    facts = FileFacts(reader=_NAME, location=measured.value("grondwaterlocatie"), serial=_filter(measured), sparse=True)
    cells = TimeCells(
        dates=[level.value("datum") for level in levels], clocks=_clocks(levels), order=DateOrder.YEAR_FIRST
    )
    channels = [(info, [level.value(name) for level in levels]) for name, info in _COLUMNS]
    return assemble(facts, rows, cells, channels, [flags, None])


def _filter(measured: Node) -> str:
    number = measured.value("filter", "identificatie")
    return f"filter {number}" if number else ""


def _clocks(levels: Sequence[Node]) -> list[str]:
    return [level.value("tijdstip")[:8] for level in levels]


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
