# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plugin in the real QGIS: it loads, shows a park, and QGIS ends cleanly; any logged Python error fails."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.gui, pytest.mark.slow]


@pytest.mark.skipif(not (shutil.which("qgis") and shutil.which("xvfb-run")), reason="needs QGIS desktop and Xvfb")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_real_window_shows_the_park_without_an_error(root, database, tmp_path, language):
    command = [
        sys.executable,
        str(root / "scripts" / "screenshot"),
        database,
        "--into",
        str(tmp_path),
        "--only",
        language,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"plugin_{language}.png").stat().st_size > 50_000  # an empty window is far smaller
    for name in ("dashboard", "import", "links"):
        assert (tmp_path / f"{name}_{language}.png").stat().st_size > 20_000


def test_without_a_database_it_says_what_makes_one(root, tmp_path):
    command = [sys.executable, str(root / "scripts" / "screenshot"), str(tmp_path / "none.gpkg")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("none.gpkg does not exist; make demo makes it.")
