# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The state machine: what opens, raises, lowers and clears a warning; and what never may."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.store.ports import WarningLevel
from gw_monitor.gw_core.warning.machine.step import Reading, TransitionKind, acknowledge, idle_state, step
from gw_monitor.gw_core.warning.rules.model import Rule, RuleKind, Trigger
from hypothesis import given, settings
from hypothesis import strategies as st

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
GENERAL, SERIOUS, SEVERE = WarningLevel


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def make_rule(readings=1, for_d=0.0, clear_readings=1, gap_d=10.0) -> Rule:
    more = {"readings": readings, "for_d": for_d, "clear_readings": clear_readings}
    return Rule(
        name="test", property="*", kind=RuleKind.LIMIT, gap_d=gap_d,
        triggers=(
            Trigger(level=GENERAL, open=0.8, clear=0.7, **more),
            Trigger(level=SERIOUS, open=1.0, clear=0.9, **more),
            Trigger(level=SEVERE, open=3.0, clear=2.5, **more),
        ),
    )  # fmt: skip


def exact(day: float, ratio: float, trusted: bool = True) -> Reading:
    return Reading(at(day), ratio, ratio, trusted, ratio, 1.0)


def below(day: float, ratio: float) -> Reading:
    return Reading(at(day), 0.0, ratio, True, ratio, 1.0, True)


def run(rule, readings, now=None, state=None):
    state = idle_state(rule) if state is None else state
    changes = []
    for reading in readings:
        state, more = step(rule, state, reading, reading.time)
        changes += more
    if now is not None:
        state, more = step(rule, state, None, now)
        changes += more
    return state, changes


def kinds(changes):
    return [(change.kind.value, change.level) for change in changes]


def test_a_reading_on_the_limit_opens_and_one_in_the_dead_band_changes_nothing():
    _, changes = run(make_rule(), [exact(0, 0.79), exact(1, 0.8), exact(2, 0.71), exact(3, 0.79), exact(4, 0.69)])
    assert kinds(changes) == [("opened", 0), ("resolved", -1)]
    assert changes[1].at == at(4)


def test_the_level_steps_up_and_down_each_with_its_own_clear_ratio():
    _, changes = run(make_rule(), [exact(d, r) for d, r in enumerate([0.85, 1.2, 4.0, 2.6, 2.4, 0.95, 0.85, 0.5])])
    assert [kind for kind, _ in kinds(changes)] == ["opened", "raised", "raised", "lowered", "lowered", "resolved"]
    assert [level for _, level in kinds(changes)] == [0, 1, 2, 1, 0, -1]


def test_a_jump_opens_at_the_highest_level_and_may_fall_to_nothing_at_once():
    _, changes = run(make_rule(), [exact(0, 5.0), exact(1, 0.1)])
    assert kinds(changes) == [("opened", 2), ("resolved", -1)]


def test_a_later_event_after_a_clear_is_a_new_one():
    """A cleared alarm that is used again for the next event hides when it began (ThingsBoard issue 7811)."""
    _, changes = run(make_rule(), [exact(0, 2.0), exact(1, 0.1), exact(2, 2.0)])
    opened = [change.opened_at for change in changes if change.kind is TransitionKind.OPENED]
    assert opened == [at(0), at(2)]


def test_persistence_needs_consecutive_readings():
    rule = make_rule(readings=3)
    _, changes = run(rule, [exact(0, 2), exact(1, 2), exact(2, 0.1), exact(3, 2), exact(4, 2), exact(5, 2)])
    assert kinds(changes) == [("pending", -1), ("dropped", -1), ("pending", -1), ("opened", 1)]
    assert changes[-1].opened_at == at(3)
    assert changes[-1].at == at(5)
    assert len(changes[-1].evidence) == 3


def test_pending_is_reset_by_the_open_ratio_not_held_by_the_clear_ratio():
    """A recovery threshold that also holds pending fires wrongly (Grafana issues 87226 and 97731)."""
    _, changes = run(make_rule(readings=2), [exact(0, 0.85), exact(1, 0.75), exact(2, 0.85)])
    assert kinds(changes) == [("pending", -1), ("dropped", -1), ("pending", -1)]


