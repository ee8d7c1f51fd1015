# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ensembles: exact where an exact answer exists, the same however they are run, honest about what failed."""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import shutil
import stat
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError, ModelRunError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.arrival import arrival_of
from gw_monitor.gw_core.transport.ensemble.draws import Distribution, Kind, draw
from gw_monitor.gw_core.transport.ensemble.ensemble import EnsembleInput, Solver, simulate_ensemble
from gw_monitor.gw_core.transport.ensemble.fields import FieldModel
from gw_monitor.gw_core.transport.grids.grid import make_grid
from gw_monitor.gw_core.transport.gwf.boundaries import FixedHead
from gw_monitor.gw_core.transport.gwf.gwf import simulate_flow
from gw_monitor.gw_core.transport.gwf.gwf_input import FlowInput
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.parameters import TransportParameters, decay_from_half_life
from gw_monitor.gw_core.transport.runner.program import locate_mf6
from scipy.stats import norm

pytestmark = pytest.mark.mf6
SPREAD = 0.6
RATE = Distribution(kind=Kind.LOGNORMAL, low=0.0, middle=1.0, spread=SPREAD)
POROSITY = Distribution(kind=Kind.UNIFORM, low=0.15, high=0.35)
SAME = ("exceeded", "known", "record_times_d", "curves_mg_l", "arrival_d", "peak_mg_l", "times_d")


@pytest.fixture(scope="module")
def flow(tmp_path_factory):
    """A small box between two heads, with an inactive corner."""
    grid = make_grid("POLYGON((0 0,300 0,300 80,280 100,0 100,0 0))", 10.0, 0.0, [-10.0], "EPSG:4547")
    ends = tuple(FixedHead(cells=grid.cells_of(f"LINESTRING({x} 1,{x} 79)"), head_m=h) for x, h in ((1, 3.0), (299, 0)))
    inputs = FlowInput(grid=grid, conductivity=np.full(grid.shape, 10.0), heads=ends)
    return simulate_flow(inputs, tmp_path_factory.mktemp("box") / "flow")


def _inputs(flow, **more):
    given = {
        "parameters": TransportParameters(
            porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.0, decay_per_d=decay_from_half_life(500.0)
        ),
        "sources": (Source(name="tank", cells=flow.cells_of("POINT(55 45)"), rate_kg_d=0.5, start_d=20.0),),
        "duration_d": 400.0, "step_d": 20.0, "output_times_d": (200.0, 400.0), "scheme": Scheme.UPSTREAM,
        "records": (
            Record(name="near", cells=flow.cells_of("POINT(105 45)")),
            Record(name="far", cells=flow.cells_of("POINT(255 45)")),
        ),
        **more,
    }  # fmt: skip
    return TransportInput(**given)


def _asked(flow, **more):
    given = {"flow_folder": flow.folder, "inputs": _inputs(flow), "limit_mg_l": 1.0, "members": 6, "seed": 3, **more}
    return EnsembleInput(**given)


def _equal(first, second):
    assert all(np.array_equal(getattr(first, name), getattr(second, name), equal_nan=True) for name in SAME)


@pytest.mark.parametrize("solver", list(Solver))
def test_without_spread_every_member_is_the_single_run_exactly(flow, tmp_path, solver):
    fixed = Distribution(kind=Kind.UNIFORM, low=0.25, high=0.25)
    one = Distribution(kind=Kind.LOGNORMAL, low=0.0, middle=1.0)
    still = FieldModel(sd_ln=0.0, length_m=50.0, vertical_length_m=5.0)
    result = simulate_ensemble(
        _asked(flow, members=3, distributions={"porosity": fixed, "rate_factor": one}, solver=solver, field=still),
        tmp_path / "e",
    )
    single = simulate_transport(flow, _inputs(flow), tmp_path / "single")
    curves = single.record_concentration_mg_l
    # MODFLOW 6 gives the same bits again; the operator differs by the closure of MODFLOW's solver.
    near = 0.0 if solver is Solver.MODFLOW else 1e-8 * curves.max()
    for member in result.curves_mg_l:
        assert np.abs(member - curves).max() <= near
    above = (np.nan_to_num(single.concentration_mg_l, nan=-1.0) > 1.0).any(axis=1)
    assert 0 < above.sum() < above.size
    assert np.array_equal(result.exceeded, 3 * above)
    inactive = ~flow.grid.active[0]
    assert inactive.any() and np.isnan(result.probability()[:, inactive]).all()
    assert np.array_equal(result.probability()[:, ~inactive], above[:, ~inactive].astype(float))
    low, middle, high = result.curve_quantiles()
    assert np.array_equal(low, high) and np.array_equal(low, middle)
    expected = [arrival_of(single.record_times_d, curve, 1.0).arrival_d for curve in curves]
    assert np.allclose(result.arrival_quantiles(), expected, rtol=1e-6, equal_nan=True)


