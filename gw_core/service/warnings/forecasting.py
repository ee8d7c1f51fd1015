# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecasts of arrival, judged by the rules for them apart from readings: days are no observations."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pandas as pd

from ...records.observations import empty_frame
from ...warning.engine.bindings import bind
from ...warning.engine.rebinding import rebind
from ...warning.engine.state import first_state
from ...warning.engine.step import step
from ...warning.events.forecasts import forecast_batch
from ...warning.rules.model import RuleKind, RuleSet
from ...warning.rules.scope import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ...store.ports import DatastreamKey
    from ...warning.engine.judging import Change
    from ...warning.engine.state import EngineState
    from ...warning.events.forecasts import ArrivalForecast


class ForecastEngine:
    """An engine of forecast rules at receptors; ``state`` is set by the caller once the warnings are stored."""

    def __init__(self) -> None:
        self.engine = bind(RuleSet(rules=(), version=""), ())
        self.state = first_state(self.engine)
        self._keys: dict[DatastreamKey, int] = {}
        self._seen = empty_frame()

    def judge(
        self, forecasts: Sequence[ArrivalForecast], rules: RuleSet, now: datetime
    ) -> tuple[EngineState, tuple[Change, ...]]:
        """Return the state after forecasts, and what changed."""
        batch = forecast_batch(forecasts)
        self._keys |= {key: zlib.crc32(repr(key).encode()) for key in batch.datastreams}
        ids = [self._keys[key] for key in batch.datastreams]
        frame = batch.observations
        frame = frame.assign(datastream_id=pd.Series(ids, dtype="int64").reindex(frame["datastream_id"]).to_numpy())
        self._seen = pd.concat([self._seen, frame], ignore_index=True)
        own = tuple(rule for rule in rules.rules if rule.kind is RuleKind.FORECAST)
        streams = [Stream(datastream_id=number, key=key, unit="d") for key, number in self._keys.items()]
        before, self.engine = self.engine, bind(RuleSet(rules=own, version=rules.version), streams)
        state, fresh = rebind(before, self.state, self.engine)
        after, outcome = step(self.engine, state, frame, now, self._history, revised=fresh)
        return after, outcome.changes

    def _history(self, ids: Sequence[int]) -> pd.DataFrame:
        return self._seen[self._seen["datastream_id"].isin(list(ids))]
