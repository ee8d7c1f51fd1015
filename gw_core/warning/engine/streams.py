# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The datastreams of a park with everything that rules compare their readings with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ...records.park import PointRole
from ...store.ports import DatastreamKey
from ..background.table import background_baselines, background_limits, from_revision
from ..rules.limits import Bounds, class_limits
from ..rules.scope import Baseline, Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ...records.park import ParkRecords
    from ...store.ports import Revision

    # Limit and baseline of a point and property, and the version that says so; None where nothing was derived.
    Background = Callable[[str, str], tuple[Bounds | None, Baseline | None, str]]


def no_background(point: str, code: str) -> tuple[None, None, str]:
    """Return that nothing was derived from the background."""
    del point, code
    return None, None, ""


def background_in_force(revisions: Sequence[Revision], at: datetime) -> Background:
    """Return the limits derived from the background that count at a moment, of all versions stored."""
    versions = [revision for revision in revisions if revision.at <= at]
    if not versions:
        return no_background
    table = from_revision(versions[-1])
    limit_of, baseline_of = background_limits(table), background_baselines(table)

    def background(point: str, code: str) -> tuple[Bounds | None, Baseline | None, str]:
        limit, baseline = limit_of(point, code), baseline_of(point, code)
        bounds = Bounds(limit) if limit is not None and limit > 0.0 else None
        return bounds, None if baseline is None else Baseline(*baseline), table.version

    return background


def watched_streams(
    datastreams: pd.DataFrame, park: ParkRecords, sensors: pd.DataFrame | None = None,
    background: Background = no_background,
) -> tuple[Stream, ...]:  # fmt: skip
    """Return the datastreams of a store as rules look at them.

    Parameters
    ----------
    datastreams : DataFrame
        As from ``Store.datastreams``.
    park : ParkRecords
        Gives the class whose limits hold, and the roles of points.
    sensors : DataFrame, optional
        As from ``Store.sensors``: when calibrations are due.
    background : callable
        Limit and baseline of a point and property.
    """
    limit_of = class_limits(park.park.limit_class)
    roles = {point.name: point.role for point in park.points}
    due = {} if sensors is None else dict(zip(sensors["datastream_id"], sensors["calibration_due"], strict=True))
    found = []
    for row in datastreams.itertuples(index=False):
        bounds, baseline, version = background(row.point, row.property)
        calibration = due.get(row.datastream_id)
        found.append(
            Stream(
                datastream_id=int(row.datastream_id), unit=row.unit,
                key=DatastreamKey(point=row.point, property=row.property, sensor=row.sensor or ""),
                role=roles.get(row.point, PointRole.OTHER), limit=limit_of(row.property), background=bounds,
                baseline=baseline, limits_version=version,
                calibration_due=None if calibration is None or pd.isna(calibration) else calibration.to_pydatetime(),
            )
        )  # fmt: skip
    return tuple(found)
