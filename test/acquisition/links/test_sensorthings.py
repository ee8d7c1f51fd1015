# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The SensorThings link against a real HTTP server: pages, back-fill, late readings, faults of the server."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.acquisition.links.link import LinkContext, LinkFault
from gw_monitor.gw_core.acquisition.links.registry import read_link
from gw_monitor.gw_core.acquisition.links.sensorthings import LINK, TEMPLATE
from gw_monitor.gw_core.entries import Entry, read_entry
from gw_monitor.gw_core.errors import ConfigurationError
from gw_monitor.gw_core.service.devices import sensorthings_server
from gw_monitor.test.mosquitto import free_port, wait_for

TOKEN, OTHER = "token", "other"  # names, of which one is known
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=timezone.utc)
STREAMS = [
    {"signal": "level", "thing": "MW-1", "property": "water_level", "unit": "cm"},
    {"signal": "ec", "thing": "MW-1", "property": "Conductivity", "unit": "mS/cm"},
    {"signal": "odd", "thing": "MW-1", "property": "Mood", "unit": "1"},
]


class Inbox:
    """Keeps readings; `latest` is what a store would say."""

    def __init__(self):
        self.readings = []
        self.rejected = []
        self.faults = {}
        self.devices = set()

    def put(self, delivery):
        self.readings += delivery.readings
        self.rejected += delivery.rejected
        done = Future()
        done.set_result(None)
        return done

    def online(self, device=""):
        self.devices.add(device)

    def fault(self, message, device=""):
        self.faults[device] = message

    def latest(self):
        found = {}
        for each in self.readings:
            moment = datetime.fromtimestamp(each.time / 1e6, timezone.utc)
            found[each.datastream] = max(moment, found.get(each.datastream, moment))
        return found


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def server(clock):
    findings = []
    node = {"streams": STREAMS, "period_s": 60, "history_h": 2}
    settings = sensorthings_server.DEVICE.read(Entry(node, "devices[1]", findings))
    assert not findings
    made = sensorthings_server.DEVICE.build("sta", settings, signal, clock)
    made.start()
    yield made
    made.stop()


def signal(name, moment):
    minutes = (moment - NOW).total_seconds() / 60
    return {"level": 250.0 + minutes, "ec": 0.7, "odd": 1.0}[name] if minutes != -5 else float("nan")


def settings_of(url, **more):
    findings = []
    node = {"name": "sta", "url": url, "page": 50, "poll_s": 1, "timeout_s": 1} | more
    found = LINK.read(Entry(node, "links[1]", findings))
    assert not findings, findings
    return found


CHANNEL = {"id": 1, "point": "MW-1", "property": "water_level", "unit": "cm"}


def context():
    def secret(name):
        if name != "token":
            raise ConfigurationError(f"no secret {name}")
        return "hush"

    return LinkContext(time_zone="", secret=secret, clock=lambda: NOW)


def poll_once(url, inbox, **more):
    """Run a session that is stopped as soon as its first round is over."""
    stop = threading.Event()
    link = LINK.build("sta", settings_of(url, **more), context())
    ended = []

    class Once(threading.Event):
        def wait(self, timeout=None):
            if timeout and timeout >= 1:  # the pause between two rounds
                ended.append(True)
                return True
            return super().wait(timeout)

    stop = Once()
    link.session(inbox, stop)
    assert ended


def test_all_pages_are_read_with_units_converted(server):
    inbox = Inbox()
    poll_once(server.address, inbox, datastreams=[CHANNEL])
    assert len(inbox.readings) == 121  # two hours of minutes, both ends included: three pages
    assert len({each.time for each in inbox.readings}) == 121
    last = max(inbox.readings, key=lambda each: each.time)
    assert (last.value, last.datastream.point) == (pytest.approx(2.5), "MW-1")
    missing = [each for each in inbox.readings if each.value != each.value]
    assert [each.flag for each in missing] == [9]


def test_a_server_is_discovered_and_what_is_not_understood_is_said(server):
    inbox = Inbox()
    poll_once(server.address, inbox)
    assert {each.datastream.property for each in inbox.readings} == {"water_level", "conductivity"}
    assert max(each.value for each in inbox.readings if each.datastream.property == "conductivity") == 700.0
    assert list(inbox.faults) == ["datastream 3"]
    assert "Mood" in inbox.faults["datastream 3"]


def test_after_an_outage_only_what_is_new_comes_and_the_overlap_doubles_nothing_in_a_session(server, clock):
    inbox = Inbox()
    poll_once(server.address, inbox, datastreams=[CHANNEL], overlap_h=0)
    clock.now += timedelta(minutes=30)
    poll_once(server.address, inbox, datastreams=[CHANNEL], overlap_h=0)
    assert len({each.time for each in inbox.readings}) == 151
    assert len(inbox.readings) == 152  # the latest itself is asked for again


