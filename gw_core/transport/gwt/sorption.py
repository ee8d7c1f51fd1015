# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a substance the ground holds: isotherms beyond the linear one, and water that does not move."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Isotherm(StrEnum):
    """How sorbed mass follows the dissolved concentration at equilibrium."""

    LINEAR = "linear"
    FREUNDLICH = "freundlich"
    LANGMUIR = "langmuir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorption:
    """An equilibrium isotherm; S is sorbed mass per mass of ground (mg/kg), c the dissolved concentration (mg/L).

    Attributes
    ----------
    isotherm : Isotherm
    coefficient : float
        Linear: S = Kd c, L/kg. Freundlich: S = Kf c^a, (mg/kg)/(mg/L)^a. Langmuir: S = Smax Kl c / (1 + Kl c), L/mg.
        At least 0.
    second : float
        Freundlich: the exponent a, > 0. Langmuir: the capacity Smax, mg/kg, > 0. Not used by the linear one.
    """

    isotherm: Isotherm = Isotherm.LINEAR
    coefficient: float = 0.0
    second: float = 1.0

    @property
    def linear(self) -> bool:
        """Whether doubling the concentration doubles what is sorbed."""
        return self.isotherm is Isotherm.LINEAR

    def sorbed(self, concentration_mg_l: ArrayLike) -> NDArray[np.float64]:
        """Return the sorbed mass per mass of ground, mg/kg; nothing is sorbed at concentrations below 0.

        Examples
        --------
        >>> float(Sorption(isotherm=Isotherm.LANGMUIR, coefficient=1.0, second=10.0).sorbed(1.0))
        5.0
        """
        c = np.asarray(concentration_mg_l, dtype=np.float64)
        if self.linear:
            return self.coefficient * c
        c = np.maximum(c, 0.0)
        if self.isotherm is Isotherm.FREUNDLICH:
            return np.asarray(self.coefficient * c**self.second, dtype=np.float64)
        return np.asarray(self.second * self.coefficient * c / (1.0 + self.coefficient * c), dtype=np.float64)

    def faults(self) -> list[str]:
        """Return a sentence for every value out of its range."""
        found: list[str] = []
        if not (math.isfinite(self.coefficient) and self.coefficient >= 0):
            found.append(say("The sorption coefficient must not be negative, but is {value}.", value=self.coefficient))
        if not self.linear and not (math.isfinite(self.second) and self.second > 0):
            found.append(
                say(
                    "The exponent (Freundlich) or capacity (Langmuir) of sorption must be positive, not {value}.",
                    value=self.second,
                )
            )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ImmobileZone:
    """Pores that hold water which does not move, and exchange with those where it does (Coats & Smith 1964).

    Attributes
    ----------
    porosity : float
        Volume of these pores per volume of ground, > 0; the porosity of the transport is that of the mobile ones.
    exchange_per_d : float
        First-order exchange, 1/d, >= 0: mass per volume of ground and day, per difference of concentration.
    decay_per_d : float or None
        First-order decay of its dissolved and sorbed mass, 1/d; None for that of the mobile water.

    Notes
    -----
    The ground's solids are shared between both zones as the pores are, so that both retard alike.
    """

    porosity: float
    exchange_per_d: float
    decay_per_d: float | None = None

    def faults(self, mobile_porosity: float) -> list[str]:
        """Return a sentence for every value out of its range."""
        found: list[str] = []
        if not 0 < self.porosity < 1 - mobile_porosity + 1e-12:
            found.append(
                say("The immobile porosity must be above 0 and below 1 together with the mobile one, not {value}.",
                    value=self.porosity)
            )  # fmt: skip
        rates = (self.exchange_per_d, self.decay_per_d or 0.0)
        if not all(math.isfinite(value) and value >= 0 for value in rates):
            found.append(say("Exchange with and decay in immobile water must not be negative."))
        return found
