# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a record is: completeness, timeliness, validity, gaps and calibration of each datastream."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import InvalidInputError
from ..records.observations import Flag
from ..wording import say
from .flagging import median_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from numpy.typing import NDArray

COLUMNS = (
    "datastream_id", "readings", "first_time", "last_time", "interval_s", "interval_from", "expected", "completeness",
    "gaps", "longest_gap_h", "good", "suspect", "fail", "not_evaluated", "missing", "censored_share", "age_h",
    "delay_median_s", "delay_p95_s", "calibration_due", "calibration_overdue",
)  # fmt: skip
_SHARES = {
    "good": Flag.GOOD, "suspect": Flag.SUSPECT, "fail": Flag.FAIL, "not_evaluated": Flag.NOT_EVALUATED,
}  # fmt: skip
_FEWEST = 3  # readings to tell a sampling interval from


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of the record.

    Attributes
    ----------
    now : datetime
        For ages and overdue calibrations.
    start, end : datetime or None
        The period to be complete in; None is the first and the last reading of each datastream.
    intervals_s : mapping of int to float
        Sampling intervals, s, by datastream_id; for others the median time between readings is taken.
    due : mapping of int to datetime
        When the next calibration is due.
    gap_factor : float
        Readings farther apart than so many intervals have a gap between them.
    """

    now: datetime
    start: datetime | None = None
    end: datetime | None = None
    intervals_s: Mapping[int, float] = field(default_factory=dict)
    due: Mapping[int, datetime] = field(default_factory=dict)
    gap_factor: float = 1.5

    def __post_init__(self) -> None:
        if not 1 < self.gap_factor < np.inf:
            raise InvalidInputError(say("A gap is longer than one sampling interval."))
        if self.start is not None and self.end is not None and self.start > self.end:
            raise InvalidInputError(say("The period ends before it starts."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The record as a whole; NaN where no datastream gives a figure.

    Attributes
    ----------
    datastreams, readings, overdue : int
        ``overdue`` counts datastreams whose calibration is.
    completeness : float
        Readings there are over readings expected, summed over datastreams, 0 to 1.
    validity : float
        Share of good readings among those checked: good, suspect or fail.
    """

    datastreams: int
    readings: int
    completeness: float
    validity: float
    overdue: int


def assess_record(
    slices: Iterable[pd.DataFrame], question: Question, arrivals: Iterable[pd.DataFrame] = ()
) -> pd.DataFrame:
    """Return one row a datastream with the columns `COLUMNS`.

    Parameters
    ----------
    slices : iterable of DataFrame
        Observation frames by datastream and time, as a store yields them: a datastream may go on in the next slice.
    question : Question
    arrivals : iterable of DataFrame
        datastream_id, time and imported_at (UTC) in the same order, where known.

    Notes
    -----
    - ``readings`` have a value. ``expected``: places of the sampling interval from start to end; ``completeness``: the
      share of these places, counted from the first reading to the nearest interval, that have a reading.
    - ``good`` … ``not_evaluated``: shares of the readings with value; ``missing``: share of all rows without.
    - ``delay``: from the time of a reading to its import.
    """
    delays = {int(stream): _delays(part) for stream, part in _by_stream(arrivals)}
    rows = [
        _row(int(stream), part, question) | delays.get(int(stream), {}) for stream, part in _by_stream(slices)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def overall(table: pd.DataFrame) -> Overall:
    """Sum up what `assess_record` gives."""
    known = table["completeness"].notna()
    expected = table.loc[known, "expected"].sum()
    checked = (table[["good", "suspect", "fail"]].mul(table["readings"], axis=0)).sum()
    return Overall(
        datastreams=len(table),
        readings=int(table["readings"].sum()),
        completeness=float((table["completeness"] * table["expected"])[known].sum() / expected) if expected else np.nan,
        validity=float(checked["good"] / checked.sum()) if checked.sum() else np.nan,
        overdue=int(table["calibration_overdue"].sum()),
    )


def _by_stream(slices: Iterable[pd.DataFrame]) -> Iterable[tuple[int, pd.DataFrame]]:
    held: list[pd.DataFrame] = []
    for frame in slices:
        for stream, part in frame.groupby("datastream_id", sort=False):
            if held and held[0]["datastream_id"].iloc[0] != stream:
                yield int(held[0]["datastream_id"].iloc[0]), pd.concat(held)
                held = []
            held.append(part)
    if held:
        yield int(held[0]["datastream_id"].iloc[0]), pd.concat(held)


def _row(stream: int, rows: pd.DataFrame, question: Question) -> dict[str, object]:
    valued = rows[rows["value"].notna() & (rows["flag"] != Flag.MISSING)]
    times_s = pd.DatetimeIndex(valued["time"]).asi8 / 1e9
    due = question.due.get(stream)
    shares = {name: float((valued["flag"] == flag).mean()) for name, flag in _SHARES.items()}
    return {
        "datastream_id": stream, "readings": len(valued), "first_time": valued["time"].min(),
        "last_time": valued["time"].max(), **_coverage(times_s, stream, question), **shares,
        "missing": 1 - len(valued) / len(rows), "censored_share": float(valued["censored"].mean()),
        "age_h": (question.now.timestamp() - times_s[-1]) / 3600 if len(times_s) else np.nan,
        "calibration_due": pd.NaT if due is None else pd.Timestamp(due),
        "calibration_overdue": due is not None and due < question.now,
    }  # fmt: skip


def _coverage(times_s: NDArray[np.float64], stream: int, question: Question) -> dict[str, object]:
    given = question.intervals_s.get(stream, np.nan)
    known = bool(given > 0)
    interval = float(given) if known else median_interval(times_s) if len(times_s) >= _FEWEST else np.nan
    told: dict[str, object] = {
        "interval_s": interval,
        "interval_from": "sensor" if known else "median" if interval > 0 else "",
    }
    if not interval > 0 or not len(times_s):
        unknown: dict[str, object] = {"expected": 0, "completeness": np.nan, "gaps": 0, "longest_gap_h": np.nan}
        return told | unknown
    start = question.start.timestamp() if question.start else times_s[0]
    end = question.end.timestamp() if question.end else times_s[-1]
    expected = int((end - start) / interval * (1 + 1e-9)) + 1
    places = len(np.unique(np.round((times_s - times_s[0]) / interval)))
    apart = np.diff(np.r_[start, times_s, end])
    gaps = apart > question.gap_factor * interval
    return told | {
        "expected": expected, "completeness": min(1.0, places / expected), "gaps": int(gaps.sum()),
        "longest_gap_h": float(apart[gaps].max()) / 3600 if gaps.any() else 0.0,
    }  # fmt: skip


def _delays(rows: pd.DataFrame) -> dict[str, object]:
    delay = (rows["imported_at"] - rows["time"]).dt.total_seconds().to_numpy()
    return {"delay_median_s": float(np.median(delay)), "delay_p95_s": float(np.quantile(delay, 0.95))}
