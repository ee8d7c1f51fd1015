# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which the response operator solves: all give the same numbers, and what is left out is bounded."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.response import response, step_solver
from gw_monitor.gw_core.transport.response.assembly import assemble
from gw_monitor.gw_core.transport.response.marching import blocks
from gw_monitor.gw_core.transport.response.relevance import discount_of
from gw_monitor.gw_core.transport.response.response import ResponseOperator, TransportParameters
from scipy.sparse import diags

PARAMETERS = TransportParameters(porosity=0.25, dispersivity_l_m=8.0, dispersivity_t_m=0.8, dispersivity_v_m=0.1)
STEPS, STEP_D = 120, 10.0


@pytest.fixture
def wide(uniform_flow):
    """Uniform flow through 120 x 60 cells of 10 m: much of it lies beside the way from sources to wells."""
    return uniform_flow(columns=120, rows=60, cell=10.0, q=0.15)


@pytest.fixture
def places(wide):
    sources = [wide.cells_of(f"POINT({105 + 40 * i} {255 + 30 * i})") for i in range(6)]
    return sources, [wide.cells_of(f"POINT({455 + 80 * i} {285 + 20 * i})") for i in range(5)]


def test_leaving_cells_out_changes_less_than_the_bound(wide, places):
    operator = ResponseOperator(wide, PARAMETERS, STEP_D)
    whole = operator._carry(None, *_both(operator, places), STEPS, False, Silent())
    release, record = _both(operator, places)
    choice = operator._choose(release, record, STEPS)
    assert 0.1 * wide.grid.cells < len(choice.rows) < 0.8 * wide.grid.cells
    part = operator._carry(choice.rows, release, record, STEPS, False, Silent())
    # A path left out is a positive amount left out, but for round-off.
    lost = whole - part
    assert lost.min() > -1e-13 * whole.max()
    assert lost.max() <= choice.neglected + 1e-13 * whole.max()
    assert choice.neglected < 1e-9 * whole.max()
    # In groups, each on its own cells, from either side.
    for adjoint in (False, True):
        assert np.abs(operator.unit_responses(*places, STEPS, adjoint=adjoint) - whole).max() < 1e-10 * whole.max()


def _both(operator, places):
    release = operator._spread(places[0], "source") * response.GRAMS_A_KILOGRAM
    return release, operator._spread(places[1], "record")


def test_a_loose_aim_still_keeps_its_bound(wide, places, monkeypatch):
    """With so much left out that the loss is far above round-off, it stays below the bound, and not far below."""
    monkeypatch.setattr("gw_monitor.gw_core.transport.response.relevance.AIM", 1e-3)
    operator = ResponseOperator(wide, PARAMETERS, STEP_D)
    release, record = _both(operator, places)
    choice = operator._choose(release, record, STEPS)
    whole = operator._carry(None, release, record, STEPS, False, Silent())
    lost = (whole - operator._carry(choice.rows, release, record, STEPS, False, Silent())).max()
    assert 1e-9 * whole.max() < lost <= choice.neglected


def test_a_plume_that_comes_too_late_is_computed_on_all_cells(wide):
    """Within a tenth of the travel time next to nothing arrives, and the bound says too little: all cells are taken."""
    sources = [wide.cells_of("POINT(105 305)")] * 6
    records = [wide.cells_of(f"POINT(1105 {255 + 20 * i})") for i in range(6)]
    operator = ResponseOperator(wide, PARAMETERS, 2.0)
    found = operator.unit_responses(sources, records, 100)
    whole = operator._carry(None, *_both(operator, (sources, records)), 100, False, Silent())
    assert found.max() > 0
    assert np.abs(found - whole).max() < 1e-10 * found.max()


def test_nothing_arrives_upstream_without_mixing(wide):
    still = replace(PARAMETERS, dispersivity_l_m=0.0, dispersivity_t_m=0.0)
    sources = [wide.cells_of("POINT(805 305)")] * 5
    found = ResponseOperator(wide, still, STEP_D).unit_responses(sources, [wide.cells_of("POINT(105 305)")] * 5, STEPS)
    assert not found.any()


