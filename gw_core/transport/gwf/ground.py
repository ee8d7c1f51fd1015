# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ground is made of, cell by cell: numbers or soil textures by layer, points, and zones over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError, refusal
from ...wording import say
from ..heads.kriging import Kriging, constant
from ..heads.variograms import choose_variogram
from ..tables import layer_within, middle, optional_number, read_rows
from ..texture import find_texture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid
    from ..texture import Texture

    Array = NDArray[np.float64]

# Fewer values than this settle no variogram; their distances alone weigh them then.
FEWEST_KRIGED = 8
_POWER = 2.0
_ZONE_FIELDS = {
    "conductivity_m_d": "conductivity", "vertical_ratio": "vertical_ratio", "specific_yield": "specific_yield",
    "specific_storage_1_m": "specific_storage", "porosity": "porosity",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Properties of cells, all in the shape of the grid; NaN where nothing says what a property is.

    Attributes
    ----------
    conductivity : ndarray
        m/d.
    vertical_ratio, porosity, specific_yield : ndarray
    specific_storage : ndarray
        1/m.
    """

    conductivity: Array
    vertical_ratio: Array
    porosity: Array
    specific_yield: Array
    specific_storage: Array


def uniform_layers(
    grid: LayeredGrid, given: Mapping[str, Sequence[float | Texture]], defaults: Mapping[str, float]
) -> Ground:
    """Return a ground of the same properties throughout each layer.

    Parameters
    ----------
    grid : LayeredGrid
    given : mapping of property to values
        One value for all layers or one a layer, or none. A `Texture` among the conductivities also gives porosity and
        specific yield where these are not given themselves.
    defaults : mapping of property to float
        For what neither numbers nor textures say.

    Raises
    ------
    InvalidInputError
        With every property whose number of values fits no layers.
    """
    findings, arrays = [], {}
    soils = _by_layer(given.get("conductivity", ()), grid.layers)
    for name in Ground.__dataclass_fields__:
        values = _by_layer(given.get(name, ()), grid.layers)
        if values is None:
            message = (
                say("{count} conductivities were given for {layers} layers.", count=len(given[name]),
                    layers=grid.layers)
                if name == "conductivity"
                else say("{count} values of {name} were given for {layers} layers.", count=len(given[name]),
                         name=name.replace("_", " "), layers=grid.layers)
            )  # fmt: skip
            findings.append(Finding(code="wrong_count", message=message))
            continue
        default = defaults.get(name, np.nan)
        column = [_value(value, soil, name, default) for value, soil in zip(values, soils or values, strict=True)]
        shape = (grid.layers, *(1 for _ in grid.plan_shape))
        arrays[name] = np.broadcast_to(np.reshape(np.asarray(column, dtype=np.float64), shape), grid.shape).copy()
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    return Ground(**arrays)


def _by_layer(values: Sequence[float | Texture], layers: int) -> list[float | Texture | None] | None:
    if not values:
        return [None] * layers
    if len(values) not in {1, layers}:
        return None
    return [*values] * (layers if len(values) == 1 else 1)


def _value(value: float | Texture | None, soil: float | Texture | None, name: str, default: float) -> float:
    if isinstance(value, (int, float)):
        return float(value)
    if soil is None or isinstance(soil, (int, float)):
        return default
    found = _of_texture(soil).get(name)
    return default if found is None else found


def _of_texture(soil: Texture) -> dict[str, float | None]:
    porosity = soil.effective_porosity if soil.effective_porosity is not None else soil.specific_yield
    return {"conductivity": soil.k_typical_m_d, "porosity": porosity, "specific_yield": soil.specific_yield}


def read_soils(text: str, textures: Mapping[str, Texture] | None = None) -> tuple[float | Texture, ...]:
    """Read numbers and names of soil textures with commas between.

    Examples
    --------
    >>> [value if isinstance(value, float) else value.code for value in read_soils("12.5, sand, 粉质粘土")]
    [12.5, 'sand', 'lean_clay']
    """
    parts = [part.strip() for part in text.replace(";", ",").replace("，", ",").split(",") if part.strip()]
    if len(parts) == 1 and all(_is_number(word) for word in parts[0].split()):
        parts = parts[0].split()
    return tuple(float(part) if _is_number(part) else find_texture(part, textures) for part in parts)


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def with_zones(
    ground: Ground, grid: LayeredGrid, table: pd.DataFrame, what: str, textures: Mapping[str, Texture] | None = None
) -> Ground:
    """Return the ground with zones laid over it; where two overlap, the later counts.

    Fields, all optional but one of the first two: ``conductivity_m_d``, ``texture`` (gives conductivity, porosity and
    specific yield where their own fields are empty), ``vertical_ratio``, ``specific_yield``, ``specific_storage_1_m``,
    ``porosity``, ``layer`` (all layers where it is empty).
    """

    def make(row: dict[str, Any]) -> tuple[NDArray[np.bool_], slice, dict[str, float]]:
        wkt = row.get("geometry_wkt")
        if not isinstance(wkt, str):
            raise refusal("no_geometry", say("The feature has no geometry."))
        named = row.get("texture")
        values = _of_texture(find_texture(str(named), textures)) if isinstance(named, str) and named.strip() else {}
        values |= {
            name: value for field, name in _ZONE_FIELDS.items() if (value := optional_number(row, field)) is not None
        }
        known = {name: value for name, value in values.items() if value is not None}
        if not known:
            raise refusal("missing_value", say("A zone needs conductivity_m_d, texture or another property."))
        _refuse_values(known)
        layer, mask = layer_within(row, grid), grid.mask_of(wkt)
        if not (mask & grid.active).any():
            raise refusal("outside_grid", say("The zone covers no active cell."))
        return mask, slice(None) if layer is None else slice(layer, layer + 1), known

    arrays = {name: getattr(ground, name).copy() for name in Ground.__dataclass_fields__}
    for mask, layers, known in read_rows(table, what, make):
        for name, value in known.items():
            arrays[name][layers, mask] = value
    return Ground(**arrays)


def _refuse_values(known: Mapping[str, float]) -> None:
    for name, value in known.items():
        if not value > 0:
            raise refusal("not_positive", say("{field} must be positive, not {value}.", field=name, value=value))
    if known.get("porosity", 1.0) > 1:
        sentence = say("The porosity must be above 0 and at most 1, not {value}.", value=known["porosity"])
        raise refusal("not_a_share", sentence)
    if known.get("specific_yield", 1.0) > 1:
        sentence = say("The specific yield must be above 0 and at most 1, not {value}.", value=known["specific_yield"])
        raise refusal("not_a_share", sentence)


def with_points(conductivity: Array, grid: LayeredGrid, table: pd.DataFrame, what: str) -> Array:
    """Return conductivity interpolated from points with ``conductivity_m_d`` and, optionally, ``layer``.

    A point without a layer counts in all. Layers without points keep what they have. Logarithms are kriged, since
    conductivity varies by factors; with fewer than eight values they are weighted by the inverse squared distance.
    """

    def make(row: dict[str, Any]) -> tuple[float, float, float, int]:
        x, y = middle(row)
        value, layer = optional_number(row, "conductivity_m_d"), layer_within(row, grid)
        if value is None:
            raise refusal("missing_value", say("The field {field} is missing or empty.", field="conductivity_m_d"))
        if not value > 0:
            raise refusal("not_positive", say("conductivity_m_d must be positive, not {value}.", value=value))
        return x, y, np.log(value), -1 if layer is None else layer

    points = np.asarray(read_rows(table, what, make), dtype=np.float64)
    found = conductivity.copy()
    x, y = grid.plan_centres()
    places = np.stack([x.ravel(), y.ravel()], axis=1)
    for layer in range(grid.layers):
        of_layer = points[(points[:, 3] == layer) | (points[:, 3] == -1)]
        if len(of_layer):
            found[layer] = np.exp(_interpolated(of_layer[:, :2], of_layer[:, 2], places)).reshape(grid.plan_shape)
    return found


def _interpolated(places: Array, values: Array, wanted: Array) -> Array:
    places, number = np.unique(places, axis=0, return_inverse=True)
    values = np.bincount(number.ravel(), values) / np.bincount(number.ravel())
    if len(values) >= FEWEST_KRIGED and np.ptp(values) > 0:
        variogram = choose_variogram(places, values, constant(places))
        return Kriging(places, values, variogram).estimate(wanted)[0]
    from scipy.spatial.distance import cdist

    weight = 1.0 / np.maximum(cdist(wanted, places), 1e-9) ** _POWER
    estimate: Array = weight @ values / weight.sum(axis=1)
    return estimate
