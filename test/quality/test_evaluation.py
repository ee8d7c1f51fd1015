# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks chosen by property and run over a whole frame."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.quality.checks import Check, CheckKind, checks_for, read_checks
from gw_monitor.gw_core.quality.evaluation import evaluate, summarise
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.substances import observed_properties

HOURLY = pd.date_range("2024-01-01", periods=50, freq="h", tz="UTC")
STREAMS = pd.DataFrame(
    {
        "datastream_id": [1, 2, 3],
        "point": ["A", "A", "B"],
        "property": ["water_level", "benzene", "iodide"],
        "sensor": "",
        "unit": "",
    }
)


def level_frame():
    values = 10 + 0.05 * np.sin(np.arange(50))
    values[20] = 30.0  # a spike
    values[30] = np.nan
    values[40] = -2000.0  # not on Earth
    return make_frame(1, HOURLY, values)


def test_the_built_in_table_is_sound_and_gives_no_unphysical_figure():
    checks = read_checks()
    for code in observed_properties():
        kinds = [(check.check, check.reference) for check in checks_for(code, checks)]
        assert len(kinds) == len(set(kinds))
    of_benzene = {check.check: check.applies_to for check in checks_for("benzene", checks)}
    assert of_benzene == {CheckKind.CLOCK: "*", CheckKind.GROSS_RANGE: "kind:concentration"}
    assert {check.applies_to for check in checks_for("dissolved_oxygen", checks)} == {"*", "dissolved_oxygen"}


def test_each_planted_fault_is_found_and_the_rest_is_good():
    found = evaluate(level_frame(), STREAMS, read_checks())["flag"].to_numpy()
    assert found[20] == 4 and found[30] == 9 and found[40] == 4
    quiet = np.r_[1:19, 24:29, 32:39]
    assert set(found[quiet]) == {1}


def test_order_of_rows_does_not_matter_and_the_frame_is_not_changed():
    frame = pd.concat([level_frame(), make_frame(2, HOURLY[:3], [1.0, -1.0, 5.0])], ignore_index=True)
    before = frame.copy()
    straight = evaluate(frame, STREAMS, read_checks())
    shuffled = frame.sample(frac=1, random_state=3)
    again = evaluate(shuffled, STREAMS, read_checks())
    assert list(again.index) == list(shuffled.index)
    pd.testing.assert_frame_equal(again.sort_index(), straight)
    pd.testing.assert_frame_equal(frame, before)


def test_non_detects_are_only_checked_for_their_range():
    spike = Check(applies_to="benzene", check=CheckKind.SPIKE, suspect=4.0)
    gross = Check(applies_to="benzene", check=CheckKind.GROSS_RANGE, fail_min=0.0)
    frame = make_frame(2, HOURLY[:6], [1.0, 500.0, 1.0, 9.0, 1.0, -3.0], [False, True, False, False, False, True])
    assert evaluate(frame, STREAMS, [spike])["flag"].tolist() == [2, 2, 1, 3, 2, 2]
    assert evaluate(frame, STREAMS, [spike, gross])["flag"].tolist() == [1, 1, 1, 3, 1, 4]


def test_a_property_without_checks_is_not_evaluated_but_missing_is_missing():
    frame = make_frame(3, HOURLY[:3], [1.0, np.nan, 2.0], flag=[2, 2, 9])
    spike = Check(applies_to="benzene", check=CheckKind.SPIKE, suspect=1.0)
    assert evaluate(frame, STREAMS, [spike])["flag"].tolist() == [2, 9, 9]


def test_the_summary_counts_every_reading_once():
    frame = pd.concat([level_frame(), make_frame(2, HOURLY[:3], [1.0, -1.0, 5.0])], ignore_index=True)
    table = summarise(evaluate(frame, STREAMS, read_checks()), STREAMS)
    assert table[["point", "property", "n"]].to_dict("list") == {
        "point": ["A", "A"], "property": ["benzene", "water_level"], "n": [3, 50],
    }  # fmt: skip
    assert (table[["good", "suspect", "fail", "missing", "not_evaluated"]].sum(axis=1) == table["n"]).all()
    assert table.loc[0, ["good", "fail"]].tolist() == [2, 1]


def test_a_cancel_stops_between_series():
    class Stopped(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        evaluate(level_frame(), STREAMS, read_checks(), Stopped())


HEADER = "applies_to,check,suspect_min,suspect_max,fail_min,fail_max,suspect,fail,tolerance\n"


def test_all_faults_of_a_table_are_reported_together(tmp_path):
    path = tmp_path / "checks.csv"
    path.write_text(
        HEADER
        + "unobtainium,spike,,,,,1,2,\n"
        + "苯,wobble,,,,,1,2,\n"
        + "benzene,spike,,,,,x,2,\n"
        + "benzene,spike,,,,,3,2,\n"
        + "benzene,gross_range,5,1,,,,,\n"
        + "benzene,gross_range,-1,1,0,2,,,\n"
        + "benzene,flat_line,,,,,1,,\n"
        + "benzene,rate_of_change,,,,,,,\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidInputError, match="cannot be used") as caught:
        read_checks(path)
    assert [finding.place.rsplit(":", 1)[1] for finding in caught.value.findings] == list("23456789")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00\x81", HEADER.encode()])
def test_a_file_that_is_no_table_of_checks_is_refused(tmp_path, content):
    path = tmp_path / "checks.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match="table of checks"):
        read_checks(path)
