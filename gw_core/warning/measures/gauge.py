# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every kind of rule answers: readings in, ratios out, and what must be remembered for the readings to come."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from ..machine.measures import Measures
    from ..rules.model import Rule
    from ..rules.scope import Stream


@dataclass(frozen=True, slots=True)
class Readings:
    """Usable readings in columns, by target and time.

    Attributes
    ----------
    target : ndarray of int64, shape (n,)
        0-based number of what the rule watches; not decreasing.
    member : ndarray of int64, shape (n,)
        Which member of a combined rule is read; 0 elsewhere.
    time : ndarray of int64, shape (n,)
        Nanoseconds since 1970 UTC; increasing within a target and member.
    value : ndarray of float64, shape (n,)
        Canonical unit, never NaN; the detection limit where ``censored``.
    censored, trusted, failed : ndarray of bool, shape (n,)
        ``trusted`` is False for what quality control called suspect, ``failed`` is True for what it refused: that is
        shown to the rules for instruments only.
    """

    target: NDArray[np.int64]
    member: NDArray[np.int64]
    time: NDArray[np.int64]
    value: NDArray[np.float64]
    censored: NDArray[np.bool_]
    trusted: NDArray[np.bool_]
    failed: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.time)

    def __getitem__(self, rows: slice | NDArray[np.bool_] | NDArray[np.intp]) -> Readings:
        return Readings(*(getattr(self, column.name)[rows] for column in fields(self)))


def together(pieces: Sequence[Readings]) -> Readings:
    """Return the rows of one or more pieces, one after the other."""
    return Readings(*(np.concatenate([getattr(each, name.name) for each in pieces]) for name in fields(Readings)))


def no_readings() -> Readings:
    """Return readings without rows."""
    whole, truth = np.zeros(0, np.int64), np.zeros(0, np.bool_)
    return Readings(whole, whole, whole, np.zeros(0), truth, truth, truth)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a gauge keeps between two calls: ``rows`` that later readings need, and one number a target in ``carry``.

    Nothing else: it is stored and restored as it is. Arrays in ``carry`` have the shape (targets,).
    """

    rows: Readings = field(default_factory=no_readings)
    carry: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """What one rule watches at one place: a datastream, or for a combined rule those of its members at a point.

    ``streams`` are in the order of the rule's members; None where a member is not measured there.
    """

    streams: tuple[Stream | None, ...]

    @property
    def first(self) -> Stream:
        """The first that is measured: it gives the warning its property and unit."""
        return next(stream for stream in self.streams if stream is not None)


class Gauge(Protocol):
    """One kind of rule at all its targets.

    The measures of a reading depend on the readings up to it and on nothing else, so that readings may come in any
    pieces: ``measure(a + b)`` gives what ``measure(a)`` and then ``measure(b)`` give, to the last digit.
    """

    def __init__(self, rule: Rule, targets: tuple[Target, ...]) -> None:
        """Gather what the targets are compared with into arrays, once."""

    def measure(self, memory: Memory, new: Readings) -> tuple[Measures, Memory]:
        """Return the measures of readings that are all later than those of the same target and member before."""

    def tick(self, memory: Memory, now: int) -> tuple[Measures, Memory]:
        """Return what the clock alone brings up to ``now`` (ns since 1970), such as a reading that did not come."""
