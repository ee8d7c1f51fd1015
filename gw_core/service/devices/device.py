# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every simulated device is: it plays its side of a protocol, and misbehaves on demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ...clock import Clock
    from ...entries import Entry

    Signal = Callable[[str, datetime], float]
    """Returns the value of a named signal of the scenario at a moment, in the unit that the device sends."""


class Device(Protocol):
    """A device that is being played, in threads of its own."""

    name: str
    address: str
    """Where it listens or whom it calls, such as ``127.0.0.1:5020``."""

    def start(self) -> None:
        """Begin to play; returns once the device can be reached or has begun to call."""

    def stop(self) -> None:
        """End, and release its port."""

    def set_fault(self, fault: str, *, active: bool) -> None:
        """Begin or end a fault of ``DeviceKind.faults``; of the others it raises `InvalidInputError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKind:
    """A kind of device that can be played.

    Attributes
    ----------
    name : str
        As in the scenario: ``kind: modbus_slave``.
    faults : tuple of str
        What it can do wrong, such as ``silent``, ``restart``, ``half_frames``.
    read : callable
        Reads and checks the device's part of a scenario; faults go to the entry's findings.
    build : callable
        Makes a device from its name, the settings, the scenario's signals and the clock.
    """

    name: str
    faults: tuple[str, ...]
    read: Callable[[Entry], Any]
    build: Callable[[str, Any, Signal, Clock], Device]
