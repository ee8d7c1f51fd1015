# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lower bounds of the p-median problem, up to a proof of the optimum, by Benders cuts on HiGHS."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress

TOLERANCE = 1e-6
"""Relative gap below which an optimum counts as proven."""

_SCALE = 1.0e4  # the largest impact after scaling; HiGHS's feasibility tolerance of 1e-6 is absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The best set known, and how good any set can be.

    Attributes
    ----------
    chosen : tuple of int
        Indices of the candidates, sorted.
    objective, lower_bound : float
        Mean impact of ``chosen``, and a value that no set can undercut, in the unit of the impacts.
    """

    chosen: tuple[int, ...]
    objective: float
    lower_bound: float


def prove(
    impact: NDArray[np.float64], weights: NDArray[np.float64],
    known: Sequence[tuple[float, tuple[int, ...]]], time_limit_s: float, progress: Progress,
) -> Proof:  # fmt: skip
    """Improve the best known set to the optimum, or bound its distance from it.

    Two-phase Benders decomposition of the p-median problem (Duran-Mateluna, Ales & Elloumi 2023, Eur. J. Oper. Res.
    310, doi:10.1016/j.ejor.2023.03.042): one binary a candidate, one impact θ_s a scenario, and cuts

        θ_s ≥ D − Σ_i max(0, D − impact[i, s]) x_i        with D an impact of scenario s,

    found in closed form. First the relaxation is solved by adding cuts, then the integer problem over the cuts found,
    until its bound meets the best set. Cuts of the local optima ``known`` start both; their value cuts off the rest.

    Parameters
    ----------
    impact, weights
        As for `interchange.add_greedily`.
    known : sequence of (mean impact, candidates)
        Best first, at least one; all of the same size, which is the number of wells.
    time_limit_s : float
        Wall-clock limit (s). When it ends the search the bound found so far is returned.
    progress : Progress
        Cancel takes effect between two solutions of HiGHS.
    """
    scale = _SCALE / (float(impact.max()) or 1.0)
    deadline = time.monotonic() + time_limit_s
    master = _Master(impact * scale, weights, known)
    if master.relax(deadline, progress):
        master.fix_by_reduced_cost()
        master.solve_integer(deadline, progress)
    return Proof(chosen=master.chosen, objective=master.best / scale, lower_bound=master.bound / scale)


class _Master:
    """The master problem: cuts so far, best set, bound. Impacts are scaled."""

    def __init__(
        self, impact: NDArray[np.float64], weights: NDArray[np.float64],
        known: Sequence[tuple[float, tuple[int, ...]]],
    ) -> None:  # fmt: skip
        self._impact = impact
        self._order = np.argsort(impact, axis=0, kind="stable")
        self._sorted = np.take_along_axis(impact, self._order, axis=0)
        self._weights = weights
        self.chosen = known[0][1]
        self.best = self._mean(self.chosen)
        self.bound = float(self._sorted[0] @ weights)
        n, m = impact.shape
        self._cost = np.concatenate([np.zeros(n), weights])
        self._lower = np.concatenate([np.zeros(n), self._sorted[0]])
        self._upper = np.concatenate([np.ones(n), self._sorted[-1]])
        self._count = sparse.csr_matrix(np.concatenate([np.ones(n), np.zeros(m)])[None])
        self._rows: list[sparse.csr_matrix] = []
        self._levels: list[NDArray[np.float64]] = []
        self._seen: set[tuple[int, float]] = set()
        for _, chosen in known[:5]:  # more cuts at the start make each solution slower than they save
            self._add(np.arange(m), impact[list(chosen)].min(axis=0))

    def relax(self, deadline: float, progress: Progress) -> bool:
        """Solve the relaxation by cuts; return whether it was finished in time."""
        while True:
            progress.check()
            cuts, levels = self._cuts()
            solved = linprog(
                self._cost,
                A_ub=sparse.vstack([-cuts, self._count]),
                b_ub=np.append(-levels, float(len(self.chosen))),
                bounds=np.column_stack([self._lower, self._upper]),
                method="highs",
                options={"time_limit": max(deadline - time.monotonic(), 0.1)},
            )
            if solved.status != 0:
                return False
            self.bound = max(self.bound, float(solved.fun))
            self._reduced_cost = solved.lower.marginals[: len(self._impact)]
            if not self._separate(solved.x):
                return True

    def fix_by_reduced_cost(self) -> None:
        """Close candidates that no set better than the best known can hold."""
        closed = self._reduced_cost > self.best - self.bound + TOLERANCE * self.best
        closed[list(self.chosen)] = False
        self._upper[: len(closed)][closed] = 0.0

    def solve_integer(self, deadline: float, progress: Progress) -> None:
        """Solve the integer problem over the cuts, add what its solution violates, and repeat."""
        integrality = np.zeros(len(self._cost))
        integrality[: len(self._impact)] = 1
        while self.best - self.bound > TOLERANCE * self.best and time.monotonic() < deadline:
            progress.check()
            cuts, levels = self._cuts()
            cutoff = self.best * (1.0 + TOLERANCE)
            solved = milp(
                self._cost,
                integrality=integrality,
                bounds=Bounds(self._lower, self._upper),
                constraints=[
                    LinearConstraint(cuts, levels, np.inf),
                    LinearConstraint(self._count, -np.inf, float(len(self.chosen))),
                    LinearConstraint(sparse.csr_matrix(self._cost[None]), -np.inf, cutoff),
                ],
                options={"time_limit": max(deadline - time.monotonic(), 0.1), "mip_rel_gap": 0.1 * TOLERANCE},
            )
            if not self._learn(solved):
                return

    def _learn(self, solved: object) -> bool:
        bound = getattr(solved, "mip_dual_bound", None)
        if getattr(solved, "status", 4) == 2:  # nothing is as good as the best known set, by more than the tolerance
            bound = self.best
        if bound is not None and np.isfinite(bound):
            self.bound = min(max(self.bound, float(bound)), self.best)
        solution = getattr(solved, "x", None)
        return solution is not None and self._separate(np.asarray(solution))

    def _separate(self, solution: NDArray[np.float64]) -> bool:
        """Add the cuts that ``solution`` violates; keep its rounded set when better. Return whether any was added."""
        n = len(self._impact)
        x, theta = np.clip(solution[:n], 0.0, 1.0), solution[n:]
        self._offer(x)
        filled = np.cumsum(x[self._order], axis=0)
        position = np.minimum((filled < 1.0 - 1e-9).sum(axis=0), n - 1)
        level = self._sorted[position, np.arange(len(theta))]
        served = level - np.einsum("is,i->s", np.maximum(level - self._impact, 0.0), x)
        violated = np.flatnonzero(served - theta > 0.1 * TOLERANCE * np.maximum(served, 1.0))
        return self._add(violated, level[violated])

    def _offer(self, x: NDArray[np.float64]) -> None:
        chosen = tuple(sorted(int(i) for i in np.argsort(-x, kind="stable")[: len(self.chosen)]))
        mean = self._mean(chosen)
        if mean < self.best:
            self.chosen, self.best = chosen, mean

    def _add(self, scenarios: NDArray[np.intp], levels: NDArray[np.float64]) -> bool:
        pairs = zip(scenarios.tolist(), levels.tolist(), strict=True)
        new = np.array([pair not in self._seen for pair in pairs], dtype=bool)
        scenarios, levels = scenarios[new], levels[new]
        self._seen.update(zip(scenarios.tolist(), levels.tolist(), strict=True))
        if not len(scenarios):
            return False
        saved = sparse.csr_matrix(np.maximum(levels[:, None] - self._impact[:, scenarios].T, 0.0))
        ones = np.ones(len(scenarios))
        theta = sparse.csr_matrix(
            (ones, (np.arange(len(scenarios)), scenarios)), shape=(len(scenarios), self._impact.shape[1])
        )
        self._rows.append(sparse.hstack([saved, theta], format="csr"))
        self._levels.append(levels)
        return True

    def _cuts(self) -> tuple[sparse.csr_matrix, NDArray[np.float64]]:
        return sparse.vstack(self._rows, format="csr"), np.concatenate(self._levels)

    def _mean(self, chosen: tuple[int, ...]) -> float:
        return float(self._impact[list(chosen)].min(axis=0) @ self._weights)
