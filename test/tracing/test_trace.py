# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tracing against simulated truth: what is found, what is not claimed, and what non-detects say.

The truth is simulated with a quarter of the tracing's time step, so that model error is never quite zero.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.tracing.problem import Candidate, TraceSettings
from gw_monitor.gw_core.tracing.trace import trace_source
from gw_monitor.gw_core.transport.gwt.numerical_dispersion import without_numerical_dispersion
from gw_monitor.gw_core.transport.parameters import TransportParameters
from gw_monitor.gw_core.transport.response.response import ResponseOperator
from gw_monitor.test import flows

START = datetime(2020, 1, 1, tzinfo=timezone.utc)
WINDOW_D = 60.0
WINDOWS = 12
PARAMETERS = TransportParameters(porosity=0.25, dispersivity_l_m=15.0, dispersivity_t_m=1.0)
WELLS = {"W1": (505, 305), "W2": (505, 245), "W3": (505, 185), "W4": (505, 125), "W5": (405, 245), "W6": (405, 185)}
FACILITIES = {"Tank A": (205, 245), "Pond B": (205, 185), "Workshop C": (305, 125), "Store D": (105, 305)}


def uniform_flow(discharge_m_d=0.125):
    """800 m x 400 m x 10 m, flow to the east; 0.125 m/d over porosity 0.25 is 0.5 m/d."""
    return flows.uniform_flow(
        40, 20, 20.0, discharge_m_d=discharge_m_d, top=10.0, conductivity=10.0, head=10.0, crs="EPSG:32650"
    )


def candidates(places=None, **substances):
    return [
        Candidate(
            name=name, enterprise="E", wkt=f"POINT ({x} {y})", substances=substances.get(name.replace(" ", "_"), ())
        )
        for name, (x, y) in (places or FACILITIES).items()
    ]


def settings(**changed):
    values = {
        "substance": "benzene", "start": START, "end": START + timedelta(days=WINDOW_D * WINDOWS), "window_d": WINDOW_D,
        "error": 0.1, "model_error": 0.1,
    }  # fmt: skip
    return TraceSettings(**{**values, **changed})


