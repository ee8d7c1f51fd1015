# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Detection times and designs in uniform flow, where everything can be said beforehand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.network.candidates import Place, place_on_grid
from gw_monitor.gw_core.network.design import LeakSource, NetworkSettings, design_network
from gw_monitor.gw_core.network.impact import Leak, detection_times, leaks_of
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.parameters import TransportParameters
from gw_monitor.test import flows

PARAMETERS = TransportParameters(porosity=0.25, dispersivity_l_m=5.0, dispersivity_t_m=0.5)
SETTINGS = NetworkSettings(
    number=2, detection_limit_mg_l=0.01, rate_kg_d=1.0, horizon_d=1500.0, step_d=10.0, spacing_m=80.0
)


@pytest.fixture(scope="module")
def flow():
    """800 m x 400 m x 10 m, 0.5 m/d to the east."""
    return flows.uniform_flow(
        40, 20, 20.0, discharge_m_d=0.125, top=10.0, conductivity=10.0, head=10.0, crs="EPSG:32650"
    )


def leak(flow, x, y, rate=1.0):
    return Leak(source="L", cells=flow.cells_of(f"POINT ({x} {y})"), rate_kg_d=rate, probability=1.0)


def cells(flow, *places):
    return [flow.cells_of(f"POINT ({x} {y})") for x, y in places]


def test_detection_comes_later_downstream_and_never_upstream(flow):
    days = detection_times(
        flow,
        PARAMETERS,
        [leak(flow, 210, 210)],
        cells(flow, (110, 210), (250, 210), (410, 210), (610, 210)),
        0.01,
        10.0,
        2000.0,
    )[:, 0]
    assert np.isnan(days[0])
    assert days[1] < days[2] < days[3]
    # the front's middle takes 400 m / 0.5 m/d; a limit far below the peak is passed well before it
    assert 0.3 * 800 < days[3] < 800


def test_a_larger_leak_is_seen_earlier_and_more_patience_changes_nothing_found(flow):
    records = cells(flow, (410, 210), (410, 250))
    small = detection_times(flow, PARAMETERS, [leak(flow, 210, 210)], records, 0.01, 10.0, 1500.0)
    large = detection_times(flow, PARAMETERS, [leak(flow, 210, 210, 100.0)], records, 0.01, 10.0, 1500.0)
    patient = detection_times(flow, PARAMETERS, [leak(flow, 210, 210)], records, 0.01, 10.0, 3000.0)
    assert (large < small).all()
    assert patient == pytest.approx(small)


def test_forward_and_transposed_routes_agree_also_in_blocks(flow, monkeypatch):
    leaks = [leak(flow, x, y) for x in (110, 210) for y in (110, 210, 310)]
    records = cells(flow, (410, 110), (410, 210), (510, 310), (610, 210), (310, 190), (310, 110), (610, 310))
    forward = detection_times(flow, PARAMETERS, leaks, records, 0.01, 20.0, 1000.0)
    backward = np.hstack(
        [
            detection_times(flow, PARAMETERS, leaks, records[i : i + 1], 0.01, 20.0, 1000.0).T
            for i in range(len(records))
        ]
    ).T
    assert backward == pytest.approx(forward, nan_ok=True, rel=1e-6)
    monkeypatch.setattr("gw_monitor.gw_core.network.impact._MOST_VALUES", 700)
    assert detection_times(flow, PARAMETERS, leaks, records, 0.01, 20.0, 1000.0) == pytest.approx(forward, nan_ok=True)


def test_a_facility_leaks_at_places_spread_over_it():
    found = leaks_of("F", np.arange(100), 2.0, 1.0, 4)
    assert [int(each.cells[0]) for each in found] == [12, 37, 62, 87]
    assert sum(each.probability for each in found) == pytest.approx(1.0)
    assert len(leaks_of("F", np.array([7]), 2.0, 1.0, 4)) == 1


