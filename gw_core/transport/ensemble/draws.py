# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uncertain numbers: their distributions, and draws of them that fill the range evenly."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from ...records.substances import TransportProperties

# Published Koc of one substance differ by about this factor: benzene 66 L/kg (GSI) and 146 L/kg (US EPA RSL).
KOC_FACTOR = 2.0


class Kind(StrEnum):
    """Shape of a distribution."""

    UNIFORM = "uniform"
    LOG_UNIFORM = "log-uniform"
    TRIANGULAR = "triangular"
    NORMAL = "normal"
    LOGNORMAL = "lognormal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """A distribution of one number, of which nothing lies outside ``low`` to ``high``.

    Attributes
    ----------
    kind : Kind
    low, high : float
        Ends of the range. Normal and lognormal distributions are cut there (and scaled up again); they may be infinite.
    middle : float
        Mode (triangular), mean before the cut (normal), median before the cut (lognormal); others do not need it.
    spread : float
        Standard deviation before the cut: of the number (normal) or of its natural logarithm (lognormal); >= 0.

    Examples
    --------
    >>> Distribution(kind=Kind.TRIANGULAR, low=0.0, middle=1.0, high=2.0).at([0.0, 0.5, 1.0]).tolist()
    [0.0, 1.0, 2.0]
    """

    kind: Kind
    low: float = -math.inf
    high: float = math.inf
    middle: float = math.nan
    spread: float = 0.0

    def faults(self, name: str) -> list[str]:
        """Return what is wrong with the distribution of ``name``."""
        bounded = self.kind in {Kind.UNIFORM, Kind.LOG_UNIFORM, Kind.TRIANGULAR}
        if not self.low <= self.high or (bounded and not math.isfinite(self.high - self.low)):
            return [say("The range of {name} must rise from its low to its high end.", name=name)]
        if self.kind is Kind.LOG_UNIFORM and not self.low > 0:
            return [say("The range of {name} must be positive.", name=name)]
        if self.kind is Kind.TRIANGULAR and not self.low <= self.middle <= self.high:
            return [say("The middle of {name} must lie in its range.", name=name)]
        if self.kind in {Kind.NORMAL, Kind.LOGNORMAL}:
            return self._bell_faults(name)
        return []

    def _bell_faults(self, name: str) -> list[str]:
        if not (math.isfinite(self.middle) and math.isfinite(self.spread) and self.spread >= 0):
            return [say("{name} needs a middle and a standard deviation that is not negative.", name=name)]
        if self.kind is Kind.LOGNORMAL and not self.middle > 0:
            return [say("The median of {name} must be positive.", name=name)]
        if not self.low <= self.middle <= self.high:
            return [say("The middle of {name} must lie in its range.", name=name)]
        return []

    def at(self, share: ArrayLike) -> NDArray[np.float64]:
        """Return the quantiles for cumulative shares, 0 to 1, of any shape."""
        u = np.asarray(share, dtype=np.float64)
        if self.low == self.high:
            return np.full(u.shape, self.low)
        match self.kind:
            case Kind.UNIFORM:
                return np.asarray(self.low + u * (self.high - self.low))
            case Kind.LOG_UNIFORM:
                return np.asarray(self.low * (self.high / self.low) ** u)
            case Kind.TRIANGULAR:
                return self._triangular(u)
            case Kind.NORMAL:
                return self._bell(u, self.middle, self.low, self.high)
            case Kind.LOGNORMAL:
                low = math.log(self.low) if self.low > 0 else -math.inf
                # As a factor of the median, which so stays what it is without spread.
                return self.middle * np.exp(self._bell(u, 0.0, low - math.log(self.middle), self._log_high()))

    def _log_high(self) -> float:
        return math.log(self.high / self.middle) if math.isfinite(self.high) else math.inf

    def _triangular(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        span, rise, fall = self.high - self.low, self.middle - self.low, self.high - self.middle
        rising = self.low + np.sqrt(u * span * rise)
        falling = self.high - np.sqrt((1.0 - u) * span * fall)
        return np.where(u * span < rise, rising, falling)

    def _bell(self, u: NDArray[np.float64], mean: float, low: float, high: float) -> NDArray[np.float64]:
        from scipy.stats import truncnorm

        if self.spread == 0:
            return np.full(u.shape, mean)
        cut = ((low - mean) / self.spread, (high - mean) / self.spread)
        return np.asarray(truncnorm.ppf(u, *cut, loc=mean, scale=self.spread), dtype=np.float64)


def draw(distributions: Mapping[str, Distribution], members: int, seed: int) -> dict[str, NDArray[np.float64]]:
    """Draw independent numbers by Latin hypercube sampling.

    Each range is cut into as many equally probable parts as there are members, and each part is met once, so that a
    probability that depends on one number alone is wrong by at most one member. Each number has a stream of its own,
    made of the seed and its name: another uncertain number leaves the draws of the others as they are.

    Parameters
    ----------
    distributions : mapping
        Name to distribution, without faults.
    members : int
        How many draws, > 0.
    seed : int
        >= 0.

    Returns
    -------
    dict of ndarray, each shape (members,)

    References
    ----------
    McKay, M. D., Beckman, R. J., & Conover, W. J. (1979). Technometrics 21(2), 239–245.
    """
    from scipy.stats.qmc import LatinHypercube

    drawn = {}
    for name, distribution in distributions.items():
        stream = np.random.default_rng([seed, zlib.crc32(name.encode())])
        drawn[name] = distribution.at(LatinHypercube(d=1, seed=stream).random(members)[:, 0])
    return drawn


def substance_distributions(found: TransportProperties | None, kd_l_kg: float) -> dict[str, Distribution]:
    """Return the distributions of a substance's half-life and sorption that the records allow.

    Parameters
    ----------
    found : TransportProperties or None
        Published figures of the substance, where there are any.
    kd_l_kg : float
        Sorption coefficient that is thought typical, L/kg, >= 0.

    Returns
    -------
    dict of Distribution
        ``half_life_d`` log-uniform between the published low and high; ``kd_l_kg`` lognormal about the typical one,
        with the factor `KOC_FACTOR` at two standard deviations. What is not known is not there.
    """
    known: dict[str, Distribution] = {}
    if found is not None and found.half_life_low_d is not None and found.half_life_high_d is not None:
        known["half_life_d"] = Distribution(
            kind=Kind.LOG_UNIFORM, low=found.half_life_low_d, high=found.half_life_high_d
        )
    if kd_l_kg > 0:
        spread = 0.5 * math.log(KOC_FACTOR)
        known["kd_l_kg"] = Distribution(kind=Kind.LOGNORMAL, low=0.0, middle=kd_l_kg, spread=spread)
    return known
