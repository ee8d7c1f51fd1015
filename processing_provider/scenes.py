# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS projects that open with a 3D map view. No domain here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsPointXY,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVector3D,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ..gw_core.errors import StoreError
from ..gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis._3d import QgsAbstractMaterialSettings, QgsVectorLayer3DRenderer

PITCH_DEG, HEADING_DEG = 60.0, 20.0
_SKY = "#f4f6f8"
_DISTANCE_A_SIDE = 1.3  # how far the camera stands off, in lengths of the longer side


def know_3d() -> None:
    """Let QGIS know 3D renderers, which its window does at the start and scripts do not; once more does no harm."""
    from qgis._3d import Qgs3D

    Qgs3D.initialize()


def lines_in_space(colour: str, width_px: float) -> QgsVectorLayer3DRenderer:
    """Return a 3D renderer of lines of a width in pixels at their own elevations."""
    from qgis._3d import QgsLine3DSymbol, QgsSimpleLineMaterialSettings

    symbol, material = QgsLine3DSymbol(), QgsSimpleLineMaterialSettings()
    material.setAmbient(QColor(colour))
    symbol.setWidth(width_px)
    symbol.setRenderAsSimpleLines(True)
    symbol.setAltitudeClamping(Qgis.AltitudeClamping.Absolute)
    symbol.setMaterialSettings(material)
    return _renderer(symbol)


def blocks(colour: str, height_m: float) -> QgsVectorLayer3DRenderer:
    """Return a 3D renderer of polygons as blocks of a height in m on their own elevations."""
    from qgis._3d import QgsPolygon3DSymbol

    symbol = QgsPolygon3DSymbol()
    symbol.setAltitudeClamping(Qgis.AltitudeClamping.Absolute)
    symbol.setExtrusionHeight(height_m)
    symbol.setMaterialSettings(_material(colour))
    return _renderer(symbol)


def _material(colour: str) -> QgsAbstractMaterialSettings:
    from qgis._3d import QgsPhongMaterialSettings

    material = QgsPhongMaterialSettings()
    material.setDiffuse(QColor(colour))
    material.setAmbient(QColor(colour).darker(200))
    return material


def _renderer(symbol: Any) -> QgsVectorLayer3DRenderer:
    from qgis._3d import QgsVectorLayer3DRenderer

    return QgsVectorLayer3DRenderer(symbol)


def store_layer(layer: QgsVectorLayer, path: Path, table: str) -> QgsVectorLayer:
    """Put a memory layer into a GeoPackage as a table and return it from there; the first call makes the file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = "GPKG", table, "UTF-8"
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = actions.CreateOrOverwriteLayer if path.exists() else actions.CreateOrOverwriteFile
    code, reason, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    stored = QgsVectorLayer(f"{path}|layername={table}", layer.name(), "ogr")
    if code != QgsVectorFileWriter.WriterError.NoError or not stored.isValid():
        raise StoreError(say("{path} could not be written: {reason}", path=path, reason=reason))
    return stored


def write_scene(
    path: Path,
    name: str,
    layers: Sequence[QgsVectorLayer],
    extent: QgsRectangle,
    looked_at: QgsRectangle,
    elevation_m: float,
) -> None:
    """Write a project of layers, the first on top, with a 3D map view that holds an extent and looks at a part of it.

    Raises
    ------
    StoreError
        The project cannot be written.
    """
    project = QgsProject()
    project.setCrs(layers[0].crs())
    project.setTitle(name)
    for layer in layers:
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, layers[0].crs()))
    document = QDomDocument()
    document.setContent("<qgis><mapViewDocks3D/></qgis>")
    view = document.createElement("view")
    view.setAttribute("name", name)
    view.setAttribute("isOpen", 1)
    settings = scene_settings(layers, extent)
    view.appendChild(settings.writeXml(document, QgsReadWriteContext()))
    view.appendChild(_camera(document, extent.center(), looked_at, elevation_m))
    document.documentElement().firstChildElement("mapViewDocks3D").appendChild(view)
    project.viewsManager().readXml(document.documentElement(), document)
    if not project.write(str(path)):
        raise StoreError(say("{path} could not be written: {reason}", path=path, reason=project.error()))


def scene_settings(layers: Sequence[QgsVectorLayer], extent: QgsRectangle) -> Any:
    """Return the settings of a 3D view of layers, without terrain."""
    from qgis._3d import Qgs3DMapSettings, QgsDirectionalLightSettings

    know_3d()
    settings = Qgs3DMapSettings()
    flat = QDomDocument()
    # Python cannot set a terrain, and settings without one cannot be written; reading brings the flat one.
    flat.setContent('<qgis3d><terrain><generator type="flat"/></terrain></qgis3d>')
    settings.readXml(flat.documentElement(), QgsReadWriteContext())
    settings.setCrs(layers[0].crs())
    settings.setExtent(extent)
    settings.setOrigin(QgsVector3D(extent.center().x(), extent.center().y(), 0.0))
    settings.setLayers(list(layers))
    settings.setTerrainRenderingEnabled(False)
    settings.setBackgroundColor(QColor(_SKY))
    sun = QgsDirectionalLightSettings()
    sun.setDirection(QgsVector3D(0.4, -1.0, -0.5))
    settings.setLightSources([sun])
    return settings


def camera_distance(extent: QgsRectangle) -> float:
    """Return how far from the middle the camera stands so that the extent fills the view, m."""
    return _DISTANCE_A_SIDE * float(max(extent.width(), extent.height()))


def _camera(document: QDomDocument, origin: QgsPointXY, looked_at: QgsRectangle, elevation_m: float) -> Any:
    """Return where the camera looks: on the map, and, for QGIS before 3.42, from the origin: east, up, south."""
    camera = document.createElement("camera")
    middle = looked_at.center()
    for key, value in {
        "xMap": middle.x(), "yMap": middle.y(), "zMap": elevation_m,
        "x": middle.x() - origin.x(), "y": elevation_m, "z": origin.y() - middle.y(),
        "dist": camera_distance(looked_at), "pitch": PITCH_DEG, "yaw": HEADING_DEG,
    }.items():  # fmt: skip
        camera.setAttribute(key, f"{value:.3f}")
    return camera
