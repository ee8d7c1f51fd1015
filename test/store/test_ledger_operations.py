# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrections, people and undo in the ledger, on both engines, against the plainest way to say what counts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.store import ledger
from gw_monitor.gw_core.store.ports import Operation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HOURS = pd.date_range("2024-05-01", periods=4, freq="h", tz="UTC")
START = datetime(2024, 6, 1, tzinfo=timezone.utc)
RAW = [1.0, 2.0, 3.0, 4.0]


@pytest.fixture
def book(store, make_batch):
    """Four readings at MW-1 in a store, and the functions of the ledger inside transactions of their own."""
    store.write_batch(make_batch(*(("MW-1", hour, value) for hour, value in zip(HOURS, RAW, strict=True))))
    return Book(store)


class Book:
    """What `Store` offers over the functions under test, with short words for readings."""

    def __init__(self, store):
        self.engine = store._engine
        self.stream = int(store.datastreams()["datastream_id"].iloc[0])

    def entries(self, what, given):
        times = [HOURS[position] for position in given]
        rows = {"datastream_id": [self.stream] * len(given), "time": pd.DatetimeIndex(times, tz="UTC")}
        return pd.DataFrame(rows | {what: list(given.values())})

    def record(self, flags=None, values=None, *, human=False, at=None):
        operation = Operation(kind="x", author="me", human=human)
        corrected = None if values is None else self.entries("value", values)
        with self.engine.transaction(write=True):
            return ledger.record_operation(self.engine, operation, self.entries("flag", flags or {}), at, corrected)

    def undo(self, number):
        with self.engine.transaction(write=True):
            return ledger.undo_operation(self.engine, number, "me", "because")

    def ledger(self):
        with self.engine.transaction():
            return ledger.operations(self.engine).set_index("operation_id")

    def state(self, as_of=None):
        with self.engine.transaction():
            readings = self.engine.fetch_arrays(
                ("datastream_id", "time", "value", "flag"), "FROM observation ORDER BY datastream_id, time"
            )
            view = ledger.decisions_as_of(self.engine, as_of)
            parts = [view.laid_over(self.engine, {k: v[i : i + 1] for k, v in readings.items()},
                                    "WHERE datastream_id = ?", [self.stream]) for i in range(4)]  # fmt: skip
            whole = view.laid_over(self.engine, readings, "", [])
        sliced = [(part["flag"][0], part["value"][0]) for part in parts]
        np.testing.assert_array_equal(sliced, list(zip(whole["flag"], whole["value"], strict=True)))
        return [int(flag) for flag in whole["flag"]], [float(value) for value in whole["value"]]

    def latest(self):
        with self.engine.transaction():
            found = self.engine.fetch_arrays(("value", "flag"), "FROM latest_observation")
        return int(found["flag"][0]), float(found["value"][0])


def test_a_correction_is_read_and_what_came_in_stays(book):
    book.record({0: 3}, {0: 1.5, 3: 4.5})
    assert book.state() == ([3, 2, 2, 2], [1.5, 2.0, 3.0, 4.5])
    assert book.latest() == (2, 4.5)
    with book.engine.transaction():
        assert book.engine.fetch_arrays(("value",), "FROM observation ORDER BY time")["value"].tolist() == RAW
    assert book.ledger()["rows"].tolist() == [2]  # readings, not entries


def test_a_person_outranks_a_later_program_and_yields_to_a_later_person(book):
    book.record({3: 4}, human=True, at=START)
    book.record({2: 3, 3: 1}, at=START + timedelta(hours=1))
    assert book.state()[0] == [2, 2, 3, 4]
    assert book.latest() == (4, 4.0)
    book.record({3: 1}, human=True, at=START + timedelta(hours=2))
    assert book.latest() == (1, 4.0)
    assert book.state(START + timedelta(minutes=90))[0] == [2, 2, 3, 4]
    assert book.state(START - timedelta(hours=1)) == ([2, 2, 2, 2], RAW)


def test_flags_and_values_are_apart(book):
    book.record({3: 4}, {3: 9.0}, human=True)
    book.record({3: 1})
    book.record({}, {3: 7.0})
    assert book.latest() == (4, 9.0)


