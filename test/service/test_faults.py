# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to a running service: kills, databases that go away, full disks. Real processes, sockets and servers.

After each: every reading that was acknowledged is in the database exactly once, the health tells what happened, and
nobody had to lend a hand.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import closing, contextmanager, suppress

import numpy as np
import psycopg2
import pytest
from gw_monitor.gw_core.acquisition.backoff import Waits
from gw_monitor.gw_core.acquisition.coordinator import Coordinator, CoordinatorSettings
from gw_monitor.gw_core.acquisition.health import HealthBoard
from gw_monitor.gw_core.acquisition.live_quality import NoChecks
from gw_monitor.gw_core.acquisition.outbox import Outbox, OutboxLimits
from gw_monitor.gw_core.acquisition.writer import WriterSettings
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import ObservationQuery
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.mosquitto import free_port
from gw_monitor.test.postgresql import running_cluster
from gw_monitor.test.service.fakes import Counting, Feeder, Service, until

pytestmark = pytest.mark.slow


def numbers_in(store, code: str = "benzene", point: str = "MW-1") -> list[int]:
    """Return the numbers of a feeder that the store has, in the order of their times."""
    frame = store.read_observations(ObservationQuery(points=(point,), properties=(code,)))
    seconds = (frame["time"] - Feeder.START).dt.total_seconds().to_numpy()
    assert np.array_equal(np.floor(frame["value"].to_numpy()), seconds), "values and times belong together"
    return [int(second) for second in seconds]


def assert_kept(store, feeder: Feeder) -> None:
    """Check that the store has everything that was acknowledged, all of each frame, and nothing twice."""
    codes = [channel["property"] for channel in feeder.link()["devices"][0]["channels"]]
    for code in codes:
        found = numbers_in(store, code)
        assert len(found) == len(set(found))
        assert feeder.acknowledged <= set(found)
    rejected = store.rejected()
    assert rejected.empty, rejected.to_string()


def history(store, device: str = "database") -> list[tuple[str, str]]:
    table = store.health_history()
    table = table[(table["link"] == "gw-monitor") & (table["device"] == device)]
    return list(zip(table["state"], table["fault"], strict=True))


@pytest.fixture
def served(postgis_dsn, small_park, tmp_path, monkeypatch):
    """A PostGIS store with a park that the service knows as ``service:park``."""
    name_service(tmp_path, monkeypatch, postgis_dsn)
    store = PostgisStore(postgis_dsn)
    store.create()
    store.save_park(small_park)
    yield store
    store.close()


def name_service(folder, monkeypatch, dsn: str) -> None:
    file = folder / "pg_service.conf"
    file.write_text("[park]\n" + dsn.replace(" ", "\n") + "\n")
    monkeypatch.setenv("PGSERVICEFILE", str(file))


@pytest.mark.postgis
def test_kills_in_mid_batch_and_in_mid_copy_lose_and_double_nothing(served, postgis_dsn, tmp_path):
    # Each row takes the server half a millisecond, so that a COPY lasts long enough to be met.
    with served._engine.transaction(write=True):
        served._engine.run_script(
            "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN PERFORM pg_sleep(0.0005); RETURN NEW; END $$; "
            "CREATE TRIGGER slowly BEFORE INSERT ON observation FOR EACH ROW EXECUTE FUNCTION slowly()"
        )
    chance = np.random.default_rng(20260501)
    feeder = Feeder(free_port(), "A1", codes=8, window=200, pace_s=0.001)
    service = Service(tmp_path, "service:park", [feeder.link()], quality={"active": False})
    met = 0
    with feeder, closing(psycopg2.connect(postgis_dsn)) as other:
        other.autocommit = True
        for turn in range(6):
            with service:
                before = len(feeder.acknowledged)
                until(lambda before=before: len(feeder.acknowledged) > before + 20, 40)
                time.sleep(chance.uniform(0.0, 0.4))
                if turn % 2:
                    until(lambda: is_copying(other), 20)
                met += is_copying(other)
                service.kill()
        with service:
            feeder.finish()
            service.until(lambda health: health["outbox"]["entries"] == 0)
            assert service.stop() == 0
    assert met >= 2, "some of the kills met a COPY"
    assert len(feeder.acknowledged) > 200
    assert_kept(served, feeder)


def is_copying(connection) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' "
            "AND pid <> pg_backend_pid() AND (query LIKE 'COPY%' OR query LIKE 'INSERT INTO %observation%')"
        )
        return cursor.fetchone()[0] > 0


