# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All readers of logger files: each module of this folder that has a ``READER``. A new vendor is one new file.

The first reader to recognise a text reads it; particular formats are asked before tables of any origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...kinds import find_members
from ...wording import say
from ..cells import one_line_end
from ..decoding import decode
from ..moments import DateOrder
from .logger_file import LoggerFile, LoggerReader, refuse_file
from .readings import with_notes
from .strays import with_strays
from .workbooks import is_workbook, joined, read_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .workbooks import WorkbookSheet

_HEAD = 20_000
_BUILT_ON_THIS = {"registry", "slices"}  # modules of the folder that ask for the readers: they hold none
_ANY_ORIGIN = 100  # from this priority on, readers understand tables whoever wrote them


def find_readers(package: str) -> tuple[LoggerReader, ...]:
    """Return the readers of a package in the order in which they are asked: by priority, then by name.

    Parameters
    ----------
    package : str
        Full name of a package whose modules are looked through.
    """
    readers = find_members(package, "READER", _BUILT_ON_THIS)
    return tuple(sorted(readers, key=lambda reader: (reader.priority, reader.name)))


READERS: tuple[LoggerReader, ...] = find_readers(__package__ or "")


def read_logger(
    data: bytes, *, order: DateOrder = DateOrder.AUTO, readers: Sequence[LoggerReader] = READERS
) -> LoggerFile:
    """Read a file of one location; parameters and errors as `read_loggers`, and several locations are refused."""
    files = read_loggers(data, order=order, readers=readers)
    if len(files) > 1:
        raise refuse_file("several_locations", say("The file holds readings of {count} locations.", count=len(files)))
    return files[0]


def read_loggers(
    data: bytes, *, order: DateOrder = DateOrder.AUTO, readers: Sequence[LoggerReader] = READERS
) -> tuple[LoggerFile, ...]:
    """Read a file of one or more loggers or locations, whatever its name: the format is found by content.

    Parameters
    ----------
    data : bytes
        The whole file; text in any encoding, or an Excel workbook.
    order : DateOrder
        Order of day and month, where the user states it.
    readers : sequence of LoggerReader

    Returns
    -------
    tuple of LoggerFile, at least one

    Raises
    ------
    InvalidInputError
        The file is empty, binary, of a format that no reader knows, or holds no reading.
    """
    for reader in readers:
        for start, reason in reader.refuses:
            if data.startswith(start):
                raise refuse_file("binary_file", reason)
    if is_workbook(data):
        return _read_workbook(read_workbook(data), order, readers)
    decoded = decode(data)
    text = one_line_end(decoded.text)
    found = find_reader(text, readers)
    if found is None:
        raise refuse_file("unknown_format", _why_unknown(text[:_HEAD]))
    first, *others = with_strays(_read_with(found, text, order), text.split("\n"))
    return (with_notes(first, *decoded.notes), *others)


def _read_with(reader: LoggerReader, text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    read = reader.read(text, order)
    files = (read,) if isinstance(read, LoggerFile) else tuple(read)
    if not files:
        raise refuse_file("no_rows", say("The file has a header but no readings."))
    return files


def find_reader(text: str, readers: Sequence[LoggerReader]) -> LoggerReader | None:
    """Return the reader that recognises a text by its first few thousand characters."""
    head = text[:_HEAD]
    return next((reader for reader in readers if reader.recognises(head)), None)


def _read_workbook(
    sheets: Sequence[WorkbookSheet], order: DateOrder, readers: Sequence[LoggerReader]
) -> tuple[LoggerFile, ...]:
    """Give the whole workbook to a reader of its vendor, else its first table to a reader of any table."""
    text = joined(sheets)
    found = find_reader(text, [reader for reader in readers if reader.priority < _ANY_ORIGIN])
    if found is not None:
        return _read_with(found, text, order)
    for sheet in sheets:
        text = "\n".join(sheet.lines)
        found = find_reader(text, readers)
        if found is not None:
            files = _read_with(found, text, order)
            others = ", ".join(other.name.strip() for other in sheets if other is not sheet)
            note = say("Sheets not read: {names}.", names=others)
            return tuple(with_notes(file, note) for file in files) if others else files
    raise refuse_file(
        "unknown_format", say("No reader knows this format: no table with a column of dates and times was found.")
    )


def _why_unknown(head: str) -> str:
    start = head.lstrip()[:200].lower()
    if start.startswith(("{", "[{")):
        return say("No reader knows this format: it is JSON.")
    if "<html" in start or "<!doctype html" in start:
        return say("No reader knows this format: it is a web page.")
    if start.startswith("<"):
        return say("No reader knows this format: it is XML.")
    return say("No reader knows this format: no table with a column of dates and times was found.")
