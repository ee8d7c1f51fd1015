# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite as an `Engine`: a GeoPackage (OGC 12-128) with plain ``sqlite3``.

A file at rest is one file with a rollback journal. While a program writes to a file on a local disk it is in SQLite's
write-ahead mode, so that readers such as QGIS go on; the last one to close puts it back. Programs on several machines
cannot share that mode: on a network drive the rollback journal stays.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import StoreError
from ..wording import say
from . import geometry, geopackage_rows, write_ahead
from .engine import DTYPES, as_dtypes, expression_and_name, from_microseconds, microseconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from osgeo import ogr

    from .ports import Step

APPLICATION_ID = 0x47504B47  # "GPKG"
_OLD_APPLICATION_IDS = (0x47503130, 0x47503131)  # "GP10", "GP11"
_USER_VERSION = 10300  # GeoPackage 1.3
_MAGIC = b"SQLite format 3\x00"
# Infinity, which is never stored: stands for NULL on the way into float arrays.
_NULL = "9e999"
_STEPS = {"hour": 3_600_000_000, "day": 86_400_000_000}


class GeoPackageEngine:
    """A connection to a GeoPackage, opened on first use.

    Parameters
    ----------
    path : Path
    patience_s : float
        Seconds to wait for another program that holds the file.
    """

    dialect = "geopackage"
    every_stream = "datastream_id IN (SELECT datastream_id FROM datastream)"

    def __init__(self, path: Path, patience_s: float = 10.0) -> None:
        self.path = path
        self.name = str(path)
        self._patience_s = patience_s
        self._connection: sqlite3.Connection | None = None
        self.connections = 0

    def another(self) -> GeoPackageEngine:
        """Return an engine of the same file with a connection of its own."""
        return GeoPackageEngine(self.path, self._patience_s)

    @contextmanager
    def transaction(
        self, *, write: bool = False, create: bool = False, snapshot: bool = False, long: bool = False
    ) -> Iterator[None]:
        """Hold everything inside together; a file that was made in vain is removed again."""
        is_new = create and not self.path.exists()
        try:
            with self._sentences():
                self._open(create=create)
                if write or long:
                    write_ahead.begin(self._opened(), self.path, self._patience_s)
                self._run("BEGIN IMMEDIATE" if write or create else "BEGIN")
            with self._rolled_back(), self._sentences():
                yield
                self._run("COMMIT")
        except BaseException:
            if is_new:
                self.close()
                self.path.unlink(missing_ok=True)
            raise

    @contextmanager
    def _rolled_back(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            # SQLite has rolled back by itself when the disk was full.
            if self._connection is not None and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; return the number of rows it touched."""
        return self._run(statement, values).rowcount

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement once a row."""
        self._opened().executemany(statement, rows)

    def fetch(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self._run(statement, values).fetchall()

    def fetch_arrays(self, columns: Sequence[str], rest: str, values: Sequence[Any] = ()) -> dict[str, NDArray[Any]]:
        """Return ``SELECT columns rest`` as one array a column."""
        wanted = [expression_and_name(column) for column in columns]
        selected = ", ".join(
            f"IFNULL({expression}, {_NULL})" if DTYPES[name] == "float64" else expression for expression, name in wanted
        )
        return _arrays(self._run(f"SELECT {selected} {rest}", values), [name for _, name in wanted])

    def fetch_pieces(
        self, columns: Sequence[str], conditions: Sequence[str], values: Sequence[Any], rows: int
    ) -> Iterator[dict[str, NDArray[Any]]]:
        """Yield observations in the order of their key, all from one cursor."""
        selected = ", ".join(f"IFNULL({name}, {_NULL})" if DTYPES[name] == "float64" else name for name in columns)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        statement = f"SELECT {selected} FROM observation {where} ORDER BY datastream_id, time"  # noqa: S608  # nosec B608  # ours
        cursor = self._run(statement, values)
        while len((piece := _arrays(islice(cursor, rows), columns))["time"]):
            yield piece

    def insert_arrays(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Insert rows given as one array a column; sqlite3 binds NaN as NULL."""
        marks = ", ".join("?" * len(columns))
        into = f"{table} ({', '.join(columns)})"
        statement = f"INSERT INTO {into} VALUES ({marks})"  # noqa: S608  # nosec B608  # names are ours
        rows = zip(*(values.tolist() for values in as_dtypes(columns).values()), strict=True)
        self._opened().executemany(statement, rows)

    def insert_observations(self, columns: Mapping[str, NDArray[Any]]) -> Iterator[int]:
        """Insert observations in the order of their key, so that the tree grows at its end."""
        return geopackage_rows.insert(self._opened(), as_dtypes(columns))

    def settle_observations(self, keys: Mapping[str, NDArray[Any]] | None = None) -> Iterator[None]:
        """Nothing to do: they are in the table."""
        return iter(())

    def prepare_months(self, first: datetime, last: datetime) -> int:
        """Nothing to do: the table has no partitions."""
        return 0

    def let_go(self, first: datetime, end: datetime) -> int:
        """Delete observations that are safe elsewhere."""
        return geopackage_rows.let_go(self._opened(), microseconds(first), microseconds(end))

    def step_of(self, column: str, step: Step) -> str:
        """Return the start of the hour or day (UTC); the remainder is made positive for years before 1970."""
        length = _STEPS[step]
        return f"({column} - (({column} % {length}) + {length}) % {length})"

    def stage(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """Put arrays into the temporary table ``staging``."""
        self._run("DROP TABLE IF EXISTS temp.staging")
        self._run(f"CREATE TEMP TABLE staging ({', '.join(columns)})")
        self.insert_arrays("staging", columns)

    def one_of(self, column: str, ids: Iterable[int]) -> tuple[str, list[Any]]:
        """Return a condition that ``column`` is one of ``ids``, and its values."""
        condition = f"{column} IN (SELECT value FROM json_each(?))"  # noqa: S608  # nosec B608  # a column of ours
        return condition, [json.dumps(sorted(ids))]

    def run_script(self, text: str) -> None:
        """Run a migration file statement by statement, because `executescript` would commit."""
        statement = ""
        for line in text.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self._run(statement)
                statement = ""

    def prepare(self) -> None:
        """Mark a new file as a GeoPackage; refuse an SQLite file that is something else."""
        found = self._run("PRAGMA application_id").fetchone()[0]
        if found in (APPLICATION_ID, *_OLD_APPLICATION_IDS):
            return
        if self.tables():
            raise StoreError(say("{name} is not a GeoPackage.", name=self.name))
        self._run(f"PRAGMA application_id = {APPLICATION_ID}")
        self._run(f"PRAGMA user_version = {_USER_VERSION}")

    def arrange(self) -> None:
        """Nothing to do."""

    def tables(self) -> set[str]:
        """Return the names of the tables that are there."""
        return {name for (name,) in self.fetch("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def moment(self, time: datetime | int) -> int:
        """Return microseconds since 1970-01-01 UTC."""
        return microseconds(time) if isinstance(time, datetime) else int(time)

    def utc(self, stored: Any) -> datetime:
        """Return stored microseconds as an aware UTC datetime."""
        return from_microseconds(stored)

    def use_crs(self, crs: str) -> int:
        """Register the CRS and give it to all our layers."""
        authority, _, code = crs.partition(":")
        reference = geometry.spatial_reference(crs)
        values = (reference.GetName(), int(code), authority.upper(), int(code), reference.ExportToWkt())
        self._run(
            "INSERT OR IGNORE INTO gpkg_spatial_ref_sys "
            "(srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES (?, ?, ?, ?, ?)",
            values,
        )
        for table in geometry.SPATIAL_TABLES:
            self._run("UPDATE gpkg_contents SET srs_id = ? WHERE table_name = ?", (int(code), table))
            self._run("UPDATE gpkg_geometry_columns SET srs_id = ? WHERE table_name = ?", (int(code), table))
        return int(code)

    def geometry_value(self, geometry_wkt: str, srid: int) -> bytes | None:
        """Return the GeoPackage blob of a geometry."""
        return geometry.geopackage_blob(geometry_wkt, srid)

    def geometry_column(self, column: str) -> str:
        """Return the column itself."""
        return column

    def read_geometry(self, stored: Any) -> ogr.Geometry | None:
        """Return the geometry of a GeoPackage blob."""
        return geometry.from_geopackage_blob(stored)

    def interrupt(self) -> None:
        """Nothing to do: a file answers, or fails, by itself."""

    def close(self) -> None:
        """Release the file."""
        if self._connection is not None:
            write_ahead.end(self._connection)
            self._connection.close()
            self._connection = None

    def _run(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._opened().execute(statement, values)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("statements run inside a transaction")
        return self._connection

    def _open(self, *, create: bool) -> None:
        if self._connection is not None:
            return
        self._refuse_unusable(create=create)
        mode = "rwc" if create else "rw"
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        self.connections += 1
        self._connection = sqlite3.connect(uri, uri=True, timeout=self._patience_s, isolation_level=None)
        for pragma in ("temp_store = FILE", "cache_size = -64000", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    def _refuse_unusable(self, *, create: bool) -> None:
        if not self.path.exists():
            if not create:
                raise StoreError(say('{name} does not exist; make it with "Create database".', name=self.name))
            if not self.path.absolute().parent.is_dir():
                raise StoreError(say("The folder of {name} does not exist.", name=self.name))
            return
        if not self.path.is_file():
            raise StoreError(say("{name} is not a file.", name=self.name))
        with closing(self.path.open("rb")) as file:
            start = file.read(len(_MAGIC))
        if not start and not create:
            raise StoreError(say('{name} is empty; make the database with "Create database".', name=self.name))
        if start and start != _MAGIC:
            raise StoreError(say("{name} is not a GeoPackage.", name=self.name))

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(self._sentence(error)) from error
        except PermissionError as error:
            raise StoreError(say("{name} may not be read by this user.", name=self.name)) from error

    def _sentence(self, error: sqlite3.Error) -> str:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        match code:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return say("{name} is locked by another program; close it there and try again.", name=self.name)
            case sqlite3.SQLITE_FULL:
                return say("The disk is full: nothing was written to {name}.", name=self.name)
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
                return say("{name} is read-only.", name=self.name)
            case sqlite3.SQLITE_CANTOPEN:
                return say("{name} cannot be opened; check the folder and its permissions.", name=self.name)
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                return say("{name} is damaged; restore it from a backup.", name=self.name)
        return say("{name} refused: {reason}.", name=self.name, reason=str(error))


def _arrays(rows: Iterable[tuple[Any, ...]], names: Sequence[str]) -> dict[str, NDArray[Any]]:
    table = np.fromiter(rows, dtype=np.dtype([(name, DTYPES[name]) for name in names]))
    arrays = {name: np.ascontiguousarray(table[name]) for name in names}
    for array in arrays.values():
        if array.dtype.kind == "f":
            array[np.isinf(array)] = np.nan
    return arrays
