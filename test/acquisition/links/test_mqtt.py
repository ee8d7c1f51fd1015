# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The MQTT link against a real broker: sessions, restarts, acknowledgement after keeping, bad messages."""

from __future__ import annotations

import json
import threading
from concurrent.futures import Future
from datetime import datetime, timezone

import paho.mqtt.client as paho
import pytest
from gw_monitor.gw_core.acquisition.links.link import LinkContext, LinkFault
from gw_monitor.gw_core.acquisition.links.mqtt import LINK, TEMPLATE
from gw_monitor.gw_core.acquisition.links.registry import link_kinds, read_link
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry, read_entry
from gw_monitor.gw_core.errors import ConfigurationError
from gw_monitor.gw_core.service.devices import mqtt_publisher
from gw_monitor.test.mosquitto import Broker, free_port, wait_for

NAME = "key"  # of a password
NAMED = {"secret": NAME}
TOPICS = [
    {
        "topic": "park/+/telemetry",
        "template": {
            "time": "/time",
            "point": {"topic": 2},
            "columns": [{"property": "water_level", "value": "/level"}, {"property": "conductivity", "value": "/ec"}],
        },
    }
]


class Kept:
    """An inbox that keeps deliveries in memory; ``refuse`` lets it fail, ``hold`` leaves futures open."""

    def __init__(self):
        self.readings = []
        self.rejected = []
        self.online_calls = 0
        self.refuse = False
        self.hold = False
        self.held = []

    def put(self, delivery):
        future = Future()
        if self.refuse:
            future.set_exception(LinkFault("full"))
        elif self.hold:
            self.held.append((delivery, future))
        else:
            self._keep(delivery)
            future.set_result(None)
        return future

    def _keep(self, delivery):
        self.readings += delivery.readings
        self.rejected += delivery.rejected

    def release(self):
        for delivery, future in self.held:
            self._keep(delivery)
            future.set_result(None)
        self.held = []

    def online(self, device=""):
        self.online_calls += 1

    def fault(self, message, device=""):
        raise AssertionError(message)

    def latest(self):
        return {}

    @property
    def times(self):
        return {each.time for each in self.readings}


@pytest.fixture
def broker(tmp_path):
    made = Broker(tmp_path)
    made.start()
    yield made
    made.stop()


def context(secrets=None):
    def secret(name):
        if not secrets or name not in secrets:
            raise ConfigurationError(f"no secret {name}")
        return secrets[name]

    return LinkContext(time_zone="Asia/Shanghai", secret=secret, clock=utc_now)


def settings_of(port, **more):
    findings = []
    node = {"host": "127.0.0.1", "port": port, "timeout_s": 5, "topics": TOPICS, "client_id": "us", "keepalive_s": 5}
    found = LINK.read(Entry(node | more, "links[1]", findings))
    assert not findings, findings
    return found


class Running:
    """A link session in a thread; its end and its fault can be looked at. ``again`` begins the next session."""

    def __init__(self, port, inbox, **more):
        self.inbox = inbox
        self.fault = None
        self._link = LINK.build("gateway", settings_of(port, **more), context())
        self.stop = threading.Event()
        self.again()

    def again(self):
        self.fault = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        try:
            self._link.session(self.inbox, self.stop)
        except (LinkFault, OSError, KeyError) as fault:
            self.fault = fault

    def over(self):
        return not self._thread.is_alive()

    def close(self):
        self.stop.set()
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def run():
    running = []

    def start(*given, **more):
        running.append(Running(*given, **more))
        wait_for(lambda: running[-1].inbox.online_calls or running[-1].over(), "the session")
        return running[-1]

    yield start
    for each in running:
        each.close()


def sender(port):
    client = paho.Client(paho.CallbackAPIVersion.VERSION2, client_id="sender")
    client.connect("127.0.0.1", port)
    client.loop_start()
    return client


def send(port, topic, *payloads, retain=False):
    client = sender(port)
    for payload in payloads:
        client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(10)
    client.disconnect()
    client.loop_stop()


def message(second, level=1.5, **more):
    return json.dumps({"time": f"2026-03-01T08:00:{second:02d}Z", "level": level, "ec": 700 + second} | more)


def micro(second):
    return int(datetime(2026, 3, 1, 8, 0, second, tzinfo=timezone.utc).timestamp() * 1e6)


