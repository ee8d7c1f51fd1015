# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells that stay where they are in a block of text: columns as positions, texts made only when asked for.

A long table is cut at its line ends and delimiters by array operations. Numbers of up to 16 characters are read eight
characters at a time inside 64-bit integers (the arithmetic of D. Lemire, "Quickly parsing eight digits", 2018); an
integer below 2**53 over a power of ten up to 10**22 is then the correctly rounded number (W. Clinger, "How to read
floating point numbers accurately", 1990). What is not of this plain kind is left to the slow way, so that both agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, overload

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHUNK = 2**14  # numbers read together: what the nearest memory of a processor holds
_PAD = 32  # bytes around the block, so that words may be read across its ends
_WORD = 8
_LONGEST_KEY = 3 * _WORD
_LONGEST_NUMBER = 2 * _WORD
_U = np.uint64
_ONES, _HIGHS, _LOWS = _U(0x0101010101010101), _U(0x8080808080808080), _U(0x7F7F7F7F7F7F7F7F)
_ZEROS = _U(0x3030303030303030)
_EXACT = _U(2**53)
_LINE_END, _QUOTE, _BLANK, _TAB = 10, 34, 32, 9
_POWERS = np.array([10.0**power for power in range(_LONGEST_NUMBER + 1)])


class Block:
    """A block of whole lines in UTF-8, without NUL.

    Attributes
    ----------
    starts, ends : ndarray of int64, shape (n,)
        Where each line lies, without its end.
    """

    def __init__(self, text: bytes) -> None:
        whole = text if text.endswith(b"\n") else text + b"\n"
        self._data = b"".join((bytes(_PAD), whole, bytes(_PAD)))
        self.buffer: NDArray[np.uint8] = np.frombuffer(self._data, dtype=np.uint8)
        self.words: NDArray[np.uint64] = np.ndarray(
            (len(self._data) - _WORD + 1,), dtype="<u8", buffer=self._data, strides=(1,)
        )
        self.ends: NDArray[np.int64] = np.flatnonzero(self.buffer == _LINE_END)
        self.starts: NDArray[np.int64] = np.concatenate(([_PAD], self.ends[:-1] + 1))

    def __len__(self) -> int:
        return len(self.ends)

    def text(self, start: int, end: int) -> str:
        """Return the text between two positions."""
        return self._data[start:end].decode("utf-8", errors="replace")

    def lines(self, at: NDArray[np.int64]) -> ByteCells:
        """Return some of the lines."""
        return ByteCells(self, self.starts[at], self.ends[at] - self.starts[at])

    def lines_with(self, signs: bytes) -> NDArray[np.int64]:
        """Return the positions of the lines in which one of some signs stands."""
        found = [np.flatnonzero(self.buffer == sign) for sign in signs if bytes([sign]) in self._data]
        places = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
        return np.unique(np.searchsorted(self.ends, places))

    def has_quotes(self) -> bool:
        """Return True when a quotation mark stands anywhere."""
        return b'"' in self._data


class ByteCells(Sequence[str]):
    """A column of texts inside a `Block`, given by where they begin and how long they are."""

    __slots__ = ("block", "lengths", "starts")

    def __init__(self, block: Block, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> None:
        self.block = block
        self.starts = starts
        self.lengths = lengths

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return list(self.take(np.arange(len(self))[at]))
        start = int(self.starts[at])
        return self.block.text(start, start + int(self.lengths[at]))

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> ByteCells:
        """Return some of the cells."""
        return ByteCells(self.block, self.starts[rows], self.lengths[rows])

    def words(self, offset: int) -> NDArray[np.uint64]:
        """Return eight bytes of each cell from ``offset`` on, the first in the lowest place; past its end all zero."""
        left = np.clip(self.lengths - offset, 0, _WORD)
        found: NDArray[np.uint64] = self.block.words[self.starts + np.minimum(offset, self.lengths)]
        return found & _lower_bytes(left)

    def stripped(self) -> ByteCells:
        """Return the cells without blanks and tabs around them."""
        starts, lengths = self.starts, self.lengths
        buffer = self.block.buffer
        while (blank := (lengths > 0) & _is_blank(buffer[starts])).any():
            starts, lengths = starts + blank, lengths - blank
        while (blank := (lengths > 0) & _is_blank(buffer[starts + lengths - 1])).any():
            lengths = lengths - blank
        return ByteCells(self.block, starts, lengths)

    def factorize(self) -> tuple[NDArray[np.int64], list[str]]:
        """Return for each cell the number of its text among the different texts, and those."""
        if not len(self):
            return np.zeros(0, dtype=np.int64), []
        if int(self.lengths.max()) > _LONGEST_KEY:
            codes, texts = pd.factorize(np.array(list(self), dtype=object))
            return codes.astype(np.int64), [str(text) for text in texts]
        codes = np.zeros(len(self), dtype=np.int64)
        for offset in range(0, int(self.lengths.max()), _WORD):
            codes = _joined(codes, _codes(self.words(offset)))
        first = np.empty(int(codes.max()) + 1, dtype=np.int64)
        first[codes[::-1]] = np.arange(len(codes))[::-1]  # the earliest of each is written last
        return codes, list(self.take(first))

    def divided(self) -> tuple[ByteCells, ByteCells] | None:
        """Return date and clock time of each cell, parted at its first blank or at a T in the eleventh place.

        None when a cell is not plain ASCII, which may write the day otherwise.
        """
        whole = self.stripped()
        longest = int(whole.lengths.max()) if len(whole) else 0
        buffer, starts, lengths = whole.block.buffer, whole.starts, whole.lengths
        at = lengths.copy()
        for offset in range(longest - 1, -1, -1):
            sign = buffer[starts + np.minimum(offset, lengths)]
            inside = offset < lengths
            if (inside & (sign >= 0x80)).any():
                return None
            parting = (sign == _BLANK) | (sign == ord("T")) if offset == 10 else sign == _BLANK
            at = np.where(inside & parting, offset, at)
        after = np.minimum(at + 1, lengths)
        return (
            ByteCells(whole.block, starts, at),
            ByteCells(whole.block, starts + after, lengths - after).stripped(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLines:
    """A block cut into cells.

    Attributes
    ----------
    columns : tuple of w ByteCells
        Of the regular lines.
    regular, odd : ndarray of int64
        Positions of the lines that have exactly w cells (or only empty ones beyond), and of the others; empty lines are
        in neither.
    """

    columns: tuple[ByteCells, ...]
    regular: NDArray[np.int64]
    odd: NDArray[np.int64]

    def without(self, lines: NDArray[np.int64]) -> CutLines:
        """Return the same with some of the lines among the odd ones."""
        out = np.isin(self.regular, lines)
        if not out.any():
            return self
        columns = tuple(column.take(~out) for column in self.columns)
        odd = np.union1d(self.odd, self.regular[out])
        return CutLines(columns=columns, regular=self.regular[~out], odd=odd)


def cut_lines(block: Block, delimiter: str, width: int) -> CutLines:
    """Cut each line of a block at its delimiters (one ASCII character); quotation marks must enclose whole cells."""
    every = _cut_alike(block, delimiter, width)
    if every is not None:
        return every
    marks = np.flatnonzero((block.buffer == _LINE_END) | (block.buffer == ord(delimiter)))
    last = np.flatnonzero(block.buffer[marks] == _LINE_END)
    first = np.concatenate(([0], last[:-1] + 1))
    count = last - first + 1
    wide = np.flatnonzero(count >= width)
    surplus = marks[last[wide]] - marks[first[wide] + width - 1] == count[wide] - width
    regular = wide[surplus]
    seps = [marks[first[regular] + column] for column in range(width)]
    starts = [block.starts[regular], *(sep + 1 for sep in seps[:-1])]
    columns = [ByteCells(block, start, sep - start) for start, sep in zip(starts, seps, strict=True)]
    if block.has_quotes():
        columns, kept = _unquoted(block, columns, regular)
        regular = regular[kept]
    is_odd = block.ends > block.starts
    is_odd[regular] = False
    return CutLines(columns=tuple(columns), regular=regular, odd=np.flatnonzero(is_odd))


def _cut_alike(block: Block, delimiter: str, width: int) -> CutLines | None:
    """Cut a block in which each line has exactly w cells; None when that is not so."""
    seps = np.flatnonzero(block.buffer == ord(delimiter))
    if width < 2 or len(seps) != len(block) * (width - 1):
        return None
    table = seps.reshape(len(block), width - 1)
    if (table[:, 0] < block.starts).any() or (table[:, -1] > block.ends).any():
        return None
    bounds = [block.starts - 1, *(np.ascontiguousarray(table[:, at]) for at in range(width - 1)), block.ends]
    columns = [ByteCells(block, left + 1, right - left - 1) for left, right in pairwise(bounds)]
    regular = np.arange(len(block))
    if not block.has_quotes():
        return CutLines(columns=tuple(columns), regular=regular, odd=regular[:0])
    columns, kept = _unquoted(block, columns, regular)
    return CutLines(columns=tuple(columns), regular=regular[kept], odd=regular[~kept])


def _unquoted(
    block: Block, columns: Sequence[ByteCells], regular: NDArray[np.int64]
) -> tuple[list[ByteCells], NDArray[np.bool_]]:
    """Take the marks off cells that are enclosed, and keep the lines that have no other mark."""
    places = np.flatnonzero(block.buffer == _QUOTE)
    found = np.searchsorted(places, block.ends[regular]) - np.searchsorted(places, block.starts[regular])
    enclosed = [
        (cells.lengths >= 2)
        & (block.buffer[cells.starts] == _QUOTE)
        & (block.buffer[cells.starts + cells.lengths - 1] == _QUOTE)
        for cells in columns
    ]
    kept = found == 2 * np.sum(enclosed, axis=0)
    plain = [
        ByteCells(block, (cells.starts + quoted)[kept], (cells.lengths - 2 * quoted)[kept])
        for cells, quoted in zip(columns, enclosed, strict=True)
    ]
    return plain, kept


def read_decimals(cells: ByteCells) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the values of plain decimal numbers, and which cells are such.

    Plain is an optional sign, then 1 to 15 digits with at most one point; the rest is NaN.
    """
    parts = [
        _read_decimals(cells.take(np.arange(start, min(start + _CHUNK, len(cells)))))
        for start in range(0, len(cells), _CHUNK)
    ]
    if not parts:
        return np.zeros(0), np.zeros(0, dtype=bool)
    return np.concatenate([values for values, _ in parts]), np.concatenate([good for _, good in parts])


def _read_decimals(cells: ByteCells) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    lengths = cells.lengths
    good = (lengths > 0) & (lengths <= _LONGEST_NUMBER)
    end = cells.starts + lengths
    negative, signed = _signs(cells)
    digits = np.where(good, lengths - signed, 0)
    low, low_decimals, low_fine = _eight_digits(cells.block.words[end - _WORD], np.minimum(digits, _WORD))
    if not (digits > _WORD).any():
        good &= low_fine & (digits - (low_decimals >= 0) > 0)
        mantissa, decimals = low, np.maximum(low_decimals, 0)
    else:
        high, high_decimals, high_fine = _eight_digits(
            cells.block.words[end - 2 * _WORD], np.clip(digits - _WORD, 0, _WORD)
        )
        pointed = (low_decimals >= 0).astype(np.int64) + (high_decimals >= 0)
        good &= low_fine & high_fine & (pointed <= 1) & (digits - pointed > 0)
        decimals = np.where(high_decimals >= 0, high_decimals + _WORD, np.maximum(low_decimals, 0))
        mantissa = high * np.where(low_decimals >= 0, _U(10**7), _U(10**8)) + low
    good &= mantissa < _EXACT
    values = mantissa.astype(np.float64) / _POWERS[decimals]
    return np.where(good, np.where(negative, -values, values), np.nan), good


def _signs(cells: ByteCells) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    first = cells.block.buffer[cells.starts]
    negative = (first == ord("-")) & (cells.lengths > 0)
    return negative, (negative | ((first == ord("+")) & (cells.lengths > 0))).astype(np.int64)


def _eight_digits(
    words: NDArray[np.uint64], count: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.bool_]]:
    """Read the last ``count`` (0 to 8) characters of each word: digits with at most one point among them.

    Returns
    -------
    tuple of arrays
        The number that the digits make, the digits behind the point (-1 without point), and whether all was well.
    """
    outside = _lower_bytes(_WORD - count)
    signs = (words & ~outside) | (_ZEROS & outside)
    point = _zero_bytes(signs ^ _U(0x2E2E2E2E2E2E2E2E))
    above = ~((point << _U(1)) - _U(1))
    below = (point >> _U(7)) - _U(1)
    closed = np.where(point != 0, (signs & above) | ((signs & below) << _U(8)) | _U(0x30), signs)
    fine = (point & (point - _U(1))) == 0
    fine &= (
        ((closed & _U(0xF0F0F0F0F0F0F0F0)) ^ _ZEROS)
        | (((closed + _U(0x0606060606060606)) & _U(0xF0F0F0F0F0F0F0F0)) ^ _ZEROS)
    ) == 0
    decimals = (((above & _ONES) * _ONES) >> _U(56)).astype(np.int64)
    return _number(closed), np.where(point != 0, decimals, -1), fine


def _number(digits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    value = digits - _ZEROS
    value = value * _U(10) + (value >> _U(8))
    pairs = _U(0x000000FF000000FF)
    return ((value & pairs) * _U(0x000F424000000064) + ((value >> _U(16)) & pairs) * _U(0x0000271000000001)) >> _U(32)


def _zero_bytes(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return 0x80 in each byte that is zero, and nothing elsewhere."""
    return ~(((words & _LOWS) + _LOWS) | words | _LOWS)


def _lower_bytes(count: NDArray[np.int64]) -> NDArray[np.uint64]:
    masks = np.array([(1 << (8 * each)) - 1 for each in range(_WORD + 1)], dtype=np.uint64)
    return masks[count]


def _is_blank(signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
    blank: NDArray[np.bool_] = (signs == _BLANK) | (signs == _TAB)
    return blank


def _joined(codes: NDArray[np.int64], more: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of pairs, in the order of their first."""
    count = int(more.max()) + 1
    return _codes((codes * count + more).astype(np.uint64)) if codes.any() and count > 1 else codes + more


def _codes(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    codes: NDArray[np.int64] = pd.factorize(keys)[0].astype(np.int64)
    return codes
