# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbered SQL files: their form, and that every road leads to the same tables."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import pandas as pd
import pytest
from gw_monitor.gw_core.records.substances import observed_properties
from gw_monitor.gw_core.store import migrations
from gw_monitor.gw_core.store.ports import Operation

TABLES = {
    "park", "enterprise", "facility", "monitoring_point", "receptor", "observed_property", "datastream", "batch",
    "observation", "rejected_row", "latest_observation", "operation", "operation_flag", "warning_event",
    "warning_event_history", "notice", "silence", "revision", "plume_event", "schema_version", "operation_value",
    "sensor", "link_health", "link_event", "observation_day", "name_change",
}  # fmt: skip


def shape(store) -> dict[str, list]:
    """Return what defines the tables, in words of the engine."""
    engine = store._engine
    with engine.transaction():
        if engine.dialect == "geopackage":
            return {
                "objects": engine.fetch("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"),
                "contents": engine.fetch("SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1"),
                "geometry": engine.fetch("SELECT * FROM gpkg_geometry_columns ORDER BY 1"),
            }
        return {
            "columns": engine.fetch(
                "SELECT table_name, column_name, data_type, is_nullable, column_default "
                "FROM information_schema.columns WHERE table_schema = 'gw_monitor' ORDER BY 1, ordinal_position"
            ),
            "constraints": engine.fetch(
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE connamespace = 'gw_monitor'::regnamespace ORDER BY 1, 2"
            ),
            "triggers": engine.fetch(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
            ),
            "indexes": engine.fetch("SELECT indexdef FROM pg_indexes WHERE schemaname = 'gw_monitor' ORDER BY 1"),
            "views": engine.fetch(
                "SELECT viewname, definition FROM pg_views WHERE schemaname = 'gw_monitor' ORDER BY 1"
            ),
        }


@pytest.mark.parametrize("dialect", ["geopackage", "postgis"])
def test_files_are_numbered_commented_and_without_transactions(dialect):
    steps = migrations.migrations(dialect)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    for step in steps:
        assert step.text.startswith("-- SPDX-FileCopyrightText")
        assert step.text.endswith(";\n")
        code = re.sub(r"--.*", "", step.text)
        code = re.sub(r"\$\$.*?\$\$", "", code, flags=re.DOTALL)  # bodies of functions
        code = re.sub(r"^CREATE TRIGGER.*?END;$", "", code, flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"\b(BEGIN|COMMIT|ROLLBACK)\b", code)


def test_both_engines_have_the_same_tables_and_columns(tmp_path):
    def columns(dialect: str) -> dict[str, list[str]]:
        text = "".join(step.text for step in migrations.migrations(dialect))
        found = re.findall(r"CREATE TABLE (\w+) \(\n(.*?)\n\)", text, re.DOTALL)
        return {name: re.findall(r"^  ([a-z]\w*) ", body, re.MULTILINE) for name, body in found}

    geopackage, postgis = columns("geopackage"), columns("postgis")
    assert geopackage == postgis
    assert set(geopackage) == TABLES
    assert len(migrations.migrations("geopackage")) == len(migrations.migrations("postgis"))


def test_a_gap_in_the_numbers_is_a_fault(tmp_path, monkeypatch):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "0002_late.sql").write_text("SELECT 1;\n", encoding="utf-8")
    monkeypatch.setattr(migrations, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="0001_name"):
        migrations.migrations("other")


def test_creating_again_changes_nothing(store, reopen, small_park):
    before = shape(store)
    assert reopen().create() == len(migrations.migrations(store._engine.dialect))
    assert shape(store) == before
    assert store.read_park() == small_park


def test_upgrade_equals_fresh_install(reopen, monkeypatch, tmp_path_factory, request):
    """Step by step, each in its own run of the program, ends where one run ends."""
    every = migrations.migrations(reopen()._engine.dialect)
    for count in range(1, len(every) + 1):
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "migrations", lambda dialect, count=count: every[:count])
            assert reopen().create() == count
    stepped = shape(reopen())
    fresh = _fresh_store(reopen(), tmp_path_factory, request)
    fresh.create()
    assert shape(fresh) == stepped
    fresh.close()


