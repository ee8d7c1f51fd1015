# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compute responses: its file, its table and where the wells look; in the core and from the toolbox."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError, StoreError
from gw_monitor.gw_core.transport.parameters import TransportParameters
from gw_monitor.gw_core.transport.response.outlook import outlooks
from gw_monitor.gw_core.transport.response.response_file import read_responses, save_responses
from gw_monitor.gw_core.transport.response.response_run import Located, compute_responses
from gw_monitor.gw_core.transport.response.responses import Place, answers, mark_of
from scipy.io import netcdf_file

PARAMETERS = TransportParameters(
    porosity=0.3, dispersivity_l_m=5.0, dispersivity_t_m=0.5, bulk_density_kg_l=1.6, kd_l_kg=0.1
)
NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone.utc)


def located(flow, name, x, y, layer=1):
    place = Place(name=name, easting=x, northing=y, layer=layer)
    return Located(place=place, cells=flow.cells_of(f"POINT({x} {y})", layer - 1))


@pytest.fixture
def found(uniform_flow):
    flow = uniform_flow()
    sources = [located(flow, "tank 甲", 105.0, 155.0), located(flow, "pond", 155.0, 125.0)]
    points = [located(flow, "MW-1", 305.0, 155.0), located(flow, "MW-2", 405.0, 105.0), located(flow, "up", 15.0, 55.0)]
    return flow, compute_responses(flow, PARAMETERS, sources, points, 16000.0, 20.0, clock=lambda: NOW)


def test_what_is_saved_comes_back(found, tmp_path):
    flow, responses = found
    path = save_responses(responses, tmp_path / "new" / "responses.nc")
    again = read_responses(path)
    assert again.sources == responses.sources and again.points == responses.points
    assert np.array_equal(again.values, responses.values) and np.array_equal(again.times_d, responses.times_d)
    assert (again.parameters, again.crs, again.provenance) == (PARAMETERS, flow.grid.crs, responses.provenance)
    assert again.flow_mark == mark_of(flow) and again.provenance["time"] == "2026-03-04T05:06:07+00:00"
    with netcdf_file(path, mmap=False) as file:
        assert file.Conventions == b"CF-1.8"
        assert file.variables["response"].units == b"g m-3 kg-1 d"
        assert file.variables["response"].dimensions == ("source", "point", "time")
    assert [entry.name for entry in path.parent.iterdir()] == ["responses.nc"]


def test_a_file_that_is_none_is_refused(tmp_path, found):
    (tmp_path / "text.nc").write_text("no", encoding="utf-8")
    with netcdf_file(tmp_path / "other.nc", "w") as file:
        file.title = b"something else"
    for name in ("text.nc", "other.nc", "missing.nc"):
        with pytest.raises(InvalidInputError, match="cannot be read") as caught:
            read_responses(tmp_path / name)
        assert caught.value.findings[0].code == "bad_responses"
    with pytest.raises(StoreError, match="could not be written"):
        save_responses(found[1], tmp_path / "text.nc" / "below.nc")


def test_the_mark_tells_flows_apart(uniform_flow):
    assert mark_of(uniform_flow()) == mark_of(uniform_flow()) != mark_of(uniform_flow(q=0.06))


def test_travel_times_and_exposure_are_those_of_uniform_flow(found):
    """Mean time at a well on the plume's axis far enough away, and the mass that passes the whole cross-section."""
    flow, _ = found
    looks = outlooks(flow, PARAMETERS, [flow.cells_of("LINESTRING(305 5,305 295)")])
    speed = 0.05 / 0.3 / PARAMETERS.retardation
    cell = flow.cells_of("POINT(105 155)")[0]
    # Over the whole section the first moments are those of one dimension: distance over speed, a little less as
    # mixing lets the concentration of a section be met before the mass (2 alpha / v less to 2 (alpha + cell / 2) / v).
    mean = looks[0].mean_d.ravel()[cell]
    assert mean == pytest.approx(200.0 / speed, rel=0.12)
    # All that is released passes: 30 cells with a thirtieth of the exposure each.
    assert looks[0].share.ravel()[cell] * 30 == pytest.approx(1.0, rel=1e-6)
    assert np.nanmax(looks[0].share.ravel()[flow.cells_of("POINT(595 155)")]) < 1e-6


def test_the_table_agrees_with_the_map(found):
    """In time long enough the sums over the steps are the integrals that the map has by one solve."""
    flow, responses = found
    cells = [flow.cells_of(f"POINT({p.easting} {p.northing})") for p in responses.points]
    looks = outlooks(flow, PARAMETERS, cells)
    rows = list(answers(responses, np.array([look.passing_m3_d for look in looks]), 0.5))
    assert [(row.source, row.point) for row in rows[:3]] == [
        ("tank 甲", "MW-1"),
        ("tank 甲", "MW-2"),
        ("tank 甲", "up"),
    ]
    source = flow.cells_of("POINT(105 155)")[0]
    first, look = rows[0], looks[0]
    assert first.exposure == pytest.approx(look.exposure.ravel()[source], rel=1e-6)
    assert first.share == pytest.approx(look.share.ravel()[source], rel=1e-6)
    # Implicit steps meet every mean time half a step late; the middle of the step takes that off again, up to a step.
    assert first.mean_d == pytest.approx(look.mean_d.ravel()[source], abs=20.0)
    assert 0 < first.first_d < first.peak_d < 16000.0
    assert first.peak_mg_l == pytest.approx(responses.values[0, 0].max() / 20.0)


