# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A finished steady flow field, as every transport computation reads it, and its folder on disk."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say
from .grid import Grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 1
_ARRAYS = (
    "conductivity", "head", "saturation", "flow_right", "flow_front", "flow_lower", "boundary_in", "boundary_out",
    "discharge_x", "discharge_y", "discharge_z",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowModel:
    """Steady groundwater flow on a grid. All arrays have the shape (layers, rows, columns).

    Attributes
    ----------
    grid : Grid
    conductivity : ndarray of float
        Horizontal hydraulic conductivity, m/d.
    head : ndarray of float
        Hydraulic head, m; NaN in inactive and dry cells.
    saturation : ndarray of float
        Share of the cell's thickness that is under water, 0 to 1.
    flow_right, flow_front, flow_lower : ndarray of float
        Flow through the eastern, southern and lower face of the cell, m³/d, positive to the east, to the south and
        down (MODFLOW's right, front and lower faces); zero at the outermost faces.
    boundary_in, boundary_out : ndarray of float
        What boundaries (heads, river, wells, recharge) add to and take from the cell, m³/d, both >= 0.
    discharge_x, discharge_y, discharge_z : ndarray of float
        Specific discharge at the cell centre, m/d, positive to the east, the north and up.
    provenance : dict
        Time of the run, versions, parameters.
    folder : Path or None
        Where the MODFLOW 6 files of this flow lie; None for a flow that was not read from a folder.
    """

    grid: Grid
    conductivity: NDArray[np.float64]
    head: NDArray[np.float64]
    saturation: NDArray[np.float64]
    flow_right: NDArray[np.float64]
    flow_front: NDArray[np.float64]
    flow_lower: NDArray[np.float64]
    boundary_in: NDArray[np.float64]
    boundary_out: NDArray[np.float64]
    discharge_x: NDArray[np.float64]
    discharge_y: NDArray[np.float64]
    discharge_z: NDArray[np.float64]
    provenance: dict[str, Any] = field(default_factory=dict)
    folder: Path | None = None

    def cells_of(self, wkt: str, layer: int = 0) -> NDArray[np.int64]:
        """Return the active cells that a geometry means in a zero-based layer; see `Grid.cells_of`."""
        return self.grid.cells_of(wkt, layer)

    def velocity(self, porosity: float) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Return the seepage velocity (m/d) to the east, north and up: specific discharge over porosity."""
        return self.discharge_x / porosity, self.discharge_y / porosity, self.discharge_z / porosity

    def imbalance(self) -> NDArray[np.float64]:
        """Return what flows into each cell minus what flows out, m³/d: zero but for the solver's closure."""
        net = self.boundary_in - self.boundary_out
        for axis, flow in ((2, self.flow_right), (1, self.flow_front), (0, self.flow_lower)):
            net = net - flow + np.roll(flow, 1, axis=axis)
        return net

    def save(self, folder: Path) -> None:
        """Write ``flow.npz`` and ``flow.json`` into an existing folder."""
        grid = self.grid
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        np.savez_compressed(folder / "flow.npz", top=grid.top, bottom=grid.bottoms, active=grid.active, **arrays)
        words = {
            "format": FORMAT,
            "grid": {
                "west": grid.west, "south": grid.south, "cell_size_m": grid.cell_size_m, "rows": grid.rows,
                "columns": grid.columns, "layers": grid.layers, "crs": grid.crs,
            },
            "provenance": self.provenance,
        }  # fmt: skip
        (folder / "flow.json").write_text(json.dumps(words, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_flow(folder: str | Path) -> FlowModel:
    """Read the flow that `FlowModel.save` (and so ``simulate_flow``) left in a folder.

    Raises
    ------
    InvalidInputError
        The folder holds no flow, or one that cannot be read (finding code ``no_flow`` or ``bad_flow``).
    """
    place = Path(folder)
    if not (place / "flow.json").is_file() or not (place / "flow.npz").is_file():
        message = say('{folder} holds no flow model; make one with "Simulate flow".', folder=str(folder))
        raise InvalidInputError(message, [Finding(code="no_flow", message=message)])
    try:
        return _read(place)
    except (OSError, KeyError, ValueError, TypeError, EOFError) as error:
        message = say("The flow model in {folder} cannot be read: {reason}.", folder=str(folder), reason=str(error))
        raise InvalidInputError(message, [Finding(code="bad_flow", message=message)]) from error


def _read(place: Path) -> FlowModel:
    from zipfile import BadZipFile

    words = json.loads((place / "flow.json").read_text(encoding="utf-8"))
    if words["format"] != FORMAT:
        raise ValueError(f"format {words['format']} is not {FORMAT}")
    shape = words["grid"]
    try:
        with np.load(place / "flow.npz", allow_pickle=False) as found:
            arrays = {name: found[name] for name in (*_ARRAYS, "top", "bottom", "active")}
    except BadZipFile as error:
        raise ValueError(str(error)) from error
    grid = Grid(
        west=shape["west"], south=shape["south"], cell_size_m=shape["cell_size_m"], rows=shape["rows"],
        columns=shape["columns"], top=arrays.pop("top"), bottoms=arrays.pop("bottom"), crs=shape["crs"],
        active=arrays.pop("active"),
    )  # fmt: skip
    return FlowModel(grid=grid, provenance=words["provenance"], folder=place, **arrays)
