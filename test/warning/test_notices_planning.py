# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is told what and when: nothing lost, nothing twice, nobody woken for nothing."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from gw_monitor.gw_core.records.park import PointRole
from gw_monitor.gw_core.store.ports import NoticeState, PlumeEvent, Silence, WarningLevel, WarningState
from gw_monitor.gw_core.warning.notices.desk import narrowed
from gw_monitor.gw_core.warning.notices.planning import Situation, plan
from gw_monitor.gw_core.warning.notices.routing import Places
from gw_monitor.test.warning.notices_fakes import SMALL, START, Desk, MemoryStore, english, settings_of, warning
from hypothesis import given, settings
from hypothesis import strategies as st

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
GENERAL, SERIOUS, SEVERE = WarningLevel
NOW = timedelta(0)
ESCALATING = SMALL.replace(
    "recipients: [Wang]}",
    "recipients: [Wang], escalation: [{after_min: 30, recipients: [Li], channels: [mail]}]}",
)


def reasons(desk, *states):
    return Counter(row.reason for row in desk.rows(*states))


def silence(start, end, **more):
    return Silence(silence_id="s", start=start, end=end, author="Li", reason="work at the well", **more)


def test_the_first_notice_waits_for_its_group():
    desk = Desk(settings_of())
    desk.tick(NOW, warning("e1"))
    desk.tick(30 * SECOND, warning("e2"))
    assert not desk.taken()
    desk.tick(30 * SECOND)
    (message,) = desk.taken()
    assert message.title == "2 warnings, the highest general: MW-3"
    assert message.text.count("warning e") == 2


def test_wells_of_one_plume_event_go_in_one_message():
    desk = Desk(settings_of())
    desk.store.plumes = [
        PlumeEvent(plume_event_id="p1", level=SEVERE, state=WarningState.FIRING, opened_at=START, updated_at=START,
                   resolved_at=None, event_ids=("e1", "e2"), evidence={})
    ]  # fmt: skip
    desk.tick(NOW, warning("e1", "MW-1"), warning("e2", "MW-2"), warning("e3", "MW-9"))
    desk.tick(MINUTE)
    together, alone = sorted(desk.taken(), key=lambda message: -len(message.text))
    assert "2 warnings" in together.title
    assert "plume event p1 with 2 warnings" in together.text
    assert "MW-9" in alone.title


def test_a_group_is_not_told_more_often_than_its_interval():
    desk = Desk(settings_of())
    desk.tick(NOW, warning("e1"))
    desk.tick(MINUTE)
    desk.tick(MINUTE, warning("e2"))
    desk.tick(MINUTE)
    desk.tick(2 * MINUTE)
    assert len(desk.taken()) == 1
    desk.tick(MINUTE)
    assert len(desk.taken()) == 2


def test_pending_warnings_are_not_told():
    desk = Desk(settings_of())
    pending = warning(state=WarningState.PENDING)
    pending.evidence["fired_at"] = None
    assert desk.plan(pending) == ()
    assert desk.plan(replace(pending, state=WarningState.RESOLVED, resolved_at=START)) == ()


def test_a_rise_in_level_is_told_once_and_a_fall_is_not():
    desk = Desk(settings_of())
    desk.tick(NOW, warning())
    desk.tick(MINUTE)
    for level in (SEVERE, GENERAL, SEVERE, SERIOUS):
        desk.tick(10 * MINUTE, warning(level=level))
    assert reasons(desk) == {"raised": 1, "level": 1}
    assert "Told before as general." in desk.rows(reason="level")[0].text


def test_a_rise_while_the_notice_waits_replaces_it():
    desk = Desk(settings_of())
    desk.tick(NOW, warning())
    desk.tick(SECOND, warning(level=SEVERE))
    desk.tick(MINUTE)
    (message,) = desk.taken()
    assert message.title.startswith("severe")
    assert reasons(desk, NoticeState.SENT) == {"raised": 1}
    assert reasons(desk, NoticeState.DROPPED) == {"raised": 1}


def test_over_before_it_was_told_is_not_told():
    desk = Desk(settings_of())
    desk.tick(NOW, warning())
    desk.tick(30 * SECOND, warning(over=START + 20 * SECOND))
    desk.tick(HOUR)
    assert not desk.taken()
    assert reasons(desk, NoticeState.DROPPED) == {"raised": 1}


def test_what_was_due_when_the_service_was_dead_is_told_with_its_end():
    desk = Desk(settings_of())
    desk.plan(warning())
    desk.tick(3 * HOUR, warning(over=START + 2 * HOUR))
    desk.tick(6 * MINUTE)
    assert reasons(desk, NoticeState.SENT) == {"raised": 1, "over": 1}


