# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A limit from a background, and what it achieves: rate of false alarms, confidence, power."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import stats

from ...errors import InvalidInputError
from ...wording import say
from .prediction import (
    Programme,
    false_positive_rate,
    kappa,
    power,
    reference_power,
    refuse_share,
)
from .ranks import rank_confidence, rank_coverage, rank_false_positive_rate, rank_power
from .summary import Distribution

if TYPE_CHECKING:
    from collections.abc import Callable

    from .summary import Background

SHIFTS = (2.0, 3.0, 4.0)
# Lower limits have more power: the third largest value is tried before the largest.
_RANKS = (3, 2, 1)
# Significance at which a lognormal background could be a normal one as well, and how much lower its limit then is for
# a person to be told.
_NORMAL_TOO, _LOWER = 0.05, 0.8


class LimitMethod(StrEnum):
    """Prediction limit with retests, tolerance limit, or baseline of a Shewhart-CUSUM control chart."""

    PREDICTION = "prediction"
    TOLERANCE = "tolerance"
    CONTROL = "control"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What the limits shall achieve.

    Attributes
    ----------
    method : LimitMethod
    swfpr : float
        Site-wide rate of false positives in a year (0-1, exclusive), over all constituents, wells and evaluations.
    programme : Programme
    coverage, confidence : float
        Of tolerance limits, 0-1, exclusive.
    decision, shewhart : float
        CUSUM and Shewhart limit of control charts in sds (EPA, 2009, section 20.2: 5 and 4.5), > 0.
    """

    method: LimitMethod = LimitMethod.PREDICTION
    swfpr: float = 0.10
    programme: Programme = field(default_factory=Programme)
    coverage: float = 0.95
    confidence: float = 0.95
    decision: float = 5.0
    shewhart: float = 4.5

    def __post_init__(self) -> None:
        refuse_share(self.swfpr)
        if not (0.0 < self.coverage < 1.0 and 0.0 < self.confidence < 1.0):
            raise InvalidInputError(say("Coverage and confidence must lie between 0 and 1."))
        if not (self.decision > 0.0 and self.shewhart > 0.0):
            raise InvalidInputError(say("The limits of a control chart must be above 0."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit in the canonical unit, and what it achieves; NaN where a figure has no meaning.

    Attributes
    ----------
    value : float
    way : str
        ``kappa`` (with a distribution), ``rank-1`` … (the largest, second … value), ``double_quantification``.
    factor : float
        Multiplier of the sd.
    swfpr : float
        Achieved rate of false positives in a year, over the whole programme.
    coverage, confidence : float
        Achieved, of tolerance limits.
    power : tuple of float
        Probability that a year's tests of one well find a rise of 2, 3 and 4 sds.
    rating : str
        ``good``, ``acceptable`` or ``low``, against the guidance's reference power.
    notes : tuple of str
    """

    value: float
    way: str
    factor: float = math.nan
    swfpr: float = math.nan
    coverage: float = math.nan
    confidence: float = math.nan
    power: tuple[float, float, float] = (math.nan, math.nan, math.nan)
    rating: str = ""
    notes: tuple[str, ...] = ()


def derive(background: Background, demand: Demand) -> Limit:
    """Return the limit that a background gives.

    Raises
    ------
    InvalidInputError
        The background cannot give what is asked for: too few values, or a chart without a distribution.
    """
    if background.distribution is Distribution.NEVER_DETECTED:
        return double_quantification(background)
    ways: dict[LimitMethod, Callable[[Background, Demand], Limit]] = {
        LimitMethod.PREDICTION: _prediction, LimitMethod.TOLERANCE: _tolerance, LimitMethod.CONTROL: _control,
    }  # fmt: skip
    return ways[demand.method](background, demand)


def double_quantification(background: Background) -> Limit:
    """Return the limit of what was never detected: two detected values in a row above the quantification limit.

    EPA (2009), section 6.2.2. The largest detection limit stands for the quantification limit.
    """
    note = say("Never detected: an exceedance is two detected values in a row above the quantification limit.")
    return Limit(value=background.largest[0], way="double_quantification", notes=(note,))


