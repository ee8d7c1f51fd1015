# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of leaching: rows of contaminated soil, textures and a substance into columns; what is unknown is said."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import Finding, InvalidInputError, refusal
from ...records.substances import transport_properties
from ...wording import plain_number, say
from ..parameters import decay_from_half_life
from ..tables import days_after, optional_number, read_rows
from ..texture import find_texture
from .leaching import ContaminatedSoil, Leaching
from .vadose import Curve, VadoseColumn, unit_gradient_water_content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd

    from ..texture import Texture

_LARGEST_DEPTH_M = 10_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeachingDefaults:
    """What holds where a row says nothing itself.

    Attributes
    ----------
    substance : str
        Code of the observed property, for Koc, Henry, solubility and half-life.
    recharge_m_d : float
        m/d, > 0.
    texture : str
        Name of a soil texture; may be empty when every row names one.
    water_table_m : float or None
        Depth below ground, m.
    foc : float or None
        Organic carbon of the soil, kg/kg, for Kd = Koc * foc (Karickhoff et al. 1979).
    kd_l_kg, half_life_d : float or None
        Instead of what the table of substances says; a half-life of 0 means none.
    dispersivity_share : float
        Dispersivity over the length of the column, >= 0.
    curve : Curve
    """

    substance: str
    recharge_m_d: float
    texture: str = ""
    water_table_m: float | None = None
    foc: float | None = None
    kd_l_kg: float | None = None
    half_life_d: float | None = None
    dispersivity_share: float = 0.1
    curve: Curve = Curve.VAN_GENUCHTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLeaching:
    """A contaminated soil with its place and what had to be assumed for it.

    Attributes
    ----------
    leaching : Leaching
    texture : Texture
    geometry_wkt : str
    length_along_m : float
        Of the source along the groundwater flow, m: the row's, else the root of its area.
    notes : tuple of str
        One sentence for each thing unknown or out of the ordinary.
    """

    leaching: Leaching
    texture: Texture
    geometry_wkt: str
    length_along_m: float
    notes: tuple[str, ...]


def leaching_sources(
    table: pd.DataFrame, defaults: LeachingDefaults, textures: Mapping[str, Texture], start: datetime, what: str
) -> tuple[PlacedLeaching, ...]:
    """Read contaminated soils.

    Parameters
    ----------
    table : DataFrame
        Fields ``name``, ``soil_mg_kg`` or ``leachate_mg_l``, ``depth_top_m`` (0 when blank), ``depth_bottom_m``,
        ``geometry_wkt`` and ``area_m2``; optionally ``water_table_m``, ``texture``, ``foc``, ``kd_l_kg``,
        ``half_life_d``, ``water_content``, ``length_m``, ``start``, ``end``.
    defaults : LeachingDefaults
    textures : mapping
        As `texture.read_textures` gives them.
    start : datetime
        Aware; day 0.
    what : str
        Name of the layer, for the findings.

    Raises
    ------
    InvalidInputError
        With the faults of all rows.
    """
    if not (math.isfinite(defaults.recharge_m_d) and defaults.recharge_m_d > 0):
        message = say("Without recharge nothing leaches: it must be positive, not {value} m/d.",
                      value=plain_number(defaults.recharge_m_d))  # fmt: skip
        raise InvalidInputError(message, [Finding(code="no_recharge", message=message)])
    return read_rows(table, what, lambda row: _placed(row, defaults, textures, start))


def _placed(
    row: dict[str, Any], defaults: LeachingDefaults, textures: Mapping[str, Texture], start: datetime
) -> PlacedLeaching:
    notes: list[str] = []
    texture = _texture(row, defaults, textures)
    top, bottom, table = _depths(row, defaults)
    soil_mg_kg, leachate = optional_number(row, "soil_mg_kg"), optional_number(row, "leachate_mg_l")
    known = transport_properties(defaults.substance)
    begin, end = days_after(row.get("start"), start), days_after(row.get("end"), start)
    soil = ContaminatedSoil(
        name=str(row.get("name") or ""), area_m2=optional_number(row, "area_m2") or 0.0, thickness_m=bottom - top,
        soil_mg_kg=soil_mg_kg, leachate_mg_l=leachate, solubility_mg_l=known.solubility_mg_l if known else None,
        start_d=0.0 if begin is None else begin, end_d=math.inf if end is None else end,
    )  # fmt: skip
    soil.check()
    content = soil_mg_kg is not None
    column = VadoseColumn(
        length_m=table - bottom, recharge_m_d=defaults.recharge_m_d, porosity=_given(texture, "porosity"),
        bulk_density_kg_l=_given(texture, "bulk_density_kg_l"), water_content=_water(row, texture, defaults),
        kd_l_kg=_kd(row, defaults, notes, needed=content), henry=_henry(defaults, notes),
        decay_per_d=_decay(row, defaults, notes), dispersivity_m=defaults.dispersivity_share * (table - bottom),
    )  # fmt: skip
    leaching = Leaching(soil, column)
    if leaching.has_own_phase:
        notes.append(
            say("{name}: the content is more than water, solids and air can hold; the leachate is held at the "
                "solubility of {value} mg/L.", name=soil.name, value=plain_number(leaching.leachate_mg_l))
        )  # fmt: skip
    wkt = row.get("geometry_wkt")
    if not isinstance(wkt, str):
        raise refusal("no_geometry", say("The feature has no geometry."))
    length = optional_number(row, "length_m") or math.sqrt(soil.area_m2)
    return PlacedLeaching(
        leaching=leaching, texture=texture, geometry_wkt=wkt, length_along_m=length, notes=tuple(notes)
    )


