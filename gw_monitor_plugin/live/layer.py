# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The live layer: a memory layer of latest values. Edited only here, in the GUI thread, where a row changed.

Many changed rows are taken in portions, between which the window goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QObject, Qt, QTimer, pyqtSignal

from ...processing_provider.bridge import make_fields
from ...processing_provider.translation import tr
from .latest import LatestRows, value_text
from .symbology import class_renderer, well_labels

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray
    from qgis.core import QgsProject
    from qgis.gui import QgsMapCanvas

    from .latest import LatestPoint
    from .snapshot import Snapshot

MARK = "gw_monitor/live"  # layer property by which a project's live layer is known
_PORTION = 150  # rows that are edited before the window has its turn
COLUMNS = {
    "point": str,
    "class": str,
    "worst_property": str,
    "value": float,
    "unit": str,
    "value_text": str,
    "time": QDateTime,
    "age_d": int,
    "state": str,
    "layer": int,
    "values": str,
    "undecided": str,
}


class LiveLayer(QObject):
    """Keeps the layer in the project equal to the last snapshot.

    Signals
    -------
    selected : str
        Name of the well the user selected on the map or in the table.
    """

    selected = pyqtSignal(str)

    def __init__(self, project: QgsProject, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._canvas = canvas
        self._outdated = False
        self._layer: QgsVectorLayer | None = None
        self._rows = LatestRows.of(())  # as the layer has them, but for those that wait
        self._ids: list[int] = []  # of the features, in the order of the rows
        self._waiting: NDArray[np.int64] = np.zeros(0, np.int64)  # positions of rows
        self._unplaced: set[int] = set()  # positions of rows whose feature is not where they are
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._take_portion)
        project.layerWillBeRemoved[str].connect(self._forget)
        canvas.mapCanvasRefreshed.connect(self._draw_outdated)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None before the first snapshot and after the user removed it."""
        return self._layer

    @property
    def behind(self) -> bool:
        """Whether rows of the last snapshot are not yet in the layer."""
        return bool(len(self._waiting))

    def stored(self) -> bool:
        """Return whether the project has a live layer that came with its file and waits to be filled."""
        return self._layer is None and bool(self._marked())

    def show(self, snapshot: Snapshot) -> QgsVectorLayer:
        """Bring the layer to the state of a snapshot, making it when it is not there."""
        if self._layer is not None and self._layer.crs().authid() != snapshot.park.crs:
            self.remove()
        if self._layer is None:
            self._layer = self._adopted(snapshot.park.crs) or self._make(snapshot.park.crs)
            self._layer.selectionChanged.connect(self._tell_selection)
        title = live_title(snapshot)
        if self._layer.name() != title:
            self._layer.setName(title)
        rows, known = snapshot.rows, self._rows
        if list(rows.columns["point"]) == list(known.columns["point"]):
            # What waits of the snapshot before waits on: the layer does not have it yet.
            self._waiting = np.union1d(self._waiting, known.differing(rows))
            self._unplaced.update(np.flatnonzero(_moved(known, rows)).tolist())
        else:
            self._renew(rows)
        self._rows = rows
        self._take_portion()
        return self._layer

    def mark_outage(self, since: str) -> None:
        """Say in the layer's name that what it shows is no longer refreshed."""
        if self._layer is not None and len(self._rows):
            self._layer.setName(tr("Latest values: NOT REFRESHED since {time}").format(time=since))

    def select(self, point: str) -> None:
        """Select one well."""
        found = np.flatnonzero(self._rows.columns["point"] == point)
        if self._layer is not None and len(found):
            self._layer.selectByIds([self._ids[found[0]]])

    def hide(self) -> None:
        """Uncheck the layer, so that nobody takes the past for the present."""
        node = self._project.layerTreeRoot().findLayer(self._layer.id()) if self._layer is not None else None
        if node is not None:
            node.setItemVisibilityChecked(False)

    def remove(self) -> None:
        """Take the layer out of the project."""
        if self._layer is not None:
            self._project.removeMapLayer(self._layer.id())

    def close(self) -> None:
        """Take the layer out and listen no more."""
        self.remove()
        self._canvas.mapCanvasRefreshed.disconnect(self._draw_outdated)
        self._project.layerWillBeRemoved[str].disconnect(self._forget)

    def _marked(self) -> list[QgsVectorLayer]:
        return [layer for layer in self._project.mapLayers().values() if layer.customProperty(MARK)]

    def _adopted(self, crs: str) -> QgsVectorLayer | None:
        """Return the layer that came with the project, whose style and place are the user's; it came empty."""
        fitting = [layer for layer in self._marked() if _fits(layer, crs)]
        for stale in self._marked():
            if stale not in fitting[:1]:
                self._project.removeMapLayer(stale.id())
        if not fitting:
            return None
        fitting[0].dataProvider().truncate()
        return fitting[0]

    def _make(self, crs: str) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"Point?crs={crs}", tr("Latest values"), "memory")
        layer.dataProvider().addAttributes(make_fields(COLUMNS).toList())
        layer.updateFields()
        layer.setRenderer(class_renderer())
        layer.setLabeling(well_labels())
        layer.setLabelsEnabled(True)
        layer.setReadOnly(True)
        layer.setDisplayExpression("point")
        layer.setCustomProperty(MARK, True)
        layer.setCustomProperty("skipMemoryLayersCheck", 1)
        self._project.addMapLayer(layer)
        return layer

    def _renew(self, rows: LatestRows) -> None:
        """Make the features those of other wells; what stays keeps its feature and is edited."""
        provider, ids = self._layer.dataProvider(), dict(zip(self._rows.columns["point"], self._ids, strict=True))
        names = rows.columns["point"].tolist()
        gone = [ids[name] for name in ids.keys() - set(names)]
        if gone:
            provider.deleteFeatures(gone)
        new = [name for name in names if name not in ids]
        _, added = provider.addFeatures([_empty(name, self._layer) for name in new])
        ids.update(zip(new, (feature.id() for feature in added), strict=True))
        self._ids = [ids[name] for name in names]
        self._waiting = np.arange(len(names))
        self._unplaced = set(range(len(names)))

    def _take_portion(self) -> None:
        """Edit some of the rows that wait; the last portion has the map drawn again."""
        portion, self._waiting = self._waiting[:_PORTION], self._waiting[_PORTION:]
        if len(portion):
            self._edit(portion)
        if len(self._waiting):
            self._next.start(0)
        elif len(portion):
            self._layer.updateExtents()
            self._layer.dataChanged.emit()
            self._outdated = True
            if not self._canvas.isDrawing():  # else the drawing begins anew each time, and never ends
                self._draw_outdated()

    def _draw_outdated(self) -> None:
        if self._outdated and self._layer is not None:
            self._outdated = False
            self._layer.triggerRepaint()

    def _edit(self, positions: NDArray[np.int64]) -> None:
        provider = self._layer.dataProvider()
        rows = [(self._ids[position], self._rows[position]) for position in positions.tolist()]
        provider.changeAttributeValues({number: dict(enumerate(row_values(row))) for number, row in rows})
        moved = [position for position in positions.tolist() if position in self._unplaced]
        if moved:
            provider.changeGeometryValues({self._ids[each]: point_geometry(self._rows[each]) for each in moved})
            self._unplaced.difference_update(moved)

    def _forget(self, layer_id: str) -> None:
        if self._layer is not None and self._layer.id() == layer_id:
            self._layer.selectionChanged.disconnect(self._tell_selection)
            self._next.stop()
            self._layer = None
            self._rows, self._ids, self._waiting = LatestRows.of(()), [], np.zeros(0, np.int64)

    def _tell_selection(self, selected: list[int], _removed: list[int], _cleared: bool) -> None:
        if selected and selected[0] in self._ids:
            self.selected.emit(self._rows.columns["point"][self._ids.index(selected[0])])


