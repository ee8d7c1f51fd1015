# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of an HJ 212 link: where it listens, which devices may call, what their factor codes mean."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ...entries import Entry
from ...records.observations import Flag
from ...wording import say
from ..zones import find_zone
from .channels import Channel, read_channel
from .hj212_frames import STANDARD_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

FLAGS: Mapping[str, Flag] = {
    "N": Flag.NOT_EVALUATED,
    "F": Flag.FAIL,
    "M": Flag.FAIL,
    "S": Flag.SUSPECT,
    "D": Flag.FAIL,
    "C": Flag.FAIL,
    "T": Flag.SUSPECT,  # over range: the true value is at least that high, which an alarm must see
    "B": Flag.FAIL,
}
"""What the data flags of HJ 212 become; any other letter is suspect."""

STATISTICS = ("Rtd", "Avg", "Min", "Max", "ZsRtd", "ZsAvg", "ZsMin", "ZsMax", "RS", "RT")
_MN = re.compile(r"[0-9A-Za-z_.-]{1,40}")
_CODE = re.compile(r"[0-9A-Za-z_]{1,20}")
_ENCRYPTED_LENGTH = 6144  # 950 characters of CP as printed cipher, five for one, and the header


class Acknowledge(StrEnum):
    """When data are acknowledged: ``ASKED`` by bit 0 of the frame's flag."""

    ASKED = "asked"
    ALWAYS = "always"
    NEVER = "never"


class Repeated(StrEnum):
    """What is done with a group in which an item stands twice."""

    REJECT = "reject"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hj212Device:
    """A device that may call.

    Attributes
    ----------
    mn : str
        Its identity in every frame.
    point : str
        The monitoring point it stands at.
    sensor : str
        Name under which its datastreams stand; its ``mn`` unless another is given.
    password, key : str
        Names of secrets: the access password to compare with, and the SM4 key; empty: none.
    channels : mapping of str to Channel
        What the site says of a factor code; the others are as in the table of codes.
    ignored : frozenset of str
        Factor codes that are left out on purpose.
    """

    mn: str
    point: str
    sensor: str
    password: str = ""
    key: str = ""
    channels: Mapping[str, Channel]
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hj212Settings:
    """A door at which HJ 212 devices call.

    Attributes
    ----------
    allow : tuple of networks
        Addresses that may connect; empty: all.
    connections : int
        At once, at most.
    idle_s, silent_s, frame_s, parts_s : float
        s until a connection without bytes is closed, a device without frames is called silent, half a frame and a
        half-sent split message are given up.
    ahead_s : float
        s by which a device's clock may run ahead before its readings are suspect.
    length : int
        Of a data segment at most, in bytes.
    statistics : tuple of str
        Items of a factor that become readings.
    flags : mapping of str to int
    zone : str
        Of the devices' local times; empty: the park's.
    """

    host: str
    port: int
    allow: tuple[Network, ...] = ()
    connections: int = 256
    idle_s: float = 600.0
    silent_s: float = 1800.0
    frame_s: float = 30.0
    parts_s: float = 60.0
    ahead_s: float = 300.0
    length: int = STANDARD_LENGTH
    zone: str = ""
    acknowledge: Acknowledge = Acknowledge.ASKED
    repeated: Repeated = Repeated.REJECT
    statistics: tuple[str, ...] = ("Rtd", "Avg")
    flags: Mapping[str, int]
    backfill: bool = False
    set_clock: bool = False
    devices: Mapping[str, Hj212Device]


