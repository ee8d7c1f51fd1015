# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The response operator: what every source does to every record, from one factorisation.

For steady flow, transport is linear in the release. The implicit step is a constant matrix, so it is factorised once;
then sources are carried forward as right-hand sides or, when there are fewer records than sources, records are carried
backward with the transposed matrix. Both give the same numbers. Long computations leave out the cells through which
next to nothing gets from the sources to the records, with a bound of what that can cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Silent, split
from ...wording import say
from ..parameters import TransportParameters
from .assembly import assemble
from .marching import BLOCK, NARROW, March, blocks
from .relevance import Relevance, discount_of, relevant
from .step_solver import Factors, factors_suit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray
    from scipy.sparse import csr_matrix

    from ...progress import Progress
    from ..flow import FlowModel

__all__ = ["ResponseOperator", "TransportParameters", "unit_responses"]

GRAMS_A_KILOGRAM = 1000.0
_MOST_VALUES = 250_000_000  # 2 GB
# Choosing the cells that matter costs as much as so many solves; it is not worth while when nearly all do.
_MANY_SOLVES, _FEWEST_STEPS, _NEARLY_ALL = 500, 20, 0.9
_GROUP = 5  # fewer share less, more need more cells in common
_NEGLIGIBLE = 1e-9


class ResponseOperator:
    """The implicit transport step of a steady flow.

    Parameters
    ----------
    flow : FlowModel
    parameters : TransportParameters
    step_d : float
        Length of a step, d, > 0.
    substeps : int
        Implicit steps taken within each step. More is closer to the exact solution in time; 1 is what MODFLOW 6 does
        with the same step.
    porosity : ndarray of float, grid shape, optional
        Effective porosity by cell, in place of that of the parameters.
    decay_sorbed_per_d : float, optional
        Decay of sorbed mass, 1/d, where it differs from that of dissolved mass.

    Raises
    ------
    InvalidInputError
        Parameters out of range, or flow that changes with time.

    Notes
    -----
    Solves ``(S/dt + A) c = S/dt c_old + q`` with A from `assembly.assemble`: first order in time and space, positive,
    mass-conserving. Numerical dispersion is about ``v * (cell + v * dt) / 2`` along the flow.
    """

    def __init__(
        self, flow: FlowModel, parameters: TransportParameters, step_d: float, *, substeps: int = 1,
        porosity: NDArray[np.float64] | None = None, decay_sorbed_per_d: float | None = None,
    ) -> None:  # fmt: skip
        parameters.check()
        flow.require_steady()
        if not step_d > 0 or substeps < 1:
            raise InvalidInputError(say("The time step must be positive, not {step} d.", step=step_d))
        self.flow = flow
        self.substeps = substeps
        self.step_d = step_d
        self._assembled = assemble(flow, parameters, porosity, decay_sorbed_per_d)
        self._kept = self._assembled.storage * (substeps / step_d)
        self._whole: tuple[tuple[bool, bool], March] | None = None
        self._discounted: tuple[int, Factors] | None = None

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
        _check_size(release.shape[1] * record.shape[1] * steps)
        backward = len(record_cells) < len(source_cells) if adjoint is None else adjoint
        carried, read = (record, release) if backward else (release, record)
        if self._many(steps, carried.shape[1]):
            order = self._across(record_cells if backward else source_cells)
            result = self._carry_groups(order, carried, read, steps, backward, watch)
        else:
            result = self._carry(None, carried, read, steps, backward, watch)
        watch.report(1.0)
        return np.ascontiguousarray(result.transpose(1, 0, 2)) if backward else result

    def _many(self, steps: int, carried: int) -> bool:
        """Return whether there is enough to compute that choosing the cells that matter pays."""
        total = steps * self.substeps
        enough = total * carried >= _MANY_SOLVES and total >= _FEWEST_STEPS
        return enough and factors_suit(len(self._kept), self._layers(None))

    def _across(self, cells: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
        """Return the order of groups of cells across the mean flow, in which neighbours share the cells that matter."""
        east, north = (float(np.nanmean(part)) for part in self.flow.velocity(1.0)[:2])
        x, y = self.flow.grid.coordinates(np.array([group[0] for group in cells]))
        return np.argsort(y * east - x * north, kind="stable").astype(np.int64)

    def _carry_groups(
        self, order: NDArray[np.int64], carried: csr_matrix, read: csr_matrix, steps: int, backward: bool,
        watch: Progress,
    ) -> NDArray[np.float64]:  # fmt: skip
        """Return what `_carry` does, on the cells that matter to each group of what is carried."""
        result = np.empty((carried.shape[1], read.shape[1], steps))
        groups = [order[part] for part in blocks(len(order), _GROUP)]
        for group, part in zip(groups, split(watch, [1.0] * len(groups)), strict=True):
            watch.check()
            few = carried[:, group]
            choice = self._choose(*((read, few) if backward else (few, read)), steps)
            found = self._carry(None if choice is None else choice.rows, few, read, steps, backward, part)
            if choice is not None and choice.neglected > _NEGLIGIBLE * found.max(initial=0.0):
                # The plume arrives too late for the bound to say enough.
                found = self._carry(None, few, read, steps, backward, part)
            result[group] = found
        return result

    def _choose(self, release: csr_matrix, record: csr_matrix, steps: int) -> Relevance | None:
        """Return the cells that matter, None where nearly all do."""
        total = steps * self.substeps
        if self._discounted is None or self._discounted[0] != total:
            from scipy.sparse import diags

            matrix = self._assembled.loss + diags(self._kept * discount_of(total))
            self._discounted = (total, Factors(matrix))
        choice = relevant(self._assembled, self._kept, self._discounted[1], release, record, total)
        return None if len(choice.rows) > _NEARLY_ALL * len(self._kept) else choice

    def _carry(
        self, rows: NDArray[np.int64] | None, carried: csr_matrix, read: csr_matrix, steps: int, backward: bool,
        watch: Progress,
    ) -> NDArray[np.float64]:  # fmt: skip
        """Return the responses (n_carried, n_read, steps), computed on some rows of the equation or on all."""
        result = np.zeros((carried.shape[1], read.shape[1], steps))
        if rows is not None:
            if rows.size == 0:
                return result
            carried, read = carried[rows], read[rows]
        parts = blocks(carried.shape[1])
        march = self._march(rows, backward, min(carried.shape[1], BLOCK))
        reading = read.T.tocsr()
        for index, part in enumerate(parts):
            for step, state in enumerate(march.states(carried[:, part].toarray(order="F"), steps)):
                watch.check()
                result[part, :, step] = (reading @ state).T
                watch.report((index + (step + 1) / steps) / len(parts))
        return result

    def _march(self, rows: NDArray[np.int64] | None, backward: bool, columns: int) -> March:
        """Return the march over some rows; that over all is kept for the next time."""
        loss = self._assembled.loss
        if rows is not None:
            part, kept = loss[rows][:, rows], self._kept[rows]
            return March(part, kept, self._layers(rows), self.substeps, backward=backward, columns=columns)
        kind = (backward, columns > NARROW)
        if self._whole is None or self._whole[0] != kind:
            self._whole = None  # before the next is made: both at once may not fit
            march = March(loss, self._kept, self._layers(None), self.substeps, backward=backward, columns=columns)
            self._whole = (kind, march)
        return self._whole[1]

    def _layers(self, rows: NDArray[np.int64] | None) -> float:
        """Return how many of the cells lie above each other, on average."""
        cells = np.flatnonzero(self._assembled.number >= 0)
        cells = cells if rows is None else cells[rows]
        return len(cells) / max(len(np.unique(cells % self.flow.grid.cells_a_layer)), 1)

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

    def _spread(self, cells: Sequence[NDArray[np.int64]], what: str) -> csr_matrix:
        """Return the weights (cells, n) that share one unit evenly over each group of wet cells."""
        from scipy.sparse import csr_matrix

        groups = [self._assembled.number[np.asarray(group, dtype=np.int64)] for group in cells]
        groups = [rows[rows >= 0] for rows in groups]
        faults = [
            say("No cell of {what} number {number} carries water.", what=what, number=index + 1)
            for index, rows in enumerate(groups)
            if rows.size == 0
        ]
        if faults:
            findings = [Finding(code="dry_cells", message=text) for text in faults]
            raise InvalidInputError(say("Sources or records lie in dry cells."), findings)
        counts = np.array([rows.size for rows in groups], dtype=np.int64)
        place = (np.concatenate(groups), np.repeat(np.arange(len(groups)), counts))
        return csr_matrix((np.repeat(1.0 / counts, counts), place), shape=(len(self._kept), len(groups)))

    def _history(
        self, source_cells: Sequence[NDArray[np.int64]], rates: NDArray[np.float64]
    ) -> Iterator[NDArray[np.float64]]:
        source = self._spread(source_cells, "source") * GRAMS_A_KILOGRAM
        if rates.shape[0] != source.shape[1]:
            raise InvalidInputError(
                say("{rows} release histories were given for {count} sources.", rows=len(rates), count=source.shape[1])
            )
        march = self._march(None, False, 1)
        state = np.zeros((len(self._kept), 1))
        for step in range(rates.shape[1]):
            state = march.advanced(state, (source @ rates[:, step])[:, np.newaxis])
            yield state[:, 0]


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
