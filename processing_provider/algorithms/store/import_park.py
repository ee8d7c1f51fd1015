# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a park and what stands in it from layers into a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, require_projected, table_from_source
from ...databases import opened_store
from ...parameters import (
    ANY_GEOMETRY,
    LIMIT_CLASSES,
    POINT,
    POLYGON,
    database,
    layer_source,
    limit_class,
    with_help,
    words,
)
from ...translation import tr

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.records.park import Park

_LAYERS = ("ENTERPRISES", "FACILITIES", "POINTS", "RECEPTORS")
_COUNTS = {
    "PARKS": "park",
    "ENTERPRISES_STORED": "enterprise",
    "FACILITIES_STORED": "facility",
    "POINTS_STORED": "monitoring_point",
    "RECEPTORS_STORED": "receptor",
}


class ImportPark(GwAlgorithm):
    ID = "import_park"
    GROUP = "store"
    TAGS = ("enterprise", "facility", "well", "receptor", "园区", "企业", "监测井")

    def title(self) -> str:
        return tr("Import park")

    def summary(self) -> str:
        return tr(
            "Stores a park, its enterprises, facilities, monitoring points and receptors from layers. Things of the "
            "same name are updated, others stay. Layers in another projected coordinate system are reprojected. All "
            "rows are checked first and all faults reported; with a fault nothing is stored."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(database())
        self.addParameter(
            words("PARK_NAME", tr("Name of the park"), tr("A database holds one park."), default="", optional=False)
        )
        self._add_layers()
        self._add_settings()
        self.addOutput(QgsProcessingOutputString("DATABASE", tr("Database")))
        self.addOutput(QgsProcessingOutputNumber("PARKS", tr("Parks stored")))
        self.addOutput(QgsProcessingOutputNumber("ENTERPRISES_STORED", tr("Enterprises stored")))
        self.addOutput(QgsProcessingOutputNumber("FACILITIES_STORED", tr("Facilities stored")))
        self.addOutput(QgsProcessingOutputNumber("POINTS_STORED", tr("Monitoring points stored")))
        self.addOutput(QgsProcessingOutputNumber("RECEPTORS_STORED", tr("Receptors stored")))

    def _add_layers(self) -> None:
        points = tr(
            "Fields name, layer (from 1), ground_elevation_m, reference_elevation_m, screen_top_m and screen_bottom_m "
            "(depth below ground), role (background, source, diffusion, sentinel, other). Only name is required."
        )
        facilities = tr(
            "Fields name, enterprise, kind (tank, pond, pipeline, workshop, landfill, loading, other), substances "
            "(codes or names with ; between)."
        )
        receptors = tr("Fields name, kind (intake, river, residential, other), layer (from 1).")
        self.addParameter(layer_source("POINTS", tr("Monitoring points"), POINT, points))
        for key, label, types, text in (
            ("BOUNDARY", tr("Boundary"), POLYGON, tr("The park's area; several polygons are joined.")),
            ("ENTERPRISES", tr("Enterprises"), ANY_GEOMETRY, tr("Fields name, sector, contact.")),
            ("FACILITIES", tr("Facilities"), ANY_GEOMETRY, facilities),
            ("RECEPTORS", tr("Receptors"), ANY_GEOMETRY, receptors),
        ):
            self.addParameter(layer_source(key, label, types, text, optional=True))

    def _add_settings(self) -> None:
        self.addParameter(
            with_help(
                QgsProcessingParameterCrs("CRS", tr("Coordinate system of the park"), optional=True),
                tr("A projected system in metres; empty takes that of the monitoring points."),
            )
        )
        self.addParameter(
            words("TIME_ZONE", tr("Time zone of the site"),
                  tr("IANA name such as Asia/Shanghai; the last resort for files that name no zone."))
        )  # fmt: skip
        self.addParameter(limit_class())
        self.addParameter(
            with_help(
                QgsProcessingParameterBoolean("SIMULATED", tr("Simulated park"), False),
                tr("Marks a park that no one can visit; shown wherever the park is."),
            )
        )
        self.addParameter(words("NOTE", tr("Note"), tr("Anything worth knowing of the park.")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.store.park_layers import import_layers

        progress = FeedbackProgress(feedback)
        crs = self._crs(parameters, context)
        tables = {}
        for key in _LAYERS:
            table = self._table(parameters, key, crs, context)
            if table is not None:
                tables[key] = table
            progress.check()
        name = self.parameterAsString(parameters, "DATABASE", context)
        with opened_store(name) as store:
            stored = import_layers(store, self._park(parameters, crs, context), tables, progress)
        return {"DATABASE": name} | {key: stored[table] for key, table in _COUNTS.items()}

    def _crs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> QgsCoordinateReferenceSystem:
        crs = self.parameterAsCrs(parameters, "CRS", context)
        if not crs.isValid():
            points = self.parameterAsSource(parameters, "POINTS", context)
            if points is None:
                raise QgsProcessingException(self.invalidSourceError(parameters, "POINTS"))
            crs = points.sourceCrs()
            require_projected(crs, "POINTS")
        require_projected(crs, "CRS")
        if not crs.authid() or crs.authid().startswith("USER:"):
            raise InvalidInputError(say("The coordinate system {crs} has no public code.", crs=crs.description()))
        return crs

    def _table(
        self, parameters: dict[str, Any], key: str, crs: QgsCoordinateReferenceSystem, context: QgsProcessingContext
    ) -> pd.DataFrame | None:
        source = self.parameterAsSource(parameters, key, context)
        if source is None:
            if parameters.get(key):
                raise QgsProcessingException(self.invalidSourceError(parameters, key))
            return None
        table = table_from_source(source, key)
        if source.sourceCrs() == crs:
            return table
        transform = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
        return _reprojected(table, transform)

    def _park(
        self, parameters: dict[str, Any], crs: QgsCoordinateReferenceSystem, context: QgsProcessingContext
    ) -> Park:
        from ....gw_core.records.park import Park

        boundary = self._table(parameters, "BOUNDARY", crs, context)
        return Park(
            name=self.parameterAsString(parameters, "PARK_NAME", context).strip(), crs=crs.authid(),
            time_zone=self.parameterAsString(parameters, "TIME_ZONE", context).strip(),
            limit_class=LIMIT_CLASSES[self.parameterAsEnum(parameters, "LIMIT_CLASS", context)],
            boundary_wkt="" if boundary is None else _joined(boundary),
            simulated=self.parameterAsBool(parameters, "SIMULATED", context),
            note=self.parameterAsString(parameters, "NOTE", context),
        )  # fmt: skip


def _reprojected(table: pd.DataFrame, transform: QgsCoordinateTransform) -> pd.DataFrame:
    shapes = [_transformed(wkt, transform) for wkt in table["geometry_wkt"]]
    middles = [None if shape is None else shape.centroid().asPoint() for shape in shapes]
    return table.assign(
        geometry_wkt=[None if shape is None else shape.asWkt() for shape in shapes],
        easting=[None if middle is None else middle.x() for middle in middles],
        northing=[None if middle is None else middle.y() for middle in middles],
    )


def _transformed(wkt: Any, transform: QgsCoordinateTransform) -> QgsGeometry | None:
    if not isinstance(wkt, str):
        return None
    shape = QgsGeometry.fromWkt(wkt)
    shape.transform(transform)
    return shape


def _joined(table: pd.DataFrame) -> str:
    shapes = [QgsGeometry.fromWkt(wkt) for wkt in table["geometry_wkt"] if isinstance(wkt, str)]
    if not shapes:
        return ""
    joined = QgsGeometry.unaryUnion(shapes)
    if joined.isEmpty():
        raise InvalidInputError(say("The polygons of BOUNDARY cannot be joined; mend their geometry first."))
    return joined.asWkt()
