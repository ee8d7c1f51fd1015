# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Series computed from others: what of a new computation is new, and what corrects what was computed before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..records.observations import Flag

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a computation brings beyond what is stored.

    Attributes
    ----------
    new : DataFrame
        Observation frame of readings that are not stored yet.
    values, flags : DataFrame
        datastream_id, time, value and datastream_id, time, flag of stored readings that are seen otherwise now.
    """

    new: pd.DataFrame
    values: pd.DataFrame
    flags: pd.DataFrame


def difference(stored: pd.DataFrame, computed: pd.DataFrame, *, tolerance: float = 1e-9) -> Difference:
    """Hold a computed series against what is stored of it.

    Parameters
    ----------
    stored, computed : DataFrame
        Observation frames of one datastream; computed values of NaN are not known and count as absent.
    tolerance : float
        Values that differ by no more are equal, in the unit of the values.
    """
    known = computed[computed["value"].notna()]
    both = known.merge(stored[["datastream_id", "time", "value", "flag"]], on="time", how="left",
                       suffixes=("", "_stored"))  # fmt: skip
    is_new = both["flag_stored"].isna().to_numpy()
    there = both[~is_new].assign(datastream_id=lambda rows: rows["datastream_id_stored"].astype(np.int64))
    changed = ~(np.abs(there["value"] - there["value_stored"]) <= tolerance)
    # Only bad news of the source is passed on: what was decided of the computed series itself stays.
    flagged = there["flag"].isin((Flag.SUSPECT, Flag.FAIL)) & (there["flag"] > there["flag_stored"])
    return Difference(
        new=known[is_new],
        values=there.loc[changed, ["datastream_id", "time", "value"]].reset_index(drop=True),
        flags=there.loc[flagged, ["datastream_id", "time", "flag"]].reset_index(drop=True),
    )
