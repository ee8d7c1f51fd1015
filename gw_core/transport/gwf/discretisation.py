# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A model grid as MODFLOW 6's package DIS or DISV, and arrays and lists in the binary files that it reads fastest.

References
----------
Langevin, C. D., et al. (2017). Documentation for the MODFLOW 6 Groundwater Flow Model. USGS TM 6-A55; the layout of
binary input is that of the array files in "MODFLOW 6 - Description of Input and Output" (mf6io).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..grids.grid import Grid

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid

_HEADER = np.dtype(
    [("step", "<i4"), ("period", "<i4"), ("in_period", "<f8"), ("in_total", "<f8"), ("name", "S16"),
     ("columns", "<i4"), ("rows", "<i4"), ("layer", "<i4")]
)  # fmt: skip


def discretise(grid: LayeredGrid, model: Any, kind: str = "Gwf") -> None:
    """Give a model of flopy (``Gwf`` or ``Gwt``) the package DIS or DISV of a grid."""
    import flopy.mf6

    known = {"length_units": "meters", "top": grid.top, "botm": grid.bottoms, "idomain": grid.domain}
    if isinstance(grid, Grid):
        dis = getattr(flopy.mf6, f"Modflow{kind}dis")
        dis(
            model, nlay=grid.layers, nrow=grid.rows, ncol=grid.columns, delr=grid.widths, delc=grid.heights,
            xorigin=grid.west, yorigin=grid.south, angrot=grid.turned_deg, **known,
        )  # fmt: skip
        return
    vertices, cells = _vertices(grid)
    disv = getattr(flopy.mf6, f"Modflow{kind}disv")
    disv(
        model, nlay=grid.layers, ncpl=grid.cells_a_layer, nvert=len(vertices),
        cell2d=[[number, x, y, len(ring), *ring] for number, (x, y, ring) in enumerate(cells)],
        vertices=[[number, *place] for number, place in enumerate(vertices)], **known,
    )  # fmt: skip


def _vertices(grid: LayeredGrid) -> tuple[list[list[float]], list[tuple[float, float, list[int]]]]:
    """Return the vertices, and centre and vertices (from 0) of every cell."""
    vertices, faces = grid.outlines()
    x, y = grid.plan_centres()
    # MODFLOW 6 wants the vertices clockwise.
    rings = (face[face >= 0][::-1].tolist() for face in faces)
    return vertices.tolist(), list(zip(x.ravel().tolist(), y.ravel().tolist(), rings, strict=True))


def place(grid: LayeredGrid, cell: int) -> tuple[int, ...]:
    """Return MODFLOW 6's cell id of a flat cell, zero-based: (layer, row, column) or (layer, cell)."""
    return tuple(int(part) for part in np.unravel_index(int(cell), grid.shape))


def write_discretisation(grid: LayeredGrid, folder: Path, name: str) -> str:
    """Write the package of a grid beside its binary arrays, and return its line for the name file."""
    structured = isinstance(grid, Grid)
    kind = "dis" if structured else "disv"
    arrays = [
        "BEGIN griddata",
        *(_steps(grid, folder, name) if isinstance(grid, Grid) else []),
        *external(folder, name, "top", grid.top),
        *external(folder, name, "botm", grid.bottoms),
        *external(folder, name, "idomain", grid.domain.astype(np.int32)),
        "END griddata",
    ]
    lines = [*_sizes(grid), *arrays, *([] if structured else _polygons(grid))]
    (folder / f"{name}.{kind}").write_text("\n".join(lines) + "\n", encoding="ascii")
    return f"  {kind.upper()}6 {name}.{kind} {kind}"


def _steps(grid: Grid, folder: Path, name: str) -> list[str]:
    return [*external(folder, name, "delr", grid.widths), *external(folder, name, "delc", grid.heights)]


def _sizes(grid: LayeredGrid) -> list[str]:
    options, sizes = ["  LENGTH_UNITS meters"], [f"  NLAY {grid.layers}"]
    if isinstance(grid, Grid):
        options += [f"  XORIGIN {grid.west!r}", f"  YORIGIN {grid.south!r}", f"  ANGROT {grid.turned_deg!r}"]
        sizes += [f"  NROW {grid.rows}", f"  NCOL {grid.columns}"]
    else:
        sizes += [f"  NCPL {grid.cells_a_layer}", f"  NVERT {len(grid.outlines()[0])}"]
    return ["BEGIN options", *options, "END options", "BEGIN dimensions", *sizes, "END dimensions"]


def _polygons(grid: LayeredGrid) -> list[str]:
    vertices, cells = _vertices(grid)
    lines = ["BEGIN vertices", *(f"  {number} {x!r} {y!r}" for number, (x, y) in enumerate(vertices, start=1))]
    lines += ["END vertices", "BEGIN cell2d"]
    for number, (x, y, ring) in enumerate(cells, start=1):
        lines.append(f"  {number} {x!r} {y!r} {len(ring)} {' '.join(str(vertex + 1) for vertex in ring)}")
    return [*lines, "END cell2d"]


def external(folder: Path, name: str, array: str, values: NDArray[Any] | float) -> list[str]:
    """Write an array of the grid into a binary file and return the lines that read it; one number needs no file."""
    flat = np.asarray(values)
    if flat.ndim == 0 or np.all(flat == flat.flat[0]):
        return [f"  {array}", f"    CONSTANT {flat.flat[0].item()!r}"]
    header = np.zeros(1, dtype=_HEADER)
    header["step"] = header["period"] = header["rows"] = header["layer"] = 1
    header["name"], header["columns"] = array.upper().ljust(16).encode(), flat.size
    kind = "<i4" if np.issubdtype(flat.dtype, np.integer) else "<f8"
    path = folder / f"{name}.{array}.bin"
    with path.open("wb") as file:
        file.write(header.tobytes() + np.ascontiguousarray(flat, dtype=kind).tobytes())
    return [f"  {array}", f"    OPEN/CLOSE {path.name} (BINARY)"]


def external_list(path: Path, grid: LayeredGrid, cells: NDArray[np.int64], columns: list[NDArray[np.float64]]) -> str:
    """Write boundary cells with their values into a binary file and return the line that reads it."""
    parts = [(f"c{axis}", "<i4") for axis in range(len(grid.shape))] + [(f"v{i}", "<f8") for i in range(len(columns))]
    table = np.empty(len(cells), dtype=np.dtype(parts))
    for axis, index in enumerate(np.unravel_index(cells, grid.shape)):
        table[f"c{axis}"] = index + 1
    for number, column in enumerate(columns):
        table[f"v{number}"] = column
    path.write_bytes(table.tobytes())
    return f"  OPEN/CLOSE {path.name} (BINARY)"
