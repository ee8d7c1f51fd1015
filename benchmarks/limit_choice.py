# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rule of the distribution costs: false alarms and power of derived limits over known populations.

    .venv/bin/python benchmarks/limit_choice.py

Draws backgrounds from populations of known shape, derives prediction limits (1 of 2, 15 wells, quarterly, 10 % of the
years stated) by the rule and with the distribution named, and takes from the population itself how often a clean year
alarms and how often a year finds a rise of three standard deviations at one well. Prints the table, puts it between the
markers of docs/warning.md and writes build/bench/limit_choice.json.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from gw_monitor.gw_core.warning.background.limits import Demand, derive
from gw_monitor.gw_core.warning.background.prediction import Programme, Scheme
from gw_monitor.gw_core.warning.background.summary import Distribution, Sample, summarise

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "warning.md"
BEGIN, END = "<!-- limit choice: begin -->", "<!-- limit choice: end -->"
STATED, DRAWS, CROWD, SHIFT, ALLOWED = 0.10, 1000, 400_000, 3.0, 0.02
PROGRAMME = Programme(wells=15, evaluations=4, scheme=Scheme.ONE_OF_2)
SIZES = (8, 12, 24)
LOGNORMAL, NORMAL = Distribution.LOGNORMAL, Distribution.NORMAL
# Name, distribution, how it is drawn, share of values below the detection limit.
POPULATIONS = (
    ("lognormal, sd of ln 0.2", LOGNORMAL, lambda rng, n: rng.lognormal(0.0, 0.2, n), 0.0),
    ("lognormal, sd of ln 0.4", LOGNORMAL, lambda rng, n: rng.lognormal(0.0, 0.4, n), 0.0),
    ("lognormal, sd of ln 0.4, 10 % non-detects", LOGNORMAL, lambda rng, n: rng.lognormal(0.0, 0.4, n), 0.1),
    ("lognormal, sd of ln 0.8", LOGNORMAL, lambda rng, n: rng.lognormal(0.0, 0.8, n), 0.0),
    ("lognormal, sd of ln 1.2", LOGNORMAL, lambda rng, n: rng.lognormal(0.0, 1.2, n), 0.0),
    ("normal, sd 0.1 of the mean", NORMAL, lambda rng, n: rng.normal(10.0, 1.0, n), 0.0),
    ("normal, sd 0.2 of the mean", NORMAL, lambda rng, n: np.abs(rng.normal(10.0, 2.0, n)), 0.0),
    ("normal, sd 0.3 of the mean", NORMAL, lambda rng, n: np.abs(rng.normal(10.0, 3.0, n)), 0.0),
)


def limit(values: np.ndarray, hidden: np.ndarray, named: Distribution | None) -> tuple[float, Distribution]:
    """Return the prediction limit of a background and what it was taken for."""
    n = len(values)
    sample = Sample(values=values, censored=hidden, days=np.zeros(n), wells=np.full(n, "B"))
    background = summarise(sample, assumed=named)
    return derive(background, Demand(swfpr=STATED, programme=PROGRAMME)).value, background.distribution


def of_population(number: int, n: int) -> dict[str, object]:
    """Return what a population's backgrounds of ``n`` values were taken for, and what their limits do."""
    name, true, draw, share = POPULATIONS[number]
    rng = np.random.default_rng([number, n])
    crowd = np.sort(draw(rng, CROWD))
    rise, edge = SHIFT * crowd.std(), crowd[int(share * CROWD)] if share else -np.inf
    taken, figures = [], []
    for _ in range(DRAWS):
        values = draw(rng, n)
        hidden = values < edge
        values = np.where(hidden, edge, values)
        found, kind = limit(values, hidden, None)
        named, _ = limit(values, hidden, true)
        taken.append(kind)
        figures.append((*rates(crowd, found, rise), *rates(crowd, named, rise)))
    shares = {kind: float(np.mean([each is kind for each in taken])) for kind in Distribution}
    return {"population": name, "true": true, "n": n, "taken": shares, "rates": np.mean(figures, axis=0).tolist()}


def rates(crowd: np.ndarray, limit: float, rise: float) -> tuple[float, float]:
    """Return the chance that a clean year alarms, and that a year finds a rise at one well."""
    above, raised = (1.0 - np.searchsorted(crowd, (limit, limit - rise)) / CROWD) ** 2
    tests = PROGRAMME.wells * PROGRAMME.evaluations
    return 1.0 - (1.0 - above) ** tests, 1.0 - (1.0 - raised) ** PROGRAMME.evaluations


def table(rows: list[dict[str, object]]) -> str:
    """Return the rows as Markdown."""
    lines = [
        "| population | background | taken for lognormal, normal, none | years with a false alarm; if named "
        "| a rise of 3 sd found; if named |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        taken, (alarm, found, named_alarm, named_found) = row["taken"], row["rates"]
        kinds = ", ".join(f"{taken[kind]:.0%}" for kind in (LOGNORMAL, NORMAL, Distribution.NONPARAMETRIC))
        lines.append(f"| {row['population']} | {row['n']} | {kinds} | {alarm:.1%}; {named_alarm:.1%} "
                     f"| {found:.0%}; {named_found:.0%} |")  # fmt: skip
    return "\n".join(lines)


def main() -> int:
    """Run the study, print and write its table."""
    rows = []
    for number in range(len(POPULATIONS)):
        for n in SIZES:
            rows.append(of_population(number, n))
            print(rows[-1], flush=True)
    text = table(rows)
    print(text)
    document = DOCUMENT.read_text(encoding="utf-8")
    before, rest = document.split(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    # The same backgrounds, so that the difference is what looking at them before choosing costs.
    worst = max((row["rates"] for row in rows), key=lambda rates: rates[0] - rates[2])
    result = {"name": "limit_choice", "value": worst[0], "unit": "years with a false alarm, at the dearest choice",
              "baseline": worst[2], "ratio": worst[0] / worst[2], "goal": "at most 0.02 above the distribution named",
              "holds": worst[0] - worst[2] <= ALLOWED, "rows": rows}  # fmt: skip
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "limit_choice.json").write_text(json.dumps(result, indent=1), encoding="utf-8")
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
