# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The park and what stands in it, to and from the tables. A database holds one park."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..errors import Finding, InvalidInputError, StoreError
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
from ..wording import say
from .geometry import spatial_reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .engine import Engine

_SEPARATOR = ";"


def save_park(engine: Engine, records: ParkRecords) -> dict[str, int]:
    """Insert or update the records by name; return rows a table."""
    park = records.park
    _refuse_other_park(engine, park)
    srid = engine.use_crs(park.crs)
    _upsert(
        engine, "park", ("geom", "name", "crs", "time_zone", "limit_class", "simulated", "note"),
        [(engine.geometry_value(park.boundary_wkt, srid), park.name, park.crs, park.time_zone, park.limit_class,
          park.simulated, park.note)],
    )  # fmt: skip
    _save_enterprises(engine, records.enterprises, srid)
    _save_facilities(engine, records.facilities, srid)
    _save_points(engine, records.points, srid)
    _save_receptors(engine, records.receptors, srid)
    return {
        "park": 1,
        "enterprise": len(records.enterprises),
        "facility": len(records.facilities),
        "monitoring_point": len(records.points),
        "receptor": len(records.receptors),
    }


def check_records(records: ParkRecords) -> None:
    """Raise `InvalidInputError` for names missing or given twice, coordinates that are not numbers, a bad CRS."""
    spatial_reference(records.park.crs)
    findings = [] if records.park.name else [_finding("missing_name", say("The park has no name."), "park")]
    for kind, items in (
        ("enterprise", records.enterprises),
        ("facility", records.facilities),
        ("monitoring_point", records.points),
        ("receptor", records.receptors),
    ):
        findings += _name_findings(kind, [item.name for item in items])
    findings += [
        _finding("bad_coordinates", say("Point {point} has no coordinates.", point=point.name), "monitoring_point")
        for point in records.points
        if not (math.isfinite(point.easting) and math.isfinite(point.northing))
    ]
    if findings:
        message = say("The park's records have {count} faults: {first}", count=len(findings), first=findings[0].message)
        raise InvalidInputError(message, findings)


def _name_findings(kind: str, names: list[str]) -> list[Finding]:
    findings = [_finding("missing_name", say("A {kind} has no name.", kind=kind), kind) for name in names if not name]
    twice = sorted({name for name in names if name and names.count(name) > 1}) if len(set(names)) < len(names) else []
    return findings + [
        _finding("duplicate_name", say("The name {name} is there more than once.", name=name), kind) for name in twice
    ]


def _finding(code: str, message: str, place: str) -> Finding:
    return Finding(code=code, message=message, place=place)


def _refuse_other_park(engine: Engine, park: Park) -> None:
    for name, crs in engine.fetch("SELECT name, crs FROM park"):
        if name != park.name:
            raise StoreError(
                say('{name} already holds the park "{park}"; a database holds one park.', name=engine.name, park=name)
            )
        if crs != park.crs:
            raise StoreError(
                say('The park "{park}" is stored in {stored}, not {given}.', park=name, stored=crs, given=park.crs)
            )


def _upsert(engine: Engine, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "name")
    into, marks = f"{table} ({', '.join(columns)})", ", ".join("?" * len(columns))
    engine.execute_many(
        f"INSERT INTO {into} VALUES ({marks}) "  # noqa: S608  # nosec B608  # names are ours
        f"ON CONFLICT (name) DO UPDATE SET {changes}",
        rows,
    )


def _save_enterprises(engine: Engine, enterprises: Iterable[Enterprise], srid: int) -> None:
    rows = [(engine.geometry_value(e.geometry_wkt, srid), e.name, e.sector, e.contact) for e in enterprises]
    _upsert(engine, "enterprise", ("geom", "name", "sector", "contact"), rows)


def _save_facilities(engine: Engine, facilities: Iterable[Facility], srid: int) -> None:
    ids: dict[str, int | None] = dict(engine.fetch("SELECT name, enterprise_id FROM enterprise"))
    ids[""] = None
    findings = [
        _finding(
            "unknown_enterprise",
            say(
                "Facility {name} belongs to the unknown enterprise {enterprise}.", name=f.name, enterprise=f.enterprise
            ),
            "facility",
        )
        for f in facilities
        if f.enterprise not in ids
    ]
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    rows = [
        (engine.geometry_value(f.geometry_wkt, srid), f.name, ids[f.enterprise], str(f.kind),
         _SEPARATOR.join(f.substances))
        for f in facilities
    ]  # fmt: skip
    _upsert(engine, "facility", ("geom", "name", "enterprise_id", "kind", "substances"), rows)


