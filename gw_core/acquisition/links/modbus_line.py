# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to a Modbus device or gateway: a question, an answer or the end of patience."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from ...wording import say
from .link import LinkFault
from .modbus_frames import Answer, Framing, ReadRequest

if TYPE_CHECKING:
    from threading import Event

_LOOK_S = 0.25
"""How long nothing but the line is looked at; then comes a look at ``stop``."""
_KEPT = 4096


class NoAnswer(LinkFault):
    """A unit has not answered in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to connect to, and how patient to be, s."""

    host: str
    port: int
    framing: Framing
    timeout_s: float

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class Line:
    """A connection that is opened when it is needed, and opened anew after a fault. Close it by ``with``."""

    def __init__(self, address: Address, stop: Event) -> None:
        self._address = address
        self._stop = stop
        self._socket: socket.socket | None = None
        self._transaction = 0
        self._late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the connection."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def connect(self) -> None:
        """Open the connection anew.

        Raises
        ------
        OSError
            Nobody takes it within the time-out.
        """
        self.close()
        self._late = False
        self._socket = open_socket(self._address, self._stop)

    def ask(self, unit: int, function: int, address: int, count: int) -> Answer:
        """Send a read and return its answer.

        Raises
        ------
        NoAnswer
            Nothing that answers this read came within the time-out.
        OSError
            The connection is broken or cannot be opened.
        """
        if self._socket is None or self._late:
            self.connect()
        self._transaction = self._transaction % 0xFFFF + 1
        request = ReadRequest(unit=unit, function=function, address=address, count=count, transaction=self._transaction)
        self._drop_what_came()
        self._send(request.encode(self._address.framing))
        return self._wait(request)

    def _wait(self, request: ReadRequest) -> Answer:
        data = b""
        deadline = time.monotonic() + self._address.timeout_s
        while True:
            answer = request.find_answer(data, self._address.framing)
            left = deadline - time.monotonic()
            if answer is not None:
                return answer
            if left <= 0 or self._stop.is_set():
                # A serial frame does not say which question it answers: a late one must not meet the next question.
                self._late = self._address.framing is Framing.RTU
                raise _no_answer(request.unit, self._address.timeout_s, data)
            data = (data + self._receive(min(left, _LOOK_S)))[-_KEPT:]

    def _open(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionResetError(say("The device at {address} is not connected.", address=self._address))
        return self._socket

    def _send(self, frame: bytes) -> None:
        self._open().settimeout(self._address.timeout_s)
        self._open().sendall(frame)

    def _receive(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._open()], [], [], seconds)
        if not ready:
            return b""
        data = self._open().recv(_KEPT)
        if not data:
            self.close()
            message = say("The device at {address} has closed the connection.", address=self._address)
            raise ConnectionResetError(message)
        return data

    def _drop_what_came(self) -> None:
        """Throw away answers that came too late, but no longer than a moment: a line may never fall silent."""
        deadline = time.monotonic() + _LOOK_S
        while self._receive(0.0) and time.monotonic() < deadline:
            pass


def _no_answer(unit: int, seconds: float, data: bytes) -> NoAnswer:
    if data:
        return NoAnswer(say("Unit {unit} sends no answer that fits the question, but {count} bytes such as {bytes}.",
                            unit=unit, count=len(data), bytes=data[:16].hex(" ")))  # fmt: skip
    return NoAnswer(say("Unit {unit} does not answer within {seconds} s.", unit=unit, seconds=f"{seconds:g}"))


def open_socket(address: Address, stop: Event) -> socket.socket:
    """Connect within the time-out, looking at ``stop``.

    Raises
    ------
    OSError
        The name is unknown, or nobody takes the connection; of several addresses of a name the last one's reason.
    """
    reason: OSError = OSError(say("{host} has no address.", host=address.host))
    for family, kind, protocol, _, place in socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM):
        made = socket.socket(family, kind, protocol)
        try:
            _connect(made, place, address.timeout_s, stop)
        except OSError as error:
            made.close()
            reason = error
        else:
            with contextlib.suppress(OSError):
                made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return made
    raise reason


def _connect(made: socket.socket, place: tuple[object, ...], seconds: float, stop: Event) -> None:
    made.setblocking(False)
    made.connect_ex(place)
    deadline = time.monotonic() + seconds
    ready: list[socket.socket] = []
    while not ready and time.monotonic() < deadline and not stop.is_set():
        _, ready, _ = select.select([], [made], [], _LOOK_S)
    code = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, f"{place[0]}:{place[1]}: {os.strerror(code)}")
    if not ready:
        raise TimeoutError(say("Nothing accepted the connection within {seconds} s.", seconds=f"{seconds:g}"))
