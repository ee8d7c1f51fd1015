# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples held against themselves: by hand, by invariances, and against an agency's own balance of ions."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.quality.ions import anions, bounds_of, cations, dried_solids
from gw_monitor.gw_core.quality.samples import check_samples, read_sample_checks, suspect_observations
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.records.substances import find_property
from gw_monitor.gw_core.records.units import convert
from hypothesis import given, settings
from hypothesis import strategies as st

CHECKS = read_sample_checks()
DAY = pd.Timestamp("2024-03-01T08:00:00Z")
# Dutch well B52C0057, sampled 1960-03-09 (TNO DINO), mg/L; nitrogen as N
DUTCH = {
    "calcium": 12.5, "magnesium": 4.4, "sodium": 16.1, "iron": 3.3, "manganese": 0.18, "chloride": 31.0,
    "bicarbonate": 24.0, "carbonate": 0.0, "sulfate": 26.8, "nitrate": 0.0, "ph": 6.3, "silica": 20.4,
}  # fmt: skip


def check(results, censored=(), **more):
    """Check one sample given by property; return value and verdict by check."""
    streams = pd.DataFrame({"datastream_id": range(len(results)), "point": "W", "property": list(results)})
    frame = make_frame(
        np.arange(len(results)), [DAY] * len(results), list(results.values()), [code in censored for code in results]
    )
    table = check_samples(frame, streams, CHECKS, **more)
    return table.set_index("check")[["value", "verdict"]]


def test_the_balance_of_a_published_analysis_is_that_of_hand():
    plus = 12.5 / 20.039 + 4.4 / 12.1525 + 16.1 / 22.990 + 3.3 / 27.9225 + 0.18 / 27.469
    minus = 31.0 / 35.453 + 24.0 / 61.017 + 26.8 / 48.03
    found = check(DUTCH)
    assert found.loc["ion_balance", "value"] == pytest.approx(100 * (plus - minus) / (plus + minus), abs=1e-3)
    assert found.loc["ion_balance", "verdict"] == "pass"
    assert found.loc["bicarbonate_ph"].tolist() == [6.3, "pass"]
    assert found.loc["carbonate_ph", "verdict"] == "not_evaluated"  # none was found


def test_bicarbonate_and_the_alkalinity_it_makes_weigh_the_same():
    alkalinity = {code: value for code, value in DUTCH.items() if code != "bicarbonate"}
    alkalinity["alkalinity"] = 24.0 * 50.0435 / 61.017
    sample, other = ({code: bounds_of(value, censored=False) for code, value in results.items()}
                     for results in (DUTCH, alkalinity))  # fmt: skip
    assert anions(sample).low == pytest.approx(anions(other).low)
    assert dried_solids(sample).low == pytest.approx(dried_solids(other).low, rel=1e-4)
    both = sample | {"alkalinity": other["alkalinity"]}
    assert anions(both).low == pytest.approx(anions(sample).low)  # not counted twice


@settings(max_examples=60, deadline=None)
@given(factor=st.floats(0.01, 100))
def test_dilution_does_not_change_the_balance(factor):
    diluted = {code: value if code == "ph" else value * factor for code, value in DUTCH.items()}
    assert check(diluted).loc["ion_balance", "value"] == pytest.approx(check(DUTCH).loc["ion_balance", "value"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(set(DUTCH) - {"ph"})), st.floats(0, 1e4), min_size=11))
def test_a_balance_lies_between_all_cations_and_all_anions(results):
    found = check({"ph": 7.0} | results).loc["ion_balance"]
    assert found["verdict"] == "not_evaluated" or -100 <= found["value"] <= 100


@pytest.mark.parametrize("missing", ["calcium", "magnesium", "sodium", "chloride", "sulfate", "bicarbonate"])
def test_without_a_main_ion_there_is_no_balance(missing):
    results = {code: value for code, value in DUTCH.items() if code != missing}
    assert check(results).loc["ion_balance", "verdict"] == "not_evaluated"


def test_a_non_detect_leaves_open_what_it_could_decide():
    assert check(DUTCH | {"potassium": 1.0}, censored={"potassium"}).loc["ion_balance", "verdict"] == "pass"
    assert check(DUTCH | {"potassium": 40.0}, censored={"potassium"}).loc["ion_balance", "verdict"] == "undecided"
    far = check(DUTCH | {"chloride": 400.0, "potassium": 40.0}, censored={"potassium"})
    assert far.loc["ion_balance", "verdict"] == "suspect"


def test_the_other_checks_by_hand():
    found = check(
        DUTCH | {"total_hardness": 100.0, "total_dissolved_solids": 300.0, "conductivity": 500.0, "carbonate": 5.0,
                 "total_nitrogen": 2.0, "ammonia_nitrogen": 1.0, "nitrate": 1.1, "nitrite": 0.2,
                 "kjeldahl_nitrogen": 0.5, "total_phosphorus": 1.0, "phosphate": 0.4}
    )  # fmt: skip
    assert found.loc["hardness", "value"] == pytest.approx(100 - (2.497 * 12.5 + 4.118 * 4.4))
    assert found.loc["solids_conductivity"].tolist() == [pytest.approx(0.6), "pass"]
    solids = 12.5 + 4.4 + 16.1 + 3.3 + 0.18 + 31 + 26.8 + 5 + 20.4 + 24 * 60.009 / 122.034
    solids += 1.1 * 62.004 / 14.007 + 0.2 * 46.005 / 14.007
    assert found.loc["dissolved_solids", "value"] == pytest.approx(100 * (1 - solids / 300))
    assert found.loc["carbonate_ph"].tolist() == [6.3, "suspect"]
    assert found.loc["nitrogen_parts"].tolist() == [pytest.approx(1.15), "suspect"]
    assert found.loc["kjeldahl_parts", "verdict"] == "suspect"
    assert found.loc["phosphorus_parts"].tolist() == [0.4, "pass"]


