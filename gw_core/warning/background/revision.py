# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the readings of a database to the next version of its limits: what a person and the service do alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...progress import Silent
from ...records.park import PointRole
from ...records.substances import observed_properties
from ...store.messages import ObservationQuery
from ...wording import say
from .site import check_request, derive_site_limits
from .table import SUBJECT, from_revision, revise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd
    from numpy.typing import NDArray

    from ...progress import Progress
    from ...records.park import ParkRecords
    from ...store.ports import Store
    from .site import Derived, Request
    from .table import LimitRow, LimitTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceedance:
    """Time in which the water of a point was not that of the background; ``end`` None: it still is not."""

    point: str
    property: str
    start: datetime
    end: datetime | None


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
    store: Store, request: Request, start: datetime | None, end: datetime | None, progress: Progress | None = None,
    without: Sequence[Exceedance] = (),
) -> Derived:  # fmt: skip
    """Derive limits from the stored readings from ``start`` to ``end`` (None: without an end on that side).

    Readings within an exceedance of ``without`` are left out, and said so.

    Raises
    ------
    InvalidInputError
        As `derive_site_limits`.
    StoreError, Cancelled
    """
    check_request(request)
    query = ObservationQuery(points=request.points, properties=request.properties, start=start, end=end)
    kinds = {code: found.kind for code, found in observed_properties().items()}
    frame, streams, progress = store.read_observations(query), store.datastreams(), progress or Silent()
    exceeding = _within(frame, streams, without)
    if exceeding.any():
        progress.warn(say("{count} background readings are left out: a warning stood.", count=int(exceeding.sum())))
    return derive_site_limits(frame[~exceeding], streams, request, kinds, progress)


def _within(
    frame: pd.DataFrame, streams: pd.DataFrame, exceedances: Sequence[Exceedance]
) -> NDArray[np.bool_]:  # fmt: skip
    found = np.zeros(len(frame), dtype=bool)
    for each in exceedances:
        own = streams.loc[(streams["point"] == each.point) & (streams["property"] == each.property), "datastream_id"]
        inside = frame["datastream_id"].isin(own) & (frame["time"] >= each.start)
        found |= (inside if each.end is None else inside & (frame["time"] < each.end)).to_numpy()
    return found


def latest_limits(store: Store) -> LimitTable | None:
    """Return the latest version of limits, whether it counts already or not; None when there is none."""
    versions = store.revisions(SUBJECT)
    return from_revision(versions[-1]) if versions else None


def next_limits(store: Store, rows: Sequence[LimitRow], author: str, reason: str, at: datetime) -> LimitTable:
    """Return the version that follows the latest one, not stored yet; errors as of `revise`."""
    return revise(latest_limits(store), rows, author, reason, at)
