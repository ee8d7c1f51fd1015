# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groundwater quality classes I to V of GB/T 14848-2017, for all 93 indicators.

The figures are in ``data/gbt14848_2017.csv`` with a confidence mark and a source each; ``docs/standards.md`` says which
rules are confirmed. Values are in the canonical unit of the property, which is the unit of the standard.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_DATA = Path(__file__).with_name("data") / "gbt14848_2017.csv"

# A value that met its limit before it was converted from another unit must still meet it.
_ROUNDING = 1e-9


class WaterClass(IntEnum):
    """Classes of GB/T 14848; UNKNOWN where nothing can be said."""

    UNKNOWN = 0
    I = 1  # noqa: E741 - the standard's own name
    II = 2
    III = 3
    IV = 4
    V = 5

    @property
    def label(self) -> str:
        """``I`` to ``V``, or ``unknown``, as written into tables."""
        return "unknown" if self is WaterClass.UNKNOWN else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of the standard.

    Attributes
    ----------
    code : str
        Observed property.
    form : str
        ``max`` (at most), ``range`` (pH), ``absent`` (presence 0 or 1), ``max_nd_class_i`` (class I is "not detected"),
        ``max_open_iv`` (class IV is "greater than the class III limit", without an end).
    upper : tuple of float
        Upper limits of the classes I to IV; 0 for "absent" and "not detected"; infinite where class IV has no end.
    lower : tuple of float
        Lower limits of the classes I to IV; minus infinity but for pH.
    confirmed : bool
        False when the figures were not found in a public source.
    """

    code: str
    unit: str
    group: str
    subgroup: str
    form: str
    upper: tuple[float, ...]
    lower: tuple[float, ...]
    confirmed: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The limit of one class: met when ``lower <= value of the sample <= value``.

    ``value`` is infinite where class IV has no end, ``lower`` is minus infinity but for pH.
    """

    code: str
    water_class: WaterClass
    value: float
    lower: float
    unit: str
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassResult:
    """Classes of samples of one property.

    Attributes
    ----------
    best, worst : ndarray of uint8, shape of the values
        `WaterClass` numbers between which the true class lies; equal unless a non-detect leaves it open. 0 is unknown.
    confirmed : bool
        False when the figures behind the classes are unverified.
    """

    best: NDArray[np.uint8]
    worst: NDArray[np.uint8]
    confirmed: bool

    @property
    def undecided(self) -> NDArray[np.bool_]:
        """True where the detection limit is too high to tell the class."""
        return np.asarray(self.best != self.worst)


