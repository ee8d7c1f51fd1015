# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an ensemble says, and its files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .exceedance import quantiles, wilson_interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = 1
BAND = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A member: what it drew, how it ended, why it failed (empty where it did not), what it warned of."""

    number: int
    values: Mapping[str, float]
    status: str
    reason: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnsembleResult:
    """What an ensemble says.

    Attributes
    ----------
    times_d : ndarray, shape (n_times,)
        Output times, d after the start.
    exceeded, known : ndarray of int32, shape (n_times, *plan)
        How many members exceed the limit in any layer, and in how many there is any water.
    record_times_d : ndarray, shape (n_steps,)
    curves_mg_l : ndarray, shape (n_finished, n_records, n_steps)
        mg/L, members in the order of their numbers; NaN in dry cells.
    arrival_d, peak_mg_l : ndarray, shape (n_finished, n_records)
        First exceedance, d, infinite for never in the time; highest concentration.
    members : tuple of MemberRow
        All that were asked.
    provenance : dict
    """

    times_d: NDArray[np.float64]
    exceeded: NDArray[np.int32]
    known: NDArray[np.int32]
    record_times_d: NDArray[np.float64]
    curves_mg_l: NDArray[np.float64]
    arrival_d: NDArray[np.float64]
    peak_mg_l: NDArray[np.float64]
    members: tuple[MemberRow, ...]
    provenance: dict[str, Any] = field(default_factory=dict)

    @property
    def finished(self) -> int:
        """How many members count."""
        return int(self.arrival_d.shape[0])

    def probability(self) -> NDArray[np.float64]:
        """Return the probability of exceeding the limit, 0 to 1, shape (n_times, *plan); NaN in inactive cells."""
        return np.where(self.known > 0, self.exceeded / self.finished, np.nan)

    def interval(self, confidence: float = 0.95) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the sampling error of `probability` as its lower and upper bound; see `wilson_interval`."""
        low, high = wilson_interval(self.exceeded, self.finished, confidence)
        return np.where(self.known > 0, low, np.nan), np.where(self.known > 0, high, np.nan)

    def largest_error(self, confidence: float = 0.95) -> float:
        """Return the largest half width of `interval` that this many members can have: that of a probability of 1/2."""
        low, high = wilson_interval(0.5 * self.finished, self.finished, confidence)
        return float(0.5 * (high - low))

    def reached(self) -> NDArray[np.float64]:
        """Return the probability that the limit is exceeded at all in the time, shape (n_records,)."""
        share: NDArray[np.float64] = np.isfinite(self.arrival_d).mean(axis=0)
        return share

    def arrival_quantiles(self, shares: Sequence[float] = BAND) -> NDArray[np.float64]:
        """Return when so large a share of members has exceeded the limit, d, shape (n, n_records); NaN for never."""
        found = quantiles(self.arrival_d, shares)
        return np.where(np.isfinite(found), found, np.nan)

    def curve_quantiles(self, shares: Sequence[float] = BAND) -> NDArray[np.float64]:
        """Return quantiles of the concentration, mg/L, shape (n, n_records, n_steps)."""
        return quantiles(self.curves_mg_l, shares)

    def save(self, folder: Path) -> None:
        """Write ``ensemble.npz`` and ``ensemble.json`` into an existing folder."""
        np.savez(
            folder / "ensemble.npz", times_d=self.times_d, exceeded=self.exceeded, known=self.known,
            record_times_d=self.record_times_d, curves_mg_l=self.curves_mg_l, arrival_d=self.arrival_d,
            peak_mg_l=self.peak_mg_l,
        )  # fmt: skip
        words = {
            "format": FORMAT, "asked": len(self.members), "finished": self.finished, "provenance": self.provenance,
            "members": [
                {"number": row.number, "values": dict(row.values), "status": row.status, "reason": row.reason,
                 "warnings": list(row.warnings)}
                for row in self.members
            ],
        }  # fmt: skip
        text = json.dumps(words, indent=1, ensure_ascii=False, allow_nan=False)
        (folder / "ensemble.json").write_text(text + "\n", encoding="utf-8")
