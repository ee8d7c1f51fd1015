# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers in registers: what is written is read, in every type and order, and reads are planned within their limits."""

from __future__ import annotations

import math
import struct

import pytest
from gw_monitor.gw_core.acquisition.links.registers import (
    BIT_TABLES,
    MOST_BITS,
    MOST_WORDS,
    Cell,
    NumberType,
    Order,
    Table,
    plan_blocks,
)
from gw_monitor.gw_core.errors import InvalidInputError
from hypothesis import given, settings
from hypothesis import strategies as st
from pymodbus.client.mixin import ModbusClientMixin

ORDERS = st.sampled_from(list(Order))
RANGES = {
    NumberType.INT16: (-(2**15), 2**15 - 1), NumberType.UINT16: (0, 2**16 - 1), NumberType.INT32: (-(2**31), 2**31 - 1),
    NumberType.UINT32: (0, 2**32 - 1), NumberType.INT64: (-(2**53), 2**53), NumberType.UINT64: (0, 2**53),
    NumberType.BCD: (0, 9999), NumberType.BCD32: (0, 99_999_999), NumberType.BIT: (0, 1),
}  # fmt: skip


@st.composite
def cells_and_numbers(draw):
    kind = draw(st.sampled_from(list(NumberType)))
    cell = Cell(table=Table.HOLDING, address=draw(st.integers(0, 65_000)), type=kind, byte_order=draw(ORDERS),
                word_order=draw(ORDERS), bit=draw(st.integers(0, 15)) if kind is NumberType.BIT else 0)  # fmt: skip
    if kind in RANGES:
        return cell, float(draw(st.integers(*RANGES[kind])))
    return cell, draw(st.floats(width=32 if kind is NumberType.FLOAT32 else 64))


@settings(derandomize=True, deadline=None)
@given(cells_and_numbers())
def test_what_is_written_is_read_again(pair):
    cell, number = pair
    words = cell.encode(number)
    assert len(words) == cell.size
    assert all(0 <= word <= 0xFFFF for word in words)
    read = cell.decode(words)
    assert read == number or (math.isnan(read) and math.isnan(number))


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(list(NumberType)), st.floats(allow_nan=True, allow_infinity=True))
def test_what_does_not_fit_becomes_the_nearest_that_does(kind, number):
    cell = Cell(table=Table.INPUT, address=0, type=kind)
    read = cell.decode(cell.encode(number))
    if kind in RANGES and not math.isnan(number):
        low, high = cell.decode(cell.encode(-1e300)), cell.decode(cell.encode(1e300))
        assert low <= read <= high
        if low < number < high and kind is not NumberType.BIT:
            assert abs(read - number) <= max(0.5, abs(number) * 2e-16)


@pytest.mark.parametrize("kind", ["INT16", "UINT16", "INT32", "UINT32", "INT64", "UINT64", "FLOAT32", "FLOAT64"])
@pytest.mark.parametrize("order", ["big", "little"])
def test_words_are_those_of_another_library(kind, order):
    number = 1234.5 if kind.startswith("FLOAT") else 12_345
    theirs = ModbusClientMixin.convert_to_registers(number, ModbusClientMixin.DATATYPE[kind], order)
    cell = Cell(table=Table.HOLDING, address=0, type=NumberType[kind], word_order=Order(order))
    assert list(cell.encode(number)) == theirs
    assert cell.decode(theirs) == number


def test_the_four_orders_are_those_that_manuals_name():
    (a, b), (c, d) = struct.pack(">f", 12.375)[:2], struct.pack(">f", 12.375)[2:]
    names = {("big", "big"): (a, b, c, d), ("little", "big"): (b, a, d, c),
             ("big", "little"): (c, d, a, b), ("little", "little"): (d, c, b, a)}  # fmt: skip
    for (byte_order, word_order), letters in names.items():
        cell = Cell(table=Table.HOLDING, address=0, type=NumberType.FLOAT32, byte_order=Order(byte_order),
                    word_order=Order(word_order))  # fmt: skip
        assert cell.decode(struct.unpack(">2H", bytes(letters))) == 12.375
    assert len(list(cell.orders())) == 4


def test_bad_digits_are_no_number():
    with pytest.raises(InvalidInputError):
        Cell(table=Table.HOLDING, address=0, type=NumberType.BCD).decode([0x12A4])


def test_labels_are_those_of_manuals():
    def label(table, address):
        return Cell(table=table, address=address, type=NumberType.UINT16).label

    assert label(Table.HOLDING, 0) == "40001"
    assert label(Table.INPUT, 16) == "30017"
    assert label(Table.COIL, 0) == "00001"
    assert label(Table.HOLDING, 9999) == "410000"


CELLS = st.builds(
    Cell, table=st.sampled_from(list(Table)), address=st.integers(0, 4000),
    type=st.sampled_from([NumberType.UINT16, NumberType.FLOAT32, NumberType.FLOAT64]),
)  # fmt: skip


@settings(derandomize=True, deadline=None)
@given(st.lists(CELLS, max_size=60), st.integers(0, 20), st.integers(4, 125))
def test_every_cell_is_read_once_and_no_read_is_too_long(cells, gap, longest):
    blocks = plan_blocks(iter(cells), gap, longest)
    assert sorted((c for b in blocks for c in b.cells), key=repr) == sorted(set(cells), key=repr)
    for block in blocks:
        assert block.count <= (MOST_BITS if block.table in BIT_TABLES else min(longest, MOST_WORDS))
        words = list(range(block.count))
        for cell in block.cells:
            assert block.of(cell, words) == list(range(cell.address - block.address, cell.end - block.address))
        covered = {at for cell in block.cells for at in range(cell.address, cell.end)}
        holes = sorted(set(range(block.address, block.address + block.count)) - covered)
        assert not holes or gap > 0
        assert {cell for half in block.halves() for cell in half.cells} == set(block.cells)


def test_adjacent_registers_are_read_together_and_distant_ones_apart():
    cells = [Cell(table=Table.HOLDING, address=at, type=NumberType.FLOAT32) for at in (0, 2, 4, 10)]
    assert [(block.address, block.count) for block in plan_blocks(cells)] == [(0, 6), (10, 2)]
    assert [(block.address, block.count) for block in plan_blocks(cells, gap=4)] == [(0, 12)]
