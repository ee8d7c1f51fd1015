# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a MODFLOW 6 transport run leaves: fields, records at every step, and its mass balance."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from .budget_file import known, read_fields
from .gwt_files import GRAMS_A_KILOGRAM, NAME
from .scenario import MassBalance, TransportResult

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from ..flow import FlowModel
    from .scenario import TransportInput

_OBSERVATION_HEAD = 100


def read_transport(
    flow: FlowModel, inputs: TransportInput, folder: Path, provenance: dict[str, Any]
) -> TransportResult:
    """Read the result of the model in a folder."""
    wanted = np.array(sorted(set(inputs.output_times_d)) or [inputs.duration_d])
    kept, fields = read_fields(folder / f"{NAME}.ucn", flow.grid.shape)
    nearest = [int(np.argmin(np.abs(kept - time))) for time in wanted]
    found = known(np.stack([np.asarray(fields[index]) for index in nearest]))
    balance = read_balance(folder / f"{NAME}.budget.csv")
    times, records = balance.times_d, np.empty((0, len(balance.times_d)))
    if inputs.records:
        times, values = read_observations(folder / f"{NAME}.obs.bin")
        groups = np.cumsum([0, *(len(record.cells) for record in inputs.records)])
        records = np.stack([values[:, a:b].mean(axis=1) for a, b in pairwise(groups)])
    return TransportResult(
        times_d=wanted, concentration_mg_l=found.reshape(len(wanted), *flow.grid.shape), record_times_d=times,
        record_concentration_mg_l=records, mass_balance_error_percent=balance.error_percent, balance=balance,
        provenance=provenance,
    )  # fmt: skip


def read_observations(path: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the times and the values (n_times, n_observations) of a binary file of observations; NaN in dry cells."""
    raw = path.read_bytes()
    count = int(np.frombuffer(raw, "<i4", 1, _OBSERVATION_HEAD)[0])
    length = int(raw[11:15])
    rows = np.frombuffer(raw, "<f8", offset=_OBSERVATION_HEAD + 4 + length * count).reshape(-1, count + 1)
    return rows[:, 0].copy(), known(rows[:, 1:])


def read_balance(path: Path) -> MassBalance:
    """Read the budget that MODFLOW 6 writes at every step as a table."""
    with path.open(encoding="utf-8") as file:
        names = [name.strip() for name in file.readline().split(",")]
    table = fortran_numbers(path)
    terms = [name.removesuffix("_IN") for name in names if name.endswith("_IN") and not name.startswith("TOTAL")]
    columns = {name: table[:, index] / GRAMS_A_KILOGRAM for index, name in enumerate(names)}
    times = table[:, 0]
    return MassBalance(
        terms=tuple(terms), times_d=times, lengths_d=np.diff(times, prepend=0.0),
        came_kg_d=np.stack([columns[f"{term}_IN"] for term in terms]),
        went_kg_d=np.stack([columns[f"{term}_OUT"] for term in terms]),
    )  # fmt: skip


def fortran_numbers(path: Path) -> NDArray[np.float64]:
    """Return the numbers below the heading; Fortran writes exponents of three digits without their E (0.13-112)."""
    text = re.sub(r"(?<=\d)([+-]\d{3})", r"E\1", path.read_text(encoding="utf-8"))
    return np.atleast_2d(np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1))
