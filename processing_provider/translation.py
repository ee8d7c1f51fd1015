# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts in the user's language. One context, ``gw_monitor``, for the whole suite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QTranslator

if TYPE_CHECKING:
    from ..gw_core.wording import Translate

CONTEXT = "gw_monitor"
_I18N = Path(__file__).resolve().parents[1] / "i18n"


def tr(text: str) -> str:
    """Translate a literal; fill it afterwards: ``tr("Plume reached {well}").format(well=...)``."""
    return QCoreApplication.translate(CONTEXT, text)


def load_translator(language: str) -> QTranslator | None:
    """Return a translator for a locale such as ``zh_CN``, or None when the language is English or not shipped."""
    translator = QTranslator()
    short = language.split("_")[0]
    return translator if translator.load(str(_I18N / f"gw_monitor_{short}.qm")) else None


def translation_into(language: str) -> Translate:
    """Return a function that words English templates in ``language`` whatever QGIS's own language is."""
    translator = load_translator(language)
    if translator is None:
        return lambda text: text
    # As bytes, because PyQt hands a str to this C++ function only when it is ASCII.
    return lambda text: translator.translate(CONTEXT.encode(), text.encode()) or text