def test_samples_are_told_apart_by_point_and_hours_and_the_suspect_results_are_named():
    rows = [(point, code, DAY + pd.Timedelta(hours=hour)) for point, hour in (("A", 0), ("A", 6), ("A", 48), ("B", 0))
            for code in ("conductivity", "total_dissolved_solids")]  # fmt: skip
    streams = pd.DataFrame({(p, c) for p, c, _ in rows}, columns=["point", "property"]).sort_values(
        ["point", "property"], ignore_index=True
    )
    streams["datastream_id"] = range(len(streams))
    keys = {(row.point, row.property): row.datastream_id for row in streams.itertuples()}
    values = [1000, 600, 1000, 600, 1000, 900, 1000, 300]
    frame = make_frame([keys[p, c] for p, c, _ in rows], [t for *_, t in rows], values)
    table = check_samples(frame, streams, CHECKS)
    ratio = table[table["check"] == "solids_conductivity"]
    assert ratio[["point", "verdict"]].to_numpy().tolist() == [["A", "pass"], ["A", "suspect"], ["B", "suspect"]]
    flags = suspect_observations(frame, streams, table)
    assert sorted(zip(flags["datastream_id"], flags["time"].dt.day, strict=True)) == [(0, 3), (1, 3), (2, 1), (3, 1)]
    assert set(flags["flag"]) == {3}


def test_the_agency_s_own_balance_of_ions_is_met(shared):
    """Ohio EPA states a charge balance error with 148 samples of these wells; it also counts trace ions."""
    table = pd.read_csv(shared / "data" / "quality" / "OhioEPA_GWQCP_Fairfield.csv", low_memory=False)
    table["time"] = pd.to_datetime(table["collection_timestamp"], utc=True)
    table["point"] = table["well_id"].astype(str)
    known = table[table["result_value"].notna() | table["detect_limit_value"].notna()].copy()
    known["property"] = [_code(name) for name in known["parameter"]]
    known = known[known["property"].isin(["calcium", "magnesium", "sodium", "potassium", "chloride", "sulfate",
                                          "alkalinity", "iron", "manganese", "ammonia_nitrogen", "fluoride",
                                          "nitrate_and_nitrite", "strontium", "barium", "total_hardness"])]  # fmt: skip
    value = known["result_value"].fillna(known["detect_limit_value"])
    unit = known["result_unit"].fillna(known["detect_limit_unit"])
    known["value"] = [float(convert(v, u, "mg/L")) for v, u in zip(value, unit, strict=True)]
    streams = known[["point", "property"]].drop_duplicates(ignore_index=True)
    streams["datastream_id"] = range(len(streams))
    known = known.merge(streams, on=["point", "property"])
    frame = make_frame(known["datastream_id"], known["time"], known["value"], known["result_value"].isna())
    found = check_samples(frame, streams, CHECKS)
    balance = found[(found["check"] == "ion_balance") & found["value"].notna()]
    stated = table.loc[table["charge_balance_error"].notna(), ["point", "time", "charge_balance_error"]]
    both = balance.merge(stated.drop_duplicates(), on=["point", "time"])
    assert len(both) > 140
    difference = both["value"] - 100 * both["charge_balance_error"]
    assert difference.abs().median() < 1.0  # percent
    assert np.corrcoef(both["value"], both["charge_balance_error"])[0, 1] > 0.97
    hardness = found.loc[(found["check"] == "hardness") & found["value"].notna(), "value"]
    assert hardness.abs().median() < 0.1  # their hardness is computed from the same two ions


def _code(name):
    try:
        return find_property(name).code
    except InvalidInputError:
        return ""


def test_cations_need_the_three_main_ones():
    assert cations({}) is None
    assert cations({code: bounds_of(1.0, censored=False) for code in ("sodium", "calcium", "magnesium")}).low > 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", "Columns are missing"),
        ("check,low,high,unit\nwobble,1,2,%\n", "Unknown check"),
        ("check,low,high,unit\nhardness,x,2,%\n", "must be numbers"),
        ("check,low,high,unit\nhardness,2,1,%\n", "below high"),
        ("check,low,high,unit\nhardness,-1,inf,%\n", "finite"),
        ("check,low,high,unit\nhardness,1,2,%\nhardness,1,3,%\n", "twice"),
    ],
)
def test_a_faulty_table_of_tolerances_is_refused(tmp_path, content, message):
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInputError, match="cannot be used") as caught:
        read_sample_checks(path)
    assert any(message in str(finding) for finding in caught.value.findings)


def test_no_table_at_all_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_sample_checks(tmp_path / "none.csv")


def test_every_tolerance_says_how_sure_it_is():
    assert {row.confidence for row in CHECKS} == {"confirmed", "unconfirmed"}
    assert all(row.source for row in CHECKS)
