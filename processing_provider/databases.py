# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open the store a DATABASE parameter names. Passwords stay in QGIS's authentication store or in libpq's own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsDataSourceUri, QgsProviderConnectionException, QgsProviderRegistry

from ..gw_core.errors import ConfigurationError, StoreError
from ..gw_core.wording import say

if TYPE_CHECKING:
    from ..gw_core.store.ports import Store


def open_store(database: str, *, create: bool = False) -> Store:
    """Open a store.

    Parameters
    ----------
    database : str
        Path of a GeoPackage, ``postgres:NAME`` (a connection saved in QGIS) or ``service:NAME`` (pg_service.conf).
    create : bool
        Make or upgrade the tables; otherwise they must be there in this program's version.

    Raises
    ------
    StoreError, ConfigurationError
    """
    from ..gw_core.store.geopackage import GeoPackageStore
    from ..gw_core.store.postgis import PostgisStore

    kind, _, name = database.partition(":")
    if kind in {"postgres", "service"} and name:
        store: Store = PostgisStore(_connection_string(name) if kind == "postgres" else f"service={name}")
    else:
        path = Path(database)
        if path.suffix.lower() != ".gpkg":
            raise StoreError(
                say(
                    "{database} is not a GeoPackage file (.gpkg) and not postgres:NAME or service:NAME.",
                    database=database,
                )
            )
        if not create and not path.is_file():
            raise StoreError(say('The database {path} does not exist; make it with "Create database".', path=database))
        store = GeoPackageStore(path)
    if create:
        store.create()
    else:
        store.check_version()
    return store


def _connection_string(name: str) -> str:
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    try:
        connection = metadata.findConnection(name)
    except QgsProviderConnectionException:
        connection = None
    if connection is None:
        raise ConfigurationError(say("No PostgreSQL connection named {name} is saved in QGIS.", name=name))
    return QgsDataSourceUri(connection.uri()).connectionInfo(True)
