# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long logger files, slice by slice: the memory of one slice, and the results of reading the file at once.

The reader of the format reads the head. When that says how its table lies (`TableLayout`), the regular lines of each
slice are read in bulk; every other line is given to the reader below the file's own header, so that it means what it
would mean in the whole file. A file that does not allow this says so with `NotInSlicesError`, and is read at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import GwError, InvalidInputError
from ...wording import Sentence, say
from ..byte_cells import Block, cut_lines
from ..cells import Rows, split_lines
from ..moments import DateOrder
from ..text_slices import SLICE_BYTES, TextSlices
from .logger_file import LoggerFile
from .registry import READERS, find_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ..cells import RejectedLine
    from .logger_file import LoggerReader
    from .readings import TableLayout

_HEAD = 2**16  # characters by which the reader of the format learns how the table lies
_UNDATED = 0.1  # share of undated lines of a slice from which on the order of day and month is in doubt


class NotInSlicesError(GwError):
    """The file must be read at once: its lines do not stand for themselves, or contradict each other."""

    def __init__(self) -> None:
        super().__init__(say("The file cannot be read in slices."))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the head of a file says.

    Attributes
    ----------
    header : tuple of str
        The lines before the first row.
    row : str
        A row that is a reading.
    file : LoggerFile
        Header and row, read.
    """

    reader: LoggerReader
    header: tuple[str, ...]
    row: str
    file: LoggerFile
    layout: TableLayout | None
    order: DateOrder

    def read(self, lines: Sequence[str]) -> tuple[LoggerFile, int]:
        """Read lines below the header and the row; return also how many lines stand above them.

        The row is repeated where the others would outvote it in whether rows carry an offset from UTC.
        """
        for copies in (1, len(lines) + 1):
            above = (*self.header, *([self.row] * copies))
            file = _read(self.reader, "\n".join((*above, *lines)), self.order)
            if file.aware == self.file.aware:
                break
        return file, len(above)


class LoggerSlices:
    """The readings of a long file, slice by slice.

    Parameters
    ----------
    path : Path
    order : DateOrder
        Order of day and month, where the user states it.
    readers : sequence of LoggerReader
    size : int
        Bytes of a slice.

    Raises
    ------
    NotInSlicesError
        Read the file at once; raised also while slices are drawn.
    InvalidInputError
        The file is empty or binary.
    OSError
        It cannot be read.
    """

    def __init__(
        self, path: Path, *, order: DateOrder = DateOrder.AUTO, readers: Sequence[LoggerReader] = READERS,
        size: int = SLICE_BYTES,
    ) -> None:  # fmt: skip
        self._slices = TextSlices(path, size)
        self._head = _read_head(path, size, order, readers)
        self._in_doubt = order is DateOrder.AUTO and self._head.order is not DateOrder.YEAR_FIRST
        self._notes: dict[str, tuple[Sentence | str, int]] = {}
        self._open_end = list(self._head.file.end_notes)

    @property
    def file(self) -> LoggerFile:
        """The header and one reading."""
        return self._head.file

    @property
    def share(self) -> float:
        """How much of the file was read so far, from 0 to 1."""
        return self._slices.share

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the slices drawn so far."""
        own = (*self._slices.notes, *self._head.file.notes)
        return (*own, *(_counted(note, count) for note, count in self._notes.values()), *self._open_end)

    def __iter__(self) -> Iterator[LoggerFile]:
        below = len(self._head.header)
        at = 1
        for text in _without_header(self._slices, below):
            block = Block(text.encode("utf-8", errors="replace"))
            file = self._slice(block, at + below)
            at += len(block)
            if file is not None:
                yield file

    def _slice(self, block: Block, first: int) -> LoggerFile | None:
        """Read a block whose first line has the number ``first``; None when it holds no row."""
        main, odd = self._regular(block, first)
        others = self._others(block, odd, first)
        parts = [part for part in (main, others) if part is not None]
        if not parts:
            return None
        file = parts[0] if len(parts) == 1 else _merged(block, first, *parts)
        undated = sum(each.whole for each in file.rejected)
        if self._in_doubt and undated > max(10, _UNDATED * file.data_rows):
            raise NotInSlicesError
        return file

    def _regular(self, block: Block, first: int) -> tuple[LoggerFile | None, NDArray[np.int64]]:
        layout = self._head.layout
        everything = np.flatnonzero(block.ends > block.starts)
        if layout is None:
            return None, everything
        cut = cut_lines(block, layout.delimiter, layout.width).without(block.lines_with(b"#*"))  # vendors' own marks
        if not cut.regular.size:
            return None, everything
        rows = Rows(columns=cut.columns, lines=first + cut.regular, raw=block.lines(cut.regular), rejected=())
        try:
            file = layout.read(rows)
        except InvalidInputError:
            return None, everything  # no row is a reading
        self._require_alike(file)
        undated = [each.line - first for each in file.rejected if each.whole]
        odd = np.union1d(cut.odd, np.array(undated, dtype=np.int64))  # perhaps the heading again, or an end mark
        return replace(file, rejected=tuple(each for each in file.rejected if not each.whole)), odd

    def _others(self, block: Block, odd: NDArray[np.int64], first: int) -> LoggerFile | None:
        if not odd.size:
            return None
        read, above = self._head.read(list(block.lines(odd)))
        self._require_alike(read)
        self._take_notes(read)
        if any(each.line <= above for each in read.rejected):
            raise NotInSlicesError
        kept = read.lines > above
        lines = first + odd[read.lines[kept] - above - 1]
        rejected = tuple(replace(each, line=int(first + odd[each.line - above - 1])) for each in read.rejected)
        if not kept.any() and not rejected:
            return None
        return replace(
            read, times=read.times[kept], values=read.values[kept], present=read.present[kept], lines=lines,
            raw=block.lines(lines - first), rejected=rejected,
            flags=None if read.flags is None else read.flags[kept],
        )  # fmt: skip

    def _require_alike(self, file: LoggerFile) -> None:
        head = self._head.file
        facts = [
            (
                each.reader, each.location, each.serial, each.time_zone, each.unread_zone, each.columns, each.aware,
                each.by_lines,
            )
            for each in (head, file)
        ]  # fmt: skip
        if facts[0] != facts[1]:
            raise NotInSlicesError

    def _take_notes(self, file: LoggerFile) -> None:
        """Keep the notes that header and row alone do not call for, with their counts summed up."""
        for note in (Counter(file.notes) - Counter(self._head.file.notes)).elements():
            key = note.template if isinstance(note, Sentence) else str(note)
            known, count = self._notes.get(key, (note, 0))
            self._notes[key] = (known, count + _count(note))
        self._open_end = [note for note in self._open_end if note in file.end_notes]


