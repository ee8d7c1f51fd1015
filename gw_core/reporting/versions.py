# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which programs and libraries made a report."""

from __future__ import annotations

import platform
from configparser import ConfigParser
from importlib import metadata
from pathlib import Path

_LIBRARIES = ("numpy", "scipy", "pandas", "matplotlib", "flopy")
_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def versions() -> dict[str, str]:
    """Return the versions of this program, Python and the libraries that are installed."""
    plugin = ConfigParser(interpolation=None)
    plugin.read(_METADATA, encoding="utf-8")
    found = {"GW Monitor": plugin.get("general", "version", fallback="–"), "Python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
