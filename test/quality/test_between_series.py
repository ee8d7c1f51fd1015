# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that hold one series against others, and those that need more than the series."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.quality.checks import Check, CheckKind, read_checks
from gw_monitor.gw_core.quality.evaluation import Surroundings, compared_properties, evaluate, keep_device_faults
from gw_monitor.gw_core.records.observations import make_frame

HOURS = pd.date_range("2024-01-01", periods=100, freq="h", tz="UTC")
POINTS = pd.DataFrame(
    {"point": list("ABCDE"), "easting": [0.0, 10, 20, 30, 5], "northing": 0.0, "layer": [1, 1, 1, 1, 2]}
)


def streams(*rows):
    return pd.DataFrame(rows, columns=["datastream_id", "point", "property"])


NEIGHBOUR = Check(applies_to="water_level", check=CheckKind.NEIGHBOUR, suspect=0.5, fail=2.0, window_d=2.0)


def levels(**changes):
    """Five wells that move together, each with an offset of its own; E lies in another layer and goes its own way."""
    tide = np.sin(np.arange(100) / 9)
    series = {name: 10.0 * number + tide for number, name in enumerate("ABCD")} | {"E": np.cos(np.arange(100))}
    for name, (rows, change) in changes.items():
        series[name] = series[name].copy()
        series[name][rows] += change
    return pd.concat([make_frame(n, HOURS, values) for n, values in enumerate(series.values())], ignore_index=True)


WELLS = streams(*((n, name, "water_level") for n, name in enumerate("ABCDE")))


def test_what_only_one_well_shows_is_flagged_there_and_nowhere_else():
    frame = levels(B=([50, 51], 1.0), C=([70], -3.0))
    flags = evaluate(frame, WELLS, [NEIGHBOUR], surroundings=Surroundings(points=POINTS))["flag"].to_numpy()
    table = flags.reshape(5, 100)
    assert np.flatnonzero(table[1] == 3).tolist() == [50, 51]
    assert np.flatnonzero(table[2] == 4).tolist() == [70]
    assert set(table[0]) | set(table[3]) == {1}
    assert set(table[4]) == {2}  # no neighbour in its layer


def test_what_all_wells_show_is_the_aquifer():
    frame = levels(**dict.fromkeys("ABCD", (slice(40, 60), 3.0)))
    flags = evaluate(frame, WELLS, [NEIGHBOUR], surroundings=Surroundings(points=POINTS))["flag"].to_numpy()
    assert set(flags[:400]) == {1}


def test_neighbours_may_be_read_at_other_times_but_not_across_gaps():
    mine = make_frame(0, HOURS[:50] + pd.Timedelta("20min"), np.zeros(50))
    near = make_frame(1, HOURS[np.r_[0:20, 30:60]], np.full(50, 7.0))
    known = Surroundings(points=POINTS, others=near)
    flags = evaluate(mine, WELLS, [NEIGHBOUR], surroundings=known)["flag"].to_numpy()
    assert set(flags[:19]) == {1}
    assert set(flags[20:29]) == {2}
    assert len(flags) == 50  # the others get no flags


def test_without_points_no_neighbours_are_asked():
    assert set(evaluate(levels(), WELLS, [NEIGHBOUR])["flag"]) == {2}


RATIO = Check(
    applies_to="total_dissolved_solids", check=CheckKind.RATIO, reference="conductivity", suspect_min=0.5,
    suspect_max=1.0, fail_max=2.0, window_d=0.1,
)  # fmt: skip


def test_dissolved_solids_are_held_against_the_conductivity_of_the_same_point_and_hour():
    known = streams((1, "A", "total_dissolved_solids"), (2, "A", "conductivity"), (3, "B", "conductivity"))
    solids = make_frame(1, HOURS[:6], [600, 400, 1100, 2500, 600, 600], [False] * 5 + [True])
    conductivity = make_frame(2, HOURS[[0, 1, 2, 3, 5]] + pd.Timedelta("5min"), [1000.0] * 5)
    elsewhere = make_frame(3, HOURS[[4]], [1000.0])
    frame = pd.concat([solids, conductivity, elsewhere], ignore_index=True)
    flags = evaluate(frame, known, [RATIO])["flag"].tolist()
    assert flags[:6] == [1, 3, 3, 4, 1, 2]  # at 4 the nearest is 55 min away, within the window; the last is a bound
    narrow = Check(**{name: getattr(RATIO, name) for name in RATIO.__slots__} | {"window_d": 0.01})
    assert evaluate(frame, known, [narrow])["flag"].tolist()[4] == 2


