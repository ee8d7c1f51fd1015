# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources of many parts and links without end: one transaction, one account, nothing doubled, names never stale."""

from __future__ import annotations

import dataclasses
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.park import MonitoringPoint
from gw_monitor.gw_core.store import postgis_fresh_months
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey

DAY = "2024-05-01T08:00:00Z"
NEXT_DAY = "2024-05-02T08:00:00Z"


def counts(report):
    return report.rows_in, report.stored, report.duplicate, report.rejected


def test_parts_are_one_batch_and_know_of_each_other(store, make_batch):
    parts = [
        make_batch(("MW-1", DAY, 1.0), ("MW-9", DAY, 1.0)),
        make_batch(("MW-1", DAY, 1.0), ("MW-1", NEXT_DAY, 2.0)),
        make_batch(("MW-1", DAY, 7.0), ("MW-2", None, 2.0)),
    ]
    report = store.write_batches(iter(parts))
    assert counts(report) == (6, 2, 1, 3)
    (row,) = store.batches().to_dict("records")
    assert [row[name] for name in ("batch_id", "rows_in", "stored", "duplicate", "rejected")] == [
        report.batch_id, 6, 2, 1, 3,
    ]  # fmt: skip
    rejected = store.rejected()
    assert rejected["reason"].tolist() == ["unknown_point", "conflict", "no_time"]
    assert rejected["line"].tolist() == [2, 5, 6]  # counted through all parts
    assert store.latest()["value"].tolist() == [2.0]


def test_parts_give_what_one_batch_gives(store, reopen, make_batch):
    rows = [("MW-1", f"2024-05-{1 + n % 9:02d}T00:00:00Z", float(n % 3)) for n in range(40)]
    report = store.write_batches(make_batch(*rows[start : start + 7]) for start in range(0, 40, 7))
    again = store.write_batch(make_batch(*rows))
    assert (report.stored, again.stored) == (9, 0)
    assert report.duplicate + 9 == again.duplicate
    assert report.rejected == again.rejected


def test_an_error_while_parts_are_drawn_leaves_nothing(store, make_batch):
    def broken():
        yield make_batch(("MW-1", DAY, 1.0), ("MW-9", DAY, 1.0))
        raise InvalidInputError("The file ends in the middle of a row.")

    with pytest.raises(InvalidInputError, match="middle of a row"):
        store.write_batches(broken())
    assert store.read_observations().empty
    assert store.batches().empty
    assert store.rejected().empty
    assert store.datastreams().empty
    # The datastream made in vain is not remembered: its id may be another's now.
    store.write_batch(make_batch(("MW-2", DAY, 2.0)))
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    assert store.latest().set_index("point")["value"].to_dict() == {"MW-2": 2.0, "MW-1": 1.0}


def test_no_part_or_parts_of_two_sources_are_refused(store, make_batch):
    with pytest.raises(InvalidInputError, match="nothing to store"):
        store.write_batches([])
    two = [make_batch(("MW-1", DAY, 1.0)), make_batch(("MW-1", NEXT_DAY, 1.0), source="other.csv")]
    with pytest.raises(InvalidInputError, match="not of one source"):
        store.write_batches(two)
    assert store.batches().empty


class Patience(Silent):
    """Is cancelled from the ``n``-th question on."""

    def __init__(self, questions: int) -> None:
        self.left = questions

    def cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_a_cancel_between_parts_leaves_nothing(store, make_batch):
    parts = (make_batch(("MW-1", f"2024-05-{day:02d}T00:00:00Z", 1.0)) for day in range(1, 28))
    with pytest.raises(Cancelled):
        store.write_batches(parts, Patience(20))
    assert store.batches().empty
    assert store.read_observations().empty


