# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings round the clock: a real process, a device, a database, a mail server."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from gw_monitor.gw_core.clock import utc_now
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey, NoticeState, Revision, WarningLevel, WarningState
from gw_monitor.gw_core.warning.background.table import LimitRow, LimitTable
from gw_monitor.gw_core.warning.events.events import acknowledge_event
from gw_monitor.test.mail_server import MailServer
from gw_monitor.test.mosquitto import free_port
from gw_monitor.test.service.fakes import Feeder, Service, until

pytestmark = pytest.mark.slow


@pytest.fixture
def mail():
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def park(gpkg_store, tmp_path):
    """The database that the service is given, opened by the test as another program would."""
    gpkg_store.close()
    store = GeoPackageStore(tmp_path / "small.gpkg")
    yield store
    store.close()


def notices(mail, **more):
    return {
        "channels": [{"name": "mail", "kind": "mail", "host": "127.0.0.1", "port": mail.port, "security": "none",
                      "from": "gw@park.example"}],
        "recipients": [{"name": "Wang", "language": "zh", "channels": [{"name": "mail", "to": "wang@park.example"}]}],
        "routes": [{"name": "water", "level": "serious", "recipients": ["Wang"]}],
        "group_wait_s": 0, "group_interval_s": 0, "retries": {"first_s": 1, "longest_s": 2}, **more,
    }  # fmt: skip


def service(folder, feeder, mail, **more):
    return Service(folder, "small.gpkg", [feeder.link()], notices=notices(mail, **more.pop("notices", {})),
                   warnings={"step_s": 0.2, "look_s": 1, "checkpoint_s": 1, **more})  # fmt: skip


def raised(store, rule="class_limit"):
    """Return the raised warnings of a rule; of the water levels' class there are none."""
    return [event for event in store.read_events([WarningState.FIRING]) if event.rule == rule]


def test_a_reading_over_the_limit_is_stored_as_a_warning_and_told(park, tmp_path, mail):
    mail.start()
    feeder = Feeder(free_port(), "A1")
    with feeder, service(tmp_path, feeder, mail) as running:
        until(lambda: len(mail.letters) >= 1, 40)
        (event,) = raised(park)
        assert event.point == "MW-1"
        assert event.level in {WarningLevel.SERIOUS, WarningLevel.SEVERE}
        assert "MW-1" in str(mail.letters[0]["Subject"])
        until(lambda: not park.read_notices([NoticeState.WAITING]))
        parts = running.health()["parts"]
        assert parts["warnings"]["state"] == parts["notices"]["state"] == "online"
        assert running.stop() == 0
    assert (tmp_path / "outbox" / "warnings.state").is_file()


def test_a_kill_between_raising_and_notifying_leads_to_exactly_one_notice(park, tmp_path, mail):
    """While the mail server is away, a raised warning is stored and not told: there the process is killed, twice."""
    feeder = Feeder(free_port(), "A1")
    with feeder, service(tmp_path, feeder, mail) as running:
        until(lambda: raised(park) and raised(park)[0].level is WarningLevel.SEVERE, 40)
        feeder.finish()
        running.kill()
        assert mail.letters == []
        with running:
            running.until(lambda health: health["parts"].get("warnings", {}).get("state") == "online")
            running.kill()
        mail.start()
        with running:
            until(lambda: mail.letters, 40)
            time.sleep(3.0)  # a second one would come with the next round of a second
            assert running.stop() == 0
    (letter,) = mail.letters
    assert "MW-1" in str(letter["Subject"])
    told = [notice for notice in park.read_notices() if notice.state is NoticeState.SENT]
    assert len({notice.notice_id for notice in told}) == len(told)
    assert not park.read_notices([NoticeState.WAITING])


