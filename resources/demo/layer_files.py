# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated park's layers as GeoJSON in its projected system, and what a consultant would know of the aquifer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import park
import readings
import truth as truth_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Corners = Sequence[tuple[float, float]]

PUMPED = {1: ("MW-02", "MW-05", "MW-10", "MW-12", "MW-14", "VI-1"), 2: ("MW-08", "MW-13", "MW-14", "VI-1")}
PUMPED_RADIUS_M = 60.0
PUMPING_TEST_ERROR = 0.10
EDGE_PIECES = 4
WESTERN_M = 1150.0


def write_layers(folder: Path, truth: truth_model.Truth) -> None:
    """Write the layers that import_park and simulate_flow read."""
    folder.mkdir(parents=True, exist_ok=True)
    polygons = {
        "boundary": [({"name": park.NAME}, park.BOUNDARY)],
        "model_area": [({"name": "Model area (simulated)"}, park.MODEL_AREA)],
        "enterprises": [(_enterprise_fields(enterprise), enterprise.corners) for enterprise in park.ENTERPRISES],
        "facilities": [(_facility_fields(facility), facility.corners) for facility in park.FACILITIES],
        "receptors": [({"name": n, "kind": kind, "layer": layer}, c) for n, kind, layer, c in park.RECEPTORS],
    }
    for name, features in polygons.items():
        _write(folder / f"{name}.geojson", name, [(fields, _polygon(corners)) for fields, corners in features])
    _write(folder / "points.geojson", "points", [(_well_fields(well), _point(well.place)) for well in park.WELLS])
    _write(folder / "river.geojson", "river", [({"name": "Simulated river"}, _line(park.RIVER_LINE))])
    _write(folder / "heads.geojson", "heads", _heads(truth))


def write_aquifer(path: Path, truth: truth_model.Truth) -> None:
    """Write what field work tells of the aquifer: never the truth, always with where the figure comes from."""
    content = {
        "simulated": True,
        "note": park.NOTE,
        "top_m": park.TOP_M,
        "bottoms_m": list(park.BOTTOMS_M),
        "conductivity_m_d": [_pumping_tests(truth, layer) for layer in (1, 2)],
        "vertical_ratio": 0.02,
        "recharge_mm_a": park.RECHARGE_MM_A,
        "porosity": 0.23,
        "dispersivity_l_m": 8.0,
        "dispersivity_t_m": 0.8,
        "dispersivity_v_m": 0.08,
        "bulk_density_kg_l": 1.75,
        "kd_l_kg": 0.02,
        "half_life_d": 720.0,
        "west_head_m": round(_west_head(truth), 2),
        "sources": {
            "conductivity_m_d": f"geometric mean of pumping tests ({PUMPING_TEST_ERROR:.0%} error each)",
            "porosity, dispersivities": "estimates by grain size and scale; not the values of the truth",
            "west_head_m": "plane through mean measured levels of western wells, carried to the edge",
            "kd_l_kg": "Koc of benzene 66 L/kg times 0.03 % organic carbon",
            "half_life_d": "upper end of published ranges for benzene in groundwater (Howard 1991)",
        },
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _pumping_tests(truth: truth_model.Truth, layer: int) -> float:
    """Return the geometric mean of tests that each see the conductivity around a well, with its own error."""
    x = truth_model.WEST + truth_model.CELL_M * (np.arange(truth_model.COLUMNS) + 0.5)
    y = truth_model.NORTH - truth_model.CELL_M * (np.arange(truth_model.ROWS) + 0.5)
    random = np.random.default_rng([truth_model.SEED, layer])
    logs = []
    for name in PUMPED[layer]:
        place = next(well.place for well in park.WELLS if well.name == name)
        near = np.hypot(*np.meshgrid(x - place[0], y - place[1])) < PUMPED_RADIUS_M
        logs.append(np.log(truth.conductivity[layer - 1][near]).mean() + random.normal(0.0, PUMPING_TEST_ERROR))
    return round(float(np.exp(np.mean(logs))), 1)


def _mean_level_plane(truth: truth_model.Truth) -> np.ndarray:
    """Return a, b, c of the plane a + b x + c y through the mean levels measured by hand in the western wells."""
    wells = [well for well in park.WELLS if well.place[0] < WESTERN_M]
    means = [float(readings.dips(truth, well.name).mean()) for well in wells]
    matrix = np.array([[1.0, *well.place] for well in wells])
    return np.linalg.lstsq(matrix, np.array(means), rcond=None)[0]


def _west_head(truth: truth_model.Truth) -> float:
    """Return the head in the middle of the western edge, which a consultant draws along a contour of the levels."""
    return float(_mean_level_plane(truth) @ (1.0, *_between(*park.WEST_LINE, 0.5)))


def _heads(truth: truth_model.Truth) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return fixed heads in pieces along the western edge (from levels) and the river (gauged)."""
    features = []
    west = _west_head(truth)
    for line, (north, south) in ((park.WEST_LINE, (west, west)), (park.RIVER_LINE, truth_model.RIVER_STAGES_M)):
        for piece in range(EDGE_PIECES):
            shares = (piece / EDGE_PIECES, (piece + 1) / EDGE_PIECES)
            ends = [_between(*line, share) for share in shares]
            head = round(north + (south - north) * sum(shares) / 2.0, 2)
            features += [({"head": head, "layer": layer}, _line(ends)) for layer in (1, 2)]
    return features


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _enterprise_fields(enterprise: park.Enterprise) -> dict[str, Any]:
    return {"name": enterprise.name, "sector": enterprise.sector, "contact": "simulated"}


def _facility_fields(facility: park.Facility) -> dict[str, Any]:
    return {
        "name": facility.name, "enterprise": facility.enterprise, "kind": facility.kind,
        "substances": facility.substances, "layer": 1,
    }  # fmt: skip


def _well_fields(well: park.Well) -> dict[str, Any]:
    ground = park.ground_m(well.place[0])
    middle = (park.TOP_M + park.BOTTOMS_M[0]) / 2 if well.layer == 1 else sum(park.BOTTOMS_M) / 2
    return {
        "name": well.name, "layer": well.layer, "role": well.role,
        "ground_elevation_m": round(ground, 2), "reference_elevation_m": round(ground + 0.5, 2),
        "screen_top_m": round(ground - middle - 2.0, 1), "screen_bottom_m": round(ground - middle + 2.0, 1),
    }  # fmt: skip


def _point(place: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(park.absolute(place))}


def _line(places: Corners) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(park.absolute(place)) for place in places]}


def _polygon(corners: Corners) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(park.absolute(place)) for place in (*corners, corners[0])]]}


def _write(path: Path, name: str, features: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Write GeoJSON with a projected system named the way GDAL and QGIS read it (the 2008 form of the format)."""
    lines = [
        json.dumps({"type": "Feature", "properties": fields, "geometry": geometry}, ensure_ascii=False)
        for fields, geometry in features
    ]
    system = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{park.CRS.split(':')[1]}"}}
    note = json.dumps(park.NOTE, ensure_ascii=False)
    head = f'"type": "FeatureCollection",\n"name": "{name}",\n"description": {note},\n'
    text = "{\n" + head + f'"crs": {json.dumps(system)},\n"features": [\n' + ",\n".join(lines) + "\n]\n}\n"
    path.write_text(text, encoding="utf-8")
