# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every engine promises; each test runs on a GeoPackage and on a real PostGIS."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError, StoreError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.records.observations import check_frame, make_frame
from gw_monitor.gw_core.records.park import Facility, MonitoringPoint
from gw_monitor.gw_core.store.ports import (
    Batch,
    DatastreamKey,
    ObservationQuery,
    Operation,
    RejectedRow,
    WarningEvent,
    WarningLevel,
    WarningState,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DAY = "2024-05-01T08:00:00Z"
NEXT_DAY = "2024-05-02T08:00:00Z"


def utc(text: str) -> datetime:
    return pd.Timestamp(text).to_pydatetime()


def counts(report) -> tuple[int, int, int, int]:
    return report.rows_in, report.stored, report.duplicate, report.rejected


# --- the park ---------------------------------------------------------------------------------------------------------


def test_park_comes_back_as_it_was_saved(empty_store, small_park):
    rows = empty_store.save_park(small_park)
    assert rows == {"park": 1, "enterprise": 2, "facility": 2, "monitoring_point": 4, "receptor": 1}
    assert empty_store.read_park() == small_park


def test_coordinates_come_back_to_the_last_bit(empty_store, small_park):
    point = MonitoringPoint(name="MW-9", easting=500_000.1 + 1 / 3, northing=3_500_000.123456789, screen_top_m=1 / 7)
    empty_store.save_park(dataclasses.replace(small_park, points=(point,)))
    assert empty_store.read_park().points == (point,)


def test_saving_again_updates_by_name_and_keeps_the_rest(store, small_park):
    moved = dataclasses.replace(small_park.points[0], easting=500_111.0, layer=2)
    store.save_park(dataclasses.replace(small_park, points=(moved,), enterprises=(), facilities=()))
    stored = store.read_park()
    assert stored.points == (moved, *small_park.points[1:])
    assert stored.enterprises == small_park.enterprises


def test_a_database_without_park_says_so(empty_store):
    with pytest.raises(StoreError, match="holds no park yet"):
        empty_store.read_park()


def test_another_park_or_crs_is_refused(store, small_park):
    other = dataclasses.replace(small_park, park=dataclasses.replace(small_park.park, name="Other"))
    with pytest.raises(StoreError, match="one park"):
        store.save_park(other)
    shifted = dataclasses.replace(small_park, park=dataclasses.replace(small_park.park, crs="EPSG:4549"))
    with pytest.raises(StoreError, match="EPSG:4547"):
        store.save_park(shifted)


@pytest.mark.parametrize(
    ("crs", "sentence"), [("EPSG:4326", "not a projected"), ("EPSG:999999", "unknown"), ("", "unk")]
)
def test_an_unusable_crs_is_refused(empty_store, small_park, crs, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        empty_store.save_park(dataclasses.replace(small_park, park=dataclasses.replace(small_park.park, crs=crs)))


def test_all_faults_of_the_records_are_reported_together_and_nothing_is_stored(empty_store, small_park):
    bad = dataclasses.replace(
        small_park,
        points=(small_park.points[0], small_park.points[0], MonitoringPoint(name="", easting=np.nan, northing=1.0)),
    )
    with pytest.raises(InvalidInputError) as caught:
        empty_store.save_park(bad)
    assert {finding.code for finding in caught.value.findings} == {"missing_name", "duplicate_name", "bad_coordinates"}
    with pytest.raises(StoreError):
        empty_store.read_park()


def test_a_facility_of_an_unknown_enterprise_is_refused_and_nothing_is_stored(empty_store, small_park):
    bad = dataclasses.replace(small_park, facilities=(Facility(name="Tank", enterprise="Nobody"),))
    with pytest.raises(InvalidInputError, match="Nobody"):
        empty_store.save_park(bad)
    with pytest.raises(StoreError):
        empty_store.read_park()


# --- batches ----------------------------------------------------------------------------------------------------------


def test_a_batch_is_stored_and_read_back(store, make_batch):
    batch = make_batch(
        ("MW-2", DAY, 1.5), ("MW-1", NEXT_DAY, 0.4, True), ("MW-1", DAY, 0.1 + 0.2), ("MW-1", DAY, 7.0, False, 3, "ph")
    )
    assert counts(store.write_batch(batch)) == (4, 4, 0, 0)
    frame = store.read_observations()
    check_frame(frame)
    table = frame.merge(store.datastreams(), on="datastream_id").set_index(["point", "property", "time"]).sort_index()
    assert table.loc[("MW-1", "benzene", pd.Timestamp(DAY)), "value"] == 0.1 + 0.2  # to the last bit
    assert table.loc[("MW-1", "benzene", pd.Timestamp(NEXT_DAY)), "censored"]
    assert table.loc[("MW-1", "ph", pd.Timestamp(DAY)), "flag"] == 3
    assert table.loc[("MW-2", "benzene", pd.Timestamp(DAY)), "unit"] == "ug/L"


def test_writing_twice_stores_nothing_and_counts_duplicates(store, make_batch):
    batch = make_batch(("MW-1", DAY, 1.0), ("MW-1", NEXT_DAY, np.nan), ("MW-9", DAY, 2.0))
    assert counts(store.write_batch(batch)) == (3, 2, 0, 1)
    before = store.read_observations()
    assert counts(store.write_batch(batch)) == (3, 0, 2, 1)
    pd.testing.assert_frame_equal(store.read_observations(), before)
    assert len(store.rejected()) == 1  # the row is known: it is counted again, but kept once
    assert store.batches()["duplicate"].tolist() == [0, 2]


def test_another_value_for_the_same_moment_is_a_conflict(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    report = store.write_batch(make_batch(("MW-1", DAY, 2.0), ("MW-1", DAY, 1.0), ("MW-1", DAY, 1.0, True)))
    assert counts(report) == (3, 0, 1, 2)
    assert store.read_observations()["value"].tolist() == [1.0]
    rejected = store.rejected()
    assert rejected["reason"].tolist() == ["conflict", "conflict"]
    assert rejected["line"].tolist() == [1, 3]
    assert "MW-1;benzene;;2024-05-01 08:00:00+00:00;<1.0" in rejected["raw"].tolist()


def test_repeats_within_a_batch_are_told_apart(store, make_batch):
    batch = make_batch(("MW-1", NEXT_DAY, 5.0), ("MW-1", DAY, 1.0), ("MW-1", DAY, 1.0), ("MW-1", DAY, 3.0))
    assert counts(store.write_batch(batch)) == (4, 2, 1, 1)
    assert store.read_observations()["value"].tolist() == [1.0, 5.0]


def test_rows_that_cannot_be_stored_are_kept_with_their_reason(store, make_batch):
    given_rejected = [RejectedRow(file="readings.csv", line=7, reason="bad_number", raw="x;y\x00z")]
    batch = make_batch(
        ("MW-9", DAY, 1.0), ("MW-1", DAY, 1.0, False, 2, "phlogiston"), ("MW-1", None, 1.0), ("MW-1", DAY, np.inf),
        rejected=given_rejected,
    )  # fmt: skip
    report = store.write_batch(batch)
    assert counts(report) == (5, 0, 0, 5)
    rejected = store.rejected()
    assert rejected["reason"].tolist() == ["bad_number", "unknown_point", "unknown_property", "no_time", "not_finite"]
    assert set(rejected["batch_id"]) == {report.batch_id}
    assert store.datastreams().empty


def test_an_empty_batch_is_reported(store, make_batch):
    assert counts(store.write_batch(make_batch())) == (0, 0, 0, 0)
    check_frame(store.read_observations())
    assert store.latest().empty
    assert len(store.batches()) == 1


def test_a_reading_without_value_is_missing_not_zero(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, np.nan)))
    frame = store.read_observations()
    assert np.isnan(frame["value"][0])
    assert frame["flag"][0] == 9


def test_microseconds_and_years_before_1970_survive(store, make_batch):
    times = ["1962-03-04T05:06:07.000001Z", "1999-12-31T23:59:59.999999Z", "2024-02-29T00:00:00.123456Z"]
    store.write_batch(make_batch(*(("MW-1", time, 1.0) for time in times)))
    assert store.read_observations()["time"].tolist() == [pd.Timestamp(time) for time in times]


def test_local_times_become_utc(store):
    frame = make_frame(0, pd.to_datetime(["2024-05-01T16:00:00+08:00"]), [1.0])
    key = DatastreamKey(point="MW-1", property="benzene", sensor="GC-MS")
    store.write_batch(
        Batch(source="a", sha256="", reader="r", time_zone="z", datastreams=[key], observations=frame)
    )  # fmt: skip
    assert store.read_observations()["time"].tolist() == [pd.Timestamp(DAY)]
    assert store.datastreams()["sensor"].tolist() == ["GC-MS"]


def test_latest_follows_time_not_arrival(store, make_batch):
    store.write_batch(make_batch(("MW-1", NEXT_DAY, 2.0, True), ("MW-2", DAY, 7.0)))
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    latest = store.latest().set_index("point")
    assert latest.loc["MW-1", ["value", "censored", "unit"]].tolist() == [2.0, True, "ug/L"]
    store.write_batch(make_batch(("MW-1", "2024-05-03T08:00:00Z", 3.0)))
    assert store.latest().set_index("point").loc["MW-1", "value"] == 3.0


def test_batch_reports_are_kept(store, make_batch):
    report = store.write_batch(make_batch(("MW-1", DAY, 1.0), source="五月.csv"))
    row = store.batches().iloc[0]
    assert {name: row[name] for name in ("batch_id", "source", "reader", "time_zone", "rows_in")} == {
        name: getattr(report, name) for name in ("batch_id", "source", "reader", "time_zone", "rows_in")
    }
    assert row["source"] == "五月.csv"
    assert abs(row["imported_at"] - pd.Timestamp.now(tz="UTC")) < pd.Timedelta(minutes=1)


def test_a_row_without_datastream_is_refused(store, make_batch):
    batch = make_batch(("MW-1", DAY, 1.0))
    with pytest.raises(InvalidInputError, match="no datastream"):
        store.write_batch(dataclasses.replace(batch, datastreams=[]))
    with pytest.raises(InvalidInputError, match="observation frame"):
        store.write_batch(dataclasses.replace(batch, observations=pd.DataFrame({"time": [1]})))


class CancelledAt(Silent):
    """Cancelled once the work is that far."""

    def __init__(self, fraction: float) -> None:
        self.limit = fraction
        self.reached = 0.0

    def report(self, fraction: float) -> None:
        self.reached = fraction

    def cancelled(self) -> bool:
        return self.reached >= self.limit


@pytest.mark.parametrize("fraction", [0.1, 0.3, 0.9])
def test_a_cancel_in_mid_batch_leaves_nothing(store, make_batch, fraction):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    with pytest.raises(Cancelled):
        store.write_batch(make_batch(("MW-1", NEXT_DAY, 2.0), ("MW-9", DAY, 2.0)), CancelledAt(fraction))
    assert len(store.read_observations()) == 1
    assert store.rejected().empty
    assert len(store.batches()) == 1
    assert store.latest()["value"].tolist() == [1.0]


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["MW-1", "MW-2", "MW-9"]),
        st.integers(0, 5).map(lambda hour: f"2024-05-01T{hour:02d}:00:00Z"),
        st.sampled_from([1.0, 2.0, np.nan, np.inf]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_ROWS, second=_ROWS)
