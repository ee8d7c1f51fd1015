# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of limits: text, version, revision, schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.warning.background.table import (
    LimitRow,
    LimitTable,
    background_baselines,
    background_limits,
    due,
    from_revision,
    read_rows,
    revise,
    write_rows,
)

AT = datetime(2026, 1, 1, tzinfo=timezone.utc)
ROW = LimitRow(point="", property="chloride", limit=61.5, unit="mg/L", method="prediction", way="kappa", n=20,
               distribution="normal", scheme="1-of-2", non_detects=0, mean=50.0, sd=5.0,
               notes='a "b", 氯化物')  # fmt: skip
TABLE = LimitTable(rows=(ROW,), author="Li", reason="first", valid_from=AT)


def test_the_text_says_everything():
    (back,) = read_rows(write_rows([ROW]))
    assert write_rows([back]) == write_rows([ROW]) and back.notes == ROW.notes and back.limit == ROW.limit
    assert from_revision(TABLE.revision()).version == TABLE.version == TABLE.revision().version


@pytest.mark.parametrize(
    "other",
    [
        {"author": "Wang"}, {"reason": "second"}, {"valid_from": AT + timedelta(days=1)},
        {"rows": (replace(ROW, limit=61.50001),)},
    ],
)  # fmt: skip
def test_a_version_is_another_when_anything_is(other):
    assert replace(TABLE, **other).version != TABLE.version
    assert replace(TABLE).version == TABLE.version and len(TABLE.version) == 12


def test_a_moment_is_the_same_in_every_time_zone():
    assert replace(TABLE, valid_from=AT.astimezone(timezone(timedelta(hours=8)))).version == TABLE.version


def test_a_revision_replaces_its_rows_and_keeps_the_rest():
    own = replace(ROW, point="MW-2", limit=70.0)
    table = revise(TABLE, [own], "Li", "own values", AT + timedelta(days=30))
    assert set(table.rows) == {ROW, own}
    assert TABLE.rows == (ROW,), "what it follows stays as it is"
    with pytest.raises(InvalidInputError, match="before the one"):
        revise(table, [own], "Li", "x", AT)


def test_limits_and_baselines_are_of_the_point_else_of_all():
    table = revise(TABLE, [replace(ROW, point="MW-2", limit=70.0, mean=60.0)], "Li", "x", AT)
    limit_of, baseline_of = background_limits(table), background_baselines(table)
    assert limit_of("MW-2", "chloride") == 70.0 and limit_of("MW-9", "chloride") == 61.5
    assert limit_of("MW-2", "benzene") is None and baseline_of("MW-2", "benzene") is None
    assert baseline_of("MW-2", "chloride") == (60.0, 5.0, False)
    assert baseline_of("MW-9", "chloride") == (50.0, 5.0, False)


def test_the_baseline_of_a_lognormal_background_is_one_of_logarithms():
    row = replace(ROW, distribution="lognormal", scaled_mean=3.9, scaled_sd=0.1)
    assert background_baselines(revise(TABLE, [row], "Li", "x", AT))("MW-9", "chloride") == (3.9, 0.1, True)


@pytest.mark.parametrize(
    ("revised", "confirmed", "said"),
    [
        (None, None, "No limits"), (400, None, "every 365 days"), (364, None, ""), (10, 5, "risk assessment"),
        (10, 20, ""), (10, -5, ""), (365, None, "every 365 days"),
    ],
)  # fmt: skip
def test_limits_are_due_on_a_schedule_and_after_a_risk_assessment(revised, confirmed, said):
    def ago(days):
        return None if days is None else AT - timedelta(days=days)

    reason = due(ago(revised), 365.0, AT, ago(confirmed))
    assert said in reason and bool(reason) == bool(said)


@pytest.mark.parametrize(
    "bad",
    [{"author": " "}, {"reason": ""}, {"valid_from": datetime(2026, 1, 1)}, {"rows": (ROW, ROW)}],  # noqa: DTZ001
)
def test_a_table_that_makes_no_sense_is_refused(bad):
    with pytest.raises(InvalidInputError):
        replace(TABLE, **bad)


def test_faulty_text_is_refused_with_every_fault():
    text = write_rows([ROW, replace(ROW, point="X")]).replace("61.5", "many")
    with pytest.raises(InvalidInputError, match="Line 2") as caught:
        read_rows(text)
    assert len(caught.value.findings) == 2
    with pytest.raises(InvalidInputError, match="lack the columns"):
        read_rows("point,limit\n")
    with pytest.raises(InvalidInputError, match="holds no limits"):
        from_revision(replace(TABLE.revision(), subject="rules"))
    with pytest.raises(InvalidInputError, match="above 0"):
        due(AT, 0.0, AT)
