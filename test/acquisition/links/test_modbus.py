# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Modbus link: settings checked at the door, readings of a real server, and what ``test`` tells."""

from __future__ import annotations

import asyncio
import math
import threading
from datetime import timezone

import pytest
import yaml
from gw_monitor.gw_core.acquisition.links.link import LinkFault
from gw_monitor.gw_core.acquisition.links.registry import link_kinds
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.records.observations import Flag
from gw_monitor.test.acquisition.links.modbus_devices import link_node, register, slave
from gw_monitor.test.acquisition.links.recording import (
    EPOCH,
    RecordingInbox,
    context,
    faults_of,
    read_kind,
    running,
    wait_until,
)
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice


def test_the_template_is_valid():
    node = yaml.safe_load(link_kinds()["modbus"].template)
    del node["name"], node["kind"]
    settings = read_kind("modbus", node)
    assert [unit.interval_s for unit in settings.units] == [10]
    assert [each.cell.label for each in settings.units[0].registers] == ["40001", "30005"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"host": None}, "missing_text"), ({"port": 0}, "bad_number"), ({"units": []}, "missing_list"),
        ({"framing": "ascii"}, "unknown_word"), ({"interval_s": 0}, "bad_number"), ({"block": 126}, "bad_number"),
        ({"colour": "red"}, "unknown_key"), ({"units": [{"unit": 1}]}, "missing_list"),
        ({"framing": "rtu", "units": [{"unit": 0, "registers": [register()]}]}, "bad_number"),
        ({"units": [{"unit": 1, "registers": [register()]}] * 2}, "doubled_unit"),
        ({"units": [{"unit": 1, "registers": [register(), register(address=10)]}]}, "doubled_datastream"),
        ({"units": [{"unit": 1, "registers": [register(), register(address=1, point="B")]}]}, "overlap"),
        ({"units": [{"unit": 1, "registers": [register(type="int24")]}]}, "unknown_word"),
        ({"units": [{"unit": 1, "registers": [register(address=70_000)]}]}, "bad_number"),
        ({"units": [{"unit": 1, "registers": [register(address=65_535)]}]}, "bad_number"),
        ({"units": [{"unit": 1, "registers": [register(register=40001)]}]}, "bad_source"),
        ({"units": [{"unit": 1, "registers": [register(address=None, register=17)]}]}, "bad_register"),
        ({"units": [{"unit": 1, "registers": [register(address=None, register="20001")]}]}, "bad_register"),
        ({"units": [{"unit": 1, "registers": [register(table="coil")]}]}, "bad_type"),
        ({"units": [{"unit": 1, "registers": [register(type="bit")]}]}, "bad_number"),
        ({"units": [{"unit": 1, "registers": [register(property="moon")]}]}, "unknown_property"),
        ({"units": [{"unit": 1, "registers": [register(unit="kg")]}]}, "bad_unit"),
        ({"units": [{"unit": 1, "registers": [register(missing="x")]}]}, "bad_number"),
        ({"units": [{"unit": 1, "registers": [register(status={"address": 9})]}]}, "bad_source"),
        ({"units": [{"unit": 1, "registers": [register(status={"address": 9, "bits": {0: "bad"}})]}]}, "unknown_word"),
    ],
)  # fmt: skip
def test_faulty_settings_are_refused_at_the_door(changes, code):
    node = {key: value for key, value in (link_node("127.0.0.1:502") | changes).items() if value is not None}
    assert code in faults_of("modbus", node)


def test_all_faults_are_reported_together():
    node = {"port": -1, "units": [{"unit": 300, "registers": [register(type="x", property="moon")]}]}
    assert {"missing_text", "bad_number", "unknown_word", "unknown_property"} <= faults_of("modbus", node)


