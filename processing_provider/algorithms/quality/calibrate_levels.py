# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fit loggers to manual dips: elevations of the water table."""

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
from ...bridge import FeedbackProgress, table_from_source
from ...databases import opened_store
from ...parameters import ANY_TABLE, database, layer_source, number, with_help, words
from ...translation import tr
from .selection import author, author_of, instant, names, period, table_sink, write_table
from .series_of_store import frame_of, keep_series, keys_of

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from ....gw_core.quality.calibration import Calibration
    from ....gw_core.store.ports import DatastreamKey, Store

_INPUTS = ("water_column", "water_depth")
_COLUMNS = {
    "point": str, "sensor": str, "time_utc": str, "depth_m": float, "elevation_m": float, "logger_m": float,
    "offset_m": float, "residual_m": float,
}  # fmt: skip


class CalibrateLevels(GwAlgorithm):
    ID = "calibrate_levels"
    GROUP = "quality"
    TAGS = ("dip", "logger", "elevation", "manual", "人工测量", "校准")

    def title(self) -> str:
        return tr("Calibrate levels by manual dips")

    def summary(self) -> str:
        return tr(
            "Makes elevations of the water table (water_level) from loggers: what was measured by hand, with the "
            "elevation of the measuring point, says what must be added to the logger, constant or from dip to dip. "
            "The result table says how well the series meets each dip. Elevations below zero are as good as others. "
            "Run it again after new dips: only what differs is entered."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            words("POINTS", tr("Monitoring points"), tr("Names with commas between; empty means all points."))
        )
        self.addParameter(
            words("SENSORS", tr("Sensors"), tr("Names with commas between; empty means all sensors."))
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    "INPUT", tr("What the loggers give"),
                    [tr("Water above the sensor"), tr("Depth to water")], defaultValue=0,
                ),
                tr("The property water_column, free of air pressure, or water_depth."),
            )
        )  # fmt: skip
        dips = tr("Fields point, time (UTC) and depth: m below the measuring point. Empty: depths in the database.")
        self.addParameter(layer_source("DIPS", tr("Manual dips"), ANY_TABLE, dips, optional=True))
        self.addParameter(
            words("DIPS_SENSOR", tr("Sensor name of the dips"),
                  tr("Which datastream of water_depth was measured by hand; empty is the one without a name."))
        )  # fmt: skip
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    "FIT", tr("Fit"), [tr("One offset for all"), tr("Straight from dip to dip")], defaultValue=0
                ),
                tr("From dip to dip follows a slipping cable or a drifting sensor."),
            )
        )
        for parameter in period():
            self.addParameter(parameter)
        self.addParameter(
            number("MAX_GAP", tr("Longest gap of the logger at a dip (h)"), tr("Dips in longer gaps are not used."),
                   default=24.0, minimum=0.01, maximum=8760.0)
        )  # fmt: skip
        self.addParameter(author())
        self.addParameter(table_sink("OUTPUT", tr("Dips and residuals")))
        self.addOutput(QgsProcessingOutputNumber("SERIES", tr("Series calibrated")))
        self.addOutput(QgsProcessingOutputNumber("STORED", tr("Readings stored")))
        self.addOutput(QgsProcessingOutputNumber("CORRECTED", tr("Readings corrected")))
        self.addOutput(QgsProcessingOutputNumber("RMS_RESIDUAL", tr("Root mean square of the residuals (m)")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        progress = FeedbackProgress(feedback)
        job = self._job(parameters, context)
        points, sensors = (names(self, parameters, key, context) for key in ("POINTS", "SENSORS"))
        results: list[tuple[DatastreamKey, Calibration, Any]] = []
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            loggers = [key for key in keys_of(store, [job.code], points, sensors) if not job.is_by_hand(key)]
            if not loggers:
                raise InvalidInputError(say("No logger matches these points and sensors."))
            fitted = [(key, _fitted(store, job, key)) for key in loggers]  # all or none: faults come first
            for done, (key, calibration) in enumerate(fitted):
                progress.check()
                results.append((key, calibration, _kept(store, job, key, calibration, progress)))
                progress.report((done + 1) / len(fitted))
        rows = [row for key, calibration, _ in results for row in _rows(key, calibration)]
        destination = write_table(self, parameters, context, feedback, _COLUMNS, rows, tr("Dips and residuals"))
        squares = [row["residual_m"] ** 2 for row in rows if row["residual_m"] == row["residual_m"]]
        return {
            "OUTPUT": destination, "SERIES": len(results), "STORED": sum(kept.stored for *_, kept in results),
            "CORRECTED": sum(kept.corrected for *_, kept in results),
            "RMS_RESIDUAL": (sum(squares) / len(squares)) ** 0.5 if squares else None,
        }  # fmt: skip

    def _job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> _Job:
        from ....gw_core.quality.calibration import read_dips

        source = self.parameterAsSource(parameters, "DIPS", context)
        return _Job(
            code=_INPUTS[self.parameterAsEnum(parameters, "INPUT", context)],
            fit=("constant", "piecewise")[self.parameterAsEnum(parameters, "FIT", context)],
            max_gap_s=3600 * self.parameterAsDouble(parameters, "MAX_GAP", context),
            dips=None if source is None else read_dips(table_from_source(source, "DIPS", projected=False)),
            by_hand=self.parameterAsString(parameters, "DIPS_SENSOR", context).strip(),
            start=instant(self, parameters, "START", context), end=instant(self, parameters, "END", context),
            author=author_of(self, parameters, context),
        )  # fmt: skip


@dataclasses.dataclass(frozen=True)
class _Job:
    code: str
    fit: str
    max_gap_s: float
    dips: pd.DataFrame | None
    by_hand: str
    start: datetime | None
    end: datetime | None
    author: str

    def is_by_hand(self, key: DatastreamKey) -> bool:
        return self.dips is None and key.property == "water_depth" and key.sensor == self.by_hand


def _fitted(store: Store, job: _Job, key: DatastreamKey) -> Calibration:
    from ....gw_core.quality.calibration import Fit, calibrate_levels
    from ....gw_core.store.ports import DatastreamKey

    if job.dips is None:
        dips = frame_of(store, DatastreamKey(point=key.point, property="water_depth", sensor=job.by_hand))
    else:
        dips = job.dips[job.dips["point"] == key.point]
    elevations = {point.name: point.reference_elevation_m for point in store.read_park().points}
    elevation = elevations.get(key.point)
    try:
        return calibrate_levels(
            frame_of(store, key, job.start, job.end), dips, float("nan") if elevation is None else elevation,
            fit=Fit(job.fit), max_gap_s=job.max_gap_s, downward=key.property == "water_depth",
        )  # fmt: skip
    except InvalidInputError as error:
        raise InvalidInputError(say("{point}: {reason}", point=key.point, reason=error.message)) from error


def _kept(
    store: Store, job: _Job, key: DatastreamKey, calibration: Calibration, progress: FeedbackProgress
) -> Any:  # fmt: skip
    from ....gw_core.store.ports import DatastreamKey, Operation

    used = calibration.dips[calibration.dips["offset"].notna()]
    told = {
        "from": dataclasses.asdict(key), "fit": job.fit, "dips": [str(time) for time in used["time"]],
        "offsets_m": used["offset"].tolist(), "residuals_m": used["residual"].tolist(),
    }  # fmt: skip
    operation = Operation(kind="calibrate_levels", author=job.author, parameters=told)
    origin = key.sensor if key.sensor.startswith("derived from ") else f"derived from {key.property} {key.sensor}"
    derived = DatastreamKey(point=key.point, property="water_level", sensor=origin.strip())
    return keep_series(store, derived, calibration.levels, operation, progress)


def _rows(key: DatastreamKey, calibration: Calibration) -> list[dict[str, Any]]:
    return [
        {
            "point": key.point, "sensor": key.sensor, "time_utc": f"{dip.time:%Y-%m-%dT%H:%M:%SZ}",
            "depth_m": dip.depth, "elevation_m": dip.elevation, "logger_m": dip.logger, "offset_m": dip.offset,
            "residual_m": dip.residual,
        }
        for dip in calibration.dips.itertuples()
    ]  # fmt: skip
