# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a laboratory means by a name and a unit: nitrate may be given as N or as NO3, hardness as CaCO3.

``data/bases.csv`` holds the factor of each basis to the one in which a property is stored, from atomic masses;
``data/ions.csv`` the names that state a basis by themselves.
"""

from __future__ import annotations

import csv
import difflib
import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Finding, InvalidInputError
from ..wording import say
from .substances import find_property, observed_properties

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA = Path(__file__).with_name("data")
_BASIS = re.compile(
    r"[\s(（\[,，]*(?:\b(?:as|expressed as)\s+|以\s*)(?P<basis>[A-Za-z][A-Za-z0-9]*|苯酚)\s*计?[\s)）\]]*$",
    re.IGNORECASE,
)
_BARE_BASIS = re.compile(r"^(?P<unit>\S+)\s+(?P<basis>CaCO3|N|NO3|NO2|NH4|P|PO4|HCO3|SiO2)$")
_NO_SYNONYMS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A property and how its numbers are given: ``value = number * factor``, in ``unit`` without its basis."""

    property: str
    unit: str
    factor: float


def read_expression(name: str, unit: str, synonyms: Mapping[str, str] = _NO_SYNONYMS) -> Expression:
    """Return what a name and a unit mean together.

    Parameters
    ----------
    name : str
        Code, English or Chinese name, synonym or CAS number, perhaps with a basis: ``Nitrate as NO3``.
    unit : str
        As written, perhaps with a basis: ``mg/L as CaCO3``. It outranks that of the name.
    synonyms : mapping of str to str
        The user's own names, in lower case without blanks, to names known here.

    Raises
    ------
    InvalidInputError
        Unknown property (``unknown_property``), or a basis that the property is not known to have (``unknown_basis``).

    Examples
    --------
    >>> read_expression("NO3", "mg/l")
    Expression(property='nitrate', unit='mg/l', factor=0.2259)
    >>> read_expression("Nitrate", "mg/L as N").factor
    1.0
    """
    known = synonyms.get(plain_name(name), name)
    code, named_basis = _named(known)
    plain_unit, unit_basis = _without_basis(unit)
    return Expression(property=code, unit=plain_unit, factor=_factor(code, unit_basis or named_basis))


def read_synonyms(text: str, place: str) -> dict[str, str]:
    """Read a table (CSV) with the columns ``name`` and ``property``: the user's own names to names known here.

    Raises
    ------
    InvalidInputError
        A column is missing, or a property unknown; all faults are named.
    """
    rows = list(csv.DictReader(text.lstrip("\ufeff").splitlines()))
    findings = []
    if not rows or not {"name", "property"} <= set(rows[0]):
        message = say("The table of synonyms needs the columns name and property.")
        findings.append(Finding(code="bad_synonyms", message=message, place=place))
        rows = []
    for line, row in enumerate(rows, start=2):
        try:
            _named(row["property"] or "")
        except InvalidInputError as error:
            findings.append(Finding(code="unknown_property", message=error.message, place=f"{place}:{line}"))
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    return {plain_name(row["name"] or ""): str(row["property"]) for row in rows}


def plain_name(name: str) -> str:
    """Return a name as the user's own synonyms are compared: in lower case, without blanks."""
    return "".join(name.split()).casefold()


def suggest_property(name: str) -> str:
    """Return the code of the property whose name is nearest to an unknown one, or nothing when none is near."""
    near = difflib.get_close_matches(plain_name(name), _spellings(), n=1, cutoff=0.8)
    return _spellings()[near[0]] if near else ""


def _named(name: str) -> tuple[str, str]:
    ion = _ions().get(plain_name(name))
    if ion:
        return ion
    try:
        return find_property(name).code, ""
    except InvalidInputError:
        found = _BASIS.search(name)
        if not found:
            raise
    return _named(name[: found.start()])[0], found["basis"]


def _without_basis(unit: str) -> tuple[str, str]:
    found = _BASIS.search(unit)
    if found:
        return unit[: found.start()].strip(), found["basis"]
    bare = _BARE_BASIS.match(unit.strip())
    return (bare["unit"], bare["basis"]) if bare else (unit, "")


def _factor(code: str, basis: str) -> float:
    if not basis:
        return 1.0
    factor = _bases().get((code, basis.casefold()), 1.0 if _is_itself(code, basis) else None)
    if factor is None:
        message = say("{name} given as {basis} is not known.", name=observed_properties()[code].name_en, basis=basis)
        raise InvalidInputError(message, [Finding(code="unknown_basis", message=message)])
    return factor


def _is_itself(code: str, basis: str) -> bool:
    """Tell that a property is given as what it is: arsenic as As."""
    try:
        return find_property(basis).code == code
    except InvalidInputError:
        return False


@functools.cache
def _bases() -> dict[tuple[str, str], float]:
    with (_DATA / "bases.csv").open(encoding="utf-8", newline="") as file:
        return {(row["property"], row["basis"].casefold()): float(row["factor"]) for row in csv.DictReader(file)}


@functools.cache
def _ions() -> dict[str, tuple[str, str]]:
    with (_DATA / "ions.csv").open(encoding="utf-8", newline="") as file:
        return {plain_name(row["name"]): (row["property"], row["basis"]) for row in csv.DictReader(file)}


@functools.cache
def _spellings() -> dict[str, str]:
    return {
        plain_name(name): found.code
        for found in observed_properties().values()
        for name in (found.name_en, found.name_zh, *found.synonyms)
    }
