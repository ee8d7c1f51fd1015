# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From named sources and points on a flow to `Responses`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...clock import utc_now
from ...errors import Finding, InvalidInputError
from ...progress import Silent
from ...wording import say
from ..mirrored_dispersion import warn_of_mirroring
from ..wet_cells import carrying
from .response import ResponseOperator
from .responses import Place, Responses, mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ...clock import Clock
    from ...progress import Progress
    from ..flow import FlowModel
    from ..parameters import TransportParameters

_MOST_STEPS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place and the flat cells it means."""

    place: Place
    cells: NDArray[np.int64]


def compute_responses(
    flow: FlowModel, parameters: TransportParameters, sources: Sequence[Located], points: Sequence[Located],
    duration_d: float, step_d: float, progress: Progress | None = None, *,
    porosity: NDArray[np.float64] | None = None, decay_sorbed_per_d: float | None = None, clock: Clock = utc_now,
) -> Responses:  # fmt: skip
    """Compute what each source does to each point.

    Parameters
    ----------
    flow : FlowModel
        Steady.
    parameters : TransportParameters
    sources, points : sequences of Located
    duration_d, step_d : float
        d, > 0; the last step ends at the duration or after it.
    progress : Progress, optional
    porosity, decay_sorbed_per_d : optional
        See `assembly.assemble`.
    clock : Clock

    Raises
    ------
    InvalidInputError
        Transient flow, parameters out of range, or places without water; all such places together.
    Cancelled
    """
    watch = progress or Silent()
    steps = _check(flow, sources, points, duration_d, step_d)
    warn_of_mirroring(flow, watch)
    operator = ResponseOperator(flow, parameters, step_d, porosity=porosity, decay_sorbed_per_d=decay_sorbed_per_d)
    values = operator.unit_responses(
        [source.cells for source in sources], [point.cells for point in points], steps, watch
    )
    provenance: dict[str, Any] = {
        "time": clock().isoformat(timespec="seconds"),
        "scheme": "upstream",
        "flow": flow.provenance,
    }
    if porosity is not None:
        provenance["porosity"] = "by cell, of the flow model"
    if decay_sorbed_per_d is not None:
        provenance["decay_sorbed_per_d"] = decay_sorbed_per_d
    return Responses(
        sources=tuple(source.place for source in sources), points=tuple(point.place for point in points),
        values=values, step_d=step_d, parameters=parameters, crs=flow.grid.crs, flow_mark=mark_of(flow),
        provenance=provenance,
    )  # fmt: skip


def _check(
    flow: FlowModel, sources: Sequence[Located], points: Sequence[Located], duration_d: float, step_d: float
) -> int:
    """Return the number of steps."""
    flow.require_steady()
    wet = carrying(flow).ravel()
    findings = [
        Finding(code="dry_cells", place=one.place.name, message=say("No cell of {name} carries water.", name=name))
        for one in (*sources, *points)
        if not wet[one.cells].any()
        for name in (one.place.name,)
    ]
    if not (duration_d > 0 and step_d > 0):
        findings.append(Finding(code="bad_time", message=say("Duration and step must be positive.")))
    elif duration_d / step_d > _MOST_STEPS:
        message = say("There are more than {most} time steps; choose a longer step.", most=_MOST_STEPS)
        findings.append(Finding(code="too_many_steps", message=message))
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    return max(1, int(np.ceil(duration_d / step_d - 1e-9)))
