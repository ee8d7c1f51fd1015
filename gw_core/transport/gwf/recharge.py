# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recharge from weather: evaporation after Hargreaves or Thornthwaite, and a bucket of soil water.

Groundwater under a site is fed by the rain that neither runs off nor evaporates. A bucket is the plainest account of
that which keeps the seasons apart; it knows no snow, no crops and no capillary rise.

References
----------
Allen, R. G., Pereira, L. S., Raes, D., & Smith, M. (1998). Crop evapotranspiration. FAO Irrigation and Drainage Paper
56: equations 21 to 25 (radiation), 52 (Hargreaves), 82 to 84 (water stress), 85 (water balance), table 22 (p = 0.5).
Thornthwaite, C. W. (1948). Geographical Review 38(1), 55-94.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..texture import Texture

    Array = NDArray[np.float64]

# Plants begin to suffer when half of what the soil can give them is gone (FAO-56, table 22 for most of them).
EASY_SHARE = 0.5
_SOLAR_CONSTANT = 0.0820  # MJ/m²/min
_TO_MM = 0.408  # mm of water that 1 MJ/m² evaporates
# At 1 m of suction (pF 2) what Carsel & Parrish's curves hold comes near the 0.13 to 0.18 that FAO-56 (table 19) gives
# loam; at the 3.3 m that are also used for field capacity they hold half of it.
_FIELD_HEAD_M, _WILTING_HEAD_M = 1.0, 150.0
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Soil:
    """The bucket.

    Attributes
    ----------
    capacity_mm : float
        Water between field capacity and wilting point in the root zone, mm, > 0.
    runoff_share : float
        Share of the rain that runs off, 0 to 1.
    """

    capacity_mm: float
    runoff_share: float = 0.0

    def check(self) -> None:
        """Raise `InvalidInputError` for values out of range."""
        if not (np.isfinite(self.capacity_mm) and self.capacity_mm > 0):
            raise _refused(say("The soil must hold water, not {value} mm.", value=self.capacity_mm))
        if not 0 <= self.runoff_share <= 1:
            raise _refused(say("The share that runs off must be from 0 to 1, not {value}.", value=self.runoff_share))


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterBalance:
    """What became of the rain; all arrays have the shape (n,) and are mm a step.

    Attributes
    ----------
    runoff_mm, evaporation_mm, recharge_mm : ndarray
    stored_mm : ndarray
        In the soil at the end of each step, mm.
    """

    runoff_mm: Array
    evaporation_mm: Array
    recharge_mm: Array
    stored_mm: Array


def soil_of(texture: Texture, root_depth_m: float, runoff_share: float = 0.0) -> Soil:
    """Return the bucket of a texture: its water between suctions of 1 m and 150 m over the root depth (m).

    Raises
    ------
    InvalidInputError
        The curve of the texture is not known.

    Examples
    --------
    >>> from gw_monitor.gw_core.transport.texture import find_texture
    >>> round(soil_of(find_texture("loam"), 0.5).capacity_mm)
    77
    """
    residual, full, alpha, n = texture.theta_r, texture.theta_s, texture.alpha_1_m, texture.n
    if residual is None or full is None or alpha is None or n is None:
        raise _refused(say('The soil "{name}" has no curve of water content.', name=texture.name()))

    def content(suction_m: float) -> float:
        """Return the water content after van Genuchten (1980)."""
        wetness = (1.0 + (alpha * suction_m) ** n) ** (1.0 / n - 1.0)
        return float(residual + (full - residual) * wetness)

    soil = Soil(
        capacity_mm=(content(_FIELD_HEAD_M) - content(_WILTING_HEAD_M)) * root_depth_m * 1000.0,
        runoff_share=runoff_share,
    )
    soil.check()
    return soil


def radiation_mm_d(latitude_deg: float, day_of_year: Array) -> Array:
    """Return the radiation at the top of the atmosphere as evaporated water, mm/d (FAO-56, equations 21 to 25)."""
    latitude = np.deg2rad(latitude_deg)
    angle = 2.0 * np.pi / 365.0 * np.asarray(day_of_year, dtype=np.float64)
    distance = 1.0 + 0.033 * np.cos(angle)
    declination = 0.409 * np.sin(angle - 1.39)
    sunset = np.arccos(np.clip(-np.tan(latitude) * np.tan(declination), -1.0, 1.0))
    height = sunset * np.sin(latitude) * np.sin(declination) + np.cos(latitude) * np.cos(declination) * np.sin(sunset)
    radiation: Array = _TO_MM * 24.0 * 60.0 / np.pi * _SOLAR_CONSTANT * distance * height
    return radiation


