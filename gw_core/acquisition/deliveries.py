# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deliveries of links as text for the outbox (JSON, one column a field), and from there as batches for the store."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..records.observations import Flag, make_frame
from ..store.ports import Batch, DatastreamKey, RejectedRow
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from .links.link import Delivery

# What both databases and the observation frame (nanoseconds in 64 bits) can hold: 1700-01-01 to 2250-01-01.
EARLIEST, LATEST = -8_520_336_000_000_000, 8_835_955_200_000_000
_FLAGS = frozenset(int(flag) for flag in Flag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One delivery as it lies in the outbox; ids grow and are never used again."""

    id: int
    link: str
    readings: int
    payload: str


def encode(delivery: Delivery) -> str:
    """Return a delivery as one line of ASCII."""
    keys: dict[DatastreamKey, int] = {}
    rows = delivery.readings
    return json.dumps(
        {
            "k": [keys.setdefault(row.datastream, len(keys)) for row in rows],
            "t": [int(row.time) for row in rows],
            "v": [float(row.value) for row in rows],
            "f": [int(row.flag) for row in rows],
            "c": [int(bool(row.censored)) for row in rows],
            "s": [(key.point, key.property, key.sensor) for key in keys],
            "x": [(row.file, int(row.line), str(row.reason), row.raw) for row in delivery.rejected],
        },
        separators=(",", ":"),
    )


def latest_times(delivery: Delivery, until: int) -> dict[DatastreamKey, int]:
    """Return the latest time of each datastream, without those after ``until``: a device's clock may be years ahead."""
    found: dict[DatastreamKey, int] = {}
    for row in delivery.readings:
        if EARLIEST <= row.time <= until and row.time > found.get(row.datastream, EARLIEST):
            found[row.datastream] = row.time
    return {_key((key.point, key.property, key.sensor)): moment for key, moment in found.items()}


def batch_of(link: str, kind: str, entries: Sequence[Entry]) -> Batch:
    """Return entries of one link as a batch whose lines are the ids of the entries.

    What the databases cannot hold (a time, a flag, a character) becomes a rejected row or is replaced, so that no
    delivery can hold up those behind it.
    """
    streams: dict[DatastreamKey, int] = {}
    parts, rejected = [], []
    for entry in entries:
        content = json.loads(entry.payload)
        ids = [streams.setdefault(_key(texts), len(streams)) for texts in content["s"]]
        part, refused = _split(entry.id, content, link, ids)
        parts.append(part)
        rejected += [*refused, *(_row(row) for row in content["x"])]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in ("k", "t", "v", "c", "f", "line")}
    return Batch(
        source=link, sha256="", reader=kind, time_zone=say("link: UTC"), datastreams=tuple(streams),
        observations=_frame(columns), rejected=tuple(rejected), lines=columns["line"], running=True,
    )  # fmt: skip


def part_of(batch: Batch, rows: NDArray[np.int64], rejected: Sequence[RejectedRow] = ()) -> Batch:
    """Return some of the rows of a batch, with other rejected rows."""
    lines = np.asarray(batch.lines)[rows]
    frame = batch.observations.iloc[rows].reset_index(drop=True)
    return replace(batch, observations=frame, lines=lines, rejected=tuple(rejected))  # type: ignore[arg-type]


def refused(batch: Batch, reason: str) -> Batch:
    """Return a batch that stores each reading of another one as a rejected row."""
    frame = batch.observations
    rows = [
        RejectedRow(file=batch.source, line=int(line), reason=reason, raw=_text(batch.datastreams[key], time, value))
        for line, key, time, value in zip(batch.lines, frame["datastream_id"], frame["time"], frame["value"],
                                          strict=True)
    ]  # fmt: skip
    return part_of(batch, np.array([], dtype=np.int64), [*rows, *batch.rejected])


def _split(
    entry_id: int, content: Mapping[str, Any], link: str, ids: Sequence[int]
) -> tuple[dict[str, NDArray[Any]], list[RejectedRow]]:
    """Return the columns of one entry, and as rejected rows what no database could hold."""
    times = content["t"]
    good = np.array(
        [EARLIEST <= time < LATEST and flag in _FLAGS for time, flag in zip(times, content["f"], strict=True)],
        dtype=bool,
    )
    columns = {
        "k": np.array(ids, dtype=np.int64)[content["k"]] if times else np.array([], dtype=np.int64),
        "t": np.array([time if fine else 0 for time, fine in zip(times, good, strict=True)], dtype=np.int64),
        "v": np.array(content["v"], dtype=np.float64), "c": np.array(content["c"], dtype=bool),
        "f": np.array([flag if fine else 0 for flag, fine in zip(content["f"], good, strict=True)], dtype=np.uint8),
        "line": np.full(len(times), entry_id, dtype=np.int64),
    }  # fmt: skip
    bad = [
        RejectedRow(
            file=link, line=entry_id, reason=say("No database can hold the time or the flag."),
            raw=json.dumps([*content["s"][content["k"][row]], times[row], content["v"][row], content["f"][row]]),
        )
        for row in np.flatnonzero(~good)
    ]  # fmt: skip
    return {name: column[good] for name, column in columns.items()}, bad


def _frame(columns: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    times = (columns["t"] * 1000).view("datetime64[ns]")
    return make_frame(columns["k"], times, columns["v"], columns["c"], columns["f"])


def _key(texts: Iterable[str]) -> DatastreamKey:
    point, code, sensor = (_clean(text) for text in texts)
    return DatastreamKey(point=point, property=code, sensor=sensor)


def _row(fields: Sequence[Any]) -> RejectedRow:
    file, line, reason, raw = fields
    line = line if 0 <= line < 2**63 else 0
    return RejectedRow(file=_clean(file), line=line, reason=_clean(reason), raw=_clean(raw))


def _clean(text: str) -> str:
    # Half of a surrogate pair and the character NUL cannot be stored in PostgreSQL.
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def _text(key: DatastreamKey, time: pd.Timestamp, value: float) -> str:
    return f"{key.point};{key.property};{key.sensor};{time};{value!r}"
