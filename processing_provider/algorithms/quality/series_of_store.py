# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Single datastreams out of a store, and computed ones into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd

    from ....gw_core.progress import Progress
    from ....gw_core.store.ports import DatastreamKey, Operation, Store

READER = "derived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a computed series: readings stored anew, readings corrected, and the ledger entry."""

    stored: int
    corrected: int
    operation: int


def keys_of(store: Store, codes: Sequence[str], points: Sequence[str], sensors: Sequence[str]) -> list[DatastreamKey]:
    """Return the datastreams of some properties, points and sensors (empty: all), as the store orders them."""
    from ....gw_core.store.ports import DatastreamKey

    streams = store.datastreams()
    chosen = streams["property"].isin(codes)
    for column, names in (("point", points), ("sensor", sensors)):
        if names:
            chosen &= streams[column].isin(names)
    found = streams.loc[chosen, ["point", "property", "sensor"]].itertuples(index=False)
    return [DatastreamKey(point=row.point, property=row.property, sensor=row.sensor) for row in found]


def frame_of(
    store: Store, key: DatastreamKey, start: datetime | None = None, end: datetime | None = None, *, raw: bool = False
) -> pd.DataFrame:
    """Return the observations of one datastream; none when it is not there."""
    from ....gw_core.store.ports import ObservationQuery

    query = ObservationQuery(
        points=(key.point,), properties=(key.property,), start=start, end=end, raw=raw,
    )  # fmt: skip
    frame, streams = store.read_observations(query), store.datastreams()
    mine = streams[
        (streams["point"] == key.point) & (streams["property"] == key.property) & (streams["sensor"] == key.sensor)
    ]
    return frame[frame["datastream_id"].isin(mine["datastream_id"])].reset_index(drop=True)


def only(keys: Sequence[DatastreamKey], what: str) -> DatastreamKey:
    """Return the one datastream there is."""
    if len(keys) != 1:
        names = ", ".join(f"{key.point} {key.property} {key.sensor}".strip() for key in keys)
        if keys:
            raise InvalidInputError(say("{what}: several datastreams fit; name the sensor: {names}.", what=what,
                                        names=names))  # fmt: skip
        raise InvalidInputError(say("{what}: no datastream fits.", what=what))
    return keys[0]


def keep_series(
    store: Store, key: DatastreamKey, computed: pd.DataFrame, operation: Operation, progress: Progress
) -> Kept:
    """Store a computed series: new moments as readings of their own datastream, changed ones as an operation.

    The operation is entered in any case, since it tells how the series was made.
    """
    from ....gw_core.quality.derivation import difference
    from ....gw_core.store.ports import Batch

    found = difference(frame_of(store, key), computed)
    stored = 0
    if len(found.new):
        source = f"{key.point} {key.property} {key.sensor}"
        batch = Batch(
            source=source, sha256="", reader=READER, time_zone="UTC", datastreams=[key],
            observations=found.new.assign(datastream_id=0).reset_index(drop=True), running=True,
        )  # fmt: skip
        stored = store.write_batch(batch, progress).stored
    number = store.record_operation(operation, found.flags, values=found.values)
    return Kept(stored=stored, corrected=len(found.values), operation=number)
