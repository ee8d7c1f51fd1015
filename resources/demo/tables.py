# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attributes of the layers and tables that the steps wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def rows(geopackage: Path, table: str, order: str = "") -> list[dict[str, Any]]:
    """Return the rows of a table without its geometry; nothing when no step has written it."""
    if not geopackage.is_file():
        return []
    with closing(sqlite3.connect(f"file:{geopackage}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
            return []
        found = [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608 (our own name)
    for row in found:
        row.pop("geom", None)
        row.pop("fid", None)
    return sorted(found, key=lambda row: row[order]) if order else found
