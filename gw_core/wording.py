# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences for people, kept translatable without Qt.

The core says what happened with ``say("Unknown unit {unit}.", unit="furlong")``. The result is an ordinary English
string that still knows its template and values, so that a translator (Qt's, in the plugin) can word it again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
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


def listed(sentences: Sequence[str]) -> str:
    """Put one or more sentences in a row so that each can still be translated.

    Examples
    --------
    >>> listed([say("No data."), say("Well {well} is dry.", well="MW-1")])
    'No data.; Well MW-1 is dry.'
    """
    first, *more = sentences
    for sentence in more:
        first = say("{first}; {more}", first=first, more=sentence)
    return first


def worded(text: str, translate: Translate) -> str:
    """Return ``text`` translated: a `Sentence` by its template, a plain string by itself."""
    return text.worded(translate) if isinstance(text, Sentence) else translate(text)


def plain_number(value: float, digits: int = 4) -> str:
    """Return a number with so many significant digits as people write it; a dash for NaN.

    Examples
    --------
    >>> plain_number(41000.0), plain_number(1234567.0), plain_number(0.00012346), plain_number(float("nan"))
    ('41000', '1234567', '0.0001235', '–')
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    if value != 0 and not 1e-4 <= abs(value) < 1e9:
        return f"{value:.{digits}g}"
    places = max(0, digits - 1 - (math.floor(math.log10(abs(value))) if value else 0))
    return f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
