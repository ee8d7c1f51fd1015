# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Processing provider ``gwmonitor``."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms import (
    acquisition,
    assessment,
    emergency,
    network,
    quality,
    reporting,
    store,
    tracing,
    transport,
    warning,
)
from .translation import tr

ROOMS = (store, acquisition, quality, assessment, warning, transport, tracing, network, emergency, reporting)
_ICON = Path(__file__).resolve().parents[1] / "resources" / "icons" / "gw_monitor.svg"


class GwMonitorProvider(QgsProcessingProvider):
    """All algorithms of the suite, in the order of the chain."""

    def id(self) -> str:
        return "gwmonitor"

    def name(self) -> str:
        return tr("GW Monitor")

    def icon(self) -> QIcon:
        return QIcon(str(_ICON))

    def loadAlgorithms(self) -> None:
        for room in ROOMS:
            for algorithm in room.ALGORITHMS:
                self.addAlgorithm(algorithm())
