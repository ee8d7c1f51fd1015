# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run every benchmark of this folder and print one table; each writes build/bench/<name>.json."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER.parent / "build" / "bench"


def main() -> int:
    """Run all, then show what they wrote."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in RESULTS.glob("*.json"):
        old.unlink()
    failed = [
        path.name
        for path in sorted(FOLDER.glob("*.py"))
        if path.name != "run.py" and subprocess.run([sys.executable, path], check=False).returncode
    ]
    print(f"\n{'name':32} {'value':>12} {'unit':10} {'baseline':>12} {'ratio':>8}  goal")
    for path in sorted(RESULTS.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        state = "holds" if row["holds"] else "MISSED"
        figures = f"{row['value']:12.4g} {row['unit']:10} {row['baseline']:12.4g} {row['ratio']:8.3g}"
        print(f"{row['name']:32} {figures}  {row['goal']}: {state}")
    for name in failed:
        print(f"failed: {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
