# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulated HJ 212 loggers against the link, on real sockets: every fault on demand, outages, and many at once."""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.service.devices.hj212_client import DEVICE
from gw_monitor.gw_core.service.devices.hj212_letters import FAULTS
from gw_monitor.test.acquisition.links.recording import RecordingInbox, context, running, wait_until
from gw_monitor.test.mosquitto import free_port

CODES = {"w01001": "ph", "w01010": "temperature", "w01014": "ec"}
KEY = "30" * 16


def signal(name, moment):
    return {"ph": 7.0, "temperature": 16.4, "ec": 1250.0}[name] + moment.microsecond / 1e6


def door(port, count=1, **more):
    devices = [{"mn": f"MN{number}", "point": f"MW-{number}"} | more.get("device", {}) for number in range(count)]
    return {"host": "127.0.0.1", "port": port, "time_zone": "Asia/Shanghai", "devices": devices,
            "frame_s": 0.5, "parts_s": 1.0}  # fmt: skip


@contextmanager
def playing(port, count=1, faults=(), **more):
    devices = [{"mn": f"MN{number}", "codes": CODES} for number in range(count)]
    findings = []
    entry = Entry({"port": port, "period_s": 0.05, "answer_s": 0.5, "devices": devices} | more, "scenario", findings)
    settings = DEVICE.read(entry)
    entry.refuse_unknown()
    assert not findings, findings
    client = DEVICE.build("stack", settings, signal, utc_now)
    for fault in faults:
        client.set_fault(fault, active=True)
    client.start()
    try:
        yield client
    finally:
        client.stop()


def stored(inbox):
    """Return what a store keeps: one value for each datastream and time."""
    kept = {}
    for reading in list(inbox.readings):
        if math.isnan(reading.value):
            continue  # measured after the end
        assert kept.setdefault((reading.datastream, reading.time), reading.value) == reading.value
    return kept


def measuring(client):
    """Let the loggers note what they measure from now on; return the set of it."""
    measured = set()
    client.signal = lambda name, moment: measured.add((name, moment)) or signal(name, moment)
    return measured


def wait_for_all(client, inbox, measured):
    """Let the loggers measure no more, and wait until all they measured is stored."""
    client.signal = lambda _name, _moment: math.nan
    time.sleep(0.05)
    wanted = {round(signal(name, moment), 4) for name, moment in measured}
    wait_until(lambda: {round(value, 4) for value in stored(inbox).values()} >= wanted, 20)
    assert client.lost == 0


@pytest.mark.parametrize("edition", ["2005", "2017", "2025"])
def test_loggers_of_each_edition_upload_and_are_acknowledged(edition):
    port, inbox = free_port(), RecordingInbox()
    with running("hj212", door(port, 3), inbox), playing(port, 3, edition=edition, minute_s=0.3) as client:
        wait_until(lambda: client.answered >= 30)
        wait_until(lambda: any(r.datastream.sensor.endswith("/minute") for r in list(inbox.readings)))
    assert {r.datastream.point for r in inbox.readings} == {"MW-0", "MW-1", "MW-2"}
    assert not inbox.rejected
    assert {r.flag for r in inbox.readings} == {2}


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in {"silent", "encrypted"}])
def test_a_fault_that_passes_loses_and_doubles_nothing(fault):
    """While the fault lasts the line may fail; afterwards every measurement is there, once."""
    port, inbox = free_port(), RecordingInbox()
    with running("hj212", door(port), inbox), playing(port, faults=[fault]) as client:
        measured = measuring(client)
        wait_until(lambda: len(measured) >= 30 and client.sent >= 3, 20)
        client.set_fault(fault, active=False)
        wait_for_all(client, inbox, measured)
    if fault in {"wrong_crc", "modbus_crc"}:
        assert any("CRC" in row.reason for row in inbox.rejected)
    if fault == "garbage":
        assert inbox.rejected


def test_an_outage_of_the_host_loses_nothing():
    port, inbox = free_port(), RecordingInbox()
    with playing(port, 4, connections=2) as client:
        with running("hj212", door(port, 4), inbox):
            wait_until(lambda: client.answered >= 20)
            measured = measuring(client)
        wait_until(lambda: client.waiting >= 60)
        with running("hj212", door(port, 4), inbox):
            wait_for_all(client, inbox, measured)
    assert len(measured) > 100


def test_encrypted_uploads_need_the_key():
    port, inbox = free_port(), RecordingInbox()
    node = door(port, device={"key": "sm4"})
    with (
        running("hj212", node, inbox, link_context=context({"sm4": KEY})),
        playing(port, faults=["encrypted"], edition="2025", key=KEY) as client,
    ):
        wait_until(lambda: client.answered >= 5)
    assert len(inbox.readings) >= 15
    assert not inbox.rejected
    inbox = RecordingInbox()
    with running("hj212", door(port), inbox), playing(port, faults=["encrypted"], edition="2025") as client:
        wait_until(lambda: len(inbox.rejected) >= 5)
        assert client.answered == 0
    assert not inbox.readings


def test_a_silent_logger_says_nothing_and_comes_back():
    port, inbox = free_port(), RecordingInbox()
    with running("hj212", door(port), inbox), playing(port) as client:
        wait_until(lambda: client.answered >= 3)
        client.set_fault("silent", active=True)
        time.sleep(0.3)
        before = client.sent
        time.sleep(0.3)
        assert client.sent == before
        client.set_fault("silent", active=False)
        wait_until(lambda: client.sent > before + 3)


def test_loggers_send_the_history_they_are_asked_for():
    port, inbox = free_port(), RecordingInbox()
    node = door(port) | {"backfill": True}
    with playing(port, minute_s=0.2) as client:
        with running("hj212", node, inbox):
            wait_until(lambda: sum(r.datastream.sensor.endswith("/minute") for r in list(inbox.readings)) >= 6)
        later = context(clock=lambda: utc_now() + timedelta(minutes=30), time_zone="UTC")
        asked = RecordingInbox()
        asked.readings = list(inbox.readings)
        known = len(asked.readings)
        with running("hj212", node, asked, link_context=later):
            wait_until(lambda: len(asked.readings) > known + 10)
            wait_until(lambda: client.waiting <= 2)
    assert not [row for row in asked.rejected if "answers nothing" in row.reason]
    assert not [text for text in asked.faults() if "history" in text]


def test_four_hundred_frames_a_second():
    port, inbox = free_port(), RecordingInbox()
    with running("hj212", door(port, 40), inbox):
        with playing(port, 40, connections=4, period_s=0.1, answer_s=10.0) as client:
            wait_until(lambda: client.answered > 50)
            before, start = client.answered, time.monotonic()
            time.sleep(2.0)
            rate = (client.answered - before) / (time.monotonic() - start)
        assert rate > 300  # 400 are offered; the machine may be busy
        assert client.lost == 0
    assert not inbox.rejected


def test_unknown_faults_and_bad_settings_are_refused():
    with pytest.raises(InvalidInputError):
        DEVICE.build("x", DEVICE.read(Entry({"port": 1, "devices": [{"mn": "A", "codes": CODES}]}, "x", [])),
                     signal, utc_now).set_fault("meteor", active=True)  # fmt: skip
    findings = []
    DEVICE.read(Entry({"edition": "1999", "key": "short", "devices": [{"mn": "A"}]}, "x", findings))
    assert {finding.code for finding in findings} == {"bad_number", "unknown_word", "bad_key", "missing_codes"}