def test_the_end_of_one_in_a_digest_is_not_told_before_the_digest():
    desk = Desk(settings_of(SMALL + "storm: 2\n"))
    desk.tick(NOW, *(warning(f"e{number}") for number in range(3)))
    desk.tick(10 * SECOND, warning("e0", over=START + 5 * SECOND))
    assert reasons(desk) == {"raised": 1}
    desk.tick(10 * SECOND, warning("e1", over=desk.now), warning("e2", over=desk.now))
    desk.tick(HOUR)
    assert not desk.taken()
    assert reasons(desk, NoticeState.DROPPED) == {"raised": 1}


def test_over_is_told_to_those_who_were_told():
    desk = Desk(settings_of(ESCALATING))
    desk.tick(NOW, warning())
    desk.tick(MINUTE)
    desk.tick(30 * MINUTE)
    desk.tick(MINUTE, warning(over=desk.now))
    desk.tick(6 * MINUTE)
    assert Counter(row.recipient for row in desk.rows(NoticeState.SENT, reason="over")) == {"Wang": 1, "Li": 1}
    desk.tick(HOUR)
    assert reasons(desk)["over"] == 2


def test_a_warning_that_opens_again_is_told_again():
    desk = Desk(settings_of())
    for event in (warning(), warning(over=START + HOUR), warning(), warning(over=START + 5 * HOUR)):
        desk.tick(HOUR, event)
        desk.tick(6 * MINUTE)
    assert reasons(desk, NoticeState.SENT) == {"raised": 2, "over": 2}


def test_repeats_until_acknowledged():
    desk = Desk(settings_of(SMALL + "repeat_h: {general: 2}\n"))
    desk.tick(NOW, warning())
    for _ in range(60):
        desk.tick(6 * MINUTE)
    assert reasons(desk, NoticeState.SENT) == {"raised": 1, "repeat": 2}
    desk.tick(NOW, warning(state=WarningState.ACKNOWLEDGED))
    for _ in range(60):
        desk.tick(6 * MINUTE)
    assert reasons(desk) == {"raised": 1, "repeat": 2}


def test_repeats_do_not_pile_up_while_the_mail_server_is_down():
    desk = Desk(settings_of(SMALL + "repeat_h: {general: 1}\n"))
    desk.channels["mail"].fails = lambda message: "down"
    desk.tick(NOW, warning())
    for _ in range(40):
        desk.tick(15 * MINUTE)
    assert reasons(desk) == {"raised": 1}


def test_escalates_until_acknowledged():
    desk = Desk(settings_of(ESCALATING))
    desk.tick(NOW, warning())
    desk.tick(29 * MINUTE)
    assert [message.to for message in desk.taken()] == ["wang@park.example"]
    desk.tick(MINUTE)
    assert desk.taken()[-1].to == "li@park.example"
    assert "Nobody has acknowledged it for 30 min." in desk.taken()[-1].text
    desk.tick(5 * HOUR)
    assert len(desk.taken()) == 2


def test_an_acknowledged_warning_is_not_escalated():
    desk = Desk(settings_of(ESCALATING))
    desk.tick(NOW, warning())
    desk.tick(10 * MINUTE, warning(state=WarningState.ACKNOWLEDGED))
    desk.tick(HOUR)
    assert [message.to for message in desk.taken()] == ["wang@park.example"]


def test_acknowledging_drops_an_escalation_that_waits():
    desk = Desk(settings_of(ESCALATING))
    desk.channels["mail"].fails = lambda message: "down"
    desk.tick(NOW, warning())
    desk.tick(HOUR)
    assert reasons(desk, NoticeState.WAITING) == {"raised": 1, "escalation": 1}
    desk.tick(MINUTE, warning(state=WarningState.ACKNOWLEDGED))
    assert reasons(desk, NoticeState.DROPPED) == {"escalation": 1}


def test_a_higher_level_is_escalated_anew():
    desk = Desk(settings_of(ESCALATING))
    desk.tick(NOW, warning())
    desk.tick(30 * MINUTE)
    desk.tick(HOUR, warning(level=SEVERE))
    desk.tick(MINUTE)
    desk.tick(30 * MINUTE)
    assert reasons(desk) == {"raised": 1, "level": 1, "escalation": 2}