def test_a_restart_tells_nothing_again_and_keeps_what_people_added(park, tmp_path, mail):
    mail.start()
    feeder = Feeder(free_port(), "A1")
    with feeder, service(tmp_path, feeder, mail) as running:
        until(lambda: raised(park) and raised(park)[0].level is WarningLevel.SEVERE, 40)
        feeder.finish()
        until(lambda: not park.read_notices([NoticeState.WAITING]))
        assert running.stop() == 0
        letters = len(mail.letters)
        (event,) = raised(park)
        park.save_events([acknowledge_event(event, utc_now(), "张工", "已派人采样")])
        with running:
            running.until(lambda health: health["parts"].get("warnings", {}).get("state") == "online")
            time.sleep(2.0)
            assert running.stop() == 0
    (kept,) = park.read_events([WarningState.ACKNOWLEDGED])
    assert (kept.event_id, kept.evidence["acknowledged"][0]["comment"]) == (event.event_id, "已派人采样")
    assert len(mail.letters) == letters


def write(store, hours, value, source="lab.csv"):
    """Store a file of one toluene result at MW-2."""
    frame = make_frame(0, [utc_now() + timedelta(hours=hours)], [value])
    key = DatastreamKey(point="MW-2", property="toluene")
    store.write_batch(
        Batch(source=source, sha256="", reader="test", time_zone="UTC", datastreams=[key], observations=frame)
    )


def test_what_a_file_brings_is_judged_too_even_when_it_is_older(park, tmp_path, mail):
    """A laboratory's results come through another program, after later ones of the same well."""
    feeder = Feeder(free_port(), "A1", pace_s=0.2)
    with feeder, service(tmp_path, feeder, mail) as running:
        running.until(lambda health: health["parts"].get("warnings", {}).get("state") == "online")
        write(park, -1.0, 900.0)
        until(lambda: [each for each in raised(park) if each.point == "MW-2"], 20)
        (event,) = [each for each in raised(park) if each.point == "MW-2"]
        write(park, -24.0, 950.0, "earlier.csv")
        until(lambda: any(each.opened_at < event.opened_at for each in raised(park) if each.point == "MW-2"), 20)
        assert running.stop() == 0
    (later,) = [each for each in raised(park) if each.point == "MW-2"]
    assert later.event_id == event.event_id


OWN_RULES = "rule,property,kind,level,open,clear\nbackground,*,limit,serious,1.0,0.9\n"


def test_a_new_version_of_limits_counts_at_once_and_old_warnings_keep_theirs(park, tmp_path, mail):
    rules = (
        "rules:\n- name: background\n  property: '*'\n  kind: limit\n  basis: background\n"
        "  levels:\n  - {level: serious, open: 1.0, clear: 0.9}\n"
    )
    (tmp_path / "own.yaml").write_text(rules, encoding="utf-8")

    def table(limit, reason):
        row = LimitRow(point="", property="toluene", limit=limit, unit="ug/L", method="prediction", way="normal",
                       distribution="normal", scheme="1-of-2", n=8, non_detects=0)  # fmt: skip
        found = LimitTable(rows=(row,), author="李", reason=reason, valid_from=utc_now() - timedelta(seconds=1))
        assert isinstance(found.revision(), Revision)
        park.save_revision(found.revision())
        return found.version

    write(park, -2.0, 30.0)
    first = table(20.0, "first")
    feeder = Feeder(free_port(), "A1", pace_s=0.2)
    with feeder, service(tmp_path, feeder, mail, rules="own.yaml") as running:
        until(lambda: raised(park, "background"), 30)
        (event,) = raised(park, "background")
        assert (event.limit, event.evidence["limits_version"]) == (20.0, first)
        table(100.0, "risk assessment")
        until(lambda: not raised(park, "background"), 30)
        assert running.stop() == 0
    (closed,) = [each for each in park.read_events() if each.rule == "background"]
    assert (closed.event_id, closed.state) == (event.event_id, WarningState.RESOLVED)
    assert closed.evidence["limits_version"] == first
    assert replace(closed, updated_at=event.updated_at).limit == 20.0
