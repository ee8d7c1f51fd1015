# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one port of the house to its data. Two engines answer it: GeoPackage (embedded) and PostGIS (teams).

Raw observations are immutable. What quality control or a person decides is an operation in the ledger with the flags
and the corrected values it gave; a series is read as raw values plus what the operations recorded up to a moment
changed ("as of"). An operation is undone by another one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    import pandas as pd

    from ..progress import Progress
    from ..records.park import ParkRecords


@dataclass(frozen=True, slots=True, kw_only=True)
class DatastreamKey:
    """What identifies a datastream: a monitoring point, an observed property (code) and a sensor or method."""

    point: str
    property: str
    sensor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that cannot be stored; nothing of it is lost."""

    file: str
    line: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one import brings: an observation frame whose ``datastream_id`` indexes ``datastreams`` (0-based).

    Attributes
    ----------
    source : str
        File name or link, as the user knows it.
    sha256 : str
        Digest of the source, empty for a link.
    reader : str
        Which reader understood it, such as ``solinst``.
    time_zone : str
        The zone used, and where it came from: ``file: UTC-04:00``, ``setting: Asia/Shanghai``, ``site: …``.
    datastreams : sequence of DatastreamKey
    observations : DataFrame
        Observation frame.
    rejected : sequence of RejectedRow
    lines : sequence of int
        Line in the source of each row of ``observations``, from 1; empty when it has no lines.
    running : bool
        True for a source without end, a link: its counts are added to the batch of the same source and reader, when
        there is one.
    """

    source: str
    sha256: str
    reader: str
    time_zone: str
    datastreams: Sequence[DatastreamKey]
    observations: pd.DataFrame
    rejected: Sequence[RejectedRow] = ()
    lines: Sequence[int] = ()
    running: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What became of a batch: rows_in = stored + duplicate + rejected, always.

    A row is duplicate when (datastream, time) is stored already with the same value. A row with the same key and
    *another* value is rejected with the reason ``conflict``: raw is never overwritten, nothing is lost.
    """

    batch_id: int
    source: str
    reader: str
    time_zone: str
    rows_in: int
    stored: int
    duplicate: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationQuery:
    """Which observations, by place, type and time; an empty field means all.

    Attributes
    ----------
    points, properties, sensors : tuple of str
        Names of monitoring points, codes of observed properties, sensors.
    kinds : tuple of str
        Kinds of observed properties, such as ``concentration`` or ``level``.
    area_wkt : str
        Polygon in the park's CRS; its edge belongs to it.
    start, end : datetime or None
        First and last moment, both included; naive ones are taken as UTC.
    as_of : datetime or None
        Show flags and values as they were at that moment; None is now.
    raw : bool
        Show what came in, without the ledger.
    """

    points: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    sensors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    area_wkt: str = ""
    start: datetime | None = None
    end: datetime | None = None
    as_of: datetime | None = None
    raw: bool = False


class Step(StrEnum):
    """Spans over which observations are summarised, in UTC."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One entry of the ledger.

    Attributes
    ----------
    human : bool
        Decided by a person: outranks what programs decided, whenever they did.
    """

    kind: str
    author: str
    parameters: dict[str, Any] = field(default_factory=dict)
    comment: str = ""
    human: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorRecord:
    """What is known of the sensor behind a datastream; None is unknown.

    Attributes
    ----------
    accuracy : float or None
        In the canonical unit of the property.
    sampling_interval_s : float or None
        s between readings, as set at the device.
    calibrated_at, calibration_due : datetime or None
        Last and next calibration.
    """

    datastream: DatastreamKey
    model: str = ""
    accuracy: float | None = None
    sampling_interval_s: float | None = None
    calibrated_at: datetime | None = None
    calibration_due: datetime | None = None
    note: str = ""


class LinkState(StrEnum):
    """States of a live link."""

    CONNECTING = "connecting"
    ONLINE = "online"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHealth:
    """How a live link is.

    Attributes
    ----------
    link, kind : str
        Its name, and its protocol.
    device : str
        One of several devices behind the link; empty for the link itself.
    state : LinkState
    changed_at : datetime
        When the state became this.
    last_reading_at : datetime or None
        Latest time of a reading, by the device's clock.
    last_success_at, last_fault_at : datetime or None
        By this machine's clock.
    last_fault : str
        One sentence; stays when the link has recovered.
    faults, readings, rejected : int
        Counted since the program started.
    waiting : int
        Readings in the outbox that the database does not have yet.
    """

    link: str
    kind: str
    state: LinkState
    changed_at: datetime
    device: str = ""
    last_reading_at: datetime | None = None
    last_success_at: datetime | None = None
    last_fault_at: datetime | None = None
    last_fault: str = ""
    faults: int = 0
    readings: int = 0
    rejected: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveReport:
    """What `Store.archive` moved out: the files written, and how many observations of which span."""

    files: tuple[str, ...]
    rows: int
    first: datetime | None
    last: datetime | None


class WarningState(StrEnum):
    """States of a warning event."""

    PENDING = "pending"
    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"


class WarningLevel(StrEnum):
    """Levels asked for by the users' standard: 一般, 较重, 严重."""

    GENERAL = "general"
    SERIOUS = "serious"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningEvent:
    """One warning on one datastream and rule; ``evidence`` (JSON) holds the rows, limit and rule version behind it."""

    event_id: str
    rule: str
    point: str
    property: str
    level: WarningLevel
    state: WarningState
    opened_at: datetime
    updated_at: datetime
    resolved_at: datetime | None
    value: float
    limit: float
    unit: str
    evidence: dict[str, Any]


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

    def save_events(self, events: Sequence[WarningEvent]) -> int:
        """Insert or update warning events by event_id; return how many were new or changed.

        Each of those is also kept in the event history.
        """

    def read_events(self, states: Sequence[WarningState] = ()) -> list[WarningEvent]:
        """Return warning events, newest first; empty ``states`` means all."""
