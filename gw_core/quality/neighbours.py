# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A well held against its neighbours in the same layer: what only one of them shows is not the aquifer's doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..records.observations import Flag
from .bridging import at_moments
from .flagging import median_interval
from .series import or_none

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .checks import Check

    Flags = NDArray[np.uint8]
    Table = dict[int, pd.DataFrame]

_NEIGHBOURS = 3
_LONGEST_BRIDGE = 2.0  # sampling intervals of the neighbour over which it is interpolated


def flag_against_neighbours(
    rows: pd.DataFrame, everything: pd.DataFrame, streams: pd.DataFrame, check: Check, points: pd.DataFrame
) -> Flags:
    """Flag readings that move where the neighbouring wells do not.

    The difference to each of up to three nearest points of the same layer is taken, less its median over
    ``check.window_d`` around the reading, since wells differ by a constant; the median of these over the neighbours
    is held against the thresholds.

    Parameters
    ----------
    rows : DataFrame
        Observation frame of one property, sorted by datastream and time, without missing readings.
    everything : DataFrame
        Observation frame that holds the neighbours, sorted by datastream and time.
    streams : DataFrame
        datastream_id and point of this property.
    check : Check
        Of the kind neighbour.
    points : DataFrame
        point, easting, northing (m), layer.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Not evaluated for non-detects and where no neighbour was read about the same time.

    References
    ----------
    IOOS (2020), QARTOD manuals, test 11 (neighbour).
    """
    placed = streams[["datastream_id", "point"]].merge(points, on="point").set_index("datastream_id")
    usable = ~everything["censored"] & ~everything["flag"].isin((Flag.MISSING, Flag.FAIL))
    series = {int(stream): part for stream, part in everything[usable].groupby("datastream_id")}
    flags = np.full(len(rows), Flag.NOT_EVALUATED, dtype=np.uint8)
    positions = pd.Series(np.arange(len(rows)))
    for stream, mine in positions.groupby(rows["datastream_id"].to_numpy()):
        part = rows.iloc[mine.to_numpy()]
        apart = _apart(part, [series[near] for near in _nearest(int(stream), placed, series)], check.window_d)
        found = np.full(len(part), Flag.GOOD, dtype=np.uint8)
        found[np.abs(apart) > or_none(check.suspect)] = Flag.SUSPECT
        found[np.abs(apart) > or_none(check.fail)] = Flag.FAIL
        found[np.isnan(apart) | part["censored"].to_numpy()] = Flag.NOT_EVALUATED
        flags[mine.to_numpy()] = found
    return flags


def _nearest(stream: int, placed: pd.DataFrame, series: Table) -> list[int]:
    if stream not in placed.index:
        return []
    own = placed.loc[stream]
    others = placed[
        (placed["layer"] == own["layer"]) & (placed["point"] != own["point"]) & placed.index.isin(list(series))
    ]
    distance = np.hypot(others["easting"] - own["easting"], others["northing"] - own["northing"])
    nearest = others.assign(distance=distance).sort_values("distance").drop_duplicates("point")
    return [int(found) for found in nearest.index[:_NEIGHBOURS]]


def _apart(rows: pd.DataFrame, neighbours: list[pd.DataFrame], window_d: float) -> NDArray[np.float64]:
    """Return how far readings are from where the neighbours put them; NaN where none was read."""
    if not neighbours:
        return np.full(len(rows), np.nan)
    index = pd.DatetimeIndex(rows["time"])
    apart = []
    for neighbour in neighbours:
        bridge_s = _LONGEST_BRIDGE * median_interval(pd.DatetimeIndex(neighbour["time"]).asi8 / 1e9)
        there = pd.Series(rows["value"].to_numpy() - at_moments(neighbour, index, max_gap_s=bridge_s), index=index)
        usual = there.rolling(pd.Timedelta(days=window_d), center=True, min_periods=5).median()
        apart.append((there - usual).to_numpy())
    table = np.array(apart)
    known = ~np.isnan(table).all(axis=0)
    result = np.full(len(rows), np.nan)
    result[known] = np.nanmedian(table[:, known], axis=0)
    return result
