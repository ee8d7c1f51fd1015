# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames of Modbus reads, over TCP (Modbus Messaging on TCP/IP 1.0b) or as on a serial line (Modbus over Serial 1.02).

An answer is looked for by what is known of it beforehand: transaction, unit, function and length, or on a serial line
unit, function, length and checksum. Whatever else the line holds, such as noise, halves of frames and answers that come
too late, is passed over, so that there is no state to get out of step.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_ERROR: Final = 0x80


class Framing(StrEnum):
    """How frames are wrapped: ``rtu`` is that of serial lines, as serial device servers pass it through."""

    TCP = "tcp"
    RTU = "rtu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The payload of an answer, or the code of the exception (1 to 255) that came instead."""

    payload: bytes = b""
    exception: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRequest:
    """A read of coils (function 1), discrete inputs (2), holding registers (3) or input registers (4).

    Attributes
    ----------
    transaction : int
        1 to 65535; serial frames have none.
    """

    unit: int
    function: int
    address: int
    count: int
    transaction: int = 1

    @property
    def size(self) -> int:
        """Bytes of the payload of its answer."""
        return (self.count + 7) // 8 if self.function < 3 else 2 * self.count

    def encode(self, framing: Framing) -> bytes:
        """Return the frame to send.

        Examples
        --------
        >>> ReadRequest(unit=17, function=3, address=107, count=3).encode(Framing.RTU).hex()
        '1103006b00037687'
        """
        return wrap(struct.pack(">BBHH", self.unit, self.function, self.address, self.count), self.transaction, framing)

    def find_answer(self, data: bytes, framing: Framing) -> Answer | None:
        """Return the answer to this request in what the line has brought so far; None when it is not there yet."""
        good = struct.pack(">BBB", self.unit, self.function, self.size)
        bad = struct.pack(">BB", self.unit, self.function | _ERROR)
        for start, length in ((good, self.size), (bad, 1)):
            payload = self._find(data, start, length, framing)
            if payload is not None:
                return Answer(payload=payload) if start is good else Answer(exception=payload[0])
        return None

    def _find(self, data: bytes, start: bytes, length: int, framing: Framing) -> bytes | None:
        if framing is Framing.TCP:
            start = struct.pack(">HHH", self.transaction, 0, len(start) + length) + start
        at = data.find(start)
        while at >= 0:
            end = at + len(start) + length
            if framing is Framing.TCP and end <= len(data):
                return data[at + len(start) : end]
            if framing is Framing.RTU and end + 2 <= len(data) and checksum(data[at:end]) == data[end : end + 2]:
                return data[at + len(start) : end]
            at = data.find(start, at + 1)
        return None


def wrap(message: bytes, transaction: int, framing: Framing) -> bytes:
    """Return unit, function and data as a frame."""
    if framing is Framing.RTU:
        return message + checksum(message)
    return struct.pack(">HHH", transaction, 0, len(message)) + message


def checksum(message: bytes) -> bytes:
    """Return the CRC-16 of a serial frame, low byte first (polynomial A001 reflected, start FFFF)."""
    register = 0xFFFF
    for byte in message:
        register ^= byte
        for _ in range(8):
            register = register >> 1 ^ (0xA001 if register & 1 else 0)
    return struct.pack("<H", register)