@pytest.mark.parametrize("framing", ["tcp", "rtu"])
def test_readings_come_on_the_grid_with_the_moment_of_the_answer(framing):
    with slave(framing=framing) as device:
        inbox = RecordingInbox()
        before = utc_now()
        with running("modbus", link_node(device.address, framing=framing, interval_s=0.2), inbox):
            wait_until(lambda: len(inbox.of("MW-1")) >= 6)
        readings = [reading for _, reading in inbox.of("MW-1")]
    assert all(reading.value == pytest.approx(12.5, abs=1e-6) for reading in readings)
    times = [EPOCH.timestamp() + reading.time / 1e6 for reading in readings]
    assert before.timestamp() <= times[0] <= utc_now().astimezone(timezone.utc).timestamp()
    steps = [time % 0.2 for time in times[1:]]  # the first one comes at once, the others on multiples of 0.2 s
    assert all(step < 0.1 for step in steps), steps
    assert inbox.states("PLC")[0] == "online"
    assert not inbox.faults()


def test_numbers_become_readings_with_units_flags_and_missing_ones():
    cases = [
        register(point="A", type="int16", scale=0.1, property="water_temperature", unit="degF"),
        register(address=10, point="B", type="uint16", property="ph", missing=[65535], unit=""),
        register(address=11, point="C", type="float32"),
        register(address=13, point="D", type="uint16", property="conductivity", unit="mS/cm",
                 status={"address": 14, "bits": {0: "suspect", 1: "fail"}}),
        register(address=15, point="E", type="bcd", property="rainfall", unit="mm"),
        register(address=16, point="F", type="bit", bit=3, property="visible_matter", unit=""),
        register(address=16, point="G", type="bit", bit=4, property="visible_matter", unit=""),
        register(address=3, table="coil", type="bit", point="H", property="visible_matter", unit=""),
    ]  # fmt: skip
    for case in cases:
        if not case["unit"]:
            del case["unit"]
    signals = {"a": 590.0, "b": 65535.0, "c": math.nan, "d": 2.0, "s": 3.0, "e": 42.0, "f": 1.0, "g": 0.0, "h": 1.0}
    held = [
        {"address": 0, "type": "int16", "signal": "a"}, {"address": 10, "signal": "b"},
        {"address": 11, "type": "float32", "signal": "c"}, {"address": 13, "signal": "d"},
        {"address": 14, "signal": "s"}, {"address": 15, "type": "bcd", "signal": "e"},
        {"address": 16, "type": "bit", "bit": 3, "signal": "f"},
        {"address": 16, "type": "bit", "bit": 4, "signal": "g"},
        {"table": "coil", "address": 3, "signal": "h"},
    ]  # fmt: skip
    with slave(units=[{"unit": 1, "registers": held}], signals=signals) as device:
        node = link_node(device.address, units=[{"unit": 1, "name": "PLC", "registers": cases}])
        inbox = RecordingInbox()
        with running("modbus", node, inbox):
            wait_until(lambda: len(inbox.readings) >= 8)
    found = {reading.datastream.point: reading for reading in inbox.readings}
    values = {point: reading.value for point, reading in found.items() if not math.isnan(reading.value)}
    assert values == pytest.approx({"A": 15.0, "D": 2000.0, "E": 42.0, "F": 1.0, "G": 0.0, "H": 1.0}, abs=1e-9)
    assert {point for point, reading in found.items() if reading.flag == Flag.MISSING} == {"B", "C"}
    assert found["D"].flag == Flag.FAIL
    assert not inbox.rejected


def test_what_is_no_number_is_rejected_with_its_words():
    cases = [register(point="A", type="bcd", property="rainfall", unit="mm"), register(address=1, point="B")]
    held = [{"address": 0, "signal": "a"}, {"address": 1, "type": "float32", "signal": "b"}]
    with slave(units=[{"unit": 1, "registers": held}], signals={"a": 0x12AB, "b": math.inf}) as device:
        inbox = RecordingInbox()
        node = link_node(device.address, units=[{"unit": 1, "name": "PLC", "registers": cases}])
        with running("modbus", node, inbox):
            wait_until(lambda: len(inbox.rejected) >= 2)
    assert not inbox.readings
    assert {row.raw for row in inbox.rejected} == {"PLC 40001: 12ab", "PLC 40002: 7f80 0000"}


