# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A finely resolved release history of one known source, by second-order Tikhonov regularisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_BISECTIONS = 40


def recover_release(matrix: ArrayLike, value: ArrayLike, sd: ArrayLike) -> NDArray[np.float64]:
    """Return the smoothest non-negative release history that agrees with the samples within their errors.

    For one known source and many more release times than samples, as in history-matching studies; `inversion.invert`
    is for comparing candidates.

    Parameters
    ----------
    matrix : array_like of float, shape (n_samples, n_times)
        What a unit release at each time gives at each sample.
    value, sd : array_like of float, shape (n_samples,)
        Samples and their standard deviations, sd > 0.

    Returns
    -------
    ndarray of float, shape (n_times,), ≥ 0

    Raises
    ------
    InvalidInputError
        Shapes do not fit, or a standard deviation is not above zero.

    Notes
    -----
    Minimises |(A q − y)/sd|² + λ |D₂ q|² over q ≥ 0 with D₂ the second differences; λ is the largest for which
    |(A q − y)/sd|² ≤ n (Morozov's discrepancy principle; Skaggs & Kabala 1994, Water Resour. Res. 30, 71,
    doi:10.1029/93WR02656, use the same regularisation), found by bisection. When no λ reaches that, the smallest is
    taken.
    """
    spread = np.asarray(sd, dtype=np.float64)
    rows, right = np.asarray(matrix, dtype=np.float64), np.asarray(value, dtype=np.float64)
    if rows.ndim != 2 or right.shape != rows.shape[:1] or spread.shape != right.shape or not np.all(spread > 0):
        message = say("Samples need one response row and one standard deviation above zero each.")
        raise InvalidInputError(message, [Finding(code="bad_samples", message=message)])
    rows, right = rows / spread[:, None], right / spread
    smooth = np.diff(np.eye(rows.shape[1]), n=2, axis=0)
    padded = np.concatenate([right, np.zeros(len(smooth))])
    scale = np.linalg.norm(rows)
    low, high = -14.0, 4.0
    for _ in range(_BISECTIONS):
        middle = 0.5 * (low + high)
        misfit = _fit(rows, smooth * scale * 10.0**middle, padded, right)[1]
        low, high = (middle, high) if misfit <= len(right) else (low, middle)
        if high - low < 0.01:
            break
    return _fit(rows, smooth * scale * 10.0**low, padded, right)[0]


def _fit(
    rows: NDArray[np.float64], penalty: NDArray[np.float64], padded: NDArray[np.float64], right: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    history = nnls(np.vstack([rows, penalty]), padded, maxiter=50 * rows.shape[1])[0]
    residual = rows @ history - right
    return np.asarray(history), float(residual @ residual)
