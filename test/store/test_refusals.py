# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong with databases: one clear sentence each, and nothing half-written."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import psycopg2
import pytest
from gw_monitor.gw_core.errors import StoreError
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store import migrations
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from gw_monitor.gw_core.store.postgis import PostgisStore

DAY = "2024-05-01T08:00:00Z"
VERSION = len(migrations.migrations("geopackage"))


def big_batch(rows: int = 20_000) -> Batch:
    times = pd.date_range("2024-01-01", periods=rows, freq="min", tz="UTC")
    return Batch(
        source="big.csv", sha256="", reader="test", time_zone="file: UTC",
        datastreams=[DatastreamKey(point="MW-1", property="benzene")],
        observations=make_frame(0, times, np.arange(rows, dtype=float)),
    )  # fmt: skip


def sentence_of(caught) -> str:
    text = str(caught.value)
    assert text.endswith(".") and "\n" not in text
    return text


# --- both engines -----------------------------------------------------------------------------------------------------


def test_a_database_without_tables_says_how_to_make_them(reopen, tmp_path):
    if isinstance(reopen(), GeoPackageStore):
        with closing(sqlite3.connect(tmp_path / "contract.gpkg")) as connection:
            connection.execute("CREATE TABLE other (id INTEGER)")
    for call in (reopen().check_version, reopen().read_park, reopen().latest):
        with pytest.raises(StoreError) as caught:
            call()
        sentence_of(caught)
    with pytest.raises(StoreError, match="Create database"):
        reopen().check_version()


def test_a_newer_version_is_refused_and_left_alone(store, reopen):
    with store._engine.transaction(write=True):
        moment = store._engine.moment(0)
        store._engine.execute("INSERT INTO schema_version (version, name, applied_at) VALUES (99, 'x', ?)", (moment,))
    for call in (reopen().check_version, reopen().create):
        with pytest.raises(StoreError, match="newer version") as caught:
            call()
        sentence_of(caught)


def test_an_older_version_is_told_how_to_upgrade(store, reopen, monkeypatch):
    note = migrations.Migration(
        number=VERSION + 1, name="note", text="CREATE TABLE note (note_id INTEGER PRIMARY KEY);"
    )
    one_more = [*migrations.migrations(store._engine.dialect), note]
    monkeypatch.setattr(migrations, "migrations", lambda dialect: one_more)
    with pytest.raises(StoreError, match=r'older version.*"Create database"') as caught:
        reopen().check_version()
    sentence_of(caught)
    assert reopen().create() == reopen().check_version() == VERSION + 1


def test_a_failing_migration_leaves_the_database_as_it_was(store, reopen, monkeypatch):
    half = "CREATE TABLE half (id INTEGER PRIMARY KEY);\nSELECT nonsense;"
    bad = migrations.Migration(number=VERSION + 1, name="bad", text=half)
    broken = [*migrations.migrations(store._engine.dialect), bad]
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", lambda dialect: broken)
        with pytest.raises(StoreError):
            reopen().create()
    assert reopen().check_version() == VERSION
    with store._engine.transaction():
        assert "half" not in store._engine.tables()


def test_a_second_writer_waits_and_is_then_told(store, reopen, make_batch):
    impatient = reopen(patience_s=0.2)
    batch = make_batch(("MW-1", DAY, 1.0))
    with store._engine.transaction(write=True), pytest.raises(StoreError, match="locked by another") as caught:
        impatient.write_batch(batch)
    sentence_of(caught)
    assert impatient.write_batch(make_batch(("MW-1", DAY, 1.0))).stored == 1


def test_readers_go_on_while_another_writes(store, reopen, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    reader = reopen(patience_s=0.2)
    with store._engine.transaction(write=True):
        assert len(reader.read_observations()) == 1


# --- GeoPackage -------------------------------------------------------------------------------------------------------


def test_a_missing_file_is_not_made_by_reading(tmp_path):
    path = tmp_path / "gone.gpkg"
    for call in (GeoPackageStore(path).check_version, GeoPackageStore(path).read_park):
        with pytest.raises(StoreError, match="does not exist") as caught:
            call()
        sentence_of(caught)
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"easting,northing\n1,2\n", "not a GeoPackage"),
        (bytes(range(256)) * 20, "not a GeoPackage"),
        (b"SQLite format 3\x00" + b"\xfe" * 4000, "damaged"),
    ],
)
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path, content, sentence):
    path = tmp_path / "odd.gpkg"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=sentence) as caught:
        GeoPackageStore(path).check_version()
    sentence_of(caught)
    if content:
        with pytest.raises(StoreError):
            GeoPackageStore(path).create()
    assert path.read_bytes() == content


def test_a_truncated_database_is_refused(tmp_path, gpkg_store):
    gpkg_store.write_batch(big_batch())
    gpkg_store.close()
    whole = (tmp_path / "small.gpkg").read_bytes()
    path = tmp_path / "half.gpkg"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="damaged") as caught:
        GeoPackageStore(path).read_observations()
    sentence_of(caught)