@pytest.fixture
def own_cluster(small_park, tmp_path, monkeypatch):
    """A server of this test alone, which it may stop, with a park that the service knows as ``service:park``."""
    with running_cluster() as cluster:
        cluster.execute("postgres", "ALTER SYSTEM SET synchronous_commit = on")
        cluster.run("pg_ctl", "-D", str(cluster.folder / "data"), "reload")
        dsn = cluster.dsn(cluster.new_database())
        name_service(tmp_path, monkeypatch, dsn)
        store = PostgisStore(dsn)
        store.create()
        store.save_park(small_park)
        yield cluster, store
        store.close()


@pytest.mark.postgis
def test_a_database_that_is_stopped_for_a_minute_under_load(own_cluster, tmp_path):
    cluster, store = own_cluster
    feeders = [Feeder(free_port(), f"A{n}", codes=8, window=100, pace_s=0.01) for n in (1, 2)]
    links = [feeder.link(point) for feeder, point in zip(feeders, ("MW-1", "MW-2"), strict=True)]
    with feeders[0], feeders[1], Service(tmp_path, "service:park", links) as service:
        service.until(lambda health: health["state"] == "ok" and health["database"]["written"] > 500)
        cluster.stop()
        stopped = time.monotonic()
        failing = service.until(lambda health: health["state"] == "failing")
        assert "cannot be reached" in failing["database"]["fault"]
        taken = [len(feeder.acknowledged) for feeder in feeders]
        time.sleep(60 - (time.monotonic() - stopped))
        waiting = service.health()
        assert waiting["outbox"]["readings"] > 1000
        assert all(row["waiting"] > 0 and row["state"] == "online" for row in waiting["links"] if not row["device"])
        assert all(len(feeder.acknowledged) > before + 200 for feeder, before in zip(feeders, taken, strict=True))
        start_again(cluster)
        store.close()  # its connection is gone, too
        back = time.monotonic()
        service.until(lambda health: health["state"] == "ok" and health["outbox"]["entries"] < 200)
        assert time.monotonic() - back < 30, "the longest wait is 15 s; a minute's readings are stored in seconds"
        for feeder in feeders:
            feeder.finish()
        assert service.stop() == 0
    assert_kept(store, feeders[0])
    assert feeders[1].acknowledged <= set(numbers_in(store, point="MW-2"))
    told = history(store)
    assert ("waiting", failing["database"]["fault"]) in told
    assert told[-1][0] in {"online", "stopped"}


def start_again(cluster) -> None:
    data = str(cluster.folder / "data")
    options = f"-c unix_socket_directories={cluster.folder} -c listen_addresses= -c fsync=off -c max_connections=40"
    cluster.run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", str(cluster.folder / "log"), "-o", options, "start")


@pytest.mark.postgis
def test_a_password_that_is_changed_is_taken_up_without_a_restart(own_cluster, tmp_path, monkeypatch):
    cluster, store = own_cluster
    database = dict(part.split("=") for part in store._engine._dsn.split())["dbname"]
    for statement in ("CREATE ROLE park SUPERUSER LOGIN PASSWORD 'first word'",):
        cluster.execute("postgres", statement)
    hba = cluster.folder / "data" / "pg_hba.conf"
    hba.write_text("local all park scram-sha-256\n" + hba.read_text())
    cluster.run("pg_ctl", "-D", str(cluster.folder / "data"), "reload")
    name_service(tmp_path, monkeypatch, f"host={cluster.socket} user=park dbname={database}")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    name = "park-database"
    (credentials / name).write_text("first word\n")
    feeder = Feeder(free_port(), "A1")
    service = Service(tmp_path, "service:park", [feeder.link()], database_password=name)
    service.environment = {"CREDENTIALS_DIRECTORY": str(credentials)}
    with feeder, service:
        service.until(lambda health: health["state"] == "ok")
        cluster.execute("postgres", "ALTER ROLE park PASSWORD 'second word'")
        cluster.execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'park'")
        failing = service.until(lambda health: "password" in health["database"]["fault"])
        assert failing["state"] == "failing"
        (credentials / name).write_text("second word\n")
        service.until(lambda health: health["state"] == "ok")
        feeder.finish()
        assert service.stop() == 0
    assert_kept(store, feeder)
    assert "word" not in service.log().replace("password", "")


