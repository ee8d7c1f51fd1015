# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tables of warnings hold out: upgrades, many rows, hands that reach past the port, odd texts."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.errors import StoreError
from gw_monitor.gw_core.store import event_tables, migrations
from gw_monitor.gw_core.store.ports import (
    Notice,
    NoticeState,
    PlumeEvent,
    Revision,
    Silence,
    WarningEvent,
    WarningLevel,
    WarningState,
)

NOW = datetime(2026, 7, 1, 8, 30, 0, 123456, tzinfo=timezone.utc)
CHINA = timezone(timedelta(hours=8))
EVENT = WarningEvent(
    event_id="e1", rule="class_limit", point="MW-1", property="benzene", level=WarningLevel.GENERAL,
    state=WarningState.FIRING, opened_at=NOW, updated_at=NOW, resolved_at=None, value=12.0, limit=10.0,
    unit="ug/L", evidence={"rule_version": "v1", "说明": "苯超标 🜄", "rows": [{"value": 1e-300}, {"value": None}]},
)  # fmt: skip
NOTICE = Notice(
    notice_id="n1", recipient="值班", channel="mail", reason="raised", event_ids=("e1",), language="zh",
    title="苯超标", text="第一行\n第二行 'quoted' ? %s {x}", state=NoticeState.WAITING, created_at=NOW, due_at=NOW,
)  # fmt: skip
FULL_NOTICE = replace(
    NOTICE, notice_id="n2", event_ids=("e1", "é,\"'"), state=NoticeState.SENT, due_at=NOW + timedelta(microseconds=1),
    sent_at=NOW + timedelta(seconds=3), attempts=7, fault="connection refused", receipt="250 2.0.0 好",
)  # fmt: skip
SILENCE = Silence(silence_id="s1", start=NOW, end=NOW + timedelta(hours=2), author="张", reason="换泵")
FULL_SILENCE = replace(
    SILENCE, silence_id="s2", points=("MW-1", "井 2"), properties=("benzene",), rules=("a", "b"), maintenance=True
)
REVISION = Revision(subject="rules", version="v1", at=NOW, author="李", reason="风险评估", contents="rules:\n  - 苯\n")
PLUME = PlumeEvent(
    plume_event_id="p1", level=WarningLevel.SEVERE, state=WarningState.RESOLVED, opened_at=NOW,
    updated_at=NOW + timedelta(days=1), resolved_at=NOW + timedelta(days=2), event_ids=("e1", "e2"),
    evidence={"azimuth_deg": 93.25, "outline": "POLYGON ((0 0, 1 0, 1 1, 0 0))", "污染源": ["甲厂"]},
)  # fmt: skip


# --- round trips ------------------------------------------------------------------------------------------------------


def test_every_field_comes_back(store):
    store.save_events([EVENT], [NOTICE, FULL_NOTICE])
    store.save_silence(SILENCE)
    store.save_silence(FULL_SILENCE)
    store.save_revision(REVISION)
    store.save_plume_events([PLUME])
    pairs = [
        (store.read_events()[0], EVENT),
        *zip(store.read_notices(), [NOTICE, FULL_NOTICE], strict=True),
        *zip(store.read_silences(), [SILENCE, FULL_SILENCE], strict=True),
        (store.revisions("rules")[0], REVISION),
        (store.read_plume_events()[0], PLUME),
    ]
    for found, given in pairs:
        for field in fields(given):
            value = getattr(found, field.name)
            assert value == getattr(given, field.name), field.name
            assert type(value) is type(getattr(given, field.name)), field.name


def test_moments_of_other_zones_are_the_same_moments(store):
    there = NOW.astimezone(CHINA)
    store.save_notices([replace(NOTICE, created_at=there, due_at=there)])
    assert store.save_notices([NOTICE]) == 0
    assert store.read_notices() == [NOTICE]
    assert store.read_notices(due=there - timedelta(microseconds=1)) == []
    store.save_silence(replace(SILENCE, start=there))
    assert store.read_silences(there) == [SILENCE]


