# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The response operator against MODFLOW 6, against itself, and against what must be conserved."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Record, Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.response.response import ResponseOperator, TransportParameters, unit_responses

PARAMETERS = TransportParameters(
    porosity=0.25, dispersivity_l_m=10.0, dispersivity_t_m=1.0, dispersivity_v_m=0.1, bulk_density_kg_l=1.6,
    kd_l_kg=0.05, decay_per_d=1e-3, diffusion_m2_d=1e-4,
)  # fmt: skip
STILL = TransportParameters(porosity=0.3, dispersivity_l_m=5.0, dispersivity_t_m=0.5, dispersivity_v_m=0.05)


def _places(flow, count=6):
    sources = [flow.cells_of(f"POINT({60 + 45 * i} {150 + 30 * i})", i % flow.grid.layers) for i in range(count)]
    sources.append(flow.cells_of("POLYGON((60 60,140 60,140 140,60 140,60 60))"))
    records = [flow.cells_of(f"POINT({260 + 50 * i} {200 + 10 * i})", i % flow.grid.layers) for i in range(3)]
    records.append(flow.cells_of("LINESTRING(300 120,330 280)"))
    return sources, records


@pytest.mark.mf6
def test_agrees_with_modflow_on_a_heterogeneous_two_layer_grid(wild_flow, tmp_path):
    sources, records = _places(wild_flow)
    release = np.zeros((len(sources), 60))
    release[0, :20], release[-1, 10:30] = 2.0, 0.5
    inputs = TransportInput(
        parameters=PARAMETERS, duration_d=600.0, step_d=10.0, scheme=Scheme.UPSTREAM,
        sources=(
            Source(name="a", cells=sources[0], rate_kg_d=2.0, start_d=0.0, end_d=200.0),
            Source(name="b", cells=sources[-1], rate_kg_d=0.5, start_d=100.0, end_d=300.0),
        ),
        records=tuple(Record(name=str(i), cells=cells) for i, cells in enumerate(records)),
    )  # fmt: skip
    reference = simulate_transport(wild_flow, inputs, tmp_path / "plume")
    operator = ResponseOperator(wild_flow, PARAMETERS, 10.0)
    peak = np.nanmax(reference.concentration_mg_l)
    assert abs(reference.mass_balance_error_percent) < 1e-6
    # The same equations: what is left is the closure of MODFLOW's iterative solver.
    curves = operator.simulate(sources, records, release)
    assert np.abs(curves - reference.record_concentration_mg_l).max() < 1e-7 * peak
    assert np.nanmax(np.abs(operator.field(sources, release) - reference.concentration_mg_l[-1])) < 1e-7 * peak


def test_forward_and_adjoint_give_the_same_numbers(wild_flow):
    sources, records = _places(wild_flow)
    for substeps in (1, 3):
        operator = ResponseOperator(wild_flow, PARAMETERS, 15.0, substeps=substeps)
        forward = operator.unit_responses(sources, records, 30, adjoint=False)
        backward = operator.unit_responses(sources, records, 30, adjoint=True)
        assert forward.shape == (len(sources), len(records), 30)
        assert np.abs(forward - backward).max() < 1e-10 * forward.max()
    assert np.array_equal(unit_responses(wild_flow, PARAMETERS, sources, records, 15.0, 5), unit_responses(
        wild_flow, PARAMETERS, sources, records, 15.0, 5))  # fmt: skip


def test_a_release_history_is_the_sum_of_its_unit_responses(uniform_flow):
    flow = uniform_flow()
    sources, records = _places(flow)
    operator = ResponseOperator(flow, PARAMETERS, 10.0)
    response = operator.unit_responses(sources, records, 40)
    release = np.random.default_rng(3).uniform(0.0, 2.0, (len(sources), 40))
    summed = np.zeros((len(records), 40))
    for m in range(40):
        for k in range(m + 1):
            summed[:, m] += release[:, k] @ response[:, :, m - k]
    # 1e-12 of the peak: round-off of 280 terms.
    assert np.abs(summed - operator.simulate(sources, records, release)).max() < 1e-12 * summed.max()


def test_mass_is_kept_until_it_leaves(uniform_flow):
    flow = uniform_flow()
    source = [flow.cells_of("POINT(105 155)")]
    release = np.zeros((1, 30))
    release[0, :12] = 3.0
    operator = ResponseOperator(flow, STILL, 10.0)
    assert operator.mass_kg(operator.field(source, release)) == pytest.approx(3.0 * 12 * 10.0, rel=1e-9)


def test_decay_takes_its_share(uniform_flow):
    flow = uniform_flow()
    decaying = TransportParameters(porosity=0.3, dispersivity_l_m=5.0, bulk_density_kg_l=1.6, kd_l_kg=0.2,
                                   decay_per_d=0.01)  # fmt: skip
    release = np.zeros((1, 20))
    release[0, 0] = 1.0
    operator = ResponseOperator(flow, decaying, 5.0)
    # Implicit decay, dissolved and sorbed alike: 1 / (1 + lambda dt) a step.
    expected = 5.0 / (1.0 + 0.01 * 5.0) ** 20
    assert operator.mass_kg(operator.field([flow.cells_of("POINT(105 155)")], release)) == pytest.approx(expected)


def test_sorption_delays_by_the_retardation_factor(uniform_flow):
    flow = uniform_flow()
    place = [flow.cells_of("POINT(55 155)")], [flow.cells_of("POINT(305 155)")]
    free = TransportParameters(porosity=0.3, dispersivity_l_m=5.0)
    slow = TransportParameters(porosity=0.3, dispersivity_l_m=5.0, bulk_density_kg_l=1.5, kd_l_kg=0.2)
    assert slow.retardation == pytest.approx(2.0)
    quick = ResponseOperator(flow, free, 10.0).unit_responses(*place, 300)[0, 0]
    late = ResponseOperator(flow, slow, 20.0).unit_responses(*place, 300)[0, 0]
    # Time stretched by R and the mass, twice as much in a step twice as long, shared over R: the same curve.
    assert np.allclose(quick, late, rtol=1e-10, atol=1e-14)


def test_faults_are_refused(uniform_flow):
    flow = uniform_flow()
    with pytest.raises(InvalidInputError, match="porosity must be above 0"):
        ResponseOperator(flow, TransportParameters(porosity=0.0), 10.0)
    with pytest.raises(InvalidInputError, match="positive"):
        ResponseOperator(flow, STILL, 0.0)
    flow.grid.active[0, 0, 0] = False
    with pytest.raises(InvalidInputError, match="dry"):
        ResponseOperator(flow, STILL, 1.0).unit_responses([np.array([0])], [np.array([5])], 2)
