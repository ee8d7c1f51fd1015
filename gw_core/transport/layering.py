# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which layers of a plume a map shows, and which of its times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from .plume import Plume


def highest(values: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Return the maximum over the layers: (n_times, layers, *plan) to (n_times, *plan); NaN where all are unknown."""
    known = np.isfinite(values)
    found: NDArray[np.float64] = np.where(known, values, -np.inf).max(axis=1)
    return np.where(known.any(axis=1), found, np.nan)


def water_table(head: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the head (m) of the uppermost wet cell, plan shape, NaN where there is none."""
    wet = np.isfinite(head)
    found: NDArray[np.float64] = np.take_along_axis(head, wet.argmax(axis=0)[np.newaxis], axis=0)[0]
    return np.where(wet.any(axis=0), found, np.nan)


def plan_values(plume: Plume, substance: str = "", layer: int = 0) -> NDArray[np.float64]:
    """Return what a map shows, shape (n_times, *plan), in the unit of the substance.

    Parameters
    ----------
    plume : Plume
    substance : str
        Code; empty for the main one.
    layer : int
        One-based; 0 for the maximum over the layers.

    Raises
    ------
    InvalidInputError
        The layer does not exist.
    """
    values = plume.shown(substance)
    if layer == 0:
        return highest(values)
    if not 0 < layer <= plume.grid.layers:
        message = say("Layer {layer} does not exist; the plume has {count}.", layer=layer, count=plume.grid.layers)
        raise InvalidInputError(message, [Finding(code="unknown_layer", message=message)])
    return values[:, layer - 1]


def nearest_time(plume: Plume, moment: datetime | None) -> int:
    """Return the index of the time nearest to a moment; the last for None."""
    if moment is None:
        return len(plume.times_d) - 1
    days = (moment - plume.start).total_seconds() / 86400.0
    return int(np.abs(plume.times_d - days).argmin())


def spans(plume: Plume) -> list[tuple[datetime, datetime]]:
    """Return from when until when each time is shown: until the next one, the last as long as the one before it."""
    moments = plume.moments()
    if len(moments) == 1:
        return [(moments[0], moments[0])]
    return list(zip(moments, [*moments[1:], moments[-1] + (moments[-1] - moments[-2])], strict=True))
