# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take out of the dispersivities what the scheme of the response operator adds by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say

if TYPE_CHECKING:
    from ...progress import Progress
    from ..flow import FlowModel
    from ..parameters import TransportParameters


def without_numerical_dispersion(
    flow: FlowModel, parameters: TransportParameters, step_d: float, progress: Progress
) -> TransportParameters:
    """Return parameters with which the upstream, implicit operator disperses about as much as was asked for.

    Parameters
    ----------
    flow : FlowModel
    parameters : TransportParameters
        As meant physically.
    step_d : float
        Time step of the operator (d).
    progress : Progress
        Warned when the scheme alone disperses more than was asked for.

    Returns
    -------
    TransportParameters
        Longitudinal and transverse dispersivity lowered, to zero at the least.

    Notes
    -----
    The truncation error of first-order upstream differences is a dispersion |v_x| Δ/2 along x and |v_y| Δ/2 along y,
    that of implicit time steps v² Δt/(2R) along the flow (Lantz 1971, SPE J. 11, 315). Turned into the direction of the
    flow (cosines c, s to the grid) that is a longitudinal dispersivity Δ/2 (|c|³ + |s|³) + v Δt/(2R) and a
    transverse one Δ/2 (|c| s² + |s| c²). Dispersivities are the same everywhere here, so means weighted by speed are
    taken: exact for uniform flow along the grid, an improvement elsewhere.
    """
    # Along the grid's own axes, which may be turned against the map's.
    right, up = flow.discharge_x / parameters.porosity, flow.discharge_y / parameters.porosity
    wet = np.isfinite(flow.head)
    speed = np.hypot(right, up)[wet]
    if not speed.sum() > 0:
        return parameters
    c, s = (np.abs(part[wet]) / np.where(speed > 0, speed, 1.0) for part in (right, up))
    half = 0.5 * np.sqrt(np.broadcast_to(flow.grid.plan_areas(), flow.grid.shape)[wet])
    along = np.average(half * (c**3 + s**3), weights=speed)
    along += 0.5 * step_d * float(np.average(speed, weights=speed)) / parameters.retardation
    across = np.average(half * (c * s**2 + s * c**2), weights=speed)
    if along > parameters.dispersivity_l_m or across > parameters.dispersivity_t_m:
        progress.warn(
            say(
                "The cells are too large for these dispersivities: the scheme alone disperses over {along} m along and "
                "{across} m across the flow; fronts come too early and peaks too low. Use smaller cells.",
                along=f"{along:.2g}", across=f"{across:.2g}",
            )
        )  # fmt: skip
    return replace(
        parameters, dispersivity_l_m=max(parameters.dispersivity_l_m - float(along), 0.0),
        dispersivity_t_m=max(parameters.dispersivity_t_m - float(across), 0.0),
    )  # fmt: skip
