# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take observations out of a database as a point layer."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime

from ...base import GwAlgorithm
from ...bridge import (
    FeedbackProgress,
    add_layer_name,
    epsg_crs,
    make_fields,
    require_projected,
    utc_moment,
    write_rows,
)
from ...databases import opened_store
from ...parameters import POLYGON, database, layer_source, moment, with_help, words
from ...translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from ....gw_core.store.ports import ObservationQuery, Store

_STATISTICS = ("mean", "minimum", "maximum")
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
            "moment; for a non-detect, censored is true and value is the detection limit. Long histories can be summed "
            "up by hour, day or month in the database."
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
            words("KINDS", tr("Kinds of properties"),
                  tr("Such as concentration or level, with commas between; empty means all."))
        )  # fmt: skip
        self.addParameter(
            layer_source("AREA", tr("Area"), POLYGON, tr("Only points inside these polygons, or on their edge."),
                         optional=True)
        )  # fmt: skip
        self._add_summary()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Observations"), Qgis.ProcessingSourceType.VectorPoint)
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of observations")))

    def _add_summary(self) -> None:
        steps = [tr("none"), tr("hour"), tr("day"), tr("month")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("AGGREGATE", tr("Sum up by"), steps, defaultValue=0),
                tr("One row a datastream and hour, day or month (UTC), without what failed or is missing."),
            )
        )
        statistics = [tr("mean"), tr("minimum"), tr("maximum")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("STATISTIC", tr("Statistic"), statistics, defaultValue=0),
                tr("What value is when observations are summed up; non-detects enter with their detection limit."),
            )
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        progress = FeedbackProgress(feedback)
        fields = make_fields(_FIELDS)
        with opened_store(self.parameterAsString(parameters, "DATABASE", context)) as store:
            progress.check()
            crs = epsg_crs(store.read_park().park.crs)
            query = self._query(parameters, context, crs)
            tables = self._tables(parameters, context, store, query)
            first = next(tables, None)  # what is refused is refused before the result is opened
            progress.check()
            sink, destination = self.parameterAsSink(parameters, "OUTPUT", context, fields, Qgis.WkbType.Point, crs)
            rows = _rows(chain([] if first is None else [first], tables), progress)
            count = write_rows(sink, fields, rows, feedback)
        add_layer_name(context, destination, tr("Observations"))
        return {"OUTPUT": destination, "COUNT": count}

    def _tables(
        self, parameters: dict[str, Any], context: QgsProcessingContext, store: Store, query: ObservationQuery
    ) -> Iterator[tuple[float, pd.DataFrame]]:
        from ....gw_core.store.observation_layer import observation_pieces, summary_layer
        from ....gw_core.store.ports import Step

        step = self.parameterAsEnum(parameters, "AGGREGATE", context)
        if step:
            statistic = _STATISTICS[self.parameterAsEnum(parameters, "STATISTIC", context)]
            yield 1.0, summary_layer(store, query, list(Step)[step - 1], statistic)
            return
        include_failed = self.parameterAsBool(parameters, "INCLUDE_FAILED", context)
        yield from observation_pieces(store, query, include_failed=include_failed)

    def _query(
        self, parameters: dict[str, Any], context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
    ) -> ObservationQuery:
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
            kinds=tuple(names("KINDS")), area_wkt=self._area(parameters, context, crs), start=start, end=end,
            as_of=as_of,
        )  # fmt: skip

    def _area(
        self, parameters: dict[str, Any], context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
    ) -> str:  # fmt: skip
        source = self.parameterAsSource(parameters, "AREA", context)
        if source is None:
            return ""
        require_projected(source.sourceCrs(), tr("Area"))
        request = QgsFeatureRequest().setDestinationCrs(crs, context.transformContext())
        unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
        shapes = [feature.geometry() for feature in source.getFeatures(request, unchecked)]
        return str(QgsGeometry.unaryUnion(shapes).asWkt(17)) if shapes else "POLYGON EMPTY"


def _rows(tables: Iterable[tuple[float, pd.DataFrame]], progress: FeedbackProgress) -> Iterator[dict[str, Any]]:
    for done, table in tables:
        names = list(table.columns)
        for values in table.itertuples(index=False, name=None):
            row = dict(zip(names, values, strict=True))
            row["geometry_wkt"] = f"POINT ({row['easting']!r} {row['northing']!r})"
            yield row
        progress.report(done)
