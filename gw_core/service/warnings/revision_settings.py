# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the park file says of revising limits: ``warnings.limits``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...records.substances import find_property
from ...warning.background.censored import Estimator
from ...warning.background.limits import Demand, LimitMethod
from ...warning.background.prediction import Programme, Scheme
from ...warning.background.site import Request
from ...warning.background.summary import Distribution
from ...warning.notices.model import Language
from ...wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from ...entries import Entry

_MONTH_D = 365.25 / 12.0


class Shape(StrEnum):
    """What a background is taken for: chosen by the tests, or named."""

    BY_THE_TESTS = "by_the_tests"
    LOGNORMAL = "lognormal"
    NORMAL = "normal"
    NONPARAMETRIC = "nonparametric"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionSettings:
    """When limits are revised, by whom, and how they are derived.

    Attributes
    ----------
    request : Request
        Without points: by their role in the park.
    wells : int
        That are compared; 0: counted.
    author : str
        Who answers for the revisions.
    language : Language
        In which the reason is written.
    every_d : float
        Longest time between revisions, d, > 0.
    assessed_at : datetime or None
        When a risk assessment was last confirmed, which calls for a revision of limits that are older.
    start, end : datetime or None
        Of the base period; None: open on that side.
    window_d : float or None
        Length of a base period that moves on with the clock, d, in place of ``start`` and ``end``.
    """

    request: Request
    wells: int = 0
    author: str
    language: Language = Language.ZH
    every_d: float = 365.0
    assessed_at: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    window_d: float | None = None


def read_revision_settings(entry: Entry) -> RevisionSettings | None:
    """Read the section; None where ``active`` is false. Faults are noted in the entry."""
    active = entry.truth("active", default=True)
    window = entry.number("window_d", 1.0, 36_500) if "window_d" in entry else None
    found = RevisionSettings(
        request=_request(entry), wells=int(entry.number("wells", 0, 100_000, 0)), author=entry.text("author"),
        language=entry.choice("language", Language, Language.ZH), every_d=_every(entry),
        assessed_at=entry.moment("risk_assessment"), start=entry.moment("start"), end=entry.moment("end"),
        window_d=window,
    )  # fmt: skip
    if window is not None and (found.start or found.end):
        entry.fault("two_periods", say("Give window_d or start and end, not both."), "window_d")
    if found.start and found.end and found.end <= found.start:
        entry.fault("bad_period", say("The base period ends before it begins."), "end")
    entry.refuse_unknown()
    return found if active else None


def _every(entry: Entry) -> float:
    every_d, months = entry.number("every_d", 1, 7300, 365), entry.number("every_months", 1, 240, 12)
    if "every_months" not in entry:
        return every_d
    if "every_d" in entry:
        entry.fault("two_intervals", say("Give every_d or every_months, not both."), "every_months")
    return months * _MONTH_D


def _request(entry: Entry) -> Request:
    shape = entry.choice("distribution", Shape, Shape.BY_THE_TESTS)
    return Request(
        points=entry.texts("points"), properties=_properties(entry), intrawell=entry.truth("intrawell", default=False),
        demand=_demand(entry), alpha=entry.number("alpha", 0.001, 0.5, 0.05),
        assumed=None if shape is Shape.BY_THE_TESTS else Distribution(shape.value),
        estimator=entry.choice("estimator", Estimator, Estimator.ROS), minimum=int(entry.number("minimum", 2, 1e4, 4)),
        spacing_d=entry.number("spacing_d", 0.0, 3650.0, 1.0), refuse_trend=entry.truth("refuse_trend", default=True),
    )  # fmt: skip


def _demand(entry: Entry) -> Demand:
    return Demand(
        method=entry.choice("method", LimitMethod, LimitMethod.PREDICTION), swfpr=entry.number("swfpr", 1e-6, 0.5, 0.1),
        programme=Programme(
            evaluations=int(entry.number("evaluations", 1, 10_000, 2)),
            scheme=entry.choice("scheme", Scheme, Scheme.ONE_OF_2),
        ),
        coverage=entry.number("coverage", 0.5, 0.9999, 0.95), confidence=entry.number("confidence", 0.5, 0.9999, 0.95),
    )  # fmt: skip


def _properties(entry: Entry) -> tuple[str, ...]:
    codes = []
    for name in entry.texts("properties"):
        try:
            codes.append(find_property(name).code)
        except InvalidInputError as error:
            entry.fault("unknown_property", error.message, "properties")
    return tuple(codes)
