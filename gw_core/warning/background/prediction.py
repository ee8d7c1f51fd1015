# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Upper prediction limits with retesting, for a site-wide false-positive rate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from scipy import optimize, special, stats

from ...errors import InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NODES = 96
_WIDEST = 1000.0
# Probability u = v**8 takes the edge off the n-th root near zero, where plain nodes lose digits.
_SMOOTH = 8


class Scheme(StrEnum):
    """How many values decide: one of m within the limit, or the first, or else two of three further ones."""

    ONE_OF_1 = "1-of-1"
    ONE_OF_2 = "1-of-2"
    ONE_OF_3 = "1-of-3"
    ONE_OF_4 = "1-of-4"
    MODIFIED_CALIFORNIA = "modified_california"


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What is tested in a year.

    Attributes
    ----------
    wells, constituents, evaluations : int
        Each >= 1; evaluations are those of one well in a year.
    interwell : bool
        True if all wells share one background, False if each well has its own.
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


def passing(below: NDArray[np.float64], scheme: Scheme) -> NDArray[np.float64]:
    """Probability that a test passes, where each single value is within the limit with probability ``below`` (0-1).

    EPA (2009) Unified Guidance, chapter 19.
    """
    if scheme is Scheme.MODIFIED_CALIFORNIA:
        return np.asarray(below + (1.0 - below) * below**2 * (3.0 - 2.0 * below), dtype=float)
    return np.asarray(1.0 - (1.0 - below) ** int(scheme.value[-1]), dtype=float)


def false_positive_rate(kappa: float, n: int, programme: Programme) -> float:
    """Site-wide false-positive rate (0-1) in a year of the limit mean + kappa * sd of ``n`` >= 2 normal values.

    Tests that share a background are dependent: the chance that all pass is averaged over the background's
    mean and sd (Davis and McNichols, 1999).
    """
    _refuse_few(n)
    shared, independent = _tests(programme)
    below = stats.norm.cdf(_limits(kappa, n))
    return float(1.0 - _mean(passing(below, programme.scheme) ** shared) ** independent)


def kappa(n: int, swfpr: float, programme: Programme) -> float:
    """Multiplier of the sd at which the site-wide false-positive rate is ``swfpr`` (0-1, exclusive); ``n`` >= 2."""
    _refuse_few(n)
    if not 0.0 < swfpr < 1.0:
        raise InvalidInputError(say("The site-wide false-positive rate must lie between 0 and 1."))

    def excess(multiplier: float) -> float:
        return false_positive_rate(multiplier, n, programme) - swfpr

    if excess(_WIDEST) > 0.0:
        raise InvalidInputError(say("{n} background values are too few for this false-positive rate.", n=n))
    return float(optimize.brentq(excess, -_WIDEST, _WIDEST, xtol=1e-10))


def power(kappa: float, n: int, scheme: Scheme, shift: float) -> float:
    """Probability (0-1) that one test finds a rise of ``shift`` background sds (EPA, 2009, section 6.2)."""
    _refuse_few(n)
    return 1.0 - _mean(passing(stats.norm.cdf(_limits(kappa, n) - shift), scheme))


def nonparametric_false_positive_rate(n: int, programme: Programme) -> float:
    """Site-wide false-positive rate (0-1) in a year if the limit is the largest of ``n`` >= 1 values.

    The share of the population below the largest is Beta(n, 1) distributed whatever the population is.
    """
    if n < 1:
        raise InvalidInputError(say("A limit needs at least one background value."))
    shared, independent = _tests(programme)
    points, weights = _nodes()
    passed = passing(points ** (_SMOOTH / n), programme.scheme) ** shared
    weights = weights * _SMOOTH * points ** (_SMOOTH - 1)
    return float(1.0 - float(weights @ passed) ** independent)


def _tests(programme: Programme) -> tuple[int, int]:
    if programme.interwell:
        return programme.wells * programme.evaluations, programme.constituents
    return programme.evaluations, programme.wells * programme.constituents


def _refuse_few(n: int) -> None:
    if n < 2:
        raise InvalidInputError(say("A mean and a standard deviation need at least two background values."))


def _nodes() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    points, weights = special.roots_legendre(_NODES)
    return (points + 1.0) / 2.0, weights / 2.0


def _limits(kappa: float, n: int) -> NDArray[np.float64]:
    points, _ = _nodes()
    mean = stats.norm.ppf(points) / np.sqrt(n)
    sd = np.sqrt(stats.chi2.ppf(points, n - 1) / (n - 1))
    return np.asarray(mean[:, None] + kappa * sd[None, :], dtype=float)


def _mean(values: NDArray[np.float64]) -> float:
    _, weights = _nodes()
    return float(weights @ values @ weights)
