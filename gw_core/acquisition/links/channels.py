# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a register, a code or a field of a message means: which datastream, in which unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...records.substances import find_property, observed_properties
from ...records.units import convert
from ...store.ports import DatastreamKey
from ..prepared import unit_fault

if TYPE_CHECKING:
    from ...entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A datastream and how the device's numbers become its values: ``value = number * factor + offset``."""

    datastream: DatastreamKey
    factor: float
    offset: float

    def value(self, number: float) -> float:
        """Return a number of the device in the canonical unit of the property."""
        return number * self.factor + self.offset


def read_channel(entry: Entry) -> Channel:
    """Read ``point``, ``property``, ``sensor``, ``unit``, ``scale`` and ``offset`` of a channel.

    ``scale`` and ``offset`` turn the device's number into ``unit``; without it, into the canonical one.
    """
    point, name = entry.text("point"), entry.text("property")
    sensor, unit = entry.text("sensor", ""), entry.text("unit", "")
    scale, shift = entry.number("scale", -1e12, 1e12, 1.0), entry.number("offset", -1e12, 1e12, 0.0)
    try:
        code = find_property(name).code if name else ""
    except InvalidInputError as error:
        entry.fault("unknown_property", error.message, "property")
        code = ""
    factor, offset = _to_canonical(entry, code, unit) if code else (1.0, 0.0)
    key = DatastreamKey(point=point, property=code, sensor=sensor)
    return Channel(datastream=key, factor=scale * factor, offset=shift * factor + offset)


def _to_canonical(entry: Entry, code: str, unit: str) -> tuple[float, float]:
    if not unit:
        return 1.0, 0.0
    fault = unit_fault(unit, code, observed_properties()[code].code)
    if fault:
        entry.fault("bad_unit", fault, "unit")
        return 1.0, 0.0
    return canonical_factors(unit, code)


def canonical_factors(unit: str, code: str) -> tuple[float, float]:
    """Return factor and offset that turn numbers in a unit into the canonical one of a property.

    Raises
    ------
    InvalidInputError
        The unit is unknown or of another dimension.

    Examples
    --------
    >>> canonical_factors("cm", "water_level")
    (0.01, 0.0)
    """
    zero, one = convert([0.0, 1.0], unit, observed_properties()[code].unit)
    return float(one - zero), float(zero)
