# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the chain that model: flow, source, plume in time and space, and where new wells should stand."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import tables
from process import moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from chain import Chain

CELL_M = 15.0
WINDOW_D = 60.0
TRACED_DAYS = 720.0  # the search for the release begins two years before now: nobody knows when the leak began
FORECAST_DAYS = 1095.0
STEP_D = 10.0
MODEL_ERROR = 0.4  # one conductivity a layer stands for a varied ground
LAST_SEEN = (
    'coalesce("rate_kg_d", aggregate(@layer, \'array_agg\', "rate_kg_d", "rate_kg_d" IS NOT NULL, '
    'order_by:="start")[-1])'
)


def simulate_flow(chain: Chain) -> dict[str, Any]:
    """Simulate the flow of the model area."""
    aquifer = chain.aquifer
    return chain.qgis.run("gwmonitor:simulate_flow", {
        "AREA": chain.layer("model_area"), "CELL_SIZE": CELL_M, "TOP": aquifer["top_m"],
        "BOTTOMS": _comma(aquifer["bottoms_m"]), "CONDUCTIVITY": _comma(aquifer["conductivity_m_d"]),
        "VERTICAL_RATIO": aquifer["vertical_ratio"], "HEADS": chain.layer("heads"),
        "RECHARGE": aquifer["recharge_mm_a"], "WORKSPACE": str(chain.output / "flow"), "OUTPUT": chain.raster("head"),
        "VELOCITY": chain.sink("velocity"),
    })  # fmt: skip


def _comma(values: list[float]) -> str:
    return ",".join(f"{value:g}" for value in values)


def trace_source(suffix: str, locale: str) -> Callable[[Chain], dict[str, Any]]:
    """Trace benzene; the layer words its verdicts in the language of the report that it is for."""

    def trace(chain: Chain) -> dict[str, Any]:
        return chain.qgis.run("gwmonitor:trace_source", {
            "FLOW": str(chain.output / "flow"), "OBSERVATIONS": chain.result("observations"),
            "PROPERTY": chain.facts["property"], "CANDIDATES": chain.layer("facilities"),
            "START": moment(chain.now - timedelta(days=TRACED_DAYS)), "END": moment(chain.now), "WINDOW": WINDOW_D,
            "MODEL_ERROR": MODEL_ERROR, **chain.substance(), "OUTPUT": chain.sink(f"traced{suffix}"),
            "RELEASE": chain.sink(f"release{suffix}", table=True), "FIT": chain.sink(f"fit{suffix}", table=True),
        }, locale)  # fmt: skip

    return trace


def release_layer(chain: Chain) -> dict[str, Any]:
    """Give the traced release of the likeliest source the outline of its facility, with QGIS's own algorithms.

    The samples do not see the latest windows yet; a leak that nobody stopped is taken to go on at the last rate seen.
    """
    best = tables.rows(chain.output / "results.gpkg", "traced", order="rank")[0]["name"]
    chain.qgis.run("native:extractbyexpression", {
        "INPUT": chain.result("release"), "EXPRESSION": f"\"name\" = '{best}'",
        "OUTPUT": chain.sink("release_of_best", table=True),
    })  # fmt: skip
    chain.qgis.run("native:refactorfields", {
        "INPUT": chain.result("release_of_best"), "OUTPUT": chain.sink("release_assumed", table=True),
        "FIELDS_MAPPING": [_mapped("name", 10, '"name"'), _mapped("start", 16, '"start"'), _mapped("end", 16, '"end"'),
                           _mapped("rate_kg_d", 6, LAST_SEEN)],
    })  # fmt: skip
    return chain.qgis.run("native:joinattributestable", {
        "INPUT": chain.layer("facilities"), "FIELD": "name", "INPUT_2": chain.result("release_assumed"),
        "FIELD_2": "name", "FIELDS_TO_COPY": ["start", "end", "rate_kg_d"], "METHOD": 0, "DISCARD_NONMATCHING": True,
        "OUTPUT": chain.sink("sources"),
    })  # fmt: skip


def _mapped(name: str, kind: int, expression: str) -> dict[str, Any]:
    return {"name": name, "type": kind, "expression": expression, "length": 0, "precision": 0}


