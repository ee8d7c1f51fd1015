# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links live on their own; the writer brings every reading into the store once, whatever happens on the way."""

from __future__ import annotations

import itertools
import sqlite3
import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import psycopg2
import pytest
from gw_monitor.gw_core.acquisition.backoff import Backoff, Waits
from gw_monitor.gw_core.acquisition.border import Failure
from gw_monitor.gw_core.acquisition.coordinator import Coordinator, CoordinatorSettings
from gw_monitor.gw_core.acquisition.health import SERVICE, ClockWatch, HealthBoard
from gw_monitor.gw_core.acquisition.links.link import Delivery, LinkFault, LinkReading
from gw_monitor.gw_core.acquisition.live_quality import Checked, NoChecks
from gw_monitor.gw_core.acquisition.outbox import Outbox, OutboxLimits
from gw_monitor.gw_core.acquisition.rounds import is_about_data
from gw_monitor.gw_core.acquisition.upkeep import UpkeepSettings
from gw_monitor.gw_core.acquisition.writer import WriterSettings
from gw_monitor.gw_core.errors import StoreError
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import DatastreamKey, LinkHealth, LinkState, RejectedRow
from gw_monitor.test.service.fakes import KEY, NOW, Counting, Scripted, delivery, until

QUICK = CoordinatorSettings(
    waits=Waits(first_s=0.02, longest_s=0.2), pulse_s=0.02, stop_s=2.0,
    writer=WriterSettings(
        flush_s=0.02, waits=Waits(first_s=0.02, longest_s=0.1),
        upkeep=UpkeepSettings(health_s=0.1, change_s=0.02, later_s=0.1),
    ),
)  # fmt: skip


class Rig:
    """A coordinator over a GeoPackage, with a store that can be made to misbehave."""

    def __init__(self, folder, path) -> None:
        self.folder, self.path = folder, path
        self.trouble = lambda name, *arguments: None
        self.board = HealthBoard()
        self.running: list[Coordinator] = []

    def open_store(self):
        self.trouble("open")
        return Troubled(GeoPackageStore(self.path), self)

    def start(self, *links, quality=None, settings=QUICK, **more) -> Coordinator:
        outbox = Outbox(self.folder / "outbox", OutboxLimits(fsync=False, pace_s=0.001, retry_s=0.02))
        made = Coordinator(links, outbox, self.board, self.open_store, quality or NoChecks(), settings, **more)
        self.running.append(made)
        made.start()
        return made

    def stop(self) -> list[str]:
        return [name for made in self.running for name in made.stop()]

    def store(self):
        return GeoPackageStore(self.path)

    def values(self, point: str = "MW-1") -> list[float]:
        store = self.store()
        streams = store.datastreams()
        frame = store.read_observations()
        store.close()
        wanted = streams.loc[streams["point"] == point, "datastream_id"]
        return frame.loc[frame["datastream_id"].isin(wanted), "value"].tolist()

    def health(self, link: str, device: str = ""):
        unknown = LinkHealth(link=link, device=device, kind="", state=LinkState.STOPPED, changed_at=NOW)
        return next((row for row in self.board.rows({}) if (row.link, row.device) == (link, device)), unknown)


class Troubled:
    """A store whose calls first ask the rig whether they may."""

    def __init__(self, store, rig) -> None:
        self._store, self._rig = store, rig

    def __getattr__(self, name):
        call = getattr(self._store, name)

        def asked(*arguments, **named):
            self._rig.trouble(name, *arguments)
            return call(*arguments, **named)

        return asked


@pytest.fixture
def rig(gpkg_store, tmp_path):
    gpkg_store.close()
    made = Rig(tmp_path, tmp_path / "small.gpkg")
    yield made
    made.trouble = lambda name, *arguments: None
    made.stop()


def test_readings_of_all_links_arrive_once(rig):
    links = [Counting("a", "MW-1"), Counting("b", "MW-2")]
    rig.start(*links)
    until(lambda: min(link.number for link in links) > 30)
    assert rig.stop() == []
    for link, point in zip(links, ("MW-1", "MW-2"), strict=True):
        assert rig.values(point) == link.taken
    store = rig.store()
    batches = store.batches().set_index("source")
    assert batches["stored"].to_dict() == {link.name: link.number for link in links}
    assert batches["duplicate"].sum() == batches["rejected"].sum() == 0
    health = store.health().set_index(["link", "device"])
    assert health.loc[("a", ""), "state"] == LinkState.STOPPED
    assert health.loc[("a", ""), "readings"] == links[0].number
    store.close()


