# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every live link is, and what it hands over. One module a protocol; `registry` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ...errors import GwError
from ...records.observations import Flag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Future
    from datetime import datetime
    from threading import Event

    from ...clock import Clock
    from ...entries import Entry
    from ...store.ports import DatastreamKey, RejectedRow


class LinkReading(NamedTuple):
    """One reading.

    Attributes
    ----------
    datastream : DatastreamKey
    time : int
        Microseconds since 1970-01-01 UTC, by the device's clock where it sends one.
    value : float
        In the canonical unit of the property; NaN: the device says that it has no value.
    flag : int
        QARTOD flag as far as the device itself says (fault, maintenance …); else not evaluated.
    censored : bool
        "less than value".
    """

    datastream: DatastreamKey
    time: int
    value: float
    flag: int = Flag.NOT_EVALUATED
    censored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a link has received at once: readings, and what could not be read, with the reason and the raw text.

    ``shares`` says whose readings they are, for the health rows of devices: device and number, in their order.
    """

    readings: tuple[LinkReading, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    shares: tuple[tuple[str, int], ...] = ()


class LinkFault(GwError):  # noqa: N818 - a state of the world outside, not a bug
    """The device or the way to it fails: the session is over, the coordinator tries again later."""


def are_kept(futures: Iterable[Future[None]], stop: Event) -> bool:
    """Wait until deliveries are on the disk; False when the link is stopped before.

    Raises
    ------
    LinkFault
        The inbox did not take one of them.
    """
    for future in futures:
        while not future.done():
            if stop.wait(0.05):
                return False
        future.result()
    return True


class Inbox(Protocol):
    """Where a link delivers. Safe to use from several threads."""

    def put(self, delivery: Delivery) -> Future[None]:
        """Take a delivery; the future is done once it is on the disk, and only then may a link acknowledge it.

        When the disk refuses, the future waits until it no longer does; it fails with `LinkFault` only when the
        inbox is full or the service stops, and then the delivery was not taken.
        """

    def online(self, device: str = "") -> None:
        """Say that the link, or a device behind it, works."""

    def fault(self, message: str, device: str = "") -> None:
        """Say that a device behind the link, or a part of it, fails while the session goes on."""

    def latest(self) -> Mapping[DatastreamKey, datetime]:
        """Return the latest time of each datastream of this link, stored or in the outbox: where to go on from."""


class Link(Protocol):
    """One connection to a device, gateway or server, or a door where devices call."""

    name: str
    kind: str

    def session(self, inbox: Inbox, stop: Event) -> None:
        """Connect and deliver readings until ``stop`` is set.

        Called again, after a back-off, whenever it raises `LinkFault` or `OSError`. It looks at ``stop`` at least once
        a second, keeps to its own time-outs, and leaves nothing open behind it.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkContext:
    """What the house gives to a link.

    Attributes
    ----------
    time_zone : str
        Of the park, for devices that send local times without offset.
    secret : callable
        Returns the secret of a name; raises `ConfigurationError` when there is none. Settings hold names only.
    clock : callable
        The present moment.
    """

    time_zone: str
    secret: Callable[[str], str]
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKind:
    """A protocol.

    Attributes
    ----------
    name : str
        As in the settings: ``kind: modbus``.
    read : callable
        Reads and checks settings; faults go to the entry's findings, so the result counts only without any.
    build : callable
        Makes a link from its name, the settings that ``read`` gave, and the context.
    test : callable
        Connects once, with the link's own time-outs; returns one sentence of what answered, or raises `LinkFault`.
    template : str
        A YAML mapping (no list item), an example with each setting and a comment: what a new link starts from.
    """

    name: str
    read: Callable[[Entry], Any]
    build: Callable[[str, Any, LinkContext], Link]
    test: Callable[[Any, LinkContext], str]
    template: str
