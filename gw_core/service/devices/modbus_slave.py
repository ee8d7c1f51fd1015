# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated Modbus device, or gateway with several units: signals in registers, and faults on demand."""

from __future__ import annotations

import random
import socket
import struct
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ...acquisition.links.modbus_frames import Framing, checksum, wrap
from ...acquisition.links.modbus_settings import read_cell, read_orders, refuse_overlaps
from ...acquisition.links.registers import BIT_TABLES, FUNCTIONS, MOST_BITS, MOST_WORDS, Cell, Order
from ...errors import InvalidInputError
from ...wording import say
from .device import DeviceKind

if TYPE_CHECKING:
    from datetime import datetime

    from ...clock import Clock
    from ...entries import Entry
    from .device import Signal

FAULTS: Final = ("silent", "restart", "half_frames", "garbage", "wrong_order", "exception", "slow", "dead_unit")
_TABLES = {function: table for table, function in FUNCTIONS.items()}
_LONGEST_FRAME: Final = 260
_ILLEGAL_FUNCTION, _ILLEGAL_ADDRESS, _ILLEGAL_VALUE, _NO_TARGET = 1, 2, 3, 11


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaveRegister:
    """A number of the device: the signal it shows, and ``number * scale + offset = signal``."""

    cell: Cell
    signal: str
    scale: float
    offset: float

    def words(self, signal: Signal, moment: datetime, *, wrong_order: bool) -> tuple[int, ...]:
        """Return what the registers hold at a moment."""
        cell = self.cell
        if wrong_order and cell.size > 1:
            cell = replace(cell, word_order=_other(cell.word_order))
        elif wrong_order:
            cell = replace(cell, byte_order=_other(cell.byte_order))
        return cell.encode((signal(self.signal, moment) - self.offset) / self.scale)


def _other(order: Order) -> Order:
    return Order.LITTLE if order is Order.BIG else Order.BIG


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaveSettings:
    """What the device is.

    Attributes
    ----------
    port : int
        0: any free one.
    units : mapping of int to tuple of SlaveRegister
    fault_units : frozenset of int
        Which units misbehave; empty: all.
    dead_unit : int
        The one that ``dead_unit`` silences.
    slow_s, restart_s : float
        How late ``slow`` answers, and how long ``restart`` is away, s.
    """

    host: str
    port: int
    framing: Framing
    units: dict[int, tuple[SlaveRegister, ...]]
    fault_units: frozenset[int]
    dead_unit: int
    slow_s: float
    restart_s: float


def read_settings(entry: Entry) -> SlaveSettings:
    """Read and check the device's part of a scenario; faults go to the entry's findings."""
    units = {}
    for each in entry.entries("units"):
        number = int(each.number("unit", 0, 255))
        if number in units:
            each.fault("doubled_unit", say("Unit {unit} is listed twice.", unit=number), "unit")
        units[number] = _read_registers(each)
        each.refuse_unknown()
    if not units:
        entry.fault("missing_list", say("At least one is expected here."), "units")
    last = max(units, default=1)
    return SlaveSettings(
        host=entry.text("host", "127.0.0.1"), port=int(entry.number("port", 0, 65_535, 0)),
        framing=entry.choice("framing", Framing, Framing.TCP), units=units,
        fault_units=_read_fault_units(entry, units),
        dead_unit=int(entry.number("dead_unit", 0, 255, last)), slow_s=entry.number("slow_s", 0, 60, 3),
        restart_s=entry.number("restart_s", 0, 600, 3),
    )  # fmt: skip


def _read_fault_units(entry: Entry, units: dict[int, tuple[SlaveRegister, ...]]) -> frozenset[int]:
    words = entry.texts("fault_units")
    known = {str(number): number for number in units}
    unknown = ", ".join(word for word in words if word not in known)
    if unknown:
        message = say("{value} is not one of {words}.", value=unknown, words=", ".join(known))
        entry.fault("unknown_word", message, "fault_units")
    return frozenset(known[word] for word in words if word in known)


def _read_registers(entry: Entry) -> tuple[SlaveRegister, ...]:
    orders = read_orders(entry)
    registers = []
    for each in entry.entries("registers"):
        register = SlaveRegister(cell=read_cell(each, orders), signal=each.text("signal"),
                                 scale=each.number("scale", -1e12, 1e12, 1.0),
                                 offset=each.number("offset", -1e12, 1e12, 0.0))  # fmt: skip
        if register.scale == 0:
            each.fault("bad_number", say("A scale of zero leaves no number."), "scale")
        registers.append(register)
        each.refuse_unknown()
    refuse_overlaps(entry, (each.cell for each in registers))
    return tuple(registers)


