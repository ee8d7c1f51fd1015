# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Local hours: who is on duty, and when quiet hours end. All by the park's clock on the wall, which may jump."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

    from ...store.ports import WarningLevel
    from .model import Category, Duty, NoticeSettings, Quiet, Shift

_DAY = timedelta(days=1)


def on_duty(duty: Duty, zone: tzinfo, now: datetime) -> str:
    """Return the name of the recipient who is on duty: by a dated stand, else the weekly rota, else ``otherwise``.

    The hour that a clock put back shows twice belongs to the same shift both times.
    """
    local = now.astimezone(zone).replace(tzinfo=None)
    for stand in duty.stands:
        if stand.start <= local < stand.end:
            return stand.recipient
    for shift in duty.shifts:
        begun = _begun_on(shift.days, shift.start, shift.end, local)
        if begun is not None and _is_its_week(shift, begun, duty.first_week.date()):
            return shift.recipient
    return duty.otherwise


def end_of_quiet(settings: NoticeSettings, level: WarningLevel, category: Category, at: datetime) -> datetime:
    """Return ``at``, or the end (UTC) of the quiet hours in which it lies; adjoining ones are taken as one."""
    for _ in range(1 + len(settings.quiet)):
        ends = [
            _end_of(quiet, settings.zone, at)
            for quiet in settings.quiet
            if level in quiet.levels and category in quiet.categories
        ]
        later = [end for end in ends if end is not None and end > at]
        if not later:
            break
        at = max(later)
    return at


def _end_of(quiet: Quiet, zone: tzinfo, at: datetime) -> datetime | None:
    local = at.astimezone(zone).replace(tzinfo=None)
    begun = _begun_on(quiet.days, quiet.start, quiet.end, local)
    if begun is None:
        return None
    day = begun if quiet.end > quiet.start else begun + _DAY
    return datetime.combine(day, quiet.end, tzinfo=zone).astimezone(timezone.utc)


def _begun_on(days: frozenset[int], start: time, end: time, local: datetime) -> date | None:
    """Return the day on which the span that holds ``local`` began, None when none does."""
    today, clock = local.date(), local.time()
    if end > start:
        return today if start <= clock < end and today.weekday() in days else None
    if clock >= start and today.weekday() in days:
        return today
    if clock < end and (today - _DAY).weekday() in days:
        return today - _DAY
    return None


def _is_its_week(shift: Shift, begun: date, first: date) -> bool:
    monday = first - first.weekday() * _DAY
    return (begun - monday).days // 7 % shift.weeks == shift.week - 1
