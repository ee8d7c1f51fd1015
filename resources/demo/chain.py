# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chain from a logger file to a report: which algorithm follows which, and what each hands to the next.

Nothing here models: every result comes from an algorithm, run in a process of its own. The truth of the park is read
by `summary` alone, to be put beside the results.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import forecast_steps
from process import QgisProcess, StepError, environment, moment
from summary import write_summary

if TYPE_CHECKING:
    from collections.abc import Callable

LABORATORY = (
    "benzene,toluene,ammonia_nitrogen,nitrate,chloride,sulfate,oxygen_consumption,total_dissolved_solids,arsenic,ph"
)
BACKGROUND_D = 1.0  # limits count from the day before the park's present
ENGLISH, CHINESE = "C.UTF-8", "zh_CN.UTF-8"


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


def _check_rules(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:check_rules", {
        "RULES": str(chain.park / "rules.yaml"), "OUTPUT": chain.sink("rules", table=True),
    })  # fmt: skip


def _derive_limits(chain: Chain) -> dict[str, Any]:
    """Derive limits of what nature has none of from the background wells; stored once, the same are no new version.

    Salts differ from well to well by nature: limits that all wells share would warn of every one of them.
    """
    return chain.qgis.run("gwmonitor:derive_limits", {
        "DATABASE": chain.database, "PROPERTIES": "benzene,toluene", "END": moment(chain.now), "STORE": True,
        "VALID_FROM": moment(chain.now - timedelta(days=BACKGROUND_D)), "AUTHOR": "demo",
        "REASON": "First limits of the simulated park", "REPORT": str(chain.output / "background.html"),
        "OUTPUT": chain.sink("limits", table=True),
    })  # fmt: skip


def _evaluate_warnings(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:evaluate_warnings", {
        "DATABASE": chain.database, "RULES": str(chain.park / "rules.yaml"), "NOW": moment(chain.now),
        "OUTPUT": chain.sink("warnings"),
    })  # fmt: skip


def _merge_warnings(chain: Chain) -> dict[str, Any]:
    return chain.qgis.run("gwmonitor:merge_warnings", {
        "DATABASE": chain.database, "FLOW": str(chain.output / "flow"), "NOW": moment(chain.now),
        "POROSITY": chain.aquifer["porosity"], "OUTPUT": chain.sink("plume_events"),
        **{key: chain.sink(f"plume_{key.lower()}", table=True) for key in ("MEMBERS", "RECEPTORS", "SOURCES")},
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
    Step("check_rules", _check_rules),
    Step("derive_limits", _derive_limits),
    Step("evaluate_warnings", _evaluate_warnings),
    Step("simulate_flow", forecast_steps.simulate_flow),
    Step("merge_warnings", _merge_warnings),
    Step("trace_source", forecast_steps.trace_source("", ENGLISH)),
    Step("trace_source_zh", forecast_steps.trace_source("_zh", CHINESE)),
    Step("release_layer", forecast_steps.release_layer),
    Step("simulate_plume", forecast_steps.simulate_plume),
    Step("animate_plume", forecast_steps.animate_plume),
    Step("build_plume_view", forecast_steps.plume_view),
    Step("track_particles", forecast_steps.track_particles),
    Step("simulate_plume_analytic", forecast_steps.screen_plume),
    Step("places_ahead", forecast_steps.places_ahead),
    Step("design_network", forecast_steps.design_network),
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
