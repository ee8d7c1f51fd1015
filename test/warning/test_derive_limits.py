# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""derive_limits through QGIS: from readings to a stored version."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import Flag, make_frame
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from gw_monitor.gw_core.warning.background.limits import LimitMethod
from gw_monitor.gw_core.warning.background.prediction import Scheme
from gw_monitor.gw_core.warning.background.summary import Distribution
from gw_monitor.gw_core.warning.background.table import background_limits, from_revision
from gw_monitor.processing_provider.algorithms.warning import derive_limits as adapter
from qgis.core import QgsProcessingException

START = pd.Timestamp("2024-01-01", tz="UTC")


@pytest.fixture
def filled(gpkg_store, tmp_path):
    """Two years of monthly chloride and benzene (never detected) at MW-1, which is background, and at MW-2."""
    rng = np.random.default_rng(3)
    keys, frames = [], []
    for place, (point, code) in enumerate((p, c) for p in ("MW-1", "MW-2") for c in ("chloride", "benzene")):
        times = START + pd.to_timedelta(np.arange(24) * 30, unit="D")
        values = rng.normal(50.0, 5.0, 24) if code == "chloride" else np.full(24, 0.5)
        flags = np.full(24, Flag.GOOD)
        if code == "chloride":
            values[5], flags[5] = 5000.0, Flag.FAIL
        keys.append(DatastreamKey(point=point, property=code))
        frames.append(make_frame(place, times, values, censored=code == "benzene", flag=flags))
    gpkg_store.write_batch(
        Batch(source="b.csv", sha256="", reader="test", time_zone="UTC", datastreams=keys,
              observations=pd.concat(frames, ignore_index=True))
    )  # fmt: skip
    return gpkg_store, str(tmp_path / "small.gpkg")


def rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_limits_are_derived_shown_and_stored(filled, run_algorithm, tmp_path):
    store, database = filled
    given = {"DATABASE": database, "AUTHOR": "Li", "REASON": "first", "STORE": True, "WELLS": 3, "OUTPUT": "memory:",
             "REPORT": str(tmp_path / "r.html")}  # fmt: skip
    result = run_algorithm("derive_limits", given)
    found = {row["property"]: row for row in rows(result["OUTPUT"])}
    assert result["LIMITS"] == 2 and result["REFUSED"] == 0 and len(result["VERSION"]) == 12
    assert found["chloride"]["n"] == 23, "the failed reading is left out"
    assert 55.0 < found["chloride"]["limit"] < 75.0
    assert found["chloride"]["swfpr"] == pytest.approx(0.1, abs=1e-6)
    assert found["benzene"]["way"] == "double_quantification" and found["benzene"]["limit"] == 0.5
    (revision,) = store.revisions("limits")
    assert (revision.version, revision.author, revision.reason) == (result["VERSION"], "Li", "first")
    limit_of = background_limits(from_revision(revision))
    assert limit_of("MW-3", "chloride") == pytest.approx(found["chloride"]["limit"])
    assert result["VERSION"] in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_each_well_gets_its_own_and_the_rest_is_kept(filled, run_algorithm):
    store, database = filled
    base = {
        "DATABASE": database,
        "AUTHOR": "Li",
        "STORE": True,
        "OUTPUT": "memory:",
        "VALID_FROM": "2026-01-01T00:00:00",
    }
    first = run_algorithm("derive_limits", base | {"REASON": "first"})
    more = {"REASON": "own values", "INTRAWELL": True, "POINTS": "MW-1, MW-2", "PROPERTIES": "chloride",
            "VALID_FROM": "2026-06-01T00:00:00"}  # fmt: skip
    second = run_algorithm("derive_limits", base | more)
    assert {row["point"] for row in rows(second["OUTPUT"])} == {"MW-1", "MW-2"}
    old, new = store.revisions("limits")
    assert (old.version, new.version) == (first["VERSION"], second["VERSION"])
    assert {(row.point, row.property) for row in from_revision(new).rows} == {
        ("MW-1", "chloride"), ("MW-2", "chloride"), ("", "chloride"), ("", "benzene")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"POINTS": "MW-4"}, "no usable background reading"),
        ({"REASON": "  "}, "needs a reason"),
        ({"START": "2030-01-01T00:00:00"}, "no usable background reading"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(filled, run_algorithm, more, sentence):
    store, database = filled
    given = {"DATABASE": database, "AUTHOR": "Li", "REASON": "x", "STORE": True, "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match=sentence):
        run_algorithm("derive_limits", given | more)
    assert store.revisions("limits") == []


def test_what_gets_no_limit_is_counted(filled, run_algorithm):
    _, database = filled
    given = {"DATABASE": database, "AUTHOR": "Li", "REASON": "x", "OUTPUT": "memory:", "MINIMUM": 24}
    result = run_algorithm("derive_limits", given)
    assert result["LIMITS"] == 1 and result["REFUSED"] == 1


def test_a_named_distribution_stays(filled, run_algorithm):
    _, database = filled
    given = {"DATABASE": database, "AUTHOR": "Li", "REASON": "x", "OUTPUT": "memory:", "PROPERTIES": "chloride"}
    ways = [rows(run_algorithm("derive_limits", given | {"DISTRIBUTION": number})["OUTPUT"])[0] for number in range(4)]
    assert [row["distribution"] for row in ways] == ["lognormal", "lognormal", "normal", "nonparametric"]
    assert ways[0]["limit"] == ways[1]["limit"] > ways[2]["limit"]
    assert ways[3]["way"].startswith("rank-")


def test_the_lists_are_those_of_the_core():
    assert set(adapter._DISTRIBUTIONS[1:]) == {each.value for each in Distribution} - {"never_detected"}
    assert list(adapter._METHODS) == [method.value for method in LimitMethod]
    assert set(adapter._SCHEMES) == {scheme.value for scheme in Scheme}
