# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Build a QGIS project with a 3D map view of a plume, its sources and wells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterFileDestination,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs, make_fields, utc_moment, write_rows
from ...parameters import ANY_GEOMETRY, layer_source, number
from ...scenes import blocks, know_3d, lines_in_space, store_layer, write_scene
from ...styling import STYLES
from ...translation import tr
from .inputs import read_layer
from .isosurface_plume import SURFACE_FIELDS, surface_rows
from .plume_inputs import (
    plume_folder,
    plume_substance,
    plume_time,
    plume_wells,
    read_input,
    read_thresholds,
    thresholds_parameter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from ....gw_core.transport.plumes.isosurfaces import IsoSurface
    from ....gw_core.transport.plumes.plume import Plume

_NAMED = {"name": str}
_COLOURS = {"sources": "#6a3d9a", "wells": "#4d4d4d", "screens": "#1f78b4", "frame": "#8c8c8c"}
_WIDTHS_PX = {"wells": 2.0, "screens": 7.0, "frame": 1.5}


class BuildPlumeView(GwAlgorithm):
    ID = "build_plume_view"
    GROUP = "transport"
    NEEDS = ("skimage", "qgis._3d")
    TAGS = ("3D", "project", "view", "三维视图")

    def title(self) -> str:
        return tr("Build 3D view of plume")

    def summary(self) -> str:
        return tr(
            "Writes a QGIS project that opens with a 3D map view: the surfaces of the plume, its sources, wells with "
            "their screens, and the frame of the model, drawn higher than wide where that is asked. The data lie in a "
            "GeoPackage beside the project."
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading  # a project belongs to the main thread

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(plume_folder())
        self.addParameter(plume_substance())
        self.addParameter(thresholds_parameter())
        self.addParameter(plume_time())
        self.addParameter(
            layer_source("SOURCES", tr("Sources"), ANY_GEOMETRY, tr("Shown at the model's top."), optional=True)
        )
        self.addParameter(plume_wells())
        self.addParameter(
            number(
                "EXAGGERATION", tr("Vertical exaggeration (-)"),
                tr("Elevations are drawn so many times higher above the model's bottom; 1 for true ones."),
                default=5.0, minimum=0.1, maximum=1000.0,
            )
        )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Project"), fileFilter=tr("QGIS projects (*.qgz)"))
        )
        self.addOutput(QgsProcessingOutputFile("DATA", tr("Data of the view")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        know_3d()
        plume, code = read_input(self, parameters, context)
        scene = _Scene(plume, self.parameterAsDouble(parameters, "EXAGGERATION", context), feedback)
        thresholds = read_thresholds(self, parameters, context, plume, code)
        time = utc_moment(self.parameterAsDateTime(parameters, "TIME", context))
        crs = epsg_crs(plume.grid.crs)
        made = [
            scene.wells(read_layer(self, parameters, "WELLS", context, crs)),
            scene.sources(read_layer(self, parameters, "SOURCES", context, crs)),
            scene.frame(), scene.surfaces(code, thresholds, time),
        ]  # fmt: skip
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        data = path.with_suffix(".gpkg")
        for rest in ("", "-wal", "-shm"):  # SQLite refuses a new file beside the journal of an older one
            data.with_name(data.name + rest).unlink(missing_ok=True)
        layers = [scene.styled(store_layer(layer, data, table), table) for each in made for table, layer in each]
        name = tr("Plume in space, {times} times higher").format(times=f"{scene.exaggeration:g}")
        looked_at = next(layer.extent() for layer in layers if layer.name() == tr("Plume"))
        write_scene(path, name, layers, scene.extent(), looked_at, scene.lifted(scene.middle))
        return {"OUTPUT": str(path), "DATA": str(data)}


class _Scene:
    """Makes the layers of one view; each method gives tables with the layers that go into them."""

    def __init__(self, plume: Plume, exaggeration: float, feedback: QgsProcessingFeedback) -> None:
        import numpy as np

        self._plume, self._feedback = plume, feedback
        self.exaggeration = exaggeration
        self._bottom, self._top = float(np.nanmin(plume.grid.bottoms)), float(np.nanmax(plume.grid.top))
        self.middle = (self._bottom + self._top) / 2.0

    def lifted(self, z: Any) -> Any:
        """Return elevations as they are drawn."""
        return self._bottom + (z - self._bottom) * self.exaggeration

    def extent(self) -> QgsRectangle:
        vertices, _ = self._plume.grid.outlines()
        return QgsRectangle(*vertices.min(axis=0).tolist(), *vertices.max(axis=0).tolist())

    def surfaces(self, code: str, thresholds: Any, time: Any) -> list[tuple[str, QgsVectorLayer]]:
        from ....gw_core.transport.plumes.isosurfaces import enclose_plume
        from ....gw_core.transport.plumes.layering import nearest_time

        index = nearest_time(self._plume, time)
        found = enclose_plume(
            self._plume, thresholds, substance=code, indices=[index], progress=FeedbackProgress(self._feedback)
        )
        layer = self._layer(
            tr("Plume"), Qgis.WkbType.MultiPolygonZ, SURFACE_FIELDS,
            surface_rows(self._plume, code, (self._raised(each) for each in found)),
        )  # fmt: skip
        if not layer.featureCount():
            raise InvalidInputError(say("Nothing is as concentrated as the lowest threshold at that time."))
        return [("plume", layer)]

    def _raised(self, surface: IsoSurface) -> IsoSurface:
        points = surface.points.copy()
        points[:, 2] = self.lifted(points[:, 2])
        return replace(surface, points=points)

    def wells(self, table: Any) -> list[tuple[str, QgsVectorLayer]]:
        import numpy as np

        from ....gw_core.transport.plumes.sections import screens_of

        if table is None or table.empty:
            return []
        places = table[["easting", "northing"]].to_numpy(dtype=np.float64)
        screens = self.lifted(screens_of(table, places, self._plume.grid))
        names = [str(name) for name in table.get("name", table.index)]
        top, low = self.lifted(self._top), self.lifted(self._bottom)
        known = np.isfinite(screens).all(axis=1)
        feet = np.where(known, screens[:, 1], low)
        casing = _uprights(names, places, np.column_stack([np.full(len(feet), top), feet]))
        chosen = np.flatnonzero(known)
        screen = _uprights([names[i] for i in chosen], places[chosen], screens[chosen])
        return [
            ("screens", self._layer(tr("Screens"), Qgis.WkbType.LineStringZ, _NAMED, screen)),
            ("wells", self._layer(tr("Wells"), Qgis.WkbType.LineStringZ, _NAMED, casing)),
        ]

    def sources(self, table: Any) -> list[tuple[str, QgsVectorLayer]]:
        """Return the sources as areas at the top; points and lines get the width of two cells."""
        if table is None or table.empty:
            return []
        rows = []
        for count, row in enumerate(table.to_dict("records"), start=1):
            shape = QgsGeometry.fromWkt(row["geometry_wkt"] or "")
            if shape.type() != Qgis.GeometryType.Polygon:
                shape = shape.buffer(self._plume.grid.cell_size_m, 8)
            flat = shape.constGet().clone()
            flat.dropZValue()
            flat.addZValue(self.lifted(self._top))
            area = QgsGeometry(flat)
            area.convertToMultiType()
            rows.append({"name": str(row.get("name") or count), "geometry_wkt": area.asWkt()})
        return [("sources", self._layer(tr("Sources"), Qgis.WkbType.MultiPolygonZ, _NAMED, rows))]

    def frame(self) -> list[tuple[str, QgsVectorLayer]]:
        """Return the edges of the model: around its top, around its bottom, and between them."""
        import numpy as np

        vertices, _ = self._plume.grid.outlines()
        hull = _hull(vertices)
        levels = [self.lifted(self._top), self.lifted(self._bottom)]
        rings = [np.column_stack([hull, np.full(len(hull), z)]) for z in levels]
        posts = [np.stack(pair) for pair in zip(*rings, strict=True)][:-1]
        rows = [{"name": "frame", "geometry_wkt": _line(points)} for points in (*rings, *posts)]
        return [("frame", self._layer(tr("Model"), Qgis.WkbType.LineStringZ, _NAMED, rows))]

    def styled(self, layer: QgsVectorLayer, table: str) -> QgsVectorLayer:
        """Give a stored layer its looks in the plan and in space."""
        if table == "plume":
            layer.loadNamedStyle(str(STYLES / "plume_isosurfaces.qml"))
            layer.temporalProperties().setIsActive(False)  # the view shows one time
            return layer
        height = 0.01 * max(self.extent().width(), self.extent().height())
        colour = _COLOURS[table]
        renderer = blocks(colour, height) if table == "sources" else lines_in_space(colour, _WIDTHS_PX[table])
        renderer.setLayer(layer)
        layer.setRenderer3D(renderer)
        layer.renderer().symbol().setColor(QColor(colour))
        return layer

    def _layer(
        self, name: str, kind: Qgis.WkbType, columns: dict[str, type], rows: Iterable[dict[str, Any]]
    ) -> QgsVectorLayer:
        from qgis.core import QgsWkbTypes

        layer = QgsVectorLayer(f"{QgsWkbTypes.displayString(kind)}?crs={self._plume.grid.crs}", name, "memory")
        fields = make_fields(columns)
        layer.dataProvider().addAttributes(fields.toList())
        layer.updateFields()
        write_rows(layer.dataProvider(), layer.fields(), rows, self._feedback)
        layer.updateExtents()
        return layer


def _uprights(names: list[str], places: NDArray[Any], levels: NDArray[Any]) -> Iterator[dict[str, Any]]:
    for name, (x, y), (high, low) in zip(names, places.tolist(), levels.tolist(), strict=True):
        # Exactly upright lines have no width seen from above: the foot stands a millimetre aside.
        yield {"name": name, "geometry_wkt": f"LINESTRING Z ({x} {y} {high},{x + 0.001} {y} {low})"}


def _line(points: NDArray[Any]) -> str:
    return "LINESTRING Z (" + ",".join(f"{x} {y} {z}" for x, y, z in points.tolist()) + ")"


def _hull(vertices: NDArray[Any]) -> NDArray[Any]:
    """Return the closed convex hull (n, 2) of the corners of the cells."""
    import numpy as np
    from scipy.spatial import ConvexHull

    origin = vertices.mean(axis=0)
    corners = vertices[ConvexHull(vertices - origin).vertices]
    return np.vstack([corners, corners[:1]])
