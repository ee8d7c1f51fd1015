# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of the engine: readings and the clock in, the new state and what changed out.

Live operation, evaluations of the history and drills all call `step`. Readings may come in any pieces and any order:
where one comes after later ones were judged, what it touches is judged again from its history.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...records.observations import Flag
from ..machine.measures import nanoseconds
from ..measures.gauge import Readings, together
from ..rules.model import RuleKind
from .judging import Change, judge, judge_again
from .state import EngineState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from ...progress import Progress
    from ...store.ports import Silence
    from .bindings import Binding, Engine
    from .state import Part

    History = Callable[[Sequence[int]], pd.DataFrame]


_OF_INSTRUMENTS = frozenset({RuleKind.FLAT, RuleKind.RANGE})


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a step brought.

    Attributes
    ----------
    changes : tuple of Change
        Targets at which a warning changed, or whose whole history was judged again.
    unknown : tuple of int
        Datastreams that the engine was not bound to; their readings are not judged.
    """

    changes: tuple[Change, ...]
    unknown: tuple[int, ...]


def step(
    engine: Engine, state: EngineState, readings: pd.DataFrame, now: datetime, history: History, *,
    revised: Sequence[int] = (), maintenance: Sequence[Silence] = (), progress: Progress | None = None,
) -> tuple[EngineState, Outcome]:  # fmt: skip
    """Judge readings, then let the clock run to ``now``.

    Parameters
    ----------
    engine : Engine
    state : EngineState
        Of the same engine.
    readings : DataFrame
        Observation frame, any order. Rows flagged fail or missing, or without a value, say nothing; a datastream's
        reading of the same time and value as its latest one is taken for that one.
    now : datetime
        Aware, not before that of the step before. Later readings wait until their time has come.
    history : callable
        Returns all observations (frame) of datastreams by id, these readings included: for those that came late.
    revised : sequence of int
        Datastreams of which flags or values were changed: their history is judged again.
    maintenance : sequence of Silence
        Times of work at the wells, whose readings only ``missing`` rules look at.
    progress : Progress, optional

    Returns
    -------
    state : EngineState
        The same whatever pieces the readings came in, once all of them have come.
    outcome : Outcome
    """
    clock = max(nanoseconds(now), state.now)
    rows, unknown = numbered(engine, readings)
    fresh, ahead = _sorted(state, rows, clock)
    again = np.flatnonzero(np.isin(engine.ids, np.asarray(revised, dtype=np.int64)))
    parts, changes = [], []
    past = _Past(engine, history, clock)
    for number, (binding, part) in enumerate(zip(engine.bindings, state.parts, strict=True)):
        if progress is not None:
            progress.check()
            progress.report(number / len(engine.bindings))
        seen = _judged(engine, binding, fresh, maintenance)
        late = _late(part, seen)
        late[binding.target_of[again][binding.target_of[again] >= 0]] = True
        part, found = judge(binding, part, seen[~late[seen.target]], clock, ~late)  # noqa: PLW2901
        if late.any():
            rows = _judged(engine, binding, past.of(binding.streams_of(np.flatnonzero(late))), maintenance)
            part, more = judge_again(binding, part, rows, clock, np.flatnonzero(late))  # noqa: PLW2901
            found = [*found, *more]
        parts.append(part)
        changes += [replace(change, binding=number) for change in found]
    last, last_value = _latest(state, fresh)
    return EngineState(clock, tuple(parts), ahead, last, last_value), Outcome(tuple(changes), unknown)


def numbered(engine: Engine, frame: pd.DataFrame) -> tuple[Readings, tuple[int, ...]]:
    """Return usable readings, whose ``target`` is the datastream's number, and ids that the engine does not know."""
    told = (frame["flag"] != Flag.MISSING).to_numpy() & frame["value"].notna().to_numpy()
    ids = frame["datastream_id"].to_numpy(dtype=np.int64)[told]
    number = np.searchsorted(engine.ids, ids)
    known = np.zeros(len(ids), dtype=np.bool_)
    inside = number < len(engine.ids)
    known[inside] = engine.ids[number[inside]] == ids[inside]

    def column(name: str, kind: str) -> NDArray[Any]:
        return np.asarray(frame[name].to_numpy(dtype=kind)[told][known])

    found = Readings(
        number[known].astype(np.int64), np.zeros(int(known.sum()), np.int64),
        column("time", "datetime64[ns]").astype(np.int64), column("value", "float64"),
        column("censored", "bool"), ~np.isin(column("flag", "uint8"), [Flag.SUSPECT, Flag.FAIL]),
        column("flag", "uint8") == Flag.FAIL,
    )  # fmt: skip
    return found, tuple(np.unique(ids[~known]).tolist())


