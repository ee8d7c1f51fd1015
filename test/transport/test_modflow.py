# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MODFLOW 6 through the core: closed forms, published results, and everything that can go wrong."""

from __future__ import annotations

import csv
import stat

import numpy as np
import pytest
from gw_monitor.gw_core.errors import Cancelled, ConfigurationError, InvalidInputError, ModelRunError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.analytic.analytic import UniformFlow, column_inflow
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf import gwf_writer
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead, PumpedWell
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.response.response import ResponseOperator, TransportParameters
from gw_monitor.gw_core.transport.runner.program import find_mf6, locate_mf6

pytestmark = pytest.mark.mf6


def _strip_of_cells(columns, cell, top, bottom, conductivity, left, right, **more):
    """A row of cells between two fixed heads."""
    east = columns * cell
    grid = make_grid(f"POLYGON((0 0,{east} 0,{east} {cell},0 {cell},0 0))", cell, top, [bottom], "EPSG:4547")
    ends = (
        FixedHead(cells=np.array([0]), head_m=left),
        FixedHead(cells=np.array([columns - 1]), head_m=right),
    )
    return FlowInput(grid=grid, conductivity=np.full(grid.shape, conductivity), heads=ends, **more)


def test_confined_flow_obeys_darcy(tmp_path):
    flow = simulate_flow(_strip_of_cells(21, 10.0, 0.0, -10.0, 5.0, 12.0, 10.0), tmp_path / "flow")
    # q = K i = 5 * 2 m / 200 m between the centres of the end cells.
    assert flow.discharge_x[0, 0, 1:-1] == pytest.approx(0.05, rel=1e-9)
    assert flow.through == pytest.approx(0.05 * 10.0 * 10.0, rel=1e-9)
    assert np.abs(flow.imbalance()).max() < 1e-8
    assert flow.saturation.min() == 1.0
    assert read_flow(tmp_path / "flow").head == pytest.approx(flow.head)
    assert flow.provenance["mf6"].startswith("6.")


def test_unconfined_flow_with_recharge_obeys_dupuit(tmp_path):
    inputs = _strip_of_cells(201, 5.0, 20.0, 0.0, 10.0, 8.0, 6.0, recharge_m_d=1e-3)
    flow = simulate_flow(inputs, tmp_path / "flow")
    x = np.arange(201) * 5.0
    length = x[-1]
    # h² = h0² + (hL² - h0²) x/L + N x (L - x) / K, the Dupuit parabola.
    dupuit = np.sqrt(64.0 + (36.0 - 64.0) * x / length + 1e-3 * x * (length - x) / 10.0)
    # MODFLOW weights the thickness upstream under Newton: first order in the cell size.
    assert np.abs(flow.head[0, 0] - dupuit).max() < 0.02
    assert flow.boundary_in.sum() == pytest.approx(flow.boundary_out.sum(), rel=1e-8)
    assert (flow.saturation < 1.0).all()


def _column(tmp_path, scheme, columns, cell, duration, step, **parameters):
    """The one-dimensional problem of MT3DMS (Zheng & Wang 1999, section 7.1) with q = 0.06 m/d, n = 0.25."""
    head = 0.06 * cell * (columns - 1)
    flow = simulate_flow(_strip_of_cells(columns, cell, 0.0, -10.0, 1.0, head, 0.0), tmp_path / "flow")
    held = Source(name="inflow", cells=np.array([0]), concentration_mg_l=1.0)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.25, **parameters), sources=(held,), duration_d=duration, step_d=step,
        scheme=scheme,
    )  # fmt: skip
    return simulate_transport(flow, inputs, tmp_path / "plume")


@pytest.mark.parametrize("case", ["b", "c", "d"])
def test_column_of_mt3dms_follows_the_closed_form(tmp_path, case):
    sorbing = {"bulk_density_kg_l": 0.25, "kd_l_kg": 5.0 - 1.0} if case in "cd" else {}
    decay = 0.002 if case == "d" else 0.0
    result = _column(tmp_path, Scheme.TVD, 241, 2.5, 1200.0, 2.0, dispersivity_l_m=10.0, decay_per_d=decay, **sorbing)
    flow = UniformFlow(velocity_m_d=0.24, dispersivity_l_m=10.0, retardation=5.0 if sorbing else 1.0, decay_per_d=decay)
    x = np.arange(241) * 2.5
    error = np.abs(result.concentration_mg_l[-1, 0, 0] - column_inflow(flow, x, 1200.0)).max()
    # One per cent of c0: the implicit step adds v dt / 2 = 0.24 m to a dispersivity of 10 m, cells are a quarter of it.
    assert error < 0.01, error
    assert abs(result.mass_balance_error_percent) < 1e-3


