# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a background looks like: its non-detects, its distribution, and what speaks against using it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from ...errors import InvalidInputError
from ...wording import say
from .censored import Estimator, estimate, fill_in, plotting_positions

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Share of non-detects from which on no distribution is fitted (EPA, 2009, section 15.3; table 15-1).
MOST_CENSORED = 0.50
# Values below which the guidance advises against limits (EPA, 2009, section 5.2.2), and least detected ones for a fit.
ADVISED, _FITTED = 8, 4
# Significance of the notes on trend, wells and outliers, which are looked at by a person.
_NOTE_ALPHA = 0.01
_DRAWS = 999
# Values up to which Royston's p-value of Shapiro and Wilk's test holds (1995, Applied Statistics 44, R94).
_SHAPIRO = 5000


class Distribution(StrEnum):
    """Which population the limits assume."""

    NORMAL = "normal"
    LOGNORMAL = "lognormal"
    NONPARAMETRIC = "nonparametric"
    NEVER_DETECTED = "never_detected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Background values of one property, pooled over its wells or of one well.

    Attributes
    ----------
    values : array of float, shape (n,)
        Canonical unit, finite; the detection limit of a non-detect.
    censored : array of bool, shape (n,)
    days : array of float, shape (n,)
        When, d since any moment.
    wells : array of str, shape (n,)
    """

    values: NDArray[np.float64]
    censored: NDArray[np.bool_]
    days: NDArray[np.float64]
    wells: NDArray[np.str_]

    def __post_init__(self) -> None:
        if not len(self.values) == len(self.censored) == len(self.days) == len(self.wells):
            raise InvalidInputError(say("Values, non-detects, times and wells differ in number."))
        if not np.isfinite(self.values).all():
            raise InvalidInputError(say("A background value is no finite number."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What was found of a sample.

    Attributes
    ----------
    n, non_detects : int
    detection_limits : tuple of float
        The different limits of the non-detects, rising.
    distribution : Distribution
    mean, sd : float
        Of the values, or of their natural logarithms where the distribution is lognormal; NaN without a distribution.
    plain_mean, plain_sd : float
        Of the values themselves, canonical unit; NaN where nothing or too little was detected.
    largest : tuple of float
        All values and limits, falling.
    p_normal, p_lognormal : float
        Of the tests of distribution; NaN where not tested.
    trend : str
        That it rises or falls; empty if it does not.
    notes : tuple of str
        What a person should look at, the trend included.
    """

    n: int
    non_detects: int
    detection_limits: tuple[float, ...]
    distribution: Distribution
    mean: float
    sd: float
    plain_mean: float
    plain_sd: float
    largest: tuple[float, ...]
    p_normal: float
    p_lognormal: float
    trend: str
    notes: tuple[str, ...]


def summarise(
    sample: Sample, alpha: float = 0.05, how: Estimator = Estimator.ROS, assumed: Distribution | None = None
) -> Background:
    """Describe a background sample and choose its distribution.

    The rule: nothing detected is a case of its own; half or more non-detects, fewer than four detected values or no
    spread has no distribution; else the one that is named; else lognormal if not refused at ``alpha``, else normal if
    not refused, else none. Without non-detects the test is Shapiro and Wilk's, with some the correlation of the
    detected values with their scores against that of normal samples detected alike (EPA, 2009, chapters 10, 15).

    Lognormal comes first because few values cannot tell a moderately skewed population from a normal one, and the two
    mistakes differ: a skewed background taken for a normal one alarms several times as often as stated, a normal one
    taken for lognormal somewhat less often (``benchmarks/limit_choice.py``).

    Parameters
    ----------
    sample : Sample
    alpha : float
        Significance (0-1, exclusive) at which a distribution is refused.
    how : Estimator
        How non-detects enter mean and sd.
    assumed : Distribution, optional
        Named by a person; stays whatever the tests say, where it can be fitted at all.

    Raises
    ------
    InvalidInputError
        The sample is empty, or ``alpha`` no significance.
    """
    if not len(sample.values):
        raise InvalidInputError(say("A limit needs at least one background value."))
    if not 0.0 < alpha < 1.0:
        raise InvalidInputError(say("A significance must lie between 0 and 1."))
    values, censored = sample.values, sample.censored
    p_normal, p_lognormal = _tested(values, censored)
    distribution = _choice(censored, p_normal, p_lognormal, alpha) if assumed is None else _named(sample, assumed)
    plain = _plain(values, censored, distribution, how)
    logged = distribution is Distribution.LOGNORMAL
    fitted = distribution in {Distribution.NORMAL, Distribution.LOGNORMAL}
    trend = _trend(sample)
    scaled = estimate(np.log(values) if logged else values, censored, how) if fitted else (np.nan, np.nan)
    return Background(
        n=len(values), non_detects=int(censored.sum()), distribution=distribution,
        detection_limits=tuple(float(v) for v in np.unique(values[censored])), mean=scaled[0], sd=scaled[1],
        plain_mean=plain[0], plain_sd=plain[1], largest=tuple(float(v) for v in np.sort(values)[::-1]),
        p_normal=p_normal, p_lognormal=p_lognormal, trend=trend,
        notes=tuple(note for note in (*_few(sample), *_unlike(assumed, distribution), trend, _wells(sample),
                                      _outlier(sample, logged=logged)) if note),
    )  # fmt: skip


