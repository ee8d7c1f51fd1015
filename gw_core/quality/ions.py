# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main ions of one water sample as bounds: a non-detect lies between nothing and its detection limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# g per equivalent: IUPAC (2021) atomic weights over charge; nitrogen species are given as N, alkalinity as CaCO3.
CATIONS = {
    "sodium": 22.990, "potassium": 39.098, "calcium": 40.078 / 2, "magnesium": 24.305 / 2, "ammonia_nitrogen": 14.007,
    "iron": 55.845 / 2, "manganese": 54.938 / 2, "strontium": 87.62 / 2, "lithium": 6.94, "barium": 137.327 / 2,
}  # fmt: skip
ANIONS = {
    "chloride": 35.453, "sulfate": 96.06 / 2, "bicarbonate": 61.017, "carbonate": 60.009 / 2, "nitrate": 14.007,
    "nitrite": 14.007, "nitrate_and_nitrite": 14.007, "fluoride": 18.998, "bromide": 79.904,
}  # fmt: skip
ALKALINITY_G_EQ = 100.087 / 2
_CATIONS_NEEDED = ("sodium", "calcium", "magnesium")
_ANIONS_NEEDED = ("chloride", "sulfate")
# What is left of a species when the sample is dried, over how it is reported.
_RESIDUE = {
    "bicarbonate": 60.009 / (2 * 61.017),  # 2 HCO3 -> CO3 + H2O + CO2 (Hem 1985)
    "alkalinity": 60.009 / 100.087,
    "nitrate": 62.004 / 14.007, "nitrate_and_nitrite": 62.004 / 14.007, "nitrite": 46.005 / 14.007,
}  # fmt: skip
_SOLIDS = (
    "sodium", "potassium", "calcium", "magnesium", "chloride", "sulfate", "carbonate", "fluoride", "silica", "iron",
    "manganese", *_RESIDUE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of a quantity: it lies between two values; equal ones for what was measured."""

    low: float
    high: float

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def times(self, factor: float) -> Bounds:
        """Return this times a factor above zero."""
        return Bounds(self.low * factor, self.high * factor)

    def middle(self) -> float:
        """Return the middle: half the detection limit for a non-detect."""
        return (self.low + self.high) / 2


Sample = dict[str, Bounds]


def bounds_of(value: float, *, censored: bool) -> Bounds:
    """Return a result as bounds."""
    return Bounds(0.0, value) if censored else Bounds(value, value)


def total(parts: Iterable[Bounds]) -> Bounds:
    """Return the sum of bounds."""
    return sum(parts, Bounds(0.0, 0.0))


def _chosen(sample: Sample) -> Sample:
    """Return a sample in which nothing is said twice: species rather than their sums."""
    doubled = set()
    if "bicarbonate" in sample:
        doubled.add("alkalinity")
    if "nitrate" in sample:
        doubled.add("nitrate_and_nitrite")
    elif "nitrate_and_nitrite" in sample:
        doubled.add("nitrite")
    return {code: bounds for code, bounds in sample.items() if code not in doubled}


def cations(sample: Sample) -> Bounds | None:
    """Return the sum of cations, meq/L; None when sodium, calcium or magnesium is missing."""
    return _equivalents(sample, CATIONS) if all(code in sample for code in _CATIONS_NEEDED) else None


def anions(sample: Sample) -> Bounds | None:
    """Return the sum of anions, meq/L; None when chloride, sulfate or both bicarbonate and alkalinity are missing."""
    if not all(code in sample for code in _ANIONS_NEEDED) or not {"bicarbonate", "alkalinity"} & sample.keys():
        return None
    chosen = _chosen(sample)
    if "alkalinity" in chosen:  # carbonate is part of it
        chosen.pop("carbonate", None)
    return _equivalents(chosen, ANIONS | {"alkalinity": ALKALINITY_G_EQ})


def _equivalents(sample: Sample, weights: Mapping[str, float]) -> Bounds:
    return total(sample[code].times(1 / weight) for code, weight in weights.items() if code in sample)


def dried_solids(sample: Sample) -> Bounds | None:
    """Return what the ions leave when dried at 180 °C, mg/L; None unless both sums of ions are known.

    References
    ----------
    Hem, J. D. (1985), Study and interpretation of the chemical characteristics of natural water, USGS Water-Supply
    Paper 2254: bicarbonate dries to carbonate, 0.4917 of its weight.
    """
    if cations(sample) is None or anions(sample) is None:
        return None
    chosen = _chosen(sample)
    if "alkalinity" in chosen:
        chosen.pop("carbonate", None)
    return total(chosen[code].times(_RESIDUE.get(code, 1.0)) for code in _SOLIDS if code in chosen)


def hardness(sample: Sample) -> Bounds | None:
    """Return 2.497 Ca + 4.118 Mg, mg/L as CaCO3; None when one is missing.

    References
    ----------
    APHA, Standard Methods for the Examination of Water and Wastewater, 2340 B.
    """
    if "calcium" not in sample or "magnesium" not in sample:
        return None
    return sample["calcium"].times(2.497) + sample["magnesium"].times(4.118)
