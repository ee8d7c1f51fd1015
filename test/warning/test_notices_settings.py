# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The notices section of a park file, rotas across changes of the clock, and whose ground a well stands on."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import yaml
from gw_monitor.gw_core.entries import Entry
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.park import PointRole
from gw_monitor.gw_core.store.ports import WarningLevel
from gw_monitor.gw_core.warning.notices.calendar import end_of_quiet, on_duty
from gw_monitor.gw_core.warning.notices.looks import DEFAULT_LOOKS, Colour, park_looks
from gw_monitor.gw_core.warning.notices.model import Category, ChannelKind, GroupBy, NoticeSettings, Security
from gw_monitor.gw_core.warning.notices.places import places_of
from gw_monitor.gw_core.warning.notices.settings import read_notice_settings
from gw_monitor.test.warning.notices_fakes import SHANGHAI, settings_of

BERLIN = ZoneInfo("Europe/Berlin")
FULL = """
group_by: well
group_wait_s: 30
group_interval_s: 600
horizon_h: 48
storm: 5
per_hour: 12
repeat_h: {serious: 8, severe: 2}
retries: {first_s: 10, longest_s: 600, give_up_h: 24}
undelivered: [Li]
link: "https://park.example/warnings/{event}"
levels:
  general: {colour: blue, zh: 蓝色预警}
next_steps:
  severe: {zh: 立即启动应急预案。, en: Start the emergency plan.}
quiet_hours:
  - {levels: [general], categories: [equipment], from: 22:00, until: 7:00, days: [mon, tue]}
channels:
  - {name: mail, kind: mail, host: mail.park.example, port: 465, from: gw@park.example, security: tls, user: gw,
     secret: mail-word}
  - {name: sms, kind: sms, secret: sms-address}
recipients:
  - {name: Wang, language: zh, channels: [{name: mail, to: wang@park.example}, {name: sms, to: "+8613800000000"}]}
  - {name: Li, language: en, role: manager, channels: [{name: mail, to: li@park.example}]}
  - {name: East, role: enterprise, enterprise: East Dyes, channels: [{name: mail, to: east@park.example}]}
on_call:
  - name: duty
    otherwise: Li
    first_week: 2026-03-02
    rota:
      - {recipient: Wang, days: [mon, tue, wed, thu, fri], from: "08:00", until: 20:00, week: 2, weeks: 2}
    exceptions:
      - {recipient: Wang, from: 2026-10-01, until: 2026-10-08}
routes:
  - name: all
    level: serious
    recipients: [duty, East]
    points: [MW-1*]
    properties: [benzene]
    roles: [sentinel, source]
    escalation:
      - {after_min: 30, recipients: [Li], channels: [mail]}
  - {name: instruments, category: equipment, recipients: [Wang], channels: [mail], repeat: false}
"""


def test_everything_is_read():
    found = settings_of(FULL)
    assert found.channels["mail"].kind is ChannelKind.MAIL
    assert (found.channels["mail"].security, found.channels["mail"].secret) == (Security.TLS, "mail-word")
    assert found.recipients["Wang"].contacts == {"mail": "wang@park.example", "sms": "+8613800000000"}
    assert found.duties["duty"].channels == ("mail",), "those that all on duty have"
    water, instruments = found.routes
    assert (water.level, water.roles) == (WarningLevel.SERIOUS, (PointRole.SENTINEL, PointRole.SOURCE))
    assert water.escalation[0].after_min == 30
    assert (instruments.category, instruments.repeat) == (Category.EQUIPMENT, False)
    (quiet,) = found.quiet
    assert (quiet.start, quiet.end, quiet.days) == (time(22), time(7), frozenset({0, 1}))
    assert found.group_by is GroupBy.WELL
    assert found.repeat[WarningLevel.GENERAL] == timedelta(0)
    assert found.retries.give_up == timedelta(hours=24)
    assert found.looks[WarningLevel.GENERAL].colour is Colour.BLUE
    assert found.looks[WarningLevel.SEVERE].colour is Colour.RED
    assert found.next_steps["severe"]["en"] == "Start the emergency plan."


