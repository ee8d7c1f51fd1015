# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations joined with where and what they are: the table every later step of the chain reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag
from ..wording import say

if TYPE_CHECKING:
    from ..records.park import ParkRecords
    from .ports import ObservationQuery, Store

COLUMNS = ("datastream_id", "point", "property", "sensor", "time", "value", "unit", "censored", "flag", "layer")


def observation_layer(store: Store, query: ObservationQuery, *, include_failed: bool = False) -> pd.DataFrame:
    """Return observations with the names, unit, layer and place of their datastream.

    Parameters
    ----------
    store : Store
    query : ObservationQuery
    include_failed : bool
        Also give rows flagged 4 (fail) and 9 (missing, whose value is NaN); without them every value is a number.

    Returns
    -------
    DataFrame
        `COLUMNS`, then ``easting`` and ``northing`` (m, park's CRS); ordered by datastream and time. ``layer`` is
        one-based.

    Raises
    ------
    InvalidInputError
        Points that the park does not have (finding code ``unknown_point``), or a start after the end.
    """
    park = store.read_park()
    _check(query, park)
    frame = store.read_observations(query)
    if not include_failed:
        frame = frame[~frame["flag"].isin([int(Flag.FAIL), int(Flag.MISSING)]) & frame["value"].notna()]
    table = frame.merge(store.datastreams(), on="datastream_id", how="left")
    places = pd.DataFrame(
        [(point.name, point.layer, point.easting, point.northing) for point in park.points],
        columns=["point", "layer", "easting", "northing"],
    )
    return table.merge(places, on="point", how="left")[[*COLUMNS, "easting", "northing"]]


def _check(query: ObservationQuery, park: ParkRecords) -> None:
    if query.start is not None and query.end is not None and query.start > query.end:
        raise InvalidInputError(say("The start of the period is after its end."))
    known = {point.name for point in park.points}
    unknown = [name for name in query.points if name not in known]
    if unknown:
        findings = [
            Finding(code="unknown_point", message=say('Unknown monitoring point "{point}".', point=name))
            for name in unknown
        ]
        raise InvalidInputError(findings[0].message, findings)
