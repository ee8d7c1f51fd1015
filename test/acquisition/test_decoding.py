# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes to text: every encoding that field files come in, and what is refused."""

from __future__ import annotations

import gzip
import io

import openpyxl
import pytest
from gw_monitor.gw_core.acquisition.decoding import TextStream, decide, decode
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


def test_utf8_with_broken_bytes_stays_utf8_and_says_where():
    data = CHINESE.encode()
    at = data.index(b"MW-1")
    found = decode(data[:at] + b"\xff\xfe\xff" + data[at:])
    assert found.encoding == "utf-8"
    assert "苯 <0.5 μg/L 温度 12.5℃" in found.text
    assert found.notes == ("3 places hold bytes that are no text and were replaced, first in line 2.",)


def test_gb18030_with_a_broken_byte_stays_chinese():
    data = (CHINESE * 30).encode("gb18030")
    at = data.index(b"2024", 500)
    found = decode(data[:at] + b"\xff" + data[at:])
    assert found.encoding == "gb18030"
    assert found.text.count("井号") == 30
    assert any("no text" in note for note in found.notes)


def test_the_degree_and_micro_signs_of_dos_are_understood():
    found = decode("Temp [°C],SpCond [µS/cm]\n1,2\n".encode("cp437"))
    assert (found.text, found.encoding) == ("Temp [°C],SpCond [µS/cm]\n1,2\n", "cp437")
    assert found.notes == ("The text was read as code page 437.",)


def test_names_of_the_north_are_not_taken_for_dos_signs():
    assert decode("Sted;Høllen,Ærø;8\n".encode("latin-1")).text == "Sted;Høllen,Ærø;8\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_chinese_without_mark_is_found_by_its_digits_and_commas(encoding):
    assert decode(CHINESE.encode(encoding)).text == CHINESE


def test_a_mark_of_utf8_before_latin_text_is_not_believed():
    assert decode(b"\xef\xbb\xbf" + b"UNIT: \xb0C\n").text == "UNIT: °C\n"


def test_storage_never_written_ends_a_line_and_a_nul_within_a_number_spoils_it():
    found = decode(b"a,b\n1,12." + b"\x00" * 512 + b"57\n2,1\x002\n3\x00,4\n")
    assert found.text == "a,b\n1,12.\n57\n2,1\ufffd2\n3,4\n"
    assert found.notes == ("Storage that was never written (1 gaps) was taken for line ends.",)


def test_a_raster_is_refused():
    with pytest.raises(InvalidInputError, match="TIFF"):
        decode(b"II*\x00" + bytes(99))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "cp1252", "utf-32"])
@pytest.mark.parametrize("size", [1, 3, 64])
def test_pieces_give_the_text_of_the_whole(encoding, size):
    data = ("a,b\r\n" * 40 + (WESTERN if encoding == "cp1252" else CHINESE)).encode(encoding)
    stream = TextStream(decide(data))
    read = [stream.read(data[at : at + size]) for at in range(0, len(data), size)]
    assert "".join((*read, stream.read(b"", final=True))) == decode(data).text


def test_a_stream_that_begins_plain_decides_at_its_first_high_byte():
    stream = TextStream(decide(b"a,b\n1,2\n"))
    text = stream.read(b"a,b\n1,2\n") + stream.read("水位,3\n".encode("gb18030"), final=True)
    assert (text, stream.encoding) == ("a,b\n1,2\n水位,3\n", "gb18030")
