# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS on a virtual screen with a throw-away profile and the plugin turned on."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 150.0
SCREEN = "1600x1000x24 -dpi 96"  # at 96 dpi one pixel of the window is one of the screen
PROFILE = """\
[PythonPlugins]
gw_monitor=true
processing=true

[app]
askToSaveMemoryLayers=false
checkVersion=false

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale={locale}

[migration]
fileVersion=2
firstRunVersionFlag=34000
settings=true

[qgis]
askToSaveProjectChanges=false
askToDeleteFeatures=false
checkVersion=false
newsFeed\\enabled=false
projOpenAtLaunch=1
showTips340=false
"""


def write_profile(work: Path, locale: str) -> None:
    """Write a throw-away profile with the plugin on and the first-run noise off."""
    settings = work / "profiles" / "profiles" / "window" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(PROFILE.format(locale=locale), encoding="utf-8")


def run_qgis(work: Path, locale: str, order: dict[str, Any], steps: Path, patience_s: float = PATIENCE_S) -> int:
    """Run QGIS on a virtual screen until the driver in ``steps`` ends it; return its exit code."""
    site_packages = next((ROOT / ".venv" / "lib").glob("python3*/site-packages"), None)
    environment = {
        **os.environ,
        "GW_MONITOR_WINDOW_ORDER": json.dumps(order),
        "HOME": str(work),
        "LC_ALL": "C.UTF-8",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        # QGIS's Python looks for its home along PATH: the folder of QGIS comes first.
        "PATH": os.pathsep.join([str(Path(shutil.which("qgis")).parent), os.environ["PATH"]]),
        "PYTHONPATH": os.pathsep.join(
            filter(None, [str(ROOT / "scripts"), str(site_packages or ""), os.environ.get("PYTHONPATH", "")])
        ),
        "QGIS_PLUGINPATH": str(ROOT / "build" / "link"),
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(work),
    }
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}", "qgis", "--nologo", "--noversioncheck", "--lang", locale]
    command += ["--profiles-path", str(work / "profiles"), "--profile", "window"]
    command += ["--code", str(steps)]
    log = work / "qgis.log"
    with log.open("wb") as sink:
        code = run_to_end(command, environment, sink, patience_s)
    if code:
        print(log.read_text(encoding="utf-8", errors="replace")[-4000:], file=sys.stderr)
    return code


def run_to_end(command: list[str], environment: dict[str, str], sink: BinaryIO, patience_s: float) -> int:
    """Run a command; when it takes too long, end it with the screen and all else that it started."""
    process = subprocess.Popen(command, env=environment, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        return process.wait(timeout=patience_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return 124
