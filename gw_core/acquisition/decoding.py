# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes of a file to text, in one place: byte order marks, UTF-16, UTF-8, GB18030, Latin-1, NUL padding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..errors import Finding, InvalidInputError
from ..wording import say

_SIGNATURES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Excel workbook (.xls) or other OLE2 file",
    b"PK\x03\x04": "an Excel workbook (.xlsx) or zip archive",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\x00": "an SQLite or GeoPackage database",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file without byte order mark and NUL padding, and the encoding in which it was."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of a file.

    The order of trial is byte order mark, UTF-16 without mark (every other byte NUL), UTF-8, GB18030 (only when the
    high bytes come in pairs, as Chinese characters do), and Windows-1252, which understands any degree or micro sign.

    Raises
    ------
    InvalidInputError
        The file is empty (finding code ``empty_file``) or binary (``binary_file``).

    Examples
    --------
    >>> decode("21 °C".encode("latin-1")).text, decode("地下水位".encode("gb18030")).encoding
    ('21 °C', 'gb18030')
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise _refusal("empty_file", say("The file is empty."))
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _finished(_decoded_as(data, name), name)
    wide = _utf16_without_mark(data)
    if wide:
        return _finished(_decoded_as(data, wide), wide)
    padded = data.strip(b"\x00")
    _refuse_binary(padded)
    name = _eight_bit_encoding(padded)
    return _finished(padded.decode(name, errors="replace"), name)


def _finished(text: str, encoding: str) -> Decoded:
    stripped = text.replace("\x00", "").strip("\ufeff")
    if not stripped.strip():
        raise _refusal("empty_file", say("The file is empty."))
    return Decoded(text=stripped, encoding=encoding)


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace")


def _utf16_without_mark(data: bytes) -> str:
    head = data[:4096]
    even, odd = head[0::2], head[1::2]
    if odd and odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if odd and even.count(0) > 0.6 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise _refusal("binary_file", say("The file is binary: {what}.", what=what))
    if len(_CONTROL.findall(data)) > max(2, len(data) // 500):
        raise _refusal("binary_file", say("The file is binary, not text."))


def _eight_bit_encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut in the middle of the last character
            return "utf-8"
    else:
        return "ascii" if data.isascii() else "utf-8"
    return "gb18030" if _looks_chinese(data) else "cp1252"


def _looks_chinese(data: bytes) -> bool:
    """Tell Chinese from a Western degree sign: a lone high byte before a letter is also a valid GBK pair."""
    runs = [len(run) for run in _HIGH_RUN.findall(data)]
    paired = sum(run for run in runs if run % 2 == 0)
    if paired < 0.8 * sum(runs):
        return False
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= sign <= "\u9fff" or sign in "℃μ" for sign in text)


def _refusal(code: str, message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code=code, message=message)])
