# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long histories: read in pieces, summed up, chosen by kind, sensor and place; the same over both engines."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import Flag, make_frame
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import (
    Batch,
    DatastreamKey,
    LinkHealth,
    LinkState,
    ObservationQuery,
    Operation,
    SensorRecord,
    Step,
)
from gw_monitor.test.parks import EAST, NORTH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DAY = "2024-05-01T08:00:00Z"
NOON = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)


def random_batch(rows=400, seed=1) -> Batch:
    """Readings of five datastreams over three years and before 1970, some missing, some non-detects."""
    rng = np.random.default_rng(seed)
    keys = [DatastreamKey(point=f"MW-{n}", property=code, sensor=sensor)
            for n, code, sensor in ((1, "ph", ""), (1, "benzene", "GC"), (2, "benzene", ""), (3, "water_level", "CTD"),
                                    (4, "water_level", ""))]  # fmt: skip
    minutes = rng.choice(3 * 365 * 1440, rows, replace=False)
    times = pd.Timestamp("2021-11-05T00:00:00Z") + pd.to_timedelta(minutes, unit="min")
    times = times.where(np.arange(rows) % 20 > 0, times - pd.Timedelta(days=365 * 60))
    values = np.where(rng.random(rows) < 0.05, np.nan, rng.normal(10.0, 3.0, rows))
    return Batch(
        source="random", sha256="", reader="r", time_zone="z", datastreams=keys,
        observations=make_frame(rng.integers(0, 5, rows), times, values, rng.random(rows) < 0.2,
                                rng.choice([1, 2, 3, 4], rows)),
    )  # fmt: skip


@pytest.fixture
def filled(store):
    """A store with random readings and a ledger: a program, a person before it, a correction, something undone."""
    store.write_batch(random_batch())
    frame = store.read_observations()[["datastream_id", "time"]]
    some, few = frame.iloc[::3], frame.iloc[::7]
    store.record_operation(Operation(kind="person", author="p", human=True), few.assign(flag=4), NOON)
    store.record_operation(
        Operation(kind="check", author="c"), some.assign(flag=1), NOON + timedelta(hours=1),
        few.assign(value=np.where(np.arange(len(few)) % 4, 100.0, np.nan)),
    )  # fmt: skip
    wrong = store.record_operation(
        Operation(kind="wrong", author="w", human=True), frame.assign(flag=3), NOON + timedelta(hours=2),
        frame.assign(value=-1.0),
    )  # fmt: skip
    store.undo_operation(wrong, "w")
    return store


QUERIES = [
    ObservationQuery(),
    ObservationQuery(raw=True),
    ObservationQuery(as_of=NOON + timedelta(minutes=1)),
    ObservationQuery(start=datetime(2022, 3, 1, tzinfo=timezone.utc), end=datetime(2023, 3, 1, tzinfo=timezone.utc)),
    ObservationQuery(points=("MW-1", "MW-3"), start=datetime(2022, 3, 1, tzinfo=timezone.utc)),
    ObservationQuery(kinds=("level",)),
]


def test_pieces_put_together_are_the_whole(filled):
    for query in QUERIES:
        whole = filled.read_observations(query)
        assert len(whole)
        for rows in (13, len(whole), 10_000):
            pieces = list(filled.iterate_observations(query, rows))
            assert all(0 < len(piece) <= rows for piece in pieces)
            pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole)


def test_pieces_show_one_state_while_others_write(filled, reopen, make_batch):
    whole = filled.read_observations()
    pieces = filled.iterate_observations(rows=100)
    found = [next(pieces)]
    reopen().write_batch(make_batch(("MW-4", "2030-01-01T00:00:00Z", 1.0), ("MW-4", DAY, 1.0)))
    frame = whole[["datastream_id", "time"]].assign(flag=9)
    filled.record_operation(Operation(kind="late", author="x", human=True), frame)  # the same store goes on working
    found += pieces
    pd.testing.assert_frame_equal(pd.concat(found, ignore_index=True), whole)
    assert len(filled.read_observations()) == len(whole) + 2


def test_pieces_that_nobody_draws_to_the_end_hold_nothing_up(filled, reopen, make_batch):
    pieces = filled.iterate_observations(rows=10)
    next(pieces)
    pieces.close()
    assert reopen(patience_s=0.5).write_batch(make_batch(("MW-4", DAY, 1.0))).stored == 1


