# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The response operator against MODFLOW 6 with the same scheme: in space, on turned and on Voronoi grids."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.grids.grid import Grid, make_grid
from gw_monitor.gw_core.transport.grids.vertex_grid import VertexGrid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.resolution import warn_of_resolution
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.mirrored_dispersion import mirrors
from gw_monitor.gw_core.transport.response.response import ResponseOperator, TransportParameters
from gw_monitor.gw_core.transport.response.response_run import Located, compute_responses
from gw_monitor.gw_core.transport.response.responses import Place
from gw_monitor.gw_core.transport.response.scheme_difference import scheme_difference
from scipy.spatial import Voronoi

EAST, NORTH, CELL = 300.0, 160.0, 10.0
AREA = f"POLYGON((0 0,{EAST} 0,{EAST} {NORTH},0 {NORTH},0 0))"
CRS = "EPSG:4547"
STEP_D, STEPS = 8.0, 50
PARAMETERS = TransportParameters(
    porosity=0.25, dispersivity_l_m=8.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1, bulk_density_kg_l=1.6,
    kd_l_kg=0.05, decay_per_d=1e-3, diffusion_m2_d=1e-4,
)  # fmt: skip
pytestmark = pytest.mark.mf6


def rows_and_columns(layers):
    return make_grid(AREA, CELL, 0.0, [-5.0 * (k + 1) for k in range(layers)], CRS)


def turned():
    """Turned by 25 degrees, finer towards the middle."""
    plain = rows_and_columns(3)
    share = 1.0 + 0.5 * np.abs(np.linspace(-1, 1, 30))
    widths = EAST * share / share.sum()
    heights = np.full(16, NORTH / 16)
    return Grid(
        top=plain.top, bottoms=plain.bottoms, crs=CRS, active=plain.active, west=500.0, south=-300.0, widths=widths,
        heights=heights, turned_deg=25.0,
    )  # fmt: skip


def voronoi(layers=3):
    """Voronoi cells around scattered points, closed by mirror points beyond the four sides."""
    rng = np.random.default_rng(11)
    x, y = np.meshgrid(np.arange(5.0, EAST, CELL), np.arange(5.0, NORTH, CELL))
    points = np.stack([x.ravel(), y.ravel()], axis=1) + rng.uniform(-3.0, 3.0, (x.size, 2))
    mirrored = [points * [-1, 1], points * [-1, 1] + [2 * EAST, 0], points * [1, -1], points * [1, -1] + [0, 2 * NORTH]]
    found = Voronoi(np.vstack([points, *mirrored]))
    rings = []
    for centre, region in zip(points, found.point_region[: len(points)], strict=True):
        corners = np.array(found.regions[region])
        away = found.vertices[corners] - centre
        rings.append(corners[np.argsort(np.arctan2(away[:, 1], away[:, 0]))])
    used = np.unique(np.concatenate(rings))
    faces = np.full((len(rings), max(len(ring) for ring in rings)), -1)
    for row, ring in zip(faces, rings, strict=True):
        row[: len(ring)] = np.searchsorted(used, ring)
    bottoms = np.repeat(-5.0 * np.arange(1, layers + 1)[:, np.newaxis], len(points), axis=1)
    return VertexGrid(
        top=np.zeros(len(points)), bottoms=bottoms, crs=CRS, active=np.ones(bottoms.shape, dtype=bool),
        vertices=found.vertices[used], faces=faces, centres=points,
    )  # fmt: skip


def plan_of(grid):
    """Return the distance along and across the area of every plan cell, whatever way the grid lies."""
    if isinstance(grid, Grid):
        x, y = grid.plan_centres()
        own = grid.own(np.stack([x.ravel(), y.ravel()], axis=1))
        return own[:, 0], NORTH - own[:, 1]
    return grid.centres[:, 0], grid.centres[:, 1]


