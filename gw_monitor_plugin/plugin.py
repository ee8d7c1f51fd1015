# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The object QGIS loads. It registers the provider and, with a window, builds the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale

from ..processing_provider.provider import GwMonitorProvider
from ..processing_provider.translation import load_translator

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QTranslator

    from .context import AppContext


class GwMonitorPlugin:
    """GW Monitor in QGIS. ``iface`` is None under ``qgis_process``, where only `initProcessing` is called."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._translator: QTranslator | None = None
        self._provider: GwMonitorProvider | None = None
        self._context: AppContext | None = None

    def initProcessing(self) -> None:
        """Register the translation and the provider; QGIS calls this alone when it has no window."""
        if self._provider is not None:
            return
        self._install_translator()
        self._provider = GwMonitorProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Register the provider and build toolbar, menu, docks and the live refresh."""
        self.initProcessing()
        from .context import AppContext, Host, Services

        self._context = AppContext(Host.of(self._iface), Services.of_qgis())
        self._context.start()

    def unload(self) -> None:
        """Take everything back in reverse order."""
        if self._context is not None:
            self._context.close()
            self._context = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    @property
    def context(self) -> AppContext | None:
        """The running application, None without a window."""
        return self._context

    def _install_translator(self) -> None:
        # QGIS names locales zh-Hans, Qt zh_CN: QLocale knows both.
        self._translator = load_translator(QLocale(QgsApplication.locale()).name())
        if self._translator is not None:
            QCoreApplication.installTranslator(self._translator)
