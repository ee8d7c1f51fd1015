# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecasts and traced sources from the tables of the transport and tracing rooms."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import Finding, InvalidInputError
from ..wording import say
from .receptors import keep_receptors
from .respond import Arrival, TracedSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..records.park import ParkRecords


def arrivals_from_table(table: pd.DataFrame, park: ParkRecords) -> list[Arrival]:
    """Return the forecasts of an arrival layer (point, arrival, peak, limit, unit) at what must be protected.

    Naive times are UTC; see `receptors.keep_receptors` for which rows count. Of several rows at one receptor the
    earliest arrival counts.

    Raises
    ------
    InvalidInputError
        Columns are missing (finding code ``missing_column``).
    """
    _require(table, ("point", "arrival", "peak", "limit", "unit"), say("The arrival layer"))
    found = [
        Arrival(
            point=str(row["point"]), arrival=_moment(row["arrival"]), peak=_number(row["peak"]),
            limit=_number(row["limit"]), unit=str(row["unit"] or ""),
        )
        for row in keep_receptors(table, park).to_dict("records")
    ]  # fmt: skip
    never = datetime.max.replace(tzinfo=timezone.utc)
    ordered = sorted(found, key=lambda each: each.arrival or never)
    return list({each.point: each for each in reversed(ordered)}.values())[::-1]


def sources_from_table(table: pd.DataFrame) -> list[TracedSource]:
    """Return the candidates of a source layer (name, enterprise, probability, identifiable, verdict).

    A candidate without probability counts as 0, one without a statement on identifiability as not identifiable.

    Raises
    ------
    InvalidInputError
        Columns are missing, or a probability lies outside 0 to 1 (finding codes ``missing_column``, ``bad_number``).
    """
    _require(table, ("name", "probability", "identifiable"), say("The source layer"))
    found = [
        TracedSource(
            name=str(row["name"]), enterprise=str(row.get("enterprise") or "–"),
            probability=0.0 if pd.isna(row["probability"]) else float(row["probability"]),
            identifiable=str(row["identifiable"]).lower() in {"true", "1", "1.0"},
            verdict=str(row.get("verdict") or ""),
        )
        for row in table.to_dict("records")
    ]  # fmt: skip
    faults = [each.name for each in found if not 0.0 <= each.probability <= 1.0]
    if faults:
        message = say("The probability of {names} is not between 0 and 1.", names=", ".join(faults))
        raise InvalidInputError(message, [Finding(code="bad_number", message=message)])
    return found


def _require(table: pd.DataFrame, columns: Sequence[str], what: str) -> None:
    missing = [column for column in columns if column not in table.columns]
    if missing:
        message = say("{what} has no field {columns}.", what=what, columns=", ".join(missing))
        raise InvalidInputError(message, [Finding(code="missing_column", message=message)])


def _moment(value: Any) -> datetime | None:
    if value is None or pd.isna(value):
        return None
    moment: datetime = pd.Timestamp(value).to_pydatetime()
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _number(value: Any) -> float:
    return float("nan") if value is None else float(value)
