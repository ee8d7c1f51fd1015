# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door for observed heads: tables of point layers become readings, and readings become one head a well."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...errors import Finding, InvalidInputError, refusal
from ...progress import Silent
from ...records.observations import Flag, read_truths
from ...records.substances import find_property
from ...records.units import convert
from ...wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from ...progress import Progress

    Array = NDArray[np.float64]

LEVEL = "water_level"
_FIELDS = ("head", "value", LEVEL, "head_m")
_NAMES = ("point", "name", "well")
_SAME_PLACE_DIGITS = 2  # centimetres
_FARTHEST_ERROR_M = 1.0


class Statistic(StrEnum):
    """What stands for several readings of a well."""

    MEDIAN = "median"
    MEAN = "mean"
    LATEST = "latest"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wells:
    """One head a place.

    Attributes
    ----------
    names : tuple of str
    places : array, shape (n, 2)
        Easting and northing, m, no two alike.
    heads : array, shape (n,)
        Elevation of the water table, m.
    readings : array of int, shape (n,)
        How many readings each head stands for.
    spreads : array, shape (n,)
        Standard deviation of these readings, m; NaN for a single one.
    layers : array, shape (n,)
        One-based; NaN where unknown or mixed.
    """

    names: tuple[str, ...]
    places: Array
    heads: Array
    readings: NDArray[np.int64]
    spreads: Array
    layers: Array

    def __len__(self) -> int:
        return len(self.names)

    def part(self, keep: NDArray[np.bool_]) -> Wells:
        """Return the wells for which ``keep``, shape (n,), is true."""
        return Wells(
            names=tuple(name for name, kept in zip(self.names, keep, strict=True) if kept), places=self.places[keep],
            heads=self.heads[keep], readings=self.readings[keep], spreads=self.spreads[keep], layers=self.layers[keep],
        )  # fmt: skip


def read_heads(
    table: pd.DataFrame, field: str = "", layer: int | None = None, progress: Progress | None = None
) -> pd.DataFrame:
    """Turn the table of a point layer into readings of heads.

    Parameters
    ----------
    table : DataFrame
        ``easting``, ``northing`` (m), the head, and where there are any ``point`` (or ``name``, ``well``), ``time``,
        ``property``, ``unit`` (none: m), ``layer``, ``flag``, ``censored``. Naive times are UTC.
    field : str
        Which column holds the head; empty: the first of head, value, water_level, head_m. Of ``value`` only the rows
        of the property water_level count, where there is a ``property``.
    layer : int or None
        Only wells of this aquifer layer, one-based; None takes all together.
    progress : Progress, optional
        Is told of everything that is left out.

    Returns
    -------
    DataFrame
        point, time (UTC, NaT where unknown), head (m), layer (NaN where unknown), easting, northing.

    Raises
    ------
    InvalidInputError
        A missing column, entries that cannot be read, units that are no length, or nothing left; all findings together.
    """
    progress = progress or Silent()
    column = _head_column(table, field)
    rows = table.reset_index(drop=True)
    if column == "value" and "property" in rows:
        rows = _levels(rows, progress)
    found = _typed(rows, column)
    findings = _unreadable(rows, found, column) + _to_metres(rows, found)
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    found = _usable(rows, found, progress)
    found = _of_layer(found, layer, "layer" in rows, progress)
    if found.empty:
        raise refusal("no_heads", say("There is no usable head in these observations."))
    return found.drop(columns=["flag", "censored"]).reset_index(drop=True)


def _head_column(table: pd.DataFrame, field: str) -> str:
    wanted = [field.lower()] if field else list(_FIELDS)
    column = next((name for name in wanted if name in table.columns), "")
    missing = [name for name in ("easting", "northing") if name not in table.columns]
    if not column or missing:
        names = ", ".join(missing if column else [*missing, wanted[0]])
        raise refusal("missing_fields", say("The observations lack the fields {names}.", names=names))
    return column


