# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaching of contaminated soil to the water table: what the soil gives off, what arrives when, where the mass is.

Recharge is steady and carries what the soil water holds at equilibrium. A content of the soil is a finite mass: it
declines as it leaches and decays. Volatilisation to the atmosphere is left out, which errs on the safe side; the share
that the soil air holds counts as held.

References
----------
US EPA (1996). Soil Screening Guidance: Technical Background Document. EPA/540/R-95/128 (soil-water partitioning).
Jury, W. A., Spencer, W. F., & Farmer, W. J. (1983). Behavior assessment model for trace organics in soil: I. Journal of
Environmental Quality 12, 558-564 (the decline of a leaching layer without volatilisation).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import plain_number, say
from .leaching_response import joined_response, response

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from .vadose import VadoseColumn

    Array = NDArray[np.float64]

_GRAMS_A_KILOGRAM = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContaminatedSoil:
    """A body of contaminated soil above the water table.

    Attributes
    ----------
    name : str
    area_m2 : float
        In plan, m², > 0.
    thickness_m : float
        From its upper to its lower end, m, > 0 for a content of the soil.
    soil_mg_kg : float or None
        Total content of dry soil, mg/kg, >= 0 …
    leachate_mg_l : float or None
        … or the concentration of its leachate, mg/L, held without end, >= 0. Exactly one of them.
    solubility_mg_l : float or None
        No leachate of a content holds more, mg/L; the rest of the mass waits as a phase of its own, without decay.
    start_d, end_d : float
        When leaching begins, and when the soil is taken away or sealed, d.
    """

    name: str
    area_m2: float
    thickness_m: float
    soil_mg_kg: float | None = None
    leachate_mg_l: float | None = None
    solubility_mg_l: float | None = None
    start_d: float = 0.0
    end_d: float = math.inf

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault found."""
        faults = []
        given = [value for value in (self.soil_mg_kg, self.leachate_mg_l) if value is not None]
        if len(given) != 1 or not (math.isfinite(given[0]) and given[0] >= 0):
            faults.append(say("A source needs either soil_mg_kg or leachate_mg_l, which must not be negative."))
        if not (math.isfinite(self.area_m2) and self.area_m2 > 0):
            faults.append(say("The area of the source must be positive, not {value}.", value=self.area_m2))
        if self.thickness_m < 0 or (self.soil_mg_kg is not None and not self.thickness_m > 0):
            faults.append(say("The contaminated soil must have a thickness above 0, not {value}.",
                              value=plain_number(self.thickness_m)))  # fmt: skip
        if self.solubility_mg_l is not None and not self.solubility_mg_l > 0:
            faults.append(say("The solubility must be positive, not {value}.", value=self.solubility_mg_l))
        if not self.start_d < self.end_d:
            faults.append(say("Source {name} does not release anything within the simulated time.", name=self.name))
        if faults:
            raise InvalidInputError(faults[0], [Finding(code="bad_soil", message=text) for text in faults])


@dataclass(frozen=True, slots=True)
class _Term:
    """A part of the leachate: amplitude * exp(-rate (t - start)) from start on, mg/L."""

    start_d: float
    amplitude: float
    rate_per_d: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Where the mass is at a time, kg; ``initial``, ``left`` and ``removed`` are NaN for a leachate held without end.

    Attributes
    ----------
    initial_kg, leached_kg, reached_kg : float
        What the soil held, what has left it with the water, and what has reached the water table.
    left_kg, removed_kg, column_kg : float
        What the soil still holds, what was taken away with it, and what is on the way.
    decayed_soil_kg, decayed_column_kg : float
        What has decayed in the soil (NaN for a held leachate) and on the way.
    """

    initial_kg: float
    leached_kg: float
    reached_kg: float
    left_kg: float
    removed_kg: float
    column_kg: float
    decayed_soil_kg: float
    decayed_column_kg: float