def test_an_upgrade_with_data_equals_a_fresh_install_with_the_same_data(
    reopen, monkeypatch, tmp_path_factory, request, small_park, make_batch
):  # fmt: skip
    """A database as version 1 left it, with readings, a flag and an old and a future clock."""
    times = [
        "1969-07-20T20:17:40Z",
        *(f"2023-{month:02d}-15T00:00:00Z" for month in range(1, 13)),
        "2106-02-07T06:28:15Z",
    ]
    batch = make_batch(*(("MW-1", time, float(number)) for number, time in enumerate(times)))
    old = reopen()
    every = migrations.migrations(old._engine.dialect)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", lambda dialect: every[:1])
        old.create()
        old.save_park(small_park)
    _write_as_version_1(old._engine, times)
    assert old.create() == len(every)
    fresh = _fresh_store(old, tmp_path_factory, request)
    fresh.create()
    fresh.save_park(small_park)
    fresh.write_batch(batch)
    rows = fresh.read_observations()[["datastream_id", "time"]].iloc[3:4].assign(flag=4)
    fresh.record_operation(Operation(kind="check", author="a"), rows, datetime(2024, 1, 1, tzinfo=timezone.utc))
    assert shape(old) == shape(fresh)
    for read in ("read_observations", "latest", "datastreams", "operations"):
        pd.testing.assert_frame_equal(getattr(old, read)(), getattr(fresh, read)())
    assert old.write_batch(batch).duplicate == len(times)
    fresh.close()


def _write_as_version_1(engine, times):
    moments = [engine.moment(pd.Timestamp(time).to_pydatetime()) for time in times]
    with engine.transaction(write=True):
        engine.execute(
            "INSERT INTO batch (source, sha256, reader, time_zone, rows_in, stored, duplicate, rejected, imported_at) "
            "VALUES ('a', '', 'r', 'z', ?, ?, 0, 0, ?)", (len(times), len(times), moments[1]),
        )  # fmt: skip
        engine.execute(
            "INSERT INTO datastream (point_id, property_id, sensor) SELECT point_id, property_id, '' "
            "FROM monitoring_point, observed_property WHERE name = 'MW-1' AND code = 'benzene'"
        )
        for number, moment in enumerate(moments):
            engine.execute("INSERT INTO observation VALUES (1, ?, ?, ?, 2, 1)", (moment, float(number), False))
        engine.execute("INSERT INTO latest_observation VALUES (1, ?, ?, ?, 2)", (moments[-1], len(times) - 1, False))
        engine.execute(
            "INSERT INTO operation (recorded_at, kind, author, parameters, comment, row_count) "
            "VALUES (?, 'check', 'a', '{}', '', 1)", (engine.moment(datetime(2024, 1, 1, tzinfo=timezone.utc)),),
        )  # fmt: skip
        engine.execute("INSERT INTO operation_flag VALUES (1, ?, 1, 4)", (moments[3],))


def _fresh_store(like, tmp_path_factory, request):
    from gw_monitor.gw_core.store.geopackage import GeoPackageStore
    from gw_monitor.gw_core.store.postgis import PostgisStore

    if isinstance(like, GeoPackageStore):
        return GeoPackageStore(tmp_path_factory.mktemp("fresh") / "fresh.gpkg")
    cluster = request.getfixturevalue("postgis_server")
    return PostgisStore(cluster.dsn(cluster.new_database()))


def test_the_catalogue_of_properties_is_in_the_database(empty_store):
    with empty_store._engine.transaction():
        rows = empty_store._engine.fetch("SELECT code, unit FROM observed_property")
    assert dict(rows) == {code: found.unit for code, found in observed_properties().items()}


def test_a_schema_of_any_name_is_quoted(postgis_dsn, small_park):
    from gw_monitor.gw_core.store.postgis import PostgisStore

    odd = PostgisStore(postgis_dsn, schema='park "1"; DROP SCHEMA public')
    odd.create()
    odd.save_park(small_park)
    assert odd.read_park() == small_park
    odd.close()