def test_a_dead_or_hanging_link_delays_no_other(rig):
    def hang(inbox, stop):
        stop.wait()

    def refuse(inbox, stop):
        raise LinkFault("The device does not answer.")

    good = Counting("good")
    rig.start(Scripted("hanging", hang), Scripted("dead", refuse), good)
    until(lambda: len(rig.values()) > 30)
    row = rig.health("dead")
    assert (row.state, row.last_fault) == (LinkState.WAITING, "The device does not answer.")
    assert row.faults >= 1
    assert rig.health("good").state is LinkState.ONLINE


def test_a_bug_in_a_link_is_shown_logged_and_tried_again(rig, caplog):
    def bug(inbox, stop):
        return {}["no such key"]

    def work(inbox, stop):
        inbox.put(delivery(7)).result(10)
        stop.wait()

    rig.start(Scripted("odd", bug, bug, work))
    until(lambda: rig.values() == [7])
    assert "KeyError" in rig.health("odd").last_fault
    assert rig.health("odd").state is LinkState.ONLINE
    assert any(record.exc_info for record in caplog.records if record.getMessage() == "unexpected error")


def test_a_session_that_ends_by_itself_is_a_fault(rig):
    rig.start(Scripted("short", lambda inbox, stop: None))
    until(lambda: "ended by itself" in rig.health("short").last_fault)


def test_waits_between_failures_grow_up_to_the_cap():
    def refuse(inbox, stop):
        raise OSError("refused")

    link = Scripted("dead", refuse)
    backoff = Backoff(Waits(first_s=1.0, longest_s=60.0), np.random.default_rng(1))
    waits = [backoff.next_s() for _ in range(12)]
    tops = np.minimum(2.0 ** np.arange(12), 60.0)
    assert all(0.5 * top <= wait <= top for wait, top in zip(waits, tops, strict=True))
    backoff.reset()
    assert backoff.next_s() <= 1.0
    assert link.begun == []


def test_devices_behind_a_link_have_rows_of_their_own(rig):
    def session(inbox, stop):
        inbox.online("1")
        inbox.fault("Silent.", "2")
        stop.wait()

    rig.start(Scripted("line", session))
    until(lambda: rig.health("line", "2").last_fault == "Silent.")
    assert rig.health("line", "1").state is LinkState.ONLINE
    assert rig.health("line", "2").state is LinkState.WAITING


def test_devices_have_readings_of_their_own(rig):
    key = DatastreamKey(point="MW-2", property="benzene")
    both = Delivery(readings=delivery(3).readings + delivery(7, rows=2, key=key).readings,
                    shares=(("first", 1), ("second", 2)))  # fmt: skip
    rig.start(Scripted("a", lambda inbox, stop: (inbox.put(both).result(10), stop.wait())))
    until(lambda: rig.health("a").readings == 3)
    first, second = rig.health("a", "first"), rig.health("a", "second")
    assert (first.readings, second.readings) == (1, 2)
    assert first.last_reading_at == NOW + timedelta(seconds=3)
    assert second.last_reading_at == NOW + timedelta(seconds=15) == rig.health("a").last_reading_at


def test_a_link_that_brought_readings_is_tried_again_soon(rig):
    def refuse(inbox, stop):
        raise LinkFault("The device does not answer.")

    def work_and_break(inbox, stop):
        inbox.put(delivery(1)).result(10)
        raise LinkFault("The connection is lost.")

    waits = Waits(first_s=0.02, longest_s=30.0)
    link = Scripted("a", *[refuse] * 7, *[work_and_break] * 4, refuse)
    rig.start(link, settings=replace(QUICK, waits=waits))
    until(lambda: len(link.begun) >= 12)
    gaps = [after - before for before, after in itertools.pairwise(link.begun)]
    assert gaps[6] > 0.02 * 2**6 / 2, "the waits had grown"
    assert min(gaps[7:11]) < gaps[6]


