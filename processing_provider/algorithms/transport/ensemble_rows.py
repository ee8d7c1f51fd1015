# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the tables and layers that simulate_plume_ensemble gives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QDateTime

from ....gw_core.wording import worded
from ...translation import tr
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ....gw_core.transport.ensemble.ensemble_result import EnsembleResult
    from ....gw_core.transport.gwt.scenario import TransportInput
    from .limits import Judged

BREAKTHROUGH_FIELDS = {
    "point": str, "time": QDateTime, "time_d": float, "p10": float, "p50": float, "p90": float, "concentration": float,
    "unit": str, "property": str,
}  # fmt: skip
ARRIVAL_FIELDS = {
    "point": str, "probability_reached": float, "reached_low": float, "reached_high": float, "p10": QDateTime,
    "p50": QDateTime, "p90": QDateTime, "p10_d": float, "p50_d": float, "p90_d": float, "peak_p50": float,
    "limit": float, "unit": str, "property": str,
}  # fmt: skip
_MEMBER_FIELDS = {"member": int, "status": str, "reason": str, "warnings": int}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnsembleRows:
    """The tables of an ensemble, concentrations in the unit of the property."""

    result: EnsembleResult
    judged: Judged
    start: datetime
    inputs: TransportInput
    points: pd.DataFrame | None

    def write(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
        feedback: QgsProcessingFeedback, crs: QgsCoordinateReferenceSystem,
    ) -> dict[str, str]:  # fmt: skip
        """Write the outputs that were asked for."""
        none, flat = QgsCoordinateReferenceSystem(), Qgis.WkbType.NoGeometry
        common = (algorithm, parameters, context, feedback)
        drawn = dict.fromkeys(self.result.members[0].values, float)
        return write_sink(
            *common, "BREAKTHROUGH", BREAKTHROUGH_FIELDS, flat, none, self.breakthrough(), tr("Breakthrough bands")
        ) | write_sink(
            *common, "ARRIVAL", ARRIVAL_FIELDS, Qgis.WkbType.Point, crs, self.arrivals(), tr("Arrival bands"),
            "arrival_bands",
        ) | write_sink(
            *common, "MEMBERS_TABLE", _MEMBER_FIELDS | drawn, flat, none, self.members(), tr("Members")
        )  # fmt: skip

    def breakthrough(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of BREAKTHROUGH; ``concentration`` is the median, for charts."""
        bands = self.result.curve_quantiles() * self.judged.factor
        times = self.result.record_times_d.tolist()
        for number, record in enumerate(self.inputs.records):
            for days, p10, p50, p90 in zip(times, *bands[:, number].tolist(), strict=True):
                yield {
                    "point": record.name, "time": self._moment(days), "time_d": days, "p10": p10, "p50": p50,
                    "p90": p90, "concentration": p50, "unit": self.judged.unit, "property": self.judged.code,
                }  # fmt: skip

    def arrivals(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of ARRIVAL: a band is NULL where so many members never exceed the limit in the time."""
        from ....gw_core.transport.ensemble.exceedance import quantiles, wilson_interval

        if self.points is None:
            return
        bands, reached = self.result.arrival_quantiles(), self.result.reached()
        low, high = wilson_interval((reached * self.result.finished).round(), self.result.finished)
        peaks = quantiles(self.result.peak_mg_l, (0.5,))[0] * self.judged.factor
        places = zip(self.points["easting"], self.points["northing"], strict=True)
        for number, (record, (x, y)) in enumerate(zip(self.inputs.records, places, strict=True)):
            days = dict(zip(("p10", "p50", "p90"), bands[:, number].tolist(), strict=True))
            yield {
                "point": record.name, "probability_reached": reached[number], "reached_low": low[number],
                "reached_high": high[number], "peak_p50": peaks[number], "limit": self.judged.limit,
                "unit": self.judged.unit, "property": self.judged.code, "geometry_wkt": f"POINT({x!r} {y!r})",
                **{name: self._moment(value) for name, value in days.items()},
                **{f"{name}_d": value for name, value in days.items()},
            }  # fmt: skip

    def members(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of MEMBERS_TABLE."""
        for row in self.result.members:
            yield {
                "member": row.number, "status": row.status, "reason": worded(row.reason, tr) if row.reason else None,
                "warnings": len(row.warnings), **row.values,
            }  # fmt: skip

    def _moment(self, days: float) -> datetime | None:
        return self.start + timedelta(days=days) if math.isfinite(days) else None
