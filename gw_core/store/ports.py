# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one port of the house to its data. Two engines answer it: GeoPackage (embedded) and PostGIS (teams).

Raw observations are immutable. What quality control or a person decides is an operation in the ledger with the flags it
gave; a series is read as raw values plus the flags of the operations recorded up to a moment ("as of").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

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
    """

    source: str
    sha256: str
    reader: str
    time_zone: str
    datastreams: Sequence[DatastreamKey]
    observations: pd.DataFrame
    rejected: Sequence[RejectedRow] = ()
    lines: Sequence[int] = ()


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
    """Which observations; an empty field means all.

    Attributes
    ----------
    start, end : datetime or None
        First and last moment, both included; naive ones are taken as UTC.
    as_of : datetime or None
        Show the flags as they were at that moment; None is now.
    """

    points: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One entry of the ledger."""

    kind: str
    author: str
    parameters: dict[str, Any] = field(default_factory=dict)
    comment: str = ""


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
        ``unknown_property``, ``no_time``, ``not_finite`` (infinite value) or ``conflict``; their ``line`` is that
        of the batch, else the position in the frame, from 1. A reading without value (NaN) is stored as missing. A
        rejected row that is known already (same file, line, reason and text) is counted but not stored again. When
        ``progress`` is cancelled, `Cancelled` is raised and nothing is stored.
        """

    def datastreams(self) -> pd.DataFrame:
        """Return datastream_id, point, property, sensor, unit."""

    def read_observations(self, query: ObservationQuery = ...) -> pd.DataFrame:
        """Return an observation frame ordered by datastream and time; flags as of ``query.as_of``."""

    def latest(self) -> pd.DataFrame:
        """Return the latest observation of each datastream: observation columns + point, property, sensor, unit.

        The flag is the present one.
        """

    def batches(self) -> pd.DataFrame:
        """Return the import reports: the fields of `BatchReport`, sha256 and imported_at (UTC)."""

    def rejected(self) -> pd.DataFrame:
        """Return batch_id, file, line, reason, raw."""

    def record_operation(self, operation: Operation, flags: pd.DataFrame, recorded_at: datetime | None = None) -> int:
        """Add to the ledger an operation and its flags (datastream_id, time, flag); return its id.

        ``recorded_at`` is now unless given. Flags of observations that are not stored are refused
        (`InvalidInputError`).
        """

    def operations(self) -> pd.DataFrame:
        """Return operation_id, recorded_at (UTC), kind, author, parameters (dict), comment, rows."""

    def save_events(self, events: Sequence[WarningEvent]) -> int:
        """Insert or update warning events by event_id; return how many were new or changed.

        Each of those is also kept in the event history.
        """

    def read_events(self, states: Sequence[WarningState] = ()) -> list[WarningEvent]:
        """Return warning events, newest first; empty ``states`` means all."""
