# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much longer ``qgis_process list`` takes with the plugin than without it.

Runs the two in turn, so that a busy machine slows both; the value is the median of the paired differences.
Writes ``build/bench/startup.json`` and fails when the goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "build" / "bench" / "startup.json"
GOAL_S = 0.3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=7)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory(prefix="gw-monitor-startup-") as folder:
        without, with_plugin = (prepare(Path(folder) / name, name == "with") for name in ("without", "with"))
        for environment in (without, with_plugin):
            timed(environment)  # fills caches: of the disk, and of compiled Python
        times = [(timed(without), timed(with_plugin)) for _ in range(pairs)]
    return report(times)


def prepare(folder: Path, plugin: bool) -> dict[str, str]:
    """Make a fresh profile, with the plugin on or not; return the environment for it."""
    site_packages = next((ROOT / ".venv" / "lib").glob("python3*/site-packages"), None)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(shutil.which("qgis_process")).parent), os.environ["PATH"]]),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(site_packages or ""), os.environ.get("PYTHONPATH", "")])),
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QGIS_PLUGINPATH": str(ROOT / "build" / "link"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(folder),
    }
    folder.mkdir()
    if plugin:
        subprocess.run(
            ["qgis_process", "plugins", "enable", "gw_monitor"], env=environment, check=True, capture_output=True
        )
    return environment


def timed(environment: dict[str, str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(["qgis_process", "list"], env=environment, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    wanted = Path(environment["QGIS_CUSTOM_CONFIG_PATH"]).name == "with"
    if ("gwmonitor" in done.stdout) != wanted:
        sys.exit("start-up: the plugin is not as it should be in this profile")
    return seconds


def report(times: list[tuple[float, float]]) -> int:
    without = statistics.median(before for before, _ in times)
    value = statistics.median(after - before for before, after in times)
    found = {
        "name": "longer start-up of qgis_process",
        "value": round(value, 3),
        "unit": "s",
        "baseline": round(without, 3),
        "ratio": round((without + value) / without, 3),
        "goal": f"at most {GOAL_S} s",
        "holds": value <= GOAL_S,
        "runs": [[round(before, 3), round(after, 3)] for before, after in times],
    }
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