def flow_over(grid, folder):
    """Heterogeneous, oblique to the rows, with recharge and a pumped well."""
    x, y = plan_of(grid)
    plan, number = grid.cells_a_layer, np.arange(grid.cells)
    conductivity = np.exp(np.random.default_rng(4).normal(2.0, 0.8, grid.shape))
    layers = number.reshape(-1, plan)
    heads = tuple(
        FixedHead(cells=layers[:, (x > low) & (x < high) & (y > bottom)].ravel(), head_m=head)
        for low, high, bottom, head in ((0.0, 9.0, 0.0, 3.0), (EAST - 9.0, EAST, NORTH / 2, 0.5))
    )
    well = layers[-1, np.hypot(x - 210.0, y - 60.0).argmin()]
    inputs = FlowInput(
        grid=grid, conductivity=conductivity, heads=heads, recharge_m_d=5e-4,
        wells=(PumpedWell(cells=np.array([well]), rate_m3_d=-10.0),),
    )  # fmt: skip
    return simulate_flow(inputs, folder / "flow")


def places(grid):
    x, y = plan_of(grid)

    def cell(east, north, layer):
        return np.array([np.hypot(x - east, y - north).argmin() + layer * grid.cells_a_layer])

    deep = grid.layers - 1
    sources = [cell(40.0, 60.0, 0), cell(70.0, 110.0, 0), cell(60.0, 80.0, deep)]
    sources[1] = np.unique(np.concatenate([sources[1], cell(82.0, 110.0, 0)]))
    records = [cell(120.0, 70.0, 0), cell(150.0, 90.0, deep), cell(210.0, 60.0, deep), cell(180.0, 110.0, 0)]
    return sources, records


def compare(flow, folder, **more):
    """Return the largest difference to MODFLOW 6 over sources, wells and times, as a share of each source's peak."""
    sources, records = places(flow.grid)
    porosity, sorbed = more.get("porosity"), more.get("decay_sorbed_per_d")
    operator = ResponseOperator(flow, PARAMETERS, STEP_D, porosity=porosity, decay_sorbed_per_d=sorbed)
    response = operator.unit_responses(sources, records, STEPS)
    worst = 0.0
    for index, cells in enumerate(sources):
        asked = TransportInput(
            parameters=PARAMETERS, duration_d=STEPS * STEP_D, step_d=STEP_D, scheme=Scheme.UPSTREAM,
            sources=(Source(name="S", cells=cells, rate_kg_d=1.0, end_d=STEP_D),),
            records=tuple(Record(name=str(k), cells=record) for k, record in enumerate(records)), **more,
        )  # fmt: skip
        curves = simulate_transport(flow, asked, folder / f"plume {index}").record_concentration_mg_l
        assert curves.max() > 0
        worst = max(worst, np.abs(curves - response[index]).max() / curves.max())
    return worst, response, operator


@pytest.mark.parametrize("make", [lambda: rows_and_columns(1), lambda: rows_and_columns(4), turned, voronoi])
def test_agrees_with_modflow_on_any_grid(make, tmp_path):
    flow = flow_over(make(), tmp_path)
    # The same equations: what is left is the closure of MODFLOW's iterative solver. The goal is 1e-5.
    worst, response, operator = compare(flow, tmp_path)
    assert worst < 1e-6
    sources, records = places(flow.grid)
    forward = operator.unit_responses(sources, records, STEPS, adjoint=False)
    backward = operator.unit_responses(sources, records, STEPS, adjoint=True)
    assert np.abs(forward - backward).max() < 1e-10 * response.max()
    # Superposition: a source of two places is the sum of both; goal 1e-9.
    joined = operator.unit_responses([np.concatenate([sources[0], sources[2]])], records, STEPS)
    assert np.abs(joined[0] - 0.5 * (forward[0] + forward[2])).max() < 1e-12 * response.max()


