# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chain from a logger file to a report: which algorithm follows which, and what each hands to the next.

Nothing here models: every result comes from an algorithm, run in a process of its own. The truth of the park is read
by `summary` alone, to be put beside the results.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tables
from process import QgisProcess, StepError, environment
from summary import write_summary

if TYPE_CHECKING:
    from collections.abc import Callable

LABORATORY = (
    "benzene,toluene,ammonia_nitrogen,nitrate,chloride,sulfate,oxygen_consumption,total_dissolved_solids,arsenic,ph"
)
CELL_M = 15.0
ENGLISH, CHINESE = "C.UTF-8", "zh_CN.UTF-8"
TRACED_DAYS = 720.0  # the search for the release begins two years before now: nobody knows when the leak began
WINDOW_D = 60.0
FORECAST_DAYS = 1095.0
STEP_D = 10.0
LAST_SEEN = (
    'coalesce("rate_kg_d", aggregate(@layer, \'array_agg\', "rate_kg_d", "rate_kg_d" IS NOT NULL, '
    'order_by:="start")[-1])'
)
MODEL_ERROR = 0.4  # one conductivity a layer stands for a varied ground


@dataclass(slots=True)
class Chain:
    """The files of one run, and what the steps answered so far."""

    park: Path
    output: Path
    qgis: QgisProcess
    facts: dict[str, Any]
    aquifer: dict[str, Any]
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """Return the database that the demo keeps from run to run."""
        return str(self.output / "park.gpkg")

    @property
    def now(self) -> datetime:
        """Return the park's present moment (UTC)."""
        return datetime.fromisoformat(self.facts["now"])

    @property
    def limit_class(self) -> int:
        """Return the class to keep as the algorithms count it."""
        return ("I", "II", "III", "IV").index(self.facts["limit_class"])

    def layer(self, name: str) -> str:
        """Return a layer of the park."""
        return str(self.park / "layers" / f"{name}.geojson")

    def result(self, name: str) -> str:
        """Return a layer or table that an earlier step wrote."""
        return f"{self.output / 'results.gpkg'}|layername={name}"

    def sink(self, name: str, *, table: bool = False) -> str:
        """Return where a step is to write a layer or table."""
        return f"ogr:dbname='{self.output / 'results.gpkg'}' table=\"{name}\"" + ("" if table else " (geom)")

    def raster(self, name: str) -> str:
        """Return the path of a raster."""
        return str(self.output / f"{name}.tif")

    def substance(self) -> dict[str, Any]:
        """Return the transport parameters of the leaked substance as field work gives them."""
        keys = {
            "POROSITY": "porosity", "DISPERSIVITY_L": "dispersivity_l_m", "DISPERSIVITY_T": "dispersivity_t_m",
            "DISPERSIVITY_V": "dispersivity_v_m", "BULK_DENSITY": "bulk_density_kg_l", "KD": "kd_l_kg",
            "HALF_LIFE": "half_life_d",
        }  # fmt: skip
        return {key: self.aquifer[name] for key, name in keys.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the demo: a name and what it does."""

    name: str
    run: Callable[[Chain], dict[str, Any]]


def moment(when: datetime) -> str:
    """Return a moment (UTC) as Processing reads it."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _create_database(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:create_database", {"DATABASE": chain.database})


def _import_park(chain: Chain) -> dict[str, Any]:
    facts = chain.facts
    return chain.qgis.run("gwmonitor:import_park", {
        "DATABASE": chain.database, "PARK_NAME": facts["name"], "CRS": facts["crs"], "TIME_ZONE": facts["time_zone"],
        "LIMIT_CLASS": chain.limit_class, "SIMULATED": True, "NOTE": facts["note"],
        "BOUNDARY": chain.layer("boundary"), "ENTERPRISES": chain.layer("enterprises"),
        "FACILITIES": chain.layer("facilities"), "POINTS": chain.layer("points"), "RECEPTORS": chain.layer("receptors"),
    })  # fmt: skip


def _import_loggers(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:import_loggers", {
        "DATABASE": chain.database, "FOLDER": str(chain.park / "loggers"),
        "OUTPUT": chain.sink("logger_files", table=True),
    })  # fmt: skip


def _import_laboratory(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:import_laboratory", {
        "DATABASE": chain.database, "FOLDER": str(chain.park / "laboratory"),
        "OUTPUT": chain.sink("laboratory_files", table=True),
    })  # fmt: skip


def _quality_control(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:quality_control", {
        "DATABASE": chain.database, "AUTHOR": "demo", "OUTPUT": chain.sink("quality", table=True),
    })  # fmt: skip


def _load_observations(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:load_observations", {
        "DATABASE": chain.database, "PROPERTIES": LABORATORY, "OUTPUT": chain.sink("observations"),
    })  # fmt: skip


