# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Transport built from layers against closed forms on finer and finer cells; writes the table of docs/accuracy.md.

Prints the table, writes ``build/bench/convergence.json``, and puts the table between the markers of docs/accuracy.md.
Fails when a finest TVD run is further than 1 % of the peak from its closed form.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from gw_monitor.gw_core.transport.gwt.scenario import Scheme
from gw_monitor.test import transport_models as models

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "build" / "bench" / "convergence.json"
DOCUMENT = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- convergence: begin -->", "<!-- convergence: end -->"
GOAL = 0.01
SCHEMES = (Scheme.TVD, Scheme.UPSTREAM)


def column(folder, cell, step, scheme):
    return models.column(folder, cell, step, scheme)[0]


def sorbing(folder, cell, step, scheme):
    return models.column(folder, cell, step, scheme, retardation=2.0, decay=0.01)[0]


def pulse(folder, cell, step, scheme):
    return models.column(folder, cell, step, scheme, stopped=40.0)[0]


# Title, dispersivity along and across the flow, model, and cells (m) with their steps (d).
CASES = (
    ("column (Ogata & Banks 1961)", "2", column, ((2.0, 0.8), (1.0, 0.4), (0.5, 0.2), (0.25, 0.1))),
    ("column with sorption and decay", "2", sorbing, ((2.0, 0.8), (1.0, 0.4), (0.5, 0.2), (0.25, 0.1))),
    ("column, pulse of 40 d", "2", pulse, ((2.0, 0.8), (1.0, 0.4), (0.5, 0.2), (0.25, 0.1))),
    ("strip of 20 m, 2-D (Wexler 1992)", "5; 0.5", models.strip_plume, ((4.0, 4.0), (2.0, 2.0), (1.0, 1.0))),
    ("point, 2-D (Wexler 1992)", "5; 0.5", models.point_plume, ((2.5, 4.0), (1.25, 2.0), (0.625, 1.0))),
    ("patch of 10 m × 4 m, 3-D (Wexler 1992)", "4; 0.8; 0.4", models.patch_plume, ((2.5, 2.0), (1.0, 1.0), (0.5, 0.5))),
    ("injecting well (Chen 1987)", "2", models.radial_plume, ((2.0, 1.0), (1.0, 0.5), (0.5, 0.25))),
)


def main() -> int:
    rows, finest = [], []
    for title, spreading, model, levels in CASES:
        for cell, step in levels:
            errors = [measured(model, cell, step, scheme) for scheme in SCHEMES]
            rows.append((title, spreading, cell, step, *errors))
            print(f"{title:42} {cell:6g} m {step:5g} d  " + "  ".join(f"{100 * e:6.2f} %" for e in errors), flush=True)
        finest.append(rows[-1][4])
    write_table(rows)
    return report(max(finest))


def measured(model, cell, step, scheme):
    with tempfile.TemporaryDirectory(prefix="gw-monitor-convergence-") as folder:
        return model(Path(folder), cell, step, scheme)


def write_table(rows):
    lines = ["| model | dispersivities (m) | cell (m) | step (d) | TVD | upstream |", "|---|---|---|---|---|---|"]
    last = ""
    for title, spreading, cell, step, tvd, upstream in rows:
        shown = (title, spreading) if title != last else ("", "")
        last = title
        lines.append(f"| {shown[0]} | {shown[1]} | {cell:g} | {step:g} | {100 * tvd:.2f} % | {100 * upstream:.2f} % |")
    text = DOCUMENT.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    DOCUMENT.write_text(before + "\n".join([BEGIN, *lines, END]) + after, encoding="utf-8")


def report(worst):
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    row = {
        "name": "convergence", "value": 100 * worst, "unit": "%", "baseline": 100 * GOAL, "ratio": worst / GOAL,
        "goal": f"finest runs within {100 * GOAL:g} % of the peak", "holds": bool(worst <= GOAL),
    }  # fmt: skip
    RESULT.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
