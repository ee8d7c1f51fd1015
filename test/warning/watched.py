# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Datastreams with limits for tests of the engine."""

from __future__ import annotations

from gw_monitor.gw_core.store.ports import DatastreamKey
from gw_monitor.gw_core.warning.rules.scope import Stream


def watched(table, limit_of):
    """Return the rows of a table like ``Store.datastreams`` with the limits of a function of the property code."""
    return tuple(
        Stream(
            datastream_id=int(row.datastream_id), unit=row.unit, limit=limit_of(row.property),
            key=DatastreamKey(point=row.point, property=row.property, sensor=row.sensor),
        )
        for row in table.itertuples(index=False)
    )  # fmt: skip
