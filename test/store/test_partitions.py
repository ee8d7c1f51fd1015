# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months of observations in PostgreSQL: made ahead or when needed, few under the maddest clock, guarded each."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError, StoreError
from gw_monitor.gw_core.store import postgis_partitions
from gw_monitor.gw_core.store.postgis import PostgisStore

pytestmark = pytest.mark.postgis
NOW = datetime.now(timezone.utc)


@pytest.fixture
def store(pg_store):
    return pg_store


def parts(store) -> list[str]:
    with store._engine.transaction():
        rows = store._engine.fetch(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
            "WHERE i.inhparent = 'observation'::regclass ORDER BY 1"
        )
    return [name.removeprefix("observation_") for (name,) in rows]


def count(store, part: str) -> int:
    with store._engine.transaction():
        return store._engine.fetch(f"SELECT COUNT(*) FROM observation_{part}")[0][0]


def rows_at(*times):
    return [("MW-1", time, float(number)) for number, time in enumerate(times)]


def test_months_are_made_ahead_once(store):
    until = NOW + timedelta(days=70)
    months = pd.period_range(NOW.replace(tzinfo=None), until.replace(tzinfo=None), freq="M")
    assert store.prepare_partitions(until) == len(months)
    assert store.prepare_partitions(until) == 0
    assert parts(store) == sorted([*(month.strftime("%Y_%m") for month in months), "early", "late"])
    with pytest.raises(InvalidInputError, match="10 years"):
        store.prepare_partitions(NOW + timedelta(days=366 * 11))


def test_a_batch_makes_the_months_it_brings(store, make_batch):
    times = ["2024-01-31T23:59:59.999999Z", "2024-02-01T00:00:00Z", "2024-02-29T12:00:00Z"]
    store.write_batch(make_batch(*rows_at(*times)))
    assert parts(store) == ["2024_01", "2024_02", "early", "late"]
    assert (count(store, "2024_01"), count(store, "2024_02")) == (1, 2)


def test_a_mad_clock_does_not_make_a_partition_a_month(store, make_batch):
    mad = [f"{year}-{month:02d}-01T00:00:00Z" for year in (*range(1900, 1990), *range(2040, 2200)) for month in (1, 7)]
    report = store.write_batch(make_batch(*rows_at(*mad, "2024-05-01T00:00:00Z")))
    assert report.stored == len(mad) + 1
    assert parts(store) == ["2024_05", "early", "late"]
    assert len(store.read_observations()) == len(mad) + 1
    assert store.write_batch(make_batch(*rows_at(*mad))).duplicate == len(mad)


def test_as_time_goes_on_the_late_rows_find_their_months(store, make_batch, monkeypatch):
    """Rows of the future are where no month is yet; when months reach them, they move, and stay raw."""
    far = (NOW + timedelta(days=366 * 4)).replace(day=15)
    times = [far, far + timedelta(days=366 * 60)]
    store.write_batch(make_batch(*rows_at(*times)))
    before = store.read_observations()
    assert count(store, "late") == 2
    monkeypatch.setattr(postgis_partitions, "utc_now", lambda: far - timedelta(days=100))
    store.create()  # what every start of the service does
    assert f"{far:%Y_%m}" in parts(store)
    assert (count(store, "late"), count(store, f"{far:%Y_%m}")) == (1, 1)
    pd.testing.assert_frame_equal(store.read_observations(), before)
    assert store.write_batch(make_batch(*rows_at(*times))).duplicate == 2
    store.prepare_partitions(far + timedelta(days=366 * 3))
    pd.testing.assert_frame_equal(store.read_observations(), before)


def test_each_partition_is_guarded_against_everything(store, make_batch):
    store.write_batch(make_batch(*rows_at("1980-01-01", "2024-05-01T00:00:00Z", "2150-01-01")))
    for part in parts(store):
        for statement in ("UPDATE {} SET value = 0", "DELETE FROM {}", "TRUNCATE {}"):
            for table in ("observation", f"observation_{part}"):
                with pytest.raises(StoreError, match="never"), store._engine.transaction(write=True):
                    store._engine.execute(statement.format(table))
    assert len(store.read_observations()) == 3


def test_each_partition_has_both_indexes(store, make_batch):
    store.write_batch(make_batch(*rows_at("2024-05-01T00:00:00Z")))
    with store._engine.transaction():
        rows = store._engine.fetch("SELECT indexdef FROM pg_indexes WHERE tablename = 'observation_2024_05'")
    texts = sorted(text.partition(" USING ")[2] for (text,) in rows)
    assert texts == ["brin (\"time\") WITH (autosummarize='on')", 'btree (datastream_id, "time")']


