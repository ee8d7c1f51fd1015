# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The response operator: what every source does to every record, from one factorisation.

For steady flow, transport is linear in the release. The implicit step is a constant matrix, so it is factorised once;
then sources are carried forward as right-hand sides or, when there are fewer records than sources, records are carried
backward with the transposed matrix. Both give the same numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..progress import Silent
from ..wording import say
from .assembly import assemble
from .parameters import TransportParameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from ..progress import Progress
    from .flow import FlowModel

__all__ = ["ResponseOperator", "TransportParameters", "unit_responses"]

GRAMS_A_KILOGRAM = 1000.0
# SuperLU solves fastest with 8 to 16 right-hand sides in Fortran order; 50 at once are six times slower a column.
_BLOCK = 12
_MOST_VALUES = 250_000_000  # 2 GB


class ResponseOperator:
    """The implicit transport step of a flow, factorised.

    Parameters
    ----------
    flow : FlowModel
    parameters : TransportParameters
    step_d : float
        Length of a step, d, > 0.
    substeps : int
        Implicit steps taken within each step. More is closer to the exact solution in time; 1 is what MODFLOW 6 does
        with the same step.

    Raises
    ------
    InvalidInputError
        Parameters out of range.

    Notes
    -----
    Solves ``(S/dt + A) c = S/dt c_old + q`` with A from `assembly.assemble`: first order in time and space, positive,
    mass-conserving. Numerical dispersion is about ``v * (cell + v * dt) / 2`` along the flow.
    """

    def __init__(self, flow: FlowModel, parameters: TransportParameters, step_d: float, *, substeps: int = 1) -> None:
        from scipy.sparse import diags
        from scipy.sparse.linalg import splu

        parameters.check()
        if not step_d > 0 or substeps < 1:
            raise InvalidInputError(say("The time step must be positive, not {step} d.", step=step_d))
        self.flow = flow
        self.substeps = substeps
        self.step_d = step_d
        self._assembled = assemble(flow, parameters)
        self._kept = self._assembled.storage * (substeps / step_d)
        matrix = (self._assembled.loss + diags(self._kept)).tocsc()
        # The matrix is column diagonally dominant, so the diagonal is a safe pivot and the ordering may be symmetric.
        try:
            self._factors = splu(
                matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
            )
        except MemoryError as error:
            message = say(
                "A model of {count} cells does not fit in the memory; use larger cells.", count=len(self._kept)
            )
            raise InvalidInputError(message, [Finding(code="too_many_cells", message=message)]) from error

    def unit_responses(
        self,
        source_cells: Sequence[NDArray[np.int64]],
        record_cells: Sequence[NDArray[np.int64]],
        steps: int,
        progress: Progress | None = None,
        *,
        adjoint: bool | None = None,
    ) -> NDArray[np.float64]:
        """Return the concentration at each record after a release of 1 kg/d from each source in the first step only.

        Parameters
        ----------
        source_cells, record_cells : sequences of int arrays
            Flat cells; a source releases evenly over its cells, a record averages over its cells.
        steps : int
            Number of steps.
        adjoint : bool, optional
            Force the forward or the transposed route; by default the one with fewer solves.

        Returns
        -------
        ndarray, shape (n_sources, n_records, steps)
            mg/L at the end of each step.

        Raises
        ------
        InvalidInputError
            A source or record without a wet cell.
        Cancelled
        """
        watch = progress or Silent()
        release = self._spread(source_cells, "source") * GRAMS_A_KILOGRAM
        record = self._spread(record_cells, "record")
        backward = len(record_cells) < len(source_cells) if adjoint is None else adjoint
        carried, read = (record, release) if backward else (release, record)
        _check_size(carried.shape[1] * read.shape[1] * steps)
        result = np.empty((carried.shape[1], read.shape[1], steps))
        blocks = _blocks(carried.shape[1])
        for index, block in enumerate(blocks):
            march = self._march_back if backward else self._march
            for step, state in enumerate(march(carried[:, block], steps)):
                watch.check()
                result[block, :, step] = (read.T @ state).T
                watch.report((index + (step + 1) / steps) / len(blocks))
        return np.ascontiguousarray(result.transpose(1, 0, 2)) if backward else result

    def simulate(
        self,
        source_cells: Sequence[NDArray[np.int64]],
        record_cells: Sequence[NDArray[np.int64]],
        release_kg_d: ArrayLike,
        progress: Progress | None = None,
    ) -> NDArray[np.float64]:
        """Return the concentration at the records for release histories.

        Parameters
        ----------
        release_kg_d : array_like, shape (n_sources, n_steps)
            Release rate during each step, kg/d.

        Returns
        -------
        ndarray, shape (n_records, n_steps)
            mg/L at the end of each step.
        """
        watch = progress or Silent()
        record = self._spread(record_cells, "record")
        rates = np.atleast_2d(np.asarray(release_kg_d, dtype=np.float64))
        result = np.empty((record.shape[1], rates.shape[1]))
        for step, state in enumerate(self._history(source_cells, rates)):
            watch.check()
            result[:, step] = record.T @ state
            watch.report((step + 1) / rates.shape[1])
        return result

    def field(self, source_cells: Sequence[NDArray[np.int64]], release_kg_d: ArrayLike) -> NDArray[np.float64]:
        """Return the concentration (mg/L) everywhere after release histories, shape (layers, rows, columns).

        NaN in inactive and dry cells. ``release_kg_d`` has the shape (n_sources, n_steps).
        """
        rates = np.atleast_2d(np.asarray(release_kg_d, dtype=np.float64))
        state = np.zeros(len(self._kept))
        for state in self._history(source_cells, rates):  # noqa: B007 - the last state is wanted
            pass
        number = self._assembled.number
        full = np.full(number.size, np.nan)
        full[number >= 0] = state
        return full.reshape(self.flow.grid.shape)

    def march(
        self, source_cells: Sequence[NDArray[np.int64]], release_kg_d: ArrayLike
    ) -> Iterator[NDArray[np.float64]]:
        """Yield the concentration (mg/L) everywhere, as `field` gives it, after each step of release histories."""
        number = self._assembled.number
        for state in self._history(source_cells, np.atleast_2d(np.asarray(release_kg_d, dtype=np.float64))):
            full = np.full(number.size, np.nan)
            full[number >= 0] = state
            yield full.reshape(self.flow.grid.shape)

    def mass_kg(self, concentration_mg_l: NDArray[np.float64]) -> float:
        """Return the mass (kg), dissolved and sorbed, of a concentration field as `field` gives it."""
        wet = self._assembled.number >= 0
        return float(self._assembled.storage @ concentration_mg_l.ravel()[wet]) / GRAMS_A_KILOGRAM

    def _spread(self, cells: Sequence[NDArray[np.int64]], what: str) -> NDArray[np.float64]:
        """Return the weights (cells, n) that share one unit evenly over each group of wet cells."""
        weights = np.zeros((len(self._kept), len(cells)), order="F")
        faults = []
        for index, group in enumerate(cells):
            rows = self._assembled.number[np.asarray(group, dtype=np.int64)]
            rows = rows[rows >= 0]
            if rows.size == 0:
                faults.append(say("No cell of {what} number {number} carries water.", what=what, number=index + 1))
            else:
                weights[rows, index] = 1.0 / rows.size
        if faults:
            findings = [Finding(code="dry_cells", message=text) for text in faults]
            raise InvalidInputError(say("Sources or records lie in dry cells."), findings)
        return weights

    def _step(self, right: NDArray[np.float64]) -> NDArray[np.float64]:
        solved: NDArray[np.float64] = self._factors.solve(np.asfortranarray(right))
        return solved

    def _march(self, source: NDArray[np.float64], steps: int) -> Iterator[NDArray[np.float64]]:
        """Yield the states (cells, n) after each step, the source acting in the first step only."""
        kept = self._kept[:, np.newaxis]
        state = np.zeros_like(source)
        for step in range(steps):
            for _ in range(self.substeps):
                state = self._step(kept * state + source) if step == 0 else self._step(kept * state)
            yield state

    def _march_back(self, record: NDArray[np.float64], steps: int) -> Iterator[NDArray[np.float64]]:
        """Yield what a unit rate during the first step, anywhere, gives at the records: `_march` transposed."""
        kept = self._kept[:, np.newaxis]
        transposed = np.asfortranarray(self._factors.solve(np.asfortranarray(record), trans="T"))
        total = transposed
        for _ in range(self.substeps - 1):
            transposed = np.asfortranarray(self._factors.solve(kept * transposed, trans="T"))
            total = total + transposed
        yield total
        for _ in range(steps - 1):
            for _ in range(self.substeps):
                total = self._factors.solve(np.asfortranarray(kept * total), trans="T")
            yield total

    def _history(
        self, source_cells: Sequence[NDArray[np.int64]], rates: NDArray[np.float64]
    ) -> Iterator[NDArray[np.float64]]:
        source = self._spread(source_cells, "source") * GRAMS_A_KILOGRAM
        if rates.shape[0] != source.shape[1]:
            raise InvalidInputError(
                say("{rows} release histories were given for {count} sources.", rows=len(rates), count=source.shape[1])
            )
        state = np.zeros(len(self._kept))
        for step in range(rates.shape[1]):
            added = source @ rates[:, step]
            for _ in range(self.substeps):
                state = self._step(self._kept * state + added)
            yield state


def unit_responses(
    flow: FlowModel,
    parameters: TransportParameters,
    source_cells: Sequence[NDArray[np.int64]],
    record_cells: Sequence[NDArray[np.int64]],
    step_d: float,
    steps: int,
    progress: Progress | None = None,
) -> NDArray[np.float64]:
    """Return the unit responses of sources at records; see `ResponseOperator.unit_responses`.

    By linearity a release history q (kg/d a step) gives ``c[m] = sum_k q[k] R[m - k]``.
    """
    operator = ResponseOperator(flow, parameters, step_d)
    return operator.unit_responses(source_cells, record_cells, steps, progress)


def _check_size(values: int) -> None:
    if values > _MOST_VALUES:
        message = say(
            "{count} responses do not fit in the memory; take fewer sources or points, or longer steps.", count=values
        )
        raise InvalidInputError(message, [Finding(code="too_many_responses", message=message)])


def _blocks(count: int) -> list[slice]:
    return [slice(start, min(start + _BLOCK, count)) for start in range(0, count, _BLOCK)]
