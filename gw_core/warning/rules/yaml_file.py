# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules from YAML: everything that a rule can say, checked completely."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ...entries import Entry, read_entry
from ...errors import InvalidInputError
from ...records.park import PointRole
from ...records.substances import find_property, substance_groups
from ...store.ports import WarningLevel
from ...wording import say
from .model import ANY_PROPERTY, GROUP_PREFIX, Combination, LimitBasis, Member, Rule, RuleKind, Trigger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LEVELS = tuple(WarningLevel)
_LONGEST_D = 36_500.0
_SPAN = re.compile(r"([0-9.]+(?:e-?[0-9]+)?)\s*(s|min|h|d|a)\Z")
_DAYS = {"s": 1.0 / 86_400.0, "min": 1.0 / 1440.0, "h": 1.0 / 24.0, "d": 1.0, "a": 365.25}


def parse_rules(text: str, name: str) -> tuple[Rule, ...]:
    """Return the rules of a YAML text called ``name``.

    Raises
    ------
    InvalidInputError
        With every fault and its place.
    """
    entry = read_entry(text, name, [])
    found: dict[str, Rule] = {}
    for each in entry.entries("rules"):
        rule = _rule(each)
        if rule is not None and rule.name in found:
            each.fault("name_taken", say("The name {name} is taken.", name=rule.name), "name")
        elif rule is not None:
            found[rule.name] = rule
    if not found and not entry.findings:
        entry.fault("no_rules", say("There is no rule in the file."))
    entry.refuse_unknown()
    if entry.findings:
        count = len(entry.findings)
        message = say("The rule file {path} is refused; faults found: {count}.", path=name, count=count)
        raise InvalidInputError(message, entry.findings)
    return tuple(found.values())


def _rule(entry: Entry) -> Rule | None:
    before = len(entry.findings)
    if "kind" not in entry:
        entry.fault("missing_text", say("A text is expected here."), "kind")
    kind = entry.choice("kind", RuleKind, RuleKind.LIMIT)
    triggers = _triggers(entry, kind)
    own = _OWN[kind](entry)
    if kind is not RuleKind.COMBINED:
        own["property"] = _property(entry)
    common: dict[str, Any] = {
        "name": entry.text("name"), "kind": kind, "triggers": triggers, "roles": _roles(entry),
        "points": entry.texts("points"), "gap_d": _days(entry, "gap", 1e-6, 100.0),
        "flaps": _count(entry, "flaps", 0, 0), "flap_d": _days(entry, "flap", 0.0, 0.0),
        "confirmed": entry.truth("confirmed", default=False), "note": entry.text("note", ""),
    }  # fmt: skip
    if bool(common["flaps"]) is not bool(common["flap_d"]):
        entry.fault("half_a_pair", say("The keys flaps and flap belong together."), "flaps")
    entry.refuse_unknown()
    return Rule(**common, **own) if len(entry.findings) == before else None


# --- what each kind says ---


def _limited(entry: Entry) -> dict[str, Any]:
    limit = entry.number("limit", 1e-12, 1e12) if "limit" in entry else None
    basis = entry.choice("basis", LimitBasis, LimitBasis.CLASS)
    if limit is not None and "basis" in entry:
        entry.fault("two_limits", say("A rule has a limit of its own or a basis, not both."), "basis")
    return {"limit": limit, "basis": basis}


def _floored(entry: Entry) -> dict[str, Any]:
    return {**_limited(entry), "floor": entry.number("floor", 0.0, 1e6, 0.0)}


def _rise(entry: Entry) -> dict[str, Any]:
    return {**_floored(entry), "baseline_d": _days(entry, "baseline", 0.0, 7.0)}


def _rate(entry: Entry) -> dict[str, Any]:
    return {"rate_per_d": entry.number("rate_per_d", 1e-12, 1e12), "window_d": _days(entry, "window", 1e-6, 1.0)}


def _trend(entry: Entry) -> dict[str, Any]:
    found = {**_floored(entry), "window_d": _days(entry, "window", 1e-6, 730.0),
             "step_d": _days(entry, "step", 1e-6, 30.0), "count": _count(entry, "count", 4, 8)}  # fmt: skip
    if found["window_d"] < found["step_d"] * found["count"]:
        entry.fault("short_window", say("The window does not hold as many steps as are needed."), "window")
    return found


def _control(entry: Entry) -> dict[str, Any]:
    return {
        "shift": entry.number("shift", 0.0, 10.0, 1.0), "decision": entry.number("decision", 0.1, 100.0, 5.0),
        "shewhart": entry.number("shewhart", 0.1, 100.0, 4.5), "count": _count(entry, "count", 4, 8),
    }  # fmt: skip


def _combined(entry: Entry) -> dict[str, Any]:
    members = tuple(_member(each) for each in entry.entries("members"))
    if len({member.property for member in members}) < max(len(members), 2):
        entry.fault("few_members", say("A combined rule needs two or more different properties."), "members")
    first = members[0].property if members else ""
    return {"members": members, "combination": entry.choice("combination", Combination, Combination.ALL),
            "property": first}  # fmt: skip


def _member(entry: Entry) -> Member:
    found = Member(property=_code(entry, "property"), **_limited(entry))
    entry.refuse_unknown()
    return found


def _forecast(entry: Entry) -> dict[str, Any]:
    return {"horizon_d": _days(entry, "horizon", 1e-3, 40.0)}


def _missing(entry: Entry) -> dict[str, Any]:
    return {"interval_d": _days(entry, "interval", 1e-6, 1.0)}


