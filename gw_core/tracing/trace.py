# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trace a substance to its source: flow, samples and candidates in; ranked sources with verdicts out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..progress import Silent, split
from ..records.substances import find_property
from ..records.units import convert
from ..wording import say
from .design import error_floor
from .inversion import invert
from .problem import LOOK_AHEAD, NOT_LISTED_WEIGHT, check_settings, holds_substance, pose_problem
from .verdict import (
    NextSample,
    best_next_sample,
    inseparable,
    is_combined,
    is_explained,
    release_span,
    word_verdicts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.flow import FlowModel
    from ..transport.parameters import TransportParameters
    from .inversion import Inversion, Release
    from .problem import Candidate, Problem, TraceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedSource:
    """One candidate after tracing; None and NaN where the samples do not tell.

    Attributes
    ----------
    rank : int
        1 is the most likely.
    probability : float
        That it alone is the source, given that one of the candidates is.
    mass_kg, mass_sd : float
        Mass that it must have released in the windows that the samples can see, if it is the source.
    release_start, release_end : datetime or None
        From the first to the end of the last window above a fifth of the peak rate.
    earliest_start, latest_start : datetime or None
        The same start with rates one standard deviation higher and lower.
    share_together : float
        Its part of the mass when all candidates may release at once.
    misfit : float
        Mean squared residual over its variance; about 1 for a fit within the stated errors.
    identifiable : bool
        False when the samples cannot decide between it and the most likely candidate (or, for that one, any other).
    verdict : str
        One sentence.
    """

    candidate: Candidate
    rank: int
    probability: float
    mass_kg: float
    mass_sd: float
    release_start: datetime | None
    release_end: datetime | None
    earliest_start: datetime | None
    latest_start: datetime | None
    share_together: float
    misfit: float
    identifiable: bool
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceResult:
    """All candidates ranked, their releases and the fit.

    Attributes
    ----------
    sources : tuple of RankedSource
        Most likely first.
    release : DataFrame
        name, start, end, rate_kg_d, rate_sd; NaN in windows that no sample can see.
    fit : DataFrame
        point, time, observed, censored, simulated, in ``unit``, for the most likely candidate.
    unit : str
        Canonical unit of the property.
    identifiable : bool
        True when the samples themselves point to one candidate.
    next_sample : NextSample or None
        The sample that would separate the first two candidates best.
    widened : float
        Factor by which the stated errors were widened, ≥ 1.
    """

    sources: tuple[RankedSource, ...]
    release: pd.DataFrame
    fit: pd.DataFrame
    unit: str
    identifiable: bool
    next_sample: NextSample | None
    widened: float


def trace_source(
    flow: FlowModel, parameters: TransportParameters, candidates: Sequence[Candidate], observations: pd.DataFrame,
    settings: TraceSettings, progress: Progress | None = None,
) -> TraceResult:  # fmt: skip
    """Say which candidate is how likely the source of a substance, since when and how much, and how sure that is.

    Parameters
    ----------
    flow : FlowModel
        Steady flow.
    parameters : TransportParameters
    candidates : sequence of Candidate
        At least one; those outside the model or in dry cells are left out with a warning.
    observations : DataFrame
        As for `samples.usable_samples`. Points outside the model are left out with a warning.
    settings : TraceSettings
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        Settings, candidates or observations cannot be used.
    Cancelled

    Notes
    -----
    A wrong flux through the model dilutes all samples alike, so that no number of them shows it: the mass and the rates
    therefore carry ``model_error``, widened as the errors are, besides the uncertainty that the samples leave.
    Responses come from `transport.response` (first-order upstream, implicit), forward or transposed, whichever needs
    fewer solutions; see `inversion.invert` for the statistics. The flow is taken as known: what is
    wrong in it must be in ``model_error``.
    """
    watch = progress or Silent()
    check_settings(settings)
    carrying, inverting = split(watch, (3.0, 2.0))
    problem = pose_problem(flow, parameters, candidates, observations, settings, carrying)
    watch.step(say("Comparing {count} candidates…", count=len(problem.candidates)))
    prior = np.array([1.0 if holds_substance(c, settings.substance) else NOT_LISTED_WEIGHT for c in problem.candidates])
    inversion = invert(problem.design, problem.samples, problem.errors, prior, inverting)
    if inversion.widened > 1.0:
        watch.warn(
            say("No fit is as good as the stated errors; they were widened {times} times.",
                times=round(inversion.widened, 2))
        )  # fmt: skip
    return _conclude(problem, inversion, prior == 1.0)


def _conclude(problem: Problem, inversion: Inversion, holds: NDArray[np.bool_]) -> TraceResult:
    order = np.argsort(-inversion.probability, kind="stable")
    spans = [release_span(release) for release in inversion.releases]
    sample = _next_sample(problem, inversion, order) if len(order) > 1 else None
    common = problem.errors.model * inversion.widened
    masses = [_mass(release, problem.window_lengths_d, common) for release in inversion.releases]
    starts = [_at(problem, span.start) for span in spans]
    verdicts = word_verdicts(
        inversion, [c.name for c in problem.candidates], list(holds), starts, [mass for mass, _ in masses], sample
    )
    close = inseparable(inversion)
    decided = not close.any() and not is_combined(inversion) and is_explained(inversion)
    partners = inversion.pair if is_combined(inversion) else ()
    total = inversion.together.sum()
    sources = tuple(
        RankedSource(
            candidate=problem.candidates[i], rank=rank + 1, probability=float(inversion.probability[i]),
            mass_kg=masses[i][0], mass_sd=masses[i][1], release_start=starts[i],
            release_end=_at(problem, spans[i].end, 1), earliest_start=_at(problem, spans[i].earliest),
            latest_start=_at(problem, spans[i].latest),
            share_together=float(inversion.together[i].sum() / total) if total > 0 else float("nan"),
            misfit=inversion.releases[i].misfit, verdict=verdicts[i],
            identifiable=decided if rank == 0 else not close[i] and i not in partners,
        )
        for rank, i in enumerate(order)
    )  # fmt: skip
    unit = find_property(problem.settings.substance).unit
    return TraceResult(
        sources=sources, release=_release_table(problem, inversion, order), unit=unit, identifiable=decided,
        fit=_fit_table(problem, inversion.releases[order[0]], unit), next_sample=sample, widened=inversion.widened,
    )  # fmt: skip


def _mass(release: Release, lengths_d: NDArray[np.float64], common: float) -> tuple[float, float]:
    """Return mass and standard deviation (kg); ``common`` is the relative error that all samples share."""
    if not release.seen.any():
        return float("nan"), float("nan")
    seen = release.seen * lengths_d
    mass = float(seen @ release.rate_kg_d)
    return mass, float(np.hypot(np.sqrt(seen @ release.covariance @ seen), common * mass))


def _at(problem: Problem, window: int | None, later: int = 0) -> datetime | None:
    return None if window is None else problem.moment((window + later) * problem.settings.window_d)


def _next_sample(problem: Problem, inversion: Inversion, order: NDArray[np.int64]) -> NextSample:
    """Look from the last sample on, at the points sampled and beside the candidates."""
    names = [*problem.places, *(c.name for c in problem.candidates)]
    last = float(problem.samples.time_d.max())
    times = last + np.linspace(0.0, LOOK_AHEAD * last, 12)
    record = np.repeat(np.arange(len(names)), len(times))
    when = np.tile(times, len(names))
    pair = order[:2]
    responses = problem.respond(record, when)[pair]
    return best_next_sample(
        inversion.releases[pair[0]], inversion.releases[pair[1]], responses, [names[i] for i in record],
        [problem.moment(t) for t in when], problem.errors, error_floor(problem.samples),
    )  # fmt: skip


def _release_table(problem: Problem, inversion: Inversion, order: NDArray[np.int64]) -> pd.DataFrame:
    length, common = problem.settings.window_d, problem.errors.model * inversion.widened
    parts = []
    for i in order:
        release = inversion.releases[i]
        parts.append(
            pd.DataFrame(
                {
                    "name": problem.candidates[i].name,
                    "start": [problem.moment(k * length) for k in range(problem.windows)],
                    "end": [problem.moment((k + 1) * length) for k in range(problem.windows)],
                    "rate_kg_d": np.where(release.seen, release.rate_kg_d, np.nan),
                    "rate_sd": np.where(release.seen, np.hypot(release.rate_sd, common * release.rate_kg_d), np.nan),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _fit_table(problem: Problem, release: Release, unit: str) -> pd.DataFrame:
    table = problem.rows[["point", "time", "censored"]].copy()
    table.insert(2, "observed", convert(problem.rows["value_mg_l"].to_numpy(), "mg/L", unit))
    table["simulated"] = convert(release.simulated, "mg/L", unit)
    return table
