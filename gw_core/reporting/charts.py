# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a report, as PNG. Each has a figure of its own: nothing global is touched, any thread may draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..figures import blank_figure, cjk_font, date_axis, literal, rendered
from ..records.observations import Flag
from ..wording import say, worded
from .words import Words, percent, with_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ..wording import Translate

CLASS_COLOURS: Mapping[str, str] = {
    "I": "#3182bd", "II": "#6baed6", "III": "#74c476", "IV": "#fd8d3c", "V": "#cb181d", "unknown": "#bdbdbd",
}  # fmt: skip
_BLUE, _RED, _GREY = "#1f5a92", "#b2182b", "#8c8c8c"


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A horizontal line in a time series."""

    label: str
    value: float


def chart_words(words: Words) -> Words:
    """Return the language of charts: that of the report, but English where no installed font could show Chinese."""
    return words if words.language == "en" or cjk_font() else Words(str, "en", words.zone)


def draw_series(series: pd.DataFrame, unit: str, name: str, limits: Sequence[LimitLine], translate: Translate) -> bytes:
    """Draw the readings of a well with limits; non-detects are open symbols at their detection limit.

    Parameters
    ----------
    series : DataFrame
        Observation frame of one datastream; readings flagged fail or missing are left out, suspect ones are crosses.
    unit, name : str
        Of the axis.
    limits : sequence of LimitLine
    translate : callable
    """
    chart, axes = blank_figure(3.2)
    told = series[~series["flag"].isin([Flag.FAIL, Flag.MISSING])].sort_values("time")
    time = told["time"].dt.tz_convert("UTC").dt.tz_localize(None).to_numpy()
    value, censored = told["value"].to_numpy(), told["censored"].to_numpy()
    suspect = told["flag"].to_numpy() == Flag.SUSPECT
    detected = ~censored & ~suspect
    axes.plot(time[~censored], value[~censored], color=_BLUE, linewidth=0.8, alpha=0.6)
    marks = [
        (detected, "o", _BLUE, say("detected")), (censored & ~suspect, "o", "none", say("below the detection limit")),
        (suspect, "x", _GREY, say("suspect")),
    ]  # fmt: skip
    for chosen, marker, face, label in marks:
        if chosen.any():
            edge = {} if marker == "x" else {"markeredgecolor": _BLUE}
            axes.plot(
                time[chosen], value[chosen], marker, color=_GREY if marker == "x" else _BLUE, markerfacecolor=face,
                markersize=4.5, linestyle="none", label=worded(label, translate), **edge,
            )  # fmt: skip
    _draw_limits(axes, limits, value)
    axes.set_ylabel(literal(with_unit(f"{name},", unit).removesuffix(",")))
    date_axis(axes)
    axes.legend(loc="best", fontsize=8, frameon=False)
    return rendered(chart)


def _draw_limits(axes: Any, limits: Sequence[LimitLine], value: Any) -> None:
    """Draw limits, on a logarithmic axis where values and limits lie more than a factor of 50 apart."""
    for line, style in zip(limits, ("--", ":", "-.", (0, (5, 1))), strict=False):
        axes.axhline(line.value, color=_RED, linewidth=1.0, linestyle=style, label=line.label)
    shown = np.concatenate([value[np.isfinite(value)], [line.value for line in limits]])
    if len(shown) and shown.min() > 0 and shown.max() / shown.min() > 50:
        axes.set_yscale("log")


def draw_classes(counts: Mapping[str, int], translate: Translate) -> bytes:
    """Draw how many wells are in each class, as one bar a class."""
    chart, axes = blank_figure(2.2)
    names = [name for name in CLASS_COLOURS if name != "unknown" or counts.get(name)]
    values = [counts.get(name, 0) for name in names]
    labels = [worded(say("unknown"), translate) if name == "unknown" else name for name in names]
    bars = axes.bar(range(len(names)), values, color=[CLASS_COLOURS[name] for name in names], width=0.65)
    axes.bar_label(bars, padding=2, fontsize=9)
    axes.set_xticks(range(len(names)), labels)
    axes.set_ylabel(worded(say("wells"), translate))
    axes.margins(y=0.18)
    axes.yaxis.get_major_locator().set_params(integer=True)
    return rendered(chart)


def draw_probabilities(names: Sequence[str], probabilities: Sequence[float], translate: Translate) -> bytes:
    """Draw the probability of candidate sources, the most probable on top."""
    chart, axes = blank_figure(0.9 + 0.34 * len(names))
    place = np.arange(len(names))
    bars = axes.barh(place, 100.0 * np.asarray(probabilities, dtype=np.float64), color=_BLUE, height=0.6)
    axes.bar_label(bars, labels=[f"{percent(each)} %" for each in probabilities], padding=3, fontsize=9)
    axes.set_yticks(place, [literal(name) for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, 115)
    axes.set_xticks([0, 25, 50, 75, 100])
    axes.set_xlabel(worded(say("probability, %"), translate))
    return rendered(chart)


def draw_arrivals(names: Sequence[str], arrivals: Sequence[datetime], now: datetime, translate: Translate) -> bytes:
    """Draw when receptors are reached, the first on top, with a line for the time of the report."""
    chart, axes = blank_figure(1.0 + 0.34 * len(names))
    place = np.arange(len(names))
    moments = [pd.Timestamp(each).tz_convert("UTC").tz_localize(None) for each in arrivals]
    start = pd.Timestamp(now).tz_convert("UTC").tz_localize(None)
    axes.hlines(place, [start] * len(names), moments, color=_BLUE, linewidth=2.5, alpha=0.5)
    axes.plot(moments, place, "D", color=_RED, markersize=6, linestyle="none")
    axes.axvline(start, color=_GREY, linewidth=1.0)
    axes.text(
        start, -0.62, worded(say("report"), translate), ha="center", va="bottom", fontsize=8, color=_GREY
    )  # fmt: skip
    axes.set_yticks(place, [literal(name) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.margins(x=0.08)
    date_axis(axes)
    return rendered(chart)
