# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A defect of MODFLOW 6 before 6.8.0, which mirrors the ellipse of dispersion: who has it, and when it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..wording import say
from .grids.vertex_grid import VertexGrid

if TYPE_CHECKING:
    from ..progress import Progress
    from .flow import FlowModel

_MENDED = (6, 8, 0)
# Flow closer to an axis than this part of itself is taken to lie along it, where a mirrored ellipse is the same.
_ALONG = 0.05


def mirrors(flow: FlowModel) -> bool:
    """Return whether the MODFLOW 6 that made a flow mirrors the ellipse of dispersion where water flows down the rows.

    Before 6.8.0 it took the angle of the flow from an arc cosine, which forgets on which side of the x axis the flow
    points (issue 2826 of its repository, mended in June 2026). Faces along the axes do not notice, oblique ones (and
    XT3D) do. The operator follows the version, so that both agree.
    """
    version = str(flow.provenance.get("mf6", ""))
    parts = version.split(".")
    return len(parts) >= 2 and all(part.isdigit() for part in parts) and tuple(map(int, parts)) < _MENDED


def warn_of_mirroring(flow: FlowModel, progress: Progress, *, xt3d: bool = False) -> None:
    """Warn when the defect changes a plume: oblique flow down the rows, through cells not rectangular or with XT3D."""
    if not mirrors(flow) or not (xt3d or isinstance(flow.grid, VertexGrid)):
        return
    least = _ALONG * np.hypot(flow.discharge_x, flow.discharge_y)
    if np.any((flow.discharge_y < -least) & (np.abs(flow.discharge_x) > least) & flow.grid.active):
        progress.warn(
            say(
                "MODFLOW {version}, which made the flow, mirrors dispersion where water flows obliquely to the south "
                "through cells that are not rectangles, or with XT3D; 6.8.0 and later do not.",
                version=flow.provenance["mf6"],
            )
        )
