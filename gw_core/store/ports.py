# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one port of the house to its data. Two engines answer it: GeoPackage (embedded) and PostGIS (teams).

Raw observations are immutable. What quality control or a person decides is an operation in the ledger with the flags
and the corrected values it gave; a series is read as raw values plus what the operations recorded up to a moment
changed ("as of"). An operation is undone by another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .messages import (
    ArchiveReport,
    Batch,
    BatchReport,
    DatastreamKey,
    LinkHealth,
    LinkState,
    Notice,
    NoticeState,
    ObservationQuery,
    Operation,
    PlumeEvent,
    RejectedRow,
    Revision,
    SensorRecord,
    Silence,
    Step,
    WarningEvent,
    WarningLevel,
    WarningState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    import pandas as pd

    from ..progress import Progress
    from ..records.park import ParkRecords

# The port and what goes through it are imported from one place.
__all__ = [
    "ArchiveReport",
    "Batch",
    "BatchReport",
    "DatastreamKey",
    "LinkHealth",
    "LinkState",
    "Notice",
    "NoticeState",
    "ObservationQuery",
    "Operation",
    "PlumeEvent",
    "RejectedRow",
    "Revision",
    "SensorRecord",
    "Silence",
    "Step",
    "Store",
    "WarningEvent",
    "WarningLevel",
    "WarningState",
]


class Store(Protocol):
    """All methods raise `StoreError` when the database refuses, and leave it as it was."""

    def create(self) -> int:
        """Create or upgrade the tables; return the schema version. Safe to repeat."""

    def check_version(self) -> int:
        """Return the schema version; raise `StoreError` when it is missing, or newer or older than this program's."""

    def close(self) -> None:
        """Release the connection."""

    def interrupt(self) -> None:
        """Break off, from another thread, what the server of the database does not answer: that call then fails."""

    def save_park(self, records: ParkRecords) -> dict[str, int]:
        """Write records, updating those of the same name; return rows a table.

        A database holds one park: another name or another CRS than stored is refused, as are faulty records
        (`InvalidInputError` with all findings).
        """

    def read_park(self) -> ParkRecords:
        """Return everything known of the park; raise `StoreError` when none is stored."""

    def write_batch(self, batch: Batch, progress: Progress = ...) -> BatchReport:
        """Store a batch in one transaction, with its rejected rows and the latest values.

        Rows are rejected with the reason ``unknown_point`` when their monitoring point is not in the park,
        ``unknown_property``, ``no_time``, ``not_finite`` (infinite value), ``conflict`` or ``archived`` (see
        `archive`); their ``line`` is that of the batch, else the position in the frame, from 1. A reading without value
        (NaN) is stored as missing. A rejected row that is known already (same file, line, reason and text) is counted
        but not stored again. When ``progress`` is cancelled, `Cancelled` is raised and nothing is stored.
        """

    def write_batches(self, batches: Iterable[Batch], progress: Progress = ...) -> BatchReport:
        """Store the parts of one source in one transaction and with one report, as `write_batch` does.

        The parts have the same source, reader and time zone, and are drawn one after the other, so that a source of
        any length needs the memory of one part. An exception while drawing them leaves nothing stored. Nothing drawn
        at all is an `InvalidInputError`.
        """

    def datastreams(self) -> pd.DataFrame:
        """Return datastream_id, point, property, sensor, unit."""

    def read_observations(self, query: ObservationQuery = ...) -> pd.DataFrame:
        """Return an observation frame ordered by datastream and time; flags and values as of ``query.as_of``."""

    def iterate_observations(self, query: ObservationQuery = ..., rows: int = ...) -> Iterator[pd.DataFrame]:
        """Yield what `read_observations` returns, in the same order, in frames of about ``rows`` rows.

        All frames show one state of the database; memory does not grow with the length of the history.
        """

    def iterate_arrivals(self, query: ObservationQuery = ..., rows: int = ...) -> Iterator[pd.DataFrame]:
        """Yield datastream_id, time and imported_at (UTC) by datastream and time, for timeliness.

        Only observations whose moment of arrival is known: those of files, not those of running links.
        """

    def aggregate_observations(self, step: Step, query: ObservationQuery = ...) -> pd.DataFrame:
        """Return datastream_id, time (start of the step, UTC), n, mean, minimum, maximum, censored.

        The database sums up, so that the history stays where it is.
        Values and flags are those of ``query``; observations flagged fail or missing are left out; ``censored`` counts
        the non-detects among the ``n``, which enter with their detection limit. For days and months the present view
        (neither ``as_of`` nor ``raw``) also holds the daily summaries of what is archived.
        """

    def latest(self) -> pd.DataFrame:
        """Return the latest observation of each datastream: observation columns + point, property, sensor, unit.

        The flag is the present one.
        """

    def batches(self) -> pd.DataFrame:
        """Return the import reports: the fields of `BatchReport`, sha256 and imported_at (UTC)."""

    def rejected(self) -> pd.DataFrame:
        """Return batch_id, file, line, reason, raw."""

    def record_operation(
        self,
        operation: Operation,
        flags: pd.DataFrame,
        recorded_at: datetime | None = None,
        values: pd.DataFrame | None = None,
    ) -> int:
        """Add to the ledger an operation, its flags (datastream_id, time, flag) and corrected values; return its id.

        ``values`` has datastream_id, time, value. ``recorded_at`` is now unless given. Flags and values of observations
        that are not stored are refused (`InvalidInputError`). What counts for an observation is, for flags and values
        apart: of the operations that are not undone, the latest of a person, else the latest, else what came in.
        """

    def undo_operation(self, operation_id: int, author: str, comment: str = "") -> int:
        """Add to the ledger that an operation no longer counts; return the id of the new entry.

        Undoing an undo makes the operation count again. An operation that is not there or undone already is refused
        (`InvalidInputError`).
        """

    def operations(self) -> pd.DataFrame:
        """Return the ledger in the order it was recorded.

        Columns: operation_id, recorded_at (UTC), kind, author, parameters (dict), comment, rows, human, undoes and
        undone_by; the last two are operation ids, or <NA>.
        """

    def save_sensors(self, records: Sequence[SensorRecord]) -> int:
        """Insert or update what is known of sensors; return how many were new or changed.

        A datastream that is not stored yet is made; its point and property must be known (`InvalidInputError`).
        """

    def sensors(self) -> pd.DataFrame:
        """Return datastream_id, point, property, sensor and the fields of `SensorRecord`, unknown is NaN or NaT."""

    def save_health(self, rows: Sequence[LinkHealth]) -> None:
        """Insert or update the health of links and devices; each change of state is also kept in the history."""

    def health(self) -> pd.DataFrame:
        """Return the fields of `LinkHealth`, one row a link and device, and updated_at (UTC)."""

    def health_history(self) -> pd.DataFrame:
        """Return link, device, at (UTC), state, fault: each change of state, oldest first."""

    def prepare_partitions(self, until: datetime) -> int:
        """Make the partitions of observations up to a moment ahead of time; return how many were made.

        GeoPackage has none: 0.
        """

    def archive(self, before: datetime, folder: Path, progress: Progress = ...) -> ArchiveReport:
        """Move the observations of the days (UTC) before ``before`` out into files, one a month.

        Daily summaries stay in the database, and the ledger, which notes each file. A file is complete and has been
        read back before its rows leave the database; a month goes wholly or not at all. `read_observations` no longer
        returns them, and rows that come in for archived days are rejected with the reason ``archived``.
        """

    def restore(self, files: Sequence[Path], progress: Progress = ...) -> list[BatchReport]:
        """Bring archived files back as batches; the daily summaries made for them are withdrawn.

        A file that is not as the ledger of this database noted it is refused (`InvalidInputError`), and nothing of it
        is stored.
        """

    def imported_since(self, batch_id: int) -> tuple[int, list[int]]:
        """Return the id of the latest batch, and the ids of datastreams with readings of batches after ``batch_id``.

        The batch of a running link keeps its id, so this finds what others brought: files, laboratories, restored
        archives. Quick when there is no later batch, else a look through all observations.
        """

    def save_events(self, events: Sequence[WarningEvent], notices: Sequence[Notice] = ()) -> int:
        """Insert or update warning events by event_id; return how many were new or changed.

        Each of those is also kept in the event history. ``notices`` are stored in the same transaction, as
        `save_notices` does: a warning is never stored without the notices that tell of it.
        """

    def read_events(self, states: Sequence[WarningState] = (), ids: Sequence[str] | None = None) -> list[WarningEvent]:
        """Return warning events, newest first; empty ``states`` means all, ``ids`` only those."""

    def event_history(self, event_id: str) -> pd.DataFrame:
        """Return recorded_at, level, state, updated_at, value of one warning, oldest first (moments UTC)."""

    def save_notices(self, notices: Sequence[Notice]) -> int:
        """Insert or update notices by notice_id; return how many were new or changed.

        One that is stored as sent, failed or dropped is left as it is: what is told is not told again.
        """

    def read_notices(self, states: Sequence[NoticeState] = (), due: datetime | None = None) -> list[Notice]:
        """Return notices by due time; empty ``states`` means all, ``due`` only those due by then."""

    def save_silence(self, silence: Silence) -> None:
        """Insert or update a silence by silence_id; `InvalidInputError` when it ends before it begins."""

    def read_silences(self, at: datetime | None = None) -> list[Silence]:
        """Return silences by start; ``at`` only those that hold at that moment."""

    def save_revision(self, revision: Revision) -> bool:
        """Add a version of rules or limits; False when its subject and version are stored already."""

    def revisions(self, subject: str) -> list[Revision]:
        """Return the versions of ``rules`` or ``limits``, oldest first."""

    def save_plume_events(self, events: Sequence[PlumeEvent]) -> int:
        """Insert or update plume events by plume_event_id; return how many were new or changed."""

    def read_plume_events(self, states: Sequence[WarningState] = ()) -> list[PlumeEvent]:
        """Return plume events, newest first; empty ``states`` means all."""
