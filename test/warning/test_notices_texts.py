# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What notices say, in both languages, long and short."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from gw_monitor.gw_core.records.substances import observed_properties
from gw_monitor.gw_core.service.language import translation
from gw_monitor.gw_core.store.ports import WarningLevel, WarningState
from gw_monitor.gw_core.warning.notices.model import Language
from gw_monitor.gw_core.warning.notices.past import Reason
from gw_monitor.gw_core.warning.notices.texts import SHORT, Occasion, digest_text, notice_text
from gw_monitor.test.warning.notices_fakes import SMALL, START, Desk, english, settings_of, warning

NOW = START + timedelta(minutes=45)
KNOWN = translation("zh_CN")
# The words of the two Chinese examples, so that they judge how a notice is put together.
WORDS = {
    "{level} warning ({colour}) at {point}: {name}": "{level}预警（{colour}）：{point} {name}",
    "Level: {level} ({colour}).": "级别：{level}（{colour}）。",
    "Since {start}.": "自 {start} 起。",
    "Readings: {readings} {unit}.": "读数：{readings} {unit}。",
    "Next: {step}": "下一步：{step}",
    "Sample again at once, stop suspected leaks, decide on the emergency response.": (
        "立即复采，切断可疑泄漏，并决定是否启动应急响应。"
    ),
    "Rule {rule}, version {version}; warning {event}.": "规则 {rule}，版本 {version}；预警编号 {event}。",
    "{level} {point} {name} {value} {unit}, {ratio}x, {start} #{mark}": (
        "{level} {point} {name} {value} {unit}，{ratio}倍，{start} #{mark}"
    ),
    "red": "红色",
}


def chinese(text: str) -> str:
    return WORDS.get(text) or KNOWN(text)


def told(event, language, reason=Reason.RAISED, *, short=False, settings=None, **more):
    translate = english(language) if language is Language.EN else chinese
    occasion = Occasion(reason=reason, told_since=START, **more)
    return notice_text(event, occasion, None, settings or settings_of(), language, translate, short=short, now=NOW)


def test_an_english_notice_says_what_where_how_bad_since_when_and_what_next():
    title, text = told(warning(level=WarningLevel.SEVERE), Language.EN)
    assert title == "severe warning (red) at MW-3: Benzene"
    assert text.splitlines() == [
        "Benzene at MW-3 is 41.2 µg/L, 4.12 times the class III limit of 10 µg/L. Open.",
        "Level: severe (red).",
        "Since 2026-03-02 14:00 (UTC+08:00).",
        "Readings: 41.2 (03-02 14:00) µg/L.",
        "Next: Sample again at once, stop suspected leaks, decide on the emergency response.",
        "Rule class-limit, version 9c1f; warning e1.",
    ]


def test_a_chinese_notice_says_the_same():
    title, text = told(warning(level=WarningLevel.SEVERE), Language.ZH)
    assert title == "严重预警（红色）：MW-3 苯"
    assert text.splitlines() == [
        "MW-3 的苯为 41.2 µg/L，是 III 类限值 10 µg/L 的 4.12 倍。预警中。",
        "级别：严重（红色）。",
        "自 2026-03-02 14:00 (UTC+08:00) 起。",
        "读数：41.2 (03-02 14:00) µg/L。",
        "下一步：立即复采，切断可疑泄漏，并决定是否启动应急响应。",
        "规则 class-limit，版本 9c1f；预警编号 e1。",
    ]


@pytest.mark.parametrize(
    ("reason", "start"),
    [
        (Reason.LEVEL, "Worse: "),
        (Reason.REPEAT, "Still open: "),
        (Reason.ESCALATION, "Not acknowledged: "),
        (Reason.OVER, "Over: "),
    ],
)
def test_the_title_says_why(reason, start):
    assert told(warning(), Language.EN, reason)[0].startswith(start)


def test_the_end_says_from_when_to_when_and_asks_for_nothing():
    _, text = told(warning(over=START + timedelta(hours=2)), Language.EN, Reason.OVER)
    assert "From 2026-03-02 14:00 (UTC+08:00) to 2026-03-02 16:00 (UTC+08:00)." in text
    assert "Next:" not in text


def test_the_settings_words_and_link_take_the_place_of_our_own():
    settings = settings_of(
        SMALL + 'levels: {general: {colour: blue, en: blue alert}}\nlink: "https://park.example/{event}"\n'
        "next_steps: {general: {en: Call Li.}}\n"
    )
    title, text = told(warning(), Language.EN, settings=settings)
    assert title == "blue alert warning (blue) at MW-3: Benzene"
    assert "Next: Call Li." in text
    assert text.endswith("https://park.example/e1")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["limit", "missing"])
def test_short_texts_fit_one_message_for_every_property(language, kind):
    for code in observed_properties():
        for reason in (Reason.RAISED, Reason.ESCALATION):
            event = warning("0123456789abcdef", "MW-1234", property=code, kind=kind, level=WarningLevel.SEVERE)
            _, text = told(event, language, reason, short=True)
            assert len(text) <= SHORT, text
            assert "MW-1234" in text
            assert text.endswith("#012345")


def test_a_short_chinese_text():
    _, text = told(warning(level=WarningLevel.SEVERE), Language.ZH, short=True)
    assert text == "严重 MW-3 苯 41.2 µg/L，4.12倍，03-02 14:00 #e1"


def test_channels_for_short_messages_get_short_texts():
    text = SMALL.replace("{name: chat, kind: service", "{name: chat, kind: sms").replace("[Wang]", "[Li]")
    desk = Desk(settings_of(text))
    desk.tick(timedelta(0), warning("e1", "MW-1"), warning("e2", "MW-1"))
    desk.tick(timedelta(minutes=1))
    (message,) = desk.taken("chat")
    assert len(message.text) <= SHORT
    assert all(len(row.text) <= SHORT for row in desk.rows() if row.channel == "chat")


def test_a_digest_names_the_first_and_counts_the_rest():
    events = [warning(f"e{number}", f"MW-{number}") for number in range(50)]
    title, text = digest_text(events, settings_of(), Language.EN, english("en"), short=False)
    assert title == "50 warnings, the highest general: MW-0, MW-1, MW-2 …"
    assert "And 38 more; all of them are in the list of warnings." in text


@pytest.mark.parametrize("state", [WarningState.FIRING, WarningState.ACKNOWLEDGED, WarningState.RECOVERING])
def test_every_state_has_words(state):
    assert told(replace(warning(), state=state), Language.EN)[1]


def test_a_non_detect_and_a_value_that_is_unknown_are_written_as_such():
    event = warning(value=float("nan"), limit=float("nan"))
    event.evidence["readings"] = [{"time": START.isoformat(), "value": 0.5, "censored": True},
                                  {"time": START.isoformat(), "value": None}]  # fmt: skip
    event.evidence["ratio"] = None
    _, text = told(event, Language.EN)
    assert "Readings: <0.5 (03-02 14:00) µg/L." in text
    assert "nan" not in text
