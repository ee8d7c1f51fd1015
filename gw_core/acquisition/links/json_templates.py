# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON documents to readings: settings say where records, times, points, properties and values are. No code is run.

A template knows three shapes: records with one value each (long), records with a value a field (wide: ``columns``),
and an object of arrays of equal length (``transposed``), as weather services send.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import InvalidInputError
from ...records.observations import Flag
from ...store.ports import RejectedRow
from ...wording import say
from .json_columns import Column, Source, find_conversion
from .json_paths import EVERY, NOTHING, Match, Steps, find_matches, look_up, read_steps
from .json_times import TimeRule, read_time_rule
from .link import Delivery, LinkReading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ...entries import Entry
    from ...store.ports import DatastreamKey

_FLAGS = {"good": Flag.GOOD, "suspect": Flag.SUSPECT, "fail": Flag.FAIL, "missing": Flag.MISSING,
          "not_evaluated": Flag.NOT_EVALUATED}  # fmt: skip
_LONGEST_RAW = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """What is known of a document beside its text.

    Attributes
    ----------
    source : str
        Name of the link, for rejected rows.
    received : datetime
        When it came; counts where the template names no time.
    time_zone : str
        Of the park, for local times without offset.
    topic : tuple of str
        Levels of the topic it came under; empty without topics.
    """

    source: str
    received: datetime
    time_zone: str = ""
    topic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """How documents of one kind are read."""

    records: Steps
    transposed: bool
    time: TimeRule
    columns: tuple[Column, ...]

    def extract(self, document: Any, reception: Reception) -> Delivery:
        """Return the readings of a document, and its records that cannot be read, with the reason and their text.

        Never raises because of the document: what it holds is either a reading or a rejected row.
        """
        readings: list[LinkReading] = []
        rejected: list[RejectedRow] = []
        line = 0
        for line, match in enumerate(self._matches(document), start=1):
            faults = self._read(match, reception, readings)
            raw = _raw(match.node) if faults else ""
            rejected += [RejectedRow(file=reception.source, line=line, reason=reason, raw=raw) for reason in faults]
        if not line and not self._is_empty(document):
            reason = say("The document has no records where the settings say.")
            rejected.append(RejectedRow(file=reception.source, line=1, reason=reason, raw=_raw(document)))
        return Delivery(readings=tuple(readings), rejected=tuple(rejected))

    def count(self, document: Any) -> int:
        """Return how many records a document has."""
        return sum(1 for _ in self._matches(document))

    def may_give(self, key: DatastreamKey) -> bool:
        """Return False for a datastream that cannot come of this template."""
        return any(column.may_give(key) for column in self.columns)

    def _read(self, match: Match, reception: Reception, readings: list[LinkReading]) -> list[str]:
        try:
            time = self.time.read(match.node, reception.received, reception.time_zone)
        except InvalidInputError as error:
            return [error.message]
        found = 0
        faults = []
        for column in self.columns:
            try:
                reading = column.read(match, time, reception.topic)
            except InvalidInputError as error:
                faults.append(error.message)
                continue
            found += look_up(match.node, column.value) is not NOTHING
            if reading is not None:
                readings.append(reading)
        return faults if found or faults else [say("The record has none of the fields that the settings name.")]

    def _matches(self, document: Any) -> Iterator[Match]:
        for match in find_matches(document, self.records):
            if self.transposed:
                yield from _transposed(match)
            elif isinstance(match.node, list) and not (self.records and self.records[-1] == EVERY):
                yield from (Match(node, match.stars) for node in match.node)
            else:
                yield match

    def _is_empty(self, document: Any) -> bool:
        """Return True when the list of records is there and has none, which is an answer."""
        steps = self.records[:-1] if self.records and self.records[-1] == EVERY else self.records
        first = steps.index(EVERY) if EVERY in steps else len(steps)
        if first < len(steps) and look_up(document, steps[:first]) in ([], {}):
            return True
        return any(_has_none(match.node) for match in find_matches(document, steps))


def _has_none(node: Any) -> bool:
    arrays = [each for each in node.values() if isinstance(each, list)] if isinstance(node, dict) else []
    return node in ([], {}, None) or (bool(arrays) and not any(arrays))


def _transposed(match: Match) -> Iterator[Match]:
    """Yield an object of arrays as records; what is no array belongs to each, and short arrays lack their last ones."""
    if not isinstance(match.node, dict):
        yield match
        return
    arrays = {key: each for key, each in match.node.items() if isinstance(each, list)}
    alike = {key: each for key, each in match.node.items() if not isinstance(each, list)}
    for at in range(max(map(len, arrays.values()), default=0)):
        yield Match({**alike, **{key: each[at] for key, each in arrays.items() if at < len(each)}}, match.stars)


def _raw(node: Any) -> str:
    return json.dumps(node, ensure_ascii=False)[:_LONGEST_RAW]


_KEYS = ("point", "property", "sensor", "unit", "flag")


