# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Linear drift of a sensor between two calibrations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import InvalidInputError
from ..wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What a sensor read too much at the start and the end of a period; in between it grew evenly.

    Attributes
    ----------
    start, end : datetime
        After the first and before the second calibration.
    offset_start, offset_end : float
        Reading less truth, in the canonical unit.
    gain_start, gain_end : float
        Reading over truth, once the offset is taken off; above zero.
    """

    start: datetime
    end: datetime
    offset_start: float = 0.0
    offset_end: float = 0.0
    gain_start: float = 1.0
    gain_end: float = 1.0

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise InvalidInputError(say("The drift must end after it starts."))
        if not np.isfinite([self.offset_start, self.offset_end]).all():
            raise InvalidInputError(say("An offset of the drift is not a number."))
        if not (0 < self.gain_start < np.inf and 0 < self.gain_end < np.inf):
            raise InvalidInputError(say("Gains must be above zero."))

    def corrected(self, readings: pd.DataFrame) -> pd.DataFrame:
        """Return the readings of the period with the drift taken off.

        Parameters
        ----------
        readings : DataFrame
            Observation frame.

        Returns
        -------
        DataFrame
            datastream_id, time, value = (reading - offset) / gain of the readings from start to end, both included;
            without non-detects and readings without value.

        References
        ----------
        Wagner, R. J. et al. (2006), Guidelines and standard procedures for continuous water-quality monitors, USGS
        Techniques and Methods 1-D3: calibration drift is taken as linear in time between calibrations.
        """
        inside = (readings["time"] >= self.start) & (readings["time"] <= self.end)
        part = readings[inside & ~readings["censored"] & np.isfinite(readings["value"])]
        share = ((part["time"] - pd.Timestamp(self.start)) / (self.end - self.start)).to_numpy(dtype=np.float64)
        offset = self.offset_start + share * (self.offset_end - self.offset_start)
        gain = self.gain_start + share * (self.gain_end - self.gain_start)
        value: NDArray[np.float64] = (part["value"].to_numpy() - offset) / gain
        return part[["datastream_id", "time"]].assign(value=value)
