# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits that the service revises: when one is due, what stays, and what the running engine makes of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.acquisition.health import SERVICE, HealthBoard
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.service.warnings import watch as watch_module
from gw_monitor.gw_core.service.warnings.revising import RevisionProgress, revise_when_due
from gw_monitor.gw_core.service.warnings.revision_settings import RevisionSettings, read_revision_settings
from gw_monitor.gw_core.service.warnings.settings import WarningSettings, read_warning_settings
from gw_monitor.gw_core.service.warnings.watch import WarningWatch
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import (
    Batch,
    DatastreamKey,
    LinkState,
    WarningEvent,
    WarningLevel,
    WarningState,
)
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.gw_core.warning.background.limits import Demand
from gw_monitor.gw_core.warning.background.site import Request
from gw_monitor.gw_core.warning.background.summary import Distribution
from gw_monitor.gw_core.warning.background.table import background_limits, from_revision
from gw_monitor.gw_core.warning.notices.model import NoticeSettings
from gw_monitor.gw_core.warning.rules.files import rule_set
from gw_monitor.gw_core.warning.rules.yaml_file import parse_rules
from gw_monitor.test.service.fakes import until

START = datetime(2024, 1, 1, tzinfo=timezone.utc)
NOW = datetime(2026, 1, 10, tzinfo=timezone.utc)
SETTINGS = RevisionSettings(request=Request(points=("MW-1",)), author="李工", every_d=365.0)
RULES = """rules:
- name: background
  property: chloride
  kind: limit
  basis: background
  gap: 400 d
  levels:
  - {level: serious, open: 1.0, clear: 0.99}
"""


class Heard(Silent):
    def __init__(self):
        self.said = []

    def warn(self, text):
        self.said.append(text)


def write(store, point, code, values, first, step_d=30.0, source=""):
    moments = pd.Timestamp(first) + pd.to_timedelta(np.arange(len(values)) * step_d, unit="D")
    frame = make_frame(0, moments, np.asarray(values, float))
    batch = Batch(source=source or f"{point} {code} {first}", sha256="", reader="test", time_zone="UTC",
                  datastreams=[DatastreamKey(point=point, property=code)], observations=frame)  # fmt: skip
    store.write_batch(batch)
    return batch


@pytest.fixture(params=["geopackage", pytest.param("postgis", marks=pytest.mark.postgis)])
def reopen(request, tmp_path, small_park):
    """A function that opens a database with the small park; all are closed in the end."""
    dsn = request.getfixturevalue("postgis_dsn") if request.param == "postgis" else ""
    opened = []

    def make():
        opened.append(PostgisStore(dsn) if dsn else GeoPackageStore(tmp_path / "small.gpkg"))
        return opened[-1]

    store = make()
    store.create()
    store.save_park(small_park)
    yield make
    for store in opened:
        store.close()


@pytest.fixture
def filled(reopen):
    """Two years of monthly chloride of about 50 mg/L and sulfate of about 90 mg/L at MW-1, which is background."""
    rng = np.random.default_rng(3)
    store = reopen()
    write(store, "MW-1", "chloride", 50.0 * rng.lognormal(0.0, 0.1, 24), START)
    write(store, "MW-1", "sulfate", 90.0 * rng.lognormal(0.0, 0.1, 24), START)
    return store


def days(number):
    return timedelta(days=number)


def test_what_is_due_becomes_one_new_version_with_author_and_reason(filled):
    first = revise_when_due(filled, SETTINGS, NOW)
    assert (first.author, first.valid_from) == ("李工", NOW) and "No limits" in first.reason
    assert revise_when_due(filled, SETTINGS, NOW + days(364)) is None
    write(filled, "MW-1", "chloride", np.full(6, 60.0) + np.arange(6) % 2, NOW + days(30))
    second = revise_when_due(filled, SETTINGS, NOW + days(365))
    assert "every 365 days" in second.reason and second.version != first.version
    assert [each.version for each in filled.revisions("limits")] == [first.version, second.version]
    limit_before, limit_after = (background_limits(table)("MW-2", "chloride") for table in (first, second))
    assert limit_after > limit_before
    assert from_revision(filled.revisions("limits")[0]).contents == first.contents, "what it follows stays as it is"


