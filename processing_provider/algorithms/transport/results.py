# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the tables and layers that both plume algorithms give."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ...bridge import add_layer_name, make_fields, write_rows
from ...styling import style_output
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from ....gw_core.transport.gwt.scenario import TransportResult
    from .limits import Judged

BREAKTHROUGH_FIELDS = {
    "point": str, "time": QDateTime, "time_d": float, "concentration": float, "unit": str, "property": str,
}  # fmt: skip
ARRIVAL_FIELDS = {
    "point": str, "arrival": QDateTime, "arrival_d": float, "peak": float, "peak_time": QDateTime, "limit": float,
    "unit": str, "property": str,
}  # fmt: skip
BALANCE_FIELDS = {
    "property": str, "time": QDateTime, "time_d": float, "term": str, "came_kg": float, "went_kg": float,
}  # fmt: skip
PLUME_FIELDS = {"time": QDateTime, "time_d": float, "threshold": float, "unit": str, "area_m2": float}


def record_sinks() -> list[QgsProcessingParameterFeatureSink]:
    """Return the outputs BREAKTHROUGH and ARRIVAL."""
    return [
        QgsProcessingParameterFeatureSink(
            "BREAKTHROUGH", tr("Breakthrough curves"), Qgis.ProcessingSourceType.Vector, None, True
        ),
        QgsProcessingParameterFeatureSink(
            "ARRIVAL", tr("Arrival at the points"), Qgis.ProcessingSourceType.VectorPoint, None, True
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Breakthrough at points, in the unit of the property: ``values`` has the shape (n_points, n_times)."""

    names: Sequence[str]
    eastings: Sequence[float]
    northings: Sequence[float]
    times_d: NDArray[np.float64]
    values: NDArray[np.float64]
    start: datetime
    judged: Judged

    def moment(self, days: float) -> datetime | None:
        """Return the moment some days after the start; None for NaN."""
        return self.start + timedelta(days=days) if math.isfinite(days) else None

    def breakthrough(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of BREAKTHROUGH."""
        moments = [self.moment(float(days)) for days in self.times_d]
        for name, curve in zip(self.names, self.values, strict=True):
            for moment, days, value in zip(moments, self.times_d, curve, strict=True):
                yield {
                    "point": name, "time": moment, "time_d": days, "concentration": value, "unit": self.judged.unit,
                    "property": self.judged.code,
                }  # fmt: skip

    def arrivals(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of ARRIVAL."""
        from ....gw_core.transport.arrival import arrival_of

        for name, x, y, curve in zip(self.names, self.eastings, self.northings, self.values, strict=True):
            found = arrival_of(self.times_d, curve, self.judged.limit)
            yield {
                "point": name, "arrival": self.moment(found.arrival_d), "arrival_d": found.arrival_d,
                "peak": found.peak, "peak_time": self.moment(found.peak_d), "limit": self.judged.limit,
                "unit": self.judged.unit, "property": self.judged.code, "geometry_wkt": f"POINT({x!r} {y!r})",
            }  # fmt: skip


def balance_rows(results: Mapping[str, TransportResult], start: datetime) -> Iterator[dict[str, Any]]:
    """Yield the rows of MASS_BALANCE: what each term has brought and taken up to every step, kg."""
    for code, result in results.items():
        balance = result.balance
        if balance is None:
            continue
        came = (balance.came_kg_d * balance.lengths_d).cumsum(axis=1)
        went = (balance.went_kg_d * balance.lengths_d).cumsum(axis=1)
        for step, days in enumerate(balance.times_d.tolist()):
            moment = start + timedelta(days=days)
            for term, brought, taken in zip(balance.terms, came[:, step].tolist(), went[:, step].tolist(), strict=True):
                yield {
                    "property": code, "time": moment, "time_d": days, "term": term, "came_kg": brought, "went_kg": taken
                }  # fmt: skip


def write_sink(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
    feedback: QgsProcessingFeedback, key: str, columns: dict[str, type], kind: Qgis.WkbType,
    crs: QgsCoordinateReferenceSystem, rows: Iterator[dict[str, Any]], name: str, style: str = "",
) -> dict[str, str]:  # fmt: skip
    """Write one output, which QGIS shows under ``name`` in ``style``; one that was not asked for is left out."""
    fields = make_fields(columns)
    sink, destination = algorithm.parameterAsSink(parameters, key, context, fields, kind, crs)
    if sink is None:
        return {}
    write_rows(sink, fields, rows, feedback)
    if style:
        style_output(context, destination, style, name)
    else:
        add_layer_name(context, destination, name)
    return {key: destination}


def write_curves(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
    feedback: QgsProcessingFeedback, curves: Curves | Sequence[Curves], crs: QgsCoordinateReferenceSystem,
) -> dict[str, str]:  # fmt: skip
    """Write BREAKTHROUGH and ARRIVAL, of one substance or several."""
    each = [curves] if isinstance(curves, Curves) else list(curves)
    none = QgsCoordinateReferenceSystem()
    return write_sink(
        algorithm, parameters, context, feedback, "BREAKTHROUGH", BREAKTHROUGH_FIELDS, Qgis.WkbType.NoGeometry, none,
        chain.from_iterable(one.breakthrough() for one in each), tr("Breakthrough"),
    ) | write_sink(
        algorithm, parameters, context, feedback, "ARRIVAL", ARRIVAL_FIELDS, Qgis.WkbType.Point, crs,
        chain.from_iterable(one.arrivals() for one in each), tr("Arrival"), "arrival",
    )  # fmt: skip
