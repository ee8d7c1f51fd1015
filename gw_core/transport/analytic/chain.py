# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sequential first-order decay, such as PCE to TCE to DCE to VC, for any solution that integrates over travel times.

Where all members have the same retardation, what arrives after the travel time tau is split between them as in a closed
vessel (Bateman 1910; the same result as the transformation of Sun et al. 1999 and, in one dimension, van Genuchten
1985). Written with exponentials that split fails for equal rates; here the exponential of the chain's matrix is taken,
by terms that are all positive, so that no digits are lost for any rates.

References
----------
Bateman, H. (1910). Proc. Cambridge Philosophical Society 15, 423-427.
van Genuchten, M. Th. (1985). Computers & Geosciences 11(2), 129-147.
Sun, Y., Petersen, J. N., & Clement, T. P. (1999). J. Contaminant Hydrology 38, 125-145.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...wording import say
from .uniform_flow import refuse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_SMALL = 0.25
_TERMS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A parent and its daughters in sequence.

    Attributes
    ----------
    decay_per_d : tuple of float
        First-order rates of all members, 1/d, >= 0; of dissolved and sorbed mass alike.
    yields : tuple of float
        Of each daughter (one fewer): mass made from one unit of mass of the member before; the ratio of the molar
        masses where one molecule makes one.
    """

    decay_per_d: tuple[float, ...]
    yields: tuple[float, ...] = ()

    def check(self) -> None:
        """Raise `InvalidInputError` with every value out of its range."""
        faults = []
        if not self.decay_per_d:
            faults.append(say("A decay chain needs at least one member."))
        if len(self.yields) != max(len(self.decay_per_d) - 1, 0):
            faults.append(say("A decay chain needs one yield for each member but the first."))
        if not all(math.isfinite(value) and value >= 0 for value in (*self.decay_per_d, *self.yields)):
            faults.append(say("Decay rates and yields of a chain must not be negative."))
        refuse(faults, "bad_chain")

    def since(self, member: int) -> Chain:
        """Return the chain that starts with ``member`` (0 is the parent), for a source of that member."""
        return Chain(decay_per_d=self.decay_per_d[member:], yields=self.yields[member:])

    def slowest(self, member: int) -> float:
        """Return the least rate (1/d) on the way to ``member``: how its share falls in the long run."""
        return min(self.decay_per_d[: member + 1])

    def share(self, member: int, tau: Array) -> Array:
        """Return the mass of ``member`` after ``tau`` d from one unit of the parent, over exp(-slowest tau).

        Positive wherever every rate and yield before is; the same shape as ``tau``.
        """
        rates = np.array(self.decay_per_d[: member + 1])
        gain = rates[:-1] * np.array(self.yields[:member])
        step = np.ravel(tau)
        longest = float(step.max(initial=0.0)) * float(rates.max() + gain.max(initial=0.0))
        halvings = max(math.ceil(math.log2(longest / _SMALL)), 0) if longest > _SMALL else 0
        matrix = _small_step(rates - rates.min(), gain, step * 0.5**halvings)
        for done in range(halvings):
            matrix = _times(matrix, matrix)
            # Each squaring doubles the relative error of what falls off; what is known exactly is put in anew.
            for i, rate in enumerate(rates - rates.min()):
                matrix[i][i] = np.exp(-rate * step * 0.5 ** (halvings - done - 1))
        found: Array = matrix[member][0].reshape(np.shape(tau))
        return found


def _small_step(rates: Array, gain: Array, step: Array) -> list[list[Array]]:
    """Return the lower triangle of exp(Q step): Taylor's series of Q step + m, all of whose terms are positive."""
    size, most = len(rates), float(rates.max())
    kept = [(most - rate) * step for rate in rates]
    made = [each * step for each in gain]
    total = [[np.full(step.shape, float(i == j)) for j in range(i + 1)] for i in range(size)]
    term = [[each.copy() for each in row] for row in total]
    for order in range(1, _TERMS + size):
        term = [
            [
                (kept[i] * term[i][j] + (made[i - 1] * term[i - 1][j] if i > j else 0.0)) / order
                for j in range(i + 1)
            ]
            for i in range(size)
        ]  # fmt: skip
        total = [[a + b for a, b in zip(one, two, strict=True)] for one, two in zip(total, term, strict=True)]
    fall = np.exp(-most * step)
    return [[each * fall for each in row] for row in total]


def _times(first: list[list[Array]], second: list[list[Array]]) -> list[list[Array]]:
    """Return the product of two lower triangles."""
    return [
        [sum((first[i][k] * second[k][j] for k in range(j, i + 1)), np.zeros_like(first[0][0])) for j in range(i + 1)]
        for i in range(len(first))
    ]