def test_numbers_that_are_none_are_no_change_either(store):
    empty = replace(EVENT, value=math.nan, limit=math.nan, evidence={"sen_slope": math.nan, "window": (1, 2)})
    assert [store.save_events([empty]) for _ in range(2)] == [1, 0]
    assert len(store.event_history("e1")) == 1
    assert math.isnan(store.event_history("e1")["value"][0])
    plume = replace(PLUME, evidence={"velocity": math.nan, "wells": ("a", "b")})
    assert [store.save_plume_events([plume]) for _ in range(2)] == [1, 0]
    assert store.read_plume_events()[0].evidence == {"velocity": None, "wells": ["a", "b"]}


def test_nothing_given_is_nothing_done(store):
    assert (store.save_events([]), store.save_notices([]), store.save_plume_events([])) == (0, 0, 0)
    assert (store.read_events(), store.read_notices(), store.read_silences(), store.revisions("rules")) == (
        [],
        [],
        [],
        [],
    )
    assert store.event_history("e1").columns.tolist() == ["recorded_at", "level", "state", "updated_at", "value"]


def test_what_a_channel_answers_is_kept_whatever_bytes_it_has(store):
    """A character that PostgreSQL cannot hold must not keep a notice waiting, or it would be sent again."""
    store.save_notices([NOTICE])
    assert store.save_notices([replace(NOTICE, state=NoticeState.SENT, receipt="250\x00\udcff ok", fault="\x00")]) == 1
    (found,) = store.read_notices()
    assert found.state is NoticeState.SENT
    assert found.receipt.startswith("250") and found.receipt.endswith(" ok")


# --- many -------------------------------------------------------------------------------------------------------------


def test_thousands_at_once_come_back_in_order(store):
    count = 1_100
    events = [replace(EVENT, event_id=f"e{at}", opened_at=NOW + timedelta(seconds=at % 7)) for at in range(count)]
    notices = [replace(NOTICE, notice_id=f"n{at}", event_ids=(f"e{at}",)) for at in range(count)]
    assert store.save_events(events, notices) == count
    assert store.save_events(events, notices) == 0
    assert store.save_notices(notices) == 0
    every = store.read_events()
    assert [event.opened_at for event in every] == sorted((event.opened_at for event in events), reverse=True)
    twice = [event.event_id for event in events] * 2
    found = store.read_events(ids=twice)
    assert sorted(event.event_id for event in found) == sorted(event.event_id for event in every)
    assert [event.opened_at for event in found] == [event.opened_at for event in every]
    assert store.read_events([WarningState.FIRING], ids=["e3", "nobody", "e3"]) == [events[3]]
    plumes = [replace(PLUME, plume_event_id=f"p{at}") for at in range(count)]
    assert [store.save_plume_events(plumes) for _ in range(2)] == [count, 0]


def test_saving_reads_only_the_events_it_is_given(store, monkeypatch):
    """A live service saves every second: what it costs must not grow with what was ever warned of."""
    store.save_events([replace(EVENT, event_id=f"e{at}") for at in range(50)])
    engine, fetch, seen = store._engine, store._engine.fetch, []

    def counted(statement, values=()):
        rows = fetch(statement, values)
        if "warning_event" in statement:
            seen.append(len(rows))
        return rows

    monkeypatch.setattr(engine, "fetch", counted)
    store.save_events([replace(EVENT, event_id="e7", value=13.0), replace(EVENT, event_id="new")])
    assert sum(seen) == 1


@pytest.mark.parametrize("number", range(len(WarningState) + 1))
def test_any_number_of_states_can_be_asked_for(store, number):
    states = list(WarningState)
    store.save_events([replace(EVENT, event_id=state.value, state=state) for state in states])
    found = {event.state for event in store.read_events(states[:number])}
    assert found == set(states[:number] or states)
    store.save_plume_events([replace(PLUME, plume_event_id=state.value, state=state) for state in states])
    assert {plume.state for plume in store.read_plume_events(states[:number])} == found


# --- one transaction --------------------------------------------------------------------------------------------------


def test_an_event_that_fails_leaves_no_notice(store):
    with pytest.raises(StoreError):
        store.save_events([EVENT, replace(EVENT, event_id="e2", unit=None)], [NOTICE])
    assert (store.read_events(), store.read_notices()) == ([], [])
    assert store.event_history("e1").empty


