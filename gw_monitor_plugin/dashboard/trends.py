# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last readings of ranked wells, and where they tend. Runs in a worker thread; no Qt here."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...gw_core.assessment.trends import Direction, detect_trend
from ...gw_core.records.observations import Flag
from ...gw_core.store.ports import ObservationQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from ...gw_core.store.ports import Store

_READINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A small line: the last readings of a property at a well, oldest first, and their trend (Mann-Kendall, 5 %)."""

    times_d: tuple[float, ...]
    values: tuple[float, ...]
    direction: Direction


def read_sparks(
    open_store: Callable[[str], Store], database: str, places: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Spark]:
    """Return a line for each well and property that has readings."""
    with closing(open_store(database)) as store:
        streams = store.datastreams().set_index("datastream_id")
        query = ObservationQuery(
            points=tuple({point for point, _ in places}), properties=tuple({code for _, code in places})
        )
        frame = store.read_observations(query)
    usable = frame[~frame["flag"].isin([Flag.FAIL, Flag.MISSING]) & frame["value"].notna()]
    found = {
        place: _spark(usable[usable["datastream_id"].isin(_ids(streams, place))].sort_values("time"))
        for place in places
    }
    return {place: spark for place, spark in found.items() if spark.values}


def _ids(streams: pd.DataFrame, place: tuple[str, str]) -> pd.Index:
    return streams.index[(streams["point"] == place[0]) & (streams["property"] == place[1])]


def _spark(frame: pd.DataFrame) -> Spark:
    last = frame.tail(_READINGS)
    times_d = last["time"].astype("int64").to_numpy() / 86_400e9
    values, censored = last["value"].to_numpy(), last["censored"].to_numpy()
    direction = detect_trend(times_d, values, censored).direction if len(last) else Direction.INSUFFICIENT
    return Spark(times_d=tuple(times_d.tolist()), values=tuple(values.tolist()), direction=direction)