def _flat(entry: Entry) -> dict[str, Any]:
    return {"window_d": _days(entry, "window", 1e-6, 3.0), "count": _count(entry, "count", 2, 12),
            "tolerance": entry.number("tolerance", 0.0, 1e12, 0.0)}  # fmt: skip


def _range(entry: Entry) -> dict[str, Any]:
    low = entry.number("low", -1e12, 1e12) if "low" in entry else -math.inf
    high = entry.number("high", -1e12, 1e12) if "high" in entry else math.inf
    if not (low < high and math.isfinite(max(low, -high))):
        entry.fault("no_range", say("A range needs a low or a high bound, and the low one below the high one."))
    return {"low": low, "high": high}


def _calibration(entry: Entry) -> dict[str, Any]:
    return {"interval_d": _days(entry, "interval", 1e-3, 30.0)}


_OWN: dict[RuleKind, Callable[[Entry], dict[str, Any]]] = {
    RuleKind.LIMIT: _limited,
    RuleKind.RISE: _rise,
    RuleKind.CONSECUTIVE: _floored,
    RuleKind.RATE: _rate,
    RuleKind.TREND: _trend,
    RuleKind.CONTROL: _control,
    RuleKind.COMBINED: _combined,
    RuleKind.FORECAST: _forecast,
    RuleKind.MISSING: _missing,
    RuleKind.FLAT: _flat,
    RuleKind.RANGE: _range,
    RuleKind.CALIBRATION: _calibration,
}

# --- levels ---


def _triggers(entry: Entry, kind: RuleKind) -> tuple[Trigger, ...]:
    found = sorted((_trigger(each, kind) for each in entry.entries("levels")), key=lambda t: _LEVELS.index(t.level))
    if not found:
        entry.fault("missing_levels", say("A rule needs at least one level."), "levels")
    for lower, upper in pairwise(found):
        if lower.level is upper.level:
            message = say('The level "{level}" stands twice in a rule.', level=lower.level.value)
            entry.fault("duplicate_level", message, "levels")
        elif lower.open >= upper.open or lower.clear > upper.clear:
            message = say(
                "The ratios of level {upper} are not above those of level {lower}.",
                upper=upper.level.value, lower=lower.level.value,
            )  # fmt: skip
            entry.fault("levels_out_of_order", message, "levels")
    return tuple(found)


def _trigger(entry: Entry, kind: RuleKind) -> Trigger:
    if "level" not in entry:
        entry.fault("missing_text", say("A text is expected here."), "level")
    highest = 1.0 - 1e-9 if kind is RuleKind.TREND else 1e6
    found = Trigger(
        level=entry.choice("level", WarningLevel, WarningLevel.GENERAL),
        open=entry.number("open", 1e-6, highest), clear=entry.number("clear", 1e-6, highest),
        readings=_count(entry, "readings", 1, 1), for_d=_days(entry, "for", 0.0, 0.0),
        clear_readings=_count(entry, "clear_readings", 1, 1), clear_for_d=_days(entry, "clear_for", 0.0, 0.0),
        expire_d=_days(entry, "expire", 1e-6, math.inf),
    )  # fmt: skip
    if found.clear >= found.open:
        message = say("The clear ratio {clear} is not below the open ratio {open}.", clear=found.clear, open=found.open)
        entry.fault("clear_not_below_open", message)
    if found.expire_d < found.for_d:
        entry.fault("expires_early", say("A level would expire before it is reached."), "expire")
    entry.refuse_unknown()
    return found


# --- values ---


def _days(entry: Entry, key: str, low: float, default: float) -> float:
    """Return a span in days: a number of days, or a number with s, min, h, d or a."""
    if key not in entry:
        entry.value(key)
        return default
    found = entry.value(key)
    match = _SPAN.match(found.strip()) if isinstance(found, str) else None
    try:
        days = float(match[1]) * _DAYS[match[2]] if match else found
    except ValueError:
        days = None
    if isinstance(days, (int, float)) and not isinstance(days, bool) and low <= days <= _LONGEST_D:
        return float(days)
    message = say(
        '{value} is no span of time from {low} d to {high} d; write "12 h", "3 d" or a number of days.',
        value=repr(found), low=f"{low:g}", high=f"{_LONGEST_D:g}",
    )  # fmt: skip
    entry.fault("bad_span", message, key)
    return default


def _count(entry: Entry, key: str, low: int, default: int) -> int:
    number = entry.number(key, low, 100_000, default)
    if number != int(number):
        entry.fault("bad_number", say("{key} must be a whole number.", key=key), key)
    return int(number)


def _roles(entry: Entry) -> tuple[PointRole, ...]:
    return tuple(PointRole(text) for text in _known(entry, "roles", set(PointRole)))


def _known(entry: Entry, key: str, words: Iterable[str]) -> list[str]:
    found = []
    for text in entry.texts(key):
        if text in words:
            found.append(text)
        else:
            message = say("{value} is not one of {words}.", value=repr(text), words=", ".join(sorted(words)))
            entry.fault("unknown_word", message, key)
    return found


def _property(entry: Entry) -> str:
    text = entry.text("property", ANY_PROPERTY)
    if text == ANY_PROPERTY:
        return text
    if not text.startswith(GROUP_PREFIX):
        return _code(entry, "property")
    group = text.removeprefix(GROUP_PREFIX).strip()
    if group not in substance_groups():
        message = say(
            "{group} is no class of pollutants; known are {known}.", group=group, known=", ".join(substance_groups())
        )
        entry.fault("unknown_group", message, "property")
    return GROUP_PREFIX + group


def _code(entry: Entry, key: str) -> str:
    text = entry.text(key)
    try:
        return find_property(text).code if text else text
    except InvalidInputError as error:
        entry.fault("unknown_property", error.message, key)
        return text
