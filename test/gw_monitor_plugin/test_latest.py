# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a well says now, without Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.park import MonitoringPoint, Park
from gw_monitor.gw_monitor_plugin.live.latest import LatestRows, PointState, present_moment, summarise
from gw_monitor.gw_monitor_plugin.live.rows import LiveRows

WELL = MonitoringPoint(name="MW-1", easting=1.0, northing=2.0, layer=2)


def latest(now, *rows):
    """Make the table of latest readings from (property, value, censored, age in days, flag, unit)."""
    frames = []
    for number, (code, value, censored, age_d, flag, unit) in enumerate(rows):
        frame = make_frame(number, [now - timedelta(days=age_d)], [value], censored, flag)
        frames.append(frame.assign(point="MW-1", property=code, sensor="", unit=unit))
    return pd.concat(frames, ignore_index=True)


def of(now, *rows, language="en"):
    (row,) = summarise([WELL], latest(now, *rows), now, stale_days=120, language=language)
    return row


@pytest.mark.parametrize(
    ("value", "expected"), [(0.4, "I"), (1.0, "II"), (10.0, "III"), (10.1, "IV"), (120.0, "IV"), (120.1, "V")]
)
def test_the_class_of_benzene_is_that_of_the_standard(now, value, expected):
    # GB/T 14848-2017, table 2: benzene 0.5, 1.0, 10.0, 120 µg/L
    assert of(now, ("benzene", value, False, 0, 1, "ug/L")).water_class == expected


def test_the_worst_property_decides(now):
    row = of(now, ("ph", 7.0, False, 0, 1, "1"), ("benzene", 50.0, False, 1, 2, "ug/L"))
    assert (row.water_class, row.worst_property, row.value, row.unit) == ("IV", "Benzene", 50.0, "µg/L")
    assert row.state is PointState.OK and row.age_d == 0


def test_names_of_properties_follow_the_language(now):
    assert of(now, ("benzene", 50.0, False, 0, 1, "ug/L"), language="zh_CN").worst_property == "苯"


def test_an_old_class_is_never_shown_as_todays(now):
    row = of(now, ("benzene", 500.0, False, 121, 1, "ug/L"))
    assert (row.state, row.water_class, row.value, row.age_d) == (PointState.OFFLINE, "unknown", None, 121)


def test_an_old_sample_does_not_class_a_well_whose_logger_still_speaks(now):
    row = of(now, ("benzene", 500.0, False, 200, 1, "ug/L"), ("water_level", 3.0, False, 0, 1, "m"))
    assert (row.state, row.water_class) == (PointState.OK, "unknown")
    assert "(Benzene 500 µg/L, " in row.values


@pytest.mark.parametrize("flag", [4, 9])
def test_failed_and_missing_readings_do_not_count(now, flag):
    row = of(now, ("benzene", 500.0, False, 0, flag, "ug/L"))
    assert (row.state, row.water_class) == (PointState.NEVER, "unknown")


def test_a_well_without_readings_was_never_read(now):
    other = replace(WELL, name="MW-9")
    (row,) = summarise([other], latest(now, ("benzene", 5.0, False, 0, 1, "ug/L")), now, stale_days=120)
    assert (row.state, row.time, row.age_d) == (PointState.NEVER, None, None)


def test_a_nondetect_above_class_i_counts_as_its_worst_class_and_says_so(now):
    row = of(now, ("benzene", 20.0, True, 0, 1, "ug/L"), ("ph", 7.0, False, 0, 1, "1"))
    assert (row.water_class, row.undecided, row.censored) == ("IV", "Benzene", True)
    assert "Benzene <20 µg/L" in row.values


def test_a_nondetect_that_cannot_change_the_class_leaves_it_certain(now):
    row = of(now, ("benzene", 0.9, True, 0, 1, "ug/L"), ("ph", 5.6, False, 0, 1, "1"))
    assert (row.water_class, row.undecided, row.worst_property) == ("IV", "", "pH")


def test_the_live_class_is_that_of_the_algorithm(now):
    """The same well must not have two classes in two windows."""
    from gw_monitor.gw_core.assessment.classes import classify_points

    rows = [
        ("benzene", 9.0, False, 0, 1, "ug/L"),
        ("ph", 6.6, False, 0, 1, "1"),
        ("toluene", 900.0, True, 0, 1, "ug/L"),
    ]
    expected = classify_points(latest(now, *rows).assign(layer=1, easting=0.0, northing=0.0), "III").points.iloc[0]
    row = of(now, *rows)
    assert (row.water_class, bool(row.undecided)) == (expected["class"], bool(expected["undecided"]))


def test_the_present_of_a_simulated_park_is_its_newest_reading(now):
    table = latest(now - timedelta(days=700), ("benzene", 5.0, False, 0, 1, "ug/L"))
    real = Park(name="P", crs="EPSG:32650", time_zone="")
    assert present_moment(real, table, now) == now
    assert present_moment(replace(real, simulated=True), table, now) == now - timedelta(days=700)
    assert present_moment(replace(real, simulated=True), table.iloc[:0], now) == now


def test_only_rows_that_differ_are_found(now):
    first = of(now, ("benzene", 5.0, False, 0, 1, "ug/L"))
    before = LatestRows.of([first, replace(first, point="kept"), replace(first, point="other")])
    after = before.replaced(np.array([0, 2]), LatestRows.of([replace(first, value=6.0), before[2]]))
    assert before.differing(after).tolist() == [0]
    assert after[0].value == 6.0 and before[0].value == 5.0
    assert after.find("kept") == before[1] and after.find("none") is None
    assert before != after and list(before[1:]) == [before[1], before[2]]


def test_rows_kept_from_look_to_look_are_those_worked_out_anew(now):
    """Readings come, age past the limit, are flagged and go: kept rows must not lag behind."""
    rng = np.random.default_rng(3)
    points = tuple(MonitoringPoint(name=f"P{n}", easting=float(n), northing=0.0) for n in range(40))
    codes = np.array(["benzene", "ph", "iron"])
    rows = LiveRows(stale_days=3, language="en")
    frame = make_frame(np.arange(80), [now - timedelta(hours=float(h)) for h in rng.uniform(0, 90, 80)],
                       rng.lognormal(1, 1, 80)).assign(sensor="", unit="ug/L")  # fmt: skip
    frame["point"] = [f"P{n % 40}" for n in range(80)]
    frame["property"] = codes[np.arange(80) % 3]
    for look in range(12):
        moment = now + timedelta(hours=2 * look)
        changed = rng.integers(0, 80, 5)
        frame.loc[changed, "value"] = rng.lognormal(1, 1, 5)
        frame.loc[changed[:2], "flag"] = rng.choice([1, 3, 4, 9], 2)
        frame.loc[changed, "time"] = pd.Timestamp(moment)
        table = frame if look % 4 else frame[: -look or None]
        shown = rows.update(points, table, moment)
        assert shown == summarise(points, table, moment, stale_days=3)


def test_where_nothing_is_new_nothing_is_worked_out(now):
    rows = LiveRows(stale_days=120, language="en")
    table = latest(now, ("benzene", 5.0, False, 0, 1, "ug/L"))
    first = rows.update((WELL,), table, now)
    assert rows.update((WELL,), table, now + timedelta(seconds=1)) is first
    (third,) = rows.update((WELL,), table, now + timedelta(days=1))
    assert third.age_d == 1
