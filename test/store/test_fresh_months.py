# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Large loads, whose months PostgreSQL fills before it attaches them: same answers, all or nothing, nobody waits."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, StoreError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store import postgis_fresh_months
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from gw_monitor.gw_core.store.postgis import PostgisStore

KEYS = [DatastreamKey(point="MW-1", property="ph"), DatastreamKey(point="MW-2", property="benzene")]
MANY = 700  # rows of a month; so many are worth a table filled first
START = pd.Timestamp("2021-01-01", tz="UTC")


def part_of(stream, times, values) -> Batch:
    return Batch(
        source="large", sha256="", reader="r", time_zone="z", datastreams=KEYS,
        observations=make_frame(stream, pd.DatetimeIndex(times), np.asarray(values, dtype=float)),
    )  # fmt: skip


def hours_from(start, number: int = MANY) -> pd.DatetimeIndex:
    return pd.date_range(start, periods=number, freq="h", tz="UTC")


def months_there(store) -> list[str]:
    """Return the tables of months, attached or not."""
    return sorted(table for table in tables(store) if table.startswith("observation_20"))


def tables(store) -> set[str]:
    with store._engine.transaction():
        return store._engine.tables()


def drawn_parts(seed: int, number: int):
    """Yield parts of two datastreams over three months: any order, repeats of earlier rows, some with other values."""
    chance = np.random.default_rng(seed)
    for _ in range(number):
        hours = chance.choice(24 * 88, size=int(chance.integers(100, 1_600)), replace=False)
        if chance.random() < 0.5:
            hours = np.sort(hours)
        values = hours + (chance.random(len(hours)) < 0.01)
        yield part_of(chance.integers(0, 2, len(hours)), START + pd.to_timedelta(hours, unit="h"), values)


@pytest.mark.parametrize(("seed", "waiting"), [(1, 400_000), (2, 1_000), (3, 1)])
def test_parts_in_any_order_are_judged_as_rows_one_after_the_other(store, seed, waiting, monkeypatch):
    monkeypatch.setattr(postgis_fresh_months, "_MOST_WAITING", waiting)
    known: dict[tuple[int, pd.Timestamp], float] = {}
    fates = {"stored": 0, "duplicate": 0, "rejected": 0}
    for part in drawn_parts(seed, 9):
        for stream, moment, value in part.observations[["datastream_id", "time", "value"]].itertuples(index=False):
            first = known.setdefault((stream, moment), value)
            is_new = len(known) > fates["stored"]
            fates["stored" if is_new else "duplicate" if first == value else "rejected"] += 1
    report = store.write_batches(drawn_parts(seed, 9))
    assert {name: getattr(report, name) for name in fates} == fates
    assert min(fates.values()) > 10
    numbers = store.datastreams().set_index("point")["datastream_id"]
    frame = store.read_observations()
    stored = dict(zip(zip(frame["datastream_id"], frame["time"], strict=True), frame["value"], strict=True))
    assert stored == {(numbers[KEYS[stream].point], time): value for (stream, time), value in known.items()}
    assert set(store.rejected()["reason"]) == {"conflict"}
    again = store.write_batches(drawn_parts(seed, 9))
    assert (again.stored, again.duplicate, again.rejected) == (
        0,
        fates["stored"] + fates["duplicate"],
        fates["rejected"],
    )


def test_a_file_that_goes_back_in_time_stores_what_is_new(store):
    """Newest first, each part meeting the one before in a row that both have."""
    starts = [START + pd.Timedelta(hours=(MANY - 1) * number) for number in range(4, -1, -1)]
    report = store.write_batches(part_of(0, hours_from(start), np.zeros(MANY)) for start in starts)
    assert (report.stored, report.duplicate) == (5 * MANY - 4, 4)


@pytest.mark.postgis
def test_a_part_that_touches_no_loaded_span_attaches_no_month(pg_store):
    """History before what is stored, piece by piece: a look-up without need would give the speed away."""
    pg_store.write_batch(part_of(0, [pd.Timestamp("2024-01-01", tz="UTC")], [1.0]))
    fresh = pg_store._engine._fresh
    left = []

    def parts():
        for number in range(5):
            yield part_of(0, hours_from(START + pd.Timedelta(hours=MANY * number)), np.zeros(MANY))
            left.append(len(fresh._waiting))

    assert pg_store.write_batches(parts()).stored == 5 * MANY
    assert left == sorted(left) and left[-1] > 3
    assert not fresh._waiting


@pytest.mark.postgis
def test_months_filled_first_have_indexes_and_guards(pg_store):
    pg_store.write_batch(part_of(0, hours_from(START), np.zeros(MANY)))
    with pg_store._engine.transaction():
        rows = pg_store._engine.fetch("SELECT indexdef FROM pg_indexes WHERE tablename = 'observation_2021_01'")
        assert pg_store._engine.fetch("SELECT COUNT(*) FROM observation") == [(MANY,)]
    assert sorted("UNIQUE" in text or "brin" in text for (text,) in rows) == [True, True]
    for statement in ("UPDATE {} SET value = 0", "DELETE FROM {}", "TRUNCATE {}"):
        for table in ("observation", "observation_2021_01"):
            with pytest.raises(StoreError, match="never"), pg_store._engine.transaction(write=True):
                pg_store._engine.execute(statement.format(table))


