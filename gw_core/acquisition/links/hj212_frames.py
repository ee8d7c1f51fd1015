# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HJ 212 frames: bytes to frames and back. What the codes mean is said in `hj212_data`; sockets are in `hj212`.

A frame is ``##``, four digits (the length of the data segment), the data segment, four hexadecimal digits (CRC) and
CR LF. The stream is cut so that every byte belongs to exactly one `Span`: a frame, the end of a line, or something
refused with its reason. Two facts guide the cutting: no frame holds ``##`` and four digits inside, and none holds a
line end. So a damaged frame never swallows the intact one behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from .hj212_crc import crc, modbus_crc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Group = tuple[tuple[str, str], ...]
Found = tuple[int, "Frame | None", "Refusal | None"]
"""End, frame and refusal of a span."""

STANDARD_LENGTH = 1024
"""Characters of a data segment at most (HJ 212-2017)."""

_MARK = re.compile(rb"##\d{4}")
_BREAK = re.compile(rb"##\d{4}|\n")
_CRC_TEXT = re.compile(rb"[0-9A-Fa-f]{4}\Z")
_CLOSED = re.compile(rb"&&([0-9A-Fa-f]{4})")
_HEAD = 6
_TAIL = 4
_MARK_LENGTH = 6
_CLOSINGS = 3  # looked at, at most, in a span that did not read: a flood of them must not cost time
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class FrameFault(StrEnum):
    """Why bytes are no frame."""

    GARBAGE = "garbage"
    CRC_MISMATCH = "crc_mismatch"
    LENGTH_MISMATCH = "length_mismatch"
    OVERSIZE = "oversize"
    NOT_PRINTABLE = "not_printable"
    BAD_TEXT = "bad_text"
    BAD_STRUCTURE = "bad_structure"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a span of bytes is no frame, and the figures behind it; what could not be read is None.

    Attributes
    ----------
    crc_in, crc_calc, modbus_calc : int or None
        As sent, as it should be, and as Modbus would have it.
    length_field, length_actual : int or None
        The four digits, and the bytes between them and the CRC.
    """

    fault: FrameFault
    crc_in: int | None = None
    crc_calc: int | None = None
    modbus_calc: int | None = None
    length_field: int | None = None
    length_actual: int | None = None

    @property
    def modbus(self) -> bool:
        """The frame is whole, but carries the CRC of Modbus."""
        return self.fault is FrameFault.CRC_MISMATCH and self.crc_in is not None and self.crc_in == self.modbus_calc


class Frame(NamedTuple):
    """One frame.

    Attributes
    ----------
    header : dict
        Fields before ``CP``, in the order sent.
    groups : tuple of groups
        Groups of ``CP``; a group is a tuple of (name, value). An item without ``=`` has an empty value.
    text : str
        The data segment.
    crc : int
    """

    header: dict[str, str]
    groups: tuple[Group, ...]
    text: str
    crc: int

    @property
    def flag(self) -> int:
        """The flag's bits; 0 when there is none, as in 2005, or when it is no number up to 255."""
        word = self.header.get("Flag", "")
        return int(word) if word.isdecimal() and len(word) <= 3 and int(word) < 256 else 0

    @property
    def asks_answer(self) -> bool:
        """The sender waits for an acknowledgement."""
        return bool(self.flag & 1)

    @property
    def version(self) -> int:
        """The bits of the version: 0 for 2005, 1 for 2017, 2 for 2025."""
        return self.flag >> 2

    @property
    def body(self) -> str:
        """The text between ``CP=&&`` and the last ``&&``."""
        return self.text[self.text.index("CP=&&") + 5 : -2]


class Span(NamedTuple):
    """A piece of the stream: a frame, a refusal, or (neither) the end of a line.

    Attributes
    ----------
    start, end : int
        First byte, and the one behind the last, counted from the beginning of the stream.
    raw : bytes
    """

    start: int
    end: int
    raw: bytes
    frame: Frame | None = None
    refusal: Refusal | None = None


def build_frame(
    header: Mapping[str, str], groups: Sequence[Sequence[tuple[str, str]]], *, encoding: str = "ascii"
) -> bytes:
    """Return a frame as bytes, CR LF included.

    Parameters
    ----------
    header : mapping
        Fields before ``CP``, in the order to be sent.
    groups : sequence of groups
        Groups of (name, value).
    encoding : str
        Of the text; the length counts bytes.

    Examples
    --------
    >>> build_frame({"ST": "91", "CN": "9014"}, []).rstrip()
    b'##0021ST=91;CN=9014;CP=&&&&4980'
    """
    body = ";".join(",".join(f"{name}={value}" for name, value in group) for group in groups)
    return wrap(join_segment(header, body).encode(encoding))


