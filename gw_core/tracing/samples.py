# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows of an observation layer can speak about a release, as samples in mg/L."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag, read_truths
from ..records.substances import find_property
from ..records.units import convert
from ..wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

NEEDED = ("point", "property", "time", "value", "easting", "northing")


def usable_samples(table: pd.DataFrame, substance: str, start: datetime) -> pd.DataFrame:
    """Keep the rows of one substance that can be used, in mg/L.

    Parameters
    ----------
    table : DataFrame
        Fields of the observation layer (``point``, ``property``, ``time``, ``value``, and, where known, ``unit``,
        ``censored``, ``flag``, ``layer``) with ``easting`` and ``northing`` (m).
    substance : str
        Code, name or CAS number of a property measured as a concentration.
    start : datetime
        Rows before it say nothing about later releases and are left out. Aware, or UTC.

    Returns
    -------
    DataFrame
        point, easting, northing, layer (one-based), time (UTC), time_d (since ``start``), value_mg_l, censored; by
        point and time. Rows without a number, and rows flagged fail or missing, are left out.

    Raises
    ------
    InvalidInputError
        Fields are missing, the unit is no concentration, or nothing, or nothing detected, is left.
    """
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        raise _refused(say("The observations lack the fields {fields}.", fields=", ".join(missing)))
    wanted = find_property(substance)
    value = pd.to_numeric(table["value"], errors="coerce").to_numpy(dtype=np.float64)
    flag = pd.to_numeric(_column(table, "flag", int(Flag.NOT_EVALUATED)), errors="coerce").to_numpy()
    time = pd.to_datetime(table["time"], utc=True, errors="coerce")
    since = (time - _utc(start)).dt.total_seconds().to_numpy() / 86400.0
    kept = (
        _is_property(table["property"], wanted.code) & np.isfinite(value) & (value >= 0)
        & ~np.isin(flag, [Flag.FAIL, Flag.MISSING]) & (since >= 0)
    )  # fmt: skip
    rows = table[kept]
    layer = pd.to_numeric(_column(rows, "layer", 1), errors="coerce").fillna(1)
    found = pd.DataFrame(
        {
            "point": rows["point"].astype(str), "easting": rows["easting"].astype(float),
            "northing": rows["northing"].astype(float), "layer": layer.astype(int), "time": time[kept],
            "time_d": since[kept], "value_mg_l": _mg_l(rows, value[kept], wanted.unit),
            "censored": read_truths(_column(rows, "censored", default=False)),
        }
    )  # fmt: skip
    _check_places(found)
    _check(found, substance)
    return found.sort_values(["point", "time"], kind="stable").reset_index(drop=True)


def _utc(moment: datetime) -> pd.Timestamp:
    stamp = pd.Timestamp(moment)
    return stamp.tz_localize("UTC") if stamp.tzinfo is None else stamp.tz_convert("UTC")


def _column(table: pd.DataFrame, name: str, default: object) -> pd.Series:
    return table[name] if name in table.columns else pd.Series(default, index=table.index)


def _is_property(names: pd.Series, code: str) -> NDArray[np.bool_]:
    same = {}
    for name in names.unique():
        try:
            same[name] = find_property(str(name)).code == code
        except InvalidInputError:
            same[name] = False
    found: NDArray[np.bool_] = names.map(same).to_numpy(dtype=bool)
    return found


def _mg_l(rows: pd.DataFrame, value: NDArray[np.float64], canonical: str) -> NDArray[np.float64]:
    units = _column(rows, "unit", canonical).fillna(canonical).astype(str)
    result = np.empty(len(value))
    for unit in units.unique():
        chosen = (units == unit).to_numpy()
        result[chosen] = convert(value[chosen], unit, "mg/L")
    return result


def _check_places(found: pd.DataFrame) -> None:
    groups = found.groupby("point")[["easting", "northing", "layer"]]
    moved = (groups.max() > groups.min()).any(axis=1)
    if moved.any():
        raise _refused(say("The samples of {point} lie at different places or layers.", point=moved.idxmax()))


def _check(found: pd.DataFrame, substance: str) -> None:
    if found.empty:
        raise _refused(say("No usable observation of {substance} after the start of the period.", substance=substance))
    if found["censored"].all() or not (found.loc[~found["censored"], "value_mg_l"] > 0).any():
        raise _refused(say("{substance} was never detected, so there is no source to trace.", substance=substance))
    if (found.loc[found["censored"], "value_mg_l"] <= 0).any():
        raise _refused(say("A non-detect of {substance} has no detection limit above zero.", substance=substance))


def _refused(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_observations", message=message)])
