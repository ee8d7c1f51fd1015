# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derived limits as a table with a version: what counts, since when, who said so and why."""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from ...errors import Finding, InvalidInputError, refusal
from ...store.messages import Revision
from ...wording import say
from .summary import Distribution

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBJECT = "limits"
BackgroundLimit = Callable[[str, str], float | None]
BackgroundBaseline = Callable[[str, str], tuple[float, float, bool] | None]
_COUNTS = {"n", "non_detects"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """One limit, in the canonical unit; NaN is "has no meaning here" or unknown.

    Attributes
    ----------
    point : str
        Name of the monitoring point; empty: every point without a row of its own.
    property : str
        Code.
    method : str
        `LimitMethod`, and ``way`` how it was found (`Limit`); ``scheme`` of the retests.
    n, non_detects : int
    detection_limit : float
        The largest.
    swfpr, coverage, confidence, power_2sd, power_3sd, power_4sd : float
        Achieved, 0-1.
    mean, sd : float
        Of the values themselves.
    scaled_mean, scaled_sd : float
        Of their natural logarithms where the distribution is lognormal, else of the values.
    decision, shewhart : float
        Limits of the control chart in sds.
    notes : str
    """

    point: str
    property: str
    limit: float
    unit: str
    method: str
    way: str
    distribution: str
    scheme: str
    n: int
    non_detects: int
    detection_limit: float = math.nan
    factor: float = math.nan
    swfpr: float = math.nan
    coverage: float = math.nan
    confidence: float = math.nan
    power_2sd: float = math.nan
    power_3sd: float = math.nan
    power_4sd: float = math.nan
    rating: str = ""
    mean: float = math.nan
    sd: float = math.nan
    scaled_mean: float = math.nan
    scaled_sd: float = math.nan
    decision: float = math.nan
    shewhart: float = math.nan
    notes: str = ""


COLUMNS = tuple(field.name for field in fields(LimitRow))
_TEXTS = {field.name for field in fields(LimitRow) if field.type == "str"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitTable:
    """Limits that count from one moment on; never changed, only followed by another.

    Attributes
    ----------
    rows : tuple of LimitRow
        One at most for a point and property.
    author, reason : str
        Not empty.
    valid_from : datetime
        Aware.
    """

    rows: tuple[LimitRow, ...]
    author: str
    reason: str
    valid_from: datetime

    def __post_init__(self) -> None:
        findings = [
            Finding(code="missing_text", message=text)
            for given, text in (
                (self.author, say("A revision of limits needs an author.")),
                (self.reason, say("A revision of limits needs a reason.")),
            )
            if not given.strip()
        ]
        if self.valid_from.tzinfo is None:
            findings.append(Finding(code="bad_time", message=say("The moment of a revision needs a time zone.")))
        findings += _twice(self.rows)
        if findings:
            raise InvalidInputError(findings[0].message, findings)

    @property
    def contents(self) -> str:
        """The rows as CSV with a heading; numbers in full, unknown ones empty."""
        return write_rows(self.rows)

    @property
    def version(self) -> str:
        """First twelve hexadecimal digits of SHA-256 over author, reason, moment (UTC) and contents."""
        moment = self.valid_from.astimezone(timezone.utc).isoformat()
        text = "\n".join((self.author, self.reason, moment, self.contents))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def revision(self) -> Revision:
        """Return it as the store keeps it."""
        return Revision(subject=SUBJECT, version=self.version, at=self.valid_from, author=self.author,
                        reason=self.reason, contents=self.contents)  # fmt: skip


def from_revision(revision: Revision) -> LimitTable:
    """Return the table of a stored version; `InvalidInputError` when it holds no limits."""
    if revision.subject != SUBJECT:
        raise refusal("bad_subject", say("The version {version} holds no limits.", version=revision.version))
    return LimitTable(rows=read_rows(revision.contents), author=revision.author, reason=revision.reason,
                      valid_from=revision.at)  # fmt: skip


def revise(previous: LimitTable | None, new: Sequence[LimitRow], author: str, reason: str, at: datetime) -> LimitTable:
    """Return the table that follows ``previous``: ``new`` rows, and the old ones of which there is no new.

    A revision before the one it follows is refused: `InvalidInputError`.
    """
    if previous is not None and at < previous.valid_from:
        raise refusal("bad_time", say("A revision cannot count from before the one it follows."))
    keys = {(row.point, row.property) for row in new}
    kept = [row for row in (previous.rows if previous else ()) if (row.point, row.property) not in keys]
    rows = tuple(sorted([*kept, *new], key=lambda row: (row.property, row.point)))
    return LimitTable(rows=rows, author=author, reason=reason, valid_from=at)


def background_limits(table: LimitTable) -> BackgroundLimit:
    """Return a function giving the limit of a point and property: the point's own, else that of all, else None."""
    known = {(row.point, row.property): row.limit for row in table.rows}
    return lambda point, code: known.get((point, code), known.get(("", code)))


def background_baselines(table: LimitTable) -> BackgroundBaseline:
    """Return a function giving what control charts of a point and property compare with, or None.

    Mean and sd of the background, and whether they are those of the natural logarithms: of a background that is taken
    for lognormal.
    """
    known = {(row.point, row.property): _baseline(row) for row in table.rows if row.sd > 0.0}
    return lambda point, code: known.get((point, code), known.get(("", code)))


def _baseline(row: LimitRow) -> tuple[float, float, bool]:
    if row.distribution == Distribution.LOGNORMAL and row.scaled_sd > 0.0:
        return row.scaled_mean, row.scaled_sd, True
    return row.mean, row.sd, False


def due(revised_at: datetime | None, every_d: float, now: datetime, confirmed_at: datetime | None = None) -> str:
    """Say why limits are to be revised now; an empty text if they are not.

    Parameters
    ----------
    revised_at : datetime or None
        When the present version began to count; None: there is none.
    every_d : float
        Longest time between revisions, d, > 0.
    now : datetime
    confirmed_at : datetime, optional
        When a risk assessment was last confirmed.
    """
    if every_d <= 0.0:
        raise refusal("bad_number", say("The time between revisions must be above 0."))
    if revised_at is None:
        return say("No limits have been derived yet.")
    if confirmed_at is not None and revised_at < confirmed_at <= now:
        return say("A risk assessment was confirmed on {date}.", date=f"{confirmed_at:%Y-%m-%d}")
    if now - revised_at >= timedelta(days=every_d):
        return say("The limits are revised every {days} days, last on {date}.", days=f"{every_d:g}",
                   date=f"{revised_at:%Y-%m-%d}")  # fmt: skip
    return ""


def write_rows(rows: Sequence[LimitRow]) -> str:
    """Return rows as CSV with a heading."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_written(value) for value in asdict(row).values()])
    return out.getvalue()


def read_rows(text: str) -> tuple[LimitRow, ...]:
    """Return the rows of CSV as written by `write_rows`; `InvalidInputError` with every fault found."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise refusal("missing_columns", say("The limits lack the columns {names}.", names=", ".join(missing)))
    rows, findings = [], []
    for line, cells in enumerate(reader, start=2):
        try:
            rows.append(LimitRow(**{name: _read(name, cells[name] or "") for name in COLUMNS}))
        except ValueError as error:
            message = say("Line {line} of the limits cannot be read: {reason}.", line=line, reason=error)
            findings.append(Finding(code="bad_number", message=message))
    if findings:
        raise InvalidInputError(findings[0].message, findings)
    return tuple(rows)


def _twice(rows: Sequence[LimitRow]) -> list[Finding]:
    keys = [(row.point, row.property) for row in rows]
    return [
        Finding(code="twice", message=say("There are two limits of {property} at {point}.", property=key[1],
                                          point=key[0] or "*"))
        for key in sorted({key for key in keys if keys.count(key) > 1})
    ]  # fmt: skip


def _written(value: Any) -> str:
    if isinstance(value, float):
        return repr(float(value)) if math.isfinite(value) else ""
    return str(value)


def _read(name: str, text: str) -> Any:
    if name in _TEXTS:
        return text
    if name in _COUNTS:
        return int(text)
    return float(text) if text else math.nan
