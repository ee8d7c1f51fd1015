# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the host says to HJ 212 devices, and how it words what it refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...wording import say
from .hj212_frames import FrameFault, build_frame

if TYPE_CHECKING:
    from .hj212_frames import Frame, Refusal

DATA_KEPT = "9014"
NOTICE_TAKEN = "9013"
ANSWERS = frozenset({"9011", "9012", NOTICE_TAKEN, DATA_KEPT})
"""Commands that answer another one, and are not answered themselves."""

_PASSWORD = re.compile(r"PW=[^;,&]*")


def answer(frame: Frame, command: str) -> bytes:
    """Return the acknowledgement of a frame: its QN, PW and MN, and its version of the protocol."""
    sent = frame.header
    header = {"QN": sent.get("QN"), "ST": "91", "CN": command, "PW": sent.get("PW"), "MN": sent.get("MN"),
              "Flag": str(frame.version << 2)}  # fmt: skip
    return build_frame({name: word for name, word in header.items() if word is not None}, [], encoding="utf-8")


def command_frame(frame: Frame, number: str, command: str, items: dict[str, str]) -> bytes:
    """Return a command to the device that sent ``frame``; it is asked to answer with the same number (QN)."""
    sent = frame.header
    header = {"QN": number, "ST": sent.get("ST", "24"), "CN": command, "PW": sent.get("PW", ""),
              "MN": sent.get("MN", ""), "Flag": str(frame.version << 2 | 1)}  # fmt: skip
    return build_frame(header, [tuple(items.items())] if items else [], encoding="utf-8")


def shown(raw: bytes | str) -> str:
    """Return the text of a frame for people and tables, without its password."""
    text = raw if isinstance(raw, str) else raw.rstrip(b"\r\n").decode("ascii", "backslashreplace")
    return _PASSWORD.sub("PW=******", text)


def explain(refusal: Refusal) -> str:
    """Return why bytes are no frame, in a sentence."""
    if refusal.modbus:
        return say("The CRC {sent} is that of Modbus; HJ 212 computes {right}.", sent=_hex(refusal.crc_in),
                   right=_hex(refusal.crc_calc))  # fmt: skip
    if refusal.fault is FrameFault.CRC_MISMATCH:
        return say("The CRC is {sent}; computed is {right}.", sent=_hex(refusal.crc_in), right=_hex(refusal.crc_calc))
    if refusal.fault is FrameFault.LENGTH_MISMATCH:
        return say("The stated length is {stated}, the data segment has {actual} bytes.", stated=refusal.length_field,
                   actual=refusal.length_actual)  # fmt: skip
    if refusal.fault is FrameFault.OVERSIZE:
        return say("The stated length {stated} is more than this link takes.", stated=refusal.length_field)
    return _OTHERS[refusal.fault]


_OTHERS = {
    FrameFault.GARBAGE: say("These bytes are no part of a frame."),
    FrameFault.UNFINISHED: say("The frame breaks off."),
    FrameFault.NOT_PRINTABLE: say("The frame holds control characters."),
    FrameFault.BAD_TEXT: say("The text of the frame is neither ASCII nor UTF-8 nor GB 18030."),
    FrameFault.BAD_STRUCTURE: say("The frame is whole, but not built as HJ 212 says."),
}


def _hex(value: int | None) -> str:
    return "?" if value is None else f"{value:04X}"
