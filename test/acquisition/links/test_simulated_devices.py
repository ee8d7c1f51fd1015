# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated Modbus slave and web service: settings checked, another library's requests answered, noise survived."""

from __future__ import annotations

import socket

import pytest
from gw_monitor.gw_core.acquisition.links.modbus_frames import Framing, wrap
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.service.devices import http_server, modbus_slave
from gw_monitor.gw_core.service.devices.modbus_slave import split_request
from gw_monitor.test.acquisition.links.modbus_devices import LEVEL, slave
from gw_monitor.test.acquisition.links.test_http_json import service
from hypothesis import given, settings
from hypothesis import strategies as st
from pymodbus import FramerType
from pymodbus.client import ModbusTcpClient


def faults_of(kind, node):
    findings = []
    entry = Entry(node, "test", findings)
    kind.DEVICE.read(entry)
    entry.refuse_unknown()
    return {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"units": []}, "missing_list"), ({"port": 70_000}, "bad_number"), ({"fault_units": [7]}, "unknown_word"),
        ({"units": [{"unit": 1, "registers": [LEVEL]}] * 2}, "doubled_unit"), ({"framing": "ascii"}, "unknown_word"),
        ({"units": [{"unit": 1, "registers": [LEVEL | {"scale": 0}]}]}, "bad_number"),
        ({"units": [{"unit": 1, "registers": [{"address": 1}]}]}, "missing_text"),
        ({"units": [{"unit": 1, "registers": [LEVEL, LEVEL | {"address": 1}]}]}, "overlap"),
        ({"prot": 1}, "unknown_key"),
    ],
)  # fmt: skip
def test_faulty_settings_of_a_slave_are_refused(changes, code):
    assert code in faults_of(modbus_slave, {"units": [{"unit": 1, "registers": [LEVEL]}]} | changes)


def test_faulty_settings_of_a_web_service_are_refused():
    assert faults_of(http_server, {}) == {"missing_list"}
    assert faults_of(http_server, {"streams": [{"signal": "a", "unt": 1}], "page": 0}) == {
        "missing_text", "unknown_key", "bad_number"
    }  # fmt: skip


def test_unknown_faults_are_refused():
    with slave() as plc, service() as web:
        for device in (plc, web):
            with pytest.raises(InvalidInputError, match="is not one of"):
                device.set_fault("tired", active=True)


@pytest.mark.parametrize("framing", ["tcp", "rtu"])
def test_a_client_of_another_library_reads_the_slave(framing):
    held = [LEVEL, {"address": 5, "type": "int16", "scale": 0.1, "signal": "level"},
            {"table": "discrete", "address": 9, "signal": "level"}]  # fmt: skip
    with slave(framing=framing, units=[{"unit": 1, "registers": held}]) as device:
        host, _, port = device.address.rpartition(":")
        framer = FramerType.SOCKET if framing == "tcp" else FramerType.RTU
        with ModbusTcpClient(host, port=int(port), framer=framer, timeout=2) as client:
            words = client.read_holding_registers(0, count=2, device_id=1).registers
            assert client.convert_from_registers(words, client.DATATYPE.FLOAT32) == 12.5
            assert client.read_holding_registers(5, count=1, device_id=1).registers == [125]
            assert client.read_discrete_inputs(9, count=1, device_id=1).bits[0] is True
            assert client.read_holding_registers(7, count=1, device_id=1).exception_code == 2
            assert client.write_register(0, 7, device_id=1).exception_code == 1  # nothing can be written


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(list(Framing)))
def test_no_bytes_are_a_crash_of_the_slave(data, framing):
    rest = data
    for _ in range(700):
        found = split_request(rest, framing)
        if found is None:
            return
        assert len(found[2]) < len(rest)
        rest = found[2]
    raise AssertionError("it never ends")


def test_requests_in_halves_and_after_noise_are_answered():
    with slave() as device:
        host, _, port = device.address.rpartition(":")
        frame = wrap(bytes.fromhex("010300000002"), 5, Framing.TCP)
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            for part in (b"\xff\xff\xff" + frame[:5], frame[5:]):
                connection.sendall(part)
            assert connection.recv(260) == bytes.fromhex("0005000000070103044148") + b"\0\0"
