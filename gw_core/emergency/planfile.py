# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan files in (YAML): read, checked completely, all faults reported together."""

from __future__ import annotations

import hashlib
import string
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from ..errors import Finding, InvalidInputError
from ..records.substances import observed_properties, transport_properties
from ..store.ports import WarningLevel
from ..warning.rules.model import RuleKind
from ..wording import say
from .plan import PLACEHOLDERS, Condition, Each, Phase, Plan, PlanTask, SourceCondition, Text

if TYPE_CHECKING:
    from enum import StrEnum

DEFAULT_PLAN = Path(__file__).resolve().parents[2] / "resources" / "plans" / "default_plan.yaml"
_PLAN_KEYS = {"name", "version", "template", "source_probability", "phases"}
_TASK_KEYS = {"task", "responsible", "offset_h", "resources", "each", "when"}
_WHEN_KEYS = {"level", "kinds", "groups", "arrival_within_d", "arrival_after_d", "source"}
_E = TypeVar("_E", bound="StrEnum")


@dataclass(slots=True)
class _Reader:
    """Checks nodes of the file; faults go to ``findings`` with the place in the file's own words."""

    file: str
    findings: list[Finding]

    def fault(self, code: str, place: str, message: str) -> None:
        self.findings.append(Finding(code=code, message=message, place=f"{self.file}: {place}"))

    def mapping(self, node: Any, keys: set[str], place: str) -> dict[str, Any]:
        if not isinstance(node, dict):
            self.fault("bad_structure", place, say("Keys with values are expected here."))
            return {}
        for key in node.keys() - keys:
            self.fault("unknown_key", place, say('The key "{key}" is unknown.', key=key))
        return node

    def items(self, node: Any, place: str) -> list[Any]:
        if isinstance(node, list):
            return node
        if node is not None:
            self.fault("bad_structure", place, say("A list is expected here."))
        return []

    def text(self, node: Any, place: str) -> Text:
        texts = {"en": node} if isinstance(node, str) else node
        if (
            isinstance(texts, dict)
            and texts
            and all(isinstance(part, str) and part.strip() for part in [*texts, *texts.values()])
        ):
            return texts
        self.fault("missing_text", place, say("A text, or texts by language, is expected here."))
        return {"en": ""}

    def number(self, node: Any, low: float, high: float, place: str) -> float:
        if isinstance(node, (int, float)) and not isinstance(node, bool) and low <= node <= high:
            return float(node)
        message = say(
            "{value} is not a number from {low} to {high}.", value=repr(node), low=f"{low:g}", high=f"{high:g}"
        )
        self.fault("bad_number", place, message)
        return low

    def choice(self, node: Any, kind: type[_E], default: _E, place: str) -> _E:
        if node is None:
            return default
        if isinstance(node, str) and node in set(kind):
            return kind(node)
        message = say('"{value}" is not one of {choices}.', value=node, choices=", ".join(kind))
        self.fault("unknown_choice", place, message)
        return default


def default_plan() -> Plan:
    """Return the template that comes with the program."""
    return read_plan(DEFAULT_PLAN)