def test_grid_of_wells_keeps_off_facilities_and_existing_wells(flow):
    everywhere = place_on_grid(flow, 80.0, [], np.empty(0, dtype=np.int64))
    assert len(everywhere) == 10 * 5
    well = Place(name="old", easting=everywhere[7].easting + 5, northing=everywhere[7].northing, layer=1)
    under = flow.cells_of(everywhere[20].wkt)
    kept = place_on_grid(flow, 80.0, [well], under)
    assert {(p.easting, p.northing) for p in everywhere} - {(p.easting, p.northing) for p in kept} == {
        (everywhere[7].easting, everywhere[7].northing), (everywhere[20].easting, everywhere[20].northing)
    }  # fmt: skip
    with pytest.raises(InvalidInputError, match="above zero"):
        place_on_grid(flow, 0.0, [], np.empty(0, dtype=np.int64))


def test_design_puts_a_well_below_each_facility(flow):
    sources = [LeakSource(name="North", wkt="POINT (110 310)"), LeakSource(name="South", wkt="POINT (110 90)")]
    design = design_network(flow, PARAMETERS, sources, [], [], SETTINGS)
    assert design.placement.proven and design.placement.undetected == 0.0
    assert {well.rank for well in design.wells} == {1, 2}
    sides = {well.place.northing > 200 for well in design.wells}
    assert sides == {True, False}
    assert all(well.place.easting > 110 for well in design.wells)
    assert (
        design.wells[0].cumulative_days >= design.wells[1].cumulative_days == pytest.approx(design.placement.objective)
    )


def test_an_existing_well_is_used_and_kept(flow):
    sources = [LeakSource(name="North", wkt="POINT (110 310)"), LeakSource(name="South", wkt="POINT (110 90)")]
    standing = [Place(name="MW-1", easting=150.0, northing=310.0)]
    one = replace(SETTINGS, number=1)
    design = design_network(flow, PARAMETERS, sources, [], standing, one)
    assert design.wells[0].place.name == "MW-1" and design.wells[0].rank == 0
    assert "North" in design.wells[0].note
    assert design.wells[1].place.northing < 200 and "South" in design.wells[1].note
    without = design_network(flow, PARAMETERS, sources, [], [], one)
    assert design.placement.objective < without.placement.objective


def test_weights_decide_when_there_is_one_well(flow):
    sources = [
        LeakSource(name="North", wkt="POINT (110 310)", weight=1.0),
        LeakSource(name="South", wkt="POINT (110 90)", weight=3.0),
    ]
    design = design_network(flow, PARAMETERS, sources, [], [], replace(SETTINGS, number=1))
    assert design.wells[0].place.northing < 200
    assert design.placement.undetected == pytest.approx(0.25)


def test_given_places_are_the_only_ones(flow):
    places = [Place(name="A", easting=310.0, northing=310.0), Place(name="B", easting=510.0, northing=310.0),
              Place(name="Out", easting=5000.0, northing=310.0)]  # fmt: skip

    class Listener(Silent):
        said = []

        def warn(self, text):
            self.said.append(text)

    design = design_network(
        flow,
        PARAMETERS,
        [LeakSource(name="N", wkt="POINT (110 310)")],
        places,
        [],
        replace(SETTINGS, number=1),
        Listener(),
    )
    assert design.wells[0].place.name == "A"
    assert any("Out lies outside" in text for text in Listener.said)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"detection_limit_mg_l": 0.0}, "detection limit must be above zero"),
        ({"step_d": 0.01}, "time steps"),
        ({"detection_limit_mg_l": 1e9}, "No leak reaches"),
        ({"number": 0}, "At least one new well"),
        ({"spacing_m": -1.0}, "spacing"),
        ({"rate_kg_d": 0.0}, "leak rate must be above zero"),
    ],
)
def test_bad_settings_get_one_sentence(flow, change, words):
    with pytest.raises(InvalidInputError, match=words):
        design_network(
            flow, PARAMETERS, [LeakSource(name="N", wkt="POINT (110 310)")], [], [], replace(SETTINGS, **change)
        )


def test_no_facility_in_the_model_is_refused(flow):
    with pytest.raises(InvalidInputError, match="No facility"):
        design_network(flow, PARAMETERS, [LeakSource(name="N", wkt="POINT (-110 310)")], [], [], SETTINGS)


def test_cancel_stops(flow):
    class Stop(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        design_network(flow, PARAMETERS, [LeakSource(name="N", wkt="POINT (110 310)")], [], [], SETTINGS, Stop())
