# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL with PostGIS as an `Engine`: psycopg2, bound values, binary COPY for bulk."""

from __future__ import annotations

import io
import os
import socket
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from ..errors import StoreError
from ..wording import say
from . import geometry, postgis_partitions
from .binary_copy import WIRE_TYPES, pack, unpack
from .engine import DTYPES, as_dtypes, expression_and_name, from_microseconds
from .postgis_fresh_months import FreshMonths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import psycopg2
    from numpy.typing import NDArray
    from osgeo import ogr

    from .ports import Step

_FIRST_SRID, _LAST_SRID = 910_000, 998_999  # PostGIS leaves these to users
_STAGING = ", ".join(
    f"{name} {WIRE_TYPES[name][0]}"
    for name in ("row", "datastream_id", "time", "value", "censored", "flag", "batch_id", "operation_id")
)
_MESSAGE = 1 << 16  # bytes of a COPY that are sent at once; more does not pay
_WORTH_STATISTICS = 5_000  # rows; below, finding out takes longer than a worse plan


class PostgisEngine:
    """A connection to a schema of a PostgreSQL database, opened on first use.

    Parameters
    ----------
    dsn : str
        libpq connection string; passwords may stay in libpq's own files.
    schema : str
    patience_s : float
        Seconds to wait for a connection and for another program that is writing.
    """

    dialect = "postgis"
    every_stream = ""

    def __init__(self, dsn: str, schema: str, patience_s: float = 30.0) -> None:
        self._dsn = dsn
        self._schema = schema
        self._patience_s = patience_s
        self._connection: psycopg2.extensions.connection | None = None
        self._cursor: psycopg2.extensions.cursor | None = None
        self._path: list[str] = []
        self._fresh = FreshMonths(self)
        self.connections = 0
        self.name = _database_name(dsn)

    def another(self) -> PostgisEngine:
        """Return an engine of the same schema with a connection of its own."""
        return PostgisEngine(self._dsn, self._schema, self._patience_s)

    @contextmanager
    def transaction(
        self, *, write: bool = False, create: bool = False, snapshot: bool = False, long: bool = False
    ) -> Iterator[None]:
        """Hold everything inside together."""
        with self._sentences():
            connection = self._opened()
            try:
                self._cursor = connection.cursor()
                if snapshot:
                    self.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                self._begin(write=write, create=create)
                yield
                list(self._fresh.attach_all())
                connection.commit()
            except BaseException:
                if not connection.closed:
                    connection.rollback()
                raise
            finally:
                self._cursor = None
                self._fresh.clear()
                if connection.closed:
                    self._connection = None

    def _begin(self, *, write: bool, create: bool) -> None:
        from psycopg2 import sql

        if create:
            # Two programs that create at once would trip over each other's schema.
            self.execute("SELECT pg_advisory_xact_lock(hashtext(?))", (self._schema,))
            if not self.fetch("SELECT 1 FROM pg_namespace WHERE nspname = ?", (self._schema,)):
                self._run(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(self._schema)))
            self._need_postgis()
        if create or not self._path:
            self._path = self._search_path()
        self._run(sql.SQL("SET LOCAL search_path TO {}").format(sql.SQL(", ").join(map(sql.Identifier, self._path))))
        if write:
            # Readers go on; another writer waits, so that nobody stores a key twice.
            self.execute("LOCK TABLE batch IN SHARE ROW EXCLUSIVE MODE")

    def _search_path(self) -> list[str]:
        allowed = self.fetch("SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = ?",
                             (self._schema,))  # fmt: skip
        if allowed == [(False,)]:
            raise StoreError(say("{name} does not allow this to this user.", name=self.name))
        home = self.fetch(
            "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
            "WHERE e.extname = 'postgis'"
        )
        return [self._schema, *(name for (name,) in home), "public"]

    def _need_postgis(self) -> None:
        import psycopg2

        if self.fetch("SELECT 1 FROM pg_extension WHERE extname = 'postgis'"):
            return
        try:
            self.execute("CREATE EXTENSION postgis")
        except psycopg2.Error as error:
            raise StoreError(
                say("{name} lacks the extension PostGIS; ask its administrator to create it.", name=self.name)
            ) from error

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; return the number of rows it touched."""
        return int(self._run(_marked(statement), values).rowcount)

    def execute_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement once a row, many to a round trip."""
        from psycopg2.extras import execute_batch

        execute_batch(self._current(), _marked(statement), rows, page_size=1000)

    def fetch(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return list(self._run(_marked(statement), values).fetchall())

    def fetch_arrays(self, columns: Sequence[str], rest: str, values: Sequence[Any] = ()) -> dict[str, NDArray[Any]]:
        """Return ``SELECT columns rest`` as one array a column."""
        wanted = [expression_and_name(column) for column in columns]
        selected = ", ".join(
            f"COALESCE({expression}, 'NaN')" if DTYPES[name] == "float64" else expression for expression, name in wanted
        )
        names = [name for _, name in wanted]
        cursor = self._current()
        query = cursor.mogrify(_marked(f"SELECT {selected} {rest}"), list(values)).decode()
        stream = io.BytesIO()
        cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT BINARY)", stream)
        return unpack(stream.getbuffer(), names)

    def fetch_pieces(
        self, columns: Sequence[str], conditions: Sequence[str], values: Sequence[Any], rows: int
    ) -> Iterator[dict[str, NDArray[Any]]]:
        """Yield observations in the order of their key, each piece from where the one before ended."""
        after: tuple[list[str], list[Any]] = ([], [])
        while True:
            where = " AND ".join([*conditions, *after[0]])
            piece = self.fetch_arrays(
                columns,
                f"FROM observation {'WHERE ' if where else ''}{where} ORDER BY datastream_id, time LIMIT ?",
                [*values, *after[1], rows],
            )
            if len(piece["time"]):
                last = int(piece["datastream_id"][-1]), self.moment(int(piece["time"][-1]))
                after = (["(datastream_id, time) > (?, ?)"], list(last))
                yield piece
            if len(piece["time"]) < rows:
                return

    def insert_arrays(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Insert rows given as one array a column."""
        from psycopg2 import sql

        statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        self._current().copy_expert(statement, io.BytesIO(pack(as_dtypes(columns))), _MESSAGE)

    def stage(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """Put arrays into the temporary table ``staging``, which is emptied with the transaction."""
        # One table a connection: a table a batch would swell the server's catalogue.
        self.execute(f"CREATE TEMP TABLE IF NOT EXISTS staging ({_STAGING}) ON COMMIT DELETE ROWS; TRUNCATE staging")
        self.insert_arrays("staging", columns)
        if len(next(iter(columns.values()))) > _WORTH_STATISTICS:
            self.execute("ANALYZE staging")

    def insert_observations(self, columns: Mapping[str, NDArray[Any]]) -> Iterator[int]:
        """Insert observations month by month, each by COPY into its partition."""
        return postgis_partitions.insert(self, self._fresh, columns)

    def settle_observations(self, keys: Mapping[str, NDArray[Any]] | None = None) -> Iterator[None]:
        """Attach months that were filled first."""
        return self._fresh.attach_all() if keys is None else self._fresh.attach_what_holds(**keys)

    def prepare_months(self, first: datetime, last: datetime) -> int:
        """Make the partitions from month to month."""
        return postgis_partitions.prepare(self, first, last)

    def let_go(self, first: datetime, end: datetime) -> int:
        """Delete observations that are safe elsewhere."""
        return postgis_partitions.let_go(self, first, end)

    def step_of(self, column: str, step: Step) -> str:
        """Return the start of the hour or day (UTC)."""
        return f"date_trunc('{step}', {column}, 'UTC')"

    def one_of(self, column: str, ids: Iterable[int]) -> tuple[str, list[Any]]:
        """Return a condition that ``column`` is one of ``ids``, and its values."""
        return f"{column} = ANY(?::bigint[])", [sorted(ids)]

    def run_script(self, text: str) -> None:
        """Run a migration file."""
        self._current().execute(text)

    def prepare(self) -> None:
        """Nothing to do: the schema is there."""

    def arrange(self) -> None:
        """Let the observations lie as this server keeps them best."""
        postgis_partitions.arrange(self)

    def tables(self) -> set[str]:
        """Return the names of the tables in the schema."""
        return {name for (name,) in self.fetch("SELECT tablename FROM pg_tables WHERE schemaname = ?", (self._schema,))}

    def moment(self, time: datetime | int) -> datetime:
        """Return an aware UTC datetime."""
        if isinstance(time, datetime):
            return time if time.tzinfo else time.replace(tzinfo=timezone.utc)
        return from_microseconds(time)

    def utc(self, stored: Any) -> datetime:
        """Return a stored moment in UTC, whatever the server's zone."""
        moment: datetime = stored.astimezone(timezone.utc)
        return moment

    def use_crs(self, crs: str) -> int:
        """Return the SRID of the CRS and fix the geometry columns to it."""
        srid = self._srid(crs)
        found = self.fetch(
            "SELECT DISTINCT srid FROM geometry_columns WHERE f_table_schema = ? AND f_table_name = 'monitoring_point'",
            (self._schema,),
        )
        if found != [(srid,)]:
            self._fix_srid(srid)
        return srid

    def _srid(self, crs: str) -> int:
        reference = geometry.spatial_reference(crs)
        authority, _, code = crs.partition(":")
        key = (authority.upper(), int(code))
        found = self.fetch("SELECT srid FROM spatial_ref_sys WHERE auth_name = ? AND auth_srid = ?", key)
        if found:
            return int(found[0][0])
        self.execute(
            "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text) "
            "SELECT COALESCE(MAX(srid), ?) + 1, ?, ?, ?, ? FROM spatial_ref_sys WHERE srid BETWEEN ? AND ?",
            (_FIRST_SRID, *key, reference.ExportToWkt(), reference.ExportToProj4(), _FIRST_SRID, _LAST_SRID),
        )
        return self._srid(crs)

    def _fix_srid(self, srid: int) -> None:
        # A column that a view uses cannot change its type: the view is taken down and put up again.
        ((view,),) = self.fetch("SELECT pg_get_viewdef('latest_value'::regclass)")
        self.execute("DROP VIEW latest_value")
        for table in geometry.SPATIAL_TABLES:
            if table != "latest_value":
                kind = "Point" if table == "monitoring_point" else "Geometry"
                self._run(f"ALTER TABLE {table} ALTER COLUMN geom TYPE geometry({kind}, {srid:d})")
        self._run(f"CREATE VIEW latest_value AS {view}")

    def geometry_value(self, geometry_wkt: str, srid: int) -> str | None:
        """Return extended WKB in hexadecimal, which the server casts to geometry."""
        return geometry.hex_ewkb(geometry_wkt, srid)

    def geometry_column(self, column: str) -> str:
        """Return the column as well-known binary."""
        return f"ST_AsBinary({column})"

    def read_geometry(self, stored: Any) -> ogr.Geometry | None:
        """Return the geometry of well-known binary."""
        return geometry.geometry_from_wkb(stored)

    def interrupt(self) -> None:
        """Shut the socket: a server that hangs keeps its connections alive, and its callers waiting, for ever."""
        connection = self._connection
        if connection is not None and not connection.closed:
            with suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as channel:
                channel.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Release the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _run(self, statement: Any, values: Sequence[Any] = ()) -> psycopg2.extensions.cursor:
        cursor = self._current()
        cursor.execute(statement, list(values) or None)
        return cursor

    def _current(self) -> psycopg2.extensions.cursor:
        if self._cursor is None:
            raise RuntimeError("statements run inside a transaction")
        return self._cursor

    def _opened(self) -> psycopg2.extensions.connection:
        import psycopg2

        if self._connection is None or self._connection.closed:
            self._path = []
            self.connections += 1
            self._connection = psycopg2.connect(
                self._dsn, connect_timeout=max(2, int(self._patience_s)), application_name="gw_monitor"
            )
            with self._connection.cursor() as cursor:
                cursor.execute(
                    # Compiling a plan over a hundred partitions takes the server longer than carrying it out.
                    "SELECT set_config('lock_timeout', %s, false), set_config('TimeZone', 'UTC', false), "
                    "set_config('jit', 'off', false)",
                    (f"{int(self._patience_s * 1000)}ms",),
                )
            self._connection.commit()
        return self._connection

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        import psycopg2

        try:
            yield
        except psycopg2.Error as error:
            raise StoreError(self._sentence(error)) from error

    def _sentence(self, error: psycopg2.Error) -> str:
        from psycopg2 import errors

        if isinstance(error, errors.DiskFull):
            return say("The disk of the server is full: nothing was written to {name}.", name=self.name)
        if isinstance(error, errors.LockNotAvailable):
            return say("{name} is locked by another program; try again later.", name=self.name)
        if isinstance(error, errors.ReadOnlySqlTransaction):
            return say("{name} is read-only.", name=self.name)
        if isinstance(error, errors.InsufficientPrivilege):
            return say("{name} does not allow this to this user.", name=self.name)
        if isinstance(error, errors.UndefinedTable):
            return say('{name} has no GW Monitor tables yet; make them with "Create database".', name=self.name)
        reason = str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
        if error.pgcode is None:
            return say("{name} cannot be reached: {reason}.", name=self.name, reason=reason)
        return say("{name} refused: {reason}.", name=self.name, reason=reason)


def _database_name(dsn: str) -> str:
    import psycopg2
    from psycopg2.extensions import parse_dsn

    try:
        parts = parse_dsn(dsn)
    except psycopg2.ProgrammingError as error:
        # The text may hold a password: it is not repeated.
        raise StoreError(say("The connection string of the database is malformed.")) from error
    return str(parts.get("service") or parts.get("dbname") or "PostgreSQL")


def _marked(statement: str) -> str:
    return statement.replace("?", "%s")
