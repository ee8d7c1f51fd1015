# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the three levels are coloured and named: by the four colours of the park's own plan, in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ...entries import read_entry
from ...errors import InvalidInputError
from ...store.ports import WarningLevel

if TYPE_CHECKING:
    from pathlib import Path

    from ...entries import Entry

_LANGUAGES = ("zh", "en")


class Colour(StrEnum):
    """The four colours of warnings."""

    BLUE = "blue"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLook:
    """How a level is named and coloured; ``words`` by language, the program's own where there is none."""

    colour: Colour
    words: Mapping[str, str] = field(default_factory=dict)


Looks = Mapping[WarningLevel, LevelLook]
DEFAULT_LOOKS: Looks = {
    WarningLevel.GENERAL: LevelLook(colour=Colour.YELLOW),
    WarningLevel.SERIOUS: LevelLook(colour=Colour.ORANGE),
    WarningLevel.SEVERE: LevelLook(colour=Colour.RED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWord:
    """Colour of a level, and the park's own word for it in the window's language; empty: the program's."""

    colour: Colour
    word: str = ""


LevelWords = Mapping[WarningLevel, LevelWord]


def level_words(looks: Looks, language: str) -> dict[WarningLevel, LevelWord]:
    """Return the looks of a park file in one language (its first two letters)."""
    return {
        level: LevelWord(colour=look.colour, word=look.words.get(language[:2], "")) for level, look in looks.items()
    }


PLAIN_WORDS = level_words(DEFAULT_LOOKS, "")


def read_looks(entry: Entry) -> dict[WarningLevel, LevelLook]:
    """Read the section ``levels`` of the notices; faults are noted in ``entry.findings``."""
    found = {}
    for level, default in DEFAULT_LOOKS.items():
        part = entry.entry(level)
        words = {language: part.text(language) for language in _LANGUAGES if language in part}
        found[level] = LevelLook(colour=part.choice("colour", Colour, default.colour), words=words)
        part.refuse_unknown()
    entry.refuse_unknown()
    return found


def park_looks(path: Path) -> Looks:
    """Return the looks that a park file gives.

    Those of the program where the file cannot be read or is at fault there: to say so is the matter of the service,
    which does not start with such a file.
    """
    try:
        entry = read_entry(path.read_text(encoding="utf-8-sig"), path.name, [])
    except (OSError, UnicodeDecodeError, InvalidInputError):
        return DEFAULT_LOOKS
    looks = read_looks(entry.entry("notices").entry("levels"))
    return DEFAULT_LOOKS if entry.findings else looks
