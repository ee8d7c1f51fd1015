# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which forecasts concern something to protect: a plume forecast is made for wells as well as for receptors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osgeo import ogr

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ..records.park import ParkRecords, Receptor

REACH_M = 50.0
"""A well this near to a receptor speaks for it, such as the well of an intake. A judgement, not a standard's figure."""


def keep_receptors(arrivals: pd.DataFrame, park: ParkRecords) -> pd.DataFrame:
    """Keep the rows of an arrival layer at what must be protected.

    Parameters
    ----------
    arrivals : DataFrame
        At least ``point``; with ``easting`` and ``northing`` (m, CRS of the park) when the layer has
        geometry.
    park : ParkRecords

    Returns
    -------
    DataFrame
        A row within `REACH_M` of a receptor carries that receptor's name as ``point``. A monitoring point that is near
        none is left out; a name the park does not know is kept, because the user brought it.
    """
    wells = {point.name for point in park.points}
    names = [
        _receptor_at(row, park.receptors) or (None if row["point"] in wells else row["point"])
        for row in arrivals.to_dict("records")
    ]
    return arrivals.assign(point=names).dropna(subset=["point"])


def _receptor_at(row: dict[str, object], receptors: Sequence[Receptor]) -> str | None:
    if row["point"] in {receptor.name for receptor in receptors}:
        return str(row["point"])
    if row.get("easting") is None or row["easting"] != row["easting"]:  # no geometry: None or NaN
        return None
    place = ogr.CreateGeometryFromWkt(f"POINT ({row['easting']} {row['northing']})")
    near = [
        (place.Distance(ogr.CreateGeometryFromWkt(receptor.geometry_wkt)), receptor.name)
        for receptor in receptors
        if receptor.geometry_wkt
    ]
    distance, name = min(near, default=(float("inf"), ""))
    return name if distance <= REACH_M else None
