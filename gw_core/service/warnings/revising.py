# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits revised on a schedule, and after a risk assessment: a new version each time, with author and reason."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from ...errors import refusal
from ...progress import Silent, UntilStopped
from ...warning.background.revision import (
    Exceedance,
    derive_stored_limits,
    fit_to_park,
    latest_limits,
    next_limits,
)
from ...warning.background.table import due
from ...wording import say, worded

if TYPE_CHECKING:
    from datetime import datetime

    from ...progress import Progress
    from ...store.ports import Store
    from ...warning.background.table import LimitTable
    from ...wording import Translate
    from .revision_settings import RevisionSettings

_LOG = logging.getLogger(__name__)
# What the data did not allow is tried again after so long: the base period is read anew each time.
AGAIN_S = 3600.0


class RevisionProgress(UntilStopped):
    """Progress of a revision, given up when the service stops; what is left out goes to the log."""

    def warn(self, text: str) -> None:
        """Log."""
        _LOG.warning("limits", extra={"note": text})


def revise_when_due(
    store: Store, settings: RevisionSettings, now: datetime, translate: Translate = str,
    progress: Progress | None = None,
) -> LimitTable | None:  # fmt: skip
    """Derive and store a new version of the limits when one is due; return it, None when none is.

    Whether one is due is read from the stored versions: a restart does not revise again, and a version that a person
    stored counts like one of its own. Readings taken while a warning by derived limits stood are no background; limits
    that cannot be derived stay as they are. ``progress`` hears of both.

    Parameters
    ----------
    store : Store
    settings : RevisionSettings
    now : datetime
        Aware; the new version counts from then on.
    translate : callable
        Words the reason in the language of ``settings``.
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        Not one limit can be derived from the base period. Nothing is stored.
    StoreError, Cancelled
    """
    progress = progress or Silent()
    latest = latest_limits(store)
    reason = due(None if latest is None else latest.valid_from, settings.every_d, now, settings.assessed_at)
    if not reason:
        return None
    request = fit_to_park(settings.request, store.read_park(), settings.wells)
    start = settings.start if settings.window_d is None else now - timedelta(days=settings.window_d)
    derived = derive_stored_limits(store, request, start, settings.end or now, progress, _exceedances(store))
    for finding in derived.refused:
        progress.warn(say("No new limit of {place}: {reason}", place=finding.place, reason=finding.message))
    if not derived.rows:
        reason = derived.refused[0].message
        raise refusal("no_limit", say("Not one limit could be revised: {reason}", reason=reason))
    table = next_limits(store, derived.rows, settings.author, worded(reason, translate), now)
    progress.check()
    store.save_revision(table.revision())
    _LOG.info("limits revised", extra={"version": table.version, "limits": len(derived.rows), "reason": table.reason})
    return table


def _exceedances(store: Store) -> list[Exceedance]:
    """Return when limits from the background were exceeded: limits must not follow the plume that they found."""
    return [
        Exceedance(point=event.point, property=event.property, start=event.opened_at, end=event.resolved_at)
        for event in store.read_events()
        if event.evidence.get("limits_version") and event.evidence.get("fired_at")
        and not event.evidence.get("withdrawn_at")
    ]  # fmt: skip
