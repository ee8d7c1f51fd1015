# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings over stored observations: what they say, and that evaluating again changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import Flag, make_frame
from gw_monitor.gw_core.store.ports import WarningLevel, WarningState
from gw_monitor.gw_core.warning.engine.evaluate import evaluate_warnings
from gw_monitor.gw_core.warning.events.events import acknowledge_event
from gw_monitor.gw_core.warning.events.messages import describe
from gw_monitor.gw_core.warning.measures.registry import applies
from gw_monitor.gw_core.warning.rules.files import default_rules
from gw_monitor.gw_core.warning.rules.limits import Bounds, class_limits, index, nearest
from gw_monitor.test.warning.watched import watched

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
STREAMS = pd.DataFrame(
    {"datastream_id": [1, 2], "point": ["MW-1", "MW-2"], "property": ["benzene", "water_level"], "sensor": ["lab", ""],
     "unit": ["ug/L", "m"]}
)  # fmt: skip

LIMITS = {"benzene": Bounds(10.0)}


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def frame(rows, stream=1):
    """Observation frame of (day, value[, censored[, flag]]) rows."""
    filled = [(*row, *(False, Flag.GOOD)[len(row) - 2 :]) for row in rows]
    days, values, censored, flags = zip(*filled, strict=True) if filled else ((), (), (), ())
    return make_frame(stream, [at(day) for day in days], values, list(censored), list(flags))


LATE = START + timedelta(days=400)


def evaluate(observations, existing=(), now=LATE, **more):
    return evaluate_warnings(
        observations, watched(STREAMS, LIMITS.get), default_rules(), existing, now, limit_class="III", **more
    )


def of_rule(result, rule):
    return [event for event in result.events if event.rule == rule]


def test_an_exceedance_is_told_with_its_evidence():
    result = evaluate(frame([(0, 2.0), (30, 12.0)]))
    (event,) = of_rule(result, "class_limit")
    assert (event.point, event.property, event.unit) == ("MW-1", "benzene", "ug/L")
    assert (event.level, event.state) == (WarningLevel.SERIOUS, WarningState.FIRING)
    assert (event.value, event.limit, event.opened_at) == (12.0, 10.0, at(30))
    assert event.evidence["rule_version"] == default_rules().version
    assert event.evidence["readings"] == [
        {"time": at(30).isoformat(), "value": 12.0, "reference": 10.0, "censored": False, "trusted": True}
    ]
    assert json.loads(json.dumps(event.evidence)) == event.evidence
    assert describe(event) == "Benzene at MW-1 is 12 ug/L, 1.2 times the class III limit of 10 ug/L. Open."
    assert "苯" in describe(event, "zh")


def test_evaluating_again_changes_nothing_and_order_does_not_matter():
    observations = frame([(0, 2.0), (30, 12.0), (60, 2.0), (90, 35.0), (120, 20.0)])
    first = evaluate(observations)
    again = evaluate(observations.sample(frac=1.0, random_state=3), first.events)
    assert again.changed == ()
    assert (again.opened, again.resolved) == (0, 0)
    assert again.events == first.events
    assert evaluate(observations).events == first.events


def test_evaluating_day_by_day_gives_the_events_of_one_evaluation():
    rng = np.random.default_rng(7)
    rows = [(day, float(value)) for day, value in enumerate(rng.lognormal(2.0, 0.8, 60))]
    stored: dict = {}
    for day in range(0, 61, 3):
        result = evaluate(frame([row for row in rows if row[0] <= day]), tuple(stored.values()), now=at(day))
        stored.update({event.event_id: event for event in result.changed})
    at_once = evaluate(frame(rows), now=at(60))
    assert {i: e for i, e in stored.items() if e.state is not WarningState.RESOLVED or e.evidence["fired_at"]} == {
        event.event_id: event for event in at_once.events
    }


def test_opened_and_resolved_are_counted_once():
    opened = evaluate(frame([(0, 12.0)]), now=at(1))
    assert (opened.open, opened.opened, opened.resolved) == (1, 1, 0)
    resolved = evaluate(frame([(0, 12.0), (30, 1.0)]), opened.events, now=at(31))
    assert (resolved.open, resolved.opened, resolved.resolved) == (0, 0, 1)
    (event,) = resolved.events
    assert event.resolved_at == at(30)
    assert event.value == 12.0


