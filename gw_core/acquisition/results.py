# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a laboratory writes in a result cell: numbers, and the many ways to say "less than the detection limit"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ..wording import say

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_NONE = r"(?:ND|N\.D\.|BDL|未检出)"
_LESS = re.compile(
    rf"^(?:{_NONE}?\s*(?:<|＜|≤|&lt;)\s*=?\s*(?P<limit>{_NUMBER})|{_NONE}\s*\(\s*<?\s*(?P<named>{_NUMBER})\s*\))$",
    re.IGNORECASE,
)
_BELOW = re.compile(rf"^(?P<limit>{_NUMBER})\s*(?P<mark>L|U|UJ|ND)$", re.IGNORECASE)
_NOT_DETECTED = re.compile(
    r"^(?:ND|N\.D\.?|BDL|BQL|BRL|BMDL|U|UJ|<|<\s*(?:MDL|RL|DL|LOD|LOQ|LOR|MRL|PQL)|non[- ]?detect(?:ed)?|"
    r"not[- ]detected|none detected|present below quantification limit|"
    r"below (?:detection|reporting|quantification) limit|"
    r"未检出|未检测出|低于检出限|小于检出限)$",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+\.\d+$")
_DECIMAL_COMMA = re.compile(r"^[<＜]?\s*[+-]?(?:0,\d+|\d+,\d{1,2}|\d+,\d{4,})\s*[LU]?$")
_NOT_MEASURED = frozenset({"-", "--", "—", "——", "–", "/", "\\"})  # how a cell without result is crossed out
_FULL_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)} | {0x3000: 0x20, 0xA0: 0x20}  # as Chinese keyboards write
_PRESENCE = {"无": 0.0, "none": 0.0, "absent": 0.0, "no": 0.0, "有": 1.0, "present": 1.0, "yes": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result: its value, or for a non-detect its limit. ``from_limit``: taken from the column of detection limits."""

    value: float
    censored: bool
    from_limit: bool = False


def read_result(
    result: object, limit: object = None, qualifier: object = None, *, presence: bool = False
) -> Result | str:
    """Read one result.

    Parameters
    ----------
    result : str, number or None
        The cell: ``78``, ``<0.5``, ``ND<0.5``, ``ND``, ``未检出``, ``BDL``, ``0.5L`` and ``0.5U`` (below 0.5).
    limit : str, number or None
        Detection limit, in the unit of the result unless its own is given.
    qualifier : str or None
        Flag of the laboratory; U, UJ, ND, ``<`` and their like say "not detected".
    presence : bool
        The property is only present or not; words for that are read as 1 and 0.

    Returns
    -------
    Result, or the sentence why the row cannot be stored

    Examples
    --------
    >>> read_result("ND<0.50")
    Result(value=0.5, censored=True, from_limit=False)
    >>> read_result("未检出", limit="0.02").from_limit
    True
    """
    text = _text(result)
    if presence and text.casefold() in _PRESENCE:
        return Result(value=_PRESENCE[text.casefold()], censored=False)
    below = _LESS.match(text) or _BELOW.match(text)
    if below:
        return _non_detect(_limit_in(below))
    flagged = _NOT_DETECTED.match(_text(qualifier)) is not None
    if _NOT_DETECTED.match(text) or (flagged and _number(text) in (None, 0.0)):
        return _limited(limit)
    value = _number(text)
    if value is None:
        return _no_result(text, limit)
    return _non_detect(value) if flagged else Result(value=value, censored=False)


def is_crossed_out(cell: object) -> bool:
    """Return True for a cell that is blank or crossed out with a dash or stroke: nothing was measured."""
    return not _text(cell)


def _no_result(text: str, limit: object) -> str:
    if text:
        return say('"{text}" is not a result.', text=text)
    if _text(limit):  # it may be a non-detect or a lost sample: the file does not say which
        return say("There is no result, only a detection limit; write ND where nothing was detected.")
    return say("There is no result.")


def _limited(limit: object) -> Result | str:
    text = _text(limit)
    known = _LESS.match(text) or _BELOW.match(text)
    value = _limit_in(known) if known else _number(text)
    if value is None or value <= 0.0:
        return say("Not detected, but the detection limit is not given.")
    return Result(value=value, censored=True, from_limit=True)


def _limit_in(found: re.Match[str]) -> float:
    return float(next(text for text in found.groupdict().values() if text and re.fullmatch(_NUMBER, text)))


def _non_detect(limit: float) -> Result | str:
    if limit <= 0.0:
        return say("A detection limit must be greater than zero, not {limit}.", limit=limit)
    return Result(value=limit, censored=True)


def _text(cell: object) -> str:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    text = str(cell).translate(_FULL_WIDTH).strip()
    if text in _NOT_MEASURED:
        return ""
    if _THOUSANDS.match(text):
        return text.replace(",", "")
    return text.replace(",", ".") if _DECIMAL_COMMA.match(text) else text


def _number(text: str) -> float | None:
    if not re.fullmatch(_NUMBER, text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None
