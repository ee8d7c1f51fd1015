# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sectioned header that Solinst and Van Essen files share: ``[Section]`` lines, then ``Key = Value`` lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Sections = dict[str, dict[str, str]]


def read_sections(lines: Iterable[str]) -> Sections:
    """Return key and value by section, names in lower case; lines before the first section are in section ``""``."""
    sections: Sections = {"": {}}
    name = ""
    for line in lines:
        text = line.strip(' \t\r",;')  # a spreadsheet fills up the lines of the header with empty cells
        if text.startswith("[") and text.endswith("]"):
            name = text[1:-1].strip().lower()
            sections.setdefault(name, {})
            continue
        key, mark, value = text.partition("=") if name else text.partition(":")
        if mark and key.strip():
            sections[name].setdefault(key.strip().lower(), value.strip())
    return sections


def first_value(sections: Sections, key: str, *names: str) -> str:
    """Return the first value of ``key`` that is not empty in the named sections."""
    return next((text for name in names if (text := sections.get(name, {}).get(key, ""))), "")


def serial_number(text: str) -> str:
    """Return the serial number in a field such as ``..100-2041929 2..`` or ``..00-AV319  219.``."""
    after = text.partition("-")[2] if "-" in text else text
    words = after.split()
    return words[0].strip(".") if words else ""
