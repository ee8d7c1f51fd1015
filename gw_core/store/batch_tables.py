# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accounts of imports: one row a batch, and every row that was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..clock import utc_now
from .engine import plain_text
from .ledger import utc_column
from .ports import BatchReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .engine import Engine
    from .ports import Batch, RejectedRow

_COUNTS = ("rows_in", "stored", "duplicate", "rejected")


def open_batch(engine: Engine, batch: Batch) -> int:
    """Return the id of the row that counts a batch: a new one, or that of the same running source."""
    if batch.running:
        found = engine.fetch(
            "SELECT batch_id FROM batch WHERE source = ? AND reader = ? ORDER BY batch_id DESC LIMIT 1",
            (batch.source, batch.reader),
        )
        if found:
            return int(found[0][0])
    values = (batch.source, batch.sha256, batch.reader, batch.time_zone, engine.moment(utc_now()))
    ((batch_id,),) = engine.fetch(
        "INSERT INTO batch (source, sha256, reader, time_zone, rows_in, stored, duplicate, rejected, imported_at) "
        "VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?) RETURNING batch_id",
        values,
    )
    return int(batch_id)


def count_rows(engine: Engine, report: BatchReport) -> None:
    """Add the counts of a report to its batch."""
    values = [getattr(report, name) for name in _COUNTS]
    engine.execute(
        "UPDATE batch SET rows_in = rows_in + ?, stored = stored + ?, duplicate = duplicate + ?, "
        "rejected = rejected + ?, imported_at = ? WHERE batch_id = ?",
        (*values, engine.moment(utc_now()), report.batch_id),
    )


def save_rejected(engine: Engine, batch_id: int, rejected: Iterable[RejectedRow]) -> None:
    """Keep refused rows; one refused in the same words before is known and not kept twice."""
    rows = dict.fromkeys(_plain(row) for row in rejected)
    engine.execute_many(
        "INSERT INTO rejected_row (batch_id, file, line, reason, raw) SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS "
        "(SELECT 1 FROM rejected_row WHERE file = ? AND line = ? AND substr(raw, 1, 64) = ? "
        "AND reason = ? AND raw = ?)",
        [
            (batch_id, file, line, reason, raw, file, line, raw[:64], reason, raw)
            for file, line, reason, raw in rows
        ],
    )  # fmt: skip


def _plain(row: RejectedRow) -> tuple[str, int, str, str]:
    return row.file, row.line, row.reason, plain_text(row.raw)


def batch_reports(engine: Engine) -> pd.DataFrame:
    """Return the import reports, oldest first."""
    rows = engine.fetch(
        "SELECT batch_id, source, reader, time_zone, rows_in, stored, duplicate, rejected, sha256, imported_at "
        "FROM batch ORDER BY batch_id"
    )
    table = pd.DataFrame(rows, columns=[*BatchReport.__dataclass_fields__, "sha256", "imported_at"])
    table["imported_at"] = utc_column(engine, table["imported_at"])
    return table


def rejected(engine: Engine) -> pd.DataFrame:
    """Return batch_id, file, line, reason, raw in the order they were rejected."""
    rows = engine.fetch("SELECT batch_id, file, line, reason, raw FROM rejected_row ORDER BY rejected_id")
    return pd.DataFrame(rows, columns=["batch_id", "file", "line", "reason", "raw"])