@pytest.mark.parametrize("adjoint", [False, True])
def test_corrections_give_what_factors_give(wild_flow, monkeypatch, adjoint):
    sources = [wild_flow.cells_of(f"POINT({60 + 45 * i} {150 + 30 * i})", i % 2) for i in range(4)]
    records = [wild_flow.cells_of(f"POINT({260 + 50 * i} {200 + 10 * i})", i % 2) for i in range(4)]
    direct = ResponseOperator(wild_flow, PARAMETERS, 15.0).unit_responses(sources, records, 60, adjoint=adjoint)
    monkeypatch.setattr(step_solver, "MOST_FILL", 0)
    for substeps in (1, 2):
        operator = ResponseOperator(wild_flow, PARAMETERS, 15.0 * substeps, substeps=substeps)
        found = operator.unit_responses(sources, records, 60 // substeps, adjoint=adjoint)
        if substeps == 1:
            assert np.abs(found - direct).max() < 1e-10 * direct.max()
        monkeypatch.undo()
        exact = ResponseOperator(wild_flow, PARAMETERS, 15.0 * substeps, substeps=substeps)
        assert np.abs(found - exact.unit_responses(sources, records, 60 // substeps)).max() < 1e-10 * direct.max()
        monkeypatch.setattr(step_solver, "MOST_FILL", 0)


def test_a_model_whose_factors_do_not_fit_is_corrected(wild_flow, monkeypatch):
    def full(*_, **__):
        raise MemoryError

    source, record = [wild_flow.cells_of("POINT(60 150)")], [wild_flow.cells_of("POINT(160 150)")]
    expected = ResponseOperator(wild_flow, PARAMETERS, 15.0).unit_responses(source, record, 40)
    monkeypatch.setattr("scipy.sparse.linalg.splu", full)
    found = ResponseOperator(wild_flow, PARAMETERS, 15.0).unit_responses(source, record, 40)
    assert np.abs(found - expected).max() < 1e-9 * expected.max()
    monkeypatch.setattr("scipy.sparse.linalg.spilu", full)
    with pytest.raises(InvalidInputError, match="does not fit in the memory") as caught:
        ResponseOperator(wild_flow, PARAMETERS, 15.0).unit_responses(source, record, 20)
    assert caught.value.findings[0].code == "too_many_cells"


def test_the_expected_fill_is_about_what_comes(wild_flow, uniform_flow):
    for flow in (wild_flow, uniform_flow(columns=120, rows=80), uniform_flow(columns=40, rows=40, layers=6)):
        found = assemble(flow, PARAMETERS)
        factors = step_solver.Factors(found.loss + diags(found.storage))
        expected = step_solver.expected_fill(len(found.storage), flow.grid.layers)
        # An estimate for a choice that a factor of two does not matter for.
        assert 0.5 < expected / factors._factors.nnz < 2.5


def test_the_discounted_sum_is_what_it_says(wide, places):
    """The discounted responses over all time are one solve: that is what the choice of cells rests on."""
    operator = ResponseOperator(wide, PARAMETERS, STEP_D)
    release, record = _both(operator, places)
    found, rate = operator._assembled, discount_of(30)
    solver = step_solver.Factors(found.loss + diags(operator._kept * rate))
    total = record.T @ solver.solve(release.toarray())
    curves = operator._carry(None, release, record, 500, False, Silent())
    summed = curves @ (1.0 - rate) ** np.arange(500)
    assert np.allclose(summed, total.T, rtol=1e-9)


def test_blocks_share_evenly():
    assert [part.stop - part.start for part in blocks(23, 10)] == [8, 7, 8]
    assert blocks(1) == [slice(0, 1)]


def test_transient_flow_and_bad_figures_are_refused(wide):
    with pytest.raises(InvalidInputError, match="needs steady flow"):
        ResponseOperator(replace(wide, times_d=(10.0, 20.0)), PARAMETERS, STEP_D)
    with pytest.raises(InvalidInputError, match="porosity must be above 0"):
        ResponseOperator(wide, PARAMETERS, STEP_D, porosity=np.zeros(wide.grid.shape))
    with pytest.raises(InvalidInputError, match="Decay must not be negative"):
        ResponseOperator(wide, PARAMETERS, STEP_D, decay_sorbed_per_d=-1.0)


def test_a_cancel_ends_the_march(wide, places):
    class Stopped(Silent):
        calls = 0

        def cancelled(self):
            self.calls += 1
            return self.calls > 5

    with pytest.raises(Cancelled):
        ResponseOperator(wide, PARAMETERS, STEP_D).unit_responses(*places, STEPS, Stopped())