def test_flags_decide_what_counts():
    for flag in (Flag.FAIL, Flag.MISSING):
        assert evaluate(frame([(0, 99.0, False, flag)])).events == ()
    (event,) = evaluate(frame([(0, 99.0, False, Flag.SUSPECT)]), now=at(1)).events
    assert event.state is WarningState.PENDING
    assert "confirmed by further readings" in describe(event)
    assert evaluate(frame([(0, 99.0, False, Flag.NOT_EVALUATED)])).opened == 1


def test_a_non_detect_above_the_limit_says_nothing():
    assert evaluate(frame([(0, 50.0, True)])).events == ()
    result = evaluate(frame([(0, 12.0), (30, 50.0, True)]))
    assert of_rule(result, "class_limit")[0].state is WarningState.FIRING


def test_readings_flagged_later_withdraw_the_warning():
    first = evaluate(frame([(0, 99.0)]), now=at(1))
    second = evaluate(frame([(0, 99.0, False, Flag.FAIL)]), first.events, now=at(2))
    (event,) = second.events
    assert event.state is WarningState.RESOLVED
    assert event.resolved_at == at(2)
    assert describe(event).endswith("Withdrawn: the readings no longer support it.")
    assert evaluate(frame([(0, 99.0, False, Flag.FAIL)]), second.events, now=at(3)).changed == ()


def test_late_readings_that_move_the_start_keep_the_event_and_its_acknowledgement():
    first = evaluate(frame([(30, 12.0)]), now=at(31))
    known = acknowledge_event(first.events[0], at(31), "duty officer")
    second = evaluate(frame([(20, 11.0), (30, 12.0)]), [known], now=at(32))
    (event,) = second.events
    assert event.event_id == known.event_id
    assert event.opened_at == at(20)
    assert event.state is WarningState.ACKNOWLEDGED


def test_an_acknowledged_warning_fires_again_when_a_late_sample_raises_it():
    first = evaluate(frame([(30, 12.0)]), now=at(31))
    known = acknowledge_event(first.events[0], at(60), "duty officer")
    same = evaluate(frame([(30, 12.0), (40, 13.0)]), [known], now=at(61))
    assert same.events[0].state is WarningState.ACKNOWLEDGED
    raised = evaluate(frame([(30, 12.0), (45, 31.0)]), [known], now=at(61))  # sampled before, arrived after
    assert raised.events[0].state is WarningState.FIRING
    assert raised.events[0].level is WarningLevel.SEVERE
    assert raised.events[0].evidence["acknowledged"][0]["by"] == "duty officer"


def test_a_resolved_event_cannot_be_acknowledged():
    (event,) = evaluate(frame([(0, 12.0), (30, 1.0)])).events
    assert acknowledge_event(event, at(500), "duty officer") is event


def test_start_leaves_out_what_was_over_before():
    observations = frame([(0, 12.0), (30, 1.0), (60, 12.0), (90, 1.0)])
    limited = of_rule(evaluate(observations, start=at(50)), "class_limit")
    assert [event.opened_at for event in limited] == [at(60)]
    assert len(of_rule(evaluate(observations), "class_limit")) == 2


def test_events_of_unknown_rules_stay_as_they_are():
    (event,) = evaluate(frame([(0, 12.0)]), now=at(1)).events
    foreign = replace(event, rule="retired", event_id="x")
    assert foreign in evaluate(frame([(0, 1.0)]), [foreign], now=at(2)).events


def test_a_sharp_rise_is_measured_against_the_round_before():
    rows = [(0, 3.0), (90, 3.5), (180, 5.0), (270, 5.1), (360, 5.0)]
    (event,) = of_rule(evaluate(frame(rows)), "sharp_rise")
    assert (event.opened_at, event.value, event.limit) == (at(180), 5.0, 3.5)
    assert event.resolved_at == at(360)  # after two clean rounds
    assert "rose from 3.5 to 5 ug/L, 1.43 times as much" in describe(event)


