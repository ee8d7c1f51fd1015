# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of the rules: who changed them when and why, and which count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import Finding, InvalidInputError
from ...store.messages import Revision
from ...wording import say
from .files import rule_set
from .model import RuleSet
from .yaml_file import parse_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

SUBJECT = "rules"


def new_revision(text: str, name: str, *, author: str, reason: str, at: datetime) -> Revision:
    """Return a version of the rules, to be stored: from ``at`` on these count and no others.

    Parameters
    ----------
    text : str
        YAML, all the rules there are to be.
    name : str
        Of the file, for faults.
    author, reason : str
        Not empty.

    Raises
    ------
    InvalidInputError
        The rules are at fault, or nobody says who made them or why.
    """
    findings = [
        Finding(code="missing_text", message=message)
        for given, message in (
            (author, say("A version of the rules needs an author.")),
            (reason, say("A version of the rules needs a reason.")),
        )
        if not given.strip()
    ]
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    rules = rule_set(parse_rules(text, name))
    return Revision(subject=SUBJECT, version=rules.version, at=at, author=author, reason=reason, contents=text)


def rules_in_force(revisions: Sequence[Revision], at: datetime) -> RuleSet | None:
    """Return the rules that count at a moment, of all versions stored, oldest first; None when there is none."""
    versions = [revision for revision in revisions if revision.at <= at]
    if not versions:
        return None
    return RuleSet(rules=parse_rules(versions[-1].contents, versions[-1].version), version=versions[-1].version)
