# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the import dialog does off the window: recognise files, and import them. Runs in a worker thread; no Qt here."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ...gw_core.progress import Silent, split

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...gw_core.acquisition.accounts import FileReport
    from ...gw_core.acquisition.prepared import ImportSettings, Site
    from ...gw_core.acquisition.preview import Preview
    from ...gw_core.store.ports import Store


class FileKind(StrEnum):
    """By which door a file enters."""

    LOGGER = "logger"
    LABORATORY = "laboratory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user says for all files; empty and None: as each file or the park says."""

    time_zone: str = ""
    order: str = "auto"
    mapping: str = ""
    synonyms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A file to import; ``point`` and ``kind`` as the user chose them, else empty and None."""

    path: str
    point: str = ""
    kind: FileKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a file was taken for."""

    kind: FileKind
    preview: Preview


class SharedProgress(Silent):
    """Progress that the window looks at from its own thread."""

    def __init__(self) -> None:
        self.fraction = 0.0
        self.text = ""
        self._cancelled = threading.Event()

    def report(self, fraction: float) -> None:
        """Keep how far the work is."""
        self.fraction = fraction

    def step(self, text: str) -> None:
        """Keep what is being done."""
        self.text = text

    def cancelled(self) -> bool:
        """Return True once `cancel` was called."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()


def read_site(open_store: Callable[[str], Store], database: str) -> tuple[Site, tuple[str, ...]]:
    """Return what the park says to files, and the names of its points."""
    from ...gw_core.acquisition.prepared import Site
    from ...gw_core.acquisition.wells import WellNames

    with closing(open_store(database)) as store:
        records = store.read_park()
    names = tuple(sorted(point.name for point in records.points))
    return Site(wells=WellNames(names), time_zone=records.park.time_zone), names


def recognise(wish: Wish, choices: Choices, site: Site, progress: SharedProgress) -> Recognised:
    """Return what a file is, by the door the user chose, else by the one that understands it better."""
    from ...gw_core.acquisition.preview import preview_file, preview_laboratory

    progress.check()
    settings = replace(_settings(choices), point=wish.point)
    path = Path(wish.path)
    if wish.kind is FileKind.LABORATORY:
        return Recognised(kind=FileKind.LABORATORY, preview=preview_laboratory(path, settings, site))
    logger = Recognised(kind=FileKind.LOGGER, preview=preview_file(path, settings, site))
    if wish.kind is FileKind.LOGGER or (logger.preview.reader and logger.preview.reader != "generic"):
        return logger
    laboratory = Recognised(kind=FileKind.LABORATORY, preview=preview_laboratory(path, settings, site))
    # A table of results is also a table: the door that knows detection limits goes first.
    wins = laboratory.preview.reader == "laboratory long" or (not logger.preview.reader and laboratory.preview.reader)
    return laboratory if wins else logger


def import_files(
    open_store: Callable[[str], Store], database: str, wishes: Sequence[Wish], choices: Choices,
    progress: SharedProgress,
) -> list[FileReport]:  # fmt: skip
    """Import files, each by its own door (``kind`` is set) and with its own point; return what became of each.

    A cancel leaves what was imported before, and nothing of the file under way.
    """
    from ...gw_core.acquisition.importing import import_laboratory, import_loggers

    doors = {FileKind.LOGGER: import_loggers, FileKind.LABORATORY: import_laboratory}
    settings = _settings(choices)
    reports: list[FileReport] = []
    with closing(open_store(database)) as store:
        for wish, part in zip(wishes, split(progress, [1.0] * len(wishes)), strict=False):
            door = doors[wish.kind or FileKind.LOGGER]
            reports += door(store, [Path(wish.path)], replace(settings, point=wish.point), part)
    return reports


def _settings(choices: Choices) -> ImportSettings:
    from ...gw_core.acquisition.decoding import decode
    from ...gw_core.acquisition.mappings import read_mapping
    from ...gw_core.acquisition.moments import DateOrder
    from ...gw_core.acquisition.prepared import ImportSettings
    from ...gw_core.records.expressions import read_synonyms

    def text(path: str) -> str:
        return decode(Path(path).read_bytes()).text

    return ImportSettings(
        time_zone=choices.time_zone, order=DateOrder(choices.order),
        mapping=read_mapping(text(choices.mapping), Path(choices.mapping).name) if choices.mapping else None,
        synonyms=read_synonyms(text(choices.synonyms), Path(choices.synonyms).name) if choices.synonyms else {},
    )  # fmt: skip
