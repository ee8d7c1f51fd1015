# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits that warnings are measured by."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...standards.groundwater import has_limit, limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

# pH at which water is neutral, from which the index of a two-sided limit counts.
_NEUTRAL = 7.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A limit in the canonical unit: at most ``upper``, and for pH at least ``lower``."""

    upper: float
    lower: float = -math.inf
    confirmed: bool = False

    @property
    def two_sided(self) -> bool:
        """True for pH."""
        return math.isfinite(self.lower)


def index(values: NDArray[np.float64], upper: NDArray[np.float64], lower: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how many times the limit each value is; 1 is the limit.

    For a two-sided limit (finite ``lower``) the distance from 7 over the limit's distance from 7.

    References
    ----------
    HJ 610-2016, standard-index method for groundwater (general form and the two forms for pH).
    """
    one_sided = values / upper
    with np.errstate(divide="ignore", invalid="ignore"):
        above, below = (values - _NEUTRAL) / (upper - _NEUTRAL), (_NEUTRAL - values) / (_NEUTRAL - lower)
    return np.where(np.isfinite(lower), np.where(values >= _NEUTRAL, above, below), one_sided)


def value_at(ratio: float, limit: float, *, two_sided: bool) -> float:
    """Return the value whose index is ``ratio``, on the side of ``limit``; canonical unit."""
    return _NEUTRAL + ratio * (limit - _NEUTRAL) if two_sided else ratio * limit


def nearest(values: NDArray[np.float64], upper: NDArray[np.float64], lower: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the limit on the side of each value."""
    return np.where(np.isfinite(lower) & (values < _NEUTRAL), lower, upper)


LimitOf = Callable[[str], Bounds | None]


def class_limits(class_name: str) -> LimitOf:
    """Return a function giving the limit of a property in a class (I to IV) of GB/T 14848-2017.

    None for a property that the standard does not have, and where the limit is no positive number: "absent", "not
    detected", class IV without end.
    """

    def of(code: str) -> Bounds | None:
        if not has_limit(code):
            return None
        found = limit(code, class_name)
        usable = 0.0 < found.value < math.inf
        return Bounds(found.value, found.lower, found.confirmed) if usable else None

    return of
