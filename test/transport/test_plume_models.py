# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MODFLOW 6 transport built from layers against closed forms; `benchmarks/convergence.py` refines these models."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.transport.flow import read_flow
from gw_monitor.gw_core.transport.gwt.gwt import simulate_transport
from gw_monitor.gw_core.transport.gwt.scenario import Scheme, Source, TransportInput
from gw_monitor.gw_core.transport.gwt.sorption import ImmobileZone, Isotherm, Sorption
from gw_monitor.gw_core.transport.gwt.species import Species, simulate_species
from gw_monitor.gw_core.transport.parameters import TransportParameters
from gw_monitor.test import transport_models as models

pytestmark = pytest.mark.mf6

SORBED_DECAY = "DECAY-SORBED(MST)"
DISSOLVED_DECAY = "DECAY-AQUEOUS(MST)"


@pytest.mark.parametrize(
    "case",
    [{}, {"retardation": 2.0}, {"decay": 0.01}, {"retardation": 2.0, "decay": 0.01}, {"stopped": 40.0}],
    ids=["plain", "sorbing", "decaying", "both", "pulse"],
)
def test_columns_are_within_one_per_cent(tmp_path, case):
    # Cells of a quarter of the dispersivity and steps that add v dt / 2 = 0.05 m to a dispersivity of 2 m.
    error, found = models.column(tmp_path, 0.5, 0.2, Scheme.TVD, **case)
    assert error < 0.012 if "stopped" in case else error < 0.01, error
    assert abs(found.mass_balance_error_percent) < 1e-6


def test_a_strip_converges(tmp_path):
    coarse = models.strip_plume(tmp_path / "4", 4.0, 4.0, Scheme.TVD)
    fine = models.strip_plume(tmp_path / "2", 2.0, 2.0, Scheme.TVD)
    # 20 m are five cells, then ten: the edges of the strip, where it is steepest, decide.
    assert fine < 0.035
    assert fine < 0.6 * coarse


def test_a_patch_in_three_dimensions(tmp_path):
    # Half the patch is five cells by eight layers: its corners decide. The convergence table goes on to 0.5 % of c0.
    assert models.patch_plume(tmp_path, 1.0, 1.0, Scheme.TVD) < 0.015


def test_injection_by_a_well_spreads_in_circles(tmp_path):
    # Cells from 1 m at the well for a dispersivity of 2 m, and a flux where the well is.
    assert models.radial_plume(tmp_path, 1.0, 0.5, Scheme.TVD) < 0.012


def _inverted(transform, time, terms=32):
    """Invert a Laplace transform by the fixed Talbot method (Abate & Valko 2004)."""
    r = 2.0 * terms / (5.0 * time)
    theta = np.arange(1, terms) * np.pi / terms
    s = r * theta * (1.0 / np.tan(theta) + 1j)
    sigma = theta + (theta / np.tan(theta) - 1.0) / np.tan(theta)
    total = 0.5 * np.exp(r * time) * transform(complex(r)).real
    for each, bend in zip(s, sigma, strict=True):
        total = total + (np.exp(time * each) * transform(each) * (1.0 + 1j * bend)).real
    return r / terms * total


RATES, RETARDATIONS, YIELDS = (0.075, 0.05, 0.02, 0.045), (5.3, 1.9, 1.2, 1.3), (1.0, 0.79, 0.74, 0.64)
SPEED, SPREAD = 0.4, 4.0


def _chain_exact(x, time):
    """A chain of four with differing retardation in a semi-infinite column, the parent held at 1 (in Laplace space)."""
    diffusion = SPEED * SPREAD

    def members(s):
        roots, weights, fields = [], [], []
        for k, (rate, retardation) in enumerate(zip(RATES, RETARDATIONS, strict=True)):
            storage = retardation * (s + rate)
            own = (SPEED - np.sqrt(SPEED**2 + 4.0 * diffusion * storage)) / (2.0 * diffusion)
            now = []
            for root, weight in zip(roots, weights, strict=True):
                gain = YIELDS[k] * RATES[k - 1] * RETARDATIONS[k - 1]
                now.append(-gain * weight / (diffusion * root**2 - SPEED * root - storage))
            now.append((1.0 / s if k == 0 else 0.0) - sum(now))
            roots.append(own)
            weights = now
            fields.append(sum(w * np.exp(root * x) for w, root in zip(weights, roots, strict=True)))
        return np.array(fields)

    return _inverted(members, time)


