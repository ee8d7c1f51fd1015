# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbered SQL files that make and upgrade the tables, and the version they lead to."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..errors import StoreError
from ..records.substances import observed_properties
from ..wording import say

if TYPE_CHECKING:
    from .engine import Engine

FOLDER = Path(__file__).with_name("sql")
_FILE = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")
_CREATES = re.compile(r"CREATE TABLE (\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step from version ``number - 1`` to ``number``."""

    number: int
    name: str
    text: str


@functools.cache
def migrations(dialect: str) -> tuple[Migration, ...]:
    """Return the migrations of an engine in order, numbered from 1 without gaps."""
    found: list[Migration] = []
    for path in sorted((FOLDER / dialect).glob("*.sql")):
        match = _FILE.fullmatch(path.name)
        if match is None or int(match[1]) != len(found) + 1:
            raise ValueError(f"{path.name} is not the next migration: {len(found) + 1:04d}_name.sql")
        found.append(Migration(number=len(found) + 1, name=match[2], text=path.read_text(encoding="utf-8")))
    return tuple(found)


def current_version(engine: Engine) -> int:
    """Return the version of the tables that are there, 0 when there are none."""
    if "schema_version" not in engine.tables():
        return 0
    return int(engine.fetch("SELECT COALESCE(MAX(version), 0) FROM schema_version")[0][0])


def upgrade(engine: Engine) -> int:
    """Run what is missing, inside the caller's transaction; return the version reached.

    Raises
    ------
    StoreError
        When the tables are of a newer version, or a table of the same name belongs to something else.
    """
    steps = migrations(engine.dialect)
    version = current_version(engine)
    _refuse_newer(engine, version, len(steps))
    if version == 0:
        engine.prepare()
        _refuse_foreign_tables(engine, steps[0])
    for step in steps[version:]:
        engine.run_script(step.text)
        values = (step.number, step.name, engine.moment(utc_now()))
        engine.execute("INSERT INTO schema_version (version, name, applied_at) VALUES (?, ?, ?)", values)
    _catalogue(engine)
    return len(steps)


def check(engine: Engine) -> int:
    """Return the version of the tables; raise `StoreError` unless it is this program's."""
    known = len(migrations(engine.dialect))
    version = current_version(engine)
    if version == 0:
        raise StoreError(
            say('{name} has no GW Monitor tables yet; make them with "Create database".', name=engine.name)
        )
    _refuse_newer(engine, version, known)
    if version < known:
        raise StoreError(
            say(
                '{name} was made by an older version (tables {version}, now {known}); run "Create database" on it.',
                name=engine.name,
                version=version,
                known=known,
            )
        )
    return version


def _refuse_newer(engine: Engine, version: int, known: int) -> None:
    if version > known:
        raise StoreError(
            say(
                "{name} was made by a newer version of GW Monitor (tables {version}, this one knows {known}); "
                "update GW Monitor.",
                name=engine.name,
                version=version,
                known=known,
            )
        )


def _refuse_foreign_tables(engine: Engine, first: Migration) -> None:
    foreign = sorted(set(_CREATES.findall(first.text)) & engine.tables())
    if foreign:
        raise StoreError(
            say(
                "{name} already has a table {table} that is not GW Monitor's; choose another database.",
                name=engine.name,
                table=foreign[0],
            )
        )


def _catalogue(engine: Engine) -> None:
    # The unit is never updated: what is stored already is in the unit of its day.
    engine.execute_many(
        "INSERT INTO observed_property (code, name_en, name_zh, cas, unit, kind) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_zh = excluded.name_zh, "
        "cas = excluded.cas, kind = excluded.kind",
        [(p.code, p.name_en, p.name_zh, p.cas, p.unit, p.kind) for p in observed_properties().values()],
    )
