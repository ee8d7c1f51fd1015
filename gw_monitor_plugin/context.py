# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the window: builds the parts, hands them what they need, and wires them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, Qt

from ..gw_core.errors import ConfigurationError
from ..processing_provider.translation import tr
from .alerts.acknowledge import acknowledge, assign, comment, end_silence, silence
from .alerts.dock import AlertsDock
from .alerts.following import parameters_for
from .background import Background
from .dashboard.dock import DashboardDock
from .database_dialog import DatabaseDialog
from .history.player import HistoryPlayer
from .host import Host, Services
from .links.dock import LinksDock
from .live.layer import LiveLayer
from .live.monitor import LiveMonitor
from .messages import error_sentence
from .observations.dock import ChartDock
from .settings import Settings, load_settings, save_settings
from .toolbar import Toolbar, open_manual, plugin_icon, theme_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtWidgets import QDockWidget

    from ..gw_core.store.ports import Silence, WarningEvent
    from .live.snapshot import Snapshot

__all__ = ["AppContext", "Host", "Services"]


class AppContext(QObject):
    """Everything of the plugin that lives while QGIS's window does."""

    def __init__(self, host: Host, services: Services) -> None:
        super().__init__(host.window)
        self.setObjectName("gw_monitor_context")
        self._host = host
        self._services = services
        self.settings = self._load_settings()
        self.background = Background(self)
        self.monitor = LiveMonitor(self.background, services.open_store, services.clock, services.language, self)
        self.live = LiveLayer(services.project, host.canvas, self)
        self.alerts = AlertsDock(services.language, host.window)
        self.chart = ChartDock(self.background, services.open_store, services.language, host.window)
        self.links = LinksDock(host.window)
        self.dashboard = DashboardDock(self.background, services.open_store, host.window)
        self.history = HistoryPlayer(host, services, self.background, self.live)
        self._toolbar = Toolbar(host)
        self._layer_wanted = False

    def start(self) -> None:
        """Put docks and actions into the window. The database is first looked at when the user asks for something."""
        self._place(self.alerts, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._place(self.chart, Qt.DockWidgetArea.RightDockWidgetArea)
        self._place(self.links, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._place(self.dashboard, Qt.DockWidgetArea.RightDockWidgetArea)
        self._add_actions()
        self.monitor.refreshed.connect(self._show)
        self.monitor.failed.connect(self._tell_outage)
        self.live.selected.connect(self.chart.show_point)
        self.alerts.located.connect(self._locate)
        self.alerts.acknowledged.connect(self._acknowledge)
        self.alerts.assigned.connect(self._assign)
        self.alerts.silenced.connect(self._silence)
        self.alerts.commented.connect(self._comment)
        self.alerts.unsilenced.connect(self._unsilence)
        self.alerts.followed.connect(self._follow)
        self.chart.failed.connect(self._host.messages.error)
        self.links.configured.connect(self.set_up_links)
        self.dashboard.located.connect(self._locate_well)
        self.dashboard.failed.connect(self._host.messages.error)
        for dock in (self.alerts, self.chart, self.links, self.dashboard):
            dock.opened.connect(self._look_once)
        self._services.project.readProject.connect(self._resume)
        self._resume()

    def close(self) -> None:
        """Take everything back, in reverse order, and wait for threads."""
        self._services.project.readProject.disconnect(self._resume)
        self.monitor.stop()
        self.history.stop()
        self.background.close()
        self._toolbar.close()
        for dock in (self.dashboard, self.links, self.chart, self.alerts):
            self._host.window.removeDockWidget(dock)
            dock.deleteLater()
        self.live.close()
        self.deleteLater()

    def choose_database(self) -> None:
        """Ask for the database, then show it."""
        dialog = DatabaseDialog(self.settings, self._host.window)
        if dialog.exec():
            self.open(dialog.settings())
        dialog.deleteLater()

    def open(self, settings: Settings) -> None:
        """Remember these settings and show this database: live layer and docks."""
        save_settings(settings, self._services.settings)
        if settings.database != self.settings.database:
            self.live.remove()
            self.history.stop()
        self.settings = settings
        self.alerts.clear()
        self.links.clear()
        self.dashboard.clear()
        self.chart.watch(settings.database)
        self._layer_wanted = True
        self.monitor.watch(settings)

    def import_files(self) -> None:
        """Open the import of files into the database; ask for one when none is known."""
        if not self.settings.database:
            self.choose_database()
        if not self.settings.database:
            return
        from .imports.dialog import ImportDialog  # what it needs takes a moment to load

        services = self._services
        dialog = ImportDialog(
            self.background, services.open_store, self.settings.database, services.language, self._host.window
        )
        dialog.imported.connect(lambda _count: self.monitor.refresh())
        dialog.exec()
        dialog.deleteLater()

    def set_up_links(self) -> None:
        """Open the editor of the park file; remember which file it was."""
        from .links.editor import LinkEditor  # it knows all protocols, which takes a moment to load

        dialog = LinkEditor(self.background, self.settings.park_file, self.settings.database, self._host.window)
        dialog.exec()
        self.settings = replace(self.settings, park_file=dialog.path())
        save_settings(self.settings, self._services.settings)
        dialog.deleteLater()
        if self.monitor.last is not None:
            self.monitor.watch(self.settings)  # the park file says how levels are named and coloured

    def show_layer(self) -> None:
        """Add the live layer; ask for a database when none is known."""
        if not self.settings.database:
            self.choose_database()
            return
        self._layer_wanted = True
        if self.monitor.last is None:
            self._watch()
        else:
            self.monitor.refresh()

    def show_history(self) -> None:
        """Ask for the step, then let the past of the park be played; ask for a database when none is known."""
        if not self.settings.database:
            self.choose_database()
        if self.settings.database:
            self.history.ask(self.settings)

    def _load_settings(self) -> Settings:
        try:
            return load_settings(self._services.settings, self._services.environment)
        except ConfigurationError as error:
            self._host.messages.error(error)
            return Settings()

    def _place(self, dock: QDockWidget, area: Qt.DockWidgetArea) -> None:
        self._host.window.addDockWidget(area, dock)
        dock.hide()

    def _add_actions(self) -> None:
        bar = self._toolbar
        bar.add(
            "open", tr("Open database …"), theme_icon("mActionAddOgrLayer.svg"), self.choose_database,
            tip=tr("Choose the database of the park and how often to look at it"),
        )  # fmt: skip
        bar.add(
            "import", tr("Import files …"), theme_icon("mActionSharingImport.svg"), self.import_files,
            tip=tr("Bring in files of loggers and laboratories"),
        )  # fmt: skip
        bar.add(
            "layer", tr("Live layer"), plugin_icon(), self.show_layer,
            tip=tr("Add the layer of latest values, coloured by class"),
        )  # fmt: skip
        bar.add_dock(self.alerts, tr("Warnings"), theme_icon("mIconWarning.svg"))
        bar.add_dock(self.chart, tr("Well chart"), theme_icon("mIconTemporalRaster.svg"))
        bar.add_dock(self.links, tr("Data links"), theme_icon("mIconConnect.svg"))
        bar.add_dock(self.dashboard, tr("Dashboard"), theme_icon("mActionShowAllLayers.svg"))
        bar.add(
            "history", tr("History …"), theme_icon("mTemporalNavigationAnimated.svg"), self.show_history,
            tip=tr("Play what the wells showed in the temporal controller"),
        )  # fmt: skip
        bar.add("refresh", tr("Look now"), theme_icon("mActionRefresh.svg"), self.monitor.look_anew)
        bar.add("toolbox", tr("Algorithms"), theme_icon("processingAlgorithm.svg"), self._show_toolbox)
        bar.add("help", tr("Help"), theme_icon("mActionHelpContents.svg"), open_manual)

    def _resume(self, *_document: object) -> None:
        """Fill the live layer that a project brought with it."""
        if self.live.stored() and self.settings.database:
            self._layer_wanted = True
            self._watch()

    def _watch(self) -> None:
        self.chart.watch(self.settings.database)
        self.monitor.watch(self.settings)

    def _look_once(self) -> None:
        if self.settings.database and self.monitor.last is None:
            self._watch()

    def _show(self, snapshot: Snapshot) -> None:
        fresh = self.live.layer is None
        if self._layer_wanted or not fresh:  # a layer that the user removed stays away
            layer = self.live.show(snapshot)
            self._layer_wanted = False
            if fresh and len(snapshot.rows):
                self._host.zoom_to_layer(layer)
        self.alerts.show_snapshot(snapshot)
        self.links.show_snapshot(snapshot, self._services.clock())
        self.dashboard.show_snapshot(snapshot)
        self.chart.show_park(snapshot.park, snapshot.levels)

    def _tell_outage(self, error: BaseException, first: bool) -> None:
        self.alerts.mark_outage(error_sentence(error))
        self.links.mark_outage(error_sentence(error))
        self.dashboard.mark_outage(error_sentence(error))
        if first:
            self.live.mark_outage(f"{self._services.clock():%Y-%m-%d %H:%M} UTC")
            self._host.messages.error(error)

    def _locate(self, event: WarningEvent) -> None:
        self._zoom(event.point)
        self.chart.show_warning(event)
        self.chart.setUserVisible(True)

    def _locate_well(self, point: str, code: str) -> None:
        self._zoom(point)
        self.chart.show_point(point, code)
        self.chart.setUserVisible(True)

    def _zoom(self, point: str) -> None:
        snapshot = self.monitor.last
        row = snapshot.rows.find(point) if snapshot else None
        if snapshot and row:
            self._host.locate(row.easting, row.northing, snapshot.park.crs)

    def _assign(self, event_ids: list[str], person: str) -> None:
        self._change(assign, event_ids, self._refresh, person=person)

    def _silence(self, event: WarningEvent, hours: float, reason: str) -> None:
        work = partial(
            silence, self._services.open_store, self.settings.database, event, author=self._services.author,
            now=self._services.clock(), lasting=timedelta(hours=hours), reason=reason,
        )  # fmt: skip
        told = tr("Nobody is told of {rule} at {well} for {hours} h.").format(
            rule=event.rule, well=event.point, hours=f"{hours:g}"
        )
        self.background.run("silence", work, lambda _none: self._tell_silenced(told), self._tell_refused)

    def _tell_silenced(self, told: str) -> None:
        self._host.messages.note(told)
        self.monitor.refresh()

    def _comment(self, event_ids: list[str], words: str) -> None:
        self._change(comment, event_ids, self._refresh, words=words)

    def _unsilence(self, held: Silence) -> None:
        work = partial(end_silence, self._services.open_store, self.settings.database, held, now=self._services.clock())
        self.background.run("unsilence", work, lambda _none: self.monitor.refresh(), self._tell_refused)

    def _follow(self, algorithm: str, event: WarningEvent) -> None:
        given = parameters_for(algorithm, event, self.monitor.last) if self.monitor.last else {}
        if not self._host.show_algorithm(f"gwmonitor:{algorithm}", given):
            self._host.messages.note(tr("Turn on the plugin Processing to see the algorithms."))

    def _acknowledge(self, event_ids: list[str], comment: str = "") -> None:
        self._change(acknowledge, event_ids, self._tell_acknowledged, comment=comment)

    def _change(
        self, change: Callable[..., int], event_ids: list[str], told: Callable[[int], None], **given: str
    ) -> None:
        work = partial(
            change, self._services.open_store, self.settings.database, event_ids,
            author=self._services.author, now=self._services.clock(), **given,
        )  # fmt: skip
        self.background.run(change.__name__, work, told, self._tell_refused)

    def _refresh(self, _count: int) -> None:
        self.monitor.refresh()

    def _tell_acknowledged(self, count: int) -> None:
        self._host.messages.note(tr("{count} warnings acknowledged.").format(count=count))
        self.monitor.refresh()

    def _tell_refused(self, error: BaseException) -> None:
        self._host.messages.error(error)
        self.monitor.refresh()

    def _show_toolbox(self) -> None:
        if not self._host.show_toolbox():
            self._host.messages.note(tr("Turn on the plugin Processing to see the algorithms."))
