# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the checks made live, one row of numbers a property, so that many series are judged at once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from .checks import Check, CheckKind, checks_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LIVE_KINDS = (
    CheckKind.GROSS_RANGE, CheckKind.SPIKE, CheckKind.RATE_OF_CHANGE, CheckKind.FLAT_LINE, CheckKind.GAP,
    CheckKind.REPEAT, CheckKind.CLOCK,
)  # fmt: skip
_FIGURES = ("suspect_min", "suspect_max", "fail_min", "fail_max", "suspect", "fail", "tolerance", "window_d")
_SPAN = {"suspect_min": -np.inf, "fail_min": -np.inf, "tolerance": np.nan}  # what never speaks where there is no figure
COLUMNS = {
    (kind, figure): position
    for position, (kind, figure) in enumerate(itertools.product(LIVE_KINDS, ("made", *_FIGURES)))
}


class Limits:
    """Rows of figures by property.

    Parameters
    ----------
    checks : sequence of Check
        As from `read_checks`; kinds that are not made live are passed over.
    """

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = checks
        self._rows: dict[str, NDArray[np.float64]] = {}
        self._of: dict[str, tuple[Check, ...]] = {}

    def of(self, code: str) -> tuple[Check, ...]:
        """Return the checks of a property that are made live."""
        if code not in self._of:
            self._of[code] = tuple(check for check in checks_for(code, self._checks) if check.check in LIVE_KINDS)
        return self._of[code]

    def row(self, code: str) -> NDArray[np.float64]:
        """Return the figures of a property, shape (len(COLUMNS),); "made" is 1 or 0."""
        if code not in self._rows:
            row = np.array([0.0 if figure == "made" else _SPAN.get(figure, np.inf) for _, figure in COLUMNS])
            for check in self.of(code):
                row[COLUMNS[check.check, "made"]] = 1.0
                for figure in _FIGURES:
                    value = getattr(check, figure)
                    if not np.isnan(value):
                        row[COLUMNS[check.check, figure]] = value
            self._rows[code] = row
        return self._rows[code]


def figure(rows: NDArray[np.float64], kind: CheckKind, name: str) -> NDArray[np.float64]:
    """Return one figure of each of some rows of `Limits.row`, shape (n,)."""
    return rows[:, COLUMNS[kind, name]]
