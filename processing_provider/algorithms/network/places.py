# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of facilities and wells as the core reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..tracing.candidates import name_of, read_candidates

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.network.candidates import Place
    from ....gw_core.network.design import LeakSource


def read_sources(table: pd.DataFrame) -> list[LeakSource]:
    """Turn the rows of a facility layer into sources of leaks; all faults are told together."""
    from ....gw_core.network.design import LeakSource
    from ....gw_core.transport.tables import optional_number, read_rows

    def numbers(row: dict[str, Any]) -> tuple[float | None, float]:
        weight = optional_number(row, "weight")
        return optional_number(row, "rate_kg_d"), 1.0 if weight is None else weight

    facilities = read_candidates(table, "SOURCES")
    return [
        LeakSource(name=facility.name, wkt=facility.wkt, layer=facility.layer, rate_kg_d=rate, weight=weight)
        for facility, (rate, weight) in zip(facilities, read_rows(table, "SOURCES", numbers), strict=True)
    ]


def read_places(table: pd.DataFrame | None, key: str) -> list[Place]:
    """Turn the rows of a well layer into places; none for a layer not given."""
    from ....gw_core.transport.tables import read_rows

    return [] if table is None else list(read_rows(table, key, _place))


def _place(row: dict[str, Any]) -> Place:
    from ....gw_core.network.candidates import Place
    from ....gw_core.transport.tables import layer_number, middle

    easting, northing = middle(row)
    return Place(name=name_of(row), easting=easting, northing=northing, layer=layer_number(row))
