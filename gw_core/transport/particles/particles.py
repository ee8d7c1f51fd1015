# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Particles that move with the water: path lines forward and backward, and what wells capture in which time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Part, Silent
from ...wording import say
from ..grids.grid import Grid
from .modpath import locate_mp7, read_ends, read_paths, tracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from ...progress import Progress
    from ..flow import FlowModel

_MOST_PARTICLES = 2_000_000
# MODPATH 7's particle status; any other means that the time was over.
_ENDS = {2: "boundary", 3: "weak sink", 4: "weak source", 5: "sink or source", 6: "stop zone", 7: "dry or inactive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where particles begin; all arrays have the shape (n_particles,).

    Attributes
    ----------
    cell : ndarray of int64
        Flat cells.
    right, up, height : ndarray of float
        Place in the cell, 0 to 1: from its left edge, from its lower edge, and from its bottom to the top of its water.
    group : ndarray of int64
        Which release each particle belongs to.
    """

    cell: NDArray[np.int64]
    right: NDArray[np.float64]
    up: NDArray[np.float64]
    height: NDArray[np.float64]
    group: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The way of one particle; arrays have the shape (n_points,).

    Attributes
    ----------
    group : int
        Release it belongs to, counted from 0.
    easting, northing, elevation : ndarray of float
        m.
    time_d : ndarray of float
        Days since the particle began (backward: before it), rising.
    end : str
        Why it ended: ``boundary``, ``sink or source``, ``weak sink``, ``weak source``, ``dry or inactive``, ``time``.
    """

    group: int
    easting: NDArray[np.float64]
    northing: NDArray[np.float64]
    elevation: NDArray[np.float64]
    time_d: NDArray[np.float64]
    end: str


def spread_start(groups: Sequence[NDArray[np.int64]], each_way: int, height: float = 0.5) -> Start:
    """Place particles evenly inside cells.

    Parameters
    ----------
    groups : sequence of int arrays
        Flat cells of each release.
    each_way : int
        Particles along the width and the height of a cell, so that a cell gets its square of them.
    height : float
        Share of the saturated thickness, 0 to 1.
    """
    places = (np.arange(each_way) + 0.5) / each_way
    right, up = (axis.ravel() for axis in np.meshgrid(places, places))
    return _combined(groups, right, up, height)


def ring_start(groups: Sequence[NDArray[np.int64]], each_side: int, height: float = 0.5) -> Start:
    """Place particles evenly on the four sides of cells, as backward tracking from wells wants them."""
    places = (np.arange(each_side) + 0.5) / each_side
    low, high = np.zeros(each_side), np.ones(each_side)
    return _combined(
        groups, np.concatenate([low, high, places, places]), np.concatenate([places, places, low, high]), height
    )


def _combined(
    groups: Sequence[NDArray[np.int64]], right: NDArray[np.float64], up: NDArray[np.float64], height: float
) -> Start:
    cells = np.concatenate([np.asarray(group, dtype=np.int64) for group in groups])
    count = len(cells) * len(right)
    if count > _MOST_PARTICLES:
        message = say("{count} particles are too many; take fewer a cell.", count=count)
        raise InvalidInputError(message, [Finding(code="too_many_particles", message=message)])
    number = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    return Start(
        cell=np.repeat(cells, len(right)), right=np.tile(right, len(cells)), up=np.tile(up, len(cells)),
        height=np.full(count, height), group=np.repeat(number, len(right)),
    )  # fmt: skip


def track_particles(
    flow: FlowModel, start: Start, porosity: ArrayLike, *, backward: bool = False, duration_d: float | None = None,
    pass_weak: bool = False, mp7: str | None = None, progress: Progress | None = None,
) -> list[Path]:  # fmt: skip
    """Follow particles through steady flow with MODPATH 7.

    Parameters
    ----------
    flow : FlowModel
        Read from its folder; steady, on rows and columns.
    start : Start
    porosity : array_like
        Effective porosity times retardation factor, > 0: one number or the shape of the grid.
    backward : bool
        Against the flow.
    duration_d : float, optional
        Longest time, d; by default particles are followed to their end.
    pass_weak : bool
        Whether particles pass cells whose well or drain takes only part of the water.

    Returns
    -------
    list of Path
        One a particle, in the order of ``start``; a particle that never moved has a single point.

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled
    """
    watch = progress or Silent()
    values = _checked(flow, porosity, duration_d)
    program = locate_mp7(mp7)
    watch.step(say("Running MODPATH 7"))
    with tracked(
        flow, start, paths=True, backward=backward, pass_weak=pass_weak, porosity=values, stop_d=duration_d,
        program=program, progress=Part(watch, 0.0, 0.8),
    ) as folder:  # fmt: skip
        ends, points = read_ends(folder), read_paths(folder)
    watch.report(1.0)
    return _paths(flow, start, ends, points)


def capture_times(
    flow: FlowModel, targets: Sequence[NDArray[np.int64]], porosity: ArrayLike, *, mp7: str | None = None,
    progress: Progress | None = None,
) -> NDArray[np.float64]:  # fmt: skip
    """Return how long water takes from every cell to each target, by a particle from the middle of every wet cell.

    Parameters
    ----------
    targets : sequence of int arrays
        Flat cells of each target: a well, a drain, a reach of a river.
    porosity : array_like
        See `track_particles`.

    Returns
    -------
    ndarray, shape (n_targets, *grid.shape)
        Travel time, d; NaN where the water of a cell goes elsewhere.

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled
    """
    watch = progress or Silent()
    values = _checked(flow, porosity, None)
    wet = np.flatnonzero(flow.grid.active & np.isfinite(flow.head)).astype(np.int64)
    start = spread_start([wet], 1)
    watch.step(say("Running MODPATH 7 from every cell"))
    with tracked(
        flow, start, paths=False, backward=False, pass_weak=True, porosity=values, stop_d=None,
        program=locate_mp7(mp7), progress=Part(watch, 0.0, 0.9),
    ) as folder:  # fmt: skip
        ends = read_ends(folder)
    times = np.full((len(targets), flow.grid.cells), np.nan)
    began, ended = np.asarray(ends["node0"], dtype=np.int64), np.asarray(ends["node"], dtype=np.int64)
    stopped = np.isin(ends["status"], (2, 3, 5))
    for index, target in enumerate(targets):
        caught = stopped & np.isin(ended, target)
        times[index, began[caught]] = ends["time"][caught] - ends["time0"][caught]
    return times.reshape(len(targets), *flow.grid.shape)


def _checked(flow: FlowModel, porosity: ArrayLike, duration_d: float | None) -> NDArray[np.float64]:
    """Return the porosity of every cell, or raise with every fault found."""
    flow.require_steady()
    values = np.broadcast_to(np.asarray(porosity, dtype=np.float64), flow.grid.shape)
    faults = []
    if not isinstance(flow.grid, Grid):
        faults.append(say("MODPATH 7 follows particles on rows and columns only; simulate the flow on such a grid."))
    if flow.folder is None:
        faults.append(say("The MODFLOW 6 files of the flow model are missing; simulate the flow again."))
    if not np.all(np.isfinite(values[flow.grid.active]) & (values[flow.grid.active] > 0)):
        faults.append(say("The porosity must be a positive number in every active cell."))
    if duration_d is not None and not duration_d > 0:
        faults.append(say("The longest travel time must be positive, not {days} d.", days=duration_d))
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_tracking", message=text) for text in faults])
    return np.where(flow.grid.active, values, 1.0)


def _paths(flow: FlowModel, start: Start, ends: NDArray[np.void], points: NDArray[np.void]) -> list[Path]:
    order = np.lexsort((points["time"], points["particleid"]))
    rows = points[order]
    # A particle that passes from one flow cell to the next is written on both sides of the face.
    again = np.zeros(len(rows), dtype=bool)
    again[1:] = np.all([rows[name][1:] == rows[name][:-1] for name in ("particleid", "time", "x", "y", "z")], axis=0)
    rows = rows[~again]
    east, north = _on_map(flow.grid, rows["x"], rows["y"])  # type: ignore[arg-type]  # `_checked` saw to it
    first = np.searchsorted(rows["particleid"], np.arange(len(start.cell) + 1))
    status = dict(zip(ends["particleid"].tolist(), ends["status"].tolist(), strict=True))
    return [
        Path(
            group=int(start.group[number]), easting=east[a:b], northing=north[a:b],
            elevation=rows["z"][a:b].astype(np.float64), time_d=rows["time"][a:b].astype(np.float64),
            end=_ENDS.get(status.get(number, 7), "time"),
        )
        for number, (a, b) in enumerate(pairwise(first))
    ]  # fmt: skip


def _on_map(grid: Grid, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Turn MODPATH's coordinates, from the lower left corner, into easting and northing."""
    down = float(grid.heights.sum()) - y.astype(np.float64)
    placed = grid.on_map(np.stack([x.astype(np.float64), down], axis=-1))
    return placed[..., 0], placed[..., 1]