def test_a_silence_holds_back_and_what_still_stands_is_told_when_it_ends():
    desk = Desk(settings_of())
    desk.store.silences = [silence(START, START + HOUR, points=("MW-3",))]
    desk.tick(NOW, warning("stands"), warning("passes"), warning("elsewhere", "MW-4"))
    desk.tick(10 * MINUTE, warning("passes", over=START + 5 * MINUTE))
    assert [message.title for message in desk.taken()] == ["general warning (yellow) at MW-4: 苯"]
    desk.tick(50 * MINUTE)
    desk.tick(MINUTE)
    assert [row.event_ids for row in desk.rows()] == [("elsewhere",), ("stands",)]
    assert "A silence had held this notice back." in desk.taken()[-1].text


def test_over_within_a_silence_is_told_after_it():
    desk = Desk(settings_of())
    desk.tick(NOW, warning())
    desk.tick(MINUTE)
    desk.store.silences = [silence(desk.now, desk.now + 48 * HOUR)]
    desk.tick(HOUR, warning(over=START + HOUR))
    assert reasons(desk) == {"raised": 1}
    desk.tick(47 * HOUR)
    desk.tick(MINUTE)
    assert reasons(desk, NoticeState.SENT) == {"raised": 1, "over": 1}


def test_back_fill_tells_what_stands_once_and_what_is_long_over_not_at_all():
    desk = Desk(settings_of())
    old = [warning(f"o{number}", at=START - timedelta(days=30 + number), over=START - timedelta(days=20 + number))
           for number in range(200)]  # fmt: skip
    desk.tick(NOW, *old, warning("open", at=START - timedelta(days=90)))
    desk.tick(MINUTE)
    desk.tick(HOUR)
    (message,) = desk.taken()
    assert "Found by late readings" in message.text
    assert len(desk.rows()) == 1


def test_a_warning_that_came_and_went_while_the_service_was_dead_is_told_as_over():
    desk = Desk(settings_of())
    flicker = warning("flicker", at=START - HOUR, over=START - HOUR + 30 * SECOND)
    battery = warning("battery", kind="missing", at=START - 3 * HOUR, over=START - HOUR)
    desk.tick(NOW, warning("real", at=START - 3 * HOUR, over=START - HOUR), flicker, battery)
    desk.tick(MINUTE)
    assert [(row.reason, row.event_ids) for row in desk.rows()] == [("over", ("real",))]


def test_many_at_once_go_in_one_digest_a_level():
    desk = Desk(settings_of())
    events = [
        warning(f"e{number:03}", f"MW-{number}", level=SEVERE if number < 30 else GENERAL) for number in range(300)
    ]
    desk.tick(NOW, *events)
    assert len(desk.rows()) == 2
    desk.tick(MINUTE)
    assert len(desk.taken()) == 2
    assert sum(len(row.event_ids) for row in desk.rows(NoticeState.SENT)) == 300
    desk.tick(HOUR)
    assert len(desk.rows()) == 2, "those of a digest are told"
    desk.tick(MINUTE, replace(events[-1], level=SEVERE))
    assert reasons(desk) == {"raised": 2, "level": 1}


def test_the_limit_an_hour_makes_one_digest_of_what_is_beyond():
    desk = Desk(settings_of(SMALL + "per_hour: 5\n"))
    for number in range(40):
        desk.tick(2 * MINUTE, warning(f"e{number:03}", f"MW-{number}", at=desk.now))
    assert len(desk.taken()) <= 5 + 3
    desk.tick(2 * HOUR)
    told = desk.rows(NoticeState.SENT)
    assert len(told) == 40
    moments = sorted({row.sent_at for row in told})
    assert max(sum(one <= other < one + HOUR for other in moments) for one in moments) <= 5


def test_equipment_goes_its_own_way_and_is_never_worded_as_contamination():
    text = SMALL + "  - {name: instruments, category: equipment, recipients: [Li], channels: [mail]}\n"
    desk = Desk(settings_of(text))
    for number, kind in enumerate(("missing", "flat", "range", "calibration")):
        desk.plan(warning(f"e{number}", kind=kind, level=SEVERE, unit="d"))
    desk.tick(MINUTE)
    assert {row.recipient for row in desk.rows()} == {"Li"}
    for row in desk.rows():
        assert "warning (" not in row.title
        assert "it says nothing about the water" in row.text
        assert "emergency" not in row.text
    (message,) = desk.taken()
    assert message.title == "4 instruments need attention: MW-3"


def test_equipment_and_water_of_one_well_are_two_messages():
    text = SMALL + "  - {name: instruments, category: equipment, recipients: [Wang]}\n"
    desk = Desk(settings_of(text))
    desk.tick(NOW, warning("water"), warning("battery", kind="missing"))
    desk.tick(MINUTE)
    assert len(desk.taken()) == 2


