# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The advection–dispersion operator of a steady flow, discretised as MODFLOW 6 does (upstream weighting, XT3D off).

Nothing is solved here: this module turns a flow and parameters into a sparse matrix.

References
----------
Langevin, C. D., Provost, A. M., Panday, S., & Hughes, J. D. (2022). Documentation for the MODFLOW 6 Groundwater
Transport Model. USGS Techniques and Methods 6-A61, chapters 2 (advection, upstream weighting), 3 (dispersion).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from ..mirrored_dispersion import mirrors
from ..wet_cells import carrying

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csc_matrix

    from ..flow import FlowModel
    from ..grids.layered_grid import FaceGeometry
    from ..parameters import TransportParameters


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The semi-discrete equation ``storage * dc/dt = -loss @ c + q`` over the cells that hold or pass water.

    Attributes
    ----------
    loss : csc_matrix, shape (n, n)
        Advection, dispersion, outflow through boundaries and decay, m³/d.
    storage : ndarray, shape (n,)
        Water-equivalent volume of each cell, m³.
    decay : ndarray, shape (n,)
        The part of the diagonal of ``loss`` that is decay, m³/d.
    outflow : ndarray, shape (n,)
        The part that is outflow through boundaries, m³/d.
    number : ndarray of int, shape (cells,)
        Row of each flat cell, -1 for cells that are inactive, or dry without water passing.
    """

    loss: csc_matrix
    storage: NDArray[np.float64]
    decay: NDArray[np.float64]
    outflow: NDArray[np.float64]
    number: NDArray[np.int64]


def assemble(
    flow: FlowModel, parameters: TransportParameters, porosity: NDArray[np.float64] | None = None,
    decay_sorbed_per_d: float | None = None,
) -> Assembled:  # fmt: skip
    """Assemble the operator of ``flow`` and ``parameters``.

    Parameters
    ----------
    flow : FlowModel
    parameters : TransportParameters
    porosity : ndarray of float, grid shape, optional
        Effective porosity by cell, 0 < n <= 1, in place of that of the parameters.
    decay_sorbed_per_d : float, optional
        Decay of sorbed mass, 1/d, >= 0, where it differs from that of dissolved mass.

    Raises
    ------
    InvalidInputError
        A porosity or decay out of range (finding ``bad_parameter``).

    Notes
    -----
    Advection gives each face the concentration of the cell upstream; dispersion joins two cells by the harmonic mean of
    their half-cell conductances. Inflow through boundaries is clean; outflow carries the concentration of its cell.
    """
    from scipy.sparse import csc_matrix

    pores = _pores(flow, parameters, porosity)
    if decay_sorbed_per_d is not None and not 0 <= decay_sorbed_per_d < np.inf:
        raise _refused(say("Decay must not be negative, but is {value}.", value=decay_sorbed_per_d))
    wet = carrying(flow)
    n = int(np.count_nonzero(wet))
    number = np.full(flow.grid.cells, -1, dtype=np.int64)
    number[wet.ravel()] = np.arange(n)
    joined = (number[flow.first] >= 0) & (number[flow.second] >= 0)
    i, j = number[flow.first[joined]], number[flow.second[joined]]
    water, mixing = flow.through[joined], mixing_of(flow, parameters, pores)[joined]
    leaving, returning = np.maximum(water, 0.0) + mixing, np.maximum(-water, 0.0) + mixing
    diagonal = np.bincount(i, leaving, n) + np.bincount(j, returning, n)
    water_volume = (flow.grid.plan_areas() * flow.grid.thickness * flow.saturation)[wet]
    dissolved, sorbed = pores[wet] * water_volume, parameters.bulk_density_kg_l * parameters.kd_l_kg * water_volume
    storage = dissolved + sorbed
    slower = parameters.decay_per_d if decay_sorbed_per_d is None else decay_sorbed_per_d
    decay = parameters.decay_per_d * dissolved + slower * sorbed
    outflow = flow.boundary_out[wet]
    every = np.arange(n)
    matrix = csc_matrix(
        (
            np.concatenate([-leaving, -returning, diagonal + outflow + decay]),
            (np.concatenate([j, i, every]), np.concatenate([i, j, every])),
        ),
        shape=(n, n),
    )
    return Assembled(loss=matrix, storage=storage, decay=decay, outflow=outflow, number=number)


def _pores(
    flow: FlowModel, parameters: TransportParameters, porosity: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    found = np.broadcast_to(parameters.porosity if porosity is None else porosity, flow.grid.shape)
    if not np.all((found[flow.grid.active] > 0) & (found[flow.grid.active] <= 1)):
        raise _refused(say("The porosity must be above 0 and at most 1 in every cell."))
    return found


def _refused(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_parameter", message=message)])


def mixing_of(flow: FlowModel, parameters: TransportParameters, pores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the dispersive conductance of every face, m³/d, shape (n_faces,); ``pores`` is the porosity by cell."""
    face = flow.grid.face_geometry(flow.first, flow.second)
    wetted = (flow.grid.thickness * flow.saturation).ravel()
    half = []
    for cell, length in ((flow.first, face.first_length), (flow.second, face.second_length)):
        spread, deep = _dispersion(flow, parameters, pores, cell, face), wetted[cell]
        area = np.where(face.vertical, face.width, face.width * deep)
        apart = np.where(face.vertical, 0.5 * deep, length)
        half.append(np.divide(spread * area, apart, out=np.zeros_like(spread), where=apart > 0))
    # MODFLOW 6 lets no dispersion through the water table of the lower cell.
    open_face = ~face.vertical | (flow.saturation.ravel()[flow.second] >= 1.0)
    return np.where(open_face, _harmonic(*half), 0.0)


def _harmonic(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    total = a + b
    return np.divide(a * b, total, out=np.zeros_like(total), where=total > 0)


def _dispersion(
    flow: FlowModel, parameters: TransportParameters, pores: NDArray[np.float64], cell: NDArray[np.int64],
    face: FaceGeometry,
) -> NDArray[np.float64]:  # fmt: skip
    """Return the dispersion coefficient (times porosity) of cells normal to faces, m²/d, shape (n_faces,).

    The ellipsoid lies along the flow: its axes are the longitudinal, the horizontal transverse and the other transverse
    dispersivity; for vertical flow both transverse axes are the vertical dispersivity, as MODFLOW 6's default ``atv``.
    """
    qx, qy, qz = (part.ravel()[cell] for part in (flow.discharge_x, flow.discharge_y, flow.discharge_z))
    if mirrors(flow):
        qy = np.abs(qy)
    level = qx**2 + qy**2
    squared = level + qz**2
    speed = np.sqrt(squared)
    steep = np.divide(qz**2, squared, out=np.zeros_like(squared), where=squared > 0)
    # Where there is no horizontal flow, MODFLOW 6 lays the ellipsoid along x's normal.
    across = face.normal_x * qx + face.normal_y * qy
    aligned = np.divide(across**2, level, out=np.zeros_like(level), where=level > 0)
    still = parameters.diffusion_m2_d * pores.ravel()[cell]
    transverse = parameters.dispersivity_t_m * (1.0 - steep) + parameters.dispersivity_v_m * steep
    d1 = parameters.dispersivity_l_m * speed + still
    d2 = transverse * speed + still
    d3 = parameters.dispersivity_v_m * speed + still
    upright = aligned * (d1 * (1.0 - steep) + d3 * steep) + (1.0 - aligned) * d2
    return np.where(face.vertical, d1 * steep + d3 * (1.0 - steep), upright)
