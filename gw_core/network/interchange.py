# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Good well sets without proof: greedy addition, and vertex interchange from seeded random starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ..progress import Progress


def add_greedily(impact: NDArray[np.float64], weights: NDArray[np.float64], number: int) -> list[int]:
    """Add, one after the other, the candidate that lowers the mean impact most.

    Parameters
    ----------
    impact : ndarray of float, shape (n_candidates, n_scenarios)
        Impact when the candidate is the only well (d); already capped at what holds without it.
    weights : ndarray of float, shape (n_scenarios,)
        Probability of each scenario.
    number : int
        How many to add, at most n_candidates.

    Returns
    -------
    list of int, length ``number``, in the order of addition
    """
    best = impact.max(axis=0)
    chosen: list[int] = []
    for _ in range(number):
        mean = np.minimum(impact, best) @ weights
        mean[chosen] = np.inf
        chosen.append(int(mean.argmin()))
        best = np.minimum(best, impact[chosen[-1]])
    return chosen


def interchange(impact: NDArray[np.float64], weights: NDArray[np.float64], start: list[int]) -> list[int]:
    """Swap one chosen well for one other while that lowers the mean impact (best swap first).

    Teitz & Bart (1968), with the closest and second closest well of each scenario kept so that all swaps are priced
    at once (Whitaker 1983). Ends in a set that no single swap improves. Arguments as `add_greedily`.
    """
    chosen = list(start)
    scenario = np.arange(impact.shape[1])
    tolerance = 1e-12 * float(impact.max(initial=1.0))
    while True:
        rank = np.argsort(impact[chosen], axis=0, kind="stable")
        first = impact[chosen][rank[0], scenario]
        second = impact[chosen][rank[1], scenario] if len(chosen) > 1 else impact.max(axis=0)
        gain = np.maximum(first - impact, 0.0) @ weights
        served = np.zeros((len(scenario), len(chosen)))
        served[scenario, rank[0]] = weights
        loss = (np.minimum(impact, second) - np.minimum(impact, first)) @ served
        change = loss - gain[:, None]
        change[chosen] = np.inf
        entering, leaving = np.unravel_index(change.argmin(), change.shape)
        if change[entering, leaving] >= -tolerance:
            return chosen
        chosen[int(leaving)] = int(entering)


def search(
    impact: NDArray[np.float64], weights: NDArray[np.float64], number: int, restarts: int,
    generator: np.random.Generator, progress: Progress,
) -> list[tuple[float, tuple[int, ...]]]:  # fmt: skip
    """Return different local optima (mean impact, sorted candidates), best first.

    The first start is greedy, the other ``restarts`` are drawn by ``generator``.
    """
    found: dict[tuple[int, ...], float] = {}
    for index, start in enumerate(_starts(impact, weights, number, restarts, generator)):
        progress.check()
        chosen = tuple(sorted(interchange(impact, weights, start)))
        found[chosen] = float(impact[list(chosen)].min(axis=0) @ weights)
        progress.report((index + 1) / (restarts + 1))
    return sorted((value, chosen) for chosen, value in found.items())


def _starts(
    impact: NDArray[np.float64], weights: NDArray[np.float64], number: int, restarts: int,
    generator: np.random.Generator,
) -> Iterator[list[int]]:  # fmt: skip
    yield add_greedily(impact, weights, number)
    for _ in range(restarts):
        yield [int(i) for i in generator.choice(len(impact), size=number, replace=False)]
