# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quality classes of samples and of monitoring points by GB/T 14848-2017."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..standards.groundwater import WaterClass, classify, has_limit, indicator, limit, overall, standard_index
from ..wording import say
from .samples import read_samples, within

if TYPE_CHECKING:
    from datetime import datetime

_LABELS = np.array([water_class.label for water_class in WaterClass])
DETAIL_COLUMNS = (
    "point", "property", "time", "value", "unit", "censored", "class", "best_class", "worst_class", "limit", "ratio",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Classes of points and the samples they rest on.

    Attributes
    ----------
    points : DataFrame
        A row a point: point, layer, time (latest sample used), class, worst_property, value, unit, censored (the value
        is a detection limit), limit, ratio, properties (how many were classed), undecided, easting, northing.
    details : DataFrame
        A row a point and property: `DETAIL_COLUMNS`.
    worst : WaterClass
        Of all points.
    confirmed : bool
        False when a figure behind a class is unverified.
    """

    points: pd.DataFrame
    details: pd.DataFrame
    worst: WaterClass
    confirmed: bool


def classify_samples(samples: pd.DataFrame, limit_class: str) -> pd.DataFrame:
    """Give each sample its class, and its ratio to the limit of ``limit_class``.

    Parameters
    ----------
    samples : DataFrame
        As from `read_samples`; properties without a limit in the standard are left out.
    limit_class : str
        I, II, III or IV.

    Returns
    -------
    DataFrame
        The samples with best, worst (`WaterClass` numbers), limit and ratio. The limit is NaN where there is no number
        to give; the ratio is NaN there and for non-detects, whose value is only a bound.
    """
    classed = [
        _classed(group, str(code), limit_class)
        for code, group in samples.groupby("property", sort=False)
        if has_limit(str(code))
    ]
    if not classed:
        message = say("None of the observed properties has a limit in GB/T 14848-2017.")
        raise InvalidInputError(message, [Finding(code="nothing_to_class", message=message)])
    return pd.concat(classed)


def _classed(group: pd.DataFrame, code: str, limit_class: str) -> pd.DataFrame:
    values, censored = group["value"].to_numpy(), group["censored"].to_numpy()
    found, bound = classify(code, values, censored), limit(code, limit_class)
    of_acid = (indicator(code).form == "range") & (values < 7.0)
    shown = np.where(of_acid, bound.lower, bound.value)
    return group.assign(
        best=found.best, worst=found.worst, limit=np.where(np.isfinite(shown), shown, np.nan),
        ratio=np.where(censored, np.nan, standard_index(code, values, limit_class)), confirmed=found.confirmed,
    )  # fmt: skip


def classify_points(
    table: pd.DataFrame, limit_class: str, start: datetime | None = None, end: datetime | None = None
) -> Classes:
    """Give each monitoring point its class: the worst of the latest sample of each property.

    Parameters
    ----------
    table : DataFrame
        Table of an observation layer, as `read_samples` takes it.
    limit_class : str
        I, II, III or IV: the class that the water must keep; its limits are compared with.
    start, end : datetime, optional
        Only samples of this time, both ends included. Naive is not allowed.

    Returns
    -------
    Classes
        A point whose class hangs on a non-detect gets the worse class and ``undecided`` True. A point without any
        sample that can be classed is "unknown". Two samples of the same time count as the worse of them.

    Raises
    ------
    InvalidInputError
        As `read_samples`; when nothing in the table has a limit in the standard, or nothing of that lies in the time.
    """
    samples = read_samples(table)
    classed = classify_samples(samples, limit_class)
    chosen = within(classed, start, end)
    if chosen.empty:
        message = say("No sample that can be classed lies between the two dates.")
        raise InvalidInputError(message, [Finding(code="no_samples", message=message)])
    chosen = chosen.sort_values(["point", "property", "time", "worst", "value"], kind="stable")
    latest = chosen.groupby(["point", "property"], sort=True).tail(1)
    places = samples.groupby("point", sort=True)[["layer", "easting", "northing"]].first()
    points = pd.DataFrame([_point_row(name, latest[latest["point"] == name]) for name in places.index])
    _, worst = overall([], latest["worst"].to_numpy())
    return Classes(
        points=points.join(places, on="point"), details=_details(latest), worst=worst,
        confirmed=bool(latest["confirmed"].all()),
    )  # fmt: skip


def _point_row(name: str, latest: pd.DataFrame) -> dict[str, object]:
    known = latest[latest["worst"] > WaterClass.UNKNOWN]
    best, worst = overall(known["best"].to_numpy(), known["worst"].to_numpy())
    row: dict[str, object] = {
        "point": name, "time": known["time"].max(), "class": worst.label, "properties": len(known),
        "undecided": best != worst,
    }  # fmt: skip
    if len(known):
        # what was seen counts more than what may be there, then what is furthest above its limit
        by_weight = known.assign(seen=~known["censored"]).sort_values(["worst", "seen", "ratio"], na_position="first")
        decisive = by_weight.iloc[-1]
        row |= {name: decisive[name] for name in ("value", "unit", "limit", "ratio")}
        row |= {"worst_property": decisive["property"], "censored": bool(decisive["censored"])}
    nothing = {
        "worst_property": None,
        "value": np.nan,
        "unit": None,
        "censored": None,
        "limit": np.nan,
        "ratio": np.nan,
    }
    return nothing | row


def _details(latest: pd.DataFrame) -> pd.DataFrame:
    named = latest.assign(
        best_class=_LABELS[latest["best"].to_numpy()], worst_class=_LABELS[latest["worst"].to_numpy()]
    )
    named["class"] = named["worst_class"]
    return named[list(DETAIL_COLUMNS)].reset_index(drop=True)
