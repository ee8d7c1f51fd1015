# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The warning engine: a pure state machine on data time, proved by replay.

`step` takes a state, a reading or a tick of the clock, and returns the new state with what happened. It knows nothing
of wells, files or limits: a reading here is a ratio, given as the interval in which it lies (`measures` makes them).
The same readings always give the same transitions, however they are cut into runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..rules.model import Rule, Trigger

# How many of the readings that counted an event keeps as evidence.
EVIDENCE = 12


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
    value: float = float("nan")
    reference: float = float("nan")
    censored: bool = False


class TransitionKind(StrEnum):
    """What can happen to a warning."""

    PENDING = "pending"
    DROPPED = "dropped"
    OPENED = "opened"
    RAISED = "raised"
    LOWERED = "lowered"
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
    """Consecutive readings that count for one level, and those that count against it."""

    since: datetime | None = None
    last: datetime | None = None
    readings: int = 0
    clears: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Where a warning on one datastream and rule stands.

    ``level`` is the open level and ``acknowledged`` the highest level that a person took note of, -1 for none.
    """

    runs: tuple[Run, ...]
    level: int = -1
    acknowledged: int = -1
    opened_at: datetime | None = None
    evidence: tuple[Reading, ...] = ()

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


def idle_state(rule: Rule) -> State:
    """Return the state before anything was read."""
    return State(runs=(Run(),) * len(rule.triggers))


def acknowledge(state: State) -> State:
    """Return the state with its present level acknowledged; a later raise fires anew."""
    return replace(state, acknowledged=max(state.acknowledged, state.level))


def step(rule: Rule, state: State, reading: Reading | None, now: datetime) -> tuple[State, tuple[Transition, ...]]:
    """Take one reading, or with None only the clock, and say what changed.

    Parameters
    ----------
    rule : Rule
    state : State
    reading : Reading or None
        Not earlier than the reading before; `measures` sorts.
    now : datetime
        The clock, used when there is no reading. Everything that happens is dated by readings, or by the moment a
        pending warning expired, never by the time of the evaluation.

    Returns
    -------
    state : State
    transitions : tuple of Transition

    Notes
    -----
    A level is reached by ``readings`` consecutive trusted readings at or above its open ratio that span ``for_d``, no
    two further apart than ``gap_d``: time without readings does not accrue. Pending ends below the *open* ratio, since
    the clear ratio belongs to open warnings only. An open warning falls to the highest level not cleared, and is
    resolved when none is left. A reading whose interval straddles a threshold is unknown: it neither counts nor clears.
    """
    state, expired = _expire(rule, state, reading.time if reading else now)
    if reading is None:
        return state, expired
    gap = timedelta(days=rule.gap_d)
    runs = tuple(_count(trigger, gap, run, reading) for trigger, run in zip(rule.triggers, state.runs, strict=True))
    counted = replace(state, runs=runs)
    if reading.low >= rule.triggers[0].open:
        counted = replace(counted, evidence=(*state.evidence, reading)[-EVIDENCE:])
    moved, changes = (_advance if state.level < 0 else _follow)(rule, counted, reading)
    return moved, expired + changes


def _count(trigger: Trigger, gap: timedelta, run: Run, reading: Reading) -> Run:
    clears = run.clears
    if reading.low >= trigger.clear:
        clears = 0
    elif reading.high < trigger.clear and reading.trusted:
        clears += 1
    if reading.low >= trigger.open:
        fresh = run.last is None or reading.time - run.last > gap
        return Run(
            since=reading.time if fresh else run.since,
            last=reading.time,
            readings=(0 if fresh else run.readings) + reading.trusted,
            clears=clears,
        )
    if reading.high < trigger.open and reading.trusted:
        return Run(clears=clears)
    return replace(run, clears=clears)


def _expire(rule: Rule, state: State, moment: datetime) -> tuple[State, tuple[Transition, ...]]:
    """Drop a pending warning whose last counting reading lies further back than the gap."""
    if not state.pending or state.opened_at is None:
        return state, ()
    end = max(run.last for run in state.runs if run.last is not None) + timedelta(days=rule.gap_d)
    if moment <= end:
        return state, ()
    return idle_state(rule), (Transition(TransitionKind.DROPPED, end, state.opened_at, -1, None, state.evidence),)


def _reached(rule: Rule, state: State, reading: Reading) -> int:
    """Return the highest level that this reading completes, -1 for none."""
    if not reading.trusted:
        return -1
    for level in reversed(range(len(rule.triggers))):
        trigger, run = rule.triggers[level], state.runs[level]
        if (
            run.since is not None
            and reading.low >= trigger.open
            and run.readings >= trigger.readings
            and reading.time - run.since >= timedelta(days=trigger.for_d)
        ):
            return level
    return -1


def _advance(rule: Rule, state: State, reading: Reading) -> tuple[State, tuple[Transition, ...]]:
    """From idle or pending."""
    running = [run.since for run in state.runs if run.since is not None]
    if not running:
        if state.opened_at is None:
            return idle_state(rule), ()
        change = Transition(TransitionKind.DROPPED, reading.time, state.opened_at, -1, reading, state.evidence)
        return idle_state(rule), (change,)
    opened_at = min(running) if state.opened_at is None else state.opened_at
    level = _reached(rule, state, reading)
    if level < 0 and state.opened_at is not None:
        return state, ()
    kind = TransitionKind.PENDING if level < 0 else TransitionKind.OPENED
    change = Transition(kind, reading.time, opened_at, level, reading, state.evidence)
    return replace(state, level=level, opened_at=opened_at), (change,)


def _follow(rule: Rule, state: State, reading: Reading) -> tuple[State, tuple[Transition, ...]]:
    """From an open warning: up, down, or resolved."""
    opened_at = state.opened_at or reading.time
    level = _reached(rule, state, reading)
    kind = TransitionKind.RAISED
    if level <= state.level:
        kept = [i for i in range(state.level + 1) if state.runs[i].clears < rule.triggers[i].clear_readings]
        level, kind = max(kept, default=-1), TransitionKind.LOWERED
    if level == state.level:
        return state, ()
    if level < 0:
        change = Transition(TransitionKind.RESOLVED, reading.time, opened_at, -1, reading, state.evidence)
        return idle_state(rule), (change,)
    return replace(state, level=level), (Transition(kind, reading.time, opened_at, level, reading, state.evidence),)
