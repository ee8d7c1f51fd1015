# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An inbox that keeps what a link delivers, and a link run as the coordinator runs it: again after each fault."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

from gw_monitor.gw_core.acquisition.links.link import LinkContext, LinkFault
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import ConfigurationError

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class RecordingInbox:
    """Keeps readings, rejected rows and health, each with the moment it came (s of a clock that never goes back)."""

    def __init__(self) -> None:
        self.readings = []
        self.came = []
        self.rejected = []
        self.health = []
        self.sessions = []

    def put(self, delivery):
        now = time.monotonic()
        self.readings += delivery.readings
        self.came += [(now, reading) for reading in delivery.readings]
        self.rejected += delivery.rejected
        done = Future()
        done.set_result(None)
        return done

    def online(self, device=""):
        self.health.append((time.monotonic(), device, "online", ""))

    def fault(self, message, device=""):
        self.health.append((time.monotonic(), device, "fault", message))

    def latest(self):
        found = {}
        for reading in self.readings:
            found[reading.datastream] = max(found.get(reading.datastream, 0), reading.time)
        return {key: EPOCH + timedelta(microseconds=each) for key, each in found.items()}

    def of(self, point):
        return [(now, reading) for now, reading in list(self.came) if reading.datastream.point == point]

    def faults(self, device=None):
        return [text for _, name, state, text in list(self.health) if state == "fault" and device in {None, name}]

    def states(self, device):
        return [state for _, name, state, _ in list(self.health) if name == device]


def wait_until(condition, seconds=10.0):
    """Wait for a condition, and fail when it does not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come"
        time.sleep(0.01)


def context(secrets=None, clock=utc_now, time_zone="UTC"):
    def secret(name):
        try:
            return (secrets or {})[name]
        except KeyError:
            raise ConfigurationError(f"no secret {name}") from None

    return LinkContext(time_zone=time_zone, secret=secret, clock=clock)


def read_kind(kind, node):
    """Return the settings of a kind of link, which must be without faults."""
    findings = []
    entry = Entry(node, "test", findings)
    settings = link_kinds()[kind].read(entry)
    entry.refuse_unknown()
    assert not findings, [str(finding) for finding in findings]
    return settings


def faults_of(kind, node):
    """Return the codes of what is wrong with settings."""
    findings = []
    entry = Entry(node, "test", findings)
    link_kinds()[kind].read(entry)
    entry.refuse_unknown()
    return {finding.code for finding in findings}


@contextmanager
def running(kind, node, inbox, *, again_after=0.05, link_context=None):
    """Run a link in a thread, a new session after each fault; at the end it must stop within a second or so."""
    link = link_kinds()[kind].build("link", read_kind(kind, node), link_context or context())
    stop = threading.Event()

    def run():
        while not stop.is_set():
            try:
                link.session(inbox, stop)
            except (LinkFault, OSError) as error:
                inbox.sessions.append(error)
                stop.wait(again_after)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield link
    finally:
        stop.set()
        thread.join(timeout=3.0)
        assert not thread.is_alive(), "the session did not stop"
