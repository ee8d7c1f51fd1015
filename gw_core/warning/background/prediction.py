# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Upper prediction limits with retesting, for a site-wide false-positive rate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy import optimize, special, stats

from ...errors import InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WIDEST = 1000.0
_REFERENCE_N, _REFERENCE_RATE = 10, 0.01
# Panels with Gauss-Legendre points: the integrands are steep where a test passes with middling probability.
_PANELS = 24
_POINTS = 12
# Normal scores beyond +-9 have a probability below 1e-18; the sd's quantiles are cut at the same.
_REACH = 9.0
_CUT = 1e-18


class Scheme(StrEnum):
    """How many values decide: one of m within the limit, or the first, or else two of three further ones.

    ``mean_of_2``, ``mean_of_3``, ``mean_of_4``: the mean of so many values of one evaluation, without a retest.
    ``median_of_3``: two of three values.
    """

    ONE_OF_1 = "1-of-1"
    ONE_OF_2 = "1-of-2"
    ONE_OF_3 = "1-of-3"
    ONE_OF_4 = "1-of-4"
    MODIFIED_CALIFORNIA = "modified_california"
    MEAN_OF_2 = "mean_of_2"
    MEAN_OF_3 = "mean_of_3"
    MEAN_OF_4 = "mean_of_4"
    MEDIAN_OF_3 = "median_of_3"

    @property
    def averaged(self) -> int:
        """How many values are averaged before they are compared, 1 for single values."""
        return int(self.value[-1]) if self.value.startswith("mean") else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What is tested in a year.

    Attributes
    ----------
    wells, constituents, evaluations : int
        Each >= 1; evaluations are those of one well in a year.
    interwell : bool
        True if all wells share one background, whose error their tests then have in common. False if each well has its
        own; also how the guidance's tables count wells that share one (EPA, 2009, section 19.3: errs on the safe side).
    scheme : Scheme
        How a value above the limit is confirmed.
    """

    wells: int = 1
    constituents: int = 1
    evaluations: int = 1
    interwell: bool = True
    scheme: Scheme = Scheme.ONE_OF_1

    def __post_init__(self) -> None:
        if min(self.wells, self.constituents, self.evaluations) < 1:
            raise InvalidInputError(say("Wells, constituents and evaluations a year must each be one or more."))


def failing(above: NDArray[np.float64], scheme: Scheme) -> NDArray[np.float64]:
    """Probability (0-1) that a test fails, where each single value is above with probability ``above`` (0-1).

    Written in the exceedance, so that a rate of 1e-9 keeps its digits. EPA (2009) Unified Guidance, chapter 19.
    """
    below = 1.0 - above
    if scheme is Scheme.MODIFIED_CALIFORNIA:
        return np.asarray(above * _two_of_three(above, below), dtype=float)
    if scheme is Scheme.MEDIAN_OF_3:
        return np.asarray(_two_of_three(above, below), dtype=float)
    return np.asarray(above if scheme.averaged > 1 else above ** int(scheme.value[-1]), dtype=float)


def _two_of_three(above: NDArray[np.float64], below: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(above**2 * (above + 3.0 * below), dtype=float)


@lru_cache(maxsize=256)
def false_positive_rate(kappa: float, n: int, programme: Programme, freedom: int | None = None) -> float:
    """Site-wide false-positive rate (0-1) in a year of the limit mean + kappa * sd of ``n`` normal values.

    Tests that share a background are dependent: the chance that all pass is averaged over the background's
    mean and sd (Davis and McNichols, 1999).

    Parameters
    ----------
    kappa : float
        Multiplier of the sd.
    n : int
        Values behind the mean, >= 2; >= 1 where ``freedom`` is given.
    programme : Programme
    freedom : int, optional
        Degrees of freedom of the sd, >= 1; n - 1 unless the sd is pooled over wells.
    """
    _refuse_few(n, freedom)
    shared, independent = _tests(programme)
    failed = failing(_exceedance(kappa, n, freedom, programme.scheme, 0.0), programme.scheme)
    some = _mean(-np.expm1(shared * np.log1p(-np.minimum(failed, 1.0 - 1e-16))), n, freedom)
    return float(-np.expm1(independent * np.log1p(-min(some, 1.0 - 1e-16))))


@lru_cache(maxsize=256)
def kappa(n: int, swfpr: float, programme: Programme, freedom: int | None = None) -> float:
    """Multiplier of the sd at which the site-wide false-positive rate is ``swfpr`` (0-1, exclusive).

    ``n`` and ``freedom`` are those of `false_positive_rate`.
    """
    _refuse_few(n, freedom)
    refuse_share(swfpr)

    def excess(multiplier: float) -> float:
        return false_positive_rate(multiplier, n, programme, freedom) - swfpr

    if excess(_WIDEST) > 0.0:
        raise InvalidInputError(say("{n} background values are too few for this false-positive rate.", n=n))
    return float(optimize.brentq(excess, -_WIDEST, _WIDEST, xtol=1e-10))


@lru_cache(maxsize=256)
def power(
    kappa: float, n: int, scheme: Scheme, shift: float, freedom: int | None = None, evaluations: int = 1
) -> float:
    """Probability (0-1) that one of so many tests of a well finds a rise of ``shift`` background sds.

    EPA (2009), section 6.2.
    """
    _refuse_few(n, freedom)
    found = failing(_exceedance(kappa, n, freedom, scheme, shift), scheme)
    return _mean(1.0 - (1.0 - found) ** evaluations, n, freedom)


@lru_cache(maxsize=32)
def reference_power(evaluations: int, shift: float) -> float:
    """Probability (0-1) that the guidance's reference programme finds a rise of ``shift`` sds within a year.

    One well, one constituent, ten background values, no retests, 1 % false positives a year (EPA, 2009, section 6.2.3).
    """
    multiplier = kappa(_REFERENCE_N, _REFERENCE_RATE, Programme(evaluations=evaluations))
    return power(multiplier, _REFERENCE_N, Scheme.ONE_OF_1, shift, evaluations=evaluations)


def refuse_share(swfpr: float) -> None:
    """Raise `InvalidInputError` unless a rate lies between 0 and 1."""
    if not 0.0 < swfpr < 1.0:
        raise InvalidInputError(say("The site-wide false-positive rate must lie between 0 and 1."))


def _tests(programme: Programme) -> tuple[int, int]:
    if programme.interwell:
        return programme.wells * programme.evaluations, programme.constituents
    return programme.evaluations, programme.wells * programme.constituents


def _refuse_few(n: int, freedom: int | None = None) -> None:
    if n < (2 if freedom is None else 1) or (freedom is not None and freedom < 1):
        raise InvalidInputError(say("A mean and a standard deviation need at least two background values."))


@lru_cache(maxsize=8)
def panels(low: float, high: float, count: int = _PANELS) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points and weights of composite Gauss-Legendre quadrature from ``low`` to ``high``."""
    points, weights = special.roots_legendre(_POINTS)
    edges = np.linspace(low, high, count + 1)
    half = (edges[1:] - edges[:-1]) / 2.0
    middle = (edges[1:] + edges[:-1]) / 2.0
    return (middle[:, None] + half[:, None] * points).ravel(), (half[:, None] * weights).ravel()


