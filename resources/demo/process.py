# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run Processing algorithms as a server would: each one a ``qgis_process`` of its own, JSON in and JSON out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

ROOT = Path(__file__).resolve().parents[2]
_NOISE = ("QStandardPaths", "Application path not initialized", "ERROR 1: PROJ: proj_create_from_database")


class StepError(Exception):
    """A step refused; the text is its sentence."""


def environment(profile: Path) -> dict[str, str]:
    """Return the environment of a QGIS that knows this checkout, with a profile that may be thrown away."""
    runtime = profile / "runtime"
    runtime.mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    return os.environ | {
        "QGIS_PLUGINPATH": str(ROOT / "build" / "link"),
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "XDG_RUNTIME_DIR": str(runtime),
    }


class QgisProcess:
    """``qgis_process`` with the plugin enabled in a profile of its own."""

    def __init__(self, profile: Path) -> None:
        self._program = shutil.which("qgis_process")
        if self._program is None:
            raise StepError("qgis_process is not installed; run scripts/setup.")
        self._environment = environment(profile)
        if "* gw_monitor" not in self._call("plugins"):
            self._call("plugins", "enable", "gw_monitor")

    def run(self, algorithm: str, inputs: dict[str, Any], locale: str = "C.UTF-8") -> dict[str, Any]:
        """Run an algorithm in the language of a locale and return its results.

        Raises
        ------
        StepError
            The algorithm refused or failed; the text is what it said.
        """
        answer = self._call("run", algorithm, "-", given=json.dumps({"inputs": inputs}), locale=locale)
        return json.loads(answer[answer.index("{") :])["results"]

    def version(self) -> str:
        """Return the version line of QGIS."""
        return next(line for line in self._call("--version").splitlines() if line.startswith("QGIS"))

    def _call(self, *arguments: str, given: str = "", locale: str = "C.UTF-8") -> str:
        done = subprocess.run(
            [self._program, *arguments], input=given, capture_output=True, text=True, check=False,
            env=self._environment | {"LC_ALL": locale, "LANG": locale},
        )  # fmt: skip
        if done.returncode:
            said = _sentence(done.stderr) or _sentence(done.stdout)
            raise StepError(said or f"qgis_process ended with {done.returncode}")
        return done.stdout


def _sentence(text: str) -> str:
    """Return what an algorithm said last, each line once, without Qt's own remarks."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(_NOISE)]
    return "\n".join(dict.fromkeys(lines[-12:]))


def moment(when: datetime) -> str:
    """Return a moment (UTC) as Processing reads it."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"
