# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last net: lines that look like readings, but stand where damage left no table to read them by."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..cells import RejectedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .logger_file import LoggerFile

_NUMBER = re.compile(r"[-+]?\d[\d.,:/-]*")
_SAMPLE = 300  # readings whose shapes are learnt


def with_strays(files: Sequence[LoggerFile], lines: Sequence[str]) -> tuple[LoggerFile, ...]:
    """Return files with those lines among the rejected that no reader took, though they have the shape of readings.

    Parameters
    ----------
    files : sequence of LoggerFile
        All that was read of a text.
    lines : sequence of str
        The lines of the text. Only those below the first that is accounted for are looked at.
    """
    accounted = np.zeros(len(lines) + 1, dtype=bool)
    for file in files:
        numbers = [*file.lines.tolist(), *(each.line for each in file.rejected)]
        accounted[[number for number in numbers if number <= len(lines)]] = True
    if not accounted.any():
        return tuple(files)
    first = int(np.argmax(accounted))
    open_lines = [number for number in np.flatnonzero(~accounted).tolist() if number > first]
    shapes = _shapes(files, lines) if open_lines else set()
    strays = [number for number in open_lines if _shape(lines[number - 1]) in shapes]
    if not strays:
        return tuple(files)
    reason = say("The line looks like a reading, but stands where no table is.")
    found = tuple(RejectedLine(line=number, reason=reason, raw=lines[number - 1]) for number in strays)
    return (*files[:-1], replace(files[-1], rejected=(*files[-1].rejected, *found)))


def _shapes(files: Sequence[LoggerFile], lines: Sequence[str]) -> set[str]:
    shapes = set()
    for file in files:
        for number in file.lines[:: max(1, len(file.lines) // _SAMPLE)].tolist():
            if number <= len(lines):
                shapes.add(_shape(lines[number - 1]))
    return {shape for shape in shapes if shape.count("0") > 1}  # a single number is no row of a table


def _shape(line: str) -> str:
    """Return a line with its numbers alike and single blanks."""
    return " ".join(_NUMBER.sub("0", line).split())
