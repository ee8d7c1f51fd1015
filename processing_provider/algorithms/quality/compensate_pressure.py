# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the air's pressure off absolute loggers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress
from ...databases import opened_store
from ...parameters import advanced, database, number, with_help, words
from ...translation import tr
from .selection import author, author_of, instant, names, period, table_sink, write_table
from .series_of_store import frame_of, keep_series, keys_of, only

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from ....gw_core.quality.pressure import Compensation
    from ....gw_core.store.ports import DatastreamKey, Store

_INPUTS = ("pressure", "water_column")
_COLUMNS = {
    "point": str, "sensor": str, "readings": int, "compensated": int, "without_air": int, "stored": int,
    "corrected": int, "minimum_m": float, "maximum_m": float, "operation": int,
}  # fmt: skip


class CompensatePressure(GwAlgorithm):
    ID = "compensate_pressure"
    GROUP = "quality"
    TAGS = ("barometer", "logger", "diver", "levelogger", "气压补偿")

    def title(self) -> str:
        return tr("Compensate for air pressure")

    def summary(self) -> str:
        return tr(
            "Turns readings of absolute loggers into the column of water above the sensor, with the air pressure of a "
            "barometer interpolated to their times. From pressures a series of its own is made (water_column, its "
            "sensor names where it comes from); readings of level that still hold the air are corrected in the "
            "ledger. What came in stays. Run it again when more readings have come: only what differs is entered."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            words("BAROMETER", tr("Monitoring point of the barometer"),
                  tr("Has barometric_pressure, or else pressure, in the database."), optional=False)
        )  # fmt: skip
        self.addParameter(
            words("BAROMETER_SENSOR", tr("Sensor of the barometer"), tr("Needed where the point has several."))
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    "INPUT", tr("What the loggers give"),
                    [tr("Absolute pressure"), tr("Level that holds the air pressure")], defaultValue=0,
                ),
                tr("Pressure is the property pressure; level is the property water_column."),
            )
        )  # fmt: skip
        self.addParameter(
            words("POINTS", tr("Monitoring points"), tr("Names with commas between; empty means all points."))
        )
        self.addParameter(
            words("SENSORS", tr("Sensors"), tr("Names with commas between; empty means all sensors."))
        )  # fmt: skip
        for parameter in period():
            self.addParameter(parameter)
        self._add_figures()
        self.addParameter(author())
        self.addParameter(table_sink("OUTPUT", tr("Compensated series")))
        self.addOutput(QgsProcessingOutputNumber("COMPENSATED", tr("Readings compensated")))
        self.addOutput(QgsProcessingOutputNumber("WITHOUT_AIR", tr("Readings without air pressure")))

    def _add_figures(self) -> None:
        self.addParameter(
            number("MAX_GAP", tr("Longest gap of the barometer (h)"),
                   tr("Air pressure is not interpolated across longer gaps."), default=3.0, minimum=0.01, maximum=240.0)
        )  # fmt: skip
        self.addParameter(
            number("DENSITY", tr("Density of the water (kg/m³)"),
                   tr("Empty: of fresh water at its measured temperature."), minimum=900.0, maximum=1400.0,
                   optional=True)
        )  # fmt: skip
        self.addParameter(
            advanced(number("TEMPERATURE", tr("Temperature of the water (°C)"),
                            tr("For the density where none is measured."), default=10.0, minimum=-5.0, maximum=100.0))
        )  # fmt: skip
        self.addParameter(
            advanced(number("OFFSET", tr("Added to levels first (m)"),
                            tr("For loggers that subtract a constant, such as 9.5 m, before they store a level."),
                            default=0.0, minimum=-1000.0, maximum=1000.0))
        )  # fmt: skip

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        progress = FeedbackProgress(feedback)
        job = self._job(parameters, context)
        points, sensors = (tuple(names(self, parameters, key, context)) for key in ("POINTS", "SENSORS"))
        rows = []
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            barometer = self._barometer(parameters, store, context)
            air = frame_of(store, barometer)
            loggers = [
                key for key in keys_of(store, [job.code], points, sensors)
                if key != barometer and not key.sensor.startswith("derived from ")
            ]  # fmt: skip
            if not loggers:
                raise InvalidInputError(say("No logger matches these points and sensors."))
            for done, key in enumerate(loggers):
                progress.check()
                rows.append(_compensate(store, job, key, barometer, air, progress))
                progress.report((done + 1) / len(loggers))
        destination = write_table(self, parameters, context, feedback, _COLUMNS, rows, tr("Compensated series"))
        totals = {name.upper(): sum(row[name] for row in rows) for name in ("compensated", "without_air")}
        return {"OUTPUT": destination, **totals}

    def _job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> _Job:
        from ....gw_core.quality.pressure import Compensation

        given = parameters.get("DENSITY") is not None
        settings = Compensation(
            density_kg_m3=self.parameterAsDouble(parameters, "DENSITY", context) if given else None,
            temperature_c=self.parameterAsDouble(parameters, "TEMPERATURE", context),
            max_gap_s=3600 * self.parameterAsDouble(parameters, "MAX_GAP", context),
            offset_m=self.parameterAsDouble(parameters, "OFFSET", context),
        )
        return _Job(
            code=_INPUTS[self.parameterAsEnum(parameters, "INPUT", context)], settings=settings,
            start=instant(self, parameters, "START", context), end=instant(self, parameters, "END", context),
            author=author_of(self, parameters, context),
        )  # fmt: skip

    def _barometer(self, parameters: dict[str, Any], store: Store, context: QgsProcessingContext) -> DatastreamKey:
        point = self.parameterAsString(parameters, "BAROMETER", context).strip()
        sensors = names(self, parameters, "BAROMETER_SENSOR", context)
        for code in ("barometric_pressure", "pressure"):
            found = keys_of(store, [code], [point], sensors)
            if found:
                return only(found, "BAROMETER")
        raise InvalidInputError(say("No air pressure is stored for the barometer {point}.", point=point))


