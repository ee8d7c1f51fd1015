# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Soil screening and intervention values of GB 36600-2018 for development land (85 substances, mg/kg)."""

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

_DATA = Path(__file__).with_name("data") / "gb36600_2018.csv"


class LandUse(IntEnum):
    """Class 1 is sensitive land (dwellings, schools …), class 2 the rest, among it industry."""

    CLASS_1 = 1
    CLASS_2 = 2


class SoilFinding(IntEnum):
    """What a soil sample means; UNKNOWN where nothing can be said."""

    UNKNOWN = 0
    BELOW_SCREENING = 1
    INVESTIGATE = 2
    INTERVENE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SoilLimit:
    """Values of one substance for the two land uses, in mg/kg (dioxins as mg TEQ/kg)."""

    code: str
    name_en: str
    name_zh: str
    cas: str
    screening: tuple[float, float]
    intervention: tuple[float, float]
    confirmed: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SoilScreening:
    """Findings (`SoilFinding` numbers), the values compared with, and whether those are confirmed."""

    findings: NDArray[np.uint8]
    screening_mg_kg: float
    intervention_mg_kg: float
    confirmed: bool


@functools.cache
def soil_limits() -> dict[str, SoilLimit]:
    """Return the 85 substances by code; codes are those of the observed properties where there is one."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _soil_limit(row) for row in csv.DictReader(file)}


def _soil_limit(row: dict[str, str]) -> SoilLimit:
    return SoilLimit(
        code=row["code"], name_en=row["substance_en"], name_zh=row["substance_zh"], cas=row["cas"],
        screening=(float(row["screening_class1"]), float(row["screening_class2"])),
        intervention=(float(row["intervention_class1"]), float(row["intervention_class2"])),
        confirmed=row["confirmed"] == "yes", source=row["source"], note=row["note"],
    )  # fmt: skip


def screen_soil(code: str, values_mg_kg: ArrayLike, land_use: LandUse, censored: ArrayLike = False) -> SoilScreening:
    """Compare soil samples of one substance with its screening and intervention value.

    Parameters
    ----------
    code : str
        Substance, as in `soil_limits`.
    values_mg_kg : array of float
        Content of dry soil, mg/kg; for a non-detect the detection limit. NaN and negative values are unknown.
    land_use : LandUse
    censored : array of bool, broadcast against the values
        A non-detect is below screening when its detection limit is, and otherwise unknown.

    Returns
    -------
    SoilScreening
        At or below the screening value the risk is ordinarily negligible; above it the land must be investigated; above
        the intervention value measures are ordinarily needed. Natural background is for the user to judge.

    Raises
    ------
    InvalidInputError
        When the standard does not have the substance (finding code ``not_in_standard``).

    References
    ----------
    GB 36600-2018, Tables 1 and 2.

    Examples
    --------
    >>> screen_soil("benzene", [0.5, 4.0, 41.0], LandUse.CLASS_2).findings.tolist()
    [1, 1, 3]
    """
    row = soil_limits().get(code)
    if row is None:
        message = say("GB 36600-2018 has no value for {substance}.", substance=code)
        raise InvalidInputError(message, [Finding(code="not_in_standard", message=message)])
    numbers, below = np.broadcast_arrays(np.asarray(values_mg_kg, dtype=np.float64), np.asarray(censored, dtype=bool))
    low, high = row.screening[land_use - 1], row.intervention[land_use - 1]
    findings = 1 + (numbers > low * (1 + 1e-9)).astype(np.uint8) + (numbers > high * (1 + 1e-9)).astype(np.uint8)
    unknown = ~(numbers >= 0) | (below & (findings > SoilFinding.BELOW_SCREENING))
    return SoilScreening(
        findings=np.where(unknown, SoilFinding.UNKNOWN, findings).astype(np.uint8),
        screening_mg_kg=low, intervention_mg_kg=high, confirmed=row.confirmed,
    )  # fmt: skip
