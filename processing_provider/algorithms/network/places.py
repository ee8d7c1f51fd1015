# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of facilities and wells as the core reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....gw_core.errors import Finding, InvalidInputError
from ....gw_core.wording import say
from ..tracing.candidates import layer_of, read_candidates

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.network.candidates import Place
    from ....gw_core.network.design import LeakSource


def read_sources(table: pd.DataFrame) -> list[LeakSource]:
    """Turn the rows of a facility layer into sources of leaks."""
    from ....gw_core.network.design import LeakSource

    rows = table.to_dict("records")
    return [
        LeakSource(
            name=facility.name, wkt=facility.wkt, layer=facility.layer, rate_kg_d=_number(row.get("rate_kg_d")),
            weight=1.0 if _number(row.get("weight")) is None else float(row["weight"]),
        )
        for facility, row in zip(read_candidates(table), rows, strict=True)
    ]  # fmt: skip


def read_places(table: pd.DataFrame | None, key: str) -> list[Place]:
    """Turn the rows of a well layer into places; none for a layer not given."""
    from ....gw_core.network.candidates import Place

    if table is None:
        return []
    faults = []
    if "name" not in table.columns:
        faults.append(say("The layer has no field name."))
    if table["easting"].isna().any():
        faults.append(say("A well has no geometry."))
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_well", message=text, place=key) for text in faults])
    return [
        Place(name=str(row["name"]), easting=row["easting"], northing=row["northing"], layer=layer_of(row))
        for row in table.to_dict("records")
    ]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and value == value else None
