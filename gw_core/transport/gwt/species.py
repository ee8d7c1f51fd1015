# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several substances over one flow, and parents that decay into daughters, such as PCE to TCE to DCE to VC.

MODFLOW 6 knows no reactions between its transport models. A daughter is therefore simulated after its parent, with a
source in every cell and step: exactly the mass that the parent lost there to decay in that step. As the parent's decay
is implicit, that is its rate at the end of the step; the mass of the chain is kept to the closure of the solver, and
the result is first order in the step like MODFLOW 6's decay itself. Members may differ in sorption, decay and
diffusion.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Silent, split
from ...wording import say
from ..runner.program import find_mf6
from ..runner.workspace import half_made
from .budget_file import known, read_fields
from .carried_flow import Period, saturations
from .gwt import check_transport, periods_of, run_transport
from .gwt_files import NAME
from .resolution import warn_of_resolution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from .scenario import TransportInput, TransportResult

_MOST_KEPT = 500_000_000  # 4 GB on disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Species:
    """One substance of a simulation.

    Attributes
    ----------
    code : str
        Its name; also that of its folder.
    inputs : TransportInput
        A daughter may have no source of its own. Duration, step and output times must be those of the other species.
    parent : str
        Code of the substance that decays into it; empty for none.
    yield_kg_kg : float
        Mass made from one unit of mass of the parent that decays, > 0: the ratio of the molar masses where one molecule
        makes one.
    """

    code: str
    inputs: TransportInput
    parent: str = ""
    yield_kg_kg: float = 1.0


def simulate_species(
    flow: FlowModel, species: Sequence[Species], workspace: Path, progress: Progress | None = None,
    mf6: str | None = None,
) -> dict[str, TransportResult]:  # fmt: skip
    """Compute the plumes of several substances, parents before their daughters.

    Parameters
    ----------
    flow : FlowModel
    species : sequence of Species
        The files of the first are left in ``workspace`` itself, those of the others in folders of their codes there.
    workspace : Path
    progress : Progress, optional
    mf6 : str, optional

    Returns
    -------
    dict
        Code to result, in the order of ``species``.

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled
        See `gwt.simulate_transport`.
    """
    watch = progress or Silent()
    check_species(flow, species, workspace)
    with half_made(workspace) as folder:
        found = run_species(flow, species, folder, watch, mf6)
    watch.report(1.0)
    return found


def run_species(
    flow: FlowModel, species: Sequence[Species], folder: Path, progress: Progress, mf6: str | None = None
) -> dict[str, TransportResult]:
    """Run what `check_species` has let pass in an existing folder; see `simulate_species`."""
    program = find_mf6(mf6)
    ordered, periods = _in_order(species), _joint_periods(flow, species)
    warn_of_resolution(flow, species[0].inputs, progress)
    found: dict[str, TransportResult] = {}
    folders = {one.code: folder / one.code if index else folder for index, one in enumerate(species)}
    steps = [Period(end_d=end, length_d=length, steps=1) for end, length in _steps(periods)]
    for one, part in zip(ordered, split(progress, [1.0] * len(ordered)), strict=True):
        folders[one.code].mkdir(exist_ok=True)
        parent = next((other for other in species if other.code == one.parent), None)
        decayed = None if parent is None else Decayed(
            flow, parent.inputs, folders[parent.code], steps, one.yield_kg_kg
        )  # fmt: skip
        found[one.code] = run_transport(
            flow, one.inputs, folders[one.code], program, part, periods=periods if decayed is None else steps,
            production=decayed, every_step=any(other.parent == one.code for other in species),
        )  # fmt: skip
    return {one.code: found[one.code] for one in species}


def _in_order(species: Sequence[Species]) -> list[Species]:
    """Return parents before daughters; raise `InvalidInputError` for unknown parents, circles and double codes."""
    left, done = list(species), list[Species]()
    codes = [one.code for one in species]
    faults = [
        say("The substance {code} is given twice.", code=code)
        for code in sorted({c for c in codes if codes.count(c) > 1})
    ]
    faults += [
        say("The parent {parent} of {code} is not simulated.", parent=one.parent, code=one.code)
        for one in species
        if one.parent and one.parent not in codes
    ]
    while left and not faults:
        ready = [one for one in left if not one.parent or one.parent in {each.code for each in done}]
        if not ready:
            faults.append(say("The decay of {codes} runs in a circle.", codes=", ".join(each.code for each in left)))
        done += ready
        taken = {one.code for one in done}
        left = [one for one in left if one.code not in taken]
    _refuse(faults)
    return done