def test_a_rise_far_below_the_limit_or_from_an_unknown_baseline_is_not_told():
    assert of_rule(evaluate(frame([(0, 0.1), (90, 1.9)])), "sharp_rise") == []
    assert of_rule(evaluate(frame([(0, 5.0, True), (90, 6.0)])), "sharp_rise") == []  # <5 to 6 may be a rise of 1.2
    assert len(of_rule(evaluate(frame([(0, 2.0, True), (90, 6.0)])), "sharp_rise")) == 1  # <2 to 6: at least 3 times


def test_data_loss_opens_by_the_clock_and_ends_with_the_next_reading():
    daily = [(float(day), 5.0) for day in range(10)]
    quiet = evaluate(frame(daily, stream=2), now=at(10.9))
    assert quiet.events == ()
    lost = evaluate(frame(daily, stream=2), now=at(30))
    (event,) = lost.events
    assert (event.rule, event.opened_at, event.unit, event.limit) == ("data_loss", at(11), "d", 1.0)
    assert lost.events == evaluate(frame(daily, stream=2), now=at(11.5)).events  # the same whenever it was looked at
    back = evaluate(frame([*daily, (40, 5.0)], stream=2), lost.events, now=at(41))
    assert back.events[0].resolved_at == at(40)
    assert "No usable reading of Groundwater level (elevation) at MW-2 for 2 d" in describe(event)


def test_failed_readings_are_data_loss_too():
    rows = [(float(day), 5.0) for day in range(10)] + [(float(day), 5.0, False, Flag.FAIL) for day in range(10, 20)]
    assert [event.rule for event in evaluate(frame(rows, stream=2), now=at(19)).events] == ["data_loss"]


def test_too_few_readings_have_no_usual_interval():
    assert evaluate(frame([(0, 5.0), (1, 5.0), (2, 5.0)], stream=2)).events == ()


def test_what_lies_after_now_is_not_seen():
    assert evaluate(frame([(0, 1.0), (50, 99.0)]), now=at(49)).events == ()


def test_no_observations_no_warnings():
    assert evaluate(frame([])).events == ()


def test_a_rule_without_a_limit_does_not_apply():
    (stream,) = watched(STREAMS[STREAMS["property"] == "benzene"], {}.get)
    assert not applies(default_rules().rules[0], stream)


def test_the_limits_are_those_of_the_standard_and_absent_ones_are_none():
    limit_of = class_limits("III")
    assert limit_of("benzene").upper == 10.0
    assert limit_of("water_level") is None
    assert limit_of("visible_matter") is None  # "absent" is no number
    assert class_limits("IV")("total_alpha_radioactivity") is None  # without end


@pytest.mark.parametrize(("value", "ratio"), [(8.5, 1.0), (6.5, 1.0), (7.0, 0.0), (10.0, 2.0), (6.0, 2.0)])
def test_ph_is_measured_on_both_sides_of_neutral(value, ratio):
    bounds = class_limits("III")("ph")
    sides = np.array([bounds.upper]), np.array([bounds.lower])
    assert index(np.array([value]), *sides)[0] == pytest.approx(ratio)
    assert nearest(np.array([value]), *sides)[0] == (8.5 if value >= 7 else 6.5)


def test_an_open_warning_shows_its_latest_reading_and_keeps_what_opened_it():
    result = evaluate(frame([(0, 12.0), (30, 14.0), (60, 99.0, False, Flag.SUSPECT)]), now=at(61))
    (event,) = of_rule(result, "class_limit")
    assert (event.value, event.updated_at, event.opened_at) == (14.0, at(30), at(0))
    assert event.evidence["ratio"] == pytest.approx(1.4)
    assert event.evidence["readings"][0]["value"] == 12.0
    unknown = evaluate(frame([(0, 12.0), (30, 50.0, True)]), now=at(61))
    assert "below a detection limit of 50 ug/L, which at 5 times the limit" in describe(
        of_rule(unknown, "class_limit")[0]
    )


def test_rounds_without_detection_end_a_rise():
    rows = [(0, 5.0), (90, 2900.0), (180, 10.0, True), (270, 10.0, True)]
    (event,) = of_rule(evaluate(frame(rows), now=at(271)), "sharp_rise")
    assert event.resolved_at == at(270)


def test_large_numbers_are_written_out():
    (event,) = of_rule(evaluate(frame([(0, 41000.0)]), now=at(1)), "class_limit")
    assert "is 41000 ug/L, 4100 times" in describe(event)
