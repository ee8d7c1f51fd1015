# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Excel workbooks of loggers to the text that readers understand: a line a row, tabs between cells, ISO dates.

Old workbooks (BIFF ``.xls``) and new ones (``.xlsx``) give the same text. Laboratory tables have a door of their own.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ...wording import say
from .logger_file import refuse_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_LARGEST = 2 * 10**9  # bytes unpacked; what claims more is made to fill memory
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, IndexError, ValueError, TypeError, AttributeError,
    AssertionError, OverflowError, NotImplementedError, OSError, EOFError, SyntaxError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookSheet:
    """One sheet: its name, and its rows as text; the number of a line is that of the row."""

    name: str
    lines: tuple[str, ...]


def is_workbook(data: bytes) -> bool:
    """Return True when bytes begin as an Excel workbook does, old or new."""
    return data.startswith((_OLE2, _ZIP))


def read_workbook(data: bytes) -> list[WorkbookSheet]:
    """Return the sheets of a workbook that are not empty.

    Dates are written as ``2007-02-22``, times as ``12:00:00``, numbers in full precision, formulas as their last
    result. Tabs and breaks inside a cell become blanks.

    Raises
    ------
    InvalidInputError
        It is damaged or no workbook (finding code ``binary_file``), or empty (``empty_file``).
    """
    try:
        sheets = list(_old_sheets(data) if data.startswith(_OLE2) else _new_sheets(data))
    except _DAMAGED as error:
        raise refuse_file(
            "binary_file", say("The file is binary, and no Excel workbook that can be opened.")
        ) from error
    filled = [sheet for sheet in sheets if any(line.strip() for line in sheet.lines)]
    if not filled:
        raise refuse_file("empty_file", say("The workbook is empty."))
    return filled


def joined(sheets: Sequence[WorkbookSheet]) -> str:
    """Return all sheets as one text; a line ``[Sheet: name]`` begins each."""
    return "\n".join(f"[Sheet: {sheet.name.strip()}]\n" + "\n".join(sheet.lines) for sheet in sheets)


def _old_sheets(data: bytes) -> Iterator[WorkbookSheet]:
    import xlrd

    try:
        # Ragged: a damaged index of a cell does not make a sheet of millions of them.
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError) as error:
        raise ValueError from error
    for sheet in book.sheets():
        rows = [[_old_cell(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows)]
        yield WorkbookSheet(name=sheet.name, lines=_lines(rows))


def _old_cell(cell: object, date_mode: int) -> object:
    import xlrd

    kind, value = cell.ctype, cell.value  # type: ignore[attr-defined]  # xlrd is not typed
    if kind == xlrd.XL_CELL_DATE:
        return _moment(float(value), date_mode)
    if kind == xlrd.XL_CELL_ERROR:
        return "#N/A"
    return bool(value) if kind == xlrd.XL_CELL_BOOLEAN else value


def _moment(serial: float, date_mode: int) -> datetime | time | float:
    """Return the moment of a serial number; days before March 1900 are not told apart (Excel's leap year 1900)."""
    milliseconds = round(serial * 86_400_000)
    if 0 <= milliseconds < 86_400_000:
        return (datetime(2000, 1, 1) + timedelta(milliseconds=milliseconds)).time()  # noqa: DTZ001  (clock of the file)
    start = datetime(1904, 1, 1) if date_mode else datetime(1899, 12, 30)  # noqa: DTZ001
    return start + timedelta(milliseconds=milliseconds) if serial > 0 else serial


def _new_sheets(data: bytes) -> Iterator[WorkbookSheet]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _LARGEST:
            raise ValueError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that hold no data
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except InvalidFileException as error:
            raise ValueError from error
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # programs that write no true size exist
            yield WorkbookSheet(name=sheet.title, lines=_lines(list(sheet.iter_rows(values_only=True))))


def _lines(rows: Sequence[Sequence[object]]) -> tuple[str, ...]:
    """Return rows as lines of equally many cells; blank rows are blank lines."""
    width = max(map(len, rows), default=0)
    lines = ("\t".join([*(_text(cell) for cell in row), *[""] * (width - len(row))]) for row in rows)
    return tuple(line if line.strip() else "" for line in lines)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        plain = cell.isoformat(sep=" ", timespec="milliseconds" if cell.microsecond else "seconds")
        return plain.removesuffix(" 00:00:00")  # a column of dates alone holds midnights
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return " ".join(str(cell).split())
