# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the reference park: layers, logger files, laboratory reports, and the truth that only comparisons may read.

``python resources/demo/generate.py OUTPUT_FOLDER`` writes the same files at every run (MODFLOW 6, under a minute).
"""

from __future__ import annotations

import argparse
import itertools
import json
from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import park
import truth as truth_model
from laboratory_files import write_laboratory_files
from layer_files import write_aquifer, write_layers
from logger_files import write_logger_files
from readings import concentration_mg_l

REPORTED_DAYS = (-360, -180, -90, 0, 180, 365, 545, 730, 910, 1095)


def main() -> None:
    """Read the command line and write everything."""
    parser = argparse.ArgumentParser(description="Make the simulated reference park.")
    parser.add_argument("output", type=Path, help="folder to write into")
    output: Path = parser.parse_args().output
    output.mkdir(parents=True, exist_ok=True)
    truth = truth_model.simulate()
    write_layers(output / "layers", truth)
    write_logger_files(output / "loggers", truth)
    write_laboratory_files(output / "laboratory", truth)
    write_aquifer(output / "aquifer.json", truth)
    _write_park(output / "park.json")
    _write_truth(output / "truth.json", truth)


def _write_park(path: Path) -> None:
    content = {
        "simulated": True, "name": park.NAME, "note": park.NOTE, "crs": park.CRS, "time_zone": park.TIME_ZONE,
        "now": park.NOW.isoformat(), "first_reading": park.FIRST_READING.isoformat(), "limit_class": "III",
        "property": "benzene", "intake": park.INTAKE,
    }  # fmt: skip
    _write_json(path, content)


def _write_truth(path: Path, truth: truth_model.Truth) -> None:
    leak = truth_model.LEAK
    days = [(end - start) / timedelta(days=1) for start, end in itertools.pairwise(leak.starts)]
    times = pd.DatetimeIndex([park.NOW + timedelta(days=day) for day in REPORTED_DAYS])
    content = {
        "simulated": True,
        "note": "The truth of the simulated park. Only for putting beside results; no step of the chain may read it.",
        "leak": {
            "facility": leak.facility, "substance": leak.substance, "start": leak.starts[0].isoformat(),
            "end": leak.starts[-1].isoformat(),
            "rates_kg_d": dict(zip([start.isoformat() for start in leak.starts], leak.rates_kg_d, strict=True)),
            "mass_kg": round(sum(r * d for r, d in zip(leak.rates_kg_d[:-1], days, strict=True)), 2),
        },
        "arrival_above_limit": {well.name: _arrival(truth, well.name) for well in park.WELLS},
        "limit_ug_l": park.LIMIT_UG_L,
        "benzene_ug_l": {
            "days_from_now": list(REPORTED_DAYS),
            **{well.name: _at(truth, well.name, times) for well in park.WELLS},
        },
        "aquifer": {
            "conductivity_geometric_mean_m_d": list(truth_model.CONDUCTIVITY_M_D),
            "log_conductivity_sd": truth_model.LOG_SD, "correlation_m": truth_model.CORRELATION_M,
            "porosity": truth_model.POROSITY, "dispersivity_m": list(truth_model.DISPERSIVITY_M),
            "kd_l_kg": leak.kd_l_kg, "bulk_density_kg_l": truth_model.BULK_DENSITY_KG_L,
            "half_life_d": leak.half_life_d, "west_heads_m": list(truth_model.WEST_HEADS_M),
            "river_stages_m": list(truth_model.RIVER_STAGES_M), "cell_m": truth_model.CELL_M, "scheme": "TVD",
            "seed": truth_model.SEED,
        },
        "heads_m": {name: round(head, 3) for name, head in truth.heads_m.items()},
        "mass_balance_error_percent": truth.mass_balance_error_percent,
    }  # fmt: skip
    _write_json(path, content)


def _arrival(truth: truth_model.Truth, well: str) -> dict[str, object] | None:
    """Return when benzene first exceeds the limit at a well, linear between steps; None when it never does."""
    series = 1000.0 * truth.concentrations["benzene"][well]
    above = np.flatnonzero(series.to_numpy() > park.LIMIT_UG_L)
    if not len(above):
        return None
    last, first = above[0] - 1, above[0]
    share = (park.LIMIT_UG_L - series.iloc[last]) / (series.iloc[first] - series.iloc[last])
    moment = series.index[last] + share * (series.index[first] - series.index[last])
    return {
        "time": moment.floor("D").isoformat(),
        "days_from_now": round((moment - pd.Timestamp(park.NOW)) / pd.Timedelta(days=1)),
        "peak_ug_l": _short(float(series.max())),
    }


def _at(truth: truth_model.Truth, well: str, times: pd.DatetimeIndex) -> list[float]:
    return [_short(1000.0 * value) for value in concentration_mg_l(truth, "benzene", well, times)]


def _short(value: float) -> float:
    """Round to four figures; below a nanogram a litre the model's tail is noise."""
    return float(f"{value:.4g}") if value >= 0.001 else 0.0


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
