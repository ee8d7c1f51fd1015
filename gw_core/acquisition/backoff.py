# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long to wait before the next attempt."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """The least and the greatest wait in seconds."""

    first_s: float = 1.0
    longest_s: float = 60.0


class Backoff:
    """Waits that double from one failure to the next, up to a cap, each shortened at random by up to a half.

    The chance keeps links that failed together from coming back together.

    Examples
    --------
    >>> backoff = Backoff(Waits(first_s=1.0, longest_s=4.0), random.Random(1))
    >>> [0.5 * top <= backoff.next_s() <= top for top in (1.0, 2.0, 4.0, 4.0)]
    [True, True, True, True]
    """

    def __init__(self, waits: Waits, chance: random.Random | None = None) -> None:
        self._waits = waits
        self._chance = chance or random.Random()  # noqa: S311  # nosec B311  # no secret hangs on it
        self._top = waits.first_s

    def next_s(self) -> float:
        """Return the wait after one more failure."""
        wait = self._top * self._chance.uniform(0.5, 1.0)
        self._top = min(2 * self._top, self._waits.longest_s)
        return wait

    def reset(self) -> None:
        """Begin with the least wait again: it works."""
        self._top = self._waits.first_s
