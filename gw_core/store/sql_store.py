# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The port answered over any `Engine`: each method is one transaction, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..progress import Progress, Silent
from . import event_tables, ledger, migrations, observation_tables, park_tables
from .ports import ObservationQuery

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd

    from ..records.park import ParkRecords
    from .engine import Engine
    from .ports import Batch, BatchReport, Operation, WarningEvent, WarningState

_SILENT = Silent()
_EVERYTHING = ObservationQuery()


class SqlStore:
    """`ports.Store` over an engine. The connection opens on first use, in the thread that uses it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self) -> int:
        """Create or upgrade the tables; return the schema version. Safe to repeat."""
        with self._engine.transaction(create=True):
            return migrations.upgrade(self._engine)

    def check_version(self) -> int:
        """Return the schema version; raise `StoreError` when it is missing, newer or older than this program's."""
        with self._engine.transaction():
            return migrations.check(self._engine)

    def close(self) -> None:
        """Release the connection."""
        self._engine.close()

    def save_park(self, records: ParkRecords) -> dict[str, int]:
        """Write records, updating those of the same name; return rows a table."""
        park_tables.check_records(records)
        with self._engine.transaction(write=True):
            return park_tables.save_park(self._engine, records)

    def read_park(self) -> ParkRecords:
        """Return everything known of the park."""
        with self._engine.transaction():
            return park_tables.read_park(self._engine)

    def write_batch(self, batch: Batch, progress: Progress = _SILENT) -> BatchReport:
        """Store a batch in one transaction, with its rejected rows and the latest values."""
        with self._engine.transaction(write=True):
            report = observation_tables.write_batch(self._engine, batch, progress)
        progress.report(1.0)
        return report

    def datastreams(self) -> pd.DataFrame:
        """Return datastream_id, point, property, sensor, unit."""
        with self._engine.transaction():
            return observation_tables.datastreams(self._engine)

    def read_observations(self, query: ObservationQuery = _EVERYTHING) -> pd.DataFrame:
        """Return an observation frame ordered by datastream and time; flags as of ``query.as_of``."""
        with self._engine.transaction():
            return observation_tables.read_observations(self._engine, query)

    def latest(self) -> pd.DataFrame:
        """Return the latest observation of each datastream with its present flag."""
        with self._engine.transaction():
            return observation_tables.latest(self._engine)

    def batches(self) -> pd.DataFrame:
        """Return the import reports, oldest first."""
        with self._engine.transaction():
            return observation_tables.batch_reports(self._engine)

    def rejected(self) -> pd.DataFrame:
        """Return batch_id, file, line, reason, raw."""
        with self._engine.transaction():
            return observation_tables.rejected(self._engine)

    def record_operation(self, operation: Operation, flags: pd.DataFrame, recorded_at: datetime | None = None) -> int:
        """Add an operation and its flags to the ledger; return its id."""
        with self._engine.transaction(write=True):
            return ledger.record_operation(self._engine, operation, flags, recorded_at)

    def operations(self) -> pd.DataFrame:
        """Return the ledger in the order it was recorded."""
        with self._engine.transaction():
            return ledger.operations(self._engine)

    def save_events(self, events: Sequence[WarningEvent]) -> int:
        """Insert or update warning events by event_id; return how many were new or changed."""
        with self._engine.transaction(write=True):
            return event_tables.save_events(self._engine, events)

    def read_events(self, states: Sequence[WarningState] = ()) -> list[WarningEvent]:
        """Return warning events, newest first; empty ``states`` means all."""
        with self._engine.transaction():
            return event_tables.read_events(self._engine, states)