def test_readings_arrive_with_point_of_the_topic_and_time_of_the_message(broker, run):
    inbox = Kept()
    run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", message(5))
    wait_for(lambda: len(inbox.readings) == 2, "two readings")
    level, ec = inbox.readings
    assert (level.datastream.point, level.datastream.property, level.time, level.value) == (
        "MW-1", "water_level", micro(5), 1.5)  # fmt: skip
    assert (ec.datastream.property, ec.value) == ("conductivity", 705.0)


def test_what_comes_while_we_are_away_waits_at_the_broker(broker, run):
    inbox = Kept()
    first = run(broker.port, inbox)
    first.close()
    send(broker.port, "park/MW-1/telemetry", *(message(second) for second in range(20)))
    run(broker.port, inbox)
    wait_for(lambda: len(inbox.readings) == 40, "all that was queued")
    assert inbox.times == {micro(second) for second in range(20)}


def test_a_broker_restart_ends_the_session_with_a_fault_and_loses_nothing(broker, run):
    inbox = Kept()
    running = run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", message(1))
    wait_for(lambda: inbox.readings, "the first reading")
    broker.stop()
    wait_for(running.over, "the session to end")
    assert "lost" in str(running.fault)
    running.again()
    wait_for(running.over, "the refused session to end")
    assert isinstance(running.fault, OSError)
    broker.start()
    running.again()
    send(broker.port, "park/MW-1/telemetry", message(2))
    wait_for(lambda: micro(2) in inbox.times, "the reading after the restart")


def test_a_message_is_acknowledged_only_once_it_is_kept(broker, run):
    inbox = Kept()
    inbox.hold = True
    running = run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", message(1), message(2))
    wait_for(lambda: len(inbox.held) == 2, "two deliveries")
    running.close()  # the machine dies before anything was kept
    inbox.held, inbox.hold = [], False
    run(broker.port, inbox)
    wait_for(lambda: inbox.times == {micro(1), micro(2)}, "both again")


def test_a_kept_message_does_not_come_again(broker, run):
    inbox = Kept()
    inbox.hold = True
    running = run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", message(1))
    wait_for(lambda: inbox.held, "a delivery")
    inbox.release()
    inbox.hold = False
    send(broker.port, "park/MW-1/telemetry", message(2))  # its arrival shows that the first was acknowledged
    wait_for(lambda: micro(2) in inbox.times, "the second")
    running.close()
    run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", message(3))
    wait_for(lambda: micro(3) in inbox.times, "the third")
    assert sorted(each.time for each in inbox.readings) == sorted([micro(1), micro(2), micro(3)] * 2)


def test_what_cannot_be_kept_ends_the_session_and_comes_again(broker, run):
    inbox = Kept()
    inbox.refuse = True
    running = run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", message(1))
    wait_for(running.over, "the session to end")
    assert "could not be kept" in str(running.fault)
    inbox.refuse = False
    running.again()
    wait_for(lambda: micro(1) in inbox.times, "the message again")


@pytest.mark.parametrize("payload", ["{not json", "[]x", "\xff", '{"time": "never", "level": 1}', '{"level": 1}', ""])
def test_a_bad_message_is_rejected_with_its_text_and_stops_nothing(broker, run, payload):
    inbox = Kept()
    run(broker.port, inbox)
    send(broker.port, "park/MW-1/telemetry", payload, message(7))
    wait_for(lambda: micro(7) in inbox.times, "the good message after the bad one")
    assert len(inbox.rejected) == 1
    assert inbox.rejected[0].reason


def test_a_retained_message_has_a_time_of_its_own_or_is_rejected(broker, run):
    topics = [{"topic": "a/#", "template": {"point": "MW-1", "property": "water_level", "value": "/v"}}]
    send(broker.port, "a/b", '{"v": 3}', retain=True)
    inbox = Kept()
    run(broker.port, inbox, topics=topics)
    wait_for(lambda: inbox.rejected, "the retained message")
    assert "retained" in inbox.rejected[0].reason
    send(broker.port, "a/c", '{"v": 4}')
    wait_for(lambda: inbox.readings, "the live message")
    assert [each.value for each in inbox.readings] == [4.0]


def test_a_wrong_password_is_said_and_never_shown(tmp_path, run):
    (tmp_path / "passwords").write_text("")
    broker = Broker(tmp_path, f"password_file {tmp_path}/passwords", "allow_anonymous false")
    broker.start()
    try:
        link = LINK.build("gateway", settings_of(broker.port, user="a", **NAMED), context({"key": "hush"}))
        with pytest.raises(LinkFault, match="refuses the connection") as fault:
            link.session(Kept(), threading.Event())
        assert "hush" not in str(fault.value)
    finally:
        broker.stop()