def test_another_programs_sqlite_file_is_refused_and_kept(tmp_path):
    path = tmp_path / "mail.gpkg"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mail (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a GeoPackage"):
        GeoPackageStore(path).create()
    assert path.read_bytes() == before


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StoreError, match="is not a file"):
        GeoPackageStore(tmp_path).create()


def test_a_full_disk_leaves_the_batch_out(gpkg_store, make_batch, tmp_path):
    gpkg_store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    with gpkg_store._engine.transaction():
        ((pages,),) = gpkg_store._engine.fetch("PRAGMA page_count")
        gpkg_store._engine.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(StoreError, match="disk is full") as caught:
        gpkg_store.write_batch(big_batch())
    sentence_of(caught)
    again = GeoPackageStore(tmp_path / "small.gpkg")
    assert len(again.read_observations()) == len(again.batches()) == 1
    assert again.latest()["value"].tolist() == [1.0]
    again.close()


def test_a_database_that_cannot_be_finished_leaves_no_file(tmp_path, monkeypatch):
    broken = [migrations.Migration(number=1, name="bad", text="CREATE TABLE a (b);\nINSERT INTO nowhere VALUES (1);")]
    monkeypatch.setattr(migrations, "migrations", lambda dialect: broken)
    with pytest.raises(StoreError):
        GeoPackageStore(tmp_path / "new.gpkg").create()
    assert not list(tmp_path.iterdir())


@pytest.fixture
def read_only_path(small_park):
    """A database that the user running the test may read but not write; root steps down for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fixed.gpkg"
        store = GeoPackageStore(path)
        store.create()
        store.save_park(small_park)
        store.close()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if is_root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


def test_a_read_only_file_can_be_read_but_not_written(read_only_path, make_batch, small_park):
    store = GeoPackageStore(read_only_path)
    assert store.check_version() == VERSION
    assert store.read_park() == small_park
    with pytest.raises(StoreError, match="read-only") as caught:
        store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    sentence_of(caught)
    with pytest.raises(StoreError):
        GeoPackageStore(read_only_path.with_name("new.gpkg")).create()
    store.close()


# --- PostGIS ----------------------------------------------------------------------------------------------------------


@pytest.mark.postgis
def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path):
    store = PostgisStore(f"host={tmp_path} dbname=park user=gw password=s3cret", patience_s=2)
    with pytest.raises(StoreError, match="park cannot be reached") as caught:
        store.check_version()
    assert "s3cret" not in sentence_of(caught)
    with pytest.raises(StoreError, match="malformed") as caught:
        PostgisStore("s3cret=1 2")
    assert "s3cret" not in sentence_of(caught)


@pytest.mark.postgis
def test_a_full_disk_of_the_server_leaves_the_batch_out(pg_store, make_batch):
    # A month that is there already has the trigger below; one that a load makes has it only when attached.
    pg_store.write_batch(make_batch(("MW-2", "2024-01-01T00:00:00Z", 1.0)))
    # The server itself raises its own error in the middle of the COPY, as it does when a file cannot grow.
    with pg_store._engine.transaction(write=True):
        pg_store._engine.run_script(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF NEW.value > 15000 THEN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END IF; "
            "RETURN NEW; END $$; "
            "CREATE TRIGGER full_disk BEFORE INSERT ON observation FOR EACH ROW EXECUTE FUNCTION full_disk()"
        )
    with pytest.raises(StoreError, match="disk of the server is full") as caught:
        pg_store.write_batch(big_batch())
    sentence_of(caught)
    assert len(pg_store.read_observations()) == len(pg_store.batches()) == 1


@pytest.mark.postgis
def test_a_read_only_server_can_be_read_but_not_written(pg_store, park_dsn, make_batch):
    reader = PostgisStore(f"{park_dsn} options='-c default_transaction_read_only=on'")
    assert reader.check_version() == VERSION
    with pytest.raises(StoreError, match="read-only") as caught:
        reader.write_batch(make_batch(("MW-1", DAY, 1.0)))
    sentence_of(caught)
    reader.close()


@pytest.mark.postgis
def test_a_user_without_rights_is_told(pg_store, park_dsn, postgis_server):
    with closing(psycopg2.connect(park_dsn)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("DROP ROLE IF EXISTS guest")
        cursor.execute("CREATE ROLE guest LOGIN")
    guest = PostgisStore(park_dsn.replace("user=gw", "user=guest"))
    for call in (guest.read_park, guest.create):
        with pytest.raises(StoreError, match="not allow") as caught:
            call()
        sentence_of(caught)
    guest.close()
    postgis_server.execute("postgres", "DROP ROLE guest")


@pytest.mark.postgis
def test_a_connection_cut_in_the_middle_is_said_and_mended(pg_store, park_dsn, make_batch):
    with pytest.raises(StoreError) as caught, pg_store._engine.transaction(write=True):
        with closing(psycopg2.connect(park_dsn)) as other, other, other.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        pg_store._engine.fetch("SELECT 1")
    sentence_of(caught)
    assert pg_store.write_batch(make_batch(("MW-1", DAY, 1.0))).stored == 1
