# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Acknowledging a warning: who, when, kept in its history. Runs in a worker thread; no Qt here."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ...gw_core.errors import InvalidInputError
from ...gw_core.store.ports import WarningState
from ...gw_core.warning.events.events import acknowledge_event
from ...gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ...gw_core.store.ports import Store


def acknowledge(
    open_store: Callable[[str], Store], database: str, event_ids: Sequence[str], *, author: str, now: datetime
) -> int:
    """Acknowledge the warnings that still fire; return how many.

    The events are read again first: one may have been resolved since it was shown.

    Raises
    ------
    InvalidInputError
        When none of them fires any more.
    StoreError
    """
    with closing(open_store(database)) as store:
        firing = [event for event in store.read_events([WarningState.FIRING]) if event.event_id in set(event_ids)]
        if not firing:
            raise InvalidInputError(say("The warning no longer fires; there is nothing to acknowledge."))
        store.save_events([acknowledge_event(event, now, author) for event in firing])
    return len(firing)
