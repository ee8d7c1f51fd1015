# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaks that may happen, and after how many days each possible well would show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Finding, InvalidInputError
from ..progress import Silent, split
from ..transport.gwt.numerical_dispersion import without_numerical_dispersion
from ..transport.response.response import ResponseOperator
from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress
    from ..transport.flow import FlowModel
    from ..transport.parameters import TransportParameters

_MOST_VALUES = 20_000_000  # responses held at once (160 MB)
MOST_STEPS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """One scenario: a facility leaks at one place from day 0 on.

    Attributes
    ----------
    source : str
        Name of the facility.
    cells : ndarray of int
        Flat cells of the flow model that take the release.
    rate_kg_d : float
        Constant rate (kg/d), > 0.
    probability : float
        Relative, ≥ 0.
    """

    source: str
    cells: NDArray[np.int64]
    rate_kg_d: float
    probability: float


def leaks_of(source: str, cells: NDArray[np.int64], rate_kg_d: float, weight: float, places: int) -> list[Leak]:
    """Return leaks at up to ``places`` cells spread over a facility, which share its ``weight``.

    A leak at an unknown place of a large facility is not a thin leak all over it: a well beside one end can miss the
    other.
    """
    count = min(places, len(cells))
    chosen = cells[np.linspace(0, len(cells) - 1, 2 * count + 1)[1::2].round().astype(np.int64)]
    return [
        Leak(source=source, cells=np.array([cell]), rate_kg_d=rate_kg_d, probability=weight / count) for cell in chosen
    ]


def detection_times(
    flow: FlowModel, parameters: TransportParameters, leaks: Sequence[Leak], records: Sequence[NDArray[np.int64]],
    limit_mg_l: float, step_d: float, horizon_d: float, progress: Progress | None = None,
) -> NDArray[np.float64]:  # fmt: skip
    """Return after how many days each record shows each leak.

    Parameters
    ----------
    flow : FlowModel
    parameters : TransportParameters
    leaks : sequence of Leak
    records : sequence of int arrays
        Cells of each possible well.
    limit_mg_l : float
        Concentration from which a leak is detected (mg/L), > 0.
    step_d, horizon_d : float
        Time step of the transport and how long is waited for a detection (d), > 0.
    progress : Progress, optional

    Returns
    -------
    ndarray of float, shape (n_records, n_leaks)
        Days since the start of the leak at which the concentration first reaches the limit (linear within a step);
        NaN where it does not within the horizon.

    Raises
    ------
    InvalidInputError
        The limit, the step or the horizon is not positive, or there are too many steps.

    Notes
    -----
    In steady flow the time to detection does not depend on when a leak starts. Concentrations of a constant release are
    the running sum of `transport.response`'s unit responses times the rate; they never fall.
    """
    steps = _check(limit_mg_l, step_d, horizon_d)
    watch = progress or Silent()
    operator = ResponseOperator(flow, without_numerical_dispersion(flow, parameters, step_d, watch), step_d)
    backward = len(records) < len(leaks)
    carried = len(records) if backward else len(leaks)
    size = max(1, _MOST_VALUES // (steps * (len(leaks) if backward else len(records))))
    blocks = [slice(start, min(start + size, carried)) for start in range(0, carried, size)]
    days = np.full((len(records), len(leaks)), np.nan)
    for block, part in zip(blocks, split(watch, [1.0] * len(blocks)), strict=True):
        rows, columns = (block, slice(None)) if backward else (slice(None), block)
        sources = leaks[columns]
        unit = operator.unit_responses(
            [leak.cells for leak in sources], list(records[rows]), steps, part, adjoint=backward
        )
        rate = np.array([leak.rate_kg_d for leak in sources])
        days[rows, columns] = _first_above(np.cumsum(unit, axis=2) * rate[:, None, None], limit_mg_l, step_d).T
    days[days > horizon_d] = np.nan
    return days


def _check(limit_mg_l: float, step_d: float, horizon_d: float) -> int:
    faults = []
    if not limit_mg_l > 0:
        faults.append(say("The detection limit must be above zero."))
    if not (step_d > 0 and horizon_d > 0):
        faults.append(say("The time step and the horizon must be above zero."))
    elif horizon_d / step_d > MOST_STEPS:
        faults.append(say("The horizon has more than {most} time steps; make them longer.", most=MOST_STEPS))
    if faults:
        raise InvalidInputError(faults[0], [Finding(code="bad_setting", message=text) for text in faults])
    return max(1, int(np.ceil(horizon_d / step_d - 1e-9)))


def _first_above(rising: NDArray[np.float64], limit: float, step_d: float) -> NDArray[np.float64]:
    """Return the time (d) at which series along the last axis first reach a limit; NaN where they do not."""
    above = rising >= limit
    first = above.argmax(axis=2)
    after = np.take_along_axis(rising, first[:, :, None], axis=2)[:, :, 0]
    before = np.take_along_axis(rising, np.maximum(first - 1, 0)[:, :, None], axis=2)[:, :, 0]
    before = np.where(first == 0, 0.0, before)
    rise = np.where(after > before, after - before, 1.0)
    days = step_d * (first + np.clip((limit - before) / rise, 0.0, 1.0))
    return np.where(above.any(axis=2), days, np.nan)
