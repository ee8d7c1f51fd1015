# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a result with coordinates, as the sinks take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def point_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return dictionaries with the geometry made of the columns easting and northing; an unknown layer is None."""
    rows = table.to_dict("records")
    for row in rows:
        row["geometry_wkt"] = f"POINT ({row['easting']!r} {row['northing']!r})"
        if "layer" in row:
            row["layer"] = int(row["layer"]) if row["layer"] == row["layer"] else None
    return rows