def test_agrees_where_porosity_varies_and_sorbed_mass_decays_otherwise(tmp_path):
    flow = flow_over(rows_and_columns(2), tmp_path)
    porosity = np.random.default_rng(2).uniform(0.1, 0.35, flow.grid.shape)
    worst, _, _ = compare(flow, tmp_path, porosity=porosity, decay_sorbed_per_d=0.0)
    assert worst < 1e-6


def test_the_difference_to_other_schemes_is_told(tmp_path):
    flow = flow_over(rows_and_columns(1), tmp_path)
    sources, records = places(flow.grid)
    points = [Located(place=Place(name=str(k), easting=0.0, northing=0.0), cells=c) for k, c in enumerate(records)]
    response = ResponseOperator(flow, PARAMETERS, STEP_D).unit_responses(sources, records, STEPS)[0]
    found = {}
    for scheme, xt3d in ((Scheme.UPSTREAM, False), (Scheme.TVD, False), (Scheme.TVD, True)):
        wanted = TransportInput(
            parameters=PARAMETERS, sources=(), duration_d=STEPS * STEP_D, step_d=STEP_D, scheme=scheme, xt3d=xt3d
        )
        source = Located(place=points[0].place, cells=sources[0])
        found[scheme, xt3d] = np.nanmax(scheme_difference(flow, wanted, source, points, response))
    # Cells a little longer than the dispersivity: upstream weighting changes the curves by some percent,
    # and beside the plume's axis, where little arrives, by more than their peak.
    assert found[Scheme.UPSTREAM, False] < 1e-5
    assert 0.01 < found[Scheme.TVD, False] < 5.0
    assert 0.01 < found[Scheme.TVD, True] < 5.0


def test_versions_that_mirror_the_ellipse_are_known(uniform_flow):
    flow = uniform_flow()
    for version, mirrored in (("6.4.1", True), ("6.7.0", True), ("6.8.0", False), ("6.10.1", False), ("", False)):
        assert mirrors(replace(flow, provenance={"mf6": version})) is mirrored


def test_a_mirrored_ellipse_is_warned_of_where_it_matters(uniform_flow):
    class Listener(Silent):
        def __init__(self):
            self.said = []

        def warn(self, text):
            self.said.append(text)

    flow = uniform_flow(columns=6, rows=4)
    vertices, faces = flow.grid.outlines()
    plan = {"top": flow.grid.top.ravel(), "bottoms": flow.grid.bottoms.reshape(1, -1), "crs": CRS}
    grid = VertexGrid(
        **plan, active=np.ones((1, 24), dtype=bool), vertices=vertices, faces=faces,
        centres=np.stack([part.ravel() for part in flow.grid.plan_centres()], axis=1),
    )  # fmt: skip
    names = ("conductivity", "head", "saturation", "boundary_in", "boundary_out", "discharge_x", "discharge_y")
    flat = {name: getattr(flow, name).reshape(1, -1) for name in (*names, "discharge_z")}
    place = [Located(place=Place(name="a", easting=5.0, northing=5.0), cells=np.array([8]))]
    for version, slope, warnings in (("6.4.1", -0.5, 1), ("6.4.1", 0.0, 0), ("6.4.1", 0.5, 0), ("6.8.0", -0.5, 0)):
        oblique = replace(flow, discharge_y=slope * flow.discharge_x, provenance={"mf6": version})
        flat["discharge_y"] = oblique.discharge_y.reshape(1, -1)
        for each, expected in ((oblique, 0), (replace(oblique, grid=grid, **flat), warnings)):
            listener = Listener()
            compute_responses(each, PARAMETERS, place, place, 10.0, 1.0, listener)
            assert len(listener.said) == expected
        for xt3d, expected in ((False, 0), (True, warnings)):
            listener = Listener()
            inputs = TransportInput(parameters=PARAMETERS, sources=(), duration_d=1.0, step_d=0.1, xt3d=xt3d)
            warn_of_resolution(oblique, inputs, listener)
            assert sum("mirrors dispersion" in text for text in listener.said) == expected
