# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plume events from a database: heads, samples, warnings and a flow model together."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.service.plume_watch import PlumeWatchSettings, watch_plumes
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, WarningEvent, WarningLevel, WarningState
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.warning.events.flow_paths import Ground
from gw_monitor.test.parks import EAST, NORTH, box

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
# The gradient of the heads below is 0.002 to the east: v = 50 * 0.002 / 0.2 = 0.5 m/d, MW-2 to MW-3 (200 m) in 400 d.
GROUND = Ground(conductivity_m_d=50.0, porosity=0.2, conductivity_cv=0.2, porosity_cv=0.0, half_width_m=60.0)
SETTINGS = PlumeWatchSettings(ground=GROUND, head_error_m=0.001)
HEADS = {"MW-1": 9.9, "MW-2": 9.5, "MW-3": 9.1, "MW-4": 8.6}  # 10 m - 0.002 times the way from the park's west edge


class Listening(Silent):
    def __init__(self):
        self.said = []

    def warn(self, text):
        self.said.append(text)


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def warning(point: str, day: float) -> WarningEvent:
    return WarningEvent(
        event_id=f"{point}-{day}", rule="class_limit", point=point, property="benzene", level=WarningLevel.GENERAL,
        state=WarningState.FIRING, opened_at=at(day), updated_at=at(day), resolved_at=None, value=12.0, limit=10.0,
        unit="ug/L", evidence={"kind": "limit"},
    )  # fmt: skip


def write(store, code: str, values: dict[str, float], day: float) -> None:
    keys = [DatastreamKey(point=point, property=code) for point in values]
    frame = make_frame(range(len(values)), [at(day)] * len(values), list(values.values()), [False] * len(values))
    store.write_batch(
        Batch(source=f"{code} {day}", sha256="", reader="test", time_zone="UTC", datastreams=keys, observations=frame)
    )


@pytest.fixture
def watched(gpkg_store):
    gpkg_store.save_events([warning("MW-2", 0), warning("MW-3", 380), warning("MW-1", 380)])
    return gpkg_store


def test_the_heads_in_the_database_give_the_flow_and_the_event_is_stored(watched):
    write(watched, "water_level", HEADS, 399)
    found = watch_plumes(watched, SETTINGS, at(400))
    assert [set(plume.event_ids) for plume in found.plumes] == [{"MW-2-0", "MW-3-380"}, {"MW-1-380"}]
    flow = found.plumes[0].evidence["flow"]
    assert flow["azimuth_deg"] == pytest.approx(90.0, abs=0.5)
    assert flow["velocity_m_d"] == pytest.approx(0.5, rel=0.01)
    assert [row["name"] for row in found.plumes[0].evidence["sources"]] == ["Tank T1"]
    assert found.changed == 2
    assert sorted(watched.read_plume_events(), key=lambda each: each.opened_at) == list(found.plumes)
    again = watch_plumes(watched, SETTINGS, at(401))
    assert (again.changed, again.plumes) == (0, found.plumes)
    intake = [each for each in found.forecasts if each.plume_event_id == found.plumes[0].plume_event_id]
    # From MW-2 on day 0: 730 m at 0.5 m/d; 400 d of them are gone. The heads' plane rounds to a percent.
    assert [(each.point, each.mid_d) for each in intake] == [("Village intake", pytest.approx(1460 - 400, rel=0.02))]


def test_without_heads_nothing_is_merged_and_the_reason_is_told(watched):
    listening = Listening()
    found = watch_plumes(watched, SETTINGS, at(400), listening)
    assert len(found.plumes) == 3
    assert any(text.startswith("Warnings are not merged, the flow is unknown: ") for text in listening.said)
    assert found.forecasts == ()


def test_heads_that_are_too_old_do_not_count(watched):
    write(watched, "water_level", HEADS, 300)
    assert len(watch_plumes(watched, SETTINGS, at(400)).plumes) == 3


def test_a_gradient_that_the_user_gives_comes_before_the_heads(watched):
    write(watched, "water_level", HEADS, 399)
    given = replace(SETTINGS, azimuth_deg=270.0, gradient=0.002)
    assert {plume.evidence["flow"]["source"] for plume in watch_plumes(watched, given, at(400)).plumes} == {"given"}
    with pytest.raises(InvalidInputError, match="both"):
        watch_plumes(watched, replace(SETTINGS, azimuth_deg=90.0), at(400))


def test_warnings_of_later_are_not_looked_at(watched):
    write(watched, "water_level", HEADS, 100)
    assert [plume.event_ids for plume in watch_plumes(watched, SETTINGS, at(101)).plumes] == [("MW-2-0",)]


def test_samples_of_enough_wells_draw_the_outline(watched):
    from osgeo import ogr

    write(watched, "water_level", HEADS, 399)
    write(watched, "benzene", {"MW-1": 0.5, "MW-2": 400.0, "MW-3": 60.0, "MW-4": 0.5}, 399)
    evidence = watch_plumes(watched, SETTINGS, at(400)).plumes[0].evidence
    assert evidence["outline_method"] == "samples of 4 wells, kriged, above 10 ug/L"
    outline = ogr.CreateGeometryFromWkt(evidence["outline_wkt"])
    for east, north, within in ((250, 220, True), (450, 240, True), (50, 300, False), (700, 260, False)):
        point = ogr.CreateGeometryFromWkt(f"POINT ({EAST + east} {NORTH + north})")
        assert outline.Contains(point) is within, (east, north)


@pytest.fixture(scope="module")
def flow_folder(tmp_path_factory):
    """Uniform flow over the park, 2 m over 1,000 m, K = 50 m/d, confined between -10 and -20 m."""
    grid = make_grid(box(0, 0, 1000, 600), 20.0, -10.0, [-20.0], "EPSG:4547")
    heads = tuple(
        FixedHead(cells=grid.cells_of(f"LINESTRING({EAST + x} {NORTH + 1},{EAST + x} {NORTH + 599})"), head_m=head)
        for x, head in ((10, 1.96), (990, 0.0))
    )
    folder = tmp_path_factory.mktemp("watch") / "flow"
    simulate_flow(FlowInput(grid=grid, conductivity=np.full(grid.shape, 50.0), heads=heads), folder)
    return str(folder)


def test_a_flow_model_gives_the_same_paths_and_times_as_its_gradient(watched, flow_folder):
    """Particles begin in the middle of a cell of 20 m, which moves a travel time by up to 10 m / 0.5 m/d = 20 d."""
    found = watch_plumes(watched, replace(SETTINGS, flow_folder=flow_folder), at(400))
    plume = found.plumes[0]
    assert set(plume.event_ids) == {"MW-2-0", "MW-3-380"}
    assert plume.evidence["flow"]["source"].startswith("flow model")
    assert plume.evidence["flow"]["azimuth_deg"] == pytest.approx(90.0, abs=0.1)
    (link,) = plume.evidence["links"]
    assert link["mid_d"] == pytest.approx(400.0, abs=21.0)
    assert link["offset_m"] == pytest.approx(20.0, abs=11.0)
    assert [row["name"] for row in plume.evidence["sources"]] == ["Tank T1"]