@functools.cache
def indicators() -> dict[str, Indicator]:
    """Return the 93 indicators by property code, in the order of the standard."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _indicator(row) for row in csv.DictReader(file)}


def _indicator(row: dict[str, str]) -> Indicator:
    texts = [row[f"class_{name}"] for name in ("i", "ii", "iii", "iv")]
    lower = [-np.inf] * 4
    if row["form"] == "range":
        ends = [[float(end) for part in text.split(";") for end in part.split("-")] for text in texts]
        lower, upper = [min(e) for e in ends], [max(e) for e in ends]
    else:
        upper = [_upper(text) for text in texts]
    return Indicator(
        code=row["code"], unit=row["unit"], group=row["group"], subgroup=row["subgroup"], form=row["form"],
        upper=tuple(upper), lower=tuple(lower), confirmed=row["confirmed"] == "yes", source=row["source"],
        note=row["note"],
    )  # fmt: skip


def _upper(text: str) -> float:
    if text in {"none", "ND"}:
        return 0.0
    return np.inf if text.startswith(">") else float(text)


def indicator(code: str) -> Indicator:
    """Return the row of a property code.

    Raises
    ------
    InvalidInputError
        When the standard does not have the property (finding code ``not_in_standard``).
    """
    found = indicators().get(code)
    if found is None:
        message = say("GB/T 14848-2017 has no limit for {property}.", property=code)
        raise InvalidInputError(message, [Finding(code="not_in_standard", message=message)])
    return found


def has_limit(code: str) -> bool:
    """Return True when the standard knows the property."""
    return code in indicators()


def limit(code: str, water_class: WaterClass | str) -> Limit:
    """Return the limit of a class.

    Parameters
    ----------
    code : str
        Observed property.
    water_class : WaterClass or str
        I to IV; class V is what is worse than IV and has no limit of its own.

    Raises
    ------
    InvalidInputError
        Property not in the standard, or a class without a limit (finding code ``no_limit``).

    Examples
    --------
    >>> limit("benzene", "III").value, limit("benzene", "III").unit
    (10.0, 'ug/L')
    >>> limit("ph", "IV").lower, limit("ph", "IV").value
    (5.5, 9.0)
    """
    row = indicator(code)
    name = water_class.name if isinstance(water_class, WaterClass) else water_class
    if name not in {"I", "II", "III", "IV"}:
        message = say("Class {name} has no limit; choose I, II, III or IV.", name=name)
        raise InvalidInputError(message, [Finding(code="no_limit", message=message)])
    chosen = WaterClass[name]
    return Limit(
        code=code, water_class=chosen, value=row.upper[chosen - 1], lower=row.lower[chosen - 1], unit=row.unit,
        confirmed=row.confirmed, source=row.source,
    )  # fmt: skip


def classify(code: str, values: ArrayLike, censored: ArrayLike = False) -> ClassResult:
    """Give samples of one property their class.

    The class is the best one whose limit is met; a value equal to the limit meets it, and of classes with equal limits
    the better is given. A non-detect lies between class I and the first class whose limit is at or above the detection
    limit. Nothing is said (0) of NaN, of negative values but net radioactivity, and of a censored pH.

    Parameters
    ----------
    code : str
        Observed property.
    values : array of float
        In the property's canonical unit; for a non-detect, the detection limit.
    censored : array of bool, broadcast against ``values``
        True: below ``values``.

    Raises
    ------
    InvalidInputError
        When the standard does not have the property.

    References
    ----------
    GB/T 14848-2017, Tables 1 and 2, clause 6 (evaluation by the worst single indicator).

    Examples
    --------
    >>> found = classify("benzene", [0.4, 10.0, 200.0, 2.0], [False, False, False, True])
    >>> found.best.tolist(), found.worst.tolist()
    ([1, 3, 5, 1], [1, 3, 5, 3])
    """
    row = indicator(code)
    numbers, below = np.broadcast_arrays(np.asarray(values, dtype=np.float64), np.asarray(censored, dtype=bool))
    classes = _classes(row, numbers)
    if row.form == "max_nd_class_i":  # "not detected" is the limit itself, whatever method stands behind it
        classes = np.where(below & (classes == WaterClass.II), WaterClass.I, classes)
    known = np.isfinite(numbers) & ((numbers >= 0) | (row.subgroup == "radioactive")) & ~(below & (row.form == "range"))
    worst = np.where(known, classes, WaterClass.UNKNOWN).astype(np.uint8)
    best = np.where(below & known, WaterClass.I, worst).astype(np.uint8)
    return ClassResult(best=best, worst=worst, confirmed=row.confirmed)


def _classes(row: Indicator, values: NDArray[np.float64]) -> NDArray[np.int64]:
    upper = np.array(row.upper) * (1 + _ROUNDING)
    lower = np.array(row.lower) * (1 - _ROUNDING)
    met = (values[..., None] <= upper) & (values[..., None] >= lower)
    return np.where(met.any(axis=-1), np.argmax(met, axis=-1), 4) + 1


def standard_index(code: str, values: ArrayLike, water_class: WaterClass | str) -> NDArray[np.float64]:
    """Return how many times the limit a value is: above 1 the limit is exceeded.

    For pH the distance from 7 over the limit's distance from 7, so that 1 is the limit on either side. NaN where the
    limit is no positive number ("absent", "not detected", open class IV).

    References
    ----------
    HJ 610-2016, standard-index method for groundwater (general form and the two forms for pH).
    """
    found = limit(code, water_class)
    numbers = np.asarray(values, dtype=np.float64)
    if indicator(code).form == "range":
        return np.where(numbers >= 7.0, (numbers - 7.0) / (found.value - 7.0), (7.0 - numbers) / (7.0 - found.lower))
    if not 0.0 < found.value < np.inf:
        return np.full_like(numbers, np.nan)
    return numbers / found.value


def overall(best: ArrayLike, worst: ArrayLike) -> tuple[WaterClass, WaterClass]:
    """Return the class of a water from those of its indicators: the worst of each bound; unknown ones do not count."""
    return WaterClass(int(np.max(best, initial=0))), WaterClass(int(np.max(worst, initial=0)))
