# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The embedded store: one GeoPackage file that opens in any GIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .geopackage_engine import GeoPackageEngine
from .sql_store import SqlStore

if TYPE_CHECKING:
    from pathlib import Path


class GeoPackageStore(SqlStore):
    """`ports.Store` in a GeoPackage.

    Parameters
    ----------
    path : Path
        The file; `create` makes it.
    patience_s : float
        Seconds to wait for another program that is writing.
    """

    def __init__(self, path: Path, patience_s: float = 10.0) -> None:
        super().__init__(GeoPackageEngine(path, patience_s))
