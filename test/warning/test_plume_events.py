# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings along flow paths become plume events: known geometry, invariances, growing, merging, closing, forecasts."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.park import Facility, Receptor, ReceptorKind
from gw_monitor.gw_core.store.ports import WarningEvent, WarningLevel, WarningState
from gw_monitor.gw_core.transport.heads.head_readings import Wells
from gw_monitor.gw_core.warning.events.families import are_related
from gw_monitor.gw_core.warning.events.flow_paths import (
    FlowPaths,
    Ground,
    Place,
    UniformField,
    UnknownField,
    field_from_heads,
)
from gw_monitor.gw_core.warning.events.forecasts import arrival_forecasts, forecast_batch
from gw_monitor.gw_core.warning.events.linking import MergeSettings
from gw_monitor.gw_core.warning.events.plume_events import merge_events
from gw_monitor.gw_core.warning.events.site import Site

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
NOW = START + timedelta(days=400)
# v = K i / (n R) = 20 * 0.01 / (0.25 * 2) = 0.4 m/d: 40 m in 100 d.
GROUND = Ground(
    conductivity_m_d=20.0, porosity=0.25, retardation=2.0, conductivity_cv=0.0, porosity_cv=0.0, half_width_m=15.0
)
EASTWARD = UniformField(azimuth_deg=90.0, gradient=0.01, ground=GROUND)
# A, B, C on one line along the flow, 40 m apart; D beside the line; U up-gradient of all.
SPOTS = {"A": (0.0, 0.0), "B": (40.0, 0.0), "C": (80.0, 0.0), "D": (40.0, 100.0), "U": (-80.0, 0.0)}


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def warning(point: str, day: float, *, until: float | None = None, **more) -> WarningEvent:
    values = {
        "event_id": f"{point}-{day}", "rule": "class_limit", "point": point, "property": "benzene",
        "level": WarningLevel.GENERAL, "opened_at": at(day), "updated_at": at(day if until is None else until),
        "state": WarningState.FIRING if until is None else WarningState.RESOLVED,
        "resolved_at": None if until is None else at(until), "value": 12.0, "limit": 10.0, "unit": "ug/L",
        "evidence": {"kind": "limit"},
    }  # fmt: skip
    return WarningEvent(**{**values, **more})


def paths(field=EASTWARD, spots=SPOTS) -> FlowPaths:
    return FlowPaths(
        field=field, wells={name: Place(name=name, easting=x, northing=y) for name, (x, y) in spots.items()}
    )


def groups(found) -> set[frozenset[str]]:
    """Return the points of each plume event that is open."""
    return {
        frozenset(name.split("-")[0] for name in plume.event_ids)
        for plume in found if plume.state is not WarningState.RESOLVED
    }  # fmt: skip


# U warned at the same time as A, although water needs 200 d from there: another matter.
FIVE = [warning("A", 0), warning("B", 100), warning("C", 200), warning("D", 100), warning("U", 0)]


def test_three_wells_on_one_path_are_one_event_and_the_others_stand_alone():
    found = merge_events(FIVE, paths(), (), NOW)
    assert groups(found) == {frozenset("ABC"), frozenset("D"), frozenset("U")}
    (plume,) = [each for each in found if len(each.event_ids) == 3]
    assert (plume.opened_at, plume.updated_at, plume.state) == (at(0), NOW, WarningState.FIRING)
    links = {(link["from"], link["to"]): link for link in plume.evidence["links"]}
    assert set(links) == {("A", "B"), ("A", "C"), ("B", "C")}
    assert links["A", "C"]["mid_d"] == pytest.approx(200.0)
    assert {(row["from"], row["to"]) for row in plume.evidence["apart"]} == {("U", "A"), ("U", "B"), ("U", "C")}
    assert json.loads(json.dumps(plume.evidence)) == plume.evidence


def test_an_upgradient_well_that_warned_early_enough_belongs_to_it():
    assert groups(merge_events([*FIVE[:3], warning("U", -200)], paths(), (), NOW)) == {frozenset("ABCU")}