def _save_points(engine: Engine, points: Iterable[MonitoringPoint], srid: int) -> None:
    columns = (
        "geom", "name", "ground_elevation_m", "reference_elevation_m", "screen_top_m", "screen_bottom_m", "layer",
        "role",
    )  # fmt: skip
    rows = [
        (engine.geometry_value(f"POINT ({p.easting!r} {p.northing!r})", srid), p.name, p.ground_elevation_m,
         p.reference_elevation_m, p.screen_top_m, p.screen_bottom_m, p.layer, str(p.role))
        for p in points
    ]  # fmt: skip
    _upsert(engine, "monitoring_point", columns, rows)


def _save_receptors(engine: Engine, receptors: Iterable[Receptor], srid: int) -> None:
    rows = [(engine.geometry_value(r.geometry_wkt, srid), r.name, str(r.kind), r.layer) for r in receptors]
    _upsert(engine, "receptor", ("geom", "name", "kind", "layer"), rows)


def read_park(engine: Engine) -> ParkRecords:
    """Return everything stored of the park, each kind in the order it was first stored."""
    return ParkRecords(
        park=_read_park(engine),
        enterprises=_read_enterprises(engine),
        facilities=_read_facilities(engine),
        points=_read_points(engine),
        receptors=_read_receptors(engine),
    )


def _select(engine: Engine, columns: str, rest: str) -> list[tuple[Any, ...]]:
    return engine.fetch(f"SELECT {engine.geometry_column('geom')}, {columns} {rest}")


def _wkt(engine: Engine, stored: Any) -> str:
    geometry = engine.read_geometry(stored)
    return "" if geometry is None else str(geometry.ExportToWkt())


def _read_park(engine: Engine) -> Park:
    rows = _select(engine, "name, crs, time_zone, limit_class, simulated, note", "FROM park")
    if not rows:
        raise StoreError(say('{name} holds no park yet; bring one in with "Import park".', name=engine.name))
    boundary, name, crs, time_zone, limit_class, simulated, note = rows[0]
    return Park(
        name=name, crs=crs, time_zone=time_zone, limit_class=limit_class, boundary_wkt=_wkt(engine, boundary),
        simulated=bool(simulated), note=note,
    )  # fmt: skip


def _read_enterprises(engine: Engine) -> tuple[Enterprise, ...]:
    rows = _select(engine, "name, sector, contact", "FROM enterprise ORDER BY enterprise_id")
    return tuple(
        Enterprise(name=name, sector=sector, contact=contact, geometry_wkt=_wkt(engine, shape))
        for shape, name, sector, contact in rows
    )


def _read_facilities(engine: Engine) -> tuple[Facility, ...]:
    rows = _select(
        engine,
        "name, (SELECT e.name FROM enterprise e WHERE e.enterprise_id = facility.enterprise_id), kind, substances",
        "FROM facility ORDER BY facility_id",
    )
    return tuple(
        Facility(
            name=name, enterprise=enterprise or "", kind=FacilityKind(kind),
            substances=tuple(filter(None, substances.split(_SEPARATOR))), geometry_wkt=_wkt(engine, shape),
        )
        for shape, name, enterprise, kind, substances in rows
    )  # fmt: skip


def _read_points(engine: Engine) -> tuple[MonitoringPoint, ...]:
    columns = "name, ground_elevation_m, reference_elevation_m, screen_top_m, screen_bottom_m, layer, role"
    rows = _select(engine, columns, "FROM monitoring_point ORDER BY point_id")
    return tuple(_point(engine, *row) for row in rows)


def _point(engine: Engine, shape: Any, name: str, ground: float | None, reference: float | None,
           top: float | None, bottom: float | None, layer: int, role: str) -> MonitoringPoint:  # fmt: skip
    geometry = engine.read_geometry(shape)
    easting, northing = (math.nan, math.nan) if geometry is None else (geometry.GetX(), geometry.GetY())
    return MonitoringPoint(
        name=name, easting=easting, northing=northing, ground_elevation_m=ground, reference_elevation_m=reference,
        screen_top_m=top, screen_bottom_m=bottom, layer=layer, role=PointRole(role),
    )  # fmt: skip


def _read_receptors(engine: Engine) -> tuple[Receptor, ...]:
    rows = _select(engine, "name, kind, layer", "FROM receptor ORDER BY receptor_id")
    return tuple(
        Receptor(name=name, kind=ReceptorKind(kind), layer=layer, geometry_wkt=_wkt(engine, shape))
        for shape, name, kind, layer in rows
    )
