# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulated Modbus devices and the settings of links to them."""

from __future__ import annotations

from contextlib import contextmanager

from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.service.devices.modbus_slave import DEVICE

LEVEL = {"address": 0, "type": "float32", "signal": "level"}


def register(**changes):
    """A register of a link: a water level at address 0, unless changed; None takes a key away."""
    node = {"address": 0, "type": "float32", "point": "MW-1", "property": "water_level", "unit": "m"} | changes
    return {key: value for key, value in node.items() if value is not None}


def link_node(address, *, units=None, **changes):
    host, _, port = address.rpartition(":")
    units = units or [{"unit": 1, "name": "PLC", "registers": [register()]}]
    return {"host": host, "port": int(port), "interval_s": 0.1, "timeout_s": 0.3, "units": units} | changes


@contextmanager
def slave(*, units=None, signals=None, **changes):
    """A device that runs within the block; all signals are 12.5 unless given."""
    findings = []
    node = {"units": units or [{"unit": 1, "registers": [LEVEL]}]} | changes
    entry = Entry(node, "test", findings)
    settings = DEVICE.read(entry)
    entry.refuse_unknown()
    assert not findings, [str(finding) for finding in findings]
    device = DEVICE.build("slave", settings, lambda name, moment: (signals or {}).get(name, 12.5), utc_now)
    device.start()
    try:
        yield device
    finally:
        device.stop()
