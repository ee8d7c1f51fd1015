# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes to text: every encoding that field files come in, and what is refused."""

from __future__ import annotations

import gzip
import io

import openpyxl
import pytest
from gw_monitor.gw_core.acquisition.decoding import decode
from gw_monitor.gw_core.errors import InvalidInputError

WESTERN = "LEVEL\nUNIT: µS/cm\n21,5 °C für 3 µ\n"
CHINESE = "井号,采样日期,检测结果\nMW-1,2024-05-01,苯 <0.5 μg/L 温度 12.5℃\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_survives(encoding):
    assert decode(WESTERN.encode(encoding)).text == WESTERN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gb2312"])
def test_chinese_text_survives(encoding):
    text = CHINESE if encoding != "gb2312" else CHINESE.replace("μ", "u")
    assert decode(text.encode(encoding)).text == text


def test_a_lone_degree_sign_is_not_taken_for_chinese():
    assert decode(b"UNIT: \xb0C\n1,2\n").text == "UNIT: °C\n1,2\n"


def test_a_degree_sign_at_the_very_end_survives():
    assert decode(b"21 \xb0C").text == "21 °C"


def test_nul_padding_goes_and_text_stays():
    assert decode(b"a,b\n1,2\n" + b"\x00" * 500).text == "a,b\n1,2\n"


def test_utf8_cut_in_a_character_is_still_utf8():
    assert decode(CHINESE.encode()[:-7]).encoding == "utf-8"


@pytest.mark.parametrize("data", [b"", b"\x00" * 90, b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_refused_as_empty(data):
    with pytest.raises(InvalidInputError, match=r"^The file is empty\.$"):
        decode(data)


def workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, gzip.compress(b"a,b"), workbook(),
     b"%PDF-1.4 text"],
)  # fmt: skip
def test_binary_is_refused(data):
    with pytest.raises(InvalidInputError, match="The file is binary") as caught:
        decode(data)
    assert caught.value.findings[0].code == "binary_file"
