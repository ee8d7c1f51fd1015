# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links and waits for the tests of the service."""

from __future__ import annotations

import time
from datetime import datetime, timezone

from gw_monitor.gw_core.acquisition.links.link import Delivery, LinkReading
from gw_monitor.gw_core.store.ports import DatastreamKey

NOW = datetime(2026, 5, 1, 8, tzinfo=timezone.utc)
MICROSECONDS = int(NOW.timestamp()) * 1_000_000
KEY = DatastreamKey(point="MW-1", property="benzene")


def delivery(number: int, rows: int = 1, key: DatastreamKey = KEY) -> Delivery:
    """Return readings of consecutive seconds whose value is ``number``."""
    return Delivery(
        readings=tuple(
            LinkReading(key, MICROSECONDS + (number * rows + row) * 1_000_000, number) for row in range(rows)
        )
    )


def until(condition, timeout_s: float = 20.0) -> None:
    """Wait until a condition holds; fail when it does not in time."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.01)


class Counting:
    """A link that delivers the numbers 0, 1, 2 … at a pace, each once, and goes on from where it was."""

    kind = "counting"

    def __init__(self, name: str, point: str = "MW-1", pace_s: float = 0.005) -> None:
        self.name, self.key, self.pace_s = name, DatastreamKey(point=point, property="benzene"), pace_s
        self.number = 0
        self.taken: list[int] = []

    def session(self, inbox, stop) -> None:
        inbox.online()
        while not stop.wait(self.pace_s):
            inbox.put(delivery(self.number, key=self.key)).result(timeout=30)
            self.taken.append(self.number)
            self.number += 1


class Scripted:
    """A link whose sessions are functions, one after the other; the last one is repeated."""

    kind = "scripted"

    def __init__(self, name: str, *sessions) -> None:
        self.name, self.sessions, self.begun = name, sessions, []

    def session(self, inbox, stop) -> None:
        self.begun.append(time.monotonic())
        self.sessions[min(len(self.begun), len(self.sessions)) - 1](inbox, stop)
