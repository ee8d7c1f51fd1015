# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress and cancellation without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .errors import Cancelled

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence


class Progress(Protocol):
    """What long work reports to. Fractions run from 0 to 1."""

    def report(self, fraction: float) -> None:
        """Say how far the work is."""

    def step(self, text: str) -> None:
        """Say what is being done now."""

    def warn(self, text: str) -> None:
        """Say something the user should know although the work goes on."""

    def cancelled(self) -> bool:
        """Return True once the user asked to stop."""

    def check(self) -> None:
        """Raise `Cancelled` once the user asked to stop."""


class Silent:
    """Progress that goes nowhere: the default, and the base of the others."""

    def report(self, fraction: float) -> None:
        """Ignore."""

    def step(self, text: str) -> None:
        """Ignore."""

    def warn(self, text: str) -> None:
        """Ignore."""

    def cancelled(self) -> bool:
        """Never cancelled."""
        return False

    def check(self) -> None:
        """Raise `Cancelled` when `cancelled` says so."""
        if self.cancelled():
            raise Cancelled


class UntilStopped(Silent):
    """Progress of work that a thread gives up when it is told to stop."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def cancelled(self) -> bool:
        """Return whether the thread is to stop."""
        return self._stop.is_set()


class Part(Silent):
    """The share of a larger work between two fractions, so that nested work reports sensibly."""

    def __init__(self, parent: Progress, start: float, end: float) -> None:
        self._parent = parent
        self._start = start
        self._span = end - start

    def report(self, fraction: float) -> None:
        """Report ``fraction`` of this part to the parent."""
        self._parent.report(self._start + self._span * min(max(fraction, 0.0), 1.0))

    def step(self, text: str) -> None:
        """Pass on."""
        self._parent.step(text)

    def warn(self, text: str) -> None:
        """Pass on."""
        self._parent.warn(text)

    def cancelled(self) -> bool:
        """Ask the parent."""
        return self._parent.cancelled()


def split(progress: Progress, weights: Sequence[float]) -> Iterator[Part]:
    """Yield one `Part` a weight; together they fill the whole.

    Examples
    --------
    >>> [round(part._start, 2) for part in split(Silent(), [1, 3])]
    [0.0, 0.25]
    """
    total = float(sum(weights))
    start = 0.0
    for weight in weights:
        end = start + weight / total
        yield Part(progress, start, end)
        start = end
