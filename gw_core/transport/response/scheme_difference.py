# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the operator's scheme lies from the one that a user would rather have: one run of MODFLOW 6 tells."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..gwt.gwt import simulate_transport
from ..gwt.scenario import Record, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..flow import FlowModel
    from ..gwt.scenario import TransportInput
    from .response_run import Located


def scheme_difference(
    flow: FlowModel, wanted: TransportInput, source: Located, points: Sequence[Located],
    responses: NDArray[np.float64], progress: Progress | None = None, mf6: str | None = None,
) -> NDArray[np.float64]:  # fmt: skip
    """Return the largest difference of the operator's curve to MODFLOW 6's at each point, as a share of its peak.

    Parameters
    ----------
    flow : FlowModel
        As read from its folder.
    wanted : TransportInput
        Parameters, duration, step and the scheme; its sources and records are replaced.
    source : Located
    points : sequence of Located
    responses : ndarray, shape (n_points, n_steps)
        The operator's responses to that source, mg/L.
    progress, mf6
        See `gwt.simulate_transport`.

    Returns
    -------
    ndarray, shape (n_points,)
        Of the peak of MODFLOW 6's curve at the point; NaN where that stays below a thousandth of the highest peak.
    """
    inputs = replace(
        wanted, sources=(Source(name="unit", cells=source.cells, rate_kg_d=1.0, end_d=wanted.step_d),),
        records=tuple(Record(name=str(index), cells=point.cells) for index, point in enumerate(points)),
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="gw-monitor-scheme-") as folder:
        found = simulate_transport(flow, inputs, Path(folder) / "model", progress, mf6)
    theirs = found.record_concentration_mg_l
    peak = np.nanmax(theirs, axis=1)
    shown = peak > 1e-3 * np.nanmax(peak)
    return np.where(shown, np.nanmax(np.abs(theirs - responses), axis=1) / np.where(shown, peak, 1.0), np.nan)