def test_start_bounds_the_history(server):
    inbox = Inbox()
    poll_once(server.address, inbox, datastreams=[CHANNEL], start="2026-03-01T11:00:00Z")
    assert len(inbox.readings) == 61


def test_the_overlap_is_asked_for_again_but_delivered_once(server, clock):
    inbox = Inbox()
    stop = threading.Event()
    link = LINK.build("sta", settings_of(server.address, datastreams=[CHANNEL]), context())
    running = threading.Thread(target=link.session, args=(inbox, stop))
    running.start()
    wait_for(lambda: len(inbox.readings) == 121, "the history")
    clock.now += timedelta(minutes=2)
    wait_for(lambda: len(inbox.readings) == 123, "two more")
    stop.set()
    running.join(5)
    assert not running.is_alive()
    assert len(inbox.readings) == 123


def test_next_links_to_an_inner_host_are_followed_at_our_address(server):
    server.set_fault("inner_links", active=True)
    inbox = Inbox()
    poll_once(server.address, inbox, datastreams=[CHANNEL])
    assert len(inbox.readings) == 121


def test_a_next_link_that_is_none_ends_the_session_in_one_sentence(server, monkeypatch):
    answer = server.answer

    def broken(path, query):
        status, document = answer(path, query)
        return status, {**document, "@iot.nextLink": "//["}

    monkeypatch.setattr(server, "answer", broken)
    with pytest.raises(LinkFault, match="is not a web address"):
        poll_once(server.address, Inbox(), datastreams=[CHANNEL])


def test_a_silent_server_does_not_hold_up_the_stop(server):
    server.set_fault("silent", active=True)
    link = LINK.build("sta", settings_of(server.address, datastreams=[CHANNEL], timeout_s=30), context())
    stop = threading.Event()
    ended = []

    def run():
        try:
            link.session(Inbox(), stop)
        except (LinkFault, OSError) as fault:
            ended.append(fault)

    running = threading.Thread(target=run)
    running.start()
    stop.set()
    running.join(5)
    assert not running.is_alive()


def test_one_missing_datastream_does_not_stop_the_others(server):
    inbox = Inbox()
    poll_once(server.address, inbox, datastreams=[{**CHANNEL, "id": 99, "point": "MW-2"}, CHANNEL])
    assert len(inbox.readings) == 121
    assert "404" in inbox.faults["datastream 99"]
    assert "datastream 1" in inbox.devices


@pytest.mark.parametrize(
    ("fault", "words"), [("error", "error 500"), ("truncated", "reached|JSON"), ("silent", "1.0 s")]
)
def test_a_failing_server_ends_the_session_in_time_and_is_read_afterwards(server, fault, words):
    server.set_fault(fault, active=True)
    inbox = Inbox()
    with pytest.raises(LinkFault, match=words):
        poll_once(server.address, inbox, datastreams=[CHANNEL])
    server.set_fault(fault, active=False)
    poll_once(server.address, inbox, datastreams=[CHANNEL])
    assert len(inbox.readings) == 121


def test_a_restarted_server_is_read_on(server):
    server.stop()
    with pytest.raises(LinkFault, match="cannot be reached"):
        poll_once(server.address, Inbox(), datastreams=[CHANNEL])
    server.start()
    inbox = Inbox()
    poll_once(server.address, inbox, datastreams=[CHANNEL])
    assert len(inbox.readings) == 121


def test_secrets_go_along_and_are_never_shown(server):
    named = {"auth": {"kind": "bearer", "secret": TOKEN}}
    poll_once(server.address, Inbox(), datastreams=[CHANNEL], **named)
    with pytest.raises(LinkFault) as fault:
        poll_once(f"http://127.0.0.1:{free_port()}/v1.1/", Inbox(), datastreams=[CHANNEL], **named)
    assert "hush" not in str(fault.value)
    with pytest.raises(LinkFault, match="no secret other"):
        poll_once(server.address, Inbox(), auth={"kind": "bearer", "secret": OTHER})


def test_the_test_of_a_link_says_what_is_there(server):
    sentence = LINK.test(settings_of(server.address), context())
    assert "2 datastreams are read, 1 are not" in sentence


def test_the_template_is_valid():
    findings = []
    assert read_link(read_entry(TEMPLATE, "template", findings)) is not None
    assert not findings


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"url": "ftp://x"}, "bad_url"),
        ({"url": "http://a:b@x/"}, "secret_in_url"),
        ({"start": "soon"}, "bad_time"),
        ({"datastreams": [{"point": "A", "property": "ph"}]}, "missing_text"),
        ({"datastreams": [{"id": 1, "point": "A", "property": "nothing"}]}, "unknown_property"),
        ({"auth": {"kind": "bearer"}}, "missing_text"),
        ({"flags": {"fine": 5}}, "bad_flags"),
    ],
)
def test_faulty_settings_are_found_at_the_door(more, code):
    findings = []
    LINK.read(Entry({"url": "http://x/"} | more, "links[1]", findings))
    assert code in {finding.code for finding in findings}
