# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far groundwater dilutes the leachate that reaches it: the mixing zone of the US EPA's soil screening guidance."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...errors import Finding, InvalidInputError
from ...wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixing:
    """The zone of the groundwater that takes up the leachate: its depth (m), and how many times it dilutes (>= 1)."""

    depth_m: float
    factor: float


def mixing_zone(
    *, conductivity_m_d: float, gradient: float, recharge_m_d: float, length_m: float, thickness_m: float
) -> Mixing:
    """Return the mixing zone below a source and its dilution-attenuation factor.

    d = sqrt(0.0112 L²) + b (1 - exp(-L I / (K i b))), at most b; DAF = 1 + K i d / (I L).

    Parameters
    ----------
    conductivity_m_d, gradient : float
        Of the aquifer, > 0.
    recharge_m_d : float
        I, m/d, > 0.
    length_m : float
        L, of the source along the flow, m, > 0.
    thickness_m : float
        b, of the aquifer, m, > 0.

    Raises
    ------
    InvalidInputError
        A value is not positive.

    References
    ----------
    US EPA (1996). Soil Screening Guidance: Technical Background Document. EPA/540/R-95/128.

    Examples
    --------
    >>> found = mixing_zone(conductivity_m_d=1.0, gradient=0.01, recharge_m_d=1e-3, length_m=20.0, thickness_m=10.0)
    >>> round(found.depth_m, 3), round(found.factor, 2)
    (3.929, 2.96)
    """
    given = {
        "conductivity_m_d": conductivity_m_d, "gradient": gradient, "recharge_m_d": recharge_m_d,
        "length_m": length_m, "thickness_m": thickness_m,
    }  # fmt: skip
    faults = [
        say("{name} must be positive, not {value}.", name=name, value=value)
        for name, value in given.items()
        if not (math.isfinite(value) and value > 0)
    ]
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_mixing", message=text) for text in faults])
    flux = conductivity_m_d * gradient
    depth = math.sqrt(0.0112) * length_m - thickness_m * math.expm1(-length_m * recharge_m_d / (flux * thickness_m))
    depth = min(depth, thickness_m)
    return Mixing(depth_m=depth, factor=1.0 + flux * depth / (recharge_m_d * length_m))
