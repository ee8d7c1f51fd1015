# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The candidate layer as the core reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....gw_core.errors import Finding, InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.tracing.problem import Candidate

_BETWEEN = re.compile(r"[;；、]")


def read_candidates(table: pd.DataFrame) -> list[Candidate]:
    """Turn the rows of a facility layer into candidates; all faults are told together."""
    from ....gw_core.tracing.problem import Candidate

    found, faults = [], []
    for number, row in enumerate(table.to_dict("records"), start=1):
        if not _text(row.get("name")) or not row.get("geometry_wkt") or row["geometry_wkt"] != row["geometry_wkt"]:
            message = say("Feature {number} has no name or no geometry.", number=number)
            faults.append(Finding(code="bad_candidate", message=message, place="CANDIDATES"))
            continue
        parts = _BETWEEN.split(_text(row.get("substances")))
        found.append(
            Candidate(
                name=_text(row["name"]), enterprise=_text(row.get("enterprise")), wkt=row["geometry_wkt"],
                substances=tuple(part.strip() for part in parts if part.strip()), layer=layer_of(row),
            )
        )  # fmt: skip
    if faults or not found:
        message = faults[0].message if faults else say("The layer of candidates is empty.")
        raise InvalidInputError(message, faults)
    return found


def layer_of(row: dict[str, object]) -> int:
    """Return the one-based layer of a row; 1 where it is not given."""
    value = row.get("layer")
    return int(value) if isinstance(value, (int, float)) and value == value else 1


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()
