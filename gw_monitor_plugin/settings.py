# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user may set, kept in QGIS's settings under ``gw_monitor/``. Names and ids only, never a secret.

A variable such as ``GW_MONITOR_DATABASE`` in the environment goes before the stored setting (kiosks, tests).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ..gw_core.errors import ConfigurationError
from ..gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsSettings

GROUP = "gw_monitor"
ENVIRONMENT_PREFIX = "GW_MONITOR_"
REFRESH_RANGE_S = (1, 86_400)
STALE_RANGE_DAYS = (1, 3_650)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of the plugin.

    Attributes
    ----------
    database : str
        GeoPackage path, ``postgres:NAME`` or ``service:NAME``; empty when none was chosen.
    refresh_s : int
        Seconds between two looks at the database, in `REFRESH_RANGE_S`.
    stale_days : int
        Days after which a value no longer speaks for the present, in `STALE_RANGE_DAYS`. The default holds a
        quarterly sample until the next one is a month late.
    park_file : str
        What the service reads: its links and its database; empty when none was set up from here.
    """

    database: str = ""
    refresh_s: int = 60
    stale_days: int = 120
    park_file: str = ""


def load_settings(store: QgsSettings, environment: Mapping[str, str]) -> Settings:
    """Read the settings; raise `ConfigurationError` for a value that cannot be understood."""
    found = {}
    for field in fields(Settings):
        name = ENVIRONMENT_PREFIX + field.name.upper()
        value = environment.get(name, store.value(f"{GROUP}/{field.name}", field.default))
        found[field.name] = str(value or "") if field.type == "str" else _whole_number(field.name, value)
    return Settings(
        database=found["database"],
        refresh_s=_within(found["refresh_s"], REFRESH_RANGE_S),
        stale_days=_within(found["stale_days"], STALE_RANGE_DAYS),
        park_file=found["park_file"],
    )


def save_settings(settings: Settings, store: QgsSettings) -> None:
    """Write the settings."""
    for field in fields(Settings):
        store.setValue(f"{GROUP}/{field.name}", getattr(settings, field.name))


def _whole_number(name: str, value: object) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise ConfigurationError(
            say('The setting {name} is "{value}", not a whole number.', name=name, value=value)
        ) from error


def _within(value: int, bounds: tuple[int, int]) -> int:
    return min(max(value, bounds[0]), bounds[1])
