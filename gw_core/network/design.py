# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Design a detection network: flow, facilities and possible wells in; wells to drill, with a proof, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..progress import Silent, split
from ..tracing.location import wet_cells
from ..wording import say
from .candidates import Place, place_on_grid
from .impact import Leak, detection_times, leaks_of
from .placement import Placement, PlacementSettings, place_wells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.flow import FlowModel
    from ..transport.parameters import TransportParameters

LEAK_PLACES = 4
"""Places at which a facility may leak, each a scenario."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakSource:
    """A facility that may leak.

    Attributes
    ----------
    name, wkt : str
        Geometry in the CRS of the flow model.
    layer : int
        Aquifer layer that a leak reaches, one-based.
    rate_kg_d : float or None
        Leak rate (kg/d), > 0; None takes that of the settings.
    weight : float
        Relative probability of a leak, ≥ 0.
    """

    name: str
    wkt: str
    layer: int = 1
    rate_kg_d: float | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSettings:
    """What the network is for.

    Attributes
    ----------
    number : int
        New wells.
    detection_limit_mg_l, rate_kg_d, horizon_d, step_d : float
        As for `impact.detection_times`; an undetected leak counts as ``horizon_d``.
    spacing_m : float
        Of the grid of possible wells, where none are given (m).
    placement : PlacementSettings
    """

    number: int
    detection_limit_mg_l: float
    rate_kg_d: float
    horizon_d: float
    step_d: float
    spacing_m: float = 50.0
    placement: PlacementSettings = PlacementSettings()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkWell:
    """One well of the design.

    Attributes
    ----------
    place : Place
    rank : int
        Order of drilling from 1; 0 for a well that exists.
    detected_share : float
        Probability of the leaks that this well alone detects within the horizon, 0…1.
    mean_days : float
        Mean time to detection of those (d); NaN when there are none.
    cumulative_days : float
        Mean time to detection of the network up to this well (d), an undetected leak counting as the horizon.
    note : str
        One sentence: which facilities it watches first.
    """

    place: Place
    rank: int
    detected_share: float
    mean_days: float
    cumulative_days: float
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDesign:
    """Wells, existing ones first, and how good the whole is.

    Attributes
    ----------
    wells : tuple of NetworkWell
    placement : Placement
        Indices refer to the wells considered, existing ones first.
    leaks : int
        Number of scenarios.
    undetectable : float
        Probability of the leaks that no possible well detects within the horizon, 0…1.
    """

    wells: tuple[NetworkWell, ...]
    placement: Placement
    leaks: int
    undetectable: float


def design_network(
    flow: FlowModel, parameters: TransportParameters, sources: Sequence[LeakSource], candidates: Sequence[Place],
    existing: Sequence[Place], settings: NetworkSettings, progress: Progress | None = None,
) -> NetworkDesign:  # fmt: skip
    """Choose new wells so that a leak is detected as early as possible on average.

    Parameters
    ----------
    flow : FlowModel
        Steady flow.
    parameters : TransportParameters
    sources : sequence of LeakSource
        Each leaks at up to `LEAK_PLACES` of its cells, one at a time.
    candidates : sequence of Place
        Possible wells; empty lays a grid of ``spacing_m`` over the model.
    existing : sequence of Place
        Wells that are there already.
    settings : NetworkSettings
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        Settings cannot be used, no facility or no possible well lies in wet cells, or no leak reaches any well.
    Cancelled
    """
    watch = progress or Silent()
    carrying, placing = split(watch, (3.0, 2.0))
    leaks, occupied = _leaks(flow, sources, settings.rate_kg_d, watch)
    standing, standing_cells = _located(flow, existing, watch)
    possible = list(candidates) or place_on_grid(flow, settings.spacing_m, standing, occupied)
    possible, cells = _located(flow, possible, watch)
    if not possible:
        raise _refused(say("No possible well lies in the wet cells of the flow model."))
    watch.step(say("Carrying {leaks} leaks to {wells} wells…", leaks=len(leaks), wells=len(standing) + len(possible)))
    days = detection_times(
        flow, parameters, leaks, [*standing_cells, *cells], settings.detection_limit_mg_l, settings.step_d,
        settings.horizon_d, carrying,
    )  # fmt: skip
    if not np.isfinite(days[len(standing) :]).any():
        raise _refused(say("No leak reaches any possible well within the horizon at the detection limit."))
    weights = np.array([leak.probability for leak in leaks])
    placement = place_wells(
        days, weights, settings.number, undetected=settings.horizon_d, fixed=range(len(standing)),
        settings=settings.placement, progress=placing,
    )  # fmt: skip
    return _describe([*standing, *possible], days, weights / weights.sum(), placement, leaks)


def _leaks(
    flow: FlowModel, sources: Sequence[LeakSource], rate_kg_d: float, progress: Progress
) -> tuple[list[Leak], NDArray[np.int64]]:
    """Return the scenarios, and the cells under facilities."""
    cells = wet_cells([(source.name, source.wkt, source.layer) for source in sources], flow, progress)
    if not cells:
        raise _refused(say("No facility lies in the wet cells of the flow model."))
    leaks = []
    for index, where in cells.items():
        source = sources[index]
        rate = rate_kg_d if source.rate_kg_d is None else source.rate_kg_d
        if not (rate > 0 and source.weight >= 0):
            raise _refused(say("{name}: the leak rate must be above zero, the weight not below.", name=source.name))
        leaks.extend(leaks_of(source.name, where, rate, source.weight, LEAK_PLACES))
    return leaks, np.concatenate(list(cells.values()))


def _located(
    flow: FlowModel, places: Sequence[Place], progress: Progress
) -> tuple[list[Place], list[NDArray[np.int64]]]:
    found = wet_cells([(place.name, place.wkt, place.layer) for place in places], flow, progress)
    return [places[i] for i in found], list(found.values())


def _describe(
    places: Sequence[Place], days: NDArray[np.float64], share: NDArray[np.float64], placement: Placement,
    leaks: Sequence[Leak],
) -> NetworkDesign:  # fmt: skip
    seen = np.isfinite(days)
    wells = []
    for index in [*placement.fixed, *placement.chosen]:
        rank = placement.chosen.index(index) + 1 if index in placement.chosen else 0
        detected = float(share[seen[index]].sum())
        mean = float(share[seen[index]] @ days[index, seen[index]]) / detected if detected > 0 else float("nan")
        cumulative = float(placement.cumulative[rank - 1]) if rank else placement.impact_before
        first = list(dict.fromkeys(leaks[i].source for i in np.flatnonzero(placement.detector == index)))
        wells.append(
            NetworkWell(
                place=places[index], rank=rank, detected_share=min(detected, 1.0), mean_days=mean,
                cumulative_days=cumulative, note=_note(rank, first),
            )
        )  # fmt: skip
    return NetworkDesign(
        wells=tuple(wells), placement=placement, leaks=len(leaks), undetectable=float(share[~seen.any(axis=0)].sum())
    )


def _note(rank: int, first: Sequence[str]) -> str:
    kind = say("Existing well.") if rank == 0 else say("New well.")
    if not first:
        return say("{kind} Not the first to detect any leak.", kind=kind)
    return say("{kind} First to detect leaks of: {names}.", kind=kind, names=", ".join(first))


def _refused(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_network", message=message)])
