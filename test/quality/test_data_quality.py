# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completeness, timeliness and validity, counted by hand."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.quality.data_quality import Question, assess_record, overall
from gw_monitor.gw_core.quality.sensors import read_sensors
from gw_monitor.gw_core.records.observations import make_frame
from hypothesis import given, settings
from hypothesis import strategies as st

NOW = datetime(2024, 1, 3, tzinfo=timezone.utc)
HOURS = pd.date_range("2024-01-01", periods=24, freq="h", tz="UTC")


def test_a_record_with_holes_is_counted():
    kept = [n for n in range(24) if n not in (3, 10, 11, 12)]
    flags = [1] * 14 + [3, 3, 4, 2, 2, 9]
    frame = make_frame(5, HOURS[kept], np.ones(20), [True] * 4 + [False] * 16, flags)
    due = {5: datetime(2024, 1, 2, tzinfo=timezone.utc)}
    row = assess_record([frame], Question(now=NOW, intervals_s={5: 3600.0}, due=due)).iloc[0]
    assert (row["readings"], row["expected"], row["interval_from"]) == (19, 23, "sensor")  # the last one is missing
    assert row["completeness"] == pytest.approx(19 / 23)
    assert (row["gaps"], row["longest_gap_h"]) == (2, 4.0)
    assert row[["good", "suspect", "fail", "not_evaluated"]].tolist() == pytest.approx(
        [14 / 19, 2 / 19, 1 / 19, 2 / 19]
    )
    assert row["missing"] == pytest.approx(1 / 20)
    assert row["censored_share"] == pytest.approx(4 / 19)
    assert row["age_h"] == pytest.approx(26.0)
    assert row["calibration_overdue"]


def test_a_period_counts_what_should_have_been_there():
    frame = make_frame(1, HOURS[:12], np.ones(12))
    start, end = HOURS[0].to_pydatetime(), HOURS[23].to_pydatetime()
    row = assess_record([frame], Question(now=NOW, start=start, end=end)).iloc[0]
    assert (row["expected"], row["completeness"], row["gaps"], row["longest_gap_h"]) == (24, 0.5, 1, 12.0)


def test_repeats_and_jitter_do_not_make_a_record_more_or_less_complete():
    random = np.random.default_rng(1)
    jitter = pd.to_timedelta(random.uniform(0, 900, 24), unit="s")
    times = (HOURS + jitter).append(HOURS + jitter + pd.Timedelta("1s")).sort_values()
    row = assess_record([make_frame(1, times, np.ones(48))], Question(now=NOW, intervals_s={1: 3600.0})).iloc[0]
    assert row["completeness"] >= 23 / 24
    assert row["completeness"] <= 1.0


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, 60), max_size=6).map(sorted), seed=st.integers(0, 99))
def test_slices_do_not_matter(cuts, seed):
    random = np.random.default_rng(seed)
    parts = [
        make_frame(stream, HOURS[np.sort(random.choice(24, 20, replace=False))], random.normal(size=20),
                   flag=random.choice([1, 2, 3, 4], 20))
        for stream in (1, 2, 3)
    ]  # fmt: skip
    frame = pd.concat(parts, ignore_index=True)
    question = Question(now=NOW)
    slices = [frame.iloc[a:b] for a, b in zip([0, *cuts], [*cuts, len(frame)], strict=True)]
    pd.testing.assert_frame_equal(assess_record(slices, question), assess_record([frame], question))


def test_delays_and_the_whole_are_summed_up():
    frames = [
        make_frame(1, HOURS, np.ones(24), flag=[1] * 20 + [4] * 4),
        make_frame(2, HOURS[:12], np.ones(12), flag=2),
    ]
    arrivals = pd.DataFrame({"datastream_id": 1, "time": HOURS, "imported_at": HOURS + pd.Timedelta("90s")})
    question = Question(now=NOW, end=HOURS[23].to_pydatetime(), start=HOURS[0].to_pydatetime())
    table = assess_record(frames, question, [arrivals.iloc[:5], arrivals.iloc[5:]])
    assert table["delay_median_s"].iloc[0] == 90.0
    assert np.isnan(table["delay_p95_s"].iloc[1])
    total = overall(table)
    assert (total.datastreams, total.readings, total.overdue) == (2, 36, 0)
    assert total.completeness == pytest.approx(36 / 48)
    assert total.validity == pytest.approx(20 / 24)


def test_what_is_not_known_is_not_a_number():
    frame = pd.concat([make_frame(1, HOURS[:1], [1.0]), make_frame(2, HOURS[:3], [np.nan] * 3, flag=9)])
    table = assess_record([frame], Question(now=NOW))
    assert table["completeness"].isna().all()
    assert table["readings"].tolist() == [1, 0]
    assert np.isnan(overall(table).completeness)
    assert len(assess_record([], Question(now=NOW))) == 0


@pytest.mark.parametrize(
    "more", [{"gap_factor": 1.0}, {"start": NOW, "end": datetime(2023, 1, 1, tzinfo=timezone.utc)}]
)
def test_questions_that_make_no_sense_are_refused(more):
    with pytest.raises(InvalidInputError):
        Question(now=NOW, **more)


def test_a_table_of_sensors_is_read():
    table = pd.DataFrame(
        {"point": ["A", "A"], "property": ["pH", "水位"], "sensor": [None, "S1"], "accuracy": ["0.05", None],
         "sampling_interval_s": [900, None], "calibrated_at": ["2024-01-01", None],
         "calibration_due": ["2024-07-01T00:00:00", None], "note": [np.nan, "new"]}
    )  # fmt: skip
    first, second = read_sensors(table)
    assert (first.property, first.sensor, first.accuracy, first.sampling_interval_s) == ("ph", "", 0.05, 900.0)
    assert first.calibration_due == datetime(2024, 7, 1, tzinfo=timezone.utc)
    assert (second.property, second.calibrated_at, second.note) == ("water_level", None, "new")


def test_all_faults_of_a_table_of_sensors_are_told_together():
    table = pd.DataFrame(
        {"point": ["A", "", "A", "A", "A", "A"], "property": ["ph", "ph", "unobtainium", "conductivity", "ph", "iron"],
         "accuracy": [None, None, None, "wide", None, -1], "sampling_interval_s": [None] * 6,
         "calibrated_at": [None, None, None, "someday", None, "2024-02-01"],
         "calibration_due": [None, None, None, None, None, "2024-01-01"]}
    )  # fmt: skip
    with pytest.raises(InvalidInputError) as caught:
        read_sensors(table)
    assert [finding.place for finding in caught.value.findings] == ["2", "3", "4", "4", "6", "6", ""]
    with pytest.raises(InvalidInputError, match="no column property"):
        read_sensors(table.drop(columns="property"))
    with pytest.raises(InvalidInputError, match="cannot be used"):
        read_sensors(table.head(0))