def _levels(rows: pd.DataFrame, progress: Progress) -> pd.DataFrame:
    names = {name: _code(name) for name in rows["property"].dropna().unique()}
    codes = rows["property"].map(names)
    others = sorted(str(name) for name in codes[codes != LEVEL].dropna().unique())
    if not (codes == LEVEL).any():
        message = say(
            "The observations hold no {wanted} (elevation of the water table), only {others}.", wanted=LEVEL,
            others=", ".join(others) or "–",
        )  # fmt: skip
        hint = say("Depths and pressures become elevations by Calibrate levels by manual dips.")
        raise InvalidInputError(message, [Finding(code="no_water_level", message=message, hint=hint)])
    if others:
        progress.warn(say("Not heads, left out: {others}.", others=", ".join(others)))
    return rows[codes == LEVEL].reset_index(drop=True)


def _code(name: object) -> str:
    try:
        return find_property(str(name)).code
    except InvalidInputError:
        return str(name)


def _typed(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    found = pd.DataFrame(index=rows.index)
    named = next((name for name in _NAMES if name in rows), None)
    found["point"] = None if named is None else rows[named].astype(str).where(rows[named].notna())
    found["time"] = pd.to_datetime(rows["time"], utc=True, errors="coerce") if "time" in rows else pd.NaT
    found["time"] = pd.to_datetime(found["time"], utc=True)
    for name, source in (("head", column), ("layer", "layer"), ("flag", "flag"), ("easting", "easting"),
                         ("northing", "northing")):  # fmt: skip
        numbers = pd.to_numeric(rows[source], errors="coerce") if source in rows else pd.Series(np.nan, rows.index)
        found[name] = numbers.astype(np.float64).where(np.isfinite(numbers.astype(np.float64)))
    found["censored"] = read_truths(rows["censored"]) if "censored" in rows else False
    return found


def _unreadable(rows: pd.DataFrame, found: pd.DataFrame, column: str) -> list[Finding]:
    findings = []
    for source, name in ((column, "head"), ("time", "time"), ("layer", "layer"), ("flag", "flag")):
        lost = int((rows[source].notna() & found[name].isna()).sum()) if source in rows else 0
        if lost:
            message = say("{count} entries of the field {field} cannot be read.", count=lost, field=source)
            findings.append(Finding(code="bad_value", message=message, place=source))
    return findings


def _to_metres(rows: pd.DataFrame, found: pd.DataFrame) -> list[Finding]:
    findings: list[Finding] = []
    for unit in rows["unit"].dropna().unique() if "unit" in rows else []:
        of_unit = rows["unit"] == unit
        try:
            found.loc[of_unit, "head"] = convert(found.loc[of_unit, "head"].to_numpy(), str(unit), "m")
        except InvalidInputError as error:
            findings += error.findings
    return findings


def _usable(rows: pd.DataFrame, found: pd.DataFrame, progress: Progress) -> pd.DataFrame:
    """Leave out, one reason after the other, what cannot be used, and say so."""
    for unusable, reason in (
        (found["flag"].isin([Flag.FAIL, Flag.MISSING]), say("flagged fail or missing")),
        (found["head"].isna(), say("without a head")),
        (found["censored"], say("dry or below the sensor")),
        (found[["easting", "northing"]].isna().any(axis=1), say("without a place on the map")),
    ):
        left_out = int(unusable.reindex(found.index).sum())
        if left_out:
            progress.warn(say("{count} readings are left out: {reason}.", count=left_out, reason=reason))
        found = found[~unusable.reindex(found.index)]
    return found


def _of_layer(found: pd.DataFrame, layer: int | None, known: bool, progress: Progress) -> pd.DataFrame:
    layers = sorted(found["layer"].dropna().unique())
    if layer is None:
        if len(layers) > 1:
            listed = ", ".join(f"{number:g}" for number in layers)
            progress.warn(say("Wells of the layers {layers} are taken together; choose one layer.", layers=listed))
        return found
    if not known:
        raise refusal("no_layer", say("The observations have no field layer to choose by."))
    chosen = found[found["layer"] == layer]
    if chosen.empty:
        listed = ", ".join(f"{number:g}" for number in layers) or "–"
        raise refusal(
            "no_heads", say("No head is of layer {layer}; there are layers {layers}.", layer=layer, layers=listed)
        )
    return chosen


def at_moment(
    readings: pd.DataFrame, time: datetime | None, window_d: float, progress: Progress | None = None
) -> pd.DataFrame:
    """Return the readings at a moment or at most ``window_d`` days before.

    Parameters
    ----------
    readings : DataFrame
        As `read_heads` gives them. Where no reading has a time, all are of the moment, unless one was asked for.
    time : datetime or None
        Aware; None is the time of the latest reading.
    window_d : float
        Days, >= 0.
    progress : Progress, optional
        Is told of readings without a time.

    Raises
    ------
    InvalidInputError
        No reading is of that time.
    """
    if time is None and readings["time"].isna().all():
        return readings
    timeless = int(readings["time"].isna().sum())
    if timeless:
        reason = say("without a time")
        (progress or Silent()).warn(say("{count} readings are left out: {reason}.", count=timeless, reason=reason))
    end = readings["time"].max() if time is None else pd.Timestamp(time)
    chosen = readings[(readings["time"] <= end) & (readings["time"] >= end - pd.Timedelta(days=window_d))]
    if chosen.empty:
        message = say("There is no head at {time} or in the {days} days before.", days=f"{window_d:g}",
                      time=f"{end:%Y-%m-%d %H:%M}")  # fmt: skip
        raise refusal("no_heads", message)
    return chosen


def wells_of(readings: pd.DataFrame, statistic: Statistic, progress: Progress | None = None) -> Wells:
    """Sum readings up to one head a well, and wells at one place to one.

    Parameters
    ----------
    readings : DataFrame
        As `read_heads` gives them. Without names a place is a well.
    statistic : Statistic
    progress : Progress, optional
        Is told of wells that stand at several places, or at the same.
    """
    progress = progress or Silent()
    places = readings[["easting", "northing"]].round(_SAME_PLACE_DIGITS)
    numbers = places.groupby(["easting", "northing"], sort=False).ngroup() + 1
    names = readings["point"].where(readings["point"].notna(), "#" + numbers.astype(str))
    groups = readings.assign(point=names).sort_values("time", kind="stable").groupby("point", sort=True)
    heads = groups["head"].last() if statistic is Statistic.LATEST else groups["head"].agg(_AGGREGATES[statistic])
    wells = pd.DataFrame(
        {
            "head": heads, "readings": groups["head"].count(), "spread": groups["head"].std(),
            "layer": groups["layer"].agg(_single), "easting": groups["easting"].median(),
            "northing": groups["northing"].median(),
        }
    ).reset_index()  # fmt: skip
    wander = np.hypot(*(groups[axis].max() - groups[axis].min() for axis in ("easting", "northing")))
    strays = ", ".join(str(name) for name in wander[wander > _FARTHEST_ERROR_M].index)
    if strays:
        progress.warn(say("These wells stand at several places, the middle is taken: {names}.", names=strays))
    return _merged(wells, progress)


_AGGREGATES = {Statistic.MEDIAN: "median", Statistic.MEAN: "mean", Statistic.MINIMUM: "min", Statistic.MAXIMUM: "max"}


def _single(layers: pd.Series) -> float:
    return float(layers.iloc[0]) if (layers == layers.iloc[0]).all() else np.nan


def _merged(wells: pd.DataFrame, progress: Progress) -> Wells:
    places = wells[["easting", "northing"]].round(_SAME_PLACE_DIGITS)
    groups = wells.groupby([places["easting"], places["northing"]], sort=False)
    for _, group in groups:
        if len(group) > 1:
            progress.warn(
                say(
                    "The wells {names} stand at one place; the mean of their heads is taken, which differ by "
                    "{difference} m.",
                    names=", ".join(group["point"]), difference=f"{np.ptp(group['head']):.3g}",
                )
            )  # fmt: skip
    return Wells(
        names=tuple(groups["point"].agg("; ".join)),
        places=np.column_stack([groups[axis].mean().to_numpy(np.float64) for axis in ("easting", "northing")]),
        heads=groups["head"].mean().to_numpy(np.float64), readings=groups["readings"].sum().to_numpy(np.int64),
        spreads=groups["spread"].max().to_numpy(np.float64), layers=groups["layer"].agg(_single).to_numpy(np.float64),
    )  # fmt: skip
