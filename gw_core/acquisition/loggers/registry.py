# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All readers of logger files. A new vendor is one module and one line here; the first to recognise a text reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...wording import say
from ..decoding import decode
from ..moments import DateOrder
from . import campbell, diver, generic, hobo, solinst
from .logger_file import LoggerFile, LoggerReader, refuse_file

if TYPE_CHECKING:
    from collections.abc import Sequence

READERS: tuple[LoggerReader, ...] = (
    solinst.READER,
    diver.READER,
    hobo.READER,
    campbell.READER,
    generic.READER,
)

_HEAD = 20_000


def read_logger(
    data: bytes, *, order: DateOrder = DateOrder.AUTO, readers: Sequence[LoggerReader] = READERS
) -> LoggerFile:
    """Read a logger file, whatever its name: the format is found by content.

    Parameters
    ----------
    data : bytes
        The whole file.
    order : DateOrder
        Order of day and month, where the user states it.
    readers : sequence of LoggerReader

    Raises
    ------
    InvalidInputError
        The file is empty, binary, of a format that no reader knows, or holds no reading.
    """
    text = decode(data).text
    head = text[:_HEAD]
    for reader in readers:
        if reader.recognises(head):
            return reader.read(text, order)
    raise refuse_file("unknown_format", _why_unknown(head))


def _why_unknown(head: str) -> str:
    start = head.lstrip()[:200].lower()
    if start.startswith(("{", "[{")):
        return say("No reader knows this format: it is JSON.")
    if "<html" in start or "<!doctype html" in start:
        return say("No reader knows this format: it is a web page.")
    if start.startswith("<"):
        return say("No reader knows this format: it is XML.")
    return say("No reader knows this format: no table with a column of dates and times was found.")