class ModbusSlave:
    """The device as it is played: a thread that takes connections, and one a connection."""

    def __init__(self, name: str, settings: SlaveSettings, signal: Signal, clock: Clock) -> None:
        self.name = name
        self._settings = settings
        self._signal = signal
        self._clock = clock
        self._faults: set[str] = set()
        self._random = random.Random(name)  # noqa: S311 - noise on a line, not a secret
        self._lock = threading.RLock()
        self.address = f"{settings.host}:{settings.port}"
        self._port = settings.port
        self._gone = threading.Event()
        self._listener: socket.socket | None = None
        self._connections: set[socket.socket] = set()
        self._back: threading.Timer | None = None

    def start(self) -> None:
        """Listen. After a stop it can be started again on the same port."""
        with self._lock:
            if self._listener is None:
                self._listener = socket.create_server((self._settings.host, self._port))
                self._port = self._listener.getsockname()[1]
                self.address = f"{self._settings.host}:{self._port}"
                self._gone.clear()
                threading.Thread(target=self._take, args=(self._listener,), name=self.name, daemon=True).start()

    def stop(self) -> None:
        """Hang up and release the port."""
        with self._lock:
            if self._back is not None:
                self._back.cancel()
            self._back = None
            self._gone.set()
            held = [each for each in (self._listener, *self._connections) if each is not None]
            self._listener = None
            self._connections.clear()
        for each in held:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def set_fault(self, fault: str, *, active: bool) -> None:
        """Begin or end a fault; ``restart`` ends by itself after ``restart_s``."""
        if fault not in FAULTS:
            message = say("{value} is not one of {words}.", value=repr(fault), words=", ".join(FAULTS))
            raise InvalidInputError(message)
        if fault == "restart":
            self._restart(active=active)
        elif active:
            self._faults.add(fault)
        else:
            self._faults.discard(fault)

    def _restart(self, *, active: bool) -> None:
        if not active:
            self.start()
            return
        self.stop()
        self._back = threading.Timer(self._settings.restart_s, self.start)
        self._back.daemon = True
        self._back.start()

    def _take(self, listener: socket.socket) -> None:
        with suppress(OSError):  # the listener is closed
            while True:
                connection, _ = listener.accept()
                with self._lock:
                    if self._listener is not listener:
                        connection.close()
                        return
                    self._connections.add(connection)
                threading.Thread(target=self._serve, args=(connection,), name=self.name, daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        data = b""
        with suppress(OSError), connection:  # the other end hung up, or this device stops
            while received := connection.recv(4096):
                data += received
                while (found := split_request(data, self._settings.framing)) is not None:
                    transaction, message, data = found
                    self._answer(connection, transaction, message)
                data = data[-_LONGEST_FRAME:]  # noise without end
        with self._lock:
            self._connections.discard(connection)

    def _answer(self, connection: socket.socket, transaction: int, message: bytes) -> None:
        unit, faults = message[0], self._faults_of(message[0])
        if unit not in self._settings.units or "silent" in faults:
            return
        reply = self._reply(message, faults)
        frame = wrap(bytes([unit]) + reply, transaction, self._settings.framing)
        if "slow" in faults:
            self._gone.wait(self._settings.slow_s)
        if "half_frames" in faults:
            frame = frame[: len(frame) // 2]
        if "garbage" in faults:
            frame = self._random.randbytes(len(frame))
        connection.sendall(frame)

    def _faults_of(self, unit: int) -> set[str]:
        settings = self._settings
        faults = set(self._faults) if not settings.fault_units or unit in settings.fault_units else set()
        return faults | {"silent"} if "dead_unit" in self._faults and unit == settings.dead_unit else faults

    def _reply(self, message: bytes, faults: set[str]) -> bytes:
        function = message[1]
        table = _TABLES.get(function)
        if table is None or len(message) != 6 or "exception" in faults:
            return bytes([function | 0x80, _NO_TARGET if "exception" in faults else _ILLEGAL_FUNCTION])
        address, count = struct.unpack(">HH", message[2:])
        if not 1 <= count <= (MOST_BITS if table in BIT_TABLES else MOST_WORDS):
            return bytes([function | 0x80, _ILLEGAL_VALUE])
        held = self._held(message[0], function, wrong_order="wrong_order" in faults)
        words = [held.get(at) for at in range(address, address + count)]
        if None in words:
            return bytes([function | 0x80, _ILLEGAL_ADDRESS])
        payload = _payload([word or 0 for word in words], bits=table in BIT_TABLES)
        return bytes([function, len(payload)]) + payload

    def _held(self, unit: int, function: int, *, wrong_order: bool) -> dict[int, int]:
        """Return what the registers of a table hold now, by address; bits of one register are put together."""
        now = self._clock()
        held: dict[int, int] = {}
        for register in self._settings.units[unit]:
            if FUNCTIONS[register.cell.table] == function:
                for at, word in enumerate(register.words(self._signal, now, wrong_order=wrong_order)):
                    address = register.cell.address + at
                    held[address] = held.get(address, 0) | word
        return held


def _payload(words: list[int], *, bits: bool) -> bytes:
    if not bits:
        return struct.pack(f">{len(words)}H", *words)
    data = bytearray((len(words) + 7) // 8)
    for at, word in enumerate(words):
        data[at // 8] |= (word & 1) << at % 8
    return bytes(data)


def split_request(data: bytes, framing: Framing) -> tuple[int, bytes, bytes] | None:
    """Return transaction, message (unit, function, data) and the rest of what came; None without a whole frame.

    What is no frame is skipped byte by byte.
    """
    for at in range(len(data)):
        rest = data[at:]
        if framing is Framing.RTU and len(rest) >= 8 and checksum(rest[:6]) == rest[6:8]:
            return 0, rest[:6], rest[8:]
        if framing is Framing.TCP and len(rest) >= 8 and rest[2:4] == b"\0\0":
            transaction, _, length = struct.unpack(">HHH", rest[:6])
            if 2 <= length <= 254:
                return (transaction, rest[6 : 6 + length], rest[6 + length :]) if len(rest) >= 6 + length else None
    return None


DEVICE = DeviceKind(name="modbus_slave", faults=FAULTS, read=read_settings, build=ModbusSlave)