def tolerance_factor(n: int, coverage: float, confidence: float) -> float:
    """Multiplier of the sd of an upper tolerance limit of ``n`` >= 2 normal values.

    By the noncentral t distribution (EPA, 2009, section 17.2.1; Guttman, 1970). ``confidence`` below a half with a
    small share gives a lower limit's confidence bound.
    """
    if n < 2:
        raise InvalidInputError(say("A mean and a standard deviation need at least two background values."))
    with np.errstate(divide="ignore"):  # its search passes a pole for few degrees of freedom, without harm
        shifted = stats.nct.ppf(confidence, n - 1, float(stats.norm.ppf(coverage)) * math.sqrt(n))
    return float(shifted / math.sqrt(n))


def _prediction(background: Background, demand: Demand) -> Limit:
    programme = demand.programme
    if background.distribution is Distribution.NONPARAMETRIC:
        return _prediction_rank(background, demand)
    factor = kappa(background.n, demand.swfpr, programme)
    found = [power(factor, background.n, programme.scheme, shift, evaluations=programme.evaluations)
             for shift in SHIFTS]  # fmt: skip
    return Limit(
        value=_at(background, factor), way="kappa", factor=factor, notes=_otherwise(background, factor),
        swfpr=false_positive_rate(factor, background.n, programme), **_powers(found, programme.evaluations),
    )  # fmt: skip


def _prediction_rank(background: Background, demand: Demand) -> Limit:
    programme, n = demand.programme, background.n
    usable = [rank for rank in _RANKS if rank <= n]
    rates = {rank: rank_false_positive_rate(n, programme, rank) for rank in usable}
    rank = next((rank for rank in usable if rates[rank] <= demand.swfpr), 1)
    notes = () if rates[rank] <= demand.swfpr else (
        say("{n} values without a distribution keep a rate of {rate} at best; take more, or retests.", n=n,
            rate=f"{rates[rank]:.3g}"),)  # fmt: skip
    found = [rank_power(n, rank, programme.scheme, shift, programme.evaluations) for shift in SHIFTS]
    return Limit(
        value=background.largest[rank - 1], way=f"rank-{rank}", swfpr=rates[rank], notes=notes,
        **_powers(found, programme.evaluations),
    )  # fmt: skip


def _tolerance(background: Background, demand: Demand) -> Limit:
    if background.distribution is not Distribution.NONPARAMETRIC:
        factor = tolerance_factor(background.n, demand.coverage, demand.confidence)
        return Limit(value=_at(background, factor), way="kappa", factor=factor, coverage=demand.coverage,
                     confidence=demand.confidence, notes=_otherwise(background, factor))  # fmt: skip
    achieved = rank_confidence(background.n, 1, demand.coverage)
    covered = rank_coverage(background.n, 1, demand.confidence)
    notes = () if achieved >= demand.confidence else (
        say("The largest of {n} values covers only {share} with this confidence.", n=background.n,
            share=f"{covered:.3f}"),)  # fmt: skip
    return Limit(value=background.largest[0], way="rank-1", coverage=demand.coverage, confidence=achieved, notes=notes)


def _control(background: Background, demand: Demand) -> Limit:
    if background.distribution is Distribution.NONPARAMETRIC or not background.plain_sd > 0.0:
        raise InvalidInputError(say("A control chart needs a background with a distribution; take a prediction limit."))
    value = _at(background, demand.shewhart)
    return Limit(value=value, way="kappa", factor=demand.shewhart, notes=_otherwise(background, demand.shewhart))


def _at(background: Background, factor: float) -> float:
    scaled = background.mean + factor * background.sd
    return float(np.exp(scaled)) if background.distribution is Distribution.LOGNORMAL else float(scaled)


def _otherwise(background: Background, factor: float) -> tuple[str, ...]:
    """Say what a normal distribution would give, where it is not refused either and the difference is large."""
    normal = background.plain_mean + factor * background.plain_sd
    undecided = background.distribution is Distribution.LOGNORMAL and background.p_normal >= _NORMAL_TOO
    if not undecided or normal > _LOWER * _at(background, factor):
        return ()
    return (say("A normal distribution is not refused either; it would give {value}.", value=f"{normal:.4g}"),)


def _powers(found: list[float], evaluations: int) -> dict[str, Any]:
    wanted = [reference_power(evaluations, shift) for shift in SHIFTS]
    low = found[2] < wanted[2]
    rating = "low" if low else "acceptable" if found[1] < wanted[1] else "good"
    return {"power": tuple(found), "rating": rating}
