# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WaterML 2.0 (OGC 10-126r4): measurement time series of one or more monitoring points, each value with its moment.

Variables are known by USGS parameter codes where the file carries them, else by the title of the observed property.
The unit stands with the defaults of the series; a point may state its own, which must be the same. A nil is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

import numpy as np

from ...records.observations import Flag
from ...wording import say
from ..cells import Rows
from ..moments import DateOrder
from ..zones import find_zone
from .channels import describe_channel
from .logger_file import ColumnInfo, LoggerFile, LoggerReader, refuse_file
from .markup import Node, read_markup, with_break
from .readings import FileFacts, TimeCells, assemble, with_notes
from .stations import tell_apart
from .usgs_codes import parameter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

_NAME = "waterml2"
_MARK = re.compile(r"opengis\.net/waterml/2\.0")
_CODE = re.compile(r"_(?P<code>\d{5})(?:_(?P<statistic>\d{5}))?$|pm_search=(?P<searched>\d{5})")
_BAD = re.compile(r"\bbad\b|invalid|malfunction|rejected", re.IGNORECASE)
_DOUBTFUL = re.compile(r"estimat|suspect|questionable|unreliable|\bpoor\b|doubtful|affected by ice", re.IGNORECASE)
_NOTHING = Node(name="", attributes={}, line=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One value as written."""

    time: str
    value: str
    flag: Flag
    line: int
    raw: str


def _recognises(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith("<") and bool(_MARK.search(head))


def _read(text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
    markup = read_markup(text)
    top = markup.top
    observations = [top] if top.name == "OM_Observation" else list(top.descendants("OM_Observation"))
    read = [(each, list(_points(each))) for each in observations]
    files = [_file(each, points) for each, points in read if points]
    if not files:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    if len(files) < len(read):
        files[0] = with_notes(files[0], say("Series without any reading: {count}.", count=len(read) - len(files)))
    files = with_break(files, markup)
    return files[0] if len(files) == 1 else tell_apart(files)


def _file(observation: Node, points: list[_Point]) -> LoggerFile:
    rows = Rows(
        columns=(), lines=np.array([each.line for each in points], dtype=np.int64),
        raw=tuple(each.raw for each in points), rejected=(),
    )  # fmt: skip
    facts = FileFacts(reader=_NAME, location=_station(observation), time_zone=_zone(observation))
    cells = TimeCells(dates=[each.time for each in points], order=DateOrder.YEAR_FIRST)
    flags = np.array([each.flag for each in points], dtype=np.uint8)
    return assemble(facts, rows, cells, [(_column(observation), [each.value for each in points])], [flags])


def _points(observation: Node) -> Iterator[_Point]:
    for each in observation.descendants("MeasurementTVP"):
        value = _child(each, "value")
        nil = value.attributes.get("nil", "").casefold() in {"true", "1"}
        titles = " ".join(
            mark.attributes.get("title", "") for name in ("qualifier", "quality") for mark in each.descendants(name)
        )
        yield _Point(
            time=_child(each, "time").text.strip(), value=value.text.strip() if value.whole and not nil else "",
            flag=_flag(titles), line=each.line, raw=each.written(),
        )  # fmt: skip


def _flag(titles: str) -> Flag:
    if _BAD.search(titles):
        return Flag.FAIL
    return Flag.SUSPECT if _DOUBTFUL.search(titles) else Flag.NOT_EVALUATED


def _column(observation: Node) -> ColumnInfo:
    observed = _child(observation, "observedProperty")
    series = next(observation.descendants("MeasurementTimeseries"), _NOTHING)
    units = {uom.attributes.get("code", "") or _last(uom.attributes.get("href", ""))
             for uom in observation.descendants("uom")} - {""}  # fmt: skip
    unit = units.pop() if len(units) == 1 else ""
    title = observed.attributes.get("title", "") or _last(observed.attributes.get("href", "")) or observed.text.strip()
    found = _CODE.search(series.attributes.get("id", "")) or _CODE.search(observed.attributes.get("href", ""))
    if found:
        return parameter(found["code"] or found["searched"], title, found["statistic"] or "", unit)
    return describe_channel(title, unit)


def _station(observation: Node) -> str:
    """Return the identifier of the monitoring point: written out, or the end of its address, else its title."""
    feature = _child(observation, "featureOfInterest")
    point = next(feature.descendants("MonitoringPoint"), _NOTHING)
    written = point.value("identifier") or point.attributes.get("id", "").rpartition(".")[2]
    return written or _last(feature.attributes.get("href", "")) or feature.attributes.get("title", "")


def _zone(observation: Node) -> tzinfo | None:
    offset = next(observation.descendants("zoneOffset"), _NOTHING).text.strip()
    return find_zone(f"UTC{offset}") if offset else None


def _child(node: Node, name: str) -> Node:
    return node.child(name) or _NOTHING


def _last(address: str) -> str:
    return unquote(re.split(r"[/#]", address.rstrip("/#"))[-1])


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read, priority=-1)
