# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the dashboard, from one snapshot. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...gw_core.store.ports import LinkState, WarningLevel, WarningState
from ..live.latest import PointState

if TYPE_CHECKING:
    from datetime import datetime

    from ..live.latest import LatestPoint, LatestRows
    from ..live.snapshot import Snapshot

CATEGORIES = ("I", "II", "III", "IV", "V", "unknown", "offline", "never")
_BAD = ("IV", "V")
_RANKED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the dashboard shows.

    Attributes
    ----------
    wells, bad, silent : int
        All; those whose water is of class IV or V; those that are offline or were never read.
    classes : dict of str to int
        Wells by `CATEGORIES`: a well that is offline or was never read counts as that, as on the map.
    ranking : tuple of LatestPoint
        Wells above the limit of class III, the greatest multiple first; a dozen at most.
    warnings : dict of WarningLevel to int
        Open warnings of water by level.
    new, instruments : int
        Warnings of water that nobody has acknowledged; open notices of instruments.
    links, online : int
    newest : datetime or None
        Time of the newest reading.
    """

    wells: int
    bad: int
    silent: int
    classes: dict[str, int]
    ranking: tuple[LatestPoint, ...]
    warnings: dict[WarningLevel, int]
    new: int
    instruments: int
    links: int
    online: int
    newest: datetime | None


def figures_of(snapshot: Snapshot) -> Figures:
    """Count what a snapshot holds."""
    classes = _classes(snapshot.rows)
    water = [event for event in snapshot.events if not event.evidence.get("equipment")]
    links = [row for row in snapshot.health if not row.device]
    return Figures(
        wells=len(snapshot.rows),
        bad=sum(classes[name] for name in _BAD),
        silent=classes["offline"] + classes["never"],
        classes=classes,
        ranking=_ranking(snapshot.rows),
        warnings={level: sum(event.level is level for event in water) for level in WarningLevel},
        new=sum(event.state is WarningState.FIRING for event in water),
        instruments=len(snapshot.events) - len(water),
        links=len(links),
        online=sum(row.state is LinkState.ONLINE for row in links),
        newest=max((time for time in snapshot.rows.columns["time"] if time is not None), default=None),
    )


def _classes(rows: LatestRows) -> dict[str, int]:
    speaks = rows.columns["state"] == PointState.OK
    names, counts = np.unique(np.where(speaks, rows.columns["water_class"], rows.columns["state"]).astype(str),
                              return_counts=True)  # fmt: skip
    found = dict(zip(names.tolist(), counts.tolist(), strict=True))
    return {name: found.get(name, 0) for name in CATEGORIES}


def _ranking(rows: LatestRows) -> tuple[LatestPoint, ...]:
    """Return the wells that exceed; a non-detect whose limit is too high exceeds nothing for certain."""
    ratio = rows.columns["ratio"].astype(np.float64)
    order = np.argsort(-ratio, kind="stable")
    above = (ratio > 1.0) & ~rows.columns["censored"].astype(np.bool_)
    return tuple(rows[int(position)] for position in order[above[order]][:_RANKED])
