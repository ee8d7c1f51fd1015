# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine at work on a database: steps, warnings and notices in one transaction, checkpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ...records.observations import empty_frame
from ...store.ports import DatastreamKey, NoticeState, ObservationQuery
from ...warning.engine.bindings import bind
from ...warning.engine.checkpoint import load_checkpoint, save_checkpoint
from ...warning.engine.outcomes import standing
from ...warning.engine.rebinding import rebind
from ...warning.engine.settling import by_place, settle, stream_of
from ...warning.engine.state import first_state
from ...warning.engine.step import step
from ...warning.engine.streams import background_in_force, watched_streams
from ...warning.notices.desk import NoticeDesk
from ...warning.notices.places import places_of
from ...warning.rules.revisions import rules_in_force
from .forecasting import ForecastEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from ...clock import Clock
    from ...store.ports import Notice, Silence, Store
    from ...warning.engine.bindings import Engine
    from ...warning.engine.judging import Change
    from ...warning.engine.state import EngineState
    from ...warning.events.forecasts import ArrivalForecast
    from ...warning.rules.model import RuleSet
    from ...wording import Translate
    from .settings import WarningSettings

_PIECE = 1_000_000
_MARK = "batch"


class Judge:
    """Judges the readings of one database.

    Attributes
    ----------
    has_notices : bool
        True when notices were stored; whoever sends them sets it back.

    Parameters
    ----------
    store : Store
        Used by the calling thread only.
    settings : WarningSettings
    translations : callable
        Gives for a language the function that words English templates in it.
    clock : callable
    """

    def __init__(
        self, store: Store, settings: WarningSettings, translations: Callable[[str], Translate], clock: Clock
    ) -> None:
        self._store, self._settings, self._clock = store, settings, clock
        park = store.read_park()
        self._events = {event.event_id: event for event in store.read_events()}
        self._silences: list[Silence] = []
        self._ids: dict[DatastreamKey, int] = {}
        self.has_notices = True
        self._engine = self._bound()
        self._limit_class = park.park.limit_class
        restored = load_checkpoint(settings.checkpoint, self._engine)
        self._state, marks = restored or (first_state(self._engine), {})
        self._forecasts = ForecastEngine()
        self._batch = marks.get(_MARK, 0)
        self._desk = NoticeDesk(store, settings.notices, translations, places_of(park), clock())
        self._catch_up(fresh=restored is None)

    def judge(self, batches: Sequence[tuple[Sequence[DatastreamKey], pd.DataFrame]], revised: Sequence[DatastreamKey],
              ) -> None:  # fmt: skip
        """Judge what was stored: frames that index their datastreams, and datastreams whose flags changed."""
        if any(key not in self._ids for keys, _ in batches for key in keys):
            self.look()
        frames = [self._with_ids(keys, frame) for keys, frame in batches]
        known = [self._ids[key] for key in revised if key in self._ids]
        self._step(pd.concat(frames, ignore_index=True) if frames else empty_frame(), known)

    def forecast(self, forecasts: Sequence[ArrivalForecast]) -> None:
        """Judge when plumes are forecast to arrive."""
        now = self._clock()
        state, changes = self._forecasts.judge(forecasts, self._rules(now), now)
        self._save(self._forecasts.engine, state, changes)
        self._forecasts.state = state

    def delivered(self, notices: Sequence[Notice]) -> None:
        """Hear what became of notices."""
        self._desk.keep(notices, self._clock())

    def look(self) -> None:
        """Take up what others changed: rules, limits, datastreams, silences, and what files brought."""
        self._batch, imported = self._store.imported_since(self._batch)
        before, self._engine = self._engine, self._bound()
        revised = set(imported)
        if self._engine.version != before.version or self._engine.streams != before.streams:
            self._state, fresh = rebind(before, self._state, self._engine)
            revised |= set(fresh)
        self._events |= {event.event_id: event for event in self._store.read_events()}
        self._step(empty_frame(), sorted(revised & set(self._ids.values())))

    def refresh(self) -> None:
        """Show the latest readings in warnings that are open."""
        self._save(self._engine, self._state, standing(self._state))

    def checkpoint(self) -> None:
        """Keep the state, so that a restart goes on from it."""
        save_checkpoint(self._settings.checkpoint, self._engine, self._state, {_MARK: self._batch})

    def _step(self, frame: pd.DataFrame, revised: Sequence[int]) -> None:
        now = self._clock()
        state, outcome = step(
            self._engine, self._state, frame, now, self._history, revised=revised,
            maintenance=[silence for silence in self._silences if silence.maintenance],
        )  # fmt: skip
        self._save(self._engine, state, outcome.changes)
        self._state = state

    def _save(self, engine: Engine, state: EngineState, changes: Iterable[Change]) -> None:
        now, found = self._clock(), list(changes)
        places = {engine.place(change.binding, change.target) for change in found}
        known = [event for event in self._events.values() if (event.rule, stream_of(event)) in places]
        if known:  # people may have acknowledged or commented since
            known = self._store.read_events(ids=[event.event_id for event in known])
        settled = settle(
            engine, state, found, by_place(known), now, limit_class=self._limit_class,
            start=now - self._settings.since,
        )  # fmt: skip
        before = {event.event_id: event for event in known}
        changed = [event for event in settled if before.get(event.event_id) != event]
        notices = self._desk.plan(changed, now) if self._settings.notices.routes else ()
        if changed or notices:
            self._store.save_events(changed, notices)
        self._events |= {event.event_id: event for event in [*known, *changed]}
        self._desk.keep(notices, now)
        self.has_notices = self.has_notices or any(notice.state is NoticeState.WAITING for notice in notices)

    def _bound(self) -> Engine:
        store = self._store
        streams, park = store.datastreams(), store.read_park()
        self._silences = store.read_silences()
        names = zip(streams["point"], streams["property"], streams["sensor"], streams["datastream_id"], strict=True)
        self._ids = {
            DatastreamKey(point=point, property=code, sensor=sensor or ""): int(number)
            for point, code, sensor, number in names
        }
        now = self._clock()
        background = background_in_force(store.revisions("limits"), now)
        return bind(self._rules(now), watched_streams(streams, park, store.sensors(), background))

    def _rules(self, now: datetime) -> RuleSet:
        return rules_in_force(self._store.revisions("rules"), now) or self._settings.rules

    def _catch_up(self, *, fresh: bool) -> None:
        """Judge what was stored while nobody judged: all there is, or what is newer than the checkpoint."""
        latest, imported = self._store.imported_since(self._batch)
        self._batch = latest
        if fresh:
            for piece in self._store.iterate_observations(rows=_PIECE):
                self._step(piece, ())
            self._step(empty_frame(), ())
            return
        table = self._store.latest()
        behind = self._behind(table)
        self._step(empty_frame(), sorted(behind | (set(imported) & set(self._ids.values()))))

    def _behind(self, table: pd.DataFrame) -> set[int]:
        """Return the datastreams that have readings later than what is judged of them."""
        times = table["time"].to_numpy(dtype="datetime64[ns]").astype("int64")
        judged = dict(zip(self._engine.ids.tolist(), self._state.last.tolist(), strict=True))
        pairs = zip(table["datastream_id"].tolist(), times.tolist(), strict=True)
        return {number for number, time in pairs if number in judged and time > judged[number]}

    def _history(self, ids: Sequence[int]) -> pd.DataFrame:
        wanted = set(ids)
        keys = [key for key, number in self._ids.items() if number in wanted]
        query = ObservationQuery(
            points=tuple({key.point for key in keys}), properties=tuple({key.property for key in keys})
        )
        found = self._store.read_observations(query)
        return found[found["datastream_id"].isin(wanted)]

    def _with_ids(self, keys: Sequence[DatastreamKey], frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame whose rows name datastreams by id; those of unknown ones are left out, as the store did."""
        ids = pd.Series([self._ids.get(key, -1) for key in keys], dtype="int64")
        found = frame.assign(datastream_id=ids.reindex(frame["datastream_id"]).to_numpy())
        return found[found["datastream_id"] >= 0]