def _without_header(slices: TextSlices, header: int) -> Iterator[str]:
    for number, text in enumerate(slices):
        yield text.split("\n", header)[-1] if header and number == 0 else text


def _read_head(path: Path, size: int, order: DateOrder, readers: Sequence[LoggerReader]) -> _Head:
    """Read the head, or all of the first slice when the head does not tell the order of day and month."""
    try:
        return _head_of(_first_lines(path, min(size, _HEAD)), order, readers)
    except NotInSlicesError:
        if size <= _HEAD:
            raise
        return _head_of(_first_lines(path, size), order, readers)


def _first_lines(path: Path, size: int) -> str:
    return next(iter(TextSlices(path, size)), "")


def _head_of(text: str, order: DateOrder, readers: Sequence[LoggerReader]) -> _Head:
    reader = find_reader(text, readers)
    if reader is None:
        raise NotInSlicesError
    lines = split_lines(text)
    probe = _read(reader, text, order)
    at = int(probe.lines[0]) - 1
    start = min([at, *(each.line - 1 for each in probe.rejected)])
    if not probe.by_lines or at >= len(lines) or str(probe.raw[0]) != lines[at]:
        raise NotInSlicesError
    used = probe.order or order
    header, row = tuple(lines[:start]), lines[at]
    file = _read(reader, "\n".join((*header, row)), used)
    if len(file.times) != 1 or file.rejected or file.columns != probe.columns:
        raise NotInSlicesError
    return _Head(reader=reader, header=header, row=row, file=file, layout=_layout(file), order=used)


def _read(reader: LoggerReader, text: str, order: DateOrder) -> LoggerFile:
    try:
        read = reader.read(text, order)
    except InvalidInputError as error:
        raise NotInSlicesError from error
    files = (read,) if isinstance(read, LoggerFile) else tuple(read)
    if len(files) != 1:
        raise NotInSlicesError
    return files[0] if isinstance(read, LoggerFile) else replace(files[0], layout=None)  # may have been taken apart


def _layout(file: LoggerFile) -> TableLayout | None:
    """Return how the table lies, unless the reader changed afterwards what the table gave."""
    layout = file.layout
    if layout is None or file.flags is not None:
        return None
    same = (
        tuple(info for info, _ in layout.channels) == file.columns
        and layout.facts.location == file.location
        and layout.facts.serial == file.serial
    )
    return layout if same and _reads_alike(layout, file) else None


def _reads_alike(layout: TableLayout, file: LoggerFile) -> bool:
    """Return whether the row of the head, read in bulk, gives what the reader made of it."""
    block = Block(str(file.raw[0]).encode("utf-8", errors="replace"))
    cut = cut_lines(block, layout.delimiter, layout.width)
    if len(cut.regular) != 1:
        return False
    rows = Rows(columns=cut.columns, lines=file.lines, raw=file.raw, rejected=())
    try:
        again = layout.read(rows)
    except InvalidInputError:
        return False
    return (
        np.array_equal(again.times, file.times)
        and np.array_equal(again.values, file.values, equal_nan=True)
        and np.array_equal(again.present, file.present)
    )


def _merged(block: Block, first: int, main: LoggerFile, others: LoggerFile) -> LoggerFile:
    lines = np.concatenate([main.lines, others.lines])
    order = np.argsort(lines, kind="stable")
    rejected: list[RejectedLine] = sorted((*main.rejected, *others.rejected), key=lambda each: each.line)
    return replace(
        main, lines=lines[order], times=np.concatenate([main.times, others.times])[order],
        values=np.concatenate([main.values, others.values])[order],
        present=np.concatenate([main.present, others.present])[order],
        raw=block.lines(lines[order] - first), rejected=tuple(rejected),
    )  # fmt: skip


def _count(note: str) -> int:
    found = note.values.get("count") if isinstance(note, Sentence) else None
    return found if isinstance(found, int) else 0


def _counted(note: Sentence | str, count: int) -> str:
    if isinstance(note, Sentence) and isinstance(note.values.get("count"), int):
        values = {**note.values, "count": count}
        sentence = Sentence(note.template.format(**values))
        sentence.template, sentence.values = note.template, values
        return sentence
    return note