@pytest.mark.parametrize(("day", "together"), [(69.0, False), (71.0, True), (129.0, True), (131.0, False)])
def test_a_warning_must_follow_by_the_travel_time_give_or_take_the_tolerance(day, together):
    """A was over after a moment, so that the plume passes B on day 100; the tolerance is 30 d."""
    found = merge_events(
        [warning("A", 0, until=0), warning("B", day)], paths(), (), NOW, MergeSettings(simultaneous_d=0.0)
    )
    assert (frozenset("AB") in groups(found)) is together


def test_simultaneous_wells_across_the_width_are_one_event():
    spots = {"A": (0.0, 0.0), "B": (3.0, 28.0), "C": (0.0, 70.0)}
    opened = [warning(name, 0) for name in spots]
    assert groups(merge_events(opened, paths(spots=spots), (), NOW)) == {frozenset("AB"), frozenset("C")}


@pytest.mark.parametrize("kind", ["missing", "flat", "range", "calibration", "forecast"])
def test_what_is_no_sign_of_contamination_never_makes_or_joins_a_plume_event(kind):
    other = warning("B", 100, evidence={"kind": kind})
    assert merge_events([other], paths(), (), NOW) == ()
    assert groups(merge_events([warning("A", 0), other], paths(), (), NOW)) == {frozenset("A")}


def test_unconfirmed_and_withdrawn_warnings_make_none():
    unconfirmed = warning("A", 0, state=WarningState.PENDING)
    withdrawn = warning("B", 0, until=5, evidence={"kind": "limit", "withdrawn_at": at(5).isoformat()})
    assert merge_events([unconfirmed, withdrawn], paths(), (), NOW) == ()


def test_substances_of_one_release_merge_and_others_do_not():
    def pair(code, facilities=()):
        events = [warning("A", 0), warning("B", 100, property=code)]
        return len(merge_events(events, paths(), (), NOW, site=Site(facilities=facilities)))

    tank = Facility(name="T", enterprise="E", substances=("benzene", "chloride"))
    assert (pair("toluene"), pair("chloride"), pair("chloride", (tank,))) == (1, 2, 1)
    assert are_related("trichloroethene", "vinyl_chloride")
    assert not are_related("chloroform", "vinyl_chloride")


def test_neither_the_order_nor_an_unrelated_well_changes_anything():
    expected = merge_events(FIVE, paths(), (), NOW)
    for shuffled in itertools.islice(itertools.permutations(FIVE), 0, 120, 7):
        assert merge_events(shuffled, paths(), (), NOW) == expected
    more = merge_events([*FIVE, warning("Z", 50)], paths(spots={**SPOTS, "Z": (5000.0, 9000.0)}), (), NOW)
    assert set(map(repr, expected)) <= set(map(repr, more))
    assert len(more) == len(expected) + 1


@pytest.mark.parametrize("turn_deg", [0.0, 37.0, 123.0, 290.0])
def test_turned_and_moved_coordinates_give_the_same_events(turn_deg):
    """Clockwise by the angle, and into a zone's false easting and northing; figures agree to rounding there (1e-6)."""
    angle = math.radians(turn_deg)
    spots = {
        name: (5e5 + x * math.cos(angle) + y * math.sin(angle), 3.5e6 - x * math.sin(angle) + y * math.cos(angle))
        for name, (x, y) in SPOTS.items()
    }
    turned = merge_events(FIVE, paths(replace(EASTWARD, azimuth_deg=(90.0 + turn_deg) % 360), spots), (), NOW)
    plain = merge_events(FIVE, paths(), (), NOW)
    assert [(each.plume_event_id, each.event_ids, each.level) for each in turned] == [
        (each.plume_event_id, each.event_ids, each.level) for each in plain
    ]
    for one, other in zip(turned, plain, strict=True):
        times = [[link["mid_d"] for link in each.evidence["links"]] for each in (one, other)]
        np.testing.assert_allclose(*times, rtol=1e-6)


def test_run_again_nothing_changes_and_a_growing_event_keeps_its_id():
    first = merge_events([warning("B", 100)], paths(), (), NOW)
    assert merge_events([warning("B", 100)], paths(), first, NOW + timedelta(days=1)) == first
    (grown,) = merge_events([warning("A", 0), warning("B", 100)], paths(), first, NOW + timedelta(days=2))
    assert grown.plume_event_id == first[0].plume_event_id
    assert grown.event_ids == ("A-0", "B-100")
    assert (grown.opened_at, grown.updated_at) == (at(0), NOW + timedelta(days=2))


