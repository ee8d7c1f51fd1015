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


@pytest.fixture(params=["geopackage", pytest.param("postgis", marks=pytest.mark.postgis)])
def reopen(request, tmp_path):
    """A function that opens the same, at first missing, database again and again; all are closed in the end."""
    opened = []
    if request.param == "postgis":
        dsn = request.getfixturevalue("postgis_dsn")

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
def store(empty_store, small_park):
    """A store that holds the small park."""
    empty_store.save_park(small_park)
    return empty_store


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