def test_no_section_tells_nothing():
    findings = []
    found = read_notice_settings(Entry({}, "park.yaml: notices", findings), SHANGHAI)
    assert not findings
    assert not found.routes


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from: gw@park.example", "from: gw", "bad_address"),
        ("to: li@park.example", "to: li", "bad_address"),
        (", secret: sms-address", "", "missing_text"),
        ("    secret: mail-word", "    password_is: x", "missing_text"),
        ("{name: mail, to: east@park.example}", "", "missing_channels"),
        ("{name: sms, to:", "{name: fax, to:", "unknown_name"),
        ("enterprise, enterprise: East Dyes", "enterprise", "missing_text"),
        ("recipients: [duty, East]", "recipients: [Zhao]", "unknown_name"),
        ("recipients: [duty, East]", "recipients: []", "missing_recipients"),
        ("properties: [benzene]", "properties: [benzin]", "unknown_name"),
        ("roles: [sentinel, source]", "roles: [watch]", "unknown_word"),
        ("level: serious", "level: grave", "unknown_word"),
        ("after_min: 30", "after_min: 0", "bad_number"),
        ("from: 22:00", "from: 25:10", "bad_clock"),
        ('from: "08:00"', "from: eight", "bad_clock"),
        ("days: [mon, tue]", "days: [monday]", "unknown_word"),
        ("until: 2026-10-08", "until: 2026-09-08", "bad_time"),
        ("until: 2026-10-08", "until: soon", "bad_time"),
        ("until: 2026-10-08", "until: 2026-10-08T00:00+08:00", "bad_time"),
        ("otherwise: Li", "otherwise: Zhao", "unknown_name"),
        ("name: duty", "name: Li", "name_taken"),
        ("{name: sms, kind", "{name: mail, kind", "name_taken"),
        ("{event}", "event", "bad_link"),
        ("colour: blue", "colour: pink", "unknown_word"),
        ("storm: 5", "strom: 5", "unknown_key"),
        ("week: 2, weeks: 2", "week: 3, weeks: 2", "bad_number"),
    ],
)
def test_faults_are_named(old, new, code):
    assert old in FULL
    with pytest.raises(InvalidInputError) as caught:
        settings_of(FULL.replace(old, new, 1))
    assert code in {finding.code for finding in caught.value.findings}
    assert all(finding.place.startswith("park.yaml: notices") for finding in caught.value.findings)


def test_all_faults_are_reported_together():
    with pytest.raises(InvalidInputError) as caught:
        settings_of(FULL.replace("storm: 5", "storm: 0").replace("level: serious", "level: grave"))
    assert len(caught.value.findings) == 2


def rota(zone, text):
    people = "\n".join(
        f"  - {{name: {name}, channels: [{{name: chat}}]}}" for name in ("day", "night", "none", "guest")
    )
    head = (
        f"channels: [{{name: chat, secret: s}}]\nrecipients:\n{people}\non_call:\n  - name: duty\n    otherwise: none\n"
    )
    (duty,) = settings_of(head + text, zone).duties.values()
    return duty


DAY_AND_NIGHT = """
    rota:
      - {recipient: day, from: "08:00", until: "20:00"}
      - {recipient: night, from: "20:00", until: "08:00"}
"""


@pytest.mark.parametrize(
    ("utc", "person"),
    [
        ("2026-03-28T18:59", "day"),  # 19:59, winter time
        ("2026-03-28T19:00", "night"),
        ("2026-03-29T00:59", "night"),  # 01:59, then the clock jumps to 03:00
        ("2026-03-29T01:00", "night"),
        ("2026-03-29T05:59", "night"),  # 07:59, summer time: the night was an hour shorter
        ("2026-03-29T06:00", "day"),
        ("2026-10-24T18:00", "night"),  # 20:00, summer time
        ("2026-10-25T00:30", "night"),  # 02:30 for the first time
        ("2026-10-25T01:30", "night"),  # 02:30 again
        ("2026-10-25T06:59", "night"),  # 07:59, winter time: the night was an hour longer
        ("2026-10-25T07:00", "day"),
    ],
)
def test_shifts_follow_the_clock_on_the_wall_across_its_changes(utc, person):
    moment = datetime.fromisoformat(utc).replace(tzinfo=timezone.utc)
    assert on_duty(rota(BERLIN, DAY_AND_NIGHT), BERLIN, moment) == person


