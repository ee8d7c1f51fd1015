# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Responses of named points to named sources, and what they say in short."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ..arrival import arrival_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ..flow import FlowModel
    from ..parameters import TransportParameters

_MARKED = ("first", "second", "through", "saturation", "boundary_out", "discharge_x", "discharge_y", "discharge_z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place, m; ``layer`` counts from 1."""

    name: str
    easting: float
    northing: float
    layer: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """What a release from each source does at each point.

    Attributes
    ----------
    sources, points : tuple of Place
    values : ndarray of float, shape (n_sources, n_points, n_steps)
        Concentration, mg/L, at the end of each step for a release of 1 kg/d during the first step only.
    step_d : float
        Length of a step, d.
    parameters : TransportParameters
    crs : str
        Authority code of the coordinates.
    flow_mark : str
        `mark_of` the flow they belong to.
    provenance : dict
        Time of the run and the provenance of the flow.
    """

    sources: tuple[Place, ...]
    points: tuple[Place, ...]
    values: NDArray[np.float64]
    step_d: float
    parameters: TransportParameters
    crs: str
    flow_mark: str
    provenance: dict[str, Any] = field(default_factory=dict)

    @property
    def times_d(self) -> NDArray[np.float64]:
        """Ends of the steps, d after the release began, shape (n_steps,)."""
        return self.step_d * np.arange(1, self.values.shape[2] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one kilogram released from a source does at a point within the time.

    Attributes
    ----------
    source, point : str
    peak_mg_l : float
        Highest concentration for a kilogram released evenly during the first step, mg/L.
    peak_d, first_d, mean_d : float
        When the peak is there, when a fraction of it is first reached, and the mean time, weighted by concentration, d
        after the release began; NaN where nothing arrives.
    exposure : float
        Concentration summed over time, mg/L·d.
    share : float
        Mass that passes the point's cell with the water, as a share of the release: that which a well captures when it
        takes all the water of its cell. Mixing may carry some of it past more than once.
    """

    source: str
    point: str
    peak_mg_l: float
    peak_d: float
    first_d: float
    mean_d: float
    exposure: float
    share: float


def answers(responses: Responses, passing_m3_d: NDArray[np.float64], fraction: float) -> Iterator[Answer]:
    """Yield an `Answer` for every source and point.

    Parameters
    ----------
    responses : Responses
    passing_m3_d : ndarray, shape (n_points,)
        Water that leaves a cell of each point, m³/d; see `outlook.Outlook`.
    fraction : float
        Of the peak, 0 to 1, that counts as first arrival.
    """
    times, values = responses.times_d, responses.values
    middle = times - 0.5 * responses.step_d
    for i, source in enumerate(responses.sources):
        for j, point in enumerate(responses.points):
            curve = values[i, j]
            exposure = float(curve.sum())
            some = exposure > 0
            found = arrival_of(times, curve, fraction * float(curve.max()))
            yield Answer(
                source=source.name, point=point.name, peak_mg_l=found.peak / responses.step_d,
                peak_d=found.peak_d if some else math.nan, first_d=found.arrival_d if some else math.nan,
                mean_d=float(curve @ middle) / exposure if some else math.nan, exposure=exposure,
                share=exposure * float(passing_m3_d[j]) / 1000.0,
            )  # fmt: skip


def mark_of(flow: FlowModel) -> str:
    """Return a mark (SHA-256) of all of a flow that transport depends on: the same for the same flow only."""
    found = hashlib.sha256(flow.grid.crs.encode("utf-8"))
    arrays = [flow.grid.top, flow.grid.bottoms, *flow.grid.plan_centres(), *(getattr(flow, name) for name in _MARKED)]
    for array in arrays:
        found.update(np.ascontiguousarray(array).tobytes())
    return found.hexdigest()
