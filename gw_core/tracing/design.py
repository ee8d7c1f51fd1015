# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From unit responses to what release windows do to samples, and how far samples may be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TIMING_SHARE = 0.3  # the model errs at least by MODEL_ERROR of this share of the highest value at the well
_SD_A_DETECTION_LIMIT = 3.3  # Currie (1968): a detection limit is about 3.3 standard deviations of a blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Concentrations measured.

    Attributes
    ----------
    record : ndarray of int, shape (n,)
        Which record of the responses, zero-based.
    time_d : ndarray of float, shape (n,)
        Days since the start of the first release window, ≥ 0.
    value_mg_l : ndarray of float, shape (n,)
        mg/L; of a non-detect its detection limit.
    censored : ndarray of bool, shape (n,)
        True for "less than value".
    """

    record: NDArray[np.int64]
    time_d: NDArray[np.float64]
    value_mg_l: NDArray[np.float64]
    censored: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """How far samples and model may be apart.

    Attributes
    ----------
    sample : float
        Relative standard deviation of a measured value.
    model : float
        Relative standard deviation of the model; it errs alike at one well over ``correlation_d``.
    correlation_d : float
        Time over which the model's error at a well keeps its sign (d).
    """

    sample: float
    model: float
    correlation_d: float = 100.0


def sample_matrix(
    unit: NDArray[np.float64], step_d: float, steps_a_window: int, windows: int, record: NDArray[np.int64],
    time_d: NDArray[np.float64],
) -> NDArray[np.float64]:  # fmt: skip
    """Return the concentrations that 1 kg/d during each release window gives at places and times.

    Parameters
    ----------
    unit : ndarray of float, shape (n_sources, n_records, n_steps)
        mg/L at the end of each step for 1 kg/d during the first step.
    step_d : float
        Length of a step (d), > 0.
    steps_a_window, windows : int
        Windows follow each other from time 0.
    record : ndarray of int, shape (n,)
        Which record, zero-based.
    time_d : ndarray of float, shape (n,)
        Days since time 0; within the last step at most.

    Returns
    -------
    ndarray, shape (n_sources, n, windows)
        mg/L for 1 kg/d; linear between the ends of steps, zero before a window starts.

    Notes
    -----
    Superposition in time: with S[m] = Σ_{j≤m} R[j], a window of w steps gives S[m] − S[m − w] from its start on.
    """
    rising = np.concatenate([np.zeros((*unit.shape[:2], 1)), np.cumsum(unit, axis=2)], axis=2)
    lasting = rising.copy()
    lasting[:, :, steps_a_window:] -= rising[:, :, : max(rising.shape[2] - steps_a_window, 0)]
    since = time_d[:, None] / step_d - steps_a_window * np.arange(windows)[None]
    position = np.clip(since, 0.0, unit.shape[2])
    before = np.minimum(position.astype(np.int64), unit.shape[2] - 1)
    share = position - before
    low, high = lasting[:, record[:, None], before], lasting[:, record[:, None], before + 1]
    matrix: NDArray[np.float64] = (1.0 - share) * low + share * high
    return matrix


def error_floor(samples: Samples) -> float:
    """Return the standard deviation (mg/L) of a sample near zero.

    A third of the smallest detection limit (Currie 1968, Anal. Chem. 40, 586), or 1 % of the highest sample where
    nothing is censored.
    """
    if samples.censored.any():
        return float(samples.value_mg_l[samples.censored].min()) / _SD_A_DETECTION_LIMIT
    return 0.01 * float(samples.value_mg_l.max())


def error_covariance(samples: Samples, errors: Errors, expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the covariance of sample minus model (mg/L)², shape (n, n), of detects and non-detects alike.

    Parameters
    ----------
    samples : Samples
    errors : Errors
    expected : ndarray of float, shape (n,)
        Concentration that relative errors refer to, mg/L: a fitted one where there is a fit. Relative errors taken
        from the samples themselves weigh low samples too heavily, the more so when errors are correlated (Peelle's
        puzzle).

    Notes
    -----
    Variances add: measurement (relative, independent), `error_floor`, and the model's error, relative but at least to
    three tenths of the highest sample at the well, because a front that comes early or late errs most where it is
    steep. The model's error is correlated in time at one well, exp(−|Δt|/correlation_d): many samples of one well do
    not make it go away.
    """
    measured = np.where(samples.censored, 0.0, samples.value_mg_l)
    relative = np.where(samples.censored, samples.value_mg_l, expected)
    highest = np.zeros(int(samples.record.max()) + 1)
    np.maximum.at(highest, samples.record, measured)
    model = errors.model * np.maximum(relative, _TIMING_SHARE * highest[samples.record])
    same = samples.record[:, None] == samples.record[None]
    near = np.exp(-np.abs(samples.time_d[:, None] - samples.time_d[None]) / errors.correlation_d)
    shared: NDArray[np.float64] = np.outer(model, model) * same * near
    own = np.where(samples.censored, 0.0, errors.sample * relative)
    return shared + np.diag(own**2 + error_floor(samples) ** 2)
