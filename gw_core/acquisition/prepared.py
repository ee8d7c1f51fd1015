# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What passes between reading a file and storing it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import InvalidInputError
from ..records.substances import observed_properties
from ..records.units import convert, parse_unit
from ..wording import say
from .moments import DateOrder
from .zones import parse_zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..store.ports import Batch
    from . import mappings
    from .wells import WellNames


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSource:
    """A file as read from the disk."""

    name: str
    stem: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the park says: its monitoring points, and its time zone (empty when unknown)."""

    wells: WellNames
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSettings:
    """What the user says of the files.

    Attributes
    ----------
    point : str
        Monitoring point of all files; empty: each file says. Logger files only.
    time_zone : str
        IANA name or offset, for files that state none; empty: the park's.
    order : DateOrder
        Order of day and month; ``AUTO`` decides by the column and refuses what cannot be decided.
    sheet : str
        The sheet to read of a workbook; empty: the first that holds a laboratory table. Laboratory files only.
    synonyms : mapping of str to str
        The user's own names of analytes to names known here; see `records.expressions.read_synonyms`.
    empty_below_limit : bool
        An empty result beside a detection limit was a non-detect. Laboratory files only.
    mapping : Mapping or None
        The user's own description of the format (`mappings.read_mapping`); then no other is tried. Logger files only.
    """

    point: str = ""
    time_zone: str = ""
    order: DateOrder = DateOrder.AUTO
    sheet: str = ""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    empty_below_limit: bool = False
    mapping: mappings.Mapping | None = None

    def check(self, site: Site) -> None:
        """Raise `InvalidInputError` when the point or the zone is unknown."""
        if self.point.strip():
            site.wells.find(self.point)
        if self.time_zone.strip():
            parse_zone(self.time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A batch ready for the store, the names of its points, and notes for the user.

    Attributes
    ----------
    unmatched : mapping of str to int
        Names of analytes or channels that are no observed property, and in how many rows.
    """

    batch: Batch
    points: str
    notes: tuple[str, ...]
    unmatched: Mapping[str, int] = field(default_factory=dict)


def joined_batches(batches: Sequence[Batch]) -> Batch:
    """Return batches of one source (at least one) as one."""
    if len(batches) == 1:
        return batches[0]
    starts = np.cumsum([0, *(len(batch.datastreams) for batch in batches)])
    frames = [
        batch.observations.assign(datastream_id=batch.observations["datastream_id"] + int(start))
        for batch, start in zip(batches, starts, strict=False)
    ]
    return replace(
        batches[0], datastreams=tuple(key for batch in batches for key in batch.datastreams),
        observations=pd.concat(frames, ignore_index=True), rejected=tuple(row for b in batches for row in b.rejected),
        lines=np.concatenate([np.asarray(batch.lines, dtype=np.int64) for batch in batches]).tolist(),
    )  # fmt: skip


def unit_fault(unit: str, code: str, name: str) -> str:
    """Return why values of a property cannot be taken in a unit, or nothing when they can.

    A unit that is missing is not guessed, except for properties without unit, such as pH; and those take no other,
    though a percentage or mg/kg could be converted.
    """
    canonical = observed_properties()[code].unit
    try:
        without_unit = parse_unit(unit) == "1"
        if without_unit and canonical != "1":
            return say("{name} has no unit.", name=name)
        if canonical == "1" and not without_unit:
            return say("{name} has the unit {unit}, but should have none.", name=name, unit=unit)
        convert([1.0], unit, canonical)
    except InvalidInputError as error:
        return say("{name}: {reason}", name=name, reason=error.message)
    return ""
