# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A park as people bring it: tables of layers become records, and every fault of every row is said at once."""

from __future__ import annotations

import math
import zoneinfo
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import Finding, InvalidInputError, StoreError
from ..progress import Progress, Silent
from ..records.park import (
    Enterprise,
    Facility,
    FacilityKind,
    MonitoringPoint,
    Park,
    ParkRecords,
    PointRole,
    Receptor,
    ReceptorKind,
)
from ..records.substances import find_property
from ..wording import say
from .geometry import geometry_from_wkt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import pandas as pd

    from .ports import Store

_Choice = TypeVar("_Choice", bound=StrEnum)
_SILENT = Silent()
NUMBERS = ("ground_elevation_m", "reference_elevation_m", "screen_top_m", "screen_bottom_m")


def import_layers(
    store: Store, park: Park, tables: Mapping[str, pd.DataFrame], progress: Progress = _SILENT
) -> dict[str, int]:
    """Check the tables and save the park; return rows a table.

    Parameters
    ----------
    store : Store
    park : Park
    tables : mapping of DataFrame
        ``ENTERPRISES``, ``FACILITIES``, ``POINTS`` and ``RECEPTORS``, each optional, with the fields of the import
        layers and ``geometry_wkt``, ``easting``, ``northing`` in the park's CRS (m).
    progress : Progress
        Warned of points outside the park's boundary, which may be right: background wells stand upstream.

    Raises
    ------
    InvalidInputError
        With a finding for every fault of every row; nothing is stored.
    """
    records = read_layers(park, tables, _stored_enterprises(store))
    for name in points_outside(records):
        progress.warn(say("Point {point} lies outside the park's boundary.", point=name))
    progress.check()
    return store.save_park(records)


def _stored_enterprises(store: Store) -> set[str]:
    try:
        return {enterprise.name for enterprise in store.read_park().enterprises}
    except StoreError:
        return set()  # no park yet; any other refusal comes again when the park is saved


def read_layers(park: Park, tables: Mapping[str, pd.DataFrame], enterprises: Collection[str] = ()) -> ParkRecords:
    """Return the records of import layers; ``enterprises`` are known besides those of the tables."""
    door = _Door()
    door.check_zone(park.time_zone)
    found = {name: list(door.rows(name, tables[name])) for name in tables}
    records = ParkRecords(
        park=park,
        enterprises=tuple(_enterprise(row) for row in found.get("ENTERPRISES", ())),
        facilities=tuple(_facility(row) for row in found.get("FACILITIES", ())),
        points=tuple(_point(row) for row in found.get("POINTS", ())),
        receptors=tuple(_receptor(row) for row in found.get("RECEPTORS", ())),
    )
    door.check_enterprises(records, enterprises)
    door.close()
    return records


def points_outside(records: ParkRecords) -> list[str]:
    """Return the names of points outside the park's boundary; none when there is no boundary."""
    boundary = geometry_from_wkt(records.park.boundary_wkt)
    if boundary is None:
        return []
    return [
        point.name
        for point in records.points
        if not boundary.Intersects(geometry_from_wkt(f"POINT ({point.easting!r} {point.northing!r})"))
    ]


@dataclass(frozen=True)
class _Door:
    """Collects the faults of all rows."""

    findings: list[Finding] = field(default_factory=list)

    def fault(self, place: str, code: str, message: str) -> None:
        self.findings.append(Finding(code=code, message=message, place=place))

    def rows(self, table: str, frame: pd.DataFrame) -> Iterator[_Row]:
        """Yield the rows, checking names."""
        if "name" not in frame.columns:
            self.fault(table, "missing_field", say('The layer has no field "name".'))
            return
        names: set[str] = set()
        for number, values in enumerate(frame.to_dict("records"), start=1):
            row = _Row(door=self, place=f"{table} {number}", values={str(k): v for k, v in values.items()})
            name = row.text("name")
            if not name:
                row.fault("missing_name", say("The name is missing."))
            elif name in names:
                row.fault("duplicate_name", say("The name {name} is there more than once.", name=name))
            names.add(name)
            yield row

    def check_zone(self, zone: str) -> None:
        if zone and zone not in zoneinfo.available_timezones():
            self.fault("TIME_ZONE", "unknown_time_zone", say('Unknown time zone "{zone}".', zone=zone))

    def check_enterprises(self, records: ParkRecords, others: Collection[str]) -> None:
        known = {enterprise.name for enterprise in records.enterprises} | set(others) | {""}
        for number, facility in enumerate(records.facilities, start=1):
            if facility.enterprise not in known:
                message = say('Unknown enterprise "{enterprise}".', enterprise=facility.enterprise)
                self.fault(f"FACILITIES {number}", "unknown_enterprise", message)

    def close(self) -> None:
        """Raise when there were faults."""
        if self.findings:
            first = self.findings[0]
            raise InvalidInputError(
                say(
                    "The layers have {count} faults, the first in {place}: {first}",
                    count=len(self.findings),
                    place=first.place,
                    first=first.message,
                ),
                self.findings,
            )


