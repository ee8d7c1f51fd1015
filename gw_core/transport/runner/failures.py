# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why MODFLOW 6 stopped, in its own words, and where on the map."""

from __future__ import annotations

import csv
import math
import re
import shutil
from typing import TYPE_CHECKING

import numpy as np

from ...errors import ModelRunError
from ...wording import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..grids.layered_grid import LayeredGrid

_OUTER_CHANGES = "*.outer.csv"
_SMALLEST_SPACE = 1_000_000
_MOST_MESSAGES = 3
_MOST_PLACES = 3
_TAIL_LINES = 40
_NO_SPACE = re.compile(r"no space left|disk (is )?full|not enough space|disk quota exceeded", re.IGNORECASE)
_CELL = re.compile(r"\((\d+(?:,\s*\d+){0,2})\)")


class StoppedModelError(ModelRunError):
    """MODFLOW 6 failed.

    Attributes
    ----------
    cells : tuple of int
        Flat cells that it names, or where its solution changed most; empty where neither is known.
    """

    def __init__(self, message: str, log_tail: str = "", cells: Sequence[int] = ()) -> None:
        super().__init__(message, log_tail)
        self.cells = tuple(cells)


def failure_of(folder: Path, error: ModelRunError, what: str, grid: LayeredGrid | None = None) -> StoppedModelError:
    """Return the failure of a run in ``folder`` with the reason that MODFLOW 6 gives and its place.

    Parameters
    ----------
    folder : Path
        Where it ran; its listing ``mfsim.lst`` and, where the solver was told to write one, its table of changes
        ``*.outer.csv`` are read.
    error : ModelRunError
        What `execution.run_program` raised.
    what : str
        ``flow`` or ``transport``.
    grid : LayeredGrid, optional
        Turns cells into easting, northing and layer.
    """
    listing = _tail(folder / "mfsim.lst")
    log = f"{error.log_tail}\n{listing}".strip()
    if _NO_SPACE.search(log) or shutil.disk_usage(folder).free < _SMALLEST_SPACE:
        message = say("The disk is full: MODFLOW 6 could not write the files of the {what} model.", what=what)
        return StoppedModelError(message, log)
    if "onvergence failure" in log or "FAILED TO MEET SOLVER" in log:
        return _not_converged(folder, log, what, grid)
    reasons = reported(error.log_tail) or reported(listing)
    if not reasons:
        return StoppedModelError(say("The {what} model stopped: {reason}", what=what, reason=error.message), log)
    cells = named_cells(reasons, grid)
    words = " ".join(reason if reason.endswith(".") else f"{reason}." for reason in reasons[:_MOST_MESSAGES])
    message = say("MODFLOW 6 stopped in the {what} model: {reason}", what=what, reason=words)
    if cells and grid is not None:
        message = say("{message} That is near {places}.", message=message, places=_places(cells, grid))
    return StoppedModelError(message, log, cells)


def _not_converged(folder: Path, log: str, what: str, grid: LayeredGrid | None) -> StoppedModelError:
    changes = [change for path in sorted(folder.glob(_OUTER_CHANGES)) for change in largest_changes(path)]
    cells = [cell for cell, _ in changes]
    if cells and grid is not None and max(cells) < grid.cells:
        message = say(
            "The {what} model did not converge; it changed most (by {change}) near {places}: check heads, "
            "conductivity and boundaries there.",
            what=what, change=f"{changes[0][1]:.3g}", places=_places(cells, grid),
        )  # fmt: skip
    else:
        message = say("The {what} model did not converge; check its heads, conductivity and boundaries.", what=what)
    return StoppedModelError(message, log, cells)


def _places(cells: Sequence[int], grid: LayeredGrid) -> str:
    eastings, northings = grid.coordinates(np.asarray(cells))
    layers = [cell // grid.cells_a_layer + 1 for cell in cells]
    return listed(
        [
            say("easting {x}, northing {y}, layer {layer}", x=f"{x:.0f}", y=f"{y:.0f}", layer=layer)
            for x, y, layer in zip(eastings, northings, layers, strict=True)
        ]
    )


def reported(text: str) -> list[str]:
    r"""Return the messages of MODFLOW 6's error report, each on one line.

    Examples
    --------
    >>> reported('ERROR REPORT:\n\n  1. Cell is\n     bad.\n  2. Stop.\n\nUNIT ERROR REPORT:\n\n  1. x')
    ['Cell is bad.', 'Stop.']
    """
    _, found, report = text.partition("ERROR REPORT:")
    if not found:
        return []
    messages: list[str] = []
    for line in report.splitlines():
        words = line.strip()
        if words.startswith(("UNIT ERROR REPORT", "Premature termination", "NUMERICAL", "Run end")):
            break
        begun = re.match(r"\d+\.\s+(.*)", words)
        if begun:
            messages.append(begun[1])
        elif words and messages:
            messages[-1] += f" {words}"
    return messages


def named_cells(messages: Sequence[str], grid: LayeredGrid | None) -> list[int]:
    """Return the flat cells that messages name as (layer, row, column), (layer, cell) or one number from 1 on."""
    if grid is None:
        return []
    found: list[int] = []
    for numbers in _CELL.findall(" ".join(messages)):
        place = [int(number) - 1 for number in numbers.split(",")]
        if len(place) == len(grid.shape) and all(0 <= at < most for at, most in zip(place, grid.shape, strict=True)):
            cell = int(np.ravel_multi_index(place, grid.shape))
            if cell not in found:
                found.append(cell)
    return found[:_MOST_PLACES]


def largest_changes(path: Path) -> list[tuple[int, float]]:
    """Return where the solution changed most in the last iterations: flat cells and changes, the last one first.

    Parameters
    ----------
    path : Path
        The table that the solver writes with ``csv_outer_output``; a row an outer iteration.
    """
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))[-10:]
    found: dict[int, float] = {}
    for row in reversed(rows):
        # A change of a package, such as a stream, is not one of a cell.
        try:
            cell, change = int(row["solution_outer_dvmax_node"]) - 1, float(row["solution_outer_dvmax"])
        except (KeyError, TypeError, ValueError):
            continue
        if not (row.get("solution_outer_dvmax_package") or "").strip() and cell >= 0 and math.isfinite(change):
            found.setdefault(cell, change)
    return list(found.items())[:_MOST_PLACES]


def _tail(path: Path) -> str:
    if not path.is_file():
        return ""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-_TAIL_LINES:])
