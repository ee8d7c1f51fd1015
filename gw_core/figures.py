# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What all charts share: size, fonts that can show Chinese, axes of dates, saving. No domain here.

Each chart has a figure of its own: nothing global is touched, any thread may draw.
"""

from __future__ import annotations

import functools
import io
import warnings
from typing import Any

from matplotlib import font_manager
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.text import Text

_CJK = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "SimHei",
    "PingFang SC",
)  # fmt: skip
_DPI = 144


@functools.cache
def cjk_font() -> str | None:
    """Return the family of an installed font with Chinese characters, or None."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _CJK if name in installed), None)


def literal(name: str) -> str:
    """Return a name as matplotlib shows it unchanged: between two dollar signs it would look for a formula."""
    return name.replace("$", r"\$")


def blank_figure(height: float, width: float = 7.2) -> tuple[Figure, Any]:
    """Return a figure (inches) and its only axes, open at the top and on the right."""
    chart = Figure(figsize=(width, height), layout="constrained")
    axes = chart.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=9)
    return chart, axes


def date_axis(axes: Any) -> None:
    """Show dates along x in numbers, which read alike in every language; names of months do not."""
    locator = AutoDateLocator(maxticks=8)
    axes.xaxis.set_major_locator(locator)
    formatter = ConciseDateFormatter(
        locator,
        formats=["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S.%f"],
        zero_formats=["", "%Y-%m", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"],
        offset_formats=["", "%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d %H:%M"],
    )
    axes.xaxis.set_major_formatter(formatter)


def rendered(chart: Figure, form: str = "png") -> bytes:
    """Return a figure as the bytes of a PNG or SVG file."""
    families = ["DejaVu Sans", *filter(None, [cjk_font()])]
    for text in chart.findobj(Text):
        text.set_fontfamily(families)
    buffer = io.BytesIO()
    unsaid: dict[str, Any] = {"Software": None} if form == "png" else {"Creator": None, "Date": None}
    with warnings.catch_warnings():
        # A name may hold characters that no installed font has; they become boxes.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing")
        chart.savefig(buffer, format=form, dpi=_DPI, metadata=unsaid)
    return buffer.getvalue()
