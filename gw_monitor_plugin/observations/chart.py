# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a series on a matplotlib figure. Shapes tell too: open is a non-detect, a cross is not trusted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from matplotlib import font_manager
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from ...gw_core.records.observations import Flag
from ...gw_core.warning.notices.looks import PLAIN_WORDS
from ...processing_provider.translation import tr
from ..live.latest import display_unit, property_name
from .marking import draw_marks

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ...gw_core.warning.notices.looks import LevelWords
    from .series import Series

_LINE = "#1f78b4"
_LIMIT_COLOURS = {"III": "#e08214", "IV": "#b2182b"}
# matplotlib looks glyphs up in the listed families in turn; these hold Chinese on Linux, Windows and macOS.
_FONTS = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "SimHei", "PingFang SC", "Heiti TC")
# Numbers only: names of months would come in the language of the process, not of the window.
_TICKS = ["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S.%f"]
_OFFSETS = ["", "%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d %H:%M"]
_ROOM = 0.03  # of the time shown, on either side of the warning's surroundings
_DENSE = 200  # readings from which on markers would only make a thick line


def draw_series(
    figure: Figure, series: Series, language: str, *, levels: LevelWords = PLAIN_WORDS, whole: bool = True
) -> None:
    """Draw a series, replacing what the figure shows; with marks and not ``whole`` only the part around the warning."""
    figure.clear()
    axes = figure.add_subplot()
    marks = series.marks
    frame = series.frame[series.frame["value"].notna()]
    if marks is not None and not whole:
        frame = frame[frame["time"].between(*marks.around)]
        begin, end = marks.around
        room = (end - begin) * _ROOM
        axes.set_xlim(begin - room, end + room)
    trusted = frame[frame["flag"] <= Flag.NOT_EVALUATED]
    _draw_trusted(axes, trusted)
    _mark(axes, frame[frame["flag"] == Flag.SUSPECT], "x", "#ff7f00", tr("suspect"))
    _mark(axes, frame[frame["flag"] == Flag.FAIL], "X", "#e31a1c", tr("failed check"))
    _draw_limits(axes, series)
    if marks is not None:
        draw_marks(axes, marks, levels)
    _word(axes, series, language)


def _draw_trusted(axes: Axes, frame: pd.DataFrame) -> None:
    measured = frame[~frame["censored"]]
    below = frame[frame["censored"]]
    for _, stream in frame.groupby("datastream_id"):
        axes.plot(stream["time"], stream["value"], color=_LINE, linewidth=1.0, alpha=0.7, zorder=2)
    if 0 < len(measured) <= _DENSE:
        axes.plot(measured["time"], measured["value"], "o", color=_LINE, markersize=4, zorder=3, label=tr("reading"))
    if len(below):
        axes.plot(
            below["time"], below["value"], "o", markerfacecolor="white", markeredgecolor=_LINE, markersize=5,
            zorder=3, label=tr("below detection limit"),
        )  # fmt: skip


def _mark(axes: Axes, frame: pd.DataFrame, marker: str, colour: str, label: str) -> None:
    if len(frame):
        axes.plot(frame["time"], frame["value"], marker, color=colour, markersize=6, zorder=4, label=label)


def _draw_limits(axes: Axes, series: Series) -> None:
    taken = [line.value for line in series.marks.lines] if series.marks else []
    for line in (each for each in series.limits if not any(math.isclose(each.value, value) for value in taken)):
        label = tr("lower limit class {name}") if line.lower else tr("limit class {name}")
        axes.axhline(
            line.value, color=_LIMIT_COLOURS[line.water_class], linestyle="--" if line.water_class == "III" else "-.",
            linewidth=1.2, zorder=1, label=f"{label.format(name=line.water_class)}: {line.value:g}",
        )  # fmt: skip


def _word(axes: Axes, series: Series, language: str) -> None:
    fonts = _available_fonts()
    unit = display_unit(series.unit)
    name = property_name(series.code, language)
    axes.set_ylabel(f"{name} ({unit})" if unit else name, fontfamily=fonts, fontsize=9)
    axes.set_xlabel(tr("Time (UTC)"), fontfamily=fonts, fontsize=9)
    locator = AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, formats=_TICKS, offset_formats=_OFFSETS))
    axes.tick_params(labelsize=8)
    axes.grid(alpha=0.25)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if axes.get_legend_handles_labels()[0]:
        legend = axes.legend(
            loc="lower center", bbox_to_anchor=(0.5, 1.0), ncol=2, frameon=False, prop={"family": fonts, "size": 8}
        )
        legend.set_in_layout(True)


def _available_fonts() -> list[str]:
    known = {font.name for font in font_manager.fontManager.ttflist}
    return ["DejaVu Sans", *(name for name in _FONTS if name in known)]
