# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule files in, whatever their form, and rule sets put together."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ...errors import InvalidInputError
from ...wording import say
from .csv_file import parse_table
from .model import Rule, RuleSet
from .yaml_file import parse_rules

DEFAULT_RULES = Path(__file__).with_name("data") / "rules.yaml"
_YAML = {".yaml", ".yml"}


def default_rules() -> RuleSet:
    """Return the rules that come with the program."""
    return read_rules(DEFAULT_RULES)


def read_rules(path: Path) -> RuleSet:
    """Read and check a rule file (UTF-8): YAML, or a table in CSV for the plain kinds.

    Raises
    ------
    InvalidInputError
        The file cannot be read, or something in it is at fault: every fault is a finding.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = say("The rule file {path} cannot be read as UTF-8 text.", path=path.name)
        raise InvalidInputError(message) from error
    return rule_set(parse_rules(text, path.name) if path.suffix.lower() in _YAML else parse_table(text, path.name))


def rule_set(rules: tuple[Rule, ...]) -> RuleSet:
    """Return rules with the digest of what they say: neither comments nor the order of keys change it."""
    said = "\n".join(repr(rule) for rule in rules)
    return RuleSet(rules=rules, version=hashlib.sha256(said.encode()).hexdigest()[:12])


def merge_rules(base: RuleSet, more: RuleSet) -> RuleSet:
    """Return ``base`` with the rules of ``more`` added; a rule of the same name is replaced."""
    names = {rule.name for rule in more.rules}
    rules = (*(rule for rule in base.rules if rule.name not in names), *more.rules)
    return RuleSet(rules=rules, version=f"{base.version}+{more.version}")
