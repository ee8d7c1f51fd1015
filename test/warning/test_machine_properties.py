# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds of the state machine whatever the rule and the readings are, and what the clock brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import pairwise

import numpy as np
import pytest
from gw_monitor.gw_core.store.ports import WarningLevel
from gw_monitor.gw_core.warning.machine.measures import Measures, nanoseconds
from gw_monitor.gw_core.warning.machine.records import (
    episode_from_json,
    episode_to_json,
    state_from_json,
    state_to_json,
)
from gw_monitor.gw_core.warning.machine.replay import continue_episode, episodes, replay
from gw_monitor.gw_core.warning.machine.step import Reading, TransitionKind, idle_state, step
from gw_monitor.gw_core.warning.rules.model import Rule, RuleKind, Trigger
from hypothesis import given, settings
from hypothesis import strategies as st

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
ENDS = {TransitionKind.RESOLVED, TransitionKind.DROPPED}


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


SPAN_D = st.sampled_from([0.0, 0.0, 1 / 24, 2.5 / 24, 0.25])


@st.composite
def rules(draw):
    opens = draw(st.sampled_from([(1.0,), (1.0, 2.0), (0.8, 1.0, 3.0)]))
    triggers = tuple(
        Trigger(level=level, open=opening, clear=draw(st.sampled_from([0.75, 0.9])) * opens[0] if not number
                else 0.9 * opening, readings=draw(st.integers(1, 3)), for_d=draw(SPAN_D),
                clear_readings=draw(st.integers(1, 3)), clear_for_d=draw(SPAN_D),
                expire_d=draw(st.sampled_from([np.inf, np.inf, 0.25])))
        for number, (level, opening) in enumerate(zip(WarningLevel, opens, strict=False))
    )  # fmt: skip
    flaps = draw(st.sampled_from([0, 0, 1, 2]))
    return Rule(name="r", property="*", kind=RuleKind.LIMIT, gap_d=draw(st.sampled_from([0.1, 0.3, 10.0])),
                triggers=triggers, flaps=flaps, flap_d=0.5 if flaps else 0.0)  # fmt: skip


READING = st.tuples(
    st.integers(0, 96).map(lambda quarter: quarter / 4),
    st.sampled_from([(0.1, 0.1), (0.85, 0.85), (0.95, 0.95), (1.2, 1.2), (1.9, 1.9), (3.5, 3.5), (0.0, 0.5),
                     (0.0, 1.5)]),
    st.sampled_from([True, True, True, False]),
)  # fmt: skip
SERIES = st.lists(READING, max_size=40, unique_by=lambda row: row[0]).map(sorted)


def reading(row) -> Reading:
    hours, (low, high), trusted = row
    return Reading(at(hours), low, high, trusted, high, 1.0, low != high)


def measures(rows) -> Measures:
    low, high = (np.array([row[1][side] for row in rows], dtype=float) for side in (0, 1))
    time = np.array([nanoseconds(at(row[0])) for row in rows], dtype=np.int64)
    trusted = np.array([row[2] for row in rows], dtype=bool)
    return Measures(np.zeros(len(rows), np.int64), time, low, high, trusted, high, np.ones(len(rows)), low != high)


def stepped(rule, rows, now, state=None, ticks=()):
    """Take every reading by itself, with ticks of the clock in between."""
    state, changes = idle_state(rule) if state is None else state, []
    for moment, row in sorted([(row[0], row) for row in rows] + [(tick, None) for tick in ticks], key=lambda x: x[0]):
        state, more = step(rule, state, None if row is None else reading(row), at(moment))
        changes += more
    state, more = step(rule, state, None, at(now))
    return state, tuple(changes) + more


@settings(max_examples=300, deadline=None)
@given(rules(), SERIES)
def test_skipping_what_cannot_matter_gives_the_same_as_taking_every_reading(rule, rows):
    assert replay(rule, measures(rows), now=at(30)) == stepped(rule, rows, 30)


@settings(max_examples=300, deadline=None)
@given(rules(), SERIES, st.lists(st.floats(0, 30), max_size=6))
def test_ticks_of_the_clock_change_nothing(rule, rows, ticks):
    assert stepped(rule, rows, 30, ticks=ticks) == stepped(rule, rows, 30)


@settings(max_examples=200, deadline=None)
@given(rules(), SERIES, st.integers(0, 40))
def test_runs_may_be_cut_and_kept_as_json_anywhere(rule, rows, cut):
    state, changes = replay(rule, measures(rows[:cut]))
    kept = state_from_json(state_to_json(state))
    assert kept == state
    last, more = replay(rule, measures(rows[cut:]), kept, at(30))
    whole_state, whole = stepped(rule, rows, 30)
    assert (last, changes + more) == (whole_state, whole)
    first = episodes(changes)
    open_one = first.pop() if first and first[-1].resolved_at is None else None
    restored = None if open_one is None else episode_from_json(episode_to_json(open_one))
    assert restored == open_one
    assert [*first, *continue_episode(restored, more)] == ([*first, open_one] if open_one and not more else
                                                            episodes(whole))  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(rules(), SERIES)
