# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a table stands in a text of unknown origin, and what its columns are: time, monitoring point, channels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ..cells import split_cells
from ..clock_cells import COMPACT, EXCEL, kind_of
from ..moments import DateOrder, read_moments
from .channels import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITERS = (";", "\t", "|", ",")
_LOOKED_AT = 20  # lines below a heading among which a date must be
_DATETIME = {
    "datetime", "date/time", "date&time", "date-time", "dateandtime", "timestamp", "time", "phenomenontime",
    "resulttime", "ts", "datetimeutc", "timestamputc", "utctime", "localtime", "obstime", "samplingtime",
    "unixtime", "epoch", "epochtime", "zeit", "zeitpunkt", "zeitstempel", "messzeitpunkt", "datumzeit", "datum/zeit",
    "datumuhrzeit", "datum/uhrzeit", "datumtijd", "tijdstip", "tijdstipmeting",
    "dateheure", "date/heure", "horodatage", "fechahora", "fecha/hora", "dataora", "data/ora",
    "日期时间", "监测时间", "采样时间", "观测时间", "测量时间", "时间", "采集时间", "上报时间", "数据时间", "记录时间",
    "时间戳",
}  # fmt: skip
_DATE = {
    "date", "datum", "fecha", "peildatum", "meetdatum", "day/month/year", "日期", "监测日期", "观测日期", "采样日期",
    "测量日期",
}  # fmt: skip
_CLOCK = {"time", "clock", "timeofday", "zeit", "uhrzeit", "tijd", "heure", "hora", "ora", "时间", "时刻", "监测时间"}
_YEAR = {"year", "yyyy", "yr", "jahr", "jaar", "année", "年", "年份"}
_MONTH = {"month", "mm", "mo", "mon", "monat", "maand", "mois", "月", "月份"}
_DAY = {"day", "dd", "dy", "tag", "dag", "jour", "日"}
_HOUR = {"hour", "hh", "hr", "stunde", "uur", "heure", "时", "小时"}
_MINUTE = {"minute", "mm", "min", "mn", "mi", "分", "分钟"}
_SECOND = {"second", "ss", "sec", "秒"}
_POINT = (
    "wellname", "well", "wellid", "wellno", "pointname", "point", "stationname", "station", "stationid", "stationno",
    "sitename", "site", "siteid", "siteno", "sitecode", "locationname", "location", "locationid", "locationcode",
    "monitoringpoint", "监测井", "井号", "井名", "监测点", "监测点位", "点位", "点位名称", "点位编号", "测点",
    "测点名称", "站点", "站点名称", "站名", "name",
)  # fmt: skip
_PROPERTY = {
    "property", "parameter", "variable", "analyte", "observedproperty", "channel", "quantity", "parametername",
    "measurement", "监测因子", "因子", "指标", "监测指标", "监测项目", "项目", "参数", "参数名称",
}  # fmt: skip
_VALUE = {"value", "result", "reading", "measuredvalue", "数值", "监测值", "值", "结果", "监测结果", "测量值"}
_UNIT = {"unit", "units", "uom", "单位", "计量单位"}
_MOMENT = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[ T]\s*\d{1,2}:\d\d")
_DATE_WORDS = re.compile(r"^[DMY]+[-/.]?[DMY]+[-/.]?[DMY]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePlan:
    """The columns that hold time.

    Attributes
    ----------
    date, clock : int or None
        Dates or moments, and clock times where they stand apart.
    parts : tuple of int
        Columns of year, month, day (hour, minute, second) where each has its own; then there is no ``date``.
    kind : str
        How the cells count time, by `clock_cells`; empty when they write it.
    again : int or None
        A column that repeats the time in another way.
    """

    date: int | None = None
    clock: int | None = None
    parts: tuple[int, ...] = ()
    kind: str = ""
    again: int | None = None

    @property
    def columns(self) -> set[int]:
        """All columns that hold time."""
        return {at for at in (self.date, self.clock, self.again, *self.parts) if at is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table in a text.

    Attributes
    ----------
    at, start : int
        Index of the heading line and of the first data line.
    delimiter : str
    headings, units : tuple of w str
        ``units`` from the row below the headings, empty where there is none.
    time : TimePlan
    order : DateOrder
        As the row of units states it (``D/M/Y``).
    point : int or None
        The column that names the monitoring point.
    parameter, value, unit : int or None
        The columns of a long table; None of a wide one (``unit`` also where a long one has none).
    """

    at: int
    start: int
    delimiter: str
    headings: tuple[str, ...]
    units: tuple[str, ...]
    time: TimePlan
    order: DateOrder
    point: int | None
    parameter: int | None
    value: int | None
    unit: int | None

    @property
    def is_long(self) -> bool:
        """A row holds one reading, and the name of what was read."""
        return self.parameter is not None and self.value is not None


def find_table(lines: Sequence[str]) -> Table | None:
    """Return the widest table whose heading names a column of dates and whose first rows hold dates."""
    found = [table for at in range(len(lines)) if (table := table_at(lines, at)) is not None]
    return max(found, key=lambda table: len(table.headings), default=None)


def table_at(lines: Sequence[str], at: int) -> Table | None:
    """Return the table whose heading is the line at an index, or None when that line is none."""
    for delimiter in _DELIMITERS:
        if delimiter not in lines[at]:
            continue
        headings = [cell.strip() for cell in split_cells(lines[at], delimiter)]
        while headings and not headings[-1]:
            headings.pop()
        plan = _time_columns([_plain(heading) for heading in headings])
        if plan is not None and len(headings) > 1:
            return _with_rows(lines, at, delimiter, tuple(headings), plan)
    return None


def _plain(heading: str) -> str:
    return re.sub(r"[\s_#.]+|[(\[（].*|,.*", "", heading).casefold()


def _time_columns(plain: Sequence[str]) -> TimePlan | None:
    parts = _split_columns(plain)
    date = _first(plain, _DATE)
    clock = _first(plain, _CLOCK, excluded=date)
    if parts:
        return TimePlan(parts=parts, clock=clock if len(parts) == 3 else None)
    if date is not None:
        return TimePlan(date=date, clock=clock)
    found = _first(plain, _DATETIME)
    return None if found is None else TimePlan(date=found)


def _split_columns(plain: Sequence[str]) -> tuple[int, ...]:
    """Return the columns of year, month, day and, as far as they follow, hour, minute, second."""
    taken: list[int] = []
    for names in (_YEAR, _MONTH, _DAY, _HOUR, _MINUTE, _SECOND):
        found = next((at for at, name in enumerate(plain) if name in names and at not in taken), None)
        if found is None:
            break
        taken.append(found)
    return tuple(taken) if len(taken) >= 3 else ()


def _first(plain: Sequence[str], names: set[str], excluded: int | None = None) -> int | None:
    return next((at for at, name in enumerate(plain) if name in names and at != excluded), None)


def _with_rows(
    lines: Sequence[str], at: int, delimiter: str, headings: tuple[str, ...], plan: TimePlan
) -> Table | None:
    following = [number for number in range(at + 1, min(len(lines), at + 200)) if lines[number].strip()][:_LOOKED_AT]
    rows = [split_cells(lines[number], delimiter) for number in following]
    units, order, start = ("",) * len(headings), DateOrder.AUTO, following[0] if following else at + 1
    if len(rows) > 1 and _is_unit_row(rows[0], plan):
        units = tuple((*(cell.strip() for cell in rows[0]), *units)[: len(headings)])
        order, start = _declared_order("" if plan.date is None else rows[0][plan.date]), following[1]
        rows = rows[1:]
    time = _checked(plan, rows, headings)
    if time is None:
        return None
    plain = [_plain(heading) for heading in headings]
    free = ["" if number in time.columns else name for number, name in enumerate(plain)]
    long = _first(free, _PROPERTY), _first(free, _VALUE)
    return Table(
        at=at, start=start, delimiter=delimiter, headings=headings, units=units, time=time, order=order,
        point=_point_column(free), parameter=long[0] if None not in long else None,
        value=long[1] if None not in long else None, unit=_first(free, _UNIT) if None not in long else None,
    )  # fmt: skip


def _point_column(plain: Sequence[str]) -> int | None:
    return next((plain.index(name) for name in _POINT if name in plain), None)


def _checked(plan: TimePlan, rows: Sequence[Sequence[str]], headings: Sequence[str]) -> TimePlan | None:
    """Return the plan when the rows hold dates where it says so, with the way in which they count time."""
    if plan.parts and any(_are_parts(row, plan.parts) for row in rows):
        clock = plan.clock
        if clock is None or any(re.match(r"\s*\d{1,2}:\d\d", row[clock]) for row in rows if clock < len(row)):
            return plan
        return TimePlan(parts=plan.parts, again=clock)
    if plan.parts:
        return _without_parts(rows, headings)
    plan = _with_clock(plan, rows, headings)
    date = plan.date or 0
    cells = [row[date].strip() for row in rows if date < len(row) and row[date].strip()]
    kind = _kind(cells, headings[date])
    if kind:
        return TimePlan(date=plan.date, clock=plan.clock if kind == COMPACT else None, kind=kind)
    return plan if any(_is_date(cell) for cell in cells) else None


def _with_clock(plan: TimePlan, rows: Sequence[Sequence[str]], headings: Sequence[str]) -> TimePlan:
    """Prefer a column of whole moments to one of bare dates: dates alone would move every reading to midnight."""
    plain = [_plain(heading) for heading in headings]
    others = [at for at, name in enumerate(plain) if name in _DATETIME and at != plan.date]
    for at in others:
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        whole = sum(_MOMENT.match(cell) is not None for cell in cells)  # a torn line must not decide
        own = [row[plan.date or 0] for row in rows if (plan.date or 0) < len(row)]
        if plan.clock in {None, at} and 2 * whole >= len(rows) and not any(":" in cell for cell in own):
            return TimePlan(date=at, again=plan.date)
    return plan


def _without_parts(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> TimePlan | None:
    """Headings such as "day" and "month" may mean something else; then a column of moments is looked for."""
    found = _first([_plain(heading) for heading in headings], _DATE | _DATETIME)
    return None if found is None else _checked(TimePlan(date=found), rows, headings)


def _are_parts(row: Sequence[str], parts: Sequence[int]) -> bool:
    if max(parts) >= len(row):
        return False
    numbers = [row[at].strip().removesuffix(".0") for at in parts[:3]]
    return all(number.isdigit() for number in numbers) and 1 <= int(numbers[1]) <= 12 and 1 <= int(numbers[2]) <= 31


def _kind(cells: Sequence[str], heading: str) -> str:
    """Return how all cells count time; whole numbers are Excel's days only where the heading speaks of dates."""
    kinds = {kind_of(cell) for cell in cells}
    kind = kinds.pop() if len(kinds) == 1 else ""
    if kind == EXCEL and not any("." in cell or "," in cell for cell in cells) and "date" not in heading.lower():
        return ""
    if kind == COMPACT and all(len(cell) == 8 for cell in cells):
        return ""  # a date like any other
    return kind


def _is_unit_row(cells: Sequence[str], plan: TimePlan) -> bool:
    """Tell a row of units below the headings from a damaged row of readings, which must not be lost."""
    if max(plan.columns) >= len(cells) or any(re.search(r"\d", cells[at]) for at in plan.columns):
        return False
    others = [cell.strip() for at, cell in enumerate(cells) if at not in plan.columns and cell.strip()]
    return any(is_unit(cell) for cell in others) and not any(cell[0] in "+-.0123456789" for cell in others)


def _is_date(cell: str) -> bool:
    day = cell.replace("T", " ").split(" ")[0]
    try:
        return bool(str(read_moments([day], order=DateOrder.AUTO).times[0]) != "NaT")
    except InvalidInputError:
        return True  # a date whose order only the whole column decides


def _declared_order(text: str) -> DateOrder:
    letters = "".join(dict.fromkeys(re.sub(r"[^dmy]", "", text.strip().lower())))
    known = _DATE_WORDS.match(text.strip().split(" ")[0]) is not None
    return DateOrder(letters) if known and letters in {"ymd", "dmy", "mdy"} else DateOrder.AUTO
