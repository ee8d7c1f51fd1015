# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One property held against another: dissolved solids against conductivity, pressure in a well against air pressure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..records.observations import Flag
from .checks import Check, CheckKind
from .series import flag_range

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.uint8]

_OF_THE_AIR = frozenset({"barometric_pressure", "air_temperature", "relative_humidity"})


def flag_against_reference(
    rows: pd.DataFrame, everything: pd.DataFrame, datastreams: pd.DataFrame, check: Check, points: pd.DataFrame | None
) -> Flags:
    """Flag readings whose quotient with, or difference to, the reference property lies outside the ranges of a check.

    The reference is read at the same point, nearest in time and at most ``check.window_d`` away. What is measured in
    the air may be read elsewhere: then at the nearest point that has it.

    Parameters
    ----------
    rows : DataFrame
        Observation frame of one property, sorted by datastream and time, without missing readings.
    everything : DataFrame
        Observation frame that holds the reference, sorted by datastream and time.
    datastreams : DataFrame
        datastream_id, point, property.
    check : Check
        Of the kind ratio or difference.
    points : DataFrame or None
        point, easting, northing.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Not evaluated where there is no reference, or one of the two is a non-detect.

    References
    ----------
    IOOS (2020), QARTOD manuals, test 9 (multi-variate).
    """
    sources = datastreams[datastreams["property"] == check.reference]
    known = everything["datastream_id"].isin(sources["datastream_id"])
    fine = known & ~everything["censored"] & ~everything["flag"].isin((Flag.MISSING, Flag.FAIL))
    reference = everything.loc[fine].merge(sources[["datastream_id", "point"]], on="datastream_id")
    flags = np.full(len(rows), Flag.NOT_EVALUATED, dtype=np.uint8)
    point_of = dict(zip(datastreams["datastream_id"], datastreams["point"], strict=True))
    positions = pd.Series(np.arange(len(rows)))
    for point, mine in positions.groupby(rows["datastream_id"].map(point_of).to_numpy()):
        place = _place(str(point), set(reference["point"]), check, points)
        if place:
            part = rows.iloc[mine.to_numpy()]
            flags[mine.to_numpy()] = _compare(part, reference[reference["point"] == place], check)
    return flags


def _place(point: str, known: set[str], check: Check, points: pd.DataFrame | None) -> str:
    if point in known:
        return point
    if check.reference not in _OF_THE_AIR or points is None or point not in set(points["point"]):
        return ""
    table = points.set_index("point")[["easting", "northing"]]
    there = table[table.index.isin(known)]
    if not len(there):
        return ""
    return str(((there - table.loc[point]) ** 2).sum(axis=1).idxmin())


def _compare(rows: pd.DataFrame, reference: pd.DataFrame, check: Check) -> Flags:
    order = np.argsort(rows["time"].to_numpy(), kind="stable")
    matched = pd.merge_asof(
        rows.iloc[order][["time", "value"]],
        reference[["time", "value"]].sort_values("time", kind="stable"),
        on="time", direction="nearest", suffixes=("", "_reference"), tolerance=pd.Timedelta(days=check.window_d),
    )  # fmt: skip
    value, other = matched["value"].to_numpy(), matched["value_reference"].to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        figure = value / other if check.check is CheckKind.RATIO else value - other
    found = np.where(np.isfinite(figure), flag_range(figure, check), Flag.NOT_EVALUATED).astype(np.uint8)
    flags = np.empty(len(rows), dtype=np.uint8)
    flags[order] = found
    flags[rows["censored"].to_numpy()] = Flag.NOT_EVALUATED
    return flags
