# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each link, each device behind it, and the parts of the service itself are; safe to use from many threads."""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..store.engine import from_microseconds
from ..store.ports import LinkHealth, LinkState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, timedelta

    from ..clock import Clock

_LOG = logging.getLogger(__name__)
SERVICE = "gw-monitor"
"""Link name under which the service's own parts are kept: database, outbox, clock, quality."""
_CHANGES_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Received:
    """What a link, or a device behind it, has delivered at once, and the latest time (microseconds), 0 for none."""

    device: str
    readings: int
    rejected: int
    latest: int


class HealthBoard:
    """The health rows of one service."""

    def __init__(self, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._rows: dict[tuple[str, str], LinkHealth] = {}
        self._kinds = {SERVICE: "service"}
        self._changes: deque[LinkHealth] = deque(maxlen=_CHANGES_KEPT)

    def add(self, link: str, kind: str) -> None:
        """Make a link known."""
        with self._lock:
            self._kinds[link] = kind
            self._set(link, "", LinkState.CONNECTING)

    def connecting(self, link: str) -> None:
        """Note that a link begins a new attempt; it stays waiting until something answers."""
        with self._lock:
            if self._row(link, "").state is LinkState.STOPPED:
                self._set(link, "", LinkState.CONNECTING)

    def online(self, link: str, device: str = "") -> None:
        """Note that a link or device works."""
        with self._lock:
            self._set(link, device, LinkState.ONLINE)
            self._change(link, device, last_success_at=self._clock())

    def fault(self, link: str, message: str, device: str = "") -> None:
        """Note that a link or device fails and will be tried again."""
        with self._lock:
            row = self._row(link, device)
            self._change(link, device, last_fault=message, last_fault_at=self._clock(), faults=row.faults + 1)
            self._set(link, device, LinkState.WAITING)
        if row.state is not LinkState.WAITING or row.last_fault != message:
            _LOG.warning("link fault", extra={"link": link, "device": device, "fault": message})

    def stopped(self, link: str) -> None:
        """Note that a link and all behind it have ended."""
        with self._lock:
            for name, device in list(self._rows):
                if name == link:
                    self._set(link, device, LinkState.STOPPED)

    def received(self, link: str, delivered: Sequence[Received]) -> None:
        """Count what a link has delivered and the disk has; a reading shows that the link works."""
        with self._lock:
            for what in delivered:
                row = self._row(link, what.device)
                last = from_microseconds(what.latest) if what.latest else None
                self._change(
                    link, what.device, readings=row.readings + what.readings, rejected=row.rejected + what.rejected,
                    last_reading_at=max(filter(None, (last, row.last_reading_at)), default=None),
                )  # fmt: skip
            if any(what.readings for what in delivered):
                self.online(link)

    def refused(self, link: str, rows: int) -> None:
        """Count rows that the database refused."""
        with self._lock:
            self._change(link, "", rejected=self._row(link, "").rejected + rows)

    def rows(self, waiting: Mapping[str, int]) -> list[LinkHealth]:
        """Return all rows; ``waiting`` says how many readings of each link the database does not have yet."""
        with self._lock:
            return [replace(row, waiting=0 if row.device else waiting.get(row.link, 0)) for row in self._rows.values()]

    def changes(self) -> list[LinkHealth]:
        """Return the changes of state that `forget_changes` was not told of, oldest first; the last 10,000 are kept."""
        with self._lock:
            return list(self._changes)

    def forget_changes(self, count: int) -> None:
        """Drop the oldest changes: they are in the database."""
        with self._lock:
            for _ in range(min(count, len(self._changes))):
                self._changes.popleft()

    def _row(self, link: str, device: str) -> LinkHealth:
        found = self._rows.get((link, device))
        if found is None:
            found = LinkHealth(
                link=link, device=device, kind=self._kinds.get(link, ""), state=LinkState.STOPPED,
                changed_at=self._clock(),
            )  # fmt: skip
        return found

    def _change(self, link: str, device: str, **fields: datetime | str | int | None) -> None:
        row = replace(self._row(link, device), **fields)  # type: ignore[arg-type]  # named as the fields are
        self._rows[link, device] = row

    def _set(self, link: str, device: str, state: LinkState) -> None:
        row = self._row(link, device)
        if (link, device) in self._rows and row.state is state:
            return
        changed = replace(row, state=state, changed_at=self._clock())
        self._rows[link, device] = changed
        self._changes.append(changed)
        _LOG.info("link state", extra={"link": link, "device": device, "state": str(state)})


class ClockWatch:
    """Notices when the wall clock jumps against the clock that only runs forward.

    Parameters
    ----------
    clock : callable
        The wall clock.
    monotonic : callable
        Seconds that only grow.
    tolerance : timedelta
        What a well-kept clock may differ between two looks.
    """

    def __init__(self, clock: Clock, monotonic: Callable[[], float], tolerance: timedelta) -> None:
        self._clock, self._monotonic = clock, monotonic
        self._tolerance_s = tolerance.total_seconds()
        self._last = (clock(), monotonic())

    def jump_s(self) -> float:
        """Return by how many seconds the wall clock has jumped since the last look, 0 when it has not."""
        now = (self._clock(), self._monotonic())
        jump = (now[0] - self._last[0]).total_seconds() - (now[1] - self._last[1])
        self._last = now
        return jump if abs(jump) > self._tolerance_s else 0.0
