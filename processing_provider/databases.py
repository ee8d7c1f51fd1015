# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open the store a DATABASE parameter names. Passwords stay in QGIS's authentication store or in libpq's own files."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingAlgorithm,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from ..gw_core.errors import ConfigurationError, InvalidInputError, StoreError
from ..gw_core.wording import say
from .leftovers import destination_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..gw_core.store.ports import Store


@contextmanager
def opened_store(database: str, *, create: bool = False) -> Iterator[Store]:
    """Open a store for a ``with`` block and close it afterwards; see `open_store`."""
    store = open_store(database, create=create)
    try:
        yield store
    finally:
        store.close()


def open_store(database: str, *, create: bool = False) -> Store:
    """Open a store; the caller closes it.

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
    store = _store(database.strip())
    try:
        if create:
            store.create()
        else:
            store.check_version()
    except StoreError:
        store.close()
        raise
    return store


def protect_database(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any]) -> None:
    """Refuse a result that would replace the database: QGIS empties a file before it writes a layer to it.

    A result may go into the database as a layer of its own (``ogr:dbname=…``); that replaces nothing.
    """
    database = parameters.get("DATABASE")
    if not isinstance(database, str) or not Path(database.strip()).is_file():
        return
    for key, path in destination_files(algorithm, parameters).items():
        if path.exists() and path.samefile(database.strip()):
            raise InvalidInputError(say("{output} would overwrite the database; choose another file.", output=key))


def _store(database: str) -> Store:
    from ..gw_core.store.opening import named_store

    return named_store(database, saved=_connection_string)


def _connection_string(name: str) -> str:
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    try:
        connection = metadata.findConnection(name)
    except QgsProviderConnectionException:
        connection = None
    if connection is None:
        raise ConfigurationError(say("No PostgreSQL connection named {name} is saved in QGIS.", name=name))
    return QgsDataSourceUri(connection.uri()).connectionInfo(True)
