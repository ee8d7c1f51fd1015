# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GB/T 14848-2017: every figure of the shared table, every form of limit, every border."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.substances import observed_properties
from gw_monitor.gw_core.standards import WaterClass, classify, indicators, limit, overall, standard_index


def test_the_standard_is_complete_and_in_the_units_of_the_records():
    rows = indicators()
    assert len(rows) == 93
    assert sum(row.group == "routine" for row in rows.values()) == 39
    properties = observed_properties()
    assert [row.unit for row in rows.values()] == [properties[code].unit for code in rows]
    assert all(row.confirmed and row.source for row in rows.values())
    for row in rows.values():
        assert list(row.upper) == sorted(row.upper), row.code


def test_every_figure_is_that_of_the_shared_table(shared):
    with (shared / "standards" / "gbt14848_2017.csv").open(encoding="utf-8-sig", newline="") as file:
        published = list(csv.DictReader(file))
    catalogue = {(known.name_en, known.name_zh): known for known in observed_properties().values()}
    assert len(published) == 93
    for row in published:
        known = catalogue[row["indicator_en"], row["indicator_zh"]]
        for name in ("I", "II", "III", "IV"):
            text = row[f"class_{name}"]
            if row["form"] in {"max", "max_open_IV", "max_ND_class_I"} and text[0].isdigit():
                assert limit(known.code, name).value == float(text)


@pytest.mark.parametrize("code", [c for c, row in indicators().items() if row.form == "max"])
def test_a_value_equal_to_a_limit_meets_it_and_the_better_of_equal_classes_is_given(code):
    upper = indicators()[code].upper
    at = classify(code, np.array(upper))
    above = classify(code, np.array(upper) * 1.001)
    for index, value in enumerate(upper):
        assert at.best[index] == at.worst[index] == upper.index(value) + 1
        assert above.worst[index] == sum(value * 1.001 > u for u in upper) + 1
    assert above.worst[3] == WaterClass.V


def test_a_limit_still_holds_after_a_conversion_of_units():
    assert classify("benzene", [0.01 * 1000.0, np.nextafter(10.0, 11.0)]).worst.tolist() == [3, 3]


@pytest.mark.parametrize(
    ("ph", "expected"),
    [
        (6.5, 1),
        (7.0, 1),
        (8.5, 1),
        (8.51, 4),
        (9.0, 4),
        (9.01, 5),
        (6.49, 4),
        (5.5, 4),
        (5.49, 5),
        (0.0, 5),
        (np.nan, 0),
    ],
)
def test_ph_follows_its_ranges(ph, expected):
    assert classify("ph", [ph]).worst.tolist() == [expected]


def test_ph_index_is_one_at_either_limit():
    assert standard_index("ph", [6.5, 8.5, 7.0, 9.25], "III") == pytest.approx([1.0, 1.0, 0.0, 1.5])


def test_presence_is_class_one_or_five():
    assert classify("odour_and_taste", [0, 1, np.nan]).worst.tolist() == [1, 5, 0]
    assert limit("odour_and_taste", "IV").value == 0


def test_class_one_of_surfactants_is_not_detected():
    found = classify("anionic_surfactants", [0.05, 0.05, 0.2, 0.1, 0.31, 0.2], [True, False, False, False, False, True])
    assert found.worst.tolist() == [1, 2, 3, 2, 5, 3]
    assert found.undecided.tolist() == [False, False, False, False, False, True]


def test_radioactivity_above_class_three_is_open():
    assert classify("total_alpha_radioactivity", [0.1, 0.5, 0.51, 1e6, -0.02]).worst.tolist() == [1, 3, 4, 4, 1]
    assert limit("total_alpha_radioactivity", "IV").value == np.inf


def test_a_non_detect_lies_between_class_one_and_what_its_detection_limit_meets():
    found = classify("benzene", [0.5, 1.0, 10.0, 500.0], True)
    assert found.best.tolist() == [1, 1, 1, 1]
    assert found.worst.tolist() == [1, 2, 3, 5]
    assert found.undecided.tolist() == [False, True, True, True]


def test_nothing_is_said_of_the_unknown_and_the_impossible():
    found = classify("benzene", [np.nan, -1.0, np.inf])
    assert found.best.tolist() == found.worst.tolist() == [0, 0, 0]
    assert classify("ph", [7.0], [True]).worst.tolist() == [0]


def test_the_worst_single_indicator_decides():
    assert overall([1, 3, 0], [2, 3, 0]) == (WaterClass.III, WaterClass.III)
    assert overall([1, 1], [1, 4]) == (WaterClass.I, WaterClass.IV)
    assert overall([], []) == (WaterClass.UNKNOWN, WaterClass.UNKNOWN)


def test_shape_is_kept_and_input_is_not_changed():
    values = np.full((2, 3), 5.0)
    assert classify("benzene", values).worst.shape == (2, 3)
    assert (values == 5.0).all()


def test_what_the_standard_does_not_have_is_refused_in_one_sentence():
    with pytest.raises(InvalidInputError, match="has no limit for water_level") as caught:
        classify("water_level", [1.0])
    assert caught.value.findings[0].code == "not_in_standard"
    with pytest.raises(InvalidInputError, match="Class V has no limit"):
        limit("benzene", "V")
