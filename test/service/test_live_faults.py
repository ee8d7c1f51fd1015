# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices, brokers, clocks and the server's disk fail while the real service watches; real sockets and processes.

After each: nothing that was promised is lost, nothing is there twice, the health told what happened, and nobody lent a
hand.
"""

from __future__ import annotations

import os
import pwd
import subprocess
import tempfile
import threading
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.service.devices.registry import device_kinds
from gw_monitor.gw_core.service.settings import read_settings
from gw_monitor.gw_core.service.watch import build
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import ObservationQuery
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.mosquitto import Broker, free_port
from gw_monitor.test.postgresql import running_cluster
from gw_monitor.test.service.fakes import Feeder, Service, until
from gw_monitor.test.service.test_faults import assert_kept, history, name_service

pytestmark = pytest.mark.slow


class Counter:
    """A signal that counts how often it was asked: no two readings of a device have one value."""

    def __init__(self) -> None:
        self.asked = 0
        self.still = False
        self._lock = threading.Lock()

    def __call__(self, name, moment) -> float:
        with self._lock:
            self.asked += not self.still
            return 100.0 + self.asked


@contextmanager
def playing(kind: str, node: dict, signal):
    """Play a device."""
    findings = []
    entry = Entry(node, kind, findings)
    settings = device_kinds()[kind].read(entry)
    entry.refuse_unknown()
    assert not findings, findings
    device = device_kinds()[kind].build(kind, settings, signal, utc_now)
    device.start()
    try:
        yield device
    finally:
        device.stop()


def line(number: int, port: int, **more) -> dict:
    """Return a link to one PLC, which shows a water level."""
    register = {"register": 40001, "type": "float32", "point": f"MW-{number}", "property": "conductivity",
                "unit": "uS/cm"}  # fmt: skip
    return {
        "name": f"line {number}", "kind": "modbus", "host": "127.0.0.1", "port": port, "interval_s": 0.1,
        "timeout_s": 0.4, "retry_cap_s": 1, "units": [{"unit": 1, "name": "PLC", "registers": [register]}], **more,
    }  # fmt: skip


def plc(port: int) -> dict:
    return {"port": port, "units": [{"unit": 1, "registers": [{"register": 40001, "type": "float32", "signal": "s"}]}]}


def row(health: dict, link: str, device: str = "") -> dict:
    found = [each for each in health["links"] if (each["link"], each["device"]) == (link, device)]
    return found[0] if found else {"state": "", "last_fault": "", "readings": 0, "rejected": 0}


def stored(folder, point: str):
    """Return the observations of a point, each time once."""
    store = GeoPackageStore(folder / "small.gpkg")
    frame = store.read_observations(ObservationQuery(points=(point,)))
    store.close()
    assert not frame.duplicated(["datastream_id", "time"]).any()
    return frame


def test_a_silent_a_stuttering_and_a_twisted_plc_and_the_healthy_one_between(gpkg_store, tmp_path):
    gpkg_store.close()
    ports, signals = [free_port() for _ in range(3)], [Counter() for _ in range(3)]
    signals[2] = lambda name, moment: 812.5
    links = [line(number, port) for number, port in enumerate(ports, 1)]
    dead = "line 3"
    with (
        playing("modbus_slave", plc(ports[0]), signals[0]) as first,
        playing("modbus_slave", plc(ports[1]), signals[1]),
        playing("modbus_slave", plc(ports[2]), signals[2]) as third,
        Service(tmp_path, "small.gpkg", links, retry_cap_s=1) as service,
    ):
        third.set_fault("silent", active=True)
        service.until(lambda health: "No unit behind" in row(health, dead)["last_fault"])
        told = service.until(lambda health: all(row(health, f"line {n}", "PLC")["readings"] > 5 for n in (1, 2)))
        assert told["state"] == "degraded"
        assert row(told, dead, "PLC")["last_fault"] == "Unit 1 does not answer within 0.4 s."
        assert row(told, dead, "PLC")["readings"] == 0
        first.set_fault("half_frames", active=True)
        halves = service.until(lambda health: row(health, "line 1", "PLC")["state"] == "waiting")
        assert "no answer that fits the question" in row(halves, "line 1", "PLC")["last_fault"]
        before = row(halves, "line 2", "PLC")["readings"]
        service.until(lambda health: row(health, "line 2", "PLC")["readings"] > before + 10)
        first.set_fault("half_frames", active=False)
        third.set_fault("silent", active=False)
        third.set_fault("wrong_order", active=True)
        twisted = service.until(lambda health: "in another order" in row(health, dead, "PLC: 40001")["last_fault"])
        assert "812.5 (byte_order big, word_order little)" in row(twisted, dead, "PLC: 40001")["last_fault"]
        third.set_fault("wrong_order", active=False)
        service.until(lambda health: health["state"] == "ok" and row(health, "line 1", "PLC")["state"] == "online")
        seen = row(service.health(), dead, "PLC")["readings"]
        healed = service.until(lambda health: row(health, dead, "PLC")["readings"] > seen + 3)
        assert row(healed, "line 2")["faults"] == row(healed, "line 2", "PLC")["faults"] == 0
        assert service.stop() == 0
    for point, signal in (("MW-1", signals[0]), ("MW-2", signals[1])):
        values = stored(tmp_path, point)["value"].tolist()
        assert len(values) == len(set(values))
        assert set(values) <= {100.0 + n for n in range(1, signal.asked + 1)}, "no half became a reading"
    values = stored(tmp_path, "MW-2")["value"].tolist()
    assert len(values) >= signals[1].asked - 1, "of the healthy one only the answer that met the stop may be missing"
    frame = stored(tmp_path, "MW-3")
    wrong = frame["value"] != 812.5
    assert wrong.any()
    assert set(frame.loc[wrong, "flag"]) <= {3, 4}


def test_loggers_that_send_halves_and_set_their_clock_back(gpkg_store, tmp_path):
    gpkg_store.close()
    port, signal = free_port(), Counter()
    channel = {"code": "w01014", "property": "conductivity", "unit": "uS/cm"}
    link = {"name": "door", "kind": "hj212", "host": "127.0.0.1", "port": port, "time_zone": "Asia/Shanghai",
            "devices": [{"mn": "A1", "point": "MW-1", "channels": [channel]}], "frame_s": 0.5}  # fmt: skip
    node = {"port": port, "period_s": 0.05, "answer_s": 0.5, "devices": [{"mn": "A1", "codes": {"w01014": "s"}}]}
    with (
        playing("hj212_client", node, signal) as client,
        Service(tmp_path, "small.gpkg", [link], retry_cap_s=1) as service,
    ):
        service.until(lambda health: row(health, "door", "A1")["readings"] > 10)
        client.set_fault("half_frames", active=True)
        heard = row(service.health(), "door", "A1")["readings"]
        service.until(lambda health: row(health, "door", "A1")["readings"] > heard + 3)
        client.set_fault("half_frames", active=False)
        client.set_fault("drop_connection", active=True)
        service.until(lambda health: "breaks off" in row(health, "door", "A1")["last_fault"])
        client.set_fault("drop_connection", active=False)
        client.set_fault("clock_back", active=True)
        behind = service.until(lambda health: "its clock is behind" in row(health, "door", "A1")["last_fault"])
        assert "Real-time data are 36" in row(behind, "door", "A1")["last_fault"]
        client.set_fault("clock_back", active=False)
        signal.still = True
        highest = 100.0 + signal.asked
        until(lambda: client.waiting < 3)
        service.until(lambda health: health["state"] == "ok" and health["outbox"]["entries"] < 5)
        assert service.stop() == 0
    values = set(stored(tmp_path, "MW-1")["value"])
    assert values == {100.0 + n for n in range(1, signal.asked + 1)}
    assert max(values) == highest
    store = GeoPackageStore(tmp_path / "small.gpkg")
    assert set(store.rejected()["reason"]) <= {"The frame breaks off.", "These bytes are no part of a frame."}
    store.close()


def test_a_logger_that_repeats_its_times_overwrites_nothing(gpkg_store, tmp_path):
    """A clock set back by ten seconds: what was stored stays, what comes under the same times is kept beside it."""
    gpkg_store.close()
    feeder = Feeder(free_port(), "A1")
    service = Service(tmp_path, "small.gpkg", [feeder.link()])
    with service:
        with feeder:
            until(lambda: len(feeder.acknowledged) > 30)
            feeder.finish()
        count = feeder.sent
        again = SetBack(feeder.port, feeder.mn)
        with again:
            until(lambda: len(again.acknowledged) > count + 10)
            again.finish()
        told = service.until(lambda health: row(health, "door A1")["rejected"] == count)
        assert row(told, "door A1", "A1")["readings"] == count + again.sent
        assert service.stop() == 0
    frame = stored(tmp_path, "MW-1")
    assert frame["value"].tolist() == [*(float(n) for n in range(count)), *(n + 0.5 for n in range(count, again.sent))]
    store = GeoPackageStore(tmp_path / "small.gpkg")
    rejected = store.rejected()
    store.close()
    assert set(rejected["reason"]) == {"conflict"}
    assert sorted(rejected["raw"].str.rpartition(";")[2].astype(float)) == [n + 0.5 for n in range(count)]


class SetBack(Feeder):
    """A device whose clock was set back to the start; what it measures now has other values."""

    def value(self, number: int, code: int) -> str:
        return f"{number}.5"


def test_a_broker_that_restarts_and_a_service_that_is_killed_with_messages_waiting(gpkg_store, tmp_path):
    gpkg_store.close()
    (tmp_path / "broker").mkdir()
    broker, signal = Broker(tmp_path / "broker"), Counter()
    template = {"time": "/time", "point": {"topic": 2},
                "columns": [{"property": "conductivity", "value": "/ec", "unit": "uS/cm"}]}  # fmt: skip
    link = {"name": "gateway", "kind": "mqtt", "host": "127.0.0.1", "port": broker.port, "keepalive_s": 5,
            "timeout_s": 3, "topics": [{"topic": "park/+/data", "template": template}]}  # fmt: skip
    node = {"port": broker.port, "topic": "park/MW-1/data", "period_s": 0.02,
            "fields": [{"field": "ec", "signal": "s"}]}  # fmt: skip
    service = Service(tmp_path, "small.gpkg", [link], retry_cap_s=1)
    broker.start()
    try:
        with ExitStack() as played:
            with service:
                # A broker keeps messages for those only who have subscribed once.
                service.until(lambda health: row(health, "gateway")["state"] == "online")
                publisher = played.enter_context(playing("mqtt_publisher", node, signal))
                service.until(lambda health: row(health, "gateway")["readings"] > 20)
                broker.stop()
                lost = service.until(lambda health: row(health, "gateway")["state"] == "waiting")
                assert lost["state"] == "degraded"
                assert row(lost, "gateway")["last_fault"]
                sent = signal.asked
                until(lambda: signal.asked > sent + 20)
                broker.start()
                service.until(lambda health: row(health, "gateway")["state"] == "online")
                before = row(service.health(), "gateway")["readings"]
                service.until(lambda health: row(health, "gateway")["readings"] > before + 20)
                service.kill()
            sent = signal.asked
            until(lambda: signal.asked > sent + 50)  # wait at the broker, which is restarted with them
            broker.stop()
            broker.start()
            with service:
                service.until(lambda health: row(health, "gateway")["readings"] > 50)
                publisher.set_fault("silent", active=True)
                wanted = {100.0 + n for n in range(1, signal.asked + 1)}
                until(lambda: set(stored(tmp_path, "MW-1")["value"]) >= wanted, 40)
                assert service.stop() == 0
    finally:
        broker.stop()
    values = stored(tmp_path, "MW-1")["value"].tolist()
    assert len(values) == len(set(values)) == signal.asked
    store = GeoPackageStore(tmp_path / "small.gpkg")
    events = store.health_history()
    assert store.rejected().empty
    store.close()
    told = events[events["link"] == "gateway"]
    assert "waiting" in set(told["state"])
    assert told["fault"].str.contains("broker|refused").any()


def test_a_clock_of_this_machine_that_jumps_back_and_forth(gpkg_store, tmp_path):
    gpkg_store.close()
    port, signal, shift = free_port(), Counter(), [timedelta(0)]
    feeder = Feeder(free_port(), "A1")
    service = Service(tmp_path, "small.gpkg", [feeder.link(), line(2, port)])
    running, _ = build(read_settings(service.config), lambda: utc_now() + shift[0])

    def clock_row():
        return next(each for each in running.board.rows({}) if each.device == "clock")

    def has(count):
        return (
            next(each for each in running.board.rows({}) if (each.link, each.device) == ("line 2", "")).readings > count
        )

    with feeder, playing("modbus_slave", plc(port), signal):
        running.start()
        try:
            until(lambda: len(feeder.acknowledged) > 20 and has(5))
            for hours, seconds in ((-1, "-3600"), (2, "+10800"), (0, "-7200")):
                shift[0] = timedelta(hours=hours)
                until(lambda seconds=seconds: f"jumped by {seconds} s" in clock_row().last_fault)
                number, asked = len(feeder.acknowledged), signal.asked
                until(lambda number=number: len(feeder.acknowledged) > number + 20)
                until(lambda asked=asked: signal.asked > asked + 3)
            feeder.finish()
        finally:
            assert running.stop() == []
    values = stored(tmp_path, "MW-2")["value"].tolist()
    assert len(set(values)) == len(values) >= signal.asked - 1
    assert set(stored(tmp_path, "MW-1")["value"]) == {float(n) for n in range(feeder.sent)}
    store = GeoPackageStore(tmp_path / "small.gpkg")
    assert any("jumped by +10800 s" in fault for _, fault in history(store, "clock"))
    assert store.rejected().empty
    store.close()


@pytest.mark.postgis
def test_a_disk_of_the_server_that_is_full(small_park, tmp_path, monkeypatch, server_disk):
    with running_cluster() as cluster:
        cluster.execute("postgres", f"CREATE TABLESPACE small LOCATION '{server_disk}/space'")
        cluster.execute("postgres", "CREATE DATABASE park TABLESPACE small")
        cluster.execute("park", "CREATE EXTENSION postgis")
        dsn = cluster.dsn("park")
        name_service(tmp_path, monkeypatch, dsn)
        store = PostgisStore(dsn)
        store.create()
        store.save_park(small_park)
        feeder = Feeder(free_port(), "A1", codes=8, window=500, pace_s=0.001)
        with feeder, Service(tmp_path, "service:park", [feeder.link()], quality={"active": False}) as service:
            service.until(lambda health: health["state"] == "ok" and health["database"]["written"] > 500)
            ballast = server_disk / "ballast"
            with ballast.open("wb", buffering=0) as file, suppress(OSError):
                while True:
                    file.write(b"0" * 65536)
            full = service.until(lambda health: health["state"] == "failing", 120)
            assert full["database"]["fault"].startswith("The disk of the server is full")
            taken = len(feeder.acknowledged)
            until(lambda: len(feeder.acknowledged) > taken + 100)
            assert service.health()["outbox"]["readings"] > 800
            ballast.unlink()
            service.until(lambda health: health["state"] == "ok" and health["outbox"]["entries"] < 100, 60)
            feeder.finish()
            assert service.stop() == 0
        assert_kept(store, feeder)
        assert any(fault.startswith("The disk of the server is full") for _, fault in history(store))
        store.close()


@pytest.fixture
def server_disk():
    """A file system of 64 MB with a folder for the server."""
    folder = Path(tempfile.mkdtemp(prefix="gwdisk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("only root can mount a small file system")
    folder.chmod(0o755)
    user = pwd.getpwnam("postgres")
    (folder / "space").mkdir()
    os.chown(folder / "space", user.pw_uid, user.pw_gid)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)
    folder.rmdir()
