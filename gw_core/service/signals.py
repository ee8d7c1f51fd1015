# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signals of a scenario: what the simulated sensors see. Sums of simple parts, the same on every run."""

from __future__ import annotations

import bisect
import csv
import hashlib
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ..entries import Entry

    Part = Callable[[float], float]
    """The value of a part at a time in seconds from the start of the scenario."""

_FAR = 1e12


class PartKind(StrEnum):
    """What a signal is made of."""

    CONSTANT = "constant"
    SINE = "sine"
    STEP = "step"
    DRIFT = "drift"
    NOISE = "noise"
    ARRIVAL = "arrival"
    REPLAY = "replay"


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a scenario by name; callable as `Signal`."""

    start: datetime
    parts: dict[str, tuple[Part, ...]]

    def __call__(self, name: str, moment: datetime) -> float:
        """Return the value of a signal at a moment."""
        seconds = (moment - self.start).total_seconds()
        return math.fsum(part(seconds) for part in self.parts[name])


def read_signals(entry: Entry, folder: Path) -> dict[str, tuple[Part, ...]]:
    """Read ``signals``: a list of names with ``parts``. Files to be replayed are relative to ``folder``."""
    seed = int(entry.number("seed", 0, 2**31, 1))
    found: dict[str, tuple[Part, ...]] = {}
    for each in entry.entries("signals"):
        name = each.text("name")
        if name in found:
            each.fault("name_taken", say("The name {name} is taken.", name=name), "name")
        found[name] = tuple(
            _read_part(part, folder, f"{seed}/{name}/{number}") for number, part in enumerate(each.entries("parts"))
        )
        each.refuse_unknown()
    return found


def _read_part(entry: Entry, folder: Path, seed: str) -> Part:
    kind = entry.choice("kind", PartKind, PartKind.CONSTANT)
    if kind is PartKind.REPLAY:
        part = _replay(entry, folder)
    elif kind is PartKind.NOISE:
        part = noise(entry.number("deviation", 0, _FAR), seed)
    else:
        part = _READERS[kind](entry)
    entry.refuse_unknown()
    return part


def _constant(entry: Entry) -> Part:
    value = entry.number("value", -_FAR, _FAR)
    return lambda seconds: value


def _sine(entry: Entry) -> Part:
    amplitude, period_s = entry.number("amplitude", -_FAR, _FAR), entry.number("period_s", 1e-3, _FAR)
    phase_s = entry.number("phase_s", -_FAR, _FAR, 0)
    return lambda seconds: amplitude * math.sin(2 * math.pi * (seconds + phase_s) / period_s)


def _step(entry: Entry) -> Part:
    at_s, value = entry.number("at_s", -_FAR, _FAR), entry.number("value", -_FAR, _FAR)
    return lambda seconds: value if seconds >= at_s else 0.0


def _drift(entry: Entry) -> Part:
    per_day = entry.number("per_day", -_FAR, _FAR)
    return lambda seconds: per_day * seconds / 86_400


def _arrival(entry: Entry) -> Part:
    """Return a plume that arrives: from nothing to ``value`` along half a wave that lasts ``over_s``."""
    at_s, over_s = entry.number("at_s", -_FAR, _FAR), entry.number("over_s", 1e-3, _FAR)
    value = entry.number("value", -_FAR, _FAR)

    def part(seconds: float) -> float:
        share = min(max((seconds - at_s) / over_s, 0.0), 1.0)
        return value * (1 - math.cos(math.pi * share)) / 2

    return part


_READERS: dict[PartKind, Callable[[Entry], Part]] = {
    PartKind.CONSTANT: _constant, PartKind.SINE: _sine, PartKind.STEP: _step, PartKind.DRIFT: _drift,
    PartKind.ARRIVAL: _arrival,
}  # fmt: skip


def noise(deviation: float, seed: str) -> Part:
    """Return normal noise that depends on nothing but the seed and the time, so that a re-sent reading is the same.

    Notes
    -----
    Two uniform numbers of a digest of seed and time, made normal by Box and Muller (1958).
    """

    def part(seconds: float) -> float:
        digest = hashlib.blake2b(f"{seed}/{seconds:.6f}".encode(), digest_size=16).digest()
        first = (int.from_bytes(digest[:8], "big") + 1) / (2**64 + 1)
        second = int.from_bytes(digest[8:], "big") / 2**64
        return deviation * math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * second)

    return part


def _replay(entry: Entry, folder: Path) -> Part:
    """Values of a CSV file by its columns ``time_s`` (or the one named) and value, each held until the next."""
    path, repeat = folder / entry.text("file", "?"), entry.truth("repeat", default=True)
    time, value = entry.text("time", "time_s"), entry.text("value", "value")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = sorted((float(row[time]), float(row[value])) for row in csv.DictReader(file))
    except (OSError, KeyError, TypeError, ValueError) as error:
        entry.fault("bad_replay", say("{path} cannot be replayed: {reason}.", path=path.name, reason=repr(error)))
        rows = []
    times, values = [row[0] for row in rows] or [0.0], [row[1] for row in rows] or [math.nan]
    span_s = times[-1] - times[0]

    def part(seconds: float) -> float:
        at_s = times[0] + (seconds % span_s if repeat and span_s > 0 else seconds)
        return values[max(bisect.bisect_right(times, at_s) - 1, 0)]

    return part