def in_order(rows: Readings) -> Readings:
    """Return the rows by target and time, each moment once: the first that is given."""
    if not len(rows):
        return rows
    step_up = (rows.target[1:] > rows.target[:-1]) | (
        (rows.target[1:] == rows.target[:-1]) & (rows.time[1:] > rows.time[:-1])
    )
    if step_up.all():
        return rows
    found = rows[np.lexsort((rows.time, rows.target))]
    once = np.append(True, (np.diff(found.target) != 0) | (np.diff(found.time) != 0))
    return found[once]


def _sorted(state: EngineState, rows: Readings, clock: int) -> tuple[Readings, Readings]:
    """Return the readings to judge now and those ahead of the clock."""
    rows = in_order(together([state.ahead, rows]) if len(state.ahead) else rows)
    sent_again = (rows.time == state.last[rows.target]) & (rows.value == state.last_value[rows.target])
    due = rows.time <= clock
    return rows[due & ~sent_again], rows[~due]


def _latest(state: EngineState, rows: Readings) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    last, value = state.last.copy(), state.last_value.copy()
    newer = rows.time > last[rows.target]
    # Rows are in the order of time: of several of one datastream the last assignment stays.
    last[rows.target[newer]], value[rows.target[newer]] = rows.time[newer], rows.value[newer]
    return last, value


def _judged(engine: Engine, binding: Binding, rows: Readings, maintenance: Sequence[Silence]) -> Readings:
    """Return the readings that a rule looks at.

    Whether a value can be or moves is asked of those too that quality control doubts or refuses.
    """
    of_instrument = binding.rule.kind in _OF_INSTRUMENTS
    rows = replace(rows, trusted=np.ones(len(rows), dtype=np.bool_)) if of_instrument else rows[~rows.failed]
    for silence in maintenance:
        if binding.rule.kind is not RuleKind.MISSING and (not silence.rules or binding.rule.name in silence.rules):
            rows = rows[~_within(engine, silence, rows)]
    return binding.watched(rows)


def _within(engine: Engine, silence: Silence, rows: Readings) -> NDArray[np.bool_]:
    touched = np.array(
        [
            (not silence.points or stream.key.point in silence.points)
            and (not silence.properties or stream.key.property in silence.properties)
            for stream in engine.streams
        ],
        dtype=np.bool_,
    )
    return (rows.time >= nanoseconds(silence.start)) & (rows.time < nanoseconds(silence.end)) & touched[rows.target]


def _late(part: Part, rows: Readings) -> NDArray[np.bool_]:
    """Return the targets at which a reading comes after what was judged already."""
    late = np.zeros(len(part.read), dtype=np.bool_)
    read = part.read[rows.target]
    behind = (rows.time < read) | ((rows.time == read) & (rows.member <= part.member[rows.target]))
    late[rows.target[behind | (rows.time <= part.settled[rows.target])]] = True
    return late


class _Past:
    """The history of datastreams, asked for once a step."""

    def __init__(self, engine: Engine, history: History, clock: int) -> None:
        self._engine, self._history, self._clock = engine, history, clock
        self._known: dict[int, Readings] = {}

    def of(self, streams: NDArray[np.int64]) -> Readings:
        """Return the readings up to the clock of datastreams by number."""
        missing = [number for number in streams.tolist() if number not in self._known]
        if missing:
            frame = self._history([int(self._engine.ids[number]) for number in missing])
            rows = in_order(numbered(self._engine, frame)[0])
            rows = rows[rows.time <= self._clock]
            for number in missing:
                begin, end = np.searchsorted(rows.target, [number, number + 1])
                self._known[number] = rows[begin:end]
        return together([self._known[number] for number in streams.tolist()])
