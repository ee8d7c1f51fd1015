# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evaluate the warning rules over stored observations: which warnings there are now, and what changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...progress import Silent
from ...records.observations import check_frame
from ...store.ports import DatastreamKey, WarningEvent, WarningState
from ..events.events import OPEN_STATES, Basis, is_later, make_event, reconcile
from ..machine.replay import Episode, episodes, replay, with_latest
from ..measures.measures import measure, usable
from ..rules.model import RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import pandas as pd

    from ...progress import Progress
    from ..rules.limits import Bounds, LimitOf
    from ..rules.model import Rule, RuleSet


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
        """How many are firing or acknowledged."""
        return sum(event.state in OPEN_STATES for event in self.events)


def evaluate_warnings(
    observations: pd.DataFrame, datastreams: pd.DataFrame, rules: RuleSet, limit_of: LimitOf,
    existing: Sequence[WarningEvent], now: datetime, *, limit_class: str = "", start: datetime | None = None,
    progress: Progress | None = None,
) -> Evaluation:  # fmt: skip
    """Evaluate rules over all observations up to ``now``; the same input always gives the same warnings.

    Parameters
    ----------
    observations : DataFrame
        Observation frame, any order. The whole history: a warning depends on what came before it.
    datastreams : DataFrame
        ``datastream_id, point, property, sensor, unit``, as from the store.
    rules : RuleSet
    limit_of : callable
        The class limit of a property code, None where there is none, such as `limits.class_limits`.
    existing : sequence of WarningEvent
        What is stored. Their ids and acknowledgements are kept; events of rules or datastreams that are not evaluated
        stay as they are.
    now : datetime
        Aware; later observations are not looked at.
    limit_class : str
        Name of the class behind ``limit_of``, for the evidence.
    start : datetime, optional
        Warnings over before then, and not stored, are left out; a new database is not flooded with old ones.
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
    stored: dict[tuple[str, DatastreamKey], list[WarningEvent]] = defaultdict(list)
    for event in existing:
        stored[event.rule, stream_of(event)].append(event)
    groups = dict(iter(observations.groupby("datastream_id", sort=True)))
    result = {event.event_id: event for event in existing}
    for done, row in enumerate(datastreams.itertuples(index=False)):
        progress.check()
        progress.report(done / len(datastreams))
        series = usable(groups.get(row.datastream_id, observations.iloc[:0]), now)
        stream = DatastreamKey(point=row.point, property=row.property, sensor=row.sensor or "")
        for rule in rules.for_property(row.property):
            known = stored[rule.name, stream]
            found = _episodes(rule, series, limit_of(row.property), now)
            if found is None:
                continue
            basis = _basis(rule, rules.version, stream, row.unit, limit_class)
            made = _events(found, basis, {event.event_id for event in known}, start)
            result.update({event.event_id: event for event in reconcile(made, known, now)})
    return _compare(result, existing, now)


def stream_of(event: WarningEvent) -> DatastreamKey:
    """Return the datastream of an event."""
    return DatastreamKey(point=event.point, property=event.property, sensor=event.evidence.get("sensor", ""))


def _episodes(rule: Rule, series: pd.DataFrame, limit: Bounds | None, now: datetime) -> list[Episode] | None:
    measures = measure(rule, series, limit, now)
    if measures is None:
        return None
    found = episodes(replay(rule, measures, now)[1])
    trusted = np.flatnonzero(measures.trusted)
    if rule.kind is RuleKind.LIMIT and found and found[-1].resolved_at is None and len(trusted):
        found[-1] = with_latest(found[-1], measures.reading(int(trusted[-1])))
    return found


def _basis(rule: Rule, version: str, stream: DatastreamKey, unit: str, limit_class: str) -> Basis:
    own = rule.kind is not RuleKind.LIMIT or rule.limit is not None
    return Basis(
        rule=rule, version=version, stream=stream, unit="d" if rule.kind is RuleKind.MISSING else unit,
        limit_class="" if own else limit_class,
    )  # fmt: skip


def _events(found: list[Episode], basis: Basis, known: set[str], start: datetime | None) -> list[WarningEvent]:
    """Return the events worth keeping: not those that were only ever pending, nor those over before ``start``."""
    kept = []
    for episode in found:
        event = make_event(episode, basis)
        over = episode.resolved_at is not None
        stale = over and start is not None and event.updated_at < start
        if event.event_id in known or not (stale or (over and episode.fired_at is None)):
            kept.append(event)
    return kept


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


def has_fired(event: WarningEvent) -> bool:
    """Return True for a warning that is or was more than pending."""
    return event.evidence.get("fired_at") is not None


def _ended(event: WarningEvent) -> bool:
    return event.state is WarningState.RESOLVED and has_fired(event)


def _was(before: dict[str, WarningEvent], event: WarningEvent, true_of: Callable[[WarningEvent], bool]) -> bool:
    earlier = before.get(event.event_id)
    return earlier is not None and true_of(earlier)
