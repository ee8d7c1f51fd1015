# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the water above a logger to the elevation of the water table, by what was measured by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..wording import say
from .bridging import at_moments, usable
from .series import NS_A_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Fit(StrEnum):
    """How the difference between hand and logger is carried through time."""

    CONSTANT = "constant"
    PIECEWISE = "piecewise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A series of elevations, and how well it meets what was measured by hand.

    Attributes
    ----------
    levels : DataFrame
        The readings of the logger by time, with the elevation of the water table, m, as ``value``.
    dips : DataFrame
        ``time``, ``depth`` (m below the reference), ``elevation`` (m), ``logger`` (what the logger read, NaN when it
        was not reading), ``offset`` (elevation - logger reading, m) and ``residual`` (m).
    """

    levels: pd.DataFrame
    dips: pd.DataFrame


def calibrate_levels(
    readings: pd.DataFrame,
    dips: pd.DataFrame,
    reference_elevation_m: float,
    *,
    fit: Fit = Fit.CONSTANT,
    max_gap_s: float = 10_800.0,
    downward: bool = False,
) -> Calibration:
    """Fit a logger to manual dips.

    Parameters
    ----------
    readings : DataFrame
        Observation frame of one datastream: water above the sensor, or depth to water (``downward``), m.
    dips : DataFrame
        ``time`` (UTC) and ``value``: depth to water below the reference, m; negative above it.
    reference_elevation_m : float
        m, of the measuring point; may be below zero.
    fit : Fit
        ``constant``: one offset, the mean over all dips. ``piecewise``: the offset runs straight from dip to dip and
        stays constant before the first and after the last.
    max_gap_s : float
        s; a dip in a longer gap of the logger is not used. Half of it before the first and after the last reading,
        when the logger is put in and taken out, a dip is held against that reading.
    downward : bool
        The logger counts downward, as depths do.

    Returns
    -------
    Calibration
        Residuals are hand less series; for the piecewise fit, which meets every dip, that of a dip is what the fit
        without this dip misses it by (NaN for a single dip).

    Raises
    ------
    InvalidInputError
        No elevation of the reference, or no dip while the logger was reading.
    """
    if not np.isfinite(reference_elevation_m):
        raise InvalidInputError(say("The elevation of the measuring point is not known."))
    given = usable(readings)
    upward = given.assign(value=-given["value"]) if downward else given
    table = _dips(upward, dips, reference_elevation_m, max_gap_s)
    used = table[table["offset"].notna()]
    if not len(used):
        raise InvalidInputError(say("No manual dip falls into a time when the logger was reading."))
    moments = pd.DatetimeIndex(upward["time"])
    levels = given.assign(value=upward["value"].to_numpy() + _offsets(used, moments, fit))
    table.loc[used.index, "residual"] = _residuals(used, fit)
    if downward:
        table["logger"] = -table["logger"]
    return Calibration(levels=levels, dips=table.reset_index(drop=True))


def _dips(readings: pd.DataFrame, dips: pd.DataFrame, reference_m: float, max_gap_s: float) -> pd.DataFrame:
    fine = dips[np.isfinite(dips["value"]) & dips["time"].notna()].sort_values("time", kind="stable")
    table = pd.DataFrame({"time": pd.DatetimeIndex(fine["time"]), "depth": fine["value"].to_numpy()})
    table = table.drop_duplicates("time").reset_index(drop=True)
    table["elevation"] = reference_m - table["depth"]
    table["logger"] = at_moments(readings, pd.DatetimeIndex(table["time"]), max_gap_s=max_gap_s, ends_s=max_gap_s / 2)
    table["offset"] = table["elevation"] - table["logger"]
    table["residual"] = np.nan
    return table


def _offsets(dips: pd.DataFrame, moments: pd.DatetimeIndex, fit: Fit) -> NDArray[np.float64]:
    offset = dips["offset"].to_numpy()
    if fit is Fit.CONSTANT:
        return np.full(len(moments), offset.mean())
    return np.asarray(np.interp(moments.asi8 / NS_A_DAY, pd.DatetimeIndex(dips["time"]).asi8 / NS_A_DAY, offset))


def _residuals(dips: pd.DataFrame, fit: Fit) -> NDArray[np.float64]:
    moments, offset = pd.DatetimeIndex(dips["time"]), dips["offset"].to_numpy()
    if fit is Fit.CONSTANT:
        return np.asarray(offset - offset.mean())
    left_out = np.full(len(dips), np.nan)
    for position in range(len(dips) if len(dips) > 1 else 0):
        others = dips.drop(dips.index[position])
        left_out[position] = _offsets(others, moments[[position]], fit)[0]
    return np.asarray(offset - left_out)


def read_dips(table: pd.DataFrame) -> pd.DataFrame:
    """Read a table of manual dips with the columns point, time (UTC) and depth (m below the measuring point).

    Returns
    -------
    DataFrame
        ``point``, ``time`` and ``value``, with what `calibrate_levels` expects of dips.

    Raises
    ------
    InvalidInputError
        With a finding for every row without point, readable time or finite depth.
    """
    missing = [name for name in ("point", "time", "depth") if name not in table]
    if missing:
        raise InvalidInputError(say("The table of dips has no column {names}.", names=", ".join(missing)))
    time = pd.to_datetime(table["time"], utc=True, errors="coerce")
    depth = pd.to_numeric(table["depth"], errors="coerce")
    bad = table["point"].isna() | time.isna() | ~np.isfinite(depth)
    if bad.any():
        message = say("Point, time or depth of a dip is missing or cannot be read.")
        findings = [Finding(code="bad_dip", message=message, place=str(row + 1)) for row in np.flatnonzero(bad)]
        raise InvalidInputError(say("The table of dips cannot be used."), findings)
    return pd.DataFrame({"point": table["point"].astype(str), "time": time, "value": depth.astype(np.float64)})
