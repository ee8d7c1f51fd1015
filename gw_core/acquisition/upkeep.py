# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the writer does for the database beside readings: health, flags found later, partitions ahead."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from .border import attempt
from .health import SERVICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..clock import Clock
    from ..store.ports import LinkHealth, Store
    from .health import HealthBoard
    from .live_quality import LiveQuality
    from .outbox import Outbox

_LOG = logging.getLogger(__name__)
_DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepSettings:
    """How often what is done.

    Attributes
    ----------
    health_s : float
        Between writes of the health; a change of state is written within ``change_s``.
    change_s : float
    later_s : float
        Between operations that record flags found later.
    partitions_ahead : timedelta
        How far ahead there are partitions; looked after once a day.
    """

    health_s: float = 10.0
    change_s: float = 1.0
    later_s: float = 60.0
    partitions_ahead: timedelta = timedelta(days=62)


class Upkeep:
    """Jobs that are due now and then, run between two rounds."""

    def __init__(
        self, board: HealthBoard, outbox: Outbox, quality: LiveQuality, settings: UpkeepSettings, clock: Clock,
        monotonic: Callable[[], float],
    ) -> None:  # fmt: skip
        self._board, self._outbox, self._quality = board, outbox, quality
        self._settings, self._clock, self._monotonic = settings, clock, monotonic
        self._failed: set[str] = set()
        self._done = dict.fromkeys(("health", "later", "partitions"), -1e9)

    def do(self, store: Store) -> None:
        """Do what is due. A job that fails is shown in the health and leaves the others, and the readings, alone.

        Raises
        ------
        StoreError
            The database is away.
        """
        health_s = self._settings.change_s if self._board.changes() else self._settings.health_s
        self._when_due("partitions", _DAY_S, self._make_partitions, store)
        self._when_due("health", health_s, self._save_health, store)
        self._when_due("later", self._settings.later_s, self._quality.record, store)

    def finish(self, store: Store) -> None:
        """Do what must be done before the end."""
        self._quality.record(store)
        self._save_health(store)

    def _when_due(self, name: str, every_s: float, job: Callable[[Store], None], store: Store) -> None:
        now = self._monotonic()
        if now - self._done[name] < every_s:
            return
        failure = attempt(name, job, store)
        self._done[name] = now
        if failure is not None:
            store.check_version()
            self._board.fault(SERVICE, failure.message, name)
        elif name in self._failed:
            self._board.online(SERVICE, name)
        (self._failed.add if failure else self._failed.discard)(name)

    def _make_partitions(self, store: Store) -> None:
        made = store.prepare_partitions(self._clock() + self._settings.partitions_ahead)
        if made:
            _LOG.info("partitions made", extra={"count": made})

    def _save_health(self, store: Store) -> None:
        changes = self._board.changes()
        for rows in _without_repeats(changes):
            store.save_health(rows)
        self._board.forget_changes(len(changes))
        store.save_health(self._board.rows(self._outbox.waiting()))


def _without_repeats(changes: Sequence[LinkHealth]) -> Iterator[list[LinkHealth]]:
    """Yield changes in their order, each list with one row a link and device."""
    rows: dict[tuple[str, str], LinkHealth] = {}
    for change in changes:
        if (change.link, change.device) in rows:
            yield list(rows.values())
            rows = {}
        rows[change.link, change.device] = change
    if rows:
        yield list(rows.values())
