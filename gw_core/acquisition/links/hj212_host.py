# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The host's side of HJ 212 without sockets: what becomes of each span of a stream, and what is answered when."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Protocol

from ...errors import InvalidInputError
from ...store.ports import RejectedRow
from ...wording import say
from ..zones import parse_zone
from .hj212_cipher import Decipher, read_key
from .hj212_data import INTERVALS, FrameDecoder
from .hj212_frames import FrameFault, FrameSplitter
from .hj212_parts import Packet, PacketJoiner, Unjoined, packet_number
from .hj212_replies import ANSWERS, DATA_KEPT, NOTICE_TAKEN, answer, command_frame, explain, shown
from .hj212_requests import HistoryRequests
from .hj212_settings import Acknowledge
from .link import Delivery

if TYPE_CHECKING:
    from .hj212_data import Decoded
    from .hj212_frames import Frame, Refusal, Span
    from .hj212_settings import Hj212Device, Hj212Settings
    from .link import Inbox, LinkContext, LinkReading

HEALTH_S = 1.0
"""s between two words to the health row of a device that works."""
COMPLAINT_S = 10.0
"""s between two words about one caller, and about all that are not known."""
_STRANGERS = 32
_MERGED = 4096
_LOOSE = {FrameFault.GARBAGE, FrameFault.UNFINISHED, FrameFault.OVERSIZE}
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_HEARTBEAT, _ASKS_TIME, _SETS_TIME = "9015", "1013", "1012"


class Caller(Protocol):
    """The connection of a device, as far as the host needs it."""

    device: str
    """The latest device that sent a valid frame here; empty: none yet."""
    complained: float
    """When the host last complained of bad bytes from here."""

    def write(self, data: bytes) -> None:
        """Send bytes, unless the connection is gone."""


@dataclass(slots=True)
class Parcel:
    """What is handed to the inbox at once, and what is answered when that is on the disk."""

    readings: list[LinkReading] = field(default_factory=list)
    shares: list[tuple[str, int]] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    answers: list[tuple[Caller, bytes]] = field(default_factory=list)

    def delivery(self) -> Delivery | None:
        """Return the delivery; None when there is nothing to keep."""
        if not self.readings and not self.rejected:
            return None
        return Delivery(readings=tuple(self.readings), rejected=tuple(self.rejected), shares=tuple(self.shares))


@dataclass(slots=True)
class _Device:
    settings: Hj212Device
    decoder: FrameDecoder
    requests: HistoryRequests
    password: str = field(repr=False)
    caller: Caller | None = None
    frame: Frame | None = None
    said: float = float("-inf")
    seen: float = 0.0
    clock: str = ""
    fault: str = ""
    silent: bool = False


