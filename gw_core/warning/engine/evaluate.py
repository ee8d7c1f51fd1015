# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evaluate the warning rules over stored observations: which warnings there are now, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...progress import Silent
from ...records.observations import check_frame
from ...store.ports import WarningState
from ..events.events import OPEN_STATES, is_later
from .bindings import bind
from .outcomes import all_changes
from .settling import by_place, has_fired, settle
from .state import first_state
from .step import step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import pandas as pd

    from ...progress import Progress
    from ...store.ports import Silence, WarningEvent
    from ..rules.model import RuleSet
    from ..rules.scope import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All warnings after an evaluation.

    Attributes
    ----------
    events : tuple of WarningEvent
        All of them as at the moment of the evaluation, stored ones included, oldest first.
    changed : tuple of WarningEvent
        Those that are new or differ from what was stored. A look back changes nothing of what was stored later.
    opened, resolved : int
        How many fired, and how many ended after having fired, that were not so in the store.
    """

    events: tuple[WarningEvent, ...]
    changed: tuple[WarningEvent, ...]
    opened: int
    resolved: int

    @property
    def open(self) -> int:
        """How many are raised and not over."""
        return sum(event.state in OPEN_STATES for event in self.events)


def evaluate_warnings(
    observations: pd.DataFrame, streams: Sequence[Stream], rules: RuleSet, existing: Sequence[WarningEvent],
    now: datetime, *, limit_class: str = "", start: datetime | None = None, maintenance: Sequence[Silence] = (),
    progress: Progress | None = None,
) -> Evaluation:  # fmt: skip
    """Evaluate rules over all observations up to ``now``; the same input always gives the same warnings.

    Parameters
    ----------
    observations : DataFrame
        Observation frame, any order. The whole history: a warning depends on what came before it.
    streams : sequence of Stream
        Datastreams with their limits, as from `streams.watched_streams`.
    rules : RuleSet
    existing : sequence of WarningEvent
        What is stored. Their ids and acknowledgements are kept; events of rules or datastreams that are not evaluated
        stay as they are.
    now : datetime
        Aware; later observations are not looked at.
    limit_class : str
        Name of the class behind the limits, for the evidence.
    start : datetime, optional
        Warnings over before then, and not stored, are left out; a new database is not flooded with old ones.
    maintenance : sequence of Silence
        See `step`.
    progress : Progress, optional

    Returns
    -------
    Evaluation

    Raises
    ------
    InvalidInputError
        ``observations`` is not an observation frame.
    Cancelled
    """
    check_frame(observations)
    progress = progress or Silent()
    engine = bind(rules, streams)
    state, outcome = step(
        engine, first_state(engine), observations, now, _nothing_older(observations), maintenance=maintenance,
        progress=progress,
    )  # fmt: skip
    found = settle(
        engine, state, all_changes(engine, outcome), by_place(existing), now, limit_class=limit_class, start=start
    )
    result = {event.event_id: event for event in (*existing, *found)}
    return _compare(result, existing, now)


def _nothing_older(observations: pd.DataFrame) -> Callable[[Sequence[int]], pd.DataFrame]:
    return lambda ids: observations[observations["datastream_id"].isin(list(ids))]


def _compare(result: dict[str, WarningEvent], existing: Sequence[WarningEvent], now: datetime) -> Evaluation:
    before = {event.event_id: event for event in existing}
    there = [event for event in result.values() if event.opened_at <= now]
    events = sorted(there, key=lambda event: (event.opened_at, event.event_id))
    later = {event.event_id for event in existing if is_later(event, now)}
    changed = [event for event in events if event.event_id not in later and before.get(event.event_id) != event]
    return Evaluation(
        events=tuple(events),
        changed=tuple(changed),
        opened=sum(has_fired(event) and not _was(before, event, has_fired) for event in changed),
        resolved=sum(_ended(event) and not _was(before, event, _ended) for event in changed),
    )


def _ended(event: WarningEvent) -> bool:
    return event.state is WarningState.RESOLVED and has_fired(event)


def _was(before: dict[str, WarningEvent], event: WarningEvent, true_of: Callable[[WarningEvent], bool]) -> bool:
    earlier = before.get(event.event_id)
    return earlier is not None and true_of(earlier)