def test_every_minute_of_the_days_on_which_the_clock_changes_has_somebody_on_duty():
    duty = rota(BERLIN, DAY_AND_NIGHT)
    for day in (datetime(2026, 3, 29, tzinfo=timezone.utc), datetime(2026, 10, 25, tzinfo=timezone.utc)):
        told = [on_duty(duty, BERLIN, day + timedelta(minutes=minute)) for minute in range(1440)]
        assert set(told) == {"day", "night"}
        assert told.count("day") == 720


def test_a_gap_in_the_rota_goes_to_otherwise_and_an_exception_before_all():
    text = """
    first_week: 2026-03-02
    rota:
      - {recipient: day, days: [fri], from: "20:00", until: "06:00", week: 2, weeks: 2}
    exceptions:
      - {recipient: guest, from: "2026-03-14T00:00", until: "2026-03-14T03:00"}
"""
    duty = rota(SHANGHAI, text)

    def person(local):
        return on_duty(duty, SHANGHAI, datetime.fromisoformat(local).replace(tzinfo=SHANGHAI))

    assert person("2026-03-06T21:00") == "none", "Friday of the first week"
    assert person("2026-03-13T21:00") == "day", "Friday of the second"
    assert person("2026-03-14T02:59") == "guest"
    assert person("2026-03-14T03:00") == "day", "the night of Friday goes on"
    assert person("2026-03-14T06:00") == "none"


def test_quiet_hours_end_by_the_clock_on_the_wall():
    quiet = 'quiet_hours: [{levels: [general], from: "22:00", until: "07:00"}]'
    settings = settings_of(quiet, BERLIN)

    def end(utc, level=WarningLevel.GENERAL):
        moment = datetime.fromisoformat(utc).replace(tzinfo=timezone.utc)
        return end_of_quiet(settings, level, Category.CONTAMINATION, moment).strftime("%d %H:%M")

    assert end("2026-03-28T21:00") == "29 05:00", "07:00 summer time"
    assert end("2026-10-24T20:00") == "25 06:00", "07:00 winter time"
    assert end("2026-03-28T21:00", WarningLevel.SEVERE) == "28 21:00"
    assert end("2026-03-29T12:00") == "29 12:00"


def test_adjoining_quiet_hours_are_one():
    settings = settings_of(
        'quiet_hours:\n  - {from: "22:00", until: "24:00"}\n  - {from: "00:00", until: "06:00"}\n', timezone.utc
    )
    late = datetime(2026, 3, 2, 23, tzinfo=timezone.utc)
    assert end_of_quiet(settings, WarningLevel.GENERAL, Category.EQUIPMENT, late) == late + timedelta(hours=7)


def test_wells_belong_to_the_ground_they_stand_on(small_park):
    found = places_of(small_park)
    assert found.owners == {"MW-2": "East Dyes", "MW-4": "West Solvents"}
    assert found.roles["MW-4"] is PointRole.SENTINEL


def test_unquoted_hours_mean_what_they_say():
    assert yaml.safe_load("22:00") == 1320, "why the reader takes numbers as minutes"


def test_defaults_tell_nobody():
    assert NoticeSettings().channels_of("Wang") == ()


def test_the_example_of_the_manual_is_read(root):
    text = (root / "docs" / "warning.md").read_text(encoding="utf-8")
    example = text.split("## Notices", 1)[1].split("```yaml\n", 1)[1].split("```", 1)[0]
    found = settings_of(yaml.safe_dump(yaml.safe_load(example)["notices"], allow_unicode=True))
    assert [route.name for route in found.routes] == ["water", "serious", "instruments"]
    assert found.duties["duty"].channels == ("mail",)


def test_the_window_takes_the_looks_from_the_park_file_and_the_programs_own_where_there_is_a_fault(tmp_path):
    path = tmp_path / "park.yaml"
    assert park_looks(path) is DEFAULT_LOOKS
    text = "notices:\n  levels:\n    general: {colour: blue, zh: 一般}\n    serious: {colour: yellow, en: grave}\n"
    path.write_text(text, encoding="utf-8")
    looks = park_looks(path)
    assert [look.colour for look in looks.values()] == [Colour.BLUE, Colour.YELLOW, Colour.RED]
    assert (looks[WarningLevel.GENERAL].words, looks[WarningLevel.SERIOUS].words) == ({"zh": "一般"}, {"en": "grave"})
    for fault in (text.replace("blue", "green"), "notices: [", "- 1\n"):
        path.write_text(fault, encoding="utf-8")
        assert park_looks(path) is DEFAULT_LOOKS