class Complaints:
    """What is wrong with callers, for the health rows; unknown ones share a word in a while, not to flood the log."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox, self._told = inbox, float("-inf")

    def tell(self, reason: str, seconds: float, device: str) -> None:
        """Pass a complaint on."""
        if device or seconds - self._told >= COMPLAINT_S:
            self._told = self._told if device else seconds
            self._inbox.fault(reason, device)


class Host:
    """Takes the spans of all callers; belongs to one thread.

    Parameters
    ----------
    name : str
        Of the link.
    settings : Hj212Settings
    context : LinkContext
    inbox : Inbox
    seconds : float
        Of a monotonic clock, at the beginning.

    Raises
    ------
    ConfigurationError, InvalidInputError
        A secret is missing, or is no key.
    """

    def __init__(self, name: str, settings: Hj212Settings, context: LinkContext, inbox: Inbox, seconds: float) -> None:
        self._name, self._settings, self._context, self._inbox = name, settings, context, inbox
        self._joiner: PacketJoiner[Caller] = PacketJoiner(settings.parts_s)
        self._refused: set[str] = set()
        self._number = 0
        self._complaints = Complaints(inbox)
        zone = settings.zone or context.time_zone
        self._zone = parse_zone(zone)
        self._devices = {
            mn: _Device(device, FrameDecoder(name, device, settings, zone), HistoryRequests(device, self._zone),
                        context.secret(device.password) if device.password else "", seen=seconds)
            for mn, device in settings.devices.items()
        }  # fmt: skip
        self._decipher = Decipher(_keys(settings, context))

    def splitter(self) -> FrameSplitter:
        """Return a splitter for a new caller."""
        encrypted = any(device.key for device in self._settings.devices.values())
        return FrameSplitter(self._settings.length, self._decipher if encrypted else None)

    def take(self, span: Span, caller: Caller, parcel: Parcel, seconds: float) -> bool:
        """Add to a parcel what a span brings; return whether it was a frame of a device that may call."""
        if span.frame is None:
            if span.refusal is not None:
                self._refuse(span.refusal, span.raw, caller, parcel, seconds)
            return False
        mn = span.frame.header.get("MN", "")
        device = self._devices.get(mn)
        reason = _stranger(mn) if device is None else _password_fault(device, span.frame)
        if device is None or reason:
            self._reject(parcel, reason, span.raw)
            self._report(reason, mn, caller, seconds)
            return False
        self._meet(device, span.frame, caller, seconds)
        self._understand(device, span.frame, span.raw, caller, parcel, seconds)
        return True

    def _understand(
        self, device: _Device, frame: Frame, raw: bytes, caller: Caller, parcel: Parcel, seconds: float
    ) -> None:
        command, numbers = frame.header.get("CN", ""), packet_number(frame)
        if command in ANSWERS:
            known, fault = device.requests.answered(frame, seconds)
            if not known:
                self._reject(parcel, say("This answers nothing that was asked."), raw)
            elif fault:
                self._inbox.fault(fault, device.settings.mn)
        elif command not in INTERVALS:
            self._notice(device, raw, frame, caller, parcel)
        elif numbers is None or frame.body.startswith("{0x"):
            reason = say("The packet numbers make no sense.") if numbers is None else say(
                "The frame is encrypted, and no key is set that opens it.")  # fmt: skip
            self._reject(parcel, reason, raw)
            self._acknowledge(frame, caller, parcel, DATA_KEPT)
        elif numbers[0] == 1:
            self._data(device, Packet(frame, "", caller), parcel, seconds)
        else:
            for packet in self._joiner.add(frame, *numbers, caller, seconds):
                self._data(device, packet, parcel, seconds)

    def _data(self, device: _Device, packet: Packet[Caller], parcel: Parcel, seconds: float) -> None:
        now = self._now()
        found = device.decoder.decode(packet.frame, packet.start, now)
        parcel.readings += found.readings
        parcel.shares.append((device.settings.mn, len(found.readings)))
        parcel.rejected += found.rejected
        self._acknowledge(packet.frame, packet.ticket, parcel, DATA_KEPT)
        self._watch(device, packet.frame, found, now, seconds)

    def _notice(self, device: _Device, raw: bytes, frame: Frame, caller: Caller, parcel: Parcel) -> None:
        command = frame.header.get("CN", "")
        if command not in {_HEARTBEAT, _ASKS_TIME}:
            reason = say("The command {command} brings no readings.", command=command or "?")
            self._reject(parcel, reason, raw)
        self._acknowledge(frame, caller, parcel, DATA_KEPT if command.startswith("2") else NOTICE_TAKEN)
        if command == _ASKS_TIME and self._settings.set_clock:
            local = self._context.clock().astimezone(self._zone).strftime("%Y%m%d%H%M%S")
            items = {"SystemTime": local}
            parcel.answers.append((caller, command_frame(frame, self._next_number(), _SETS_TIME, items)))

    def _acknowledge(self, frame: Frame, caller: Caller, parcel: Parcel, command: str) -> None:
        wish = self._settings.acknowledge
        if wish is Acknowledge.ALWAYS or (wish is Acknowledge.ASKED and frame.asks_answer):
            parcel.answers.append((caller, answer(frame, command)))

    def _meet(self, device: _Device, frame: Frame, caller: Caller, seconds: float) -> None:
        device.seen, device.silent, device.frame = seconds, False, frame
        mn = caller.device = device.settings.mn
        if device.caller is not caller:
            device.caller = caller
            if self._settings.backfill and frame.header.get("CN") not in ANSWERS:
                device.requests.look(self._inbox.latest(), self._context.clock(), seconds)
        if seconds - device.said >= HEALTH_S:
            device.said = seconds
            self._inbox.online(mn)

    def _watch(self, device: _Device, frame: Frame, found: Decoded, now: int, seconds: float) -> None:
        """Tell the health row when the device's clock or the device itself begins to fail."""
        fault = found.faults[0] if found.faults else ""
        if fault != device.fault:
            device.fault = fault
            if fault:
                self._inbox.fault(fault, device.settings.mn)
        if found.time is None or frame.header.get("CN") != "2011" or frame.header.get("RF") == "1":
            return
        ahead = (found.time - now) / 1e6
        state = "ahead" if ahead > self._settings.ahead_s else "late" if ahead < -self._settings.ahead_s else ""
        if state != device.clock:
            device.clock = state
            if state:
                device.said = seconds
                self._inbox.fault(_clock_fault(ahead), device.settings.mn)

    def _report(self, reason: str, mn: str, caller: Caller, seconds: float) -> None:
        """Give a refused caller a health row; strangers may fill some, not any number."""
        name = mn[:40]
        new = name not in self._refused and len(self._refused) < _STRANGERS
        if new:
            self._refused.add(name)
        if new or seconds - caller.complained >= COMPLAINT_S:
            caller.complained = seconds
            self._complaints.tell(reason, seconds, name if name in self._refused else "")

    def _refuse(self, refusal: Refusal, raw: bytes, caller: Caller, parcel: Parcel, seconds: float) -> None:
        reason = explain(refusal)
        if seconds - caller.complained >= COMPLAINT_S:
            caller.complained = seconds
            self._complaints.tell(reason, seconds, caller.device)
        last = parcel.rejected[-1] if parcel.rejected else None
        if refusal.fault in _LOOSE and last is not None and last.reason == reason and len(last.raw) < _MERGED:
            parcel.rejected.pop()
            raw = last.raw.encode("ascii", "backslashreplace") + raw
        self._reject(parcel, reason, raw)

    def _reject(self, parcel: Parcel, reason: str, raw: bytes) -> None:
        parcel.rejected.append(RejectedRow(file=self._name, line=0, reason=reason, raw=shown(raw)))

    def tick(self, parcel: Parcel, seconds: float, *, everything: bool = False) -> None:
        """Give up what waits too long, ask for history, and name the devices that are silent."""
        for unjoined in self._joiner.expire(seconds, everything=everything):
            self._give_up(unjoined, parcel)
        for device in self._devices.values():
            if not device.silent and seconds - device.seen > self._settings.silent_s:
                device.silent = True
                silent = say("The device has sent nothing for {seconds} s.", seconds=f"{self._settings.silent_s:.0f}")
                self._inbox.fault(silent, device.settings.mn)
            if device.frame is not None and device.caller is not None:
                self._ask(device, device.frame, device.caller, parcel, seconds)

    def _ask(self, device: _Device, frame: Frame, caller: Caller, parcel: Parcel, seconds: float) -> None:
        due = device.requests.due(self._next_number, seconds)
        if isinstance(due, str):
            self._inbox.fault(due, device.settings.mn)
        elif due is not None:
            parcel.answers.append((caller, command_frame(frame, *due)))

    def _give_up(self, unjoined: Unjoined[Caller], parcel: Parcel) -> None:
        missing = ", ".join(map(str, unjoined.missing[:10]))
        reason = say("Of a message of {total} packets number {missing} never came.", total=unjoined.total,
                     missing=missing)  # fmt: skip
        for packet in unjoined.held:
            self._reject(parcel, reason, packet.frame.text.encode("utf-8"))
        if not unjoined.held:
            self._reject(parcel, reason, f"MN={unjoined.mn}".encode())
        self._inbox.fault(reason, unjoined.mn)

    def _now(self) -> int:
        return (self._context.clock() - _EPOCH) // timedelta(microseconds=1)

    def _next_number(self) -> str:
        local = self._context.clock().astimezone(self._zone)
        self._number = (self._number + 1) % 1000  # the milliseconds, so that no two requests have one number
        return f"{local:%Y%m%d%H%M%S}{self._number:03d}"


def _keys(settings: Hj212Settings, context: LinkContext) -> dict[str, bytes]:
    keys = {}
    for mn, device in settings.devices.items():
        if device.key:
            key = read_key(context.secret(device.key))
            if key is None:
                raise InvalidInputError(say('The secret "{name}" is no key of 16 bytes.', name=device.key))
            keys[mn] = key
    return keys


def _stranger(mn: str) -> str:
    return say("No device {mn} is known here.", mn=repr(mn)[:60])


def _password_fault(device: _Device, frame: Frame) -> str:
    if not device.password:
        return ""
    sent = frame.header.get("PW", "").encode("utf-8")
    right = hmac.compare_digest(sent, device.password.encode("utf-8"))
    return "" if right else say("The access password of the device is wrong.")


def _clock_fault(ahead_s: float) -> str:
    if ahead_s > 0:
        return say("The clock of the device is {seconds} s ahead.", seconds=f"{ahead_s:.0f}")
    return say("Real-time data are {seconds} s old: the device sends late, or its clock is behind.",
               seconds=f"{-ahead_s:.0f}")  # fmt: skip
