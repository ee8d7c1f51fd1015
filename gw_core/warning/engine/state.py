# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where all warnings of a park stand between two steps of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..measures.gauge import Memory, no_readings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ..machine.replay import Episode
    from ..machine.step import Reading, State
    from ..measures.gauge import Readings
    from .bindings import Binding, Engine

# Before every reading that a clock can give.
LONG_AGO = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Where the warnings of one rule stand.

    Attributes
    ----------
    memory : Memory
        Of the gauge.
    states, episodes, latest : mapping of target
        States that are not those of the beginning; episodes that are not over; the latest trusted measure of a
        warning that is open.
    read, member, settled : ndarray of int64, shape (targets,)
        Time (ns since 1970) and member of the latest reading judged, and the moment up to which the clock alone has
        changed something: what comes of earlier than these is late.
    """

    memory: Memory
    states: Mapping[int, State]
    episodes: Mapping[int, Episode]
    latest: Mapping[int, Reading]
    read: NDArray[np.int64]
    member: NDArray[np.int64]
    settled: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class EngineState:
    """Where everything stands.

    Attributes
    ----------
    now : int
        The latest clock reading, ns since 1970.
    parts : tuple of Part
        One for each binding of the engine.
    ahead : Readings
        Readings of later than ``now`` by the clock of their device (``target`` is the datastream's number): judged
        when their time has come.
    last : ndarray of int64, shape (datastreams,)
    last_value : ndarray of float64, shape (datastreams,)
        Latest reading of each datastream, by which one that is sent again is known.
    """

    now: int
    parts: tuple[Part, ...]
    ahead: Readings
    last: NDArray[np.int64]
    last_value: NDArray[np.float64]


def first_state(engine: Engine) -> EngineState:
    """Return the state before anything was read."""
    count = len(engine.streams)
    return EngineState(
        now=LONG_AGO, parts=tuple(first_part(binding) for binding in engine.bindings), ahead=no_readings(),
        last=np.full(count, LONG_AGO), last_value=np.full(count, np.nan),
    )  # fmt: skip


def first_part(binding: Binding) -> Part:
    """Return the part of one rule before anything was read."""
    _, memory = binding.gauge.measure(Memory(), no_readings())
    never = np.full(len(binding.targets), LONG_AGO)
    return Part(memory, {}, {}, {}, never, np.zeros_like(never), never)
