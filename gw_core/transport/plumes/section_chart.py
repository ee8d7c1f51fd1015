# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a section: layers, concentration, limit, water table, wells with their screens."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from contourpy import contour_generator
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PolyCollection
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ...figures import blank_figure, literal, rendered
from ...wording import plain_number, say, worded
from .layering import LEVEL_COLOURS, shown_levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ...wording import Translate
    from .plume import Judgement
    from .sections import Beside, Section

    Array = NDArray[np.float64]

_WATER, _LIMIT, _GREY, _LINE = "#1f78b4", "#7a0177", "#d9d9d9", "#9a9a9a"
_LABEL_PT = 8


def draw_section(
    section: Section, values: Array, judgement: Judgement, title: str, wells: Sequence[Beside], translate: Translate,
    form: str = "png",
) -> bytes:  # fmt: skip
    """Draw a section.

    Parameters
    ----------
    section : Section
    values : ndarray of float, shape (layers, columns)
        Concentration in the unit of the substance; NaN in inactive cells.
    judgement : Judgement
        Unit and limit.
    title : str
        In the reader's language.
    wells : sequence of Beside
    translate : callable
        English template to its translation.
    form : str
        ``png`` or ``svg``.
    """
    chart, axes = blank_figure(4.6, 9.6)
    levels = shown_levels(judgement.limit, float(np.nanmax(values, initial=0.0)))
    norm, colours = _scale(levels)
    _fill(axes, section, values, norm, colours, levels[0])
    axes.set_xlim(section.start[0], section.end[-1])
    low, high = float(section.bottom[section.active].min()), float(section.top[section.active].max())
    reach = max(high + (0.22 if wells else 0.06) * (high - low), float(np.nanmax(section.water_table, initial=high)))
    axes.set_ylim(low - 0.04 * (high - low), reach + 0.03 * (high - low))
    keys = [Patch(facecolor="white", edgecolor=_LINE, label=worded(say("model layers"), translate))]
    keys += _water(axes, section, translate) + _limit(axes, section, values, judgement, translate)
    keys += _wells(axes, wells, high, translate)
    axes.set_xlabel(worded(say("distance along the section, m"), translate))
    axes.set_ylabel(worded(say("elevation, m"), translate))
    bar = chart.colorbar(ScalarMappable(norm=norm, cmap=colours), ax=axes, pad=0.015, ticks=levels, extend="max")
    bar.ax.set_yticklabels([plain_number(level) for level in levels])
    bar.set_label(literal(judgement.unit))
    axes.set_title(literal(title), fontsize=11, loc="left")
    axes.legend(
        handles=keys, loc="upper center", bbox_to_anchor=(0.5, -0.14), ncol=len(keys), fontsize=_LABEL_PT, frameon=False
    )
    return rendered(chart, form)


def _scale(levels: Sequence[float]) -> tuple[BoundaryNorm, ListedColormap]:
    colours = ListedColormap(LEVEL_COLOURS[: len(levels) - 1])
    colours.set_over(LEVEL_COLOURS[min(len(levels) - 1, len(LEVEL_COLOURS) - 1)])
    return BoundaryNorm(levels, colours.N), colours


def _fill(
    axes: Any, section: Section, values: Array, norm: BoundaryNorm, colours: ListedColormap, least: float
) -> None:
    """Fill the cells up to the water table, white below the lowest level, inactive ones grey, and draw the layers."""
    layers = values.shape[0]
    wet = np.fmin(section.top, np.fmax(section.bottom, section.water_table))
    left, right = (np.broadcast_to(each, values.shape) for each in (section.start, section.end))
    corners = np.stack(
        [np.stack([x, z], axis=-1) for x, z in (
            (left, section.bottom), (right, section.bottom), (right, wet), (left, wet)
        )], axis=-2,
    )  # fmt: skip
    faces = colours(norm(np.nan_to_num(values)))
    faces[np.nan_to_num(values) < least] = (1.0, 1.0, 1.0, 1.0)
    flat = section.active.ravel()
    axes.add_collection(
        PolyCollection(
            corners.reshape(-1, 4, 2)[flat], facecolors=faces.reshape(-1, 4)[flat], edgecolors="face", linewidths=0.2
        )
    )
    unused = ~flat & (section.top > section.bottom).ravel()
    axes.add_collection(PolyCollection(corners.reshape(-1, 4, 2)[unused], facecolors=_GREY, edgecolors=_GREY))
    for layer in range(layers):
        for surface in (section.top[layer], section.bottom[layer]):
            known = np.where(section.active[layer], surface, np.nan)
            _steps(axes, section, known, color=_LINE, linewidth=0.6)