def test_every_row_is_accounted_for(store, make_batch, first, second):
    for rows in (first, second, second):
        before = len(store.read_observations())
        report = store.write_batch(make_batch(*rows))
        frame = store.read_observations()
        assert report.rows_in == len(rows) == report.stored + report.duplicate + report.rejected
        assert len(frame) == before + report.stored
        assert not frame.duplicated(["datastream_id", "time"]).any()
        last = frame.groupby("datastream_id").tail(1).reset_index(drop=True)
        pd.testing.assert_frame_equal(store.latest()[last.columns], last)
    assert report.stored == 0


# --- reading ----------------------------------------------------------------------------------------------------------


def test_queries_narrow_by_point_property_and_time(store, make_batch):
    store.write_batch(
        make_batch(
            *((p, t, 1.0, False, 2, c) for p in ("MW-1", "MW-2") for t in (DAY, NEXT_DAY) for c in ("ph", "benzene"))
        )
    )

    def count(**query):
        return len(store.read_observations(ObservationQuery(**query)))

    assert count() == 8
    assert count(points=("MW-1",)) == 4
    assert count(points=("MW-1",), properties=("ph",)) == 2
    assert count(start=utc(NEXT_DAY)) == 4
    assert count(end=utc(DAY)) == 4  # both ends belong to it
    assert count(start=utc(DAY) + timedelta(seconds=1), end=utc(NEXT_DAY) - timedelta(seconds=1)) == 0
    assert count(points=("MW-7",)) == 0


