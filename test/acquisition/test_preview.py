# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people see of a file before they import it."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from gw_monitor.gw_core.acquisition.importing import import_laboratory, import_loggers
from gw_monitor.gw_core.acquisition.moments import DateOrder
from gw_monitor.gw_core.acquisition.prepared import ImportSettings, Site
from gw_monitor.gw_core.acquisition.preview import preview_file, preview_laboratory
from gw_monitor.gw_core.acquisition.wells import WellNames

SITE = Site(wells=WellNames(["MW-1", "MW-2"]), time_zone="Asia/Shanghai")
TABLE = "Location: mw 1\ntime,Water Temp (°C),Foo,Sal\n2024-05-01 08:00,12.5,1,2\n2024-05-01 09:00,,1,2\nlate,1,1,1\n"


def test_what_was_recognised_is_shown_with_what_is_wrong(write_file):
    seen = preview_file(write_file("a.csv", TABLE.encode("cp1252")), ImportSettings(), SITE)
    assert (seen.reader, seen.encoding, seen.refusal) == ("generic", "cp1252", "")
    assert (seen.locations, seen.points, seen.time_zone) == (("mw 1",), ("MW-1",), "site: Asia/Shanghai")
    assert [(c.header, c.property, c.unit, c.fault) for c in seen.channels] == [
        ("Water Temp", "water_temperature", "°C", ""), ("Foo", "", "", ""), ("Sal", "salinity", "", "Sal has no unit."),
    ]  # fmt: skip
    assert (seen.rows, seen.complete, seen.date_order, seen.date_orders) == (3, True, "ymd", ())
    assert seen.first_time == datetime(2024, 5, 1, 0, 0, tzinfo=timezone.utc)
    assert seen.headings == ("", "Water Temp", "Foo", "Sal")
    assert seen.cells == (("2024-05-01 08:00:00", "12.5", "1", "2"), ("2024-05-01 09:00:00", "", "1", "2"))
    assert any(each.code == "rejected" and each.place == "a.csv:5" for each in seen.problems)


def test_unknown_well_and_zone_are_problems_and_no_refusal(write_file):
    site = Site(wells=WellNames(["MW-2"]), time_zone="")
    seen = preview_file(write_file("a.csv", TABLE), ImportSettings(), site)
    assert (seen.points, seen.time_zone, seen.refusal) == ((), "", "")
    assert {each.code for each in seen.problems} >= {"unknown_point", "no_time_zone"}
    assert seen.first_time == datetime(2024, 5, 1, 8, 0)  # noqa: DTZ001  (the clock of the file)


def test_dates_that_can_be_read_in_two_ways_are_offered_for_choice(write_file):
    path = write_file("a.csv", "time,Water Temp (°C)\n01/02/2024 08:00,1\n01/03/2024 08:00,2\n")
    seen = preview_file(path, ImportSettings(), SITE)
    assert seen.date_orders == (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    assert any(each.code == "ambiguous_dates" for each in seen.problems)
    chosen = preview_file(path, ImportSettings(order=DateOrder.MONTH_FIRST), SITE)
    assert (chosen.date_orders, chosen.last_time) == ((), datetime(2024, 1, 3, 0, 0, tzinfo=timezone.utc))


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 9, b"no table", b"%PDF-1.4"])
def test_what_cannot_be_imported_is_refused_with_the_sentence_of_the_import(write_file, make_store, content):
    path = write_file("MW-1.dat", content)
    (report,) = import_loggers(make_store("MW-1"), [path])
    assert preview_file(path, ImportSettings(), SITE).refusal == report.reasons[0]
    assert "cannot be read" in preview_file(path.with_name("gone"), ImportSettings(), SITE).refusal


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_of_a_long_file_beginning_and_end_are_read(write_file, encoding):
    rows = "".join(f"2024-{1 + n // 50000:02d}-01 {n // 3600 % 24:02d}:{n // 60 % 60:02d}:{n % 60:02d},1{n}\n"
                   for n in range(200_000))  # fmt: skip
    path = write_file("MW-1.csv", f"time,Water Temp (°C)\n{rows}2024-12-31 23:00:00,7\n".encode(encoding))
    seen = preview_file(path, ImportSettings(), SITE)
    assert (seen.complete, len(seen.cells)) == (False, 20)
    assert 0 < seen.rows < 100_000
    assert seen.last_time == datetime(2024, 12, 31, 15, 0, tzinfo=timezone.utc)


def test_a_laboratory_table_is_shown_alike(write_file, make_store):
    path = write_file(
        "lab.csv", "well,date,analyte,result,unit\nMW-1,2024-05-01,benzene,<0.5,ug/L\nMW-1,2024-05-01,beauty,1,m\n"
    )
    seen = preview_laboratory(path, ImportSettings(), SITE)
    (report,) = import_laboratory(make_store("MW-1"), [path], ImportSettings(time_zone="Asia/Shanghai"))
    assert (seen.reader, seen.points, seen.rows) == (report.reader, ("MW-1",), report.rows_in)
    assert [(c.header, c.property) for c in seen.channels] == [("benzene", "benzene"), ("beauty", "")]
    assert seen.headings == ("well", "date", "analyte", "result", "unit")
    assert seen.cells[0] == ("MW-1", "2024-05-01", "benzene", "<0.5", "ug/L")
    assert preview_laboratory(write_file("x.csv", b""), ImportSettings(), SITE).refusal
