# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tables need of a database: transactions, statements, arrays in and out. The two engines differ only here.

Statements mark values with ``?`` and are otherwise SQL that both engines understand. Times cross this border as
microseconds since 1970-01-01 UTC in arrays, and as what `Engine.moment` makes of them in single values.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray
    from osgeo import ogr

    from .ports import Step

# Columns that travel as arrays, whatever table they belong to.
DTYPES: dict[str, str] = {
    "row": "int64",
    "datastream_id": "int64",
    "time": "int64",
    "value": "float64",
    "censored": "bool",
    "flag": "uint8",
    "batch_id": "int64",
    "operation_id": "int64",
    "n": "int64",
    "mean": "float64",
    "minimum": "float64",
    "maximum": "float64",
    "nondetects": "int64",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
# Values of one statement, well below what SQLite takes.
_AT_ONCE = 500
_V = TypeVar("_V")


def microseconds(moment: datetime) -> int:
    """Return microseconds since 1970-01-01 UTC; a naive moment is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def from_microseconds(value: int) -> datetime:
    """Return the aware UTC moment of microseconds since 1970-01-01 UTC."""
    return _EPOCH + timedelta(microseconds=value)


class Engine(Protocol):
    """A database that can hold the tables. Every method raises `StoreError` when the database refuses."""

    dialect: str
    """Folder of the migrations under ``sql``."""

    name: str
    """How messages call the database; never holds a password."""

    every_stream: str
    """Condition that all datastreams meet, where the database needs one to use the key for a span of time."""

    connections: int
    """Connections opened so far: what was learnt over an earlier one may be of another database."""

    def transaction(
        self, *, write: bool = False, create: bool = False, snapshot: bool = False, long: bool = False
    ) -> AbstractContextManager[None]:
        """Hold everything inside together: all of it is kept, or, after any exception, nothing.

        ``write`` waits until no other program writes; ``create`` also allows a database that is not there yet; with
        ``snapshot`` all statements see one state; ``long`` says that others should be able to write meanwhile.
        """

    def another(self) -> Engine:
        """Return an engine of the same database with a connection of its own."""

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; return the number of rows it touched."""

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement once a row."""

    def fetch(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""

    def fetch_arrays(self, columns: Sequence[str], rest: str, values: Sequence[Any] = ()) -> dict[str, NDArray[Any]]:
        """Return ``SELECT columns rest`` as one array a column, in `DTYPES`; NULL of a float is NaN.

        The last word of a column (``o.time``, ``AVG(value) AS mean``) decides its type.
        """

    def fetch_pieces(
        self, columns: Sequence[str], conditions: Sequence[str], values: Sequence[Any], rows: int
    ) -> Iterator[dict[str, NDArray[Any]]]:
        """Yield observations in the order of their key, ``rows`` at a time; the columns hold the key."""

    def insert_arrays(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Insert rows given as one array a column; NaN becomes NULL."""

    def insert_observations(self, columns: Mapping[str, NDArray[Any]]) -> Iterator[int]:
        """Insert observations, whose keys must be new, piece by piece; yield how many are in so far.

        Queries of the same transaction find them after `settle_observations`.
        """

    def settle_observations(self, keys: Mapping[str, NDArray[Any]] | None = None) -> Iterator[None]:
        """Let queries find what was inserted, all of it or at least what has one of ``keys``; yield after each step.

        What is left is settled at the end of the transaction.
        """

    def prepare_months(self, first: datetime, last: datetime) -> int:
        """Make room for observations from month to month; return how many partitions were made."""

    def let_go(self, first: datetime, end: datetime) -> int:
        """Delete observations from ``first`` to before ``end``, which are safe elsewhere; return how many.

        The only way past the guard on raw observations.
        """

    def step_of(self, column: str, step: Step) -> str:
        """Return an expression for the start of the hour or day (UTC) of a time."""

    def stage(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """Put arrays into a temporary table ``staging``, replacing what was there."""

    def one_of(self, column: str, ids: Iterable[int]) -> tuple[str, list[Any]]:
        """Return a condition that ``column`` is one of ``ids``, and its values."""

    def run_script(self, text: str) -> None:
        """Run a migration file."""

    def prepare(self) -> None:
        """Make a new database ready for the migrations; refuse a foreign one."""

    def arrange(self) -> None:
        """Put the tables that are there in the order this database is best at."""

    def tables(self) -> set[str]:
        """Return the names of the tables that are there."""

    def moment(self, time: datetime | int) -> Any:
        """Return a moment (or microseconds) as this engine binds it."""

    def utc(self, stored: Any) -> datetime:
        """Return what the database gave for a moment as an aware UTC datetime."""

    def use_crs(self, crs: str) -> int:
        """Make the park's CRS known to the database and its geometry columns; return its number there."""

    def geometry_value(self, geometry_wkt: str, srid: int) -> Any:
        """Return geometry as it is bound; empty text is NULL."""

    def geometry_column(self, column: str) -> str:
        """Return how to select a geometry column for `read_geometry`."""

    def read_geometry(self, stored: Any) -> ogr.Geometry | None:
        """Return what a selected geometry column gave; None for NULL."""

    def interrupt(self) -> None:
        """Give the connection up, from another thread; one to a file has nothing to wait for."""

    def close(self) -> None:
        """Release the connection."""


def in_parts(values: Sequence[_V]) -> Iterator[Sequence[_V]]:
    """Yield values in parts of which each is few enough for one statement."""
    for begin in range(0, len(values), _AT_ONCE):
        yield values[begin : begin + _AT_ONCE]


def plain_text(text: str) -> str:
    """Return text as every database can hold it: without the character NUL, which binary files and answers have."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def expression_and_name(column: str) -> tuple[str, str]:
    """Take ``o.time`` or ``AVG(value) AS mean`` apart."""
    expression, _, name = column.rpartition(" AS ")
    return (expression, name) if expression else (column, column.rpartition(".")[2])


def as_dtypes(columns: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Return the columns in the types of `DTYPES`."""
    return {name: np.asarray(values, dtype=DTYPES[name]) for name, values in columns.items()}
