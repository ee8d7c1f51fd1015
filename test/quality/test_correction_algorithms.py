# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrections run through QGIS: what came in stays, what was computed can be computed again, real pairs of loggers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException

HOURS = pd.date_range("2024-01-01", periods=24, freq="h", tz="UTC")
OUT = {"OUTPUT": "TEMPORARY_OUTPUT"}


@pytest.fixture
def compensate(site, run_algorithm, rows):
    def run(**parameters):
        result = run_algorithm("compensate_pressure", {"DATABASE": site.path, **OUT, **parameters})
        return result, rows(result["OUTPUT"])

    return run


def test_pressures_become_a_series_of_their_own_that_can_be_corrected(site, compensate):
    site.write("MW-1", "pressure", HOURS, 150.0 + np.zeros(24), sensor="P7")
    site.write("MW-4", "barometric_pressure", HOURS[:12], np.full(12, 100.9335))
    result, (row,) = compensate(BAROMETER="MW-4", DENSITY=1000.0)
    assert (result["COMPENSATED"], result["WITHOUT_AIR"]) == (12, 12)
    assert (row["point"], row["stored"], row["corrected"]) == ("MW-1", 12, 0)
    column = site.read("MW-1", "water_column", "derived from pressure P7")
    assert column["value"].to_numpy() == pytest.approx(49.0665 / 9.80665)
    assert site.read("MW-1", "pressure")["value"].eq(150.0).all()

    site.write("MW-4", "barometric_pressure", HOURS[12:], np.full(12, 100.9335))
    _, (row,) = compensate(BAROMETER="MW-4", DENSITY=1000.0)
    assert (row["stored"], row["corrected"]) == (12, 0)
    _, (row,) = compensate(BAROMETER="MW-4", DENSITY=1025.0)
    assert (row["stored"], row["corrected"]) == (0, 24)
    column = site.read("MW-1", "water_column")
    assert column["value"].to_numpy() == pytest.approx(49.0665 / 9.80665 / 1.025)
    raw = site.read("MW-1", "water_column", raw=True)
    assert raw["value"].to_numpy() == pytest.approx(49.0665 / 9.80665)
    assert site.store.operations()["kind"].tolist() == ["compensate_pressure"] * 3


def test_levels_that_hold_the_air_are_corrected_in_place_and_fail_where_it_is_unknown(site, compensate):
    site.write("MW-1", "water_column", HOURS, np.full(24, 15.0))
    site.write("MW-4", "barometric_pressure", HOURS[:20], np.full(20, 98.0665))
    for _ in range(2):  # from what came in, so that a second run changes nothing
        compensate(BAROMETER="MW-4", INPUT=1, DENSITY=1000.0)
        found = site.read("MW-1", "water_column")
        assert found["value"].tolist() == pytest.approx([5.0] * 20 + [15.0] * 4)
        assert found["flag"].tolist() == [2] * 20 + [4] * 4
    site.write("MW-4", "barometric_pressure", HOURS[20:], np.full(4, 98.0665))
    compensate(BAROMETER="MW-4", INPUT=1, DENSITY=1000.0)
    found = site.read("MW-1", "water_column")
    assert found["value"].tolist() == pytest.approx([5.0] * 24)
    assert found["flag"].tolist() == [2] * 24
    assert site.read("MW-1", "water_column", raw=True)["value"].eq(15.0).all()
    assert site.store.latest().set_index("property").loc["water_column", "value"] == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"BAROMETER": "MW-2"}, "No air pressure is stored"),
        ({"BAROMETER": "MW-4", "POINTS": "MW-3"}, "No logger matches"),
        ({"BAROMETER": "MW-4", "BAROMETER_SENSOR": "none"}, "No air pressure is stored"),
    ],
)
def test_what_cannot_be_compensated_is_said_in_one_sentence(site, compensate, more, message):
    site.write("MW-1", "pressure", HOURS, 150.0 + np.zeros(24))
    site.write("MW-4", "barometric_pressure", HOURS, np.full(24, 100.0))
    with pytest.raises(QgsProcessingException, match=message):
        compensate(**more)
    assert site.store.operations().empty


def test_two_barometers_at_a_point_must_be_told_apart(site, compensate):
    site.write("MW-1", "pressure", HOURS, 150.0 + np.zeros(24))
    for sensor in "ab":
        site.write("MW-4", "barometric_pressure", HOURS, np.full(24, 100.0), sensor=sensor)
    with pytest.raises(QgsProcessingException, match="several datastreams fit"):
        compensate(BAROMETER="MW-4")
    assert compensate(BAROMETER="MW-4", BAROMETER_SENSOR="b")[0]["COMPENSATED"] == 24