def test_air_pressure_may_come_from_the_nearest_point_that_has_it():
    check = Check(
        applies_to="pressure", check=CheckKind.DIFFERENCE, reference="barometric_pressure", suspect_min=-1,
        fail_min=-10, window_d=0.25,
    )  # fmt: skip
    known = streams((1, "A", "pressure"), (2, "B", "barometric_pressure"), (3, "D", "barometric_pressure"))
    frame = pd.concat(
        [make_frame(1, HOURS[:4], [150, 100, 98, 60.0]), make_frame(2, HOURS[:4], [100.5] * 4),
         make_frame(3, HOURS[:4], [10.0] * 4)],
        ignore_index=True,
    )  # fmt: skip
    assert evaluate(frame, known, [check], surroundings=Surroundings(points=POINTS))["flag"].tolist()[:4] == [
        1,
        1,
        3,
        4,
    ]
    assert evaluate(frame, known, [check])["flag"].tolist()[:4] == [2] * 4  # places unknown


def test_a_zero_reference_is_not_divided_by():
    known = streams((1, "A", "total_dissolved_solids"), (2, "A", "conductivity"))
    frame = pd.concat([make_frame(1, HOURS[:1], [5.0]), make_frame(2, HOURS[:1], [0.0])], ignore_index=True)
    assert evaluate(frame, known, [RATIO])["flag"].tolist()[0] == 2


def test_what_other_series_are_needed_is_told():
    checks = read_checks()
    assert compared_properties(["water_level"], checks) == ("water_level",)
    assert compared_properties(["pressure", "benzene"], checks) == ("barometric_pressure",)
    assert compared_properties(["benzene"], checks) == ()


def test_known_intervals_and_the_present_moment_count():
    known = streams((1, "A", "water_level"))
    gap = Check(applies_to="water_level", check=CheckKind.GAP, suspect=2.0)
    clock = Check(applies_to="*", check=CheckKind.CLOCK, suspect=0.01, fail=1.0)
    frame = make_frame(1, HOURS[:4], [1.0] * 4)
    assert evaluate(frame, known, [gap])["flag"].tolist() == [2] * 4  # good times say nothing of the values
    often = Surroundings(intervals_s={1: 900.0}, now=datetime(2024, 1, 1, 2, tzinfo=timezone.utc))
    assert evaluate(frame, known, [gap, clock], surroundings=often)["flag"].tolist() == [2, 3, 3, 3]
    past = Surroundings(now=datetime(2023, 12, 31, tzinfo=timezone.utc))
    assert evaluate(frame, known, [clock], surroundings=past)["flag"].tolist() == [3, 4, 4, 4]


def test_a_device_that_failed_is_never_improved():
    frame = make_frame(1, HOURS[:3], [1.0, 1.0, np.nan], flag=[4, 2, 4])
    known = streams((1, "A", "ph"))
    check = Check(applies_to="ph", check=CheckKind.GROSS_RANGE, fail_min=0)
    flags = keep_device_faults(evaluate(frame, known, [check]), frame["flag"])
    assert flags["flag"].tolist() == [4, 1, 9]


HEADER = "applies_to,check,suspect_min,suspect_max,fail_min,fail_max,suspect,fail,tolerance,window_d,reference\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ph,ratio,1,2,,,,,,1,", "reference"),
        ("ph,spike,,,,,1,2,,,conductivity", "reference"),
        ("ph,ratio,1,2,,,,,,1,unobtainium", "Unknown property"),
        ("ph,ratio,1,2,,,,,,1,*", "Unknown property"),
        ("ph,difference,1,2,,,,,,,conductivity", "window"),
        ("ph,neighbour,,,,,1,2,,,", "window"),
        ("ph,neighbour,,,,,1,2,,-1,", "window"),
        ("ph,attenuated_signal,,,,,1,2,,1,", "milder"),
        ("ph,gap,,,,,,,,1,", "compare"),
        ("ph,gap,,,,,1e999,,,1,", "infinite"),
        ("ph,clock,,,,,2,1,,,", "milder"),
    ],
)
def test_faulty_rows_of_the_newer_checks_are_refused(tmp_path, row, message):
    from gw_monitor.gw_core.errors import InvalidInputError

    path = tmp_path / "checks.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        read_checks(path)
    assert any(message in str(finding) for finding in caught.value.findings)
