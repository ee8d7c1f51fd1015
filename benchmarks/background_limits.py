# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The 2009 Unified Guidance's examples and simulated clean years; writes the tables of docs/warning.md.

Prints the tables, puts them between the markers of docs/warning.md and writes ``build/bench/background_limits.json``.
Needs the shared folder beside the checkout for the examples with files.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np
from gw_monitor.gw_core.warning.background.censored import Estimator, estimate
from gw_monitor.gw_core.warning.background.prediction import Programme, Scheme, kappa
from gw_monitor.test.epa_examples import CASES

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "quality" / "EPA2009"
RESULT = ROOT / "build" / "bench" / "background_limits.json"
DOCUMENT = ROOT / "docs" / "warning.md"
MARKERS = {name: (f"<!-- {name}: begin -->", f"<!-- {name}: end -->") for name in ("epa examples", "clean years")}
YEARS, STATED = 5000, 0.10
PROGRAMME = Programme(wells=10, evaluations=2, scheme=Scheme.ONE_OF_2)


def main() -> int:
    if not DATA.is_dir():
        print("the shared data are not beside this checkout")
        return 0
    missed = examples()
    worst = clean_years()
    held = not missed and worst <= 3.0 * math.sqrt(STATED * (1.0 - STATED) / YEARS)
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    row = {
        "name": "limits: examples that agree", "value": len(CASES) - missed, "unit": "cases", "baseline": len(CASES),
        "ratio": (len(CASES) - missed) / len(CASES), "goal": "all, clean years at the rate", "holds": held,
    }  # fmt: skip
    RESULT.write_text(json.dumps(row), encoding="utf-8")
    return 0 if held else 1


def examples() -> int:
    lines, missed = ["| example | page | what | printed, as EnvStats states it | ours |", "|---|---|---|---|---|"], 0
    for case in CASES:
        ours = case.compute(DATA)
        missed += abs(ours - case.printed) > case.tolerance
        lines.append(f"| {case.name} | {case.page} | {case.what} | {case.printed:.8g} | {ours:.8g} |")
    write("epa examples", lines)
    return missed


def clean_years() -> float:
    """Simulate years without contamination; return how far the uncensored ones lie from the stated rate."""
    lines, worst = ["| background | non-detects | estimator | years with an alarm |", "|---|---|---|---|"], 0.0
    for n in (10, 25):
        for share in (0.0, 0.2, 0.4):
            for how in Estimator if share else (Estimator.ROS,):
                rate = alarms(n, share, how)
                worst = max(worst, 0.0 if share else abs(rate - STATED))
                lines.append(f"| {n} | {100 * share:.0f} % | {how.value if share else '–'} | {100 * rate:.1f} % |")
    write("clean years", lines)
    return worst


def alarms(n: int, share: float, how: Estimator) -> float:
    rng, factor = np.random.default_rng(2009), kappa(n, STATED, PROGRAMME)
    count = round(share * n)
    found = 0
    for _ in range(YEARS):
        values = np.sort(rng.standard_normal(n))
        hidden = np.arange(n) < count
        values[hidden] = values[count] - 1e-9
        mean, sd = estimate(values, hidden, how)
        future = rng.standard_normal((PROGRAMME.wells * PROGRAMME.evaluations, 2))
        found += bool((future > mean + factor * sd).all(axis=1).any())
    return found / YEARS


def write(name: str, lines: list[str]) -> None:
    print("\n".join(lines), flush=True)
    begin, end = MARKERS[name]
    text = DOCUMENT.read_text(encoding="utf-8")
    before, after = text.split(begin)[0], text.split(end)[1]
    DOCUMENT.write_text(before + "\n".join([begin, *lines, end]) + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
