# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solvers of the implicit step: factors where they fit into the memory, corrections by incomplete factors elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ...errors import Finding, InvalidInputError, ModelRunError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import spmatrix

# Entries of the factors, at 12 bytes each: 1.4 GB, and about half a minute, in which no one can stop it.
MOST_FILL = 120_000_000
_MOST_A_CELL = 500.0  # beyond that, corrections are faster
_FILL = 3.6  # measured: 2.7 to 3.6 entries a cell, layer and doubling of the cells
# No pivoting: the matrices are diagonally dominant by columns, their transposes by rows.
_ORDER: dict[str, Any] = {
    "permc_spec": "MMD_AT_PLUS_A", "diag_pivot_thresh": 0.0, "options": {"SymmetricMode": True}
}  # fmt: skip
_DROP, _INCOMPLETE_FILL = 1e-3, 20
_CLOSURE, _STALLED_CLOSURE, _STALLED, _MOST_CORRECTIONS = 1e-12, 1e-9, 0.9, 500


class StepSolver(Protocol):
    """What solves ``matrix @ x = right`` for right-hand sides of the shape (n, k).

    Attributes
    ----------
    guesses : bool
        Whether a guess shortens the work.
    """

    guesses: bool

    def solve(self, right: NDArray[np.float64], guess: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """Return x."""

    def solve_transposed(
        self, right: NDArray[np.float64], guess: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return the solution with the transposed matrix."""


def step_solver(matrix: spmatrix, layers: float) -> StepSolver:
    """Return the solver that suits a matrix.

    Parameters
    ----------
    matrix : sparse matrix, shape (n, n)
        Diagonally dominant by columns or by rows, with no positive entry beside its diagonal.
    layers : float
        Mean number of cells above each other, >= 1: how much the factors fill.

    Raises
    ------
    InvalidInputError
        Not even incomplete factors fit into the memory (finding ``too_many_cells``).
    """
    if factors_suit(matrix.shape[0], layers):
        try:
            return Factors(matrix)
        except MemoryError:
            pass  # what was estimated to fit did not: the other way needs a tenth
    try:
        return Corrections(matrix)
    except MemoryError as error:
        message = say("A model of {count} cells does not fit in the memory; use larger cells.", count=matrix.shape[0])
        raise InvalidInputError(message, [Finding(code="too_many_cells", message=message)]) from error


def factors_suit(cells: int, layers: float) -> bool:
    """Return whether complete factors fit into the memory and are the faster way."""
    fill = expected_fill(cells, layers)
    return fill <= MOST_FILL and fill <= _MOST_A_CELL * cells


def expected_fill(cells: int, layers: float) -> float:
    """Return about how many entries both factors have together.

    Factors of n cells in a plane, ordered by minimum degree or dissection, hold of the order of n log n entries
    (George 1973, SIAM J. Numer. Anal. 10, 345); every layer above widens the separators.
    """
    plan = max(cells / layers, 2.0)
    return _FILL * min(layers, float(np.sqrt(plan))) * cells * float(np.log2(plan))


class Factors:
    """Complete factors by SuperLU."""

    guesses = False

    def __init__(self, matrix: spmatrix) -> None:
        from scipy.sparse.linalg import splu

        self._factors = splu(matrix.tocsc(), **_ORDER)

    def solve(self, right: NDArray[np.float64], guess: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """Return x."""
        found: NDArray[np.float64] = self._factors.solve(np.asfortranarray(right))
        return found

    def solve_transposed(
        self, right: NDArray[np.float64], guess: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return the solution with the transposed matrix; SuperLU takes one right-hand side at a time here."""
        found: NDArray[np.float64] = self._factors.solve(np.asfortranarray(right), trans="T")
        return found


class Corrections:
    """Repeated corrections by incomplete factors.

    Notes
    -----
    The matrices are M-matrices; with incomplete factors without pivoting their splitting is regular, and the
    corrections converge (Meijerink & van der Vorst 1977, Math. Comp. 31, 148). They end when what is left is 1e-12 of
    the right-hand side by its sum of absolute values, which bounds the error of the mass in a step.
    """

    guesses = True

    def __init__(self, matrix: spmatrix) -> None:
        from scipy.sparse.linalg import spilu

        self._matrix = matrix.tocsr()
        self._turned = self._matrix.T.tocsr()
        self._near = spilu(matrix.tocsc(), drop_tol=_DROP, fill_factor=_INCOMPLETE_FILL, drop_rule="basic", **_ORDER)

    def solve(self, right: NDArray[np.float64], guess: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """Return x."""
        return self._corrected(self._matrix, right, guess, "N")

    def solve_transposed(
        self, right: NDArray[np.float64], guess: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Return the solution with the transposed matrix."""
        return self._corrected(self._turned, right, guess, "T")

    def _corrected(
        self, matrix: spmatrix, right: NDArray[np.float64], guess: NDArray[np.float64] | None, way: str
    ) -> NDArray[np.float64]:
        found = self._near.solve(np.asfortranarray(right), trans=way) if guess is None else guess
        size = np.abs(right).sum(axis=0)
        before = np.inf
        for _ in range(_MOST_CORRECTIONS):
            left = right - matrix @ found
            share = np.abs(left).sum(axis=0)
            worst = float(np.max(np.divide(share, size, out=np.zeros_like(share), where=size > 0)))
            if worst <= _CLOSURE or (worst <= _STALLED_CLOSURE and worst > _STALLED * before):
                return np.asarray(found, dtype=np.float64)
            before = worst
            found = found + self._near.solve(np.asfortranarray(left), trans=way)
        raise ModelRunError(say("The transport step did not converge; use larger cells or a shorter step."))