def _classify(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:classify_water_quality", {
        "OBSERVATIONS": chain.result("observations"), "LIMIT_CLASS": chain.limit_class,
        "START": moment(chain.now - timedelta(days=60)), "END": moment(chain.now),
        "OUTPUT": chain.sink("classes"), "DETAILS": chain.sink("class_details", table=True),
    })  # fmt: skip


def _detect_trends(trends: str, locale: str) -> Callable[[Chain], dict[str, Any]]:
    """Test for trends; the layer words its methods in the language of the report that it is for."""

    def detect(chain: Chain) -> dict[str, Any]:
        return chain.qgis.run("gwmonitor:detect_trends", {
            "OBSERVATIONS": chain.result("observations"), "OUTPUT": chain.sink(trends),
        }, locale)  # fmt: skip

    return detect


def _map_plume(chain: Chain) -> dict[str, Any]:
    top, bottom = chain.aquifer["top_m"], chain.aquifer["bottoms_m"][0]
    return chain.qgis.run("gwmonitor:map_plume", {
        "OBSERVATIONS": chain.result("observations"), "PROPERTY": chain.facts["property"], "TIME": moment(chain.now),
        "WINDOW_D": 60, "LAYER": 1, "CELL_SIZE": 10, "LIMIT_CLASS": chain.limit_class,
        "THICKNESS": top - bottom, "POROSITY": chain.aquifer["porosity"], "OUTPUT": chain.raster("plume_now"),
        "DEVIATION": chain.raster("plume_now_deviation"), "PLUME": chain.sink("plume_now"),
    })  # fmt: skip


def _evaluate_warnings(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:evaluate_warnings", {
        "DATABASE": chain.database, "NOW": moment(chain.now), "OUTPUT": chain.sink("warnings"),
    })  # fmt: skip


def _simulate_flow(chain: Chain) -> dict[str, Any]:
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


def _trace_source(suffix: str, locale: str) -> Callable[[Chain], dict[str, Any]]:
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


def _release_layer(chain: Chain) -> dict[str, Any]:
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


def _screen_plume(chain: Chain) -> dict[str, Any]:
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


def _simulate_plume(chain: Chain) -> dict[str, Any]:
    start = chain.now - timedelta(days=TRACED_DAYS)
    times = [TRACED_DAYS + days for days in (0.0, 365.0, 730.0, FORECAST_DAYS)]
    return chain.qgis.run("gwmonitor:simulate_plume", {
        "FLOW": str(chain.output / "flow"), "SOURCES": chain.result("sources"), "PROPERTY": chain.facts["property"],
        "START": moment(start), "DURATION": TRACED_DAYS + FORECAST_DAYS, "STEP": STEP_D, "OUTPUT_TIMES": _comma(times),
        **chain.substance(), "POINTS": chain.layer("points"), "WORKSPACE": str(chain.output / "forecast"),
        "OUTPUT": chain.raster("forecast"), "PLUME": chain.sink("forecast_plume"),
        "BREAKTHROUGH": chain.sink("breakthrough", table=True), "ARRIVAL": chain.sink("arrival"),
    })  # fmt: skip


def _animate_plume(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:animate_plume", {
        "PLUME": str(chain.output / "forecast"), "OUTPUT": chain.raster("forecast_in_time"),
        "DEFINITION": str(chain.output / "forecast_in_time.qlr"),
    })  # fmt: skip


def _plume_view(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:build_plume_view", {
        "PLUME": str(chain.output / "forecast"), "SOURCES": chain.result("sources"), "WELLS": chain.layer("points"),
        "OUTPUT": str(chain.output / "forecast_in_space.qgz"), "DATA": str(chain.output / "forecast_in_space.gpkg"),
    })  # fmt: skip


def _track_particles(chain: Chain) -> dict[str, Any]:
    """Say where the water of the village's intake comes from."""
    intake = f"{chain.layer('receptors')}|subset=\"kind\" = 'intake'"
    return chain.qgis.run("gwmonitor:track_particles", {
        "FLOW": str(chain.output / "flow"), "RELEASE": intake, "DURATION": 3650,
        "TIMES": "365,1825,3650", "POROSITY": chain.aquifer["porosity"], "OUTPUT": chain.sink("path_lines"),
    })  # fmt: skip


def _places_ahead(chain: Chain) -> dict[str, Any]:
    """Keep the places that the plume has not reached yet: what the report calls the forecast."""
    return chain.qgis.run("native:extractbyexpression", {
        "INPUT": chain.result("arrival"), "EXPRESSION": f"\"arrival_d\" > {TRACED_DAYS}",
        "OUTPUT": chain.sink("arrival_ahead"),
    })  # fmt: skip


def _design_network(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:design_network", {
        "FLOW": str(chain.output / "flow"), "SOURCES": chain.layer("facilities"), "EXISTING": chain.layer("points"),
        "SPACING": 100, "NUMBER": 3, "DETECTION_LIMIT": 0.0004, "RATE": 0.1, "HORIZON": 1095, "STEP": 30,
        **chain.substance(), "OUTPUT": chain.sink("network"),
    })  # fmt: skip


