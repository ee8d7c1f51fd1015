# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One property of one well through time, with the limits that belong to it. Runs in a worker thread; no Qt here."""

from __future__ import annotations

import math
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...gw_core.standards.groundwater import has_limit, limit
from ...gw_core.store.ports import ObservationQuery
from .marks import marks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from ...gw_core.store.ports import Store, WarningEvent
    from .marks import Marks

_CLASSES = ("III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """A limit of the standard: samples must stay below it, or above it when ``lower``."""

    water_class: str
    value: float
    lower: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What the chart shows.

    Attributes
    ----------
    properties : tuple of str
        Codes measured at the well, those with a limit first.
    code : str
        The one shown; empty when nothing was ever measured there.
    frame : DataFrame
        Observation frame of that property, in ``unit``.
    marks : Marks or None
        Of the warning that is shown.
    """

    point: str
    properties: tuple[str, ...]
    code: str
    unit: str
    frame: pd.DataFrame
    limits: tuple[LimitLine, ...]
    marks: Marks | None = None


def read_series(
    open_store: Callable[[str], Store], database: str, point: str, code: str = "", event: WarningEvent | None = None
) -> Series:
    """Read one property of a well, with the marks of a warning of it.

    Without ``code``, or when the well does not have it, the first one, and then without marks.
    """
    with closing(open_store(database)) as store:
        streams = store.datastreams()
        streams = streams[streams["point"] == point]
        codes = tuple(sorted(set(streams["property"]), key=lambda name: (not has_limit(name), name)))
        chosen = code if code in codes else (codes[0] if codes else "")
        # A query without properties means all of them: a well without readings asks for a name that is none.
        frame = store.read_observations(ObservationQuery(points=(point,), properties=(chosen or "-",)))
    units = streams.loc[streams["property"] == chosen, "unit"]
    return Series(
        point=point,
        properties=codes,
        code=chosen,
        unit=units.iloc[0] if len(units) else "",
        frame=frame,
        limits=limit_lines(chosen),
        marks=marks_of(event, _of_sensor(frame, streams, event)) if event and chosen == event.property else None,
    )


def _of_sensor(frame: pd.DataFrame, streams: pd.DataFrame, event: WarningEvent) -> pd.DataFrame:
    """Return the readings that the rule looked at: those of the warning's sensor, of all where it has none."""
    ids = streams.loc[streams["sensor"] == event.evidence.get("sensor", ""), "datastream_id"]
    found = frame[frame["datastream_id"].isin(ids)]
    return found if len(found) else frame


def limit_lines(code: str) -> tuple[LimitLine, ...]:
    """Return the limits of classes III and IV that can be drawn as lines."""
    if not has_limit(code):
        return ()
    found = [limit(code, name) for name in _CLASSES]
    upper = [LimitLine(water_class=x.water_class.label, value=x.value) for x in found if math.isfinite(x.value)]
    lower = [
        LimitLine(water_class=x.water_class.label, value=x.lower, lower=True) for x in found if math.isfinite(x.lower)
    ]
    return tuple(upper + lower)