def test_a_lognormal_source_gives_the_exact_probability(flow, tmp_path):
    """Transport is linear in the source: c = F c1, so that P(c > limit) = 1 - Phi(ln(limit / c1) / sd)."""
    members = 100
    asked = _asked(flow, members=members, distributions={"rate_factor": RATE}, solver=Solver.OPERATOR, limit_mg_l=2.0)
    result = simulate_ensemble(asked, tmp_path / "e")
    single = simulate_transport(flow, asked.inputs, tmp_path / "single")
    typical = np.maximum(single.concentration_mg_l[:, 0], 1e-300)
    exact = norm.sf(np.log(2.0 / typical) / SPREAD)
    found = result.probability()
    known = np.isfinite(found)
    assert ((exact > 0.05) & (exact < 0.95) & known).sum() > 20
    # Latin hypercube: each of 100 equally probable parts of the range is met once, so one member is the most it errs.
    assert np.abs(found - exact)[known].max() <= 1.0 / members + 1e-6
    low, high = result.interval()
    assert (low <= found + 1e-12)[known].all() and (found <= high + 1e-12)[known].all()
    assert result.largest_error() == pytest.approx(0.098, abs=0.003)  # 1.96 * sqrt(0.25 / 100)
    # The quantiles of a curve are those of the factor times the curve of the typical source.
    bands = result.curve_quantiles((0.1, 0.9))[:, 0, -1]
    wanted = single.record_concentration_mg_l[0, -1] * np.exp(SPREAD * norm.ppf([0.1, 0.9]))
    # Between the middles of neighbouring parts of the range: ln F errs by at most 0.01 / phi(1.28) * 0.6 = 0.034.
    assert bands == pytest.approx(wanted, rel=0.035)


def test_arrival_bands_follow_the_porosity(flow, tmp_path):
    """Without dispersion in time of other things, the later half of porosities arrives later; never is kept apart."""
    asked = _asked(flow, members=20, distributions={"porosity": POROSITY}, solver=Solver.OPERATOR, limit_mg_l=0.5)
    result = simulate_ensemble(asked, tmp_path / "e")
    p10, p50, p90 = result.arrival_quantiles()[:, 0]
    assert p10 < p50 < p90
    assert result.reached()[0] == 1.0
    porosity = draw(asked.distributions, 20, 3)["porosity"]
    assert np.array_equal(np.argsort(porosity), np.argsort(result.arrival_d[:, 0]))
    far = result.reached()[1]
    assert 0 < far < 1
    assert np.isnan(result.arrival_quantiles((min(far + 0.1, 1.0),))[0, 1])
    assert np.isfinite(result.arrival_quantiles((far / 2,))[0, 1])


@pytest.fixture(scope="module")
def wild(flow, tmp_path_factory):
    """An ensemble over everything, on one thread, to hold the others against."""
    asked = _asked(
        flow, members=5, distributions={"porosity": POROSITY, "rate_factor": RATE},
        field=FieldModel(sd_ln=0.7, length_m=40.0, vertical_length_m=5.0),
    )  # fmt: skip
    return asked, simulate_ensemble(asked, tmp_path_factory.mktemp("wild") / "e", workers=1)


