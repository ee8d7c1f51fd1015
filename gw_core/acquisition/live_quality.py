# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks on the way to the store: flags before a reading is written, and later ones as one operation now and then.

Flags found later wait in memory for at most the interval between two operations; a kill in between loses them, not the
readings, and the next run of quality control over the history finds them again.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from ..clock import utc_now
from ..errors import InvalidInputError
from ..store.ports import DatastreamKey, ObservationQuery, Operation
from .border import attempt
from .health import SERVICE
from .listeners import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..quality.live import LiveChecks
    from ..store.ports import Batch, Store
    from .health import HealthBoard
    from .listeners import Listener

_LOG = logging.getLogger(__name__)
_NAMES = ["point", "property", "sensor"]
_COLUMNS = ["datastream_id", "time", "value", "censored", "flag"]
_FIRST_REACH, _LONGEST_REACH = timedelta(minutes=2), timedelta(days=7)
_ENOUGH = 100_000  # readings to learn from at a start: a second or two


class LiveQuality(Protocol):
    """What the writer asks of the checks."""

    def prime(self, store: Store, latest: pd.DataFrame) -> None:
        """Learn from a store, and from what its ``latest`` said, what came before."""

    def flag(self, batch: Batch) -> Batch:
        """Return a batch with the flags of the checks; flags that earlier readings get are kept back."""

    def committed(self) -> None:
        """Hear that all batches given so far are in the store."""

    def record(self, store: Store) -> None:
        """Add to the ledger, as one operation, what was found later for readings that are in the store."""


class NoChecks:
    """Readings are stored with the flags that their links gave."""

    def prime(self, store: Store, latest: pd.DataFrame) -> None:
        """Nothing to do."""

    def flag(self, batch: Batch) -> Batch:
        """Return the batch as it is."""
        return batch

    def committed(self) -> None:
        """Nothing to do."""

    def record(self, store: Store) -> None:
        """Nothing to do."""


class Checked:
    """Readings get the flags of `quality.live`. A bug in a check costs the flags of a batch, never its readings."""

    def __init__(self, checks: LiveChecks, board: HealthBoard, listener: Listener = NOBODY) -> None:
        self._checks, self._board, self._listener = checks, board, listener
        self._fresh: list[pd.DataFrame] = []
        self._later: list[pd.DataFrame] = []

    def prime(self, store: Store, latest: pd.DataFrame) -> None:
        """Learn from the last readings of the datastreams, as far as they are recent, else from the latest one."""
        if len(latest):
            self._note(attempt("quality", self._learn, store, latest))

    def _learn(self, store: Store, latest: pd.DataFrame) -> None:
        keys = [DatastreamKey(point=p, property=c, sensor=s) for p, c, s in latest[_NAMES].itertuples(index=False)]
        frame = pd.concat([latest[_COLUMNS], *_last_readings(store, latest)], ignore_index=True)
        frame = frame.drop_duplicates(["datastream_id", "time"]).sort_values(["datastream_id", "time"])
        places = pd.Series(range(len(latest)), index=latest["datastream_id"])
        frame["datastream_id"] = places.reindex(frame["datastream_id"]).to_numpy()
        self._checks.prime(frame.reset_index(drop=True), keys)

    def flag(self, batch: Batch) -> Batch:
        """Return a batch with the flags of the checks."""
        flagged = [batch]

        def ask() -> None:
            found = self._checks.flag(batch.datastreams, batch.observations)
            flagged.append(replace(batch, observations=batch.observations.assign(flag=found.flag)))
            if len(found.later):
                self._fresh.append(found.later)

        if len(batch.observations):
            self._note(attempt("quality", ask))
        return flagged[-1]

    def _note(self, failure: object) -> None:
        if failure is None:
            self._board.online(SERVICE, "quality")
        else:
            self._board.fault(SERVICE, getattr(failure, "message", ""), "quality")

    def committed(self) -> None:
        """Hear that all batches given so far are in the store."""
        self._later += self._fresh
        self._fresh = []

    def record(self, store: Store) -> None:
        """Add to the ledger what was found later."""
        if not self._later:
            return
        later = pd.concat(self._later, ignore_index=True).drop_duplicates([*_NAMES, "time"], keep="last")
        flags = later.merge(store.datastreams(), on=_NAMES)[["datastream_id", "time", "flag"]]
        try:
            _record(store, flags)
        except InvalidInputError:
            # Some of the readings were refused by the store: the rest counts.
            _record(store, flags.merge(_stored(store, later), on=["datastream_id", "time"]))
        self._later = []
        self._listener.revised(
            [DatastreamKey(point=p, property=c, sensor=s) for p, c, s in later[_NAMES].drop_duplicates().to_numpy()]
        )


def _last_readings(store: Store, latest: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield what is stored of the last minutes, then of the hours before, until that is enough or a week."""
    end = min(latest["time"].max().to_pydatetime(), utc_now())
    until, reach, rows = end, _FIRST_REACH, 0
    while reach <= _LONGEST_REACH and rows < _ENOUGH:
        start = end - reach
        found = store.read_observations(ObservationQuery(start=start, end=until))
        rows += len(found)
        yield found[_COLUMNS]
        until, reach = start, reach * 4


def _record(store: Store, flags: pd.DataFrame) -> None:
    if len(flags):
        store.record_operation(Operation(kind="live_quality", author=SERVICE), flags)
        _LOG.info("flags recorded", extra={"rows": len(flags)})


def _stored(store: Store, later: pd.DataFrame) -> pd.DataFrame:
    query = ObservationQuery(
        points=tuple(later["point"].unique()), properties=tuple(later["property"].unique()), raw=True,
        start=later["time"].min().to_pydatetime(), end=later["time"].max().to_pydatetime(),
    )  # fmt: skip
    return store.read_observations(query)[["datastream_id", "time"]]
