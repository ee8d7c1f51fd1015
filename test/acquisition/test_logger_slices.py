# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long files read slice by slice in bulk give what reading them at once gives, whatever stands in their cells."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.byte_cells import Block, cut_lines, read_decimals
from gw_monitor.gw_core.acquisition.cells import split_rows, to_numbers
from gw_monitor.gw_core.acquisition.loggers.logger_file import joined_files
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger
from gw_monitor.gw_core.acquisition.loggers.slices import LoggerSlices, NotInSlicesError
from gw_monitor.gw_core.acquisition.moments import DateOrder, read_moments
from gw_monitor.gw_core.errors import InvalidInputError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SOLINST = (
    "Serial_number:\n2041929\nProject ID:\n\nLocation:\nMW-1\nLEVEL\nUNIT: m\nTEMPERATURE\nUNIT: Deg C\n"
    "Date,Time,ms,LEVEL,TEMPERATURE\n"
)
GENERIC = "Location: MW-1\nDate Time;Water Temp (°C);pH\n"

numbers = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-10**6, max_value=10**6).map(str),
    st.floats().map(repr),
    st.integers(-(10**17), 10**17).map(str),
    st.text("0123456789.+-eE, _", max_size=18),
    st.sampled_from(["", " ", "-", "nan", "NaN", "---", "1,5", ".5", "5.", "+.", "-.", "1.2.3", "1e5", "inf", "１２",
                     '"7.5"', '"', " 12.25", "12.25 ", "\t3", "-999", "00012.5000", "9007199254740993", "°"]),
)  # fmt: skip
dates = st.one_of(
    st.datetimes().map(lambda moment: moment.strftime("%Y/%m/%d")),
    st.sampled_from(
        ["2024-05-01", "2024/13/01", "2024-02-30", "", "x", "1.5.2024", " 2024-05-02 ", "20240503", "5/6/24"]
    ),
)
clocks = st.one_of(
    st.times().map(lambda time: time.strftime("%H:%M:%S")),
    st.sampled_from(
        ["", "24:00:00", "25:00", "8:05", "08:05:01 PM", "12:00 am", "08:00:00.250", "08:00Z", "上午 8:05"]
    ),
)


def equal(left, right) -> bool:
    return np.array_equal(left, right, equal_nan=True)


def cells_of(texts):
    """Return texts as a column of one block, as `cut_lines` would."""
    block = Block("".join(f"{text};\n" for text in texts).encode())
    return cut_lines(block, ";", 2)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=30), st.booleans())
def test_numbers_in_bulk_are_those_read_one_by_one(texts, comma):
    cut = cells_of(texts)
    kept = [texts[row].strip('"') for row in cut.regular]
    if not kept:
        return
    slow = to_numbers(kept, decimal_comma=comma, missing=(-999.0,))
    fast = to_numbers(cut.columns[0], decimal_comma=comma, missing=(-999.0,))
    assert equal(fast.values, slow.values)
    assert equal(fast.empty, slow.empty)
    assert equal(fast.unreadable, slow.unreadable)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.from_regex(r"[+-]?[0-9]{0,9}\.?[0-9]{0,9}", fullmatch=True), min_size=1, max_size=40))
def test_plain_numbers_are_correctly_rounded(texts):
    values, plain = read_decimals(cells_of(texts).columns[0])
    for text, value, is_plain in zip(texts, values.tolist(), plain.tolist(), strict=True):
        if is_plain:
            assert value == float(text)
            assert np.signbit(value) == np.signbit(float(text))
        else:
            assert len(text) > 16 or not any(sign.isdigit() for sign in text) or abs(float(text)) >= 2**49


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.tuples(dates, clocks), min_size=1, max_size=20), st.booleans(), st.sampled_from(list(DateOrder)))
def test_moments_in_bulk_are_those_read_one_by_one(pairs, together, order):
    def read(days, times):
        try:
            found = read_moments(days, times, order=order)
        except InvalidInputError as error:
            return error.message
        return found.times.view("int64").tolist(), found.aware, found.order

    if together:
        texts = [f"{day} {clock}" for day, clock in pairs]
        assert read(cells_of(texts).columns[0], None) == read(texts, None)
    else:
        columns = [cells_of(column).columns[0] for column in zip(*pairs, strict=True)]
        assert read(*columns) == read(*map(list, zip(*pairs, strict=True)))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.text('ab",; 1', max_size=8), min_size=1, max_size=12), st.sampled_from(",;"))