@lru_cache(maxsize=64)
def _spread(freedom: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points and weights of the sd's distribution (of a population with sd 1), on the logarithm of the sd.

    The density of the logarithm falls off smoothly on both sides also for one or two degrees of freedom, where the
    chi-square density itself has a pole at zero.
    """
    ends = stats.chi2.ppf(_CUT, freedom), stats.chi2.isf(_CUT, freedom)
    logs, weights = panels(*np.log(ends), count=2 * _PANELS)
    density = stats.chi2.pdf(np.exp(logs), freedom) * np.exp(logs)
    return np.sqrt(np.exp(logs) / freedom), weights * density


def _exceedance(kappa: float, n: int, freedom: int | None, scheme: Scheme, shift: float) -> NDArray[np.float64]:
    scores, _ = panels(-_REACH, _REACH)
    sd, _ = _spread(n - 1 if freedom is None else freedom)
    limits = scores[:, None] / np.sqrt(n) + kappa * sd[None, :] - shift
    return np.asarray(stats.norm.sf(limits * np.sqrt(scheme.averaged)), dtype=float)


def _mean(values: NDArray[np.float64], n: int, freedom: int | None) -> float:
    scores, weights = panels(-_REACH, _REACH)
    _, spread = _spread(n - 1 if freedom is None else freedom)
    return float((weights * stats.norm.pdf(scores)) @ values @ spread)