def test_upstream_repeats_published_modflow_results(shared, tmp_path):
    with (shared / "cases" / "transport_mf6_p01.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["case"] == "mt3dms-p01b"]
    result = _column(tmp_path, Scheme.UPSTREAM, 101, 10.0, 2000.0, 10.0, dispersivity_l_m=10.0)
    at = [round(float(row["x_m"]) / 10.0) for row in rows]
    found = result.concentration_mg_l[-1, 0, 0, at]
    published = np.array([float(row["c_mf6_6.4.1_upstream"]) for row in rows])
    # The published run is the same problem with other steps: the difference is first order in the step.
    assert np.abs(found - published).max() < 0.03


def test_periods_are_cut_where_something_changes(uniform_flow):
    from gw_monitor.gw_core.transport.gwt import gwt

    source = Source(name="s", cells=np.array([0]), rate_kg_d=1.0, start_d=5.0, end_d=25.0)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.3), sources=(source,), duration_d=50.0, step_d=10.0,
        output_times_d=(30.0,),
    )  # fmt: skip
    found = [(period.length_d, period.steps) for period in gwt.periods_of(inputs)]
    assert found == [(5.0, 1), (20.0, 2), (5.0, 1), (20.0, 2)]


def test_faults_of_a_flow_are_reported_together(tmp_path):
    grid = make_grid("POLYGON((0 0,20 0,20 10,0 10,0 0))", 10.0, 0.0, [-1.0], "EPSG:4547")
    bad = FlowInput(grid=grid, conductivity=np.zeros(grid.shape), vertical_ratio=-1.0)
    with pytest.raises(InvalidInputError) as caught:
        simulate_flow(bad, tmp_path / "flow")
    assert len(caught.value.findings) == 3
    assert not list(tmp_path.iterdir())


def test_faults_of_a_transport_are_reported_together(wild_flow, tmp_path):
    twice = Source(name="a", cells=np.array([0]), rate_kg_d=1.0, concentration_mg_l=1.0, start_d=400.0)
    bad = TransportInput(
        parameters=TransportParameters(porosity=0.3), sources=(twice,), duration_d=100.0, step_d=1.0,
        output_times_d=(200.0,),
    )  # fmt: skip
    with pytest.raises(InvalidInputError) as caught:
        simulate_transport(wild_flow, bad, tmp_path / "plume")
    assert len(caught.value.findings) == 3


def test_a_flow_that_does_not_converge_says_so_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(gwf_writer, "_MOST_ITERATIONS", 1)
    inputs = _strip_of_cells(60, 5.0, 20.0, 0.0, 10.0, 15.0, 0.5, recharge_m_d=0.02)
    with pytest.raises(ModelRunError, match="did not converge") as caught:
        simulate_flow(inputs, tmp_path / "flow")
    assert "onvergence failure" in caught.value.log_tail
    assert not list(tmp_path.iterdir())


def test_a_failed_run_keeps_the_elder_result(tmp_path, monkeypatch):
    inputs = _strip_of_cells(20, 5.0, 20.0, 0.0, 10.0, 15.0, 14.0)
    simulate_flow(inputs, tmp_path / "flow")
    monkeypatch.setattr(gwf_writer, "_MOST_ITERATIONS", 1)
    with pytest.raises(ModelRunError):
        simulate_flow(_strip_of_cells(20, 5.0, 20.0, 0.0, 10.0, 15.0, 0.5, recharge_m_d=0.05), tmp_path / "flow")
    assert np.nanmax(read_flow(tmp_path / "flow").head) == pytest.approx(15.0)
    assert [path.name for path in tmp_path.iterdir()] == ["flow"]


class Listener(Silent):
    """Keeps the warnings."""

    def __init__(self):
        self.warnings = []

    def warn(self, text):
        self.warnings.append(text)


def test_dry_cells_and_throttled_wells_are_told_and_the_operator_still_agrees(tmp_path):
    grid = make_grid("POLYGON((0 0,500 0,500 200,0 200,0 0))", 10.0, 0.0, [-5.0, -15.0], "EPSG:4547")
    ends = [FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 199)", 1), head_m=h) for x, h in ((1, -2), (499, -8))]
    well = PumpedWell(cells=grid.cells_of("POINT(405 105)", 1), rate_m3_d=-1e5)
    listener = Listener()
    flow = simulate_flow(
        FlowInput(grid=grid, conductivity=np.full(grid.shape, 10.0), heads=tuple(ends), wells=(well,),
                  recharge_m_d=1e-4), tmp_path / "flow", listener,
    )  # fmt: skip
    assert len(listener.warnings) == 2
    assert "fell dry" in listener.warnings[0] and "runs dry" in listener.warnings[1]
    parameters = TransportParameters(porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1)
    source = Source(name="a", cells=grid.cells_of("POINT(105 105)", 0), rate_kg_d=1.0)
    records = tuple(Record(name=str(x), cells=grid.cells_of(f"POINT({x} 105)", 1)) for x in (205, 305))
    inputs = TransportInput(
        parameters=parameters, sources=(source,), duration_d=500.0, step_d=10.0, scheme=Scheme.UPSTREAM, records=records
    )
    result = simulate_transport(flow, inputs, tmp_path / "plume")
    operator = ResponseOperator(flow, parameters, 10.0)
    curves = operator.simulate([source.cells], [record.cells for record in records], np.ones((1, 50)))
    assert curves.max() > 1.0
    # Water falls through dry cells and takes its load along: 1e-9 is the closure of MODFLOW's solver.
    assert np.abs(curves - result.record_concentration_mg_l).max() < 1e-9 * curves.max()


