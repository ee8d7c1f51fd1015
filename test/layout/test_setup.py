# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Set-up: says what to install on a system it does not know, does nothing twice, finds the mirror in either format."""

from __future__ import annotations

import os
import subprocess


def test_another_system_is_told_what_to_install(root, tmp_path):
    release = tmp_path / "os-release"
    release.write_text('PRETTY_NAME="Elsewhere Linux 7"\nVERSION_CODENAME=elsewhere\n')
    environment = {**os.environ, "OS_RELEASE": str(release), "GW_MONITOR_SETUP": ""}
    run = subprocess.run([root / "scripts" / "setup"], env=environment, check=False, capture_output=True, text=True)
    assert run.returncode == 1
    assert "Elsewhere Linux 7" in run.stdout
    for word in ("QGIS 3.40", "PostGIS", "mf6", "GW_MONITOR_SETUP=skip"):
        assert word in run.stdout


def test_set_up_again_changes_nothing(root):
    stamp = root / ".venv" / ".requirements"
    before = stamp.stat().st_mtime_ns if stamp.exists() else None
    run = subprocess.run([root / "scripts" / "setup"], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "installing" not in run.stdout
    assert (stamp.stat().st_mtime_ns if stamp.exists() else None) == before


def test_make_help_lists_the_targets(root):
    run = subprocess.run(["make", "-C", root, "help"], check=True, capture_output=True, text=True)
    for target in ("demo", "test", "lint", "type", "layout", "bench", "i18n", "package", "gui"):
        assert f"\n{target} " in f"\n{run.stdout}"
