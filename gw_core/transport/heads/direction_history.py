# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the direction of flow changes with time: the readings cut into periods, a direction in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Finding, InvalidInputError
from ...progress import Part, Silent
from ...wording import say
from .azimuths import azimuth_of, spread_of
from .flow_direction import Estimator, Gradients, estimate_gradients
from .head_readings import Statistic, wells_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import pandas as pd

    from ...progress import Progress


class Period(StrEnum):
    """How long a piece of the history is; weeks begin on Monday, all periods in UTC."""

    ALL = "all"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_FREQUENCIES = {Period.DAY: "D", Period.WEEK: "W", Period.MONTH: "M", Period.QUARTER: "Q", Period.YEAR: "A"}
_UNSURE_DEG = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionSettings:
    """What is estimated.

    Attributes
    ----------
    estimators : tuple of Estimator
    period : Period
    start, end : datetime or None
        Aware; only readings from ``start`` to ``end``, both included.
    statistic : Statistic
        What stands for the readings of a well in a period.
    error_m : float
        Standard deviation of a head, m, >= 0.
    spacing_m : float or None
        Of the arrows on the kriged surface, m.
    """

    estimators: tuple[Estimator, ...] = (Estimator.TRIANGLES, Estimator.PLANE)
    period: Period = Period.ALL
    start: datetime | None = None
    end: datetime | None = None
    statistic: Statistic = Statistic.MEDIAN
    error_m: float = 0.01
    spacing_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodDirection:
    """The direction in one period by one estimator.

    Attributes
    ----------
    start, end : Timestamp
        First and last moment of the period (of the readings, for `Period.ALL`), UTC; NaT where times are unknown.
    wells : int
    estimator : Estimator
    gradients : Gradients or None
        None when there is no direction; ``note`` says why.
    note : str
    """

    start: pd.Timestamp
    end: pd.Timestamp
    wells: int
    estimator: Estimator
    gradients: Gradients | None
    note: str


class _Once(Part):
    """Passes each warning on once: most hold for many periods."""

    def __init__(self, parent: Progress) -> None:
        super().__init__(parent, 0.0, 1.0)
        self._said: set[str] = set()

    def warn(self, text: str) -> None:
        if text not in self._said:
            self._said.add(text)
            self._parent.warn(text)


def direction_history(
    readings: pd.DataFrame, settings: DirectionSettings, progress: Progress | None = None
) -> list[PeriodDirection]:
    """Estimate the direction of flow in each period.

    Parameters
    ----------
    readings : DataFrame
        As `read_heads` gives them.
    settings : DirectionSettings
    progress : Progress, optional

    Returns
    -------
    list of PeriodDirection
        By period and estimator. Periods without a direction are there, with a note.

    Raises
    ------
    InvalidInputError
        No period has a direction; or readings without times are to be cut by time.
    """
    once = _Once(progress or Silent())
    found: list[PeriodDirection] = []
    pieces = list(_pieces(readings, settings, once))
    refused: InvalidInputError | None = None
    for number, (start, end, piece) in enumerate(pieces):
        once.check()
        wells = wells_of(piece, settings.statistic, once)
        for estimator in settings.estimators:
            gradients, note = None, ""
            try:
                gradients = estimate_gradients(wells, estimator, settings.error_m, settings.spacing_m, once)
                note = _doubt(gradients)
            except InvalidInputError as error:
                refused, note = error, error.message
            found.append(
                PeriodDirection(
                    start=start, end=end, wells=len(wells), estimator=estimator, gradients=gradients, note=note
                )
            )
        once.report((number + 1) / len(pieces))
    if refused is not None and all(item.gradients is None for item in found):
        raise refused
    _tell(found, once)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The periods together.

    Attributes
    ----------
    count : int
        Periods with a gradient.
    azimuth : float
        Of the mean of the periods' gradients, degrees; NaN without any.
    slope : float
        Size of that mean, m/m.
    spread : float
        Circular standard deviation of the periods' azimuths, degrees; NaN for fewer than two.
    """

    count: int
    azimuth: float
    slope: float
    spread: float


def overall(found: list[PeriodDirection], estimator: Estimator) -> Overall:
    """Return the mean of all periods by one estimator."""
    means = [item.gradients.mean for item in found if item.estimator is estimator and item.gradients is not None]
    if not means:
        return Overall(count=0, azimuth=np.nan, slope=np.nan, spread=np.nan)
    vectors = -np.array(means)
    middle = vectors.mean(axis=0)
    spread = spread_of(azimuth_of(vectors[:, 0], vectors[:, 1])) if len(means) > 1 else np.nan
    return Overall(
        count=len(means), azimuth=float(azimuth_of(*middle)), slope=float(np.hypot(*middle)), spread=spread
    )  # fmt: skip


def _pieces(
    readings: pd.DataFrame, settings: DirectionSettings, progress: Progress
) -> Iterator[tuple[pd.Timestamp, pd.Timestamp, pd.DataFrame]]:
    if settings.period is not Period.ALL or settings.start is not None or settings.end is not None:
        readings = _timed(readings, settings, progress)
    if settings.period is Period.ALL:
        yield readings["time"].min(), readings["time"].max(), readings
        return
    periods = readings["time"].dt.tz_localize(None).dt.to_period(_FREQUENCIES[settings.period])
    for period, piece in readings.groupby(periods, sort=True):
        yield period.start_time.tz_localize("UTC"), period.end_time.floor("s").tz_localize("UTC"), piece


def _timed(readings: pd.DataFrame, settings: DirectionSettings, progress: Progress) -> pd.DataFrame:
    timeless = int(readings["time"].isna().sum())
    if timeless:
        progress.warn(say("{count} readings are left out: {reason}.", count=timeless, reason=say("without a time")))
    kept = readings["time"].notna()
    if settings.start is not None:
        kept &= readings["time"] >= settings.start
    if settings.end is not None:
        kept &= readings["time"] <= settings.end
    if not kept.any():
        message = say("There is no head with a time in the time that was asked for.")
        raise InvalidInputError(message, [Finding(code="no_heads", message=message)])
    return readings[kept]


def _doubt(gradients: Gradients) -> str:
    _, deviation, slope, _ = gradients.mean_arrow()
    if slope == 0.0:
        return say("All heads are equal: there is no gradient.")
    if deviation > _UNSURE_DEG:
        return say("The gradient is within its error: the direction is not settled.")
    return ""


def _tell(found: list[PeriodDirection], progress: Progress) -> None:
    for note in dict.fromkeys(item.note for item in found if item.note):
        count = sum(item.note == note for item in found)
        periods = len({item.start for item in found})
        progress.warn(note if periods == 1 else say("In {count} of {all} results: {note}", count=count, all=len(found),
                                                    note=note))  # fmt: skip
    counts = [item.wells for item in found]
    if counts and min(counts) != max(counts):
        progress.warn(
            say("The number of wells changes from {fewest} to {most}: part of a turn may be theirs.",
                fewest=min(counts), most=max(counts))
        )  # fmt: skip
