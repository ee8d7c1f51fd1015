# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What decides how a dissolved substance moves, besides the flow."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..errors import Finding, InvalidInputError
from ..wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportParameters:
    """Transport parameters, the same everywhere.

    Attributes
    ----------
    porosity : float
        Effective porosity, 0 < n <= 1.
    dispersivity_l_m, dispersivity_t_m, dispersivity_v_m : float
        Longitudinal, transverse horizontal and transverse vertical dispersivity, m, >= 0.
    bulk_density_kg_l : float
        Dry bulk density, kg/L, >= 0.
    kd_l_kg : float
        Linear sorption coefficient, L/kg, >= 0.
    decay_per_d : float
        First-order decay, dissolved and sorbed alike, 1/d, >= 0.
    diffusion_m2_d : float
        Effective molecular diffusion in the pores, m²/d, >= 0.
    """

    porosity: float
    dispersivity_l_m: float = 0.0
    dispersivity_t_m: float = 0.0
    dispersivity_v_m: float = 0.0
    bulk_density_kg_l: float = 0.0
    kd_l_kg: float = 0.0
    decay_per_d: float = 0.0
    diffusion_m2_d: float = 0.0

    @property
    def capacity(self) -> float:
        """Mass held by a volume of aquifer at unit concentration: porosity plus bulk density times Kd."""
        return self.porosity + self.bulk_density_kg_l * self.kd_l_kg

    @property
    def retardation(self) -> float:
        """Retardation factor R = 1 + bulk density * Kd / porosity."""
        return self.capacity / self.porosity

    def check(self) -> None:
        """Raise `InvalidInputError` with every parameter that is out of its range."""
        faults = []
        if not 0 < self.porosity <= 1:
            faults.append(say("The porosity must be above 0 and at most 1, not {value}.", value=self.porosity))
        for name in self.__slots__:
            value = getattr(self, name)
            if name != "porosity" and not (math.isfinite(value) and value >= 0):
                faults.append(say("{name} must not be negative, but is {value}.", name=name, value=value))
        if faults:
            findings = [Finding(code="bad_parameter", message=text) for text in faults]
            raise InvalidInputError(faults[0], findings)


def decay_from_half_life(half_life_d: float | None) -> float:
    """Return the first-order decay (1/d) of a half-life (d); None or 0 means no decay.

    Examples
    --------
    >>> round(decay_from_half_life(100.0), 6), decay_from_half_life(None)
    (0.006931, 0.0)
    """
    return math.log(2.0) / half_life_d if half_life_d else 0.0
