# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Old observations out of the database into files, a month at a time, wholly or not at all."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

from ..clock import utc_now
from ..errors import StoreError
from ..progress import Progress, split
from ..wording import say
from . import archive_files, ledger, summaries
from .engine import from_microseconds
from .names import datastreams
from .observation_reads import selection
from .ports import ArchiveReport, ObservationQuery, Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from .engine import Engine

KIND = "archive_observations"
_ROWS = 200_000
_COLUMNS = ("datastream_id", "time", "value", "censored", "flag", "batch_id")
_MICROSECOND = timedelta(microseconds=1)


def archive(engine: Engine, before: datetime, folder: Path, progress: Progress) -> ArchiveReport:
    """Move the observations of the days before ``before`` out into ``folder``; see `Store.archive`."""
    aware = before if before.tzinfo else before.replace(tzinfo=timezone.utc)
    limit = aware.astimezone(timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    spans = _months(engine, limit)
    if spans:
        _make(folder)
    files, rows = [], 0
    for (first, end), part in zip(spans, split(progress, [1.0] * len(spans)), strict=True):
        path, count = _archive_month(engine, first, end, folder, part)
        files.append(str(path))
        rows += count
    progress.report(1.0)
    return ArchiveReport(
        files=tuple(files), rows=rows, first=spans[0][0] if spans else None, last=spans[-1][1] if spans else None
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(path: Path, error: OSError) -> StoreError:
    return StoreError(say("{path} cannot be written: {reason}.", path=str(path), reason=error.strerror or str(error)))


def _months(engine: Engine, limit: datetime) -> list[tuple[datetime, datetime]]:
    """Return the months that hold something before the limit, each with its end or the limit."""
    with engine.transaction(snapshot=True):
        days = engine.fetch_arrays(
            ("r.time",),
            f"FROM (SELECT DISTINCT {engine.step_of('o.time', Step.DAY)} AS time FROM observation o "  # noqa: S608  # nosec B608  # ours
            "WHERE o.time < ?) r",
            (engine.moment(limit),),
        )["time"]
    found = []
    for month in np.unique(days.view("datetime64[us]").astype("datetime64[M]")):
        first, end = (from_microseconds(int(m.astype("datetime64[us]").view(np.int64))) for m in (month, month + 1))
        found.append((first, min(end, limit)))
    return found


def _archive_month(
    engine: Engine, first: datetime, end: datetime, folder: Path, progress: Progress
) -> tuple[Path, int]:  # fmt: skip
    path = _free_path(folder, first)
    draft = path.with_name(f"{path.name}.part")
    try:
        with engine.transaction(write=True):
            draft.unlink(missing_ok=True)  # what a run that was killed left
            written = archive_files.write(draft, _pieces(engine, first, end, progress), datastreams(engine))
            progress.check()
            _check(draft, written)
            summaries.keep_days(engine, first, end - _MICROSECOND)
            _note(engine, draft, path.name, written, first, end)
            _let_go(engine, first, end, written.rows)
            _finish(draft, path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        # A finished file stays whatever happens: whether a commit that was cut off was kept, nobody knows.
        draft.unlink(missing_ok=True)
    return path, written.rows


def _free_path(folder: Path, first: datetime) -> Path:
    stem = f"observations_{first:%Y-%m}"
    path, number = folder / f"{stem}.csv.gz", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}_{number}.csv.gz"
    return path


def _pieces(
    engine: Engine, first: datetime, end: datetime, progress: Progress
) -> Iterator[dict[str, NDArray[Any]]]:  # fmt: skip
    conditions, values = selection(engine, ObservationQuery(start=first, end=end - _MICROSECOND))
    for piece in engine.fetch_pieces(_COLUMNS, conditions, values, _ROWS):
        progress.check()
        yield piece


def _check(draft: Path, written: archive_files.Digest) -> None:
    found = archive_files.read_digest(draft)
    if (found.rows, found.text()) != (written.rows, written.text()):
        raise StoreError(say("{file} reads otherwise than it was written: nothing was archived.", file=draft.name))


def _note(
    engine: Engine, draft: Path, name: str, written: archive_files.Digest, first: datetime, end: datetime
) -> None:  # fmt: skip
    sha256 = archive_files.file_digest(draft)
    note(engine, KIND, {"file": name, "sha256": sha256, "rows": written.rows, "from": first, "to": end}, written.rows)


def note(engine: Engine, kind: str, parameters: dict[str, Any], rows: int) -> None:
    """Note in the ledger what was done with the rows of a file."""
    engine.execute(
        "INSERT INTO operation (recorded_at, kind, author, parameters, comment, row_count) VALUES (?, ?, ?, ?, ?, ?)",
        (engine.moment(utc_now()), kind, "gw-monitor", ledger.to_json(parameters), "", rows),
    )


def _let_go(engine: Engine, first: datetime, end: datetime, rows: int) -> None:
    if engine.let_go(first, end) != rows:
        raise StoreError(say("{name} changed while it was archived; try again.", name=engine.name))


def _finish(draft: Path, path: Path) -> None:
    # On the disk before its rows leave the database, under a name that nobody else takes.
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.rename(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
