# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sockets of an HJ 212 link: many devices in one loop, none of which can exhaust it."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import threading
from typing import TYPE_CHECKING, NamedTuple, cast

from ...wording import say
from .hj212_host import HEALTH_S, Complaints, Host, Parcel

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .hj212_settings import Hj212Settings
    from .link import Delivery, Inbox

WAITING_BYTES = 65_536
"""Bytes of a connection that may wait for the disk before it is no longer read from."""
REFUSED_BYTES = 65_536
"""Bytes without a frame of a known device after which a connection is closed."""
UNREAD_BYTES = 65_536
"""Answers that a device may leave unread."""


RETRY_S = 1.0
"""s until a delivery that the inbox refused is offered again."""


class _Sent(NamedTuple):
    """A parcel on its way to the disk, and the bytes of the connection that it came from."""

    delivery: Delivery
    parcel: Parcel
    connection: Connection | None
    size: int


class Desk:
    """What the connections of a link share: the host, the inbox, and the deliveries that are on their way to the disk.

    Lives in the thread of its loop; only `_land` is called from others.
    """

    def __init__(self, host: Host, settings: Hj212Settings, inbox: Inbox, loop: asyncio.AbstractEventLoop) -> None:
        self.host, self.settings, self.inbox, self.loop = host, settings, inbox, loop
        self.connections: set[Connection] = set()
        self.waiting = 0
        self._landed: list[tuple[Future[None], _Sent]] = []
        self._lock = threading.Lock()
        self._closing = False
        self._said = float("-inf")
        self._complaints = Complaints(inbox)

    def send(self, parcel: Parcel, connection: Connection | None = None, size: int = 0) -> None:
        """Hand a parcel to the inbox; its answers go out once it is on the disk."""
        delivery = parcel.delivery()
        if delivery is None:
            _answer(parcel)
            return
        self.waiting += 1
        if connection is not None:
            connection.wait(size)
        self._put(_Sent(delivery, parcel, connection, size))

    def _put(self, sent: _Sent) -> None:
        self.inbox.put(sent.delivery).add_done_callback(lambda future: self._land(future, sent))

    def _land(self, future: Future[None], sent: _Sent) -> None:
        with self._lock:
            self._landed.append((future, sent))
            first = len(self._landed) == 1
        if first:
            with contextlib.suppress(RuntimeError):  # the session is over and its loop closed
                self.loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        with self._lock:
            landed, self._landed = self._landed, []
        for future, sent in landed:
            refused = future.cancelled() or future.exception() is not None
            if refused and not self._closing:
                self.loop.call_later(RETRY_S, self._put, sent)  # meanwhile no answer: the device may send again
                continue
            self.waiting -= 1
            if not refused:
                _answer(sent.parcel)
            if sent.connection is not None:
                sent.connection.wait(-sent.size)

    def complain(self, reason: str, device: str = "") -> None:
        """Tell a health row of a call that went wrong."""
        self._complaints.tell(reason, self.loop.time(), device)

    def tick(self) -> None:
        """Look after what time brings; called a few times a second."""
        parcel, now = Parcel(), self.loop.time()
        if now - self._said >= HEALTH_S:  # the door is open, whatever single callers may have been told
            self._said = now
            self.inbox.online()
        self.host.tick(parcel, now)
        self.send(parcel)
        for connection in tuple(self.connections):
            connection.tick(now)

    async def close(self, patience_s: float) -> None:
        """Stop reading, wait a little for the disk so that answers still go out, and hang up."""
        self._closing = True
        for connection in tuple(self.connections):
            connection.close()
        parcel = Parcel()
        self.host.tick(parcel, self.loop.time(), everything=True)
        self.send(parcel)
        until = self.loop.time() + patience_s
        while (self.waiting or self.connections) and self.loop.time() < until:
            self._settle()
            if not self.waiting:
                for connection in tuple(self.connections):
                    connection.hang_up()
            await asyncio.sleep(0.01)
        for connection in tuple(self.connections):
            connection.abort()
        await asyncio.sleep(0)


class Connection(asyncio.Protocol):
    """One connection of a device, or of several."""

    def __init__(self, desk: Desk) -> None:
        self.device = ""
        self.complained = float("-inf")
        self._desk = desk
        self._splitter = desk.host.splitter()
        self._transport: asyncio.Transport | None = None
        self._heard = desk.loop.time()
        self._refused = self._waiting = 0
        self._paused = self._closing = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the call, or hang up on who may not call."""
        self._transport = cast("asyncio.Transport", transport)
        peer = str(transport.get_extra_info("peername", ("?",))[0])
        if not _allowed(peer, self._desk.settings):
            self._desk.complain(say("A call from {address} was refused.", address=peer))
            self.abort()
        elif len(self._desk.connections) >= self._desk.settings.connections:
            self._desk.complain(say("A call was refused: {count} devices are connected.",
                                       count=len(self._desk.connections)))  # fmt: skip
            self.abort()
        else:
            self._desk.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Keep what came of an unfinished frame as refused."""
        if self in self._desk.connections:
            self._desk.connections.discard(self)
            self._take(b"", last=True)
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Read frames, and hand over what they bring at once."""
        if self not in self._desk.connections or self._closing:
            return
        self._heard = self._desk.loop.time()
        self._take(data)

    def _take(self, data: bytes, *, last: bool = False) -> None:
        spans = self._splitter.finish() if last else self._splitter.feed(data)
        parcel, now, size = Parcel(), self._desk.loop.time(), 0
        for span in spans:
            size += len(span.raw)
            if self._desk.host.take(span, self, parcel, now):
                self._refused = 0
            elif span.refusal is not None or span.frame is not None:
                self._refused += len(span.raw)
        self._desk.send(parcel, self, size)
        if self._refused > REFUSED_BYTES:
            self._desk.complain(say("A connection that brought no frames was closed."), self.device)
            self.hang_up()

    def write(self, data: bytes) -> None:
        """Send bytes, unless the connection is gone; hang up on who does not read."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)
            if self._transport.get_write_buffer_size() > UNREAD_BYTES:
                self.abort()

    def wait(self, size: int) -> None:
        """Count bytes on their way to the disk; a device that is faster than the disk is not read from meanwhile."""
        self._waiting += size
        too_many = self._waiting > WAITING_BYTES or self._closing
        if too_many != self._paused and self._transport is not None and not self._transport.is_closing():
            self._paused = too_many
            (self._transport.pause_reading if too_many else self._transport.resume_reading)()

    def tick(self, now: float) -> None:
        """Give up half a frame that does not go on, and a connection that says nothing."""
        if self._paused:  # not the device, the disk is slow
            self._heard = now
        if self._splitter.waiting and now - self._heard > self._desk.settings.frame_s:
            self._take(b"", last=True)
        if now - self._heard > self._desk.settings.idle_s:
            self._desk.complain(say("The connection said nothing for {seconds} s and was closed.",
                                    seconds=f"{self._desk.settings.idle_s:.0f}"), self.device)  # fmt: skip
            self.hang_up()

    def close(self) -> None:
        """Read no more; answers still go out."""
        self._closing = True
        self.wait(0)

    def hang_up(self) -> None:
        """Close once what is written has gone out."""
        if self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        if self._transport is not None:
            self._transport.abort()


def _answer(parcel: Parcel) -> None:
    for caller, data in parcel.answers:
        caller.write(data)


def _allowed(peer: str, settings: Hj212Settings) -> bool:
    if not settings.allow:
        return True
    try:
        address = ipaddress.ip_address(peer.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return any(mapped in network for network in settings.allow)