def test_the_same_bug_is_logged_once_not_at_each_attempt(rig, caplog):
    def bug(inbox, stop):
        return {}["no such key again"]

    link = Scripted("clumsy", bug)
    rig.start(link)
    until(lambda: len(link.begun) > 4)
    assert rig.health("clumsy").faults >= 4
    assert len([record for record in caplog.records if getattr(record, "part", "") == "clumsy"]) == 1


def test_while_the_database_is_away_readings_wait_and_then_all_come(rig):
    def away(name, *arguments):
        if name in ("open", "write_batch"):
            raise StoreError("park cannot be reached.")

    rig.trouble = away
    link = Counting("a", pace_s=0.001)
    made = rig.start(link)
    until(lambda: link.number > 300)
    assert made.outbox.waiting()["a"] >= 300
    assert not made.writer.state().connected
    assert rig.health(SERVICE, "database").last_fault == "park cannot be reached."
    rig.trouble = lambda name, *arguments: None
    until(lambda: made.writer.state().written >= 300)
    assert rig.health(SERVICE, "database").state is LinkState.ONLINE
    rig.stop()
    assert rig.values() == link.taken
    store = rig.store()
    history = store.health_history()
    store.close()
    states = history.loc[history["device"] == "database", "state"].tolist()
    assert states[-2:] == [LinkState.WAITING, LinkState.ONLINE]


def test_a_reading_that_the_database_refuses_is_kept_and_holds_up_no_other(rig):
    def picky(name, *arguments):
        if name == "write_batch" and 13.0 in arguments[0].observations["value"].tolist():
            raise StoreError("park refused.") from psycopg2.DataError("bad value")

    rig.trouble = picky

    def session(inbox, stop):
        for number in range(40):
            future = inbox.put(delivery(number))
        future.result(10)
        stop.wait()

    rig.start(Scripted("a", session))
    until(lambda: len(rig.values()) == 39)
    assert 13.0 not in rig.values()
    store = rig.store()
    rejected = store.rejected()
    store.close()
    assert rejected[["file", "reason"]].to_numpy().tolist() == [["a", "park refused."]]
    assert rejected["raw"].str.contains("13.0").all()


@pytest.mark.parametrize(
    ("cause", "about_data"),
    [
        (psycopg2.errors.CheckViolation(), True),
        (psycopg2.errors.NumericValueOutOfRange(), True),
        (sqlite3.IntegrityError(), True),
        (psycopg2.errors.DiskFull(), False),
        (psycopg2.errors.InsufficientPrivilege(), False),
        (psycopg2.errors.UndefinedTable(), False),
        (psycopg2.errors.ReadOnlySqlTransaction(), False),
        (psycopg2.OperationalError(), False),
        (sqlite3.OperationalError(), False),
        (None, False),
    ],
)
def test_only_what_a_reading_holds_makes_it_a_rejected_row(cause, about_data):
    error = StoreError("The database refuses.")
    error.__cause__ = cause
    assert is_about_data(Failure(error, str(error), unexpected=False), 99) is about_data


def test_a_bug_that_a_reading_triggers_holds_up_no_other(rig):
    def buggy(name, *arguments):
        if name == "write_batch" and 13.0 in arguments[0].observations["value"].tolist():
            raise ZeroDivisionError

    rig.trouble = buggy
    rig.start(Scripted("a", lambda inbox, stop: ([inbox.put(delivery(n)) for n in range(40)], stop.wait())))
    until(lambda: len(rig.values()) == 39)


def test_a_database_that_refuses_everything_makes_nothing_a_rejected_row(rig):
    """A full disk of the server is no fault of the readings."""

    def full(name, *arguments):
        if name == "write_batch":
            raise StoreError("The disk of the server is full.")

    rig.trouble = full
    link = Counting("a")
    made = rig.start(link)
    until(lambda: link.number > 20 and rig.health(SERVICE, "database").faults > 3)
    rig.trouble = lambda name, *arguments: None
    until(lambda: made.writer.state().written >= 20)
    rig.stop()
    assert rig.values() == link.taken
    store = rig.store()
    assert store.rejected().empty
    store.close()


