# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine in steps: the warnings are those of one run, in whatever pieces and order readings come."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import Flag, empty_frame, make_frame
from gw_monitor.gw_core.store.ports import DatastreamKey, Silence, WarningLevel, WarningState
from gw_monitor.gw_core.warning.engine.bindings import bind
from gw_monitor.gw_core.warning.engine.checkpoint import load_checkpoint, save_checkpoint
from gw_monitor.gw_core.warning.engine.evaluate import evaluate_warnings
from gw_monitor.gw_core.warning.engine.rebinding import rebind
from gw_monitor.gw_core.warning.engine.settling import by_place, has_fired, settle
from gw_monitor.gw_core.warning.engine.state import first_state
from gw_monitor.gw_core.warning.engine.step import step
from gw_monitor.gw_core.warning.rules.limits import Bounds
from gw_monitor.gw_core.warning.rules.model import Combination, Member, Rule, RuleKind, RuleSet, Trigger
from gw_monitor.gw_core.warning.rules.scope import Baseline, Stream
from hypothesis import example, given, settings
from hypothesis import strategies as st

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
HOUR = 1 / 24


def hour(number: float) -> datetime:
    return START + timedelta(hours=number)


def trigger(opening: float, level: WarningLevel = WarningLevel.GENERAL, **more) -> Trigger:
    return Trigger(level=level, open=opening, clear=0.8 * opening, **more)


def stream(number: int, point: str, code: str) -> Stream:
    return Stream(
        datastream_id=number, key=DatastreamKey(point=point, property=code), unit="ug/L", limit=Bounds(10.0),
        baseline=Baseline(mean=5.0, sd=1.0), calibration_due=hour(20),
    )  # fmt: skip


STREAMS = (stream(1, "MW-1", "benzene"), stream(2, "MW-1", "toluene"), stream(3, "MW-2", "benzene"))
RULES = RuleSet(version="test", rules=(
    Rule(name="limit", property="*", kind=RuleKind.LIMIT, gap_d=0.25,
         triggers=(trigger(1.0, for_d=2 * HOUR, clear_for_d=3 * HOUR),
                   trigger(2.0, WarningLevel.SEVERE, readings=2, clear_readings=2))),
    Rule(name="rise", property="*", kind=RuleKind.RISE, gap_d=0.5, baseline_d=2 * HOUR, triggers=(trigger(1.5),)),
    Rule(name="consecutive", property="*", kind=RuleKind.CONSECUTIVE, gap_d=1.0, triggers=(trigger(3.0),)),
    Rule(name="rate", property="*", kind=RuleKind.RATE, gap_d=1.0, window_d=3 * HOUR, rate_per_d=60.0,
         triggers=(trigger(1.0),)),
    Rule(name="trend", property="*", kind=RuleKind.TREND, gap_d=1.0, window_d=8 * HOUR, step_d=HOUR, count=4,
         triggers=(trigger(0.9),)),
    Rule(name="control", property="*", kind=RuleKind.CONTROL, gap_d=1.0, triggers=(trigger(1.0),)),
    Rule(name="both", property="benzene", kind=RuleKind.COMBINED, gap_d=0.25, combination=Combination.ALL,
         members=(Member(property="benzene"), Member(property="toluene")), triggers=(trigger(1.0),)),
    Rule(name="missing", property="*", kind=RuleKind.MISSING, gap_d=10.0, interval_d=HOUR, triggers=(trigger(2.5),)),
    Rule(name="flat", property="*", kind=RuleKind.FLAT, gap_d=1.0, window_d=3 * HOUR, count=3, tolerance=0.01,
         triggers=(trigger(1.0),)),
    Rule(name="range", property="*", kind=RuleKind.RANGE, gap_d=1.0, low=0.0, high=25.0, triggers=(trigger(1.0),)),
    Rule(name="calibration", property="*", kind=RuleKind.CALIBRATION, gap_d=100.0, interval_d=0.5,
         triggers=(trigger(1.0), trigger(2.0, WarningLevel.SERIOUS))),
))  # fmt: skip


class Life:
    """An engine with the store it would have."""

    def __init__(self, rules=RULES, streams=STREAMS, **more):
        self.engine = bind(rules, streams)
        self.state = first_state(self.engine)
        self.seen, self.events, self.more = empty_frame(), {}, more

    def step(self, frame, now, **more):
        self.seen = pd.concat([self.seen, frame], ignore_index=True)
        self.state, outcome = step(self.engine, self.state, frame, now, self.history, **self.more, **more)
        changed = settle(self.engine, self.state, outcome.changes, by_place(self.events.values()), now)
        self.events |= {event.event_id: event for event in changed}
        return outcome

    def history(self, ids):
        return self.seen[self.seen["datastream_id"].isin(list(ids))]


