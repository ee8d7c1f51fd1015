# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The store for teams and round-the-clock use: a schema in PostgreSQL with PostGIS."""

from __future__ import annotations

from .postgis_engine import PostgisEngine
from .sql_store import SqlStore


class PostgisStore(SqlStore):
    """`ports.Store` in PostgreSQL.

    Parameters
    ----------
    dsn : str
        libpq connection string, such as ``service=park`` or ``host=db dbname=park user=gw``.
    schema : str
        Where the tables are; `create` makes it.
    patience_s : float
        Seconds to wait for a connection and for another program that is writing.
    """

    def __init__(self, dsn: str, schema: str = "gw_monitor", patience_s: float = 30.0) -> None:
        super().__init__(PostgisEngine(dsn, schema, patience_s))
