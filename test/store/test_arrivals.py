# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When observations came in: known for files, not for running links; on both engines."""

from __future__ import annotations

import dataclasses

import pandas as pd
from gw_monitor.gw_core.store.ports import ObservationQuery

DAY = "2024-05-01T08:00:00Z"


def test_files_tell_when_their_readings_came_and_links_do_not(store, make_batch):
    store.write_batch(make_batch(("MW-1", DAY, 1.0), ("MW-2", DAY, 2.0), ("MW-1", "2024-05-02T08:00:00Z", 3.0)))
    link = make_batch(("MW-3", DAY, 1.0), source="plc")
    store.write_batch(dataclasses.replace(link, sha256="", running=True))
    imported = store.batches()["imported_at"].iloc[0]
    whole = pd.concat(store.iterate_arrivals(), ignore_index=True)
    assert len(whole) == 3
    assert set(whole["imported_at"]) == {imported}
    pieces = list(store.iterate_arrivals(ObservationQuery(points=("MW-1",)), rows=1))
    assert [len(piece) for piece in pieces] == [1, 1]
    assert pd.concat(pieces)["time"].is_monotonic_increasing


def test_an_empty_store_has_no_arrivals(store):
    assert sum(len(piece) for piece in store.iterate_arrivals()) == 0