# --- the ledger -------------------------------------------------------------------------------------------------------


def test_flags_are_seen_as_of_any_moment(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0), ("MW-1", NEXT_DAY, 2.0)))
    rows = store.read_observations()[["datastream_id", "time"]]
    noon = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
    hour = timedelta(hours=1)
    store.record_operation(Operation(kind="check", author="a"), rows.assign(flag=1), noon)
    store.record_operation(Operation(kind="person", author="b"), rows.iloc[1:].assign(flag=4), noon + 2 * hour)
    store.record_operation(
        Operation(kind="late", author="c"), rows.assign(flag=3), noon + hour
    )  # recorded out of order

    def flags(as_of=None):
        return store.read_observations(ObservationQuery(as_of=as_of))["flag"].tolist()

    assert flags(noon - hour) == [2, 2]
    assert flags(noon) == [1, 1]
    assert flags(noon + hour) == [3, 3]
    assert flags() == [3, 4]
    assert store.latest()["flag"].tolist() == [4]
    assert store.read_observations(ObservationQuery(start=utc(NEXT_DAY)))["flag"].tolist() == [4]


def test_operations_keep_who_when_and_why(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    rows = store.read_observations()[["datastream_id", "time"]].assign(flag=3)
    when = datetime(2024, 6, 1, tzinfo=timezone.utc)
    operation = Operation(
        kind="range", author="王", comment="drift",
        parameters={"limit": np.float64(3.5), "n": np.int64(2), "none": np.nan, "since": when, "list": (1, "a")},
    )  # fmt: skip
    number = store.record_operation(operation, rows, when)
    (row,) = store.operations().to_dict("records")
    assert pd.isna(row.pop("undoes"))
    assert pd.isna(row.pop("undone_by"))
    assert row == {
        "operation_id": number, "recorded_at": pd.Timestamp(when), "kind": "range", "author": "王", "comment": "drift",
        "rows": 1, "human": False,
        "parameters": {"limit": 3.5, "n": 2, "none": None, "since": "2024-06-01T00:00:00+00:00", "list": [1, "a"]},
    }  # fmt: skip


def test_flags_of_unknown_observations_are_refused(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    rows = store.read_observations()[["datastream_id", "time"]].assign(flag=3)
    operation = Operation(kind="x", author="y")
    for bad, sentence in (
        (rows.assign(time=pd.Timestamp(NEXT_DAY)), "not stored"),
        (pd.concat([rows, rows]), "more than once"),
        (rows.assign(flag=7), "none of"),
        (rows.drop(columns="flag"), "no column"),
    ):
        with pytest.raises(InvalidInputError, match=sentence):
            store.record_operation(operation, bad)
    assert store.operations().empty


def test_an_operation_without_flags_is_kept(store):
    store.record_operation(Operation(kind="note", author="me"), pd.DataFrame(columns=["datastream_id", "time", "flag"]))
    assert store.operations()["rows"].tolist() == [0]


# --- warning events ---------------------------------------------------------------------------------------------------


def event(event_id="e1", state=WarningState.FIRING, opened=DAY, **more) -> WarningEvent:
    values = {
        "rule": "class_limit", "point": "MW-1", "property": "benzene", "level": WarningLevel.SERIOUS,
        "opened_at": utc(opened), "updated_at": utc(opened), "resolved_at": None, "value": 12.0, "limit": 10.0,
        "unit": "ug/L", "evidence": {"rows": [{"time": DAY, "value": 12.0}], "tiny": 1e-300, "big": 1e22},
    }  # fmt: skip
    return WarningEvent(event_id=event_id, state=state, **(values | more))


def test_events_come_back_newest_first_and_by_state(store):
    old, new = event(), event("e2", WarningState.PENDING, NEXT_DAY)
    assert store.save_events([old, new]) == 2
    assert store.read_events() == [new, old]
    assert store.read_events([WarningState.FIRING]) == [old]
    resolved = event(state=WarningState.RESOLVED, updated_at=utc(NEXT_DAY), resolved_at=utc(NEXT_DAY))
    assert store.save_events([resolved, new]) == 1  # what did not change is not counted
    assert store.read_events([WarningState.RESOLVED]) == [resolved]


def test_each_change_of_an_event_is_in_its_history(store):
    for state in (WarningState.PENDING, WarningState.FIRING, WarningState.FIRING, WarningState.ACKNOWLEDGED):
        store.save_events([event(state=state)])
    with store._engine.transaction():
        rows = store._engine.fetch("SELECT state FROM warning_event_history ORDER BY history_id")
    assert [state for (state,) in rows] == ["pending", "firing", "acknowledged"]


def test_an_event_without_value_stays_without(store):
    store.save_events([event(value=np.nan, limit=np.nan)])
    (found,) = store.read_events()
    assert np.isnan(found.value) and np.isnan(found.limit)


# --- raw is immutable -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET value = 0",
        "DELETE FROM observation",
        "UPDATE operation SET author = 'x'",
        "DELETE FROM operation_flag",
    ],
)
def test_raw_and_ledger_cannot_be_changed_even_by_sql(store, make_batch, statement):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    rows = store.read_observations()[["datastream_id", "time"]].assign(flag=3)
    store.record_operation(Operation(kind="x", author="y"), rows)
    with pytest.raises(StoreError, match="never"), store._engine.transaction(write=True):
        store._engine.execute(statement)
    assert store.read_observations()["value"].tolist() == [1.0]
    assert store.operations()["author"].tolist() == ["y"]