def _fittable(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> bool:
    detected = values[~censored]
    return bool(np.mean(censored) < MOST_CENSORED and len(detected) >= _FITTED and np.ptp(detected) > 0.0)


def _tested(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> tuple[float, float]:
    if not _fittable(values, censored):
        return np.nan, np.nan
    positive = bool((values > 0.0).all())
    return _fit(values, censored), _fit(np.log(values), censored) if positive else np.nan


def _fit(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> float:
    """Return how well values are normal, as a p-value.

    Half the limit in place of non-detects would refuse a lognormal background for a single one of them: where the
    limit lies in the lower tail, its half is an outlier on the scale of logarithms.
    """
    some = np.linspace(0, len(values) - 1, min(len(values), _SHAPIRO)).astype(int)
    if censored[some].any():
        return _correlated(values[some], censored[some])
    return float(stats.shapiro(values[some])[1])


def _correlated(values: NDArray[np.float64], censored: NDArray[np.bool_]) -> float:
    """Share of normal samples, detected at the same ranks, whose detected values lie less straight than these."""
    positions = plotting_positions(values, censored)[~censored]
    order = np.argsort(positions)
    scores = stats.norm.ppf(positions[order])
    ranks = np.clip(np.rint(positions[order] * (len(values) + 1)).astype(int) - 1, 0, len(values) - 1)
    drawn = np.sort(np.random.default_rng(15).standard_normal((_DRAWS, len(values))), axis=1)[:, ranks]
    found = np.corrcoef(scores, values[~censored][order])[0, 1]
    off = drawn - drawn.mean(axis=1, keepdims=True)
    straight = off @ (scores - scores.mean()) / (np.linalg.norm(off, axis=1) * np.linalg.norm(scores - scores.mean()))
    return float((1 + np.sum(straight <= found)) / (_DRAWS + 1))


def _choice(censored: NDArray[np.bool_], p_normal: float, p_lognormal: float, alpha: float) -> Distribution:
    if censored.all():
        return Distribution.NEVER_DETECTED
    if p_lognormal >= alpha:
        return Distribution.LOGNORMAL
    return Distribution.NORMAL if p_normal >= alpha else Distribution.NONPARAMETRIC


def _named(sample: Sample, assumed: Distribution) -> Distribution:
    if sample.censored.all():
        return Distribution.NEVER_DETECTED
    positive = assumed is not Distribution.LOGNORMAL or bool((sample.values > 0.0).all())
    return assumed if positive and _fittable(sample.values, sample.censored) else Distribution.NONPARAMETRIC


def _unlike(assumed: Distribution | None, distribution: Distribution) -> list[str]:
    if assumed is None or distribution in {assumed, Distribution.NEVER_DETECTED}:
        return []
    return [say("The distribution {name} that was asked for cannot be fitted to these values.", name=assumed.value)]


def _plain(
    values: NDArray[np.float64], censored: NDArray[np.bool_], distribution: Distribution, how: Estimator
) -> tuple[float, float]:
    detected = values[~censored]
    if len(detected) < 2 or np.ptp(detected) == 0.0:
        return np.nan, np.nan
    if distribution is Distribution.LOGNORMAL and censored.any() and how is Estimator.ROS:
        filled = np.exp(fill_in(np.log(values), censored))
        return float(np.mean(filled)), float(np.std(filled, ddof=1))
    return estimate(values, censored, Estimator.KAPLAN_MEIER if distribution is Distribution.NONPARAMETRIC else how)


def _few(sample: Sample) -> list[str]:
    n = len(sample.values)
    if n >= ADVISED:
        return []
    return [say("Only {n} values; the guidance advises {advised} or more.", n=n, advised=ADVISED)]


def _levelled(sample: Sample) -> NDArray[np.float64]:
    """Values in which everything below the largest detection limit is tied, since it cannot be told apart."""
    if not sample.censored.any():
        return sample.values
    return np.asarray(np.maximum(sample.values, sample.values[sample.censored].max()), dtype=float)


def _trend(sample: Sample) -> str:
    levelled = _levelled(sample)
    if len(levelled) < _FITTED or np.ptp(levelled) == 0.0 or np.ptp(sample.days) == 0.0:
        return ""
    tau, p = stats.kendalltau(sample.days, levelled)
    if not p < _NOTE_ALPHA:
        return ""
    if tau > 0.0:
        return say("The background rises (Kendall's tau {tau}); a limit from it lags behind.", tau=f"{tau:.2f}")
    return say("The background falls (Kendall's tau {tau}); a limit from it is too high.", tau=f"{tau:.2f}")


def _wells(sample: Sample) -> str:
    levelled = _levelled(sample)
    groups = [levelled[sample.wells == well] for well in np.unique(sample.wells)]
    if len(groups) < 2 or min(len(group) for group in groups) < _FITTED or np.ptp(levelled) == 0.0:
        return ""
    if stats.kruskal(*groups)[1] >= _NOTE_ALPHA:
        return ""
    return say("The background wells differ; limits of each well from its own values suit better.")


def _outlier(sample: Sample, *, logged: bool) -> str:
    """Grubbs' test of the largest value, that of Rosner (1983) for one outlier (EPA, 2009, section 12.4)."""
    values = np.log(sample.values) if logged else sample.values
    n, sd = len(values), float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
    if n < 5 or sd == 0.0 or sample.censored[np.argmax(values)]:
        return ""
    quantile = float(stats.t.isf(_NOTE_ALPHA / n, n - 2))
    critical = (n - 1) / np.sqrt(n) * np.sqrt(quantile**2 / (n - 2 + quantile**2))
    if (values.max() - values.mean()) / sd <= critical:
        return ""
    return say("The value {value} may be an outlier (Grubbs).", value=f"{sample.values.max():g}")
