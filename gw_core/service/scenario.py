# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario: the devices of a park, what they measure, and what goes wrong when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..entries import Entry, read_entry, read_text, refuse_faults
from ..records.park import MonitoringPoint, Park, ParkRecords
from ..wording import say
from .devices.registry import read_device
from .signals import read_signals

if TYPE_CHECKING:
    from pathlib import Path

    from .devices.device import DeviceKind
    from .signals import Part

_YEAR_S = 366 * 86_400.0
_FAR_M = 1e8


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedDevice:
    """A device as the scenario describes it; ``settings`` is what its kind made of them."""

    name: str
    kind: DeviceKind
    settings: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFault:
    """A fault of a device from ``at_s`` seconds after the start on, for ``for_s`` seconds; None: to the end."""

    at_s: float
    device: str
    fault: str
    for_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Everything that `simulate` plays; ``park`` is None when the scenario describes none."""

    signals: dict[str, tuple[Part, ...]]
    devices: tuple[PlayedDevice, ...]
    faults: tuple[PlannedFault, ...]
    park: ParkRecords | None


def read_scenario(path: Path) -> Scenario:
    """Read a scenario (YAML). Files it names are relative to its folder.

    Raises
    ------
    InvalidInputError
        With every fault and its place.
    ConfigurationError
        The file cannot be read.
    """
    entry = read_entry(read_text(path), path.name, [])
    signals = read_signals(entry, path.parent)
    devices = _devices(entry)
    found = Scenario(
        signals=signals, devices=tuple(devices.values()), faults=_faults(entry, devices), park=_park(entry)
    )
    entry.refuse_unknown()
    refuse_faults(entry.findings, path.name)
    return found


def _devices(entry: Entry) -> dict[str, PlayedDevice]:
    found: dict[str, PlayedDevice] = {}
    for each in entry.entries("devices"):
        read = read_device(each)
        if read is None:
            continue
        name, kind, settings = read
        if name in found:
            each.fault("name_taken", say("The name {name} is taken.", name=name), "name")
        found[name] = PlayedDevice(name=name, kind=kind, settings=settings)
    if not found:
        entry.fault("missing_devices", say("At least one device is expected."), "devices")
    return found


def _faults(entry: Entry, devices: dict[str, PlayedDevice]) -> tuple[PlannedFault, ...]:
    found = []
    for each in entry.entries("faults"):
        device, fault = each.text("device"), each.text("fault")
        played = devices.get(device)
        if played is None:
            each.fault("unknown_device", say("There is no device {name}.", name=device), "device")
        elif fault not in played.kind.faults:
            message = say("{value} is not one of {words}.", value=repr(fault), words=", ".join(played.kind.faults))
            each.fault("unknown_word", message, "fault")
        span_s = each.number("for_s", 0, _YEAR_S) if "for_s" in each else None
        found.append(PlannedFault(at_s=each.number("at_s", 0, _YEAR_S), device=device, fault=fault, for_s=span_s))
        each.refuse_unknown()
    return tuple(found)


def _park(entry: Entry) -> ParkRecords | None:
    if "park" not in entry:
        return None
    each = entry.entry("park")
    park = Park(
        name=each.text("name"), crs=each.text("crs"), time_zone=each.text("time_zone"), simulated=True,
        note=each.text("note", ""),
    )  # fmt: skip
    points = tuple(_point(point) for point in each.entries("points"))
    each.refuse_unknown()
    return ParkRecords(park=park, points=points)


def _point(entry: Entry) -> MonitoringPoint:
    point = MonitoringPoint(
        name=entry.text("name"), easting=entry.number("easting", -_FAR_M, _FAR_M),
        northing=entry.number("northing", -_FAR_M, _FAR_M), layer=int(entry.number("layer", 1, 100, 1)),
    )  # fmt: skip
    entry.refuse_unknown()
    return point
