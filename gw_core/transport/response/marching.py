# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Implicit steps in time, forward with sources or backward with records."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .step_solver import step_solver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import spmatrix

# SuperLU solves fastest with 5 to 16 right-hand sides in Fortran order; 50 at once are six times slower a column.
BLOCK = 10
# With one or two it is faster the other way round: with the transposed of the factors of the transposed matrix.
NARROW = 2


class March:
    """The steps ``(kept + loss) c = kept c_old + q`` over some cells, each in ``substeps`` equal parts.

    Parameters
    ----------
    loss : sparse matrix, shape (n, n)
        See `assembly.Assembled`, m³/d.
    kept : ndarray, shape (n,)
        Storage over the length of a part, m³/d.
    layers : float
        Mean number of cells above each other.
    substeps : int
    backward : bool
        Carry records with the transposed equation.
    columns : int
        How many are carried at a time.
    """

    def __init__(
        self, loss: spmatrix, kept: NDArray[np.float64], layers: float, substeps: int, *, backward: bool, columns: int
    ) -> None:
        from scipy.sparse import diags

        wide = columns > NARROW
        matrix = loss + diags(kept)
        solver = step_solver(matrix.T if backward == wide else matrix, layers)
        self._solve = solver.solve if wide else solver.solve_transposed
        self._guesses = solver.guesses
        self._kept = kept[:, np.newaxis]
        self._substeps = substeps
        self._backward = backward

    def states(self, carried: NDArray[np.float64], steps: int) -> Iterator[NDArray[np.float64]]:
        """Yield the states (n, k) after each step for what acts in the first step only, shape (n, k)."""
        if self._backward:
            return self._backward_states(carried, steps)
        return self._forward_states(carried, steps)

    def advanced(self, state: NDArray[np.float64], added: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the state one step on, with what is added through the whole step."""
        for _ in range(self._substeps):
            state = self._solve(self._kept * state + added, state)
        return state

    def _followed(self, state: NDArray[np.float64], steps: int) -> Iterator[NDArray[np.float64]]:
        """Yield the states of steps in which nothing acts, each guessed from the three before it."""
        known: list[NDArray[np.float64]] = []
        for _ in range(steps):
            for _ in range(self._substeps):
                guess = None
                if self._guesses:
                    known = [*known[-2:], state]
                    guess = known[0] - 3.0 * known[1] + 3.0 * known[2] if len(known) == 3 else state
                state = self._solve(self._kept * state, guess)
            yield state

    def _forward_states(self, carried: NDArray[np.float64], steps: int) -> Iterator[NDArray[np.float64]]:
        state = self.advanced(np.zeros_like(carried), carried)
        yield state
        yield from self._followed(state, steps - 1)

    def _backward_states(self, carried: NDArray[np.float64], steps: int) -> Iterator[NDArray[np.float64]]:
        part = self._solve(carried)
        total = part
        for _ in range(self._substeps - 1):
            part = self._solve(self._kept * part, part)
            total = total + part
        yield total
        yield from self._followed(total, steps - 1)


def blocks(count: int, size: int = BLOCK) -> list[slice]:
    """Return the fewest slices of at most ``size`` that share ``count`` evenly."""
    edges = np.linspace(0, count, max(1, -(-count // size)) + 1).round().astype(int)
    return [slice(int(start), int(end)) for start, end in pairwise(edges)]
