# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule judged at all its targets: gauge, state machine, episodes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ..machine.measures import moment, nanoseconds
from ..machine.replay import continue_episode, replay
from ..machine.step import idle_state, step
from ..measures.gauge import Memory, together
from .state import Part, first_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from ..machine.measures import Measures
    from ..machine.replay import Episode
    from ..machine.step import State, Transition
    from ..measures.gauge import Readings
    from .bindings import Binding

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What happened at one target of a rule.

    Attributes
    ----------
    target, binding : int
    episodes : tuple of Episode
        Those that changed, oldest first.
    again : bool
        True when the whole history was judged again: ``episodes`` are then all there are.
    """

    target: int
    episodes: tuple[Episode, ...]
    again: bool = False
    binding: int = -1


class _Progress:
    """The changing copies of a part while it is judged."""

    def __init__(self, binding: Binding, part: Part) -> None:
        self._rule = binding.rule
        self.states = dict(part.states)
        self.episodes = dict(part.episodes)
        self.latest = dict(part.latest)
        self.settled = part.settled.copy()
        self.changed: dict[int, list[Episode]] = {}

    def judge(self, measures: Measures) -> None:
        """Step the machine through measures, where they can change anything."""
        if not len(measures):
            return
        count = int(measures.target[-1]) + 1
        starts = np.searchsorted(measures.target, np.arange(count + 1))
        waking = set(measures.target[measures.low >= self._rule.triggers[0].open].tolist())
        standing = {target for target, state in self.states.items() if not state.idle and target < count}
        for target in sorted(waking | standing):
            rows = measures[starts[target] : starts[target + 1]]
            if len(rows):
                self._move(target, *replay(self._rule, rows, self._state(target)))
                self._note_latest(target, rows)

    def run_clock(self, now: int, targets: NDArray[np.bool_]) -> None:
        """Let the clock alone do what it does to warnings that are pending or open."""
        at = moment(now)
        for target, state in list(self.states.items()):
            if not state.idle and targets[target]:
                after, transitions = step(self._rule, state, None, at)
                self._move(target, after, transitions)
                self.settle(target, transitions)

    def settle(self, target: int, transitions: Iterable[Transition]) -> None:
        """Remember up to when the clock alone has changed something."""
        for transition in transitions:
            self.settled[target] = max(int(self.settled[target]), nanoseconds(transition.at))

    def _state(self, target: int) -> State:
        return self.states.get(target) or idle_state(self._rule)

    def _move(self, target: int, state: State, transitions: Sequence[Transition]) -> None:
        if state == idle_state(self._rule):
            self.states.pop(target, None)
        else:
            self.states[target] = state
        if not transitions:
            return
        found = continue_episode(self.episodes.pop(target, None), transitions)
        earlier = [episode for episode in self.changed.get(target, []) if episode.opened_at != found[0].opened_at]
        self.changed[target] = [*earlier, *found]
        if found[-1].resolved_at is None:
            self.episodes[target] = found[-1]
        else:
            self.latest.pop(target, None)

    def _note_latest(self, target: int, rows: Measures) -> None:
        episode = self.episodes.get(target)
        if episode is None:
            return
        # Not one from before it opened: that would be there or not as the readings came in pieces.
        trusted = np.flatnonzero(rows.trusted & (rows.time >= nanoseconds(episode.opened_at)))
        if len(trusted):
            self.latest[target] = rows.reading(int(trusted[-1]))


def judge(
    binding: Binding, part: Part, rows: Readings, now: int, targets: NDArray[np.bool_]
) -> tuple[Part, list[Change]]:
    """Judge readings that are later than all before, then let the clock run at ``targets`` (a mask)."""
    measures, memory = binding.gauge.measure(part.memory, rows)
    marks, memory = binding.gauge.tick(memory, now)
    progress = _Progress(binding, part)
    progress.judge(measures)
    progress.judge(marks)
    np.maximum.at(progress.settled, marks.target, marks.time)
    progress.run_clock(now, targets)
    read, member = part.read.copy(), part.member.copy()
    read[rows.target], member[rows.target] = rows.time, rows.member
    found = [Change(target, tuple(episodes)) for target, episodes in sorted(progress.changed.items())]
    return _finished(part, progress, memory, read, member), found


def judge_again(
    binding: Binding, part: Part, rows: Readings, now: int, targets: NDArray[np.int64]
) -> tuple[Part, list[Change]]:
    """Forget what is known of targets and judge their whole history."""
    chosen = np.zeros(len(part.read), dtype=np.bool_)
    chosen[targets] = True
    fresh, found = judge(binding, first_part(binding), rows, now, chosen)
    gone = set(targets.tolist())

    def merged(before: Mapping[int, _T], after: Mapping[int, _T]) -> dict[int, _T]:
        return {t: v for t, v in before.items() if t not in gone} | {t: v for t, v in after.items() if t in gone}

    changes = {change.target: change.episodes for change in found}
    return (
        replace(
            part,
            memory=_mixed(part.memory, fresh.memory, chosen),
            states=merged(part.states, fresh.states),
            episodes=merged(part.episodes, fresh.episodes),
            latest=merged(part.latest, fresh.latest),
            read=np.where(chosen, fresh.read, part.read),
            member=np.where(chosen, fresh.member, part.member),
            settled=np.where(chosen, fresh.settled, part.settled),
        ),
        [Change(target, changes.get(target, ()), again=True) for target in sorted(gone)],
    )


def _mixed(before: Memory, after: Memory, chosen: NDArray[np.bool_]) -> Memory:
    """Return what is remembered of chosen targets from ``after`` and of all others from ``before``."""
    old, new = before.rows[~chosen[before.rows.target]], after.rows[chosen[after.rows.target]]
    rows = together([old, new])
    rows = rows[np.lexsort((rows.member, rows.time, rows.target))]
    return Memory(rows, {name: np.where(chosen, after.carry[name], before.carry[name]) for name in before.carry})


def _finished(
    part: Part, progress: _Progress, memory: Memory, read: NDArray[np.int64], member: NDArray[np.int64]
) -> Part:
    return replace(
        part, memory=memory, states=progress.states, episodes=progress.episodes, latest=progress.latest, read=read,
        member=member, settled=progress.settled,
    )  # fmt: skip
