# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords and tokens of links, by name, in QGIS's authentication store and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from qgis.core import QgsApplication, QgsAuthMethodConfig

from ...gw_core.errors import ConfigurationError
from ...gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "GW Monitor: "
_METHOD = "Basic"


def store_secret(name: str, secret: str) -> None:
    """Store a secret under its name, replacing the one before; QGIS asks for its master password when it needs it.

    Raises
    ------
    ConfigurationError
        The store is locked or turned off.
    """
    manager = QgsApplication.authManager()
    config = QgsAuthMethodConfig(_METHOD)
    config.setName(_PREFIX + name)
    identifier = _identifier(name)
    if identifier:
        config.setId(identifier)
    config.setConfigMap({"username": name, "password": secret, "realm": ""})
    stored = manager.updateAuthenticationConfig(config) if identifier else manager.storeAuthenticationConfig(config)
    if not (stored[0] if isinstance(stored, tuple) else stored):
        raise ConfigurationError(say("QGIS's authentication store did not take the secret; is it locked?"))


def load_secret(name: str) -> str:
    """Return a secret.

    Raises
    ------
    ConfigurationError
        There is none of that name, or the store is locked.
    """
    identifier = _identifier(name)
    if not identifier:
        raise ConfigurationError(say("QGIS's authentication store has no secret named {name}.", name=name))
    config = QgsAuthMethodConfig()
    if not QgsApplication.authManager().loadAuthenticationConfig(identifier, config, True)[0]:
        raise ConfigurationError(say("QGIS's authentication store is locked."))
    return config.config("password")


def secret_names(snippet: str) -> set[str]:
    """Return the names that a link's settings (YAML) give to secrets."""
    return set(_names(yaml.safe_load(snippet)))


def _names(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if str(key).endswith("secret") and isinstance(value, str):
                yield value
            else:
                yield from _names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _names(value)


def _identifier(name: str) -> str:
    configs = QgsApplication.authManager().availableAuthMethodConfigs()
    return next((key for key, config in configs.items() if config.name() == _PREFIX + name), "")
