# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices over both real databases: planned, held, failed, sent and restarted, with the store closed in between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import NoticeState, Silence
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.warning.notices_fakes import SMALL, START, Desk, settings_of, warning

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(params=["geopackage", pytest.param("postgis", marks=pytest.mark.postgis)])
def open_store(request, tmp_path, small_park):
    """Return a function that opens the same database anew."""
    if request.param == "postgis":
        dsn = request.getfixturevalue("postgis_dsn")
        make = lambda: PostgisStore(dsn)  # noqa: E731
    else:
        make = lambda: GeoPackageStore(tmp_path / "park.gpkg")  # noqa: E731
    opened = []

    def reopened():
        if opened:
            opened.pop().close()
        opened.append(make())
        return opened[-1]

    store = reopened()
    store.create()
    store.save_park(small_park)
    yield reopened
    opened.pop().close()


def test_a_warning_lives_through_restarts_and_a_dead_channel_and_is_told_once(open_store):
    settings = settings_of(SMALL + "repeat_h: {general: 2}\n")
    desk = Desk(settings, store=open_store())
    desk.tick(MINUTE * 0, warning("e1", "MW-1"), warning("e2", "MW-2"))
    desk.channels["mail"].fails = lambda message: "connection refused"
    for _ in range(6):
        desk.tick(10 * MINUTE)
        desk.store = open_store()
        desk.restart()
    waiting = desk.store.read_notices((NoticeState.WAITING,))
    assert [row.fault for row in waiting] == ["connection refused"] * 2
    assert sum(row.attempts for row in waiting) > 3
    desk.channels["mail"].fails = lambda message: ""
    for _ in range(3):
        desk.tick(10 * MINUTE)
        desk.store = open_store()
        desk.restart()
    assert len(desk.taken()) == 2
    assert {row.state for row in desk.store.read_notices()} == {NoticeState.SENT}
    desk.tick(2 * HOUR, warning("e1", "MW-1", over=START + 3 * HOUR))
    desk.tick(MINUTE)
    reasons = sorted((row.reason, row.event_ids[0]) for row in desk.store.read_notices((NoticeState.SENT,)))
    assert reasons == [("over", "e1"), ("raised", "e1"), ("raised", "e2"), ("repeat", "e2")]


def test_what_is_planned_twice_is_stored_once(open_store):
    desk = Desk(settings_of(), store=open_store())
    event = warning()
    made = desk.plan(event)
    assert desk.store.save_events([event], made) == 0
    assert desk.store.read_notices() == list(made)
    desk.restart()
    assert desk.plan() == ()


def test_a_silence_of_the_database_holds_back(open_store):
    desk = Desk(settings_of(), store=open_store())
    desk.store.save_silence(
        Silence(silence_id="s1", start=START, end=START + HOUR, author="Li", reason="pump test", points=("MW-3",))
    )
    desk.tick(MINUTE * 0, warning())
    desk.tick(30 * MINUTE)
    assert not desk.store.read_notices()
    desk.tick(30 * MINUTE)
    desk.tick(MINUTE)
    assert len(desk.taken()) == 1
