# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules in YAML: every kind, every fault, and whom they watch."""

from __future__ import annotations

import math

import pytest
import yaml
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.park import PointRole
from gw_monitor.gw_core.store.ports import DatastreamKey, WarningLevel
from gw_monitor.gw_core.warning.rules.files import default_rules, read_rules, rule_set
from gw_monitor.gw_core.warning.rules.model import Combination, LimitBasis, Rule, RuleKind, Trigger
from gw_monitor.gw_core.warning.rules.scope import Stream, rules_for
from gw_monitor.gw_core.warning.rules.yaml_file import parse_rules
from hypothesis import given
from hypothesis import strategies as st

LEVELS = [{"level": "general", "open": 1.0, "clear": 0.8}]


def text_of(*rules):
    return yaml.safe_dump({"rules": [{"levels": LEVELS, **rule} for rule in rules]}, allow_unicode=True)


def parsed(**rule):
    (found,) = parse_rules(text_of({"name": "r", **rule}), "own.yaml")
    return found


def faults(text):
    with pytest.raises(InvalidInputError) as caught:
        parse_rules(text, "own.yaml")
    return {(finding.place.removeprefix("own.yaml."), finding.code) for finding in caught.value.findings}


def test_every_kind_has_a_rule_among_the_default_ones_or_below():
    """So that none can be forgotten: what the program itself does not use is tried here."""
    more = [
        parsed(kind="rate", rate_per_d=0.5, window="12 h"), parsed(kind="trend", levels=[
            {"level": "general", "open": 0.95, "clear": 0.8}]), parsed(kind="range", low=0, high=14),
        parsed(kind="combined", members=[{"property": "苯"}, {"property": "toluene", "limit": 7}]),
    ]  # fmt: skip
    assert {rule.kind for rule in [*default_rules().rules, *more]} == set(RuleKind)


def test_what_a_rule_says_is_taken_as_it_says():
    found = parsed(
        kind="limit", property="group:BTEX", roles=["source"], points=["MW-1*", "MW-2"], limit=5, gap="36 h", flaps=3,
        flap="1 d", confirmed=True, note="x", levels=[
            {"level": "severe", "open": 3, "clear": 2, "readings": 2, "for": "90 min", "clear_readings": 3,
             "clear_for": "12 h", "expire": "30 d"},
            {"level": "general", "open": 1, "clear": 0.8},
        ],
    )  # fmt: skip
    assert found == Rule(
        name="r", property="group:BTEX", kind=RuleKind.LIMIT, roles=(PointRole.SOURCE,), points=("MW-1*", "MW-2"),
        limit=5.0, gap_d=1.5, flaps=3, flap_d=1.0, confirmed=True, note="x", triggers=(
            Trigger(level=WarningLevel.GENERAL, open=1.0, clear=0.8),
            Trigger(level=WarningLevel.SEVERE, open=3.0, clear=2.0, readings=2, for_d=0.0625, clear_readings=3,
                    clear_for_d=0.5, expire_d=30.0),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("span", "days"), [("30 s", 30 / 86400), ("90 min", 0.0625), ("12h", 0.5), ("3 d", 3.0), ("1 a", 365.25), (7, 7.0)]
)
def test_spans_of_time_are_exact(span, days):
    assert parsed(kind="limit", gap=span).gap_d == pytest.approx(days, rel=1e-15)


def test_a_combined_rule_has_the_property_of_its_first_member():
    found = parsed(kind="combined", combination="any", members=[
        {"property": "甲苯", "basis": "background"}, {"property": "benzene", "limit": 7}])  # fmt: skip
    assert (found.property, found.combination) == ("toluene", Combination.ANY)
    assert [(member.property, member.limit, member.basis) for member in found.members] == [
        ("toluene", None, LimitBasis.BACKGROUND), ("benzene", 7.0, LimitBasis.CLASS),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "place", "code"),
    [
        ({"kind": "sometimes"}, "kind", "unknown_word"),
        ({}, "kind", "missing_text"),
        ({"kind": "limit", "property": "phlogiston"}, "property", "unknown_property"),
        ({"kind": "limit", "property": "group:humours"}, "property", "unknown_group"),
        ({"kind": "limit", "roles": ["king"]}, "roles", "unknown_word"),
        ({"kind": "limit", "limit": 5, "basis": "background"}, "basis", "two_limits"),
        ({"kind": "limit", "limit": -5}, "limit", "bad_number"),
        ({"kind": "limit", "gap": "soon"}, "gap", "bad_span"),
        ({"kind": "limit", "gap": "1.2.3 d"}, "gap", "bad_span"),
        ({"kind": "limit", "gap": 0}, "gap", "bad_span"),
        ({"kind": "limit", "flaps": 3}, "flaps", "half_a_pair"),
        ({"kind": "limit", "flaps": 2.5, "flap": 1}, "flaps", "bad_number"),
        ({"kind": "limit", "window": 3}, "", "unknown_key"),
        ({"kind": "rate"}, "rate_per_d", "bad_number"),
        ({"kind": "trend", "window": 30, "step": 30, "levels": [{"level": "general", "open": 0.9, "clear": 0.8}]},
         "window", "short_window"),
        ({"kind": "trend"}, "levels[1].open", "bad_number"),
        ({"kind": "range"}, "", "no_range"),
        ({"kind": "range", "low": 3, "high": 2}, "", "no_range"),
        ({"kind": "combined"}, "members", "few_members"),
        ({"kind": "combined", "members": [{"property": "benzene"}, {"property": "苯"}]}, "members", "few_members"),
        ({"kind": "limit", "levels": []}, "levels", "missing_levels"),
        ({"kind": "limit", "levels": LEVELS * 2}, "levels", "duplicate_level"),
        ({"kind": "limit", "levels": [*LEVELS, {"level": "severe", "open": 0.9, "clear": 0.8}]}, "levels",
         "levels_out_of_order"),
        ({"kind": "limit", "levels": [{"level": "general", "open": 1, "clear": 1}]}, "levels[1]",
         "clear_not_below_open"),
        ({"kind": "limit", "levels": [{**LEVELS[0], "for": 3, "expire": 1}]}, "levels[1].expire", "expires_early"),
        ({"kind": "limit", "levels": [{"open": 1, "clear": 0.5}]}, "levels[1].level", "missing_text"),
    ],
)  # fmt: skip
def test_each_fault_is_told_where_it_is(rule, place, code):
    assert (f"rules[1].{place}".rstrip("."), code) in faults(text_of({"name": "r", **rule}))


