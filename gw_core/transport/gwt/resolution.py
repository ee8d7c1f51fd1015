# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether cells and steps are fine enough for a plume, told before it is computed, with the cure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..mirrored_dispersion import warn_of_mirroring
from ..wet_cells import carrying
from .scenario import Scheme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from .scenario import TransportInput

_ENDLESS = 1e12
_OFTEN = 95.0
_SMEARED = 0.5
_SHORT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How fine a grid and its steps are for a plume; arrays in grid shape, NaN where no water moves.

    Attributes
    ----------
    peclet : ndarray of float
        Length of the cell along the flow over the longitudinal dispersivity (diffusion included).
    courant : ndarray of float
        Lengths of the cell that the substance travels in a step.
    travel_m : ndarray of float
        What it travels in a step, m.
    """

    peclet: NDArray[np.float64]
    courant: NDArray[np.float64]
    travel_m: NDArray[np.float64]


def resolution_of(flow: FlowModel, inputs: TransportInput) -> Resolution:
    """Return Péclet and Courant numbers of every cell for the longest step.

    The substance travels at the seepage velocity over the retardation factor; sorption that is not linear counts as
    none, which is the fastest it can be.
    """
    porosity = inputs.porosity_of(flow.grid)
    speed = np.sqrt(flow.discharge_x**2 + flow.discharge_y**2 + flow.discharge_z**2) / porosity
    moving = carrying(flow) & (speed > 0)
    speed = np.where(moving, speed, np.nan)
    length = _length_along(flow)
    found = inputs.parameters
    with np.errstate(divide="ignore", invalid="ignore"):
        spreading = found.dispersivity_l_m + found.diffusion_m2_d / speed
        peclet = np.where(moving, length / spreading, np.nan)
    retardation = found.retardation if inputs.isotherm.linear and inputs.sorption is None else 1.0
    if inputs.sorption is not None and inputs.isotherm.linear:
        retardation = 1.0 + found.bulk_density_kg_l * inputs.isotherm.coefficient / found.porosity
    travel = speed / retardation * inputs.step_d
    return Resolution(peclet=peclet, courant=travel / length, travel_m=travel)


def _length_along(flow: FlowModel) -> NDArray[np.float64]:
    """Return the length of each cell in the direction of its flow, m: sides weighted by the parts of the discharge."""
    level = np.hypot(flow.discharge_x, flow.discharge_y)
    total = np.hypot(level, flow.discharge_z)
    with np.errstate(divide="ignore", invalid="ignore"):
        steep = np.where(total > 0, np.abs(flow.discharge_z) / total, 0.0)
    side = np.sqrt(np.broadcast_to(flow.grid.plan_areas(), flow.grid.shape))
    length: NDArray[np.float64] = side * np.sqrt(1 - steep**2) + flow.grid.thickness * steep
    return length


def warn_of_resolution(flow: FlowModel, inputs: TransportInput, progress: Progress) -> None:
    """Warn of cells and steps that are too long, points out of reach, and dispersion mirrored, with the cure."""
    warn_of_mirroring(flow, progress, xt3d=inputs.xt3d)
    found = resolution_of(flow, inputs)
    if not np.isfinite(found.travel_m).any():
        return
    _warn_of_cells(found, inputs, progress)
    _warn_of_steps(found, inputs, progress)
    _warn_of_duration(flow, inputs, progress)
    if not inputs.isotherm.linear:
        progress.warn(say("Sorption is not linear: the answers to several sources do not add up."))


def _warn_of_cells(found: Resolution, inputs: TransportInput, progress: Progress) -> None:
    spread = inputs.parameters.dispersivity_l_m
    # A cell of exactly so many dispersivities is let pass, rounding included.
    # Without dispersion every number is infinite, and numpy cannot interpolate between two such.
    most = float(np.nanpercentile(np.minimum(found.peclet, _ENDLESS), _OFTEN)) * (1.0 - 1e-9)
    if inputs.scheme is Scheme.CENTRAL and most > 2:
        progress.warn(
            say(
                "Cells are up to {peclet:.3g} dispersivities long (Péclet number): central weighting oscillates above "
                "2. Use cells of at most {size:.3g} m, or TVD.", peclet=most, size=2 * spread,
            )
        )  # fmt: skip
    if inputs.scheme is Scheme.UPSTREAM and most > 1:
        progress.warn(
            say(
                "Cells are up to {peclet:.3g} dispersivities long (Péclet number): upstream weighting smears the front "
                "by half a cell. Use cells of at most {size:.3g} m, or TVD.", peclet=most, size=0.5 * spread,
            )
        )  # fmt: skip
    if inputs.scheme is Scheme.TVD and most > 4:
        progress.warn(
            say(
                "Cells are up to {peclet:.3g} dispersivities long (Péclet number): the front is thinner than the grid "
                "resolves. Use cells of at most {size:.3g} m.", peclet=most, size=2 * spread,
            )
        )  # fmt: skip


def _warn_of_steps(found: Resolution, inputs: TransportInput, progress: Progress) -> None:
    """Implicit steps disperse by half of the way travelled in a step (Lantz 1971)."""
    spread = inputs.parameters.dispersivity_l_m
    travel, courant = (float(np.nanpercentile(values, _OFTEN)) for values in (found.travel_m, found.courant))
    if courant > 1 and 0.5 * travel > _SMEARED * spread:
        cure = inputs.step_d * min(1.0 / courant, spread / travel if spread > 0 else 1.0 / courant)
        progress.warn(
            say(
                "The plume travels up to {courant:.3g} cells in a step (Courant number), which smears it by "
                "{smeared:.3g} m. Use steps of at most {step:.3g} d.", courant=courant, smeared=0.5 * travel, step=cure,
            )
        )  # fmt: skip


def _warn_of_duration(flow: FlowModel, inputs: TransportInput, progress: Progress) -> None:
    """Warn of points where nothing can be expected within the time, or whither no water flows from a source."""
    if not inputs.sources or not inputs.records or not flow.steady:
        return
    cells = np.unique(np.concatenate([source.cells for source in inputs.sources]))
    arrival = travel_times(flow, inputs, cells)
    for record in inputs.records:
        days = float(arrival[record.cells].min())
        if not np.isfinite(days):
            progress.warn(say("No water flows from a source to {name}.", name=record.name))
        elif _SHORT * days > inputs.duration_d:
            progress.warn(
                say(
                    "The plume needs about {days:.3g} d with the water to {name}, longer than the {duration:g} d "
                    "simulated.", days=days, name=record.name, duration=inputs.duration_d,
                )
            )  # fmt: skip


def travel_times(flow: FlowModel, inputs: TransportInput, cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """Estimate when what is released in some cells reaches every cell with the water, d; inf where it never does.

    Each step from cell to cell takes the distance over the speed in the cell it leaves; paths follow faces, so that
    they are up to 1.4 times too long where flow crosses the grid obliquely.

    Returns
    -------
    ndarray of float, shape (cells,)
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    face = flow.grid.face_geometry(flow.first, flow.second)
    upstream = np.where(flow.through > 0, flow.first, flow.second)
    downstream = np.where(flow.through > 0, flow.second, flow.first)
    apart = np.where(
        face.vertical, 0.5 * (flow.grid.thickness.ravel()[flow.first] + flow.grid.thickness.ravel()[flow.second]),
        face.first_length + face.second_length,
    )  # fmt: skip
    travel = resolution_of(flow, inputs).travel_m.ravel()[upstream]
    with np.errstate(divide="ignore", invalid="ignore"):
        days = apart / (travel / inputs.step_d)
    used = (np.abs(flow.through) > 1e-9 * np.abs(flow.through).max()) & np.isfinite(days) & (days > 0)
    count = flow.grid.cells
    graph = csr_matrix((days[used], (upstream[used], downstream[used])), shape=(count, count))
    times: NDArray[np.float64] = dijkstra(graph, indices=cells, min_only=True)
    return times
