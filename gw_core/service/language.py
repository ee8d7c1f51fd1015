# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the command line, without Qt: the translations are read from the file that Qt's are made of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from defusedxml import ElementTree

if TYPE_CHECKING:
    from ..wording import Translate

_I18N = Path(__file__).resolve().parents[2] / "i18n"


def translation(language: str) -> Translate:
    """Return a function that words English templates in a language; English when there is no translation."""
    path = _I18N / f"gw_monitor_{language.split('_')[0]}.ts"
    if not path.is_file():
        return lambda text: text
    messages = ElementTree.parse(path).getroot().iter("message")
    known = {node.findtext("source", ""): node.findtext("translation", "") for node in messages}
    return lambda text: known.get(text) or text


def own_language() -> str:
    """Return the language of this user's environment, such as ``zh_CN``."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].split(":")[0].split(".")[0]
    return "en"