def test_no_warning_opens_within_another_and_none_shares_its_start(rule, rows):
    _, changes = stepped(rule, rows, 30)
    running = None
    for change in changes:
        if running is None:
            assert change.kind in {TransitionKind.PENDING, TransitionKind.OPENED}
        else:
            assert change.opened_at == running
            assert change.kind is not TransitionKind.PENDING
        running = None if change.kind in ENDS else change.opened_at
    assert all(one.at <= two.at for one, two in pairwise(changes))
    starts = [episode.opened_at for episode in episodes(changes)]
    assert len(starts) == len(set(starts))


@settings(max_examples=200, deadline=None)
@given(rules(), st.lists(st.sampled_from([0.91, 0.95, 0.99]), min_size=1, max_size=20))
def test_nothing_moves_inside_the_dead_band(rule, ratios):
    """Open at 1, cleared below 0.9: what lies between raises nothing, ends nothing, and does not flap."""
    trigger = replace(rule.triggers[0], open=1.0, clear=0.9, readings=1, for_d=0.0, expire_d=np.inf)
    rule = replace(rule, triggers=(trigger,), gap_d=10.0)
    rows = [(0.0, (1.5, 1.5), True), *((1.0 + n, (ratio, ratio), True) for n, ratio in enumerate(ratios))]
    _, changes = stepped(rule, rows, 30)
    assert [change.kind for change in changes] == [TransitionKind.OPENED]


def one_level(**more):
    trigger = Trigger(level=WarningLevel.GENERAL, open=1.0, clear=0.9, **more)
    return Rule(name="r", property="*", kind=RuleKind.LIMIT, gap_d=0.25, triggers=(trigger,))


def rows_of(*pairs):
    return [(hours, (ratio, ratio), True) for hours, ratio in pairs]


def told(changes):
    return [(change.kind.value, (change.at - START).total_seconds() / 3600) for change in changes]


def test_the_clock_completes_a_clear_and_dates_it():
    rule = one_level(clear_for_d=3 / 24)
    _, changes = stepped(rule, rows_of((0, 1.5), (1, 0.5), (2, 0.5)), 20)
    assert told(changes) == [("opened", 0), ("recovering", 1), ("resolved", 4)]


def test_the_clock_does_not_complete_a_clear_across_a_gap():
    """The last reading lies more than six hours before the end of the ten: what happened since is not known."""
    rule = one_level(clear_for_d=10 / 24)
    assert told(stepped(rule, rows_of((0, 1.5), (1, 0.5), (2, 0.5)), 40)[1]) == [("opened", 0), ("recovering", 1)]
    found = told(stepped(rule, rows_of((0, 1.5), (1, 0.5), (6, 0.5)), 40)[1])
    assert found == [("opened", 0), ("recovering", 1), ("resolved", 11)]


def test_a_relapse_begins_the_clear_anew():
    rule = one_level(clear_for_d=3 / 24)
    found = told(stepped(rule, rows_of((0, 1.5), (1, 0.5), (3, 0.95), (4, 0.5), (5, 0.5)), 20)[1])
    assert found == [("opened", 0), ("recovering", 1), ("relapsed", 3), ("recovering", 4), ("resolved", 7)]


def test_a_warning_expires_by_the_clock_only_where_the_rule_says_so():
    assert told(stepped(one_level(), rows_of((0, 1.5)), 1000)[1]) == [("opened", 0)]
    assert told(stepped(one_level(expire_d=2 / 24), rows_of((0, 1.5), (1, 1.5)), 1000)[1]) == [
        ("opened", 0), ("resolved", 3)
    ]  # fmt: skip


@pytest.mark.parametrize(("flaps", "warnings"), [(0, 6), (2, 3)])
def test_a_value_that_swings_is_one_warning_once_it_flaps(flaps, warnings):
    """Up and down every hour: from the third opening within a day on it stays open until it was quiet for a day."""
    rule = replace(one_level(), flaps=flaps, flap_d=1.0 if flaps else 0.0, gap_d=2.0)
    rows = rows_of(*((hour, 1.5 if hour % 2 == 0 else 0.5) for hour in range(12)))
    found = episodes(stepped(rule, rows, 12)[1])
    assert len(found) == warnings
    quiet = rows + rows_of(*((hour, 0.5) for hour in range(12, 40)))
    assert episodes(stepped(rule, quiet, 40)[1])[-1].resolved_at == (at(35) if flaps else at(11))
