# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences for people, kept translatable without Qt.

The core says what happened with ``say("Unknown unit {unit}.", unit="furlong")``. The result is an ordinary English
string that still knows its template and values, so that a translator (Qt's, in the plugin) can word it again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Translate = Callable[[str], str]


class Sentence(str):
    """A finished English sentence that remembers its template and values."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, Any]

    def worded(self, translate: Translate) -> str:
        """Return the sentence in the language of ``translate``, which maps an English template to its translation."""
        values = {k: v.worded(translate) if isinstance(v, Sentence) else v for k, v in self.values.items()}
        return translate(self.template).format(**values)


def say(template: str, /, **values: Any) -> Sentence:
    """Fill ``template`` (a literal, found by the translation extractor) with ``values``.

    Examples
    --------
    >>> say("Well {well} is unknown.", well="MW-1")
    'Well MW-1 is unknown.'
    """
    sentence = Sentence(template.format(**values))
    sentence.template = template
    sentence.values = values
    return sentence


def worded(text: str, translate: Translate) -> str:
    """Return ``text`` translated: a `Sentence` by its template, a plain string by itself."""
    return text.worded(translate) if isinstance(text, Sentence) else translate(text)
