# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a transport run is asked and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .parameters import TransportParameters

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
    after the start of the simulation.
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
    """Everything a transport run needs besides the flow.

    Attributes
    ----------
    parameters : TransportParameters
    sources : tuple of Source
    duration_d, step_d : float
        Length of the simulation and greatest length of a time step, d, > 0.
    output_times_d : tuple of float
        When the whole field is kept, d, within the duration; empty for the end only.
    records : tuple of Record
    scheme : Scheme
    xt3d : bool
        Full tensor of dispersion. Off by default: then the response operator gives the same answer, and the stencil is
        positive; on, flow oblique to the grid spreads more truly but may undershoot.
    """

    parameters: TransportParameters
    sources: tuple[Source, ...]
    duration_d: float
    step_d: float
    output_times_d: tuple[float, ...] = ()
    records: tuple[Record, ...] = ()
    scheme: Scheme = Scheme.TVD
    xt3d: bool = False

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault found."""
        self.parameters.check()
        faults = []
        if not (self.duration_d > 0 and self.step_d > 0):
            faults.append(say("Duration and step must be positive."))
        elif self.duration_d / self.step_d > _MOST_STEPS:
            faults.append(say("There are more than {most} time steps; choose a longer step.", most=_MOST_STEPS))
        if not self.sources:
            faults.append(say("There is no source."))
        if any(not 0 < time <= self.duration_d + SAME_TIME_D for time in self.output_times_d):
            faults.append(say("Output times must lie within the duration of {days} d.", days=self.duration_d))
        faults += [
            say("Source {name} needs either a rate or a concentration, which must not be negative.", name=source.name)
            for source in self.sources
            if not _one_strength(source)
        ]
        faults += [
            say("Source {name} does not release anything within the simulated time.", name=source.name)
            for source in self.sources
            if not max(source.start_d, 0.0) < min(source.end_d, self.duration_d)
        ]
        if faults:
            findings = [Finding(code="bad_transport_input", message=text) for text in faults]
            raise InvalidInputError(faults[0], findings)


def _one_strength(source: Source) -> bool:
    given = [value for value in (source.rate_kg_d, source.concentration_mg_l) if value is not None]
    return len(given) == 1 and given[0] >= 0


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
    provenance : dict
    """

    times_d: NDArray[np.float64]
    concentration_mg_l: NDArray[np.float64]
    record_times_d: NDArray[np.float64]
    record_concentration_mg_l: NDArray[np.float64]
    mass_balance_error_percent: float
    provenance: dict[str, Any] = field(default_factory=dict)