def test_the_result_depends_neither_on_the_number_of_runs_side_by_side_nor_on_the_order(wild, tmp_path):
    asked, alone = wild
    assert np.ptp(alone.curves_mg_l[:, 0, -1]) > 0
    with ThreadPoolExecutor(3) as pool:
        _equal(alone, simulate_ensemble(asked, tmp_path / "threads", executor=pool, workers=3))
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        _equal(alone, simulate_ensemble(asked, tmp_path / "processes", executor=pool, workers=2))

    class Backwards(ThreadPoolExecutor):
        """Runs the first of each handful last."""

        def submit(self, function, task, number, *given):
            time.sleep(0.2 * (number % 2))
            return super().submit(function, task, number, *given)

    with Backwards(2) as pool:
        _equal(alone, simulate_ensemble(asked, tmp_path / "order", executor=pool, workers=2))


def test_more_members_begin_with_the_same_ones(wild, flow, tmp_path):
    """The fields of members do not change with their number; Latin hypercube draws must."""
    asked, _ = wild
    fields = replace(asked, distributions={}, members=2)
    first = simulate_ensemble(fields, tmp_path / "two")
    again = simulate_ensemble(replace(fields, members=3), tmp_path / "three")
    assert np.array_equal(first.curves_mg_l, again.curves_mg_l[:2])
    assert not np.array_equal(first.curves_mg_l, simulate_ensemble(replace(fields, seed=4), tmp_path / "o").curves_mg_l)


def test_a_local_dask_cluster_gives_identical_numbers(wild, tmp_path):
    distributed = pytest.importorskip("distributed")
    asked, alone = wild
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, protocol="inproc://"
        ) as cluster,
        distributed.Client(cluster) as client,
        client.get_executor() as executor,
    ):
        _equal(alone, simulate_ensemble(asked, tmp_path / "e", executor=executor, workers=2))


def test_dask_workers_in_processes_of_their_own_give_identical_numbers(wild, tmp_path):
    distributed = pytest.importorskip("distributed")
    asked, alone = wild
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
        client.get_executor() as executor,
    ):
        _equal(alone, simulate_ensemble(asked, tmp_path / "e", executor=executor, workers=2))


def test_runs_are_kept_on_request_and_what_was_drawn_is_told(flow, tmp_path):
    asked = _asked(flow, members=2, distributions={"rate_factor": RATE})
    simulate_ensemble(asked, tmp_path / "bare")
    assert sorted(path.name for path in (tmp_path / "bare").iterdir()) == ["ensemble.json", "ensemble.npz"]
    simulate_ensemble(asked, tmp_path / "kept", keep_runs=True)
    assert (tmp_path / "kept" / "runs" / "00002" / "plume" / "mfsim.nam").is_file()
    words = json.loads((tmp_path / "kept" / "ensemble.json").read_text())
    assert (words["asked"], words["finished"], words["provenance"]["seed"]) == (2, 2, 3)
    drawn = draw(asked.distributions, 2, 3)["rate_factor"]
    assert [row["values"]["rate_factor"] for row in words["members"]] == drawn.tolist()