def read_plan(path: Path) -> Plan:
    """Read and check a plan file.

    Raises
    ------
    InvalidInputError
        The file cannot be read or is not YAML, or is at fault: every fault is a finding (``bad_structure``,
        ``unknown_key``, ``missing_text``, ``bad_number``, ``unknown_choice``, ``unknown_group``,
        ``unknown_placeholder``, ``no_tasks``).
    """
    try:
        raw = path.read_bytes()
        node = yaml.safe_load(raw.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InvalidInputError(say("The plan file {path} cannot be read as YAML.", path=path.name)) from error
    reader = _Reader(path.name, [])
    plan = _plan(reader, node, hashlib.sha256(raw).hexdigest()[:12])
    if reader.findings:
        message = say(
            "The plan file {path} is refused; faults found: {count}.", path=path.name, count=len(reader.findings)
        )
        raise InvalidInputError(message, reader.findings)
    return plan


def _plan(reader: _Reader, node: Any, digest: str) -> Plan:
    top = reader.mapping(node, _PLAN_KEYS, "plan")
    phases = tuple(
        _phase(reader, phase, f"phase {number}")
        for number, phase in enumerate(reader.items(top.get("phases"), "phases"), start=1)
    )
    if not any(phase.tasks for phase in phases):
        reader.fault("no_tasks", "phases", say("The plan has no task."))
    return Plan(
        name=reader.text(top.get("name"), "name"), version=str(top.get("version", "")),
        template=top.get("template") is True,
        source_probability=reader.number(top.get("source_probability", 0.5), 0.0, 1.0, "source_probability"),
        phases=phases, digest=digest,
    )  # fmt: skip


def _phase(reader: _Reader, node: Any, place: str) -> Phase:
    phase = reader.mapping(node, {"name", "tasks"}, place)
    tasks = enumerate(reader.items(phase.get("tasks"), place), start=1)
    return Phase(
        name=reader.text(phase.get("name"), f"{place}, name"),
        tasks=tuple(_task(reader, task, f"{place}, task {number}") for number, task in tasks),
    )


def _task(reader: _Reader, node: Any, place: str) -> PlanTask:
    task = reader.mapping(node, _TASK_KEYS, place)
    each = reader.choice(task.get("each"), Each, Each.PLAN, f"{place}, each")
    resources = reader.items(task.get("resources"), f"{place}, resources")
    made = PlanTask(
        text=reader.text(task.get("task"), f"{place}, task"),
        responsible=reader.text(task.get("responsible"), f"{place}, responsible"),
        offset_h=reader.number(task.get("offset_h"), 0.0, 87600.0, f"{place}, offset_h"),
        resources=tuple(reader.text(resource, f"{place}, resources") for resource in resources),
        each=each, when=_condition(reader, task.get("when", {}), f"{place}, when"),
    )  # fmt: skip
    for text in (*made.text.values(), *made.responsible.values()):
        _check_placeholders(reader, text, each, place)
    return made


def _condition(reader: _Reader, node: Any, place: str) -> Condition:
    when = reader.mapping(node, _WHEN_KEYS, place)
    always = when.get("level") == "none"
    level = None
    if "level" in when and not always:
        level = reader.choice(when["level"], WarningLevel, WarningLevel.GENERAL, f"{place}, level")
    kinds = [
        reader.choice(kind, RuleKind, RuleKind.LIMIT, f"{place}, kinds")
        for kind in reader.items(when.get("kinds"), f"{place}, kinds")
    ]
    groups = [str(group) for group in reader.items(when.get("groups"), f"{place}, groups")]
    for group in set(groups) - _groups():
        reader.fault("unknown_group", f"{place}, groups", say('The substance group "{group}" is unknown.', group=group))
    days = {
        key: reader.number(when[key], 0.0, 36500.0, f"{place}, {key}")
        for key in ("arrival_within_d", "arrival_after_d") if key in when
    }  # fmt: skip
    source = reader.choice(when.get("source"), SourceCondition, SourceCondition.ANY, f"{place}, source")
    return Condition(
        level=level, always=always, kinds=frozenset(kinds), groups=frozenset(groups), source=source,
        arrival_within_d=days.get("arrival_within_d"), arrival_after_d=days.get("arrival_after_d"),
    )  # fmt: skip


def _groups() -> set[str]:
    found = (transport_properties(code) for code in observed_properties())
    return {each.group for each in found if each is not None}


def _check_placeholders(reader: _Reader, text: str, each: Each, place: str) -> None:
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        reader.fault("unknown_placeholder", place, say("The braces in the text do not match."))
        return
    for name in names - PLACEHOLDERS[each]:
        message = say('"{name}" cannot be used in the text of a task for each {each}.', name=name, each=each.value)
        reader.fault("unknown_placeholder", place, message)
