# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The observation frame: the one table every room of the house reads and writes."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_YES = {"true", "t", "yes", "1", "1.0"}
COLUMNS = ("datastream_id", "time", "value", "censored", "flag")


class Flag(IntEnum):
    """QARTOD primary flags (IOOS 2020)."""

    GOOD = 1
    NOT_EVALUATED = 2
    SUSPECT = 3
    FAIL = 4
    MISSING = 9


def read_truths(values: Iterable[object]) -> NDArray[np.bool_]:
    """Read yes and no as fields hold them: booleans, numbers, or texts such as "true"; anything else is False.

    Examples
    --------
    >>> read_truths([True, "false", "True", 1, 0.0, None]).tolist()
    [True, False, True, True, False, False]
    """
    return np.array([str(value).strip().casefold() in _YES for value in values], dtype=bool)


def make_frame(
    datastream_id: object, time: object, value: object, censored: object = False, flag: object = Flag.NOT_EVALUATED
) -> pd.DataFrame:
    """Build an observation frame.

    Parameters
    ----------
    datastream_id : int or array of int, shape (n,)
    time : array of datetime, shape (n,)
        Aware times are converted to UTC; naive ones are taken as UTC.
    value : array of float, shape (n,)
        In the canonical unit of the property; for a non-detect, the detection limit.
    censored : bool or array of bool, shape (n,)
        True: "less than value".
    flag : int or array of int, shape (n,)
        QARTOD flag.

    Returns
    -------
    DataFrame with exactly the columns `COLUMNS`, in the order given
    """
    utc = pd.DatetimeIndex(pd.to_datetime(time, utc=True)).astype("datetime64[ns, UTC]")
    frame = pd.DataFrame({"time": utc})
    frame.insert(0, "datastream_id", np.broadcast_to(np.asarray(datastream_id, dtype=np.int64), len(frame)))
    frame["value"] = np.asarray(value, dtype=np.float64)
    frame["censored"] = np.broadcast_to(np.asarray(censored, dtype=bool), len(frame))
    frame["flag"] = np.broadcast_to(np.asarray(flag, dtype=np.uint8), len(frame))
    return frame


def empty_frame() -> pd.DataFrame:
    """Return an observation frame without rows."""
    return make_frame([], [], [])


def check_frame(frame: pd.DataFrame) -> None:
    """Raise `InvalidInputError` unless ``frame`` is an observation frame."""
    faults = []
    if tuple(frame.columns) != COLUMNS:
        faults.append(
            say("The columns are {columns}, not {wanted}.", columns=list(frame.columns), wanted=list(COLUMNS))
        )
    else:
        kinds = {
            "datastream_id": "int64",
            "time": "datetime64[ns, UTC]",
            "value": "float64",
            "censored": "bool",
            "flag": "uint8",
        }
        faults = [
            say("Column {column} is {found}, not {wanted}.", column=name, found=str(frame[name].dtype), wanted=kind)
            for name, kind in kinds.items()
            if str(frame[name].dtype) != kind
        ]
    if faults:
        raise InvalidInputError(
            say("This table is not an observation frame."), [Finding(code="bad_frame", message=text) for text in faults]
        )