def _chain_found(folder, step):
    flow = models.uniform(folder / "flow", 150.0, 0.25, 0.25, [-1.0], SPEED, 0.4)
    species = []
    for k, (rate, retardation) in enumerate(zip(RATES, RETARDATIONS, strict=True)):
        parameters = TransportParameters(
            porosity=0.4, dispersivity_l_m=SPREAD, bulk_density_kg_l=1.6, kd_l_kg=(retardation - 1) * 0.4 / 1.6,
            decay_per_d=rate,
        )  # fmt: skip
        held = Source(name="a", cells=np.array([0]), concentration_mg_l=float(k == 0))
        inputs = TransportInput(parameters=parameters, sources=(held,), duration_d=80.0, step_d=step)
        parent = "" if k == 0 else f"member{k - 1}"
        species.append(Species(code=f"member{k}", inputs=inputs, parent=parent, yield_kg_kg=YIELDS[k]))
    return simulate_species(flow, species, folder / "plume")


def test_a_chain_of_four_follows_its_closed_form_and_keeps_its_mass(tmp_path):
    found = _chain_found(tmp_path, 0.25)
    exact = _chain_exact(np.arange(400) * 0.25, 80.0)
    for number, result in enumerate(found.values()):
        error = np.abs(result.concentration_mg_l[-1, 0, 0, :400] - exact[number]).max()
        # One per cent of its own peak: the parent falls to a third within 3 m, which twelve cells resolve.
        assert error < 0.01 * exact[number].max(), (number, error / exact[number].max())
    for daughter, parent in ((1, 0), (2, 1), (3, 2)):
        lost = sum(found[f"member{parent}"].balance.went_kg(term) for term in (DISSOLVED_DECAY, SORBED_DECAY))
        made = found[f"member{daughter}"].balance.came_kg("SRC(SRC)")
        assert made == pytest.approx(YIELDS[daughter] * lost, rel=1e-7)


