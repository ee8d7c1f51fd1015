# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long logger files into a store, slice by slice: one transaction, and the account of the whole file."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.acquisition import importing
from gw_monitor.gw_core.acquisition.importing import import_loggers
from gw_monitor.gw_core.acquisition.logger_batches import LoggerParts, prepare
from gw_monitor.gw_core.acquisition.prepared import FileSource, ImportSettings, Site, joined_batches
from gw_monitor.gw_core.acquisition.wells import WellNames
from gw_monitor.gw_core.errors import Cancelled
from gw_monitor.gw_core.progress import Silent

HEAD = "Location: MW-1\ntime,Water Temp (°C),pH\n"


def table(rows: int, start: str = "2020-10-31T20:00:00", step_s: int = 60) -> str:
    times = np.datetime64(start, "s") + np.arange(rows) * np.timedelta64(step_s, "s")
    return HEAD + "".join(
        f"{str(time).replace('T', ' ')},{at % 97 / 8},{7 + at % 5 / 10}\n" for at, time in enumerate(times)
    )


def both_ways(path, size, site, **settings):
    """Return the batch of a file read at once and that of its slices, with their notes."""
    given = ImportSettings(**settings)
    whole = prepare(FileSource(name=path.name, stem=path.stem, data=path.read_bytes(), sha256="x"), given, site)
    parts = LoggerParts(path, "x", given, site, size)
    batches = list(parts)
    assert len(batches) > 3
    return whole.batch, joined_batches(batches), whole.notes, parts.notes


def rows_of(batch) -> pd.DataFrame:
    names = [key.property for key in batch.datastreams]
    frame = batch.observations.assign(line=list(batch.lines))
    frame["property"] = [names[at] for at in frame["datastream_id"]]
    return frame.drop(columns="datastream_id").sort_values(["line", "property"], ignore_index=True)


def test_an_hour_that_exists_twice_may_lie_across_slices(write_file):
    minutes = [f"2020-11-01 01:{minute:02d}:{second:02d}" for minute in range(60) for second in (0, 20, 40)]
    rows = [f"2020-10-31 {hour:02d}:{minute:02d}:00" for hour in range(20, 24) for minute in range(60)]
    text = HEAD + "".join(f"{time},1.5,7\n" for time in [*rows, *minutes, *minutes, "2020-11-01 02:00:00"])
    site = Site(wells=WellNames(["MW-1"]), time_zone="America/New_York")
    whole, slices, notes, slice_notes = both_ways(write_file("a.csv", text), 2000, site)
    pd.testing.assert_frame_equal(rows_of(slices), rows_of(whole))
    assert sorted(slice_notes) == sorted(notes)
    assert any("360 times exist twice" in note for note in notes)
    assert whole.observations["time"].nunique() == len(rows) + 361


def test_account_of_a_damaged_long_file_is_that_of_the_whole(write_file):
    lines = table(3000).splitlines()
    for at in range(50, 2900, 97):
        lines[at] = ["", "late,1,2", "2020-11-01 10:00:00,x,7", "2020-11-01 10:00:00,1", "2019-01-01 00:00:00,1,7"][
            at % 5
        ]
    site = Site(wells=WellNames(["MW-1"]), time_zone="UTC")
    whole, slices, notes, slice_notes = both_ways(write_file("a.csv", "\n".join(lines)), 9000, site)
    pd.testing.assert_frame_equal(rows_of(slices), rows_of(whole))
    assert sorted((r.line, r.reason, r.raw) for r in slices.rejected) == sorted(
        (r.line, r.reason, r.raw) for r in whole.rejected
    )
    assert sorted(slice_notes) == sorted(notes)
    assert any("runs backwards" in note for note in notes)


@pytest.fixture
def long_from_one_kilobyte(monkeypatch):
    monkeypatch.setattr(importing, "_LONG", 1000)


@pytest.mark.usefixtures("long_from_one_kilobyte")
def test_long_file_is_stored_once_and_again_is_all_duplicate(make_store, write_file, monkeypatch):
    monkeypatch.setattr(importing, "LoggerParts", lambda *given: LoggerParts(*given, 20_000))
    store = make_store("MW-1")
    path = write_file("long.csv", table(4000) + "late,1,1\n")
    (report,) = import_loggers(store, [path])
    assert (report.rows_in, report.stored, report.rejected, report.point) == (8001, 8000, 1, "MW-1")
    (again,) = import_loggers(store, [path])
    assert (again.stored, again.duplicate, again.rejected) == (0, 8000, 1)
    assert store.batches()["rows_in"].tolist() == [8001, 8001]
    assert str(report.last_time) == "2020-11-03 14:39:00+00:00"


@pytest.mark.usefixtures("long_from_one_kilobyte")
def test_lines_that_contradict_the_head_undo_the_slices_and_the_file_is_read_at_once(
    make_store, write_file, monkeypatch
):
    monkeypatch.setattr(importing, "LoggerParts", lambda *given: LoggerParts(*given, 5000))
    store = make_store("MW-1", "MW-2")
    text = table(600) + "Location: MW-2\ntime,Water Temp (°C)\n2021-01-01 00:00:00,5\n"
    (report,) = import_loggers(store, [write_file("two.csv", text)])
    assert report.stored + report.duplicate + report.rejected == report.rows_in
    assert report.stored >= 1200
    assert len(store.batches()) == 1


@pytest.mark.usefixtures("long_from_one_kilobyte")
def test_cancel_between_slices_leaves_nothing(make_store, write_file, monkeypatch):
    class StopsHalfWay(Silent):
        share = 0.0

        def report(self, fraction: float) -> None:
            self.share = fraction

        def cancelled(self) -> bool:
            return self.share > 0.5

    monkeypatch.setattr(importing, "LoggerParts", lambda *given: LoggerParts(*given, 20_000))
    store = make_store("MW-1")
    with pytest.raises(Cancelled):
        import_loggers(store, [write_file("long.csv", table(4000))], progress=StopsHalfWay())
    assert len(store.read_observations()) == 0
    assert len(store.batches()) == 0


@pytest.mark.usefixtures("long_from_one_kilobyte")
def test_unknown_well_rejects_the_rows_of_all_slices(make_store, write_file):
    store = make_store("MW-9")
    (report,) = import_loggers(store, [write_file("long.csv", table(500))])
    assert (report.status, report.rejected, report.rows_in) == ("refused", 500, 500)
    assert len(store.rejected()) == 500
