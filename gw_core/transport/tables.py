# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: tables of features (geometry as WKT and attributes) into boundaries, sources and records on a grid.

Every fault of a table is reported together, with its feature. Layers are one-based in tables, as people count.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from ..clock import Clock, utc_now
from ..errors import Finding, InvalidInputError
from ..wording import say
from .scenario import Record, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from .layered_grid import LayeredGrid

_Made = TypeVar("_Made")
_SECONDS_A_DAY = 86400.0


def sources(table: pd.DataFrame, grid: LayeredGrid, start: datetime, what: str) -> tuple[Source, ...]:
    """Read sources: ``name``, ``rate_kg_d`` or ``concentration_mg_l``, ``start``, ``end``, ``layer``; see `Source`.

    A missing start is the start of the simulation, a missing end its end.
    """

    def make(row: dict[str, Any]) -> Source:
        return replace(strength(row, start), cells=_cells(row, grid))

    return read_rows(table, what, make)


def strength(row: dict[str, Any], start: datetime) -> Source:
    """Read all of a source but its cells.

    Raises
    ------
    InvalidInputError
        Neither or both of rate and concentration are given, a value is negative, or a date is not one.
    """
    import numpy as np

    rate, held = optional_number(row, "rate_kg_d"), optional_number(row, "concentration_mg_l")
    if (rate is None) == (held is None):
        raise _fault("one_strength", say("A source needs either rate_kg_d or concentration_mg_l."))
    if (rate or held or 0.0) < 0:
        raise _fault("negative", say("A source cannot take mass out."))
    began, ended = days_after(row.get("start"), start), days_after(row.get("end"), start)
    return Source(
        name=text_of(row, "name"), cells=np.empty(0, dtype=np.int64), rate_kg_d=rate, concentration_mg_l=held,
        start_d=0.0 if began is None else began, end_d=math.inf if ended is None else ended,
    )  # fmt: skip


def records(table: pd.DataFrame, grid: LayeredGrid, what: str) -> tuple[Record, ...]:
    """Read places of record: fields ``name`` and, optionally, ``layer``."""
    return read_rows(table, what, lambda row: Record(name=text_of(row, "name"), cells=_cells(row, grid)))


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


def _cells(row: dict[str, Any], grid: LayeredGrid) -> NDArray[np.int64]:
    wkt = row.get("geometry_wkt")
    if not isinstance(wkt, str):
        raise _fault("no_geometry", say("The feature has no geometry."))
    return grid.cells_of(wkt, layer_number(row) - 1)


def middle(row: dict[str, Any]) -> tuple[float, float]:
    """Return easting and northing (m) of the centroid of a row; raise `InvalidInputError` where there is none."""
    if not isinstance(row.get("geometry_wkt"), str):
        raise _fault("no_geometry", say("The feature has no geometry."))
    return float(row["easting"]), float(row["northing"])


def named_middle(row: dict[str, Any]) -> tuple[str, float, float]:
    """Return the name of a row before its `middle`."""
    return text_of(row, "name"), *middle(row)


def layer_number(row: dict[str, Any]) -> int:
    """Return the one-based layer of a row, 1 where none is given; raise `InvalidInputError` for what is no layer."""
    layer = optional_number(row, "layer")
    if layer is not None and (layer != int(layer) or layer < 1):
        raise _fault("bad_layer", say("The layer must be a whole number from 1 on, not {layer}.", layer=layer))
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
        raise _fault(
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
        raise _fault("not_a_number", say('{field} is "{value}", not a number.', field=name, value=value)) from error
    if not math.isfinite(number):
        raise _fault("not_a_number", say('{field} is "{value}", not a number.', field=name, value=value))
    return number


def _number(row: dict[str, Any], name: str) -> float:
    value = optional_number(row, name)
    if value is None:
        raise _fault("missing_value", say("The field {field} is missing or empty.", field=name))
    return value


def _moment(value: object) -> pd.Timestamp | None:
    if value is None or value == "" or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    try:
        moment = pd.to_datetime(value, utc=True)
    except (ValueError, TypeError) as error:
        raise _fault("bad_time", say('"{value}" is not a date and time.', value=value)) from error
    return None if moment is pd.NaT else moment


def _fault(code: str, message: str) -> InvalidInputError:
    return InvalidInputError(message, [Finding(code=code, message=message)])
