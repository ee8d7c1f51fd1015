# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observations joined with where and what they are: the table every later step of the chain reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag, make_frame
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records.park import ParkRecords
    from .ports import ObservationQuery, Step, Store

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
    return _named(_wanted(store.read_observations(query), include_failed=include_failed), _names(store, park))


def observation_pieces(
    store: Store, query: ObservationQuery, *, include_failed: bool = False
) -> Iterator[tuple[float, pd.DataFrame]]:
    """Yield what `observation_layer` returns in pieces, so that its length does not matter; each with how far it is.

    The fraction is the share of datastreams that are done.
    """
    park = store.read_park()
    _check(query, park)
    names = _names(store, park)
    streams = names["datastream_id"].to_numpy()
    for piece in store.iterate_observations(query):
        done = float(np.searchsorted(streams, piece["datastream_id"].iloc[-1], side="right")) / len(streams)
        yield done, _named(_wanted(piece, include_failed=include_failed), names)


def summary_layer(store: Store, query: ObservationQuery, step: Step, statistic: str) -> pd.DataFrame:
    """Return one row a datastream and hour, day or month, with the columns of `observation_layer`.

    Parameters
    ----------
    store : Store
    query : ObservationQuery
    step : Step
        ``time`` is its start (UTC).
    statistic : str
        ``mean``, ``minimum`` or ``maximum`` of the observations that are neither failed nor missing. ``censored`` is
        true when all of them are non-detects; otherwise non-detects enter with their detection limit. The flag is 2.

    Raises
    ------
    InvalidInputError
        As `observation_layer`.
    """
    park = store.read_park()
    _check(query, park)
    sums = store.aggregate_observations(step, query)
    frame = make_frame(sums["datastream_id"], sums["time"], sums[statistic], sums["censored"] == sums["n"])
    return _named(frame, _names(store, park))


def _wanted(frame: pd.DataFrame, *, include_failed: bool) -> pd.DataFrame:
    if include_failed:
        return frame
    return frame[~frame["flag"].isin([int(Flag.FAIL), int(Flag.MISSING)]) & frame["value"].notna()]


def _names(store: Store, park: ParkRecords) -> pd.DataFrame:
    places = pd.DataFrame(
        [(point.name, point.layer, point.easting, point.northing) for point in park.points],
        columns=["point", "layer", "easting", "northing"],
    )
    return store.datastreams().merge(places, on="point", how="left")


def _named(frame: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    return frame.merge(names, on="datastream_id", how="left")[[*COLUMNS, "easting", "northing"]]


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