def test_any_order_of_arrival_ends_in_the_same_groups():
    draws = np.random.default_rng(5)
    for _ in range(10):
        arriving, stored = [FIVE[k] for k in draws.permutation(len(FIVE))], {}
        for count in range(1, len(FIVE) + 1):
            for plume in merge_events(arriving[:count], paths(), tuple(stored.values()), NOW):
                stored[plume.plume_event_id] = plume
        assert groups(stored.values()) == {frozenset("ABC"), frozenset("D"), frozenset("U")}


def test_two_events_that_turn_out_to_be_one_go_on_as_the_earlier_one():
    short = MergeSettings(tolerance_d=5.0, simultaneous_d=5.0)
    spots = {"A": (0.0, 0.0), "M": (40.0, 14.0), "C": (80.0, 28.0)}  # C lies 28 m beside the path of A, 14 m of M's
    ends = [warning("A", 0), warning("C", 200)]
    two = merge_events(ends, paths(spots=spots), (), NOW, short)
    assert len(two) == 2
    kept, gone = merge_events([*ends, warning("M", 100)], paths(spots=spots), two, NOW + timedelta(days=1), short)
    assert kept.plume_event_id == two[0].plume_event_id
    assert set(kept.event_ids) == {"A-0", "M-100", "C-200"}
    assert kept.evidence["merged_from"] == [two[1].plume_event_id]
    assert gone.plume_event_id == two[1].plume_event_id
    assert (gone.state, gone.evidence["merged_into"]) == (WarningState.RESOLVED, kept.plume_event_id)
    again = merge_events([*ends, warning("M", 100)], paths(spots=spots), (kept, gone), NOW + timedelta(days=9), short)
    assert again == (kept,)


def test_an_event_is_never_split_but_says_that_its_members_fell_apart():
    whole = merge_events(FIVE[:3], paths(), (), NOW)
    northward = replace(EASTWARD, azimuth_deg=0.0)
    (still,) = merge_events(FIVE[:3], paths(northward), whole, NOW + timedelta(days=1))
    assert still.event_ids == whole[0].event_ids
    assert still.evidence["doubt"] == "By the present flow these would be 3 events; they stay one."


def test_it_closes_when_all_its_warnings_are_over_and_stays_closed():
    opened = merge_events(FIVE[:2], paths(), (), NOW)
    half = [warning("A", 0, until=150), FIVE[1]]
    (going,) = merge_events([replace(half[0], event_id="A-0"), half[1]], paths(), opened, NOW)
    assert (going.state, going.resolved_at) == (WarningState.FIRING, None)
    ended = [warning("A", 0, until=150), warning("B", 100, until=180)]
    (closed,) = merge_events(ended, paths(), (going,), NOW)
    assert (closed.state, closed.resolved_at) == (WarningState.RESOLVED, at(180))
    assert merge_events(ended, paths(), (closed,), NOW) == ()
    (new,) = merge_events([*ended, warning("A", 200)], paths(), (closed,), NOW)
    assert new.plume_event_id != closed.plume_event_id
    assert new.event_ids == ("A-200",)


def test_a_member_that_is_not_handed_in_does_not_close_the_event():
    opened = merge_events([warning("A", 0), warning("B", 100, level=WarningLevel.SEVERE)], paths(), (), NOW)
    (still,) = merge_events([warning("A", 0, until=150)], paths(), opened, NOW)
    assert (still.state, still.level) == (WarningState.FIRING, WarningLevel.SEVERE)
    assert merge_events([], paths(), opened, NOW) == opened


def test_all_acknowledged_is_acknowledged():
    events = [replace(each, state=WarningState.ACKNOWLEDGED) for each in FIVE[:2]]
    assert merge_events(events, paths(), (), NOW)[0].state is WarningState.ACKNOWLEDGED


def test_with_an_unknown_gradient_each_well_is_its_own_event_and_the_reason_is_said():
    places = np.array([[0.0, 0.0], [50.0, 0.0], [100.0, 0.0]])
    field = field_from_heads(heads(places, np.array([3.0, 2.0, 1.0])), GROUND)
    assert isinstance(field, UnknownField)
    found = merge_events([*FIVE[:3], warning("A", 3)], paths(field), (), NOW)
    assert groups(found) == {frozenset("A"), frozenset("B"), frozenset("C")}
    assert {each.evidence["flow"]["source"] for each in found} == {"unknown"}
    assert all("line" in each.evidence["flow"]["reason"] for each in found)