def test_duration_does_not_accrue_across_a_gap():
    """An alarm raised across a data gap is false (ThingsBoard issue 14210)."""
    rule = make_rule(for_d=5.0, gap_d=2.0)
    _, changes = run(rule, [exact(0, 2), exact(8, 2), exact(9, 2)])
    assert "opened" not in dict(kinds(changes))
    _, changes = run(rule, [exact(d, 2) for d in range(8, 14)])
    assert kinds(changes) == [("pending", -1), ("opened", 1)]
    assert changes[-1].at == at(13)


def test_a_pending_warning_expires_by_the_clock_at_the_same_moment_as_by_a_reading():
    rule = make_rule(readings=2, gap_d=2.0)
    _, by_clock = run(rule, [exact(0, 2)], now=at(30))
    _, by_reading = run(rule, [exact(0, 2), exact(30, 0.1)])
    assert kinds(by_clock) == kinds(by_reading) == [("pending", -1), ("dropped", -1)]
    assert by_clock[-1].at == by_reading[-1].at == at(2)


def test_a_non_detect_above_the_limit_neither_opens_nor_clears():
    _, changes = run(make_rule(), [below(0, 5.0), below(1, 1.0)])
    assert changes == []
    state, changes = run(make_rule(), [exact(0, 2.0), below(1, 5.0), below(2, 0.95)])
    assert kinds(changes) == [("opened", 1)]
    assert state.level == 1
    _, changes = run(make_rule(), [exact(0, 2.0), below(1, 0.2)])
    assert kinds(changes) == [("opened", 1), ("resolved", -1)]


def test_a_suspect_reading_brings_to_pending_but_neither_fires_nor_clears():
    _, changes = run(make_rule(), [exact(0, 9.0, trusted=False)])
    assert kinds(changes) == [("pending", -1)]
    _, changes = run(make_rule(), [exact(0, 9.0, trusted=False), exact(1, 2.0)])
    assert kinds(changes) == [("pending", -1), ("opened", 1)]
    _, changes = run(make_rule(), [exact(0, 2.0), exact(1, 0.1, trusted=False), exact(2, 9.0, trusted=False)])
    assert kinds(changes) == [("opened", 1)]


def test_clearing_needs_consecutive_readings_too():
    rule = make_rule(clear_readings=2)
    _, changes = run(rule, [exact(0, 0.9), exact(1, 0.1), exact(2, 0.75), exact(3, 0.1), exact(4, 0.1)])
    assert kinds(changes) == [
        ("opened", 0), ("recovering", 0), ("relapsed", 0), ("recovering", 0), ("resolved", -1)
    ]  # fmt: skip
    assert changes[-1].at == at(4)


def test_silence_does_not_clear_an_open_warning():
    state, changes = run(make_rule(), [exact(0, 2.0)], now=at(1000))
    assert kinds(changes) == [("opened", 1)]
    assert state.firing


def test_an_acknowledged_warning_is_quiet_until_it_is_raised():
    rule = make_rule()
    state, _ = run(rule, [exact(0, 1.5)])
    state = acknowledge(state)
    assert not state.firing
    state, _ = run(rule, [exact(1, 1.8)], state=state)
    assert not state.firing
    state, changes = run(rule, [exact(2, 3.5)], state=state)
    assert kinds(changes) == [("raised", 2)]
    assert state.firing


@st.composite
def series(draw, low=0.0, high=6.0):
    kind = st.sampled_from(["exact", "exact", "below", "suspect"])
    day, readings = 0, []
    for ratio, gap, what in draw(st.lists(st.tuples(st.floats(low, high), st.integers(1, 15), kind), max_size=40)):
        day += gap
        readings.append(below(day, ratio) if what == "below" else exact(day, ratio, trusted=what == "exact"))
    return readings