def told(events):
    """Return what people would see of warnings that fired and were not withdrawn, ids and latest values aside."""
    return sorted(
        (event.rule, event.point, event.property, event.level, event.state, event.opened_at, str(event.resolved_at),
         str(event.evidence["changes"]), str(event.evidence["readings"]))
        for event in events if has_fired(event) and "withdrawn_at" not in event.evidence
    )  # fmt: skip


def frame_of(rows):
    """Return (datastream, hour, value, censored, suspect) rows as a frame."""
    if not rows:
        return empty_frame()
    ids, hours, values, censored, suspect = zip(*rows, strict=True)
    flags = [Flag.SUSPECT if each else Flag.GOOD for each in suspect]
    return make_frame(list(ids), [hour(number) for number in hours], list(values), list(censored), flags)


READING = st.tuples(
    st.integers(1, 3), st.integers(0, 47).map(lambda half: half / 2),
    st.sampled_from([1.0, 6.0, 9.0, 11.0, 17.0, 30.0]),
    st.sampled_from([False, False, False, True]), st.sampled_from([False, False, False, True]),
)  # fmt: skip
READINGS = st.lists(READING, max_size=40, unique_by=lambda row: row[:2])


def reference(rows, now):
    return evaluate_warnings(frame_of(rows), STREAMS, RULES, (), now).events


@given(rows=READINGS, cuts=st.lists(st.integers(0, 40), max_size=6), seed=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_warnings_are_the_same_whatever_pieces_and_order_readings_come_in(rows, cuts, seed):
    """A warning that was over when a late reading took its ground stays in the record: people were told of it."""
    seed.shuffle(rows)
    life, now = Life(), 0.0
    for begin, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(rows)], strict=True):
        now = max([now, *(row[1] for row in rows[:end])])
        life.step(frame_of(rows[begin:end]), hour(now))
    life.step(empty_frame(), hour(30))
    found, expected = told(life.events.values()), told(reference(rows, hour(30)))
    assert [each for each in found if each in expected] == expected
    assert all(each[4] is WarningState.RESOLVED for each in found if each not in expected)


def test_a_warning_that_was_over_stays_when_a_late_reading_takes_its_ground():
    """The gap from 2:30 to 5:30 was told and had ended when the reading of 3:00 came."""
    early = [(1, each) for each in (0.5, 1.5, 2.0, 2.5, 5.5)]
    life = Life()
    life.step(frame_of([(*row, 1.0, False, False) for row in early]), hour(5.5))
    (told_of,) = (event for event in life.events.values() if event.rule == "missing" and event.point == "MW-1"
                  and event.property == "benzene")  # fmt: skip
    assert (told_of.state, told_of.resolved_at) == (WarningState.RESOLVED, hour(5.5))
    outcome = life.step(frame_of([(1, 3.0, 1.0, False, False)]), hour(6))
    assert any(change.again and not change.episodes for change in outcome.changes)
    assert life.events[told_of.event_id] == told_of


@given(rows=READINGS, ticks=st.lists(st.floats(0, 30), max_size=8))
@settings(deadline=None, max_examples=60)
def test_the_warnings_are_the_same_however_often_the_clock_ticks(rows, ticks):
    life = Life()
    moments = sorted({row[1] for row in rows} | set(ticks))
    for moment in moments:
        life.step(frame_of([row for row in rows if row[1] == moment]), hour(moment))
    life.step(empty_frame(), hour(31))
    assert told(life.events.values()) == told(reference(rows, hour(31)))


@given(rows=READINGS, cut=st.floats(0, 24))
@settings(deadline=None, max_examples=40)
def test_a_state_restored_from_disk_continues_identically(tmp_path_factory, rows, cut):
    path = tmp_path_factory.mktemp("state") / "warnings.state"
    kept, restored = Life(), Life()
    early, late = ([row for row in rows if (row[1] <= cut) is before] for before in (True, False))
    for life in (kept, restored):
        life.step(frame_of(early), hour(cut))
    save_checkpoint(path, restored.engine, restored.state, {"batch": 7})
    restored.engine = bind(RULES, STREAMS)  # as a new process would
    restored.state, marks = load_checkpoint(path, restored.engine)
    assert marks == {"batch": 7}
    for life in (kept, restored):
        life.step(frame_of(late), hour(30))
    assert restored.events == kept.events
    for one, other in zip(restored.state.parts, kept.state.parts, strict=True):
        assert (one.states, one.episodes, one.latest) == (other.states, other.episodes, other.latest)
        for name in ("read", "member", "settled"):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_a_state_of_other_rules_is_not_restored(tmp_path):
    life = Life()
    save_checkpoint(tmp_path / "state", life.engine, life.state, {})
    assert load_checkpoint(tmp_path / "state", bind(replace(RULES, version="other"), STREAMS)) is None
    assert load_checkpoint(tmp_path / "state", bind(RULES, STREAMS[:2])) is None
    assert load_checkpoint(tmp_path / "none", life.engine) is None
    (tmp_path / "state").write_bytes(b"torn")
    assert load_checkpoint(tmp_path / "state", life.engine) is None


