# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Monotonic trends: Mann-Kendall test and Theil-Sen slope, with non-detects and unequal spacing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..progress import Silent
from ..wording import listed, say
from .samples import read_samples

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from ..progress import Progress

_DAYS_A_YEAR = 365.25
_LARGEST_EXACT = 10
# Pairs grow with the square of the number; beyond this a series is reduced to monthly medians.
_LARGEST_SERIES = 1000


class Direction(StrEnum):
    """What can be said of a series."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NONE = "none"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Result for one series.

    Attributes
    ----------
    n, censored : int
        Values used and, among them, those treated as tied below the highest detection limit.
    s, tau : float
        Mann-Kendall statistic and tau-a = s / (n (n - 1) / 2). NaN when insufficient.
    p : float
        Two-sided. NaN when insufficient.
    slope_per_year : float
        Theil-Sen slope, unit a year. NaN when insufficient, or when more than half of the values are tied by
        censoring, since it would then be made of substituted values.
    method : str
        How p was found and what was done to the data.
    """

    n: int
    censored: int
    s: float
    p: float
    tau: float
    slope_per_year: float
    direction: Direction
    method: str


def detect_trend(
    times_d: ArrayLike, values: ArrayLike, censored: ArrayLike, *, alpha: float = 0.05, minimum_samples: int = 5
) -> Trend:
    """Test one series for a monotonic trend.

    Parameters
    ----------
    times_d : array of float, shape (n,)
        Time in days from any origin, in any order. Values of the same time are replaced by their median.
    values : array of float, shape (n,)
        For a non-detect, the detection limit. No NaN.
    censored : array of bool, shape (n,)
    alpha : float
        Two-sided significance level, between 0 and 1.
    minimum_samples : int
        Fewer values are "insufficient".

    Returns
    -------
    Trend

    Notes
    -----
    All non-detects and all detected values below the highest detection limit are tied with one another and below the
    rest, so that a falling detection limit cannot make a trend (Helsel 2012 on recensoring at the highest limit). One
    high detection limit therefore costs power; the method says the limit. For the slope, tied values stand at half
    that limit, by convention. p is exact by Kendall's distribution up to n = 10 without ties, else by the normal
    approximation with variance corrected for ties and with continuity correction. Serial correlation and seasons
    are not treated.

    References
    ----------
    Mann (1945); Kendall (1975); Gilbert (1987), chapter 16; Sen (1968); US EPA (2009), Unified Guidance, chapter 17.

    Examples
    --------
    >>> found = detect_trend([0, 1, 2, 3, 4], [1, 2, 3, 5, 9], [False] * 5)
    >>> found.s, round(found.p, 4), found.direction.value
    (10.0, 0.0167, 'increasing')
    """
    below = np.asarray(censored, dtype=bool)
    level = float(np.max(np.asarray(values, dtype=np.float64)[below], initial=-np.inf))
    tied = below | (np.asarray(values, dtype=np.float64) < level)
    series = pd.DataFrame({"t": times_d, "y": np.where(tied, level / 2, values), "tied": tied}).astype(np.float64)
    series, steps = _one_a_time(series)
    t, y = series["t"].to_numpy(), series["y"].to_numpy()
    # the median of a tied and a seen value of one time may come to lie between; it counts as seen
    n_tied = int((series["tied"] == 1.0).sum())
    steps += [say("values below {level} tied", level=f"{level:g}")] if n_tied else []
    if len(y) < minimum_samples or n_tied == len(y):
        return _insufficient(len(y), n_tied, steps)
    return _tested(t, y, n_tied, alpha, steps)


def _one_a_time(series: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    grouped = series.groupby("t", sort=True).median().reset_index()
    steps: list[str] = [say("median of values of the same time")] if len(grouped) < len(series) else []
    if len(grouped) > _LARGEST_SERIES:
        months = np.floor(grouped["t"] / (_DAYS_A_YEAR / 12))
        grouped = grouped.groupby(months).median()
        steps.append(say("monthly medians"))
    return grouped, steps


def _insufficient(n: int, tied: int, steps: list[str]) -> Trend:
    nothing = float("nan")
    reason = say("all values below the detection limit") if n and tied == n else say("too few values")
    return Trend(
        n=n, censored=tied, s=nothing, p=nothing, tau=nothing, slope_per_year=nothing,
        direction=Direction.INSUFFICIENT, method=listed([reason, *steps]),
    )  # fmt: skip


def _tested(t: NDArray[np.float64], y: NDArray[np.float64], tied: int, alpha: float, steps: list[str]) -> Trend:
    import pymannkendall
    from scipy import stats

    found = pymannkendall.original_test(y, alpha)
    s, p, how = float(found.s), float(found.p), say("Mann-Kendall, normal approximation")
    if len(y) <= _LARGEST_EXACT and len(np.unique(y)) == len(y):
        p = float(stats.kendalltau(t, y, method="exact").pvalue)
        how = say("Mann-Kendall, exact")
    slope = float(stats.theilslopes(y, t).slope) * _DAYS_A_YEAR if 2 * tied <= len(y) else float("nan")
    direction = Direction.NONE
    if p < alpha:
        direction = Direction.INCREASING if s > 0 else Direction.DECREASING
    return Trend(
        n=len(y), censored=tied, s=s, p=p, tau=float(found.Tau), slope_per_year=slope, direction=direction,
        method=listed([how, *steps]),
    )  # fmt: skip


def detect_trends(
    table: pd.DataFrame, code: str | None = None, *, alpha: float = 0.05, minimum_samples: int = 5,
    progress: Progress | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Test every point and property of an observation layer.

    Parameters
    ----------
    table : DataFrame
        As `read_samples` takes it.
    code : str, optional
        Only this observed property.
    alpha, minimum_samples
        As for `detect_trend`.
    progress : Progress, optional

    Returns
    -------
    DataFrame
        point, property, unit, n, censored, s, p, tau, slope_per_year, trend, method, easting, northing.

    Raises
    ------
    InvalidInputError
        As `read_samples`; or when no sample is left.
    """
    progress = progress or Silent()
    samples = read_samples(table)
    samples = samples[samples["property"] == code] if code else samples
    if samples.empty:
        message = say("No usable sample of {property} is among the observations.", property=code or "*")
        raise InvalidInputError(message, [Finding(code="no_samples", message=message)])
    groups = samples.groupby(["point", "property"], sort=True)
    rows = []
    for (point, property_code), group in groups:
        progress.check()
        rows.append({"point": point, "property": property_code, **_row(group, alpha, minimum_samples)})
        progress.report(len(rows) / groups.ngroups)
    return pd.DataFrame(rows)


def _row(group: pd.DataFrame, alpha: float, minimum_samples: int) -> dict[str, Any]:
    times_d = pd.DatetimeIndex(group["time"]).asi8 / 86_400e9
    found = detect_trend(
        times_d, group["value"].to_numpy(), group["censored"].to_numpy(), alpha=alpha, minimum_samples=minimum_samples
    )
    first = group.iloc[0]
    return {
        "unit": first["unit"], "n": found.n, "censored": found.censored, "s": found.s, "p": found.p, "tau": found.tau,
        "slope_per_year": found.slope_per_year, "trend": found.direction.value, "method": found.method,
        "easting": first["easting"], "northing": first["northing"],
    }  # fmt: skip
