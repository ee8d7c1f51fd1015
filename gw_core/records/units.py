# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Units at the door: pint converts, this module knows how loggers and laboratories spell them.

Inside, values are in the canonical unit of their observed property; nothing here is called past the door.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    import pint
    from numpy.typing import ArrayLike, NDArray

# How the field writes units -> what pint understands. Keys are compared without blanks, in lower case.
_SPELLINGS = {
    "degc": "degC", "°c": "degC", "degreec": "degC", "c": "degC", "celsius": "degC", "deg.c": "degC", "℃": "degC",
    "cel": "degC",
    "â°c": "degC", "?c": "degC", "\ufffdc": "degC", "øc": "degC",
    "degf": "degF", "°f": "degF", "f": "degF", "â°f": "degF",
    "us": "uS/cm", "µs": "uS/cm", "μs": "uS/cm", "us/cm": "uS/cm", "µs/cm": "uS/cm", "μs/cm": "uS/cm",
    "umho": "uS/cm", "umho/cm": "uS/cm", "umhos/cm": "uS/cm", "ms/cm": "mS/cm", "ms": "mS/cm", "s/m": "S/m",
    "mg/l": "mg/L", "ug/l": "ug/L", "µg/l": "ug/L", "μg/l": "ug/L", "ng/l": "ng/L", "g/l": "g/L",
    "mg·l-1": "mg/L", "mgl-1": "mg/L", "μg·l-1": "ug/L", "µg·l-1": "ug/L", "ug·l-1": "ug/L", "ugl-1": "ug/L",
    "ppb": "ug/L", "ppm": "mg/L", "ppt": "ppt", "psu": "ppt", "%": "percent", "%sat": "percent", "percent": "percent",
    "cmh2o": "cmH2O", "mh2o": "metre_H2O", "mmhg": "mmHg", "psi": "psi", "psia": "psi", "kpa": "kPa", "hpa": "hPa",
    "mbar": "mbar", "bar": "bar", "m": "m", "cm": "cm", "mm": "mm", "ft": "ft", "feet": "ft", "metres": "m",
    "meters": "m", "meter": "m", "in": "inch", "m+nap": "m", "cmnap": "cm", "cm+nap": "cm", "masl": "m", "level": "m",
    "v": "V", "volts": "V", "volt": "V", "mv": "mV", "ma": "mA",
    "": "1", "-": "1", "1": "1", "none": "1", "units": "1", "std": "1", "ph": "1", "phunits": "1",
    "stdunits": "1", "s.u.": "1", "su": "1", "phunit": "1", "ph值": "1", "无量纲": "1",
    "毫克/升": "mg/L", "微克/升": "ug/L", "米": "m",
    "ntu": "NTU", "ntru": "NTU", "fnu": "NTU", "ftu": "NTU", "pcu": "PCU", "度": "PCU", "bq/l": "Bq/L",
    "cfu/100ml": "CFU/100mL", "mpn/100ml": "CFU/100mL", "cfu/ml": "CFU/mL", "个/l": "CFU/L",
    "m3/d": "m3/d", "m³/d": "m3/d", "m^3/d": "m3/d", "l/s": "L/s", "mm/d": "mm/d",
    "m3": "m3", "m³": "m3", "m^3": "m3", "w/m2": "W/m2", "w/m²": "W/m2", "w/m^2": "W/m2", "°": "degree", "吨/天": "t/d",
}  # fmt: skip

_AT_25 = re.compile(r"(?:@|at)25(?:°|deg\.?)?c$")  # a conductivity as it is meant anyway: at 25 °C

# Canonical spellings that pint words otherwise.
_PINT_NAMES = {"1": "dimensionless", "CFU/100mL": "CFU/deciliter", "m3/d": "m**3/day", "m3": "m**3", "W/m2": "W/m**2"}


@functools.cache
def registry() -> pint.UnitRegistry:
    """Return the unit registry, made on first use because importing pint takes a while."""
    import pint

    units = pint.UnitRegistry(autoconvert_offset_to_baseunit=False)
    units.define("CFU = [count_of_colonies]")
    units.define("NTU = [turbidity_nephelometric]")
    units.define("PCU = [colour_platinum_cobalt]")
    units.define("metre_H2O = 100 * cmH2O")
    units.define("parts_per_thousand = 1e-3 = ppt")  # as salinity is given in the field
    return units


def parse_unit(text: str) -> str:
    """Return the canonical spelling of a unit as people write it.

    Raises
    ------
    InvalidInputError
        When the unit is not known (finding code ``unknown_unit``).

    Examples
    --------
    >>> parse_unit("Deg C"), parse_unit("µS/cm")
    ('degC', 'uS/cm')
    """
    key = "".join(text.split()).lower().strip("()[]")
    spelled = _SPELLINGS.get(_AT_25.sub("", key)) or _composed(text.strip())
    if spelled is None:
        raise _unknown_unit(text)
    return spelled


def _composed(text: str) -> str | None:
    # Only names, powers 2 and 3 and "/" are read: foreign text never reaches pint's expression parser.
    parts = []
    for part in text.split("/"):
        found = re.fullmatch(r"([A-Za-z]+(?:_[A-Za-z]+)*)\^?([23])?", part.strip())
        if found is None or found[1].lower() == "nan" or found[1] not in registry():  # pint takes "nan" for a number
            return None
        parts.append(f"{found[1]}**{found[2]}" if found[2] else found[1])
    return "/".join(parts)


def convert(values: ArrayLike, from_unit: str, to_unit: str) -> NDArray[np.float64]:
    """Convert values between units as people write them.

    Parameters
    ----------
    values : array_like of float, any shape
        NaN stays NaN.
    from_unit, to_unit : str
        Units in any known spelling.

    Returns
    -------
    ndarray of float64, same shape as ``values``

    Raises
    ------
    InvalidInputError
        Unknown unit, or units of different dimensions (finding code ``wrong_dimension``).

    Examples
    --------
    >>> convert([1.0], "mg/L", "ug/L").tolist()
    [1000.0]
    """
    array = np.asarray(values, dtype=np.float64)
    source, target = parse_unit(from_unit), parse_unit(to_unit)
    if source == target:
        return array.copy()
    import pint

    source, target = (_PINT_NAMES.get(unit, unit) for unit in (source, target))
    try:
        return np.asarray(registry().Quantity(array, source).to(target).magnitude, dtype=np.float64)
    except pint.DimensionalityError as error:
        message = say("Unit {source} cannot be converted to {target}.", source=from_unit, target=to_unit)
        raise InvalidInputError(message, [Finding(code="wrong_dimension", message=message)]) from error
    except (pint.PintError, ValueError, TypeError, AttributeError) as error:  # only looks like a unit, such as "nan"
        raise _unknown_unit(from_unit) from error


def _unknown_unit(text: str) -> InvalidInputError:
    message = say('Unknown unit "{unit}".', unit=text)
    return InvalidInputError(message, [Finding(code="unknown_unit", message=message)])
