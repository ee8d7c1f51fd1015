# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sorption, decay and diffusion of known substances, from published figures; unknown stays unknown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from ...errors import Finding, InvalidInputError
from ...records.substances import find_property, transport_properties
from ...wording import say
from ..parameters import decay_from_half_life


class Choice(StrEnum):
    """Where in the published range of half-lives a figure is taken; numbers that are given count as they are."""

    GIVEN = "given"
    TYPICAL = "typical"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the table tells of a substance; None where it tells nothing.

    Attributes
    ----------
    kd_l_kg : float or None
        Koc times the organic carbon of the ground, L/kg.
    half_life_d : float or None
        In groundwater, d: the shortest (low) or longest (high) published one, or their geometric mean (typical).
    diffusion_m2_d : float or None
        Diffusion in the pores, m²/d: that in water times the cube root of the porosity (Millington & Quirk 1961,
        Trans. Faraday Soc. 57, 1200-1207, for saturated pores).
    unknown : tuple of str
        A sentence for everything that the table does not tell, or that is not confirmed.
    """

    kd_l_kg: float | None
    half_life_d: float | None
    diffusion_m2_d: float | None
    unknown: tuple[str, ...] = ()

    @property
    def decay_per_d(self) -> float | None:
        """First-order decay, 1/d; None where the half-life is unknown."""
        return None if self.half_life_d is None else decay_from_half_life(self.half_life_d)


def figures_of(code: str, choice: Choice, organic_carbon: float, porosity: float) -> Figures:
    """Return the published figures of a substance for a ground.

    Parameters
    ----------
    code : str
        Observed property.
    choice : Choice
        Which half-life of the published range; not `Choice.GIVEN`.
    organic_carbon : float
        Mass of organic carbon per mass of dry ground, 0 to 1.
    porosity : float
        Effective porosity.

    Examples
    --------
    >>> found = figures_of("benzene", Choice.LOW, 0.001, 0.27)
    >>> round(found.kd_l_kg, 4), found.half_life_d, round(found.diffusion_m2_d, 7)
    (0.0661, 10.0, 5.47e-05)
    """
    found = transport_properties(code)
    if found is None:
        return Figures(
            kd_l_kg=None, half_life_d=None, diffusion_m2_d=None,
            unknown=(say("The table of substances has no figures for {code}.", code=code),),
        )  # fmt: skip
    low, high = found.half_life_low_d, found.half_life_high_d
    half_life = _half_life(low, high, choice)
    kd = None if found.koc_l_kg is None else found.koc_l_kg * organic_carbon
    diffusion = None if found.diffusivity_m2_d is None else found.diffusivity_m2_d * porosity ** (1.0 / 3.0)
    unknown: list[str] = []
    if kd is None:
        unknown.append(say("The sorption of {code} (Koc) is not known.", code=code))
    if half_life is None:
        unknown.append(say("The half-life of {code} in groundwater is not known.", code=code))
    if diffusion is None:
        unknown.append(say("The diffusion of {code} in water is not known.", code=code))
    if not found.confirmed:
        unknown.append(say("The figures of {code} are not confirmed by a source.", code=code))
    return Figures(kd_l_kg=kd, half_life_d=half_life, diffusion_m2_d=diffusion, unknown=tuple(unknown))


def _half_life(low: float | None, high: float | None, choice: Choice) -> float | None:
    known = [value for value in (low, high) if value]
    if not known:
        return None
    if choice is Choice.TYPICAL:
        return math.prod(known) ** (1.0 / len(known))
    return min(known) if choice is Choice.LOW else max(known)


def molar_yield(parent: str, daughter: str) -> float:
    """Return the mass of a daughter that one unit of mass of its parent becomes, molecule for molecule.

    Raises
    ------
    InvalidInputError
        The molar mass of either is unknown.

    Examples
    --------
    >>> round(molar_yield("trichloroethene", "vinyl_chloride"), 4)
    0.4757
    """
    masses = []
    for code in (parent, daughter):
        found = transport_properties(find_property(code).code)
        if found is None or found.molar_mass_g_mol is None:
            message = say("The molar mass of {code} is not known; give yield_kg_kg.", code=code)
            raise InvalidInputError(message, [Finding(code="unknown_molar_mass", message=message)])
        masses.append(found.molar_mass_g_mol)
    return masses[1] / masses[0]
