# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GW Monitor: QGIS entry point. Nothing is imported until QGIS asks for the plugin."""

import sys
from pathlib import Path

# Pure Python packages shipped in the plugin zip come last, so that QGIS's own always win.
_EXTLIBS = Path(__file__).resolve().parent / "extlibs"
if _EXTLIBS.is_dir() and str(_EXTLIBS) not in sys.path:
    sys.path.append(str(_EXTLIBS))


def classFactory(iface):  # noqa: N802 - the name QGIS looks for
    """Return the plugin object for a QGIS interface (None under ``qgis_process``)."""
    from .gw_monitor_plugin.plugin import GwMonitorPlugin

    return GwMonitorPlugin(iface)
