# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking a device for the history it kept while the link was away (HJ 212: commands 2051 and 2061 from the host).

The dialogue: the host's command; 9011 says whether the device will do it; the data come as ordinary uploads; 9012 says
that it is done. One request at a time; a request without answer is repeated twice, then given up.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...store.ports import DatastreamKey
    from .hj212_frames import Frame
    from .hj212_settings import Hj212Device

ANSWER_S = 10.0
"""s to wait for 9011 (HJ 212 gives 10 s for mobile networks)."""
RESULT_S = 300.0
"""s to wait for 9012."""
TRIES = 3
AGAIN_S = 600.0
"""s between two looks at the history of one device."""

_SPANS = {"2051": ("minute", timedelta(minutes=20)), "2061": ("hour", timedelta(hours=2))}
_READY, _DONE, _NO_DATA = "1", "1", "100"


@dataclass(slots=True)
class _Request:
    command: str
    items: dict[str, str]
    number: str = ""
    tries: int = 0
    deadline: float = 0.0
    accepted: bool = False


class HistoryRequests:
    """What is asked of one device, and how far that is. Seconds are those of a monotonic clock."""

    def __init__(self, device: Hj212Device, zone: tzinfo) -> None:
        self._device = device
        self._zone = zone
        self._queue: deque[_Request] = deque()
        self._looked = float("-inf")

    def look(self, latest: Mapping[DatastreamKey, datetime], now: datetime, seconds: float) -> None:
        """Plan requests for the averages that are missing between the latest ones and now."""
        if self._queue or seconds - self._looked < AGAIN_S:
            return
        self._looked = seconds
        for command, (interval, gap) in _SPANS.items():
            times = [time for key, time in latest.items() if self._owns(key, interval)]
            if times and now - max(times) > gap:
                items = {"BeginTime": self._local(max(times)), "EndTime": self._local(now)}
                self._queue.append(_Request(command, items))

    def _owns(self, key: DatastreamKey, interval: str) -> bool:
        names = {self._device.sensor, *(channel.datastream.sensor for channel in self._device.channels.values())}
        return key.sensor.endswith(f"/{interval}") and any(name and key.sensor.startswith(f"{name}/") for name in names)

    def _local(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).strftime("%Y%m%d%H%M%S")

    def due(self, number: Callable[[], str], seconds: float) -> tuple[str, str, dict[str, str]] | str | None:
        """Return what to send now (number, command, items), or a fault to report; None: nothing to do."""
        if not self._queue or seconds < self._queue[0].deadline:
            return None
        request = self._queue[0]
        if request.accepted or request.tries >= TRIES:
            self._queue.clear()
            if request.accepted:
                return say("The device did not finish sending its history.")
            return say("The device does not answer when it is asked for its history.")
        request.tries += 1
        request.number, request.deadline = number(), seconds + ANSWER_S
        return request.number, request.command, request.items

    def answered(self, frame: Frame, seconds: float) -> tuple[bool, str]:
        """Take an answer of the device; return whether it belonged to a request, and a fault to report."""
        request = self._queue[0] if self._queue else None
        if request is None or not request.number or frame.header.get("QN") != request.number:
            return False, ""
        words = dict(item for group in frame.groups for item in group)
        if frame.header["CN"] == "9011":
            if words.get("QnRtn") != _READY:
                self._queue.clear()
                return True, say("The device refused to send its history (QnRtn {code}).", code=words.get("QnRtn", "?"))
            request.accepted, request.deadline = True, seconds + RESULT_S
            return True, ""
        self._queue.popleft()
        result = words.get("ExeRtn", _DONE)
        fault = say("The device could not send its history (ExeRtn {code}).", code=result)
        return True, "" if result in {_DONE, _NO_DATA} else fault
