# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of breakthrough curves: concentration at points over time, with limit and the present moment."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...errors import Finding, InvalidInputError
from ...figures import blank_figure, date_axis, literal, rendered
from ...wording import plain_number, say, worded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ...wording import Translate

# Distinct for people with any colour vision (Okabe & Ito 2008); more curves differ by their dashes.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
_DASHES = ("-", "--", "-.", ":")
_LIMIT, _NOW = "#b2182b", "#8c8c8c"
MOST_CURVES = len(_COLOURS) * len(_DASHES)
_QUANTILE = re.compile(r"p(\d{1,2})$")
_NEEDED = ("point", "time", "concentration")


def read_curves(table: pd.DataFrame) -> pd.DataFrame:
    """Check a breakthrough table and return it by point and time, times as naive UTC.

    Parameters
    ----------
    table : DataFrame
        Columns point, time, concentration, unit; optional quantiles p5 … p95 (percent) of an ensemble.

    Raises
    ------
    InvalidInputError
        A column is missing, there is no curve, there are too many, or the units differ; all faults together.
    """
    missing = [name for name in _NEEDED if name not in table]
    faults = [say("The table has no field {name}.", name=name) for name in missing]
    if not missing:
        points = table["point"].nunique()
        if not points:
            faults.append(say("The table holds no curve."))
        if points > MOST_CURVES:
            faults.append(say("{count} curves are too many for one chart; at most {most}.", count=points,
                              most=MOST_CURVES))  # fmt: skip
        if "unit" in table and len(table["unit"].unique()) > 1:
            faults.append(say("The curves have different units."))
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_curves", message=text) for text in faults])
    moments = pd.to_datetime(table["time"], utc=True).dt.tz_localize(None)
    return table.assign(time=moments).sort_values(["point", "time"], kind="stable")


def draw_breakthrough(
    curves: pd.DataFrame, title: str, limit: float, now: datetime | None, translate: Translate, form: str = "png"
) -> bytes:
    """Draw curves.

    Parameters
    ----------
    curves : DataFrame
        As `read_curves` gives it. Of quantile columns the outermost two are drawn as a band.
    title : str
        In the reader's language.
    limit : float
        In the unit of the curves; NaN for none.
    now : datetime or None
        Aware; None for no line.
    translate : callable
    form : str
        ``png`` or ``svg``.
    """
    chart, axes = blank_figure(4.4, 9.0)
    band = quantile_columns(list(curves.columns))
    for number, (name, curve) in enumerate(curves.groupby("point", sort=True)):
        look = {
            "color": _COLOURS[number % len(_COLOURS)],
            "linestyle": _DASHES[number // len(_COLOURS)],
        }
        axes.plot(curve["time"], curve["concentration"], linewidth=1.6, label=literal(str(name)), **look)
        if band:
            axes.fill_between(curve["time"], curve[band[0]], curve[band[-1]], color=look["color"], alpha=0.15, lw=0)
    _limit_line(axes, float(np.nanmax(curves[[*band, "concentration"]], initial=0.0)), limit, translate)
    if now is not None:
        moment = pd.Timestamp(now).tz_convert("UTC").tz_localize(None)
        axes.axvline(moment, color=_NOW, linewidth=1.2, label=worded(say("now"), translate))
    unit = str(curves["unit"].iloc[0]) if "unit" in curves else ""
    quantity = worded(say("concentration"), translate)
    axes.set_ylabel(literal(f"{quantity}, {unit}" if unit else quantity))
    axes.set_title(literal(title), fontsize=11, loc="left")
    date_axis(axes)
    axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), fontsize=8, frameon=False)
    return rendered(chart, form)


def quantile_columns(names: Sequence[str]) -> list[str]:
    """Return the names of quantile columns (p5, p50, p95) from the lowest to the highest, at least two or none."""
    found = sorted((int(match[1]), name) for name in names if (match := _QUANTILE.fullmatch(name)))
    return [name for _, name in found] if len(found) > 1 else []


def _limit_line(axes: Any, peak: float, limit: float, translate: Translate) -> None:
    """Draw the limit, on a logarithmic axis where the curves reach a factor of 50 beyond it."""
    if math.isfinite(limit) and limit > 0:
        text = worded(say("limit {value}", value=plain_number(limit)), translate)
        axes.axhline(limit, color=_LIMIT, linestyle="--", linewidth=1.2, label=text)
        if peak > 50 * limit:
            axes.set_yscale("log")
            axes.set_ylim(limit / 100, peak * 2)
            return
    axes.set_ylim(0, 1.08 * max(peak, limit if math.isfinite(limit) and limit < 20 * peak else peak) or 1.0)