def test_all_faults_are_told_together():
    text = text_of({"name": "a", "kind": "limit", "gap": "x"}, {"kind": "limit", "limit": 0},
                   {"name": "c", "kind": "limit"}, {"name": "c", "kind": "rise"})  # fmt: skip
    assert faults(text) == {
        ("rules[1].gap", "bad_span"), ("rules[2].limit", "bad_number"), ("rules[2].name", "missing_text"),
        ("rules[4].name", "name_taken"),
    }  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [("rules: []", "no_rules"), ("a: [", "bad_yaml"), ("- 1", "bad_structure"),
                                            ("rules: {}", "bad_structure"), ("other: 1", "no_rules")])  # fmt: skip
def test_what_holds_no_rules_is_refused(text, code):
    assert code in {found for _, found in faults(text)}


SCALAR = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.floats(), st.text(max_size=6))
NODE = st.recursive(SCALAR, lambda inner: st.one_of(
    st.lists(inner, max_size=3),
    st.dictionaries(st.sampled_from(["rules", "name", "kind", "levels", "level", "open", "clear", "members", "gap",
                                     "property", "flaps", "low", "roles", "for"]), inner, max_size=5)),
    max_leaves=25)  # fmt: skip


@given(NODE)
def test_no_text_breaks_the_reader(node):
    try:
        found = parse_rules(yaml.safe_dump(node, allow_unicode=True), "own.yaml")
    except InvalidInputError as error:
        assert error.findings
        assert all(finding.message for finding in error.findings)
    else:
        assert found


def test_the_version_is_of_what_is_said_not_of_how(tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yml"
    one.write_text(text_of({"name": "a", "kind": "limit", "gap": "1 d"}), encoding="utf-8")
    two.write_text("# a comment\n" + text_of({"gap": 1, "kind": "limit", "name": "a"}), encoding="utf-8-sig")
    assert read_rules(one) == read_rules(two)
    assert read_rules(one).version != rule_set(parse_rules(text_of({"name": "b", "kind": "limit"}), "x")).version


def test_a_table_and_yaml_say_the_same(tmp_path):
    table = tmp_path / "rules.csv"
    table.write_text("rule,property,kind,level,open,clear,readings,for_d,clear_readings,gap_d,limit\n"
                     "a,benzene,limit,general,1,0.8,2,0.5,1,3,5\n", encoding="utf-8")  # fmt: skip
    other = tmp_path / "rules.yaml"
    other.write_text(text_of({"name": "a", "property": "benzene", "kind": "limit", "gap": 3, "limit": 5,
                              "levels": [{**LEVELS[0], "readings": 2, "for": "12 h"}]}), encoding="utf-8")  # fmt: skip
    (one,), (two,) = read_rules(table).rules, read_rules(other).rules
    assert one.triggers == two.triggers
    assert (one.property, one.kind, one.gap_d, one.limit) == (two.property, two.kind, two.gap_d, two.limit)


def watching(text, code, point="MW-1", role=PointRole.OTHER):
    stream = Stream(datastream_id=1, key=DatastreamKey(point=point, property=code), unit="ug/L", role=role)
    return {rule.name for rule in rules_for(rule_set(parse_rules(text, "own.yaml")), stream)}


def test_the_closest_rules_of_a_kind_watch():
    text = text_of(
        {"name": "any", "kind": "limit"}, {"name": "group", "kind": "limit", "property": "group:BTEX"},
        {"name": "own", "kind": "limit", "property": "benzene"}, {"name": "zone", "kind": "limit", "roles": ["source"]},
        {"name": "well", "kind": "limit", "points": ["MW-1*"]}, {"name": "rise", "kind": "rise"},
        {"name": "background", "kind": "limit", "basis": "background"},
    )  # fmt: skip
    others = {"rise", "background"}
    assert watching(text, "benzene", "B-1") == {"own", *others}
    assert watching(text, "toluene", "B-1") == {"group", *others}
    assert watching(text, "nitrate", "B-1") == {"any", *others}
    assert watching(text, "benzene", "B-1", PointRole.SOURCE) == {"zone", *others}
    assert watching(text, "benzene", "MW-12", PointRole.SOURCE) == {"well", *others}


def test_endless_is_the_default_of_an_expiry():
    assert math.isinf(parsed(kind="limit").triggers[0].expire_d)
