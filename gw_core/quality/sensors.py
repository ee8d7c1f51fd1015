# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of sensors, as people keep them, read and checked completely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.substances import find_property
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorRow:
    """What a table says of the sensor behind one datastream; None is unknown.

    Attributes
    ----------
    accuracy : float or None
        In the canonical unit of the property.
    """

    point: str
    property: str
    sensor: str = ""
    model: str = ""
    accuracy: float | None = None
    sampling_interval_s: float | None = None
    calibrated_at: datetime | None = None
    calibration_due: datetime | None = None
    note: str = ""


def read_sensors(table: pd.DataFrame) -> list[SensorRow]:
    """Read a table with the columns of `SensorRow` (point and property are required, others are ignored).

    Raises
    ------
    InvalidInputError
        With a finding for every missing column or name, unknown property, bad number or time, calibration due before
        the last one, and datastream named twice.
    """
    missing = [name for name in ("point", "property") if name not in table]
    if missing:
        raise InvalidInputError(say("The table of sensors has no column {names}.", names=", ".join(missing)))
    findings: list[Finding] = []
    rows = []
    for number, record in enumerate(table.to_dict("records"), start=1):
        reader = _Reader(record, str(number), findings)
        rows.append(reader.row())
    keys = [(row.point, row.property, row.sensor) for row in rows]
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1 and all(key[:2])):
        message = say("The datastream {name} is there more than once.", name=" ".join(key).strip())
        findings.append(Finding(code="duplicate_sensor", message=message))
    if findings or not rows:
        raise InvalidInputError(say("The table of sensors cannot be used."), findings)
    return rows


class _Reader:
    def __init__(self, record: dict[str, Any], place: str, findings: list[Finding]) -> None:
        self._record, self._place, self._findings = record, place, findings

    def row(self) -> SensorRow:
        row = SensorRow(
            point=self._named("point"), property=self._property(), sensor=self._text("sensor"),
            model=self._text("model"), accuracy=self._positive("accuracy"),
            sampling_interval_s=self._positive("sampling_interval_s"), calibrated_at=self._time("calibrated_at"),
            calibration_due=self._time("calibration_due"), note=self._text("note"),
        )  # fmt: skip
        if row.calibrated_at and row.calibration_due and row.calibration_due < row.calibrated_at:
            self._fault(say("The next calibration is due before the last one."))
        return row

    def _fault(self, message: str) -> None:
        self._findings.append(Finding(code="bad_sensor", message=message, place=self._place))

    def _text(self, name: str) -> str:
        value = self._record.get(name)
        return "" if value is None or value != value else str(value).strip()

    def _named(self, name: str) -> str:
        if not self._text(name):
            self._fault(say("The column {name} is empty.", name=name))
        return self._text(name)

    def _property(self) -> str:
        name = self._named("property")
        try:
            return find_property(name).code if name else ""
        except InvalidInputError as error:
            self._fault(error.message)
            return ""

    def _read(self, name: str, read: Callable[[Any], Any]) -> Any:
        text = self._text(name)
        if not text:
            return None
        try:
            return read(self._record[name])
        except (ValueError, TypeError, OverflowError):
            self._fault(say("{name}: {text} cannot be read.", name=name, text=text))
            return None

    def _positive(self, name: str) -> float | None:
        value: float | None = self._read(name, float)
        if value is not None and not 0 < value < float("inf"):
            self._fault(say("{name} must be a number above zero.", name=name))
            return None
        return value

    def _time(self, name: str) -> datetime | None:
        moment = self._read(name, lambda value: pd.to_datetime(value, utc=True))
        found: datetime | None = None if moment is None or moment is pd.NaT else moment.to_pydatetime()
        return found
