# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of the sensors behind datastreams, to and from the tables."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..wording import say
from .names import JOINED
from .ports import SensorRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Engine
    from .names import Names
    from .ports import DatastreamKey

_FIELDS = tuple(field.name for field in fields(SensorRecord) if field.name != "datastream")
_NUMBERS = ("accuracy", "sampling_interval_s")
_MOMENTS = ("calibrated_at", "calibration_due")


def save_sensors(engine: Engine, names: Names, records: Sequence[SensorRecord]) -> int:
    """Insert or update sensors; return how many were new or changed."""
    names.begin()
    _refuse_unknown(names, [record.datastream for record in records])
    ids = names.ids([record.datastream for record in records], range(len(records)))
    given = {int(stream): _row(engine, record) for stream, record in zip(ids, records, strict=True)}
    columns = ", ".join(_FIELDS)
    stored = {row[0]: row[1:] for row in engine.fetch(f"SELECT datastream_id, {columns} FROM sensor")}  # noqa: S608  # nosec B608  # ours
    changed = {stream: row for stream, row in given.items() if stored.get(stream) != row}
    engine.execute_many(
        f"INSERT INTO sensor (datastream_id, {columns}) "  # noqa: S608  # nosec B608  # names are ours
        f"VALUES (?{', ?' * len(_FIELDS)}) ON CONFLICT (datastream_id) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in _FIELDS),
        [(stream, *row) for stream, row in changed.items()],
    )
    return len(changed)


def _refuse_unknown(names: Names, keys: Sequence[DatastreamKey]) -> None:
    findings = [
        Finding(code="unknown_point", message=say('Unknown monitoring point "{point}".', point=key.point))
        for key in keys
        if key.point not in names.points
    ] + [
        Finding(code="unknown_property", message=say('Unknown observed property "{code}".', code=key.property))
        for key in keys
        if key.property not in names.properties
    ]
    if findings:
        raise InvalidInputError(findings[0].message, findings)


def _row(engine: Engine, record: SensorRecord) -> tuple[Any, ...]:
    def plain(name: str) -> Any:
        value = getattr(record, name)
        if name in _MOMENTS:
            return None if value is None else engine.moment(value)
        if name in _NUMBERS:
            return None if value is None or not np.isfinite(value) else float(value)
        return value

    return tuple(plain(name) for name in _FIELDS)


def sensors(engine: Engine) -> pd.DataFrame:
    """Return the sensors with the names of their datastream; unknown is NaN or NaT."""
    columns = ", ".join(f"s.{name}" for name in _FIELDS)
    rows = engine.fetch(
        f"SELECT d.datastream_id, p.name, c.code, d.sensor, {columns} {JOINED} "
        "JOIN sensor s ON s.datastream_id = d.datastream_id ORDER BY d.datastream_id"
    )
    table = pd.DataFrame(rows, columns=["datastream_id", "point", "property", "sensor", *_FIELDS])
    for name in _MOMENTS:
        table[name] = moments(engine, table[name])
    return table.astype({"datastream_id": "int64", **dict.fromkeys(_NUMBERS, "float64")})


def moments(engine: Engine, stored: pd.Series) -> pd.Series:
    """Return stored moments as UTC times, NaT where there is none."""
    times = [pd.NaT if pd.isna(value) else engine.utc(value) for value in stored]
    return pd.Series(pd.DatetimeIndex(pd.to_datetime(times, utc=True)), index=stored.index)