def _killing_program(tmp_path, number):
    """A program that runs MODFLOW 6, but kills itself in the folder of one member."""
    path = tmp_path / "mf6"
    path.write_text(f'#!/bin/sh\ncase "$PWD" in *{number:05d}*) kill -9 $$;; esac\nexec {locate_mf6()} "$@"\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


class Listener(Silent):
    def __init__(self):
        self.warnings = []

    def warn(self, text):
        self.warnings.append(text)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_member_whose_program_is_killed_is_counted_and_named(flow, tmp_path):
    listener = Listener()
    asked = _asked(flow, members=6, distributions={"rate_factor": RATE})
    result = simulate_ensemble(asked, tmp_path / "e", mf6=_killing_program(tmp_path, 4), progress=listener)
    assert result.finished == 5
    assert [row.status for row in result.members] == ["finished"] * 3 + ["failed"] + ["finished"] * 2
    assert "signal 9" in result.members[3].reason
    assert listener.warnings[0].startswith("1 of 6 members failed and do not count; member 4: ")
    whole = simulate_ensemble(asked, tmp_path / "whole")
    assert np.array_equal(result.curves_mg_l, np.delete(whole.curves_mg_l, 3, axis=0))
    with pytest.raises(ModelRunError, match="1 of 6 members failed, which is too many") as caught:
        simulate_ensemble(replace(asked, most_failures=0.1), tmp_path / "f", mf6=_killing_program(tmp_path, 4))
    assert caught.value.log_tail.startswith("4: ")
    assert not (tmp_path / "f").exists()


class StopAtFirstMember(Silent):
    """Cancels once a child runs."""

    def __init__(self, name):
        self.name = name

    def cancelled(self):
        return bool(_children(self.name))


def _children(name):
    """Return the processes whose command line holds a text."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if name.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
@pytest.mark.parametrize("pool", ["threads", "processes"])
def test_a_cancel_leaves_no_child_and_nothing_half_written(flow, tmp_path, pool):
    program = tmp_path / "slow-mf6-of-this-test"
    program.write_text(f'#!/bin/sh\n[ "$1" = --version ] && exec {locate_mf6()} --version\nsleep 61 # {program.name}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    stopping = StopAtFirstMember(str(program))
    executor = ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) if pool == "processes" else None
    began = time.monotonic()
    with pytest.raises(Cancelled):
        simulate_ensemble(
            _asked(flow, members=30), tmp_path / "e", mf6=str(program), executor=executor, workers=2, progress=stopping
        )
    assert time.monotonic() - began < 30.0
    if executor is not None:
        executor.shutdown()
    assert not _children(str(program))
    assert [path.name for path in tmp_path.iterdir()] == [program.name]


def test_two_ensembles_in_one_folder_are_refused(flow, tmp_path):
    asked = _asked(flow, members=2, solver=Solver.OPERATOR)
    from gw_monitor.gw_core.transport.runner.workspace import half_made

    with half_made(tmp_path / "e"), pytest.raises(InvalidInputError, match="Another run is at work"):
        simulate_ensemble(asked, tmp_path / "e")


def test_faults_are_told_together_before_anything_runs(flow, tmp_path):
    held = Source(name="pond", cells=flow.cells_of("POINT(55 45)"), concentration_mg_l=5.0)
    bad = _asked(
        flow, members=0, seed=-1, limit_mg_l=0.0, solver=Solver.OPERATOR, inputs=_inputs(flow, sources=(held,)),
        distributions={"colour": RATE, "porosity": Distribution(kind=Kind.UNIFORM, low=1.0, high=0.0)},
    )  # fmt: skip
    with pytest.raises(InvalidInputError) as caught:
        simulate_ensemble(bad, tmp_path / "e")
    assert len(caught.value.findings) == 6
    beyond = {"porosity": Distribution(kind=Kind.UNIFORM, low=0.0, high=3.0)}
    with pytest.raises(InvalidInputError, match="porosity must be above 0"):
        simulate_ensemble(_asked(flow, distributions=beyond), tmp_path / "e")
    assert not list(tmp_path.iterdir())


def test_conductivity_needs_the_inputs_of_the_flow(flow, tmp_path):
    folder = tmp_path / "flow"
    shutil.copytree(flow.folder, folder)
    (folder / "flow_input.json").unlink()
    field = FieldModel(sd_ln=0.5, length_m=50.0, vertical_length_m=5.0)
    with pytest.raises(InvalidInputError, match="does not hold what its flow was made of"):
        simulate_ensemble(_asked(flow, flow_folder=folder, field=field), tmp_path / "e")
    with pytest.raises(InvalidInputError, match="holds a flow model"):
        simulate_ensemble(_asked(flow), folder)


def test_delayed_sources_share_the_steps_of_the_typical_case(flow, tmp_path):
    delay = {"delay_d": Distribution(kind=Kind.UNIFORM, low=0.0, high=100.0)}
    result = simulate_ensemble(_asked(flow, members=4, distributions=delay), tmp_path / "e")
    assert result.curves_mg_l.shape == (4, 2, len(result.record_times_d))
    drawn = draw(delay, 4, 3)["delay_d"]
    assert np.array_equal(np.argsort(drawn), np.argsort(result.arrival_d[:, 0]))
    assert math.isfinite(result.arrival_d[:, 0].max())