rules = st.builds(
    make_rule, readings=st.integers(1, 3), for_d=st.sampled_from([0.0, 3.0]), clear_readings=st.integers(1, 3),
    gap_d=st.sampled_from([5.0, 40.0]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(readings=series())
def test_no_warning_is_lost(readings):
    """With one reading enough, every sure exceedance lies within an open warning of at least its level."""
    rule = make_rule()
    state = idle_state(rule)
    for reading in readings:
        state, _ = step(rule, state, reading, reading.time)
        if reading.trusted:
            reached = sum(reading.low >= trigger.open for trigger in rule.triggers) - 1
            assert state.level >= reached


@settings(max_examples=100, deadline=None)
@given(readings=series(low=0.7, high=0.7999), level=st.sampled_from([0.8, 0.5]))
def test_nothing_flaps_inside_the_dead_band(readings, level):
    rule = make_rule()
    state, first = run(rule, [exact(0, level)])
    _, changes = run(rule, [r for r in readings if not r.censored], state=state)
    assert changes == []
    assert len(first) == (level >= 0.8)


@settings(max_examples=150, deadline=None)
@given(rule=rules, readings=series(), cut=st.integers(0, 40), tick=st.booleans())
def test_two_halves_and_ticks_between_give_the_same_as_one_run(rule, readings, cut, tick):
    whole = run(rule, readings)
    state, first = run(rule, readings[:cut])
    if tick and 0 < cut < len(readings):
        state, more = step(rule, state, None, readings[:cut][-1].time + timedelta(hours=12))
        first += more
    state, second = run(rule, readings[cut:], state=state)
    assert (state, first + second) == whole


@settings(max_examples=150, deadline=None)
@given(rule=rules, readings=series())
def test_transitions_are_in_order_and_every_resolution_ends_an_opening(rule, readings):
    _, changes = run(rule, readings, now=at(10_000))
    assert [change.at for change in changes] == sorted(change.at for change in changes)
    is_open = False
    for change in changes:
        if change.kind is TransitionKind.OPENED:
            assert not is_open
            is_open = True
        elif change.kind is TransitionKind.RESOLVED:
            assert is_open
            is_open = False
        elif change.kind in {TransitionKind.RAISED, TransitionKind.LOWERED, TransitionKind.RECOVERING,
                             TransitionKind.RELAPSED}:  # fmt: skip
            assert is_open
        else:
            assert not is_open


@pytest.mark.parametrize("ratio", [0.0, 0.4, 0.7999])
def test_quiet_readings_leave_the_idle_state_itself(ratio):
    rule = make_rule()
    state, changes = run(rule, [exact(0, ratio), below(1, 9.0), exact(2, 0.1, trusted=False)])
    assert changes == []
    assert state == idle_state(rule)


def test_a_reading_on_the_clear_ratio_does_not_clear():
    rule = make_rule(clear_readings=2)
    _, changes = run(rule, [exact(0, 0.9), exact(1, 0.6), exact(2, 0.7), exact(3, 0.6)])
    assert kinds(changes) == [("opened", 0), ("recovering", 0), ("relapsed", 0), ("recovering", 0)]


def test_readings_apart_by_more_than_the_gap_do_not_raise_an_open_warning():
    rule = make_rule(readings=2, gap_d=5.0)
    _, changes = run(rule, [exact(0, 0.85), exact(1, 0.85), exact(2, 1.5), exact(20, 1.5)])
    assert kinds(changes) == [("pending", -1), ("opened", 0)]
    _, changes = run(rule, [exact(0, 0.85), exact(1, 0.85), exact(2, 1.5), exact(6, 1.5)])
    assert kinds(changes) == [("pending", -1), ("opened", 0), ("raised", 1)]


def test_a_suspect_reading_does_not_complete_the_duration():
    rule = make_rule(for_d=3.0)
    _, changes = run(rule, [exact(0, 2.0), exact(3, 2.0, trusted=False)])
    assert kinds(changes) == [("pending", -1)]
    _, changes = run(rule, [exact(0, 2.0), exact(3, 2.0, trusted=False), exact(4, 2.0)])
    assert kinds(changes) == [("pending", -1), ("opened", 1)]


def test_suspect_readings_are_not_counted():
    rule = make_rule(readings=2)
    _, changes = run(rule, [exact(0, 2.0, trusted=False), exact(1, 2.0)])
    assert kinds(changes) == [("pending", -1)]
    _, changes = run(rule, [exact(0, 2.0, trusted=False), exact(1, 2.0), exact(2, 2.0)])
    assert kinds(changes) == [("pending", -1), ("opened", 1)]