def test_a_missing_secret_is_a_fault_of_this_link_only():
    with pytest.raises(LinkFault, match="no secret key"):
        LINK.build("g", settings_of(1, user="a", **NAMED), context()).session(Kept(), threading.Event())


def test_nobody_at_the_port_is_an_os_error():
    with pytest.raises(OSError):
        LINK.build("g", settings_of(free_port()), context()).session(Kept(), threading.Event())


def test_the_test_of_a_link_says_what_answered_and_takes_nothing_away(broker, run):
    inbox = Kept()
    run(broker.port, inbox).close()
    send(broker.port, "park/MW-1/telemetry", message(1))
    assert "accepts the subscription" in LINK.test(settings_of(broker.port, timeout_s=0.5), context())
    run(broker.port, inbox)
    wait_for(lambda: inbox.times == {micro(1)}, "the message that waited")


def test_the_template_is_valid():
    findings = []
    name, kind, settings = read_link(read_entry(TEMPLATE, "template", findings))
    assert not findings
    assert (name, kind, settings.port) == ("gateway", link_kinds()["mqtt"], 1883)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"topics": []}, "missing_topics"),
        ({"host": None}, "missing_text"),
        ({"port": 0}, "bad_number"),
        ({"secret": "x"}, "missing_user"),
        ({"topics": [{**TOPICS[0], "topic": "a/#/b"}]}, "bad_topic"),
        ({"topics": [{**TOPICS[0], "topic": "a/b+"}]}, "bad_topic"),
        ({"topics": [{**TOPICS[0], "typo": 1}]}, "unknown_key"),
    ],
)
def test_faulty_settings_are_found_at_the_door(more, code):
    findings = []
    LINK.read(Entry({"host": "h", "topics": TOPICS} | more, "links[1]", findings))
    assert code in {finding.code for finding in findings}


def test_a_gateway_keeps_what_it_could_not_send(broker, run):
    """The simulated publisher and the link together: offline and a broker restart lose nothing, nothing is doubled."""
    node = {"port": broker.port, "topic": "park/MW-1/telemetry", "period_s": 0.05,
            "fields": [{"field": "level", "signal": "s"}]}  # fmt: skip
    findings = []
    settings = mqtt_publisher.DEVICE.read(Entry(node, "devices[1]", findings))
    assert not findings
    device = mqtt_publisher.DEVICE.build("gw", settings, lambda name, moment: 2.0, utc_now)
    topics = [{"topic": "park/+/telemetry", "template": {"time": "/time", "point": {"topic": 2},
               "property": "water_level", "value": "/level"}}]  # fmt: skip
    inbox = Kept()
    running = run(broker.port, inbox, topics=topics)
    device.start()
    try:
        wait_for(lambda: len(inbox.readings) > 5, "some readings")
        device.set_fault("offline", active=True)
        before = device.published
        wait_for(lambda: device.published > before + 5, "readings kept by the device")
        device.set_fault("offline", active=False)
        wait_for(lambda: len(inbox.times) > before + 5, "what was kept")
        broker.stop()
        wait_for(running.over, "the session to end")
        before = device.published
        wait_for(lambda: device.published > before + 5, "readings during the restart")
        broker.start()
        running.again()
        wait_for(lambda: len(inbox.times) >= before + 5, "what waited for the broker")
        device.set_fault("silent", active=True)
        wait_for(lambda: len(inbox.times) == device.published, "everything")
    finally:
        device.stop()
    assert not inbox.rejected


def test_a_bug_while_a_message_is_read_ends_the_session_and_the_message_comes_again(broker, run, monkeypatch):
    """A thread of the client that dies unseen would leave a link that looks healthy and hears nothing."""
    inbox = Kept()
    running = run(broker.port, inbox)
    put, bugs = inbox.put, []

    def stumble(delivery):
        if not bugs:
            bugs.append(1)
            raise KeyError("a bug")
        return put(delivery)

    monkeypatch.setattr(inbox, "put", stumble)
    send(broker.port, "park/MW-1/telemetry", message(1))
    wait_for(lambda: isinstance(running.fault, KeyError), "the session to end with the bug")
    running.again()
    wait_for(lambda: inbox.readings, "the message to come again")
