# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The toolbar and the menu: the same actions in both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QAction, QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QMenu

from ..processing_provider.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgsDockWidget

    from .host import Host

_ICON = Path(__file__).resolve().parents[1] / "resources" / "icons" / "gw_monitor.svg"
_MANUAL = "https://github.com/gw-monitor/gw_monitor/blob/main/docs/gw_monitor_plugin.md"


def plugin_icon() -> QIcon:
    """Return the icon of the suite."""
    return QIcon(str(_ICON))


class Toolbar:
    """Builds the toolbar and menu on a host and takes them away again."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._bar = host.window.addToolBar(tr("GW Monitor"))
        self._bar.setObjectName("gw_monitor_toolbar")
        self._menu = QMenu(tr("GW Monitor"), host.window)
        self._menu.setObjectName("gw_monitor_menu")
        self._menu.setIcon(plugin_icon())
        host.plugin_menu.addMenu(self._menu)

    def add(self, name: str, text: str, icon: QIcon, run: Callable[[], None], *, tip: str = "") -> QAction:
        """Add an action that runs something."""
        action = QAction(icon, text, self._bar)
        action.setObjectName(f"gw_monitor_{name}")
        action.setToolTip(tip or text)
        action.triggered.connect(lambda _checked=False: run())
        self._place(action)
        return action

    def add_dock(self, dock: QgsDockWidget, text: str, icon: QIcon) -> None:
        """Add the action that shows and hides a dock; its text stays when the dock's title names a park."""
        action = QAction(icon, text, self._bar)
        action.setObjectName(f"{dock.objectName()}_action")
        action.setCheckable(True)
        dock.setToggleVisibilityAction(action)
        self._place(action)

    def close(self) -> None:
        """Take toolbar and menu away."""
        self._host.plugin_menu.removeAction(self._menu.menuAction())
        self._menu.deleteLater()
        self._host.window.removeToolBar(self._bar)
        self._bar.deleteLater()

    def _place(self, action: QAction) -> None:
        self._bar.addAction(action)
        self._menu.addAction(action)


def theme_icon(name: str) -> QIcon:
    """Return an icon of QGIS's own theme."""
    return QgsApplication.getThemeIcon(name)


def open_manual() -> None:
    """Open the chapter of the plugin in the browser."""
    QDesktopServices.openUrl(QUrl(_MANUAL))