def expected_sums(frame: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Return the sums of an observation frame, the plain way."""
    good = frame[~frame["flag"].isin([Flag.FAIL, Flag.MISSING]) & frame["value"].notna()]
    naive = good["time"].dt.tz_localize(None)
    start = {"hour": naive.dt.floor("h"), "day": naive.dt.floor("D"), "month": naive.dt.to_period("M").dt.start_time}
    groups = good.assign(time=start[step].dt.tz_localize("UTC")).groupby(["datastream_id", "time"])
    return groups.agg(
        n=("value", "size"), mean=("value", "mean"), minimum=("value", "min"), maximum=("value", "max"),
        censored=("censored", "sum"),
    ).reset_index()  # fmt: skip


def test_the_database_sums_up_as_pandas_does(filled):
    for query in QUERIES:
        frame = filled.read_observations(query)
        for step in Step:
            # Sums of the same numbers in another order: equal but for rounding.
            found = filled.aggregate_observations(step, query)
            pd.testing.assert_frame_equal(found, expected_sums(frame, step), rtol=1e-12, atol=0)


def test_an_empty_history_sums_up_to_nothing(store):
    assert store.aggregate_observations(Step.MONTH).empty
    assert list(store.aggregate_observations(Step.DAY).columns) == [
        "datastream_id", "time", "n", "mean", "minimum", "maximum", "censored",
    ]  # fmt: skip
    assert list(store.iterate_observations()) == []


# --- queries ----------------------------------------------------------------------------------------------------------


def test_queries_by_sensor_kind_and_place(filled):
    streams = filled.datastreams().set_index("datastream_id")

    def found(**query):
        frame = filled.read_observations(ObservationQuery(**query))
        return sorted({tuple(streams.loc[number, ["point", "sensor"]]) for number in frame["datastream_id"]})

    assert found(sensors=("GC", "CTD")) == [("MW-1", "GC"), ("MW-3", "CTD")]
    assert found(kinds=("level",), sensors=("CTD",)) == [("MW-3", "CTD")]
    points = {point.name: (point.easting, point.northing) for point in filled.read_park().points}
    east, north = points["MW-1"]
    assert east > EAST and north > NORTH
    corner = f"{east} {north}"
    square = f"POLYGON (({corner}, {east + 1} {north}, {east + 1} {north + 1}, {east} {north + 1}, {corner}))"
    assert {point for point, _ in found(area_wkt=square)} == {"MW-1"}  # the edge belongs to it
    far = "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"
    assert found(area_wkt=far) == []
    with pytest.raises(InvalidInputError, match="not a geometry"):
        filled.read_observations(ObservationQuery(area_wkt="POLIGON ((0 0))"))


def test_raw_shows_what_came_in(filled):
    given = random_batch().observations
    raw = filled.read_observations(ObservationQuery(raw=True))
    assert sorted(raw["value"].dropna()) == sorted(given["value"].dropna())
    assert (raw.loc[raw["value"].isna(), "flag"] == 9).all()


# --- archive ----------------------------------------------------------------------------------------------------------


LIMIT = datetime(2023, 2, 10, 15, tzinfo=timezone.utc)
MIDNIGHT = pd.Timestamp("2023-02-10T00:00:00Z")


def test_the_archive_takes_days_out_and_brings_them_back(filled, tmp_path):
    before = filled.read_observations()
    raw = filled.read_observations(ObservationQuery(raw=True))
    days, months = (filled.aggregate_observations(step) for step in (Step.DAY, Step.MONTH))
    latest = filled.latest()
    report = filled.archive(LIMIT, tmp_path / "archive")
    old = before["time"] < MIDNIGHT
    assert report.rows == old.sum() == len(before) - len(filled.read_observations())
    assert pd.Timestamp(report.last) == MIDNIGHT
    pd.testing.assert_frame_equal(filled.read_observations(), before[~old].reset_index(drop=True))
    pd.testing.assert_frame_equal(filled.latest(), latest)
    pd.testing.assert_frame_equal(filled.aggregate_observations(Step.DAY), days, rtol=1e-12)
    pd.testing.assert_frame_equal(filled.aggregate_observations(Step.MONTH), months, rtol=1e-12)
    entries = filled.operations().query("kind == 'archive_observations'")
    assert entries["rows"].sum() == report.rows
    files = sorted((tmp_path / "archive").iterdir())
    assert [path.name for path in files] == sorted(entry["file"] for entry in entries["parameters"])

    reports = filled.restore(files)
    assert sum(part.stored for part in reports) == report.rows == sum(part.rows_in for part in reports)
    pd.testing.assert_frame_equal(filled.read_observations(), before)
    pd.testing.assert_frame_equal(filled.read_observations(ObservationQuery(raw=True)), raw)
    pd.testing.assert_frame_equal(filled.aggregate_observations(Step.DAY), days, rtol=1e-12)
    assert [part.stored for part in filled.restore(files[:1])] == [0]  # again: all are known


def test_an_archived_file_can_be_read_by_anybody(store, make_batch, tmp_path):
    rows = [("MW-1", DAY, 0.1 + 0.2), ("MW-1", "2024-05-02T08:00:00.123456Z", np.nan), ("MW-2", DAY, 5.0, True, 3)]
    store.write_batch(make_batch(*rows))
    (name,) = store.archive(NOON, tmp_path).files
    table = pd.read_csv(name)
    assert table.columns.tolist() == [
        "point", "property", "sensor", "unit", "time", "value", "censored", "flag", "batch_id",
    ]  # fmt: skip
    assert table["point"].tolist() == ["MW-1", "MW-1", "MW-2"]
    assert table["time"][1] == "2024-05-02T08:00:00.123456Z"
    assert table["unit"][0] == "ug/L"
    assert (table["censored"].tolist(), table["flag"].tolist()) == ([0, 0, 1], [2, 9, 3])


def test_rows_of_archived_days_are_rejected_until_the_file_is_back(store, make_batch, tmp_path):
    batch = make_batch(("MW-1", DAY, 1.0), ("MW-1", "2024-07-01T00:00:00Z", 2.0))
    store.write_batch(batch)
    (name,) = store.archive(NOON, tmp_path).files
    late = make_batch(("MW-1", "2024-05-01T23:00:00Z", 3.0), ("MW-1", "2024-05-02T01:00:00Z", 4.0))
    for again in (batch, late):
        report = store.write_batch(again)
        assert (report.stored, report.duplicate, report.rejected) == ((0, 1, 1) if again is batch else (1, 0, 1))
    assert store.rejected()["reason"].tolist() == ["archived", "archived"]
    store.restore([tmp_path / name])
    assert store.write_batch(late).stored == 1
    assert store.read_observations()["value"].tolist() == [1.0, 3.0, 4.0, 2.0]


def test_an_archive_that_is_not_as_it_was_noted_is_refused(store, make_batch, tmp_path):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    (name,) = store.archive(NOON, tmp_path).files
    whole = (tmp_path / name).read_bytes()
    for content in (whole[:-5], b"point,property\n", b"", whole + b"x"):
        (tmp_path / "bad.csv.gz").write_bytes(content)
        with pytest.raises(InvalidInputError, match="not as this database archived it"):
            store.restore([tmp_path / "bad.csv.gz"])
    with pytest.raises(InvalidInputError, match="cannot be read"):
        store.restore([tmp_path / "gone.csv.gz"])
    assert store.read_observations().empty
    assert store.aggregate_observations(Step.DAY)["n"].tolist() == [1]


def test_an_archive_that_cannot_be_written_leaves_everything(store, make_batch, tmp_path):
    from gw_monitor.gw_core.errors import Cancelled, StoreError
    from gw_monitor.gw_core.progress import Silent

    class Cancel(Silent):
        def cancelled(self):
            return True

    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        store.archive(NOON, tmp_path / "file" / "folder")
    (tmp_path / "out").mkdir()
    with pytest.raises(Cancelled):
        store.archive(NOON, tmp_path / "out", Cancel())
    assert list((tmp_path / "out").iterdir()) == []
    assert len(store.read_observations()) == 1
    assert store.operations().empty
    assert store.archive(datetime(1950, 1, 1, tzinfo=timezone.utc), tmp_path / "never").files == ()
    assert not (tmp_path / "never").exists()


def test_a_file_that_does_not_read_back_is_not_trusted(store, make_batch, tmp_path, monkeypatch):
    from gw_monitor.gw_core.errors import StoreError
    from gw_monitor.gw_core.store import archive_files

    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    monkeypatch.setattr(archive_files, "read_digest", lambda path: archive_files.Digest())
    with pytest.raises(StoreError, match="nothing was archived"):
        store.archive(NOON, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert len(store.read_observations()) == 1


def test_the_guard_is_up_again_after_the_archive(store, make_batch, tmp_path):
    from gw_monitor.gw_core.errors import StoreError

    store.write_batch(
        make_batch(("MW-1", DAY, 1.0), ("MW-1", "2024-05-30T00:00:00Z", 2.0), ("MW-1", "1950-01-01", 3.0))
    )
    store.archive(datetime(2024, 5, 20, tzinfo=timezone.utc), tmp_path)  # a part of a month stays
    assert store.read_observations()["value"].tolist() == [2.0]
    for statement in ("DELETE FROM observation", "UPDATE observation SET value = 0"):
        with pytest.raises(StoreError, match="never"), store._engine.transaction(write=True):
            store._engine.execute(statement)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(0, 60), min_size=1, max_size=4))
def test_archive_and_restore_in_any_order_lose_and_double_nothing(store, tmp_path_factory, days):
    store.write_batch(random_batch(120, seed=5))
    folder = tmp_path_factory.mktemp("archive")
    before = store.read_observations()
    files = []
    for day in days:
        files += store.archive(datetime(2022, 5, 1, tzinfo=timezone.utc) + timedelta(days=20 * day), folder).files
    for file in files[::-1]:
        store.restore([folder / file])
    pd.testing.assert_frame_equal(store.read_observations(), before)
    assert store.aggregate_observations(Step.MONTH)["n"].sum() == expected_sums(before, Step.MONTH)["n"].sum()


# --- sensors and health -----------------------------------------------------------------------------------------------


def test_sensors_are_kept_and_changed(store):
    key = DatastreamKey(point="MW-1", property="water_level", sensor="CTD")
    record = SensorRecord(datastream=key, model="CTD-10", accuracy=0.01, calibration_due=NOON)
    assert store.save_sensors([record]) == 1
    assert store.save_sensors([record]) == 0
    other = SensorRecord(datastream=DatastreamKey(point="MW-2", property="ph"), note="new", sampling_interval_s=300.0)
    assert store.save_sensors([dataclasses.replace(record, note="moved"), other]) == 2
    table = store.sensors().set_index("point")
    assert table.loc["MW-1", ["property", "sensor", "model", "accuracy", "note"]].tolist() == [
        "water_level", "CTD", "CTD-10", 0.01, "moved",
    ]  # fmt: skip
    assert table.loc["MW-1", "calibration_due"] == pd.Timestamp(NOON)
    assert pd.isna(table.loc["MW-2", "calibration_due"]) and np.isnan(table.loc["MW-2", "accuracy"])
    assert len(store.datastreams()) == 2


def test_sensors_of_unknown_points_and_properties_are_refused_together(store):
    records = [SensorRecord(datastream=DatastreamKey(point=point, property=code))
               for point, code in (("MW-9", "ph"), ("MW-1", "phlogiston"), ("MW-1", "ph"))]  # fmt: skip
    with pytest.raises(InvalidInputError) as caught:
        store.save_sensors(records)
    assert [finding.code for finding in caught.value.findings] == ["unknown_point", "unknown_property"]
    assert store.sensors().empty and store.datastreams().empty


def test_health_is_kept_with_each_change_of_state(store):
    def row(state, minute, **more):
        return LinkHealth(link="plc", kind="modbus", state=state, changed_at=NOON + timedelta(minutes=minute), **more)

    store.save_health([row(LinkState.CONNECTING, 0), row(LinkState.ONLINE, 0, device="3")])
    store.save_health([row(LinkState.ONLINE, 1, readings=5, last_reading_at=NOON)])
    store.save_health([row(LinkState.ONLINE, 1, readings=9_000_000_000)])
    store.save_health([row(LinkState.WAITING, 2, last_fault="No answer.", last_fault_at=NOON, faults=1, waiting=7)])
    table = store.health().set_index("device")
    assert table.loc["", ["state", "faults", "waiting", "last_fault"]].tolist() == ["waiting", 1, 7, "No answer."]
    assert table.loc["", "changed_at"] == pd.Timestamp(NOON + timedelta(minutes=2))
    assert pd.isna(table.loc["", "last_reading_at"])
    assert abs(table.loc["3", "updated_at"] - pd.Timestamp.now(tz="UTC")) < pd.Timedelta(minutes=1)
    history = store.health_history()
    assert history[["device", "state", "fault"]].to_numpy().tolist() == [
        ["", "connecting", ""], ["3", "online", ""], ["", "online", ""], ["", "waiting", "No answer."],
    ]  # fmt: skip
    assert history["at"].is_monotonic_increasing


def test_empty_tables_have_their_columns(store):
    assert set(LinkHealth.__dataclass_fields__) < set(store.health().columns)
    assert store.health_history().columns.tolist() == ["link", "device", "at", "state", "fault"]
    assert "calibration_due" in store.sensors()
    assert isinstance(store, GeoPackageStore) or store.prepare_partitions(datetime.now(timezone.utc)) <= 1