def test_a_slow_database_is_caught_up_with_in_larger_rounds(rig):
    """At 0.05 s a transaction, 10,000 deliveries one by one would take 500 s."""
    sizes = []

    def slow(name, *arguments):
        if name == "write_batch":
            sizes.append(len(arguments[0].observations))
            time.sleep(0.05)

    rig.trouble = slow

    def session(inbox, stop):
        inbox.put(delivery(0)).result(10)
        futures = [inbox.put(delivery(number)) for number in range(1, 10_000)]
        futures[-1].result(20)
        stop.wait()

    made = rig.start(
        Scripted("a", session), settings=replace(QUICK, writer=replace(QUICK.writer, least=100, most=5_000))
    )  # fmt: skip
    until(lambda: made.writer.state().written == 10_000, 30)
    assert max(sizes) > 1_000
    assert rig.values() == [float(n) for n in range(10_000)]


def test_a_restart_goes_on_where_the_outbox_and_the_store_are(rig):
    seen = []

    def session(inbox, stop):
        until(lambda: inbox.latest() or stop.is_set(), 1)
        seen.append(dict(inbox.latest()))
        inbox.put(delivery(len(seen))).result(10)
        stop.wait()

    rig.start(Scripted("a", lambda inbox, stop: (inbox.put(delivery(5)).result(10), stop.wait())))
    until(lambda: rig.values() == [5.0])
    rig.stop()
    rig.running.clear()
    rig.start(Scripted("a", session), Scripted("new", session))
    until(lambda: len(seen) == 2)
    assert all(each[KEY] == NOW + timedelta(seconds=5) for each in seen)


def test_a_link_that_ignores_the_stop_does_not_hold_it_up(rig):
    let_go = threading.Event()
    rig.start(Scripted("stubborn", lambda inbox, stop: let_go.wait()), Counting("good"))
    until(lambda: rig.values())
    begun = time.monotonic()
    assert rig.stop() == ["link stubborn"]
    assert time.monotonic() - begun < QUICK.stop_s + 3
    rig.running.clear()
    let_go.set()


def test_a_jump_of_the_clock_is_noticed(rig):
    moment, ahead = [NOW], [0.0]
    rig.start(Counting("a"), clock=lambda: moment[0] + timedelta(seconds=time.monotonic()), monotonic=time.monotonic)
    until(lambda: rig.values())
    moment[0] -= timedelta(hours=1)
    until(lambda: rig.health(SERVICE, "clock").last_fault)
    assert "-3600 s" in rig.health(SERVICE, "clock").last_fault
    until(lambda: rig.health(SERVICE, "clock").state is LinkState.ONLINE)
    watch = ClockWatch(lambda: NOW + timedelta(seconds=ahead[0]), lambda: ahead[0], timedelta(seconds=2))
    ahead[0] = 5000.0  # both clocks went on: a suspended machine, no jump
    assert watch.jump_s() == 0.0


def test_a_device_whose_clock_is_set_back_overwrites_nothing_and_loses_nothing(rig):
    """Times that come a second time with other values are conflicts: the first stays, the second is kept beside it."""
    second = [replace_value(delivery(number), 100 + number) for number in range(10, 30)]
    everything = [*(delivery(number) for number in range(20)), *second]
    rig.start(Scripted("a", lambda inbox, stop: ([inbox.put(each) for each in everything], stop.wait())))
    until(lambda: rig.health("a").rejected == 10)
    assert rig.values() == [*range(20), *range(120, 130)]
    store = rig.store()
    rejected = store.rejected()
    store.close()
    assert set(rejected["reason"]) == {"conflict"}
    assert sorted(rejected["raw"].str.rpartition(";")[2].astype(float)) == list(range(110, 120))


def replace_value(one: Delivery, value: float) -> Delivery:
    return replace(one, readings=tuple(reading._replace(value=value) for reading in one.readings))


def test_a_job_beside_the_readings_that_fails_does_not_hold_them_up(rig):
    def no_rights(name, *arguments):
        if name == "prepare_partitions":
            raise StoreError("park does not allow this to this user.")

    rig.trouble = no_rights
    rig.start(Counting("a"))
    until(lambda: len(rig.values()) > 5)
    assert rig.health(SERVICE, "partitions").last_fault == "park does not allow this to this user."
    assert rig.health(SERVICE, "database").state is LinkState.ONLINE


