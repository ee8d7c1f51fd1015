# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets by name: settings hold names, systemd's credentials or the environment hold the values."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..errors import ConfigurationError
from ..wording import say

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\Z")


def secret(name: str) -> str:
    """Return the secret of a name.

    Looked for, each time anew, in the file ``$CREDENTIALS_DIRECTORY/NAME`` (systemd's LoadCredential) and in the
    variable ``GW_MONITOR_SECRET_NAME`` (upper case, other characters than letters and digits become ``_``).

    Raises
    ------
    ConfigurationError
        There is none, or the name is no name.
    """
    if not _NAME.match(name):
        raise ConfigurationError(say("{name} cannot be the name of a secret.", name=repr(name)))
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    variable = "GW_MONITOR_SECRET_" + re.sub(r"[^A-Z0-9]", "_", name.upper())
    try:
        if folder and (Path(folder) / name).is_file():
            return (Path(folder) / name).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(say("The secret {name} cannot be read.", name=name)) from error
    found = os.environ.get(variable)
    if found is None:
        raise ConfigurationError(
            say("The secret {name} is neither a credential nor in {variable}.", name=name, variable=variable)
        )
    return found