def test_a_well_that_sees_nothing_has_no_times(uniform_flow):
    flow = uniform_flow()
    still = TransportParameters(porosity=0.3)
    points = [located(flow, "up", 15.0, 55.0)]
    responses = compute_responses(flow, still, [located(flow, "tank", 105.0, 155.0)], points, 100.0, 10.0)
    (row,) = answers(responses, np.array([1.0]), 0.05)
    assert row.exposure == row.share == row.peak_mg_l == 0.0
    assert math.isnan(row.peak_d) and math.isnan(row.first_d) and math.isnan(row.mean_d)


def test_faults_are_told_together(uniform_flow):
    flow = uniform_flow()
    flow.grid.active[0, 0, 0] = False
    dry = Located(place=Place(name="dry", easting=0.0, northing=0.0), cells=np.array([0]))
    with pytest.raises(InvalidInputError, match="dry carries water") as caught:
        compute_responses(flow, PARAMETERS, [dry], [dry], 100.0, 0.0)
    assert [finding.code for finding in caught.value.findings] == ["dry_cells", "dry_cells", "bad_time"]
    fine = located(flow, "fine", 105.0, 155.0)
    with pytest.raises(InvalidInputError, match="more than 100000 time steps"):
        compute_responses(flow, PARAMETERS, [fine], [fine], 1e6, 0.1)
    for call in (compute_responses, lambda *a: outlooks(a[0], a[1], [fine.cells])):
        with pytest.raises(InvalidInputError, match="needs steady flow"):
            call(replace(flow, times_d=(1.0, 2.0)), PARAMETERS, [fine], [fine], 100.0, 10.0)


@pytest.fixture
def asked(uniform_flow, make_layer, tmp_path):
    flow = uniform_flow()
    (tmp_path / "flow").mkdir()
    flow.save(tmp_path / "flow")
    fields = {"name": "string", "layer": "integer"}
    return {
        "FLOW": str(tmp_path / "flow"), "DURATION": 3000.0, "STEP": 20.0, "POROSITY": 0.3, "DISPERSIVITY_L": 5.0,
        "DISPERSIVITY_T": 0.5, "KD": 0.1, "OUTPUT": str(tmp_path / "responses.nc"),
        "SOURCES": make_layer("Point", fields, [("POINT(105 155)", "tank", 1), ("POINT(155 125)", "pond", None)]),
        "POINTS": make_layer("Point", fields, [("POINT(305 155)", "MW-1", 1), ("POINT(405 105)", "MW-2", 1)]),
        "WHERE": str(tmp_path / "where.tif"), "TABLE": "memory:",
    }  # fmt: skip


def test_the_algorithm_gives_file_table_and_map(asked, run_algorithm, uniform_flow):
    from qgis.core import QgsRasterLayer

    result = run_algorithm("compute_responses", asked)
    responses = read_responses(result["OUTPUT"])
    flow = uniform_flow()
    places = ([105.0, 155.0, "tank"], [155.0, 125.0, "pond"]), ([305.0, 155.0, "MW-1"], [405.0, 105.0, "MW-2"])
    expected = compute_responses(
        flow, PARAMETERS, *([located(flow, name, x, y) for x, y, name in each] for each in places), 3000.0, 20.0
    )
    assert np.allclose(responses.values, expected.values, rtol=1e-12) and responses.sources == expected.sources
    rows = [feature.attributeMap() for feature in result["TABLE"].getFeatures()]
    assert [(row["source"], row["point"]) for row in rows] == [
        ("tank", "MW-1"), ("tank", "MW-2"), ("pond", "MW-1"), ("pond", "MW-2")
    ]  # fmt: skip
    assert 0 < rows[0]["first_d"] < rows[0]["peak_d"]
    raster = QgsRasterLayer(result["WHERE"])
    assert raster.bandCount() == 6 and "MW-2" in raster.bandName(4)
    assert "DIFFERENCE" not in result


def test_the_algorithm_refuses_what_lies_outside(asked, run_algorithm, make_layer, tmp_path):
    from qgis.core import QgsProcessingException

    outside = make_layer("Point", {"name": "string"}, [("POINT(-900 155)", "far")])
    with pytest.raises(QgsProcessingException, match="far"):
        run_algorithm("compute_responses", asked | {"POINTS": outside})
    assert not (tmp_path / "responses.nc").exists()


@pytest.mark.mf6
def test_the_algorithm_states_the_difference_to_a_scheme(asked, run_algorithm, wild_flow, make_layer):
    fields = {"name": "string", "layer": "integer"}
    more = {
        "FLOW": str(wild_flow.folder), "DURATION": 1500.0, "STEP": 15.0, "COMPARE": 1, "HALF_LIFE_SORBED": 100.0,
        "SOURCES": make_layer("Point", fields, [("POINT(105 155)", "tank", 1)]),
        "POINTS": make_layer("Point", fields, [("POINT(165 175)", "MW-1", 1)]),
    }  # fmt: skip
    percent = run_algorithm("compute_responses", asked | more)["DIFFERENCE"]
    assert 0.1 < percent < 100.0