@dataclass(frozen=True)
class _Row:
    """One row with its faults' way out; a value that cannot be read is reported and stands as unknown."""

    door: _Door
    place: str
    values: dict[str, Any]

    def fault(self, code: str, message: str) -> None:
        self.door.fault(self.place, code, message)

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return str(value).strip()

    def number(self, key: str) -> float | None:
        text = self.text(key)
        try:
            value = float(text) if text else math.nan
        except ValueError:
            self.fault("bad_number", say('{field} "{text}" is not a number.', field=key, text=text))
            return None
        return value if math.isfinite(value) else None

    def layer(self) -> int:
        text = self.text("layer")
        if not text:
            return 1
        if not text.isdecimal() or int(text) < 1:
            self.fault("bad_layer", say('Layer "{text}" is not a whole number from 1.', text=text))
            return 1
        return int(text)

    def choice(self, key: str, choices: type[_Choice]) -> _Choice:
        text = self.text(key).lower() or "other"
        try:
            return choices(text)
        except ValueError:
            known = ", ".join(choices)
            self.fault("unknown_word", say('{field} "{text}" is none of {known}.', field=key, text=text, known=known))
            return choices("other")

    def wkt(self, *, required: bool = False) -> str:
        text = self.text("geometry_wkt")
        if required and not text:
            self.fault("missing_geometry", say("The geometry is missing."))
        return text


def _enterprise(row: _Row) -> Enterprise:
    return Enterprise(
        name=row.text("name"), sector=row.text("sector"), contact=row.text("contact"), geometry_wkt=row.wkt()
    )


def _facility(row: _Row) -> Facility:
    return Facility(
        name=row.text("name"), enterprise=row.text("enterprise"), kind=row.choice("kind", FacilityKind),
        substances=_substances(row), geometry_wkt=row.wkt(required=True),
    )  # fmt: skip


def _substances(row: _Row) -> tuple[str, ...]:
    codes = []
    for name in row.text("substances").replace("；", ";").split(";"):
        if name.strip():
            try:
                codes.append(find_property(name.strip()).code)
            except InvalidInputError as error:
                row.fault("unknown_substance", error.message)
    return tuple(dict.fromkeys(codes))


def _point(row: _Row) -> MonitoringPoint:
    easting, northing = _coordinates(row)
    ground, reference, top, bottom = (row.number(name) for name in NUMBERS)
    if top is not None and bottom is not None and top >= bottom:
        row.fault("bad_screen", say("The screen's top ({top} m) is not above its bottom ({bottom} m).", top=top,
                                    bottom=bottom))  # fmt: skip
    return MonitoringPoint(
        name=row.text("name"), easting=easting, northing=northing, ground_elevation_m=ground,
        reference_elevation_m=reference, screen_top_m=top, screen_bottom_m=bottom, layer=row.layer(),
        role=row.choice("role", PointRole),
    )  # fmt: skip


def _coordinates(row: _Row) -> tuple[float, float]:
    if not row.wkt(required=True):
        return math.nan, math.nan
    easting, northing = float(row.values["easting"]), float(row.values["northing"])
    if not (math.isfinite(easting) and math.isfinite(northing)):
        row.fault("bad_coordinates", say("The coordinates are not numbers."))
    elif abs(easting) <= 180.0 and abs(northing) <= 90.0:
        row.fault("degrees", say("The coordinates look like degrees; the layer's coordinate system is wrong."))
    return easting, northing


def _receptor(row: _Row) -> Receptor:
    return Receptor(
        name=row.text("name"), kind=row.choice("kind", ReceptorKind), layer=row.layer(),
        geometry_wkt=row.wkt(required=True),
    )  # fmt: skip
