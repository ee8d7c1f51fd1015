# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings, notices, silences, versions and plume events in both stores."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.errors import InvalidInputError, StoreError
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import (
    Batch,
    DatastreamKey,
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
EVENT = WarningEvent(
    event_id="e1", rule="class_limit", point="MW-1", property="benzene", level=WarningLevel.SERIOUS,
    state=WarningState.RECOVERING, opened_at=NOW, updated_at=NOW, resolved_at=None, value=12.0, limit=math.inf,
    unit="ug/L", evidence={"kind": "limit", "说明": "苯超标"},
)  # fmt: skip
NOTICE = Notice(
    notice_id="n1", recipient="值班", channel="mail", reason="raised", event_ids=("e1", "e2"), language="zh",
    title="苯超标", text="…\n第二行", state=NoticeState.WAITING, created_at=NOW, due_at=NOW + timedelta(minutes=5),
)  # fmt: skip
SILENCE = Silence(
    silence_id="s1", start=NOW, end=NOW + timedelta(hours=2), author="张", reason="换泵", points=("MW-1",),
    properties=("benzene",), rules=("class_limit",), maintenance=True,
)  # fmt: skip
PLUME = PlumeEvent(
    plume_event_id="p1", level=WarningLevel.SEVERE, state=WarningState.FIRING, opened_at=NOW, updated_at=NOW,
    resolved_at=None, event_ids=("e1",), evidence={"sources": [{"name": "A-LD3", "rank": 1}]},
)  # fmt: skip


def test_a_recovering_warning_is_kept_with_its_history(store):
    assert store.save_events([EVENT]) == 1
    (found,) = store.read_events([WarningState.RECOVERING])
    assert found.evidence == EVENT.evidence
    assert math.isnan(found.limit)  # an endless limit has no number
    later = replace(EVENT, level=WarningLevel.SEVERE, updated_at=NOW + timedelta(hours=1), value=31.0)
    store.save_events([later])
    history = store.event_history("e1")
    assert history["level"].tolist() == ["serious", "severe"]
    assert history["value"].tolist() == [12.0, 31.0]
    assert history["updated_at"].tolist() == [NOW, NOW + timedelta(hours=1)]
    assert store.event_history("none").empty


def test_warnings_are_read_by_their_ids(store):
    store.save_events([replace(EVENT, event_id=f"e{number}") for number in range(1200)])
    ids = [f"e{number}" for number in range(0, 1200, 2)]
    assert {event.event_id for event in store.read_events(ids=ids)} == set(ids)
    assert store.read_events(ids=[]) == []
    assert store.read_events([WarningState.RESOLVED], ids=ids) == []


def test_a_notice_comes_back_as_it_was(store):
    assert store.save_notices([NOTICE]) == 1
    assert store.save_notices([NOTICE]) == 0
    assert store.read_notices() == [NOTICE]


def test_notices_are_read_when_they_are_due(store):
    later = replace(NOTICE, notice_id="n2", due_at=NOW + timedelta(hours=1))
    store.save_notices([later, NOTICE])
    assert store.read_notices([NoticeState.WAITING], NOW) == []
    assert store.read_notices([NoticeState.WAITING], NOTICE.due_at) == [NOTICE]
    assert store.read_notices() == [NOTICE, later]


@pytest.mark.parametrize("state", [NoticeState.SENT, NoticeState.FAILED, NoticeState.DROPPED])
def test_a_notice_that_is_done_never_waits_again(store, state):
    done = replace(NOTICE, state=state, attempts=2, sent_at=NOW, receipt="250 ok", fault="connection refused")
    store.save_notices([NOTICE])
    assert store.save_notices([done]) == 1
    assert store.save_notices([NOTICE]) == 0
    assert store.read_notices() == [done]


def test_a_notice_that_waits_is_put_off(store):
    put_off = replace(NOTICE, attempts=1, due_at=NOW + timedelta(hours=1), fault="connection refused")
    store.save_notices([NOTICE])
    assert store.save_notices([put_off]) == 1
    assert store.read_notices() == [put_off]


def test_a_warning_is_never_stored_without_its_notices(store):
    bad = replace(NOTICE, title=None)  # the table refuses it
    with pytest.raises(StoreError):
        store.save_events([EVENT], [NOTICE, bad])
    assert store.read_events() == []
    assert store.read_notices() == []
    store.save_events([EVENT], [NOTICE])
    assert (len(store.read_events()), len(store.read_notices())) == (1, 1)


def test_silences_hold_between_their_ends(store):
    store.save_silence(SILENCE)
    assert store.read_silences() == [SILENCE]
    assert store.read_silences(NOW) == [SILENCE]
    assert store.read_silences(SILENCE.end) == []
    assert store.read_silences(NOW - timedelta(seconds=1)) == []
    ended = replace(SILENCE, end=NOW + timedelta(minutes=1))
    store.save_silence(ended)
    assert store.read_silences() == [ended]


def test_a_silence_that_ends_before_it_begins_is_refused(store):
    with pytest.raises(InvalidInputError, match="must end after it begins"):
        store.save_silence(replace(SILENCE, end=NOW))
    assert store.read_silences() == []


def test_versions_are_added_and_never_changed(store):
    first = Revision(subject="rules", version="v1", at=NOW, author="李", reason="开始", contents="rules: …")
    second = replace(first, version="v2", at=NOW + timedelta(days=1), reason="风险评估")
    assert store.save_revision(second)
    assert store.save_revision(first)
    assert not store.save_revision(replace(first, contents="other"))
    assert store.revisions("rules") == [first, second]
    assert store.revisions("limits") == []


def test_a_plume_event_comes_back_and_goes_on(store):
    assert store.save_plume_events([PLUME]) == 1
    assert store.save_plume_events([PLUME]) == 0
    grown = replace(PLUME, event_ids=("e1", "e2"), state=WarningState.RESOLVED, resolved_at=NOW)
    assert store.save_plume_events([grown]) == 1
    assert store.read_plume_events() == [grown]
    assert store.read_plume_events([WarningState.FIRING]) == []


def batch(source, hour, running):
    frame = make_frame(0, [NOW + timedelta(hours=hour)], [1.0])
    return Batch(source=source, sha256="", reader="test", time_zone="UTC", running=running, observations=frame,
                 datastreams=[DatastreamKey(point="MW-1", property="benzene")])  # fmt: skip


def test_what_files_bring_is_found_by_its_batch(store, small_park):
    store.save_park(small_park)
    point = small_park.points[0].name

    def write(source, hour, running):
        given = batch(source, hour, running)
        key = DatastreamKey(point=point, property="benzene")
        return store.write_batch(replace(given, datastreams=[key]))

    link = write("link", 0, True)
    assert store.imported_since(link.batch_id) == (link.batch_id, [])
    write("link", 1, True)
    assert store.imported_since(link.batch_id) == (link.batch_id, [])
    file = write("file.csv", -5, False)
    assert store.imported_since(link.batch_id) == (file.batch_id, store.datastreams()["datastream_id"].tolist())
