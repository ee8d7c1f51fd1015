# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the devices of a scenario, with its faults in time and others on demand."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..errors import InvalidInputError
from ..store.opening import named_store
from ..wording import say
from .signals import Signals

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from typing import TextIO

    from ..clock import Clock
    from .devices.device import Device
    from .scenario import Scenario

_LOG = logging.getLogger(__name__)


class Simulation:
    """The devices of one scenario.

    Parameters
    ----------
    scenario : Scenario
    clock : callable
        Of the devices.
    """

    def __init__(self, scenario: Scenario, clock: Clock = utc_now) -> None:
        self._scenario = scenario
        signals = Signals(clock(), scenario.signals)
        self.devices: dict[str, Device] = {
            each.name: each.kind.build(each.name, each.settings, signals, clock) for each in scenario.devices
        }

    def play(self, stop: threading.Event) -> None:
        """Start all devices, let the planned faults happen, and stop them once ``stop`` is set."""
        begun: list[Device] = []
        try:
            for device in self.devices.values():
                device.start()
                begun.append(device)
                _LOG.info("device plays", extra={"device": device.name, "address": device.address})
            self._let_faults_happen(stop)
            stop.wait()
        finally:
            for device in reversed(begun):
                device.stop()

    def _let_faults_happen(self, stop: threading.Event) -> None:
        start = time.monotonic()
        for at_s, device, fault, active in self._turns():
            if stop.wait(max(0.0, start + at_s - time.monotonic())):
                return
            self.set_fault(device, fault, active=active)

    def _turns(self) -> list[tuple[float, str, str, bool]]:
        turns = [(each.at_s, each.device, each.fault, True) for each in self._scenario.faults]
        turns += [
            (each.at_s + each.for_s, each.device, each.fault, False)
            for each in self._scenario.faults
            if each.for_s is not None
        ]
        return sorted(turns)

    def set_fault(self, device: str, fault: str, *, active: bool) -> None:
        """Begin or end a fault of a device.

        Raises
        ------
        InvalidInputError
            There is no such device or fault.
        """
        if device not in self.devices:
            raise InvalidInputError(say("There is no device {name}.", name=device))
        self.devices[device].set_fault(fault, active=active)
        _LOG.info("fault begins" if active else "fault ends", extra={"device": device, "fault": fault})

    def obey(self, lines: TextIO, stop: threading.Event) -> Iterator[str]:
        """Do what lines say, ``DEVICE FAULT on``, ``DEVICE FAULT off`` or ``quit``; yield an answer a line."""
        for line in lines:
            words = line.split()
            if words == ["quit"]:
                stop.set()
                return
            if len(words) == 3 and words[2] in {"on", "off"}:
                try:
                    self.set_fault(words[0], words[1], active=words[2] == "on")
                    yield say("Done.")
                except InvalidInputError as error:
                    yield error.message
            elif words:
                yield say("Say: DEVICE FAULT on, DEVICE FAULT off, or quit. Devices: {names}.",
                          names=", ".join(self._known()))  # fmt: skip

    def _known(self) -> Iterator[str]:
        for each in self._scenario.devices:
            yield f"{each.name} ({', '.join(each.kind.faults)})"


def make_park(scenario: Scenario, database: str) -> int:
    """Store the park of a scenario; return how many monitoring points it has.

    Raises
    ------
    InvalidInputError
        The scenario describes no park.
    StoreError
    """
    if scenario.park is None:
        raise InvalidInputError(say("The scenario describes no park."))
    store = named_store(database)
    try:
        store.create()
        store.save_park(scenario.park)
    finally:
        store.close()
    return len(scenario.park.points)
