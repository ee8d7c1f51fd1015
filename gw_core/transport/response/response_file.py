# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Responses on disk: a NetCDF file (classic, 64-bit offsets) with names, coordinates, units and where they come from.

Dimensions ``source``, ``point``, ``time``; the variable ``response`` holds the numbers.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError, StoreError
from ...wording import say
from ..parameters import TransportParameters
from .responses import Place, Responses

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT = 1
_LETTERS = "name_length"
_PLACES = ("source", "point")


def save_responses(responses: Responses, path: str | Path) -> Path:
    """Write responses, whole or not at all; an older file is replaced at the end, in one rename.

    Raises
    ------
    StoreError
        When the file cannot be written; nothing of it remains.
    """
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(responses, partial)
        partial.replace(target)
    except OSError as error:
        raise StoreError(say("The file {path} could not be written: {reason}", path=target, reason=error)) from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return target


def _write(responses: Responses, path: Path) -> None:
    from scipy.io import netcdf_file

    with netcdf_file(path, "w", version=2) as file:
        words = {
            "Conventions": "CF-1.8", "title": "Unit responses of points to sources", "crs": responses.crs,
            "flow_mark": responses.flow_mark, "parameters": json.dumps(asdict(responses.parameters)),
            "provenance": json.dumps(responses.provenance, ensure_ascii=False),
            "history": responses.provenance.get("time", ""),
        }  # fmt: skip
        for key, text in words.items():
            setattr(file, key, _bytes(text))
        file.format = np.int32(FORMAT)
        file.step_d = np.float64(responses.step_d)
        file.createDimension("time", responses.values.shape[2])
        for kind, places in zip(_PLACES, (responses.sources, responses.points), strict=True):
            _write_places(file, kind, places)
        _variable(file, "time", ("time",), responses.times_d, units="d", long_name="time since the release began")
        _variable(
            file, "response", ("source", "point", "time"), responses.values, units="g m-3 kg-1 d",
            long_name="dissolved concentration for a release of 1 kg/d during the first step only",
            coordinates="source_name point_name",
        )  # fmt: skip


def _write_places(file: Any, kind: str, places: Sequence[Place]) -> None:
    names = [place.name.encode("utf-8") for place in places]
    longest, letters = max((len(name) for name in names), default=0) or 1, f"{kind}_{_LETTERS}"
    file.createDimension(kind, len(places))
    file.createDimension(letters, longest)
    made = file.createVariable(f"{kind}_name", "c", (kind, letters))
    made[:] = np.array([name.ljust(longest, b"\0") for name in names], dtype=f"S{longest}").view("S1").reshape(
        len(places), longest
    )  # fmt: skip
    made.long_name = _bytes(f"name of the {kind}")
    for axis, values in (("x", [p.easting for p in places]), ("y", [p.northing for p in places])):
        _variable(
            file, f"{kind}_{axis}", (kind,), values, units="m", standard_name=f"projection_{axis}_coordinate"
        )  # fmt: skip
    layer = file.createVariable(f"{kind}_layer", "i4", (kind,))
    layer[:] = [place.layer for place in places]
    layer.long_name = b"model layer, 1 is the top"


def _variable(file: Any, name: str, dimensions: tuple[str, ...], values: Any, **words: str) -> None:
    made = file.createVariable(name, "f8", dimensions)
    made[:] = values
    for key, text in words.items():
        setattr(made, key, _bytes(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8") or b" "


def read_responses(path: str | Path) -> Responses:
    """Read what `save_responses` wrote.

    Raises
    ------
    InvalidInputError
        The file is missing or holds no responses (finding code ``bad_responses``).
    """
    from scipy.io import netcdf_file

    try:
        with netcdf_file(path, "r", mmap=False) as file:
            return _read(file)
    except (OSError, KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        message = say("The responses in {path} cannot be read: {reason}.", path=str(path), reason=str(error))
        raise InvalidInputError(message, [Finding(code="bad_responses", message=message)]) from error


def _read(file: Any) -> Responses:
    if int(file.format) != FORMAT:
        raise ValueError(f"format {int(file.format)} is not {FORMAT}")
    sources, points = (_read_places(file, kind) for kind in _PLACES)
    values = np.array(file.variables["response"][:], dtype=np.float64)
    if values.ndim != 3 or values.shape[:2] != (len(sources), len(points)):
        raise ValueError("the sizes do not fit")
    return Responses(
        sources=sources, points=points, values=values, step_d=float(file.step_d),
        parameters=TransportParameters(**json.loads(file.parameters)), crs=file.crs.decode("utf-8"),
        flow_mark=file.flow_mark.decode("utf-8"), provenance=json.loads(file.provenance),
    )  # fmt: skip


def _read_places(file: Any, kind: str) -> tuple[Place, ...]:
    letters = np.array(file.variables[f"{kind}_name"][:])
    names = [b"".join(row).rstrip(b"\0").decode("utf-8") for row in letters]
    columns = [file.variables[f"{kind}_{part}"][:] for part in ("x", "y", "layer")]
    return tuple(
        Place(name=name, easting=float(x), northing=float(y), layer=int(layer))
        for name, x, y, layer in zip(names, *columns, strict=True)
    )