def test_an_undone_operation_no_longer_speaks_and_an_undone_undo_gives_it_back(book):
    first = book.record({3: 3}, {3: 8.0})
    second = book.record({3: 4}, {3: 9.0})
    undo = book.undo(second)
    assert book.latest() == (3, 8.0)
    assert book.state() == ([2, 2, 2, 3], [1.0, 2.0, 3.0, 8.0])
    entries = book.ledger()
    assert entries.loc[second, "undone_by"] == undo
    assert entries.loc[undo, "undoes"] == second
    assert entries.loc[[first, undo], "undone_by"].isna().all()
    assert entries.loc[undo, ["author", "comment", "kind", "human"]].tolist() == [
        "me", "because", "undo_operation", True,
    ]  # fmt: skip
    again = book.undo(undo)
    assert book.latest() == (4, 9.0)
    assert book.ledger()["undone_by"].dropna().to_dict() == {undo: again}
    book.undo(first)
    book.undo(second)
    assert book.latest() == (2, 4.0)


def test_an_undo_is_not_seen_before_it_was_recorded(book):
    number = book.record({0: 4}, at=datetime(2024, 1, 1, tzinfo=timezone.utc))
    book.undo(number)
    assert book.state(START)[0] == [4, 2, 2, 2]
    assert book.state()[0] == [2, 2, 2, 2]


def test_what_cannot_be_undone_is_refused(book):
    number = book.record({0: 4})
    with pytest.raises(InvalidInputError, match="no operation 99"):
        book.undo(99)
    book.undo(number)
    with pytest.raises(InvalidInputError, match="undone already"):
        book.undo(number)
    assert len(book.ledger()) == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda rows: rows.assign(value=np.inf), "infinite"),
        (lambda rows: pd.concat([rows, rows]), "more than once"),
        (lambda rows: rows.assign(time=rows["time"] + pd.Timedelta("1s")), "not stored"),
        (lambda rows: rows.drop(columns="value"), "no column value"),
    ],
)
def test_bad_corrections_are_refused_and_leave_nothing(book, change, sentence):
    bad = change(book.entries("value", {0: 5.0}))
    with pytest.raises(InvalidInputError, match=sentence), book.engine.transaction(write=True):
        ledger.record_operation(
            book.engine, Operation(kind="x", author="me"), book.entries("flag", {0: 3}), None, bad
        )  # fmt: skip
    assert book.ledger().empty
    assert book.state() == ([2, 2, 2, 2], RAW)


def test_a_value_may_be_taken_away(book):
    book.record({}, {0: np.nan})
    assert np.isnan(book.state()[1][0])


_ENTRY = st.tuples(
    st.dictionaries(st.integers(0, 3), st.sampled_from([1, 3, 4]), max_size=3),
    st.dictionaries(st.integers(0, 3), st.floats(-5, 5), max_size=3),
    st.booleans(),
    st.integers(0, 5),
)
_STEP = st.one_of(_ENTRY, st.integers(0, 9))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, max_size=8))
def test_any_ledger_is_read_as_it_is_said(book, steps):
    """Operations out of turn, people and programs, undo and undo of undo: the same as a plain look-up says."""
    known = book.ledger()
    for number in known.index[known["undone_by"].isna() & known["undoes"].isna()]:
        book.undo(int(number))  # each example starts from a ledger in which nothing counts
    entries, undone = {}, {}
    for step in steps:
        if isinstance(step, tuple):
            flags, values, human, hour = step
            number = book.record(flags, values, human=human, at=START + timedelta(hours=hour))
            entries[number] = (human, hour, number, flags, values)
        elif entries:
            wanted = sorted([*entries, *undone])[step % len(entries)]
            live = {by for by, what in undone.items() if by not in _dead(undone)}
            if wanted in {undone[by] for by in live}:
                continue
            undone[book.undo(wanted)] = wanted
    dead = _dead(undone)
    flags, values = [2] * 4, list(RAW)
    for *_, number, given_flags, given_values in sorted(entries.values(), key=lambda entry: entry[:3]):
        if number not in dead:
            for position, flag in given_flags.items():
                flags[position] = flag
            for position, value in given_values.items():
                values[position] = value
    assert book.state() == (flags, values)
    assert book.latest() == (flags[3], values[3])


def _dead(undone):
    """Return what is undone, deciding from the newest undo to the oldest."""
    dead = set()
    for by in sorted(undone, reverse=True):
        if by not in dead:
            dead.add(undone[by])
    return dead
