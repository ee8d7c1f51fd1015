# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: rows of features (geometry as WKT and attributes), their numbers, names, layers and moments.

Every fault of a table is reported together, with its feature. Layers are one-based in tables, as people count.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from ..clock import Clock, utc_now
from ..errors import Finding, InvalidInputError, refusal
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .grids.layered_grid import LayeredGrid

_Made = TypeVar("_Made")
_SECONDS_A_DAY = 86400.0


def start_of(table: pd.DataFrame, clock: Clock = utc_now) -> datetime:
    """Return the earliest ``start`` in a table of sources as an aware UTC moment, else the last midnight."""
    found = table["start"] if "start" in table.columns else []
    moments = [moment for moment in (_moment(value) for value in found) if moment is not None]
    if moments:
        first: datetime = min(moments).to_pydatetime()
        return first
    return clock().replace(hour=0, minute=0, second=0, microsecond=0)


def days_after(value: object, start: datetime) -> float | None:
    """Return how many days after an aware ``start`` a moment is (a naive one is UTC); None for a blank."""
    moment = _moment(value)
    return None if moment is None else (moment - pd.Timestamp(start)).total_seconds() / _SECONDS_A_DAY


def read_rows(table: pd.DataFrame, what: str, make: Callable[[dict[str, Any]], _Made]) -> tuple[_Made, ...]:
    """Make something of every feature of the layer ``what``, or raise with the faults of all of them."""
    made, findings = [], []
    for number, row in enumerate(table.to_dict("records"), start=1):
        named = text_of(row, "name") or str(number)
        try:
            made.append(make({str(key): value for key, value in row.items()}))
        except InvalidInputError as error:
            found = error.findings or (Finding(code="bad_feature", message=error.message),)
            findings += [replace(each, place=f"{what}: {named}") for each in found]
    if not made and not findings:
        findings.append(Finding(code="empty_layer", message=say("The layer has no features."), place=what))
    if findings:
        message = say("{what}: {first}", what=findings[0].place, first=findings[0].message)
        raise InvalidInputError(message, findings)
    return tuple(made)


def middle(row: dict[str, Any]) -> tuple[float, float]:
    """Return easting and northing (m) of the centroid of a row; raise `InvalidInputError` where there is none."""
    if not isinstance(row.get("geometry_wkt"), str):
        raise refusal("no_geometry", say("The feature has no geometry."))
    return float(row["easting"]), float(row["northing"])


def named_middle(row: dict[str, Any]) -> tuple[str, float, float]:
    """Return the name of a row before its `middle`."""
    return text_of(row, "name"), *middle(row)


def layer_number(row: dict[str, Any]) -> int:
    """Return the one-based layer of a row, 1 where none is given; raise `InvalidInputError` for what is no layer."""
    layer = optional_number(row, "layer")
    if layer is not None and (layer != int(layer) or layer < 1):
        raise refusal("bad_layer", say("The layer must be a whole number from 1 on, not {layer}.", layer=layer))
    return 1 if layer is None else int(layer)


def text_of(row: dict[str, Any], name: str) -> str:
    """Return the text in a field, empty where there is none."""
    value = row.get(name)
    return "" if value is None or value != value else str(value)


def layer_within(row: dict[str, Any], grid: LayeredGrid) -> int | None:
    """Return the zero-based layer of a row, None where none is given; refuse one that the grid does not have."""
    if optional_number(row, "layer") is None:
        return None
    layer = layer_number(row)
    if layer > grid.layers:
        raise refusal(
            "unknown_layer", say("Layer {layer} does not exist; the model has {count}.", layer=layer, count=grid.layers)
        )
    return layer - 1


def optional_number(row: dict[str, Any], name: str) -> float | None:
    """Return the number in a field, None where it is blank; raise `InvalidInputError` for what is no finite number."""
    value = row.get(name)
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise refusal("not_a_number", say('{field} is "{value}", not a number.', field=name, value=value)) from error
    if not math.isfinite(number):
        raise refusal("not_a_number", say('{field} is "{value}", not a number.', field=name, value=value))
    return number


def required_number(row: dict[str, Any], name: str) -> float:
    """Return the number of a field that must have one; raise `InvalidInputError` otherwise."""
    value = optional_number(row, name)
    if value is None:
        raise refusal("missing_value", say("The field {field} is missing or empty.", field=name))
    return value


def _moment(value: object) -> pd.Timestamp | None:
    if value is None or value == "" or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    try:
        moment = pd.to_datetime(value, utc=True)
    except (ValueError, TypeError) as error:
        raise refusal("bad_time", say('"{value}" is not a date and time.', value=value)) from error
    return None if moment is pd.NaT else moment