class StopWhenRunning(Silent):
    """Cancels as soon as MODFLOW 6 has reported a time step."""

    def __init__(self):
        self.reached = 0.0

    def report(self, fraction):
        self.reached = max(self.reached, fraction)

    def cancelled(self):
        return self.reached > 0.1


def test_cancel_in_mid_run_ends_the_program_and_leaves_nothing(wild_flow, tmp_path):
    source = Source(name="a", cells=wild_flow.cells_of("POINT(200 200)"), rate_kg_d=1.0)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.3, dispersivity_l_m=10.0), sources=(source,), duration_d=4e4,
        step_d=0.5, records=(),
    )  # fmt: skip
    with pytest.raises(Cancelled):
        simulate_transport(wild_flow, inputs, tmp_path / "plume", StopWhenRunning())
    assert not list(tmp_path.iterdir())


def test_a_flow_without_its_modflow_files_is_refused(uniform_flow, tmp_path):
    source = Source(name="a", cells=np.array([0]), rate_kg_d=1.0)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.3), sources=(source,), duration_d=10.0, step_d=1.0
    )
    with pytest.raises(InvalidInputError, match="files of the flow model are missing"):
        simulate_transport(uniform_flow(), inputs, tmp_path / "plume")


def _script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_setting_comes_before_the_variable_and_the_path(tmp_path, monkeypatch):
    chosen = _script(tmp_path / "mine", "echo 'mf6: 6.5.0 05/23/2024'")
    other = _script(tmp_path / "other", "echo 'mf6: 6.4.1'")
    monkeypatch.setenv("GW_MONITOR_MF6", str(other))
    assert find_mf6(str(chosen)) == chosen
    assert locate_mf6() == other
    monkeypatch.delenv("GW_MONITOR_MF6")
    _script(tmp_path / "mf6", "echo 'mf6: 6.4.1'")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert locate_mf6() == tmp_path / "mf6"


def test_an_old_or_other_program_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match=r"at least 6\.3\.0"):
        find_mf6(str(_script(tmp_path / "old", "echo 'mf6: 6.1.0 12/12/2019'")))
    with pytest.raises(ConfigurationError, match="not the MODFLOW 6 program"):
        find_mf6(str(_script(tmp_path / "other", "echo hello")))
    with pytest.raises(ConfigurationError, match="not the MODFLOW 6 program"):
        find_mf6(str(tmp_path / "nothing"))


def test_a_missing_program_is_one_sentence_that_says_how_to_get_it(monkeypatch, tmp_path):
    from gw_monitor.gw_core.transport.runner import program

    monkeypatch.delenv("GW_MONITOR_MF6", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(program, "_folders", lambda: [tmp_path])
    with pytest.raises(ConfigurationError, match="get-modflow"):
        locate_mf6()


def test_numbers_of_fortran_without_an_e_are_read(tmp_path):
    """MODFLOW 6 writes 1.3e-113 as 0.13-112: far from a source, in the first steps, that is the rule."""
    from gw_monitor.gw_core.transport.gwt.gwt_results import fortran_numbers

    path = tmp_path / "obs.csv"
    path.write_text("time,a,b\n1.5,0.13-112,-0.5E+01\n0.2E+003,-0.25+101,-1.0E-308\n", encoding="utf-8")
    assert fortran_numbers(path).tolist() == [[1.5, 1.3e-113, -5.0], [200.0, -2.5e100, -1e-308]]


def test_a_well_beyond_all_decay_is_recorded(wild_flow, tmp_path):
    """A half-life of an hour leaves about 1e-120 mg/L at the river: a number, and no reason to stop."""
    parameters = TransportParameters(porosity=0.25, dispersivity_l_m=5.0, decay_per_d=10.0)
    source = Source(name="tank", cells=wild_flow.cells_of("POINT(50 300)"), rate_kg_d=1.0)
    river = Record(name="river", cells=wild_flow.cells_of("POINT(950 300)"))
    inputs = TransportInput(
        parameters=parameters, sources=(source,), duration_d=100.0, step_d=10.0, records=(river,)
    )  # fmt: skip
    found = simulate_transport(wild_flow, inputs, tmp_path / "plume").record_concentration_mg_l
    assert 0.0 < found.max() < 1e-50
