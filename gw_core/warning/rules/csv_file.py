# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules from a table: the plain kinds, checked completely."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ...errors import Finding, InvalidInputError
from ...records.substances import find_property
from ...store.ports import WarningLevel
from ...wording import say
from .model import ANY_PROPERTY, Rule, RuleKind, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterable

REQUIRED = ("rule", "property", "kind", "level", "open", "clear")
_LEVELS = tuple(WarningLevel)
# Kinds that the columns describe; the others are written in YAML.
_PLAIN = (RuleKind.LIMIT, RuleKind.RISE, RuleKind.CONSECUTIVE, RuleKind.MISSING)
# Columns that say the same in every row of a rule.
_SHARED = ("property", "kind", "gap_d", "limit", "baseline_d", "floor", "interval_d")


@dataclass(slots=True)
class _Row:
    """One line of a rule file while it is checked; faults go to ``findings``."""

    cells: dict[str, str]
    place: str
    findings: list[Finding]

    def text(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def fault(self, code: str, message: str) -> None:
        self.findings.append(Finding(code=code, message=message, place=self.place))

    def number(self, column: str, default: float | None, low: float, high: float) -> float | None:
        """Return the number in a column, or ``default`` when it is blank; a fault unless within [low, high]."""
        text = self.text(column)
        if not text:
            if default is None and column in REQUIRED:
                self.fault("missing_value", say("Column {column} is empty.", column=column))
            return default
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if low <= value <= high:
            return value
        message = say(
            '"{text}" in column {column} is not a number from {low} to {high}.',
            text=text, column=column, low=f"{low:g}", high=f"{high:g}",
        )  # fmt: skip
        self.fault("bad_number", message)
        return default

    def count(self, column: str) -> int:
        """Return a whole number from 1 to 1000, 1 when blank."""
        value = self.number(column, 1.0, 1.0, 1000.0) or 1.0
        if value != int(value):
            self.fault("bad_number", say("Column {column} must be a whole number.", column=column))
        return int(value)


@dataclass(slots=True)
class _Draft:
    """The rows of one rule as they are gathered."""

    first: _Row
    kind: RuleKind | None
    code: str
    triggers: list[Trigger] = field(default_factory=list)


def parse_table(text: str, name: str) -> tuple[Rule, ...]:
    """Return the rules of a CSV text called ``name``, a row a rule and level.

    Parameters
    ----------
    text : str
        Columns ``rule, property, kind, level, open, clear`` and, optional, ``readings, for_d, clear_readings, gap_d,
        limit, baseline_d, floor, interval_d, confirmed, note``; see `Rule` and `Trigger`.

    Raises
    ------
    InvalidInputError
        Rows are at fault: every fault is a finding (``missing_column``, ``unknown_property``, ``unknown_kind``,
        ``unknown_level``, ``bad_number``, ``clear_not_below_open``, ``levels_out_of_order``, ``duplicate_level``,
        ``rows_disagree``, ``no_rules``).
    """
    findings: list[Finding] = []
    rules = _parse(text.splitlines(), name, findings)
    if findings:
        message = say("The rule file {path} is refused; faults found: {count}.", path=name, count=len(findings))
        raise InvalidInputError(message, findings)
    return rules


def _parse(lines: list[str], name: str, findings: list[Finding]) -> tuple[Rule, ...]:
    reader = csv.DictReader(lines)
    missing = [column for column in REQUIRED if column not in (reader.fieldnames or ())]
    if missing:
        message = say("The columns {columns} are missing.", columns=", ".join(missing))
        findings.append(Finding(code="missing_column", message=message, place=name))
        return ()
    rows = [_Row(dict(cells), f"{name}:{number}", findings) for number, cells in enumerate(reader, start=2)]
    drafts = _gather(row for row in rows if any(value for key, value in row.cells.items() if key))
    if not drafts:
        findings.append(Finding(code="no_rules", message=say("There is no rule in the file."), place=name))
    return tuple(_finish(rule, draft) for rule, draft in drafts.items() if draft.kind is not None and draft.triggers)


def _gather(rows: Iterable[_Row]) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    for row in rows:
        name = row.text("rule")
        if not name:
            row.fault("missing_value", say("Column {column} is empty.", column="rule"))
            continue
        draft = drafts.get(name) or drafts.setdefault(name, _Draft(row, _kind(row), _property(row)))
        for column in _SHARED:
            if row.text(column) != draft.first.text(column):
                message = say('The rows of rule "{rule}" disagree in column {column}.', rule=name, column=column)
                row.fault("rows_disagree", message)
        trigger = _trigger(row)
        if trigger is not None:
            _add(draft, trigger, row)
    return drafts


def _kind(row: _Row) -> RuleKind | None:
    text = row.text("kind").lower()
    if text in _PLAIN:
        return RuleKind(text)
    message = say('"{kind}" is none of the kinds of rules that a table holds: {kinds}.', kind=text,
                  kinds=", ".join(_PLAIN))  # fmt: skip
    row.fault("unknown_kind", message)
    return None


def _property(row: _Row) -> str:
    text = row.text("property")
    if text == ANY_PROPERTY:
        return text
    try:
        return find_property(text).code
    except InvalidInputError as error:
        row.fault("unknown_property", error.message)
        return text


def _trigger(row: _Row) -> Trigger | None:
    level = row.text("level").lower()
    if level not in set(WarningLevel):
        row.fault("unknown_level", say('"{level}" is not a level: general, serious or severe.', level=level))
    opening = row.number("open", None, 1e-6, 1e6)
    clearing = row.number("clear", None, 1e-6, 1e6)
    readings, clear_readings = row.count("readings"), row.count("clear_readings")
    for_d = row.number("for_d", 0.0, 0.0, 3650.0) or 0.0
    if opening is None or clearing is None or level not in set(WarningLevel):
        return None
    if clearing >= opening:
        message = say("The clear ratio {clear} is not below the open ratio {open}.", clear=clearing, open=opening)
        row.fault("clear_not_below_open", message)
    return Trigger(
        level=WarningLevel(level), open=opening, clear=clearing, readings=readings, for_d=for_d,
        clear_readings=clear_readings,
    )  # fmt: skip


def _add(draft: _Draft, trigger: Trigger, row: _Row) -> None:
    if trigger.level in {other.level for other in draft.triggers}:
        row.fault("duplicate_level", say('The level "{level}" stands twice in a rule.', level=trigger.level.value))
        return
    draft.triggers = sorted([*draft.triggers, trigger], key=lambda each: _LEVELS.index(each.level))
    for lower, upper in pairwise(draft.triggers):
        if lower.open >= upper.open or lower.clear > upper.clear:
            message = say(
                "The ratios of level {upper} are not above those of level {lower}.",
                upper=upper.level.value, lower=lower.level.value,
            )  # fmt: skip
            row.fault("levels_out_of_order", message)


def _finish(name: str, draft: _Draft) -> Rule:
    row = draft.first
    return Rule(
        name=name, property=draft.code, kind=draft.kind or RuleKind.LIMIT, triggers=tuple(draft.triggers),
        gap_d=row.number("gap_d", 100.0, 1e-3, 36500.0) or 100.0,
        limit=row.number("limit", None, 1e-9, 1e9),
        baseline_d=row.number("baseline_d", 7.0, 0.0, 36500.0) or 0.0,
        floor=row.number("floor", 0.0, 0.0, 1e6) or 0.0,
        interval_d=row.number("interval_d", 1.0, 1e-3, 36500.0) or 1.0,
        confirmed=row.text("confirmed").lower() in {"yes", "confirmed"}, note=row.text("note"),
    )  # fmt: skip
