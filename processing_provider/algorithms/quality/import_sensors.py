# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Store what is known of sensors."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)

from ...base import GwAlgorithm
from ...bridge import table_from_source
from ...databases import opened_store
from ...parameters import ANY_TABLE, database, layer_source
from ...translation import tr


class ImportSensors(GwAlgorithm):
    ID = "import_sensors"
    GROUP = "quality"
    TAGS = ("instrument", "calibration", "accuracy", "传感器", "仪器")

    def title(self) -> str:
        return tr("Import sensors")

    def summary(self) -> str:
        return tr(
            "Stores what is known of the sensor behind each datastream: model, accuracy, sampling interval, last and "
            "next calibration. Quality control and the data-quality report use it. All rows are checked first and all "
            "faults reported; with a fault nothing is stored."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        text = tr(
            "Fields point, property, sensor, model, accuracy (canonical unit of the property), sampling_interval_s, "
            "calibrated_at, calibration_due (UTC) and note. Only point and property are required."
        )
        self.addParameter(layer_source("SENSORS", tr("Sensors"), ANY_TABLE, text))
        self.addOutput(QgsProcessingOutputNumber("ROWS_IN", tr("Rows read")))
        self.addOutput(QgsProcessingOutputNumber("STORED", tr("New or changed")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.quality.sensors import read_sensors
        from ....gw_core.store.ports import DatastreamKey, SensorRecord

        source = self.parameterAsSource(parameters, "SENSORS", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "SENSORS"))
        rows = read_sensors(table_from_source(source, "SENSORS", projected=False))
        records = [
            SensorRecord(
                datastream=DatastreamKey(point=row.point, property=row.property, sensor=row.sensor), model=row.model,
                accuracy=row.accuracy, sampling_interval_s=row.sampling_interval_s, calibrated_at=row.calibrated_at,
                calibration_due=row.calibration_due, note=row.note,
            )
            for row in rows
        ]  # fmt: skip
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            return {"ROWS_IN": len(records), "STORED": store.save_sensors(records)}
