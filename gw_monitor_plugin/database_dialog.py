# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the user names the database and says how often to look."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProviderRegistry
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ..processing_provider.translation import tr
from .settings import REFRESH_RANGE_S, STALE_RANGE_DAYS, Settings
from .ui import load_form

_FILE, _CONNECTION, _SERVICE = range(3)
_PREFIXES = {_CONNECTION: "postgres:", _SERVICE: "service:"}


class DatabaseDialog(QDialog):
    """Asks for `Settings`. Passwords are not asked: QGIS's connection or the PostgreSQL service file has them."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("database", self)
        self.setObjectName("gw_monitor_database")
        self._before = settings
        self._label()
        self._fill(settings)
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self.file.fileChanged.connect(self._check)
        self.connection.currentIndexChanged.connect(self._check)
        self.service.textChanged.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._choose_kind(self.kind.currentIndex())

    def settings(self) -> Settings:
        """Return what the user chose."""
        return replace(
            self._before, database=self._database(), refresh_s=self.refresh.value(), stale_days=self.stale.value()
        )

    def _label(self) -> None:
        self.setWindowTitle(tr("GW Monitor: database"))
        self.kind_label.setText(tr("Kind"))
        self.kind.addItems([tr("GeoPackage file"), tr("PostgreSQL connection of QGIS"), tr("PostgreSQL service")])
        self.refresh_label.setText(tr("Look every (s)"))
        self.refresh.setRange(*REFRESH_RANGE_S)
        self.stale_label.setText(tr("A value counts for (days)"))
        self.stale.setRange(*STALE_RANGE_DAYS)
        self.stale.setToolTip(tr("Wells without a reading for longer are shown as offline, not with their old class."))
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.file.setFilter(tr("GeoPackage") + " (*.gpkg)")
        self.service.setPlaceholderText(tr("Name in pg_service.conf"))

    def _fill(self, settings: Settings) -> None:
        postgres = QgsProviderRegistry.instance().providerMetadata("postgres")
        self.connection.addItems(sorted(postgres.connections(False)) if postgres is not None else [])
        self.refresh.setValue(settings.refresh_s)
        self.stale.setValue(settings.stale_days)
        kind, _, name = settings.database.partition(":")
        if kind == "postgres":
            self.kind.setCurrentIndex(_CONNECTION)
            self.connection.setCurrentText(name)
        elif kind == "service":
            self.kind.setCurrentIndex(_SERVICE)
            self.service.setText(name)
        else:
            self.file.setFilePath(settings.database)

    def _choose_kind(self, kind: int) -> None:
        self.names.setCurrentIndex(kind)
        self.name_label.setText({_FILE: tr("File"), _CONNECTION: tr("Connection"), _SERVICE: tr("Service")}[kind])
        self._check()

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._database()))

    def _database(self) -> str:
        kind = self.kind.currentIndex()
        name = (self.file.filePath(), self.connection.currentText(), self.service.text())[kind].strip()
        return f"{_PREFIXES.get(kind, '')}{name}" if name else ""
