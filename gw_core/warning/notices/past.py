# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was told already, read from the notices alone: a planner that starts anew goes on where another one stopped."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from ...store.ports import NoticeState, WarningLevel
from .routing import LEVELS, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ...store.ports import Notice


class Reason(StrEnum):
    """Why something is told."""

    RAISED = "raised"
    LEVEL = "level"
    REPEAT = "repeat"
    ESCALATION = "escalation"
    OVER = "over"
    UNDELIVERED = "undelivered"


TELLS_LEVEL = frozenset({Reason.RAISED, Reason.LEVEL})


def notice_id(reason: str, level: str, number: int, event_ids: Sequence[str], pair: Pair) -> str:
    """Return the id of a notice: the ``number``-th of its reason, at a level, of these warnings, to this pair."""
    words = (reason, level, str(number), *event_ids, *pair)
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:32]


@lru_cache(maxsize=65_536)
def _level_in(identity: str, reason: str, event_ids: tuple[str, ...], pair: Pair, numbers: int) -> WarningLevel | None:
    """Return the level in the digest of an id: that which gives the same digest."""
    for number in range(numbers):
        for level in LEVELS:
            if notice_id(reason, level, number, event_ids, pair) == identity:
                return level
    return None


class Past:
    """The notices of each warning to each recipient and channel, oldest first."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self._rows: dict[str, dict[Pair, list[Notice]]] = defaultdict(lambda: defaultdict(list))
        self.ids: set[str] = set()
        for notice in sorted(notices, key=lambda each: (each.created_at, each.notice_id)):
            self.ids.add(notice.notice_id)
            if notice.reason != Reason.UNDELIVERED:
                for event_id in notice.event_ids:
                    self._rows[event_id][Pair(notice.recipient, notice.channel)].append(notice)

    def pairs(self, event_id: str) -> list[Pair]:
        """Return all who were told of a warning, or were to be."""
        return list(self._rows.get(event_id, {}))

    def count(self, event_id: str, pair: Pair, reason: str) -> int:
        """Return how many notices of a reason there are, whatever became of them."""
        return sum(each.reason == reason for each in self._rows.get(event_id, {}).get(pair, ()))

    def standing(self, event_id: str, pair: Pair) -> list[Notice]:
        """Return the notices that count since a warning was last told to be over; dropped ones do not."""
        rows = [
            each for each in self._rows.get(event_id, {}).get(pair, ()) if each.state is not NoticeState.DROPPED
        ]  # fmt: skip
        ends = [each.created_at for each in rows if each.reason == Reason.OVER]
        return [each for each in rows if not ends or each.created_at > max(ends)]

    def level_of(self, notice: Notice) -> WarningLevel | None:
        """Return the level that a notice tells of."""
        pair = Pair(notice.recipient, notice.channel)
        numbers = max(self.count(event_id, pair, notice.reason) for event_id in notice.event_ids)
        return _level_in(notice.notice_id, notice.reason, notice.event_ids, pair, numbers)

    def told_level(self, event_id: str, pair: Pair) -> int:
        """Return the place of the highest level told, -1 when nothing was."""
        rows = (each for each in self.standing(event_id, pair) if each.reason in TELLS_LEVEL)
        return max((LEVELS.index(self.level_of(each) or LEVELS[0]) for each in rows), default=-1)

    def told_since(self, event_id: str, level: WarningLevel) -> datetime | None:
        """Return when the first notice at a level was made, to whomever; None when there is none."""
        rows = (each for pair in self.pairs(event_id) for each in self.standing(event_id, pair))
        moments = [each.created_at for each in rows if each.reason in TELLS_LEVEL and self.level_of(each) is level]
        return min(moments, default=None)


def is_unsent(notice: Notice) -> bool:
    """Return True for a notice of which no one can have had word."""
    return notice.state is NoticeState.WAITING and notice.attempts == 0
