# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One value of a JSON record: which words and numbers of the record say what it is."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...errors import InvalidInputError
from ...records.observations import Flag
from ...records.substances import find_property
from ...store.ports import DatastreamKey
from ...wording import say
from ..prepared import unit_fault
from ..results import read_result
from .channels import canonical_factors
from .json_paths import NOTHING, Match, Steps, look_up
from .link import LinkReading

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_VALUE = frozenset({"", "nan", "null", "none", "n/a", "-", "--"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a word comes from.

    Attributes
    ----------
    constant : str
        The word itself, when nothing else is given.
    path : Steps or None
        Where it stands in the record, or with ``star`` in the node behind that ``*`` of ``records``.
    star, level : int
        Which ``*`` (alone: its key), or which level of the topic, from 1; 0 is none.
    names : mapping
        Their word to ours; None: left out, as the settings say.
    """

    constant: str = ""
    path: Steps | None = None
    star: int = 0
    level: int = 0
    names: Mapping[str, str | None] = field(default_factory=dict)

    def read(self, match: Match, topic: tuple[str, ...]) -> str | None:
        """Return the word, empty when there is none; None for what the settings leave out."""
        word = self._found(match, topic)
        return self.names.get(word, word)

    def may_be(self, word: str) -> bool:
        """Return False for a word that cannot come from here."""
        if self.path is None and not self.star and not self.level:
            return self.names.get(self.constant, self.constant) == word
        return not self.names or word in self.names.values()

    def _found(self, match: Match, topic: tuple[str, ...]) -> str:
        if self.level:
            return topic[self.level - 1] if self.level <= len(topic) else ""
        node = match.node
        if self.star:
            if self.star > len(match.stars):
                return ""
            key, node = match.stars[self.star - 1]
            if self.path is None:
                return key
        if self.path is None:
            return self.constant
        found = look_up(node, self.path)
        return "" if found is NOTHING or found is None else str(found).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One value of each record: where it is and what it is."""

    value: Steps
    point: Source
    property: Source
    sensor: Source
    unit: Source | None
    flag: Source | None
    flags: Mapping[str, int]
    missing: tuple[float, ...]
    scale: float
    offset: float

    def read(self, match: Match, time: int, topic: tuple[str, ...]) -> LinkReading | None:
        """Return the reading of a record; None where it has no such field, or the settings leave it out.

        Raises
        ------
        InvalidInputError
            The field cannot be read.
        """
        raw = look_up(match.node, self.value)
        point, name = self.point.read(match, topic), self.property.read(match, topic)
        sensor = self.sensor.read(match, topic)
        if raw is NOTHING or point is None or name is None or sensor is None:
            return None
        if not point:
            raise InvalidInputError(say("The record names no monitoring point."))
        unit = None if self.unit is None else self.unit.read(match, topic) or ""
        code, factor, shift = _conversion(name, unit)
        flag = self._flag(match, topic)
        key = DatastreamKey(point=point, property=code, sensor=sensor)
        number, censored = _number(raw)
        if math.isnan(number) or number in self.missing:
            return LinkReading(key, time, math.nan, Flag.MISSING)
        value = (number * self.scale + self.offset) * factor + shift
        if not math.isfinite(value):
            raise InvalidInputError(say("The value is too large."))
        return LinkReading(key, time, value, flag, censored)

    def may_give(self, key: DatastreamKey) -> bool:
        """Return False for a datastream that cannot come from here."""
        fixed = self.property.constant and not self.property.names
        property_fits = _code_of(self.property.constant) == key.property if fixed else True
        return property_fits and self.point.may_be(key.point) and self.sensor.may_be(key.sensor)

    def _flag(self, match: Match, topic: tuple[str, ...]) -> int:
        word = self.flag.read(match, topic) if self.flag else ""
        if not word:
            return Flag.NOT_EVALUATED
        if word not in self.flags:
            raise InvalidInputError(say('The settings do not say what the flag "{word}" means.', word=word[:80]))
        return self.flags[word]


def _number(raw: Any) -> tuple[float, bool]:
    """Return a number and whether it is "less than" it; NaN where the message says that there is no value."""
    if raw is None or (isinstance(raw, str) and raw.strip().casefold() in _NO_VALUE):
        return math.nan, False
    if isinstance(raw, str):
        return _written(raw)
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise InvalidInputError(say('"{text}" is not a number.', text=str(raw)[:80]))
    try:
        number = float(raw)
    except OverflowError:
        number = math.inf
    if math.isinf(number):
        raise InvalidInputError(say("The value is too large."))
    return number, False


def _written(text: str) -> tuple[float, bool]:
    result = read_result(text)
    if isinstance(result, str):
        raise InvalidInputError(result)
    return result.value, result.censored


@functools.lru_cache(maxsize=4096)
def find_conversion(name: str, unit: str | None) -> tuple[str, float, float] | str:
    """Return code, factor and offset to the canonical unit of a property, or the sentence why there are none.

    ``unit`` None: the numbers are in the canonical unit already.
    """
    try:
        code = find_property(name).code
    except InvalidInputError as error:
        return error.message
    if unit is None:
        return code, 1.0, 0.0
    return unit_fault(unit, code, name) or (code, *canonical_factors(unit, code))


def _code_of(name: str) -> str:
    found = find_conversion(name, None)
    return name if isinstance(found, str) else found[0]


def _conversion(name: str, unit: str | None) -> tuple[str, float, float]:
    found = find_conversion(name[:200], unit if unit is None else unit[:80])
    if isinstance(found, str):
        raise InvalidInputError(found)
    return found
