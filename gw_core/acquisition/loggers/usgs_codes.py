# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What USGS codes mean: parameters (NWIS parameter codes), qualifiers of values, abbreviations of time zones.

Codes are those of the National Water Information System (USGS, NWIS help pages on codes, 2024). Only the mean and the
instantaneous value of a day are readings of the quantity itself, and of rain its sum; extremes are left alone.
"""

from __future__ import annotations

import re

from ...records.observations import Flag
from .logger_file import ColumnInfo

_PARAMETERS: dict[str, tuple[str, str | None, str]] = {
    "00010": ("Temperature, water", "water_temperature", "degC"),
    "00011": ("Temperature, water", "water_temperature", "degF"),
    "00020": ("Temperature, air", "air_temperature", "degC"),
    "00021": ("Temperature, air", "air_temperature", "degF"),
    "00025": ("Barometric pressure", "barometric_pressure", "mmHg"),
    "00036": ("Wind direction", "wind_direction", "degree"),
    "00045": ("Precipitation", "rainfall", "in"),
    "00052": ("Relative humidity", "relative_humidity", "%"),
    "00060": ("Discharge", "discharge", "ft3/s"),
    "00065": ("Gage height", None, "ft"),
    "00090": ("Oxidation reduction potential", "redox_potential", "mV"),
    "00095": ("Specific conductance", "conductivity", "uS/cm"),
    "00300": ("Dissolved oxygen", "dissolved_oxygen", "mg/L"),
    "00301": ("Dissolved oxygen saturation", "oxygen_saturation", "%"),
    "00400": ("pH", "ph", ""),
    "00480": ("Salinity", "salinity", "ppt"),
    "30210": ("Depth to water level below land surface", "water_depth", "m"),
    "30211": ("Water level elevation above NAVD88", "water_level", "m"),
    "62610": ("Groundwater level above NGVD29", "water_level", "ft"),
    "62611": ("Groundwater level above NAVD88", "water_level", "ft"),
    "62612": ("Groundwater level above NGVD29", "water_level", "m"),
    "62613": ("Groundwater level above NAVD88", "water_level", "m"),
    "62619": ("Level of the estuary above NGVD29", "water_level", "ft"),
    "63680": ("Turbidity", "turbidity", "FNU"),
    "70969": ("Battery voltage", "battery_voltage", "V"),
    "72019": ("Depth to water level below land surface", "water_depth", "ft"),
    "72020": ("Elevation above NGVD29", "water_level", "ft"),
    "72150": ("Groundwater level relative to LMSL", "water_level", "ft"),
}
_READINGS = {"", "00000", "00003", "00011", "32400"}  # instantaneous, mean of a day, observed at noon or midnight
_SUM = "00006"
# Words in place of a value: the sensor did not work or the water stood otherwise (NWIS status codes).
MISSING_WORDS = frozenset({
    "Ice", "Eqp", "Ssn", "Bkw", "Dis", "Fld", "Mnt", "Rat", "Dry", "Tst", "ZFl", "Pr", "***", "--", "Pmp", "Dwn",
    "Unk", "Obs", "_",
})  # fmt: skip
_FAILED = {"eqp", "mnt", "fld", "tst"}
_SUSPECT = {"e", "<", ">", "bkw", "ice", "rat", "dis"}
_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8,
    "HST": -10, "AST": -4, "ADT": -3, "UTC": 0, "GMT": 0, "GST": 10,
}  # fmt: skip


def parameter(code: str, name: str, statistic: str = "", unit: str = "") -> ColumnInfo:
    """Describe a channel by its parameter and statistic code; ``unit`` is that in the file, where it states one.

    Examples
    --------
    >>> parameter("72019", "lev_va").property, parameter("00010", "x", "00001").property
    ('water_depth', None)
    """
    title, property_code, own_unit = _PARAMETERS.get(code, (name, None, ""))
    header = " ".join(part for part in (title, code if code not in title else "", statistic) if part)
    of_day = statistic in _READINGS or (property_code == "rainfall" and statistic == _SUM)
    wanted = property_code if of_day else None
    return ColumnInfo(header=header, property=wanted, unit=unit or own_unit)


def flag_of(qualifiers: str, value: str) -> Flag:
    """Return the flag that qualifiers mean, such as ``A``, ``P:e`` or ``P Eqp``; approval says nothing of one value."""
    if not value.strip() or value.strip().casefold() == "nan":
        return Flag.NOT_EVALUATED
    words = {word.casefold() for word in re.split(r"[\s:,\[\]]+", qualifiers) if word}
    if words & _FAILED:
        return Flag.FAIL
    return Flag.SUSPECT if words & _SUSPECT else Flag.NOT_EVALUATED


def offset_of(abbreviation: str) -> str:
    """Return the offset of a zone's abbreviation as USGS uses it, such as ``-05:00``; empty when it is unknown."""
    hours = _ZONES.get(abbreviation.strip().upper())
    return "" if hours is None else f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"
