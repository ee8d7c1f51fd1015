# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures that users of other alarm systems reported, replayed through ours: each test carries the report's number."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import Flag, make_frame
from gw_monitor.gw_core.store.ports import WarningLevel, WarningState
from gw_monitor.gw_core.warning.engine.evaluate import evaluate_warnings
from gw_monitor.gw_core.warning.events.events import acknowledge_event
from gw_monitor.gw_core.warning.rules.files import read_rules, rule_set
from gw_monitor.gw_core.warning.rules.limits import Bounds
from gw_monitor.gw_core.warning.rules.model import Combination, Member, Rule, RuleKind, Trigger
from gw_monitor.test.warning.watched import watched

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
STREAMS = pd.DataFrame(
    {"datastream_id": [1], "point": ["MW-1"], "property": ["benzene"], "sensor": ["probe"], "unit": ["ug/L"]}
)
HEAD = "rule,property,kind,level,open,clear,readings,for_d,clear_readings,gap_d,interval_d\n"
LASTING = HEAD + "lasting,benzene,limit,general,1.0,0.8,1,0.125,1,0.0834,\n"  # three hours; gaps of up to two
LEVELS = HEAD + (
    "levels,benzene,limit,general,1.0,0.9,1,0,1,10,\n"
    "levels,benzene,limit,serious,2.0,1.8,1,0,1,10,\n"
    "levels,benzene,limit,severe,3.0,2.7,1,0,1,10,\n"
)

SILENT = HEAD + "silent,*,missing,general,2,1,1,0,1,100,0.001\n"


def hour(number: float) -> datetime:
    return START + timedelta(hours=number)


@pytest.fixture
def warnings(tmp_path):
    """Evaluate (hour, value) rows in µg/L, limit 10, by the rules of a CSV text."""

    def evaluate(text, rows, now, existing=()):
        (tmp_path / "rules.csv").write_text(text, encoding="utf-8")
        times, values = zip(*((hour(number), value) for number, value in rows), strict=True)
        frame = make_frame(1, list(times), values, [False] * len(rows), [Flag.GOOD] * len(rows))
        limits = {"benzene": Bounds(10.0)}.get
        rules = read_rules(tmp_path / "rules.csv")
        return list(evaluate_warnings(frame, watched(STREAMS, limits), rules, existing, hour(now)).events)

    return evaluate


def test_thingsboard_14210_no_alarm_across_a_data_gap(warnings):
    """A value over the limit before a gap and one after it are not "over the limit all the time"."""
    assert [event.state for event in warnings(LASTING, [(0, 11), (9, 11)], now=9)] == [WarningState.PENDING]
    (event,) = warnings(LASTING, [(0, 11), (9, 11), (10, 11), (11, 11), (12, 11)], now=12)
    assert (event.state, event.opened_at) == (WarningState.FIRING, hour(9))


def test_thingsboard_7811_a_new_event_after_a_cleared_one(warnings):
    rows = [(0, 11), (1, 5), (2, 11)]
    first, second = warnings(LEVELS, rows, now=2)
    assert first.event_id != second.event_id
    assert (first.resolved_at, second.opened_at, second.resolved_at) == (hour(1), hour(2), None)


def test_thingsboard_7811_an_acknowledgement_does_not_pass_to_the_next_event(warnings):
    acknowledged = acknowledge_event(warnings(LEVELS, [(0, 11)], now=0)[0], hour(0.5), "A")
    first, second = warnings(LEVELS, [(0, 11), (1, 5), (2, 11)], now=2, existing=[acknowledged])
    assert (first.event_id, first.state) == (acknowledged.event_id, WarningState.RESOLVED)
    assert second.state is WarningState.FIRING


def test_thingsboard_12560_a_level_is_left_by_its_own_clear_ratio(warnings):
    """Leaving the highest level is not the end of the warning, and the lower ones keep their own clear ratios."""
    rows = [(0, 31), (1, 28), (2, 26), (3, 18.5), (4, 17), (5, 9.5), (6, 8.5)]
    levels = [warnings(LEVELS, rows[: number + 1], now=number)[0] for number in range(len(rows))]
    severe, serious, general = WarningLevel.SEVERE, WarningLevel.SERIOUS, WarningLevel.GENERAL
    assert [event.level for event in levels[:6]] == [severe, severe, serious, serious, general, general]
    assert levels[6].resolved_at == hour(6)
    assert len({event.event_id for event in levels}) == 1


@pytest.mark.parametrize("looked_at", [12.1, 20, 400])
def test_thingsboard_6821_silence_is_told_on_time_however_late_someone_looks(warnings, looked_at):
    (event,) = warnings(SILENT, [(float(number), 5) for number in range(11)], now=looked_at)
    assert (event.evidence["kind"], event.opened_at) == ("missing", hour(12))


def test_thingsboard_7909_silence_ends_with_the_next_reading_in_whatever_order_it_comes(warnings):
    told = [(float(number), 5) for number in range(11)]
    silent = warnings(SILENT, told, now=30)
    assert silent[0].resolved_at is None
    back = [(31.0, 5), (32.0, 5)]
    for rows in ([*told, *back], [*back, *told], [*reversed(told), *reversed(back)]):
        (event,) = warnings(SILENT, rows, now=32, existing=silent)
        assert (event.event_id, event.resolved_at) == (silent[0].event_id, hour(31))


def test_grafana_7886_noise_about_the_limit_is_one_warning_not_sixty(warnings):
    rows = [(number / 4, 10.3 if number % 2 else 9.3) for number in range(120)]
    (event,) = warnings(LEVELS, rows, now=40)
    assert [change["kind"] for change in event.evidence["changes"]] == ["opened"]


