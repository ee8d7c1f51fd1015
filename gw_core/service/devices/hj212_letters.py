# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a simulated HJ 212 device writes: messages, and how its faults spoil them on the way out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...acquisition.links.hj212_cipher import encrypt_body
from ...acquisition.links.hj212_crc import modbus_crc
from ...acquisition.links.hj212_frames import join_segment, wrap

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from ...acquisition.links.hj212_frames import Group

FAULTS = (
    "half_frames",
    "wrong_crc",
    "modbus_crc",
    "no_crlf",
    "duplicate",
    "silent",
    "clock_back",
    "burst",
    "drop_connection",
    "split",
    "garbage",
    "encrypted",
)
VERSIONS = {"2005": 0, "2017": 1, "2025": 2}


@dataclass(slots=True, kw_only=True)
class Letter:
    """A message that is kept until it is acknowledged.

    Attributes
    ----------
    number : str
        Its QN, which the acknowledgement repeats.
    asks : bool
        It waits for an acknowledgement.
    answers : int
        Acknowledgements still missing, one a packet.
    due : float
        s of a monotonic clock: when it is sent again unless it is acknowledged.
    """

    mn: str
    number: str
    command: str
    system: str
    groups: tuple[Group, ...]
    asks: bool
    tries: int = 0
    answers: int = 1
    due: float = 0.0


@dataclass(slots=True, kw_only=True)
class Pen:
    """Writes letters as bytes.

    Attributes
    ----------
    edition : str
        2005, 2017 or 2025.
    key : bytes
        SM4 key for the fault ``encrypted``.
    """

    edition: str
    access: str
    key: bytes
    noise: random.Random = field(default_factory=lambda: random.Random(212))  # noqa: S311 - noise, not a secret

    def write(self, letter: Letter, faults: Collection[str]) -> list[bytes]:
        """Return the frames of a letter, as the faults have them."""
        parts = [letter.groups]
        if "split" in faults and len(letter.groups) > 2:
            middle = len(letter.groups) // 2
            parts = [letter.groups[:middle], letter.groups[middle:]]
        frames = [self._frame(letter, groups, number, len(parts), faults) for number, groups in enumerate(parts, 1)]
        return frames * 2 if "duplicate" in faults else frames

    def _frame(
        self, letter: Letter, groups: tuple[Group, ...], number: int, total: int, faults: Collection[str]
    ) -> bytes:
        flag = VERSIONS[self.edition] << 2 | (2 if total > 1 else 0) | (1 if letter.asks else 0)
        header = {"QN": letter.number, "ST": letter.system, "CN": letter.command, "PW": self.access, "MN": letter.mn,
                  "Flag": str(flag)}  # fmt: skip
        if total > 1:
            header |= {"PNUM": f"{total:04d}", "PNO": f"{number:04d}"}
        if self.edition == "2025" and letter.tries:
            header["RF"] = "1"
        body = ";".join(",".join(f"{name}={value}" for name, value in group) for group in groups)
        plain = join_segment(header, body).encode("utf-8")
        data = plain
        if "encrypted" in faults:
            start = plain.index(b"CP=&&") + 5
            data = plain[:start] + encrypt_body(plain[start:-2], self.key) + b"&&"
        return self._spoiled(wrap(data, plain), plain, faults)

    def _spoiled(self, frame: bytes, plain: bytes, faults: Collection[str]) -> bytes:
        if "wrong_crc" in faults:
            frame = frame[:-6] + b"%04X\r\n" % (int(frame[-6:-2], 16) ^ 0xFFFF)
        if "modbus_crc" in faults:
            frame = frame[:-6] + b"%04X\r\n" % modbus_crc(plain)
        if "no_crlf" in faults:
            frame = frame[:-2]
        return self.noise.randbytes(self.noise.randrange(1, 60)) + frame if "garbage" in faults else frame


def stamp(moment: datetime, *, milliseconds: bool) -> str:
    """Return a local time as HJ 212 writes it, with 14 digits or 17."""
    return f"{moment:%Y%m%d%H%M%S}{moment.microsecond // 1000:03d}" if milliseconds else f"{moment:%Y%m%d%H%M%S}"
