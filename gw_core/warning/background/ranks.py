# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits that are one of the background's largest values, whatever its distribution: what they achieve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from ...errors import InvalidInputError
from ...wording import say
from .prediction import Programme, Scheme, failing, panels

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Log-odds beyond +-60 have a probability below 1e-26 for any rank.
_REACH = 60.0
_COUNT = 60


def rank_false_positive_rate(n: int, programme: Programme, rank: int = 1) -> float:
    """Site-wide false-positive rate (0-1) in a year if the limit is the ``rank``-th largest of ``n`` values.

    The share of the population above it is Beta(rank, n + 1 - rank) distributed whatever the population is
    (EPA, 2009, chapters 18 and 19). Exact for populations without ties, an upper bound with them.
    """
    _refuse_rank(n, rank)
    _refuse_means(programme.scheme)
    shared = programme.wells * programme.evaluations if programme.interwell else programme.evaluations
    independent = programme.constituents * (1 if programme.interwell else programme.wells)
    above, weights = _shares(n, rank)
    failed = failing(above, programme.scheme)
    some = float(weights @ -np.expm1(shared * np.log1p(-np.minimum(failed, 1.0 - 1e-16))))
    return float(-np.expm1(independent * np.log1p(-min(some, 1.0 - 1e-16))))


def rank_power(n: int, rank: int, scheme: Scheme, shift: float, evaluations: int = 1) -> float:
    """Probability (0-1) that one of so many tests of a well finds a rise of ``shift`` sds of a normal population."""
    _refuse_rank(n, rank)
    _refuse_means(scheme)
    above, weights = _shares(n, rank)
    raised = stats.norm.sf(stats.norm.isf(above) - shift)
    return float(weights @ (1.0 - (1.0 - failing(raised, scheme)) ** evaluations))


def rank_confidence(n: int, rank: int, coverage: float) -> float:
    """Confidence (0-1) that the ``rank``-th largest of ``n`` values covers a share, ``coverage`` (EPA, 17.2.2)."""
    _refuse_rank(n, rank)
    return float(stats.beta.cdf(1.0 - coverage, rank, n + 1 - rank))


def rank_coverage(n: int, rank: int, confidence: float) -> float:
    """Share (0-1) that the ``rank``-th largest of ``n`` values covers with the given confidence (0-1)."""
    _refuse_rank(n, rank)
    return float(1.0 - stats.beta.ppf(confidence, rank, n + 1 - rank))


def _refuse_rank(n: int, rank: int) -> None:
    if n < 1:
        raise InvalidInputError(say("A limit needs at least one background value."))
    if not 1 <= rank <= n:
        raise InvalidInputError(say("The rank {rank} is not among {n} values.", rank=rank, n=n))


def _refuse_means(scheme: Scheme) -> None:
    if scheme.averaged > 1:
        raise InvalidInputError(say("A limit on means needs a background with a distribution; take a median instead."))


def _shares(n: int, rank: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points and weights of the share above the limit, on its log-odds, where its density is smooth at both ends."""
    odds, weights = panels(-_REACH, _REACH, _COUNT)
    above = 1.0 / (1.0 + np.exp(-odds))
    logs = stats.beta.logpdf(above, rank, n + 1 - rank) + np.log(above) - np.log1p(np.exp(odds))
    return above, weights * np.exp(logs)
