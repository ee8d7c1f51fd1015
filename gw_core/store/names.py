# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ids of points, properties and datastreams by their names, remembered from one transaction to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from .engine import Engine
    from .ports import DatastreamKey

JOINED = (
    "FROM datastream d JOIN monitoring_point p ON p.point_id = d.point_id "
    "JOIN observed_property c ON c.property_id = d.property_id"
)


class Names:
    """What a program that writes several times a second need not ask again.

    `begin` opens a transaction's use of it and `settle` says that the transaction was kept. What was learnt in a
    transaction that was not kept, over an earlier connection, or before somebody renamed, added or removed a point (the
    tables count that) is forgotten.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._state: tuple[int, int] | None = None
        self.points: dict[str, int] = {}
        self.properties: dict[str, int] = {}
        self._streams: dict[tuple[str, str, str], int] = {}

    def begin(self) -> None:
        """Forget what may no longer be true; inside a transaction that writes."""
        revision = int(self._engine.fetch("SELECT revision FROM name_change")[0][0])
        state = (self._engine.connections, revision)
        if state != self._state:
            self.points = dict(self._engine.fetch("SELECT name, point_id FROM monitoring_point"))
            self.properties = dict(self._engine.fetch("SELECT code, property_id FROM observed_property"))
            self._load_streams()
        self._state = None  # until the transaction is kept
        self._begun = state

    def settle(self) -> None:
        """Say that the transaction since `begin` was kept."""
        self._state = self._begun

    def _load_streams(self) -> None:
        rows = self._engine.fetch(f"SELECT p.name, c.code, d.sensor, d.datastream_id {JOINED}")
        self._streams = {(point, code, sensor): stream for point, code, sensor, stream in rows}

    def ids(self, keys: Sequence[DatastreamKey], wanted: Iterable[int]) -> NDArray[np.int64]:
        """Return the ids of the ``wanted`` of the keys, making datastreams that are not there; -1 for the others.

        The point and the property of those wanted are known.
        """
        chosen = {int(number): _triple(keys[int(number)]) for number in wanted}
        if any(triple not in self._streams for triple in chosen.values()):
            self._load_streams()  # another program may have made them
            self._make([triple for triple in dict.fromkeys(chosen.values()) if triple not in self._streams])
        found = np.full(len(keys), -1, dtype=np.int64)
        for number, triple in chosen.items():
            found[number] = self._streams[triple]
        return found

    def _make(self, triples: Sequence[tuple[str, str, str]]) -> None:
        if not triples:
            return
        self._engine.execute_many(
            "INSERT INTO datastream (point_id, property_id, sensor) VALUES (?, ?, ?)",
            [(self.points[point], self.properties[code], sensor) for point, code, sensor in triples],
        )
        self._load_streams()


def _triple(key: DatastreamKey) -> tuple[str, str, str]:
    return key.point, key.property, key.sensor


def datastreams(engine: Engine) -> pd.DataFrame:
    """Return datastream_id, point, property, sensor, unit."""
    rows = engine.fetch(f"SELECT d.datastream_id, p.name, c.code, d.sensor, c.unit {JOINED} ORDER BY d.datastream_id")
    table = pd.DataFrame(rows, columns=["datastream_id", "point", "property", "sensor", "unit"])
    return table.astype({"datastream_id": "int64"})
