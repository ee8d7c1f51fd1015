# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the writer does with data alone: entries to batches, and batches to pieces when the database refuses data."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InvalidInputError, StoreError
from ..records.observations import empty_frame
from ..store.ports import Batch, DatastreamKey, RejectedRow
from ..wording import say
from .border import Failure, attempt
from .deliveries import batch_of, part_of, refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    import pandas as pd

    from .deliveries import Entry

_BUG_TRIES = 3
_REFUSALS = {"DataError", "IntegrityError"}  # as PEP 249 names what is wrong with data


def batches_of(entries: Sequence[Entry], kinds: Mapping[str, str]) -> Iterator[Batch]:
    """Yield one batch a link, in the order in which the links first appear."""
    by_link: dict[str, list[Entry]] = {}
    for entry in entries:
        by_link.setdefault(entry.link, []).append(entry)
    for link, group in by_link.items():
        yield from _batches(link, kinds.get(link, ""), group)


def _batches(link: str, kind: str, entries: Sequence[Entry]) -> Iterator[Batch]:
    """Yield the batch of entries; one that nobody can read is kept as a rejected row and holds up no other."""
    made: list[Batch] = []
    failure = attempt(link, lambda: made.append(batch_of(link, kind, entries)))
    if failure is None:
        yield from made
    elif len(entries) > 1:
        for entry in entries:
            yield from _batches(link, kind, [entry])
    else:
        row = RejectedRow(file=link, line=entries[0].id, reason=failure.message, raw=entries[0].payload)
        yield Batch(
            source=link, sha256="", reader=kind, time_zone=say("link: UTC"), datastreams=(),
            observations=empty_frame(), rejected=(row,), running=True,
        )  # fmt: skip


def is_about_data(failure: Failure, tries: int) -> bool:
    """Return whether a batch was refused for what it holds, not because the database is away, full or too old.

    A bug is taken for one of the data once the same round has met it three times.
    """
    if failure.unexpected:
        return tries >= _BUG_TRIES
    if isinstance(failure.error, InvalidInputError):
        return True
    cause = failure.error.__cause__ if isinstance(failure.error, StoreError) else None
    return bool(_REFUSALS & {kind.__name__ for kind in type(cause).__mro__})


def pieces(batch: Batch, reason: str) -> list[Batch]:
    """Return a refused batch in smaller pieces; the last piece of readings becomes rejected rows.

    Empty when nothing smaller can be made: then it was not the data.
    """
    rows, lines = np.arange(len(batch.observations)), np.asarray(batch.lines)
    if len(rows) and batch.rejected:
        return [part_of(batch, rows), part_of(batch, rows[:0], batch.rejected)]
    if len(rows):
        entries = np.unique(lines)
        if len(entries) == 1:
            return [refused(batch, reason)]
        is_first = lines < entries[len(entries) // 2]
        return [part_of(batch, rows[is_first]), part_of(batch, rows[~is_first])]
    half = len(batch.rejected) // 2
    if half:
        return [part_of(batch, rows, batch.rejected[:half]), part_of(batch, rows, batch.rejected[half:])]
    plain = [_plain(row) for row in batch.rejected]
    return [] if plain == list(batch.rejected) else [part_of(batch, rows, plain)]


def _plain(row: RejectedRow) -> RejectedRow:
    return RejectedRow(file=ascii(row.file), line=0, reason=ascii(row.reason), raw=ascii(row.raw)) if (
        row.line or not (row.file + row.reason + row.raw).isascii()
    ) else row  # fmt: skip


def latest_of(table: pd.DataFrame, now: datetime) -> dict[DatastreamKey, datetime]:
    """Return the latest time of each datastream of `Store.latest`; one that lies ahead of now says nothing."""
    columns = (table[name].tolist() for name in ("point", "property", "sensor", "time"))
    return {
        DatastreamKey(point=point, property=code, sensor=sensor): time.to_pydatetime()
        for point, code, sensor, time in zip(*columns, strict=True)
        if time <= now + timedelta(hours=1)
    }
