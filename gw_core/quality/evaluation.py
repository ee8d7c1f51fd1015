# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks over a whole observation frame. Nothing is stored here: the caller enters the flags in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..progress import Silent
from ..records.observations import Flag, check_frame
from .checks import Check, CheckKind, checks_for
from .flagging import flag_flat_line, flag_gross_range, flag_missing, flag_rate_of_change, flag_spikes, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress

    Flags = NDArray[np.uint8]

_DAY_NS = 86_400e9
_COUNTS = {
    "good": Flag.GOOD, "suspect": Flag.SUSPECT, "fail": Flag.FAIL, "missing": Flag.MISSING,
    "not_evaluated": Flag.NOT_EVALUATED,
}  # fmt: skip


def evaluate(
    frame: pd.DataFrame, datastreams: pd.DataFrame, checks: Sequence[Check], progress: Progress | None = None
) -> pd.DataFrame:
    """Give every observation the flag of its property's checks.

    Parameters
    ----------
    frame : DataFrame
        Observation frame, in any order. Its own flags only count where they say "missing".
    datastreams : DataFrame
        Columns ``datastream_id`` and ``property`` (others are ignored).
    checks : sequence of Check
        As from `read_checks`.
    progress : Progress, optional

    Returns
    -------
    DataFrame
        ``datastream_id``, ``time``, ``flag`` (uint8), in the order of ``frame``. A property without checks is "not
        evaluated"; a missing value is "missing".

    Raises
    ------
    InvalidInputError
        When ``frame`` is not an observation frame.

    Notes
    -----
    A non-detect is only checked for its gross range: its value is a bound, not a reading, and repeats by nature.
    """
    check_frame(frame)
    progress = progress or Silent()
    codes = dict(zip(datastreams["datastream_id"], datastreams["property"], strict=True))
    ordered = frame.reset_index(drop=True).sort_values(["datastream_id", "time"], kind="stable")
    flags = np.full(len(frame), Flag.NOT_EVALUATED, dtype=np.uint8)
    groups = ordered.groupby("datastream_id", sort=False)
    for done, (datastream, rows) in enumerate(groups):
        progress.check()
        flags[rows.index.to_numpy()] = _flag_series(rows, checks_for(codes.get(datastream, ""), checks))
        progress.report((done + 1) / groups.ngroups)
    result = frame[["datastream_id", "time"]].copy()
    result["flag"] = flags
    return result


def _flag_series(rows: pd.DataFrame, checks: Sequence[Check]) -> Flags:
    values = rows["value"].where(rows["flag"] != Flag.MISSING).to_numpy(dtype=np.float64)
    censored = rows["censored"].to_numpy()
    times_d = pd.DatetimeIndex(rows["time"]).asi8 / _DAY_NS
    present = np.where(np.isnan(values), Flag.MISSING, Flag.NOT_EVALUATED).astype(np.uint8)
    found = [_apply(check, values, censored, times_d) for check in checks]
    return strongest([present, *found]) if found else present


def _apply(
    check: Check, values: NDArray[np.float64], censored: NDArray[np.bool_], times_d: NDArray[np.float64]
) -> Flags:
    if check.check is CheckKind.GROSS_RANGE:
        return flag_gross_range(
            values, fail=_span(check.fail_min, check.fail_max), suspect=_span(check.suspect_min, check.suspect_max)
        )
    flags = np.where(censored, Flag.NOT_EVALUATED, flag_missing(values)).astype(np.uint8)
    read = ~censored
    if read.any():
        flags[read] = _flag_readings(check, values[read], times_d[read])
    return flags


def _flag_readings(check: Check, values: NDArray[np.float64], times_d: NDArray[np.float64]) -> Flags:
    suspect, fail = (np.inf if np.isnan(figure) else figure for figure in (check.suspect, check.fail))
    if check.check is CheckKind.SPIKE:
        return flag_spikes(values, suspect=suspect, fail=fail)
    if check.check is CheckKind.RATE_OF_CHANGE:
        return flag_rate_of_change(values, times_d, suspect_per_d=suspect)
    return flag_flat_line(values, times_d, tolerance=check.tolerance, suspect_d=suspect, fail_d=fail)


def _span(low: float, high: float) -> tuple[float, float]:
    return (-np.inf if np.isnan(low) else low, np.inf if np.isnan(high) else high)


def summarise(flags: pd.DataFrame, datastreams: pd.DataFrame) -> pd.DataFrame:
    """Count flags a point and property: point, property, n, good, suspect, fail, missing, not_evaluated."""
    named = flags.merge(datastreams[["datastream_id", "point", "property"]], on="datastream_id", how="left")
    counts = pd.DataFrame({name: named["flag"] == flag for name, flag in _COUNTS.items()}).astype(np.int64)
    counts.insert(0, "n", 1)
    summed = counts.groupby([named["point"], named["property"]], sort=True).sum()
    return summed.reset_index()
