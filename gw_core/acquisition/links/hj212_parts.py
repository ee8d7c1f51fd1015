# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of HJ 212 that are split over several packets (``PNUM``, ``PNO``): in any order, with repeats, with gaps.

A packet waits only as long as the packet before it is missing and it does not say its own ``DataTime``. Whatever can be
understood is passed on at once, so that a device that waits for the answer to each packet before it sends the next is
answered, and answered only for what is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from .hj212_frames import Frame

_T = TypeVar("_T")
_Key = tuple[str, str, str, int]

MOST_SETS = 128
"""Messages that may be open at once."""
MOST_PACKETS = 200
"""Packets of a message at most."""


class Packet(NamedTuple, Generic[_T]):
    """A frame that can be understood: ``start`` is the ``DataTime`` it goes on from, ``ticket`` the caller's own."""

    frame: Frame
    start: str
    ticket: _T


class Unjoined(NamedTuple, Generic[_T]):
    """A message that never became whole: the packets that could not be understood, and the numbers of those missing."""

    mn: str
    total: int
    missing: tuple[int, ...]
    held: tuple[Packet[_T], ...]


@dataclass(slots=True)
class _Set(Generic[_T]):
    """The packets of one message: ``times`` holds the DataTime at the end of each packet that was passed on."""

    times: dict[int, str] = field(default_factory=dict)
    held: dict[int, Packet[_T]] = field(default_factory=dict)
    touched: float = 0.0


def packet_number(frame: Frame) -> tuple[int, int] | None:
    """Return total and number of a packet; (1, 1) when it is not split, None when the numbers make no sense."""
    header = frame.header
    if "PNUM" not in header and "PNO" not in header:
        return None if frame.flag & 2 else (1, 1)
    words = header.get("PNUM", ""), header.get("PNO", "")
    if not all(word.isascii() and word.isdecimal() and len(word) <= 4 for word in words):
        return None
    total, number = int(words[0]), int(words[1])
    return (total, number) if 1 <= number <= total <= MOST_PACKETS else None


class PacketJoiner(Generic[_T]):
    """Gives each packet the ``DataTime`` it belongs to.

    Parameters
    ----------
    patience_s : float
        How long a message stays open after its latest packet.
    """

    def __init__(self, patience_s: float) -> None:
        self._patience = patience_s
        self._sets: dict[_Key, _Set[_T]] = {}

    def add(self, frame: Frame, total: int, number: int, ticket: _T, now: float) -> list[Packet[_T]]:
        """Take a packet of a split message; return those that can be understood now, this or earlier ones."""
        key = (frame.header.get("MN", ""), frame.header.get("QN", ""), frame.header.get("CN", ""), total)
        found = self._sets.setdefault(key, _Set())
        found.touched = now
        packet = Packet(frame, "", ticket)
        own = _last_time(frame)
        if not own and number > 1 and number - 1 not in found.times:
            found.held[number] = packet  # a repeat takes the place of the first: the same text, a fresher ticket
            return []
        ready = [packet._replace(start=found.times.get(number - 1, ""))]
        found.times[number] = own or ready[0].start
        while number + 1 in found.held:
            number += 1
            ready.append(found.held.pop(number)._replace(start=found.times[number - 1]))
            found.times[number] = found.times[number - 1]
        return ready

    def expire(self, now: float, *, everything: bool = False) -> list[Unjoined[_T]]:
        """Close the messages without a new packet for too long, and the oldest when there are too many."""
        late = [key for key, found in self._sets.items() if everything or now - found.touched > self._patience]
        spare = len(self._sets) - len(late) - MOST_SETS
        if spare > 0:
            by_age = sorted(self._sets.keys() - set(late), key=lambda key: self._sets[key].touched)
            late += by_age[:spare]
        closed = [(key, self._sets.pop(key)) for key in late]
        return [_unjoined(key, found) for key, found in closed if len(found.times) < key[3]]


def _unjoined(key: _Key, found: _Set[_T]) -> Unjoined[_T]:
    missing = tuple(n for n in range(1, key[3] + 1) if n not in found.times and n not in found.held)
    return Unjoined(key[0], key[3], missing, tuple(found.held[number] for number in sorted(found.held)))


def _last_time(frame: Frame) -> str:
    times = [value for group in frame.groups for name, value in group if name == "DataTime"]
    return times[-1] if times else ""
