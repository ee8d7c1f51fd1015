# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of the room: an observation layer's table becomes clean samples, or is refused with every fault it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag, read_truths
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
        With a finding for each missing column, unknown property, unit that does not fit, and field with entries that
        cannot be read; or when nothing usable is left.
    """
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        message = say("The observations lack the fields {names}.", names=", ".join(missing))
        raise InvalidInputError(message, [Finding(code="missing_fields", message=message)])
    rows = _typed(table)
    codes, findings = _codes(rows["property"])
    findings += _unreadable(table.reset_index(drop=True), rows)
    rows["property"] = rows["property"].map(codes)
    for name, group in rows.dropna(subset=["property"]).groupby(["property", "unit"], sort=False):
        findings += _convert(rows, group.index, *name)
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    usable = ~rows["flag"].isin([Flag.FAIL, Flag.MISSING]) & rows[["value", "time", "point"]].notna().all(axis=1)
    if not usable.any():
        message = say("There is no usable observation: all are empty, or flagged fail or missing.")
        raise InvalidInputError(message, [Finding(code="no_samples", message=message)])
    columns = ["point", "property", "time", "value", "unit", "censored", "layer", "easting", "northing"]
    return rows.loc[usable, columns].sort_values(["point", "property", "time"], kind="stable").reset_index(drop=True)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame({name: table[name].astype(str) for name in ("point", "property", "unit")})
    rows["point"] = rows["point"].where(table["point"].notna())
    rows["time"] = pd.to_datetime(table["time"], utc=True, errors="coerce")
    for name in ("value", "easting", "northing", "flag", "layer"):
        column = table[name] if name in table else pd.Series(np.nan, index=table.index)
        numbers = pd.to_numeric(column, errors="coerce").astype(np.float64)
        rows[name] = numbers.where(np.isfinite(numbers))
    rows["censored"] = read_truths(table.get("censored", [False] * len(table)))
    return rows.reset_index(drop=True)


def _unreadable(table: pd.DataFrame, rows: pd.DataFrame) -> list[Finding]:
    findings = []
    for name in ("time", "value", "flag", "layer"):
        lost = int((table[name].notna() & rows[name].isna()).sum()) if name in table else 0
        if lost:
            message = say("{count} entries of the field {field} cannot be read.", count=lost, field=name)
            findings.append(Finding(code="bad_value", message=message, place=name))
    homeless = int(rows[["easting", "northing"]].isna().any(axis=1).sum())
    if homeless:
        message = say("{count} observations have no place on the map.", count=homeless)
        findings.append(Finding(code="no_place", message=message))
    return findings


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
