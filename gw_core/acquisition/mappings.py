# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mapping files: a local format of loggers or gateways described in YAML, read without code.

``docs/mapping_files.md`` tells how to write one; `mapped_tables` reads tables by it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..entries import Entry, read_entry, refuse_faults
from ..errors import Finding, InvalidInputError
from ..records.observations import Flag
from ..records.substances import find_property
from ..wording import say
from .clock_cells import is_time_format
from .loggers.logger_file import LoggerReader
from .mapped_tables import read_table
from .moments import DateOrder
from .prepared import unit_fault
from .zones import find_zone

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from datetime import tzinfo
    from pathlib import Path

    from .loggers.logger_file import LoggerFile

_LARGEST = 1e12
_DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|", "whitespace": " "}
_FLAG_WORDS = {
    "good": Flag.GOOD, "unknown": Flag.NOT_EVALUATED, "suspect": Flag.SUSPECT, "fail": Flag.FAIL,
    "missing": Flag.MISSING,
}  # fmt: skip

Column = str | int


class Layout(StrEnum):
    """Whether a row holds all readings of a moment, or one reading and the name of what was read."""

    WIDE = "wide"
    LONG = "long"


class Decimal(StrEnum):
    """The decimal mark."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text stands: in a column (by heading, or by number from 1), or the same everywhere."""

    column: Column | None = None
    constant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """Where the time stands, how it is written (empty: as `moments` reads it), and in which zone."""

    columns: tuple[Column, ...]
    form: str = ""
    order: DateOrder = DateOrder.AUTO
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What is read: value = number in the file × scale + offset, in ``unit``.

    Attributes
    ----------
    source : str or int
        Column of a wide table; of a long one, the name in its column of names.
    flags : str, int or None
        Column with this channel's own words of quality.
    """

    source: Column
    property: str
    unit: str
    sensor: str = ""
    scale: float = 1.0
    offset: float = 0.0
    flags: Column | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRule:
    """The columns of a long table: name of what was read, value, and unit where it has one."""

    name: Column
    value: Column
    unit: Column | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """The description of a local format.

    Attributes
    ----------
    name : str
    marks : tuple of str
        Texts that all stand in the first part of such files; empty: the format is never recognised by itself.
    encoding : str
        Empty: found from the bytes.
    delimiter : str
        One sign; a blank stands for any run of blanks.
    widths : tuple of int
        Widths of the columns of a fixed-width table; then there is no delimiter.
    skip : int
        Lines before the heading (or before the rows, where there is no heading).
    heading : bool
    comment : str
        Lines that begin with it are no rows; empty: there are none.
    decimal_comma : bool
    point, serial : Source or None
    time : TimeRule
    channels : tuple of Channel
    long : LongRule or None
        None: the table is wide.
    missing_words, missing_numbers : tuple
        Marks of a missing value.
    flags : str, int or None
        Column with words of quality, and what they mean.
    flag_words : mapping of str to Flag
    """

    name: str
    time: TimeRule
    channels: tuple[Channel, ...]
    marks: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ","
    widths: tuple[int, ...] = ()
    skip: int = 0
    heading: bool = True
    comment: str = ""
    decimal_comma: bool = False
    point: Source | None = None
    serial: Source | None = None
    long: LongRule | None = None
    missing_words: tuple[str, ...] = ()
    missing_numbers: tuple[float, ...] = ()
    flags: Column | None = None
    flag_words: Table[str, Flag] = field(default_factory=dict)

    def recognises(self, head: str) -> bool:
        """Return True when the first part of a file holds all marks of this format."""
        folded = head.casefold()
        return bool(self.marks) and all(mark.casefold() in folded for mark in self.marks)

    def read(self, text: str, order: DateOrder = DateOrder.AUTO) -> tuple[LoggerFile, ...]:
        """Read the text of a file; ``order`` is what the user says of day and month.

        Returns
        -------
        tuple of LoggerFile, one a monitoring point

        Raises
        ------
        InvalidInputError
            A column of the mapping is not in the file, or no row is a reading.
        """
        return read_table(self, text, order)

    def reader(self) -> LoggerReader:
        """Return this format as a reader like those of vendors; it is asked before them."""
        return LoggerReader(name=self.name, recognises=self.recognises, read=self._read_one_or_more, priority=-1)

    def _read_one_or_more(self, text: str, order: DateOrder) -> LoggerFile | tuple[LoggerFile, ...]:
        files = self.read(text, order)
        return files[0] if len(files) == 1 else files


def read_mapping(text: str, place: str) -> Mapping:
    """Read a mapping file.

    Parameters
    ----------
    text : str
        YAML.
    place : str
        How the file is named in messages.

    Raises
    ------
    InvalidInputError
        With all faults of the file as findings.
    """
    findings: list[Finding] = []
    entry = read_entry(text, place, findings)
    mapping = _mapping(entry)
    entry.refuse_unknown()
    refuse_faults(findings, place)
    return mapping


def read_mapping_file(path: Path) -> Mapping:
    """Read a mapping from the disk; errors as `read_mapping`, also when the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        message = say("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or type(error).__name__)
        raise InvalidInputError(message, [Finding(code="no_file", message=message, place=path.name)]) from error
    return read_mapping(text, path.name)


def _mapping(entry: Entry) -> Mapping:
    layout = entry.choice("layout", Layout, Layout.WIDE)
    heading = entry.truth("heading", default=True)
    words, numbers = _missing(entry)
    flags, flag_words = _flags(entry)
    return Mapping(
        name=entry.text("name"), marks=entry.texts("recognise"), encoding=_encoding(entry),
        delimiter=_delimiter(entry), widths=_widths(entry), skip=int(entry.number("skip", 0, 10_000, default=0)),
        heading=heading, comment=entry.text("comment", ""),
        decimal_comma=entry.choice("decimal", Decimal, Decimal.POINT) is Decimal.COMMA,
        point=_source(entry, "point"), serial=_source(entry, "serial"), time=_time(entry),
        long=_long(entry) if layout is Layout.LONG else None, channels=_channels(entry, layout),
        missing_words=words, missing_numbers=numbers, flags=flags, flag_words=flag_words,
    )  # fmt: skip


def _encoding(entry: Entry) -> str:
    name = entry.text("encoding", "")
    try:
        return codecs.lookup(name).name if name and name != "auto" else ""
    except LookupError:
        entry.fault("unknown_encoding", say('The encoding "{name}" is unknown.', name=name), "encoding")
        return ""


def _delimiter(entry: Entry) -> str:
    given = entry.value("delimiter")
    if given is None:
        return ","
    found = _DELIMITERS.get(str(given), str(given))
    if len(found) != 1 or found in '\r\n"':
        message = say(
            "{value} is no delimiter; give one sign or one of {words}.", value=repr(given), words=", ".join(_DELIMITERS)
        )
        entry.fault("bad_delimiter", message, "delimiter")
        return ","
    return found


def _widths(entry: Entry) -> tuple[int, ...]:
    given = entry.value("widths")
    if given is None:
        return ()
    if isinstance(given, list) and given and all(type(each) is int and 0 < each <= 10_000 for each in given):
        return tuple(given)
    entry.fault("bad_widths", say("A list of column widths (whole numbers above 0) is expected here."), "widths")
    return ()


def _column(entry: Entry, key: str, *, needed: bool = True) -> Column | None:
    found = entry.value(key)
    if isinstance(found, str) and found.strip():
        return found.strip()
    if type(found) is int and found > 0:
        return found
    if found is not None or needed:
        message = say("A column is expected here: its heading, or its number from 1.")
        entry.fault("bad_column", message, key)
    return None


def _source(parent: Entry, key: str) -> Source | None:
    if key not in parent:
        parent.value(key)
        return None
    entry = parent.entry(key)
    column, constant = _column(entry, "column", needed=False), entry.text("constant", "")
    if (column is None) == (not constant):
        entry.fault("bad_source", say('Either "column" or "constant" is expected here.'))
    entry.refuse_unknown()
    return Source(column=column, constant=constant)


def _time(parent: Entry) -> TimeRule:
    entry = parent.entry("time")
    columns = _time_columns(entry)
    form, zone = entry.text("format", ""), entry.text("zone", "")
    if form and not is_time_format(form):
        message = say('"{form}" is no format of times; see the documentation of mapping files.', form=form)
        entry.fault("bad_time_format", message, "format")
    if zone and find_zone(zone) is None:
        message = say('"{text}" is not a time zone; give an IANA name such as Asia/Shanghai or UTC+08:00.', text=zone)
        entry.fault("unknown_time_zone", message, "zone")
    if len(columns) > 2 and not form:
        entry.fault("bad_time_format", say("More than two columns of time need a format."), "format")
    order = entry.choice("order", DateOrder, DateOrder.AUTO)
    entry.refuse_unknown()
    return TimeRule(columns=columns, form=form, order=order, zone=find_zone(zone))


def _time_columns(entry: Entry) -> tuple[Column, ...]:
    several = entry.value("columns")
    if several is None:
        column = _column(entry, "column")
        return () if column is None else (column,)
    columns = (
        [each for each in several if type(each) is int or isinstance(each, str)] if isinstance(several, list) else []
    )
    if "column" in entry or not columns or len(columns) != len(several):
        message = say("Either one column or a list of columns is expected here.")
        entry.fault("bad_column", message, "columns")
    entry.value("column")
    return tuple(columns)


def _long(parent: Entry) -> LongRule:
    entry = parent.entry("long")
    rule = LongRule(
        name=_column(entry, "name") or "", value=_column(entry, "value") or "",
        unit=_column(entry, "unit", needed=False),
    )  # fmt: skip
    entry.refuse_unknown()
    return rule


def _channels(parent: Entry, layout: Layout) -> tuple[Channel, ...]:
    key = "column" if layout is Layout.WIDE else "name"
    channels = [_channel(entry, key) for entry in parent.entries("values")]
    if not channels and layout is Layout.WIDE:
        parent.fault("no_channel", say("No value is mapped to a property."), "values")
    return tuple(channels)


def _channel(entry: Entry, key: str) -> Channel:
    channel = Channel(
        source=_column(entry, key) or "", property=_property(entry), unit=entry.text("unit", ""),
        sensor=entry.text("sensor", ""), scale=entry.number("scale", -_LARGEST, _LARGEST, default=1.0),
        offset=entry.number("offset", -_LARGEST, _LARGEST, default=0.0), flags=_column(entry, "flags", needed=False),
    )  # fmt: skip
    if channel.scale == 0.0:
        entry.fault("bad_number", say("A scale of zero would erase the readings."), "scale")
    reason = unit_fault(channel.unit, channel.property, channel.property) if channel.property else ""
    if reason and (channel.unit or key == "column"):  # in a long table the unit may stand in the rows
        entry.fault("bad_unit", reason, "unit")
    entry.refuse_unknown()
    return channel


def _property(entry: Entry) -> str:
    name = entry.text("property")
    if not name:
        return ""
    try:
        return find_property(name).code
    except InvalidInputError as error:
        entry.fault("unknown_property", error.message, "property")
        return ""


def _missing(entry: Entry) -> tuple[tuple[str, ...], tuple[float, ...]]:
    marks = entry.texts("missing")
    numbers = tuple(float(mark) for mark in marks if re.fullmatch(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", mark))
    return marks, numbers


def _flags(parent: Entry) -> tuple[Column | None, dict[str, Flag]]:
    if "flags" not in parent:
        parent.value("flags")
        return None, {}
    entry = parent.entry("flags")
    column = _column(entry, "column", needed=False)
    given = entry.value("words")
    words: dict[str, Flag] = {}
    for word, meaning in given.items() if isinstance(given, dict) else ():
        if str(meaning) not in _FLAG_WORDS:
            message = say("{value} is not one of {words}.", value=repr(meaning), words=", ".join(_FLAG_WORDS))
            entry.fault("unknown_word", message, f"words.{word}")
        else:
            words[str(word).strip()] = _FLAG_WORDS[str(meaning)]
    if not words:
        entry.fault("bad_structure", say("Words and the flags they mean are expected here."), "words")
    entry.refuse_unknown()
    return column, words
