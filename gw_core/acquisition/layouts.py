# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which column of a laboratory table means what: long tables (a result a row) and wide ones (a property a column)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..errors import Finding, InvalidInputError
from ..records.expressions import read_expression
from ..wording import say
from .loggers.channels import is_unit, split_heading
from .moments import DateOrder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .sheets import Sheet, SheetRow

# Names in order of preference, without blanks and punctuation, in lower case.
_ROLES = {
    "well": (
        "wellname", "well", "wellid", "pointname", "point", "pointid", "monitoringpoint", "locationname", "location",
        "locationid", "samplelocation", "samplinglocation", "samplepoint", "samplingpoint",
        "monitoringlocationidentifier", "station", "stationname", "stationid", "siteid", "site", "sitename",
        "borehole", "boreholeid", "bore", "sysloccode", "locationidentifier", "monitoringwell", "点位名称", "点位",
        "点位编号", "监测点位", "监测点", "监测点名称", "监测点编号", "监测井", "监测井编号", "监测井名称", "井号",
        "井名", "井编号", "采样点位", "采样点", "采样井", "采样井号", "nitgnr",
    ),
    "analyte": (
        "constituent", "analyte", "analytename", "parameter", "parametername", "chemicalname", "chemical",
        "characteristicname", "characteristic", "resultcharacteristic", "substance", "compound", "determinand",
        "observedproperty", "property", "检测项目", "监测项目", "分析项目", "检测指标", "监测指标", "项目名称",
        "指标名称", "污染物", "污染物名称", "项目", "指标", "参数",
    ),
    "cas": (
        "cas", "casno", "casnumber", "casrn", "cas号", "cas编号",
    ),
    "date": (
        "sampledate", "samplingdate", "sampledatetime", "sampledatetimelocal", "datesampled", "collectiondate",
        "collectiontimestamp", "datecollected", "activitystartdate", "monsterdatum", "datetime", "date", "采样日期",
        "取样日期", "监测日期", "采样时间", "取样时间", "监测时间", "日期", "时间",
    ),
    "time": (
        "sampletime", "samplingtime", "collectiontime", "activitystarttimetime", "activitystarttime", "time",
        "采样时间", "取样时间", "时间",
    ),
    "zone": (
        "timezone", "timezonecode", "activitystarttimetimezonecode", "activitystarttimezone", "时区",
    ),
    "result": (
        "result", "resultvalue", "resultmeasurevalue", "resultmeasure", "value", "concentration", "combresult",
        "measuredvalue", "检测结果", "监测结果", "检测值", "监测值", "测定值", "测定结果", "结果", "浓度", "数值",
    ),
    "unit": (
        "unit", "units", "resultunit", "resultunits", "uom", "resultmeasuremeasureunitcode", "resultmeasureunit",
        "reportedunits", "单位", "计量单位",
    ),
    "limit": (
        "detectionlimit", "detectlimit", "detectlimitvalue", "methoddetectionlimit", "mdl", "lod", "dl",
        "detectionquantitationlimitmeasuremeasurevalue", "detectionlimitmeasurea", "reportinglimit",
        "reportingdetectionlimit", "rl", "loq", "pql", "lor", "limitofreporting", "检出限", "方法检出限", "检测限",
        "最低检出限", "定量限",
    ),
    "limit_unit": (
        "detectlimitunit", "detectionlimitunit", "detectionquantitationlimitmeasuremeasureunitcode",
        "detectionlimitmeasureunita", "检出限单位",
    ),
    "sample_kind": (
        "sampletype", "sampletypecode", "activitytypecode", "fieldqctype", "qctype", "qccode", "样品类型", "样品类别",
        "质控类型", "质控样类型",
    ),
    "fraction": (
        "fraction", "samplefraction", "resultsamplefractiontext", "resultsamplefraction", "totalordissolved",
        "isfiltered", "filtered", "形态", "样品形态",
    ),
    "detected": (
        "detectflag", "detected", "是否检出",
    ),
    "qualifier": (
        "qualifier", "qualifiers", "flags", "flag", "qual", "labqualifier", "resultqualifier", "remarkcode",
        "resultdetectionconditiontext", "resultresultdetectioncondition", "labqualifiers", "标识", "标记", "检出标识",
    ),
}  # fmt: skip
_ORDERS = {"monsterdatum": DateOrder.DAY_FIRST}  # headings of formats that fix it: DINO of the Netherlands
SEARCHED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class WideColumn:
    """A column of results of one property."""

    at: int
    heading: str
    property: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A laboratory table.

    Attributes
    ----------
    sheet : str
        Name of the sheet; empty for CSV.
    order : DateOrder
        Order of day and month where the format fixes it, else ``AUTO``.
    roles : dict of str to int
        Column of each role.
    wide : tuple of WideColumn
        Empty for a long table.
    unknown : tuple of str
        Headings of a wide table that mean nothing here.
    rows : tuple of SheetRow
        The data rows.
    transposed : bool
        The file has its points across; the rows were written anew.
    """

    sheet: str
    order: DateOrder
    roles: dict[str, int]
    wide: tuple[WideColumn, ...]
    unknown: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    transposed: bool = False


def find_layouts(sheets: Sequence[Sheet], synonyms: Mapping[str, str]) -> list[Layout]:
    """Return the laboratory table of each sheet that has one, found by the names of its columns.

    Raises
    ------
    InvalidInputError
        No sheet has one; the sentence names the columns that the best candidate lacks (finding code ``no_table``).
    """
    found: list[Layout] = []
    lacking: list[list[str]] = []
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:SEARCHED]):
            roles = roles_of(row)
            wide = () if "result" in roles else _wide_columns(row, set(roles.values()), synonyms)
            missing = _missing(roles, wide)
            if not missing:
                found.append(_layout(sheet, at, roles, wide))
                break
            lacking.append(missing)
    if not found:
        raise _no_table(min(lacking, key=len, default=[]))
    return found


def names_of(role: str) -> tuple[str, ...]:
    """Return the names of columns that have a role, as `plain` writes them."""
    return _ROLES[role]


def roles_of(row: SheetRow) -> dict[str, int]:
    """Return the column of each role that a heading row names."""
    written = [plain(cell) for cell in row.cells]
    roles: dict[str, int] = {}
    for role, names in _ROLES.items():
        at = next(
            (written.index(name) for name in names if name in written and written.index(name) not in roles.values()),
            None,
        )
        if at is not None:
            roles[role] = at
    return roles


def plain(cell: object) -> str:
    """Return a heading in lower case without its unit, blanks and punctuation; nothing for what is no text."""
    without_unit = re.sub(r"[(（\[].*[)）\]]", "", cell) if isinstance(cell, str) else ""
    return re.sub(r"[\s_\-./:：]+", "", without_unit).casefold()


def _wide_columns(row: SheetRow, taken: set[int], synonyms: Mapping[str, str]) -> tuple[WideColumn, ...]:
    columns = []
    for at, cell in enumerate(row.cells):
        if at in taken or not isinstance(cell, str):
            continue
        heading = split_heading(cell)
        code = _property(heading.name, synonyms)
        if code:
            columns.append(WideColumn(at=at, heading=heading.name, property=code, unit=heading.unit))
    return tuple(columns)


def _property(name: str, synonyms: Mapping[str, str]) -> str | None:
    try:
        return read_expression(name, "", synonyms).property
    except InvalidInputError:
        return None


def _missing(roles: dict[str, int], wide: tuple[WideColumn, ...]) -> list[str]:
    missing = [role for role in ("well", "date") if role not in roles]
    if wide:
        return missing
    return missing + [role for role in ("analyte", "result") if role not in roles]


def _layout(sheet: Sheet, at: int, roles: dict[str, int], wide: tuple[WideColumn, ...]) -> Layout:
    header, rows = sheet.rows[at], sheet.rows[at + 1 :]
    order = _ORDERS.get(plain(header.cells[roles["date"]]), DateOrder.AUTO)
    used = {*roles.values(), *(column.at for column in wide)}
    if not wide:
        return Layout(sheet=sheet.name, order=order, roles=roles, wide=(), unknown=(), rows=_with_data(rows, used))
    if rows and _is_unit_row(rows[0], roles, wide):
        wide = tuple(_with_unit(column, rows[0]) for column in wide)
        rows = rows[1:]
    unknown = tuple(str(cell).strip() for place, cell in enumerate(header.cells) if cell and place not in used)
    return Layout(sheet=sheet.name, order=order, roles=roles, wide=wide, unknown=unknown, rows=_with_data(rows, used))


def _with_data(rows: Sequence[SheetRow], used: set[int]) -> tuple[SheetRow, ...]:
    """Leave out rows that are blank in every column of this table: another table may stand beside it."""
    return tuple(row for row in rows if any(cell_text(row, at) for at in used))


def _is_unit_row(row: SheetRow, roles: dict[str, int], wide: Sequence[WideColumn]) -> bool:
    """Tell a row of units below the headings from a sample that lacks its date."""
    if cell_text(row, roles["date"]) or cell_text(row, roles["well"]).casefold() not in {"", "单位", "unit", "units"}:
        return False
    units = [text for column in wide if (text := cell_text(row, column.at))]
    return bool(units) and all(is_unit(text) and not text[0].isdigit() for text in units)


def cell_text(row: SheetRow, at: int) -> str:
    """Return a cell as text; nothing where there is none."""
    cell = row.cells[at] if at < len(row.cells) else None
    return "" if cell is None else str(cell).strip()


def _with_unit(column: WideColumn, row: SheetRow) -> WideColumn:
    return replace(column, unit=column.unit or cell_text(row, column.at))


def _no_table(missing: list[str]) -> InvalidInputError:
    if missing and len(missing) < 4:
        message = say("No laboratory table was found: no column for {missing}.", missing=", ".join(missing))
    else:
        message = say("No laboratory table was found: no row names columns for well, date, analyte and result.")
    return InvalidInputError(message, [Finding(code="no_table", message=message)])