def join_segment(header: Mapping[str, str], body: str) -> str:
    """Return a data segment of header fields and the text of ``CP``."""
    return f"{';'.join(f'{name}={value}' for name, value in header.items())};CP=&&{body}&&"


def wrap(data: bytes, checked: bytes | None = None) -> bytes:
    """Return a data segment as a frame; ``checked`` is what the CRC is of when that is another text (2025)."""
    return b"##%04d%s%04X\r\n" % (len(data), data, crc(data if checked is None else checked))


def parse_groups(body: str) -> tuple[Group, ...]:
    """Return the groups of a ``CP`` text.

    Examples
    --------
    >>> parse_groups("DataTime=20260115080000;w01001-Rtd=7.1,w01001-Flag=N")[1]
    (('w01001-Rtd', '7.1'), ('w01001-Flag', 'N'))
    """
    groups = []
    for part in body.split(";"):
        items = [item.partition("=") for item in part.split(",") if item]
        if items:
            groups.append(tuple([(name, value) for name, _, value in items]))
    return tuple(groups)


def parse_segment(text: str, check: int) -> Frame | None:
    """Return the frame of a data segment; None when its structure is another."""
    before, mark, body = text.partition("CP=&&")
    if not mark or not body.endswith("&&") or (before and before[-1] != ";"):
        return None
    fields = [field.partition("=") for field in before.split(";") if field]
    header = {name: value for name, _, value in fields}
    if len(header) != len(fields) or not all(mark for _, mark, _ in fields):
        return None
    return Frame(header, parse_groups(body[:-2]), text, check)


class FrameSplitter:
    """Cuts a stream of bytes into `Span`; feeds may end anywhere.

    Whatever the sizes of the feeds, the spans are the same. At most one frame of the greatest length and one feed are
    kept in memory.

    Parameters
    ----------
    longest : int
        Length of a data segment at most, 9999 being the greatest that four digits say.
    plain : callable, optional
        Deciphers the data segment of an encrypted frame (2025), whose CRC is of the plain text; None: it cannot.

    Examples
    --------
    >>> splitter = FrameSplitter()
    >>> [bool(span.frame) for span in splitter.feed(b"noise" + build_frame({"CN": "9014"}, []).rstrip())]
    [False, True]
    """

    def __init__(self, longest: int = STANDARD_LENGTH, plain: Callable[[bytes], bytes | None] | None = None) -> None:
        self._longest = longest
        self._plain = plain
        self._piece = longest + _HEAD + _TAIL + 2
        self._kept = b""
        self.offset = 0

    @property
    def waiting(self) -> int:
        """Bytes that are not yet part of a span."""
        return len(self._kept)

    def feed(self, data: bytes) -> list[Span]:
        """Take bytes and return the spans that are complete."""
        return self._cut(self._kept + data if self._kept else data, last=False)

    def finish(self) -> list[Span]:
        """Return the spans of what still waits, as if the stream had ended; it may go on afterwards."""
        return self._cut(self._kept, last=True)

    def _cut(self, buffer: bytes, *, last: bool) -> list[Span]:
        spans: list[Span] = []
        position, length = 0, len(buffer)
        while position < length:
            found = self._next(buffer, position, last=last)
            if found is None:
                break
            end, frame, refusal = found
            spans.append(Span(self.offset, self.offset + end - position, buffer[position:end], frame, refusal))
            self.offset += end - position
            position = end
        self._kept = buffer[position:]
        return spans

    def _next(self, buffer: bytes, start: int, *, last: bool) -> Found | None:
        """Return the span at ``start``; None when more bytes are needed."""
        if buffer[start] in b"\r\n":
            return _line_end(buffer, start), None, None
        if not _MARK.match(buffer, start):
            end = self._break(buffer, _MARK, start, 0, last=last)
            return None if end is None else (end, None, Refusal(fault=FrameFault.GARBAGE))
        stated = int(buffer[start + 2 : start + _HEAD])
        end = start + _HEAD + stated + _TAIL
        if stated <= self._longest and not _broken(buffer, start + _HEAD, min(end, len(buffer))):
            if end > len(buffer) and not last:
                return None
            frame = self._read(buffer, start + _HEAD, end - _TAIL) if end <= len(buffer) else None
            if frame is not None:
                return end, frame, None
        stop = self._break(buffer, _BREAK, start, _HEAD, last=last)
        return None if stop is None else self._diagnosed(buffer[start:stop], start, stated)

    def _diagnosed(self, raw: bytes, start: int, stated: int) -> Found:
        """Decide on a span that did not read as its length says."""
        closed = list(_CLOSED.finditer(raw, _HEAD))[-_CLOSINGS:]
        for found in closed:  # a length that counts characters of Chinese text or of the plain text, not bytes
            data = raw[_HEAD : found.end() - _TAIL]
            if stated <= self._longest and stated in self._other_lengths(data):
                frame = self._read(raw, _HEAD, found.end() - _TAIL)
                if frame is not None:
                    return start + found.end(), frame, None
        end = closed[-1].end() if closed else len(raw.rstrip(b"\r\n"))
        return start + len(raw), None, _refusal(raw[:end], stated, self._longest, closed=bool(closed))

    def _other_lengths(self, data: bytes) -> set[int]:
        plain = self._plain(data) if self._plain else None
        lengths = set() if plain is None else {len(plain)}
        return lengths if data.isascii() else lengths | _character_counts(data)

    def _read(self, buffer: bytes, start: int, end: int) -> Frame | None:
        """Return the frame whose data segment lies between, followed by its CRC; None when anything is wrong."""
        data, sent = buffer[start:end], buffer[end : end + _TAIL]
        if not _CRC_TEXT.match(sent):
            return None
        check, wanted = crc(data), int(sent, 16)
        plain = self._plain(data) if self._plain else None
        if plain is not None and wanted in (check, crc(plain)):
            check, data = wanted, plain
        text = _text(data) if check == wanted else None
        return None if text is None else parse_segment(text, check)

    def _break(self, buffer: bytes, pattern: re.Pattern[bytes], start: int, skip: int, *, last: bool) -> int | None:
        """Return where a span that is no frame ends: before the next mark, behind a line end, or at its full size."""
        limit = start + self._piece
        found = pattern.search(buffer, start + skip, limit + _MARK_LENGTH - 1)
        if found and found.start() < limit:
            return found.end() if found[0] == b"\n" else found.start()
        if last:
            return min(limit, len(buffer))
        return limit if len(buffer) >= limit + _MARK_LENGTH - 1 else None


