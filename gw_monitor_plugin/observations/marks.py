# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a warning adds to the chart of its well, all from its evidence. Runs in a worker thread; no Qt here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from ...gw_core.store.ports import WarningLevel
from ...gw_core.warning.rules.limits import value_at
from ...gw_core.warning.rules.model import RuleKind

if TYPE_CHECKING:
    import pandas as pd

    from ...gw_core.store.ports import WarningEvent

# Kinds whose ratio is the reading over the reference: their levels are lines on the chart.
_MULTIPLES = frozenset({RuleKind.LIMIT, RuleKind.RISE})
# Kinds that compare with one value: the limit of the event is a line.
_BOUNDS = frozenset({RuleKind.RANGE, RuleKind.CONTROL})
_TWO_SIDED = "ph"
_BEFORE, _AFTER = 20, 10  # readings shown around the window, at least
_YEAR = timedelta(days=365.25)
_LATER = timedelta(days=30)  # what people did still later would only squeeze the chart


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A value at which a level opens, or below which the warning ends; ``level`` None is what is compared with."""

    value: float
    level: WarningLevel | None = None
    clears: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A warning on a chart.

    Attributes
    ----------
    window : tuple of datetime
        Begin and end of what the rule looked at, UTC.
    counted : DataFrame
        Readings that counted: rows of the observation frame.
    lines : tuple of RuleLine
        In the unit of the readings: levels up to the one above the warning's, and where the lowest is left.
    trend : tuple
        Ends of the trend line, (datetime, value) each; empty for other kinds of rules.
    moments : tuple of (datetime, str)
        ``opened``, ``acknowledged``, ``over``.
    around : tuple of datetime
        The part of the record that shows the warning in its surroundings.
    """

    event: WarningEvent
    window: tuple[datetime, datetime]
    counted: pd.DataFrame
    lines: tuple[RuleLine, ...]
    trend: tuple[tuple[datetime, float], ...]
    moments: tuple[tuple[datetime, str], ...]
    around: tuple[datetime, datetime]


def marks_of(event: WarningEvent, frame: pd.DataFrame) -> Marks:
    """Return the marks of a warning on the observations of its well and property, sorted by time."""
    times = [datetime.fromisoformat(each["time"]) for each in event.evidence.get("readings", ())]
    found = event.evidence.get("window")
    window = tuple(map(datetime.fromisoformat, found)) if found else (min([event.opened_at, *times]), max(
        [event.opened_at, *times]))  # fmt: skip
    begin, end = window
    around = _around(frame, begin, event.resolved_at or end, event.opened_at)
    return Marks(
        event=event, window=(begin, end), counted=frame[frame["time"].dt.floor("us").isin(times)],
        lines=_lines(event), trend=_trend(event, begin, end), around=around,
        moments=tuple(each for each in _moments(event) if each[0] <= around[1] + _LATER),
    )  # fmt: skip


def _lines(event: WarningEvent) -> tuple[RuleLine, ...]:
    kind = event.evidence.get("kind")
    if not math.isfinite(event.limit):
        return ()
    if kind in _BOUNDS:
        return (RuleLine(value=event.limit),)
    if kind not in _MULTIPLES:
        return ()
    levels: list[dict[str, Any]] = event.evidence.get("levels", [])
    reached = next((n for n, each in enumerate(levels) if each["level"] == event.level.value), len(levels))
    opens = [
        RuleLine(value=_value(event, each["open"]), level=WarningLevel(each["level"])) for each in levels[: reached + 2]
    ]
    clears = [
        RuleLine(value=_value(event, each["clear"]), level=WarningLevel(each["level"]), clears=True)
        for each in levels[:1]
    ]
    return (*opens, *clears)


def _value(event: WarningEvent, ratio: float) -> float:
    two_sided = event.property == _TWO_SIDED and event.evidence.get("kind") == RuleKind.LIMIT
    return value_at(ratio, event.limit, two_sided=two_sided)


def _trend(event: WarningEvent, begin: datetime, end: datetime) -> tuple[tuple[datetime, float], ...]:
    """Return the line of the stored slope (a year) through the stored median, at the middle of the window."""
    if event.evidence.get("kind") != RuleKind.TREND or not math.isfinite(event.value + event.limit):
        return ()
    half = event.value * ((end - begin) / _YEAR) / 2.0
    return (begin, event.limit - half), (end, event.limit + half)


def _moments(event: WarningEvent) -> tuple[tuple[datetime, str], ...]:
    found = [(event.opened_at, "opened")]
    found += [(datetime.fromisoformat(each["at"]), "acknowledged") for each in event.evidence.get("acknowledged", ())]
    return (*found, *([(event.resolved_at, "over")] if event.resolved_at else []))


def _around(frame: pd.DataFrame, begin: datetime, end: datetime, opened: datetime) -> tuple[datetime, datetime]:
    """Return the window with as much again before it, and with some readings on both sides, an hour at least."""
    times = frame["time"].to_numpy("datetime64[us]")
    if not len(times):
        return min(begin, opened) - timedelta(hours=1), max(end, opened) + timedelta(hours=1)
    first, last = np.datetime64(begin.replace(tzinfo=None), "us"), np.datetime64(end.replace(tzinfo=None), "us")
    before = times[max(int(np.searchsorted(times, first)) - _BEFORE, 0)]
    after = times[min(int(np.searchsorted(times, last, side="right")) + _AFTER, len(times)) - 1]
    early = before.astype(datetime).replace(tzinfo=begin.tzinfo)
    late = after.astype(datetime).replace(tzinfo=begin.tzinfo)
    return min(early, begin - (end - begin)), max(late, end) + timedelta(hours=1)
