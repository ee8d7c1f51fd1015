# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock of data links: how each link and device is, as the service last wrote it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...gw_core.store.ports import LinkState
from ...processing_provider.translation import tr
from ..ui import load_form
from .model import LinksModel

if TYPE_CHECKING:
    from datetime import datetime

    from ..live.snapshot import Snapshot

_SILENT_SERVICE = timedelta(minutes=2)  # the service writes health rows every few seconds


class LinksDock(QgsDockWidget):
    """Lists links and devices.

    Signals
    -------
    configured :
        The user wants to set links up.
    """

    configured = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gw_monitor_links")
        self._form = load_form("links", QWidget(self))
        self.setWidget(self._form)
        self._model = LinksModel(self)
        self._form.table.setModel(self._model)
        self._form.configure.setText(tr("Set up links …"))
        self._form.configure.clicked.connect(self.configured.emit)
        self.clear()

    def clear(self) -> None:
        """Show that no database is open."""
        self.setWindowTitle(tr("Data links"))
        self._model.show(())
        self._form.heading.setText(tr("No database is open."))
        self._form.status.setText("")

    def show_snapshot(self, snapshot: Snapshot, now: datetime) -> None:
        """Show the links of a snapshot."""
        self._model.show(snapshot.health)
        self._form.table.resizeColumnsToContents()
        self._form.heading.setText(_heading(snapshot))
        self._form.status.setText(_status(snapshot.health_at, now))

    def mark_outage(self, sentence: str) -> None:
        """Say that what is shown is no longer refreshed."""
        self._form.status.setText(tr("Not refreshed: {reason}").format(reason=sentence))


def _heading(snapshot: Snapshot) -> str:
    links = [row for row in snapshot.health if not row.device]
    if not links:
        return tr("No link has delivered to this database yet. Set links up, then run the service.")
    online = sum(row.state is LinkState.ONLINE for row in links)
    waiting = sum(row.waiting for row in links)
    return tr(
        "<b>{online}</b> of <b>{count}</b> links online, <b>{waiting}</b> readings wait for the database."
    ).format(online=online, count=len(links), waiting=waiting)


def _status(written: datetime | None, now: datetime) -> str:
    if written is None:
        return ""
    moment = f"{written:%Y-%m-%d %H:%M:%S}"
    if now - written > _SILENT_SERVICE:
        # Old rows say how things were: they must not look like the present.
        return tr("✕ The service has not reported since {time} UTC.").format(time=moment)
    return tr("Reported by the service at {time} UTC").format(time=moment)
