# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A finished flow field, as every transport computation reads it, and its folder on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say
from .array_folder import holds, read_folder, write_folder
from .grids.grid_file import grid_of, grid_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grids.layered_grid import LayeredGrid

FORMAT = 2
_ARRAYS = (
    "conductivity", "head", "saturation", "first", "second", "through", "boundary_in", "boundary_out",
    "discharge_x", "discharge_y", "discharge_z",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowModel:
    """Groundwater flow on a grid: steady, or as it is in the last period of a transient simulation.

    Arrays of cells have the shape of the grid, arrays of faces the shape (n_faces,).

    Attributes
    ----------
    grid : LayeredGrid
    conductivity : ndarray of float
        Horizontal hydraulic conductivity, m/d.
    head : ndarray of float
        Hydraulic head, m; NaN in inactive and dry cells.
    saturation : ndarray of float
        Share of the cell's thickness that is under water, 0 to 1.
    first, second : ndarray of int64
        Flat indices of the cells on both sides of each face, first < second; every face stands once.
    through : ndarray of float
        Flow through each face, m³/d, positive from the first cell to the second.
    boundary_in, boundary_out : ndarray of float
        What boundaries (heads, river, wells, recharge) add to and take from the cell, m³/d, both >= 0. Storage counts
        as a boundary of the last period of a transient simulation.
    discharge_x, discharge_y, discharge_z : ndarray of float
        Specific discharge at the cell centre along the grid's own axes, m/d: to the right, up the columns (both east
        and north where the grid is not turned), and upward.
    porosity : ndarray of float or None
        Effective porosity, 0 to 1, where the flow model knew it; transport may take its own.
    times_d : tuple of float
        Ends of the periods of a transient simulation, d after its start; empty for steady flow.
    provenance : dict
        Time of the run, versions, parameters.
    folder : Path or None
        Where the MODFLOW 6 files of this flow lie; None for a flow that was not read from a folder.
    """

    grid: LayeredGrid
    conductivity: NDArray[np.float64]
    head: NDArray[np.float64]
    saturation: NDArray[np.float64]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    through: NDArray[np.float64]
    boundary_in: NDArray[np.float64]
    boundary_out: NDArray[np.float64]
    discharge_x: NDArray[np.float64]
    discharge_y: NDArray[np.float64]
    discharge_z: NDArray[np.float64]
    porosity: NDArray[np.float64] | None = None
    times_d: tuple[float, ...] = ()
    provenance: dict[str, Any] = field(default_factory=dict)
    folder: Path | None = None

    @property
    def steady(self) -> bool:
        """Whether the flow does not change with time."""
        return not self.times_d

    def cells_of(self, wkt: str, layer: int = 0) -> NDArray[np.int64]:
        """Return the active cells that a geometry means in a zero-based layer; see `Grid.cells_of`."""
        return self.grid.cells_of(wkt, layer)

    def require_steady(self) -> None:
        """Raise `InvalidInputError` for a transient flow."""
        if not self.steady:
            message = say(
                "This needs steady flow, but the flow model changes with time; simulate a steady flow for it."
            )
            raise InvalidInputError(message, [Finding(code="transient_flow", message=message)])

    def velocity(self, porosity: float) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Return the seepage velocity (m/d) to the east, north and up: specific discharge over porosity."""
        turn = np.deg2rad(self.grid.rotation_deg)
        x, y = self.discharge_x / porosity, self.discharge_y / porosity
        east, north = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
        return east, north, self.discharge_z / porosity

    def imbalance(self) -> NDArray[np.float64]:
        """Return what flows into each cell minus what flows out, m³/d: zero but for the solver's closure."""
        cells = self.grid.cells
        gained = np.bincount(self.second, self.through, cells) - np.bincount(self.first, self.through, cells)
        net: NDArray[np.float64] = self.boundary_in - self.boundary_out + gained.reshape(self.grid.shape)
        return net

    def save(self, folder: Path) -> None:
        """Write ``flow.npz`` and ``flow.json`` into an existing folder."""
        described, arrays = grid_words(self.grid)
        arrays |= {name: getattr(self, name) for name in _ARRAYS}
        if self.porosity is not None:
            arrays["porosity"] = self.porosity
        words = {
            "format": FORMAT, "grid": described, "times_d": list(self.times_d), "provenance": self.provenance
        }  # fmt: skip
        write_folder(folder, "flow", words, arrays)


def read_flow(folder: str | Path) -> FlowModel:
    """Read the flow that `FlowModel.save` (and so ``simulate_flow``) left in a folder.

    Raises
    ------
    InvalidInputError
        The folder holds no flow, or one that cannot be read (finding code ``no_flow`` or ``bad_flow``).
    """
    place = Path(folder)
    if not holds(place, "flow"):
        message = say('{folder} holds no flow model; make one with "Simulate flow".', folder=str(folder))
        raise InvalidInputError(message, [Finding(code="no_flow", message=message)])
    try:
        return _read(place)
    except (OSError, KeyError, ValueError, TypeError, EOFError) as error:
        message = say("The flow model in {folder} cannot be read: {reason}.", folder=str(folder), reason=str(error))
        raise InvalidInputError(message, [Finding(code="bad_flow", message=message)]) from error


def _read(place: Path) -> FlowModel:
    words, arrays = read_folder(place, "flow", FORMAT)
    grid = grid_of(words["grid"], arrays)
    return FlowModel(
        grid=grid, times_d=tuple(words["times_d"]), provenance=words["provenance"], folder=place,
        porosity=arrays.get("porosity"),
        **{name: arrays[name] for name in _ARRAYS},
    )  # fmt: skip
