# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes of a file to text, in one place: byte order marks, UTF-16 and 32, UTF-8, GB18030, code page 437, Windows-1252.

A whole file is decoded by `decode`; a long one piece by piece by `TextStream`. Bytes that are no text are replaced and
reported, never skipped; unwritten storage (NUL bytes) in the middle of a file ends a line, so that the halves of two
readings are not taken for one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..errors import refusal
from ..wording import say

_SIGNATURES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Excel workbook (.xls) or other OLE2 file",
    b"PK\x03\x04": "an Excel workbook (.xlsx) or zip archive",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\x00": "an SQLite or GeoPackage database",
    b"II*\x00": "a TIFF picture or raster",
    b"MM\x00*": "a TIFF picture or raster",
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
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1A), *range(0x1C, 0x20)])
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DOS_UNITS = re.compile(rb"\xf8[CF](?![a-z])|\xe6[SgmR](?=[/ ,;\r\n])|[\xc4\xcd]{4}")  # degree, micro, ruled lines
_GAP = re.compile("\x00{16,}")
_IN_NUMBER = re.compile("(?<=[0-9.])\x00+(?=[0-9.])")
_END_OF_FILE = re.compile("\x1a\\s*\\Z")  # Ctrl-Z, which DOS programs write behind the last line
_REPLACED = "\ufffd"
_SAMPLE = 1 << 18
_PLAIN = frozenset({"ascii", "utf-8", "utf-8-sig"})
_NAMES = {"gb18030": "GB18030", "cp1252": "Windows-1252", "cp437": "code page 437"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file.

    Attributes
    ----------
    text : str
        Without byte order mark and NUL padding.
    encoding : str
        The codec in which it was.
    notes : tuple of str
        What the user should know: an encoding that was guessed, bytes that were replaced.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file.

    The order of trial is byte order mark, UTF-32 and UTF-16 without mark (NUL bytes at every other place), UTF-8,
    GB18030 (only when the high bytes come in pairs, as Chinese characters do), code page 437 (its degree and micro
    signs before a unit), and Windows-1252, which understands any degree or micro sign.

    Raises
    ------
    InvalidInputError
        The file is empty (finding code ``empty_file``) or binary (``binary_file``).

    Examples
    --------
    >>> decode("21 °C".encode("latin-1")).text, decode("地下水位".encode("gb18030")).encoding
    ('21 °C', 'gb18030')
    """
    name = decide(data)
    stream = TextStream(name)
    text = stream.read(data, final=True).strip("\x00\ufeff")
    if not text.strip():
        raise refusal("empty_file", say("The file is empty."))
    return Decoded(text=text, encoding=stream.encoding, notes=stream.notes)


def decide(sample: bytes) -> str:
    """Return the codec of a file by its bytes, or by the first some hundred thousand of them.

    A sample may break off within a character. ``ascii`` is said of a sample without any high byte; a `TextStream`
    decides again when the first such byte comes.

    Raises
    ------
    InvalidInputError
        The sample is empty (finding code ``empty_file``) or binary (``binary_file``).
    """
    if not sample.strip(b"\x00 \t\r\n"):
        raise refusal("empty_file", say("The file is empty."))
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return name if name != "utf-8-sig" else _with_utf8_mark(sample)
    padded = sample.lstrip(b"\x00") if sample.startswith(b"\x00" * 16) else sample
    wide = _wide_without_mark(padded[:_SAMPLE])
    if wide:
        return wide
    _refuse_binary(sample.lstrip(b"\x00"))
    return _eight_bit_encoding(sample)


class TextStream:
    """Decodes a file piece by piece.

    Parameters
    ----------
    encoding : str
        What `decide` said of the first piece.

    Examples
    --------
    >>> stream = TextStream("ascii")
    >>> stream.read(b"21 "), stream.read("°C".encode("latin-1"), final=True), stream.encoding
    ('21 ', '°C', 'cp1252')
    """

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._held = ""
        self._begun = False
        self._lines = 0
        self._replaced = 0
        self._first = 0
        self._gaps = 0

    def read(self, piece: bytes, *, final: bool = False) -> str:
        """Return the text of the next piece; a character cut in two comes with the next."""
        if not self._begun and self.encoding != "utf-8-sig":
            piece = piece.removeprefix(codecs.BOM_UTF8)
        self._begun = True
        if self.encoding == "ascii" and not piece.isascii():
            self.encoding = _eight_bit_encoding(piece)
            self._decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        text = self._held + self._decoder.decode(piece, final)
        self._held = ""
        if not final and text.endswith("\x00"):  # a run of NUL that may go on
            kept = text.rstrip("\x00")
            text, self._held = kept, text[len(kept) :]
        self._count(piece, text)
        return self._without_nul(_END_OF_FILE.sub("", text) if final else text, final=final)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of what was read so far."""
        notes: list[str] = []
        if self.encoding not in _PLAIN:
            notes.append(say("The text was read as {encoding}.", encoding=_NAMES.get(self.encoding, self.encoding)))
        if self._replaced:
            notes.append(
                say("{count} places hold bytes that are no text and were replaced, first in line {line}.",
                    count=self._replaced, line=self._first)
            )  # fmt: skip
        if self._gaps:
            notes.append(
                say("Storage that was never written ({count} gaps) was taken for line ends.", count=self._gaps)
            )
        return tuple(notes)

    def _count(self, piece: bytes, text: str) -> None:
        """Count what was replaced; a replacement sign that the file itself holds is not."""
        if _REPLACED in text:
            own = piece.count(_REPLACED.encode()) if self.encoding in _PLAIN else 0
            replaced = text.count(_REPLACED) - own
            if replaced > 0 and not self._replaced:
                self._first = self._lines + _line_ends(text[: text.index(_REPLACED)]) + 1
            self._replaced += max(0, replaced)
        self._lines += _line_ends(text)

    def _without_nul(self, text: str, *, final: bool) -> str:
        if "\ufeff" in text:  # marks of files put one behind the other
            text = text.replace("\ufeff", "")
        if "\x00" not in text:
            return text
        text = text.rstrip("\x00") if final else text
        padded = text.lstrip("\x00")
        filled, gaps = _GAP.subn("\n", padded)
        self._gaps += gaps
        return _IN_NUMBER.sub(_REPLACED, filled).replace("\x00", "")


def _line_ends(text: str) -> int:
    return text.count("\n") or text.count("\r")


def _with_utf8_mark(sample: bytes) -> str:
    """Return the encoding behind a mark of UTF-8, which some programs put before text of another encoding."""
    found = _eight_bit_encoding(sample[3:])
    return "utf-8-sig" if found in _PLAIN else found


def _wide_without_mark(head: bytes) -> str:
    """Find UTF-16 and UTF-32 by their NUL bytes, which stand nearly all at the same places of each character."""
    counts = [head[at::4].count(0) for at in range(4)]
    quarter = len(head) // 4
    if quarter and min(counts[2:]) > 0.9 * quarter and counts[0] < 0.1 * quarter:
        return "utf-32-le"
    if quarter and min(counts[:2]) > 0.9 * quarter and counts[3] < 0.1 * quarter:
        return "utf-32-be"
    even, odd = counts[0] + counts[2], counts[1] + counts[3]
    few = 0.05 * len(head) / 2
    if odd > few and even < 0.1 * odd:
        return "utf-16-le"
    if even > few and odd < 0.1 * even:
        return "utf-16-be"
    return ""


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise refusal("binary_file", say("The file is binary: {what}.", what=what))
    written = re.sub(rb"\x00{16,}", b"", data.rstrip(b"\x00")) if b"\x00" in data else data
    controls = len(written) - len(written.translate(None, _CONTROLS))
    if controls > max(8, len(written) // 50):
        raise refusal("binary_file", say("The file is binary, not text."))


def _eight_bit_encoding(data: bytes) -> str:
    if data.isascii():
        return "ascii"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut in the middle of the last character
            return "utf-8"
    else:
        return "gb18030" if _chinese_by_chance_utf8(_sample_of_high_bytes(data)) else "utf-8"
    sample = _sample_of_high_bytes(data)
    if _damaged_utf8(sample):
        return "utf-8"
    if _looks_chinese(sample):
        return "gb18030"
    return "cp437" if _DOS_UNITS.search(sample) and b"\xb0" not in sample else "cp1252"


def _sample_of_high_bytes(data: bytes) -> bytes:
    """Return the data from its first high byte on, and a part from its middle, enough to tell the encoding."""
    first = _HIGH_RUN.search(data)
    start = max(0, first.start() - 64) if first else 0
    if len(data) - start <= 2 * _SAMPLE:
        return data[start:]
    middle = (start + len(data)) // 2
    later = _HIGH_RUN.search(data, middle)
    again = later.start() if later else middle
    return data[start : start + _SAMPLE] + b"\n" + data[again : again + _SAMPLE]


def _chinese_by_chance_utf8(sample: bytes) -> bool:
    """Tell a few Chinese characters in GBK that are valid UTF-8 too, such as those of "water level".

    As UTF-8 they would be letters of several alphabets at once; real UTF-8 holds signs of Latin-1, or Greek or Cyrillic
    alone, or characters of three bytes.
    """
    runs = _HIGH_RUN.findall(sample)
    characters = [run[at : at + 2] for run in runs for at in range(0, len(run), 2)]
    leads = {character[0] for character in characters}
    if leads & {0xC2, 0xC3} or max(leads) > 0xD7 or leads <= {0xCE, 0xCF} or leads <= {0xD0, 0xD1}:
        return False
    try:
        text = b"".join(characters).decode("gb2312")
    except UnicodeDecodeError:
        return False
    return all("\u4e00" <= sign <= "\u9fff" for sign in text)


def _damaged_utf8(sample: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from other encodings, in which valid sequences come by chance only."""
    high = sum(len(run) for run in _HIGH_RUN.findall(sample))
    valid = sum(len(character) for character in _UTF8_CHARACTER.findall(sample))
    return valid >= 6 and valid > 0.8 * high


def _looks_chinese(sample: bytes) -> bool:
    """Tell Chinese from a Western degree sign: a lone high byte before a letter is also a valid GBK pair."""
    runs = [len(run) for run in _HIGH_RUN.findall(sample)]
    paired = sum(run for run in runs if run % 2 == 0)
    if paired < 0.8 * sum(runs):
        return False
    text = sample.decode("gb18030", errors="replace")
    chinese = sum("\u4e00" <= sign <= "\u9fff" or sign in "℃μ，。：；（）" for sign in set(text))
    broken = text.count(_REPLACED)
    return chinese > 0 and broken * 20 <= len(runs)
