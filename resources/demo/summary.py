# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demo found, in one JSON file, the truth beside it: only this module reads the truth."""

from __future__ import annotations

import importlib.metadata
import itertools
import json
import platform
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tables

if TYPE_CHECKING:
    from chain import Chain

_COUNTS = ("ROWS_IN", "STORED", "DUPLICATE", "REJECTED")
_PACKAGES = ("numpy", "scipy", "pandas", "flopy", "gstools", "pint", "pymannkendall")


def write_summary(chain: Chain) -> None:
    """Write summary.json."""
    truth = json.loads((chain.park / "truth.json").read_text(encoding="utf-8"))
    content = {
        "simulated": True,
        "note": chain.facts["note"],
        "park": chain.facts["name"],
        "now": chain.facts["now"],
        "rows": _rows_brought(chain),
        "worst_class_by_well": _worst_classes(chain),
        "warnings": _warnings(chain),
        "arrival_at_intake": _arrival(chain, truth),
        "sources": _sources(chain, truth),
        "proposed_wells": _proposed(chain),
        "seconds_by_step": chain.seconds,
        "seconds": round(sum(chain.seconds.values()), 1),
        "versions": _versions(chain),
    }
    path = chain.output / "summary.json"
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _results(chain: Chain, table: str, step: str, order: str = "") -> list[dict[str, Any]]:
    """Return the rows a step of this run wrote: nothing left over from an earlier run."""
    return tables.rows(chain.output / "results.gpkg", table, order) if step in chain.answers else []


def _rows_brought(chain: Chain) -> dict[str, Any]:
    brought = {
        step: {count.lower(): int(chain.answers[step][count]) for count in _COUNTS}
        for step in ("import_loggers", "import_laboratory")
        if step in chain.answers
    }
    total = {count.lower(): sum(counts[count.lower()] for counts in brought.values()) for count in _COUNTS}
    return total | {"by_step": brought}


def _worst_classes(chain: Chain) -> dict[str, Any]:
    kept = ("class", "worst_property", "value", "unit", "limit")
    found = _results(chain, "classes", "classify_water_quality", "point")
    return {row["point"]: {key: row[key] for key in kept} for row in found}


def _warnings(chain: Chain) -> dict[str, Any]:
    kept = ("point", "property", "rule", "level", "state", "opened_at", "value", "limit", "unit")
    found = _results(chain, "warnings", "evaluate_warnings", "opened_at")
    open_ones = [row for row in found if row["state"] != "resolved"]
    return {"open": len(open_ones), "events": [{key: row[key] for key in kept} for row in open_ones]}


def _arrival(chain: Chain, truth: dict[str, Any]) -> dict[str, Any]:
    intake = chain.facts["intake"]
    true = truth["arrival_above_limit"][intake]
    found = [row for row in _results(chain, "arrival", "simulate_plume") if row["point"] == intake]
    forecast = {key: found[0][key] for key in ("arrival", "peak", "limit", "unit")} if found else None
    days = _days(forecast["arrival"], chain) if forecast else None
    screening = [
        row for row in _results(chain, "screening_arrival", "simulate_plume_analytic") if row["point"] == intake
    ]
    return {
        "point": intake,
        "forecast": forecast and forecast | {"days_from_now": days},
        "screening_days_from_now": _days(screening[0]["arrival"], chain) if screening else None,
        "truth": true,
        "difference_days": days - true["days_from_now"] if days is not None and true else None,
    }


def _days(text: str | None, chain: Chain) -> int | None:
    """Return how many days after now a moment is; None when it never comes."""
    return round((datetime.fromisoformat(text) - chain.now).total_seconds() / 86400.0) if text else None


def _sources(chain: Chain, truth: dict[str, Any]) -> dict[str, Any]:
    kept = ("rank", "name", "enterprise", "probability", "mass_kg", "mass_sd", "release_start", "misfit", "verdict")
    leak = truth["leak"]
    found = _results(chain, "traced", "trace_source", "rank")
    return {
        "ranked": [{key: row[key] for key in kept} for row in found],
        "identifiable": chain.answers.get("trace_source", {}).get("IDENTIFIABLE"),
        "truth": {key: leak[key] for key in ("facility", "start", "end", "mass_kg")}
        | {"mass_kg_in_windows_seen": _true_mass_seen(_results(chain, "release", "trace_source"), leak)},
        "true_source_rank": next((row["rank"] for row in found if row["name"] == leak["facility"]), None),
    }


def _true_mass_seen(release: list[dict[str, Any]], leak: dict[str, Any]) -> float:
    """Return what the true source truly released in the windows for which tracing gives a rate (kg)."""
    changes = [(datetime.fromisoformat(start), rate) for start, rate in leak["rates_kg_d"].items()]
    edges = itertools.pairwise([*changes, (datetime.max.replace(tzinfo=timezone.utc), 0.0)])
    spans = [(start, end, rate) for (start, rate), (end, _) in edges]
    seen = [row for row in release if row["name"] == leak["facility"] and row["rate_kg_d"] is not None]
    windows = [(datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])) for row in seen]
    overlaps = [
        max(0.0, (min(end, last) - max(start, first)) / timedelta(days=1)) * rate
        for first, last in windows
        for start, end, rate in spans
    ]
    return round(sum(overlaps), 1)


def _proposed(chain: Chain) -> list[dict[str, Any]]:
    kept = ("rank", "name", "layer", "easting", "northing", "detected_share", "mean_days", "note")
    found = _results(chain, "network", "design_network", "rank")
    return [{key: row[key] for key in kept} for row in found if row["rank"] > 0]


def _versions(chain: Chain) -> dict[str, str]:
    flow = chain.output / "flow" / "flow.json"
    recorded = json.loads(flow.read_text(encoding="utf-8"))["provenance"] if flow.is_file() else {}
    return {
        "qgis": chain.qgis.version(),
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in _PACKAGES},
        **{name: recorded[name] for name in ("mf6",) if name in recorded},
        "gw_monitor": _commit(),
    }


def _commit() -> str:
    """Return the commit of the checkout, or the version of an installed plugin."""
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        ["git", "-C", root, "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    if told.returncode == 0:
        return told.stdout.strip()
    lines = (root / "metadata.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split("=")[1] for line in lines if line.startswith("version="))
