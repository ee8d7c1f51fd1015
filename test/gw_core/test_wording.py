# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from gw_monitor.gw_core.wording import say, worded

CHINESE = {"Well {well} is unknown.": "未知的井 {well}。", "because {reason}": "因为{reason}", "it is dry": "已干涸"}


def translate(text: str) -> str:
    return CHINESE.get(text, text)


def test_sentence_reads_as_english_and_can_be_worded_again():
    sentence = say("Well {well} is unknown.", well="MW-1")
    assert sentence == "Well MW-1 is unknown."
    assert worded(sentence, translate) == "未知的井 MW-1。"


def test_sentences_inside_sentences_are_translated_too():
    assert worded(say("because {reason}", reason=say("it is dry")), translate) == "因为已干涸"


def test_values_with_braces_are_never_taken_for_placeholders():
    sentence = say("Well {well} is unknown.", well="{0}{evil}")
    assert worded(sentence, translate) == "未知的井 {0}{evil}。"


def test_plain_text_is_translated_as_it_is():
    assert worded("it is dry", translate) == "已干涸"
    assert worded("50 % {of}", translate) == "50 % {of}"