def test_a_notice_that_fails_leaves_the_event_as_it_was(store):
    store.save_events([EVENT])
    with pytest.raises(StoreError):
        store.save_events(
            [replace(EVENT, state=WarningState.RESOLVED)], [NOTICE, replace(NOTICE, notice_id="n2", text=None)]
        )
    assert store.read_events() == [EVENT]
    assert len(store.event_history("e1")) == 1


def test_another_program_sees_event_and_notice_together(store, reopen):
    store.save_events([EVENT], [NOTICE])
    other = reopen()
    assert (other.read_events(ids=["e1"]), other.read_notices([NoticeState.WAITING], NOW)) == ([EVENT], [NOTICE])


def test_events_may_bring_notices_that_went_out_meanwhile(store):
    """The engine plans from what it read; the sender was quicker. What was sent stays sent, the event is taken."""
    sent = replace(NOTICE, state=NoticeState.SENT, sent_at=NOW, attempts=1, receipt="250 ok")
    store.save_events([EVENT], [NOTICE])
    store.save_notices([sent])
    assert store.save_events([replace(EVENT, state=WarningState.ACKNOWLEDGED)], [NOTICE]) == 1
    assert store.read_notices() == [sent]


def test_one_call_cannot_make_a_sent_notice_wait_again(store):
    sent = replace(NOTICE, state=NoticeState.SENT, sent_at=NOW, attempts=1)
    store.save_notices([sent, NOTICE])
    assert store.read_notices() == [sent]


# --- versions and silences --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement", ["UPDATE revision SET contents = 'x'", "UPDATE revision SET author = 'x'", "DELETE FROM revision"]
)
def test_versions_cannot_be_changed_past_the_port_either(store, statement):
    store.save_revision(REVISION)
    with pytest.raises(StoreError), store._engine.transaction(write=True):
        store._engine.execute(statement)
    assert store.revisions("rules") == [REVISION]


def test_the_same_version_of_rules_and_of_limits_are_two(store):
    limits = replace(REVISION, subject="limits", contents="benzene,10")
    assert store.save_revision(REVISION) and store.save_revision(limits)
    assert (store.revisions("rules"), store.revisions("limits")) == ([REVISION], [limits])


def test_the_end_of_a_silence_does_not_belong_to_it(store):
    store.save_silence(SILENCE)
    tick = timedelta(microseconds=1)
    holds = [bool(store.read_silences(moment)) for moment in (NOW - tick, NOW, SILENCE.end - tick, SILENCE.end)]
    assert holds == [False, True, True, False]


# --- upgrade ----------------------------------------------------------------------------------------------------------


def test_warnings_of_version_2_are_kept_and_go_on(reopen, monkeypatch):
    old = reopen()
    every = migrations.migrations(old._engine.dialect)
    later = replace(EVENT, state=WarningState.ACKNOWLEDGED, updated_at=NOW + timedelta(hours=1))
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", lambda dialect: every[:2])
        assert old.create() == 2
        assert not {"notice", "silence", "revision", "plume_event"} & _tables(old)
        resolved = replace(EVENT, event_id="e2", state=WarningState.RESOLVED, resolved_at=NOW)
        for events in ([EVENT, resolved], [later]):
            with old._engine.transaction(write=True):
                event_tables.save_events(old._engine, events)
    with pytest.raises(StoreError, match="older version"):
        reopen().check_version()
    new = reopen()
    assert new.create() == len(every)
    assert new.read_events() == [resolved, later]
    assert new.event_history("e1")["state"].tolist() == ["firing", "acknowledged"]
    recovering = replace(later, state=WarningState.RECOVERING)
    assert new.save_events([recovering], [NOTICE]) == 1
    assert new.read_events([WarningState.RECOVERING]) == [recovering]


def test_due_notices_are_found_by_an_index(store):
    engine = store._engine
    with engine.transaction(write=True):
        if engine.dialect == "geopackage":
            rows = engine.fetch(
                "EXPLAIN QUERY PLAN SELECT * FROM notice WHERE state IN (?) AND due_at <= ?", ["waiting", 0]
            )
        else:
            engine.execute("SET LOCAL enable_seqscan = off")  # an empty table is read whole otherwise
            rows = engine.fetch("EXPLAIN SELECT * FROM notice WHERE state IN (?) AND due_at <= now()", ["waiting"])
    assert "notice_due" in str(rows)


def _tables(store) -> set[str]:
    with store._engine.transaction():
        return set(store._engine.tables())
