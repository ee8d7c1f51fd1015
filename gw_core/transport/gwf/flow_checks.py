# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What in a flow model deserves a second look before it runs, in words and with a place; faults are refused before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from ..grids.grid import Grid
from .gwf_writer import initial_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .gwf_input import FlowInput

_FLAT = 100.0  # a cell this many times as wide as thick
_LONG = 10.0  # a cell this many times as long as wide
_CONTRAST = 1e5
_SLOW_M_D, _FAST_M_D = 1e-7, 1e4  # between tight clay and open gravel (Freeze & Cherry 1979, table 2.2)
_WETTEST_M_D = 3.0 / 365.25
_FEW_CELLS = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to look at.

    Attributes
    ----------
    code : str
        Stable machine-readable name, such as ``cut_off``.
    message : str
        One sentence.
    cells : int
        How many cells it concerns.
    layer : int
        One-based layer of the place shown; 0 for none.
    easting, northing : float
        Middle of the cell that is most in the middle of them, m; NaN for none.
    """

    code: str
    message: str
    cells: int = 0
    layer: int = 0
    easting: float = float("nan")
    northing: float = float("nan")


def check_model(inputs: FlowInput) -> list[Check]:
    """Return everything that deserves a second look, the gravest first; an empty list is a good sign."""
    return [*_reach(inputs), *_overlaps(inputs), *_units(inputs), *_levels(inputs), *_shapes(inputs)]


def _found(inputs: FlowInput, code: str, message: str, mask: NDArray[np.bool_]) -> Iterator[Check]:
    """Yield one check for the cells of a mask (flat or in the shape of the grid), placed at their middle."""
    cells = np.flatnonzero(mask)
    if not len(cells):
        return
    x, y = inputs.grid.coordinates(cells)
    nearest = int(np.argmin((x - x.mean()) ** 2 + (y - y.mean()) ** 2))
    layer = int(cells[nearest]) // inputs.grid.cells_a_layer + 1
    yield Check(code=code, message=message, cells=len(cells), layer=layer, easting=float(x[nearest]),
                northing=float(y[nearest]))  # fmt: skip


def _reach(inputs: FlowInput) -> Iterator[Check]:
    if not inputs.holding:
        return
    parts = inputs.grid.parts().ravel()
    held = np.unique(parts[np.concatenate([each.cells for each in inputs.holding])])
    cut_off = inputs.grid.active.ravel() & ~np.isin(parts, held)
    yield from _found(inputs, "cut_off", say("No boundary holds the level of these cells; their heads mean nothing."),
                      cut_off)  # fmt: skip


def _overlaps(inputs: FlowInput) -> Iterator[Check]:
    grid = inputs.grid
    fixed = np.zeros(grid.cells, dtype=bool)
    twice = np.zeros(grid.cells, dtype=bool)
    for head in inputs.heads:
        same = [other for other in inputs.heads if other is not head and _meet(head, other)]
        for other in same:
            twice[np.intersect1d(head.cells, other.cells)] = True
        fixed[head.cells] = True
    yield from _found(inputs, "heads_overlap", say("Two fixed heads share these cells; the first counts."), twice)
    kinds = {"well": say("well"), "river": say("river"), "drain": say("drain")}
    for kind, boundaries in (("well", inputs.wells), ("river", inputs.rivers), ("drain", inputs.drains)):
        shared = np.zeros(grid.cells, dtype=bool)
        for each in boundaries:
            shared[each.cells[fixed[each.cells]]] = True
        message = say(
            "A {name} lies in cells of a fixed head and so has no effect on the level there.", name=kinds[kind]
        )
        yield from _found(inputs, f"{kind}_in_fixed_head", message, shared)
    yield from _near(inputs)


def _meet(one: object, other: object) -> bool:
    """Tell whether two boundaries hold at the same time."""
    return one.start_d < other.end_d and other.start_d < one.end_d  # type: ignore[attr-defined,no-any-return]


def _near(inputs: FlowInput) -> Iterator[Check]:
    from scipy.spatial import cKDTree

    if not inputs.wells or not inputs.holding:
        return
    grid = inputs.grid
    wells = np.unique(np.concatenate([well.cells for well in inputs.wells]))
    held = np.unique(np.concatenate([each.cells for each in inputs.holding]))
    away = cKDTree(np.stack(grid.coordinates(held), axis=1)).query(np.stack(grid.coordinates(wells), axis=1))[0]
    side = np.sqrt(grid.plan_areas().ravel()[wells % grid.cells_a_layer])
    mask = np.zeros(grid.cells, dtype=bool)
    mask[wells[(away > 0) & (away < _FEW_CELLS * side)]] = True
    message = say("A well lies less than three cells from a boundary: refine the cells between them.")
    yield from _found(inputs, "well_near_boundary", message, mask)


def _units(inputs: FlowInput) -> Iterator[Check]:
    active = inputs.grid.active
    inside = np.where(active, inputs.conductivity, np.nan)
    with np.errstate(invalid="ignore"):
        slow, fast = inside < _SLOW_M_D, inside > _FAST_M_D
    least, most = float(np.nanmin(inside)), float(np.nanmax(inside))
    yield from _found(
        inputs,
        "slow_ground",
        say("A conductivity of {value:.3g} m/d is less than that of tight clay; was it given in m/s?", value=least),
        slow,
    )
    yield from _found(
        inputs,
        "fast_ground",
        say("A conductivity of {value:.3g} m/d is more than that of open gravel; was it given per year?", value=most),
        fast,
    )
    recharge = inputs.recharge_at(0.0)
    wet = np.broadcast_to(np.abs(recharge) > _WETTEST_M_D, inputs.grid.shape) & active
    wet = wet & (np.cumsum(active, axis=0) == 1)
    yield from _found(
        inputs,
        "much_recharge",
        say(
            "A recharge of {value:.4g} mm/a is more than it rains nearly anywhere; is its unit mm/a?",
            value=float(np.abs(recharge).max()) * 365250.0,
        ),
        wet,
    )
    first, second = inputs.grid.joined()
    ratio = inputs.conductivity.ravel()[first] / inputs.conductivity.ravel()[second]
    sharp = np.zeros(inputs.grid.cells, dtype=bool)
    sharp[first[(ratio > _CONTRAST) | (ratio < 1.0 / _CONTRAST)]] = True
    yield from _found(
        inputs,
        "sharp_contrast",
        say("Neighbouring cells differ in conductivity by more than 100000 times, which is hard to solve."),
        sharp,
    )


def _levels(inputs: FlowInput) -> Iterator[Check]:
    if not inputs.holding:
        return
    grid = inputs.grid
    level = initial_head(inputs)
    dry = grid.active & (level <= grid.bottoms)
    yield from _found(
        inputs,
        "may_fall_dry",
        say("The nearest boundary's level lies below the bottom of these cells: they may fall dry."),
        dry,
    )
    flooded = grid.active & (level > grid.top + 0.5)
    flooded &= np.cumsum(grid.active, axis=0) == 1
    yield from _found(
        inputs,
        "above_ground",
        say(
            "The nearest boundary's level lies more than 0.5 m above the top of the model: the water is confined, or "
            "levels and surfaces have different datums."
        ),
        flooded,
    )


def _shapes(inputs: FlowInput) -> Iterator[Check]:
    grid = inputs.grid
    side = np.sqrt(grid.plan_areas())
    thickness = grid.thickness
    thin = grid.active & (thickness * _FLAT < side)
    yield from _found(
        inputs,
        "flat_cells",
        say("Cells are more than 100 times as wide as thick; vertical flow is then only roughly right."),
        thin,
    )
    first, second = grid.joined()
    beside = first // grid.cells_a_layer == second // grid.cells_a_layer
    first, second = first[beside], second[beside]
    bottoms = grid.bottoms.ravel()
    tops = bottoms + thickness.ravel()
    apart = np.minimum(tops[first], tops[second]) <= np.maximum(bottoms[first], bottoms[second])
    steep = np.zeros(grid.cells, dtype=bool)
    steep[first[apart]] = True
    yield from _found(
        inputs,
        "steep_layer",
        say("A layer is so steep that neighbouring cells do not touch; use smaller cells, or fewer or thicker layers."),
        steep,
    )
    if isinstance(grid, Grid):
        ratio = np.maximum(grid.widths / grid.heights[:, np.newaxis], grid.heights[:, np.newaxis] / grid.widths)
        message = say("Cells are more than 10 times as long as wide; Voronoi cells stay compact.")
        yield from _found(inputs, "long_cells", message, grid.active & (ratio > _LONG))
