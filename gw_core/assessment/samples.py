# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of the room: an observation layer's table becomes clean samples, or is refused with every fault it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag
from ..records.substances import find_property, observed_properties
from ..records.units import convert
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

NEEDED = ("point", "property", "time", "value", "unit", "easting", "northing")


def read_samples(table: pd.DataFrame) -> pd.DataFrame:
    """Turn the table of an observation layer into samples that can be assessed.

    Parameters
    ----------
    table : DataFrame
        Columns `NEEDED` and, where there are any, ``censored``, ``flag``, ``layer``. Naive times are UTC. A missing
        flag is "not evaluated", a missing ``censored`` is False, a missing layer is unknown.

    Returns
    -------
    DataFrame
        point, property (code), time (UTC), value (canonical unit), unit, censored, layer, easting, northing: without
        rows flagged "fail" or "missing" and rows without value or time; ordered by point, property and time.

    Raises
    ------
    InvalidInputError
        With a finding for each missing column, unknown property and unit that does not fit.
    """
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        message = say("The observations lack the fields {names}.", names=", ".join(missing))
        raise InvalidInputError(message, [Finding(code="missing_fields", message=message)])
    rows = _typed(table)
    codes, findings = _codes(rows["property"])
    rows["property"] = rows["property"].map(codes)
    for name, group in rows.dropna(subset=["property"]).groupby(["property", "unit"], sort=False):
        findings += _convert(rows, group.index, *name)
    if findings:
        raise InvalidInputError(say("The observations cannot be used."), findings)
    usable = ~rows["flag"].isin([Flag.FAIL, Flag.MISSING]) & rows[["value", "time", "point"]].notna().all(axis=1)
    columns = ["point", "property", "time", "value", "unit", "censored", "layer", "easting", "northing"]
    return rows.loc[usable, columns].sort_values(["point", "property", "time"], kind="stable").reset_index(drop=True)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame({name: table[name].astype(str) for name in ("point", "property", "unit")})
    rows["point"] = rows["point"].where(table["point"].notna())
    rows["time"] = pd.to_datetime(table["time"], utc=True)
    for name in ("value", "easting", "northing"):
        rows[name] = pd.to_numeric(table[name], errors="coerce").astype(np.float64)
    rows["censored"] = [bool(c) if pd.notna(c) else False for c in table.get("censored", [False] * len(table))]
    flags = table.get("flag", pd.Series(Flag.NOT_EVALUATED, index=table.index))
    rows["flag"] = pd.to_numeric(flags).fillna(Flag.NOT_EVALUATED).astype(np.uint8)
    rows["layer"] = pd.to_numeric(table.get("layer", pd.Series(np.nan, index=table.index))).astype(np.float64)
    return rows.reset_index(drop=True)


def _codes(names: pd.Series) -> tuple[dict[str, str], list[Finding]]:
    codes: dict[str, str] = {}
    findings: list[Finding] = []
    for name in names.unique():
        try:
            codes[name] = find_property(name).code
        except InvalidInputError as error:
            findings += error.findings
    return codes, findings


def _convert(rows: pd.DataFrame, index: pd.Index, code: Hashable, unit: Hashable) -> list[Finding]:
    wanted = observed_properties()[str(code)].unit
    if unit != wanted:
        try:
            rows.loc[index, "value"] = convert(rows.loc[index, "value"].to_numpy(), str(unit), wanted)
        except InvalidInputError as error:
            return [Finding(code=f.code, message=f.message, place=str(code)) for f in error.findings]
        rows.loc[index, "unit"] = wanted
    return []


def within(samples: pd.DataFrame, start: datetime | None, end: datetime | None) -> pd.DataFrame:
    """Return the samples taken from ``start`` to ``end``, both included; None leaves that side open."""
    keep = pd.Series(True, index=samples.index)
    if start is not None:
        keep &= samples["time"] >= start
    if end is not None:
        keep &= samples["time"] <= end
    return samples[keep]
