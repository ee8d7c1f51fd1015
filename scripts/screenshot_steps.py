# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens inside QGIS for ``scripts/screenshot``: show layer, warnings and chart, take the picture."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsFillSymbol,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolBar, QWidget
from qgis.utils import iface, plugins
from window_driver import begin, errors, order

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 1600, 1000
TOOLBARS = {"mFileToolBar", "mMapNavToolBar", "mAttributesToolBar", "gw_monitor_toolbar"}  # the rest needs room


def steps() -> Iterator[bool]:
    """Do the work bit by bit; yield True when the next bit may come, False to be asked again."""
    window = iface.mainWindow()
    window.setGeometry(0, 0, WIDTH, HEIGHT)
    window.findChild(QDockWidget, "Browser").hide()
    for bar in window.findChildren(QToolBar):
        if isinstance(bar.parent(), QMainWindow) and bar.objectName() not in TOOLBARS:
            bar.hide()
    context = plugins["gw_monitor"].context
    yield True
    from gw_monitor.gw_monitor_plugin.host import Host
    from gw_monitor.gw_monitor_plugin.settings import Settings

    context.open(Settings(database=order["database"]))
    while context.live.layer is None:
        yield False
    context.alerts.setUserVisible(True)
    context.chart.setUserVisible(True)
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([context.alerts], [320], Qt.Orientation.Vertical)
    window.resizeDocks([layers, context.chart], [330, 480], Qt.Orientation.Horizontal)
    window.resize(WIDTH, HEIGHT)
    add_park()
    yield True
    yield from show_worst_well(context)
    Host.of(iface).zoom_to_layer(context.live.layer)
    iface.messageBar().clearWidgets()  # QGIS tells of fonts that it could not fetch
    yield True
    while iface.mapCanvas().isDrawing() or context.background.busy():
        yield False
    for _ in range(4):  # one more paint of everything
        yield True
    save(window, "plugin")
    yield from show_follow(context)
    yield from show_dashboard(context)
    yield from show_history(context)
    yield from show_import(context)
    yield from show_link_editor(context)


def save(widget: QWidget, name: str) -> None:
    """Save a picture of a widget."""
    if not widget.grab().save(order["pictures"][name]):
        errors.append(f"The picture {name} could not be saved.")


def show_follow(context) -> Iterator[bool]:
    """Go on from the warning to the source: the dialog with what is known of its parameters."""
    context.alerts.followed.emit("trace_source", context.alerts.selected_events()[0])
    for _ in range(3):
        yield True
    dialogs = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "AlgorithmDialog"]
    if len(dialogs) != 1:
        errors.append(f"{len(dialogs)} dialogs of an algorithm came up.")
        return
    dialogs[0].resize(980, 640)
    for _ in range(3):
        yield True
    save(dialogs[0], "follow")
    dialogs[0].close()


def show_dashboard(context) -> Iterator[bool]:
    """Open the dashboard as tall as it likes, with the small lines of its ranking."""
    dock = context.dashboard
    dock.setFloating(True)
    dock.setUserVisible(True)
    dock.resize(470, 760)
    yield True
    while context.background.busy():
        yield False
    for _ in range(3):
        yield True
    save(dock, "dashboard")
    dock.setFloating(False)
    dock.setUserVisible(False)


def show_history(context) -> Iterator[bool]:
    """Play the past in the temporal controller: an early moment and the last one."""
    window = iface.mainWindow()
    context.history.read(context.settings, timedelta(days=30))
    while context.background.busy():
        yield False
    controller = iface.mapCanvas().temporalController()
    last = controller.currentFrameNumber()
    for name, frame in (("history_early", last // 3), ("history_late", last)):
        controller.setCurrentFrameNumber(frame)
        for _ in range(3):
            yield True
        while iface.mapCanvas().isDrawing():
            yield False
        save(window, name)
    window.findChild(QDockWidget, "Temporal Controller").hide()


def show_import(context) -> Iterator[bool]:
    """Open the import on files that are ready, to be decided, and refused."""
    from gw_monitor.gw_monitor_plugin.host import Services
    from gw_monitor.gw_monitor_plugin.imports.dialog import ImportDialog

    well = context.monitor.last.rows[0].point
    folder = Path(order["report"]).parent / "field"
    folder.mkdir()
    table = "Date,Time,water_level [m],water_temperature [°C]\n"
    (folder / "2041929_2026-03.csv").write_text(
        f"Location: {well}\n{table}"
        + "".join(f"2026/03/{day:02d},06:00:00,{3 + day / 50:.2f},14.{day % 10}\n" for day in range(1, 31))
    )
    (folder / "unknown_well.csv").write_text(f"Location: BH-77\n{table}2026/03/01,06:00:00,3.10,14.2\n")
    (folder / "which_day.csv").write_text(f"Location: {well}\n{table}03/04/2026,06:00:00,3.10,14.2\n")
    (folder / "laboratory_2026-03.csv").write_text(
        f"Well,Analyte,Date,Result,Unit\n{well},Benzene,2026-03-05,<0.5,ug/L\n{well},NO3,2026-03-05,21.4,mg/L\n"
    )
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4)
    services = Services.of_qgis()
    dialog = ImportDialog(
        context.background, services.open_store, order["database"], services.language, iface.mainWindow()
    )
    dialog.show()
    dialog.add_paths([str(folder)])
    while not dialog.is_settled():
        yield False
    dialog.files.selectRow(3)
    for _ in range(3):
        yield True
    save(dialog, "import")
    dialog.close()


def show_link_editor(context) -> Iterator[bool]:
    """Open the editor of links on a park file with two links, one of which has a fault."""
    from gw_monitor.gw_monitor_plugin.links.editor import LinkEditor

    dialog = LinkEditor(context.background, "park.yaml", "park.gpkg", iface.mainWindow())
    dialog.show()
    for kind in ("modbus", "mqtt"):
        dialog.add_link(kind)
    dialog.write_text(dialog.park_text.toPlainText().replace("kind: mqtt", "kind: mqqt"))
    for _ in range(3):
        yield True
    save(dialog, "links")
    dialog.done(0)


def add_park() -> None:
    """Put the park's own polygons, from the same GeoPackage, beneath the wells."""
    looks = {"facility": ("#d9d2c5", "#8c8370"), "park": ("#faf8f2", "#b0a990")}
    project = QgsProject.instance()
    for name, (fill, line) in looks.items():
        layer = QgsVectorLayer(f"{order['database']}|layername={name}|geometrytype=Polygon", name, "ogr")
        if layer.isValid():
            symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": line, "outline_width": "0.3"})
            layer.setRenderer(QgsSingleSymbolRenderer(symbol))
            project.addMapLayer(layer, False)
            project.layerTreeRoot().addLayer(layer)


def show_worst_well(context) -> Iterator[bool]:
    """Select the well of the first warning, else the first well, and wait for its chart."""
    if context.monitor.last.events:
        context.alerts.select_row(0)
        event = context.alerts.selected_events()[0]
        context.live.select(event.point)
        context.chart.show_warning(event)
    else:
        context.chart.show_point(context.monitor.last.rows[0].point)
    yield True
    while context.background.busy():
        yield False


begin(steps)
