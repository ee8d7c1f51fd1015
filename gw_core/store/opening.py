# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which store a name means. Connections saved in QGIS are known to the caller only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import StoreError
from ..wording import say
from .geopackage import GeoPackageStore
from .postgis import PostgisStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .ports import Store


def named_store(
    database: str,
    *,
    saved: Callable[[str], str] | None = None,
    options: Mapping[str, str] | None = None,
    patience_s: float = 30.0,
) -> Store:
    """Return the store of a name; nothing is opened yet.

    Parameters
    ----------
    database : str
        Path of a GeoPackage, ``service:NAME`` (pg_service.conf) or ``postgres:NAME``.
    saved : callable, optional
        Returns the libpq connection string of ``postgres:NAME``.
    options : mapping, optional
        More of libpq's parameters for ``service:NAME``, such as a password.
    patience_s : float
        Seconds to wait for a server and for another program that is writing.

    Raises
    ------
    StoreError
        The name is none of these.
    """
    kind, _, name = database.partition(":")
    if kind == "service" and name:
        words = {"service": name, **(options or {})}
        return PostgisStore(" ".join(f"{key}={_quoted(value)}" for key, value in words.items()), patience_s=patience_s)
    if kind == "postgres" and name and saved is not None:
        return PostgisStore(saved(name), patience_s=patience_s)
    if Path(database).suffix.lower() == ".gpkg":
        return GeoPackageStore(Path(database), patience_s=min(patience_s, 10.0))
    raise StoreError(_fault(database, knows_saved=saved is not None))


def _fault(database: str, *, knows_saved: bool) -> str:
    if not database:
        return say("No database is named.")
    if knows_saved:
        return say(
            "{database} is not a GeoPackage file (.gpkg) and not postgres:NAME or service:NAME.", database=database
        )
    return say("{database} is not a GeoPackage file (.gpkg) and not service:NAME.", database=database)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
