# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take observations out of a database as a point layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, add_layer_name, epsg_crs, make_fields, utc_moment, write_rows
from ...databases import opened_store
from ...parameters import database, moment, with_help, words
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ....gw_core.store.ports import ObservationQuery

_FIELDS = {
    "datastream_id": int, "point": str, "property": str, "sensor": str, "time": QDateTime, "value": float, "unit": str,
    "censored": bool, "flag": int, "layer": int,
}  # fmt: skip


class LoadObservations(GwAlgorithm):
    ID = "load_observations"
    GROUP = "store"
    TAGS = ("readings", "series", "观测")

    def title(self) -> str:
        return tr("Load observations")

    def summary(self) -> str:
        return tr(
            "Gives the observations of chosen points, properties and times as a point layer: the input of classes, "
            "trends, plume maps and source tracing. Flags are those of the ledger, now or as they were at a given "
            "moment; for a non-detect, censored is true and value is the detection limit."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            words("POINTS", tr("Monitoring points"), tr("Names with commas between; empty means all points."))
        )
        self.addParameter(
            words("PROPERTIES", tr("Observed properties"),
                  tr("Codes, names or CAS numbers with commas between; empty means all."))
        )  # fmt: skip
        self.addParameter(moment("START", tr("From (UTC)"), tr("Only observations at or after this moment.")))
        self.addParameter(moment("END", tr("To (UTC)"), tr("Only observations at or before this moment.")))
        self.addParameter(
            moment("AS_OF", tr("Flags as of (UTC)"), tr("Flags as they were at this moment; empty means now."))
        )
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean("INCLUDE_FAILED", tr("Include failed and missing"), False),
                tr("Also gives observations flagged 4 (fail) and 9 (missing, without value)."),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Observations"), Qgis.ProcessingSourceType.VectorPoint)
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of observations")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.store.observation_layer import observation_layer

        progress = FeedbackProgress(feedback)
        query = self._query(parameters, context)
        include_failed = self.parameterAsBool(parameters, "INCLUDE_FAILED", context)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            progress.check()
            table = observation_layer(store, query, include_failed=include_failed)
            crs = epsg_crs(store.read_park().park.crs)
        progress.check()
        fields = make_fields(_FIELDS)
        sink, destination = self.parameterAsSink(parameters, "OUTPUT", context, fields, Qgis.WkbType.Point, crs)
        count = write_rows(sink, fields, _rows(table, progress), feedback)
        add_layer_name(context, destination, tr("Observations"))
        return {"OUTPUT": destination, "COUNT": count}

    def _query(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ObservationQuery:
        from ....gw_core.records.substances import find_property
        from ....gw_core.store.ports import ObservationQuery

        def names(key: str) -> list[str]:
            text = self.parameterAsString(parameters, key, context).replace("，", ",")
            return [name.strip() for name in text.split(",") if name.strip()]

        start, end, as_of = (
            utc_moment(self.parameterAsDateTime(parameters, key, context)) for key in ("START", "END", "AS_OF")
        )
        return ObservationQuery(
            points=tuple(names("POINTS")), properties=tuple(find_property(name).code for name in names("PROPERTIES")),
            start=start, end=end, as_of=as_of,
        )  # fmt: skip


def _rows(table: pd.DataFrame, progress: FeedbackProgress) -> Iterator[dict[str, Any]]:
    names = list(table.columns)
    for number, values in enumerate(table.itertuples(index=False, name=None)):
        if number % 10_000 == 0:
            progress.report(number / len(table))
        row = dict(zip(names, values, strict=True))
        row["geometry_wkt"] = f"POINT ({row['easting']!r} {row['northing']!r})"
        yield row
