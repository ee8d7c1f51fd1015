# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a file: gathered while its batches go to the store, in memory that does not grow with the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ..store.ports import Batch, BatchReport

_SHOWN_REASONS = 5
_KNOWN_REASONS = 1000  # different ones that are counted each


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file; rows_in = stored + duplicate + rejected, always.

    A row is one observation (a channel at a moment, a result), or a line that is none.

    Attributes
    ----------
    file : str
    reader : str
        Empty when no reader knew the format.
    status : str
        ``read``, or ``refused`` when nothing of the file is in the store.
    reasons : tuple of str
        Sentences: why it was refused, or what else the user should know.
    point : str
        Monitoring points of the file.
    time_zone : str
        The zone used and where it came from.
    first_time, last_time : datetime or None
        UTC, of the observations in the file.
    unmatched : mapping of str to int
        Names of analytes that are no observed property, and in how many rows; laboratory files only.
    """

    file: str
    reader: str
    status: str
    reasons: tuple[str, ...]
    point: str = ""
    time_zone: str = ""
    rows_in: int = 0
    stored: int = 0
    duplicate: int = 0
    rejected: int = 0
    first_time: datetime | None = None
    last_time: datetime | None = None
    unmatched: Mapping[str, int] = field(default_factory=dict)


class ImportAccount:
    """What the batches of one file hold, before the store says what it took."""

    def __init__(self) -> None:
        self._reasons: Counter[str] = Counter()
        self._others = 0
        self._rejected = 0
        self._first: datetime | None = None
        self._last: datetime | None = None

    def add(self, batch: Batch) -> None:
        """Take in the next batch."""
        self._rejected += len(batch.rejected)
        for row in batch.rejected:
            if row.reason in self._reasons or len(self._reasons) < _KNOWN_REASONS:
                self._reasons[row.reason] += 1
            else:
                self._others += 1
        times = batch.observations["time"]
        if len(times):
            first, last = times.min().to_pydatetime(), times.max().to_pydatetime()
            self._first = first if self._first is None else min(self._first, first)
            self._last = last if self._last is None else max(self._last, last)

    def report(self, written: BatchReport, points: str, notes: Sequence[str]) -> FileReport:
        """Return the report of the file."""
        reasons = [*notes, *self._rejections()]
        conflicts = written.rejected - self._rejected
        if conflicts > 0:
            reasons.append(
                say("{count} rows give another value for a moment that has one; the first value stays.",
                    count=conflicts)
            )  # fmt: skip
        return FileReport(
            file=written.source, reader=written.reader, reasons=tuple(reasons),
            status="read" if written.stored + written.duplicate else "refused", point=points,
            time_zone=written.time_zone, rows_in=written.rows_in, stored=written.stored,
            duplicate=written.duplicate, rejected=written.rejected, first_time=self._first, last_time=self._last,
        )  # fmt: skip

    def _rejections(self) -> list[str]:
        counts = self._reasons.most_common()
        shown: list[str] = [
            say("Rejected rows ({count}): {reason}", count=count, reason=reason)
            for reason, count in counts[:_SHOWN_REASONS]
        ]
        rest = sum(count for _, count in counts[_SHOWN_REASONS:]) + self._others
        return [*shown, say("Rejected rows for other reasons: {count}.", count=rest)] if rest else shown
