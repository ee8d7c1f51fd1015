# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The port answered over any `Engine`: each method is one transaction, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..clock import utc_now
from ..progress import Progress, Silent, split
from . import (
    archive,
    arrivals,
    batch_tables,
    event_tables,
    health_tables,
    ledger,
    migrations,
    names,
    observation_reads,
    observation_writes,
    park_tables,
    record_tables,
    restoring,
    sensor_tables,
    summaries,
)
from .ports import ObservationQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    import pandas as pd

    from ..records.park import ParkRecords
    from .engine import Engine
    from .ports import (
        ArchiveReport,
        Batch,
        BatchReport,
        LinkHealth,
        Notice,
        NoticeState,
        Operation,
        PlumeEvent,
        Revision,
        SensorRecord,
        Silence,
        Step,
        WarningEvent,
        WarningState,
    )

_SILENT = Silent()
_EVERYTHING = ObservationQuery()


class SqlStore:
    """`ports.Store` over an engine. The connection opens on first use, in the thread that uses it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names = names.Names(engine)

    def create(self) -> int:
        """Create or upgrade the tables; return the schema version. Safe to repeat."""
        with self._engine.transaction(create=True):
            version = migrations.upgrade(self._engine)
            self._engine.arrange()
            return version

    def check_version(self) -> int:
        """Return the schema version; raise `StoreError` when it is missing, newer or older than this program's."""
        with self._engine.transaction():
            return migrations.check(self._engine)

    def close(self) -> None:
        """Release the connection."""
        self._engine.close()

    def interrupt(self) -> None:
        """Break off, from another thread, what the server of the database does not answer: that call then fails."""
        self._engine.interrupt()

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
        return self._write([batch], progress, progress)

    def write_batches(self, batches: Iterable[Batch], progress: Progress = _SILENT) -> BatchReport:
        """Store the parts of one source in one transaction and with one report."""
        return self._write(batches, observation_writes.Uncounted(progress), progress)

    def _write(self, batches: Iterable[Batch], of_parts: Progress, progress: Progress) -> BatchReport:
        with self._engine.transaction(write=True):
            report = observation_writes.write_batches(self._engine, self._names, batches, of_parts)
        self._names.settle()
        progress.report(1.0)
        return report

    def datastreams(self) -> pd.DataFrame:
        """Return datastream_id, point, property, sensor, unit."""
        with self._engine.transaction():
            return names.datastreams(self._engine)

    def read_observations(self, query: ObservationQuery = _EVERYTHING) -> pd.DataFrame:
        """Return an observation frame ordered by datastream and time; flags and values as of ``query.as_of``."""
        with self._engine.transaction(snapshot=True):
            return observation_reads.read_observations(self._engine, query)

    def iterate_observations(
        self, query: ObservationQuery = _EVERYTHING, rows: int = 100_000
    ) -> Iterator[pd.DataFrame]:
        """Yield what `read_observations` returns, in the same order, in frames of about ``rows`` rows."""
        engine = self._engine.another()  # the store stays usable between two frames
        try:
            with engine.transaction(snapshot=True, long=True):
                yield from observation_reads.iterate_observations(engine, query, max(1, rows))
        finally:
            engine.close()

    def iterate_arrivals(self, query: ObservationQuery = _EVERYTHING, rows: int = 100_000) -> Iterator[pd.DataFrame]:
        """Yield datastream_id, time and imported_at (UTC) where the moment of arrival is known."""
        engine = self._engine.another()
        try:
            with engine.transaction(snapshot=True, long=True):
                yield from arrivals.iterate_arrivals(engine, query, max(1, rows))
        finally:
            engine.close()

    def aggregate_observations(self, step: Step, query: ObservationQuery = _EVERYTHING) -> pd.DataFrame:
        """Return datastream_id, time (start of the step, UTC), n, mean, minimum, maximum, censored."""
        with self._engine.transaction(snapshot=True):
            return summaries.aggregate_observations(self._engine, step, query)

    def latest(self) -> pd.DataFrame:
        """Return the latest observation of each datastream with its present flag."""
        with self._engine.transaction():
            return observation_reads.latest(self._engine)

    def batches(self) -> pd.DataFrame:
        """Return the import reports, oldest first."""
        with self._engine.transaction():
            return batch_tables.batch_reports(self._engine)

    def rejected(self) -> pd.DataFrame:
        """Return batch_id, file, line, reason, raw."""
        with self._engine.transaction():
            return batch_tables.rejected(self._engine)

    def record_operation(
        self,
        operation: Operation,
        flags: pd.DataFrame,
        recorded_at: datetime | None = None,
        values: pd.DataFrame | None = None,
    ) -> int:
        """Add an operation, its flags and corrected values to the ledger; return its id."""
        with self._engine.transaction(write=True):
            return ledger.record_operation(self._engine, operation, flags, recorded_at, values)

    def undo_operation(self, operation_id: int, author: str, comment: str = "") -> int:
        """Add to the ledger that an operation no longer counts; return the id of the new entry."""
        with self._engine.transaction(write=True):
            return ledger.undo_operation(self._engine, operation_id, author, comment)

    def operations(self) -> pd.DataFrame:
        """Return the ledger in the order it was recorded."""
        with self._engine.transaction():
            return ledger.operations(self._engine)

    def save_sensors(self, records: Sequence[SensorRecord]) -> int:
        """Insert or update what is known of sensors; return how many were new or changed."""
        with self._engine.transaction(write=True):
            count = sensor_tables.save_sensors(self._engine, self._names, records)
        self._names.settle()
        return count

    def sensors(self) -> pd.DataFrame:
        """Return datastream_id, point, property, sensor and the fields of `SensorRecord`."""
        with self._engine.transaction():
            return sensor_tables.sensors(self._engine)

    def save_health(self, rows: Sequence[LinkHealth]) -> None:
        """Insert or update the health of links and devices; each change of state is also kept in the history."""
        with self._engine.transaction(write=True):
            health_tables.save_health(self._engine, rows)

    def health(self) -> pd.DataFrame:
        """Return the health of links and devices."""
        with self._engine.transaction():
            return health_tables.health(self._engine)

    def health_history(self) -> pd.DataFrame:
        """Return each change of state, oldest first."""
        with self._engine.transaction():
            return health_tables.health_history(self._engine)

    def prepare_partitions(self, until: datetime) -> int:
        """Make the partitions of observations up to a moment ahead of time; return how many were made."""
        with self._engine.transaction(write=True):
            return self._engine.prepare_months(utc_now(), until)

    def archive(self, before: datetime, folder: Path, progress: Progress = _SILENT) -> ArchiveReport:
        """Move the observations of the days before a moment out into files, one a month."""
        return archive.archive(self._engine, before, folder, progress)

    def restore(self, files: Sequence[Path], progress: Progress = _SILENT) -> list[BatchReport]:
        """Bring archived files back as batches."""
        return [
            restoring.restore(self._engine, self._names, file, part)
            for file, part in zip(files, split(progress, [1.0] * len(files)), strict=True)
        ]

    def imported_since(self, batch_id: int) -> tuple[int, list[int]]:
        """Return the latest batch, and the datastreams that got readings by batches after ``batch_id``."""
        with self._engine.transaction():
            return observation_reads.imported_since(self._engine, batch_id)

    def save_events(self, events: Sequence[WarningEvent], notices: Sequence[Notice] = ()) -> int:
        """Insert or update warning events, with the notices that tell of them; return how many were new or changed."""
        with self._engine.transaction(write=True):
            record_tables.save_notices(self._engine, notices)
            return event_tables.save_events(self._engine, events)

    def read_events(self, states: Sequence[WarningState] = (), ids: Sequence[str] | None = None) -> list[WarningEvent]:
        """Return warning events, newest first; empty ``states`` means all, ``ids`` only those."""
        with self._engine.transaction():
            return event_tables.read_events(self._engine, states, ids)

    def event_history(self, event_id: str) -> pd.DataFrame:
        """Return recorded_at, level, state, updated_at, value of one warning, oldest first."""
        with self._engine.transaction():
            return event_tables.event_history(self._engine, event_id)

    def save_notices(self, notices: Sequence[Notice]) -> int:
        """Insert or update notices that still wait; return how many were new or changed."""
        with self._engine.transaction(write=True):
            return record_tables.save_notices(self._engine, notices)

    def read_notices(self, states: Sequence[NoticeState] = (), due: datetime | None = None) -> list[Notice]:
        """Return notices by due time; empty ``states`` means all, ``due`` only those due by then."""
        with self._engine.transaction():
            return record_tables.read_notices(self._engine, states, due)

    def save_silence(self, silence: Silence) -> None:
        """Insert or update a silence."""
        with self._engine.transaction(write=True):
            record_tables.save_silence(self._engine, silence)

    def read_silences(self, at: datetime | None = None) -> list[Silence]:
        """Return silences by start; ``at`` only those that hold at that moment."""
        with self._engine.transaction():
            return record_tables.read_silences(self._engine, at)

    def save_revision(self, revision: Revision) -> bool:
        """Add a version of rules or limits; False when it is stored already."""
        with self._engine.transaction(write=True):
            return record_tables.save_revision(self._engine, revision)

    def revisions(self, subject: str) -> list[Revision]:
        """Return the versions of ``rules`` or ``limits``, oldest first."""
        with self._engine.transaction():
            return record_tables.revisions(self._engine, subject)

    def save_plume_events(self, events: Sequence[PlumeEvent]) -> int:
        """Insert or update plume events; return how many were new or changed."""
        with self._engine.transaction(write=True):
            return record_tables.save_plume_events(self._engine, events)

    def read_plume_events(self, states: Sequence[WarningState] = ()) -> list[PlumeEvent]:
        """Return plume events, newest first; empty ``states`` means all."""
        with self._engine.transaction():
            return record_tables.read_plume_events(self._engine, states)
