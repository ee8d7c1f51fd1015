# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the numbers of a screening leave what its exact solution assumes, said in the user's words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ...wording import plain_number, say
from .screening import Solution

if TYPE_CHECKING:
    from .screening import Screening

# A held concentration hands over more mass than the water carries while the front has gone fewer dispersivities.
_FEW_DISPERSIVITIES = 10.0
_STANDARD_WIDTHS = 3.0
# Free diffusion of a dissolved substance, some 1e-9 m²/s, in the pores of sand: a third of it.
_DIFFUSION_M2_D = 3e-5
_SHARE_OF_FRONT = 0.1


def assumptions(solution: Solution) -> str:
    """Return one sentence that says what the solution takes for granted, beside uniform ground."""
    return {
        Solution.POINT_2D: say(
            "Assumed: uniform flow and ground; the rate enters evenly over the whole thickness; no sides."
        ),
        Solution.POINT_3D: say(
            "Assumed: uniform flow and ground; the source lies at the water table; no bottom and no sides."
        ),
        Solution.STRIP: say(
            "Assumed: uniform flow and ground; the concentration is held over the whole thickness; no sides."
        ),
        Solution.PATCH: say(
            "Assumed: uniform flow and ground; the concentration is held below the water table; no bottom, no sides."
        ),
        Solution.GAUSSIAN: say(
            "Assumed: uniform flow and ground; a bell-shaped concentration is held over the whole thickness; no sides."
        ),
        Solution.STRIP_WALLED: say(
            "Assumed: uniform flow and ground; the concentration is held over the whole thickness; nothing passes the "
            "sides of the aquifer."
        ),
        Solution.PATCH_WALLED: say(
            "Assumed: uniform flow and ground; the concentration is held below the water table; nothing passes the "
            "sides and the bottom of the aquifer."
        ),
        Solution.RADIAL: say(
            "Assumed: water moves only away from the well, which is open over the whole thickness; injection goes on "
            "with clean water after the source ends."
        ),
        Solution.DOMENICO: say(
            "Assumed: uniform flow and ground; spreading across the flow takes the mean travel time everywhere."
        ),
    }[solution]


def doubts(screening: Screening, time_d: float) -> list[str]:
    """Return a sentence for everything by which the parameters leave the solution's assumptions.

    Parameters
    ----------
    screening : Screening
        Checked.
    time_d : float
        The latest time that is asked for, d.
    """
    found = [*_of_spreading(screening)]
    if screening.solution is Solution.DOMENICO:
        found.append(
            say(
                "Domenico (1987) is an approximation, up to 80 % low ahead of the front and at high dispersivity; use "
                "the patch, which is exact."
            )
        )
    if screening.solution is Solution.RADIAL:
        return found + _of_well(screening, time_d)
    return found + _of_front(screening, time_d) + _of_room(screening, time_d)


def _of_spreading(screening: Screening) -> list[str]:
    flow = screening.flow
    found: list[str] = []
    if screening.solution is Solution.RADIAL:
        return []
    if flow.dispersivity_t_m > flow.dispersivity_l_m or flow.dispersivity_v_m > flow.dispersivity_l_m:
        found.append(say("Dispersivity across the flow is larger than along it, which is not known from the field."))
    deep = screening.solution in {Solution.POINT_3D, Solution.PATCH, Solution.PATCH_WALLED, Solution.DOMENICO}
    least = min(flow.dispersivity_t_m, flow.dispersivity_v_m if deep else math.inf) * flow.velocity_m_d
    if least < _DIFFUSION_M2_D:
        found.append(
            say(
                "Molecular diffusion, which is left out, spreads at least as much across the flow as dispersion of "
                "{value} m²/d.",
                value=plain_number(least, 2),
            )
        )
    return found


def _of_well(screening: Screening, time_d: float) -> list[str]:
    well = screening.well()
    found: list[str] = []
    front = well.front_m(time_d)
    drift = screening.flow.velocity * time_d
    if drift > _SHARE_OF_FRONT * front:
        found.append(
            say(
                "The flow of the surroundings carries the injected water {drift} m, which is not little against its "
                "radius of {front} m; this solution leaves it out.",
                drift=plain_number(drift, 3),
                front=plain_number(front, 3),
            )
        )
    if well.dispersivity_m > _SHARE_OF_FRONT * front:
        found.append(
            say(
                "The front, at {front} m, has moved less than ten dispersivities: close to a well that holds its "
                "concentration more mass enters than the water carries.",
                front=plain_number(front, 3),
            )
        )
    return found


def _of_front(screening: Screening, time_d: float) -> list[str]:
    travel = screening.flow.velocity * time_d
    if screening.solution.takes_rate or travel >= _FEW_DISPERSIVITIES * screening.flow.dispersivity_l_m:
        return []
    return [
        say(
            "The front has moved only {travel} m, less than ten longitudinal dispersivities: a source that holds its "
            "concentration then gives off more mass than the water carries.",
            travel=plain_number(travel, 3),
        )
    ]


def _of_room(screening: Screening, time_d: float) -> list[str]:
    """Doubt solutions without sides or bottom where the plume would reach those that were named."""
    flow = screening.flow
    found: list[str] = []
    wide = screening.aquifer_width_m
    half = 0.5 * screening.width_m * (not screening.solution.takes_rate)
    if wide is not None and not screening.solution.walled:
        plume = 2.0 * (half + _STANDARD_WIDTHS * math.sqrt(2.0 * flow.across * time_d))
        if plume > wide:
            found.append(
                say(
                    "The plume would become {plume} m wide, wider than the aquifer; choose a solution with sides.",
                    plume=plain_number(plume, 3),
                )
            )
    thick = screening.aquifer_thickness_m
    if thick is not None and screening.solution in {Solution.POINT_3D, Solution.PATCH, Solution.DOMENICO}:
        height = screening.thickness_m * (not screening.solution.takes_rate)
        plume = height + _STANDARD_WIDTHS * math.sqrt(2.0 * flow.upright * time_d)
        if plume > thick:
            found.append(
                say(
                    "The plume would reach {plume} m down, deeper than the aquifer; choose a solution with a bottom.",
                    plume=plain_number(plume, 3),
                )
            )
    return found
