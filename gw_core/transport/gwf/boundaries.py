# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lets water into and out of a flow model, or keeps it back. Cells are flat indices, times days after the start.

Each holds from ``start_d`` until ``end_d``, so that what changes with time is given as several that follow each other.
A steady flow takes those that hold at its start. A value is one number for all cells, or an array with one a cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    PerCell = float | NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spanned:
    start_d: float = 0.0
    end_d: float = math.inf

    def holds_at(self, moment_d: float) -> bool:
        """Tell whether it holds just after a moment (d after the start)."""
        return self.start_d <= moment_d < self.end_d


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedHead(_Spanned):
    """Cells kept at a head, m; where two hold a cell at the same time, the first counts."""

    cells: NDArray[np.int64]
    head_m: PerCell


@dataclass(frozen=True, slots=True, kw_only=True)
class River(_Spanned):
    """A river, which gives and takes water through its bed.

    Attributes
    ----------
    stage_m : float or ndarray
        Water level, m.
    conductance_m2_d : float or ndarray
        One number is that of the whole reach, shared evenly by its cells; an array holds each cell's. m²/d, > 0.
    bottom_m : float, ndarray or None
        Bottom of the bed, m: with a lower head below it, the leakage grows no more. None is the bottom of the cell.
    """

    cells: NDArray[np.int64]
    stage_m: PerCell
    conductance_m2_d: PerCell
    bottom_m: PerCell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drain(_Spanned):
    """A drain, which takes water only while the head is above its elevation (m); conductance as of a `River`."""

    cells: NDArray[np.int64]
    elevation_m: PerCell
    conductance_m2_d: PerCell


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralHead(_Spanned):
    """A head (m) outside the model, reached through a conductance as of a `River`."""

    cells: NDArray[np.int64]
    head_m: PerCell
    conductance_m2_d: PerCell


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpedWell(_Spanned):
    """A well; ``rate_m3_d`` is negative for pumping, positive for injection.

    Its cells share the rate by ``shares`` (which sum to 1), or evenly where that is None.
    """

    cells: NDArray[np.int64]
    rate_m3_d: float
    shares: NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recharge(_Spanned):
    """Water (m/d) into the uppermost active cell of each column of the plan.

    Attributes
    ----------
    rate_m_d : float or ndarray, plan shape
    where : ndarray of bool, plan shape, or None
        The columns that get it; None is all.
    """

    rate_m_d: PerCell
    where: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A wall thinner than a cell, such as a slurry wall, between pairs of neighbouring cells.

    Attributes
    ----------
    first, second : ndarray of int64, shape (n,)
        Flat indices of the cells on both sides, in one layer.
    leakance_per_d : float
        Conductivity of the wall over its thickness, 1/d, > 0.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    leakance_per_d: float


def each_cell(value: PerCell, cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return a value for each cell, shape (n,)."""
    return np.broadcast_to(np.asarray(value, dtype=np.float64), cells.shape)


def shared(conductance_m2_d: PerCell, cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the conductance of each cell (m²/d, shape (n,)): one number is shared evenly, an array is each cell's."""
    if np.ndim(conductance_m2_d) == 0:
        return np.full(len(cells), float(conductance_m2_d) / max(len(cells), 1))
    return np.asarray(conductance_m2_d, dtype=np.float64)