def _plan_response(tasks: str, locale: str) -> Callable[[Chain], dict[str, Any]]:
    """Plan in the language of the report that the tasks are for."""

    def plan(chain: Chain) -> dict[str, Any]:
        return chain.qgis.run("gwmonitor:plan_response", {
            "DATABASE": chain.database, "ARRIVAL": chain.result("arrival"), "TRACED": chain.result("traced"),
            "NOW": moment(chain.now), "OUTPUT": chain.sink(tasks, table=True),
        }, locale)  # fmt: skip

    return plan


def _map(chain: Chain) -> dict[str, Any]:
    """Make the QGIS project and the picture of the map, in a QGIS of its own."""
    program = Path(__file__).with_name("project.py")
    done = subprocess.run(
        [sys.executable, program, chain.park, chain.output], capture_output=True, text=True, check=False,
        env=environment(chain.output / "profile"),
    )  # fmt: skip
    if done.returncode:
        raise StepError(done.stderr.strip())
    return {"PROJECT": str(chain.output / "park.qgz"), "MAP": str(chain.output / "map.png")}


def _report(language: int, title: str, file: str, suffix: str = "") -> Callable[[Chain], dict[str, Any]]:
    def write(chain: Chain) -> dict[str, Any]:
        layers = {"CLASSES": "classes", "TRENDS": f"trends{suffix}", "WARNINGS": "warnings", "ARRIVAL": "arrival_ahead",
                  "TRACED": f"traced{suffix}", "NETWORK": "network", "TASKS": f"tasks{suffix}"}  # fmt: skip
        return chain.qgis.run("gwmonitor:write_report", {
            "DATABASE": chain.database, "LANGUAGE": language, "TITLE": title,
            **{key: chain.result(name) for key, name in layers.items()}, "MAP": str(chain.output / "map.png"),
            "NOW": moment(chain.now), "OUTPUT": str(chain.output / file),
        })  # fmt: skip

    return write


STEPS = (
    Step("create_database", _create_database),
    Step("import_park", _import_park),
    Step("import_loggers", _import_loggers),
    Step("import_laboratory", _import_laboratory),
    Step("quality_control", _quality_control),
    Step("load_observations", _load_observations),
    Step("classify_water_quality", _classify),
    Step("detect_trends", _detect_trends("trends", ENGLISH)),
    Step("detect_trends_zh", _detect_trends("trends_zh", CHINESE)),
    Step("map_plume", _map_plume),
    Step("evaluate_warnings", _evaluate_warnings),
    Step("simulate_flow", _simulate_flow),
    Step("trace_source", _trace_source("", ENGLISH)),
    Step("trace_source_zh", _trace_source("_zh", CHINESE)),
    Step("release_layer", _release_layer),
    Step("simulate_plume", _simulate_plume),
    Step("animate_plume", _animate_plume),
    Step("build_plume_view", _plume_view),
    Step("track_particles", _track_particles),
    Step("simulate_plume_analytic", _screen_plume),
    Step("places_ahead", _places_ahead),
    Step("design_network", _design_network),
    Step("plan_response", _plan_response("tasks", ENGLISH)),
    Step("plan_response_zh", _plan_response("tasks_zh", CHINESE)),
    Step("map", _map),
    Step("write_report", _report(0, "Groundwater report, June 2026 (simulated)", "report.html")),
    Step("write_report_zh", _report(1, "2026年6月地下水报告(模拟数据)", "report_zh.html", "_zh")),
)


def run(park: Path, output: Path, until: str | None = None) -> int:
    """Run the steps, one line each, and return the exit code. The database is kept from run to run."""
    print(f"GW Monitor demo on a simulated park, results in {output}")
    started = time.monotonic()
    name = "qgis_process"
    try:
        output.mkdir(parents=True, exist_ok=True)
        facts, aquifer = (json.loads((park / file).read_text("utf-8")) for file in ("park.json", "aquifer.json"))
        chain = Chain(park, output, QgisProcess(output / "profile"), facts, aquifer)
        for step in STEPS:
            name = step.name
            _take(step, chain)
            if step.name == until:
                break
        write_summary(chain)
    except StepError as failure:
        print(f"{name} failed: {failure}", file=sys.stderr)
        return 1
    print(f"{'all steps':<24}{time.monotonic() - started:7.1f} s")
    return 0


def _take(step: Step, chain: Chain) -> None:
    started = time.monotonic()
    chain.answers[step.name] = step.run(chain)
    chain.seconds[step.name] = round(time.monotonic() - started, 2)
    print(f"{step.name:<24}{chain.seconds[step.name]:7.1f} s  {_short(chain.answers[step.name])}", flush=True)


def _short(answer: dict[str, Any]) -> str:
    """Return the numbers of an answer in one line; files are left out."""
    told = {key.lower(): value for key, value in answer.items() if isinstance(value, int | float)}
    return " ".join(f"{key}={value:g}" if isinstance(value, float) else f"{key}={value}" for key, value in told.items())
