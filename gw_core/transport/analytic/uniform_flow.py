# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uniform flow and what it does to a dissolved substance: what all exact solutions share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class UniformFlow:
    """Uniform flow along x and what it does to a substance.

    Attributes
    ----------
    velocity_m_d : float
        Seepage velocity (Darcy flux over porosity), m/d, > 0.
    porosity : float
        0 < n <= 1; used where a mass becomes a concentration.
    dispersivity_l_m, dispersivity_t_m, dispersivity_v_m : float
        m, > 0 (vertical: only for solutions in three dimensions).
    retardation : float
        R >= 1.
    decay_per_d : float
        First-order decay of dissolved and sorbed mass, 1/d, >= 0.
    diffusion_m2_d : float
        Effective molecular diffusion, m²/d, >= 0, added to all three dispersion coefficients.
    """

    velocity_m_d: float
    porosity: float = 1.0
    dispersivity_l_m: float = 1.0
    dispersivity_t_m: float = 0.1
    dispersivity_v_m: float = 0.01
    retardation: float = 1.0
    decay_per_d: float = 0.0
    diffusion_m2_d: float = 0.0

    def check(self) -> None:
        """Raise `InvalidInputError` with every value out of its range."""
        faults = [
            say("{name} must be positive, not {value}.", name=name, value=getattr(self, name))
            for name in ("velocity_m_d", "porosity", "dispersivity_l_m", "dispersivity_t_m", "dispersivity_v_m")
            if not (math.isfinite(getattr(self, name)) and getattr(self, name) > 0)
        ]
        if self.porosity > 1:
            faults.append(say("{name} must be at most 1, not {value}.", name="porosity", value=self.porosity))
        rest = (self.retardation, self.decay_per_d, self.diffusion_m2_d)
        if not (all(map(math.isfinite, rest)) and rest[0] >= 1 and min(rest[1:]) >= 0):
            faults.append(say("Retardation must be at least 1, decay and diffusion not negative."))
        refuse(faults, "bad_parameter")

    @property
    def velocity(self) -> float:
        """Velocity of the retarded substance, m/d."""
        return self.velocity_m_d / self.retardation

    def dispersion(self, dispersivity_m: float) -> float:
        """Return the dispersion coefficient of the retarded substance, m²/d."""
        return (dispersivity_m * self.velocity_m_d + self.diffusion_m2_d) / self.retardation

    @property
    def along(self) -> float:
        """Longitudinal dispersion coefficient of the retarded substance, m²/d."""
        return self.dispersion(self.dispersivity_l_m)

    @property
    def across(self) -> float:
        """Horizontal transverse dispersion coefficient of the retarded substance, m²/d."""
        return self.dispersion(self.dispersivity_t_m)

    @property
    def upright(self) -> float:
        """Vertical transverse dispersion coefficient of the retarded substance, m²/d."""
        return self.dispersion(self.dispersivity_v_m)


def refuse(faults: Sequence[str], code: str) -> None:
    """Raise `InvalidInputError` with all faults, if there are any."""
    if faults:
        raise InvalidInputError(faults[0], [Finding(code=code, message=text) for text in faults])