def test_grafana_97731_the_clear_ratio_does_not_hold_what_is_only_pending(warnings):
    """Between clear (8) and open (10) a pending warning ends; else it fires without ever lasting over the limit."""
    rows = [(0, 11), (1, 9), (2, 9), (3, 9), (4, 11)]
    assert [event.state for event in warnings(LASTING, rows, now=4)] == [WarningState.PENDING]


def test_grafana_87226_the_clear_ratio_is_honoured_once_open(warnings):
    rows = [(float(number), 11) for number in range(4)] + [(4, 9), (5, 8.1)]
    (event,) = warnings(LASTING, rows, now=5)
    assert event.state is WarningState.FIRING
    assert warnings(LASTING, [*rows, (6, 7.9)], now=6)[0].resolved_at == hour(6)


def test_grafana_46912_pending_begins_anew_after_a_good_reading(warnings):
    rows = [(0, 11), (1, 11), (2, 5), (3, 11), (4, 11)]
    assert [event.state for event in warnings(LASTING, rows, now=4)] == [WarningState.PENDING]
    opened = [event for event in warnings(LASTING, [*rows, (5, 11), (6, 11)], now=6) if event.resolved_at is None]
    assert [(event.state, event.opened_at) for event in opened] == [(WarningState.FIRING, hour(3))]


def test_grafana_89982_a_short_silence_is_waited_out(warnings):
    """A cellular logger that misses one round is no data loss, and its warning neither ends nor begins anew."""
    rows = [(float(number), 5) for number in range(8)]
    late = [*rows, (8.9, 5), (9.9, 5)]
    assert all(after - before < 2 for (before, _), (after, _) in pairwise(late))
    assert warnings(SILENT, late, now=10) == []


def test_grafana_89982_silence_does_not_end_an_open_warning(warnings):
    opened = warnings(LEVELS, [(0, 11)], now=0)
    still = warnings(LEVELS, [(0, 11)], now=50, existing=opened)
    assert still == opened


def told_by(rules, frame, now, streams=None):
    events = evaluate_warnings(frame, streams or watched(TWO, TWO_LIMITS.get), rule_set(rules), (), hour(now)).events
    return [(event.state, event.opened_at, event.resolved_at) for event in events]


TWO = pd.DataFrame(
    {"datastream_id": [1, 2], "point": ["MW-1", "MW-1"], "property": ["benzene", "toluene"], "sensor": ["", ""],
     "unit": ["ug/L", "ug/L"]}
)  # fmt: skip
TWO_LIMITS = {"benzene": Bounds(10.0), "toluene": Bounds(700.0)}


def of_two(combination):
    trigger = Trigger(level=WarningLevel.GENERAL, open=1.0, clear=0.9)
    members = (Member(property="benzene"), Member(property="toluene"))
    return (
        Rule(name="two", property="benzene", kind=RuleKind.COMBINED, gap_d=1.0, triggers=(trigger,),
             combination=combination, members=members),
    )  # fmt: skip


@pytest.mark.parametrize(("combination", "opened"), [(Combination.ANY, hour(1)), (Combination.ALL, hour(3))])
def test_thingsboard_7227_conditions_on_several_properties_joined_by_or_and_by_and(combination, opened):
    frame = pd.concat([
        make_frame(1, [hour(n) for n in range(5)], [5.0, 11.0, 5.0, 11.0, 5.0]),
        make_frame(2, [hour(n) for n in range(5)], [90.0, 90.0, 90.0, 900.0, 90.0]),
    ], ignore_index=True)  # fmt: skip
    found = told_by(of_two(combination), frame, 4)
    assert found[0][:2] == (WarningState.RESOLVED, opened)
    assert found[-1][1:] == (hour(3), hour(4))


def lasting(**more):
    trigger = Trigger(level=WarningLevel.GENERAL, open=1.0, clear=0.9, **more)
    return (Rule(name="lasting", property="benzene", kind=RuleKind.LIMIT, gap_d=1.0, triggers=(trigger,)),)


def test_thingsboard_11803_a_warning_is_cleared_after_a_time_by_the_clock():
    """Below the limit since hour 1, and no reading since hour 2: at hour 4 three hours are over, whoever looks when."""
    frame = make_frame(1, [hour(n) for n in range(3)], [11.0, 5.0, 5.0])
    rules = lasting(clear_for_d=0.125)
    assert told_by(rules, frame, 3.9)[0][0] is WarningState.RECOVERING
    assert told_by(rules, frame, 4) == [(WarningState.RESOLVED, hour(0), hour(4))]
    assert told_by(rules, frame, 40) == [(WarningState.RESOLVED, hour(0), hour(4))]


def test_thingsboard_10979_a_level_is_left_after_a_time_by_the_clock():
    """Severe for as long as severe readings are no older than six hours; the warning itself stands."""
    low = Trigger(level=WarningLevel.GENERAL, open=1.0, clear=0.9)
    high = Trigger(level=WarningLevel.SEVERE, open=3.0, clear=2.7, expire_d=0.25)
    rules = rule_set((Rule(name="r", property="benzene", kind=RuleKind.LIMIT, gap_d=9.0, triggers=(low, high)),))
    frame = make_frame(1, [hour(0)], [31.0])
    levels = {
        now: evaluate_warnings(frame, watched(TWO, TWO_LIMITS.get), rules, (), hour(now)).events[0].level
        for now in (6, 6.1)
    }
    assert levels == {6: WarningLevel.SEVERE, 6.1: WarningLevel.GENERAL}
