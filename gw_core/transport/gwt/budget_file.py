# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MODFLOW 6's binary files of flow budgets, heads and concentrations, read and written in double precision.

Formats: Langevin, C. D., et al. (2017), USGS TM 6-A55, and "MODFLOW 6 - Description of Input and Output".
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

WHOLE, LISTED = 1, 6
_HEAD = struct.Struct("<ii16siiiiddd")
_LAYER_HEAD = [
    ("step", "<i4"), ("period", "<i4"), ("period_time", "<f8"), ("time", "<f8"), ("text", "S16"), ("columns", "<i4"),
    ("rows", "<i4"), ("layer", "<i4"),
]  # fmt: skip
_FIRST_LAYER_HEAD = np.dtype(_LAYER_HEAD)
# What MODFLOW 6 writes into dry (-1e30) and inactive (1e30) cells.
NO_VALUE = 1e29


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRecord:
    """One term of the budget at one time.

    Attributes
    ----------
    step, period : int
        One-based step within its stress period, and stress period.
    text : str
        Kind of the term, such as ``FLOW-JA-FACE`` or ``WEL``.
    shape : tuple of int
        Columns, rows and minus layers of the grid; of a whole record the shape of its array.
    length_d, period_time_d, time_d : float
        Length of the step, time since the start of the period and of the simulation at its end, d.
    values : ndarray
        Whole records: float64, flat. Listed ones: structured, with the fields ``node``, ``other`` (one-based),
        ``q`` (m³/d into the cell) and the auxiliary names.
    method : int
        `WHOLE` or `LISTED`.
    owners : tuple of str
        Of a listed record: model and package on both sides.
    """

    step: int
    period: int
    text: str
    shape: tuple[int, int, int]
    length_d: float
    period_time_d: float
    time_d: float
    values: NDArray[Any]
    method: int
    owners: tuple[str, str, str, str] = ("", "", "", "")

    def at(self, period: int, length_d: float, time_d: float) -> BudgetRecord:
        """Return the record as that of a stress period of one step."""
        return replace(self, step=1, period=period, length_d=length_d, period_time_d=length_d, time_d=time_d)

    def to_bytes(self) -> bytes:
        """Return the record as MODFLOW 6 writes it."""
        head = _HEAD.pack(
            self.step, self.period, _padded(self.text), *self.shape, self.method, self.length_d, self.period_time_d,
            self.time_d,
        )  # fmt: skip
        if self.method == WHOLE:
            return head + np.ascontiguousarray(self.values, dtype="<f8").tobytes()
        extra = list(self.values.dtype.names or ())[3:]
        owners = b"".join(_padded(name, left=True) for name in self.owners)
        # MODFLOW 6 puts auxiliary names to the left, by which it finds them, and those of its own data to the right.
        left = not self.text.startswith("DATA-")
        names = struct.pack("<i", len(extra) + 1) + b"".join(_padded(name, left=left) for name in extra)
        return head + owners + names + struct.pack("<i", len(self.values)) + self.values.tobytes()


def listed_type(extra: Iterable[str] = ()) -> np.dtype[Any]:
    """Return the type of the values of a listed record with auxiliary names."""
    return np.dtype([("node", "<i4"), ("other", "<i4"), ("q", "<f8"), *((name, "<f8") for name in extra)])


def _padded(text: str, *, left: bool = False) -> bytes:
    return (text.ljust(16) if left else text.rjust(16)).encode("ascii")[:16]


def read_budget(path: Path) -> Iterator[BudgetRecord]:
    """Yield the records of a budget file in their order; the values are views of the file and must not be changed.

    Raises
    ------
    ValueError
        The file ends within a record or holds another kind of record.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        place, end = 0, len(held)
        while place < end:
            record, place = _record(held, place)
            yield record


def _record(held: mmap.mmap, place: int) -> tuple[BudgetRecord, int]:
    try:
        step, period, text, a, b, c, method, length, within, time = _HEAD.unpack_from(held, place)
        place += _HEAD.size
        owners = ("", "", "", "")
        if method == WHOLE:
            count, kind = a * b * abs(c), np.dtype("<f8")
        elif method == LISTED:
            parts = [held[place + 16 * i : place + 16 * i + 16].decode("ascii").strip() for i in range(4)]
            owners = (parts[0], parts[1], parts[2], parts[3])
            (columns,) = struct.unpack_from("<i", held, place + 64)
            place += 68
            names = [held[place + 16 * i : place + 16 * i + 16].decode("ascii").strip() for i in range(columns - 1)]
            place += 16 * len(names)
            (count,) = struct.unpack_from("<i", held, place)
            place, kind = place + 4, listed_type(names)
        else:
            raise ValueError(f"records of kind {method} are not read")
        # A copy, because the file is closed while views may live on.
        values = np.frombuffer(held, dtype=kind, count=count, offset=place).copy()
    except struct.error as error:
        raise ValueError("the file ends within a record") from error
    return BudgetRecord(
        step=step, period=period, text=text.decode("ascii").strip(), shape=(a, b, c), length_d=length,
        period_time_d=within, time_d=time, values=values, method=method, owners=owners,
    ), place + kind.itemsize * count  # fmt: skip


def write_budget(path: Path, records: Iterable[BudgetRecord]) -> None:
    """Write records one after the other."""
    with path.open("wb") as file:
        for record in records:
            file.write(record.to_bytes())


def layer_records(path: Path) -> NDArray[Any]:
    """Return a head or concentration file as a structured array, a record a layer and time, mapped and not read.

    Fields: step, period, period_time, time, text, columns, rows, layer, values (flat, of a layer).
    """
    first = np.fromfile(path, dtype=_FIRST_LAYER_HEAD, count=1)
    count = int(first["columns"][0]) * int(first["rows"][0])
    records: NDArray[Any] = np.memmap(path, dtype=np.dtype([*_LAYER_HEAD, ("values", "<f8", (count,))]), mode="r")
    return records


def read_fields(path: Path, shape: tuple[int, ...]) -> tuple[NDArray[np.float64], NDArray[Any]]:
    """Return the times of a head or concentration file, and its fields as a view (n_times, layers, cells a layer)."""
    records = layer_records(path)
    layers = shape[0]
    return np.asarray(records["time"][::layers]), records["values"].reshape(-1, layers, records["values"].shape[1])


def layer_bytes(record: Any, period: int, length_d: float, time_d: float, kept: PlanCut | None) -> bytes:
    """Return a record of `layer_records` as that of a period of one step, of some cells of the plan only."""
    values = record["values"]
    columns, rows = int(record["columns"]), int(record["rows"])
    if kept is not None:
        values, (columns, rows) = values[kept.cells], kept.size
    head = np.zeros(1, dtype=_FIRST_LAYER_HEAD)
    head[0] = (1, period, length_d, time_d, record["text"], columns, rows, record["layer"])
    return head.tobytes() + np.ascontiguousarray(values).tobytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCut:
    """Which cells of the plan are kept (flat, rising), and how many columns and rows they make."""

    cells: NDArray[np.int64]
    size: tuple[int, int]


def known(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return values with NaN for MODFLOW 6's marks of dry and inactive cells."""
    return np.where(np.abs(values) < NO_VALUE, values, np.nan)
