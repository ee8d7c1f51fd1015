# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine bound anew: what is the same goes on where it stood, the rest is judged from its history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..measures.gauge import Memory
from .state import EngineState, Part, first_part, first_state

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..measures.gauge import Readings, Target
    from .bindings import Binding, Engine


def rebind(before: Engine, state: EngineState, after: Engine) -> tuple[EngineState, list[int]]:
    """Return the state for an engine bound anew, and the ids of datastreams whose history must be judged again.

    A rule goes on at a target where neither the rule nor anything that it compares with has changed.
    """
    known = {binding.rule.name: number for number, binding in enumerate(before.bindings)}
    parts, fresh = [], np.zeros(len(after.streams), dtype=np.bool_)
    for binding in after.bindings:
        number = known.get(binding.rule.name)
        same = number is not None and before.bindings[number].rule == binding.rule
        sources = _sources(before.bindings[number], binding) if same and number is not None else _none(binding)
        fresh[binding.streams_of(np.flatnonzero(sources < 0))] = True
        parts.append(_carried(state.parts[number], binding, sources) if number is not None else first_part(binding))
    number_of = {int(datastream): number for number, datastream in enumerate(after.ids)}
    moved = np.array([number_of.get(int(datastream), -1) for datastream in before.ids], dtype=np.int64)
    found = first_state(after)
    kept = moved >= 0
    found.last[moved[kept]], found.last_value[moved[kept]] = state.last[kept], state.last_value[kept]
    result = replace(found, now=state.now, parts=tuple(parts), ahead=_renumbered(state.ahead, moved))
    return result, after.ids[fresh].tolist()


def _none(binding: Binding) -> NDArray[np.int64]:
    return np.full(len(binding.targets), -1, dtype=np.int64)


def _sources(before: Binding, after: Binding) -> NDArray[np.int64]:
    """Return for each target the one it was before, -1 where something is new about it."""
    known = {_identity(target): number for number, target in enumerate(before.targets)}
    return np.array([known.get(_identity(target), -1) for target in after.targets], dtype=np.int64)


def _identity(target: Target) -> tuple[str, ...]:
    return tuple(repr(stream and replace(stream, limits_version="")) for stream in target.streams)


def _carried(part: Part, binding: Binding, sources: NDArray[np.int64]) -> Part:
    fresh, kept = first_part(binding), sources >= 0
    moved = np.full(len(part.read), -1, dtype=np.int64)
    moved[sources[kept]] = np.flatnonzero(kept)
    number = {int(old): int(new) for old, new in enumerate(moved) if new >= 0}
    carry = {name: column.copy() for name, column in fresh.memory.carry.items()}
    for name, column in carry.items():
        column[kept] = part.memory.carry[name][sources[kept]]
    return Part(
        memory=Memory(_renumbered(part.memory.rows, moved), carry),
        states={number[target]: value for target, value in part.states.items() if target in number},
        episodes={number[target]: value for target, value in part.episodes.items() if target in number},
        latest={number[target]: value for target, value in part.latest.items() if target in number},
        read=np.where(kept, part.read[sources], fresh.read), member=np.where(kept, part.member[sources], fresh.member),
        settled=np.where(kept, part.settled[sources], fresh.settled),
    )  # fmt: skip


def _renumbered(rows: Readings, moved: NDArray[np.int64]) -> Readings:
    """Return the rows of targets that are still there under their new numbers, in order."""
    target = moved[rows.target]
    kept = replace(rows[target >= 0], target=target[target >= 0])
    return kept[np.lexsort((kept.member, kept.time, kept.target))]