class CancelledWhen(Silent):
    """Is cancelled once told so."""

    def __init__(self) -> None:
        self.now = False

    def cancelled(self) -> bool:
        return self.now


@pytest.mark.postgis
def test_a_cancel_between_load_and_attaching_leaves_nothing(pg_store, monkeypatch):
    engine, progress = pg_store._engine, CancelledWhen()
    settle = engine.settle_observations

    def settle_and_cancel(keys=None):
        for step in settle(keys):
            progress.now = True  # after the first of two months
            yield step

    monkeypatch.setattr(engine, "settle_observations", settle_and_cancel)
    with pytest.raises(Cancelled):
        pg_store.write_batches([part_of(0, hours_from(START, 2 * MANY), np.zeros(2 * MANY))], progress)
    assert pg_store.batches().empty and pg_store.read_observations().empty
    assert months_there(pg_store) == []
    monkeypatch.undo()
    assert pg_store.write_batch(part_of(0, hours_from(START), np.zeros(MANY))).stored == MANY


KILLED = """
import sys
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.store.test_fresh_months import MANY, START, hours_from, part_of

store = PostgisStore(sys.argv[1])
settle = store._engine.settle_observations

def wait_for_the_end(keys=None):
    for number, step in enumerate(settle(keys)):
        if number == int(sys.argv[2]):
            print("attached so many", flush=True)
            sys.stdin.read()
        yield step

store._engine.settle_observations = wait_for_the_end
store.write_batches([part_of(0, hours_from(START, 3 * MANY), [0.0] * 3 * MANY)])
"""


@pytest.mark.postgis
@pytest.mark.parametrize("attached", [0, 1])
def test_a_kill_between_load_and_commit_leaves_nothing(pg_store, park_dsn, attached):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, park_dsn, str(attached)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline()
    process.kill()
    process.wait(30)
    process.stdin.close()
    process.stdout.close()
    assert pg_store.write_batch(part_of(1, hours_from(START, 3 * MANY), np.ones(3 * MANY))).stored == 3 * MANY
    assert len(pg_store.batches()) == 1
    assert months_there(pg_store) == ["observation_2021_01", "observation_2021_02", "observation_2021_03"]


@pytest.mark.postgis
def test_readers_go_on_in_mid_load_and_see_nothing_of_it(pg_store, park_dsn):
    reader = PostgisStore(park_dsn, patience_s=2)
    pg_store.write_batch(part_of(0, [START], [0.0]))
    before = reader.iterate_observations()

    def parts():
        for number in range(3):
            yield part_of(0, hours_from(START + pd.Timedelta(hours=1 + MANY * number)), np.zeros(MANY))
            assert len(reader.read_observations()) == 1
        list(pg_store._engine.settle_observations())  # all is attached, and not yet committed
        assert len(reader.read_observations()) == 1
        assert sum(len(piece) for piece in before) == 1

    assert pg_store.write_batches(parts()).stored == 3 * MANY
    assert len(reader.read_observations()) == 3 * MANY + 1
    reader.close()


@pytest.mark.postgis
def test_a_snapshot_taken_before_the_load_stays_as_it_was(pg_store, park_dsn):
    reader = PostgisStore(park_dsn)
    pg_store.write_batch(part_of(0, hours_from(START, 10), np.zeros(10)))
    pieces = reader.iterate_observations(rows=4)
    seen = len(next(pieces))
    pg_store.write_batch(part_of(0, hours_from(START + pd.Timedelta(days=40)), np.zeros(MANY)))
    assert seen + sum(len(piece) for piece in pieces) == 10
    reader.close()


@pytest.mark.postgis
def test_months_made_ahead_while_a_load_makes_them(pg_store, park_dsn):
    ahead = datetime.now(timezone.utc) + timedelta(days=100)
    now = pd.Timestamp.now(tz="UTC").normalize()
    made, faults = [], []

    def prepare():
        other = PostgisStore(park_dsn)
        try:
            made.append(other.prepare_partitions(ahead))
        except StoreError as error:
            faults.append(error)
        other.close()

    thread = threading.Thread(target=prepare)

    def parts():
        yield part_of(0, hours_from(now, 3 * MANY), np.zeros(3 * MANY))
        thread.start()
        wait_until_locked(park_dsn)
        yield part_of(1, hours_from(now, 3 * MANY), np.zeros(3 * MANY))

    assert pg_store.write_batches(parts()).stored == 6 * MANY
    thread.join(60)
    assert faults == []
    assert len(pg_store.read_observations()) == 6 * MANY
    wanted = pd.period_range(now.tz_localize(None), ahead.replace(tzinfo=None), freq="M")
    assert months_there(pg_store) == [month.strftime("observation_%Y_%m") for month in wanted]
    assert made[0] < len(wanted)


def wait_until_locked(dsn) -> None:
    """Wait until somebody waits for a lock, with a bound."""
    from contextlib import closing

    import psycopg2

    with closing(psycopg2.connect(dsn)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        for _ in range(200):
            cursor.execute(
                "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
                "WHERE NOT l.granted AND d.datname = current_database()"
            )
            if cursor.fetchone():
                return
            cursor.execute("SELECT pg_sleep(0.05)")
    raise AssertionError("nobody waits")
