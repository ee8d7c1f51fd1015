# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The levels of warnings in the window: word, symbol and colour, so that no one depends on colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gw_core.store.ports import WarningLevel
from ..gw_core.warning.notices.looks import Colour
from ..processing_provider.translation import tr

if TYPE_CHECKING:
    from ..gw_core.warning.notices.looks import LevelWords

RANK = {level: rank for rank, level in enumerate(WarningLevel)}
SYMBOLS = {WarningLevel.GENERAL: "▲", WarningLevel.SERIOUS: "▲▲", WarningLevel.SEVERE: "▲▲▲"}
# Behind text, and the text on it; lines are drawn in a stronger tone.
CELLS = {
    Colour.BLUE: ("#cfe2ff", "#0b3d91"),
    Colour.YELLOW: ("#fff3c4", "#5c4400"),
    Colour.ORANGE: ("#ffc078", "#5a2d00"),
    Colour.RED: ("#c92a2a", "#ffffff"),
}
LINES = {Colour.BLUE: "#1c6dd0", Colour.YELLOW: "#b8860b", Colour.ORANGE: "#e8590c", Colour.RED: "#c92a2a"}


def level_name(level: WarningLevel, words: LevelWords) -> str:
    """Return a level in words."""
    return words[level].word or {
        WarningLevel.GENERAL: tr("General"),
        WarningLevel.SERIOUS: tr("Serious"),
        WarningLevel.SEVERE: tr("Severe"),
    }[level]  # fmt: skip
