# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What many runs say together: shares that exceed a limit, how sure those are, and quantiles of curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


class Exceedance:
    """Counts, cell by cell, of how many runs exceed a limit: one field's memory however many runs there are.

    Counting is exact, so that the order in which runs end does not matter.

    Parameters
    ----------
    shape : tuple of int
        Shape of the fields that are counted.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.runs = 0
        self.exceeded = np.zeros(shape, dtype=np.int32)
        self.known = np.zeros(shape, dtype=np.int32)

    def add(self, exceeded: NDArray[np.bool_], known: NDArray[np.bool_]) -> None:
        """Count one run: where it exceeds, and where it knows anything (not inactive, not dry)."""
        self.runs += 1
        self.exceeded += exceeded
        self.known += known

    def probability(self) -> NDArray[np.float64]:
        """Return the share of runs that exceed, 0 to 1; a dry cell does not exceed; NaN where no run knows anything."""
        share = self.exceeded / max(self.runs, 1)
        return np.where(self.known > 0, share, np.nan)


def wilson_interval(
    count: ArrayLike, runs: int, confidence: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the interval of a probability of which ``count`` of ``runs`` independent runs are the evidence.

    Parameters
    ----------
    count : array_like of int
        0 to ``runs``.
    runs : int
        > 0.
    confidence : float
        Of the interval, 0 to 1.

    Returns
    -------
    low, high : ndarray
        0 to 1. Latin hypercube draws are usually closer than this, which assumes plain random ones.

    References
    ----------
    Wilson, E. B. (1927). Journal of the American Statistical Association 22(158), 209–212.

    Examples
    --------
    >>> low, high = wilson_interval([0, 5, 10], 10)
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 0.237, 0.722], [0.278, 0.763, 1.0])
    """
    from scipy.special import ndtri

    z = float(ndtri(0.5 + 0.5 * confidence))
    share = np.asarray(count, dtype=np.float64) / runs
    middle = share + z**2 / (2.0 * runs)
    half = z * np.sqrt(share * (1.0 - share) / runs + z**2 / (4.0 * runs**2))
    scale = 1.0 + z**2 / runs
    low, high = (middle - half) / scale, (middle + half) / scale
    # The ends are exact; rounding leaves 1e-18 there.
    return np.where(share == 0, 0.0, np.maximum(low, 0.0)), np.where(share == 1, 1.0, np.minimum(high, 1.0))


def quantiles(values: NDArray[np.float64], shares: Sequence[float]) -> NDArray[np.float64]:
    """Return quantiles over the first axis that bear infinite values.

    Parameters
    ----------
    values : ndarray, shape (n, ...)
        NaN is unknown and does not count; infinite (never) does.
    shares : sequence of float
        0 to 1.

    Returns
    -------
    ndarray, shape (len(shares), ...)
        The inverse of the empirical distribution, the mean of two neighbours at its steps (Hyndman & Fan 1996, type 2);
        NaN where nothing is known.

    Examples
    --------
    >>> quantiles(np.array([[1.0], [3.0], [np.inf], [2.0]]), [0.1, 0.5, 0.9]).ravel().tolist()
    [1.0, 2.5, inf]
    """
    rest = values.shape[1:]
    if values.shape[0] == 0:
        return np.full((len(shares), *rest), np.nan)
    ordered = np.sort(values, axis=0)  # NaN comes last
    known = np.count_nonzero(~np.isnan(values), axis=0)
    found = []
    for share in shares:
        place = share * known
        step = np.abs(place - np.round(place)) < 1e-9
        upper = np.where(step, np.round(place) + 1, np.ceil(place)).astype(np.int64)
        lower = np.where(step, np.round(place), np.ceil(place)).astype(np.int64)
        first, second = (_taken(ordered, np.clip(at, 1, np.maximum(known, 1))) for at in (lower, upper))
        # Halved before they are added: the mean of equal values is then that value exactly.
        found.append(np.where(known > 0, 0.5 * first + 0.5 * second, np.nan))
    return np.stack(found)


def _taken(ordered: NDArray[np.float64], rank: NDArray[np.int64]) -> NDArray[np.float64]:
    taken: NDArray[np.float64] = np.take_along_axis(ordered, rank[np.newaxis] - 1, axis=0)[0]
    return taken