def read_settings(entry: Entry) -> Hj212Settings:
    """Read the settings of a link; faults go to the entry's findings."""
    devices = [read_device(each) for each in entry.entries("devices")]
    if not devices:
        entry.fault("no_devices", say("No device is listed that may call."), "devices")
    by_mn = {device.mn: device for device in devices}
    if len(by_mn) != len(devices):
        entry.fault("repeated_device", say("A device is listed twice."), "devices")
    longest = _ENCRYPTED_LENGTH if any(device.key for device in devices) else STANDARD_LENGTH
    return Hj212Settings(
        host=entry.text("host"),
        port=int(entry.number("port", 0, 65535)),
        allow=_networks(entry),
        connections=int(entry.number("connections", 1, 10_000, 256)),
        idle_s=entry.number("idle_s", 1, 86_400, 600),
        silent_s=entry.number("silent_s", 1, 30 * 86_400, 1800),
        frame_s=entry.number("frame_s", 0.1, 3600, 30),
        parts_s=entry.number("parts_s", 0.1, 86_400, 60),
        ahead_s=entry.number("ahead_s", 0, 86_400, 300),
        length=int(entry.number("length", 64, 9999, longest)),
        zone=_zone(entry),
        acknowledge=entry.choice("acknowledge", Acknowledge, Acknowledge.ASKED),
        repeated=entry.choice("repeated", Repeated, Repeated.REJECT),
        statistics=_statistics(entry),
        flags=_flags(entry),
        backfill=entry.truth("backfill", default=False),
        set_clock=entry.truth("set_clock", default=False),
        devices=by_mn,
    )


def read_device(entry: Entry) -> Hj212Device:
    """Read a device and its channels."""
    mn, point = entry.text("mn"), entry.text("point")
    if mn and not _MN.fullmatch(mn):
        entry.fault("bad_mn", say("A device is named by up to 40 letters and digits."), "mn")
    channels = dict(_read_code(each, point) for each in entry.entries("channels"))
    device = Hj212Device(
        mn=mn,
        point=point,
        sensor=entry.text("sensor", mn),
        password=entry.text("password", ""),
        key=entry.text("key", ""),
        channels=channels,
        ignored=frozenset(entry.texts("ignore")),
    )
    entry.refuse_unknown()
    return device


def _read_code(entry: Entry, point: str) -> tuple[str, Channel]:
    code = entry.text("code")
    if code and not _CODE.fullmatch(code):
        entry.fault("bad_code", say("A factor code consists of letters and digits, without its statistic."), "code")
    keys = ("property", "sensor", "unit", "scale", "offset")
    node = {key: entry.value(key) for key in keys if key in entry}
    inner = Entry({**node, "point": entry.text("point", point)}, entry.place, entry.findings)
    entry.refuse_unknown()
    return code, read_channel(inner)


def _networks(entry: Entry) -> tuple[Network, ...]:
    networks = []
    for text in entry.texts("allow"):
        try:
            networks.append(ipaddress.ip_network(text, strict=False))
        except ValueError:
            entry.fault("bad_address", say('"{text}" is no address and no network.', text=text), "allow")
    return tuple(networks)


def _zone(entry: Entry) -> str:
    text = entry.text("time_zone", "")
    if text and find_zone(text) is None:
        entry.fault("unknown_time_zone", say('"{text}" is not a time zone.', text=text), "time_zone")
    return text


def _statistics(entry: Entry) -> tuple[str, ...]:
    words = entry.texts("statistics") or ("Rtd", "Avg")
    for word in words:
        if word not in STATISTICS:
            message = say("{value} is not one of {words}.", value=repr(word), words=", ".join(STATISTICS))
            entry.fault("unknown_word", message, "statistics")
    return words


def _flags(entry: Entry) -> Mapping[str, int]:
    found = dict(FLAGS)
    node = entry.value("flags")
    if node is None:
        return found
    if not isinstance(node, dict):
        entry.fault("bad_structure", say("Keys with values are expected here."), "flags")
        return found
    for letter, flag in node.items():
        if flag in set(Flag) and not isinstance(flag, bool):
            found[str(letter)] = Flag(flag)
        else:
            entry.fault("bad_flag", say("{value} is no flag; they are 1, 2, 3, 4 and 9.", value=repr(flag)), "flags")
    return found