def screen_plume(chain: Chain) -> dict[str, Any]:
    """Forecast again with the exact solution for uniform flow: a check, in seconds, that needs no grid."""
    chain.qgis.run("native:centroids", {"INPUT": chain.result("sources"), "OUTPUT": chain.sink("source_points")})
    chain.qgis.run("native:extractwithindistance", {
        "INPUT": chain.result("velocity"), "REFERENCE": chain.result("source_points"), "DISTANCE": 600,
        "OUTPUT": chain.sink("velocity_near"),
    })  # fmt: skip
    near = [row for row in tables.rows(chain.output / "results.gpkg", "velocity_near") if row["layer"] == 1]
    east, north = (sum(row[key] for row in near) / len(near) for key in ("qx_m_d", "qy_m_d"))
    top, bottom = chain.aquifer["top_m"], chain.aquifer["bottoms_m"][0]
    return chain.qgis.run("gwmonitor:simulate_plume_analytic", {
        "SOURCE": chain.result("source_points"), "PROPERTY": chain.facts["property"], "SOLUTION": 0,
        "VELOCITY": math.hypot(east, north) / chain.aquifer["porosity"],
        "DIRECTION": math.degrees(math.atan2(east, north)) % 360.0, "THICKNESS": top - bottom, **chain.substance(),
        "START": moment(chain.now - timedelta(days=TRACED_DAYS)), "TIME_D": TRACED_DAYS + FORECAST_DAYS,
        "CELL_SIZE": 20, "POINTS": chain.layer("points"), "OUTPUT": chain.raster("screening"),
        "ARRIVAL": chain.sink("screening_arrival"),
    })  # fmt: skip


def simulate_plume(chain: Chain) -> dict[str, Any]:
    """Forecast the traced release three years on."""
    start = chain.now - timedelta(days=TRACED_DAYS)
    times = [TRACED_DAYS + days for days in (0.0, 365.0, 730.0, FORECAST_DAYS)]
    return chain.qgis.run("gwmonitor:simulate_plume", {
        "FLOW": str(chain.output / "flow"), "SOURCES": chain.result("sources"), "PROPERTY": chain.facts["property"],
        "START": moment(start), "DURATION": TRACED_DAYS + FORECAST_DAYS, "STEP": STEP_D, "OUTPUT_TIMES": _comma(times),
        **chain.substance(), "POINTS": chain.layer("points"), "WORKSPACE": str(chain.output / "forecast"),
        "OUTPUT": chain.raster("forecast"), "PLUME": chain.sink("forecast_plume"),
        "BREAKTHROUGH": chain.sink("breakthrough", table=True), "ARRIVAL": chain.sink("arrival"),
    })  # fmt: skip


def animate_plume(chain: Chain) -> dict[str, Any]:
    """Make the forecast a series that plays."""
    return chain.qgis.run("gwmonitor:animate_plume", {
        "PLUME": str(chain.output / "forecast"), "OUTPUT": chain.raster("forecast_in_time"),
        "DEFINITION": str(chain.output / "forecast_in_time.qlr"),
    })  # fmt: skip


def plume_view(chain: Chain) -> dict[str, Any]:
    """Make a project that shows the forecast in space."""
    return chain.qgis.run("gwmonitor:build_plume_view", {
        "PLUME": str(chain.output / "forecast"), "SOURCES": chain.result("sources"), "WELLS": chain.layer("points"),
        "OUTPUT": str(chain.output / "forecast_in_space.qgz"), "DATA": str(chain.output / "forecast_in_space.gpkg"),
    })  # fmt: skip


def track_particles(chain: Chain) -> dict[str, Any]:
    """Say where the water of the village's intake comes from."""
    intake = f"{chain.layer('receptors')}|subset=\"kind\" = 'intake'"
    return chain.qgis.run("gwmonitor:track_particles", {
        "FLOW": str(chain.output / "flow"), "RELEASE": intake, "DURATION": 3650,
        "TIMES": "365,1825,3650", "POROSITY": chain.aquifer["porosity"], "OUTPUT": chain.sink("path_lines"),
    })  # fmt: skip


def places_ahead(chain: Chain) -> dict[str, Any]:
    """Keep the places that the plume has not reached yet: what the report calls the forecast."""
    return chain.qgis.run("native:extractbyexpression", {
        "INPUT": chain.result("arrival"), "EXPRESSION": f"\"arrival_d\" > {TRACED_DAYS}",
        "OUTPUT": chain.sink("arrival_ahead"),
    })  # fmt: skip


def design_network(chain: Chain) -> dict[str, Any]:
    """Choose where three more wells see most."""
    return chain.qgis.run("gwmonitor:design_network", {
        "FLOW": str(chain.output / "flow"), "SOURCES": chain.layer("facilities"), "EXISTING": chain.layer("points"),
        "SPACING": 100, "NUMBER": 3, "DETECTION_LIMIT": 0.0004, "RATE": 0.1, "HORIZON": 1095, "STEP": 30,
        **chain.substance(), "OUTPUT": chain.sink("network"),
    })  # fmt: skip