def check_species(flow: FlowModel, species: Sequence[Species], workspace: Path) -> None:
    """Raise `InvalidInputError` for substances that cannot be simulated; see `gwt.check_transport`."""
    faults: list[str] = []
    _in_order(species)
    periods = _joint_periods(flow, species)
    for one in species:
        # A daughter needs no source of its own.
        checked = replace(one.inputs, background_mg_l=one.inputs.background_mg_l or float(bool(one.parent)))
        check_transport(flow, checked, workspace)
        if one.parent and not one.yield_kg_kg > 0:
            faults.append(say("The yield of {code} must be positive.", code=one.code))
        parent = next((other for other in species if other.code == one.parent), None)
        if parent is not None and parent.inputs.immobile is not None:
            faults.append(say("{code}: parents in immobile water cannot have daughters.", code=parent.code))
        if parent is not None and not (parent.inputs.parameters.decay_per_d or parent.inputs.decay_sorbed_per_d):
            faults.append(say("{code} does not decay, so nothing becomes {daughter}.", code=parent.code,
                              daughter=one.code))  # fmt: skip
    kept = flow.grid.cells * sum(period.steps for period in periods)
    if any(one.parent for one in species) and kept > _MOST_KEPT:
        faults.append(
            say("{count} values would be kept for the daughters; choose longer steps or larger cells.", count=kept)
        )
    _refuse(faults)


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_species", message=text) for text in faults])


def _joint_periods(flow: FlowModel, species: Sequence[Species]) -> list[Period]:
    """Return periods that are cut where anything changes for any of them, so that all have the same steps."""
    first = species[0].inputs
    every = tuple(source for one in species for source in one.inputs.sources)
    times = tuple(sorted({time for one in species for time in one.inputs.output_times_d}))
    if any((each.inputs.duration_d, each.inputs.step_d) != (first.duration_d, first.step_d) for each in species):
        _refuse([say("All substances need the same duration and step.")])
    return periods_of(replace(first, sources=every, output_times_d=times), flow)


def _steps(periods: Sequence[Period]) -> list[tuple[float, float]]:
    """Return end and length of every step."""
    return [
        (period.end_d - (period.steps - 1 - number) * period.length_d / period.steps, period.length_d / period.steps)
        for period in periods
        for number in range(period.steps)
    ]


class Decayed:
    """What a parent's decay brings into every cell of its daughter; see `gwt_files.Production`."""

    def __init__(
        self, flow: FlowModel, parent: TransportInput, folder: Path, steps: Sequence[Period], yield_kg_kg: float
    ) -> None:
        self._parent, self._yield = parent, yield_kg_kg
        self._volume = (flow.grid.plan_areas() * flow.grid.thickness).ravel()
        self._porosity = parent.porosity_of(flow.grid).ravel()
        self._fields = read_fields(folder / f"{NAME}.ucn", flow.grid.shape)[1]
        self._wetted = saturations(flow, steps)
        self._next = 0
        last = known(np.asarray(self._fields[-1]))
        self.level = 0.1 * yield_kg_kg * (float(np.nanmax(last, initial=0.0)) or 1.0)

    def grams_a_day(self, period: int) -> NDArray[np.float64]:
        """Return what the parent loses in a step, turned into mass of the daughter, g/d, shape (cells,).

        Steps must be asked for in their order.
        """
        if period != self._next:
            raise ValueError(f"step {period} is not {self._next}")
        self._next += 1
        c = np.nan_to_num(known(np.asarray(self._fields[period]).ravel()))
        found = self._parent
        lost: NDArray[np.float64] = found.parameters.decay_per_d * self._porosity * c
        if found.sorbs:
            lost = lost + found.sorbed_decay_per_d * found.parameters.bulk_density_kg_l * found.isotherm.sorbed(c)
        return np.asarray(self._yield * lost * self._volume * next(self._wetted).ravel(), dtype=np.float64)
