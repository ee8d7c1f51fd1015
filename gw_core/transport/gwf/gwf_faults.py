# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with the input of a flow model: one sentence a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...wording import say
from .boundaries import Drain, FixedHead, River, each_cell, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .boundaries import GeneralHead, PerCell
    from .gwf_input import FlowInput


def ground_faults(inputs: FlowInput) -> Iterator[str]:
    """Yield what is wrong with cells, conductivity and recharge."""
    active = inputs.grid.active
    if not active.any():
        yield say("No cell of the model is active; the area is smaller than a cell, or its layers have no thickness.")
    if inputs.conductivity.shape != inputs.grid.shape or not _positive(inputs.conductivity[active]):
        yield say("The conductivity must be a positive number in every active cell.")
    if not _positive(_inside(inputs.vertical_ratio, active)):
        yield say("The vertical ratio must be positive, not {ratio}.", ratio=_least(inputs.vertical_ratio))
    if not (np.isfinite(inputs.anisotropy) and inputs.anisotropy > 0):
        yield say("The anisotropy must be positive, not {value}.", value=inputs.anisotropy)
    if not np.all(np.isfinite(inputs.recharge_m_d)):
        yield say("The recharge is not known in every column.")
    yield from _storage_faults(inputs)


def _storage_faults(inputs: FlowInput) -> Iterator[str]:
    active = inputs.grid.active
    if inputs.porosity is not None:
        found = _inside(inputs.porosity, active)
        if not _share(found):
            yield say("The porosity must be above 0 and at most 1, not {value}.", value=_worst(found))
    if inputs.transient:
        found = _inside(inputs.specific_yield, active)
        if not _share(found):
            yield say("The specific yield must be above 0 and at most 1, not {value}.", value=_worst(found))
        if not _positive(_inside(inputs.specific_storage, active)):
            yield say("The specific storage must be positive, not {value}.", value=_least(inputs.specific_storage))


def boundary_faults(inputs: FlowInput) -> Iterator[str]:
    """Yield what is wrong with boundaries."""
    bottoms, active = inputs.grid.bottoms.ravel(), int(inputs.grid.active.sum())
    if not inputs.holding and (inputs.steady_first or not inputs.transient):
        yield say("The model needs at least one fixed head or river to hold its level.")
    if inputs.heads and len(np.unique(np.concatenate([head.cells for head in inputs.heads]))) >= active > 0:
        yield say("Every cell has a fixed head, so there is nothing to compute; choose smaller cells.")
    features: tuple[FixedHead | River | Drain | GeneralHead, ...] = (
        *inputs.heads, *inputs.rivers, *inputs.drains, *inputs.general_heads
    )  # fmt: skip
    for each in features:
        yield from feature_faults(each, bottoms)
    if any(not (np.isfinite(wall.leakance_per_d) and wall.leakance_per_d > 0) for wall in inputs.barriers):
        yield say("A barrier needs a positive conductivity and thickness.")


def feature_faults(feature: FixedHead | River | Drain | GeneralHead, bottoms: NDArray[Any]) -> Iterator[str]:
    """Yield what is wrong with one boundary, given the bottom of every flat cell (m); tables name the feature."""
    if isinstance(feature, FixedHead):
        if _below(feature.head_m, feature.cells, bottoms):
            yield say("The fixed head {head} m lies below the bottom of its cells.", head=_least(feature.head_m))
        return
    if isinstance(feature, River):
        yield from _river_faults(feature, bottoms)
        return
    if isinstance(feature, Drain) and not np.all(
        each_cell(feature.elevation_m, feature.cells) >= bottoms[feature.cells]
    ):
        level = _least(feature.elevation_m)
        yield say("The drain at {elevation} m lies below the bottom of its cells.", elevation=level)
    if not _positive(shared(feature.conductance_m2_d, feature.cells)):
        yield say("A conductance must be positive, not {value}.", value=_least(feature.conductance_m2_d))


def _river_faults(river: River, bottoms: NDArray[Any]) -> Iterator[str]:
    if _below(river.stage_m, river.cells, bottoms):
        yield say("The river stage {stage} m lies below the bottom of its cells.", stage=_least(river.stage_m))
    if river.bottom_m is not None and np.any(np.asarray(river.bottom_m) > river.stage_m):
        yield say("The bed of the river lies above its stage of {stage} m.", stage=_least(river.stage_m))
    if not _positive(shared(river.conductance_m2_d, river.cells)):
        yield say("The river conductance must be positive, not {value}.", value=_least(river.conductance_m2_d))


def time_faults(inputs: FlowInput) -> Iterator[str]:
    """Yield what is wrong with periods and initial heads."""
    if any(not (np.isfinite(length) and length > 0) for length in inputs.periods_d):
        yield say("The flow periods must have a positive length.")
    spans = (*inputs.holding, *inputs.wells, *inputs.recharges)
    if any(not each.end_d > each.start_d for each in spans):
        yield say("A boundary ends before it begins.")
    if inputs.initial_head is not None and not np.all(np.isfinite(inputs.initial_head[inputs.grid.active])):
        yield say("The initial head is not known in every active cell.")
    if inputs.transient and not inputs.steady_first and inputs.initial_head is None:
        yield say("Transient flow needs initial heads, or a first period that is steady.")


def _inside(value: PerCell, active: NDArray[np.bool_]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.broadcast_to(np.asarray(value, dtype=np.float64), active.shape)[active]
    return found


def _positive(values: NDArray[np.float64]) -> bool:
    return bool(np.all(np.isfinite(values) & (values > 0)))


def _share(values: NDArray[np.float64]) -> bool:
    return bool(np.all((values > 0) & (values <= 1)))


def _below(value: PerCell, cells: NDArray[np.int64], bottoms: NDArray[Any]) -> bool:
    return not bool(np.all(each_cell(value, cells) > bottoms[cells]))


def _least(value: PerCell) -> float:
    return float(np.min(value))


def _worst(values: NDArray[np.float64]) -> float:
    low, high = float(np.min(values)), float(np.max(values))
    return low if not low > 0 else high