def read_template(entry: Entry) -> Template:
    """Read a template from settings; faults go to the entry's findings.

    The keys ``point``, ``property``, ``sensor``, ``unit``, ``flag``, ``flags``, ``missing``, ``scale`` and ``offset``
    stand in the template or, for one of its columns, in ``columns``, which go before.
    """
    columns = list(entry.entries("columns"))
    wide = bool(columns)
    template = Template(
        records=read_steps(entry.text("records", "")), transposed=entry.truth("transposed", default=False),
        time=read_time_rule(entry), columns=tuple(_read_column(each, entry) for each in columns or [entry]),
    )  # fmt: skip
    for each in columns:
        each.refuse_unknown()
    if wide:
        _look_at_common_keys(entry)
    _refuse_doubles(entry, template.columns)
    _refuse_absent_stars(entry, template)
    entry.refuse_unknown()
    return template


def _look_at_common_keys(entry: Entry) -> None:
    for key in (*_KEYS, "flags", "missing", "scale", "offset"):
        entry.value(key)


def _read_column(entry: Entry, common: Entry) -> Column:
    def place(key: str) -> Entry:
        return entry if key in entry else common

    sources = {key: _read_source(place(key), key) for key in _KEYS}
    for key in ("point", "property"):
        if sources[key] is None:
            entry.fault("missing_text", say("A text is expected here."), key)
    _check_constants(entry, sources["property"], sources["unit"])
    empty = Source()
    return Column(
        value=read_steps(entry.text("value")), point=sources["point"] or empty, property=sources["property"] or empty,
        sensor=sources["sensor"] or empty, unit=sources["unit"], flag=sources["flag"],
        flags=_read_flags(place("flags")), missing=_read_missing(place("missing")),
        scale=place("scale").number("scale", -1e12, 1e12, 1.0),
        offset=place("offset").number("offset", -1e12, 1e12, 0.0),
    )  # fmt: skip


def _read_source(entry: Entry, key: str) -> Source | None:
    """Read a word's source: the word, a path when it begins with ``/``, or a mapping."""
    found = entry.value(key)
    if found is None:
        return None
    if not isinstance(found, dict):
        word = entry.text(key)
        return Source(path=read_steps(word)) if word.startswith("/") or key == "flag" else Source(constant=word)
    inner = entry.entry(key)
    path = inner.value("path")
    source = Source(
        constant=inner.text("constant", ""), path=None if path is None else read_steps(inner.text("path")),
        star=int(inner.number("star", 0, 20, 0)), level=int(inner.number("topic", 0, 100, 0)), names=_read_names(inner),
    )  # fmt: skip
    if sum((bool(source.constant), source.path is not None or bool(source.star), bool(source.level))) != 1:
        inner.fault("bad_source", say("Give one of constant, path (with or without star), star and topic."))
    inner.refuse_unknown()
    return source


def _read_names(entry: Entry) -> dict[str, str | None]:
    found = entry.value("names")
    if found is None:
        return {}
    if isinstance(found, dict) and all(not isinstance(word, (dict, list)) for word in found.values()):
        return {str(theirs): None if ours is None else str(ours) for theirs, ours in found.items()}
    entry.fault("bad_structure", say("Keys with values are expected here."), "names")
    return {}


def _read_flags(entry: Entry) -> dict[str, int]:
    found = entry.value("flags")
    if found is None:
        return {}
    if isinstance(found, dict) and all(word in _FLAGS for word in found.values()):
        return {str(theirs): int(_FLAGS[ours]) for theirs, ours in found.items()}
    message = say("Give each flag of the device one of {words}.", words=", ".join(_FLAGS))
    entry.fault("unknown_word", message, "flags")
    return {}


def _read_missing(entry: Entry) -> tuple[float, ...]:
    found = entry.value("missing")
    items = found if isinstance(found, list) else [] if found is None else [found]
    if all(isinstance(item, (int, float)) and not isinstance(item, bool) for item in items):
        return tuple(float(item) for item in items)
    entry.fault("bad_number", say("Numbers are expected here."), "missing")
    return ()


def _check_constants(entry: Entry, name: Source | None, unit: Source | None) -> None:
    """Find at the door what is said for good: an unknown property, a unit that does not fit."""
    if name is None:
        return
    fixed = [name.constant] if name.constant and not name.names else [word for word in name.names.values() if word]
    for word in fixed:
        found = find_conversion(word, unit.constant if unit and unit.constant and not unit.names else None)
        if isinstance(found, str):
            entry.fault("bad_property_or_unit", found, "property")


def _refuse_doubles(entry: Entry, columns: tuple[Column, ...]) -> None:
    seen = set()
    for column in columns:
        point, name, sensor = column.point.constant, column.property.constant, column.sensor
        if not point or not name or sensor != Source(constant=sensor.constant):
            continue
        found = find_conversion(name, None)
        key = (point, name if isinstance(found, str) else found[0], sensor.constant)
        if key in seen:
            message = say("{point} and {property} stand in two columns; tell them apart by sensor.",
                          point=point, property=name)  # fmt: skip
            entry.fault("doubled_datastream", message, "columns")
        seen.add(key)


def _refuse_absent_stars(entry: Entry, template: Template) -> None:
    stars = template.records.count(EVERY)
    used = [source.star for column in template.columns
            for source in (column.point, column.property, column.sensor, column.unit, column.flag)
            if source]  # fmt: skip
    if max(used, default=0) > stars:
        message = say("The path of the records has {count} *, but star {star} is asked for.",
                      count=stars, star=max(used))  # fmt: skip
        entry.fault("bad_source", message, "records")
