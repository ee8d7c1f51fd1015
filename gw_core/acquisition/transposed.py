# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Laboratory tables as reports print them: analytes in rows, monitoring points across; and dates that stand in titles.

A report has one block, or several with further points below each other. Points are named in the heading of the block or
in a labelled row beside it ("采样点位", "Sample ID"), sampling dates in a labelled row or above the table. A row with a
single date means it for all points; any other blank stays blank. Each block is written anew as a long table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import InvalidInputError
from ..records.expressions import read_expression
from .layouts import SEARCHED, Layout, cell_text, find_layouts, names_of, plain, roles_of
from .loggers.channels import split_heading
from .moments import DateOrder
from .results import is_crossed_out
from .sample_lists import sample_column, widened, with_samples
from .sheets import Sheet, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OTHERS = re.compile(
    r"标准|限值|评价|达标|方法|依据|备注|仪器|序号|平均|最大|最小|范围|超标|检出率|method|guideline|criteri|standard|"
    r"\blimits?\b|remark|comment|\bnotes?\b|\bmcl\b|screening|average|\bmean\b|\bmax|\bmin\b|^no\.?$|^#$",
    re.IGNORECASE,
)
_POINT_LABELS = frozenset({
    *names_of("well"), "sampleid", "samplename", "clientsampleid", "clientid", "fieldid", "样品名称", "样品标识",
})  # fmt: skip
_DATE_LABELS = frozenset({
    *names_of("date"), "samplingdatetime", "clientsamplingdate", "clientsamplingdatetime", "datetimesampled",
})  # fmt: skip
# What else a report says of its samples; none of it is a result.
_TOLD = frozenset({
    "样品编号", "样品编码", "样品性状", "样品状态", "样品描述", "检测日期", "分析日期", "接样日期", "labsampleid",
    "laboratoryid", "labid", "labreference", "matrix", "samplematrix", "dateanalysed", "dateanalyzed", "datereceived",
})  # fmt: skip
_LABELS = {"well": _POINT_LABELS, "date": _DATE_LABELS, "sample_kind": frozenset(names_of("sample_kind"))}
_TITLE_DATE = re.compile(
    r"(?:采样|取样|监测)(?:日期|时间)\s*[:：]?\s*(.*)$"
    r"|(?:sampl(?:e|ing) date|date (?:sampled|collected)|sampled on|collected on)\s*[:：]?\s*(.*)$",
    re.IGNORECASE,
)
_TITLE_POINT = re.compile(
    r"(?:(?:采样|监测)?点位(?:名称|编号)?|(?:采样|监测)点|监测井(?:编号|名称)?|井号|井名)\s*[:：]?\s*(.*)$"
    r"|(?:sample id|client sample id|sample (?:point|location)|location|well(?: id| name)?)\s*[:：]\s*(.*)$",
    re.IGNORECASE,
)
_ABOVE = 12  # rows above a heading among which labelled rows are looked for
_COLUMNS = ("well", "date", "analyte", "result", "unit", "limit", "limit_unit", "cas", "fraction", "sample_kind")
_DATE_HEADING = "采样日期"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """One heading with its rows: where what stands. ``points``, ``dates`` and ``kinds`` are by column of values."""

    roles: dict[str, int]
    columns: tuple[int, ...]
    points: dict[int, object]
    dates: dict[int, object]
    kinds: dict[int, object]
    rows: tuple[SheetRow, ...]


def find_tables(sheets: Sequence[Sheet], synonyms: Mapping[str, str]) -> list[Layout]:
    """Return the laboratory table of each sheet that has one: long, wide, with its date in a title, or transposed.

    Raises
    ------
    InvalidInputError
        No sheet has one; as `find_layouts`.
    """
    found: list[Layout] = []
    for sheet in sheets:
        try:
            found.extend(find_layouts([sheet], synonyms))
        except InvalidInputError:
            read = _transposed(sheet, synonyms) or _with_title_date(sheet, synonyms)
            found.extend([read] if read else [])
    return found or find_layouts(with_samples(sheets), synonyms)


def _with_title_date(sheet: Sheet, synonyms: Mapping[str, str]) -> Layout | None:
    """Read a table that lacks nothing but a column of dates, with the date above it in every row of a point."""
    for at, row in enumerate(sheet.rows[:SEARCHED]):
        roles = roles_of(row)
        date = None if "well" not in roles or "date" in roles else _behind_label(sheet.rows[:at], _TITLE_DATE)
        if date is None:
            continue
        width = max(len(each.cells) for each in sheet.rows[at:])
        rows = [widened(each, width, date if cell_text(each, roles["well"]) else None) for each in sheet.rows[at + 1 :]]
        try:
            dated = Sheet(name=sheet.name, rows=(widened(row, width, _DATE_HEADING), *rows))
            return find_layouts([dated], synonyms)[0]
        except InvalidInputError:
            continue
    return None


