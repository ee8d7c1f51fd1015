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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csc_matrix

    from .flow import FlowModel
    from .parameters import TransportParameters

# A Newton flow solution leaves a film of water in dry cells. They hold nothing, but water that falls from a wet
# neighbour or from recharge to the layer below still passes through them, and its load with it.
DRY_SATURATION = 1e-6
_STILL = 1e-12

Slices = tuple[slice, slice, slice]


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


def assemble(flow: FlowModel, parameters: TransportParameters) -> Assembled:
    """Assemble the operator of ``flow`` and ``parameters``.

    Notes
    -----
    Advection gives each face the concentration of the cell upstream; dispersion joins two cells by the harmonic mean of
    their half-cell conductances. Inflow through boundaries is clean; outflow carries the concentration of its cell.
    """
    from scipy.sparse import csc_matrix

    grid = flow.grid
    wet = carrying(flow)
    number = np.full(grid.cells, -1, dtype=np.int64)
    number[wet.ravel()] = np.arange(np.count_nonzero(wet))
    n = int(np.count_nonzero(wet))
    diagonal = np.zeros(n)
    rows, columns, values = [], [], []
    for here, there, water, mixing in _faces(flow, parameters):
        first, second = number.reshape(grid.shape)[here], number.reshape(grid.shape)[there]
        joined = (first >= 0) & (second >= 0)
        i, j = first[joined], second[joined]
        leaving = np.maximum(water[joined], 0.0) + mixing[joined]
        returning = np.maximum(-water[joined], 0.0) + mixing[joined]
        diagonal += np.bincount(i, leaving, n) + np.bincount(j, returning, n)
        rows += [j, i]
        columns += [i, j]
        values += [-leaving, -returning]
    water_volume = (grid.cell_size_m**2 * grid.thickness * flow.saturation)[wet]
    decay = parameters.decay_per_d * parameters.capacity * water_volume
    outflow = flow.boundary_out[wet]
    every = np.arange(n)
    matrix = csc_matrix(
        (
            np.concatenate([*values, diagonal + outflow + decay]),
            (np.concatenate([*rows, every]), np.concatenate([*columns, every])),
        ),
        shape=(n, n),
    )
    storage = parameters.capacity * water_volume
    return Assembled(loss=matrix, storage=storage, decay=decay, outflow=outflow, number=number)


def carrying(flow: FlowModel) -> NDArray[np.bool_]:
    """Return which cells hold water or pass it on, and so can take a release; shape (layers, rows, columns)."""
    passing = _leaving(flow)
    carries: NDArray[np.bool_] = flow.grid.active & (
        (flow.saturation > DRY_SATURATION) | (passing > _STILL * passing.max())
    )
    return carries


def _leaving(flow: FlowModel) -> NDArray[np.float64]:
    """Return how much water leaves each cell, through its faces and boundaries, m³/d."""
    total = flow.boundary_out.copy()
    for axis, water in ((2, flow.flow_right), (1, flow.flow_front), (0, flow.flow_lower)):
        total += np.maximum(water, 0.0) + np.maximum(-np.roll(water, 1, axis=axis), 0.0)
    return total


def _faces(
    flow: FlowModel, parameters: TransportParameters
) -> Iterator[tuple[Slices, Slices, NDArray[np.float64], NDArray[np.float64]]]:
    """Yield a direction at a time: the cells on both sides of the faces, water flow, dispersive conductance, m³/d."""
    size = flow.grid.cell_size_m
    wetted = flow.grid.thickness * flow.saturation
    along_x, along_y, along_z = _dispersion(flow, parameters)
    every, but_last, but_first = slice(None), slice(None, -1), slice(1, None)
    # The half cells of a horizontal face: thickness * width / (size / 2), and the width is the size.
    for axis, spread, water in ((2, along_x, flow.flow_right), (1, along_y, flow.flow_front)):
        here: Slices = (every, every, but_last) if axis == 2 else (every, but_last, every)
        there: Slices = (every, every, but_first) if axis == 2 else (every, but_first, every)
        half = 2.0 * spread * wetted
        yield here, there, water[here], _harmonic(half[here], half[there])
    here, there = (but_last, every, every), (but_first, every, every)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.where(wetted > 0, along_z * size**2 / (0.5 * wetted), 0.0)
    # MODFLOW 6 lets no dispersion through the water table of the lower cell.
    joined = flow.saturation[there] >= 1.0
    yield here, there, flow.flow_lower[here], np.where(joined, _harmonic(half[here], half[there]), 0.0)


def _harmonic(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    total = a + b
    return np.divide(a * b, total, out=np.zeros_like(total), where=total > 0)


def _dispersion(
    flow: FlowModel, parameters: TransportParameters
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the dispersion coefficients (times porosity) normal to the faces in x, y and z, m²/d.

    The ellipsoid lies along the flow: its axes are the longitudinal, the horizontal transverse and the other transverse
    dispersivity; for vertical flow both transverse axes are the vertical dispersivity, as MODFLOW 6's default ``atv``.
    """
    qx, qy, qz = flow.discharge_x, flow.discharge_y, flow.discharge_z
    level = qx**2 + qy**2
    squared = level + qz**2
    speed = np.sqrt(squared)
    moving = squared > 0
    steep = np.divide(qz**2, squared, out=np.zeros_like(squared), where=moving)
    eastward = np.divide(qx**2, level, out=np.zeros_like(level), where=level > 0)
    northward = 1.0 - eastward
    still = parameters.diffusion_m2_d * parameters.porosity
    transverse = parameters.dispersivity_t_m * (1.0 - steep) + parameters.dispersivity_v_m * steep
    d1 = parameters.dispersivity_l_m * speed + still
    d2 = transverse * speed + still
    d3 = parameters.dispersivity_v_m * speed + still
    in_plane = d1 * (1.0 - steep) + d3 * steep
    return (
        eastward * in_plane + northward * d2,
        northward * in_plane + eastward * d2,
        d1 * steep + d3 * (1.0 - steep),
    )
