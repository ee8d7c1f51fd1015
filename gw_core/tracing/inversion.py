# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Linear inversion of releases: how likely each candidate is the source, and what it released when.

The model is y = A q + e with non-negative rates q, Gaussian errors and non-detects known only to be below their limit.
Knows responses and samples as arrays; names, dates and verdicts are elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import solve_triangular
from scipy.optimize import nnls
from scipy.special import logsumexp

from ..progress import Silent
from .design import error_covariance
from .one_sided import Conditions, condition

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..progress import Progress
    from .design import Errors, Samples

_CORRELATED_WINDOWS = 3.0  # release rates keep their size over about this many windows
_SCALES = np.logspace(-1.0, 3.0, 13)  # sizes of release tried, in units of the smallest that explains the samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Samples made independent: detects whitened, non-detects with their own spread.

    Attributes
    ----------
    detects : ndarray of int, shape (n_detects,)
        Which samples are detects.
    censored : ndarray of int, shape (n_censored,)
        Which are not.
    root : ndarray of float, shape (n_detects, n_detects)
        Lower Cholesky factor of the covariance of the detects (mg/L).
    whitened : ndarray of float, shape (n_detects,)
        ``root⁻¹ y``.
    limit, spread : ndarray of float, shape (n_censored,)
        Detection limits and their standard deviations (mg/L).
    """

    detects: NDArray[np.int64]
    censored: NDArray[np.int64]
    root: NDArray[np.float64]
    whitened: NDArray[np.float64]
    limit: NDArray[np.float64]
    spread: NDArray[np.float64]

    def whiten(self, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return ``root⁻¹`` times the rows of the detects in a matrix of shape (n_samples, …)."""
        solved: NDArray[np.float64] = solve_triangular(self.root, matrix[self.detects], lower=True)
        return solved


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one candidate must have released if it alone is the source.

    Attributes
    ----------
    rate_kg_d, rate_sd : ndarray of float, shape (windows,)
        Posterior mean and standard deviation of each window's rate, kg/d.
    covariance : ndarray of float, shape (windows, windows)
        Of the rates, (kg/d)².
    seen : ndarray of bool, shape (windows,)
        False where a lasting release of the usual size, up to or from that window on, would not show in the samples:
        the rate there is only the prior's.
    simulated : ndarray of float, shape (n_samples,)
        Concentration at the samples with the mean rates, mg/L.
    log_evidence : float
        Logarithm of the probability density of the samples.
    misfit : float
        Mean squared residual over its variance, of the detects and the exceeded non-detects; about 1 when the errors
        are as stated.
    """

    rate_kg_d: NDArray[np.float64]
    rate_sd: NDArray[np.float64]
    covariance: NDArray[np.float64]
    seen: NDArray[np.bool_]
    simulated: NDArray[np.float64]
    log_evidence: float
    misfit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Inversion:
    """All candidates compared.

    Attributes
    ----------
    releases : tuple of Release
        One a candidate, in the order given.
    probability : ndarray of float, shape (n_candidates,)
        That this candidate alone is the source, given that one of them is.
    together : ndarray of float, shape (n_candidates, windows)
        Rates (kg/d) when all candidates may release at once.
    together_misfit : float
        Misfit of that, as `Release.misfit`.
    pair : tuple of int
        The two candidates that contribute most to ``together``; empty with one candidate.
    pair_log_evidence : float
        Of the two releasing at once; −inf without a pair.
    widened : float
        Factor ≥ 1 by which the stated errors had to be widened so that the best fit agrees with them (Birge 1932).
    """

    releases: tuple[Release, ...]
    probability: NDArray[np.float64]
    together: NDArray[np.float64]
    together_misfit: float
    pair: tuple[int, ...]
    pair_log_evidence: float
    widened: float


def invert(
    design: NDArray[np.float64], samples: Samples, errors: Errors, prior_weight: NDArray[np.float64],
    progress: Progress | None = None,
) -> Inversion:  # fmt: skip
    """Compare candidates by the evidence of the samples for each as the only source.

    Parameters
    ----------
    design : ndarray of float, shape (n_candidates, n_samples, windows)
        mg/L at a sample for 1 kg/d in a window.
    samples : Samples
        At least one detect.
    errors : Errors
    prior_weight : ndarray of float, shape (n_candidates,)
        Relative prior probability, > 0.
    progress : Progress, optional

    Notes
    -----
    Rates have a Gaussian prior with covariance s² exp(−|i−j|/3) over the windows, cut at zero. The size s is integrated
    out over a logarithmic grid that is the same for all candidates, from a tenth to a thousand times the smallest
    constant rate that explains the samples, so a candidate that needs huge releases pays for them (Occam's factor;
    MacKay 2003, ch. 28).
    Errors are relative to what all candidates together would give, fitted first, so that they are the same for all.
    Evidence, mean and covariance are closed forms for the detects; cut and non-detects enter by `one_sided.condition`.
    When even all candidates together miss the samples by more than the stated errors, these are widened by
    the root of chi² a degree of freedom (Birge 1932, Phys. Rev. 40, 207) before anything is compared.
    """
    watch = progress or Silent()
    measured = prepare(samples, error_covariance(samples, errors, samples.value_mg_l))
    together = _fit_together(design, measured, float(np.median(_sizes(design, measured))))[0]
    covariance = error_covariance(samples, errors, np.einsum("cnw,cw->n", design, together))
    stated = prepare(samples, covariance)
    sizes = _sizes(design, stated)
    together, widened = _fit_together(design, stated, float(np.median(sizes)))
    data = prepare(samples, covariance * widened**2)
    releases = []
    for index, matrix in enumerate(design):
        watch.check()
        releases.append(_release(matrix, 1, data, stated, sizes))
        watch.report((index + 1) / (len(design) + 1))
    log_weight = np.array([found.log_evidence for found in releases]) + np.log(prior_weight)
    pair = _pair(design, together)
    evidence = (
        _release(np.concatenate(design[list(pair)], axis=1), 2, data, stated, sizes).log_evidence if pair else -np.inf
    )
    return Inversion(
        releases=tuple(releases), probability=np.exp(log_weight - logsumexp(log_weight)), together=together,
        together_misfit=misfit(stated, np.einsum("cnw,cw->n", design, together)), pair=pair, pair_log_evidence=evidence,
        widened=widened,
    )  # fmt: skip


def prepare(samples: Samples, covariance: NDArray[np.float64]) -> Data:
    """Make samples with correlated errors (mg/L)² independent; see `Data`."""
    detects, below = np.flatnonzero(~samples.censored), np.flatnonzero(samples.censored)
    root = np.linalg.cholesky(covariance[np.ix_(detects, detects)])
    return Data(
        detects=detects, censored=below, root=root,
        whitened=solve_triangular(root, samples.value_mg_l[detects], lower=True),
        limit=samples.value_mg_l[below], spread=np.sqrt(np.diag(covariance))[below],
    )  # fmt: skip


def misfit(data: Data, simulated: NDArray[np.float64]) -> float:
    """Return the mean squared residual over its variance; a non-detect counts only where it is exceeded."""
    residual = data.whitened - data.whiten(simulated)
    above = np.maximum(simulated[data.censored] - data.limit, 0.0) / data.spread
    return float((residual @ residual + above @ above) / (len(residual) + np.count_nonzero(above)))


def fit_nonnegative(matrix: NDArray[np.float64], data: Data, penalty: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the most probable non-negative rates: least squares on detects, exceeded non-detects and prior.

    Parameters
    ----------
    matrix : ndarray of float, shape (n_samples, k)
    data : Data
    penalty : ndarray of float, shape (k, k)
        Square root of the prior precision: the prior is exp(−½ |penalty q|²).

    Notes
    -----
    Lawson & Hanson's NNLS on the augmented system. Which non-detects are exceeded is found by repetition; the one-sided
    square is convex, so a set that repeats itself is the optimum.
    """
    whitened, below = data.whiten(matrix), matrix[data.censored] / data.spread[:, None]
    exceeded = np.zeros(len(data.limit), dtype=bool)
    rates = np.zeros(matrix.shape[1])
    for _ in range(30):
        rows = np.vstack([whitened, below[exceeded], penalty])
        right = np.concatenate([data.whitened, (data.limit / data.spread)[exceeded], np.zeros(len(penalty))])
        rates = nnls(rows, right, maxiter=30 * rows.shape[1])[0]
        now = below @ rates > data.limit / data.spread
        if (now == exceeded).all():
            break
        exceeded = now
    return np.asarray(rates)


