# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plume as the wells show it at one time: concentration map, deviation, area, dissolved mass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.substances import ObservedProperty, find_property
from ..records.units import convert
from ..standards.groundwater import has_limit, limit
from ..transport.heads.map_grid import grid_around
from ..wording import say
from .interpolation import krige
from .samples import read_samples, within

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.heads.map_grid import MapGrid

    Array = NDArray[np.float64]

_FEWEST_WELLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlumeSettings:
    """What is mapped and how.

    Attributes
    ----------
    property : str
        Code, name or CAS number of a concentration.
    time : datetime or None
        Aware; None is the time of the latest sample.
    window_d : float
        A well counts when it was sampled at ``time`` or at most so many days before; its latest sample is taken.
    layer : int or None
        Aquifer layer, one-based; None takes all together.
    cell_size_m : float or None
        None: a hundredth of the longer side.
    threshold : float or None
        In the property's canonical unit; None is the limit of ``limit_class``.
    limit_class : str
        I, II, III or IV.
    thickness_m, porosity : float
        Of the contaminated aquifer, for the mass.
    """

    property: str
    time: datetime | None = None
    window_d: float = 180.0
    layer: int | None = None
    cell_size_m: float | None = None
    threshold: float | None = None
    limit_class: str = "III"
    thickness_m: float = 5.0
    porosity: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class PlumeMap:
    """The map and what is above the threshold.

    Attributes
    ----------
    concentration : ndarray, shape (rows, columns)
        10 to the kriged mean logarithm (the median estimate), in the canonical ``unit``; NaN away from the wells.
    deviation_log10 : ndarray, shape (rows, columns)
        Kriging standard deviation in log10 units: two times in three the truth is within a factor 10**deviation.
    above : ndarray of bool, shape (rows, columns)
    area_m2 : float
        Of the cells above the threshold.
    mean, maximum : float
        Of these cells, in ``unit``; NaN when there are none.
    highest_well : float
        Highest concentration that a well stands for, in ``unit``.
    mass_kg : float
        Dissolved mass in these cells: sum of c * porosity * thickness * cell area.
    """

    code: str
    unit: str
    time: pd.Timestamp
    grid: MapGrid
    concentration: Array
    deviation_log10: Array
    above: NDArray[np.bool_]
    threshold: float
    area_m2: float
    mean: float
    maximum: float
    mass_kg: float
    wells: int
    non_detects: int
    highest_well: float
    variogram: str


def map_plume(table: pd.DataFrame, settings: PlumeSettings, progress: Progress | None = None) -> PlumeMap:
    """Map a plume from the samples of its wells by ordinary kriging of log10 concentrations.

    Parameters
    ----------
    table : DataFrame
        Table of an observation layer, as `read_samples` takes it.
    settings : PlumeSettings
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        Fewer than three wells with a sample; all samples below the detection limit; a property that is no
        concentration; no threshold to compare with; cells so large that none is near a well.

    Notes
    -----
    A non-detect stands at half its detection limit, a zero at half the smallest positive value. Wells at one place
    count once, with the higher value. The median estimate is below the mean of a skewed distribution, and with it
    the mass; no correction is made, since it would multiply by the uncertainty itself.
    """
    known = find_property(settings.property)
    threshold = _threshold(known, settings)
    samples, time = _select(read_samples(table), known.code, settings)
    places, values = _wells(samples, known.code)
    grid = grid_around(places, settings.cell_size_m)
    field = krige(places, np.log10(values), grid, progress)
    concentration = np.power(10.0, field.log10)
    if not np.isfinite(concentration).any():
        message = say("No cell of {size} m lies near the wells; choose smaller ones.", size=f"{grid.cell_size_m:g}")
        raise InvalidInputError(message, [Finding(code="cells_too_large", message=message)])
    above = np.nan_to_num(concentration, nan=-np.inf) > threshold
    inside = concentration[above]
    return PlumeMap(
        code=known.code, unit=known.unit, time=time, grid=grid, concentration=concentration,
        deviation_log10=field.deviation_log10, above=above, threshold=threshold,
        area_m2=float(above.sum()) * grid.cell_size_m**2, mean=float(inside.mean()) if inside.size else np.nan,
        maximum=float(inside.max()) if inside.size else np.nan, mass_kg=_mass_kg(inside, known.unit, grid, settings),
        wells=len(values), non_detects=int(samples["censored"].sum()), highest_well=float(values.max()),
        variogram=field.variogram,
    )  # fmt: skip


def _threshold(known: ObservedProperty, settings: PlumeSettings) -> float:
    if known.kind != "concentration":
        message = say("{property} is not a concentration; a plume cannot be mapped.", property=known.name_en)
        raise InvalidInputError(message, [Finding(code="not_a_concentration", message=message)])
    if settings.threshold is not None:
        return settings.threshold
    found = limit(known.code, settings.limit_class).value if has_limit(known.code) else np.nan
    if not 0.0 < found < np.inf:
        message = say("Class {name} has no number for {property}; give a threshold.", name=settings.limit_class,
                      property=known.name_en)  # fmt: skip
        raise InvalidInputError(message, [Finding(code="no_threshold", message=message)])
    return found


def _select(samples: pd.DataFrame, code: str, settings: PlumeSettings) -> tuple[pd.DataFrame, pd.Timestamp]:
    chosen = samples[(samples["property"] == code) & (samples["value"] >= 0)]
    if settings.layer is not None:
        chosen = chosen[chosen["layer"] == settings.layer]
    time = pd.Timestamp(settings.time) if settings.time else chosen["time"].max()
    if len(chosen):
        chosen = within(chosen, time - pd.Timedelta(days=settings.window_d), time)
    latest = chosen.sort_values(["point", "time", "censored", "value"], ascending=[True, True, False, True])
    return latest.groupby("point", sort=True).tail(1), time


def _wells(samples: pd.DataFrame, code: str) -> tuple[Array, Array]:
    values = np.where(samples["censored"], samples["value"] / 2, samples["value"])
    if len(values) and (samples["censored"] | (values == 0)).all():
        message = say("All {count} samples of {property} are below the detection limit: there is no plume to map.",
                      count=len(values), property=code)  # fmt: skip
        raise InvalidInputError(message, [Finding(code="all_non_detect", message=message)])
    positive = values[values > 0]
    filled = np.where(values > 0, values, positive.min(initial=np.inf) / 2)
    wells = samples.assign(value=filled).groupby(["easting", "northing"])["value"].max().reset_index()
    if len(wells) < _FEWEST_WELLS:
        message = say("Mapping a plume needs at least {fewest} wells with a sample of {property}; there are {count}.",
                      fewest=_FEWEST_WELLS, property=code, count=len(wells))  # fmt: skip
        raise InvalidInputError(message, [Finding(code="too_few_wells", message=message)])
    return wells[["easting", "northing"]].to_numpy(dtype=np.float64), wells["value"].to_numpy(dtype=np.float64)


def _mass_kg(inside: Array, unit: str, grid: MapGrid, settings: PlumeSettings) -> float:
    grams_m3 = convert(inside, unit, "mg/L")
    return float(grams_m3.sum()) * settings.porosity * settings.thickness_m * grid.cell_size_m**2 / 1000.0