def test_the_solinst_pair_of_a_landslide(site, compensate, shared, run_algorithm):
    """SCR-1 gives feet of water with the air in it, its barometer psi: 1 psi = 0.703070 m of water."""
    site.add_points(**{"SCR-1": 100.0, "SCR Baro": None})
    for name, point in (("SCR1", "SCR-1"), ("SCRbaro", "SCR Baro")):
        run_algorithm(
            "import_loggers",
            {"DATABASE": site.path, "FILES": [str(shared / "data" / "loggers" / f"Solinst_UGS_{name}.xle")],
             "POINT": point, "TIME_ZONE": "Etc/GMT+7", **OUT},
        )  # fmt: skip
    raw = site.read("SCR-1", "water_column")
    air = site.read("SCR Baro", "barometric_pressure")
    result, _ = compensate(BAROMETER="SCR Baro", INPUT=1, DENSITY=1000.0)
    found = site.read("SCR-1", "water_column")
    assert (result["COMPENSATED"], result["WITHOUT_AIR"]) == (858, 1)  # the barometer stopped a quarter hour early
    moment = raw.index[0]
    assert raw["value"].iloc[0] == pytest.approx(43.8629 * 0.3048)
    by_hand = 43.8629 * 0.3048 - air.loc[moment, "value"] / 6.894757 * 0.703070
    assert found["value"].iloc[0] == pytest.approx(by_hand, abs=2e-4)
    fine = found["flag"] != 4
    # The weather of nine days is in what came in, and no longer in the result: from day to day they moved together.
    weather = air["value"].reindex(found.index[fine]).diff(96).iloc[96:]
    assert np.corrcoef(raw["value"][fine].diff(96).iloc[96:], weather)[0, 1] > 0.9
    assert np.corrcoef(found["value"][fine].diff(96).iloc[96:], weather)[0, 1] < 0.5
    assert found["value"][fine].std() < raw["value"][fine].std() / 2


def test_the_van_essen_pair_of_a_dune(site, compensate, shared, run_algorithm):
    """PB01A and its barometer BY222, both cmH2O every hour: the column is their difference, as gensor computes it."""
    site.add_points(PB01A=0.5, BY222=None)
    for name, point in (("TDDiver_PB01A", "PB01A"), ("BaroDiver_BY222", "BY222")):
        run_algorithm(
            "import_loggers",
            {"DATABASE": site.path, "FILES": [str(shared / "data" / "loggers" / f"VanEssen_{name}.csv")],
             "POINT": point, "TIME_ZONE": "Etc/GMT-2", **OUT},
        )  # fmt: skip
    result, (row,) = compensate(BAROMETER="BY222", POINTS="PB01A", DENSITY=1000.0)
    assert result["COMPENSATED"] == 15222
    found = site.read("PB01A", "water_column")
    assert found["value"].iloc[:3].to_numpy() == pytest.approx([2.10175, 2.10117, 2.10283], abs=5e-5)
    assert row["minimum_m"] == pytest.approx(found["value"].min())


@pytest.fixture
def calibrate(site, run_algorithm, rows):
    def run(**parameters):
        result = run_algorithm("calibrate_levels", {"DATABASE": site.path, **OUT, **parameters})
        return result, rows(result["OUTPUT"])

    return run


def test_dips_of_the_database_make_elevations_also_below_the_sea(site, calibrate):
    site.add_points(LOW=-2.0)
    site.write("LOW", "water_column", HOURS, 5 + np.arange(24) / 100, sensor="S1")
    site.write("LOW", "water_depth", HOURS[[2, 20]], [3.0, 2.82])
    result, table = calibrate(POINTS="LOW")
    assert (result["SERIES"], result["STORED"], result["CORRECTED"]) == (1, 24, 0)
    levels = site.read("LOW", "water_level", "derived from water_column S1")
    assert levels["value"].to_numpy() == pytest.approx(-5.02 + np.arange(24) / 100)
    assert [row["residual_m"] for row in table] == pytest.approx([0, 0], abs=1e-12)
    assert result["RMS_RESIDUAL"] == pytest.approx(0, abs=1e-12)


def test_new_dips_correct_what_was_calibrated_before(site, calibrate, table):
    site.add_points(W=10.0)
    site.write("W", "water_column", HOURS, np.full(24, 5.0))
    first = table("point:string time:string depth:double", ("W", "2024-01-01T00:00:00", 3.0))
    assert calibrate(DIPS=first)[0]["STORED"] == 24
    both = table("point:string time:string depth:double", ("W", "2024-01-01T00:00:00", 3.0),
                 ("W", "2024-01-01T23:00:00", 2.77))  # fmt: skip
    result, found = calibrate(DIPS=both, FIT=1)
    assert (result["STORED"], result["CORRECTED"]) == (0, 23)
    levels = site.read("W", "water_level")["value"].to_numpy()
    assert levels == pytest.approx(7 + 0.01 * np.arange(24))
    assert [row["offset_m"] for row in found] == pytest.approx([2.0, 2.23])


