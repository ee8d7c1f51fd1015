# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gaussian beliefs under one-sided knowledge: rates that cannot be negative, concentrations below a detection limit.

Knows nothing of wells or sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import erfcx, log_ndtr

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DAMPING = 0.7
_MOST_SWEEPS = 200
_CLOSE = 1e-7  # change of the mean a sweep, in standard deviations, at which the belief has settled
# A well that the release hardly reaches has a row of numbers near 1e-200, whose square is zero, and no factor.
_LEAST_VARIANCE = 1e-100


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """One-sided factors Φ((rows·q − level) / spread) on the unknowns q; spread 0 is the hard condition rows·q ≥ level.

    Attributes
    ----------
    rows : ndarray of float, shape (n, k)
    level, spread : ndarray of float, shape (n,)
        ``spread`` ≥ 0.
    """

    rows: NDArray[np.float64]
    level: NDArray[np.float64]
    spread: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Mean (k,), covariance (k, k) and the logarithm of the integral over the density."""

    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]
    log_evidence: float


def condition(precision: NDArray[np.float64], shift: NDArray[np.float64], conditions: Conditions) -> Belief:
    """Multiply the density exp(−½ qᵀPq + hᵀq) by one-sided factors and approximate the product by a Gaussian.

    Parameters
    ----------
    precision : ndarray of float, shape (k, k)
        P, positive definite.
    shift : ndarray of float, shape (k,)
        h.
    conditions : Conditions

    Returns
    -------
    Belief
        ``log_evidence`` is log ∫ N(q; P⁻¹h, P⁻¹) Π factors dq, the probability of the conditions.

    Notes
    -----
    Expectation propagation (Minka 2001; Cunningham, Hennig & Lacoste-Julien 2011, arXiv:1111.6832, for half-spaces; the
    moments are those of Rasmussen & Williams 2006, eqs. 3.58 and 3.65). All factors are log-concave, for which the
    damped parallel form settles. O(sweeps · (k³ + n k²)).
    """
    site_precision = np.zeros(len(conditions.level))
    site_shift = np.zeros(len(conditions.level))
    start = _log_normaliser(precision, shift)
    previous = np.zeros(len(shift))
    for sweep in range(_MOST_SWEEPS):
        rows = conditions.rows
        full = precision + (rows.T * site_precision) @ rows
        covariance = np.linalg.inv(full)
        full_shift = shift + rows.T @ site_shift
        mean = covariance @ full_shift
        marginal = np.maximum(np.einsum("nk,kl,nl->n", rows, covariance, rows, optimize=True), _LEAST_VARIANCE)
        cavity, cavity_mean = _cavity(marginal, rows @ mean, site_precision, site_shift)
        new_precision, new_shift, log_mass = _sites(cavity, cavity_mean, conditions)
        evidence = (
            _log_normaliser(full, full_shift) - start
            + float(np.sum(log_mass + _offset(cavity, cavity_mean, site_precision, site_shift)))
        )  # fmt: skip
        change = np.abs(mean - previous).max() / np.sqrt(np.diag(covariance).max())
        if sweep > 1 and change < _CLOSE:
            break
        previous = mean
        site_precision = site_precision + _DAMPING * (new_precision - site_precision)
        site_shift = site_shift + _DAMPING * (new_shift - site_shift)
    return Belief(mean=mean, covariance=covariance, log_evidence=evidence)


def _log_normaliser(precision: NDArray[np.float64], shift: NDArray[np.float64]) -> float:
    """Return log ∫ exp(−½ qᵀPq + hᵀq) dq without the constant in π, which cancels."""
    root = np.linalg.cholesky(precision)
    half = np.linalg.solve(root, shift)
    return float(0.5 * half @ half - np.log(np.diag(root)).sum())


def _cavity(
    marginal: NDArray[np.float64], mean: NDArray[np.float64], site_precision: NDArray[np.float64],
    site_shift: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:  # fmt: skip
    """Return variance and mean of each factor's argument with that factor's own part taken out."""
    variance = 1.0 / np.maximum(1.0 / marginal - site_precision, 1e-300)
    return variance, variance * (mean / marginal - site_shift)


def _sites(
    variance: NDArray[np.float64], mean: NDArray[np.float64], conditions: Conditions
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the Gaussian stand-ins (precision, shift) of the factors, and the log mass each keeps of its cavity."""
    width = variance + conditions.spread**2
    z = (mean - conditions.level) / np.sqrt(width)
    ratio = np.sqrt(2.0 / np.pi) / erfcx(-z / np.sqrt(2.0))  # φ(z)/Φ(z), without under- or overflow
    slope = np.clip(ratio * (z + ratio), 0.0, 1.0 - 1e-12)
    kept = 1.0 - variance / width * slope
    precision = slope / width / kept
    tilted = mean + variance * ratio / np.sqrt(width)
    return precision, tilted / (variance * kept) - mean / variance, np.asarray(log_ndtr(z))


def _offset(
    variance: NDArray[np.float64], mean: NDArray[np.float64], site_precision: NDArray[np.float64],
    site_shift: NDArray[np.float64],
) -> NDArray[np.float64]:  # fmt: skip
    """Return −log ∫ N(u; mean, variance) exp(−½ site_precision u² + site_shift u) du of each factor."""
    joined = 1.0 / variance + site_precision
    shift = mean / variance + site_shift
    offset: NDArray[np.float64] = 0.5 * (np.log(joined * variance) + mean**2 / variance - shift**2 / joined)
    return offset