@dataclasses.dataclass(frozen=True)
class _Job:
    code: str
    settings: Compensation
    start: datetime | None
    end: datetime | None
    author: str


def _compensate(
    store: Store, job: _Job, key: DatastreamKey, barometer: DatastreamKey, air: pd.DataFrame, progress: FeedbackProgress
) -> dict[str, Any]:
    from ....gw_core.quality.pressure import compensate
    from ....gw_core.store.ports import DatastreamKey, Operation

    present = frame_of(store, key, job.start, job.end)
    raw = frame_of(store, key, job.start, job.end, raw=True)
    computed = compensate(raw, job.code, air, job.settings, _temperature(store, key))
    computed = computed.assign(flag=present["flag"].loc[computed.index])
    told = {
        "from": dataclasses.asdict(key), "barometer": dataclasses.asdict(barometer),
        **dataclasses.asdict(job.settings),
    }  # fmt: skip
    operation = Operation(kind="compensate_pressure", author=job.author, parameters=told)
    known = computed["value"].notna()
    if job.code == "pressure":
        derived = DatastreamKey(point=key.point, property="water_column", sensor=_derived_name(key))
        kept = keep_series(store, derived, computed, operation, progress)
        stored, corrected, entry = kept.stored, kept.corrected, kept.operation
    else:
        flags = _flags_in_place(raw, present, computed)
        values = computed.loc[known, ["datastream_id", "time", "value"]]
        stored, corrected = 0, len(values)
        entry = store.record_operation(operation, flags, values=values)
    return {
        "point": key.point, "sensor": key.sensor, "readings": len(raw), "compensated": int(known.sum()),
        "without_air": int((~known).sum()), "stored": stored, "corrected": corrected,
        "minimum_m": computed["value"].min(), "maximum_m": computed["value"].max(), "operation": entry,
    }  # fmt: skip


def _derived_name(key: DatastreamKey) -> str:
    return f"derived from {key.property} {key.sensor}".strip()


def _temperature(store: Store, key: DatastreamKey) -> pd.DataFrame | None:
    """Return the temperature that the same sensor measured, else the one other at the point, else none."""
    there = keys_of(store, ["water_temperature"], [key.point], [])
    same = [found for found in there if found.sensor == key.sensor] or there
    return frame_of(store, same[0]) if len(same) == 1 else None


def _flags_in_place(raw: pd.DataFrame, present: pd.DataFrame, computed: pd.DataFrame) -> pd.DataFrame:
    """Return what else a correction in place says: a level that still holds the air fails; one that no longer is free.

    A reading that failed while it held the air, by this or by a check, is to be looked at anew.
    """
    from ....gw_core.records.observations import Flag

    rows = computed.index
    untouched = present["value"].loc[rows] == raw["value"].loc[rows]
    freed = (
        computed["value"].notna() & untouched & (present["flag"].loc[rows] == Flag.FAIL)
        & (raw["flag"].loc[rows] != Flag.FAIL)
    )  # fmt: skip
    without = computed["value"].isna()
    flags = computed.assign(flag=int(Flag.FAIL)).where(without, computed.assign(flag=int(Flag.NOT_EVALUATED)))
    return flags.loc[without | freed, ["datastream_id", "time", "flag"]]
