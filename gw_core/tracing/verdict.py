# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an inversion allows to be said of each candidate, and which sample would say more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from .design import Errors
    from .inversion import Inversion, Release

STRONG = 20.0
"""Ratio of probabilities from which evidence is called strong (Kass & Raftery 1995, J. Am. Stat. Assoc. 90, 773)."""

POOR_MISFIT = 4.0
"""Mean squared residual over variance above which even the best candidate does not explain the samples: errors of twice
what was stated."""

_STARTED = 0.2  # a release has started where its rate exceeds this share of its peak


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSample:
    """Where and when one more sample would separate the two most likely candidates best.

    Attributes
    ----------
    place : str
        Point, or candidate beside which to sample.
    time : datetime
    separation : float
        Difference of the two predictions over the standard deviation of that difference.
    """

    place: str
    time: datetime
    separation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When a release began and ended, as window numbers; None where the samples do not show it.

    Attributes
    ----------
    start, earliest, latest : int or None
        First window above a fifth of the peak rate: with mean rates, with one standard deviation more, and less.
    end : int or None
        Last window above a fifth of the peak.
    """

    start: int | None
    earliest: int | None
    latest: int | None
    end: int | None


def release_span(release: Release) -> Span:
    """Find when a release began and ended among the windows that the samples can see."""
    mean = np.where(release.seen, release.rate_kg_d, 0.0)
    sd = np.where(release.seen, release.rate_sd, 0.0)
    if not mean.max(initial=0.0) > 0:
        return Span(start=None, earliest=None, latest=None, end=None)
    bar = _STARTED * mean.max()
    on = np.flatnonzero(mean > bar)
    low = np.flatnonzero(mean - sd > bar)
    latest = int(low[0]) if len(low) else int(mean.argmax())
    return Span(start=int(on[0]), earliest=int(np.flatnonzero(mean + sd > bar)[0]), latest=latest, end=int(on[-1]))


def inseparable(inversion: Inversion) -> NDArray[np.bool_]:
    """Return which candidates cannot be told from the most likely one, shape (n_candidates,); never that one itself.

    A prior weight alone never separates: the samples' own evidence must be strong, and the probability too.
    """
    evidence = np.array([release.log_evidence for release in inversion.releases])
    top = int(inversion.probability.argmax())
    close: NDArray[np.bool_] = evidence > evidence[top] - np.log(STRONG)
    close |= inversion.probability * STRONG > inversion.probability[top]
    close[top] = False
    return close


def is_combined(inversion: Inversion) -> bool:
    """Tell whether two candidates together explain the samples far better than any one."""
    best = max(release.log_evidence for release in inversion.releases)
    return inversion.pair_log_evidence > best + float(np.log(STRONG))


def is_explained(inversion: Inversion) -> bool:
    """Tell whether the most likely candidate could have reached the samples, and fits them within twice the errors."""
    top = inversion.releases[int(inversion.probability.argmax())]
    return bool(top.seen.any()) and top.misfit <= POOR_MISFIT


def best_next_sample(
    first: Release, second: Release, responses: NDArray[np.float64], places: Sequence[str], times: Sequence[datetime],
    errors: Errors, floor_mg_l: float,
) -> NextSample:  # fmt: skip
    """Find the place and time at which the predictions of two candidates differ most relative to their uncertainty.

    Parameters
    ----------
    first, second : Release
    responses : ndarray of float, shape (2, n, windows)
        mg/L for 1 kg/d in each window of the two candidates, at n places and times.
    places, times : sequences, length n
    errors : Errors
    floor_mg_l : float
        Standard deviation of a sample near zero.
    """
    mean = [matrix @ release.rate_kg_d for matrix, release in zip(responses, (first, second), strict=True)]
    variance = [
        np.einsum("nk,kl,nl->n", matrix, release.covariance, matrix, optimize=True)
        for matrix, release in zip(responses, (first, second), strict=True)
    ]
    noise = floor_mg_l**2 + (errors.sample**2 + errors.model**2) * np.maximum(mean[0], mean[1]) ** 2
    separation = np.abs(mean[0] - mean[1]) / np.sqrt(noise + variance[0] + variance[1])
    best = int(separation.argmax())
    return NextSample(place=places[best], time=times[best], separation=float(separation[best]))


def word_verdicts(
    inversion: Inversion, names: Sequence[str], holds: Sequence[bool], starts: Sequence[datetime | None],
    masses: Sequence[float], sample: NextSample | None,
) -> list[str]:  # fmt: skip
    """Return one sentence (a `Sentence`) for each candidate, in the order given."""
    top = int(inversion.probability.argmax())
    close = inseparable(inversion)
    verdicts = []
    for index, name in enumerate(names):
        if index == top:
            text = _of_the_first(inversion, names, close, starts[index], masses[index], sample)
        elif not inversion.releases[index].seen.any():
            text = say("No release from {name} within the period could have reached the samples.", name=name)
        elif is_combined(inversion) and index in inversion.pair:
            text = say("Explains the samples only together with {others}.", others=_others(inversion, names, index))
        elif close[index]:
            text = say("Cannot be told from {first} by the samples at hand.", first=names[top])
        else:
            text = say("The samples speak against it: {first} explains them far better.", first=names[top])
        verdicts.append(
            text if holds[index] else say("{verdict} It is not listed as holding the substance.", verdict=text)
        )
    return verdicts


def _of_the_first(
    inversion: Inversion, names: Sequence[str], close: NDArray[np.bool_], start: datetime | None, mass: float,
    sample: NextSample | None,
) -> str:  # fmt: skip
    top = int(inversion.probability.argmax())
    misfit = inversion.releases[top].misfit
    if not any(release.seen.any() for release in inversion.releases):
        return say(
            "No release from any candidate within the period could have reached the samples: "
            "the period is too short, the model is wrong, or the true source is not among the candidates."
        )
    if is_combined(inversion):
        first, second = (names[i] for i in inversion.pair)
        return say(
            "No single candidate explains the samples; {first} and {second} together do.", first=first, second=second
        )
    if misfit > POOR_MISFIT:
        return say(
            "{name} explains the samples best, yet misses them by {times} times the stated errors: "
            "the model is wrong or the true source is not among the candidates.",
            name=names[top], times=round(float(np.sqrt(misfit)), 1),
        )  # fmt: skip
    if close.any():
        rivals = ", ".join(name for name, near in zip(names, close, strict=True) if near)
        return _not_identifiable(names[top], rivals, sample)
    return say(
        "Among the candidates the samples point to {name}, with a probability of {percent} %: "
        "about {mass} kg since about {date}.",
        name=names[top], percent=min(round(100.0 * float(inversion.probability[top]), 1), 99.9), mass=f"{mass:.3g}",
        date=start.date().isoformat() if start else "?",
    )  # fmt: skip


def _not_identifiable(name: str, rivals: str, sample: NextSample | None) -> str:
    if sample is None or sample.separation < 1.0:
        return say(
            "Not identifiable: {name} and {rivals} explain the samples about equally well, "
            "and no single further sample at the known places would tell them apart.",
            name=name, rivals=rivals,
        )  # fmt: skip
    return say(
        "Not identifiable: {name} and {rivals} explain the samples about equally well. "
        "A sample at {place} around {date} would tell them apart best.",
        name=name, rivals=rivals, place=sample.place, date=(sample.time + timedelta(hours=12)).date().isoformat(),
    )  # fmt: skip


def _others(inversion: Inversion, names: Sequence[str], index: int) -> str:
    return ", ".join(names[i] for i in inversion.pair if i != index)
