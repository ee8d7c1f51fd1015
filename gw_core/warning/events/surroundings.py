# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to a plume event on the map: its outline, the facilities up-gradient, the receptors down-gradient."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from .families import are_related
from .site import facility_places, places_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...records.park import Facility
    from ...store.ports import WarningEvent
    from .flow_paths import FlowPaths, Place, TravelTime
    from .site import Site

_BASIS = "travel time of the water"


def travel_words(travel: TravelTime) -> dict[str, float | None]:
    """Return a travel time as JSON; None for what is unknown."""
    found = {name: getattr(travel, name) for name in ("early_d", "mid_d", "late_d", "offset_m", "probability")}
    return {name: None if math.isnan(value) else value for name, value in found.items()}


def receptors_at_risk(members: Sequence[WarningEvent], paths: FlowPaths, site: Site) -> list[dict[str, Any]]:
    """Return the receptors on the flow paths of the wells, a row a receptor and substance, the soonest first.

    The plume is taken to leave a well when its warning opened; of several wells the one from which it arrives first
    counts. Moments are ISO texts in UTC; ``early``, ``mid`` and ``late`` as in `flow_paths.TravelTime`.
    """
    best: dict[tuple[str, str], tuple[Any, dict[str, Any]]] = {}
    wells = [(event, paths.wells[event.point]) for event in members if event.point in paths.wells]
    for receptor in site.receptors:
        places = places_on(receptor.name, receptor.geometry_wkt, paths.field.half_width_m, receptor.layer)
        for event, well in wells:
            travel = _soonest(paths, [well], places)
            if travel is None:
                continue
            at = event.opened_at + timedelta(days=min(travel.mid_d, 1e6))
            row = _receptor_row(event, travel) | {"name": receptor.name, "kind": receptor.kind.value}
            key = (receptor.name, event.property)
            if key not in best or (at, event.event_id) < (best[key][0], best[key][1]["event_id"]):
                best[key] = (at, row)
    return [row for _, row in sorted(best.values(), key=lambda each: (each[0], each[1]["name"], each[1]["property"]))]


def _receptor_row(event: WarningEvent, travel: TravelTime) -> dict[str, Any]:
    moments = {
        f"at_{name}": (event.opened_at + timedelta(days=min(getattr(travel, f"{name}_d"), 1e6))).isoformat()
        for name in ("early", "mid", "late")
    }
    words = {"property": event.property, "from": event.point, "event_id": event.event_id, "basis": _BASIS}
    return {**words, **travel_words(travel), **moments}


def _soonest(paths: FlowPaths, starts: Sequence[Place], ends: Sequence[Place]) -> TravelTime | None:
    """Return the shortest of the connected travel times, None when nothing is connected."""
    found = [paths.field.travel(start, end) for start in starts for end in ends]
    return min((each for each in found if each.connected), key=lambda each: each.mid_d, default=None)


def ranked_sources(members: Sequence[WarningEvent], paths: FlowPaths, site: Site) -> list[dict[str, Any]]:
    """Return the facilities whose water comes past the wells, ranked by where they stand alone: a first suspicion.

    ``weight`` (0 to 1) is the share of the wells whose flow path begins at the facility, each counting
    exp(-(offset / half width)² / 2). A facility that is known to hold only other substances is left out, one whose
    substances are not known has no ``holds``.
    """
    wells = {event.point: paths.wells[event.point] for event in members if event.point in paths.wells}
    codes = {event.property for event in members}
    rows = [row for facility in site.facilities if (row := _source_row(facility, wells, codes, paths)) is not None]
    rows.sort(key=lambda row: (not row["holds"], -row["weight"], row["mid_d"], row["name"]))
    return [{"rank": rank, **row} for rank, row in enumerate(rows, start=1)]


def _source_row(
    facility: Facility, wells: dict[str, Place], codes: set[str], paths: FlowPaths
) -> dict[str, Any] | None:
    holds = sorted(held for held in facility.substances if any(are_related(held, code) for code in codes))
    places = facility_places(facility, paths.field.half_width_m)
    found = {name: _closest(paths, places, well) for name, well in wells.items()}
    reached = {name: travel for name, travel in found.items() if travel is not None}
    if not reached or (facility.substances and not holds):
        return None
    weight = sum(math.exp(-((each.offset_m / paths.field.half_width_m) ** 2) / 2) for each in reached.values())
    first = min(reached.values(), key=lambda each: each.mid_d)
    return {
        "name": facility.name, "enterprise": facility.enterprise, "kind": facility.kind.value, "holds": holds,
        "weight": weight / len(wells), "wells": sorted(reached), **travel_words(first), "basis": _BASIS,
    }  # fmt: skip


def _closest(paths: FlowPaths, starts: Sequence[Place], well: Place) -> TravelTime | None:
    found = [paths.field.travel(start, well) for start in starts]
    return min((each for each in found if each.connected), key=lambda each: (each.offset_m, each.mid_d), default=None)


def outline_words(
    members: Sequence[WarningEvent], links: Sequence[tuple[str, str]], paths: FlowPaths, site: Site
) -> dict[str, str]:
    """Return the outline (WKT), how it was found, and the line through the wells along the flow.

    The parts of the map of the first member's substance that hold the wells; where there is no map, the wells and the
    lines between connected ones, buffered by half a plume's width: what is known to be touched, not how far it goes.
    """
    from osgeo import ogr

    names = sorted({event.point for event in members if event.point in paths.wells})
    if not names:
        return {"outline_wkt": "", "outline_method": "none: no place of a well is known", "line_wkt": ""}
    pairs = [pair for pair in links if pair[0] in names and pair[1] in names]
    drawn = _drawn([paths.wells[name] for name in names], [[paths.wells[name] for name in pair] for pair in pairs])
    touched = ogr.ForceToMultiPolygon(drawn.Buffer(paths.field.half_width_m))
    mapped = site.outline(members[0].property) if site.outline else None
    parts = _parts_at(mapped[0], drawn) if mapped else ""
    method = mapped[1] if mapped and parts else "wells and the lines between them, buffered by half a plume's width"
    line = _line([paths.wells[name] for name in names], paths.field.direction)
    return {"outline_wkt": parts or str(touched.ExportToWkt()), "outline_method": method, "line_wkt": line}


def _drawn(wells: Sequence[Place], pairs: Sequence[Sequence[Place]]) -> Any:
    from osgeo import ogr

    whole = ogr.Geometry(ogr.wkbGeometryCollection)
    for group in [[well] for well in wells] + [list(pair) for pair in pairs]:
        shape = ogr.Geometry(ogr.wkbPoint if len(group) == 1 else ogr.wkbLineString)
        for place in group:
            shape.AddPoint_2D(place.easting, place.northing)
        whole.AddGeometry(shape)
    return whole


def _parts_at(wkt: str, drawn: Any) -> str:
    from osgeo import ogr

    geometry = ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(wkt))
    kept = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in geometry:
        if any(part.Intersects(each) for each in drawn):
            kept.AddGeometry(part)
    return "" if kept.IsEmpty() else str(kept.ExportToWkt())


def _line(wells: Sequence[Place], direction: tuple[float, float] | None) -> str:
    if len(wells) < 2 or direction is None:
        return ""
    ordered = sorted(wells, key=lambda well: (well.easting * direction[0] + well.northing * direction[1], well.name))
    return f"LINESTRING ({', '.join(f'{well.easting!r} {well.northing!r}' for well in ordered)})"
