# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When observations came in, as far as it is known: a running source renews its batch and forgets the moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .ledger import utc_column
from .observation_reads import selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .engine import Engine
    from .ports import ObservationQuery


def iterate_arrivals(engine: Engine, query: ObservationQuery, rows: int) -> Iterator[pd.DataFrame]:
    """Yield datastream_id, time and imported_at of observations; see `Store.iterate_arrivals`."""
    stored = engine.fetch("SELECT batch_id, imported_at FROM batch WHERE sha256 <> ''")
    known = pd.Series(
        utc_column(engine, pd.Series([moment for _, moment in stored], dtype=object)),
        index=[batch for batch, _ in stored],
    )
    conditions, values = selection(engine, query)
    for piece in engine.fetch_pieces(("datastream_id", "time", "batch_id"), conditions, values, rows):
        times = pd.DatetimeIndex((piece["time"] * 1000).view("datetime64[ns]"), tz="UTC")
        table = pd.DataFrame({"datastream_id": piece["datastream_id"], "time": times})
        table["imported_at"] = known.reindex(piece["batch_id"]).to_numpy()
        table["imported_at"] = pd.to_datetime(table["imported_at"], utc=True)
        yield table[table["imported_at"].notna()]
