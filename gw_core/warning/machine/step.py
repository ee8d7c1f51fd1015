# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The state machine of one warning: pure, on data time, proved by replay.

`step` takes a state, a reading or a tick of the clock, and returns the new state with what happened. It knows nothing
of wells, files or limits: a reading here is a ratio, given as the interval in which it lies (gauges make them).
The same readings always give the same transitions, however they are cut into runs and whenever the clock ticked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..rules.model import Rule, Trigger

# How many of the readings that counted an event keeps as evidence.
EVIDENCE = 12
_LEAST_TIME = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading as a ratio to its reference, known to lie in [low, high].

    Attributes
    ----------
    time : datetime
        Aware, UTC.
    low, high : float
        Equal for a quantified reading; a non-detect has ``low`` 0 and ``high`` its detection limit over the limit.
    trusted : bool
        False for a reading that quality control called suspect: it can bring a warning to pending and keep it from
        clearing, but it can neither fire nor raise nor clear one.
    value, reference : float
        What was read and what it was compared with, for the evidence.
    censored : bool
        True: "less than value".
    """

    time: datetime
    low: float
    high: float
    trusted: bool = True
    value: float = math.nan
    reference: float = math.nan
    censored: bool = False


class TransitionKind(StrEnum):
    """What can happen to a warning.

    ``recovering``: every open level is below its clear ratio, but not yet in enough readings or for long enough.
    ``relapsed``: no longer so, at the same level (a raise is told as such).
    """

    PENDING = "pending"
    DROPPED = "dropped"
    OPENED = "opened"
    RAISED = "raised"
    LOWERED = "lowered"
    RECOVERING = "recovering"
    RELAPSED = "relapsed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Transition:
    """One change: ``level`` indexes the rule's triggers; ``reading`` is None when the clock alone caused it."""

    kind: TransitionKind
    at: datetime
    opened_at: datetime
    level: int
    reading: Reading | None
    evidence: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Where one level stands.

    Attributes
    ----------
    since : datetime or None
        First of the consecutive readings that count for a level that is not open.
    last : datetime or None
        Last reading that counted.
    readings : int
        How many trusted ones of them there are.
    clears : int
        Consecutive readings below the clear ratio of an open level, counted up to those needed.
    clear_since : datetime or None
        First of those that no gap separates from the present.
    """

    since: datetime | None = None
    last: datetime | None = None
    readings: int = 0
    clears: int = 0
    clear_since: datetime | None = None


_NO_RUN = Run()


@dataclass(frozen=True, slots=True)
class State:
    """Where a warning on one target and rule stands.

    Attributes
    ----------
    runs : tuple of Run
        One for each level.
    level : int
        The open level, -1 for none.
    acknowledged : int
        The highest level that a person took note of, -1 for none.
    opened_at : datetime or None
        First counting reading of what is pending or open: by it a warning is known.
    evidence : tuple of Reading
        The last readings that counted.
    read : datetime or None
        Last reading of any kind of an open warning.
    openings : tuple of datetime
        When this warning and those before it opened, as far as flap control needs it.
    ended : datetime or None
        ``opened_at`` of a warning that was over in the moment in which it began; the next must not have the same.
    """

    runs: tuple[Run, ...]
    level: int = -1
    acknowledged: int = -1
    opened_at: datetime | None = None
    evidence: tuple[Reading, ...] = ()
    read: datetime | None = None
    openings: tuple[datetime, ...] = ()
    ended: datetime | None = None

    @property
    def idle(self) -> bool:
        """True when nothing is pending or open."""
        return self.opened_at is None

    @property
    def pending(self) -> bool:
        """True while readings count but not enough of them."""
        return self.opened_at is not None and self.level < 0

    @property
    def firing(self) -> bool:
        """True while open and not, or not at this level, acknowledged."""
        return self.level > self.acknowledged

    @property
    def recovering(self) -> bool:
        """True while open with every open level below its clear ratio."""
        return self.level >= 0 and all(run.clears for run in self.runs[: self.level + 1])


def idle_state(rule: Rule) -> State:
    """Return the state before anything was read."""
    return State(runs=(_NO_RUN,) * len(rule.triggers))


def acknowledge(state: State) -> State:
    """Return the state with its present level acknowledged; a later raise fires anew."""
    return replace(state, acknowledged=max(state.acknowledged, state.level))


def step(rule: Rule, state: State, reading: Reading | None, now: datetime) -> tuple[State, tuple[Transition, ...]]:
    """Take one reading, or with None only the clock, and say what changed.

    Parameters
    ----------
    rule : Rule
        Its open and its clear ratios rise with the level.
    state : State
    reading : Reading or None
        Not earlier than the reading before, or than the clock was.
    now : datetime
        The clock, used when there is no reading. Everything that happens is dated by readings, or by the moment at
        which a time was over, never by the time of the evaluation.

    Returns
    -------
    state : State
    transitions : tuple of Transition

    Notes
    -----
    A level is reached by ``readings`` consecutive trusted readings at or above its open ratio that span ``for_d``, no
    two further apart than ``gap_d``: time without readings does not accrue. Pending ends below the *open* ratio, since
    the clear ratio belongs to open warnings only, or by the clock once ``gap_d`` has passed without a counting reading.

    An open level is left after ``clear_readings`` readings below its clear ratio, ``clear_for_d`` after the first of
    them; that moment counts even without a reading then, as long as the last one does not lie further back than
    ``gap_d``. It is also left when more than ``expire_d`` has passed since it last counted. The warning falls to the
    highest level not left, and is resolved when there is none. Once ``flaps`` warnings opened within ``flap_d``, both
    times are at least ``flap_d``. A reading whose interval straddles a threshold is unknown: it neither counts nor
    clears.
    """
    state, settled = _settle(rule, state, reading.time if reading else now)
    if reading is None:
        return state, settled
    counted = _take(rule, state, reading)
    moved, changes = (_advance if state.level < 0 else _follow)(rule, counted, reading, state.recovering)
    return moved, settled + changes


@lru_cache(maxsize=256)
def span(days: float) -> timedelta:
    """Return days as a span of time, infinite ones as the longest there is."""
    return timedelta(days=days) if days < timedelta.max.days else timedelta.max


def clear_span(rule: Rule, state: State, level: int) -> timedelta:
    """Return how long an open level must be below its clear ratio."""
    days = rule.triggers[level].clear_for_d
    return span(max(days, rule.flap_d) if _flapping(rule, state) else days)


def expiry_span(rule: Rule, state: State, level: int) -> timedelta:
    """Return how long an open level lasts after the last counting reading."""
    days = rule.triggers[level].expire_d
    return span(max(days, rule.flap_d) if _flapping(rule, state) else days)


def _flapping(rule: Rule, state: State) -> bool:
    return 0 < rule.flaps < len(state.openings)


def _take(rule: Rule, state: State, reading: Reading) -> State:
    """Count a reading for and against every level."""
    gap = span(rule.gap_d)
    silent = state.read is not None and reading.time - state.read > gap
    runs = tuple(
        _clear(trigger, run, reading, silent) if level <= state.level else _count(trigger, gap, run, reading)
        for level, (trigger, run) in enumerate(zip(rule.triggers, state.runs, strict=True))
    )
    evidence = state.evidence
    if reading.low >= rule.triggers[0].open:
        evidence = (*evidence, reading)[-EVIDENCE:]
    read = reading.time if state.level >= 0 else None
    return State(
        runs, state.level, state.acknowledged, state.opened_at, evidence, read, state.openings, state.ended
    )  # fmt: skip


def _count(trigger: Trigger, gap: timedelta, run: Run, reading: Reading) -> Run:
    """Return the run of a level that is not open after a reading."""
    if reading.low >= trigger.open:
        fresh = run.last is None or reading.time - run.last > gap
        return Run(
            since=reading.time if fresh else run.since,
            last=reading.time,
            readings=(0 if fresh else run.readings) + reading.trusted,
        )
    return _NO_RUN if reading.high < trigger.open and reading.trusted else run


def _clear(trigger: Trigger, run: Run, reading: Reading, silent: bool) -> Run:
    """Return the run of an open level after a reading; a ``silent`` time before it does not count."""
    last = reading.time if reading.low >= trigger.open else run.last
    if reading.low >= trigger.clear:
        return Run(last=last)
    since = None if silent else run.clear_since
    if reading.high < trigger.clear and reading.trusted:
        return Run(last=last, clears=min(run.clears + 1, trigger.clear_readings), clear_since=since or reading.time)
    return Run(last=last, clears=run.clears, clear_since=since)


def _settle(rule: Rule, state: State, moment: datetime) -> tuple[State, tuple[Transition, ...]]:
    """Do what the clock alone brought up to a moment."""
    if state.opened_at is None:
        return state, ()
    if state.level < 0:
        return _expire(rule, state, state.opened_at, moment)
    changes: tuple[Transition, ...] = ()
    while state.level >= 0 and (leaving := _leaving(rule, state, moment)):
        state, more = _fall(rule, state, *leaving, None, state.recovering)
        changes += more
    return state, changes


def _expire(rule: Rule, state: State, opened_at: datetime, moment: datetime) -> tuple[State, tuple[Transition, ...]]:
    """Drop a pending warning whose last counting reading lies further back than the gap."""
    last = max(run.last for run in state.runs if run.last is not None)
    if moment - last <= span(rule.gap_d):
        return state, ()
    end = last + span(rule.gap_d)
    return _over(state, opened_at, end), (Transition(TransitionKind.DROPPED, end, opened_at, -1, None, state.evidence),)


def _leaving(rule: Rule, state: State, moment: datetime) -> tuple[int, datetime] | None:
    """Return when up to a moment the clock ended the open level, and the level that is left then; None if it did not.

    A clear is complete at its moment, an expiry only after it: a reading in that very moment comes in time.
    """
    run, cleared, expired = state.runs[state.level], None, None
    if run.clear_since is not None and _cleared(rule, state, state.level, moment):
        cleared = run.clear_since + clear_span(rule, state, state.level)
    if _expired(rule, state, state.level, moment):
        expired = (run.last or moment) + expiry_span(rule, state, state.level)
    if cleared is not None and (expired is None or cleared <= expired):
        return _kept(rule, state, cleared), cleared
    return None if expired is None else (_kept(rule, state, expired + _LEAST_TIME), expired)


def _kept(rule: Rule, state: State, moment: datetime) -> int:
    """Return the highest open level that is neither cleared nor expired, -1 for none."""
    for level in range(state.level, -1, -1):
        if not (_cleared(rule, state, level, moment) or _expired(rule, state, level, moment)):
            return level
    return -1


def _cleared(rule: Rule, state: State, level: int, moment: datetime) -> bool:
    run = state.runs[level]
    if run.clear_since is None or state.read is None or run.clears < rule.triggers[level].clear_readings:
        return False
    needed = clear_span(rule, state, level)
    return moment - run.clear_since >= needed and needed - (state.read - run.clear_since) <= span(rule.gap_d)


def _expired(rule: Rule, state: State, level: int, moment: datetime) -> bool:
    last = state.runs[level].last
    return last is not None and moment - last > expiry_span(rule, state, level)


def _reached(rule: Rule, state: State, reading: Reading) -> int:
    """Return the highest level that this reading completes, or the present one."""
    for level in range(len(rule.triggers) - 1, state.level, -1):
        trigger, run = rule.triggers[level], state.runs[level]
        if (
            reading.trusted
            and run.since is not None
            and reading.low >= trigger.open
            and run.readings >= trigger.readings
            and reading.time - run.since >= span(trigger.for_d)
        ):
            return level
    return state.level


def _advance(rule: Rule, state: State, reading: Reading, _recovering: bool) -> tuple[State, tuple[Transition, ...]]:
    """From idle or pending."""
    running = [run.since for run in state.runs if run.since is not None]
    if not running:
        if state.opened_at is None:
            return state, ()
        change = Transition(TransitionKind.DROPPED, reading.time, state.opened_at, -1, reading, state.evidence)
        return _over(state, state.opened_at, reading.time), (change,)
    opened_at = _beginning(state, min(running)) if state.opened_at is None else state.opened_at
    level = _reached(rule, state, reading)
    if level < 0 and state.opened_at is not None:
        return state, ()
    kind = TransitionKind.PENDING if level < 0 else TransitionKind.OPENED
    change = Transition(kind, reading.time, opened_at, level, reading, state.evidence)
    state = replace(state, opened_at=opened_at, ended=None)
    return (state if level < 0 else _opened(rule, state, level, reading)), (change,)


def _beginning(state: State, first: datetime) -> datetime:
    """Return by which moment a new warning is known: no other of this state has the same."""
    return first if state.ended is None else max(first, state.ended + _LEAST_TIME)


def _opened(rule: Rule, state: State, level: int, reading: Reading) -> State:
    openings: tuple[datetime, ...] = ()
    if rule.flaps:
        recent = (each for each in state.openings if reading.time - each <= span(rule.flap_d))
        openings = (*recent, reading.time)[-rule.flaps - 1 :]
    return replace(_raised(state, level), read=reading.time, openings=openings)


def _raised(state: State, level: int) -> State:
    """Return the state at a higher level, whose counting is over."""
    opened = tuple(Run(last=run.last) for run in state.runs[state.level + 1 : level + 1])
    runs = (*state.runs[: state.level + 1], *opened, *state.runs[level + 1 :])
    return replace(state, level=level, runs=runs)


def _follow(rule: Rule, state: State, reading: Reading, recovering: bool) -> tuple[State, tuple[Transition, ...]]:
    """From an open warning: up, down, or resolved."""
    level = _reached(rule, state, reading)
    if level == state.level:
        return _fall(rule, state, _kept(rule, state, reading.time), reading.time, reading, recovering)
    change = Transition(
        TransitionKind.RAISED, reading.time, state.opened_at or reading.time, level, reading, state.evidence
    )
    return _raised(state, level), (change,)


def _fall(
    rule: Rule, state: State, level: int, at: datetime, reading: Reading | None, recovering: bool
) -> tuple[State, tuple[Transition, ...]]:
    """Leave the levels above ``level``, if any, and say whether the warning began or ceased to recover."""
    opened_at = state.opened_at or at
    kinds = []
    if level < 0:
        kinds.append(TransitionKind.RESOLVED)
        evidence, state = state.evidence, _over(state, opened_at, at)
    else:
        evidence = state.evidence
        if level < state.level:
            kinds.append(TransitionKind.LOWERED)
            above = (_NO_RUN,) * (len(rule.triggers) - level - 1)
            state = replace(state, level=level, runs=(*state.runs[: level + 1], *above))
        if state.recovering is not recovering:
            kinds.append(TransitionKind.RELAPSED if recovering else TransitionKind.RECOVERING)
    return state, tuple(Transition(kind, at, opened_at, level, reading, evidence) for kind in kinds)


def _over(state: State, opened_at: datetime, at: datetime) -> State:
    """Return the idle state after a warning."""
    ended = opened_at if at <= opened_at else None
    return State(runs=(_NO_RUN,) * len(state.runs), openings=state.openings, ended=ended)
