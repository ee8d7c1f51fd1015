# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which cells matter between sources and records, and how much the others can add at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from .assembly import Assembled
    from .step_solver import StepSolver

# Neglected at most, as a share of the largest response: sources with a peak of a millionth of it keep five digits.
AIM = 1e-11
# Over all steps, in natural logarithms: more forgets late paths but weighs the bound by its exponential.
_DISCOUNT = 6.0
_FINER = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """Cells that matter.

    Attributes
    ----------
    rows : ndarray of int64, shape (n_kept,)
        Rows of the assembled equation, rising.
    neglected : float
        No response within the steps loses more than this by leaving the other cells out, in the unit of the responses.
    """

    rows: NDArray[np.int64]
    neglected: float


def discount_of(steps: int) -> float:
    """Return the share 1 - z that a step loses in the discounted sum over all steps."""
    return _DISCOUNT / steps


def relevant(
    assembled: Assembled, kept: NDArray[np.float64], discounted: StepSolver, release: csr_matrix, record: csr_matrix,
    steps: int,
) -> Relevance:  # fmt: skip
    """Choose the cells through which something gets from the sources to the records.

    Parameters
    ----------
    assembled : Assembled
    kept : ndarray, shape (n,)
        Storage over the time step, m³/d.
    discounted : StepSolver
        Of the matrix ``loss + kept * discount_of(steps)``.
    release, record : sparse, shapes (n, n_sources) and (n, n_records)
        Right-hand sides (g/d) and weights of the averages.
    steps : int
        Number of steps, > 6.

    Notes
    -----
    With z < 1 the sum of z^m times the m-th implicit state solves one equation, that of the step with the storage
    weighed by 1 - z. Let F be that sum for all sources together and G the one of the transposed equation for all
    records. A path is lost when it starts outside the chosen cells or first leaves them from c to d; the discounted sum
    of all lost paths is at most ``sum(b G) + sum(F_c * coefficient_cd * G_d)``. All terms are positive, so that each
    response loses at most z^-steps times that. The largest response is at least (1 - z) times its discounted sum.
    """
    rate = discount_of(steps)
    weight = (1.0 - rate) ** -steps
    sources, records = _summed(release), _summed(record)
    reached = np.maximum(discounted.solve(sources[:, np.newaxis])[:, 0], 0.0)
    heard = np.maximum(discounted.solve_transposed(records[:, np.newaxis])[:, 0], 0.0)
    peak = rate * float((release.T @ heard).max()) / record.shape[1]
    crossing = assembled.loss.tocoo()
    aside = crossing.row != crossing.col
    origin, goal = crossing.col[aside], crossing.row[aside]
    lost = -crossing.data[aside] * reached[origin] * heard[goal]
    throughput = reached * heard * (assembled.loss.diagonal() + rate * kept)
    limit = AIM * peak
    threshold = limit / weight
    while True:
        chosen = throughput > threshold
        away = float((sources * heard)[~chosen].sum()) + float(lost[chosen[origin] & ~chosen[goal]].sum())
        if weight * away <= limit or chosen.all():
            return Relevance(rows=np.flatnonzero(chosen).astype(np.int64), neglected=weight * away)
        threshold = threshold / _FINER if threshold > 0 and np.any(throughput[~chosen] > 0) else -1.0


def _summed(weights: csr_matrix) -> NDArray[np.float64]:
    total: NDArray[np.float64] = np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
    return total
