# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""merge_warnings through QGIS, on a database."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.store.ports import WarningEvent, WarningLevel, WarningState
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QDateTime, Qt

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
# v = 50 * 0.002 / 0.2 = 0.5 m/d to the east.
FLOW = {"AZIMUTH": 90.0, "GRADIENT": 0.002, "CONDUCTIVITY": 50.0, "POROSITY": 0.2, "HALF_WIDTH": 90.0}


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def warning(point: str, day: float) -> WarningEvent:
    return WarningEvent(
        event_id=f"{point}-{day}", rule="class_limit", point=point, property="benzene", level=WarningLevel.GENERAL,
        state=WarningState.FIRING, opened_at=at(day), updated_at=at(day), resolved_at=None, value=12.0, limit=10.0,
        unit="ug/L", evidence={"kind": "limit"},
    )  # fmt: skip


@pytest.fixture
def merge(run_algorithm, gpkg_store, tmp_path):
    gpkg_store.save_events([warning("MW-2", 0), warning("MW-3", 400), warning("MW-1", 400)])

    def run(day=400, feedback=None, **more):
        parameters = {
            "DATABASE": str(tmp_path / "small.gpkg"),
            "NOW": QDateTime.fromMSecsSinceEpoch(int(at(day).timestamp() * 1000), Qt.TimeSpec.UTC),
            **dict.fromkeys(("OUTPUT", "MEMBERS", "RECEPTORS", "SOURCES"), "memory:"), **more,
        }  # fmt: skip
        return run_algorithm("merge_warnings", parameters, feedback=feedback)

    return run


def test_wells_on_one_path_become_one_polygon_with_its_tables(merge, gpkg_store):
    result = merge(**FLOW)
    assert result["COUNT"] == 2
    layer = result["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4547"
    plumes = {each["points"]: each for each in layer.getFeatures()}
    assert set(plumes) == {"MW-2, MW-3", "MW-1"}
    plume = plumes["MW-2, MW-3"]
    assert (plume["warnings"], plume["state"], plume["level"]) == (2, "firing", "general")
    assert plume["velocity_m_d"] == pytest.approx(0.5)
    assert plume.geometry().area() > 200.0 * 180.0  # the way between the wells, twice half the width
    members = {(row["plume_event_id"], row["event_id"]) for row in result["MEMBERS"].getFeatures()}
    assert members == {
        (stored.plume_event_id, name) for stored in gpkg_store.read_plume_events() for name in stored.event_ids
    }
    (reached,) = [row for row in result["RECEPTORS"].getFeatures() if row["plume_event_id"] == plume["plume_event_id"]]
    # MW-2 opened first and lies 730 m up-gradient: 1460 d, of which 400 are gone.
    assert (reached["point"], reached["mid_d"]) == ("Village intake", pytest.approx(1060.0))
    sources = [row for row in result["SOURCES"].getFeatures() if row["plume_event_id"] == plume["plume_event_id"]]
    assert [(row["rank"], row["name"], row["holds"]) for row in sources] == [(1, "Tank T1", "benzene, toluene")]


def test_a_receptor_within_the_horizon_raises_the_level(merge):
    levels = {each["points"]: each["level"] for each in merge(**FLOW, HORIZON_D=1100.0)["OUTPUT"].getFeatures()}
    assert levels["MW-2, MW-3"] == "serious"


def test_again_it_stores_nothing_new(merge, gpkg_store):
    merge(**FLOW)
    stored = gpkg_store.read_plume_events()
    merge(day=401, **FLOW)
    assert gpkg_store.read_plume_events() == stored


def test_without_any_flow_it_says_so_and_merges_nothing(merge):
    feedback = QgsProcessingFeedback()
    result = merge(feedback=feedback)
    assert result["COUNT"] == 3
    assert "Warnings are not merged, the flow is unknown" in feedback.textLog()
    assert all(each["note"] for each in result["OUTPUT"].getFeatures())


def test_a_direction_without_gradient_and_a_folder_without_flow_are_refused(merge, gpkg_store, tmp_path):
    with pytest.raises(QgsProcessingException, match="both the direction of flow and the gradient"):
        merge(AZIMUTH=90.0)
    with pytest.raises(QgsProcessingException, match="holds no flow model"):
        merge(FLOW=str(tmp_path))
    assert gpkg_store.read_plume_events() == []
