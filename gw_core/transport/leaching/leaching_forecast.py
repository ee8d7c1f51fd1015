# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several contaminated soils over a time: what reaches the water table of each, when it matters, where its mass is."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Silent, split
from ...wording import say
from ..arrival import Arrival, arrival_of
from .leaching_mf6 import Breakthrough, Method, break_through
from .leaching_mixing import Mixing, mixing_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ...progress import Progress
    from .leaching import Budget
    from .leaching_table import PlacedLeaching

_MOST_WINDOWS = 5000
_CURVE_POINTS = 4000
# Rates below this share of the greatest together carry less than a millionth of the mass; a picogram a day is nothing.
_NEGLIGIBLE = 1e-10
_NOTHING_KG_D = 1e-15


@dataclass(frozen=True, slots=True, kw_only=True)
class Aquifer:
    """The groundwater below: conductivity (m/d), gradient (-) and thickness (m), for the mixing zone."""

    conductivity_m_d: float
    gradient: float
    thickness_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeachingForecast:
    """What one contaminated soil does.

    Attributes
    ----------
    placed : PlacedLeaching
    breakthrough : Breakthrough
        mg/L and kg/d at and over the windows.
    budget : Budget
        At the end, by the closed forms whatever the method.
    mixing : Mixing or None
        None where the aquifer is not known.
    """

    placed: PlacedLeaching
    breakthrough: Breakthrough
    budget: Budget
    mixing: Mixing | None
    method: Method

    def arrival(self, limit_mg_l: float) -> Arrival:
        """Return when the water that reaches the water table first exceeds a limit (mg/L), and its peak."""
        times = self.breakthrough.times_d
        if self.method is Method.ANALYTIC:
            times = np.unique(np.concatenate([times, np.linspace(0.0, times[-1], _CURVE_POINTS + 1)[1:]]))
            return arrival_of(times, self.placed.leaching.concentration(times), limit_mg_l)
        return arrival_of(times, self.breakthrough.concentration_mg_l, limit_mg_l)

    def limit_reached_d(self, limit_mg_l: float) -> float:
        """Return when the mixed groundwater first exceeds a limit, d; NaN when it does not or mixing is unknown."""
        if self.mixing is None:
            return math.nan
        return self.arrival(limit_mg_l * self.mixing.factor).arrival_d

    def windows(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield start (d), end (d), rate (kg/d) and concentration at the end (mg/L) of the windows that bring mass."""
        found = self.breakthrough
        starts = np.concatenate([[0.0], found.times_d[:-1]])
        least = max(_NEGLIGIBLE * float(found.rate_kg_d.max(initial=0.0)), _NOTHING_KG_D)
        for start, end, rate, value in zip(
            starts, found.times_d, found.rate_kg_d, found.concentration_mg_l, strict=True
        ):
            if rate > least:
                yield float(start), float(end), float(rate), float(value)


def forecast_leaching(
    soils: Sequence[PlacedLeaching], duration_d: float, step_d: float, method: Method = Method.ANALYTIC, *,
    aquifer: Aquifer | None = None, workspace: Path | None = None, progress: Progress | None = None,
    mf6: str | None = None,
) -> list[LeachingForecast]:  # fmt: skip
    """Return what each soil gives off to the groundwater.

    Parameters
    ----------
    soils : sequence of PlacedLeaching
    duration_d, step_d : float
        d, > 0; the last window is shorter where the step does not fit.
    method : Method
    aquifer : Aquifer, optional
        Without it nothing is said about the groundwater below.
    workspace : Path, optional
        Folder for the files of MODFLOW 6, one folder a soil; needed for its two methods.
    progress : Progress, optional
        Warned of every assumption once.
    mf6 : str, optional

    Raises
    ------
    InvalidInputError, ConfigurationError, ModelRunError, Cancelled
    """
    watch = progress or Silent()
    times = _times(duration_d, step_d)
    for note in dict.fromkeys(note for soil in soils for note in soil.notes):
        watch.warn(note)
    found = []
    for number, (soil, part) in enumerate(zip(soils, split(watch, [1.0] * len(soils)), strict=True), start=1):
        watch.check()
        folder = None if workspace is None else workspace / f"{number:03d}_{_file_name(soil.leaching.soil.name)}"
        reached = break_through(soil.leaching, times, method, folder=folder, progress=part, mf6=mf6)
        if not (reached.rate_kg_d > _NOTHING_KG_D).any():
            watch.warn(say("Nothing of {name} reaches the water table within {days} d.",
                           name=soil.leaching.soil.name, days=f"{duration_d:g}"))  # fmt: skip
        found.append(
            LeachingForecast(
                placed=soil, breakthrough=reached, budget=soil.leaching.budget(float(times[-1])),
                mixing=_mixing(soil, aquifer), method=method,
            )
        )  # fmt: skip
        part.report(1.0)
    return found


def _times(duration_d: float, step_d: float) -> list[float]:
    if not (math.isfinite(duration_d) and duration_d > 0 and step_d > 0):
        message = say("Duration and step must be positive.")
        raise InvalidInputError(message, [Finding(code="bad_time", message=message)])
    count = math.ceil(duration_d / step_d - 1e-9)
    if count > _MOST_WINDOWS:
        message = say("There are more than {most} time steps; choose a longer step.", most=_MOST_WINDOWS)
        raise InvalidInputError(message, [Finding(code="too_many_windows", message=message)])
    return [min(step_d * number, duration_d) for number in range(1, count + 1)]


def _mixing(soil: PlacedLeaching, aquifer: Aquifer | None) -> Mixing | None:
    if aquifer is None:
        return None
    return mixing_zone(
        conductivity_m_d=aquifer.conductivity_m_d, gradient=aquifer.gradient, thickness_m=aquifer.thickness_m,
        recharge_m_d=soil.leaching.column.recharge_m_d, length_m=soil.length_along_m,
    )  # fmt: skip


def _file_name(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", name).strip("_")[:40] or "soil"