def _transposed(sheet: Sheet, synonyms: Mapping[str, str]) -> Layout | None:
    heads = [at for at, row in enumerate(sheet.rows) if _is_heading(row)]
    if not heads or heads[0] >= SEARCHED:
        return None
    titles = [row for row in sheet.rows[: heads[0]] if not _is_label(row)]  # a labelled row is of its block
    whole = _behind_label(titles, _TITLE_DATE)
    starts, ends = [0, *(at + 1 for at in heads[:-1])], [*heads[1:], len(sheet.rows)]
    blocks = [
        block for start, at, end in zip(starts, heads, ends, strict=True)
        if (block := _block(sheet.rows, start, at, end, whole, synonyms)) is not None
    ]  # fmt: skip
    if not any(_is_analyte(row, block.roles["analyte"], synonyms) for block in blocks for row in block.rows):
        return None
    return Layout(
        sheet=sheet.name, order=DateOrder.AUTO, roles={role: at for at, role in enumerate(_COLUMNS)}, wide=(),
        unknown=(), rows=tuple(row for block in blocks for row in _long_rows(block)), transposed=True,
    )  # fmt: skip


def _is_heading(row: SheetRow) -> bool:
    roles = roles_of(row)
    of_samples = "result" in roles and sample_column(row) is not None  # results of a list of samples
    return "analyte" in roles and not roles.keys() & {"well", "date"} and not of_samples


def _is_analyte(row: SheetRow, at: int, synonyms: Mapping[str, str]) -> bool:
    try:
        read_expression(split_heading(cell_text(row, at)).name, "", synonyms)
    except InvalidInputError:
        return False
    return True


def _block(
    rows: Sequence[SheetRow], start: int, at: int, end: int, whole: object, synonyms: Mapping[str, str]
) -> _Block | None:
    """Read the block whose heading is row ``at``, between the headings of others; ``whole`` is the report's date."""
    roles = roles_of(rows[at])
    above = _quiet_above(rows, start, at, roles["analyte"], synonyms)
    labels = _labelled(rows, range(above, at), _label_rows_below(rows, at, end, roles["analyte"]))
    below = at + 1 if at + 1 < end and not cell_text(rows[at + 1], roles["analyte"]) else None
    body = [row for row in rows[at + 1 : end] if not _is_label(row)]
    if "result" in roles and "well" not in labels and below is not None:  # a heading above several columns
        labels, body = {**labels, "well": below}, [row for row in body if row is not rows[below]]
    named = rows[labels["well"]] if "well" in labels else rows[at]
    columns = _value_columns(rows[at], named, roles, body)
    written = _along(named, columns)
    if "result" in roles and len(_result_columns(rows[at], roles, body)) == 1:  # a report of one point
        columns, written = [roles["result"]], {roles["result"]: _behind_label(rows[above:at], _TITLE_POINT)}
    if not written:
        return None
    dates = _along(rows[labels["date"]], columns) if "date" in labels else {}
    if not dates or dates.keys() == {columns[0]}:  # one date, as of merged cells
        single = next(iter(dates.values()), None) or _behind_label(rows[above:at], _TITLE_DATE) or whole
        dates = dict.fromkeys(columns, single)
    return _Block(
        roles=roles, columns=tuple(columns), points=_filled(written, columns, dates), dates=dates, rows=tuple(body),
        kinds=_along(rows[labels["sample_kind"]], columns) if "sample_kind" in labels else {},
    )  # fmt: skip


def _count(row: SheetRow) -> int:
    return sum(cell_text(row, place) != "" for place in range(len(row.cells)))


def _first_plain(row: SheetRow) -> str:
    return plain(next((cell for cell in row.cells if cell is not None and str(cell).strip()), None))


def _is_label(row: SheetRow) -> bool:
    text = _first_plain(row)
    return text in _TOLD or any(text in names for names in _LABELS.values())


def _quiet_above(rows: Sequence[SheetRow], start: int, at: int, analyte: int, synonyms: Mapping[str, str]) -> int:
    """Return from where on titles and labels of the block stand: below the results of the block above."""
    first = at
    while first > max(start, at - _ABOVE) and not _is_analyte(rows[first - 1], analyte, synonyms):
        first -= 1
    return first


