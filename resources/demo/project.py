# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the demo's QGIS project (styled, grouped, relative paths) and the picture of its map.

``python project.py PARK_FOLDER OUTPUT_FOLDER`` runs in a process of its own, in a throw-away profile.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import looks
from forecast_steps import TRACED_DAYS
from picture import write_picture
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsMapLayer

STYLES = Path(__file__).resolve().parents[2] / "styles"
RESULTS, PARK, MORE = "Results · simulated / 结果(模拟)", "Park · simulated / 园区(模拟)", "More results · simulated"


@dataclass(frozen=True, slots=True)
class Shown:
    """A layer of the project: group, name, source, how it is dressed, and whether it is drawn at first."""

    group: str
    name: str
    source: str
    dress: Callable[[QgsVectorLayer | QgsRasterLayer], None]
    visible: bool = True


def styled(name: str) -> Callable[[QgsVectorLayer], None]:
    """Return a dresser that loads one of the suite's styles."""

    def dress(layer: QgsVectorLayer) -> None:
        message, done = layer.loadNamedStyle(str(STYLES / f"{name}.qml"))
        if not done:
            raise RuntimeError(message)
        looks.set_font(layer)

    return dress


def _wells(layer: QgsVectorLayer) -> None:
    styled("water_quality_class")(layer)
    looks.label(layer, '"point" || \' · \' || "class"', 7.5)


def _arrival(layer: QgsVectorLayer) -> None:
    styled("arrival")(layer)
    looks.label(layer, "\"point\" || ' ' || coalesce(format_date(\"arrival\", 'yyyy-MM-dd'), '')")


def _receptors(layer: QgsVectorLayer) -> None:
    looks.outline(layer, "#08519c", 0.5, fill="158,202,225,120")
    looks.label(layer, '"name"', 8.0, "#08519c")


def _boundary(layer: QgsVectorLayer) -> None:
    looks.outline(layer, "#000000", 0.6, dashed=True)


def _enterprises(layer: QgsVectorLayer) -> None:
    looks.outline(layer, "#969696", 0.3, fill="240,240,240,160")
    looks.label(layer, '"name"', 6.5, "#636363")


def _layers(output: Path) -> list[Shown]:
    """Return the layers from the top of the map down."""
    results, store = f"{output / 'results.gpkg'}|layername=", f"{output / 'park.gpkg'}|layername="
    polygon = "|geometrytype=Polygon"
    return [
        Shown(RESULTS, "Proposed wells", f'{results}network|subset="rank" > 0', styled("network_design")),
        Shown(RESULTS, "Possible sources", f"{results}traced", styled("source_ranking")),
        Shown(RESULTS, "Wells by class of GB/T 14848", f"{results}classes", _wells),
        Shown(RESULTS, "Plume now: above class III", f"{results}plume_now", lambda p: looks.outline(p, "#b30000", 0.6)),
        Shown(RESULTS, "Forecast plume", f"{results}forecast_plume", lambda plume: looks.forecast(plume, TRACED_DAYS)),
        Shown(RESULTS, "Benzene now (µg/L)", str(output / "plume_now.tif"), looks.concentration),
        Shown(RESULTS, "Head, every 0.5 m", str(output / "head.tif"), lambda head: looks.contours(head, 0.5)),
        Shown(MORE, "Warnings", f"{results}warnings|subset=\"state\" <> 'resolved'", styled("warning"), visible=False),
        Shown(MORE, "Trends", f"{results}trends|subset=\"property\" = 'benzene'", styled("trend"), visible=False),
        Shown(MORE, "Arrival at the wells", f"{results}arrival", _arrival, visible=False),
        Shown(MORE, "Water of the intake", f"{results}path_lines", styled("path_lines"), visible=False),
        Shown(MORE, "Specific discharge", f"{results}velocity", lambda _: None, visible=False),
        Shown(PARK, "Receptors", f"{store}receptor{polygon}", _receptors),
        Shown(
            PARK, "Facilities", f"{store}facility{polygon}", lambda f: looks.outline(f, "#525252", 0.3, fill="#bdbdbd")
        ),
        Shown(PARK, "Enterprises", f"{store}enterprise{polygon}", _enterprises),
        Shown(PARK, "Boundary of the park", f"{store}park{polygon}", _boundary),
    ]


def _open(shown: Shown) -> QgsMapLayer:
    kind = QgsRasterLayer if shown.source.endswith(".tif") else QgsVectorLayer
    layer = kind(shown.source, shown.name) if kind is QgsRasterLayer else kind(shown.source, shown.name, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"{shown.source} cannot be opened.")
    shown.dress(layer)
    return layer


def make_project(park: Path, output: Path) -> QgsProject:
    """Make and save the project; every layer says in its metadata that it is simulated."""
    facts = json.loads((park / "park.json").read_text(encoding="utf-8"))
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem(facts["crs"]))
    project.setTitle(facts["name"])
    groups = {name: project.layerTreeRoot().addGroup(name) for name in (RESULTS, MORE, PARK)}
    groups[MORE].setExpanded(False)
    for shown in _layers(output):
        layer = _open(shown)
        metadata = layer.metadata()
        metadata.setAbstract(facts["note"])
        layer.setMetadata(metadata)
        project.addMapLayer(layer, addToLegend=False)
        groups[shown.group].addLayer(layer).setItemVisibilityChecked(shown.visible)
    metadata = project.metadata()
    metadata.setAbstract(facts["note"])
    project.setMetadata(metadata)
    extent = write_picture(project, output / "map.png", facts)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    if not project.write(str(output / "park.qgz")):
        raise RuntimeError(project.error())
    return project


def main() -> None:
    """Start QGIS, make everything, end QGIS."""
    park, output = (Path(argument) for argument in sys.argv[1:3])
    application = QgsApplication([], GUIenabled=True)
    application.initQgis()
    try:
        make_project(park, output)
        QgsProject.instance().clear()
    finally:
        application.exitQgis()


if __name__ == "__main__":
    main()