def test_lines_cut_in_bulk_have_the_cells_of_lines_split_one_by_one(lines, delimiter):
    cut = cut_lines(Block(("\n".join(lines) + "\n").encode()), delimiter, 3)
    for at, row in enumerate(cut.regular):
        (slow,) = zip(*split_rows([(1, lines[row])], delimiter, 3).columns, strict=True)
        assert tuple(column[at] for column in cut.columns) == slow
    left = set(range(len(lines))) - set(cut.regular.tolist()) - set(cut.odd.tolist())
    assert all(lines[row] == "" for row in left)


def in_slices(path, size, order=DateOrder.AUTO):
    slices = LoggerSlices(path, order=order, size=size)
    files = list(slices)
    whole = files[0]
    for file in files[1:]:
        whole = joined_files(whole, file)
    return whole, slices.notes


def assert_same(fast, notes, slow):
    assert (fast.location, fast.serial, fast.columns, fast.time_zone) == (
        slow.location, slow.serial, slow.columns, slow.time_zone,
    )  # fmt: skip
    assert equal(fast.times.view("int64"), slow.times.view("int64"))
    assert equal(fast.lines, slow.lines)
    assert equal(fast.present, slow.present)
    assert equal(np.where(fast.present, fast.values, 0), np.where(slow.present, slow.values, 0))
    assert list(fast.raw) == list(slow.raw)
    order = [sorted((each.line, each.whole, each.reason, each.raw) for each in file.rejected) for file in (fast, slow)]
    assert order[0] == order[1]
    assert sorted(notes) == sorted((*slow.notes, *slow.end_notes))


lines = st.one_of(
    st.tuples(dates, clocks, numbers, numbers, numbers).map(",".join),
    st.tuples(st.sampled_from(["2024/05/01", "2024/05/02"]), clocks, st.just("0"), numbers, numbers).map(",".join),
    st.text('ab",;1 \t°日', max_size=12),
    st.just("Date,Time,ms,LEVEL,TEMPERATURE"),
)


@settings(
    max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(lines, max_size=25), st.integers(40, 900), st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)  # fmt: skip
def test_a_file_in_slices_is_the_file_at_once(tmp_path, body, size, line_end, encoding):
    first = ["2024/05/01,08:00:00,0,10.5,12.25"] * 2
    text = line_end.join([*SOLINST.splitlines(), *first, *body, "2024/05/01,09:00:00,0,10.25,12"])
    path = tmp_path / "long.csv"
    path.write_bytes(text.encode(encoding, errors="replace"))
    try:
        slow = read_logger(path.read_bytes())
    except InvalidInputError:  # keys and a heading again: two loggers
        with pytest.raises(NotInSlicesError):
            in_slices(path, len(SOLINST) * 3 + size)
        return
    try:
        fast, notes = in_slices(path, len(SOLINST) * 3 + size)
    except NotInSlicesError:
        assert "Z" in text or slow.order is not DateOrder.YEAR_FIRST  # lines that contradict each other
        return
    assert_same(fast, notes, slow)


def test_generic_tables_headings_again_and_footers_in_slices(tmp_path):
    rows = [f"{1 + n // 24:02d}.05.2024 {n % 24:02d}:00;{n / 8};7,{n}" for n in range(700)]
    rows[300] = "Date Time;Water Temp (°C);pH"
    rows[301:301] = ["", "  ", "broken", "99.99.2024 10:00;1;7"]
    path = tmp_path / "MW-1.csv"
    path.write_bytes((GENERIC + "\n".join(rows) + "\n").encode("cp1252"))
    fast, notes = in_slices(path, 2000)
    slow = read_logger(path.read_bytes())
    assert len(slow.times) == 699
    assert_same(fast, notes, slow)


@pytest.mark.parametrize("size", [300, 1000, 10**6])
def test_no_slice_begins_inside_a_line_or_a_character(tmp_path, size):
    from gw_monitor.gw_core.acquisition.text_slices import TextSlices

    text = "".join(f"{n};水位{'x' * (n % 17)}\r\n" for n in range(500))
    for encoding in ("utf-8", "utf-16", "gb18030"):
        path = tmp_path / encoding
        path.write_bytes(text.encode(encoding))
        slices = TextSlices(path, size)
        pieces = list(slices)
        assert "".join(pieces) == text.replace("\r\n", "\n")
        assert all(piece.endswith("\n") for piece in pieces)
        assert slices.share == 1.0
