# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Surfaces of layers made fit for a grid: gaps, surfaces that cross, and layers that pinch out."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Silent
from ...wording import say
from .layered_grid import THINNEST_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from .layered_grid import LayeredGrid

_Grid = TypeVar("_Grid", bound="LayeredGrid")
_TOUCHING_M = 1e-6


class Crossing(Enum):
    """What to do where a surface lies above the one over it."""

    REFUSE = "refuse"
    CUT = "cut"  # the lower follows the upper, and the layer between pinches out
    KEEP = "keep"  # the lower is pushed down until the layer has its least thickness


def with_surfaces(
    plan: _Grid,
    surfaces: Sequence[NDArray[np.float64]],
    *,
    fill: bool = False,
    crossing: Crossing = Crossing.REFUSE,
    least_m: float = THINNEST_M,
    progress: Progress | None = None,
) -> _Grid:
    """Return a grid whose layers lie between surfaces.

    Parameters
    ----------
    plan : LayeredGrid
        Its cells in plan and, by its first layer, which of them are active.
    surfaces : sequence of ndarray, each plan shape
        Elevations of the top and of the bottom of each layer from above, m; NaN where unknown.
    fill : bool
        Give unknown cells the value of the nearest known one, with a warning, instead of refusing them.
    crossing : Crossing
    least_m : float
        Thinner cells are pinched out: they get no thickness, hold no water and let it pass vertically. m, >= 0.
    progress : Progress, optional
        Takes the warnings.

    Raises
    ------
    InvalidInputError
        Gaps or crossing surfaces, each with how many cells and where (finding codes ``gap_in_surface``,
        ``surfaces_cross``), or no layer at all.
    """
    watch = progress or Silent()
    if len(surfaces) < 2:
        raise _refused([Finding(code="no_layers", message=say("The model needs the bottom of at least one layer."))])
    needed = plan.active.any(axis=0)
    stack = np.stack([np.asarray(surface, dtype=np.float64) for surface in surfaces])
    stack = _without_gaps(plan, stack, needed, watch) if fill else _complete(plan, stack, needed)
    stack = _falling(plan, stack, needed, crossing, least_m, watch)
    thickness = stack[:-1] - stack[1:]
    shape = (len(surfaces) - 1, *plan.plan_shape)
    active = np.broadcast_to(needed, shape) & (thickness > THINNEST_M)
    return replace(plan, top=stack[0], bottoms=stack[1:].copy(), active=active)


def _name(number: int) -> str:
    return say("top") if number == 0 else say("bottom of layer {layer}", layer=number)


def _somewhere(plan: LayeredGrid, mask: NDArray[np.bool_]) -> str:
    """Return the coordinates of the cell that is most in the middle of a mask, so that people find it."""
    x, y = plan.plan_centres()
    away = (x[mask] - x[mask].mean()) ** 2 + (y[mask] - y[mask].mean()) ** 2
    nearest = int(np.argmin(away))
    return f"{x[mask][nearest]:.0f}, {y[mask][nearest]:.0f}"


def _complete(plan: LayeredGrid, stack: NDArray[np.float64], needed: NDArray[np.bool_]) -> NDArray[np.float64]:
    findings = []
    for number, surface in enumerate(stack):
        gaps = needed & ~np.isfinite(surface)
        if gaps.any():
            message = say(
                "The surface {name} has no value in {count} cells, such as at {place}.",
                name=_name(number), count=int(gaps.sum()), place=_somewhere(plan, gaps),
            )  # fmt: skip
            hint = say("Cover the whole area, or let gaps be filled.")
            findings.append(Finding(code="gap_in_surface", message=message, hint=hint))
    if findings:
        raise _refused(findings)
    return np.where(needed, stack, 0.0)


def _without_gaps(
    plan: LayeredGrid, stack: NDArray[np.float64], needed: NDArray[np.bool_], progress: Progress
) -> NDArray[np.float64]:
    from scipy.spatial import cKDTree

    x, y = plan.plan_centres()
    places = np.stack([x.ravel(), y.ravel()], axis=1)
    filled = stack.reshape(len(stack), -1).copy()
    for number, surface in enumerate(filled):
        gaps = needed.ravel() & ~np.isfinite(surface)
        known = np.isfinite(surface)
        if not known.any():
            raise _refused([Finding(code="gap_in_surface", message=say("The surface {name} covers no cell of the area.",
                                                                       name=_name(number)))])  # fmt: skip
        if gaps.any():
            surface[gaps] = surface[known][cKDTree(places[known]).query(places[gaps])[1]]
            progress.warn(
                say("The surface {name} was filled from its surroundings in {count} cells, such as at {place}.",
                    name=_name(number), count=int(gaps.sum()),
                    place=_somewhere(plan, gaps.reshape(plan.plan_shape)))
            )  # fmt: skip
    return np.where(needed, filled.reshape(stack.shape), 0.0)


def _falling(
    plan: LayeredGrid, stack: NDArray[np.float64], needed: NDArray[np.bool_], crossing: Crossing, least_m: float,
    progress: Progress,
) -> NDArray[np.float64]:  # fmt: skip
    """Return surfaces none of which lies above the one over it; layers thinner than ``least_m`` have no thickness."""
    stack, findings = stack.copy(), []
    for number in range(1, len(stack)):
        above, surface = stack[number - 1], stack[number]
        crossed = needed & (surface > above + _TOUCHING_M)
        if crossed.any():
            message = say(
                "The {lower} lies above the {upper} in {count} cells, by up to {most:.3g} m, such as at {place}.",
                lower=_name(number), upper=_name(number - 1), count=int(crossed.sum()),
                most=float((surface - above)[crossed].max()), place=_somewhere(plan, crossed),
            )  # fmt: skip
            if crossing is Crossing.REFUSE:
                findings.append(Finding(code="surfaces_cross", message=message))
            else:
                progress.warn(message)
        pushed = needed & (surface > above - least_m) & (crossing is Crossing.KEEP)
        thin = needed & (surface > above - max(least_m, THINNEST_M))
        stack[number] = np.where(pushed, above - least_m, np.where(thin, above, surface))
    if findings:
        raise _refused(findings)
    return stack


def _refused(findings: Sequence[Finding]) -> InvalidInputError:
    return InvalidInputError(findings[0].message, findings)