def heads(places, levels) -> Wells:
    count = len(places)
    return Wells(
        names=tuple(f"H{k}" for k in range(count)), places=places, heads=levels, readings=np.ones(count, np.int64),
        spreads=np.full(count, np.nan), layers=np.ones(count),
    )  # fmt: skip


def test_heads_that_are_less_different_than_their_errors_give_no_direction():
    places = np.array([[0.0, 0.0], [50.0, 0.0], [0.0, 50.0], [50.0, 50.0]])
    field = field_from_heads(heads(places, 10.0 + np.array([0.0, 0.001, 0.0, 0.001])), GROUND, error_m=0.5)
    assert isinstance(field, UnknownField)
    assert isinstance(field_from_heads(heads(places, np.full(4, 10.0)), GROUND, error_m=0.0), UnknownField)


def test_the_travel_time_is_the_closed_form_and_its_interval_that_of_the_log_normal():
    """d n R / (K i); a plane through exact heads gives its own gradient."""
    places = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0], [100.0, 100.0]])
    ground = replace(GROUND, conductivity_cv=0.5, porosity_cv=0.2)
    field = field_from_heads(heads(places, 10.0 - 0.003 * places[:, 0] - 0.004 * places[:, 1]), ground, error_m=1e-6)
    assert field.gradient == pytest.approx(0.005, rel=1e-6)
    assert field.azimuth_deg == pytest.approx(math.degrees(math.atan2(3, 4)), abs=1e-4)
    found = field.travel(Place(name="a", easting=0, northing=0), Place(name="b", easting=30, northing=40))
    assert found.connected
    assert found.mid_d == pytest.approx(50.0 * 0.25 * 2.0 / (20.0 * 0.005), rel=1e-6)
    draws = np.random.default_rng(3)
    logs = draws.normal(0, math.sqrt(math.log1p(0.25)), 200_000) + draws.normal(0, math.sqrt(math.log1p(0.04)), 200_000)
    # 200,000 draws give the 5 % and 95 % quantiles to half a percent.
    np.testing.assert_allclose(
        [found.early_d, found.late_d], found.mid_d * np.exp(np.quantile(logs, [0.05, 0.95])), rtol=0.01
    )


def test_the_probability_to_cover_a_place_is_that_of_drawn_directions():
    field = replace(EASTWARD, azimuth_sd_deg=5.0)
    found = field.travel(Place(name="a", easting=0, northing=0), Place(name="b", easting=200, northing=12))
    drawn = np.random.default_rng(4).normal(0.0, 200.0 * math.tan(math.radians(5.0)), 200_000)
    assert found.probability == pytest.approx(np.mean(np.abs(drawn - 12.0) <= 15.0), abs=0.005)


def test_bad_figures_are_refused_all_at_once():
    with pytest.raises(InvalidInputError) as refused:
        replace(GROUND, conductivity_m_d=0.0, porosity=1.2, retardation=0.5, half_width_m=math.nan).check()
    assert {finding.place for finding in refused.value.findings} == {
        "conductivity_m_d", "porosity", "retardation", "half_width_m",
    }  # fmt: skip
    with pytest.raises(InvalidInputError):
        merge_events([], paths(), (), NOW, MergeSettings(tolerance_d=-1.0))


SITE = Site(
    facilities=(
        Facility(name="Tank", enterprise="E", substances=("benzene",), geometry_wkt="POINT (-20 2)"),
        Facility(name="Aside", enterprise="E", substances=("benzene",), geometry_wkt="POINT (-20 -12)"),
        Facility(name="Salt", enterprise="E", substances=("chloride",), geometry_wkt="POINT (-20 0)"),
        Facility(name="Unknown", enterprise="E", geometry_wkt="POLYGON ((-30 -5,-20 -5,-20 5,-30 5,-30 -5))"),
        Facility(name="Below", enterprise="E", substances=("benzene",), geometry_wkt="POINT (200 0)"),
        Facility(name="Nowhere", enterprise="E", substances=("benzene",)),
    ),
    receptors=(
        Receptor(name="Intake", kind=ReceptorKind.INTAKE, geometry_wkt="POINT (120 5)"),
        Receptor(name="River", kind=ReceptorKind.RIVER, geometry_wkt="LINESTRING (160 -500,160 500)"),
        Receptor(name="School", kind=ReceptorKind.RESIDENTIAL, geometry_wkt="POINT (120 300)"),
    ),
)  # fmt: skip


