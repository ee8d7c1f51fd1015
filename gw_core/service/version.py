# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which program this is."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def version() -> str:
    """Return the version of the suite."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(_METADATA, encoding="utf-8")
    return metadata.get("general", "version", fallback="")