def _correlation(windows: int) -> NDArray[np.float64]:
    lag = np.abs(np.subtract.outer(np.arange(windows), np.arange(windows)))
    correlation: NDArray[np.float64] = np.exp(-lag / _CORRELATED_WINDOWS)
    return correlation


def _sizes(design: NDArray[np.float64], data: Data) -> NDArray[np.float64]:
    """Return the release sizes to try (kg/d), the same for all candidates."""
    constant = np.stack([data.whiten(matrix.sum(axis=1)) for matrix in design])
    reach = np.sqrt((constant**2).sum(axis=1))
    size = float(np.linalg.norm(data.whitened)) / float(reach.max()) if reach.max() > 0 else 1.0
    return size * _SCALES


def _fit_together(design: NDArray[np.float64], data: Data, size: float) -> tuple[NDArray[np.float64], float]:
    """Fit all candidates at once; return the rates and the factor by which the errors must be widened."""
    candidates, samples, windows = design.shape
    matrix = np.moveaxis(design, 0, 1).reshape(samples, candidates * windows)
    penalty = np.kron(np.eye(candidates), np.linalg.cholesky(np.linalg.inv(_correlation(windows))).T) / size
    rates = fit_nonnegative(matrix, data, penalty)
    simulated = matrix @ rates
    free = rates > 0
    whitened, precision = data.whiten(matrix[:, free]), penalty[:, free].T @ penalty[:, free]
    information = whitened.T @ whitened
    used = float(np.trace(np.linalg.solve(information + precision, information))) if free.any() else 0.0
    counted = len(data.detects) + np.count_nonzero(simulated[data.censored] > data.limit)
    freedom = counted - used
    widened = max(1.0, float(np.sqrt(misfit(data, simulated) * counted / freedom))) if freedom >= 1.0 else 1.0
    return rates.reshape(candidates, windows), widened


