# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derived limits as a page to read: what rate of false alarms is kept, and with what power."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from ...wording import say, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...errors import Finding
    from ...wording import Translate
    from .table import LimitRow, LimitTable

_COLUMNS = (
    "property", "point", "limit", "unit", "method", "way", "distribution", "n", "non_detects", "swfpr", "coverage",
    "confidence", "power_2sd", "power_3sd", "power_4sd", "rating", "notes",
)  # fmt: skip


def limits_page(table: LimitTable, refused: Sequence[Finding], translate: Translate = str) -> str:
    """Return an HTML page of a table of limits and of what got none; ``translate`` words headings and reasons."""
    title = escape(worded(say("Limits from the background"), translate))
    since = f"{table.valid_from:%Y-%m-%d %H:%M} UTC"
    told = say("Version {version}, from {since}, by {author}: {reason}", version=table.version, since=since,
               author=table.author, reason=table.reason)  # fmt: skip
    heads = "".join(f"<th>{escape(name)}</th>" for name in _COLUMNS)
    rows = "\n".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    reasons = "".join(
        f"<li>{escape(finding.place)}: {escape(worded(finding.message, translate))}</li>" for finding in refused
    )
    without = f"<h2>{escape(worded(say('Without a limit'), translate))}</h2><ul>{reasons}</ul>" if refused else ""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>\n'
        f"<p>{escape(worded(told, translate))}</p>\n<table><tr>{heads}</tr>\n{rows}\n</table>{without}</body></html>\n"
    )


def _cells(row: LimitRow) -> str:
    return "".join(f"<td>{escape(_shown(getattr(row, name)))}</td>" for name in _COLUMNS)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}" if math.isfinite(value) else ""
    return str(value)
