# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rose of flow directions by season, as an SVG picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure

from ....gw_core.errors import StoreError
from ....gw_core.figures import rendered
from ....gw_core.wording import say
from ...translation import tr

if TYPE_CHECKING:
    from ....gw_core.transport.heads.direction_history import PeriodDirection

_SECTOR_DEG = 10.0
_SEASONS = ("#3182bd", "#31a354", "#de2d26", "#fd8d3c")


def draw_rose(found: list[PeriodDirection], path: str) -> None:
    """Draw how many periods flow into each sector of ten degrees, stacked by quarter of the year.

    Directions without a time are grey. The picture replaces an older one at the end, or not at all.

    Raises
    ------
    StoreError
        The file cannot be written.
    """
    figure = Figure(figsize=(5.5, 5.5), layout="constrained")
    axes = figure.add_subplot(projection="polar")
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    sectors = round(360.0 / _SECTOR_DEG)
    floor = np.zeros(sectors)
    for label, colour, azimuths in _groups(found):
        counts = np.bincount((azimuths % 360.0 / _SECTOR_DEG).astype(int) % sectors, minlength=sectors)
        middles = np.radians((np.arange(sectors) + 0.5) * _SECTOR_DEG)
        axes.bar(middles, counts, np.radians(_SECTOR_DEG), floor, color=colour, label=label, edgecolor="white", lw=0.4)
        floor += counts
    axes.set_thetagrids(range(0, 360, 45), ("N", "NE", "E", "SE", "S", "SW", "W", "NW"))
    axes.set_yticks(sorted({1, max(1, int(floor.max()) // 2), max(1, int(floor.max()))}))
    axes.set_title(tr("Flow direction: number of periods"), fontsize=10)
    if floor.any():
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=4, frameon=False, fontsize=8)
    _save(figure, Path(path))


def _groups(found: list[PeriodDirection]) -> list[tuple[str, str, np.ndarray]]:
    known = [
        (None if item.start != item.start else item.start.quarter, item.gradients.mean_arrow()[0])
        for item in found
        if item.gradients is not None and np.isfinite(item.gradients.mean_arrow()[0])
    ]
    names = (tr("Jan–Mar"), tr("Apr–Jun"), tr("Jul–Sep"), tr("Oct–Dec"))
    groups = [
        (names[quarter - 1], _SEASONS[quarter - 1], np.array([a for q, a in known if q == quarter]))
        for quarter in range(1, 5)
    ]
    groups.append((tr("Time unknown"), "#969696", np.array([a for q, a in known if q is None])))
    return [group for group in groups if group[2].size]


def _save(figure: Figure, target: Path) -> None:
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(rendered(figure, "svg"))
        partial.replace(target)
    except OSError as error:
        raise StoreError(say("The picture {path} could not be written: {reason}", path=target, reason=error)) from error
    finally:
        partial.unlink(missing_ok=True)
