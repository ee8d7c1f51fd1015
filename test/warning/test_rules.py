# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule files: the default set, the user's additions, and every fault told at once."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.park import PointRole
from gw_monitor.gw_core.store.ports import DatastreamKey, WarningLevel
from gw_monitor.gw_core.warning.rules.files import default_rules, merge_rules, read_rules
from gw_monitor.gw_core.warning.rules.model import RuleKind
from gw_monitor.gw_core.warning.rules.scope import Stream, rules_for

HEADER = "rule,property,kind,level,open,clear,readings,for_d,clear_readings,gap_d,limit\n"


def write(tmp_path, text, header=HEADER, encoding="utf-8"):
    path = tmp_path / "rules.csv"
    path.write_bytes((header + text).encode(encoding))
    return path


def watching(rules, code, point="MW-1", role=PointRole.SOURCE):
    stream = Stream(datastream_id=1, key=DatastreamKey(point=point, property=code), unit="ug/L", role=role)
    return {rule.name for rule in rules_for(rules, stream)}


def test_the_default_rules_are_three_levels_of_the_limit_a_rise_and_data_loss():
    rules = {rule.name: rule for rule in default_rules().rules}
    assert [trigger.open for trigger in rules["class_limit"].triggers] == [0.8, 1.0, 3.0]
    assert rules["sharp_rise"].kind is RuleKind.RISE
    assert rules["data_loss"].kind is RuleKind.MISSING
    assert all(trigger.clear < trigger.open for rule in rules.values() for trigger in rule.triggers)
    assert not any(rule.confirmed for rule in rules.values())


def test_a_users_rule_in_chinese_names_replaces_that_kind_for_its_property_only(tmp_path):
    more = read_rules(write(tmp_path, "strict,苯,limit,severe,0.5,0.4,2,1,2,30,5\n", encoding="utf-8-sig"))
    merged = merge_rules(default_rules(), more)
    assert {"strict", "sharp_rise", "background_limit"} <= watching(merged, "benzene")
    assert "class_limit" not in watching(merged, "benzene")
    assert {"class_limit", "sharp_rise"} <= watching(merged, "toluene")
    assert more.rules[0].limit == 5.0
    assert more.rules[0].triggers[0].level is WarningLevel.SEVERE
    assert merged.version != default_rules().version


def test_a_rule_of_the_same_name_is_replaced(tmp_path):
    more = read_rules(write(tmp_path, "class_limit,*,limit,general,2,1\n"))
    kept = [rule for rule in merge_rules(default_rules(), more).rules if rule.name == "class_limit"]
    assert [trigger.open for trigger in kept[0].triggers] == [2.0]


def test_all_faults_are_told_together_with_their_lines(tmp_path):
    text = (
        "a,phlogiston,limit,general,1,0.9\n"
        "b,*,sometimes,general,1,0.9\n"
        "c,*,limit,dreadful,1,0.9\n"
        "d,*,limit,general,1,1\n"
        "e,*,limit,general,2,1\n"
        "e,*,limit,serious,1,0.5\n"
        "f,*,limit,general,many,0.5\n"
        "g,*,limit,general,1,0.9,2.5\n"
        ",*,limit,general,1,0.9\n"
        "h,*,limit,general,1,0.9\n"
        "h,*,rise,general,1,0.9\n"
        "i,*,limit,general,inf,0.9\n"
        "j,*,limit,general,,0.9\n"
    )
    with pytest.raises(InvalidInputError) as caught:
        read_rules(write(tmp_path, text))
    found = {(finding.place.rpartition(":")[2], finding.code) for finding in caught.value.findings}
    assert found == {
        ("2", "unknown_property"), ("3", "unknown_kind"), ("4", "unknown_level"), ("5", "clear_not_below_open"),
        ("7", "levels_out_of_order"), ("8", "bad_number"), ("9", "bad_number"), ("10", "missing_value"),
        ("12", "rows_disagree"), ("12", "duplicate_level"), ("13", "bad_number"), ("14", "missing_value"),
    }  # fmt: skip
    assert str(len(caught.value.findings)) in caught.value.message


@pytest.mark.parametrize(
    ("header", "text", "code"),
    [("rule,property\n", "a,*\n", "missing_column"), (HEADER, "", "no_rules"), ("", "", "missing_column")],
)
def test_a_file_that_is_not_a_rule_file_is_refused(tmp_path, header, text, code):
    with pytest.raises(InvalidInputError) as caught:
        read_rules(write(tmp_path, text, header))
    assert [finding.code for finding in caught.value.findings] == [code]


def test_a_binary_or_missing_file_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00\x81\x8d")
    for name in ("x.csv", "none.csv"):
        with pytest.raises(InvalidInputError, match="cannot be read as UTF-8"):
            read_rules(tmp_path / name)