def test_a_restart_does_not_revise_again(filled, reopen):
    revise_when_due(filled, SETTINGS, NOW)
    filled.close()
    reopened = reopen()
    assert revise_when_due(reopened, SETTINGS, NOW + days(1)) is None
    assert len(reopened.revisions("limits")) == 1


def test_a_confirmed_risk_assessment_calls_for_one_revision(filled):
    revise_when_due(filled, SETTINGS, NOW)
    assessed = replace(SETTINGS, assessed_at=NOW + days(20))
    assert revise_when_due(filled, assessed, NOW + days(19)) is None, "not confirmed yet"
    found = revise_when_due(filled, assessed, NOW + days(21), lambda text: text.replace("A risk assessment", "评估"))
    assert found.reason == "评估 was confirmed on 2026-01-30."
    assert revise_when_due(filled, assessed, NOW + days(22)) is None


def test_a_version_of_a_person_counts_for_the_schedule(filled):
    table = revise_when_due(filled, SETTINGS, NOW)
    own = replace(table, author="王", reason="after the pumping test", valid_from=NOW + days(100))
    filled.save_revision(own.revision())
    assert revise_when_due(filled, SETTINGS, NOW + days(400)) is None
    assert revise_when_due(filled, SETTINGS, NOW + days(465)) is not None


def test_only_the_base_period_counts(filled):
    write(filled, "MW-1", "chloride", np.full(6, 500.0) + np.arange(6), NOW + days(30))
    later, limits = NOW + days(400), {}
    for name, more in {"all": {}, "fixed": {"end": NOW}, "moving": {"window_d": 380.0}}.items():
        chosen = replace(SETTINGS, every_d=1.0, **more)
        table = revise_when_due(filled, chosen, later)
        limits[name] = next(row for row in table.rows if row.property == "chloride")
        later += days(2)
    assert (limits["all"].n, limits["fixed"].n, limits["moving"].n) == (30, 24, 6)
    assert limits["fixed"].limit < 80.0 < 500.0 < limits["moving"].limit


def test_what_cannot_be_derived_keeps_its_limit_and_is_said(filled):
    first = revise_when_due(filled, SETTINGS, NOW)
    write(filled, "MW-1", "chloride", 60.0 + 10.0 * np.arange(12), NOW + days(1))
    heard = Heard()
    careful = replace(SETTINGS, request=replace(SETTINGS.request, refuse_trend=True))
    second = revise_when_due(filled, careful, NOW + days(400), progress=heard)
    assert any("chloride" in text and "rises" in text for text in heard.said)
    old, new = ({row.property: row for row in table.rows} for table in (first, second))
    assert new["chloride"].limit == old["chloride"].limit
    assert set(new) == {"chloride", "sulfate"}


@pytest.mark.parametrize("resolved_after", [None, 100.0])
def test_a_limit_does_not_follow_the_plume_that_it_found(filled, resolved_after):
    own = replace(SETTINGS, every_d=30.0, request=Request(points=("MW-1", "MW-2"), intrawell=True))
    write(filled, "MW-2", "chloride", 50.0 + np.arange(24) % 5, START)
    first = revise_when_due(filled, own, NOW)
    write(filled, "MW-2", "chloride", np.full(3, 400.0) + np.arange(3) % 2, NOW)
    resolved_at = None if resolved_after is None else NOW + days(resolved_after)
    event = WarningEvent(
        event_id="e1", rule="background", point="MW-2", property="chloride", level=WarningLevel.SERIOUS,
        state=WarningState.RESOLVED if resolved_at else WarningState.FIRING, opened_at=NOW, updated_at=NOW,
        resolved_at=resolved_at, value=400.0, limit=60.0, unit="mg/L",
        evidence={"limits_version": first.version, "fired_at": NOW.isoformat()},
    )  # fmt: skip
    filled.save_events([event])
    write(filled, "MW-2", "chloride", [52.0], NOW + days(150.0))
    heard = Heard()
    second = revise_when_due(filled, own, NOW + days(200), progress=heard)
    (row,) = (row for row in second.rows if (row.point, row.property) == ("MW-2", "chloride"))
    assert row.n == (24 if resolved_at is None else 25) and row.limit < 70.0
    assert any("a warning stood" in text for text in heard.said)
    # What turned out to be no exceedance is background.
    filled.save_events([replace(event, evidence={**event.evidence, "withdrawn_at": "2026-12-01"})])
    third = revise_when_due(filled, own, NOW + days(240))
    assert background_limits(third)("MW-2", "chloride") > 200.0


