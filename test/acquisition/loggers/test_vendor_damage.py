# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real files of all vendors, damaged as the field damages them: every row is a reading or rejected, none is lost."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_loggers
from gw_monitor.gw_core.errors import GwError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

VENDORS = {
    "In-Situ", "Hydrolab", "YSI", "Eureka", "Greenspan", "PME", "TWDB export", "ORI", "Solinst", "Van Essen", "Onset",
    "Campbell",
}  # fmt: skip
LOGGERS = Path(__file__).resolve().parents[4] / "shared" / "data" / "loggers"
LARGEST = 100_000  # bytes: what is longer is of a format that a shorter file has too


def names() -> list[str]:
    if not (LOGGERS / "INDEX.csv").is_file():
        return []
    with (LOGGERS / "INDEX.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["vendor"] in VENDORS and not row["file"].endswith(".xls")]
    return [row["file"] for row in rows if int(row["bytes"]) < LARGEST]


NAMES = names()


def content(name: str) -> bytes:
    return (LOGGERS / name).read_bytes()


def text(name: str) -> str:
    data = content(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def readings(data: bytes) -> tuple[int, int, int]:
    """Return how many loggers, readings and rows the data hold."""
    files = read_loggers(data)
    return len(files), sum(len(file.times) for file in files), sum(file.data_rows for file in files)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "cp437", "gb18030"])
@pytest.mark.parametrize("name", NAMES)
def test_an_encoding_changes_no_reading(name, encoding):
    (plain,) = read_loggers(content(name))
    (other,) = read_loggers(text(name).replace("\xb5", "u").encode(encoding, errors="replace"))
    assert np.array_equal(other.times, plain.times)
    assert np.array_equal(other.values, plain.values, equal_nan=True)
    assert [column.property for column in other.columns] == [column.property for column in plain.columns]


@pytest.mark.parametrize("name", NAMES)
def test_padding_and_line_ends_change_no_reading(name):
    _, count, rows = readings(content(name))
    assert readings(content(name) + b"\x00" * 300) == (1, count, rows)
    unix = content(name).replace(b"\r\n", b"\n").replace(b"\r", b"")
    assert readings(unix.replace(b"\n", b"\r")) == (1, count, rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_put_behind_itself_is_one_logger_with_all_rows_twice(name):
    _, count, rows = readings(content(name))
    assert readings(content(name).rstrip() + b"\r\n" + content(name)) == (1, 2 * count, 2 * rows)


@pytest.mark.parametrize("name", [name for name in NAMES if not re.match(r"YSI|Hydrolab_Datasonde4|TWDB", name)])
def test_two_loggers_one_after_the_other_stay_two(name):
    (plain,) = read_loggers(content(name))
    other = plain.serial[:-1] + ("7" if plain.serial[-1] != "7" else "8")
    second = content(name).replace(plain.serial.encode(), other.encode())
    files = read_loggers(content(name).rstrip() + b"\r\n" + second)
    assert [file.serial for file in files] == [plain.serial, other]
    assert [file.data_rows for file in files] == [plain.data_rows] * 2
    assert np.array_equal(files[1].values, plain.values, equal_nan=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_anywhere_gives_its_whole_rows_or_one_refusal(name):
    data = content(name)
    (plain,) = read_loggers(data)
    for share in (0.02, 0.3, 0.55, 0.8, 0.97):
        try:
            files = read_loggers(data[: int(len(data) * share)])
        except GwError as error:
            assert str(error)
            continue
        cut = files[0]
        assert len(files) == 1
        whole = len(cut.times) - 1  # the last may be torn inside its last number
        assert np.array_equal(cut.times[:whole], plain.times[:whole])
        assert np.array_equal(cut.values[:whole], plain.values[:whole], equal_nan=True)
        assert sum(each.whole for each in cut.rejected) <= 1


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(data=st.data(), name=st.sampled_from(NAMES or ["none"]))
def test_mutated_files_end_in_readings_or_one_clear_refusal(data, name):
    if not NAMES:
        pytest.skip("the shared data are not beside this checkout")
    source = bytearray(content(name)[:6000])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(source)))
        source[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    try:
        files = read_loggers(bytes(source))
    except GwError as error:
        assert str(error)
        return
    for file in files:
        assert len(file.times) == len(file.lines) == len(file.raw) == len(file.values) == len(file.present)
        assert not np.isnat(file.times).any()
        assert len(set(file.lines.tolist())) == len(file.lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(data=st.data())
def test_no_row_of_a_damaged_table_is_lost(data):
    if not NAMES:
        pytest.skip("the shared data are not beside this checkout")
    tables = [name for name in NAMES if not re.search(r"xle|htm|Greenspan|Datasonde4|HOBO", name)]
    name = data.draw(st.sampled_from(tables))
    (plain,) = read_loggers(content(name))
    lines = text(name).replace("\r\n", "\n").replace("\r", "").split("\n")
    rows = plain.lines.tolist()
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.sampled_from(rows)) - 1
        start = data.draw(st.integers(0, len(lines[at])))
        junk = data.draw(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=10))
        lines[at] = lines[at][:start] + junk + lines[at][start + data.draw(st.integers(0, 9)) :]
    left = sum(bool(lines[row - 1].strip(" ,;\t")) for row in rows)
    try:
        files = read_loggers("\n".join(lines).encode("utf-8"))
    except GwError:
        return
    assert sum(file.data_rows for file in files) >= left - sum(_is_message(lines[row - 1]) for row in rows)


def _is_message(line: str) -> bool:
    """Return True for a row that the damage made a heading, an end mark or a message of the logger."""
    return bool(re.match(r"\W*(?:Date|END OF|Power|Recovery|#|$)", line))