def test_a_query_looks_only_into_its_months(store, make_batch):
    store.write_batch(make_batch(*rows_at(*(f"{year}-06-01T00:00:00Z" for year in range(2010, 2026)))))
    with store._engine.transaction():
        plan = store._engine.fetch(
            "EXPLAIN SELECT * FROM observation WHERE time BETWEEN '2020-06-01Z' AND '2020-06-30Z'"
        )
    text = "\n".join(line for (line,) in plan)
    assert "observation_2020_06" in text and "2019" not in text and "late" not in text


def test_two_writers_make_the_same_month_at_once(store, park_dsn, make_batch):
    months = [f"2019-{month:02d}-01T00:00:00Z" for month in range(1, 13)]
    batches = [make_batch(*((f"MW-{n}", month, 1.0) for month in months), source=str(n)) for n in (1, 2, 3)]
    start, faults = threading.Barrier(3), []

    def write(batch):
        own = PostgisStore(park_dsn)
        start.wait(10)
        try:
            own.prepare_partitions(NOW + timedelta(days=100))
            own.write_batch(batch)
        except StoreError as error:
            faults.append(error)
        own.close()

    threads = [threading.Thread(target=write, args=(batch,)) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert len(store.read_observations()) == 36
    assert sum(part.startswith("2019") for part in parts(store)) == 12


def test_readers_go_on_while_a_writer_makes_months(store, park_dsn, make_batch):
    store.write_batch(make_batch(*rows_at("2024-05-01T00:00:00Z")))
    reader = PostgisStore(park_dsn, patience_s=2)

    def slow():
        yield make_batch(*rows_at("2018-01-01T00:00:00Z"))
        assert len(reader.read_observations()) == 1
        yield make_batch(*rows_at("2018-02-01T00:00:00Z"))
        assert reader.latest()["value"].tolist() == [0.0]

    assert store.write_batches(slow()).stored == 2
    reader.close()


def test_the_archive_gives_up_months_that_are_empty(store, make_batch, tmp_path):
    store.write_batch(make_batch(*rows_at("1980-01-01T00:00:00Z", "2024-04-30T00:00:00Z", "2024-05-02T00:00:00Z")))
    store.archive(datetime(2024, 5, 2, tzinfo=timezone.utc), tmp_path)
    assert parts(store) == ["2024_05", "early", "late"]
    store.restore(sorted(tmp_path.iterdir()))
    assert len(store.read_observations()) == 3


# --- TimescaleDB ------------------------------------------------------------------------------------------------------


class Server:
    """Answers as a server with or without the extension would, and keeps what it is told."""

    def __init__(self, *, has_extension: bool, has_parts: bool = True) -> None:
        self.has_extension = has_extension
        self.has_parts = has_parts
        self.said: list[str] = []

    def fetch(self, statement, values=()):
        if "to_regclass" in statement:
            return [(self.has_parts,)]
        if "timescaledb" in statement:
            return [(1,)] if self.has_extension else []
        if "observation_months_end" in statement:
            return [(NOW + timedelta(days=700),)]
        return [("SELECT 1",)]

    def execute(self, statement, values=()):
        self.said.append(statement)

    run_script = execute


def test_with_the_extension_observations_become_a_hypertable():
    server = Server(has_extension=True)
    postgis_partitions.arrange(server)
    text = "\n".join(server.said)
    assert "create_hypertable('observation', 'time', chunk_time_interval => interval '1 month'" in text
    assert text.index("INSERT INTO observation SELECT * FROM observation_parts") < text.index("DROP TABLE")
    for trigger in ("BEFORE UPDATE OR DELETE", "BEFORE TRUNCATE"):
        assert trigger in text


@pytest.mark.parametrize("server", [Server(has_extension=False), Server(has_extension=True, has_parts=False)])
def test_without_the_extension_or_with_a_hypertable_nothing_is_changed(server):
    postgis_partitions.arrange(server)
    assert server.said == []


def test_the_way_to_a_hypertable_runs_on_this_server_but_for_the_extension_itself(store, make_batch):
    """`create_hypertable` is stood in for by a function that does nothing: all around it is the real thing."""
    store.write_batch(make_batch(*rows_at("2024-05-01T00:00:00Z", "2150-01-01T00:00:00Z")))
    before = store.read_observations()
    with store._engine.transaction(write=True):
        store._engine.run_script(
            "CREATE FUNCTION create_hypertable(relation regclass, time_column_name name, chunk_time_interval interval, "
            "create_default_indexes boolean) RETURNS void LANGUAGE sql AS ''"
        )
        postgis_partitions._become_hypertable(store._engine)
    pd.testing.assert_frame_equal(store.read_observations(), before)
    assert store.write_batch(make_batch(*rows_at("2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z"))).stored == 1
    assert store.create() and store.prepare_partitions(NOW) == 0
    for statement in ("DELETE FROM observation", "TRUNCATE observation"):
        with pytest.raises(StoreError, match="never"), store._engine.transaction(write=True):
            store._engine.execute(statement)
    with store._engine.transaction():
        assert store._engine.fetch("SELECT COUNT(*) FROM observation_text") == [(3,)]