@given(rows=READINGS, cut=st.floats(0, 24))
@example(
    rows=[(1, 0.0, 1.0, False, False), (1, 1.5, 1.0, False, False), (1, 5.0, 1.0, False, False),
          (1, 6.5, 6.0, False, True)],
    cut=2.0,
)  # fmt: skip
@settings(deadline=None, max_examples=40)
def test_an_engine_bound_anew_goes_on_as_if_it_had_been_so_from_the_start(rows, cut):
    """A datastream comes, another one gets another limit, a rule changes and one is new."""
    changed = replace(RULES, version="new", rules=(
        *(replace(rule, gap_d=rule.gap_d / 2) if rule.name == "rise" else rule for rule in RULES.rules[1:]),
        replace(RULES.rules[0], name="own", limit=8.0),
    ))  # fmt: skip
    streams = (replace(STREAMS[0], limit=Bounds(5.0)), *STREAMS[1:])
    life = Life(streams=STREAMS[:2])
    early, late = ([row for row in rows if (row[1] <= cut) is before] for before in (True, False))
    life.step(frame_of([row for row in early if row[0] < 3]), hour(cut))
    life.seen = frame_of(early)
    after = bind(changed, streams)
    life.state, fresh = rebind(life.engine, life.state, after)
    life.engine, life.events = after, {}
    life.step(empty_frame(), hour(cut), revised=fresh)
    assert {1, 3} <= set(fresh)
    life.step(frame_of(late), hour(30))
    other = Life(changed, streams)
    other.step(frame_of(rows), hour(30))
    for one, two in zip(life.state.parts, other.state.parts, strict=True):
        assert (one.episodes, one.latest) == (two.episodes, two.latest)


LIMIT_ONLY = RuleSet(version="limit", rules=(
    Rule(name="limit", property="*", kind=RuleKind.LIMIT, gap_d=10.0, triggers=(trigger(1.0),)),
))  # fmt: skip


def test_a_reading_that_is_sent_again_changes_nothing():
    life = Life(LIMIT_ONLY)
    rows = [(1, 0, 11.0, False, False)]
    assert len(life.step(frame_of(rows), hour(0)).changes) == 1
    assert life.step(frame_of(rows), hour(1)).changes == ()


def test_a_reading_ahead_of_the_clock_waits_for_its_time():
    life = Life(LIMIT_ONLY)
    assert life.step(frame_of([(1, 2, 11.0, False, False)]), hour(1)).changes == ()
    assert len(life.step(empty_frame(), hour(2)).changes) == 1


def test_a_late_reading_moves_the_start_and_keeps_the_id():
    life = Life(LIMIT_ONLY)
    life.step(frame_of([(1, 5, 11.0, False, False)]), hour(5))
    (first,) = life.events.values()
    outcome = life.step(frame_of([(1, 3, 12.0, False, False)]), hour(6))
    assert [change.again for change in outcome.changes] == [True]
    (event,) = life.events.values()
    assert (event.event_id, event.opened_at) == (first.event_id, hour(3))


def test_a_reading_flagged_afterwards_withdraws_its_warning():
    life = Life(LIMIT_ONLY)
    life.step(frame_of([(1, 0, 11.0, False, False)]), hour(0))
    life.seen["flag"] = np.uint8(Flag.FAIL)
    life.step(empty_frame(), hour(1), revised=[1])
    (event,) = life.events.values()
    assert event.state is WarningState.RESOLVED
    assert event.evidence["withdrawn_at"] == hour(1).isoformat()


def test_a_datastream_that_the_engine_does_not_know_is_named():
    assert Life(LIMIT_ONLY).step(frame_of([(9, 0, 11.0, False, False)]), hour(0)).unknown == (9,)


@pytest.mark.parametrize(("points", "opened"), [((), 0), (("MW-1",), 1)])
def test_readings_of_a_maintenance_window_are_not_judged(points, opened):
    window = Silence(silence_id="s", start=hour(1), end=hour(3), author="A", reason="pump changed", points=points,
                     maintenance=True)  # fmt: skip
    life = Life(LIMIT_ONLY, maintenance=[window])
    life.step(frame_of([(1, 2, 11.0, False, False), (3, 2, 11.0, False, False)]), hour(4))
    assert len(life.events) == opened
    life.step(frame_of([(1, 3, 11.0, False, False)]), hour(4))  # the window is over
    assert len(life.events) == opened + 1


def test_a_bulk_back_fill_leaves_one_warning_for_each_that_stands():
    """Two years of hourly values, a hundred excursions, one of which still lasts: the others are history."""
    hours = np.arange(2 * 365 * 24)
    values = np.where(hours % 175 == 174, 11.0, 5.0)
    values[-1] = 11.0
    life = Life(LIMIT_ONLY)
    life.step(make_frame(1, [hour(float(number)) for number in hours], values), hour(float(hours[-1])))
    standing = [event for event in life.events.values() if event.resolved_at is None]
    assert len(life.events) > 90
    assert len(standing) == 1
