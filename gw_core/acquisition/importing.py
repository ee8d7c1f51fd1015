# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of files into a store, one batch and one transaction a file. A refused file does not stop the others."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import Cancelled, Finding, GwError, InvalidInputError, StoreError
from ..progress import Progress, Silent, split
from ..wording import say
from . import laboratory, logger_batches
from .prepared import FileSource, ImportSettings, Prepared, Site
from .wells import WellNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from ..store.ports import BatchReport, Store

_SILENT = Silent()
_DEFAULT = ImportSettings()
_SHOWN_REASONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file; rows_in = stored + duplicate + rejected, always.

    A row is one observation (a channel at a moment, a result), or a line that is none.

    Attributes
    ----------
    file : str
    reader : str
        Empty when no reader knew the format.
    status : str
        ``read``, or ``refused`` when nothing of the file is in the store.
    reasons : tuple of str
        Sentences: why it was refused, or what else the user should know.
    point : str
        Monitoring points of the file.
    time_zone : str
        The zone used and where it came from.
    first_time, last_time : datetime or None
        UTC, of the observations in the file.
    """

    file: str
    reader: str
    status: str
    reasons: tuple[str, ...]
    point: str = ""
    time_zone: str = ""
    rows_in: int = 0
    stored: int = 0
    duplicate: int = 0
    rejected: int = 0
    first_time: datetime | None = None
    last_time: datetime | None = None


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
    return _import(store, paths, settings, progress, logger_batches.prepare)


def import_laboratory(
    store: Store, paths: Sequence[Path], settings: ImportSettings = _DEFAULT, progress: Progress = _SILENT
) -> list[FileReport]:
    """Import laboratory tables (CSV, XLSX); parameters, results and errors as `import_loggers`."""
    return _import(store, paths, settings, progress, laboratory.prepare)


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
    prepare: Callable[[FileSource, ImportSettings, Site], Prepared],
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
        reports.append(_import_file(store, path, settings, site, part, prepare))
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
    prepare: Callable[[FileSource, ImportSettings, Site], Prepared],
) -> FileReport:
    try:
        data = path.read_bytes()
        source = FileSource(name=path.name, stem=path.stem, data=data, sha256=hashlib.sha256(data).hexdigest())
        prepared = prepare(source, settings, site)
    except OSError as error:
        reason = say("The file cannot be read: {reason}.", reason=error.strerror or type(error).__name__)
        return FileReport(file=path.name, reader="", status="refused", reasons=(reason,))
    except (Cancelled, StoreError):
        raise
    except GwError as error:
        return FileReport(file=path.name, reader="", status="refused", reasons=(error.message,))
    return _report(prepared, store.write_batch(prepared.batch, progress))


def _report(prepared: Prepared, written: BatchReport) -> FileReport:
    times = prepared.batch.observations["time"]
    conflicts = written.rejected - len(prepared.batch.rejected)
    reasons = [*prepared.notes, *_rejections(prepared)]
    if conflicts > 0:
        reasons.append(
            say("{count} rows give another value for a moment that has one; the first value stays.", count=conflicts)
        )
    return FileReport(
        file=prepared.batch.source, reader=written.reader, reasons=tuple(reasons),
        status="read" if written.stored + written.duplicate else "refused",
        point=prepared.points, time_zone=written.time_zone, rows_in=written.rows_in, stored=written.stored,
        duplicate=written.duplicate, rejected=written.rejected,
        first_time=times.min().to_pydatetime() if len(times) else None,
        last_time=times.max().to_pydatetime() if len(times) else None,
    )  # fmt: skip


def _rejections(prepared: Prepared) -> list[str]:
    counts = Counter(row.reason for row in prepared.batch.rejected).most_common()
    shown: list[str] = [
        say("Rejected rows ({count}): {reason}", count=count, reason=reason)
        for reason, count in counts[:_SHOWN_REASONS]
    ]
    rest = sum(count for _, count in counts[_SHOWN_REASONS:])
    return [*shown, say("Rejected rows for other reasons: {count}.", count=rest)] if rest else shown