def _release(
    matrix: NDArray[np.float64], sources: int, data: Data, stated: Data, sizes: NDArray[np.float64]
) -> Release:
    """Integrate over rates and sizes for ``sources`` sources whose windows stand side by side in ``matrix``."""
    correlation = np.kron(np.eye(sources), _correlation(matrix.shape[1] // sources))
    inverse = np.linalg.inv(correlation)
    cut = Conditions(rows=np.eye(len(inverse)), level=np.zeros(len(inverse)), spread=np.zeros(len(inverse)))
    allowed = condition(inverse, np.zeros(len(inverse)), cut).log_evidence
    parts = [_with_size(matrix, data, correlation, inverse, size) for size in sizes]
    evidence = np.array([part[2] for part in parts])
    share = np.exp(evidence - logsumexp(evidence))
    mean = np.einsum("g,gk->k", share, np.stack([part[0] for part in parts]))
    spread = [part[1] + np.outer(part[0] - mean, part[0] - mean) for part in parts]
    covariance = np.einsum("g,gkl->kl", share, np.stack(spread))
    simulated = matrix @ mean
    usual = float(np.exp(share @ np.log(sizes)))
    return Release(
        rate_kg_d=mean, rate_sd=np.sqrt(np.diag(covariance)), covariance=covariance,
        seen=_seen(usual * matrix, data), simulated=simulated,
        log_evidence=float(logsumexp(evidence)) - float(np.log(len(sizes))) - allowed,
        misfit=misfit(stated, simulated),
    )  # fmt: skip


def _seen(signal: NDArray[np.float64], data: Data) -> NDArray[np.bool_]:
    """Tell which windows samples can see, from what the usual rate in each window gives at them (mg/L).

    A lasting release is looked at, from the window on and up to the window, so that the answer does not depend on how
    finely the period is cut.
    """
    weighted = np.concatenate([data.whiten(signal), signal[data.censored] / data.spread[:, None]])
    up_to = np.linalg.norm(np.cumsum(weighted, axis=1), axis=0)
    on = np.linalg.norm(np.cumsum(weighted[:, ::-1], axis=1), axis=0)[::-1]
    seen: NDArray[np.bool_] = (up_to >= 1.0) & (on >= 1.0)
    return seen


def _with_size(
    matrix: NDArray[np.float64], data: Data, correlation: NDArray[np.float64], inverse: NDArray[np.float64], size: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Return mean (kg/d), covariance and log evidence for one size of release; unknowns are rates over size."""
    scaled = data.whiten(matrix) * size
    unknowns = scaled.shape[1]
    marginal = np.eye(len(scaled)) + scaled @ correlation @ scaled.T
    root = np.linalg.cholesky(marginal)
    residual = solve_triangular(root, data.whitened, lower=True)
    closed = -0.5 * residual @ residual - np.log(np.diag(root)).sum() - np.log(np.diag(data.root)).sum()
    closed -= 0.5 * len(scaled) * np.log(2.0 * np.pi)
    conditions = Conditions(
        rows=np.vstack([np.eye(unknowns), -matrix[data.censored] * size / data.spread[:, None]]),
        level=np.concatenate([np.zeros(unknowns), -data.limit / data.spread]),
        spread=np.concatenate([np.zeros(unknowns), np.ones(len(data.limit))]),
    )
    belief = condition(inverse + scaled.T @ scaled, scaled.T @ data.whitened, conditions)
    return belief.mean * size, belief.covariance * size**2, float(closed) + belief.log_evidence


def _pair(design: NDArray[np.float64], together: NDArray[np.float64]) -> tuple[int, ...]:
    if len(design) < 2:
        return ()
    part = np.abs(np.einsum("cnw,cw->cn", design, together)).sum(axis=1)
    return tuple(sorted(int(i) for i in np.argsort(-part, kind="stable")[:2]))
