# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each well looks: what of a release anywhere it sees, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...progress import Silent
from ..wet_cells import leaving
from .assembly import assemble
from .step_solver import step_solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from ..parameters import TransportParameters
    from .assembly import Assembled

GRAMS_A_KILOGRAM = 1000.0
# Water that nothing moves would keep its load for ever, which has no finite answer: forget it at this rate.
_FORGOTTEN_PER_D = 1e-10
_UNSEEN = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What one record sees of one kilogram released in a cell at time 0, in all time to come; arrays in grid shape.

    Attributes
    ----------
    exposure : ndarray of float
        Concentration at the record summed over time, mg/L·d; NaN in cells without water.
    mean_d : ndarray of float
        Mean time of arrival, weighted by concentration, d; NaN where the record sees next to nothing.
    share : ndarray of float
        Mass that passes a cell of the record with the water, as a share of the release.
    passing_m3_d : float
        Water that leaves a cell of the record, m³/d: mean over its cells.
    """

    exposure: NDArray[np.float64]
    mean_d: NDArray[np.float64]
    share: NDArray[np.float64]
    passing_m3_d: float


def outlooks(
    flow: FlowModel, parameters: TransportParameters, record_cells: Sequence[NDArray[np.int64]],
    progress: Progress | None = None, *, porosity: NDArray[np.float64] | None = None,
    decay_sorbed_per_d: float | None = None,
) -> tuple[Outlook, ...]:  # fmt: skip
    """Return where each record looks.

    Parameters
    ----------
    flow : FlowModel
        Steady.
    parameters : TransportParameters
    record_cells : sequence of int arrays
        Flat cells; a record averages over its wet cells, and sees nothing when it has none.
    progress : Progress, optional
    porosity, decay_sorbed_per_d : optional
        See `assembly.assemble`.

    Raises
    ------
    InvalidInputError
        Transient flow, or parameters out of range.
    Cancelled

    Notes
    -----
    The transposed equation gives the response a(t) of the record to a release in every cell at once. Its integral over
    all time G solves ``A^T G = w``, its first moment ``A^T G1 = S G``: two solves a record, exact in time (the moments
    of Harvey & Gorelick 1995, Water Resour. Res. 31, 1895, for the adjoint of the same discretisation).
    """
    from scipy.sparse import diags

    watch = progress or Silent()
    flow.require_steady()
    parameters.check()
    found = assemble(flow, parameters, porosity, decay_sorbed_per_d)
    cells = np.flatnonzero(found.number >= 0)
    layers = len(cells) / max(len(np.unique(cells % flow.grid.cells_a_layer)), 1)
    solver = step_solver(found.loss + diags(_FORGOTTEN_PER_D * found.storage), layers)
    water, made = leaving(flow).ravel(), []
    for index, group in enumerate(record_cells):
        watch.check()
        rows = found.number[np.asarray(group, dtype=np.int64)]
        rows = rows[rows >= 0]
        weights = np.zeros((len(cells), 1))
        weights[rows, 0] = 1.0 / max(len(rows), 1)
        total = solver.solve_transposed(weights)
        moment = solver.solve_transposed(found.storage[:, np.newaxis] * total)
        passing = float(water[cells[rows]].mean()) if len(rows) else 0.0
        made.append(_outlook(flow, found, total[:, 0], moment[:, 0], passing))
        watch.report((index + 1) / len(record_cells))
    return tuple(made)


def _outlook(
    flow: FlowModel, found: Assembled, total: NDArray[np.float64], moment: NDArray[np.float64], passing: float
) -> Outlook:
    seen = total > _UNSEEN * total.max(initial=0.0)
    mean = np.divide(moment, total, out=np.full_like(total, np.nan), where=seen)
    exposure = _in_grid(flow, found, np.maximum(total, 0.0) * GRAMS_A_KILOGRAM)
    return Outlook(
        exposure=exposure, mean_d=_in_grid(flow, found, mean), share=exposure * passing / GRAMS_A_KILOGRAM,
        passing_m3_d=passing,
    )  # fmt: skip


def _in_grid(flow: FlowModel, found: Assembled, values: NDArray[np.float64]) -> NDArray[np.float64]:
    full = np.full(found.number.size, np.nan)
    full[found.number >= 0] = values
    return full.reshape(flow.grid.shape)
