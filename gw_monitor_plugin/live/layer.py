# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The live layer: a memory layer of latest values. Edited only here, in the GUI thread, where a row changed.

Many changed rows are taken in portions, between which the window goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QObject, Qt, QTimer, pyqtSignal

from ...processing_provider.bridge import make_fields
from ...processing_provider.translation import tr
from .latest import difference, value_text
from .symbology import class_renderer, well_labels

if TYPE_CHECKING:
    from qgis.core import QgsProject
    from qgis.gui import QgsMapCanvas

    from .latest import LatestPoint
    from .snapshot import Snapshot

MARK = "gw_monitor/live"  # layer property by which a project's live layer is known
_PORTION = 250  # rows that are edited before the window has its turn
_COLUMNS = {
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
        self._rows: dict[str, LatestPoint] = {}  # as the layer has them
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._waiting: list[LatestPoint] = []
        self._changed = False
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
        return bool(self._waiting)

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
        # What still waits of the snapshot before is found again, as it differs from what the layer has.
        changes = difference(self._rows, snapshot.rows)
        self._delete(changes.removed)
        self._waiting = [*reversed(changes.changed), *reversed(changes.added)]
        self._changed = bool(changes.removed)
        self._take_portion()
        return self._layer

    def mark_outage(self, since: str) -> None:
        """Say in the layer's name that what it shows is no longer refreshed."""
        if self._layer is not None and self._rows:
            self._layer.setName(tr("Latest values: NOT REFRESHED since {time}").format(time=since))

    def select(self, point: str) -> None:
        """Select one well."""
        if self._layer is not None and point in self._ids:
            self._layer.selectByIds([self._ids[point]])

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
        layer.dataProvider().addAttributes(make_fields(_COLUMNS).toList())
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

    def _take_portion(self) -> None:
        """Edit some of the rows that wait; the last portion has the map drawn again."""
        portion = [self._waiting.pop() for _ in range(min(_PORTION, len(self._waiting)))]
        if portion:
            self._edit([row for row in portion if row.point in self._rows])
            self._add([row for row in portion if row.point not in self._rows])
            self._changed = True
        if self._waiting:
            self._next.start(0)
        elif self._changed:
            self._layer.updateExtents()
            self._layer.dataChanged.emit()
            self._outdated = True
            if not self._canvas.isDrawing():  # else the drawing begins anew each time, and never ends
                self._draw_outdated()

    def _draw_outdated(self) -> None:
        if self._outdated and self._layer is not None:
            self._outdated = False
            self._layer.triggerRepaint()

    def _delete(self, names: tuple[str, ...]) -> None:
        if names:
            numbers = [self._ids.pop(name) for name in names]
            self._layer.dataProvider().deleteFeatures(numbers)
            for name, number in zip(names, numbers, strict=True):
                del self._names[number], self._rows[name]

    def _edit(self, rows: list[LatestPoint]) -> None:
        if not rows:
            return
        provider = self._layer.dataProvider()
        provider.changeAttributeValues({self._ids[row.point]: dict(enumerate(_values(row))) for row in rows})
        moved = [row for row in rows if _place(row) != _place(self._rows[row.point])]
        if moved:
            provider.changeGeometryValues({self._ids[row.point]: _geometry(row) for row in moved})
        self._rows.update((row.point, row) for row in rows)

    def _add(self, rows: list[LatestPoint]) -> None:
        if not rows:
            return
        _, added = self._layer.dataProvider().addFeatures([_feature(row, self._layer) for row in rows])
        numbers = {feature["point"]: feature.id() for feature in added}
        self._ids.update(numbers)
        self._names.update((number, name) for name, number in numbers.items())
        self._rows.update((row.point, row) for row in rows)

    def _forget(self, layer_id: str) -> None:
        if self._layer is not None and self._layer.id() == layer_id:
            self._layer.selectionChanged.disconnect(self._tell_selection)
            self._next.stop()
            self._layer = None
            self._waiting = []
            self._rows, self._ids, self._names = {}, {}, {}

    def _tell_selection(self, selected: list[int], _removed: list[int], _cleared: bool) -> None:
        names = [self._names[number] for number in selected if number in self._names]
        if names:
            self.selected.emit(names[0])


def _fits(layer: QgsVectorLayer, crs: str) -> bool:
    same = layer.providerType() == "memory" and layer.crs().authid() == crs
    return same and [field.name() for field in layer.fields()] == list(_COLUMNS)


def _place(row: LatestPoint) -> tuple[float, float]:
    return row.easting, row.northing


def live_title(snapshot: Snapshot) -> str:
    """Return the name of the live layer: a simulated park says so, and of when it speaks."""
    if snapshot.park.simulated:
        return tr("Latest values (simulated): {park}, as of {time} UTC").format(
            park=snapshot.park.name, time=f"{snapshot.moment:%Y-%m-%d %H:%M}"
        )
    return tr("Latest values: {park}").format(park=snapshot.park.name)


def _feature(row: LatestPoint, layer: QgsVectorLayer) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    feature.setAttributes(_values(row))
    feature.setGeometry(_geometry(row))
    return feature


def _geometry(row: LatestPoint) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(row.easting, row.northing))


def _values(row: LatestPoint) -> list[Any]:
    text = "" if row.value is None else f"{value_text(row.value, row.censored)} {row.unit}".strip()
    return [
        row.point,
        row.water_class,
        row.worst_property,
        row.value,
        row.unit,
        text,
        None
        if row.time is None
        else QDateTime.fromMSecsSinceEpoch(round(row.time.timestamp() * 1000), Qt.TimeSpec.UTC),
        row.age_d,
        str(row.state),
        row.layer,
        row.values,
        row.undecided,
    ]