def _fits(layer: QgsVectorLayer, crs: str) -> bool:
    same = layer.providerType() == "memory" and layer.crs().authid() == crs
    return same and [field.name() for field in layer.fields()] == list(COLUMNS)


def live_title(snapshot: Snapshot) -> str:
    """Return the name of the live layer: a simulated park says so, and of when it speaks."""
    if snapshot.park.simulated:
        return tr("Latest values (simulated): {park}, as of {time} UTC").format(
            park=snapshot.park.name, time=f"{snapshot.moment:%Y-%m-%d %H:%M}"
        )
    return tr("Latest values: {park}").format(park=snapshot.park.name)


def _moved(before: LatestRows, after: LatestRows) -> NDArray[np.bool_]:
    one, other = before.columns, after.columns
    return (one["easting"] != other["easting"]) | (one["northing"] != other["northing"])


def _empty(point: str, layer: QgsVectorLayer) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    feature.setAttribute("point", point)
    return feature


def utc_time(time: datetime | None) -> QDateTime | None:
    """Return a moment for a field."""
    return None if time is None else QDateTime.fromMSecsSinceEpoch(round(time.timestamp() * 1000), Qt.TimeSpec.UTC)


def point_geometry(row: LatestPoint) -> QgsGeometry:
    """Return where the well is."""
    return QgsGeometry.fromPointXY(QgsPointXY(row.easting, row.northing))


def row_values(row: LatestPoint) -> list[Any]:
    """Return the attributes of a row, in the order of `COLUMNS`."""
    text = "" if row.value is None else f"{value_text(row.value, row.censored)} {row.unit}".strip()
    return [
        row.point,
        row.water_class,
        row.worst_property,
        row.value,
        row.unit,
        text,
        utc_time(row.time),
        row.age_d,
        str(row.state),
        row.layer,
        row.values,
        row.undecided,
    ]
