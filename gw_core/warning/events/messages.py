# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence a warning, for layers, lists and notices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

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
    kind = str(event.evidence.get("kind"))
    known = _FACTS.get(kind, _limit_fact)
    return known(event, name)


def _figures(event: WarningEvent, name: str) -> dict[str, Any]:
    return {
        "name": name, "point": event.point, "value": plain_number(event.value), "limit": plain_number(event.limit),
        "unit": event.unit, "ratio": plain_number(event.evidence.get("ratio") or math.nan, 3),
    }  # fmt: skip


def _limit_fact(event: WarningEvent, name: str) -> Sentence:
    figures = _figures(event, name)
    if event.evidence.get("censored"):
        return say(
            "{name} at {point} is below a detection limit of {value} {unit}, which at {ratio} times the limit of "
            "{limit} {unit} does not show that it is over.", **figures
        )  # fmt: skip
    if event.property == "ph":
        return say("{name} at {point} is {value}, where the limit on that side is {limit}.", **figures)
    if event.evidence.get("limit_class"):
        return say(
            "{name} at {point} is {value} {unit}, {ratio} times the class {limit_class} limit of {limit} {unit}.",
            limit_class=event.evidence["limit_class"], **figures,
        )  # fmt: skip
    if event.evidence.get("limits_version"):
        return say("{name} at {point} is {value} {unit}, {ratio} times the background limit of {limit} {unit}.",
                   **figures)  # fmt: skip
    return say("{name} at {point} is {value} {unit}, {ratio} times the limit of {limit} {unit}.", **figures)


def _rise_fact(event: WarningEvent, name: str) -> Sentence:
    return say("{name} at {point} rose from {limit} to {value} {unit}, {ratio} times as much.", **_figures(event, name))


def _consecutive_fact(event: WarningEvent, name: str) -> Sentence:
    return say("{name} at {point} rose {ratio} times in a row, the last time to {value}.", **_figures(event, name))


def _rate_fact(event: WarningEvent, name: str) -> Sentence:
    return say("{name} at {point} rises by {value} {unit}, where {limit} {unit} is watched for.",
               **_figures(event, name))  # fmt: skip


def _trend_fact(event: WarningEvent, name: str) -> Sentence:
    return say("{name} at {point} has a rising trend of {value} {unit} (confidence {ratio}).", **_figures(event, name))


def _control_fact(event: WarningEvent, name: str) -> Sentence:
    return say(
        "{name} at {point} left its control chart: {value} {unit} against a background of {limit} {unit}, "
        "{ratio} times the control limit.", **_figures(event, name)
    )  # fmt: skip


def _combined_fact(event: WarningEvent, name: str) -> Sentence:
    return say("Several properties at {point}, {name} among them, meet the rule {rule} ({ratio} times its threshold).",
               rule=event.rule, **_figures(event, name))  # fmt: skip


def _forecast_fact(event: WarningEvent, name: str) -> Sentence:
    return say(
        "A plume of {name} is forecast to reach {point} in {value} d, within the {limit} d that are watched for.",
        **_figures(event, name),
    )


def _missing_fact(event: WarningEvent, name: str) -> Sentence:
    return say("No usable reading of {name} at {point} for {value} d, where one comes every {limit} d.",
               **_figures(event, name))  # fmt: skip


def _flat_fact(event: WarningEvent, name: str) -> Sentence:
    return say("The reading of {name} at {point} has not moved for {value} d: the sensor may be stuck.",
               **_figures(event, name))  # fmt: skip


def _range_fact(event: WarningEvent, name: str) -> Sentence:
    return say("The reading of {name} at {point}, {value} {unit}, lies outside of what the instrument can measure "
               "({limit} {unit}).", **_figures(event, name))  # fmt: skip


def _calibration_fact(event: WarningEvent, name: str) -> Sentence:
    if event.value < 0.0:
        figures = {**_figures(event, name), "value": plain_number(-event.value)}
        return say("The sensor for {name} at {point} must be calibrated in {value} d.", **figures)
    return say("The calibration of the sensor for {name} at {point} is {value} d overdue.", **_figures(event, name))


_FACTS = {
    RuleKind.RISE.value: _rise_fact,
    RuleKind.CONSECUTIVE.value: _consecutive_fact,
    RuleKind.RATE.value: _rate_fact,
    RuleKind.TREND.value: _trend_fact,
    RuleKind.CONTROL.value: _control_fact,
    RuleKind.COMBINED.value: _combined_fact,
    RuleKind.FORECAST.value: _forecast_fact,
    RuleKind.MISSING.value: _missing_fact,
    RuleKind.FLAT.value: _flat_fact,
    RuleKind.RANGE.value: _range_fact,
    RuleKind.CALIBRATION.value: _calibration_fact,
}


def _state(event: WarningEvent) -> Sentence:
    if event.evidence.get("withdrawn_at"):
        return say("Withdrawn: the readings no longer support it.")
    return {
        WarningState.PENDING: say("To be confirmed by further readings."),
        WarningState.FIRING: say("Open."),
        WarningState.ACKNOWLEDGED: say("Acknowledged."),
        WarningState.RECOVERING: say("Recovering: below the limit, not yet for long enough."),
        WarningState.RESOLVED: say("Over."),
    }[event.state]
