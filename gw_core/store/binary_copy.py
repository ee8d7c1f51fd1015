# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL's binary COPY format as numpy arrays, both ways: millions of rows without a Python object for each.

The format (PostgreSQL manual, "COPY", Binary Format) is a header, one record a row (number of fields, then each field's
length and bytes, big-endian) and a trailer. Rows of fixed-width fields are records of a numpy structured type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .engine import DTYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

# SQL type and numpy type of each column on the wire.
WIRE_TYPES = {
    "row": ("bigint", ">i8"),
    "datastream_id": ("bigint", ">i8"),
    "time": ("timestamptz", ">i8"),
    "value": ("double precision", ">f8"),
    "censored": ("boolean", "u1"),
    "flag": ("smallint", ">i2"),
    "batch_id": ("bigint", ">i8"),
    "operation_id": ("bigint", ">i8"),
    "n": ("bigint", ">i8"),
    "mean": ("double precision", ">f8"),
    "minimum": ("double precision", ">f8"),
    "maximum": ("double precision", ">f8"),
    "nondetects": ("bigint", ">i8"),
}
_HEADER = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_TRAILER = b"\xff\xff"
_Y2000 = 946_684_800_000_000  # PostgreSQL counts microseconds from 2000-01-01 UTC


def pack(columns: Mapping[str, NDArray[Any]]) -> bytes:
    """Return rows (arrays of equal length, in `DTYPES`) as a binary COPY stream; NaN becomes NULL."""
    missing = np.isnan(columns["value"]) if "value" in columns else np.zeros(0, dtype=bool)
    if not missing.any():
        return _HEADER + _records(columns) + _TRAILER
    known = {name: values[~missing] for name, values in columns.items()}
    unknown = {name: values[missing] for name, values in columns.items()}
    return _HEADER + _records(known) + _records(unknown, null="value") + _TRAILER


def _records(columns: Mapping[str, NDArray[Any]], null: str = "") -> bytes:
    names = list(columns)
    table = np.empty(len(columns[names[0]]), dtype=_record_type(names, null))
    table["fields"] = len(names)
    for name in names:
        if name == null:
            table[f"{name}_length"] = -1
            continue
        table[f"{name}_length"] = np.dtype(WIRE_TYPES[name][1]).itemsize
        table[name] = columns[name] - _Y2000 if name == "time" else columns[name]
    return table.tobytes()


def unpack(data: bytes | memoryview, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return a binary COPY stream without NULLs as one array a column, in `DTYPES`."""
    body = memoryview(data)[len(_HEADER) : len(data) - len(_TRAILER)]
    table = np.frombuffer(body, dtype=_record_type(names))
    arrays = {name: table[name].astype(DTYPES[name]) for name in names}
    if "time" in arrays:
        arrays["time"] += _Y2000
    return arrays


def _record_type(names: Sequence[str], null: str = "") -> np.dtype[Any]:
    parts: list[tuple[str, str]] = [("fields", ">i2")]
    for name in names:
        parts.append((f"{name}_length", ">i4"))
        if name != null:
            parts.append((name, WIRE_TYPES[name][1]))
    return np.dtype(parts)
