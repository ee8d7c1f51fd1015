# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The narrow parts of QGIS that the plugin uses. Only here is the whole interface seen."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsGeometry,
    QgsInterval,
    QgsPointXY,
    QgsProject,
    QgsReferencedRectangle,
    QgsSettings,
)
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import QDockWidget, QInputDialog

from ..gw_core.clock import Clock, utc_now
from ..processing_provider.databases import open_store
from .messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface, QgsMapCanvas
    from qgis.PyQt.QtCore import QDateTime
    from qgis.PyQt.QtWidgets import QMainWindow, QMenu

    from ..gw_core.store.ports import Store

_WELL_VIEW_M = 400.0  # width of the map around a well that was asked for
_MARGIN = 1.4  # room for labels around the outermost wells
_TOOLBOX = "ProcessingToolbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """QGIS's window, as far as this plugin touches it."""

    window: QMainWindow
    canvas: QgsMapCanvas
    plugin_menu: QMenu
    messages: Messages

    @classmethod
    def of(cls, iface: QgisInterface) -> Host:
        """Take the parts from QGIS's interface."""
        return cls(
            window=iface.mainWindow(),
            canvas=iface.mapCanvas(),
            plugin_menu=iface.pluginMenu(),
            messages=Messages(iface.messageBar()),
        )

    def zoom_to_layer(self, layer: QgsVectorLayer) -> None:
        """Show the whole layer."""
        extent = self.canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
        if extent.width() > 0 or extent.height() > 0:
            extent.scale(_MARGIN)
            self.canvas.setExtent(extent)
            self.canvas.refresh()
        else:
            self.canvas.zoomToFeatureExtent(extent)

    def locate(self, easting: float, northing: float, crs: str) -> None:
        """Show the surroundings of a point and flash it; coordinates in ``crs``, metres."""
        system = QgsCoordinateReferenceSystem(crs)
        spot = QgsGeometry.fromPointXY(QgsPointXY(easting, northing))
        around = spot.buffer(_WELL_VIEW_M / 2, 8).boundingBox()
        self.canvas.setReferencedExtent(QgsReferencedRectangle(around, system))
        self.canvas.refresh()
        self.canvas.flashGeometries([spot], system)

    def show_algorithm(self, algorithm: str, parameters: Mapping[str, Any]) -> bool:
        """Open the dialog of an algorithm, filled in as far as it has these parameters; False without Processing."""
        found = QgsApplication.processingRegistry().algorithmById(algorithm)
        if found is None or self.window.findChild(QDockWidget, _TOOLBOX) is None:
            return False
        import processing  # QGIS's own plugin, which may be turned off

        given = {name: value for name, value in parameters.items() if found.parameterDefinition(name) is not None}
        processing.createAlgorithmDialog(algorithm, given).show()
        return True

    def play(self, begin: QDateTime, end: QDateTime, step: timedelta) -> None:
        """Open the temporal controller on a time, and show its last moment."""
        controller = self.canvas.temporalController()
        controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
        controller.setTemporalExtents(QgsDateTimeRange(begin, end, True, False))
        controller.setFrameDuration(QgsInterval(step / timedelta(days=1), Qgis.TemporalUnit.Days))
        controller.setCurrentFrameNumber(round(begin.secsTo(end) / step.total_seconds()) - 1)
        dock = self.window.findChild(QDockWidget, "Temporal Controller")
        if dock is not None:
            dock.show()
            dock.raise_()

    def ask_choice(self, title: str, question: str, choices: Sequence[str], chosen: int) -> int | None:
        """Ask for one of several; return its number, None when the user takes it back."""
        text, agreed = QInputDialog.getItem(self.window, title, question, list(choices), chosen, False)
        return list(choices).index(text) if agreed else None

    def show_toolbox(self) -> bool:
        """Open the Processing toolbox; return False when QGIS runs without it."""
        toolbox = self.window.findChild(QDockWidget, _TOOLBOX)
        if toolbox is None:
            return False
        toolbox.show()
        toolbox.raise_()
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the window asks of the world; tests hand in their own."""

    open_store: Callable[[str], Store]
    clock: Clock
    project: QgsProject
    settings: QgsSettings
    environment: Mapping[str, str]
    language: str
    author: str

    @classmethod
    def of_qgis(cls) -> Services:
        """Return the services of a running QGIS."""
        return cls(
            open_store=open_store,
            clock=utc_now,
            project=QgsProject.instance(),
            settings=QgsSettings(),
            environment=os.environ,
            language=QLocale(QgsApplication.locale()).name(),
            author=QgsApplication.userFullName() or QgsApplication.userLoginName(),
        )
