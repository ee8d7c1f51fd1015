# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From absolute pressure to water above the sensor: the air's weight is taken off, the rest is a column of water."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import InvalidInputError
from ..wording import say
from .bridging import at_moments, usable

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

GRAVITY_M_S2 = 9.80665
"""Standard gravity (CGPM 1901)."""

KPA_A_METRE = 9.80665
"""What loggers that give pressure as metres of water reckon with: 1000 kg/m³ under standard gravity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compensation:
    """How air pressure is taken off.

    Attributes
    ----------
    density_kg_m3 : float or None
        Density of the water; None: that of fresh water at the temperature measured, else at ``temperature_c``.
    temperature_c : float
        °C; where none is measured.
    max_gap_s : float
        s; air pressure is not interpolated across longer gaps.
    offset_m : float
        m; added to levels before the air is taken off, for loggers that subtract a constant such as 9.5 m.
    """

    density_kg_m3: float | None = None
    temperature_c: float = 10.0
    max_gap_s: float = 10_800.0
    offset_m: float = 0.0

    def __post_init__(self) -> None:
        if self.density_kg_m3 is not None and not 900 <= self.density_kg_m3 <= 1400:
            raise InvalidInputError(say("A density of water lies between 900 and 1400 kg/m³."))
        if not (np.isfinite(self.offset_m) and self.max_gap_s > 0 and -5 <= self.temperature_c <= 100):
            raise InvalidInputError(say("Offset, gap or temperature of the compensation is out of range."))


def water_density(temperature_c: ArrayLike) -> NDArray[np.float64]:
    """Return the density of air-free pure water at one atmosphere, kg/m³.

    Parameters
    ----------
    temperature_c : array of float
        °C, 0 to 40; beyond, the nearest end is taken.

    References
    ----------
    Tanaka, M. et al. (2001), Recommended table for the density of water between 0 °C and 40 °C, Metrologia 38, 301.
    """
    t = np.clip(np.asarray(temperature_c, dtype=np.float64), 0.0, 40.0)
    cube = (t - 3.983035) ** 2 * (t + 301.797) / (522528.9 * (t + 69.34881))
    return np.asarray(999.974950 * (1.0 - cube))


def water_column(pressure_kpa: ArrayLike, air_kpa: ArrayLike, density_kg_m3: ArrayLike) -> NDArray[np.float64]:
    """Return the height of water over a sensor, m: (p - p_air) / (density · g). Arrays of one shape; NaN stays NaN."""
    excess = np.asarray(pressure_kpa, dtype=np.float64) - np.asarray(air_kpa, dtype=np.float64)
    return np.asarray(1000.0 * excess / (np.asarray(density_kg_m3) * GRAVITY_M_S2))


def compensate(
    readings: pd.DataFrame,
    code: str,
    air: pd.DataFrame,
    settings: Compensation,
    temperature: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Turn readings of an absolute logger into water above the sensor.

    Parameters
    ----------
    readings : DataFrame
        Observation frame of one datastream, raw.
    code : str
        ``pressure`` (kPa), or ``water_column`` for loggers that give absolute pressure as metres of water.
    air : DataFrame
        Observation frame of one barometer, kPa.
    settings : Compensation
    temperature : DataFrame, optional
        Observation frame of the water temperature, °C, for the density.

    Returns
    -------
    DataFrame
        ``readings`` by time with the column above the sensor, m, as ``value``: NaN where the air pressure is not
        known. Non-detects and readings without value are left out.

    Raises
    ------
    InvalidInputError
        The barometer has no usable reading, or its values are not kPa of air.
    """
    known = usable(air)
    if not len(known):
        raise InvalidInputError(say("The barometer has no usable reading."))
    if not 30 <= float(known["value"].median()) <= 120:
        raise InvalidInputError(
            say("The barometer reads {value} kPa: that is no air pressure.", value=f"{known['value'].median():.1f}")
        )
    given = readings[~readings["censored"] & np.isfinite(readings["value"])].sort_values("time", kind="stable")
    moments = pd.DatetimeIndex(given["time"])
    pressure = given["value"].to_numpy()
    if code == "water_column":
        pressure = (pressure + settings.offset_m) * KPA_A_METRE
    air_kpa = at_moments(known, moments, max_gap_s=settings.max_gap_s)
    return given.assign(value=water_column(pressure, air_kpa, _density(moments, settings, temperature)))


def _density(
    moments: pd.DatetimeIndex, settings: Compensation, temperature: pd.DataFrame | None
) -> NDArray[np.float64]:  # fmt: skip
    if settings.density_kg_m3 is not None:
        return np.full(len(moments), settings.density_kg_m3)
    measured = np.full(len(moments), np.nan)
    if temperature is not None and len(temperature):
        measured = at_moments(usable(temperature), moments, max_gap_s=settings.max_gap_s)
    return water_density(np.where(np.isnan(measured), settings.temperature_c, measured))
