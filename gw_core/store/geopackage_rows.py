# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations into and out of a GeoPackage in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

_PIECE = 200_000
_WORTH_A_STATEMENT = 50  # rows of one datastream; for fewer, compiling a statement takes longer than it saves
_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'observation'"


def insert(connection: sqlite3.Connection, columns: Mapping[str, NDArray[Any]]) -> Iterator[int]:
    """Insert rows into ``observation`` in the order of their key; yield how many are in so far.

    What is the same in a run of rows (datastream, mark, flag, batch) is part of the statement: binding values is most
    of the work.
    """
    order = np.lexsort((columns["time"], columns["datastream_id"]))
    rows = {name: values[order] for name, values in columns.items()}
    fixed = [rows[name] for name in ("datastream_id", "censored", "flag", "batch_id")]
    changes = np.zeros(len(order), dtype=bool)
    for values in fixed:
        changes[1:] |= values[1:] != values[:-1]
    for start in range(0, len(order), _PIECE):
        piece = slice(start, min(start + _PIECE, len(order)))
        part = {name: values[piece] for name, values in rows.items()}
        borders = np.flatnonzero(changes[piece])
        if len(borders) * _WORTH_A_STATEMENT > piece.stop - start:
            _insert_rows(connection, part)
        else:
            for run in np.split(np.arange(piece.stop - start), borders):
                _insert_run(connection, {name: values[run] for name, values in part.items()})
        yield piece.stop


def _insert_rows(connection: sqlite3.Connection, rows: Mapping[str, NDArray[Any]]) -> None:
    names = ("datastream_id", "time", "value", "censored", "flag", "batch_id")
    connection.executemany(
        "INSERT INTO observation (datastream_id, time, value, censored, flag, batch_id) VALUES (?, ?, ?, ?, ?, ?)",
        zip(*(rows[name].tolist() for name in names), strict=True),
    )


def _insert_run(connection: sqlite3.Connection, rows: Mapping[str, NDArray[Any]]) -> None:
    if not len(rows["time"]):
        return
    stream, censored, flag, batch = (int(rows[name][0]) for name in ("datastream_id", "censored", "flag", "batch_id"))
    connection.executemany(
        f"INSERT INTO observation VALUES ({stream}, ?, ?, {censored}, {flag}, {batch})",  # noqa: S608  # nosec B608  # numbers
        zip(rows["time"].tolist(), rows["value"].tolist(), strict=True),
    )


def let_go(connection: sqlite3.Connection, first: int, end: int) -> int:
    """Delete the observations of a span (microseconds), taking the guards down and up again in one transaction."""
    guards = connection.execute(_GUARDS).fetchall()
    for name, _ in guards:
        connection.execute(f'DROP TRIGGER "{name}"')
    count = connection.execute(
        "DELETE FROM observation WHERE datastream_id IN (SELECT datastream_id FROM datastream) "
        "AND time >= ? AND time < ?",
        (first, end),
    ).rowcount
    for _, text in guards:
        connection.execute(text)
    return count