def hargreaves(low_c: Array, high_c: Array, latitude_deg: float, day_of_year: Array) -> Array:
    """Return reference evaporation, mm/d, from the lowest and highest temperature of each day (FAO-56, equation 52)."""
    mean, spread = 0.5 * (low_c + high_c), np.maximum(high_c - low_c, 0.0)
    evaporation = 0.0023 * (mean + 17.8) * np.sqrt(spread) * radiation_mm_d(latitude_deg, day_of_year)
    return np.asarray(np.maximum(evaporation, 0.0))


def thornthwaite(mean_c: Array, latitude_deg: float, day_of_year: Array) -> Array:
    """Return potential evaporation, mm/d, from mean temperatures of months or days that cover whole years.

    The heat index is that of the mean year; each value is scaled by the hours of daylight, and those above 26.5 °C
    follow Thornthwaite's table as Willmott, Rowe & Mintz (1985, J. Climatology 5, 589-606) put it.
    """
    month = np.minimum(((np.asarray(day_of_year) - 1) / 30.44).astype(int), 11)
    found = [mean_c[month == number].mean() for number in range(12) if np.any(month == number)]
    normals = np.maximum(np.asarray(found), 0.0)
    index = 12.0 * float(np.mean((normals / 5.0) ** 1.514))
    power = 6.75e-7 * index**3 - 7.71e-5 * index**2 + 1.792e-2 * index + 0.49239
    warm = np.maximum(mean_c, 0.0)
    base = 16.0 * (10.0 * warm / index) ** power if index > 0 else np.zeros_like(warm)
    hot = -415.85 + 32.24 * warm - 0.43 * warm**2
    latitude = np.deg2rad(latitude_deg)
    declination = 0.409 * np.sin(2.0 * np.pi / 365.0 * np.asarray(day_of_year) - 1.39)
    daylight = 24.0 / np.pi * np.arccos(np.clip(-np.tan(latitude) * np.tan(declination), -1.0, 1.0))
    evaporation: Array = np.where(warm > 26.5, hot, base) / 30.0 * daylight / 12.0
    return evaporation


def balance(rain_mm: Array, evaporation_mm: Array, soil: Soil, stored_mm: float | None = None) -> WaterBalance:
    """Follow the water in the soil.

    Parameters
    ----------
    rain_mm, evaporation_mm : ndarray, shape (n,)
        Rain and reference evaporation of each step, mm, >= 0.
    soil : Soil
    stored_mm : float, optional
        In the soil at the beginning, mm; a full soil by default.

    Notes
    -----
    While more than half of the capacity is left, plants evaporate what the weather asks for; below, proportionally
    less (FAO-56, equation 84). What the soil cannot hold drains to the groundwater in the same step. Daily steps are
    best: months even out rain and drought, and so give too little recharge where both are of the same size.
    """
    soil.check()
    for name, values in ((say("rain"), rain_mm), (say("evaporation"), evaporation_mm)):
        if not np.all(np.isfinite(values) & (values >= 0)):
            raise _refused(say("The {name} must be known and not negative in every row.", name=name))
    left = soil.capacity_mm if stored_mm is None else stored_mm
    found = np.empty((4, len(rain_mm)))
    for step, (rain, wanted) in enumerate(zip(rain_mm.tolist(), evaporation_mm.tolist(), strict=True)):
        runoff = soil.runoff_share * rain
        left += rain - runoff
        stress = min(left / ((1.0 - EASY_SHARE) * soil.capacity_mm), 1.0)
        taken = min(wanted * stress, left)
        left -= taken
        drained = max(left - soil.capacity_mm, 0.0)
        left -= drained
        found[:, step] = runoff, taken, drained, left
    return WaterBalance(runoff_mm=found[0], evaporation_mm=found[1], recharge_mm=found[2], stored_mm=found[3])


def metres_a_day(mm_a_year: float) -> float:
    """Return m/d.

    Examples
    --------
    >>> metres_a_day(365.25)
    0.001
    """
    return mm_a_year / 1000.0 / _DAYS_A_YEAR


def _refused(message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code="bad_weather", message=message)])
