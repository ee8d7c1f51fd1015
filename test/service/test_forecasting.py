# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecasts of a plume's arrival open, raise and end warnings at receptors."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.service.warnings.forecasting import ForecastEngine
from gw_monitor.gw_core.store.ports import WarningLevel, WarningState
from gw_monitor.gw_core.warning.engine.settling import by_place, settle
from gw_monitor.gw_core.warning.events.forecasts import ArrivalForecast
from gw_monitor.gw_core.warning.events.messages import describe
from gw_monitor.gw_core.warning.rules.files import default_rules

START = datetime(2026, 7, 1, tzinfo=timezone.utc)


def forecast(day, days_left, point="Intake"):
    return ArrivalForecast(
        point=point, property="benzene", made_at=START + timedelta(days=day), early_d=days_left - 5, mid_d=days_left,
        late_d=days_left + 5, basis="test", plume_event_id="p1",
    )  # fmt: skip


@pytest.fixture
def follow():
    """Judge forecasts, a list a day; return the warnings after each."""

    def judge(days):
        engine, stored, told = ForecastEngine(), {}, []
        for day, forecasts in enumerate(days):
            now = START + timedelta(days=day, hours=1)
            state, changes = engine.judge(forecasts, default_rules(), now)
            settled = settle(engine.engine, state, changes, by_place(stored.values()), now)
            engine.state = state
            stored |= {event.event_id: event for event in settled}
            told.append([(event.point, event.level, event.state) for event in stored.values()])
        return told, list(stored.values())

    return judge


def test_a_plume_that_comes_nearer_is_told_in_time_and_by_level(follow):
    told, (event,) = follow([[forecast(0, 60)], [forecast(1, 39)], [forecast(2, 19)], [forecast(3, 9)]])
    levels = [[(level, state) for _, level, state in each] for each in told]
    assert levels == [
        [], [(WarningLevel.GENERAL, WarningState.FIRING)], [(WarningLevel.SERIOUS, WarningState.FIRING)],
        [(WarningLevel.SEVERE, WarningState.FIRING)],
    ]  # fmt: skip
    assert (event.value, event.limit, event.unit) == (9.0, 40.0, "d")
    assert "forecast to reach Intake in 9 d" in describe(event)


def test_a_plume_that_is_held_back_ends_the_warning(follow):
    told, (event,) = follow([[forecast(0, 30)], [forecast(1, 80)]])
    assert told[0][0][2] is WarningState.FIRING
    assert event.state is WarningState.RESOLVED


def test_a_second_receptor_does_not_disturb_the_first(follow):
    _, events = follow([[forecast(0, 30)], [forecast(1, 29), forecast(1, 10, "River")], [forecast(2, 28)]])
    assert {(event.point, event.level) for event in events} == {
        ("Intake", WarningLevel.GENERAL), ("River", WarningLevel.SEVERE)
    }  # fmt: skip


def test_two_plumes_at_one_receptor_the_first_to_arrive_counts(follow):
    _, (event,) = follow([[forecast(0, 35), forecast(0, 12)]])
    assert event.value == 12.0
