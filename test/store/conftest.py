# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both engines behind one fixture, and a batch with few words."""

from __future__ import annotations

import pandas as pd
import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.geopackage import GeoPackageStore
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from gw_monitor.gw_core.store.postgis import PostgisStore
from gw_monitor.test.parks import park_records


@pytest.fixture(scope="session")
def park_database(postgis_server):
    """The name of a database that holds the small park, to be copied: making the tables takes longer."""
    name = postgis_server.new_database()
    store = PostgisStore(postgis_server.dsn(name))
    store.create()
    store.save_park(park_records())
    store.close()
    return name


@pytest.fixture
def park_dsn(postgis_server, park_database):
    """The connection string of a new database that holds the small park, dropped afterwards."""
    name = postgis_server.new_database(park_database)
    yield postgis_server.dsn(name)
    postgis_server.execute("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def pg_store(park_dsn):
    """A store in PostgreSQL that holds the small park."""
    store = PostgisStore(park_dsn)
    yield store
    store.close()


@pytest.fixture(params=["geopackage", pytest.param("postgis", marks=pytest.mark.postgis)])
def reopen(request, tmp_path):
    """A function that opens the same, at first missing, database again and again; all are closed in the end."""
    opened = []
    if request.param == "postgis":
        dsn = request.getfixturevalue("park_dsn" if "store" in request.fixturenames else "postgis_dsn")

    def make(patience_s: float = 10.0):
        if request.param == "postgis":
            opened.append(PostgisStore(dsn, patience_s=patience_s))
        else:
            opened.append(GeoPackageStore(tmp_path / "contract.gpkg", patience_s=patience_s))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def empty_store(reopen):
    """A store with tables and nothing in them."""
    store = reopen()
    store.create()
    return store


@pytest.fixture
def store(reopen, small_park):
    """A store that holds the small park."""
    made = reopen()
    if isinstance(made, GeoPackageStore):
        made.create()
        made.save_park(small_park)
    return made


@pytest.fixture
def make_batch():
    """Return a function that makes a batch from rows (point, time, value[, censored[, flag[, property]]])."""

    def make(*rows, source="readings.csv", rejected=()):
        filled = [(*row, *(False, 2, "benzene")[len(row) - 3 :]) for row in rows]
        keys = list(dict.fromkeys((row[0], row[5]) for row in filled))
        frame = make_frame(
            [keys.index((row[0], row[5])) for row in filled],
            pd.to_datetime([row[1] for row in filled], utc=True),
            [row[2] for row in filled],
            [row[3] for row in filled],
            [row[4] for row in filled],
        )
        return Batch(
            source=source, sha256="0" * 64, reader="test", time_zone="setting: UTC",
            datastreams=[DatastreamKey(point=point, property=code) for point, code in keys],
            observations=frame, rejected=rejected,
        )  # fmt: skip

    return make