def test_a_link_counts_on_in_one_batch(store, make_batch):
    def reading(day, value, source="plc-1"):
        batch = make_batch(("MW-1", f"2024-05-{day:02d}T00:00:00Z", value), source=source)
        return dataclasses.replace(batch, running=True, reader="modbus")

    first = store.write_batch(reading(1, 1.0))
    second = store.write_batch(reading(2, 2.0))
    assert first.batch_id == second.batch_id
    assert counts(second) == (1, 1, 0, 0)  # of this call
    store.write_batch(reading(2, 2.0))
    other = store.write_batch(reading(3, 2.0, source="plc-2"))
    assert other.batch_id != first.batch_id
    table = store.batches()[["rows_in", "stored", "duplicate", "rejected"]]
    assert table.to_numpy().tolist() == [[3, 2, 1, 0], [1, 1, 0, 0]]


def test_memory_does_not_grow_with_the_number_of_parts(store, monkeypatch):
    monkeypatch.setattr(postgis_fresh_months, "_MOST_WAITING", 10_000)  # rows; both numbers of parts bring more

    def parts(first, number):
        for part in range(first, first + number):
            times = pd.date_range("2020-01-01", periods=5_000, freq="min", tz="UTC") + pd.Timedelta(days=4 * part)
            yield Batch(
                source="long", sha256="", reader="r", time_zone="z",
                datastreams=[DatastreamKey(point="MW-1", property="ph")],
                observations=make_frame(0, times, np.arange(5_000.0)),
            )  # fmt: skip

    store.write_batches(parts(0, 2))  # warms up what stays
    peaks = []
    for first, number in ((100, 8), (200, 40)):  # each in months of its own
        tracemalloc.start()
        assert store.write_batches(parts(first, number)).rows_in == 5_000 * number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


# --- names ------------------------------------------------------------------------------------------------------------


def test_another_writer_may_make_the_same_datastream(store, reopen, make_batch):
    other = reopen()
    store.write_batch(make_batch(("MW-2", DAY, 1.0)))
    other.write_batch(make_batch(("MW-1", DAY, 1.0)))
    assert counts(store.write_batch(make_batch(("MW-1", DAY, 1.0), ("MW-1", NEXT_DAY, 1.0)))) == (2, 1, 1, 0)
    assert len(store.datastreams()) == 2


def test_points_that_come_or_are_renamed_are_known_at_once(store, reopen, make_batch, small_park):
    other = reopen()
    assert store.write_batch(make_batch(("MW-7", DAY, 1.0), ("MW-1", DAY, 1.0))).rejected == 1
    new = MonitoringPoint(name="MW-7", easting=500_000.0, northing=3_500_000.0)
    other.save_park(dataclasses.replace(small_park, points=(new,)))
    assert store.write_batch(make_batch(("MW-7", DAY, 1.0))).stored == 1
    with other._engine.transaction(write=True):
        other._engine.execute("UPDATE monitoring_point SET name = 'MW-8' WHERE name = 'MW-7'")  # as a GIS does
    report = store.write_batch(make_batch(("MW-7", NEXT_DAY, 1.0), ("MW-8", NEXT_DAY, 1.0)))
    assert counts(report) == (2, 1, 0, 1)
    assert store.datastreams()["point"].tolist() == ["MW-1", "MW-8"]


def test_a_new_connection_trusts_nothing_learnt_before(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0)))
    store._names._streams[("MW-1", "benzene", "")] = 99  # as if the database had been restored from a copy
    store.close()
    assert counts(store.write_batch(make_batch(("MW-1", DAY, 1.0)))) == (1, 0, 1, 0)


def test_a_row_refused_often_is_kept_once_however_long(store, make_batch):
    long = make_batch(("MW-1", DAY, 1.0))
    from gw_monitor.gw_core.store.ports import RejectedRow

    raw = ["x" * 9_000, "x" * 9_000 + "y"]  # longer than an index entry of PostgreSQL may be
    rows = [RejectedRow(file="f", line=1, reason="bad", raw=text) for text in raw]
    for _ in range(3):
        store.write_batch(dataclasses.replace(long, rejected=rows))
    assert store.rejected()["raw"].tolist() == raw
