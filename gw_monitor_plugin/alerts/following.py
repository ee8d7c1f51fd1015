# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known from a warning of the parameters of the algorithm that goes on from it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QDate, QDateTime, QTime

if TYPE_CHECKING:
    from datetime import datetime

    from ...gw_core.store.ports import WarningEvent
    from ..live.snapshot import Snapshot

_SOUGHT = timedelta(days=730)  # a release is older than its warning, nobody knows by how much
_FACILITIES = "|layername=facility|geometrytype=Polygon"


def parameters_for(algorithm: str, event: WarningEvent, snapshot: Snapshot) -> dict[str, Any]:
    """Return values by parameter; those that the algorithm does not have are left out by `Host.show_algorithm`.

    The park's present is given where it is simulated; else it would be over when the user starts the algorithm.
    """
    found: dict[str, Any] = {"DATABASE": snapshot.database, "PROPERTY": event.property, "PROPERTIES": event.property}
    if snapshot.park.simulated:
        found["NOW"] = written(snapshot.moment)
    if algorithm == "trace_source":
        found |= {"START": written(event.opened_at - _SOUGHT), "END": written(snapshot.moment)}
        if snapshot.database.endswith(".gpkg"):
            found["CANDIDATES"] = snapshot.database + _FACILITIES
    return found


def written(moment: datetime) -> QDateTime:
    """Return a moment in UTC as the dialogs of the algorithms show and read it: without a time zone."""
    return QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute, moment.second))
