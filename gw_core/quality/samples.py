# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the results of one water sample agree with each other, as HJ 164 asks of laboratories."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import Finding, InvalidInputError
from ..records.observations import Flag, check_frame
from ..wording import say
from .ions import Bounds, anions, bounds_of, cations, dried_solids, hardness, total

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .ions import Sample

DEFAULT_SAMPLE_CHECKS = Path(__file__).with_name("data") / "sample_checks.csv"
RESULT_COLUMNS = ("sample", "point", "time", "check", "value", "low", "high", "unit", "verdict", "reason")


class Verdict(StrEnum):
    """What a check says of a sample."""

    PASS = "pass"  # noqa: S105 - no password
    SUSPECT = "suspect"
    UNDECIDED = "undecided"
    NOT_EVALUATED = "not_evaluated"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCheck:
    """One row of the table of tolerances: acceptable is from ``low`` to ``high``, ends included."""

    check: str
    low: float
    high: float
    unit: str
    confidence: str = ""
    source: str = ""


def read_sample_checks(path: Path | str = DEFAULT_SAMPLE_CHECKS) -> tuple[SampleCheck, ...]:
    """Read a table of tolerances (CSV in UTF-8 with the columns of ``data/sample_checks.csv``).

    Raises
    ------
    InvalidInputError
        With a finding for every missing column, unknown or repeated check, and bad figure.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            say("The table of checks {path} cannot be read: {reason}", path=path, reason=error)
        ) from error
    reader = csv.DictReader(io.StringIO(text))
    missing = sorted({"check", "low", "high", "unit"} - set(reader.fieldnames or []))
    findings, checks = [], {}
    if missing:
        findings.append(_fault(say("Columns are missing: {names}.", names=", ".join(missing)), str(path)))
    for line, row in enumerate(reader if not missing else (), start=2):
        check, faults = _read_check(row, f"{path}:{line}")
        if check and check.check in checks:
            faults.append(_fault(say('The check "{name}" is there twice.', name=check.check), f"{path}:{line}"))
        findings += faults
        if check:
            checks[check.check] = check
    if findings or not checks:
        raise InvalidInputError(say("The table of checks {path} cannot be used.", path=path), findings)
    return tuple(checks.values())


def _fault(message: str, place: str) -> Finding:
    return Finding(code="bad_sample_check", message=message, place=place)


def _read_check(row: dict[str, str], place: str) -> tuple[SampleCheck | None, list[Finding]]:
    name = (row["check"] or "").strip()
    if name not in _FIGURES:
        return None, [_fault(say('Unknown check "{name}".', name=name), place)]
    try:
        low, high = float(row["low"]), float(row["high"])
    except (TypeError, ValueError):
        return None, [_fault(say("Low and high must be numbers."), place)]
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        return None, [_fault(say("Low must be below high, and both finite."), place)]
    return SampleCheck(
        check=name, low=low, high=high, unit=row["unit"] or "", confidence=row.get("confidence") or "",
        source=row.get("source") or "",
    ), []  # fmt: skip


def check_samples(
    frame: pd.DataFrame, datastreams: pd.DataFrame, checks: Sequence[SampleCheck], *, window_h: float = 12.0
) -> pd.DataFrame:
    """Check every sample: the results of one point taken within a few hours.

    Parameters
    ----------
    frame : DataFrame
        Observation frame in canonical units.
    datastreams : DataFrame
        datastream_id, point, property.
    checks : sequence of SampleCheck
    window_h : float
        h; results of a point that follow the first by no more belong to the same sample. Of several results of one
        property the first counts.

    Returns
    -------
    DataFrame
        Columns `RESULT_COLUMNS`, one row a sample and check. ``value`` takes half the detection limit for non-detects;
        the verdict takes both ends: undecided where they disagree. ``sample`` numbers the samples.
    """
    check_frame(frame)
    rows: list[dict[str, object]] = []
    for (sample, point), part in _samples(frame, datastreams, window_h).groupby(["sample", "point"], sort=False):
        first = part.drop_duplicates("property")
        known = {
            row.property: bounds_of(row.value, censored=row.censored) for row in first.itertuples() if row.value >= 0
        }
        for check in checks:
            result = _result(known, check)
            rows.append({"sample": int(sample), "point": point, "time": part["time"].iloc[0], **result})
    return pd.DataFrame(rows, columns=list(RESULT_COLUMNS))


def _samples(frame: pd.DataFrame, datastreams: pd.DataFrame, window_h: float) -> pd.DataFrame:
    fine = frame[np.isfinite(frame["value"]) & frame["time"].notna() & ~frame["flag"].isin((Flag.FAIL, Flag.MISSING))]
    named = fine.merge(datastreams[["datastream_id", "point", "property"]], on="datastream_id")
    named = named[named["property"].isin(_CODES)].sort_values(["point", "time"], kind="stable")
    numbers, number, opened = [], 0, (None, None)
    for point, time in zip(named["point"], named["time"], strict=True):
        if opened[0] != point or time - opened[1] > pd.Timedelta(hours=window_h):
            number, opened = number + 1, (point, time)
        numbers.append(number)
    return named.assign(sample=numbers)


def suspect_observations(
    frame: pd.DataFrame, datastreams: pd.DataFrame, results: pd.DataFrame, *, window_h: float = 12.0
) -> pd.DataFrame:
    """Return datastream_id, time, flag (suspect) of all results that a check held against each other in vain.

    Parameters are those of `check_samples`, and what it gave.
    """
    bad = results.loc[results["verdict"] == Verdict.SUSPECT, ["sample", "check"]]
    pairs = {(sample, code) for sample, check in bad.itertuples(index=False) for code in _INVOLVED[check]}
    named = _samples(frame, datastreams, window_h)
    chosen = [pair in pairs for pair in zip(named["sample"], named["property"], strict=True)]
    return named.loc[chosen, ["datastream_id", "time"]].assign(flag=np.uint8(Flag.SUSPECT)).reset_index(drop=True)


def _result(sample: Sample, check: SampleCheck) -> dict[str, object]:
    figure = _FIGURES[check.check](sample)
    outcome = {"check": check.check, "low": check.low, "high": check.high, "unit": check.unit}
    if figure is None:
        missing = say("Results that this check needs are missing.")
        return outcome | {"value": math.nan, "verdict": str(Verdict.NOT_EVALUATED), "reason": missing}
    inside = [check.low <= end <= check.high for end in (figure.low, figure.high)]
    outside = figure.high < check.low or figure.low > check.high
    verdict = Verdict.PASS if all(inside) else Verdict.SUSPECT if outside else Verdict.UNDECIDED
    reason: str = say("Non-detects leave it open.") if verdict is Verdict.UNDECIDED else ""
    return outcome | {"value": figure.middle(), "verdict": str(verdict), "reason": reason}


def _ion_balance(sample: Sample) -> Bounds | None:
    """100 (cations - anions) / (cations + anions), %. APHA 1030 E."""
    plus, minus = cations(sample), anions(sample)
    if plus is None or minus is None or plus.low + minus.low <= 0:
        return None

    def percent(cation: float, anion: float) -> float:
        return 100 * (cation - anion) / (cation + anion)

    return Bounds(percent(plus.low, minus.high), percent(plus.high, minus.low))


def _dissolved_solids(sample: Sample) -> Bounds | None:
    return _deviation(sample.get("total_dissolved_solids"), dried_solids(sample))


def _hardness(sample: Sample) -> Bounds | None:
    return _deviation(sample.get("total_hardness"), hardness(sample))


def _deviation(measured: Bounds | None, computed: Bounds | None) -> Bounds | None:
    """100 (measured - computed) / measured, %."""
    if measured is None or computed is None or measured.low <= 0:
        return None
    return Bounds(100 * (1 - computed.high / measured.low), 100 * (1 - computed.low / measured.high))


def _share(part: Bounds | None, whole: Bounds | None) -> Bounds | None:
    if part is None or whole is None or whole.low <= 0:
        return None
    return Bounds(part.low / whole.high, part.high / whole.low)


def _solids_conductivity(sample: Sample) -> Bounds | None:
    return _share(sample.get("total_dissolved_solids"), sample.get("conductivity"))


def _ph_with(code: str) -> Callable[[Sample], Bounds | None]:
    def figure(sample: Sample) -> Bounds | None:
        found = sample.get(code)
        return sample.get("ph") if found is not None and found.low > 0 else None

    return figure


def _nitrogen(sample: Sample) -> Bounds | None:
    whole = sample.get("total_nitrogen")
    oxidised = ("nitrate", "nitrite") if "nitrate" in sample else ("nitrate_and_nitrite",)
    parts = [sample[code] for code in ("ammonia_nitrogen", *oxidised) if code in sample]
    return _share(total(parts), whole) if parts else None


def _kjeldahl(sample: Sample) -> Bounds | None:
    return _share(sample.get("ammonia_nitrogen"), sample.get("kjeldahl_nitrogen"))


def _phosphorus(sample: Sample) -> Bounds | None:
    return _share(sample.get("phosphate"), sample.get("total_phosphorus"))


_FIGURES: dict[str, Callable[[Sample], Bounds | None]] = {
    "ion_balance": _ion_balance, "dissolved_solids": _dissolved_solids, "solids_conductivity": _solids_conductivity,
    "hardness": _hardness, "carbonate_ph": _ph_with("carbonate"), "bicarbonate_ph": _ph_with("bicarbonate"),
    "nitrogen_parts": _nitrogen, "kjeldahl_parts": _kjeldahl, "phosphorus_parts": _phosphorus,
}  # fmt: skip
_MAIN_IONS = (
    "sodium", "potassium", "calcium", "magnesium", "chloride", "sulfate", "bicarbonate", "carbonate", "alkalinity",
)  # fmt: skip
_INVOLVED = {
    "ion_balance": _MAIN_IONS,
    "dissolved_solids": ("total_dissolved_solids",),
    "solids_conductivity": ("total_dissolved_solids", "conductivity"),
    "hardness": ("total_hardness", "calcium", "magnesium"),
    "carbonate_ph": ("carbonate", "ph"),
    "bicarbonate_ph": ("bicarbonate", "ph"),
    "nitrogen_parts": ("total_nitrogen", "ammonia_nitrogen", "nitrate", "nitrite", "nitrate_and_nitrite"),
    "kjeldahl_parts": ("kjeldahl_nitrogen", "ammonia_nitrogen"),
    "phosphorus_parts": ("total_phosphorus", "phosphate"),
}
_CODES = frozenset(code for codes in _INVOLVED.values() for code in codes) | {
    "iron", "manganese", "strontium", "lithium", "barium", "fluoride", "bromide", "silica",
}  # fmt: skip
