# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quality control run through QGIS on a GeoPackage: flags in the ledger, raw untouched."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, ObservationQuery


@pytest.fixture
def filled(gpkg_store, tmp_path):
    """The small park with a day of levels that hold a spike, and benzene with an impossible value."""
    levels = 10 + 0.05 * np.sin(np.arange(24))
    levels[12] = 60.0
    hours = pd.date_range("2024-03-01", periods=24, freq="h", tz="UTC")
    frame = pd.concat(
        [make_frame(0, hours, levels), make_frame(1, hours[:3], [1.0, -5.0, 2.0], [False, False, True])],
        ignore_index=True,
    )
    keys = [DatastreamKey(point="MW-1", property="water_level"), DatastreamKey(point="MW-2", property="benzene")]
    gpkg_store.write_batch(
        Batch(source="test", sha256="", reader="test", time_zone="UTC", datastreams=keys, observations=frame)
    )
    return gpkg_store, str(tmp_path / "small.gpkg")


def parameters_of(database, **more):
    return {"DATABASE": database, "OUTPUT": "TEMPORARY_OUTPUT", "AUTHOR": "QA officer"} | more


def rows_of(layer):
    names = [field.name() for field in layer.fields()]
    return {(f["point"], f["property"]): dict(zip(names, f.attributes(), strict=True)) for f in layer.getFeatures()}


def test_flags_are_an_entry_in_the_ledger_and_raw_values_stay(filled, run_algorithm):
    store, path = filled
    before = store.read_observations()
    results = run_algorithm("quality_control", parameters_of(path))
    after = store.read_observations()
    pd.testing.assert_frame_equal(before.drop(columns="flag"), after.drop(columns="flag"))
    assert (before["flag"] != after["flag"]).any()
    rows = rows_of(results["OUTPUT"])
    level, benzene = rows["MW-1", "water_level"], rows["MW-2", "benzene"]
    assert (level["n"], level["fail"]) == (24, 3)  # the spike and, by the mean of neighbours, those beside it
    assert (benzene["n"], benzene["fail"], benzene["good"]) == (3, 1, 2)
    operation = store.operations().set_index("operation_id").loc[results["OPERATION"]]
    assert (operation["kind"], operation["author"], operation["rows"]) == ("quality_control", "QA officer", 27)
    assert operation["parameters"]["checks"]


def test_a_second_run_is_a_second_entry_with_the_same_flags(filled, run_algorithm):
    store, path = filled
    first = run_algorithm("quality_control", parameters_of(path))
    flags = store.read_observations()["flag"].tolist()
    second = run_algorithm("quality_control", parameters_of(path))
    assert second["OPERATION"] != first["OPERATION"]
    assert store.read_observations()["flag"].tolist() == flags


def test_points_properties_times_and_own_checks_narrow_the_run(filled, run_algorithm, tmp_path):
    store, path = filled
    table = tmp_path / "own.csv"
    table.write_text(
        "applies_to,check,suspect_min,suspect_max,fail_min,fail_max,suspect,fail,tolerance\n*,gross_range,,,0,9,,,\n"
    )
    more = {
        "POINTS": "MW-1, MW-3", "PROPERTIES": "地下水位", "START": "2024-03-01T06:00:00", "END": "2024-03-01T11:00:00",
        "CHECKS": str(table),
    }  # fmt: skip
    rows = rows_of(run_algorithm("quality_control", parameters_of(path, **more))["OUTPUT"])
    assert list(rows) == [("MW-1", "water_level")]
    assert rows["MW-1", "water_level"]["n"] == rows["MW-1", "water_level"]["fail"] == 6
    flags = store.read_observations(ObservationQuery(properties=("benzene",)))["flag"]
    assert set(flags) == {2}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"PROPERTIES": "unobtainium"}, "Unknown observed property"),
        ({"POINTS": "MW-4"}, "No observations match"),
        ({"CHECKS": "nowhere.csv"}, "cannot be read"),
        ({"DATABASE": "nowhere.gpkg"}, "does not exist"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_recorded(filled, run_algorithm, more, message):
    from qgis.core import QgsProcessingException

    store, path = filled
    with pytest.raises(QgsProcessingException, match=message):
        run_algorithm("quality_control", parameters_of(path) | more)
    assert store.operations().empty


def test_a_cancel_records_nothing(filled, run_algorithm):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    store, path = filled
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException):
        run_algorithm("quality_control", parameters_of(path), feedback=feedback)
    assert store.operations().empty
