# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A long text file as slices of whole lines, so that no more than a few of them are ever in memory."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from .cells import one_line_end
from .decoding import TextStream, decide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLICE_BYTES = 8 * 2**20
_SAMPLE = 2**18


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; raise `OSError` when it cannot be read."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(2**20):
            found.update(piece)
    return found.hexdigest()


class TextSlices:
    """The text of a file in slices that end with a line, each line end a line feed.

    Parameters
    ----------
    path : Path
    size : int
        Bytes of a slice; a line that is longer makes a longer slice.

    Raises
    ------
    InvalidInputError
        The file is empty or binary; see `decoding.decide`.
    OSError
        It cannot be read.
    """

    def __init__(self, path: Path, size: int = SLICE_BYTES) -> None:
        self._path = path
        self._size = size
        with path.open("rb") as file:
            self._encoding = decide(file.read(max(_SAMPLE, size)))
        self._stream = TextStream(self._encoding)
        self._length = max(1, path.stat().st_size)
        self._read = 0

    @property
    def share(self) -> float:
        """How much of the file was read so far, from 0 to 1."""
        return min(1.0, self._read / self._length)

    @property
    def encoding(self) -> str:
        """The codec of what was read so far."""
        return self._stream.encoding

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the text that was read so far."""
        return self._stream.notes

    def __iter__(self) -> Iterator[str]:
        rest = ""
        for text in self._pieces():
            whole = rest + text
            end = _last_line_end(whole)
            rest = whole[end:]
            if end:
                yield one_line_end(whole[:end])
        if rest.strip("\x00"):
            yield one_line_end(rest)

    def _pieces(self) -> Iterator[str]:
        self._stream = TextStream(self._encoding)
        self._read = 0
        with self._path.open("rb") as file:
            while piece := file.read(self._size):
                self._read += len(piece)
                yield self._stream.read(piece)
        yield self._stream.read(b"", final=True)


def _last_line_end(text: str) -> int:
    """Return where the last whole line ends; a carriage return at the very end may be followed by its line feed."""
    end = text.rfind("\n")
    return (end if end >= 0 else text.rfind("\r", 0, max(0, len(text) - 1))) + 1