def _line_end(buffer: bytes, start: int) -> int:
    end = start + 1
    while end < len(buffer) and buffer[end] in b"\r\n":
        end += 1
    return end


def _broken(buffer: bytes, start: int, end: int) -> bool:
    """Return whether a line end or the mark of another frame lies between."""
    if buffer.find(b"\n", start, end) >= 0:
        return True
    return buffer.find(b"##", start, end) >= 0 and _MARK.search(buffer, start, end) is not None


def _text(data: bytes) -> str | None:
    """Return bytes as text: ASCII, UTF-8 or GB 18030, without control characters; else None."""
    for encoding in ("ascii",) if data.isascii() else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _character_counts(data: bytes) -> set[int]:
    counts = set()
    for encoding in ("utf-8", "gb18030"):
        try:
            counts.add(len(data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    return counts


def _refusal(raw: bytes, stated: int, longest: int, *, closed: bool) -> Refusal:
    """Say what is wrong with a span that begins with a mark and does not read; ``raw`` ends with its CRC, if any."""
    if stated > longest:
        return Refusal(fault=FrameFault.OVERSIZE, length_field=stated)
    if not closed and len(raw) != _HEAD + stated + _TAIL:
        return Refusal(fault=FrameFault.UNFINISHED, length_field=stated, length_actual=len(raw) - _HEAD)
    data, sent = raw[_HEAD:-_TAIL], raw[-_TAIL:]
    check, other = crc(data), modbus_crc(data)
    crc_in = int(sent, 16) if _CRC_TEXT.match(sent) else None
    if len(data) != stated:
        fault = FrameFault.LENGTH_MISMATCH
    elif crc_in != check:
        fault = FrameFault.CRC_MISMATCH
    else:
        fault = _text_fault(data)
    return Refusal(
        fault=fault, crc_in=crc_in, crc_calc=check, modbus_calc=other, length_field=stated, length_actual=len(data)
    )


def _text_fault(data: bytes) -> FrameFault:
    if any(byte < 0x20 or byte == 0x7F for byte in data):
        return FrameFault.NOT_PRINTABLE
    return FrameFault.BAD_TEXT if _text(data) is None else FrameFault.BAD_STRUCTURE
