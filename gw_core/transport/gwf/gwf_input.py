# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a flow model is made of, before it is written for MODFLOW 6."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from .gwf_faults import boundary_faults, ground_faults, time_faults

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid
    from .boundaries import Barrier, Drain, FixedHead, GeneralHead, PerCell, PumpedWell, Recharge, River

SAME_TIME_D = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowInput:
    """Everything a flow model needs.

    What may be "float or ndarray" is one number for all cells, or an array in the shape of the grid.

    Attributes
    ----------
    grid : LayeredGrid
    conductivity : ndarray of float, shape of the grid
        Horizontal hydraulic conductivity, m/d, > 0 in active cells.
    vertical_ratio : float or ndarray
        Vertical over horizontal conductivity, > 0.
    anisotropy : float
        Conductivity along the minor over that along the major horizontal axis, > 0.
    anisotropy_deg : float
        Direction of the major axis, counter-clockwise from the grid's rows, degrees.
    porosity : ndarray of float, shape of the grid, or None
        Effective porosity, 0 to 1; flow does not need it, it is kept for transport.
    specific_yield, specific_storage : float or ndarray
        0 to 1, and 1/m; only transient flow needs them.
    heads, rivers, wells, drains, general_heads, recharges, barriers : tuples
        Boundaries. At least one head, river, drain or general head must hold the level of steady flow.
    recharge_m_d : float or ndarray, plan shape
        Into the uppermost active cell of each column at all times, m/d; ``recharges`` come on top.
    periods_d : tuple of float
        Lengths of the time steps of transient flow, d, > 0; empty for steady flow.
    steady_first : bool
        The first period is steady: its heads are in balance with its boundaries.
    initial_head : ndarray of float, shape of the grid, or None
        Head at the start, m; None takes the mean of what is held.
    start : datetime or None
        The moment of time 0, aware.
    newton : bool
        Solve with Newton's method, under which cells may fall dry and wet again; it takes the wet thickness between
        cells from upstream, a first-order error. Otherwise a cell that falls dry leaves the model.
    """

    grid: LayeredGrid
    conductivity: NDArray[np.float64]
    vertical_ratio: PerCell = 0.1
    anisotropy: float = 1.0
    anisotropy_deg: float = 0.0
    porosity: NDArray[np.float64] | None = None
    specific_yield: PerCell = 0.2
    specific_storage: PerCell = 1e-5
    heads: tuple[FixedHead, ...] = ()
    rivers: tuple[River, ...] = ()
    wells: tuple[PumpedWell, ...] = ()
    drains: tuple[Drain, ...] = ()
    general_heads: tuple[GeneralHead, ...] = ()
    recharges: tuple[Recharge, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    recharge_m_d: PerCell = 0.0
    periods_d: tuple[float, ...] = ()
    steady_first: bool = True
    initial_head: NDArray[np.float64] | None = None
    start: datetime | None = None
    newton: bool = True

    @property
    def holding(self) -> tuple[FixedHead | River | Drain | GeneralHead, ...]:
        """The boundaries that hold the level."""
        return (*self.heads, *self.rivers, *self.drains, *self.general_heads)

    @property
    def transient(self) -> bool:
        """Whether the flow changes with time."""
        return bool(self.periods_d)

    def steps_d(self) -> tuple[float, ...]:
        """Return the lengths of the periods (d), cut where a boundary begins or ends; a single day when steady."""
        if not self.periods_d:
            return (1.0,)
        ends = np.cumsum(self.periods_d)
        changing = (*self.holding, *self.wells, *self.recharges)
        cuts = {moment for each in changing for moment in (each.start_d, each.end_d) if 0 < moment < ends[-1]}
        kept = [0.0]
        for moment in sorted({*ends.tolist(), *cuts}):
            if moment > kept[-1] + SAME_TIME_D:
                kept.append(float(moment))
        return tuple(np.diff(kept).tolist())

    def recharge_at(self, moment_d: float) -> NDArray[np.float64]:
        """Return the recharge just after a moment, m/d, plan shape."""
        total = np.zeros(self.grid.plan_shape) + self.recharge_m_d
        for each in self.recharges:
            if each.holds_at(moment_d):
                total = total + (each.rate_m_d if each.where is None else np.where(each.where, each.rate_m_d, 0.0))
        return total

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault found."""
        faults = [*ground_faults(self), *boundary_faults(self), *time_faults(self)]
        if faults:
            findings = [Finding(code="bad_flow_input", message=text) for text in faults]
            raise InvalidInputError(faults[0], findings)
