# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GW Monitor: QGIS entry point. Nothing is imported until QGIS asks for the plugin."""


def classFactory(iface):  # noqa: N802 - the name QGIS looks for
    """Return the plugin object for a QGIS interface (None under ``qgis_process``)."""
    from .gw_monitor_plugin.plugin import GwMonitorPlugin

    return GwMonitorPlugin(iface)
