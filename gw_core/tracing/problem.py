# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tracing problem posed: candidates and samples placed in the flow model, with the responses between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..records.substances import find_property
from ..transport.gwt.numerical_dispersion import without_numerical_dispersion
from ..transport.response.response import ResponseOperator
from ..wording import say
from .design import Errors, Samples, error_floor, sample_matrix
from .location import wet_cells
from .samples import usable_samples

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.flow import FlowModel
    from ..transport.parameters import TransportParameters

NOT_LISTED_WEIGHT = 0.2
"""Prior weight of a facility known not to hold the substance, against 1 for all others: inventories are incomplete and
leaks outlive them, so it stays possible. A judgement, not a measurement."""

PURE_MG_L = 1e6
"""No water holds more of a substance than its own density allows (mg/L)."""

MOST_WINDOWS = 120
MOST_SAMPLES = 4000
"""Samples compared at most: their covariance is a full matrix."""

LOOK_AHEAD = 0.25
"""How far ahead the next sample may be, as a share of the time already covered."""

_COURANT = 0.25
_STEPS_A_WINDOW = (2, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A facility that may be the source.

    Attributes
    ----------
    name, enterprise : str
    substances : tuple of str
        Codes, names or CAS numbers of what it holds; empty when that is not known.
    wkt : str
        Geometry in the CRS of the flow model.
    layer : int
        Aquifer layer that a leak reaches, one-based.
    """

    name: str
    wkt: str
    enterprise: str = ""
    substances: tuple[str, ...] = ()
    layer: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceSettings:
    """What to look for.

    Attributes
    ----------
    substance : str
        Code, name or CAS number.
    start : datetime
        From when releases are sought, UTC.
    end : datetime or None
        Until when, UTC; None is the last sample, beyond which none can be seen anyway.
    window_d : float
        Length of the windows with constant release rates (d), > 0.
    error, model_error : float
        Relative standard deviations of samples and of the model, > 0 and ≥ 0.
    """

    substance: str
    start: datetime
    end: datetime | None
    window_d: float
    error: float = 0.1
    model_error: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything the inversion and its interpretation need, after bad points and candidates are left out."""

    candidates: list[Candidate]
    places: list[str]
    rows: pd.DataFrame
    samples: Samples
    errors: Errors
    settings: TraceSettings
    unit_responses: NDArray[np.float64]
    step_d: float
    steps_a_window: int
    windows: int

    @property
    def design(self) -> NDArray[np.float64]:
        """What 1 kg/d in each window gives at each sample, shape (n_candidates, n_samples, windows).

        Zero where even pure product at the candidate would not show in a sample: an upstream scheme lets a trace
        reach every cell, and a release of more than the mass of the park must not explain samples through it.
        """
        matrix = self.respond(self.samples.record, self.samples.time_d)
        own = np.arange(len(self.candidates)), len(self.places) + np.arange(len(self.candidates))
        at_source = self.unit_responses[own].sum(axis=1)
        least = at_source * error_floor(self.samples) / PURE_MG_L
        return np.where(matrix >= least[:, None, None], matrix, 0.0)

    @property
    def window_lengths_d(self) -> NDArray[np.float64]:
        """Length of each window (d); of the last one only until the last sample, beyond which none is seen."""
        edges = np.minimum(np.arange(self.windows + 1) * self.settings.window_d, self.samples.time_d.max())
        lengths: NDArray[np.float64] = np.diff(edges)
        return lengths

    def respond(self, record: NDArray[np.int64], time_d: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what 1 kg/d in each window gives at records and times."""
        return sample_matrix(self.unit_responses, self.step_d, self.steps_a_window, self.windows, record, time_d)

    def moment(self, time_d: float) -> datetime:
        """Return a time in days as a date."""
        return self.settings.start + timedelta(days=float(time_d))


def check_settings(settings: TraceSettings) -> None:
    """Raise `InvalidInputError` with everything wrong in the settings."""
    faults = []
    period = _period_d(settings)
    if period is not None and period <= 0:
        faults.append(say("The end of the period must be later than its start."))
    if not settings.window_d > 0:
        faults.append(say("The length of the release windows must be above zero."))
    if not settings.error > 0 or not settings.model_error >= 0:
        faults.append(say("The relative error must be above zero, and that of the model not below."))
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_setting", message=text) for text in faults])


def _period_d(settings: TraceSettings) -> float | None:
    return None if settings.end is None else (settings.end - settings.start) / timedelta(days=1)


def _windows(settings: TraceSettings, last_sample_d: float) -> int:
    """Return the number of windows up to the end of the period or the last sample, whichever is earlier."""
    period = _period_d(settings)
    windows = max(1, int(np.ceil(min(period or last_sample_d, last_sample_d) / settings.window_d)))
    if windows > MOST_WINDOWS:
        message = say("The period has more than {most} release windows; make them longer.", most=MOST_WINDOWS)
        raise InvalidInputError(message, [Finding(code="bad_setting", message=message)])
    return windows


def pose_problem(
    flow: FlowModel, parameters: TransportParameters, candidates: Sequence[Candidate], observations: pd.DataFrame,
    settings: TraceSettings, progress: Progress,
) -> Problem:  # fmt: skip
    """Place samples and candidates in the model and compute the responses; see `trace.trace_source`."""
    rows = usable_samples(observations, settings.substance, settings.start)
    sources = wet_cells([(c.name, c.wkt, c.layer) for c in candidates], flow, progress)
    rows, records = _place_samples(rows, flow, progress)
    if not sources or rows.empty or rows["censored"].all():
        message = say("No candidate, or no point with a detection, lies in the flow model.")
        raise InvalidInputError(message, [Finding(code="outside_model", message=message)])
    if len(rows) > MOST_SAMPLES:
        message = say("There are {count} samples; at most {most} can be compared. Thin them out.", count=len(rows),
                      most=MOST_SAMPLES)  # fmt: skip
        raise InvalidInputError(message, [Finding(code="too_many_samples", message=message)])
    last = float(rows["time_d"].max())
    windows = _windows(settings, last)
    per_window = _steps_a_window(flow, parameters, settings.window_d)
    step_d = settings.window_d / per_window
    steps = int(np.ceil(last * (1.0 + LOOK_AHEAD) / step_d)) + 1
    progress.step(say("Carrying unit releases to {count} points…", count=len(records)))
    corrected = without_numerical_dispersion(flow, parameters, step_d, progress)
    unit = ResponseOperator(flow, corrected, step_d).unit_responses(
        list(sources.values()), [*records.values(), *sources.values()], steps, progress
    )
    return Problem(
        candidates=[candidates[i] for i in sources], places=list(records), rows=rows, settings=settings,
        samples=_samples(rows, list(records)), errors=Errors(sample=settings.error, model=settings.model_error),
        unit_responses=unit, step_d=step_d, steps_a_window=per_window,
        windows=windows,
    )  # fmt: skip


def _place_samples(
    rows: pd.DataFrame, flow: FlowModel, progress: Progress
) -> tuple[pd.DataFrame, dict[str, NDArray[np.int64]]]:
    wells = rows.drop_duplicates("point")
    named = [(str(w.point), f"POINT ({w.easting} {w.northing})", int(w.layer)) for w in wells.itertuples(index=False)]
    records = {named[i][0]: cells for i, cells in wet_cells(named, flow, progress).items()}
    return rows[rows["point"].isin(list(records))].reset_index(drop=True), records


def _samples(rows: pd.DataFrame, places: list[str]) -> Samples:
    number = {place: i for i, place in enumerate(places)}
    return Samples(
        record=rows["point"].map(number).to_numpy(dtype=np.int64), time_d=rows["time_d"].to_numpy(dtype=np.float64),
        value_mg_l=rows["value_mg_l"].to_numpy(dtype=np.float64), censored=rows["censored"].to_numpy(dtype=bool),
    )  # fmt: skip


def _steps_a_window(flow: FlowModel, parameters: TransportParameters, window_d: float) -> int:
    """Keep the Courant number of nine in ten cells below a quarter, which bounds the numerical dispersion in time."""
    east, north, _ = flow.velocity(parameters.porosity)
    speed = np.hypot(east, north) / parameters.retardation
    typical = float(np.nanquantile(speed[np.isfinite(flow.head)], 0.9))
    fewest, most = _STEPS_A_WINDOW
    return int(np.clip(np.ceil(window_d * typical / (_COURANT * flow.grid.cell_size_m)), fewest, most))


def holds_substance(candidate: Candidate, substance: str) -> bool:
    """Return False only when what a candidate holds is known and the substance is not in it."""
    if not candidate.substances:
        return True
    wanted = find_property(substance).code
    return any(_code(name) == wanted for name in candidate.substances)


def _code(name: str) -> str:
    try:
        return find_property(name).code
    except InvalidInputError:
        return name
