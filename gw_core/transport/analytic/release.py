# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a source that lasts leaves at a place: the integral over travel times, for one substance or a decay chain.

A source that stops is an integral over fewer travel times, never a difference of two sources, so that no digits are
lost after the end. A source whose concentration falls off, and a chain, are factors within the integral.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import erfcx

from ...wording import say
from .quadrature import Travel, integrate
from .spreading import product
from .uniform_flow import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from .chain import Chain
    from .quadrature import Shape
    from .spreading import Side
    from .uniform_flow import UniformFlow

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """How a source behaves in time.

    Attributes
    ----------
    stopped_d : array_like
        Days since the source stopped, broadcast with the time; 0 or less where it still goes on. Never more than the
        time since it began.
    source_decay_per_d : float
        Its strength falls as exp(-k t), 1/d, >= 0.
    chain : Chain, optional
        It releases the parent of this chain, and results have a leading axis of the chain's members. The chain's rates
        then take the place of the flow's decay, which must be 0.
    """

    stopped_d: ArrayLike = 0.0
    source_decay_per_d: float = 0.0
    chain: Chain | None = field(default=None)

    def check(self, flow: UniformFlow) -> None:
        """Raise `InvalidInputError` with every value that cannot be used with ``flow``."""
        flow.check()
        faults = []
        if not (math.isfinite(self.source_decay_per_d) and self.source_decay_per_d >= 0):
            faults.append(say("The decay of the source must not be negative."))
        if self.chain is not None:
            self.chain.check()
            if flow.decay_per_d:
                faults.append(say("With a decay chain give the decay of its members, not of the flow as well."))
        refuse(faults, "bad_release")

    def rates(self, flow: UniformFlow) -> tuple[float, ...]:
        """Return the rate at which each member falls in the long run, 1/d."""
        if self.chain is None:
            return (flow.decay_per_d,)
        return tuple(self.chain.slowest(member) for member in range(len(self.chain.decay_per_d)))


LASTING = Release()


def travel_integral(
    flow: UniformFlow, x: Array, time: Array, sides: Sequence[Side], power: float, release: Release,
    *, third_type: bool = False,
) -> Array:  # fmt: skip
    """Return the integral over travel times of tau**-power, the exponential along x and the factors of the sides.

    Parameters
    ----------
    flow : UniformFlow
    x, time : ndarray, shape (n,)
        m along the flow and d since the release began.
    sides : sequence of Side
    power : float
        Of tau.
    release : Release
    third_type : bool
        The flux at x = 0 is given instead of the concentration; then ``power`` is 0.5.

    Returns
    -------
    ndarray, shape (members, n)
        One member without a chain.
    """
    begin = np.broadcast_to(np.asarray(release.stopped_d, dtype=np.float64), time.shape)
    spread = product(sides)
    shape = _flux_entry(flow, x, spread) if third_type else spread
    zero = np.zeros(x.shape)
    members = []
    for member, rate in enumerate(release.rates(flow)):
        travel = Travel(
            begin=begin, end=time, x=x, off=sum((side.off for side in sides), zero), velocity=flow.velocity,
            dispersion=flow.along, decay=rate - release.source_decay_per_d,
            offset=-release.source_decay_per_d * time, extra=sum((side.extra for side in sides), zero),
        )  # fmt: skip
        # A daughter is made on the way: its share starts as tau**member, which the power of tau takes up.
        members.append(integrate(travel, power - member, _of_member(shape, release.chain, member)))
    return np.array(members)


def _of_member(shape: Shape, chain: Chain | None, member: int) -> Shape:
    if chain is None or len(chain.decay_per_d) == 1:
        return shape

    def with_share(tau: Array, index: NDArray[np.int64]) -> Array:
        value: Array = shape(tau, index) * (chain.share(member, tau) / tau**member)
        return value

    return with_share


def _flux_entry(flow: UniformFlow, x: Array, shape: Shape) -> Shape:
    """Return ``shape`` for a given flux at x = 0, as Lapidus & Amundson (1952) have it for the column."""
    v, d = flow.velocity, flow.along

    def entered(tau: Array, index: NDArray[np.int64]) -> Array:
        root = 2.0 * np.sqrt(d * tau)
        behind = (x[index, None] + v * tau) / root
        back: Array = 1.0 - math.sqrt(math.pi) * (v * tau / root) * erfcx(behind)
        return shape(tau, index) * back

    return entered
