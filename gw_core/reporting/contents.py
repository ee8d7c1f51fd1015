# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report is made of, checked before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import Finding, InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    import pandas as pd

    from ..records.park import ParkRecords
    from ..store.ports import WarningEvent

# The tables of the other rooms that a report takes, with the columns it shows.
TABLES: Mapping[str, tuple[str, ...]] = {
    "classes": ("point", "class", "worst_property", "value", "unit", "limit", "ratio", "time"),
    "trends": ("point", "property", "unit", "n", "censored", "s", "p", "tau", "slope_per_year", "trend", "method"),
    "warnings": ("event_id",),
    "arrival": ("point", "arrival", "peak", "limit", "unit"),
    "traced": ("name", "enterprise", "rank", "probability", "mass_kg", "mass_sd", "identifiable", "verdict"),
    "network": ("name", "rank", "detected_share", "mean_days", "note"),
    "tasks": ("number", "phase", "task", "responsible", "due_at", "resources", "basis"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MapImage:
    """A picture of the map; ``kind`` is its media type."""

    data: bytes
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstSeries:
    """The readings of the well and property that decide the worst class, as an observation frame."""

    point: str
    property: str
    unit: str
    observations: pd.DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContents:
    """Everything in a report.

    Attributes
    ----------
    records : ParkRecords
    batches : DataFrame
        As from ``Store.batches``.
    operations : DataFrame
        As from ``Store.operations``.
    events : sequence of WarningEvent
    tables : mapping of str to DataFrame
        By the names of `TABLES`; one that is missing was not given, and the report says so.
    worst : WorstSeries or None
    map_image : MapImage or None
    inputs : mapping of str to str
        Name of each input, as its user knows it, for provenance.
    versions : mapping of str to str
        Program and library versions.
    now : datetime
        Aware; the time of the report.
    """

    title: str
    records: ParkRecords
    batches: pd.DataFrame
    operations: pd.DataFrame
    events: Sequence[WarningEvent]
    now: datetime
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    worst: WorstSeries | None = None
    map_image: MapImage | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    def table(self, name: str) -> pd.DataFrame | None:
        """Return a table that was given, or None."""
        return self.tables.get(name)


def check_tables(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise `InvalidInputError` unless every table has the columns that the report shows; all faults together."""
    findings = []
    for name, table in tables.items():
        missing = [column for column in TABLES[name] if column not in table.columns]
        if missing:
            message = say("The fields {columns} are missing.", columns=", ".join(missing))
            findings.append(Finding(code="missing_column", message=message, place=name.upper()))
    if findings:
        names = ", ".join(finding.place for finding in findings)
        raise InvalidInputError(say("These inputs are not what their step makes: {names}.", names=names), findings)


def read_image(path: Path) -> MapImage:
    """Read a picture, recognised by its first bytes (PNG, JPEG).

    Raises
    ------
    InvalidInputError
        The file cannot be read, or is anything else.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInputError(say("The picture {path} cannot be read.", path=path.name)) from error
    for start, kind in ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")):
        if data.startswith(start):
            return MapImage(data=data, kind=kind)
    raise InvalidInputError(say("{path} is not a PNG or JPEG picture.", path=path.name))


def worst_point(tables: Mapping[str, pd.DataFrame], events: Sequence[WarningEvent]) -> tuple[str, str] | None:
    """Return the point and property to look at first: the highest ratio of the classes, else the worst warning."""
    classes = tables.get("classes")
    if classes is not None:
        known = classes[classes["worst_property"].notna() & (classes["worst_property"] != "")]
        if len(known):
            ratio = known["ratio"].astype("float64").fillna(-1.0)
            row = known.loc[ratio.idxmax()]
            return str(row["point"]), str(row["worst_property"])
    ranked = [event for event in events if event.evidence.get("kind") == "limit"]
    if not ranked:
        return None
    worst = max(ranked, key=lambda event: (event.evidence.get("ratio") or 0.0, event.event_id))
    return worst.point, worst.property