class Leaching:
    """A contaminated soil over a column, in closed form.

    Parameters
    ----------
    soil : ContaminatedSoil
    column : VadoseColumn
        Below it; water content, sorption and decay are those of the contaminated soil too.

    Raises
    ------
    InvalidInputError
        With every fault of one of them.

    Examples
    --------
    >>> from gw_monitor.gw_core.transport.leaching.vadose import VadoseColumn
    >>> column = VadoseColumn(length_m=2.0, recharge_m_d=1e-3, water_content=0.2, porosity=0.4, bulk_density_kg_l=1.6)
    >>> leaching = Leaching(ContaminatedSoil(name="a", area_m2=100.0, thickness_m=1.0, soil_mg_kg=1.0), column)
    >>> leaching.leachate_mg_l, leaching.depletion_per_d, column.travel_time_d
    (8.0, 0.005, 400.0)
    """

    def __init__(self, soil: ContaminatedSoil, column: VadoseColumn) -> None:
        soil.check()
        column.check()
        self.soil, self.column = soil, column
        self.leachate_mg_l, self.depletion_per_d, self._plateau_d = self._source()
        self._terms = self._cut(self._decline())

    @property
    def has_own_phase(self) -> bool:
        """True where the content is more than water, solids and air hold at the solubility."""
        return 0.0 < self._plateau_d < math.inf

    def leachate(self, time_d: ArrayLike) -> Array:
        """Return the concentration that leaves the soil, mg/L."""
        time = np.asarray(time_d, dtype=np.float64)
        return self._sum(time, lambda age, rate: np.where(age >= 0, np.exp(-rate * np.maximum(age, 0.0)), 0.0))

    def concentration(self, time_d: ArrayLike) -> Array:
        """Return the concentration of the water that reaches the water table, mg/L, >= 0."""
        time = np.asarray(time_d, dtype=np.float64)
        return self._sum(time, lambda age, rate: response(self.column, age, rate))

    def reached_kg(self, time_d: ArrayLike) -> Array:
        """Return the mass that has reached the water table, kg."""
        time = np.asarray(time_d, dtype=np.float64)
        return self._kilograms(self._sum(time, lambda age, rate: joined_response(self.column, age, 0.0, rate)))

    def mean_rates(self, times_d: ArrayLike) -> Array:
        """Return the mean mass rate into the groundwater between each two times, kg/d, shape (n - 1,)."""
        times = np.asarray(times_d, dtype=np.float64)
        return np.asarray(np.maximum(np.diff(self.reached_kg(times)) / np.diff(times), 0.0))

    def mean_leachate(self, times_d: ArrayLike) -> Array:
        """Return the mean of `leachate` between each two times, mg/L, shape (n - 1,)."""
        times = np.asarray(times_d, dtype=np.float64)
        return np.asarray(np.maximum(np.diff(self._left_soil(times)) / np.diff(times), 0.0))

    def budget(self, time_d: float) -> Budget:
        """Return where the mass is at a time; all parts together are what the soil held."""
        time = np.asarray(time_d, dtype=np.float64)
        leached = float(self._kilograms(self._left_soil(time)))
        reached = float(self.reached_kg(time))
        # What is on the way has entered and neither left nor decayed since: both fade with the decay.
        decay = self.column.decay_per_d
        entered = self._sum(time, lambda age, rate: joined_response(self._surface(), age, decay, rate))
        gone = self._sum(time, lambda age, rate: joined_response(self.column, age, decay, rate))
        column = max(float(self._kilograms(entered - gone)), 0.0)
        initial, held = self._initial_kg(), self._held_kg(float(time))
        over = float(time) >= self.soil.end_d
        decayed = initial - leached - held if self.column.decay_per_d > 0 else 0.0 * initial
        return Budget(
            initial_kg=initial, leached_kg=leached, reached_kg=reached, left_kg=0.0 * held if over else held,
            removed_kg=held if over else 0.0 * held, column_kg=column, decayed_soil_kg=decayed,
            decayed_column_kg=max(leached - reached - column, 0.0) if decay > 0 else 0.0,
        )  # fmt: skip

    def _source(self) -> tuple[float, float, float]:
        """Return the first concentration of the leachate, its rate of decline, and how long it is held before."""
        soil, column = self.soil, self.column
        if soil.soil_mg_kg is None:
            return float(soil.leachate_mg_l or 0.0), 0.0, math.inf
        content = soil.soil_mg_kg * column.bulk_density_kg_l
        full = content / column.capacity
        start = full if soil.solubility_mg_l is None else min(full, soil.solubility_mg_l)
        decline = column.recharge_m_d / (column.capacity * soil.thickness_m) + column.decay_per_d
        waiting = content - start * column.capacity
        held = waiting / (start * column.capacity * decline) if start < full else 0.0
        return start, decline, held

    def _decline(self) -> list[_Term]:
        start, value, rate = self.soil.start_d, self.leachate_mg_l, self.depletion_per_d
        if self._plateau_d == 0.0:
            return [_Term(start, value, rate)]
        held = [_Term(start, value, 0.0)]
        if math.isfinite(self._plateau_d):
            later = start + self._plateau_d
            held += [_Term(later, -value, 0.0), _Term(later, value, rate)]
        return held

    def _cut(self, terms: list[_Term]) -> list[_Term]:
        """End every term when the soil is taken away, by its own negative from then on."""
        end = self.soil.end_d
        live = [term for term in terms if term.start_d < end]
        if not math.isfinite(end):
            return live
        return live + [
            _Term(end, -term.amplitude * math.exp(-term.rate_per_d * (end - term.start_d)), term.rate_per_d)
            for term in live
        ]

    def _sum(self, time: Array, part: Callable[[Array, float], Array]) -> Array:
        total = np.zeros_like(time)
        for term in self._terms:
            total = total + term.amplitude * part(time - term.start_d, term.rate_per_d)
        return np.maximum(total, 0.0)

    def _left_soil(self, time: Array) -> Array:
        """Return the integral of `leachate`, mg/L d."""
        return self._sum(time, lambda age, rate: joined_response(self._surface(), age, 0.0, rate))

    def _surface(self) -> VadoseColumn:
        return replace(self.column, length_m=0.0)

    def _kilograms(self, exposure: Array) -> Array:
        """Return the mass of a flux concentration summed over time (mg/L d)."""
        return exposure * (self.column.recharge_m_d * self.soil.area_m2 / _GRAMS_A_KILOGRAM)

    def _initial_kg(self) -> float:
        soil = self.soil
        if soil.soil_mg_kg is None:
            return math.nan
        volume = soil.area_m2 * soil.thickness_m
        return soil.soil_mg_kg * self.column.bulk_density_kg_l * volume / _GRAMS_A_KILOGRAM

    def _held_kg(self, time_d: float) -> float:
        """Return what the soil holds, at the latest when it is taken away; NaN for a leachate held without end."""
        initial = self._initial_kg()
        age = min(time_d, self.soil.end_d) - self.soil.start_d
        if age <= 0 or math.isnan(initial):
            return initial
        capacity = self.column.capacity * self.soil.thickness_m * self.soil.area_m2 / _GRAMS_A_KILOGRAM
        mobile = capacity * self.leachate_mg_l
        if age < self._plateau_d:
            return initial - mobile * self.depletion_per_d * age
        return mobile * math.exp(-self.depletion_per_d * (age - self._plateau_d))