def _texture(row: dict[str, Any], defaults: LeachingDefaults, textures: Mapping[str, Texture]) -> Texture:
    name = row.get("texture")
    wanted = str(name) if name is not None and name == name and str(name).strip() else defaults.texture
    if not wanted:
        raise refusal("no_texture", say("The field {field} is missing or empty.", field="texture"))
    return find_texture(wanted, textures)


def _depths(row: dict[str, Any], defaults: LeachingDefaults) -> tuple[float, float, float]:
    """Return the depths of the upper and lower end of the contaminated soil and of the water table, m."""
    top, bottom = optional_number(row, "depth_top_m") or 0.0, optional_number(row, "depth_bottom_m")
    table = optional_number(row, "water_table_m")
    table = defaults.water_table_m if table is None else table
    for name, value in (("depth_bottom_m", bottom), ("water_table_m", table)):
        if value is None:
            raise refusal("missing_value", say("The field {field} is missing or empty.", field=name))
    depths = {"depth_top_m": top, "depth_bottom_m": bottom or 0.0, "water_table_m": table or 0.0}
    for name, value in depths.items():
        if not 0 <= value <= _LARGEST_DEPTH_M:
            raise refusal("bad_depth", say("{name} must be a depth below ground, but is {value}.", name=name,
                                          value=plain_number(value)))  # fmt: skip
    top, bottom, table = depths.values()
    if bottom < top:
        raise refusal("bad_depth", say("The lower end of the soil ({bottom} m) is above its upper end ({top} m).",
                                      bottom=plain_number(bottom), top=plain_number(top)))  # fmt: skip
    if table < bottom:
        raise refusal(
            "water_table_above",
            say("The water table at {table} m lies above the lower end of the contaminated soil at {bottom} m: that "
                "soil stands in groundwater, it does not leach to it.", table=plain_number(table),
                bottom=plain_number(bottom)),
        )  # fmt: skip
    return top, bottom, table


def _given(texture: Texture, name: str) -> float:
    value: float | None = getattr(texture, name)
    if value is None:
        raise refusal("incomplete_texture", say("The texture {texture} has no {field}.", texture=texture.name_en,
                                               field=name))  # fmt: skip
    return value


def _water(row: dict[str, Any], texture: Texture, defaults: LeachingDefaults) -> float:
    given = optional_number(row, "water_content")
    if given is not None:
        return given
    return unit_gradient_water_content(texture, defaults.recharge_m_d, defaults.curve)


def _kd(row: dict[str, Any], defaults: LeachingDefaults, notes: list[str], *, needed: bool) -> float:
    """Return Kd: the row's, the run's, Koc times organic carbon; unknown is refused or said, never silently 0."""
    given = optional_number(row, "kd_l_kg")
    given = defaults.kd_l_kg if given is None else given
    if given is not None:
        return given
    known, foc = transport_properties(defaults.substance), optional_number(row, "foc")
    foc = defaults.foc if foc is None else foc
    if foc is not None and not 0 <= foc <= 1:
        raise refusal("bad_foc", say("The organic carbon must be from 0 to 1 kg/kg, not {value}.", value=foc))
    if known is not None and known.koc_l_kg is not None and foc is not None:
        return known.koc_l_kg * foc
    message = say("The sorption of {substance} is unknown; give Kd, or the organic carbon where Koc is known.",
                  substance=defaults.substance)  # fmt: skip
    if needed:
        raise refusal("unknown_kd", message)
    notes.append(say("The sorption of {substance} is unknown: it is computed as not held back, the earliest case.",
                     substance=defaults.substance))  # fmt: skip
    return 0.0


def _henry(defaults: LeachingDefaults, notes: list[str]) -> float:
    known = transport_properties(defaults.substance)
    if known is None or known.henry is None:
        notes.append(say("The Henry constant of {substance} is unknown: none of it is counted in the soil air.",
                         substance=defaults.substance))  # fmt: skip
        return 0.0
    return known.henry


def _decay(row: dict[str, Any], defaults: LeachingDefaults, notes: list[str]) -> float:
    """Return the decay rate; without a half-life none, which is said with what the table of substances knows."""
    half_life = optional_number(row, "half_life_d")
    half_life = defaults.half_life_d if half_life is None else half_life
    if half_life is not None:
        if half_life < 0:
            raise refusal("bad_half_life", say("The half-life must not be negative, but is {value}.", value=half_life))
        return decay_from_half_life(half_life)
    known = transport_properties(defaults.substance)
    if known is None or known.half_life_high_d is None:
        notes.append(say("The half-life of {substance} is unknown: it is computed without decay, the worst case.",
                         substance=defaults.substance))  # fmt: skip
    else:
        low = "?" if known.half_life_low_d is None else plain_number(known.half_life_low_d)
        notes.append(
            say("{substance} is computed without decay, the worst case; published half-lives in groundwater are {low} "
                "to {high} d.", substance=defaults.substance, low=low, high=plain_number(known.half_life_high_d))
        )  # fmt: skip
    return 0.0
