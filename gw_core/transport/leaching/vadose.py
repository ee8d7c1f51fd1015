# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The unsaturated zone under steady recharge: its water content, and how a substance moves down through it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ...errors import Finding, InvalidInputError
from ...wording import plain_number, say

if TYPE_CHECKING:
    from ..texture import Texture


class Curve(StrEnum):
    """How conductivity falls with the water content."""

    VAN_GENUCHTEN = "van_genuchten"
    BROOKS_COREY = "brooks_corey"


def conductivity_share(saturation: float, texture: Texture, curve: Curve = Curve.VAN_GENUCHTEN) -> float:
    """Return K / Ks at an effective saturation (0 to 1).

    Mualem (1976) with van Genuchten (1980), m = 1 - 1/n, or Brooks & Corey (1964).

    Raises
    ------
    InvalidInputError
        The texture has no such curve.
    """
    if curve is Curve.BROOKS_COREY:
        return float(saturation ** _known(texture, texture.brooks_corey_exponent))
    n = _known(texture, texture.n)
    m = 1.0 - 1.0 / n
    if not 0 < saturation < 1:
        return 1.0 if saturation >= 1 else 0.0
    # 1 - (1 - Se^(1/m))^m without its cancellation in dry soil.
    inner = -math.expm1(m * math.log1p(-(saturation ** (1.0 / m))))
    return math.sqrt(saturation) * inner**2


def unit_gradient_water_content(texture: Texture, recharge_m_d: float, curve: Curve = Curve.VAN_GENUCHTEN) -> float:
    """Return the water content (-) at which gravity alone carries the recharge: K(theta) = q.

    Parameters
    ----------
    texture : Texture
        With retention parameters, and for Brooks & Corey its exponent.
    recharge_m_d : float
        q, m/d, > 0 and below the typical saturated conductivity.
    curve : Curve

    Raises
    ------
    InvalidInputError
        The texture has no such curve, or cannot carry the recharge.

    Examples
    --------
    >>> from gw_monitor.gw_core.transport.texture import find_texture
    >>> round(unit_gradient_water_content(find_texture("sand"), 0.2 / 365.25), 4)
    0.083
    """
    low, high = _known(texture, texture.theta_r), _known(texture, texture.theta_s)
    share = recharge_m_d / texture.k_typical_m_d
    if not 0 < share < 1:
        message = say(
            "{texture} cannot carry a recharge of {recharge} m/d: its conductivity is {k} m/d.",
            texture=texture.name_en, recharge=plain_number(recharge_m_d), k=plain_number(texture.k_typical_m_d),
        )  # fmt: skip
        raise InvalidInputError(message, [Finding(code="recharge_too_large", message=message)])
    return low + (high - low) * _saturation_of(share, texture, curve)


def _saturation_of(share: float, texture: Texture, curve: Curve) -> float:
    """Return the effective saturation of a share of the conductivity, by bisection: both curves rise strictly."""
    if curve is Curve.BROOKS_COREY:
        return float(share ** (1.0 / _known(texture, texture.brooks_corey_exponent)))
    low, high = 0.0, 1.0
    while (middle := 0.5 * (low + high)) not in (low, high):
        if conductivity_share(middle, texture, curve) < share:
            low = middle
        else:
            high = middle
    return high


def _known(texture: Texture, value: float | None) -> float:
    if value is None:
        message = say("{texture} has no curve of unsaturated flow; give its water content.", texture=texture.name_en)
        raise InvalidInputError(message, [Finding(code="no_curve", message=message)])
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class VadoseColumn:
    """The way from the contaminated soil down to the water table, the same all along, under steady recharge.

    Attributes
    ----------
    length_m : float
        From the lower end of the contaminated soil to the water table, m, >= 0.
    recharge_m_d : float
        Downward flux of water, m/d, > 0.
    water_content : float
        0 < theta <= porosity.
    porosity : float
        Total, 0 < n < 1; what is not water is air.
    bulk_density_kg_l : float
        Dry, kg/L, > 0.
    kd_l_kg : float
        Linear sorption, L/kg, >= 0.
    henry : float
        Dimensionless (air over water), >= 0: the share held by the air; the air itself does not move.
    decay_per_d : float
        First-order decay of all that the column holds, 1/d, >= 0.
    dispersivity_m : float
        m, >= 0; with 0 the front is sharp.
    """

    length_m: float
    recharge_m_d: float
    water_content: float
    porosity: float
    bulk_density_kg_l: float
    kd_l_kg: float = 0.0
    henry: float = 0.0
    decay_per_d: float = 0.0
    dispersivity_m: float = 0.0

    @property
    def capacity(self) -> float:
        """What a volume of soil holds at unit concentration in its water: theta + density * Kd + air * Henry."""
        air = self.porosity - self.water_content
        return self.water_content + self.bulk_density_kg_l * self.kd_l_kg + air * self.henry

    @property
    def retardation(self) -> float:
        """R >= 1."""
        return self.capacity / self.water_content

    @property
    def pore_velocity_m_d(self) -> float:
        """Velocity of the water, q / theta, m/d."""
        return self.recharge_m_d / self.water_content

    @property
    def velocity_m_d(self) -> float:
        """Velocity of the substance, m/d."""
        return self.recharge_m_d / self.capacity

    @property
    def travel_time_d(self) -> float:
        """Time of the substance from the soil to the water table without dispersion, d."""
        return self.length_m / self.velocity_m_d

    def check(self) -> None:
        """Raise `InvalidInputError` with every value out of its range."""
        faults = [
            say("{name} must be positive, not {value}.", name=name, value=getattr(self, name))
            for name in ("recharge_m_d", "water_content", "porosity", "bulk_density_kg_l")
            if not (math.isfinite(getattr(self, name)) and getattr(self, name) > 0)
        ]
        faults += [
            say("{name} must not be negative, but is {value}.", name=name, value=getattr(self, name))
            for name in ("length_m", "kd_l_kg", "henry", "decay_per_d", "dispersivity_m")
            if not (math.isfinite(getattr(self, name)) and getattr(self, name) >= 0)
        ]
        if self.porosity >= 1:
            faults.append(say("The porosity must be below 1, not {value}.", value=self.porosity))
        if self.water_content > self.porosity:
            faults.append(
                say("The water content {water} is above the porosity {porosity}.",
                    water=plain_number(self.water_content), porosity=plain_number(self.porosity))
            )  # fmt: skip
        if faults:
            raise InvalidInputError(faults[0], [Finding(code="bad_column", message=text) for text in faults])
