# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole maps of exact solutions at many times, fast.

The integrand is a factor along the flow times a factor across it. On a lattice along the flow the sum over travel times
is therefore a product of two thin matrices, and a later time adds only what arrives later. All terms are positive, so
that no digits are lost. Places that form no such lattice use the same rule, point by point.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg.blas import dgemm

from ...progress import Silent
from ...wording import say
from .time_rule import TimeRule, earliest_arrival, make_rule
from .uniform_flow import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    from ...progress import Progress
    from .inlets import Inlet
    from .uniform_flow import UniformFlow

    Array = NDArray[np.float64]

# Factors below this share are left out, since products of two would be slow, subnormal numbers.
_NOTHING = 1e-140
_CHUNK = 512
_ABREAST = 16
_AHEAD = -math.log(_NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTimes:
    """When a map is wanted, and how the source behaves until then.

    Attributes
    ----------
    times_d : tuple of float
        d since the source began, ascending, > 0.
    end_d : float
        When the source stops, d since it began; infinity: never.
    source_decay_per_d : float
        Its strength falls as exp(-k t), 1/d, >= 0.
    """

    times_d: tuple[float, ...]
    end_d: float = math.inf
    source_decay_per_d: float = 0.0

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault."""
        faults = []
        times = (0.0, *self.times_d)
        if len(times) == 1 or any(not a < b < math.inf for a, b in itertools.pairwise(times)):
            faults.append(say("Times of a map must be positive and ascending."))
        if not (self.end_d > 0 and math.isfinite(self.source_decay_per_d) and self.source_decay_per_d >= 0):
            faults.append(say("A source must last, and its decay must not be negative."))
        refuse(faults, "bad_field")

    def breaks(self) -> list[float]:
        """Return all bounds of travel times, ascending."""
        begun = [time - self.end_d for time in self.times_d if time - self.end_d > 0]
        return sorted({*self.times_d, *begun})

    def shares(self, ends: Array) -> Array:
        """Return how much of each segment (by its end, d) counts at each time, shape (segments, times).

        Weights of the segment's nodes refer to a source that is as strong as at the segment's end.
        """
        times = np.array(self.times_d)
        after = times - ends[:, None]
        inside = (after >= 0) & (ends[:, None] > times - self.end_d)
        return np.where(inside, np.exp(-self.source_decay_per_d * np.maximum(after, 0.0)), 0.0)


def lattice_fields(
    flow: UniformFlow, inlet: Inlet, x_m: ArrayLike, y_m: ArrayLike, when: FieldTimes,
    *, z_m: float = 0.0, tolerance: float = 1e-10, floor: float = 1e-30, progress: Progress | None = None,
) -> Iterator[Array]:  # fmt: skip
    """Yield the field on a lattice along the flow, a time after the other; each array belongs to the caller.

    Parameters
    ----------
    flow : UniformFlow
    inlet : PointInlet or SheetInlet
    x_m, y_m : array_like, shapes (nx,) and (ny,)
        m along and across the flow; NaN results upstream of a sheet.
    when : FieldTimes
    z_m : float
        Of the whole map, m.
    tolerance : float
        Relative error of the quadrature, 1e-13 to 1e-3.
    floor : float
        Where the value is below this share of the source it may be less exact, and zero below 1e-140 of it.
    progress : Progress, optional

    Yields
    ------
    ndarray, shape (ny, nx)
    """
    x, y = (np.asarray(each, dtype=np.float64) for each in (x_m, y_m))
    rule = _rule(flow, inlet, x, y, when, z_m, tolerance, floor, lattice=True)
    watch = progress or Silent()
    shares = when.shares(rule.ends)
    along = _along(flow, inlet, x, rule, when, slice(None))
    across = _across(flow, inlet, y, rule.tau, z_m)
    field = np.zeros((y.size, x.size))
    used = np.zeros(rule.ends.size, dtype=bool)
    for number in range(len(when.times_d)):
        watch.check()
        if math.isinf(when.end_d):  # each segment once: what came before only falls with the source
            fresh = (shares[:, number] > 0) & ~used
            field *= _fall(when, number)
            used |= fresh
        else:
            fresh = shares[:, number] > 0
            field = np.zeros(field.shape)
        nodes = _nodes_of(rule, fresh)
        weight = np.repeat(shares[fresh, number], np.diff(rule.edges)[fresh])
        _add_product(field, along[nodes] * weight[:, None], across[nodes])
        watch.report((number + 1) / len(when.times_d))
        yield _with_source(field.copy(), flow, inlet, x, y, when, number, z_m)


def scattered_fields(
    flow: UniformFlow, inlet: Inlet, x_m: ArrayLike, y_m: ArrayLike, when: FieldTimes,
    *, z_m: float = 0.0, tolerance: float = 1e-10, floor: float = 1e-30, progress: Progress | None = None,
) -> Array:  # fmt: skip
    """Return the field at any places, shape (times, n); parameters as of `lattice_fields`, x and y of shape (n,)."""
    x, y = (np.asarray(each, dtype=np.float64) for each in (x_m, y_m))
    rule = _rule(flow, inlet, x, y, when, z_m, tolerance, floor, lattice=False)
    watch = progress or Silent()
    shares = when.shares(rule.ends)
    result = np.empty((len(when.times_d), x.size))
    counts = np.repeat(shares, np.diff(rule.edges), axis=0)
    done = 0
    for take in _tiles(x, y):
        watch.check()
        nodes = _window(flow, x[take], rule.tau)
        waves = _along(flow, inlet, x[take], rule, when, nodes) * _across(flow, inlet, y[take], rule.tau[nodes], z_m)
        result[:, take] = counts[nodes].T @ waves
        done += take.size
        watch.report(done / x.size)
    return np.array([_with_source(field, flow, inlet, x, y, when, number, z_m) for number, field in enumerate(result)])


def _rule(
    flow: UniformFlow, inlet: Inlet, x: Array, y: Array, when: FieldTimes, z: float, tolerance: float, floor: float,
    *, lattice: bool,
) -> TimeRule:  # fmt: skip
    """Return the travel times that serve all places, after all arguments were checked."""
    flow.check()
    when.check()
    faults = []
    if not (x.ndim == y.ndim == 1 and x.size and y.size and np.isfinite(x).all() and np.isfinite(y).all()):
        faults.append(say("The places of a map must be finite numbers in two rows."))
    if not (1e-13 <= tolerance <= 1e-3 and 1e-130 <= floor <= 1e-3):
        faults.append(say("The tolerance must lie within 1e-13 and 1e-3, the floor within 1e-130 and 1e-3."))
    refuse(faults, "bad_field")
    first, *deep = inlet.sides(flow, y, z)
    off = sum((side.off for side in deep), np.zeros(1)) + (first.off.min() if lattice else first.off)
    near = x**2 / (4.0 * flow.along) + off
    extra = float(first.extra.max())
    breaks = when.breaks()
    earliest = breaks[0]
    if (near > 0).any():
        late = flow.velocity * x / (2.0 * flow.along)
        earliest = earliest_arrival(near[near > 0], late[near > 0], floor)
    if inlet.power < 1 and not near.all():  # nothing but the power of tau brings the integrand down there
        earliest = min(earliest, breaks[0] * tolerance ** (1.0 / (1.0 - inlet.power)))
    peclet = flow.velocity**2 / (4.0 * flow.along)
    return make_rule(
        breaks,
        earliest,
        peclet,
        when.source_decay_per_d,
        tolerance=tolerance,
        floor=floor * math.exp(-min(extra, 200.0)),
    )


def _along(flow: UniformFlow, inlet: Inlet, x: Array, rule: TimeRule, when: FieldTimes, nodes: slice) -> Array:
    """Return the factor along the flow with the rule's weights, shape (q, nx)."""
    tau = rule.tau[nodes]
    until = np.repeat(rule.ends, np.diff(rule.edges))[nodes] - tau
    weight = rule.weight[nodes] * tau ** (1.0 - inlet.power)
    weight *= np.exp(-flow.decay_per_d * tau - when.source_decay_per_d * until)
    place = np.maximum(x, 0.0) if inlet.downstream else x
    exponent = place - flow.velocity * tau[:, None]
    exponent *= exponent
    exponent *= -1.0 / (4.0 * flow.along * tau[:, None])
    value = _exp(exponent)
    entry = inlet.entry(flow, place, tau)
    if entry is not None:
        value *= entry
    value *= weight[:, None]
    value *= inlet.along(flow, place)
    return value


def _across(flow: UniformFlow, inlet: Inlet, y: Array, tau: Array, z: float) -> Array:
    """Return the factor across the flow, times the one in depth, shape (q, ny)."""
    first, *deep = inlet.sides(flow, y, z)
    value = np.ascontiguousarray((first.rest(tau[None, :], np.arange(y.size))).T)
    value *= _exp(-first.off / tau[:, None])
    for side in deep:
        value *= side.rest(tau[None, :], np.arange(1)).T * _exp(-side.off / tau[:, None])
    value[value < _NOTHING] = 0.0
    return value


def _exp(exponent: Array) -> Array:
    """Return exp in place, 0 where it is next to nothing."""
    nothing = exponent < -_AHEAD
    with np.errstate(under="ignore"):
        np.exp(exponent, out=exponent)
    exponent[nothing] = 0.0
    return exponent


def _tiles(x: Array, y: Array) -> Iterator[NDArray[np.intp]]:
    """Yield the indices of places that lie together, along the flow and across it."""
    for band in np.array_split(np.argsort(x, kind="stable"), max(x.size // (_CHUNK * _ABREAST), 1)):
        yield from np.array_split(band[np.argsort(y[band], kind="stable")], max(band.size // _CHUNK, 1))


def _window(flow: UniformFlow, x: Array, tau: Array) -> slice:
    """Return the nodes at which anything is left somewhere between the least and the greatest ``x``."""
    travel = flow.velocity * tau
    gap = np.maximum(np.maximum(x.min() - travel, travel - x.max()), 0.0)
    live = np.flatnonzero(gap**2 <= _AHEAD * 4.0 * flow.along * tau)
    return slice(int(live[0]), int(live[-1]) + 1) if live.size else slice(0, 1)


def _fall(when: FieldTimes, number: int) -> float:
    """Return by how much the source fell since the time before."""
    before = when.times_d[number - 1] if number else when.times_d[0]
    return math.exp(-when.source_decay_per_d * (when.times_d[number] - before))


def _nodes_of(rule: TimeRule, segments: NDArray[np.bool_]) -> slice:
    """Return the nodes of neighbouring segments."""
    found = np.flatnonzero(segments)
    return slice(int(rule.edges[found[0]]), int(rule.edges[found[-1] + 1])) if found.size else slice(0, 0)


def _add_product(field: Array, along: Array, across: Array) -> None:
    """Add the sum over travel times of across (q, ny) times along (q, nx) to ``field`` (ny, nx) in place."""
    if along.shape[0]:
        # The transposes are what the library calls columns first, so that nothing is copied.
        dgemm(1.0, along.T, across.T, beta=1.0, c=field.T, trans_b=1, overwrite_c=1)


def _with_source(
    field: Array, flow: UniformFlow, inlet: Inlet, x: Array, y: Array, when: FieldTimes, number: int, z: float
) -> Array:
    """Put in what the integral does not give: the source itself, and what is not known upstream."""
    time = when.times_d[number]
    sides = inlet.sides(flow, y, z)
    beside = np.prod([side.at_source() * np.ones(y.shape) for side in sides], axis=0)
    lasting = time < when.end_d
    here = x == 0
    if not inlet.downstream:
        at = (beside == 1.0)[:, None] & here if field.ndim == 2 else (beside == 1.0) & here
        if lasting:
            field[at] = np.inf
        return field
    if inlet.power > 1 and here.any():
        strength = float(inlet.along(flow, np.ones(1))[0]) * math.sqrt(4.0 * math.pi * flow.along)
        strength *= math.exp(-when.source_decay_per_d * time) if lasting else 0.0
        field[..., here] = strength * (beside[:, None] if field.ndim == 2 else beside[here])
    field[..., x < 0] = np.nan
    return field
