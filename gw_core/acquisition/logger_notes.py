# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user should know of the readings of a file, gathered part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..wording import say

if TYPE_CHECKING:
    from .loggers.logger_file import LoggerFile
    from .zones import UtcTimes


@dataclass(slots=True)
class _Clock:
    """The clock of one location: its last time, steps taken, steps back, and the line of the first of those."""

    last: np.datetime64
    steps: int = 0
    back: int = 0
    line: int = 0


class LoggerNotes:
    """Channels left out, clocks that ran backwards, hours that exist twice, rows without reading."""

    def __init__(self) -> None:
        self._unknown: dict[str, None] = {}
        self._clocks: dict[tuple[str, str], _Clock] = {}
        self._doubled = 0
        self._events = 0

    def add(self, file: LoggerFile, utc: UtcTimes) -> None:
        """Take in the next part; ``utc`` holds its times."""
        self._unknown.update(dict.fromkeys(column.header for column in file.columns if column.property is None))
        self._doubled += int(utc.ambiguous.sum())
        self._step(file)
        self._events += self._without_reading(file)

    def sentences(self) -> list[str]:
        """Return the notes on all parts so far."""
        notes: list[str] = []
        if self._unknown:
            notes.append(
                say("Channels not understood and not imported ({count}): {names}.", count=len(self._unknown),
                    names=", ".join(self._unknown))
            )  # fmt: skip
        notes.extend(
            say("The clock runs backwards, first at line {line} (steps back: {count}).", line=clock.line,
                count=clock.back)
            for clock in self._clocks.values()
            if clock.back and clock.back < clock.steps  # a table from the newest reading down is no clock set back
        )  # fmt: skip
        if self._doubled:
            notes.append(
                say("{count} times exist twice as the clock was put back; standard time is taken.",
                    count=self._doubled)
            )  # fmt: skip
        if self._events:
            notes.append(say("{count} rows hold only events of the logger, no reading.", count=self._events))
        return notes

    def _step(self, file: LoggerFile) -> None:
        if not len(file.times):
            return
        clock = self._clocks.get((file.location, file.serial))
        before = file.times[:1] if clock is None else np.array([clock.last])
        back = np.diff(file.times, prepend=before) < np.timedelta64(0, "ns")
        if clock is None:
            clock = self._clocks.setdefault((file.location, file.serial), _Clock(last=file.times[-1], steps=-1))
        if not clock.back and back.any():
            clock.line = int(file.lines[np.flatnonzero(back)[0]])
        clock.steps += len(back)
        clock.back += int(back.sum())
        clock.last = file.times[-1]

    @staticmethod
    def _without_reading(file: LoggerFile) -> int:
        """Count rows in which no channel that is imported was read, and of which no cell was rejected."""
        known = [at for at, column in enumerate(file.columns) if column.property is not None]
        empty = file.lines[~file.present[:, known].any(axis=1)]
        return int((~np.isin(empty, [each.line for each in file.rejected])).sum()) if known else 0
