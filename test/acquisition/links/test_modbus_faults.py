# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong in the field, on real sockets: the link recovers without a hand, and stores nothing wrong.

The link is run as the coordinator does it, a new session soon after each fault; time-outs are 0.3 s.
"""

from __future__ import annotations

import itertools
import socket
import threading
import time
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.acquisition.links.modbus_units import Retry, Unit, pick_unit
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.test.acquisition.links.modbus_devices import LEVEL, link_node, register, slave
from gw_monitor.test.acquisition.links.recording import RecordingInbox, context, read_kind, running, wait_until

TIMEOUT_S = 0.3
FRAMINGS = ["tcp", "rtu"]


def three_units(**changes):
    units = [
        {"unit": at, "name": f"unit {at}", "registers": [register(point=f"MW-{at}")]} | changes for at in (1, 2, 3)
    ]
    held = [{"unit": at, "registers": [LEVEL]} for at in (1, 2, 3)]
    return units, held


def only_right_values(inbox):
    assert {round(reading.value, 6) for reading in inbox.readings} <= {12.5}


def test_a_restart_of_the_plc_costs_only_the_time_it_is_away():
    with slave(restart_s=1.0) as device:
        inbox = RecordingInbox()
        with running("modbus", link_node(device.address), inbox):
            wait_until(lambda: len(inbox.readings) >= 2)
            for _ in range(2):
                seen = len(inbox.readings)
                device.set_fault("restart", active=True)
                wait_until(lambda: len(inbox.sessions) > 0)
                away = time.monotonic()
                wait_until(lambda seen=seen: len(inbox.readings) >= seen + 3)
                assert time.monotonic() - away < 1.0 + 3 * 0.2 + 1.0
        assert inbox.sessions
        assert all(isinstance(error, OSError) for error in inbox.sessions)  # it says why: refused, reset
        assert any("connection is lost" in text for text in inbox.faults("PLC"))
        assert inbox.states("PLC")[-1] == "online"
        only_right_values(inbox)


@pytest.mark.parametrize("framing", FRAMINGS)
def test_a_device_that_takes_the_connection_and_never_answers_is_left_and_taken_again(framing):
    with slave(framing=framing) as device:
        inbox = RecordingInbox()
        device.set_fault("silent", active=True)
        with running("modbus", link_node(device.address, framing=framing), inbox):
            wait_until(lambda: len(inbox.sessions) >= 2)
            assert "does not answer within 0.3 s" in inbox.faults("PLC")[0]
            assert not inbox.readings
            device.set_fault("silent", active=False)
            wait_until(lambda: len(inbox.readings) >= 2, seconds=3)
        assert inbox.states("PLC")[-1] == "online"


def test_one_dead_unit_of_three_does_not_delay_the_others():
    units, held = three_units()
    with slave(units=held, dead_unit=2) as device:
        inbox = RecordingInbox()
        device.set_fault("dead_unit", active=True)
        node = link_node(device.address, units=units, interval_s=0.4, timeout_s=TIMEOUT_S)
        with running("modbus", node, inbox):
            wait_until(lambda: len(inbox.of("MW-1")) >= 9 and len(inbox.of("MW-3")) >= 9, seconds=12)
            device.set_fault("dead_unit", active=False)
            wait_until(lambda: inbox.of("MW-2"), seconds=10)
    for point in ("MW-1", "MW-3"):
        moments = [moment for moment, _ in inbox.of(point)]
        late = [second - first - 0.4 for first, second in itertools.pairwise(moments[1:])]
        # A probe of the dead one runs in a gap of the others; what is left is the load of this machine.
        assert max(late) < TIMEOUT_S, late
        assert abs(moments[-1] - moments[1] - 0.4 * (len(moments) - 2)) < TIMEOUT_S  # no drift
    assert not inbox.sessions
    assert inbox.faults("unit 2")
    assert not inbox.faults("unit 1")
    assert inbox.states("unit 2")[-1] == "online"
    only_right_values(inbox)


def test_a_dozen_dead_units_do_not_delay_two_that_work_even_at_the_start():
    units, _ = three_units()
    dead = [{"unit": at, "name": f"unit {at}", "registers": [register(point=f"D-{at}")]} for at in range(10, 22)]
    held = [{"unit": at, "registers": [LEVEL]} for at in (1, 3)]
    with slave(units=held) as device:
        inbox = RecordingInbox()
        node = link_node(device.address, units=[units[0], *dead, units[2]], interval_s=0.4, timeout_s=TIMEOUT_S)
        with running("modbus", node, inbox):
            wait_until(lambda: len(inbox.of("MW-1")) >= 8 and len(inbox.of("MW-3")) >= 2, seconds=12)
    moments = [moment for moment, _ in inbox.of("MW-1")]
    late = [second - first - 0.4 for first, second in itertools.pairwise(moments[1:])]
    assert max(late) < 2 * TIMEOUT_S, late  # one time-out of another unit, and the load of this machine
    assert not inbox.sessions


def test_a_device_that_lost_its_power_is_connected_anew():
    """No end of the connection comes: units that worked fall silent, on a connection that looks alive."""
    server = socket.create_server(("127.0.0.1", 0))
    connections = []

    def serve():
        while True:
            try:
                connections.append(server.accept()[0])
            except OSError:
                return
            threading.Thread(target=answer, args=(connections[-1], len(connections)), daemon=True).start()

    def answer(connection, number):
        answers = 9 if number == 1 else 1000  # then the first connection is dead
        while request := connection.recv(260):
            answers -= 1
            if answers > 0:
                connection.sendall(request[:4] + b"\0\7" + request[6:8] + bytes.fromhex("0441480000"))

    thread = threading.Thread(target=serve)
    thread.start()
    units, _ = three_units()
    inbox = RecordingInbox()
    try:
        host, port = server.getsockname()
        with running("modbus", link_node(f"{host}:{port}", units=units), inbox):
            wait_until(lambda: len(connections) > 1)
            seen = len(inbox.of("MW-1"))
            wait_until(lambda: len(inbox.of("MW-1")) > seen + 3 and inbox.states("unit 2")[-1] == "online")
        assert not inbox.sessions
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        for connection in connections:
            connection.close()
        thread.join(5)
    only_right_values(inbox)


def test_a_dead_unit_is_asked_less_and_less_often_up_to_a_cap():
    retry, now, waits = Retry(), 0.0, []
    for _ in range(8):
        retry.fail(now, 10.0)
        waits.append(retry.at - now)
        now = retry.at
    assert waits == [1, 2, 4, 8, 10, 10, 10, 10]
    retry.reset()
    retry.fail(now, 10.0)
    assert retry.at - now == 1  # after a recovery it begins anew


def test_a_probe_waits_for_a_gap_but_not_for_ever():
    units, _ = three_units()
    settings = read_kind("modbus", link_node("127.0.0.1:502", units=units[:2], interval_s=1.0, timeout_s=0.4))
    works, dead = (Unit(each, settings, 0.0, 0.0) for each in settings.units)
    works.works = True
    dead.retry.fail(0.0, 60.0)  # may be tried again at 1.0
    works.advance(0.9)
    assert works.due == 1.0
    assert pick_unit([works, dead], 1.05, 0.4, 60.0) is works
    works.advance(1.05)
    assert pick_unit([works, dead], 1.1, 0.4, 60.0) is dead  # a gap until 2.0
    assert pick_unit([works, dead], 1.7, 0.4, 60.0) is None  # it would delay the read at 2.0
    works.due = 2.3
    assert pick_unit([works, dead], 2.05, 0.4, 60.0) is dead  # it has waited twice its time


def test_a_gateway_that_says_that_a_unit_is_gone_keeps_the_others():
    units, held = three_units()
    with slave(units=held, fault_units=["2"]) as device:
        inbox = RecordingInbox()
        device.set_fault("exception", active=True)
        with running("modbus", link_node(device.address, units=units), inbox):
            wait_until(lambda: len(inbox.of("MW-3")) >= 5)
            device.set_fault("exception", active=False)
            wait_until(lambda: inbox.of("MW-2"))
    assert "gateway target does not respond (exception 11)" in inbox.faults("unit 2")[0]
    assert not inbox.sessions


@pytest.mark.parametrize(("fault", "framing"), [("half_frames", "tcp"), ("half_frames", "rtu"), ("garbage", "rtu")])
def test_half_frames_and_noise_of_one_unit_are_no_readings_and_no_harm_to_others(fault, framing):
    units, held = three_units()
    with slave(units=held, framing=framing, fault_units=["2"]) as device:
        inbox = RecordingInbox()
        with running("modbus", link_node(device.address, framing=framing, units=units), inbox):
            wait_until(lambda: inbox.of("MW-2"))
            device.set_fault(fault, active=True)
            wait_until(lambda: inbox.faults("unit 2"))
            seen = len(inbox.of("MW-3"))
            wait_until(lambda: len(inbox.of("MW-3")) >= seen + 10)
            device.set_fault(fault, active=False)
            seen = len(inbox.of("MW-2"))
            wait_until(lambda: len(inbox.of("MW-2")) > seen)
    assert "no answer that fits" in inbox.faults("unit 2")[0]
    assert not inbox.sessions
    only_right_values(inbox)


def test_wrong_order_of_words_is_told_with_the_order_that_would_do():
    pressure = register(property="barometric_pressure", unit="kPa")
    with slave(signals={"level": 101.3}) as device:
        inbox = RecordingInbox()
        device.set_fault("wrong_order", active=True)
        node = link_node(device.address, units=[{"unit": 1, "name": "PLC", "registers": [pressure]}])
        with running("modbus", node, inbox):
            wait_until(lambda: len(inbox.readings) >= 4)
            device.set_fault("wrong_order", active=False)
            wait_until(lambda: inbox.states("PLC: 40001")[-1:] == ["online"])
    (fault,) = inbox.faults("PLC: 40001")  # once, not at each reading
    assert "word_order little" in fault


def test_a_level_of_exchanged_words_is_told_although_it_lies_within_the_range_of_levels():
    with slave(signals={"level": 10.42}) as device:
        inbox = RecordingInbox()
        device.set_fault("wrong_order", active=True)
        with running("modbus", link_node(device.address), inbox):
            wait_until(lambda: len(inbox.readings) >= 2)
            device.set_fault("wrong_order", active=False)
            wait_until(lambda: inbox.states("PLC: 40001")[-1:] == ["online"])
            wait_until(lambda: inbox.readings[-1].flag == 2)
    (fault,) = inbox.faults("PLC: 40001")
    assert "10.42 (byte_order big, word_order little)" in fault
    assert {reading.flag for reading in inbox.readings if reading.value < 1} == {3}
    assert {reading.flag for reading in inbox.readings if reading.value > 1} == {2}


@pytest.mark.parametrize("framing", FRAMINGS)
def test_late_answers_never_pass_for_those_of_the_next_question(framing):
    """A unit answers later than the time-out, with two blocks of the same length: values must not change places."""
    registers = [register(), register(address=10, point="MW-2")]
    held = [LEVEL, {"address": 10, "type": "float32", "signal": "other"}]
    with slave(units=[{"unit": 1, "registers": held}], framing=framing, signals={"other": 99.0}, slow_s=0.5) as device:
        inbox = RecordingInbox()
        units = [{"unit": 1, "name": "PLC", "registers": registers}]
        with running("modbus", link_node(device.address, framing=framing, units=units), inbox):
            wait_until(lambda: len(inbox.readings) >= 4)
            for _ in range(3):
                device.set_fault("slow", active=True)
                seen = len(inbox.faults("PLC")) + len(inbox.faults("PLC: 40001")) + len(inbox.faults("PLC: 40011"))
                wait_until(lambda seen=seen: len(inbox.faults()) > seen)
                device.set_fault("slow", active=False)
                seen = len(inbox.readings)
                wait_until(lambda seen=seen: len(inbox.readings) >= seen + 4)
    assert {round(r.value, 6) for r in inbox.readings if r.datastream.point == "MW-1"} == {12.5}
    assert {round(r.value, 6) for r in inbox.readings if r.datastream.point == "MW-2"} == {99.0}


def test_a_gateway_that_hangs_up_because_of_one_unit_still_serves_the_others():
    units, _ = three_units()
    server = socket.create_server(("127.0.0.1", 0))
    answer = bytes.fromhex("0403044148") + b"\0\0"

    def serve():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                while request := connection.recv(260):
                    if request[6] == 2:
                        break  # hangs up
                    connection.sendall(request[:4] + b"\0\7" + request[6:7] + answer[1:])

    thread = threading.Thread(target=serve)
    thread.start()
    inbox = RecordingInbox()
    try:
        host, port = server.getsockname()
        with running("modbus", link_node(f"{host}:{port}", units=units), inbox):
            wait_until(lambda: len(inbox.of("MW-1")) >= 5 and len(inbox.of("MW-3")) >= 5)
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)
    assert "breaks whenever unit 2" in inbox.faults("unit 2")[0]
    assert not inbox.faults("unit 1")
    only_right_values(inbox)


def test_a_register_to_which_the_device_keeps_silent_does_not_stop_the_others():
    """Some devices do not refuse an address that they lack; they say nothing."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        with server.accept()[0] as connection:
            while request := connection.recv(260):
                if request[8:10] != b"\0\0":  # address 0 is not there
                    connection.sendall(request[:4] + b"\0\7" + request[6:8] + bytes.fromhex("0441480000"))

    thread = threading.Thread(target=serve)
    thread.start()
    inbox = RecordingInbox()
    try:
        host, port = server.getsockname()
        registers = [register(address=at * 10, point=f"MW-{at}") for at in range(3)]
        units = [{"unit": 1, "name": "PLC", "registers": registers},
                 {"unit": 3, "name": "pump", "registers": [register(address=4, point="P")]}]  # fmt: skip
        with running("modbus", link_node(f"{host}:{port}", units=units), inbox):
            wait_until(lambda: len(inbox.of("MW-1")) >= 5 and len(inbox.of("MW-2")) >= 5 and len(inbox.of("P")) >= 5)
        assert inbox.faults("PLC: 40001")
    finally:
        server.close()
        thread.join(5)


def test_a_clock_that_is_set_back_stops_nothing():
    moments = [datetime(2026, 3, 1, 12, tzinfo=timezone.utc)]

    def clock():
        moments[0] += timedelta(milliseconds=1)
        return moments[0]

    with slave() as device:
        inbox = RecordingInbox()
        with running("modbus", link_node(device.address), inbox, link_context=context(clock=clock)):
            wait_until(lambda: len(inbox.readings) >= 2)
            moments[0] -= timedelta(hours=1)
            wait_until(lambda: len(inbox.readings) >= 6, seconds=3)
    assert inbox.readings[-1].time < inbox.readings[0].time  # the moment is what the clock says


def test_a_device_can_be_stopped_and_started_on_its_port_again():
    with slave() as device:
        address = device.address
        settings = read_kind("modbus", link_node(address))
        for _ in range(3):
            assert "12.5" in link_kinds()["modbus"].test(settings, context())
            device.stop()
            device.start()
            assert device.address == address
