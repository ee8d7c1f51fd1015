# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modbus registers as data: where a number lies, how its bytes are ordered, and which reads fetch many of them at once.

Pure functions on words of 16 bits; no connection is opened here.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_WORDS = 125
"""Registers that one read may ask for (Modbus Application Protocol 1.1b3, sections 6.3 and 6.4)."""
MOST_BITS = 2000
"""Coils or discrete inputs that one read may ask for (the same, sections 6.1 and 6.2)."""


class Table(StrEnum):
    """The four tables of a Modbus device."""

    COIL = "coil"
    DISCRETE = "discrete"
    INPUT = "input"
    HOLDING = "holding"


FUNCTIONS = {Table.COIL: 1, Table.DISCRETE: 2, Table.HOLDING: 3, Table.INPUT: 4}
BIT_TABLES = frozenset({Table.COIL, Table.DISCRETE})
_DOCUMENT_DIGITS = {Table.COIL: "0", Table.DISCRETE: "1", Table.INPUT: "3", Table.HOLDING: "4"}


class NumberType(StrEnum):
    """How a number is written into registers; ``bcd`` has four decimal digits in one, ``bcd32`` eight in two."""

    INT16 = "int16"
    UINT16 = "uint16"
    INT32 = "int32"
    UINT32 = "uint32"
    INT64 = "int64"
    UINT64 = "uint64"
    FLOAT32 = "float32"
    FLOAT64 = "float64"
    BCD = "bcd"
    BCD32 = "bcd32"
    BIT = "bit"


class Order(StrEnum):
    """Which part comes first."""

    BIG = "big"
    LITTLE = "little"


