# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of the service, ``park.yaml``: read and checked completely before anything starts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

from ..acquisition.backoff import Waits
from ..acquisition.coordinator import CoordinatorSettings
from ..acquisition.health import SERVICE
from ..acquisition.links.registry import read_link
from ..acquisition.outbox import OutboxLimits
from ..acquisition.upkeep import UpkeepSettings
from ..acquisition.writer import WriterSettings
from ..acquisition.zones import find_zone
from ..entries import Entry, read_entry, read_text, refuse_faults
from ..errors import InvalidInputError, StoreError
from ..quality.checks import DEFAULT_CHECKS, Check, read_checks
from ..store.opening import named_store
from ..wording import say
from .event_log import LogFormat, LogLevel
from .warnings.settings import WarningSettings, read_warning_settings

if TYPE_CHECKING:
    from pathlib import Path

    from ..acquisition.links.link import LinkKind

_MEGABYTE = 1 << 20
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """A link as the settings describe it; ``settings`` is what its kind made of them."""

    name: str
    kind: LinkKind
    settings: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """Everything that the service is told.

    Attributes
    ----------
    database : str
        See `named_store`.
    password : str
        Name of the secret with the database's password; empty when libpq finds it by itself.
    time_zone : str
        Of the park, for devices that send local times.
    outbox : Path
        Folder.
    limits : OutboxLimits
    coordinator : CoordinatorSettings
    health_port : int
        On the loopback interface; 0: no endpoint.
    log_level, log_format : LogLevel, LogFormat
    checks : tuple of Check or None
        None: readings are not checked on their way.
    warnings : WarningSettings or None
        None: readings are not judged.
    links : tuple of LinkSettings
    """

    database: str
    password: str
    time_zone: str
    outbox: Path
    limits: OutboxLimits
    coordinator: CoordinatorSettings
    health_port: int
    log_level: LogLevel
    log_format: LogFormat
    checks: tuple[Check, ...] | None
    warnings: WarningSettings | None
    links: tuple[LinkSettings, ...]


def read_settings(path: Path) -> ServiceSettings:
    """Read ``park.yaml``. Files it names are relative to its folder.

    Raises
    ------
    InvalidInputError
        With every fault and its place.
    ConfigurationError
        The file cannot be read.
    """
    return parse_settings(read_text(path), path.name, path.parent)


def parse_settings(text: str, name: str, folder: Path) -> ServiceSettings:
    """Read the text of a park file called ``name``; files it names are relative to ``folder``.

    Raises
    ------
    InvalidInputError
        With every fault and its place.
    """
    entry = read_entry(text, name, [])
    found = _read(entry, folder)
    entry.refuse_unknown()
    refuse_faults(entry.findings, name)
    return found


def _read(entry: Entry, folder: Path) -> ServiceSettings:
    outbox, health, log = entry.entry("outbox"), entry.entry("health"), entry.entry("log")
    quality = entry.entry("quality")
    found = ServiceSettings(
        database=_database(entry, folder), password=entry.text("database_password", ""),
        time_zone=_zone(entry), outbox=folder / outbox.text("folder", "outbox"), limits=_limits(outbox),
        coordinator=_coordinator(entry, quality), health_port=int(health.number("port", 0, 65_535, 8787)),
        log_level=log.choice("level", LogLevel, LogLevel.INFO), log_format=log.choice("format", LogFormat,
        LogFormat.JSON), checks=_checks(quality, folder),
        warnings=_warnings(entry, folder, folder / outbox.text("folder", "outbox")), links=tuple(_links(entry)),
    )  # fmt: skip
    for part in (outbox, health, log, quality):
        part.refuse_unknown()
    return found


def _database(entry: Entry, folder: Path) -> str:
    name = entry.text("database")
    if name.lower().endswith(".gpkg"):
        name = str(folder / name)
    try:
        if name:
            named_store(name)
    except StoreError as error:
        entry.fault("bad_database", error.message, "database")
    return name


def _zone(entry: Entry) -> str:
    name = entry.text("time_zone")
    if name and find_zone(name) is None:
        message = say('"{name}" is neither an IANA time zone nor an offset such as UTC+8.', name=name)
        entry.fault("unknown_zone", message, "time_zone")
    return name


def _warnings(entry: Entry, folder: Path, state: Path) -> WarningSettings | None:
    zone = find_zone(entry.text("time_zone", "")) or timezone.utc
    return read_warning_settings(
        entry.entry("warnings"), entry.entry("notices"), entry.entry("plumes"), folder, state, zone
    )


def _limits(entry: Entry) -> OutboxLimits:
    return OutboxLimits(
        disk_bytes=int(entry.number("limit_mb", 1, 1_000_000, 1024) * _MEGABYTE),
        memory_bytes=int(entry.number("memory_mb", 1, 4096, 32) * _MEGABYTE),
        fsync=entry.truth("fsync", default=True),
    )


def _coordinator(entry: Entry, quality: Entry) -> CoordinatorSettings:
    upkeep = UpkeepSettings(
        later_s=quality.number("later_s", 1, 86_400, 60),
        partitions_ahead=_MONTH * int(entry.number("partitions_ahead_months", 1, 60, 2)),
    )
    writer = WriterSettings(flush_s=entry.number("flush_s", 0.05, 60, 0.5), upkeep=upkeep)
    waits = Waits(longest_s=entry.number("retry_cap_s", 1, 3600, 60))
    return CoordinatorSettings(waits=waits, writer=replace(writer, waits=Waits(first_s=0.5, longest_s=15.0)))


def _checks(entry: Entry, folder: Path) -> tuple[Check, ...] | None:
    if not entry.truth("active", default=True):
        return None
    name = entry.text("checks", "")
    try:
        return read_checks(folder / name if name else DEFAULT_CHECKS)
    except InvalidInputError as error:
        entry.fault("bad_checks", error.message, "checks")
        entry.findings.extend(error.findings)
        return None


def _links(entry: Entry) -> list[LinkSettings]:
    found: dict[str, LinkSettings] = {}
    for each in entry.entries("links"):
        read = read_link(each)
        if read is None:
            continue
        name, kind, settings = read
        if name in found or name == SERVICE:
            each.fault("name_taken", say("The name {name} is taken.", name=name), "name")
        found[name] = LinkSettings(name=name, kind=kind, settings=settings)
    if not found:
        entry.fault("missing_links", say("At least one link is expected."), "links")
    return list(found.values())
