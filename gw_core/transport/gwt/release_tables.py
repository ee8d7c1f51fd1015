# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door for releases: schedules of leaking facilities, what inflow carries, and which substances there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...errors import Finding, InvalidInputError, refusal
from ...records.substances import find_property
from ...wording import say
from ..tables import days_after, layer_number, optional_number, read_rows
from .substance_figures import molar_yield

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid

_STRENGTHS = ("rate_kg_d", "concentration_mg_l")


def with_schedule(table: pd.DataFrame, schedule: pd.DataFrame, start: datetime, what: str) -> pd.DataFrame:
    """Replace each source that has a schedule by a row for every time in which its release does not change.

    Parameters
    ----------
    table : DataFrame
        Sources; see `source_tables.sources`. One with a schedule has no strength of its own.
    schedule : DataFrame
        Fields ``name`` (of the source), ``time`` (UTC) or ``time_d`` (days after the start), and ``rate_kg_d`` or
        ``concentration_mg_l`` from then on; both empty, or no rate, end the release.
    start : datetime
        Aware start of the simulation.
    what : str
        What to call the schedule.

    Raises
    ------
    InvalidInputError
        Every row that cannot be used.
    """
    steps = pd.DataFrame(read_rows(schedule, what, lambda row: _step(row, start)))
    names = set(table["name"].astype(str)) if "name" in table.columns else set()
    findings = [
        Finding(code="unknown_source", message=say("There is no source of this name."), place=f"{what}: {name}")
        for name in dict.fromkeys(steps["name"]) if name not in names
    ]  # fmt: skip
    rows: list[dict[str, Any]] = []
    for row in table.to_dict("records"):
        mine = steps[steps["name"] == str(row.get("name"))]
        if mine.empty:
            rows.append({str(key): value for key, value in row.items()})
            continue
        if any(optional_number(row, field) is not None for field in _STRENGTHS):
            message = say("The source has a strength of its own beside its schedule.")
            findings.append(Finding(code="two_strengths", message=message, place=f"{what}: {row['name']}"))
        rows += _windows(row, mine.sort_values("time_d"), start)
    if findings:
        raise InvalidInputError(say("{what}: {first}", what=findings[0].place, first=findings[0].message), findings)
    return pd.DataFrame(rows, columns=list(dict.fromkeys([*table.columns, *_STRENGTHS, "start", "end"])))


def _step(row: dict[str, Any], start: datetime) -> dict[str, Any]:
    moment, days = days_after(row.get("time"), start), optional_number(row, "time_d")
    if (moment is None) == (days is None):
        raise refusal("one_time", say("A row needs either time (UTC) or time_d (days), not both."))
    rate, held = (optional_number(row, field) for field in _STRENGTHS)
    if rate is not None and held is not None:
        raise refusal("one_strength", say("A row needs either rate_kg_d or concentration_mg_l, not both."))
    if (rate or held or 0.0) < 0:
        raise refusal("negative", say("A source cannot take mass out."))
    return {
        "name": str(row.get("name") or ""),
        "time_d": days if moment is None else moment,
        "rate": rate,
        "held": held,
    }


def _windows(row: dict[Any, Any], steps: pd.DataFrame, start: datetime) -> list[dict[str, Any]]:
    days = steps["time_d"].to_list()
    ends = [*days[1:], None]
    rows = []
    for begin, end, rate, held in zip(days, ends, steps["rate"], steps["held"], strict=True):
        if (rate != rate or rate is None or rate == 0) and (held != held or held is None):
            continue
        moment = pd.Timestamp(start)
        rows.append({
            **row, "rate_kg_d": rate, "concentration_mg_l": held,
            "start": moment + pd.Timedelta(days=begin),
            "end": row.get("end") if end is None else moment + pd.Timedelta(days=end),
        })  # fmt: skip
    return rows


def inflow(table: pd.DataFrame, grid: LayeredGrid, what: str) -> NDArray[np.float64]:
    """Read what boundary water carries: geometry, ``concentration_mg_l`` and, optionally, ``layer`` (empty: all).

    Returns
    -------
    ndarray of float, grid shape
        mg/L; NaN where nothing is said. Where features overlap, the last counts.
    """
    field = np.full(grid.shape, np.nan)

    def lay(row: dict[str, Any]) -> float:
        value = optional_number(row, "concentration_mg_l")
        if value is None or value < 0:
            raise refusal("bad_concentration", say("The field concentration_mg_l is empty or negative."))
        wkt = row.get("geometry_wkt")
        if not isinstance(wkt, str):
            raise refusal("no_geometry", say("The feature has no geometry."))
        if optional_number(row, "layer") is None:
            field[:, grid.mask_of(wkt)] = value
        else:
            field.ravel()[grid.cells_of(wkt, layer_number(row) - 1)] = value
        return value

    read_rows(table, what, lay)
    return field


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of the table of substances; None where a field is empty.

    Attributes
    ----------
    code : str
    parent : str
        Code of the substance that decays into it; empty for none.
    yield_kg_kg : float
        See `species.Species`.
    half_life_d, kd_l_kg, diffusion_m2_d : float or None
    """

    code: str
    parent: str = ""
    yield_kg_kg: float = 1.0
    half_life_d: float | None = None
    kd_l_kg: float | None = None
    diffusion_m2_d: float | None = None


def substances(table: pd.DataFrame, what: str) -> tuple[Listed, ...]:
    """Read substances beside the main one.

    Fields: ``property``, ``parent`` (a substance that decays into it), ``yield_kg_kg`` (empty: the ratio of the molar
    masses), ``half_life_d``, ``kd_l_kg``, ``diffusion_m2_d``.
    """
    return read_rows(table, what, _listed)


def _listed(row: dict[str, Any]) -> Listed:
    code = find_property(str(row.get("property") or "")).code
    named = row.get("parent")
    parent = find_property(str(named)).code if isinstance(named, str) and named else ""
    found = Listed(code=code, parent=parent, half_life_d=optional_number(row, "half_life_d"),
                   kd_l_kg=optional_number(row, "kd_l_kg"),
                   diffusion_m2_d=optional_number(row, "diffusion_m2_d"))  # fmt: skip
    given = optional_number(row, "yield_kg_kg")
    if not parent:
        return found
    return replace(found, yield_kg_kg=molar_yield(parent, code) if given is None else given)