def test_quiet_hours_hold_until_morning_by_level():
    text = SMALL + 'quiet_hours: [{levels: [general], from: "22:00", until: "07:00"}]\n'
    desk = Desk(settings_of(text))
    night = START + 10 * HOUR  # 00:00 in Shanghai
    desk.now = night
    desk.tick(NOW, warning("mild", "MW-1", at=night), warning("grave", "MW-2", level=SEVERE, at=night))
    desk.tick(MINUTE)
    assert [message.title for message in desk.taken()] == ["severe warning (red) at MW-2: 苯"]
    desk.tick(6 * HOUR + 58 * MINUTE)
    assert len(desk.taken()) == 1
    desk.tick(MINUTE)
    assert len(desk.taken()) == 2


def test_what_ends_within_quiet_hours_is_not_told_in_the_morning():
    desk = Desk(settings_of(SMALL + 'quiet_hours: [{levels: [general], from: "22:00", until: "07:00"}]\n'))
    desk.now = START + 10 * HOUR
    desk.tick(NOW, warning(at=desk.now))
    desk.tick(HOUR, warning(at=START + 10 * HOUR, over=START + 11 * HOUR))
    desk.tick(12 * HOUR)
    assert not desk.taken()


@pytest.mark.parametrize(
    ("match", "told"),
    [
        ("level: serious", {"severe"}),
        ("points: [MW-1*]", {"first"}),
        ("properties: [chloride]", {"salt"}),
        ("rules: [rise-*]", {"rise"}),
        ("roles: [sentinel]", {"severe"}),
        ("plume: true", {"rise"}),
    ],
)
def test_routes_match(match, told):
    desk = Desk(settings_of(SMALL.replace("{name: water,", f"{{name: water, {match},")),
                places=Places(roles={"MW-20": PointRole.SENTINEL}))  # fmt: skip
    desk.store.plumes = [
        PlumeEvent(plume_event_id="p1", level=SEVERE, state=WarningState.FIRING, opened_at=START, updated_at=START,
                   resolved_at=None, event_ids=("rise",), evidence={})
    ]  # fmt: skip
    desk.plan(
        warning("first", "MW-11"), warning("severe", "MW-20", level=SEVERE),
        warning("salt", "MW-3", property="chloride"), warning("rise", "MW-4", rule="rise-130"),
    )  # fmt: skip
    assert {row.event_ids[0] for row in desk.rows()} == told


def test_an_enterprise_is_told_of_its_own_wells_only():
    text = SMALL.replace("role: manager", "role: enterprise, enterprise: East Dyes").replace("[Wang]", "[Wang, Li]")
    desk = Desk(settings_of(text), places=Places(owners={"MW-2": "East Dyes", "MW-4": "West Solvents"}))
    desk.plan(*(warning(f"e{number}", f"MW-{number}") for number in (2, 3, 4)))
    assert {row.event_ids[0] for row in desk.rows() if row.recipient == "Li"} == {"e2"}
    assert len([row for row in desk.rows() if row.recipient == "Wang"]) == 3


def test_a_restart_does_not_tell_again_what_stands():
    desk = Desk(settings_of())
    desk.tick(NOW, warning())
    for _ in range(20):
        desk.tick(MINUTE)
        desk.restart()
    assert len(desk.taken()) == 1


def test_grafana_53990_two_planners_over_one_database_plan_a_notice_once():
    """There every replica notified of the same alert."""
    one = Desk(settings_of())
    other = Desk(settings_of(), store=one.store)
    assert one.plan(warning()) == other.plan(warning())
    assert len(one.rows()) == 1


def test_what_is_settled_is_forgotten():
    desk = Desk(settings_of())
    for number in range(5):
        desk.tick(HOUR, warning(f"e{number}", at=desk.now))
        desk.tick(MINUTE)
        desk.tick(HOUR, warning(f"e{number}", at=desk.now - HOUR, over=desk.now))
        desk.tick(6 * MINUTE)
    assert reasons(desk, NoticeState.SENT) == {"raised": 5, "over": 5}
    assert len(narrowed(desk.situation(), desk.settings, desk.now).events) == 5
    kept = narrowed(desk.situation(), desk.settings, desk.now + timedelta(days=7))
    assert not kept.events
    assert not kept.notices
    desk.now += timedelta(days=30)
    desk.tick(NOW)
    desk.tick(NOW, warning("e0"))
    desk.tick(MINUTE)
    assert reasons(desk, NoticeState.SENT) == {"raised": 6, "over": 5}, "a forgotten one that opens again is told"


