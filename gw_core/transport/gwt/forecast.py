# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole forecast: substances over a flow or a part of it, and the plume folder that every output reads."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...progress import Part, Silent
from ...wording import say
from ..plumes.plume import Judgement, Plume
from ..runner.workspace import half_made
from .species import check_species, run_species
from .subdomain import RIM_TERM, cut_flow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from .scenario import TransportResult
    from .species import Species

_NOTICED_PERCENT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a forecast gives.

    Attributes
    ----------
    results : dict of TransportResult
        By substance, on the grid of the whole flow model.
    left_percent : float
        Mass that left through the rim of the part that was simulated, in percent of all that came in, the largest of
        the substances; 0 for the whole model.
    """

    results: dict[str, TransportResult]
    left_percent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a plume folder says beside the numbers.

    Attributes
    ----------
    start : datetime
        Aware.
    judgements : mapping of str to Judgement
        By substance; the first one is the main substance.
    """

    start: datetime
    judgements: Mapping[str, Judgement] = field(default_factory=dict)


def forecast(
    flow: FlowModel, species: Sequence[Species], labels: Labels, workspace: Path, progress: Progress | None = None,
    *, inside: NDArray[np.bool_] | None = None, mf6: str | None = None,
) -> Forecast:  # fmt: skip
    """Simulate the species and leave the models' files, ``plume.json`` and ``plume.npz`` in ``workspace``.

    Parameters
    ----------
    flow : FlowModel
        As read from its folder.
    species : sequence of Species
        The first is the main substance.
    labels : Labels
    workspace : Path
        Nothing in it changes unless the run succeeds.
    progress : Progress, optional
    inside : ndarray of bool, plan shape, optional
        The part to simulate; see `subdomain.reach_of`.
    mf6 : str, optional

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled
    """
    watch = progress or Silent()
    check_species(flow, species, workspace)
    with half_made(workspace) as folder:
        found = _run(flow, species, folder, Part(watch, 0.0, 0.97), inside, mf6)
        if found.left_percent > _NOTICED_PERCENT:
            watch.warn(
                say("{percent:.2g} % of the mass left the part of the model that was simulated; choose a larger one.",
                    percent=found.left_percent)
            )  # fmt: skip
        watch.step(say("Keeping the plume"))
        _plume(flow, species, found, labels).save(folder)
        watch.check()
    watch.report(1.0)
    return found


def _run(
    flow: FlowModel, species: Sequence[Species], folder: Path, progress: Progress, inside: NDArray[np.bool_] | None,
    mf6: str | None,
) -> Forecast:  # fmt: skip
    if inside is None:
        return Forecast(results=run_species(flow, species, folder, progress, mf6))
    with tempfile.TemporaryDirectory(prefix="gw-monitor-part-") as place:
        progress.step(say("Cutting the part of the flow model out"))
        cut = cut_flow(flow, inside, Path(place))
        placed = [replace(one, inputs=cut.inputs(one.inputs)) for one in species]
        parts = run_species(cut.flow, placed, folder, progress, mf6)
    return Forecast(
        results={code: cut.on_whole(result) for code, result in parts.items()},
        left_percent=max(_left(result) for result in parts.values()),
    )


def _left(result: TransportResult) -> float:
    """Return what left through the rim, in percent of all mass that came in from outside or was there."""
    balance = result.balance
    if balance is None:
        return 0.0
    brought = sum(balance.came_kg(term) for term in balance.terms)
    return 100.0 * balance.went_kg(RIM_TERM) / brought if brought > 0 else 0.0


def _plume(flow: FlowModel, species: Sequence[Species], found: Forecast, labels: Labels) -> Plume:
    main = species[0]
    first = found.results[main.code]
    judged = labels.judgements[main.code]
    told: dict[str, Any] = dict(first.provenance) | {"left_percent": found.left_percent}
    porosity = main.inputs.porosity
    return Plume(
        grid=flow.grid, start=labels.start, times_d=first.times_d,
        concentrations={code: result.concentration_mg_l for code, result in found.results.items()},
        property_code=main.code, unit=judged.unit, factor=judged.factor, limit=judged.limit,
        others={code: each for code, each in labels.judgements.items() if code != main.code},
        porosity=main.inputs.parameters.porosity if porosity is None else np.asarray(porosity),
        head=flow.head, saturation=flow.saturation, provenance=told,
    )  # fmt: skip