def _label_rows_below(rows: Sequence[SheetRow], at: int, end: int, analyte: int) -> list[int]:
    """Return the labelled rows between a heading and its first result."""
    found = []
    for each in range(at + 1, end):
        if _is_label(rows[each]):
            found.append(each)
        elif cell_text(rows[each], analyte):
            break
    return found


def _labelled(rows: Sequence[SheetRow], above: range, below: Sequence[int]) -> dict[str, int]:
    """Return the rows that name points, dates or kinds of samples by their first cell; the nearest to the heading."""
    found: dict[str, int] = {}
    for each in (*reversed(above), *below):
        for role, names in _LABELS.items():
            if role not in found and _first_plain(rows[each]) in names and _count(rows[each]) > 1:
                found[role] = each
    return found


def _value_columns(heading: SheetRow, named: SheetRow, roles: Mapping[str, int], body: Sequence[SheetRow]) -> list[int]:
    """Return the columns of results: from the first that names a point on, as far as they hold anything.

    Columns of the analytes themselves, and those that a heading says to be limits of a standard or remarks, are none.
    """
    aside = {place for role, place in roles.items() if role != "result"}
    aside |= {place for place in range(len(heading.cells)) if _OTHERS.search(cell_text(heading, place))}
    label = named is not heading and _first_plain(named) in _POINT_LABELS
    names = [place for place in range(len(named.cells)) if cell_text(named, place)][1 if label else 0 :]
    names = [place for place in names if place not in aside]
    if not names:
        return []
    width = max(len(row.cells) for row in (named, *body))
    return [
        place for place in range(names[0], width)
        if place not in aside and (cell_text(named, place) or any(cell_text(row, place) for row in body))
    ]  # fmt: skip


def _result_columns(heading: SheetRow, roles: Mapping[str, int], body: Sequence[SheetRow]) -> list[int]:
    """Return the columns below the heading "result" that hold anything."""
    start = roles["result"]
    after = [place for place in range(start + 1, len(heading.cells)) if cell_text(heading, place)]
    stop = min(after, default=max((len(row.cells) for row in body), default=start + 1))
    return [place for place in range(start, stop) if any(cell_text(row, place) for row in body)]


def _along(row: SheetRow, columns: Sequence[int] | range) -> dict[int, object]:
    return {place: row.cells[place] for place in columns if cell_text(row, place)}


def _filled(points: dict[int, object], columns: Sequence[int], dates: Mapping[int, object]) -> dict[int, object]:
    """Give a point that stands above several columns to each, where all stand above equally many with dates."""
    written = sorted(points)
    size = len(columns) // len(written)
    regular = size > 1 and written == list(columns)[::size] and len(columns) == size * len(written)
    if not regular or not all(dates.get(place) for place in columns):
        return points
    return {place: points[written[at // size]] for at, place in enumerate(columns)}


def _behind_label(rows: Sequence[SheetRow], label: re.Pattern[str]) -> object:
    """Return what stands behind a label in the rows above a table, in its cell or the next; the lowest row first."""
    for row in reversed(rows):
        for at, cell in enumerate(row.cells):
            found = label.search(cell) if isinstance(cell, str) else None
            if found:
                written = next((text for text in found.groups() if text), "").strip(" ：:")
                behind = next((each for each in row.cells[at + 1 :] if each is not None), None)
                return _first_words(written) if written else behind
    return None


def _first_words(text: str) -> str:
    """Return the text up to a wide gap or the next label on its line."""
    return re.split(r"\s{2,}|\t|[;；]|\s(?=\S*[:：](?!\d))", text)[0].strip()


def _long_rows(block: _Block) -> Iterator[SheetRow]:
    for row in block.rows:
        heading = split_heading(cell_text(row, block.roles["analyte"]))
        told = {role: cell_text(row, at) for role, at in block.roles.items()}
        for place in block.columns:
            result = row.cells[place] if place < len(row.cells) else None
            if is_crossed_out(result):
                continue
            cells: dict[str, object] = {
                **told, "well": block.points.get(place), "date": block.dates.get(place), "result": result,
                "analyte": heading.name, "unit": told.get("unit") or heading.unit,
                "sample_kind": block.kinds.get(place),
            }  # fmt: skip
            yield SheetRow(
                line=row.line, cells=tuple(None if cells.get(role) == "" else cells.get(role) for role in _COLUMNS)
            )
