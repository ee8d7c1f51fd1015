# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The candidate layer as the core reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say

if TYPE_CHECKING:
    import pandas as pd

    from ....gw_core.tracing.problem import Candidate

_BETWEEN = re.compile(r"[;；、]")


def read_candidates(table: pd.DataFrame, key: str = "CANDIDATES") -> list[Candidate]:
    """Turn the rows of a facility layer into candidates; all faults are told together."""
    from ....gw_core.transport.tables import read_rows

    return list(read_rows(table, key, _candidate))


def _candidate(row: dict[str, Any]) -> Candidate:
    from ....gw_core.tracing.problem import Candidate
    from ....gw_core.transport.tables import layer_number, middle

    middle(row)
    parts = _BETWEEN.split(_text(row.get("substances")))
    return Candidate(
        name=name_of(row), enterprise=_text(row.get("enterprise")), wkt=row["geometry_wkt"],
        substances=tuple(part.strip() for part in parts if part.strip()), layer=layer_number(row),
    )  # fmt: skip


def name_of(row: dict[str, Any]) -> str:
    """Return the name of a row, which must have one."""
    name = _text(row.get("name"))
    if not name:
        raise InvalidInputError(say("The field name is missing or empty."))
    return name


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()
