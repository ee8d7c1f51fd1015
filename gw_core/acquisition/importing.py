# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of files into a store, one batch and one transaction a file. A refused file does not stop the others."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import Cancelled, Finding, GwError, InvalidInputError, StoreError
from ..progress import Part, Progress, Silent, split
from ..wording import say
from . import laboratory, logger_batches
from .accounts import FileReport, ImportAccount
from .logger_batches import LoggerParts
from .loggers.slices import NotInSlicesError
from .prepared import FileSource, ImportSettings, Prepared, Site
from .text_slices import digest
from .wells import WellNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from ..store.ports import Batch, Store

_SILENT = Silent()
_DEFAULT = ImportSettings()
_LONG = 2**20  # bytes from which a logger file is read in slices


def import_loggers(
    store: Store, paths: Sequence[Path], settings: ImportSettings = _DEFAULT, progress: Progress = _SILENT
) -> list[FileReport]:
    """Import files of data loggers, whatever their vendor and name.

    Parameters
    ----------
    store : Store
        Of the present schema version, with a park.
    paths : sequence of Path
        Files and folders; of a folder all files are taken (not those of folders in it).
    settings : ImportSettings
    progress : Progress
        A cancel takes effect between two files or inside the transaction of one; earlier files stay.

    Returns
    -------
    list of FileReport, one a file, in the order given (files of a folder by name)

    Raises
    ------
    InvalidInputError
        No file is given, or a setting is wrong: unknown point or time zone.
    StoreError
        The database refuses, or holds no park.
    """
    return _import(store, paths, settings, progress, _logger_file)


def import_laboratory(
    store: Store, paths: Sequence[Path], settings: ImportSettings = _DEFAULT, progress: Progress = _SILENT
) -> list[FileReport]:
    """Import laboratory tables (CSV, XLSX); parameters, results and errors as `import_loggers`."""
    return _import(store, paths, settings, progress, _laboratory_file)


def require_any_read(reports: Sequence[FileReport]) -> None:
    """Raise `InvalidInputError` when every file was refused; the findings name each with its reasons."""
    if any(report.status == "read" for report in reports):
        return
    findings = [
        Finding(code="refused_file", message=reason, place=report.file)
        for report in reports
        for reason in report.reasons
    ]
    if len(reports) == 1 and findings:
        message = say("{file} was refused: {reason}", file=reports[0].file, reason=findings[-1].message)
    else:
        message = say("All {count} files were refused.", count=len(reports))
    raise InvalidInputError(message, findings)


def _import(
    store: Store,
    paths: Sequence[Path],
    settings: ImportSettings,
    progress: Progress,
    read_file: Callable[[Store, Path, ImportSettings, Site, Progress], FileReport],
) -> list[FileReport]:
    files = list(_files(paths))
    if not files:
        raise InvalidInputError(say("There is no file to import."))
    records = store.read_park()
    site = Site(wells=WellNames(point.name for point in records.points), time_zone=records.park.time_zone)
    settings.check(site)
    reports = []
    for path, part in zip(files, split(progress, [1.0] * len(files)), strict=False):
        progress.check()
        progress.step(path.name)
        reports.append(_import_file(store, path, settings, site, part, read_file))
        part.report(1.0)
    return reports


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
        for file in inside:
            if file.resolve() not in seen and not (path.is_dir() and file.name.startswith(".")):
                seen.add(file.resolve())
                yield file


def _import_file(
    store: Store,
    path: Path,
    settings: ImportSettings,
    site: Site,
    progress: Progress,
    read_file: Callable[[Store, Path, ImportSettings, Site, Progress], FileReport],
) -> FileReport:
    try:
        return read_file(store, path, settings, site, progress)
    except OSError as error:
        reason = say("The file cannot be read: {reason}.", reason=error.strerror or type(error).__name__)
        return FileReport(file=path.name, reader="", status="refused", reasons=(reason,))
    except (Cancelled, StoreError):
        raise
    except GwError as error:
        return FileReport(file=path.name, reader="", status="refused", reasons=(error.message,))


def _laboratory_file(store: Store, path: Path, settings: ImportSettings, site: Site, progress: Progress) -> FileReport:
    prepared = laboratory.prepare(_source(path), settings, site)
    return replace(_stored(store, prepared, progress), unmatched=prepared.unmatched)


def _logger_file(store: Store, path: Path, settings: ImportSettings, site: Site, progress: Progress) -> FileReport:
    """Import a logger file, a long one in slices where its format allows it."""
    if path.stat().st_size > _LONG:
        try:
            return _logger_slices(store, path, settings, site, progress)
        except NotInSlicesError:
            progress.check()
    return _stored(store, logger_batches.prepare(_source(path), settings, site), progress)


def _logger_slices(store: Store, path: Path, settings: ImportSettings, site: Site, progress: Progress) -> FileReport:
    parts = LoggerParts(path, digest(path), settings, site)
    account = ImportAccount()

    def drawn() -> Iterator[Batch]:
        for batch in parts:
            progress.report(parts.share)
            account.add(batch)
            yield batch

    written = store.write_batches(drawn(), Part(progress, 1.0, 1.0))
    return account.report(written, parts.points, parts.notes)


def _source(path: Path) -> FileSource:
    data = path.read_bytes()
    return FileSource(name=path.name, stem=path.stem, data=data, sha256=hashlib.sha256(data).hexdigest())


def _stored(store: Store, prepared: Prepared, progress: Progress) -> FileReport:
    account = ImportAccount()
    account.add(prepared.batch)
    return account.report(store.write_batch(prepared.batch, progress), prepared.points, prepared.notes)