@pytest.mark.parametrize("points", [("MW-4",), ()])
def test_nothing_is_stored_where_nothing_can_be_derived(filled, points):
    # Without points those with the role background count; the park has one, without readings in this period.
    chosen = replace(SETTINGS, request=Request(points=points), end=START - days(1))
    with pytest.raises(InvalidInputError, match="background"):
        revise_when_due(filled, chosen, NOW)
    assert filled.revisions("limits") == []


def test_it_is_given_up_when_the_service_stops(filled):
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        revise_when_due(filled, SETTINGS, NOW, progress=RevisionProgress(stop))
    assert filled.revisions("limits") == []


# --- the thread ---


class Clock:
    """A clock that a test sets."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def running(filled, reopen, tmp_path):
    """Start a `WarningWatch` on the database with given revision settings, and stop it at the end."""
    started = []

    def start(clock, limits):
        settings = WarningSettings(
            rules=rule_set(parse_rules(RULES, "test")), notices=NoticeSettings(),
            checkpoint=tmp_path / "warnings.state", step_s=0.05, look_s=0.1, checkpoint_s=3600.0, limits=limits,
        )  # fmt: skip
        board = HealthBoard(clock)
        watch = WarningWatch(settings, reopen, board, str, lambda _: str,
                             clock)  # fmt: skip
        watch.start()
        started.append(watch)
        return watch, board

    yield start
    for watch in started:
        assert watch.stop() == []


def state_of(board):
    return {row.device: row for row in board.rows({}) if row.link == SERVICE}


def raised(store, point):
    return [event for event in store.read_events([WarningState.FIRING]) if event.point == point]


def test_the_running_engine_takes_a_revision_over_and_old_warnings_keep_theirs(filled, running):
    clock = Clock(NOW)
    watch, board = running(clock, SETTINGS)
    until(lambda: filled.revisions("limits"))
    (first,) = filled.revisions("limits")
    limit = background_limits(from_revision(first))("MW-2", "chloride")
    clock.now = NOW + days(1)  # the judge looks at what counts now
    watch.stored(write(filled, "MW-2", "chloride", [limit * 1.02], NOW + days(0.5)))
    until(lambda: raised(filled, "MW-2"))
    (event,) = raised(filled, "MW-2")
    assert event.evidence["limits_version"] == first.version
    # A year later the background is known to vary more; a reading between the two limits is no exceedance any more.
    lower = np.random.default_rng(1).permutation(np.linspace(0.3, 0.95, 24)) * limit
    write(filled, "MW-1", "chloride", lower, NOW + days(2), 10.0)
    clock.now = NOW + days(366)
    until(lambda: len(filled.revisions("limits")) == 2)
    second = filled.revisions("limits")[1]
    limit_now = background_limits(from_revision(second))("MW-2", "chloride")
    assert limit_now > 1.05 * limit
    clock.now = NOW + days(367)
    until(lambda: not raised(filled, "MW-2"))
    closed = next(each for each in filled.read_events() if each.event_id == event.event_id)
    assert (closed.state, closed.limit) == (WarningState.RESOLVED, event.limit)
    assert closed.evidence["limits_version"] == first.version
    watch.stored(write(filled, "MW-3", "chloride", [limit_now * 1.1], NOW + days(366.5)))
    until(lambda: raised(filled, "MW-3"))
    assert raised(filled, "MW-3")[0].evidence["limits_version"] == second.version
    assert state_of(board)["limits"].state is LinkState.ONLINE
    assert len(filled.revisions("limits")) == 2


def test_a_derivation_that_fails_is_told_once_and_does_not_stop_judging(filled, running, monkeypatch, caplog):
    monkeypatch.setattr(watch_module, "AGAIN_S", 0.05)
    good = revise_when_due(filled, SETTINGS, NOW)
    limit = background_limits(good)("MW-2", "chloride")
    clock = Clock(NOW + days(400))
    watch, board = running(clock, replace(SETTINGS, end=START - days(1)))
    until(lambda: "limits" in state_of(board) and state_of(board)["limits"].faults >= 3)
    told = [record for record in caplog.records if getattr(record, "fault", "") and record.device == "limits"]
    assert len(told) == 1 and "background" in told[0].fault
    watch.stored(write(filled, "MW-2", "chloride", [limit * 2.0], NOW + days(399)))
    until(lambda: raised(filled, "MW-2"))
    assert raised(filled, "MW-2")[0].evidence["limits_version"] == good.version
    assert len(filled.revisions("limits")) == 1
    assert watch.alive() and state_of(board)["warnings"].state is LinkState.ONLINE


# --- settings ---


def read(node):
    entry = Entry(node, "park.yaml: warnings.limits", [])
    return read_revision_settings(entry), entry.findings


def test_the_section_says_everything_that_derive_limits_asks():
    found, findings = read({
        "author": "李工", "language": "en", "every_months": 6, "points": ["MW-1"], "properties": ["苯", "chloride"],
        "intrawell": False, "method": "tolerance", "swfpr": 0.05, "scheme": "1-of-3", "wells": 12, "evaluations": 4,
        "coverage": 0.9, "confidence": 0.99, "alpha": 0.01, "distribution": "normal", "estimator": "kaplan_meier",
        "minimum": 8, "spacing_d": 20, "refuse_trend": False, "risk_assessment": "2026-05-01T00:00:00+08:00",
        "start": "2020-01-01", "end": "2025-01-01",
    })  # fmt: skip
    assert findings == []
    assert found.every_d == pytest.approx(182.625) and found.wells == 12 and found.language == "en"
    assert found.request.properties == ("benzene", "chloride") and found.request.assumed is Distribution.NORMAL
    assert (found.request.demand.swfpr, found.request.demand.programme.evaluations) == (0.05, 4)
    assert found.assessed_at == datetime(2026, 4, 30, 16, tzinfo=timezone.utc)


def test_without_more_than_an_author_the_defaults_are_those_of_derive_limits():
    found, findings = read({"author": "李工"})
    assert findings == [] and found.every_d == 365.0 and found.request.assumed is None
    plain = Demand()
    assert (found.request.demand.swfpr, found.request.demand.coverage) == (plain.swfpr, plain.coverage)
    assert found.request.refuse_trend, "nobody looks at a note before the version counts"


def test_all_faults_are_told_at_once_with_their_place():
    _, findings = read({
        "every_d": 0, "every_months": 3, "properties": ["unobtainium"], "swfpr": 1.0, "scheme": "2-of-2",
        "distribution": "gamma", "window_d": 365, "start": "2025-01-01", "end": "2024-01-01", "evry_d": 30,
    })  # fmt: skip
    codes = sorted(finding.code for finding in findings)
    assert codes == [
        "bad_number", "bad_number", "bad_period", "missing_text", "two_intervals", "two_periods", "unknown_key",
        "unknown_property", "unknown_word", "unknown_word",
    ]  # fmt: skip
    assert all(finding.place.startswith("park.yaml: warnings.limits") for finding in findings)


@pytest.mark.parametrize(("node", "there"), [({}, False), ({"limits": {"author": "李"}}, True),
                                             ({"limits": {"author": "李", "active": False}}, False)])  # fmt: skip
def test_limits_are_revised_only_where_the_park_file_says_so(node, there, tmp_path):
    parts = [Entry(part, "park.yaml", []) for part in (node, {}, {})]
    found = read_warning_settings(*parts, tmp_path, tmp_path, timezone.utc)
    assert not parts[0].findings and (found.limits is not None) is there
