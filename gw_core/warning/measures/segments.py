# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of many targets at once: where each target's rows begin, what comes before a row, and what is kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from .gauge import Memory, Readings, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

DAY_NS = 86_400_000_000_000


def appended(memory: Memory, new: Readings) -> tuple[Readings, NDArray[np.bool_]]:
    """Return what is remembered and the new rows by target, and which rows are new.

    New rows come after all remembered ones of their target.
    """
    if not len(memory.rows):
        return new, np.ones(len(new), dtype=np.bool_)
    rows = together([memory.rows, new])
    order = np.argsort(rows.target, kind="stable")
    return rows[order], order >= len(memory.rows)


def begins(target: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return for each row the index of the first row of its target."""
    first = np.append(True, target[1:] != target[:-1]) if len(target) else np.zeros(0, dtype=np.bool_)
    return np.maximum.accumulate(np.where(first, np.arange(len(target)), 0))


def spans(target: NDArray[np.int64]) -> Iterator[slice]:
    """Yield the rows of each target that has any."""
    if not len(target):
        return
    edges = [0, *(np.flatnonzero(np.diff(target)) + 1).tolist(), len(target)]
    for begin, end in pairwise(edges):
        yield slice(begin, end)


def lasts(target: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which rows are the last of their target."""
    return np.append(target[1:] != target[:-1], True) if len(target) else np.zeros(0, dtype=np.bool_)


def latest_at(
    keys: Readings, target: NDArray[np.int64], time: NDArray[np.int64], *, before: bool = False
) -> NDArray[np.intp]:
    """Return the last row of ``keys`` of the same target, not later than ``time``; -1 where there is none.

    Both are by target and time; with ``before`` strictly earlier ones are looked for.
    """
    found = np.full(len(target), -1, dtype=np.intp)
    side: Literal["left", "right"] = "left" if before else "right"
    for rows in spans(target):
        begin, end = np.searchsorted(keys.target, [target[rows.start], target[rows.start] + 1])
        places = np.searchsorted(keys.time[begin:end], time[rows], side=side) - 1
        found[rows] = np.where(places >= 0, places + begin, -1)
    return found


def by_rank(target: NDArray[np.int64]) -> Iterator[NDArray[np.intp]]:
    """Yield the first rows of all targets, then their second ones, and so on: for what depends on the row before."""
    rank = np.arange(len(target)) - begins(target)
    order = np.argsort(rank, kind="stable")
    edges = np.flatnonzero(np.diff(rank[order], prepend=-1))
    yield from np.split(order, edges[1:]) if len(order) else ()


def carried(memory: Memory, name: str, count: int, first: float) -> NDArray[np.float64]:
    """Return a copy of what is carried under a name, ``first`` for all targets at the beginning."""
    known: Mapping[str, NDArray[np.float64]] = memory.carry
    return known[name].copy() if name in known else np.full(count, first)