def plume_at(day: float):
    return merge_events(FIVE[:3], paths(), (), at(day), site=SITE)[0]


def test_sources_receptors_and_outline_come_with_it():
    from osgeo import ogr

    plume = plume_at(210)
    assert [row["name"] for row in plume.evidence["sources"]] == ["Tank", "Aside", "Unknown"]
    assert plume.evidence["sources"][0]["weight"] == pytest.approx(math.exp(-((2 / 15) ** 2) / 2))
    assert plume.evidence["sources"][0]["mid_d"] == pytest.approx(50.0)
    intake, river = plume.evidence["receptors"]
    assert (intake["name"], river["name"]) == ("Intake", "River")
    assert datetime.fromisoformat(intake["at_mid"]) == at(300)  # A on day 0 + 120 m / 0.4 m/d
    assert datetime.fromisoformat(river["at_mid"]) == at(400)
    outline = ogr.CreateGeometryFromWkt(plume.evidence["outline_wkt"])
    # A line of 80 m buffered by 15 m: GDAL draws a circle with 30 corners a quarter, 0.05 % too small.
    assert outline.GetArea() == pytest.approx(80 * 30 + math.pi * 15**2, rel=0.001)
    assert plume.evidence["line_wkt"].startswith("LINESTRING (0.0 0.0")


def test_the_level_is_the_highest_and_one_more_when_a_receptor_is_reached_within_the_horizon():
    assert (plume_at(209).level, "raised" in plume_at(209).evidence) == (WarningLevel.GENERAL, False)
    near = plume_at(211)  # the intake is reached on day 300, the horizon is 90 d
    assert near.level is WarningLevel.SERIOUS
    assert near.evidence["raised"] == {
        "receptor": "Intake", "at": at(300).isoformat(), "horizon_d": 90.0, "from": "general",
    }  # fmt: skip
    (later,) = merge_events(FIVE[:3], paths(), (near,), at(212), site=SITE)
    assert later == near  # not raised again
    severe = [replace(FIVE[0], level=WarningLevel.SEVERE)]
    assert merge_events(severe, paths(), (), at(299), site=SITE)[0].level is WarningLevel.SEVERE


def test_a_map_of_the_substance_gives_the_outline_where_it_holds_the_wells():
    two = "MULTIPOLYGON (((-10 -10,90 -10,90 10,-10 10,-10 -10)),((500 500,600 500,600 600,500 500)))"
    (plume,) = merge_events(FIVE[:3], paths(), (), NOW, site=Site(outline=lambda code: (two, f"map of {code}")))
    assert plume.evidence["outline_method"] == "map of benzene"
    assert "500" not in plume.evidence["outline_wkt"]


def test_forecasts_are_the_days_that_are_left_and_read_by_the_forecast_rule():
    from gw_monitor.gw_core.warning.rules.scope import FORECAST_SENSOR

    intake, river = arrival_forecasts(plume_at(260), at(260))
    assert (intake.point, intake.property, intake.mid_d) == ("Intake", "benzene", pytest.approx(40.0))
    assert river.mid_d == pytest.approx(140.0)
    late = arrival_forecasts(plume_at(310), at(310))
    assert late[0].mid_d == pytest.approx(-10.0)
    batch = forecast_batch([intake, river, replace(intake, mid_d=55.0)])
    assert [(key.point, key.sensor) for key in batch.datastreams] == [
        ("Intake", FORECAST_SENSOR), ("River", FORECAST_SENSOR),
    ]  # fmt: skip
    assert batch.observations["value"].tolist() == pytest.approx([40.0, 140.0])
    assert forecast_batch(late).observations["value"].tolist()[0] == 0.0
    closed = replace(plume_at(260), state=WarningState.RESOLVED)
    assert arrival_forecasts(closed, at(260)) == ()