def test_rejected_rows_of_a_link_are_stored_once(rig):
    row = RejectedRow(file="frames", line=3, reason="half a frame", raw="##01")
    rig.start(
        Scripted("a", lambda inbox, stop: ([inbox.put(Delivery(rejected=(row,))) for _ in range(3)], stop.wait()))
    )

    def stored():
        store = rig.store()
        table = store.rejected()
        store.close()
        return table

    until(lambda: len(stored()))
    until(lambda: rig.health("a").rejected == 3)
    assert stored()[["file", "line", "reason", "raw"]].to_numpy().tolist() == [["frames", 3, "half a frame", "##01"]]


def test_readings_of_wells_that_the_park_lacks_are_counted_and_kept(rig):
    stray = DatastreamKey(point="MW-99", property="benzene")
    rig.start(Scripted("a", lambda inbox, stop: (inbox.put(delivery(1, key=stray)), stop.wait())))
    until(lambda: rig.health("a").rejected == 1)
    store = rig.store()
    assert store.rejected()["reason"].tolist() == ["unknown_point"]
    store.close()


def test_a_time_that_nothing_can_hold_is_a_rejected_row(rig):
    odd = Delivery(readings=(LinkReading(KEY, 2**80, 1.0), LinkReading(KEY, 0, 2.0)))
    rig.start(Scripted("a", lambda inbox, stop: (inbox.put(odd), stop.wait())))
    until(lambda: rig.values() == [2.0])
    assert rig.health("a").readings == 2


def test_flags_are_there_before_writing_and_later_ones_come_as_one_operation(rig):
    from gw_monitor.gw_core.quality.checks import read_checks
    from gw_monitor.gw_core.quality.live import LiveChecks

    now = datetime.now(timezone.utc).replace(microsecond=0) - timedelta(hours=3)
    checks = read_checks()
    key = DatastreamKey(point="MW-1", property="water_level")
    start = int(now.timestamp()) * 1_000_000
    values = [10.0 + 0.001 * n for n in range(60)]
    values[30] = 14.0

    def session(inbox, stop):
        for n, value in enumerate(values):
            inbox.put(Delivery(readings=(LinkReading(key, start + n * 60_000_000, value),))).result(10)
            stop.wait(0.01)
        stop.wait()

    rig.start(Scripted("a", session), quality=Checked(LiveChecks(checks), rig.board))
    until(lambda: len(rig.values()) == 60)
    rig.stop()
    store = rig.store()
    flags = store.read_observations()["flag"].tolist()
    operations = store.operations()
    store.close()
    assert flags[30] in (3, 4), "the spike is seen"
    assert set(flags) <= {1, 2, 3, 4}
    assert flags.count(1) > 40
    assert set(operations["kind"]) <= {"live_quality"}
    assert len(operations) < 20


def test_after_a_restart_the_checks_know_the_readings_before(rig):
    """What is said in the end is what is said of the whole series, although the service was started anew in between."""
    from gw_monitor.gw_core.quality.checks import read_checks
    from gw_monitor.gw_core.quality.live import LiveChecks

    key = DatastreamKey(point="MW-1", property="water_level")
    start = int((datetime.now(timezone.utc) - timedelta(hours=2)).timestamp()) * 1_000_000
    values = [10.0 + 0.001 * (n % 7) for n in range(60)]
    values[30] = 14.0
    readings = [LinkReading(key, start + n * 60_000_000, value) for n, value in enumerate(values)]

    def sends(part):
        return Scripted("a", lambda inbox, stop: (inbox.put(Delivery(readings=tuple(part))).result(10), stop.wait()))

    for at, part in ((31, readings[:31]), (60, readings[31:])):  # the spike is the last one before the restart
        rig.start(sends(part), quality=Checked(LiveChecks(read_checks()), rig.board))
        until(lambda at=at: len(rig.values()) == at)
        rig.stop()
        rig.running.clear()
    store = rig.store()
    flags = store.read_observations()["flag"].tolist()
    store.close()
    times = np.array([reading.time for reading in readings]) * 1000
    whole = make_frame(np.zeros(60, int), times.view("datetime64[ns]"), np.array(values))
    assert flags == LiveChecks(read_checks()).flag([key], whole).flag.tolist()
    assert flags[30] in (3, 4), "the spike was the last reading before the restart"
    assert rig.health(SERVICE, "quality").faults == 0