def test_faults_of_a_chain_are_told_together(tmp_path):
    flow = models.uniform(tmp_path / "flow", 10.0, 1.0, 1.0, [-1.0], 0.1, 0.3)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.3), duration_d=10.0, step_d=1.0,
        sources=(Source(name="a", cells=np.array([0]), rate_kg_d=1.0),),
    )  # fmt: skip
    for species, words in (
        ([Species(code="a", inputs=inputs), Species(code="a", inputs=inputs)], "given twice"),
        ([Species(code="a", inputs=inputs, parent="b")], "not simulated"),
        ([Species(code="a", inputs=inputs, parent="b"), Species(code="b", inputs=inputs, parent="a")], "in a circle"),
        ([Species(code="a", inputs=inputs), Species(code="b", inputs=inputs, parent="a")], "does not decay"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            simulate_species(flow, species, tmp_path / "plume")
    assert not (tmp_path / "plume").exists()


def test_immobile_water_follows_its_closed_form(tmp_path):
    mobile, immobile, exchange, density, kd = 0.25, 0.15, 0.004, 1.6, 0.1
    flow = models.uniform(tmp_path / "flow", 200.0, 1.0, 1.0, [-1.0], 0.5, mobile)
    zone = ImmobileZone(porosity=immobile, exchange_per_d=exchange)
    held = (Source(name="a", cells=np.array([0]), concentration_mg_l=1.0),)
    found = models.run(
        flow, tmp_path / "plume", held, 200.0, 0.5, mobile, (4.0, 0.0, 0.0), immobile=zone,
        parameters={"bulk_density_kg_l": density, "kd_l_kg": kd},
    )  # fmt: skip
    share = mobile / (mobile + immobile)
    moving = mobile + share * density * kd
    resting = immobile + (1 - share) * density * kd
    x = np.arange(120.0)

    def transform(s):
        held_back = (moving * s + exchange * resting * s / (resting * s + exchange)) / mobile
        root = (0.5 - np.sqrt(0.25 + 4.0 * 2.0 * held_back)) / (2.0 * 2.0)
        return np.exp(root * x) / s

    exact = _inverted(transform, 200.0)
    # Coats & Smith (1964) in Laplace space; cells of a quarter of the dispersivity.
    assert np.abs(found.concentration_mg_l[-1, 0, 0, :120] - exact).max() < 0.01
    assert abs(found.mass_balance_error_percent) < 1e-6


@pytest.mark.parametrize(
    ("sorption", "duration"),
    [
        (Sorption(isotherm=Isotherm.FREUNDLICH, coefficient=0.3, second=0.7), 400.0),
        (Sorption(isotherm=Isotherm.LANGMUIR, coefficient=0.2, second=1.0), 400.0),
    ],
)
def test_sharpening_fronts_travel_as_their_mass_demands(tmp_path, sorption, duration):
    """For these isotherms a front keeps its form; its middle moves at v / (1 + rho S(c0) / (n c0))."""
    flow = models.uniform(tmp_path / "flow", 150.0, 1.0, 1.0, [-1.0], 0.5, 0.3)
    held = (Source(name="a", cells=np.array([0]), concentration_mg_l=2.0),)
    found = models.run(
        flow, tmp_path / "plume", held, duration, 1.0, 0.3, (1.0, 0.0, 0.0), times=(duration / 2, duration),
        sorption=sorption, parameters={"bulk_density_kg_l": 1.6},
    )  # fmt: skip
    profile = found.concentration_mg_l[:, 0, 0]
    at = [float(np.interp(-1.0, -row, np.arange(150.0))) for row in profile]
    speed = 0.5 / (1.0 + 1.6 / 0.3 * float(sorption.sorbed(2.0)) / 2.0)
    assert (at[1] - at[0]) / (duration / 2) == pytest.approx(speed, rel=0.02)
    assert abs(found.mass_balance_error_percent) < 1e-3


def test_decay_of_dissolved_and_sorbed_mass_are_told_apart(tmp_path):
    flow = models.uniform(tmp_path / "flow", 50.0, 1.0, 1.0, [-1.0], 0.5, 0.3)
    held = (Source(name="a", cells=np.array([0]), concentration_mg_l=1.0),)
    sorbing = {"bulk_density_kg_l": 1.6, "kd_l_kg": 0.2, "decay_per_d": 0.01}
    more = {"parameters": sorbing, "decay_sorbed_per_d": 0.0}
    found = models.run(flow, tmp_path / "plume", held, 2000.0, 5.0, 0.3, (1.0, 0.0, 0.0), **more)
    assert found.balance.went_kg(SORBED_DECAY) == 0.0
    # In the steady state only the dissolved mass decays: that of a column without sorption.
    bare = models.run(
        flow, tmp_path / "bare", held, 2000.0, 5.0, 0.3, (1.0, 0.0, 0.0), parameters={"decay_per_d": 0.01}
    )
    assert found.concentration_mg_l[-1] == pytest.approx(bare.concentration_mg_l[-1], abs=1e-6)


def test_a_plume_at_the_start_keeps_its_mass_and_moves(tmp_path):
    flow = models.uniform(tmp_path / "flow", 100.0, 1.0, 1.0, [-1.0], 0.5, 0.3)
    start = np.full(flow.grid.shape, np.nan)
    start[..., 10:20] = 5.0
    found = models.run(flow, tmp_path / "plume", (), 60.0, 1.0, 0.3, (1.0, 0.0, 0.0), initial_mg_l=start)
    profile = found.concentration_mg_l[-1, 0, 0]
    assert profile.sum() == pytest.approx(50.0, rel=1e-6)
    assert (profile * (np.arange(100) + 0.5)).sum() / profile.sum() == pytest.approx(15.0 + 30.0, abs=0.01)


def test_background_and_inflow_fill_the_model(tmp_path):
    flow = models.uniform(tmp_path / "flow", 50.0, 1.0, 1.0, [-1.0], 0.5, 0.3)
    inflow = np.full(flow.grid.shape, np.nan)
    inflow[..., 0] = 7.0
    still = models.run(flow, tmp_path / "a", (), 200.0, 2.0, 0.3, (1.0, 0.0, 0.0), background_mg_l=3.0)
    assert still.concentration_mg_l[-1] == pytest.approx(3.0, abs=1e-9)
    filled = models.run(
        flow, tmp_path / "b", (), 400.0, 2.0, 0.3, (1.0, 0.0, 0.0), background_mg_l=3.0, inflow_mg_l=inflow
    )
    assert filled.concentration_mg_l[-1] == pytest.approx(7.0, abs=1e-6)


def test_sources_in_dry_or_inactive_cells_are_refused_by_name(tmp_path):
    from dataclasses import replace

    models.uniform(tmp_path / "flow", 20.0, 1.0, 1.0, [-1.0], 0.5, 0.3)
    flow = read_flow(tmp_path / "flow")
    source = Source(name="tank", cells=np.array([5]), rate_kg_d=1.0)
    inputs = TransportInput(
        parameters=TransportParameters(porosity=0.3), sources=(source,), duration_d=10.0, step_d=1.0
    )  # fmt: skip
    flow.grid.active[0, 0, 5] = False
    with pytest.raises(InvalidInputError, match="Source tank lies in inactive cells"):
        simulate_transport(flow, inputs, tmp_path / "plume")
    flow.grid.active[0, 0, 5] = True
    dry = replace(flow, saturation=np.zeros(flow.grid.shape), through=np.zeros_like(flow.through),
                  boundary_out=np.ones(flow.grid.shape) * (np.arange(20) == 19))  # fmt: skip
    with pytest.raises(InvalidInputError, match="Source tank lies in cells that fell dry"):
        simulate_transport(dry, inputs, tmp_path / "plume")
