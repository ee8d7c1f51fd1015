# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks over a whole observation frame. Nothing is stored here: the caller enters the flags in the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..progress import Silent
from ..records.observations import Flag, check_frame
from .checks import Check, CheckKind, checks_for
from .flagging import strongest
from .multivariate import flag_against_reference
from .neighbours import flag_against_neighbours
from .series import NS_A_DAY, Series, flag_series

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from ..progress import Progress

    Flags = NDArray[np.uint8]

_COUNTS = {
    "good": Flag.GOOD, "suspect": Flag.SUSPECT, "fail": Flag.FAIL, "missing": Flag.MISSING,
    "not_evaluated": Flag.NOT_EVALUATED,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known beyond the series themselves; without it the checks that need it are not made.

    Attributes
    ----------
    intervals_s : mapping of int to float
        Sampling intervals by datastream_id, s; for others the median of the series is taken.
    points : DataFrame or None
        ``point``, ``easting``, ``northing`` (m), ``layer``: for neighbours and for air pressure measured elsewhere.
    others : DataFrame or None
        Observation frame with more series to compare with; they get no flags.
    now : datetime or None
        For times in the future.
    """

    intervals_s: Mapping[int, float] = field(default_factory=dict)
    points: pd.DataFrame | None = None
    others: pd.DataFrame | None = None
    now: datetime | None = None


_NOTHING_KNOWN = Surroundings()


def evaluate(
    frame: pd.DataFrame,
    datastreams: pd.DataFrame,
    checks: Sequence[Check],
    progress: Progress | None = None,
    surroundings: Surroundings = _NOTHING_KNOWN,
) -> pd.DataFrame:
    """Give every observation the flag of its property's checks.

    Parameters
    ----------
    frame : DataFrame
        Observation frame, in any order. Its own flags only count where they say "missing".
    datastreams : DataFrame
        Columns ``datastream_id`` and ``property``, and ``point`` for checks between series (others are ignored).
    checks : sequence of Check
        As from `read_checks`.
    progress : Progress, optional
    surroundings : Surroundings

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
    now_d = pd.Timestamp(surroundings.now).value / NS_A_DAY if surroundings.now else np.nan
    groups = ordered.groupby("datastream_id", sort=False)
    for done, (datastream, rows) in enumerate(groups):
        progress.check()
        interval_d = surroundings.intervals_s.get(datastream, np.nan) / 86_400
        series = series_of(rows, interval_d, now_d)
        flags[rows.index.to_numpy()] = flag_series(series, checks_for(codes.get(datastream, ""), checks))
        progress.report((done + 1) / groups.ngroups)
    flags = strongest([flags, *_between_series(ordered, datastreams, checks, surroundings)])
    result = frame[["datastream_id", "time"]].copy()
    result["flag"] = flags
    return result


def series_of(rows: pd.DataFrame, interval_d: float = np.nan, now_d: float = np.nan) -> Series:
    """Return the rows of one datastream, sorted by time, as a `Series`; flagged missing is without value."""
    return Series(
        values=rows["value"].where(rows["flag"] != Flag.MISSING).to_numpy(dtype=np.float64),
        censored=rows["censored"].to_numpy(), times_d=pd.DatetimeIndex(rows["time"]).asi8 / NS_A_DAY,
        interval_d=interval_d, now_d=now_d,
    )  # fmt: skip


def _between_series(
    ordered: pd.DataFrame, datastreams: pd.DataFrame, checks: Sequence[Check], surroundings: Surroundings
) -> list[Flags]:
    if "point" not in datastreams or not len(ordered):
        return []
    everything = ordered if surroundings.others is None else _united(ordered, surroundings.others)
    found = []
    for code, streams in datastreams.groupby("property"):
        mine = ordered[ordered["datastream_id"].isin(streams["datastream_id"]) & (ordered["flag"] != Flag.MISSING)]
        for check in checks_for(str(code), checks) if len(mine) else ():
            if check.reference:
                flags = flag_against_reference(mine, everything, datastreams, check, surroundings.points)
            elif check.check is CheckKind.NEIGHBOUR and surroundings.points is not None:
                flags = flag_against_neighbours(mine, everything, streams, check, surroundings.points)
            else:
                continue
            scattered = np.full(len(ordered), Flag.MISSING, dtype=np.uint8)
            scattered[mine.index.to_numpy()] = flags
            found.append(scattered)
    return found


def _united(ordered: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    check_frame(others)
    united = pd.concat([ordered, others], ignore_index=True).drop_duplicates(["datastream_id", "time"])
    return united.sort_values(["datastream_id", "time"], kind="stable")


def keep_device_faults(flags: pd.DataFrame, came_in: pd.Series) -> pd.DataFrame:
    """Return flags that never improve what a reading came in with as fail.

    Parameters
    ----------
    flags : DataFrame
        As from `evaluate`.
    came_in : Series of uint8
        The raw flags of the same rows.
    """
    floor = np.where(came_in.to_numpy() == Flag.FAIL, Flag.FAIL, Flag.MISSING).astype(np.uint8)
    kept = np.where(flags["flag"] == Flag.MISSING, Flag.MISSING, strongest([flags["flag"].to_numpy(), floor]))
    return flags.assign(flag=kept.astype(np.uint8))


def summarise(flags: pd.DataFrame, datastreams: pd.DataFrame) -> pd.DataFrame:
    """Count flags a point and property: point, property, n, good, suspect, fail, missing, not_evaluated."""
    named = flags.merge(datastreams[["datastream_id", "point", "property"]], on="datastream_id", how="left")
    counts = pd.DataFrame({name: named["flag"] == flag for name, flag in _COUNTS.items()}).astype(np.int64)
    counts.insert(0, "n", 1)
    summed = counts.groupby([named["point"], named["property"]], sort=True).sum()
    return summed.reset_index()


def compared_properties(codes: Iterable[str], checks: Sequence[Check]) -> tuple[str, ...]:
    """Return the properties whose series the checks of some properties need beside their own."""
    found = set()
    for code in codes:
        for check in checks_for(code, checks):
            found |= {check.reference} if check.reference else {code} if check.check is CheckKind.NEIGHBOUR else set()
    return tuple(sorted(found))
