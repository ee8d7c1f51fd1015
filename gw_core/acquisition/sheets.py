# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of cells from CSV text and Excel workbooks, with the line of each row. Nothing is interpreted here."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from ..errors import Finding, InvalidInputError
from ..wording import say
from .cells import split_cells, split_lines
from .decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import xlrd

_DELIMITERS = (",", ";", "\t", "|")
_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LONGEST_CELL = 50  # lines that a quoted cell may run over


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row: its line in the file or row in the sheet (from 1) and its cells (text, numbers, dates or None)."""

    line: int
    cells: tuple[object, ...]

    @property
    def raw(self) -> str:
        """Return the row as text, for the account of rejected rows."""
        return ";".join("" if cell is None else str(cell) for cell in self.cells).rstrip(";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of cells without blank rows. ``name`` is empty for CSV."""

    name: str
    rows: tuple[SheetRow, ...]


def read_sheets(data: bytes, wanted: str = "") -> list[Sheet]:
    """Return the sheets of a workbook, or the one table of a CSV text in each delimiter that could be meant.

    Parameters
    ----------
    data : bytes
    wanted : str
        Name of the only sheet to read; empty reads all. CSV has no sheets.

    Raises
    ------
    InvalidInputError
        Empty or binary file, damaged workbook, or no sheet of that name.
    """
    if data.startswith(_ZIP):
        return _workbook_sheets(data, wanted)
    if data.startswith(_OLE2):
        return _old_workbook_sheets(data, wanted)
    lines = split_lines(decode(data).text)
    return [
        Sheet(name="", rows=tuple(_csv_rows(lines, mark)))
        for mark in _DELIMITERS
        if any(mark in line for line in lines)
    ]


def _csv_rows(lines: Sequence[str], delimiter: str) -> Iterator[SheetRow]:
    at = 0
    while at < len(lines):
        end = _record_end(lines, at)
        record = "\n".join(lines[at:end])
        if record.strip(f" {delimiter}"):
            cells = tuple(cell.strip() or None for cell in _record_cells(record, delimiter))
            yield SheetRow(line=at + 1, cells=cells)
        at = end


def _record_cells(record: str, delimiter: str) -> list[str]:
    # A break inside a quoted cell is a blank to the reader of lines.
    return split_cells(re.sub(r"\s*\n\s*", " ", record), delimiter)


def _record_end(lines: Sequence[str], at: int) -> int:
    """Return the line after a record: a quoted cell may run over lines, but an odd quote does not swallow the file."""
    quotes = 0
    for end in range(at, min(at + _LONGEST_CELL, len(lines))):
        quotes += lines[end].count('"')
        if quotes % 2 == 0:
            return end + 1
    return at + 1


def _workbook_sheets(data: bytes, wanted: str) -> list[Sheet]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    damaged = (
        InvalidFileException,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        SyntaxError,
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that hold no data
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            names = [sheet.title for sheet in book.worksheets]
            chosen = [sheet for sheet in book.worksheets if not wanted or sheet.title.strip() == wanted.strip()]
            sheets = [Sheet(name=sheet.title, rows=tuple(_sheet_rows(sheet))) for sheet in chosen]
    except damaged as error:
        raise _damaged() from error
    return sheets or _no_sheet(wanted, names)


def _damaged() -> InvalidInputError:
    message = say("The file is binary, and no Excel workbook that can be opened.")
    return InvalidInputError(message, [Finding(code="binary_file", message=message)])


def _no_sheet(wanted: str, names: Sequence[str]) -> NoReturn:
    message = say('The workbook has no sheet "{sheet}"; it has {names}.', sheet=wanted, names=", ".join(names))
    raise InvalidInputError(message, [Finding(code="unknown_sheet", message=message)])


def _old_workbook_sheets(data: bytes, wanted: str) -> list[Sheet]:
    import xlrd

    # xlrd meets a damaged workbook with whatever its parsing stumbles over.
    damaged = (xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, LookupError, ValueError, TypeError,
               AttributeError, AssertionError, ArithmeticError, NotImplementedError, OSError)  # fmt: skip
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
        chosen = [sheet for sheet in book.sheets() if not wanted or sheet.name.strip() == wanted.strip()]
        sheets = [Sheet(name=sheet.name, rows=tuple(_old_rows(sheet, book.datemode))) for sheet in chosen]
    except damaged as error:
        raise _damaged() from error
    return sheets or _no_sheet(wanted, book.sheet_names())


def _old_rows(sheet: xlrd.sheet.Sheet, datemode: int) -> Iterator[SheetRow]:
    for line in range(sheet.nrows):
        cells = tuple(_old_cell(cell, datemode) for cell in sheet.row(line))
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield SheetRow(line=line + 1, cells=cells)


def _old_cell(cell: xlrd.sheet.Cell, datemode: int) -> object:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, datemode)
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    return cell.value


def _sheet_rows(sheet: object) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # programs that write no true size exist
    for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):  # type: ignore[attr-defined]
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield SheetRow(line=line, cells=tuple(cells))