def test_one_illegal_address_does_not_spoil_its_neighbours():
    registers = [register(address=2 * at, point=f"P{at}") for at in range(8)]
    held = [{"address": 2 * at, "type": "float32", "signal": "level"} for at in range(8) if at != 5]
    with slave(units=[{"unit": 1, "registers": held}]) as device:
        inbox = RecordingInbox()
        node = link_node(device.address, units=[{"unit": 1, "name": "PLC", "registers": registers}], interval_s=0.1)
        with running("modbus", node, inbox):
            wait_until(lambda: all(len(inbox.of(f"P{at}")) >= 3 for at in range(8) if at != 5))
    assert not inbox.of("P5")
    (fault,) = set(inbox.faults("PLC: 40011"))
    assert "illegal address" in fault
    assert not inbox.faults("PLC")
    assert len(inbox.faults()) <= 2  # told at its own back-off, not at each round


def test_a_server_of_another_library_is_read():
    """Independent of the simulated device: the server of pymodbus, on a real socket."""
    ready, address = threading.Event(), []
    loop = asyncio.new_event_loop()

    async def serve():
        words = SimData(0, values=[0x4148, 0x0000, 0x0000, 0x4148], datatype=DataType.REGISTERS)
        server = ModbusTcpServer(SimDevice(1, [words]), address=("127.0.0.1", 0))
        await server.serve_forever(background=True)
        address.append(server.transport.sockets[0].getsockname())
        ready.set()
        return server

    server = None
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        server = asyncio.run_coroutine_threadsafe(serve(), loop).result(5)
        host, port = address[0]
        registers = [register(address=0, point="A"), register(address=2, point="B", word_order="little")]
        node = link_node(f"{host}:{port}", units=[{"unit": 1, "name": "PLC", "registers": registers}])
        inbox = RecordingInbox()
        with running("modbus", node, inbox):
            wait_until(lambda: len(inbox.readings) >= 2)
    finally:
        if server is not None:
            asyncio.run_coroutine_threadsafe(server.shutdown(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
    assert [reading.value for reading in inbox.readings[:2]] == [12.5, 12.5]


def test_the_test_of_a_connection_tells_what_answered():
    held = [{"address": 0, "type": "float32", "signal": "level"}]
    registers = [register(), register(address=50, point="MW-9")]
    units = [{"unit": 1, "name": "PLC", "registers": registers},
             {"unit": 2, "name": "pump house", "registers": [register(point="MW-2")]}]  # fmt: skip
    with slave(units=[{"unit": 1, "registers": held}]) as device:
        kind, settings = link_kinds()["modbus"], read_kind("modbus", link_node(device.address, units=units))
        sentence = kind.test(settings, context())
        assert "MW-1 water_level 12.5 m" in sentence
        assert "40051 illegal address" in sentence
        assert "Unit 2 does not answer" in sentence
        device.set_fault("silent", active=True)
        with pytest.raises(LinkFault, match="Unit 1 does not answer"):
            kind.test(settings, context())
    with pytest.raises(LinkFault, match="cannot be reached"):
        kind.test(settings, context())


def test_the_test_of_a_connection_shows_absurd_values_under_the_other_orders():
    pressure = register(property="barometric_pressure", unit="kPa")
    with slave(signals={"level": 101.3}) as device:
        device.set_fault("wrong_order", active=True)
        node = link_node(device.address, units=[{"unit": 1, "name": "PLC", "registers": [pressure]}])
        settings = read_kind("modbus", node)
        sentence = link_kinds()["modbus"].test(settings, context())
    assert "101.3 (byte_order big, word_order little)" in sentence
