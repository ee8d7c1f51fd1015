# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms, loaded at run time. They hold no signal connections; their texts are set by the code that owns them."""

from pathlib import Path

from qgis.PyQt import uic

_FOLDER = Path(__file__).parent


def load_form(name, widget):
    """Put the form ``name`` on ``widget``."""
    uic.loadUi(str(_FOLDER / f"{name}.ui"), widget)
    return widget
