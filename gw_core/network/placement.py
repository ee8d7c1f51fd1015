# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose wells so that releases are detected as early as possible: the p-median problem over scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..progress import Silent, split
from ..wording import say
from .interchange import add_greedily, search
from .proof import TOLERANCE, Proof, prove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from ..progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementSettings:
    """How long and how hard to search.

    Attributes
    ----------
    restarts : int
        Random starts of the interchange.
    seed : int
        Of those starts.
    time_limit_s : float
        For the proof (s); 0 leaves it out and the gap says how little is then known.
    """

    restarts: int = 30
    seed: int = 1
    time_limit_s: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Wells chosen, and how good they are.

    Attributes
    ----------
    chosen : tuple of int
        Candidates chosen, in the order in which to drill them: each the best addition to those before it.
    fixed : tuple of int
        Candidates that stand already.
    objective, lower_bound : float
        Probability-weighted mean impact (d) with fixed and chosen wells, and a proven lower limit of it for any choice.
    gap : float
        (objective − lower_bound) / objective, 0…1.
    proven : bool
        True when no other choice is better by more than one part in a million.
    undetected : float
        Probability of the scenarios that no well detects within the horizon.
    worst_impact : float
        Largest impact over the scenarios (d).
    impact_before : float
        Mean impact with the fixed wells alone (d).
    cumulative : ndarray of float, shape (n_chosen,)
        Mean impact after each of ``chosen`` is added (d).
    detector : ndarray of int, shape (n_scenarios,)
        Candidate that detects a scenario first; −1 where none does.
    """

    chosen: tuple[int, ...]
    fixed: tuple[int, ...]
    objective: float
    lower_bound: float
    gap: float
    proven: bool
    undetected: float
    worst_impact: float
    impact_before: float
    cumulative: NDArray[np.float64]
    detector: NDArray[np.int64]


def place_wells(
    impact: ArrayLike, weights: ArrayLike, number: int, *, undetected: float, fixed: Sequence[int] = (),
    settings: PlacementSettings | None = None, progress: Progress | None = None,
) -> Placement:  # fmt: skip
    """Choose ``number`` candidates that minimise the weighted mean impact, and say how far from the best that can be.

    Parameters
    ----------
    impact : array_like of float, shape (n_candidates, n_scenarios)
        Impact when only this candidate exists: days from the start of the release to its detection there, ≥ 0.
        NaN or anything above ``undetected``: not detected.
    weights : array_like of float, shape (n_scenarios,)
        Relative probability of each scenario, ≥ 0; they are normalised to one.
    number : int
        New wells, ≥ 1; where more are wanted than there are candidates, all are taken.
    undetected : float
        Impact of a scenario that no well detects (d), > 0.
    fixed : sequence of int
        Candidates that exist already; they do not count in ``number``.
    settings : PlacementSettings, optional
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        Shapes do not fit, weights are negative or all zero, no candidate is left to choose from.

    Notes
    -----
    Hakimi's (1964) p-median, as used for sensors in water networks by Berry et al. (2006, J. Water Resour. Plann.
    Manage. 132, 218). Interchange from greedy and random starts finds the set; Benders cuts on HiGHS prove it.

    Examples
    --------
    >>> found = place_wells([[10, 90], [80, 20], [40, 40]], [1, 1], 1, undetected=100)
    >>> found.chosen, found.objective, found.proven
    ((2,), 40.0, True)
    """
    settings = settings or PlacementSettings()
    full, share = _checked(impact, weights, number, undetected, fixed)
    base = np.minimum(full[list(fixed)].min(axis=0, initial=undetected), undetected)
    free = np.setdiff1d(np.arange(len(full)), np.asarray(fixed, dtype=np.int64))
    capped = np.minimum(full[free], base)
    proof = _solve(capped, share, min(number, len(free)), settings, progress or Silent())
    order = add_greedily(capped[list(proof.chosen)], share, len(proof.chosen))
    chosen = tuple(int(free[proof.chosen[i]]) for i in order)
    return _summarise(full, share, base, chosen, tuple(fixed), undetected, proof)


def _checked(
    impact: ArrayLike, weights: ArrayLike, number: int, undetected: float, fixed: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    full = np.asarray(impact, dtype=np.float64)
    share = np.asarray(weights, dtype=np.float64)
    faults = []
    if full.ndim != 2 or share.shape != full.shape[1:] or not share.size:
        faults.append(say("There must be one probability a scenario and one impact a candidate and scenario."))
    elif len(set(fixed)) >= len(full):
        faults.append(say("There is no place left for a new well."))
    if not (np.isfinite(share).all() and (share >= 0).all() and share.sum() > 0):
        faults.append(say("The probabilities of the scenarios must be zero or more, and not all zero."))
    if number < 1:
        faults.append(say("At least one new well must be asked for."))
    if not undetected > 0 or (full < 0).any():
        faults.append(say("Impacts must not be negative, and that of an undetected release must be above zero."))
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_placement", message=text) for text in faults])
    return np.where(full < undetected, full, undetected), share / share.sum()


def _solve(
    impact: NDArray[np.float64], weights: NDArray[np.float64], number: int, settings: PlacementSettings,
    progress: Progress,
) -> Proof:  # fmt: skip
    if number == len(impact):
        mean = float(impact.min(axis=0) @ weights)
        return Proof(chosen=tuple(range(number)), objective=mean, lower_bound=mean)
    searching, proving = split(progress, (1.0, 2.0))
    known = search(impact, weights, number, settings.restarts, np.random.default_rng(settings.seed), searching)
    if settings.time_limit_s <= 0:
        return Proof(chosen=known[0][1], objective=known[0][0], lower_bound=float(impact.min(axis=0) @ weights))
    progress.step(say("Proving the choice of wells (at most {seconds} s)…", seconds=round(settings.time_limit_s)))
    return prove(impact, weights, known, settings.time_limit_s, proving)


def _summarise(
    full: NDArray[np.float64], share: NDArray[np.float64], base: NDArray[np.float64], chosen: tuple[int, ...],
    fixed: tuple[int, ...], undetected: float, proof: Proof,
) -> Placement:  # fmt: skip
    running = np.minimum(np.minimum.accumulate(full[list(chosen)], axis=0), base)
    final = running[-1]
    wells = np.asarray([*fixed, *chosen], dtype=np.int64)
    objective = float(final @ share)
    lower = min(proof.lower_bound, objective)
    gap = (objective - lower) / objective if objective > 0 else 0.0
    return Placement(
        chosen=chosen, fixed=fixed, objective=objective, lower_bound=lower, gap=gap, proven=gap <= TOLERANCE,
        undetected=float(share[final >= undetected].sum()), worst_impact=float(final[share > 0].max()),
        impact_before=float(base @ share), cumulative=running @ share,
        detector=np.where(final < undetected, wells[full[wells].argmin(axis=0)], -1),
    )  # fmt: skip
