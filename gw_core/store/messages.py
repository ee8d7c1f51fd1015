# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes in and out through the port: batches and their accounts, queries, entries of the ledger, links' health."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd


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
    """States of a warning event: pending, raised, acknowledged, on the way back below its limit, closed."""

    PENDING = "pending"
    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RECOVERING = "recovering"
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


class NoticeState(StrEnum):
    """Where a notice stands: to be sent, sent, given up, or no longer wanted before it was sent."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice to one recipient through one channel; its rows in the store are the outbox and the receipts.

    Attributes
    ----------
    notice_id : str
        Digest of what it is about, why and to whom: the same notice is never stored twice.
    recipient, channel : str
        Names as in the settings; addresses and secrets are not kept here.
    reason : str
        ``raised``, ``level``, ``repeat``, ``escalation``, ``over`` …
    event_ids : tuple of str
        The warnings it tells of.
    language : str
        ``zh`` or ``en``.
    due_at : datetime
        Not sent before then; moved on after a failure.
    sent_at : datetime or None
    attempts : int
    fault : str
        Why the last attempt failed; stays when a later one succeeded.
    receipt : str
        What the channel answered, as far as it answers.
    """

    notice_id: str
    recipient: str
    channel: str
    reason: str
    event_ids: tuple[str, ...]
    language: str
    title: str
    text: str
    state: NoticeState
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None = None
    attempts: int = 0
    fault: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A time in which warnings that match are recorded and shown but not told; an empty field matches all.

    Attributes
    ----------
    start, end : datetime
        UTC; ``end`` is after ``start``.
    points, properties, rules : tuple of str
        Names of monitoring points, codes of observed properties, names of rules.
    maintenance : bool
        True for work at the wells: readings within it are not judged at all.
    author, reason : str
    """

    silence_id: str
    start: datetime
    end: datetime
    author: str
    reason: str
    points: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    maintenance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of rules or limits, never changed: what it says, who made it and why.

    Attributes
    ----------
    subject : str
        ``rules`` or ``limits``.
    version : str
        Digest of the contents; events name it as evidence.
    at : datetime
        From when it counts, UTC.
    contents : str
        The text of the file (YAML, CSV or JSON).
    """

    subject: str
    version: str
    at: datetime
    author: str
    reason: str
    contents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlumeEvent:
    """Warnings of wells on one flow path, taken as one event.

    Attributes
    ----------
    state : WarningState
        Resolved when all its warnings are.
    event_ids : tuple of str
        Its warnings.
    evidence : dict
        JSON: flow direction and travel times used, outline (WKT), ranked sources, receptors with arrival times.
    """

    plume_event_id: str
    level: WarningLevel
    state: WarningState
    opened_at: datetime
    updated_at: datetime
    resolved_at: datetime | None
    event_ids: tuple[str, ...]
    evidence: dict[str, Any]