def test_a_bad_flag_of_the_logger_goes_on_to_the_elevation(site, calibrate):
    site.add_points(W=10.0)
    site.write("W", "water_column", HOURS, np.full(24, 5.0), flag=[3] + [2] * 23)
    site.write("W", "water_depth", HOURS[[2]], [3.0])
    calibrate()
    assert site.read("W", "water_level")["flag"].tolist() == [3] + [2] * 23


def test_a_point_without_elevation_or_dip_is_named_and_nothing_is_stored(site, calibrate):
    site.add_points(W=10.0, NOWHERE=None)
    for point in ("W", "NOWHERE"):
        site.write(point, "water_column", HOURS, np.full(24, 5.0))
        site.write(point, "water_depth", HOURS[[2]], [3.0])
    with pytest.raises(QgsProcessingException, match="NOWHERE: The elevation"):
        calibrate()
    assert site.store.operations().empty


def test_the_utah_well_pw02a(site, calibrate, shared, table):
    """Feet of water of a compensated logger against the dips of its well that year, by hand: two dips, one offset."""
    logger = pd.read_csv(shared / "data" / "levels" / "UT_UGS_pw02a_logger_tidy.csv", parse_dates=["DateTime"])
    dips = pd.read_csv(shared / "data" / "levels" / "UT_UGS_manual_measurements.csv", parse_dates=["DateTime"])
    dips = dips[(dips["WellName"] == "PW02A") & (dips["DateTime"] >= "2017-03-08") & (dips["DateTime"] < "2017-08-15")]
    site.add_points(PW02A=1700.0)
    times = pd.DatetimeIndex(logger["DateTime"]).tz_localize("UTC")
    site.write("PW02A", "water_column", times, logger["Level"].to_numpy() * 0.3048)
    layer = table(
        "point:string time:string depth:double",
        *(("PW02A", time.isoformat(), depth * 0.3048)
          for time, depth in zip(dips["DateTime"], dips["Water Level (ft)"], strict=True)),
    )  # fmt: skip
    result, found = calibrate(DIPS=layer)
    used = [row for row in found if isinstance(row["offset_m"], float)]
    assert len(used) == 2  # before the logger went in and after it came out
    read = np.interp(
        pd.DatetimeIndex(dips["DateTime"]).asi8, pd.DatetimeIndex(logger["DateTime"]).asi8, logger["Level"] * 0.3048
    )
    by_hand = 1700.0 - dips["Water Level (ft)"].to_numpy() * 0.3048 - read
    assert [row["offset_m"] for row in found] == pytest.approx(by_hand, abs=1e-6)
    levels = site.read("PW02A", "water_level")["value"].to_numpy()
    assert levels == pytest.approx(logger["Level"].to_numpy() * 0.3048 + by_hand.mean(), abs=1e-6)
    assert result["RMS_RESIDUAL"] == pytest.approx(by_hand.std(), abs=1e-6)


DRIFT = {
    "POINT": "MW-1", "PROPERTY": "conductivity", "START": "2024-01-01T00:00:00", "END": "2024-01-01T23:00:00",
    "OFFSET_END": 46.0, "AUTHOR": "QA officer", "COMMENT": "standard 1413 read 1459",
}  # fmt: skip


def test_drift_is_a_person_s_correction_once(site, run_algorithm):
    site.write("MW-1", "conductivity", HOURS, np.full(24, 800.0))
    result = run_algorithm("correct_drift", {"DATABASE": site.path, **DRIFT})
    assert result["COUNT"] == 24
    assert site.read("MW-1", "conductivity")["value"].to_numpy() == pytest.approx(800 - 2 * np.arange(24))
    (entry,) = site.store.operations().to_dict("records")
    assert (entry["human"], entry["comment"]) == (True, "standard 1413 read 1459")
    with pytest.raises(QgsProcessingException, match="undo it first"):
        run_algorithm("correct_drift", {"DATABASE": site.path, **DRIFT, "START": "2024-01-01T12:00:00"})
    run_algorithm("undo_operation", {"DATABASE": site.path, "OPERATION": result["OPERATION"], "AUTHOR": "QA officer"})
    assert site.read("MW-1", "conductivity")["value"].eq(800.0).all()
    assert run_algorithm("correct_drift", {"DATABASE": site.path, **DRIFT})["COUNT"] == 24


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"AUTHOR": " "}, "needs an author"),
        ({"END": "2023-01-01T00:00:00"}, "must end after it starts"),
        ({"POINT": "MW-2"}, "no datastream fits"),
        ({"PROPERTY": "unobtainium"}, "Unknown observed property"),
        ({"START": "2025-01-01T00:00:00", "END": "2025-02-01T00:00:00"}, "No observations match"),
    ],
)
def test_a_drift_that_cannot_be_is_refused(site, run_algorithm, more, message):
    site.write("MW-1", "conductivity", HOURS, np.full(24, 800.0))
    with pytest.raises(QgsProcessingException, match=message):
        run_algorithm("correct_drift", {"DATABASE": site.path} | DRIFT | more)
    assert site.store.operations().empty