def test_without_routes_nothing_is_told():
    assert plan(Situation(events=[warning()]), settings_of("channels: []"), START, english) == ()


LEVELS = st.sampled_from(list(WarningLevel))
STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["raise", "ack", "end", "nothing", "silence"]), LEVELS,
              st.integers(0, 9) | st.integers(0, 900), st.booleans(), st.booleans()), min_size=1, max_size=40,
)  # fmt: skip


@given(STEPS, st.sampled_from([0.0, 0.5, 0.8]))
@settings(deadline=None, max_examples=150)
def test_no_notice_is_lost_or_doubled_however_ticks_are_batched_and_the_planner_restarted(steps, down):
    """Each warning's life is told in order, once each; what is asked twice has nothing to add."""
    desk = Desk(settings_of(ESCALATING + "repeat_h: {general: 1, serious: 1, severe: 1}\nstorm: 2\n"))
    chance = random.Random(1)  # noqa: S311  # no secret hangs on it
    desk.channels["mail"].fails = lambda message: "down" if chance.random() < down else ""
    changed = []
    for which, what, level, seconds, restart, batched in steps:
        desk.now += seconds * SECOND + SECOND
        changed += [_changed(desk, which, what, level)]
        if batched:
            continue
        first = desk.desk.plan([event for event in changed if event], desk.now)
        assert plan(desk.situation(), desk.settings, desk.now, english) == first, "memory and database say the same"
        desk.plan()
        assert desk.plan() == ()
        changed = []
        if restart:
            desk.restart()
        desk.desk.keep(desk.deliverer.deliver().notices, desk.now)
    desk.restart()
    for _ in range(60):
        desk.tick(10 * MINUTE)
    down = 0.0
    for _ in range(60):
        desk.tick(10 * MINUTE)
    _each_life_is_told_once(desk)


def _changed(desk, which, what, level):
    """Let something happen to a warning, and return it."""
    known = desk.store.events.get(f"e{which}")
    event = None
    if what == "silence":
        desk.store.silences.append(silence(desk.now, desk.now + 10 * MINUTE, points=(f"MW-{which}",)))
    elif what == "raise" and (known is None or known.state is not WarningState.RESOLVED):
        event = warning(f"e{which}", f"MW-{which}", level=level, at=known.opened_at if known else desk.now)
    elif known is not None and known.state is not WarningState.RESOLVED and what == "ack":
        event = replace(known, state=WarningState.ACKNOWLEDGED)
    elif known is not None and known.state is not WarningState.RESOLVED and what == "end":
        event = replace(known, state=WarningState.RESOLVED, resolved_at=desk.now)
    if event is not None:
        desk.store.save_events([event])
    return event


def _each_life_is_told_once(desk):
    assert not desk.rows(NoticeState.FAILED)
    messages = Counter(message.message_id for message in desk.taken())
    assert all(count == 1 for count in messages.values())
    for event in desk.store.events.values():
        rows = [row for row in desk.rows() if event.event_id in row.event_ids and row.recipient == "Wang"]
        kept = Counter(row.reason for row in rows if row.state is NoticeState.SENT)
        assert kept["raised"] <= 1
        assert kept["level"] <= 2
        if event.state is not WarningState.RESOLVED:
            assert kept["raised"] == 1, "what stands is told"
            assert kept["over"] == 0
        elif kept["raised"]:
            assert kept["over"] == 1, "who was told that it is raised is told that it is over"
        elif kept["over"]:
            assert not rows[1:], "one that nobody saw standing"
        else:
            assert all(row.state is NoticeState.DROPPED for row in rows)


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=30))
@settings(deadline=None, max_examples=60)
def test_the_same_is_told_however_the_clock_ticks(waits):
    """Whether the planner is asked often or seldom, a warning that stands is told once, and never twice an interval."""
    desk = Desk(settings_of(SMALL + "repeat_h: {general: 1}\n"))
    desk.tick(NOW, warning())
    for seconds in waits:
        desk.tick(seconds * SECOND)
    desk.tick(MINUTE)
    sent = sorted(row.sent_at for row in desk.rows(NoticeState.SENT))
    assert reasons(desk)["raised"] == 1
    assert all(later - earlier >= HOUR for earlier, later in pairwise(sent))


def test_the_fake_store_keeps_what_was_sent():
    """What tests of planning rest on: as the port says, a notice once sent stays as it is."""
    desk = Desk(settings_of(), store=MemoryStore())
    desk.tick(NOW, warning())
    desk.tick(MINUTE)
    (sent,) = desk.rows()
    desk.store.save_notices([replace(sent, state=NoticeState.WAITING)])
    assert desk.rows() == [sent]
