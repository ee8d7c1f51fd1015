# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HJ 212 (2005, 2017, 2025): a door at which monitoring devices call and upload.

A device is answered only when what it sent is on the disk; without answer it sends again, and the store knows what it
has already.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ...errors import ConfigurationError, InvalidInputError
from ...wording import say
from .hj212_connection import Connection, Desk
from .hj212_host import Host
from .hj212_settings import Hj212Settings, read_settings
from .link import Delivery, Inbox, Link, LinkContext, LinkFault, LinkKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future
    from datetime import datetime
    from threading import Event

    from ...store.ports import DatastreamKey

TICK_S = 0.1
LAST_ANSWERS_S = 2.0
TEST_S = 5.0

TEMPLATE = """\
name: loggers
kind: hj212
host: 0.0.0.0            # address to listen at; behind a VPN or a private network: passwords travel in plain text
port: 9212
# allow: [10.1.0.0/16]   # who may connect; without it anybody
# time_zone: Asia/Shanghai   # of the devices' clocks; without it the park's
# acknowledge: asked     # asked, always or never
# statistics: [Rtd, Avg] # items that become readings; also Min, Max, ZsRtd, ZsAvg, ZsMin, ZsMax
# repeated: reject       # when an item stands twice in a group: reject, first or last
# ahead_s: 300           # a clock further ahead makes readings suspect
# silent_s: 1800         # after this time a device without frames is reported
# backfill: true         # ask for minute and hour averages after an outage
# set_clock: true        # answer requests for the time
# flags: {T: 4}          # data flags to quality flags 1, 2, 3, 4, 9
devices:
  - mn: 010000A8900016F000169DC0
    point: MW-1
    # password: logger-1       # name of the secret with the access password
    # key: logger-1-sm4        # name of the secret with the SM4 key (2025)
    # ignore: [i13001]         # codes left out on purpose
    # channels:                # what the table of codes does not know, or what is different here
    #   - {code: gw_level, property: water_level, unit: m}
    #   - {code: w25002, property: benzene, unit: ug/L}
"""


class Hj212Link:
    """A door for devices; many connections in one loop."""

    kind = "hj212"

    def __init__(self, name: str, settings: Hj212Settings, context: LinkContext) -> None:
        self.name = name
        self._settings = settings
        self._context = context

    def session(self, inbox: Inbox, stop: Event) -> None:
        """Listen until ``stop`` is set."""
        try:
            asyncio.run(self._serve(inbox, stop))
        except (ConfigurationError, InvalidInputError) as error:  # a secret: it may be there next time
            raise LinkFault(error.message) from error

    async def _serve(self, inbox: Inbox, stop: Event) -> None:
        loop, failures = asyncio.get_running_loop(), list[Exception]()
        host = Host(self.name, self._settings, self._context, inbox, loop.time())
        desk = Desk(host, self._settings, inbox, loop)

        def failed(_: asyncio.AbstractEventLoop, what: dict[str, Any]) -> None:
            error = what.get("exception")
            if isinstance(error, OSError):  # such as too many open files: the loop goes on by itself
                desk.complain(say("A call failed: {reason}.", reason=error.strerror or str(error)))
            elif isinstance(error, Exception):
                failures.append(error)

        loop.set_exception_handler(failed)
        server = await loop.create_server(lambda: Connection(desk), self._settings.host, self._settings.port)
        try:
            while not stop.is_set() and not failures:
                await asyncio.sleep(TICK_S)
                desk.tick()
        finally:
            server.close()
            await desk.close(LAST_ANSWERS_S)
        if failures:  # of a callback: to the coordinator, as if it had been raised here
            raise failures[0]


class _Trial:
    """An inbox that takes nothing: the device is not answered and sends again to the service."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.devices: list[str] = []

    def put(self, delivery: Delivery) -> Future[None]:
        """Refuse."""
        from concurrent.futures import Future

        future: Future[None] = Future()
        future.set_exception(LinkFault(say("This is only a test.")))
        return future

    def online(self, device: str = "") -> None:
        """Note who sent a valid frame."""
        self.devices += [device] if device else []

    def fault(self, message: str, device: str = "") -> None:
        """Note what fails."""
        self.words.append(message)

    def latest(self) -> Mapping[DatastreamKey, datetime]:
        """Know nothing."""
        return {}


async def _listen(settings: Hj212Settings, context: LinkContext, trial: _Trial) -> None:
    loop = asyncio.get_running_loop()
    desk = Desk(Host("test", settings, context, trial, loop.time()), settings, trial, loop)
    server = await loop.create_server(lambda: Connection(desk), settings.host, settings.port)
    until = loop.time() + TEST_S
    while loop.time() < until and not trial.devices and not trial.words:
        await asyncio.sleep(TICK_S)
    server.close()
    await desk.close(0.2)


def test_link(settings: Hj212Settings, context: LinkContext) -> str:
    """Open the door for a few seconds; say who called."""
    trial = _Trial()
    address = f"{settings.host}:{settings.port}"
    try:
        asyncio.run(_listen(settings, context, trial))
    except OSError as error:
        message = say("{address} cannot be opened: {reason}.", address=address, reason=error.strerror or str(error))
        raise LinkFault(message) from error
    if trial.devices:
        return say("{address} is open, and device {device} sent a valid frame.", address=address,
                   device=trial.devices[0])  # fmt: skip
    if trial.words:
        raise LinkFault(say("{address} is open, but: {reason}", address=address, reason=trial.words[0]))
    return say("{address} is open; no device called within {seconds} s.", address=address, seconds=f"{TEST_S:.0f}")


def _build(name: str, settings: Any, context: LinkContext) -> Link:
    return Hj212Link(name, settings, context)


LINK = LinkKind(name="hj212", read=read_settings, build=_build, test=test_link, template=TEMPLATE)
