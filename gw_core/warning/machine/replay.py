# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the engine over a whole series, and gather what happened into episodes: one from pending or open to its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .step import Reading, State, Transition, TransitionKind, idle_state, step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ..rules.model import Rule
    from .measures import Measures


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One warning from its first counting reading on.

    Attributes
    ----------
    fired_at : datetime or None
        None while, or if it never was more than, pending.
    level : int
        Index of the present trigger, of the last one when over; -1 when it never fired.
    cause : Reading or None
        The reading that set the present level, or the first counting one while pending; the latest for an open one
        of a limit.
    resolved_at : datetime or None
        When it was resolved or dropped.
    recovering : bool
        True while it is on the way back.
    """

    opened_at: datetime
    updated_at: datetime
    fired_at: datetime | None = None
    level: int = -1
    cause: Reading | None = None
    evidence: tuple[Reading, ...] = ()
    resolved_at: datetime | None = None
    recovering: bool = False
    changes: tuple[Transition, ...] = ()


def replay(
    rule: Rule, measures: Measures, state: State | None = None, now: datetime | None = None
) -> tuple[State, tuple[Transition, ...]]:
    """Step through all measures of one target and end with a tick of the clock.

    Readings that cannot leave the idle state are skipped at once, which is what makes long series quick; the result is
    that of stepping through every reading.

    Parameters
    ----------
    state : State, optional
        Where an earlier run ended; idle by default.
    now : datetime, optional
        The clock at the end; without it there is no tick.
    """
    state = idle_state(rule) if state is None else state
    waking = np.flatnonzero(measures.low >= rule.triggers[0].open)
    transitions: list[Transition] = []
    index = 0
    while index < len(measures):
        if state.idle:
            following = int(np.searchsorted(waking, index))
            if following == len(waking):
                break
            index = int(waking[following])
        reading = measures.reading(index)
        state, changes = step(rule, state, reading, reading.time)
        transitions.extend(changes)
        index += 1
    if now is not None:
        state, changes = step(rule, state, None, now)
        transitions.extend(changes)
    return state, tuple(transitions)


def episodes(transitions: Iterable[Transition]) -> list[Episode]:
    """Gather transitions into episodes, oldest first; the last may still run."""
    return continue_episode(None, transitions)


def continue_episode(episode: Episode | None, transitions: Iterable[Transition]) -> list[Episode]:
    """Return an episode that is not over as transitions go on with it, and those that follow it."""
    found = [] if episode is None else [episode]
    for change in transitions:
        if not found or found[-1].resolved_at is not None:
            found.append(Episode(opened_at=change.opened_at, updated_at=change.at))
        found[-1] = _changed(found[-1], change)
    return found


def with_latest(episode: Episode, reading: Reading) -> Episode:
    """Return an open episode that shows its latest reading: what was read when it opened is in its evidence."""
    if episode.fired_at is None or episode.cause is None or reading.time <= episode.cause.time:
        return episode
    return replace(episode, cause=reading, updated_at=max(reading.time, episode.updated_at))


def _changed(episode: Episode, change: Transition) -> Episode:
    following = replace(episode, updated_at=change.at, evidence=change.evidence, changes=(*episode.changes, change))
    if change.kind in {TransitionKind.RESOLVED, TransitionKind.DROPPED}:
        return replace(following, resolved_at=change.at)
    if change.kind in {TransitionKind.RECOVERING, TransitionKind.RELAPSED}:
        return replace(following, recovering=change.kind is TransitionKind.RECOVERING)
    if change.kind is TransitionKind.RAISED:
        following = replace(following, recovering=False)
    fired_at = change.at if change.kind is TransitionKind.OPENED else episode.fired_at
    return replace(following, level=change.level, cause=change.reading, fired_at=fired_at)