@pytest.mark.postgis
def test_a_database_that_freezes_is_given_up_and_taken_up_again(served, postgis_dsn, tmp_path):
    """Its server's process stands still: the connection stays, nothing is answered, no time-out of a socket strikes."""
    board, link = HealthBoard(), Counting("a")
    outbox = Outbox(tmp_path / "outbox", OutboxLimits(fsync=False))
    writer = WriterSettings(stuck_s=1.0, waits=Waits(first_s=0.1, longest_s=0.2))
    settings = CoordinatorSettings(pulse_s=0.1, writer=writer)
    running = Coordinator([link], outbox, board, lambda: PostgisStore(postgis_dsn), NoChecks(), settings)
    with closing(psycopg2.connect(postgis_dsn)) as other:
        other.autocommit = True
        running.start()
        try:
            until(lambda: running.writer.state().written > 20)
            with frozen(other):
                until(lambda: "did not answer for 1 s" in running.writer.state().fault)
                taken = link.number
                until(lambda: link.number > taken + 20)
            before = running.writer.state().written
            until(lambda: running.writer.state().written > before + 40)
        finally:
            assert running.stop() == []
    frame = served.read_observations()
    assert sorted(frame["value"]) == link.taken
    assert any("did not answer" in fault for _, fault in history(served))


@contextmanager
def frozen(connection):
    """Stop the server's processes that serve other connections to the same database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'gw_monitor'"
        )
        pids = [pid for (pid,) in cursor]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def test_a_database_that_is_made_later_and_a_full_disk_of_the_outbox(small_park, small_disk, tmp_path):
    feeder = Feeder(free_port(), "A1", codes=8, window=500, pace_s=0.001)
    service = Service(tmp_path, "later.gpkg", [feeder.link()], outbox={"folder": str(small_disk / "outbox"),
                      "memory_mb": 1})  # fmt: skip
    with feeder, service:
        missing = service.until(lambda health: "does not exist" in health["database"]["fault"])
        assert missing["state"] == "failing"
        until(lambda: len(feeder.acknowledged) > 100)
        ballast = small_disk / "ballast"
        with ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"0" * 4096)
        full = service.until(lambda health: health["parts"]["outbox"]["state"] == "waiting")
        assert "cannot be written" in full["outbox"]["fault"]
        held = len(feeder.acknowledged)
        time.sleep(1.0)
        assert len(feeder.acknowledged) == held, "nothing is acknowledged that is not on the disk"
        ballast.unlink()
        until(lambda: len(feeder.acknowledged) > held, 30)
        store = GeoPackageStore(tmp_path / "later.gpkg")
        store.create()
        store.save_park(small_park)
        service.until(lambda health: health["state"] == "ok")
        feeder.finish()
        assert service.stop() == 0
    assert_kept(store, feeder)
    assert any("cannot be written" in fault for _, fault in history(store, "outbox"))
    assert any("does not exist" in fault for _, fault in history(store))
    store.close()


def test_a_plc_that_restarts_is_read_on(gpkg_store, tmp_path):
    from gw_monitor.gw_core.clock import utc_now
    from gw_monitor.gw_core.entries import Entry
    from gw_monitor.gw_core.service.devices.modbus_slave import DEVICE

    gpkg_store.close()
    register = {"register": 40001, "type": "float32"}
    node = {"port": free_port(), "restart_s": 1, "units": [{"unit": 1, "registers": [{**register, "signal": "s"}]}]}
    findings = []
    settings = DEVICE.read(Entry(node, "plc", findings))
    assert not findings
    plc = DEVICE.build("plc", settings, lambda name, moment: 3.25, utc_now)
    link = {
        "name": "line", "kind": "modbus", "host": "127.0.0.1", "port": node["port"], "interval_s": 0.2,
        "timeout_s": 0.5, "retry_cap_s": 1,
        "units": [{"unit": 1, "registers": [register | {"point": "MW-1", "property": "water_level", "unit": "m"}]}],
    }  # fmt: skip
    plc.start()
    try:
        with Service(tmp_path, "small.gpkg", [link], retry_cap_s=1) as service:
            service.until(lambda health: health["database"]["written"] > 3)
            plc.set_fault("restart", active=True)
            service.until(lambda health: any(row["faults"] for row in health["links"]))
            plc.set_fault("restart", active=False)
            before = service.health()["database"]["written"]
            healed = service.until(
                lambda health: health["state"] == "ok" and health["database"]["written"] > before + 3
            )
            assert any(row["last_fault"] for row in healed["links"])
            assert service.stop() == 0
    finally:
        plc.stop()
    store = GeoPackageStore(tmp_path / "small.gpkg")
    frame = store.read_observations()
    assert not frame.duplicated(["datastream_id", "time"]).any()
    assert set(frame["value"]) == {3.25}
    store.close()
