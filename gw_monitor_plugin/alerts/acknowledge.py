# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with warnings: who, when, kept in the history. Runs in a worker thread; no Qt here."""

from __future__ import annotations

import uuid
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from ...gw_core.errors import InvalidInputError
from ...gw_core.store.ports import Silence, WarningState
from ...gw_core.warning.events.events import OPEN_STATES, acknowledge_event, assign_event, comment_event
from ...gw_core.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from ...gw_core.store.ports import Store, WarningEvent

    OpenStore = Callable[[str], Store]


def acknowledge(
    open_store: OpenStore, database: str, event_ids: Sequence[str], *, author: str, now: datetime, comment: str = ""
) -> int:
    """Acknowledge the warnings that still fire; return how many.

    Raises
    ------
    InvalidInputError
        When none of them fires any more.
    StoreError
    """
    change = partial(acknowledge_event, at=now, author=author, comment=comment)
    count = _change(open_store, database, event_ids, {WarningState.FIRING}, change)
    if not count:
        raise InvalidInputError(say("The warning no longer fires; there is nothing to acknowledge."))
    return count


def assign(
    open_store: OpenStore, database: str, event_ids: Sequence[str], *, author: str, now: datetime, person: str
) -> int:
    """Make warnings that are not over the task of a person; return how many.

    Raises
    ------
    InvalidInputError
        When all of them are over.
    StoreError
    """
    change = partial(assign_event, at=now, author=author, person=person)
    count = _change(open_store, database, event_ids, OPEN_STATES, change)
    if not count:
        raise InvalidInputError(say("The warning is over; there is nothing to assign."))
    return count


def comment(
    open_store: OpenStore, database: str, event_ids: Sequence[str], *, author: str, now: datetime, words: str
) -> int:
    """Add a comment to warnings, whatever their state; return how many.

    Raises
    ------
    StoreError
    """
    change = partial(comment_event, at=now, author=author, comment=words)
    return _change(open_store, database, event_ids, (), change)


def silence(
    open_store: OpenStore, database: str, event: WarningEvent, *, author: str, now: datetime, lasting: timedelta,
    reason: str,
) -> None:  # fmt: skip
    """Let nobody be told of this rule at this well and property for a time.

    Raises
    ------
    InvalidInputError
        Nobody says why.
    StoreError
    """
    if not reason.strip():
        raise InvalidInputError(say("A silence needs a reason."))
    made = Silence(
        silence_id=uuid.uuid4().hex[:16], start=now, end=now + lasting, author=author, reason=reason.strip(),
        points=(event.point,), properties=(event.property,), rules=(event.rule,),
    )  # fmt: skip
    with closing(open_store(database)) as store:
        store.save_silence(made)


def end_silence(open_store: OpenStore, database: str, held: Silence, *, now: datetime) -> None:
    """Let a silence end now; one that has not begun holds for no more than the moment in which it begins.

    Raises
    ------
    StoreError
    """
    ended = replace(held, end=max(now, held.start + timedelta(microseconds=1)))
    with closing(open_store(database)) as store:
        store.save_silence(ended)


def _change(
    open_store: OpenStore, database: str, event_ids: Sequence[str], states: Collection[WarningState],
    change: Callable[[WarningEvent], WarningEvent],
) -> int:  # fmt: skip
    """Change the warnings that are in one of these states (none: any): one may have ended since it was shown."""
    with closing(open_store(database)) as store:
        found = store.read_events(tuple(states), ids=list(event_ids))
        if found:
            store.save_events([change(event) for event in found])
    return len(found)
