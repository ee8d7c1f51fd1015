# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where facilities and wells lie in a flow model; network design asks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..errors import InvalidInputError
from ..transport.wet_cells import carrying
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.flow import FlowModel


def wet_cells(
    named: Sequence[tuple[str, str, int]], flow: FlowModel, progress: Progress
) -> dict[int, NDArray[np.int64]]:
    """Return the wet cells of each (name, WKT, one-based layer) by its number; warn of what has none."""
    wet = carrying(flow).ravel()
    found = {}
    for index, (name, wkt, layer) in enumerate(named):
        try:
            cells = flow.cells_of(wkt, layer - 1)
        except InvalidInputError:
            cells = np.empty(0, dtype=np.int64)
        cells = cells[wet[cells]]
        if cells.size:
            found[index] = cells
        else:
            progress.warn(say("{name} lies outside the wet cells of the flow model and is left out.", name=name))
    return found
