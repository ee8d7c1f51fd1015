# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence a warning, for layers, lists and notices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ...records.substances import observed_properties
from ...store.ports import WarningState
from ...wording import Sentence, plain_number, say
from ..rules.model import RuleKind

if TYPE_CHECKING:
    from ...store.ports import WarningEvent


def describe(event: WarningEvent, language: str = "en") -> Sentence:
    """Return the sentence of a warning: what was read where, against what, and in which state it is.

    Parameters
    ----------
    event : WarningEvent
    language : str
        Language of the property's name only; the sentence itself is translated by `wording.worded`.
    """
    found = observed_properties().get(event.property)
    name = found.name(language) if found else event.property
    return say("{fact} {state}", fact=_fact(event, name), state=_state(event))


def _fact(event: WarningEvent, name: str) -> Sentence:
    kind = event.evidence.get("kind")
    value, limit = plain_number(event.value), plain_number(event.limit)
    ratio = plain_number(event.evidence.get("ratio") or math.nan, 3)
    if kind == RuleKind.MISSING:
        return say(
            "No usable reading of {name} at {point} for {value} d, where one comes every {limit} d.",
            name=name, point=event.point, value=value, limit=limit,
        )  # fmt: skip
    if kind == RuleKind.RISE:
        return say(
            "{name} at {point} rose from {limit} to {value} {unit}, {ratio} times as much.",
            name=name, point=event.point, value=value, limit=limit, unit=event.unit, ratio=ratio,
        )  # fmt: skip
    if event.evidence.get("censored"):
        return say(
            "{name} at {point} is below a detection limit of {value} {unit}, which at {ratio} times the limit of "
            "{limit} {unit} does not show that it is over.",
            name=name, point=event.point, value=value, unit=event.unit, ratio=ratio, limit=limit,
        )  # fmt: skip
    if event.property == "ph":
        return say(
            "{name} at {point} is {value}, where the limit on that side is {limit}.",
            name=name, point=event.point, value=value, limit=limit,
        )  # fmt: skip
    if event.evidence.get("limit_class"):
        return say(
            "{name} at {point} is {value} {unit}, {ratio} times the class {limit_class} limit of {limit} {unit}.",
            name=name, point=event.point, value=value, unit=event.unit, ratio=ratio, limit=limit,
            limit_class=event.evidence["limit_class"],
        )  # fmt: skip
    return say(
        "{name} at {point} is {value} {unit}, {ratio} times the limit of {limit} {unit}.",
        name=name, point=event.point, value=value, unit=event.unit, ratio=ratio, limit=limit,
    )  # fmt: skip


def _state(event: WarningEvent) -> Sentence:
    if event.evidence.get("withdrawn_at"):
        return say("Withdrawn: the readings no longer support it.")
    return {
        WarningState.PENDING: say("To be confirmed by further readings."),
        WarningState.FIRING: say("Open."),
        WarningState.ACKNOWLEDGED: say("Acknowledged."),
        WarningState.RESOLVED: say("Over."),
    }[event.state]
