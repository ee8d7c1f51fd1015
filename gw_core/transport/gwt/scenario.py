# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a transport run is asked and what it answers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from .sorption import ImmobileZone, Sorption

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid
    from ..parameters import TransportParameters

SAME_TIME_D = 1e-6
_MOST_STEPS = 100_000


class Scheme(StrEnum):
    """How advection is weighted: upstream and central are linear, TVD is sharper and not linear."""

    UPSTREAM = "upstream"
    CENTRAL = "central"
    TVD = "TVD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A release into cells (flat indices): a mass rate shared evenly, or a concentration held in each of them.

    Exactly one of ``rate_kg_d`` (kg/d) and ``concentration_mg_l`` (mg/L) is given; ``start_d`` and ``end_d`` are days
    after the start of the simulation. A release by a schedule is one source of the same name for each time it changes.
    """

    name: str
    cells: NDArray[np.int64]
    rate_kg_d: float | None = None
    concentration_mg_l: float | None = None
    start_d: float = 0.0
    end_d: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A place where the concentration is recorded at every step: the average over its cells."""

    name: str
    cells: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportInput:
    """Everything a transport run of one substance needs besides the flow.

    Attributes
    ----------
    parameters : TransportParameters
    sources : tuple of Source
        May be empty where something else brings mass in: an initial plume, or inflow that carries the substance.
    duration_d, step_d : float
        Length of the simulation and greatest length of a time step, d, > 0.
    output_times_d : tuple of float
        When the whole field is kept, d, within the duration; empty for the end only.
    records : tuple of Record
    scheme : Scheme
    xt3d : bool
        Full tensor of dispersion. Off by default: then the response operator gives the same answer, and the stencil is
        positive; on, flow oblique to the grid spreads more truly but may undershoot.
    sorption : Sorption or None
        An isotherm in place of the linear one of the parameters.
    decay_sorbed_per_d : float or None
        Decay of sorbed mass, 1/d, where it differs from that of dissolved mass.
    immobile : ImmobileZone or None
    porosity : ndarray of float, grid shape, or None
        Effective porosity by cell, in place of that of the parameters.
    initial_mg_l : ndarray of float, grid shape, or None
        Dissolved concentration at the start, mg/L, >= 0; NaN for the background.
    background_mg_l : float
        Concentration at the start and of all water that flows in, where nothing else is said, mg/L, >= 0.
    inflow_mg_l : ndarray of float, grid shape, or None
        Concentration of the water that boundaries bring into a cell, mg/L; NaN for the background.
    """

    parameters: TransportParameters
    sources: tuple[Source, ...]
    duration_d: float
    step_d: float
    output_times_d: tuple[float, ...] = ()
    records: tuple[Record, ...] = ()
    scheme: Scheme = Scheme.TVD
    xt3d: bool = False
    sorption: Sorption | None = None
    decay_sorbed_per_d: float | None = None
    immobile: ImmobileZone | None = None
    porosity: NDArray[np.float64] | None = None
    initial_mg_l: NDArray[np.float64] | None = None
    background_mg_l: float = 0.0
    inflow_mg_l: NDArray[np.float64] | None = None

    @property
    def isotherm(self) -> Sorption:
        """The isotherm that counts."""
        return self.sorption or Sorption(coefficient=self.parameters.kd_l_kg)

    @property
    def sorbs(self) -> bool:
        """Whether the ground holds any of the substance."""
        return self.isotherm.coefficient > 0 and self.parameters.bulk_density_kg_l > 0

    @property
    def sorbed_decay_per_d(self) -> float:
        """Decay of sorbed mass, 1/d."""
        return self.parameters.decay_per_d if self.decay_sorbed_per_d is None else self.decay_sorbed_per_d

    @property
    def linear(self) -> bool:
        """Whether answers to two releases add up to the answer to both."""
        return self.scheme is not Scheme.TVD and self.isotherm.linear

    def porosity_of(self, grid: LayeredGrid) -> NDArray[np.float64]:
        """Return the effective porosity of each cell, in grid shape."""
        return np.broadcast_to(self.parameters.porosity if self.porosity is None else self.porosity, grid.shape)

    def start_of(self, grid: LayeredGrid) -> NDArray[np.float64]:
        """Return the concentration at the start, mg/L, in grid shape."""
        return _filled(self.initial_mg_l, self.background_mg_l, grid)

    def inflow_of(self, grid: LayeredGrid) -> NDArray[np.float64]:
        """Return the concentration of water that boundaries bring in, mg/L, in grid shape."""
        return _filled(self.inflow_mg_l, self.background_mg_l, grid)

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault found."""
        self.parameters.check()
        faults = [*self._substance_faults(), *self._time_faults(), *self._mass_faults()]
        if faults:
            findings = [Finding(code="bad_transport_input", message=text) for text in faults]
            raise InvalidInputError(faults[0], findings)

    def _substance_faults(self) -> list[str]:
        faults = list(self.sorption.faults()) if self.sorption else []
        if self.immobile:
            faults += self.immobile.faults(self.parameters.porosity)
            if not self.isotherm.linear:
                faults.append(say("Immobile water needs linear sorption; MODFLOW 6 knows no other there."))
        if not (math.isfinite(self.sorbed_decay_per_d) and self.sorbed_decay_per_d >= 0):
            faults.append(say("The decay of sorbed mass must not be negative."))
        if self.porosity is not None and not np.all((self.porosity > 0) & (self.porosity <= 1)):
            faults.append(say("The porosity must be above 0 and at most 1 in every cell."))
        return faults

    def _time_faults(self) -> list[str]:
        faults: list[str] = []
        if not (self.duration_d > 0 and self.step_d > 0):
            faults.append(say("Duration and step must be positive."))
        elif self.duration_d / self.step_d > _MOST_STEPS:
            faults.append(say("There are more than {most} time steps; choose a longer step.", most=_MOST_STEPS))
        if any(not 0 < time <= self.duration_d + SAME_TIME_D for time in self.output_times_d):
            faults.append(say("Output times must lie within the duration of {days} d.", days=self.duration_d))
        return faults

    def _mass_faults(self) -> list[str]:
        faults: list[str] = []
        began = self.initial_mg_l is not None and bool(np.any(self.initial_mg_l > 0))
        if not self.sources and not began and self.inflow_mg_l is None and not self.background_mg_l:
            faults.append(say("There is no source."))
        given = [field for field in (self.initial_mg_l, self.inflow_mg_l) if field is not None]
        if any(np.any((field < 0) | np.isinf(field)) for field in (*given, np.array(self.background_mg_l))):
            faults.append(say("Concentrations at the start and of inflow must not be negative or infinite."))
        faults += [
            say("Source {name} needs either a rate or a concentration, which must not be negative.", name=source.name)
            for source in self.sources
            if not _one_strength(source)
        ]
        active: dict[tuple[str, bytes], bool] = {}
        for source in self.sources:
            key = (source.name, source.cells.tobytes())
            within = max(source.start_d, 0.0) < min(source.end_d, self.duration_d)
            active[key] = active.get(key, False) or within
        faults += [
            say("Source {name} does not release anything within the simulated time.", name=name)
            for (name, _), found in active.items()
            if not found
        ]
        return faults


def _filled(values: NDArray[np.float64] | None, blank: float, grid: LayeredGrid) -> NDArray[np.float64]:
    if values is None:
        return np.full(grid.shape, float(blank))
    return np.where(np.isnan(values), blank, values)


def _one_strength(source: Source) -> bool:
    given = [value for value in (source.rate_kg_d, source.concentration_mg_l) if value is not None]
    return len(given) == 1 and given[0] >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MassBalance:
    """What came in and went out, by term, over time.

    Attributes
    ----------
    terms : tuple of str
        Names of the terms, as MODFLOW 6 calls them.
    times_d, lengths_d : ndarray, shape (n_steps,)
        End and length of every step, d.
    came_kg_d, went_kg_d : ndarray, shape (n_terms, n_steps)
        kg/d, both >= 0. Mass that is taken into storage counts as going out of the balance, as in MODFLOW 6.
    """

    terms: tuple[str, ...]
    times_d: NDArray[np.float64]
    lengths_d: NDArray[np.float64]
    came_kg_d: NDArray[np.float64]
    went_kg_d: NDArray[np.float64]

    @property
    def error_percent(self) -> float:
        """Difference of all mass that came in and went out, in percent of their mean."""
        came, went = float((self.came_kg_d @ self.lengths_d).sum()), float((self.went_kg_d @ self.lengths_d).sum())
        middle = 0.5 * (came + went)
        return 100.0 * (came - went) / middle if middle > 0 else 0.0

    def came_kg(self, term: str) -> float:
        """Return the mass that came in by a term, kg; 0 for one that is not there."""
        return float(self.came_kg_d[self.terms.index(term)] @ self.lengths_d) if term in self.terms else 0.0

    def went_kg(self, term: str) -> float:
        """Return the mass that went out by a term, kg; 0 for one that is not there."""
        return float(self.went_kg_d[self.terms.index(term)] @ self.lengths_d) if term in self.terms else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportResult:
    """What a transport run gives.

    Attributes
    ----------
    times_d : ndarray, shape (n_times,)
        Output times, d after the start.
    concentration_mg_l : ndarray, shape (n_times, layers, rows, columns)
        mg/L; NaN in inactive cells.
    record_times_d : ndarray, shape (n_steps,)
        End of every time step, d.
    record_concentration_mg_l : ndarray, shape (n_records, n_steps)
        mg/L.
    mass_balance_error_percent : float
        Difference of all mass that came in and went out (storage included), in percent of their mean.
    balance : MassBalance or None
    provenance : dict
    """

    times_d: NDArray[np.float64]
    concentration_mg_l: NDArray[np.float64]
    record_times_d: NDArray[np.float64]
    record_concentration_mg_l: NDArray[np.float64]
    mass_balance_error_percent: float
    balance: MassBalance | None = None
    provenance: dict[str, Any] = field(default_factory=dict)
