# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the readings of a database to the next version of its limits: what a person and the service do alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...records.park import PointRole
from ...records.substances import observed_properties
from ...store.messages import ObservationQuery
from .site import check_request, derive_site_limits
from .table import SUBJECT, from_revision, revise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ...progress import Progress
    from ...records.park import ParkRecords
    from ...store.ports import Store
    from .site import Derived, Request
    from .table import LimitRow, LimitTable


def fit_to_park(request: Request, park: ParkRecords, wells: int = 0) -> Request:
    """Return a request with what a park says where it says nothing: the points, and how many wells are compared.

    Parameters
    ----------
    request : Request
        Without points: those with the role background, or with ``intrawell`` all.
    park : ParkRecords
    wells : int
        That are compared; 0: counted, all that are not background, or with ``intrawell`` those of the request.
    """
    everything = [point.name for point in park.points]
    background = [point.name for point in park.points if point.role is PointRole.BACKGROUND]
    points = request.points or tuple(everything if request.intrawell else background)
    watched = len(points) if request.intrawell else len(everything) - len(set(points))
    programme = replace(request.demand.programme, wells=wells or max(watched, 1))
    return replace(request, points=points, demand=replace(request.demand, programme=programme))


def derive_stored_limits(
    store: Store, request: Request, start: datetime | None, end: datetime | None, progress: Progress | None = None
) -> Derived:
    """Derive limits from the stored readings from ``start`` to ``end`` (None: without an end on that side).

    Raises
    ------
    InvalidInputError
        As `derive_site_limits`.
    StoreError, Cancelled
    """
    check_request(request)
    query = ObservationQuery(points=request.points, properties=request.properties, start=start, end=end)
    kinds = {code: found.kind for code, found in observed_properties().items()}
    return derive_site_limits(store.read_observations(query), store.datastreams(), request, kinds, progress)


def latest_limits(store: Store) -> LimitTable | None:
    """Return the latest version of limits, whether it counts already or not; None when there is none."""
    versions = store.revisions(SUBJECT)
    return from_revision(versions[-1]) if versions else None


def next_limits(store: Store, rows: Sequence[LimitRow], author: str, reason: str, at: datetime) -> LimitTable:
    """Return the version that follows the latest one, not stored yet; errors as of `revise`."""
    return revise(latest_limits(store), rows, author, reason, at)
