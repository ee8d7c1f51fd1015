# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which layers of a plume a map shows, and which of its times."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from .plume import Plume

# From the lowest level to the highest; what is above the last level has the last colour.
LEVEL_COLOURS = (
    "#ffffcc",
    "#fed976",
    "#feb24c",
    "#fd8d3c",
    "#fc4e2a",
    "#e31a1c",
    "#b10026",
    "#800026",
    "#5c0020",
    "#3b0015",
)


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
    """Return from when until when each time is shown: until the next one, the last as long as the one before it.

    A single time is shown for a day.
    """
    moments = plume.moments()
    if len(moments) == 1:
        return [(moments[0], moments[0] + timedelta(days=1))]
    return list(zip(moments, [*moments[1:], moments[-1] + (moments[-1] - moments[-2])], strict=True))


def shown_levels(limit: float, highest_value: float) -> list[float]:
    """Return the concentrations at which colours change: from a tenth of the limit up to the highest value.

    The steps are a factor of about three. Without a limit (NaN or zero) they go down from the highest value.

    Examples
    --------
    >>> shown_levels(10.0, 250.0)
    [1.0, 3.0, 10.0, 30.0, 100.0, 300.0]
    """
    if not limit > 0:
        limit = 10.0 ** np.floor(np.log10(highest_value)) if highest_value > 0 else 1.0
    levels = [float(f"{limit * factor:.12g}") for factor in (0.1, 0.3, 1.0)]
    for number in range(12):
        if levels[-1] > highest_value:
            break
        levels.append(float(f"{limit * (3.0, 10.0)[number % 2] * 10.0 ** (number // 2):.12g}"))
    return levels
