# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observed properties (what can be measured) and the transport properties of substances.

The two tables in ``data/`` hold published figures; ``substances.csv`` carries a confidence mark and a source a figure.
A blank is unknown, never zero.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

from ..errors import Finding, InvalidInputError
from ..wording import say

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedProperty:
    """One measurable property, with the canonical unit in which it is stored.

    Attributes
    ----------
    code : str
        Stable name, such as ``benzene`` or ``water_level``.
    kind : str
        concentration, level, depth, column, pressure, temperature, conductivity, ratio, presence (0 none, 1 present) …
    """

    code: str
    name_en: str
    name_zh: str
    cas: str
    unit: str
    kind: str
    synonyms: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Return the display name in ``zh`` or, by default, English."""
        return self.name_zh if language.startswith("zh") else self.name_en


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportProperties:
    """What decides how a substance moves; None where the source gives nothing."""

    code: str
    group: str
    koc_l_kg: float | None
    half_life_low_d: float | None
    half_life_high_d: float | None
    diffusivity_m2_d: float | None
    solubility_mg_l: float | None
    confirmed: bool
    note: str
    henry: float | None = None
    """Dimensionless Henry constant: concentration in air over that in water."""
    molar_mass_g_mol: float | None = None


@functools.cache
def observed_properties() -> dict[str, ObservedProperty]:
    """Return the catalogue of observed properties by code, in its published order."""
    with (_DATA / "observed_properties.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["code"]: ObservedProperty(
            code=row["code"],
            name_en=row["name_en"],
            name_zh=row["name_zh"],
            cas=row["cas"],
            unit=row["unit"],
            kind=row["kind"],
            synonyms=tuple(filter(None, row["synonyms"].split(";"))),
        )
        for row in rows
    }


@functools.cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for found in observed_properties().values():
        for name in (found.code, found.name_en, found.name_zh, found.cas, *found.synonyms):
            if name:
                names.setdefault(_key(name), found.code)
    return names


def _key(name: str) -> str:
    return "".join(name.replace("（", "(").replace("）", ")").split()).replace("_", "").casefold()


def find_property(name: str) -> ObservedProperty:
    """Return the property known by a code, an English or Chinese name, a synonym or a CAS number.

    Raises
    ------
    InvalidInputError
        When nothing is known by that name (finding code ``unknown_property``).

    Examples
    --------
    >>> find_property("苯").code, find_property("71-43-2").code, find_property("BENZENE").unit
    ('benzene', 'benzene', 'ug/L')
    """
    code = _names().get(_key(name))
    if code is None:
        message = say('Unknown observed property "{name}".', name=name)
        raise InvalidInputError(message, [Finding(code="unknown_property", message=message)])
    return observed_properties()[code]


@functools.cache
def _transport_properties() -> dict[str, TransportProperties]:
    with (_DATA / "substances.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_cas = {found.cas: found.code for found in observed_properties().values() if found.cas}
    return {by_cas[row["cas"]]: _transport_row(by_cas[row["cas"]], row) for row in rows if row["cas"] in by_cas}


def _transport_row(code: str, row: dict[str, str]) -> TransportProperties:
    def number(column: str) -> float | None:
        return float(row[column]) if row[column].strip() else None

    diffusivity = number("diffusivity_water_cm2_s")
    return TransportProperties(
        code=code, group=row["group"], koc_l_kg=number("koc_L_kg"), half_life_low_d=number("gw_half_life_low_d"),
        half_life_high_d=number("gw_half_life_high_d"),
        diffusivity_m2_d=None if diffusivity is None else diffusivity * 8.64,
        solubility_mg_l=number("solubility_mg_L"), confirmed=row["confirmed"] == "confirmed", note=row["note"],
        henry=number("henry_dimensionless"), molar_mass_g_mol=number("molar_mass_g_mol"),
    )  # fmt: skip


@functools.cache
def substance_groups() -> tuple[str, ...]:
    """Return the classes of pollutants of the substance table, such as BTEX, in alphabetical order."""
    return tuple(sorted({found.group for found in _transport_properties().values() if found.group}))


def transport_properties(code: str) -> TransportProperties | None:
    """Return the transport properties of a substance, or None when the table does not have it."""
    return _transport_properties().get(code)
