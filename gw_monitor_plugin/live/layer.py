# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The live layer: a memory layer of latest values. Edited only here, in the GUI thread, where a row changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QObject, Qt, pyqtSignal

from ...processing_provider.bridge import make_fields
from ...processing_provider.translation import tr
from .latest import difference, value_text
from .symbology import class_renderer, well_labels

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from .latest import Changes, LatestPoint
    from .snapshot import Snapshot

MARK = "gw_monitor/live"  # layer property by which a project's live layer is known
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

    def __init__(self, project: QgsProject, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._layer: QgsVectorLayer | None = None
        self._rows: dict[str, LatestPoint] = {}
        self._feature_ids: dict[str, int] = {}
        project.layerWillBeRemoved[str].connect(self._forget)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None before the first snapshot and after the user removed it."""
        return self._layer

    def show(self, snapshot: Snapshot) -> QgsVectorLayer:
        """Bring the layer to the state of a snapshot, making it when it is not there."""
        if self._layer is not None and self._layer.crs().authid() != snapshot.park.crs:
            self.remove()
        if self._layer is None:
            self._layer = self._make(snapshot.park.crs)
        changes = difference(self._rows, snapshot.rows)
        self._apply(changes)
        self._rows = {row.point: row for row in snapshot.rows}
        self._layer.setName(live_title(snapshot))
        return self._layer

    def mark_outage(self, since: str) -> None:
        """Say in the layer's name that what it shows is no longer refreshed."""
        if self._layer is not None and self._rows:
            self._layer.setName(tr("Latest values: NOT REFRESHED since {time}").format(time=since))

    def select(self, point: str) -> None:
        """Select one well."""
        if self._layer is not None and point in self._feature_ids:
            self._layer.selectByIds([self._feature_ids[point]])

    def remove(self) -> None:
        """Take the layer out of the project."""
        if self._layer is not None:
            self._project.removeMapLayer(self._layer.id())

    def close(self) -> None:
        """Take the layer out and listen no more."""
        self.remove()
        self._project.layerWillBeRemoved[str].disconnect(self._forget)

    def _make(self, crs: str) -> QgsVectorLayer:
        for stale in [layer for layer in self._project.mapLayers().values() if layer.customProperty(MARK)]:
            self._project.removeMapLayer(stale.id())  # left by an earlier session, saved empty with the project
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
        layer.selectionChanged.connect(self._tell_selection)
        self._project.addMapLayer(layer)
        return layer

    def _apply(self, changes: Changes) -> None:
        provider = self._layer.dataProvider()
        ids = self._feature_ids
        if changes.removed:
            provider.deleteFeatures([ids.pop(name) for name in changes.removed])
        if changes.changed:
            provider.changeAttributeValues({ids[row.point]: dict(enumerate(_values(row))) for row in changes.changed})
            provider.changeGeometryValues({ids[row.point]: _geometry(row) for row in changes.changed})
        if changes.added:
            _, added = provider.addFeatures([_feature(row, self._layer) for row in changes.added])
            ids.update({feature["point"]: feature.id() for feature in added})
            self._layer.updateExtents()
        if changes.added or changes.changed or changes.removed:
            self._layer.reload()
            self._layer.triggerRepaint()

    def _forget(self, layer_id: str) -> None:
        if self._layer is not None and self._layer.id() == layer_id:
            self._layer.selectionChanged.disconnect(self._tell_selection)
            self._layer = None
            self._rows = {}
            self._feature_ids = {}

    def _tell_selection(self, selected: list[int], _removed: list[int], _cleared: bool) -> None:
        names = [name for name, number in self._feature_ids.items() if number in selected]
        if names:
            self.selected.emit(names[0])


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