def _steps(axes: Any, section: Section, level: Array, **look: Any) -> None:
    distance = np.column_stack([section.start, section.end]).ravel()
    axes.plot(distance, np.repeat(level, 2), **look)


def _water(axes: Any, section: Section, translate: Translate) -> list[Line2D]:
    """Draw the level of the water, which of confined water stands above the model's top."""
    if not np.isfinite(section.water_table).any():
        return []
    confined = np.nan_to_num(section.water_table, nan=-np.inf) > section.top[0]
    label = worded(say("hydraulic head") if confined.any() else say("water table"), translate)
    return list(axes.plot(section.middle, section.water_table, color=_WATER, linewidth=1.6, label=label))


def _limit(axes: Any, section: Section, values: Array, judgement: Judgement, translate: Translate) -> list[Line2D]:
    """Draw the line of the limit through linear interpolation between the middles of the cells."""
    if not (math.isfinite(judgement.limit) and np.nanmax(values, initial=0.0) >= judgement.limit):
        return []
    for line in limit_lines(section, values, judgement.limit):
        axes.plot(line[:, 0], line[:, 1], color=_LIMIT, linewidth=1.4)
    text = say("limit {value} {unit}", value=plain_number(judgement.limit), unit=judgement.unit)
    return [Line2D([], [], color=_LIMIT, linewidth=1.4, label=literal(worded(text, translate)))]


def limit_lines(section: Section, values: Array, limit: float) -> list[Array]:
    """Return the lines at which the limit is met, each (n, 2): distance and elevation, m."""
    middle = (section.top + section.bottom) / 2.0
    z = np.vstack([section.top[:1], middle, section.bottom[-1:]])
    field = np.vstack([values[:1], values, values[-1:]])
    distance = np.broadcast_to(section.middle, z.shape)
    if z.shape[1] < 2:
        return []
    masked: Any = np.ma.masked_array(field, mask=~np.isfinite(field))  # type: ignore[no-untyped-call]
    return list(contour_generator(distance, z, masked).lines(limit))


def _wells(axes: Any, wells: Sequence[Beside], high: float, translate: Translate) -> list[Line2D]:
    """Draw casings up to the top and screens as thick pieces; names that would run into each other are staggered."""
    low, top = axes.get_ylim()
    near = 0.06 * np.diff(axes.get_xlim())[0]
    raised, last = 0, -math.inf
    for well in wells:
        raised = (raised + 1) % 3 if well.distance - last < near else 0
        last = well.distance
        foot = well.screen_bottom if math.isfinite(well.screen_bottom) else high
        axes.plot([well.distance] * 2, [foot, high + 0.02 * (top - low)], color="black", linewidth=0.9)
        if math.isfinite(well.screen_top) and math.isfinite(well.screen_bottom):
            axes.plot([well.distance] * 2, [well.screen_bottom, well.screen_top], color="black", linewidth=4.0)
        axes.text(
            well.distance, high + (0.03 + 0.045 * raised) * (top - low), literal(well.name), ha="center", va="bottom",
            fontsize=_LABEL_PT,
        )  # fmt: skip
    if not wells:
        return []
    label = worded(say("well and screen"), translate)
    return [Line2D([], [], color="black", linewidth=4.0, label=label)]
