# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what belongs to a warning: its window, its levels, the readings that counted, and when it opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...processing_provider.translation import tr
from ..levels import LINES, SYMBOLS, level_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ...gw_core.warning.notices.looks import LevelWords
    from .marks import Marks, RuleLine

_RING = "#212529"
_MOMENTS = {"opened": "-", "acknowledged": "--", "over": ":"}


def draw_marks(axes: Axes, marks: Marks, levels: LevelWords) -> None:
    """Draw the marks of a warning on the axes of its well."""
    axes.axvspan(
        *marks.window, color="#adb5bd", alpha=0.25, linewidth=1.0, zorder=0, label=tr("what the rule looked at")
    )
    for line in marks.lines:
        _draw_line(axes, line, levels)
    if marks.trend:
        times, values = zip(*marks.trend, strict=True)
        axes.plot(times, values, color=_RING, linewidth=1.4, linestyle="--", zorder=3, label=tr("trend"))
    if len(marks.counted):
        axes.plot(
            marks.counted["time"], marks.counted["value"], "o", markerfacecolor="none", markeredgecolor=_RING,
            markersize=10, zorder=5, label=tr("counted"),
        )  # fmt: skip
    names = {"opened": tr("opened"), "acknowledged": tr("acknowledged"), "over": tr("over")}
    for kind in dict.fromkeys(kind for _, kind in marks.moments):
        for number, moment in enumerate(at for at, each in marks.moments if each == kind):
            axes.axvline(
                moment, color="#495057", linewidth=1.0, linestyle=_MOMENTS[kind], zorder=1,
                label=f"{names[kind]} {moment:%m-%d %H:%M}" if number == 0 else None,
            )  # fmt: skip


def _draw_line(axes: Axes, line: RuleLine, levels: LevelWords) -> None:
    if line.level is None:
        axes.axhline(line.value, color=_RING, linewidth=1.2, zorder=1, label=f"{tr('compared with')}: {line.value:.4g}")
        return
    words = tr("over below {value}") if line.clears else tr("{level} from {value}")
    name = f"{SYMBOLS[line.level]} {level_name(line.level, levels)}"
    axes.axhline(
        line.value, color=LINES[levels[line.level].colour], linewidth=1.0 if line.clears else 1.6, zorder=1,
        linestyle=":" if line.clears else "-", label=words.format(level=name, value=f"{line.value:.4g}"),
    )  # fmt: skip
