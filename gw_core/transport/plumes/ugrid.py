# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plume as a mesh with time: NetCDF after the UGRID 1.0 and CF conventions, as QGIS (through MDAL) reads it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import InvalidInputError, StoreError
from ...wording import say
from .layering import highest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid
    from .plume import Plume

FILL = -9999.0
_FACES, _NODES, _MOST = "mesh2d_nFaces", "mesh2d_nNodes", "mesh2d_nMax_face_nodes"
_MOST_BYTES = 2**31 - 1024


def write_ugrid(plume: Plume, path: str | Path, crs_wkt: str, substance: str = "", title: str = "") -> str:
    """Write the maximum over the layers and each layer as face datasets, whole or not at all; return the path.

    The form is classic NetCDF with 64-bit offsets, which every reader of NetCDF knows. Values are 32-bit floats in the
    unit of the substance, ``FILL`` where the cell is inactive or dry; times are days since the plume's start in UTC.

    Parameters
    ----------
    plume : Plume
    path : str or Path
        An older file is replaced at the end, in one rename.
    crs_wkt : str
        The grid's CRS as WKT.
    substance : str
        Code; empty for the main one.
    title : str
        Name of the substance in the dataset names; by default its code.

    Raises
    ------
    InvalidInputError
        A dataset would be larger than the 2 GiB that the form allows.
    StoreError
        The file cannot be written; nothing of it remains.
    """
    target = Path(path)
    if 4 * len(plume.times_d) * plume.grid.cells_a_layer > _MOST_BYTES:
        raise InvalidInputError(say("The mesh would be larger than NetCDF allows; choose fewer output times."))
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(plume, partial, crs_wkt, plume.code(substance), title)
        partial.replace(target)
    except OSError as error:
        raise StoreError(say("The mesh {path} could not be written: {reason}", path=target, reason=error)) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return str(target)


def _write(plume: Plume, path: Path, crs_wkt: str, code: str, title: str) -> None:
    from scipy.io import netcdf_file

    with netcdf_file(path, "w", version=2) as file:
        file.Conventions = b"CF-1.8 UGRID-1.0"
        file.history = _text(plume.provenance.get("time", ""))
        _write_topology(file, plume.grid)
        _write_crs(file, plume.grid.crs, crs_wkt)
        file.createDimension("time", len(plume.times_d))
        _variable(
            file, "time", "f8", ("time",), plume.times_d, standard_name="time", calendar="gregorian",
            units=plume.start.astimezone(timezone.utc).strftime("days since %Y-%m-%d %H:%M:%S"),
        )  # fmt: skip
        unit = plume.judgement(code).unit
        for name, values in _datasets(plume, code):
            filled = np.where(np.isfinite(values), values, FILL).astype(np.float32)
            made = _variable(
                file, name, "f4", ("time", _FACES), filled.reshape(len(plume.times_d), -1), mesh="mesh2d",
                location="face", coordinates="mesh2d_face_x mesh2d_face_y", units=unit, grid_mapping="crs",
                long_name=f"{title or code}, {name.replace('_', ' ')}",
            )  # fmt: skip
            made._FillValue = np.float32(FILL)  # noqa: SLF001 - an attribute of the format


def _datasets(plume: Plume, code: str) -> Iterator[tuple[str, NDArray[np.float64]]]:
    values = plume.shown(code)
    yield "maximum", highest(values)
    for layer in range(plume.grid.layers):
        yield f"layer_{layer + 1}", values[:, layer]


def _write_topology(file: Any, grid: LayeredGrid) -> None:
    vertices, faces = grid.outlines()
    centres = np.column_stack([each.ravel() for each in grid.plan_centres()])
    for name, size in ((_NODES, len(vertices)), (_FACES, len(faces)), (_MOST, faces.shape[1])):
        file.createDimension(name, size)
    mesh = _variable(
        file, "mesh2d", "i4", (), None, cf_role="mesh_topology", long_name="Model grid in plan",
        node_coordinates="mesh2d_node_x mesh2d_node_y", face_node_connectivity="mesh2d_face_nodes",
        face_coordinates="mesh2d_face_x mesh2d_face_y", face_dimension=_FACES, node_dimension=_NODES,
        max_face_nodes_dimension=_MOST,
    )  # fmt: skip
    mesh.topology_dimension = np.int32(2)
    for axis, name in enumerate("xy"):
        words = {"standard_name": f"projection_{name}_coordinate", "units": "m", "mesh": "mesh2d"}
        _variable(file, f"mesh2d_node_{name}", "f8", (_NODES,), vertices[:, axis], location="node", **words)
        _variable(file, f"mesh2d_face_{name}", "f8", (_FACES,), centres[:, axis], location="face", **words)
    nodes = _variable(file, "mesh2d_face_nodes", "i4", (_FACES, _MOST), faces, cf_role="face_node_connectivity")
    nodes.start_index = np.int32(0)
    nodes._FillValue = np.int32(-1)  # noqa: SLF001 - an attribute of the format


def _write_crs(file: Any, crs: str, wkt: str) -> None:
    """Name the CRS in the ways its readers know: WKT for CF and MDAL, and the number that Deltares' files have."""
    authority, _, number = crs.partition(":")
    for name in ("crs", "projected_coordinate_system"):
        mapping = _variable(file, name, "i4", (), None, crs_wkt=wkt, wkt=wkt)
        if authority == "EPSG" and number.isdigit():
            mapping.epsg = np.int32(number)
            mapping.EPSG_code = _text(crs)


def _variable(file: Any, name: str, kind: str, dimensions: tuple[str, ...], values: Any, **words: str) -> Any:
    made = file.createVariable(name, kind, dimensions)
    if values is not None:
        made[:] = values
    for key, text in words.items():
        setattr(made, key, _text(text))
    return made


def _text(text: object) -> bytes:
    return str(text).encode("utf-8") or b" "