def samples(flow, releases, *, seed=1, error=0.1, limit_ug_l=2.0, wells=None, every_d=60.0, until_d=1200.0):
    """Simulate what wells show (ug/L, with noise and non-detects) of releases {place: kg/d a window}."""
    wells = wells or WELLS
    step, per_window = 5.0, int(WINDOW_D / 5.0)
    steps = int(until_d / step)
    rates = np.zeros((len(releases), steps))
    for row, history in zip(rates, releases.values(), strict=True):
        row[: len(history) * per_window] = np.repeat(history, per_window)[:steps]
    corrected = without_numerical_dispersion(flow, PARAMETERS, step, Silent())
    simulated = ResponseOperator(flow, corrected, step).simulate(
        [flow.cells_of(f"POINT ({x} {y})") for x, y in releases],
        [flow.cells_of(f"POINT ({x} {y})") for x, y in wells.values()],
        rates,
    )
    generator = np.random.default_rng(seed)
    rows = []
    for index, (name, (x, y)) in enumerate(wells.items()):
        for day in np.arange(every_d, until_d + 1, every_d):
            true = 1000.0 * simulated[index, int(day / step) - 1]
            value = true * (1 + error * generator.standard_normal()) + 0.3 * limit_ug_l * generator.standard_normal()
            rows.append(
                {
                    "point": name, "property": "benzene", "time": START + timedelta(days=float(day)),
                    "value": max(value, limit_ug_l), "unit": "ug/L", "censored": value < limit_ug_l,
                    "flag": 1, "layer": 1,
                    "easting": float(x), "northing": float(y), "true": true,
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


PULSE = [0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]  # kg/d in windows of 60 d: 180 kg from day 120 to day 300
TRUTH_KG = 180.0
TANK = FACILITIES["Tank A"]


def trace(flow, table, places=None, **changed):
    return trace_source(flow, PARAMETERS, candidates(places), table, settings(**changed))


def by_name(result):
    return {source.candidate.name: source for source in result.sources}


@pytest.fixture(scope="module")
def flow():
    return uniform_flow()


@pytest.fixture(scope="module")
def table(flow):
    return samples(flow, {TANK: PULSE})


@pytest.fixture(scope="module")
def result(flow, table):
    return trace(flow, table)


def test_true_source_ranks_first_and_is_identifiable(result):
    first = result.sources[0]
    assert first.candidate.name == "Tank A" and first.rank == 1
    assert first.probability > 0.99 and first.identifiable and result.identifiable
    assert sum(source.probability for source in result.sources) == pytest.approx(1.0)
    assert first.verdict.template.startswith("Among the candidates")


def test_mass_and_start_are_recovered_with_their_uncertainty(result):
    first = result.sources[0]
    assert abs(first.mass_kg - TRUTH_KG) < 0.1 * TRUTH_KG
    # what the samples leave open is little; the flux of the model, wrong by MODEL_ERROR, is common to all of them
    assert 1.0 <= first.mass_sd / (settings().model_error * first.mass_kg) < 2.0
    assert first.earliest_start <= first.release_start <= first.latest_start
    # the true start is day 120, a window is 60 d long
    assert abs((first.release_start - START).days - 120) <= 60
    assert 0.3 < first.misfit < 3.0


def test_release_is_a_rate_in_each_window_and_never_negative(result):
    rows = result.release[result.release["name"] == "Tank A"]
    assert len(rows) == 12
    assert (rows["rate_kg_d"].dropna() >= 0).all() and (rows["rate_sd"].dropna() > 0).all()
    assert rows["rate_kg_d"].idxmax() - rows.index[0] in (2, 3, 4)


def test_mass_does_not_depend_on_how_finely_the_period_is_cut(flow, table, result):
    fine = trace(flow, table, {"Tank A": TANK}, window_d=15.0)
    coarse = trace(flow, table, {"Tank A": TANK})
    assert fine.sources[0].mass_kg == pytest.approx(coarse.sources[0].mass_kg, rel=0.1)
    assert abs((fine.sources[0].release_start - START).days - 120) <= 60


def test_what_no_sample_can_see_is_unknown(flow, table):
    early = table[table["time"] <= START + timedelta(days=420)]
    found = trace(flow, early, {"Tank A": TANK})
    rates = found.release["rate_kg_d"]
    assert rates.iloc[:2].notna().all() and rates.iloc[-1:].isna().all()  # the last weeks have not reached any well
    assert len(rates) == 7


def test_fit_is_reported_in_the_unit_of_the_property(result, table):
    assert result.unit == "ug/L"
    assert len(result.fit) == len(table)
    seen = result.fit[~result.fit["censored"]]
    assert seen["observed"].max() == pytest.approx(table["value"].max())
    assert np.corrcoef(seen["observed"], seen["simulated"])[0, 1] > 0.95


def test_neighbours_on_one_streamline_are_not_called_identifiable(flow, table):
    found = trace(flow, table, {**FACILITIES, "Tank A2": (225, 245)}, model_error=0.2)
    sources = by_name(found)
    assert not found.identifiable
    assert {found.sources[0].candidate.name, found.sources[1].candidate.name} == {"Tank A", "Tank A2"}
    assert not sources["Tank A"].identifiable and not sources["Tank A2"].identifiable
    assert sources["Pond B"].identifiable  # that one is ruled out all the same
    assert found.sources[0].verdict.template.startswith("Not identifiable")
    assert found.next_sample is not None and found.next_sample.time >= table["time"].max()


def test_two_sources_are_reported_as_such(flow):
    found = trace(flow, samples(flow, {TANK: PULSE, FACILITIES["Workshop C"]: PULSE}))
    sources = by_name(found)
    assert found.sources[0].verdict.template.startswith("No single candidate")
    assert not found.identifiable
    assert sources["Tank A"].share_together + sources["Workshop C"].share_together > 0.9


def test_missing_source_shows_in_the_misfit(flow):
    places = {name: place for name, place in FACILITIES.items() if name != "Tank A"}
    found = trace(flow, samples(flow, {TANK: PULSE}), places)
    assert found.sources[0].misfit > 4
    assert found.sources[0].verdict.template.startswith("{name} explains the samples best, yet misses")


def test_non_detects_rule_out_a_candidate_that_detects_alone_cannot(flow):
    """The facility half-way between two wells would show in both; one of them shows nothing."""
    places = {"Right": (205, 245), "Beside": (205, 265)}
    wells = {"near": (405, 225), "side": (405, 305)}
    data = samples(flow, {(205, 245): PULSE}, wells=wells, limit_ug_l=20.0)
    data = data[(data["point"] == "near") & ~data["censored"] | (data["point"] == "side") & data["censored"]]
    assert data["censored"].sum() >= 5
    with_them = by_name(trace(flow, data, places))
    without = by_name(trace(flow, data[~data["censored"]], places))
    assert with_them["Right"].probability > without["Right"].probability
    assert with_them["Right"].probability > 0.95


def test_a_non_detect_above_the_simulated_value_changes_little(flow, table):
    high = table.copy()
    row = high.index[(high["point"] == "W4") & high["censored"]][0]
    high.loc[row, "value"] = 1e5
    assert by_name(trace(flow, high))["Tank A"].mass_kg == pytest.approx(
        by_name(trace(flow, table.drop(row)))["Tank A"].mass_kg, rel=0.02
    )


def test_numerical_dispersion_is_taken_out_along_the_flow(flow):
    corrected = without_numerical_dispersion(flow, PARAMETERS, 10.0, Silent())
    # half a cell of 20 m and half of v Δt = 5 m along the flow; nothing across it when it follows the grid
    assert corrected.dispersivity_l_m == pytest.approx(15.0 - 10.0 - 2.5)
    assert corrected.dispersivity_t_m == pytest.approx(1.0)


def test_cells_too_large_for_the_dispersivity_are_told(flow):
    said = []

    class Listener(Silent):
        def warn(self, text):
            said.append(text)

    corrected = without_numerical_dispersion(flow, replace(PARAMETERS, dispersivity_l_m=5.0), 10.0, Listener())
    assert corrected.dispersivity_l_m == 0.0
    assert "smaller cells" in said[0]


def test_units_and_scale_do_not_matter(flow, table, result):
    milligrams = table.assign(value=table["value"] / 1000, unit="mg/L")
    other = trace(flow, milligrams)
    assert [s.probability for s in other.sources] == pytest.approx([s.probability for s in result.sources], abs=1e-9)
    tenfold = trace(flow, table.assign(value=table["value"] * 10))
    assert [s.probability for s in tenfold.sources] == pytest.approx([s.probability for s in result.sources], abs=1e-6)
    assert tenfold.sources[0].mass_kg == pytest.approx(10 * result.sources[0].mass_kg, rel=1e-6)


def test_failed_readings_are_left_out(flow, table, result):
    wrong = table.head(5).assign(value=1e6, censored=False)
    spoilt = pd.concat([table, wrong.assign(flag=4), wrong.assign(flag=9)], ignore_index=True)
    assert trace(flow, spoilt).sources[0].mass_kg == pytest.approx(result.sources[0].mass_kg)


def test_inventory_weighs_but_does_not_decide(flow, table):
    listed = {"Tank_A": ("toluene",), "Pond_B": ("benzene",)}
    found = trace_source(flow, PARAMETERS, candidates(**listed), table, settings())
    assert found.sources[0].candidate.name == "Tank A"
    assert "not listed" in found.sources[0].verdict
    # two facilities at the same place: only the inventory differs, five to one, and that is no identification
    places = {"Tank A": TANK, "Pond B": TANK}
    twins = trace_source(flow, PARAMETERS, candidates(places, **listed), table, settings())
    assert by_name(twins)["Pond B"].probability == pytest.approx(5 / 6, abs=1e-6)
    assert not twins.identifiable


def test_credible_interval_covers_the_true_mass(flow):
    """Two standard deviations should hold the truth 19 times in 20; with 16 replicates 12 is the loose bound."""
    hits = 0
    for seed in range(16):
        found = by_name(trace(flow, samples(flow, {TANK: PULSE}, seed=100 + seed), {"Tank A": TANK}))["Tank A"]
        hits += abs(found.mass_kg - TRUTH_KG) <= 2 * found.mass_sd
    assert hits >= 12


def test_candidates_that_cannot_have_reached_the_wells_are_not_called_the_source(flow, table):
    downstream = {"Depot": (705, 245), "Garage": (745, 125)}
    upstream = table.assign(easting=table["easting"] - 300.0)
    found = trace(flow, upstream, downstream)
    assert not found.identifiable and not found.sources[0].identifiable
    assert found.sources[0].verdict.template.startswith("No release from any candidate")


def test_the_mass_of_a_window_that_outlasts_the_samples_ends_with_them(flow, table):
    """One window of 3000 d, of which the samples see 1200 d: the rest must not be counted."""
    found = trace(flow, table, {"Tank A": TANK}, window_d=3000.0, end=None)
    rate = float(found.release["rate_kg_d"].iloc[0])
    assert found.sources[0].mass_kg == pytest.approx(1200.0 * rate)


def test_too_many_samples_are_refused_before_the_memory_is_full(flow, table):
    many = pd.concat([table] * (4000 // len(table) + 1), ignore_index=True)
    with pytest.raises(InvalidInputError, match="at most 4000 can be compared"):
        trace(flow, many)


def test_a_well_with_two_places_is_refused_and_texts_of_yes_and_no_are_read(flow, table):
    with pytest.raises(InvalidInputError, match="lie at different places or layers"):
        trace(flow, table.assign(northing=table["northing"] + np.arange(len(table))))
    as_text = table.assign(censored=table["censored"].map({True: "true", False: "false"}))
    assert trace(flow, as_text).fit["censored"].tolist() == trace(flow, table).fit["censored"].tolist()


def test_points_and_candidates_outside_the_model_are_left_out_with_a_warning(flow, table, result):
    class Listener(Silent):
        said = []

        def warn(self, text):
            self.said.append(text)

    far = pd.concat([table, table.head(3).assign(point="far", easting=9e5)], ignore_index=True)
    listed = [*candidates(), replace(candidates()[0], name="Elsewhere", wkt="POINT (-500 0)")]
    found = trace_source(flow, PARAMETERS, listed, far, settings(), Listener())
    assert len(found.sources) == len(listed) - 1
    assert found.sources[0].mass_kg == pytest.approx(result.sources[0].mass_kg)
    assert sum("far lies outside" in text or "Elsewhere lies outside" in text for text in Listener.said) == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"end": START}, "later than its start"),
        ({"window_d": 0.0}, "above zero"),
        ({"window_d": 1.0}, "release windows"),
        ({"substance": "toluene"}, "No usable observation"),
        ({"substance": "unobtainium"}, "Unknown observed property"),
    ],
)
def test_bad_settings_get_one_sentence(flow, table, change, words):
    with pytest.raises(InvalidInputError, match=words):
        trace(flow, table, **change)


def test_never_detected_is_refused(flow, table):
    with pytest.raises(InvalidInputError, match="never detected"):
        trace(flow, table.assign(censored=True))


def test_cancel_stops(flow, table):
    class Stop(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        trace_source(flow, PARAMETERS, candidates(), table, settings(), Stop())
