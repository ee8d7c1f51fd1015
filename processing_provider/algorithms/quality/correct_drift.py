# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a linear drift off a sensor's readings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...databases import opened_store
from ...parameters import database, moment, number, observed_property, words
from ...translation import tr
from .selection import decider, decider_of, instant
from .series_of_store import frame_of, keys_of, only

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.quality.drift import Drift
    from ....gw_core.store.ports import DatastreamKey


class CorrectDrift(GwAlgorithm):
    ID = "correct_drift"
    GROUP = "quality"
    TAGS = ("calibration", "sensor", "conductivity", "漂移")

    def title(self) -> str:
        return tr("Correct drift")

    def summary(self) -> str:
        return tr(
            "Takes a drift that grew evenly between two calibrations off the readings of one sensor: an offset, a gain "
            "or both. The corrected values are an entry of a person in the ledger; what came in stays. A period that "
            "is corrected already is refused: undo that entry first."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(words("POINT", tr("Monitoring point"), tr("Name of the monitoring point."), optional=False))
        self.addParameter(observed_property())
        self.addParameter(words("SENSOR", tr("Sensor"), tr("Needed where the point has several.")))
        first = tr("When the sensor was last calibrated: the drift starts here.")
        last = tr("When it was checked again: the drift ends here.")
        self.addParameter(moment("START", tr("From (UTC)"), first, optional=False))
        self.addParameter(moment("END", tr("To (UTC)"), last, optional=False))
        for key, label in (
            ("OFFSET_START", tr("Offset at the start (canonical unit)")),
            ("OFFSET_END", tr("Offset at the end (canonical unit)")),
        ):
            text = tr("What the sensor reads too much.")
            self.addParameter(number(key, label, text, default=0.0, minimum=-1e9, maximum=1e9))
        for key, label in (
            ("GAIN_START", tr("Gain at the start (reading over truth)")),
            ("GAIN_END", tr("Gain at the end (reading over truth)")),
        ):
            text = tr("Once the offset is taken off; 1 is a true sensor.")
            self.addParameter(number(key, label, text, default=1.0, minimum=1e-3, maximum=1e3))
        for parameter in decider():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Readings corrected")))
        self.addOutput(QgsProcessingOutputNumber("OPERATION", tr("Number of the ledger entry")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.records.substances import find_property
        from ....gw_core.store.ports import Operation

        who, comment = decider_of(self, parameters, context)
        drift = self._drift(parameters, context)
        code = find_property(self.parameterAsString(parameters, "PROPERTY", context)).code
        point, sensor = (self.parameterAsString(parameters, key, context).strip() for key in ("POINT", "SENSOR"))
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            key = only(keys_of(store, [code], [point], [sensor] if sensor else []), "POINT")
            _refuse_twice(store.operations(), key, drift)
            values = drift.corrected(frame_of(store, key, drift.start, drift.end))
            if values.empty:
                raise InvalidInputError(say("No observations match these points, properties and times."))
            told = {"datastream": dataclasses.asdict(key), **dataclasses.asdict(drift)}
            operation = Operation(kind=self.ID, author=who, comment=comment, parameters=told, human=True)
            entry = store.record_operation(operation, values.head(0).assign(flag=0), values=values)
        return {"COUNT": len(values), "OPERATION": entry}

    def _drift(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Drift:
        from ....gw_core.quality.drift import Drift

        start, end = (instant(self, parameters, key, context) for key in ("START", "END"))
        if start is None or end is None:
            raise InvalidInputError(say("A drift needs its start and its end."))
        figures = {
            key.lower(): self.parameterAsDouble(parameters, key, context)
            for key in ("OFFSET_START", "OFFSET_END", "GAIN_START", "GAIN_END")
        }
        return Drift(start=start, end=end, **figures)


def _refuse_twice(ledger: pd.DataFrame, key: DatastreamKey, drift: Drift) -> None:
    import pandas as pd

    for entry in ledger[(ledger["kind"] == "correct_drift") & ledger["undone_by"].isna()].itertuples():
        told = entry.parameters
        overlaps = pd.Timestamp(told["start"]) <= drift.end and pd.Timestamp(told["end"]) >= drift.start
        if told["datastream"] == dataclasses.asdict(key) and overlaps:
            raise InvalidInputError(
                say("Operation {number} corrects this period already; undo it first.", number=entry.operation_id)
            )
