# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a laboratory file to a batch. Every result ends stored, duplicate or rejected with its reason."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..records.expressions import Expression, read_expression
from ..records.observations import Flag, make_frame
from ..records.substances import observed_properties
from ..records.units import convert
from ..store.ports import Batch, DatastreamKey, RejectedRow
from ..wording import say
from .moments import DateOrder
from .prepared import FileSource, ImportSettings, Prepared, Site, unit_fault
from .results import Result, is_crossed_out, read_result
from .sampling_times import SamplingTimes, read_sampling_times
from .sheets import SheetRow, read_sheets
from .transposed import find_tables
from .zones import resolve_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from .layouts import Layout

_SENSOR = "laboratory"
_DUPLICATES = ("duplicate", "replicate", "平行", "重复")
_DUPLICATE_CODES = ("dup", "fd", "ld")
_DISSOLVED = ("dissolved", "d", "filtered", "field filtered", "溶解态", "可溶态", "过滤", "y", "yes", "true", "1", "是")
_UNDETECTED = ("n", "no", "false", "0", "否", "未检出")
_CONTROLS = (
    "blank", "rinsate", "spike", "surrogate", "reference sample", "reference material", "空白", "加标", "淋洗",
    "质控样", "标准样",
)  # fmt: skip
# Codes of EQuIS and its kin: blanks of trip, equipment, field, rinsing and laboratory, spikes, control samples.
_CONTROL_CODES = ("tb", "eb", "fb", "rb", "ab", "lb", "mb", "bs", "bd", "ms", "msd", "sd", "lcs", "lcsd", "rm", "sur")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One result of the table: the cells that say what was found."""

    row: int
    analyte: str
    cas: str
    result: object
    limit: object
    qualifier: object
    unit: str
    limit_unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """One result understood; ``value`` in ``unit``."""

    row: int
    point: str
    sensor: str
    property: str
    value: float
    unit: str
    censored: bool


def prepare(source: FileSource, settings: ImportSettings, site: Site) -> Prepared:
    """Read a laboratory file and make it a batch.

    Raises
    ------
    InvalidInputError
        The file is refused as a whole: empty, binary, damaged, no laboratory table, dates that can be read in two ways,
        no time zone.
    """
    layouts = find_tables(read_sheets(source.data, settings.sheet), settings.synonyms)
    layout = layouts[0]
    if not layout.rows:
        message = say("The table has a heading, but no rows.")
        raise InvalidInputError(message, [Finding(code="no_rows", message=message)])
    chosen = settings.order if layout.order is DateOrder.AUTO else layout.order
    times = read_sampling_times(layout, chosen)
    zone = resolve_zone(times.stated_zone, settings.time_zone, site.time_zone, unread=times.unread_zone)
    reader = "laboratory transposed" if layout.transposed else f"laboratory {'wide' if layout.wide else 'long'}"
    samples, rejected = _understood(layout, times, site, source, settings)
    keys = list(dict.fromkeys(_key(s) for s in samples))
    utc = times.in_utc(zone.zone)
    skipped = {int(row) for row in np.flatnonzero(utc.missing)}
    rejected += [
        _rejection(layout.rows[s.row], source, say("The time does not exist: the clock was put forward then."))
        for s in samples if s.row in skipped
    ]  # fmt: skip
    kept = [s for s in samples if s.row not in skipped]
    batch = Batch(
        source=source.name, sha256=source.sha256, reader=reader, time_zone=zone.origin, datastreams=tuple(keys),
        observations=_frame(kept, keys, utc.times), rejected=tuple(rejected),
        lines=[layout.rows[s.row].line for s in kept],
    )  # fmt: skip
    points = "; ".join(dict.fromkeys(key.point for key in keys))
    return Prepared(
        batch=batch, points=points, notes=tuple(_notes(layout, layouts)), unmatched=_unmatched(layout, settings)
    )


def _unmatched(layout: Layout, settings: ImportSettings) -> dict[str, int]:
    """Return the analytes that are no observed property, most frequent first, with the number of their rows."""
    if layout.wide:
        return {name: len(layout.rows) for name in layout.unknown}
    counts = Counter((e.analyte, e.cas) for at, row in enumerate(layout.rows) for e in _entries(layout, row, at))
    meanings = _remembering(functools.partial(read_expression, synonyms=settings.synonyms))
    return {
        analyte or cas: count
        for (analyte, cas), count in counts.most_common()
        if (analyte or cas) and not any(isinstance(meanings(name, ""), Expression) for name in (analyte, cas) if name)
    }


def _understood(
    layout: Layout, times: SamplingTimes, site: Site, source: FileSource, settings: ImportSettings
) -> tuple[list[_Sample], list[RejectedRow]]:
    samples: list[_Sample] = []
    rejected: list[RejectedRow] = []
    wells = _remembering(site.wells.find)
    meanings = _remembering(functools.partial(read_expression, synonyms=settings.synonyms))
    units = _remembering(unit_fault)
    for at, row in enumerate(layout.rows):
        fault, point = _place(layout, row, at, times, wells)
        entries = list(_entries(layout, row, at))
        if fault or not entries:
            reason = fault or say("There is no result.")
            rejected.extend([_rejection(row, source, reason)] * max(1, len(entries)))
            continue
        for entry in map(_as_non_detect, entries) if settings.empty_below_limit else entries:
            found = _sample(entry, point, _sensor(layout, row), meanings, units)
            if isinstance(found, _Sample):
                samples.append(found)
            else:
                rejected.append(_rejection(row, source, found))
    return samples, rejected


def _place(
    layout: Layout, row: SheetRow, at: int, times: SamplingTimes, wells: Callable[..., object]
) -> tuple[str, str]:
    """Return why the row has no place in time and space, or its point."""
    name = _text(_cell(row, layout.roles["well"]))
    if not name:
        return say("No monitoring point is named."), ""
    kind = _text(_cell(row, layout.roles["sample_kind"])) if "sample_kind" in layout.roles else ""
    fault = _control_fault(kind) or times.fault(at)
    if fault:
        return fault, ""
    point = wells(name)
    return (point.message, "") if isinstance(point, InvalidInputError) else ("", str(point))


def _control_fault(kind: str) -> str:
    """Return why a sample made to control the laboratory or the sampling says nothing of the well, or nothing."""
    plain = kind.casefold()
    if plain in _CONTROL_CODES or any(word in plain for word in _CONTROLS):
        return say('A quality control sample ("{kind}") is not water of the well.', kind=kind)
    return ""


def _as_non_detect(entry: _Entry) -> _Entry:
    """Write ND where a result is empty beside a detection limit, as the user says that this laboratory means it."""
    limited = _text(entry.result) == "" and _text(entry.limit) != ""
    return replace(entry, result="ND") if limited else entry


def _sensor(layout: Layout, row: SheetRow) -> str:
    """Name the method: duplicates and filtered samples are datastreams of their own, or they would contradict."""
    kind, fraction = (_text(_cell(row, layout.roles[role])).casefold() if role in layout.roles else ""
                      for role in ("sample_kind", "fraction"))  # fmt: skip
    parts = [_SENSOR]
    if fraction in _DISSOLVED:
        parts.append("dissolved")
    if kind in _DUPLICATE_CODES or any(word in kind for word in _DUPLICATES):
        parts.append("duplicate")
    return " ".join(parts)


def _sample(
    entry: _Entry, point: str, sensor: str, meanings: Callable[..., object], units: Callable[..., object]
) -> _Sample | str:
    found = meanings(entry.analyte or entry.cas, entry.unit)
    if isinstance(found, InvalidInputError) and entry.cas:
        found = meanings(entry.cas, entry.unit)
    if not isinstance(found, Expression):
        return _fault(found) if entry.analyte or entry.cas else say("No analyte is named.")
    observed = observed_properties()[found.property]
    result = read_result(entry.result, entry.limit, entry.qualifier, presence=observed.kind == "presence")
    if not isinstance(result, Result):
        return result
    if result.value < 0.0 and observed.kind == "concentration":
        return say("A concentration cannot be negative: {value}.", value=result.value)
    unit = entry.limit_unit if result.from_limit and entry.limit_unit else found.unit
    fault = str(units(unit, observed.code, entry.analyte or entry.cas))
    if fault:
        return fault
    return _Sample(
        row=entry.row, point=point, sensor=sensor, property=observed.code, value=result.value * found.factor,
        unit=unit, censored=result.censored,
    )  # fmt: skip


def _fault(found: object) -> str:
    return found.message if isinstance(found, InvalidInputError) else str(found)


def _key(sample: _Sample) -> DatastreamKey:
    return DatastreamKey(point=sample.point, property=sample.property, sensor=sample.sensor)


def _entries(layout: Layout, row: SheetRow, at: int) -> Iterator[_Entry]:
    """Yield the results of a row: one of a long table; of a wide one, each cell that is not blank."""
    if layout.wide:
        for column in layout.wide:
            cell = _cell(row, column.at)
            if not is_crossed_out(cell):
                yield _Entry(row=at, analyte=column.heading, cas="", result=cell, limit=None, qualifier=None,
                             unit=column.unit, limit_unit="")  # fmt: skip
        return

    def cell_of(role: str) -> object:
        return _cell(row, layout.roles[role]) if role in layout.roles else None

    absent = _text(cell_of("detected")).casefold() in _UNDETECTED
    yield _Entry(
        row=at, analyte=_text(cell_of("analyte")), cas=_text(cell_of("cas")), result=cell_of("result"),
        limit=cell_of("limit"), qualifier="ND" if absent else cell_of("qualifier"), unit=_text(cell_of("unit")),
        limit_unit=_text(cell_of("limit_unit")),
    )  # fmt: skip


def _remembering(ask: Callable[..., object]) -> Callable[..., object]:
    """Return ``ask`` with its answers and refusals remembered: names and units repeat thousands of times."""
    known: dict[tuple[str, ...], object] = {}

    def answer(*question: str) -> object:
        if question not in known:
            try:
                known[question] = ask(*question)
            except InvalidInputError as error:
                known[question] = error
        return known[question]

    return answer


def _frame(samples: Sequence[_Sample], keys: Sequence[DatastreamKey], times: NDArray[np.datetime64]) -> pd.DataFrame:
    if not samples:
        return make_frame([], [], [])
    place = {key: at for at, key in enumerate(keys)}
    value = np.array([s.value for s in samples])
    pairs = np.array([f"{s.property}\n{s.unit}" for s in samples])
    for pair in np.unique(pairs):
        code, _, unit = str(pair).partition("\n")
        rows = pairs == pair
        value[rows] = convert(value[rows], unit, observed_properties()[code].unit)
    return make_frame(
        [place[_key(s)] for s in samples], times[[s.row for s in samples]], value,
        censored=[s.censored for s in samples], flag=Flag.NOT_EVALUATED,
    )  # fmt: skip


def _rejection(row: SheetRow, source: FileSource, reason: str) -> RejectedRow:
    return RejectedRow(file=source.name, line=row.line, reason=reason, raw=row.raw)


def _notes(layout: Layout, layouts: Sequence[Layout]) -> list[str]:
    notes: list[str] = []
    if layout.unknown:
        notes.append(say("Columns not understood and not imported: {names}.", names=", ".join(layout.unknown)))
    others = [other.sheet for other in layouts[1:] if other.sheet]
    if others:
        notes.append(say("Sheets with tables that were not read: {names}.", names=", ".join(others)))
    return notes


def _cell(row: SheetRow, at: int) -> object:
    return row.cells[at] if at < len(row.cells) else None


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
