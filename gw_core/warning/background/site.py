# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of all properties of a site, from the readings of its background points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...errors import Finding, InvalidInputError, refusal
from ...progress import Silent
from ...records.observations import Flag, check_frame
from ...wording import say
from .censored import Estimator
from .limits import Demand, Limit, derive
from .summary import Background, Distribution, Sample, summarise
from .table import LimitRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...progress import Progress

_DAY_NS = 86_400_000_000_000
_UNUSABLE = (Flag.SUSPECT, Flag.FAIL, Flag.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which limits to derive, and from what.

    Attributes
    ----------
    points : tuple of str
        Background points, or with ``intrawell`` the points that shall have limits of their own values.
    properties : tuple of str
        Codes; empty is every concentration there is.
    intrawell : bool
        Each point from its own values, instead of all from the background points.
    demand : Demand
        Its programme's ``constituents`` is replaced by the number of properties that were ever detected.
    alpha : float
        Significance at which a distribution is refused (0-1, exclusive).
    assumed : Distribution or None
        Named by a person for all properties; None: by the rule of `summarise`.
    estimator : Estimator
    minimum : int
        Fewest values for a limit, >= 2.
    spacing_d : float
        Least time between two values of a datastream that are used, d, >= 0: values closer together are no
        independent ones (EPA, 2009, section 3.2.1).
    refuse_trend : bool
        Refuse a background with a trend, instead of noting it.
    """

    points: tuple[str, ...]
    properties: tuple[str, ...] = ()
    intrawell: bool = False
    demand: Demand = field(default_factory=Demand)
    alpha: float = 0.05
    assumed: Distribution | None = None
    estimator: Estimator = Estimator.ROS
    minimum: int = 4
    spacing_d: float = 1.0
    refuse_trend: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Limits, and for everything that got none a finding that says why."""

    rows: tuple[LimitRow, ...]
    refused: tuple[Finding, ...]


def derive_site_limits(
    frame: pd.DataFrame,
    datastreams: pd.DataFrame,
    request: Request,
    kinds: dict[str, str],
    progress: Progress | None = None,
) -> Derived:
    """Derive a limit for each property, or for each property and point.

    Parameters
    ----------
    frame : DataFrame
        Observation frame. Readings flagged suspect, fail or missing are left out, and said so.
    datastreams : DataFrame
        datastream_id, point, property, sensor, unit.
    request : Request
    kinds : dict
        Kind of each property (`ObservedProperty.kind`).
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        The request makes no sense, or there is no usable background value at all.
    """
    progress = progress or Silent()
    check_request(request)
    check_frame(frame)
    table = _usable(frame, datastreams, request, kinds, progress)
    described: list[tuple[str, str, str, Background]] = []
    refused = _absent(table, request)
    for (code, point), sample, unit in _samples(table, request):
        progress.check()
        background = summarise(sample, request.alpha, request.estimator, request.assumed)
        reason = _refusal(background, request)
        if reason:
            refused.append(Finding(code="unusable", message=reason, place=_place(code, point)))
        else:
            described.append((code, point, unit, background))
    rows, more = _limits(described, request, progress)
    return Derived(rows=tuple(rows), refused=(*refused, *more))


def check_request(request: Request) -> None:
    """Raise `InvalidInputError` for a request that makes no sense, before anything is read."""
    if not request.points:
        raise refusal("no_points", say("There are no background points: give some, or set their role in the park."))
    if request.minimum < 2 or request.spacing_d < 0.0:
        raise refusal("bad_number", say("At least two values are needed, and a spacing that is not negative."))


def _usable(
    frame: pd.DataFrame, datastreams: pd.DataFrame, request: Request, kinds: dict[str, str], progress: Progress
) -> pd.DataFrame:
    table = frame.merge(datastreams, on="datastream_id", how="inner")
    table = table[table["point"].isin(request.points)]
    wanted = request.properties or tuple(code for code, kind in kinds.items() if kind == "concentration")
    table = table[table["property"].isin(wanted)]
    bad = table["flag"].isin(_UNUSABLE) | ~np.isfinite(table["value"])
    if bad.any():
        progress.warn(
            say("{count} background readings are left out: suspect, failed or missing.", count=int(bad.sum()))
        )
    table = table[~bad].sort_values(["datastream_id", "time"], kind="stable").reset_index(drop=True)
    kept = table[_spaced(table, request.spacing_d)]
    if len(kept) < len(table):
        progress.warn(say("{count} background readings are left out: closer than {days} d to the one before.",
                          count=len(table) - len(kept), days=f"{request.spacing_d:g}"))  # fmt: skip
    if kept.empty:
        raise refusal("no_background", say("There is no usable background reading of these points and properties."))
    return kept


def _spaced(table: pd.DataFrame, spacing_d: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    keep = np.ones(len(table), dtype=bool)
    stream, moment = table["datastream_id"].to_numpy(), table["time"].astype("int64").to_numpy()
    last = 0
    for place in range(1, len(table)):
        if stream[place] == stream[last] and moment[place] - moment[last] < spacing_d * _DAY_NS:
            keep[place] = False
        else:
            last = place
    return keep


def _absent(table: pd.DataFrame, request: Request) -> list[Finding]:
    missing = sorted(set(request.properties) - set(table["property"]))
    return [
        Finding(code="no_background", message=say("There is no usable background reading."), place=code)
        for code in missing
    ]


def _samples(table: pd.DataFrame, request: Request) -> Iterator[tuple[tuple[str, str], Sample, str]]:
    whose = table["point"] if request.intrawell else pd.Series("", index=table.index)
    for (code, point), group in table.groupby(["property", whose.rename("whose")], sort=True):
        sample = Sample(
            values=group["value"].to_numpy(float), censored=group["censored"].to_numpy(bool),
            days=group["time"].astype("int64").to_numpy() / _DAY_NS, wells=group["point"].to_numpy(str),
        )  # fmt: skip
        yield (str(code), str(point)), sample, str(group["unit"].iloc[0])


def _refusal(background: Background, request: Request) -> str:
    if background.n < request.minimum:
        return say("Only {n} background values; at least {least} are asked for.", n=background.n, least=request.minimum)
    if request.refuse_trend and background.trend:
        return background.trend
    return ""


def _limits(
    described: Sequence[tuple[str, str, str, Background]], request: Request, progress: Progress
) -> tuple[list[LimitRow], list[Finding]]:
    detected = {code for code, _, _, found in described if found.distribution is not Distribution.NEVER_DETECTED}
    programme = replace(request.demand.programme, constituents=max(len(detected), 1), interwell=not request.intrawell)
    demand = replace(request.demand, programme=programme)
    rows, refused = [], []
    for done, (code, point, unit, background) in enumerate(described, start=1):
        progress.check()
        try:
            limit = derive(background, demand)
        except InvalidInputError as error:
            refused.append(Finding(code="unusable", message=error.message, place=_place(code, point)))
        else:
            rows.append(_row(code, point, unit, background, limit, demand))
        progress.report(done / len(described))
    return rows, refused


def _row(code: str, point: str, unit: str, background: Background, limit: Limit, demand: Demand) -> LimitRow:
    return LimitRow(
        point=point, property=code, limit=limit.value, unit=unit, method=demand.method.value, way=limit.way,
        distribution=background.distribution.value, scheme=demand.programme.scheme.value, n=background.n,
        non_detects=background.non_detects, detection_limit=max(background.detection_limits, default=np.nan),
        factor=limit.factor, swfpr=limit.swfpr, coverage=limit.coverage, confidence=limit.confidence,
        power_2sd=limit.power[0], power_3sd=limit.power[1], power_4sd=limit.power[2], rating=limit.rating,
        mean=background.plain_mean, sd=background.plain_sd, scaled_mean=background.mean, scaled_sd=background.sd,
        decision=demand.decision, shewhart=demand.shewhart, notes=" ".join((*background.notes, *limit.notes)),
    )  # fmt: skip


def _place(code: str, point: str) -> str:
    return f"{code}, {point}" if point else code
