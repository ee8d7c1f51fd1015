# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deliveries in two tables of one workbook: a list of samples (point, date), and results that name their sample."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .layouts import SEARCHED, cell_text, plain, roles_of
from .sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .sheets import SheetRow

_SAMPLE = ("syssamplecode", "samplecode", "sampleid", "sampleno", "samplenumber", "样品编号", "样品编码", "样品号")
_TAKEN = ("well", "date", "time", "zone", "sample_kind")  # what the list of samples says of a result


def with_samples(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """Return the sheets of results with the columns of the list of samples joined by the number of the sample.

    A sample that the list names twice with different facts, or not at all, gets none: its results are rejected with
    the reason. Without a list, or without results that name samples, the sheets come back as they are.
    """
    lists = [each for sheet in sheets if (each := _list_of_samples(sheet)) is not None]
    if len(lists) != 1:
        return sheets
    heading, samples = lists[0]
    joined = [new for sheet in sheets if (new := _with_facts(sheet, heading, samples)) is not None]
    return joined or sheets


def widened(row: SheetRow, width: int, *cells: object) -> SheetRow:
    """Return a row of at least ``width`` cells with further ones behind."""
    return replace(row, cells=(*row.cells, *[None] * (width - len(row.cells)), *cells))


def _list_of_samples(sheet: Sheet) -> tuple[tuple[object, ...], Mapping[str, tuple[object, ...]]] | None:
    for at, row in enumerate(sheet.rows[:SEARCHED]):
        roles, key = roles_of(row), sample_column(row)
        if key is None or not {"well", "date"} <= roles.keys() or "result" in roles:
            continue
        places = [roles[role] for role in _TAKEN if role in roles]
        samples: dict[str, tuple[object, ...]] = {}
        for each in sheet.rows[at + 1 :]:
            facts = tuple(each.cells[place] if place < len(each.cells) else None for place in places)
            name = cell_text(each, key)
            samples[name] = facts if samples.get(name, facts) == facts else (None,) * len(facts)
        return tuple(row.cells[place] for place in places), samples
    return None


def sample_column(row: SheetRow) -> int | None:
    """Return the column by whose name the rows below name their samples, or None."""
    written = [plain(cell).lstrip("#") for cell in row.cells]
    return next((written.index(name) for name in _SAMPLE if name in written), None)


def _with_facts(sheet: Sheet, heading: tuple[object, ...], samples: Mapping[str, tuple[object, ...]]) -> Sheet | None:
    for at, row in enumerate(sheet.rows[:SEARCHED]):
        roles, key = roles_of(row), sample_column(row)
        if key is None or not {"analyte", "result"} <= roles.keys() or roles.keys() & {"well", "date"}:
            continue
        width = max(len(each.cells) for each in sheet.rows[at:])
        nothing = (None,) * len(heading)
        rows = (widened(each, width, *samples.get(cell_text(each, key), nothing)) for each in sheet.rows[at + 1 :])
        return Sheet(name=sheet.name, rows=(widened(row, width, *heading), *rows))
    return None
