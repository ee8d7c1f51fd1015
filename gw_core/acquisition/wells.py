# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which monitoring point a name in a file means: the exact name, else the one that differs only in blanks or dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable


class WellNames:
    """The names of the monitoring points of a park.

    Examples
    --------
    >>> WellNames(["MW-01", "MW-02"]).find("mw 01")
    'MW-01'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._loose: dict[str, list[str]] = {}
        for name in self._names:
            self._loose.setdefault(_loosely(name), []).append(name)

    def find(self, *candidates: str) -> str:
        """Return the monitoring point meant by the first candidate that means one.

        Raises
        ------
        InvalidInputError
            No candidate is a point of the park (finding code ``unknown_point``), or one means several
            (``ambiguous_point``).
        """
        given = [name.strip() for name in candidates if name.strip()]
        for name in given:
            if name in self._names:
                return name
            alike = self._loose.get(_loosely(name), [])
            if len(alike) == 1:
                return alike[0]
            if alike:
                message = say('Monitoring point "{name}" may be any of {names}.', name=name, names=", ".join(alike))
                raise InvalidInputError(message, [Finding(code="ambiguous_point", message=message)])
        raise _unknown(given)


def _loosely(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign not in "-_‐–— \t\u3000")


def _unknown(names: list[str]) -> InvalidInputError:
    first, *others = dict.fromkeys(names or [""])
    if others:
        message = say(
            'The park has no monitoring point "{name}" or "{other}".', name=first, other='" or "'.join(others)
        )
    elif first:
        message = say('The park has no monitoring point "{name}".', name=first)
    else:
        message = say("No monitoring point is named.")
    return InvalidInputError(message, [Finding(code="unknown_point", message=message)])
