# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Archived files back into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import make_frame
from ..wording import say
from . import archive, archive_files, ledger, summaries
from .names import datastreams
from .observation_writes import Uncounted, write_batches
from .ports import Batch, DatastreamKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from ..progress import Progress
    from .engine import Engine
    from .names import Names
    from .ports import BatchReport

KIND = "restore_observations"


def restore(engine: Engine, names: Names, path: Path, progress: Progress) -> BatchReport:
    """Store an archived file in one transaction; see `Store.restore`."""
    try:
        sha256 = archive_files.file_digest(path)
    except OSError as error:
        message = say("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or "?")
        raise InvalidInputError(message, [Finding(code="bad_archive", message=message, place=path.name)]) from error
    with engine.transaction(write=True):
        archived_by = _archived_by(engine, sha256, path.name)
        report = write_batches(engine, names, _parts(engine, path, sha256), Uncounted(progress))
        parameters = {"file": path.name, "sha256": sha256, "archived_by": archived_by, "stored": report.stored}
        archive.note(engine, KIND, parameters, report.rows_in)
    names.settle()
    progress.report(1.0)
    return report


def _archived_by(engine: Engine, sha256: str, name: str) -> int:
    rows = engine.fetch("SELECT operation_id, parameters FROM operation WHERE kind = ?", (archive.KIND,))
    for number, parameters in reversed(rows):
        if ledger.from_json(parameters).get("sha256") == sha256:
            return int(number)
    message = say("{file} is not as this database archived it; import it as a table instead.", file=name)
    raise InvalidInputError(message, [Finding(code="unknown_archive", message=message, place=name)])


def _parts(engine: Engine, path: Path, sha256: str) -> Iterator[Batch]:
    ids = _ids(engine)
    for named, readings in archive_files.read(path):
        keys = pd.MultiIndex.from_frame(named)
        place, unique = keys.factorize()
        streams = ids.reindex(unique, fill_value=-1).to_numpy()[place]
        known = streams >= 0
        summaries.withdraw_days(engine, streams[known], readings["time"][known])
        yield _batch(path.name, sha256, [tuple(key) for key in unique], place, readings)


def _ids(engine: Engine) -> pd.Series:
    table = datastreams(engine)
    return table.set_index(["point", "property", "sensor"])["datastream_id"]


def _batch(
    name: str, sha256: str, keys: list[tuple[Any, ...]], place: NDArray[np.int64], readings: dict[str, NDArray[Any]]
) -> Batch:  # fmt: skip
    frame = make_frame(
        place, readings["time"].view("datetime64[us]"), readings["value"], readings["censored"], readings["flag"]
    )
    return Batch(
        source=name, sha256=sha256, reader="archive", time_zone="file: UTC",
        datastreams=[DatastreamKey(point=point, property=code, sensor=sensor) for point, code, sensor in keys],
        observations=frame,
    )  # fmt: skip