_FORMATS = {
    NumberType.INT16: ">h", NumberType.UINT16: ">H", NumberType.INT32: ">i", NumberType.UINT32: ">I",
    NumberType.INT64: ">q", NumberType.UINT64: ">Q", NumberType.FLOAT32: ">f", NumberType.FLOAT64: ">d",
    NumberType.BCD: ">H", NumberType.BCD32: ">I", NumberType.BIT: ">H",
}  # fmt: skip
_DIGITS = {NumberType.BCD: 4, NumberType.BCD32: 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a number lies in a device and how it is written.

    Attributes
    ----------
    table : Table
    address : int
        From 0, as it goes over the line: register 40001 of a manual has the address 0.
    type : NumberType
    byte_order, word_order : Order
        ``big``: the high byte of a register, and the register with the high part of a number, come first.
    bit : int
        Of a register, from 0, the least significant; only with the type ``bit``.
    """

    table: Table
    address: int
    type: NumberType
    byte_order: Order = Order.BIG
    word_order: Order = Order.BIG
    bit: int = 0

    @property
    def size(self) -> int:
        """How many registers (or coils) it takes."""
        return 1 if self.table in BIT_TABLES else struct.calcsize(_FORMATS[self.type]) // 2

    @property
    def end(self) -> int:
        """The address behind it."""
        return self.address + self.size

    @property
    def label(self) -> str:
        """Its name as manuals write it, such as 40001."""
        number = self.address + 1
        return f"{_DOCUMENT_DIGITS[self.table]}{number:0{4 if number < 10_000 else 5}d}"

    def decode(self, words: Sequence[int]) -> float:
        """Return the number that ``size`` words hold; NaN where the device wrote NaN, infinite where it wrote that.

        Raises
        ------
        InvalidInputError
            A digit of a BCD number is none.

        Examples
        --------
        >>> Cell(table=Table.HOLDING, address=0, type=NumberType.INT32, word_order=Order.LITTLE).decode([1, 0])
        1.0
        """
        if self.table in BIT_TABLES:
            return float(words[0])
        (number,) = struct.unpack(_FORMATS[self.type], self._arranged(struct.pack(f">{self.size}H", *words)))
        if self.type is NumberType.BIT:
            return float(number >> self.bit & 1)
        digits = _DIGITS.get(self.type)
        if digits:
            text = f"{number:0{digits}x}"
            if not text.isdecimal():
                raise InvalidInputError(say("{text} is no BCD number.", text=text))
            return float(text)
        return float(number)

    def encode(self, number: float) -> tuple[int, ...]:
        """Return the words that hold a number, the nearest that the type can; what is too large becomes its limit.

        A NaN is written as such by the float types, as zero by the others.
        """
        if self.table in BIT_TABLES:
            return (int(number >= 0.5),)
        data = self._arranged(struct.pack(_FORMATS[self.type], self._nearest(number)))
        return struct.unpack(f">{self.size}H", data)

    def _nearest(self, number: float) -> float | int:
        if self.type in {NumberType.FLOAT32, NumberType.FLOAT64}:
            too_large = self.type is NumberType.FLOAT32 and abs(number) > _LARGEST_FLOAT32
            return math.copysign(math.inf, number) if too_large else number
        if self.type is NumberType.BIT:
            return (1 << self.bit) if number >= 0.5 else 0
        low, high = _limits(self.type)
        whole = 0 if math.isnan(number) else round(min(max(number, -2e19), 2e19))
        whole = min(max(whole, low), high)
        return int(str(whole), 16) if self.type in _DIGITS else whole

    def _arranged(self, data: bytes) -> bytes:
        """Turn bytes between the device's order and the network's; its own inverse."""
        pairs = [data[at : at + 2] for at in range(0, len(data), 2)]
        if self.byte_order is Order.LITTLE:
            pairs = [pair[::-1] for pair in pairs]
        if self.word_order is Order.LITTLE:
            pairs.reverse()
        return b"".join(pairs)

    def orders(self) -> Iterator[Cell]:
        """Yield the same number under all orders of bytes and words that make a difference."""
        words = (Order.BIG, Order.LITTLE) if self.size > 1 else (self.word_order,)
        for word_order in words:
            for byte_order in (Order.BIG, Order.LITTLE):
                yield replace(self, byte_order=byte_order, word_order=word_order)


_LARGEST_FLOAT32 = 3.4028234663852886e38


def _limits(kind: NumberType) -> tuple[int, int]:
    if kind in _DIGITS:
        return 0, 10 ** _DIGITS[kind] - 1
    bits = 8 * struct.calcsize(_FORMATS[kind])
    return (0, 2**bits - 1) if kind.value.startswith("u") else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One read: ``count`` registers or coils from ``address``, and the cells that lie in it."""

    table: Table
    address: int
    count: int
    cells: tuple[Cell, ...]

    def words(self, data: bytes) -> list[int]:
        """Return the registers or coils in the payload of an answer."""
        if self.table in BIT_TABLES:
            return [data[at // 8] >> at % 8 & 1 for at in range(self.count)]
        return list(struct.unpack(f">{self.count}H", data))

    def of(self, cell: Cell, words: Sequence[int]) -> list[int]:
        """Return the words of one of its cells."""
        start = cell.address - self.address
        return list(words[start : start + cell.size])

    def halves(self) -> tuple[Block, ...]:
        """Return two reads of half the cells each; itself when nothing can be parted."""
        starts = sorted({cell.address for cell in self.cells})
        middle = starts[len(starts) // 2]
        parts = [[cell for cell in self.cells if cell.address < middle],
                 [cell for cell in self.cells if cell.address >= middle]]  # fmt: skip
        return tuple(_block(part) for part in parts if part)


def plan_blocks(cells: Iterable[Cell], gap: int = 0, longest: int = MOST_WORDS) -> tuple[Block, ...]:
    """Return reads that fetch all cells, adjacent ones together.

    Parameters
    ----------
    cells : iterable of Cell
    gap : int
        Registers between two cells that may be read along although nobody asked for them; many devices refuse
        addresses that they do not have.
    longest : int
        Registers in one read, 1 to 125. Of coils there may be sixteen times as many.
    """
    blocks: list[Block] = []
    different = set(cells)
    for table in Table:
        most = min(longest * 16, MOST_BITS) if table in BIT_TABLES else min(longest, MOST_WORDS)
        held: list[Cell] = []
        for cell in sorted(
            (each for each in different if each.table is table), key=lambda each: (each.address, each.end)
        ):
            end = max((each.end for each in held), default=cell.address)
            if held and (cell.address > end + gap or max(end, cell.end) - held[0].address > most):
                blocks.append(_block(held))
                held = []
            held.append(cell)
        blocks += [_block(held)] if held else []
    return tuple(blocks)


def _block(cells: Sequence[Cell]) -> Block:
    first, end = min(cell.address for cell in cells), max(cell.end for cell in cells)
    return Block(table=cells[0].table, address=first, count=end - first, cells=tuple(cells))
