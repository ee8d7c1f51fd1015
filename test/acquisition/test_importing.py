# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logger files into a store: wells, zones, units, and what becomes of each file."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.acquisition.importing import import_loggers, require_any_read
from gw_monitor.gw_core.acquisition.prepared import ImportSettings
from gw_monitor.gw_core.acquisition.wells import WellNames
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError, StoreError
from gw_monitor.gw_core.progress import Silent

TABLE = "time,water_level [m],Temp (degF)\n2024-05-01 08:00,12.5,50\n2024-05-01 09:00,,50\n2024-05-01 10:00,12.3,50\n"


def imported(store, path, **settings):
    (report,) = import_loggers(store, [path], ImportSettings(**settings))
    assert report.rows_in == report.stored + report.duplicate + report.rejected
    return report


def test_readings_are_stored_in_utc_and_canonical_units_with_gaps_flagged_missing(make_store, write_file):
    store = make_store("MW-1", time_zone="Asia/Shanghai")
    report = imported(store, write_file("MW-1.csv", TABLE))
    assert (report.point, report.time_zone, report.stored) == ("MW-1", "site: Asia/Shanghai", 6)
    assert (str(report.first_time), str(report.last_time)) == ("2024-05-01 00:00:00+00:00", "2024-05-01 02:00:00+00:00")
    frame = store.read_observations().join(store.datastreams().set_index("datastream_id"), on="datastream_id")
    level = frame[frame["property"] == "water_level"]
    assert level["flag"].tolist() == [2, 9, 2]
    assert level["value"].dropna().tolist() == [12.5, 12.3]
    # 50 °F is 10 °C exactly; the tolerance is that of the unit library's floating point
    assert frame[frame["property"] == "water_temperature"]["value"].tolist() == pytest.approx([10.0] * 3, abs=1e-9)


def test_importing_twice_stores_nothing_twice_also_when_readings_are_missing(make_store, write_file):
    store = make_store("MW-1")
    path = write_file("MW-1.csv", TABLE)
    imported(store, path)
    again = imported(store, path)
    assert (again.status, again.stored, again.duplicate, again.rejected) == ("read", 0, 6, 0)


def test_unknown_well_rejects_every_row_and_names_the_well(make_store, write_file):
    store = make_store("MW-1")
    report = imported(store, write_file("MW-77.csv", TABLE))
    assert (report.status, report.rows_in, report.rejected) == ("refused", 3, 3)
    assert 'The park has no monitoring point "MW-77".' in report.reasons[0]
    assert store.rejected()["raw"].tolist() == TABLE.splitlines()[1:]


def test_point_of_the_setting_wins_and_must_exist(make_store, write_file):
    store = make_store("MW-1", "MW-2")
    assert imported(store, write_file("MW-1.csv", TABLE), point="mw 2").point == "MW-2"
    with pytest.raises(InvalidInputError, match="no monitoring point"):
        imported(store, write_file("MW-1.csv", TABLE), point="MW-3")


def test_wells_are_found_exactly_or_uniquely_without_blanks_and_dashes():
    wells = WellNames(["MW-1", "MW-11", "mw_2", "MW 2"])
    assert wells.find("MW-1") == wells.find("nowhere", "mw1") == "MW-1"
    assert wells.find("MW 2") == "MW 2"
    with pytest.raises(InvalidInputError, match="may be any of mw_2, MW 2"):
        wells.find("MW-2")


def test_unit_that_is_unknown_or_missing_refuses_its_channel_only(make_store, write_file):
    store = make_store("MW-1")
    text = TABLE.replace("[m]", "[furlong per pint]").replace("Temp (degF)", "Temp (degF),Sal,pH")
    text = text.replace(",50\n", ",50,1,7\n")
    report = imported(store, write_file("MW-1.csv", text))
    assert (report.stored, report.rejected) == (6, 6)
    assert store.datastreams()["property"].tolist() == ["water_temperature", "ph"]
    assert set(store.rejected()["reason"]) == {
        'water_level: Unknown unit "furlong per pint".', "Sal has no unit.",
    }  # fmt: skip


def test_file_without_any_known_channel_is_refused_and_names_them(make_store, write_file):
    report = imported(make_store("MW-1"), write_file("MW-1.csv", "time,Foo,Level (m)\n2024-05-01 08:00,1,2\n"))
    assert report.reasons == ("No channel of the file is understood: Foo, Level.",)


def test_skipped_hour_is_rejected_and_doubled_hour_warned_of(make_store, write_file):
    store = make_store("MW-1", time_zone="America/New_York")
    text = "time,water_level [m]\n2020-03-08 02:30,1\n2020-03-08 03:30,2\n2020-11-01 01:30,3\n"
    report = imported(store, write_file("MW-1.csv", text))
    assert (report.stored, report.rejected) == (2, 1)
    assert store.rejected()["line"].tolist() == [2]
    assert any("exist twice" in reason for reason in report.reasons)


def test_one_file_refused_does_not_stop_the_others(make_store, write_file, tmp_path):
    store = make_store("MW-1")
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {"a.csv": b"", "b.csv": TABLE.encode(), "c.bin": bytes(range(256)), ".hidden": b"x"}.items():
        (folder / name).write_bytes(content)
    missing = tmp_path / "gone.csv"
    reports = import_loggers(store, [folder, folder / "b.csv", missing], ImportSettings(point="MW-1"))
    assert [(report.file, report.status) for report in reports] == [
        ("a.csv", "refused"), ("b.csv", "read"), ("c.bin", "refused"), ("gone.csv", "refused"),
    ]  # fmt: skip
    assert all(len(report.reasons) == 1 for report in reports if report.status == "refused")
    require_any_read(reports)
    with pytest.raises(InvalidInputError, match=r"gone\.csv was refused: The file cannot be read"):
        require_any_read(reports[3:])
    with pytest.raises(InvalidInputError, match="All 2 files were refused") as caught:
        require_any_read([reports[0], reports[2]])
    assert [finding.place for finding in caught.value.findings] == ["a.csv", "c.bin"]


def test_nothing_to_import_wrong_zone_and_no_park_are_refused(make_store, write_file, tmp_path):
    from gw_monitor.gw_core.store.geopackage import GeoPackageStore

    store = make_store("MW-1")
    with pytest.raises(InvalidInputError, match="no file to import"):
        import_loggers(store, [])
    with pytest.raises(InvalidInputError, match="is not a time zone"):
        imported(store, write_file("MW-1.csv", TABLE), time_zone="Mars/Olympus")
    empty = GeoPackageStore(tmp_path / "empty.gpkg")
    empty.create()
    with pytest.raises(StoreError):
        imported(empty, write_file("MW-1.csv", TABLE))
    empty.close()


def test_cancel_leaves_nothing_of_the_file(make_store, write_file):
    class Stopped(Silent):
        def cancelled(self) -> bool:
            return True

    store = make_store("MW-1")
    with pytest.raises(Cancelled):
        import_loggers(store, [write_file("MW-1.csv", TABLE)], progress=Stopped())
    assert len(store.read_observations()) == 0
    assert len(store.batches()) == 0


def test_a_clock_set_back_is_said_and_its_conflicts_name_their_lines(make_store, write_file):
    head = "Date Time,Water Temp (°C)\n"
    text = head + "".join(
        f"2026-01-01 {hour:02d}:00:00,{value}\n" for hour, value in [(1, 9), (2, 9), (3, 9), (2, 7), (3, 7), (4, 7)]
    )
    store = make_store("MW-1")
    report = imported(store, write_file("MW-1.csv", text))
    assert (report.stored, report.rejected) == (4, 2)
    assert "The clock runs backwards, first at line 5 (steps back: 1)." in report.reasons
    assert "2 rows give another value for a moment that has one; the first value stays." in report.reasons
    assert store.rejected()["line"].tolist() == [5, 6]


def test_a_table_written_from_the_newest_reading_down_is_no_clock_set_back(make_store, write_file):
    text = "Date Time,Water Temp (°C)\n" + "".join(f"2026-01-{day:02d} 10:00:00,9\n" for day in (20, 19, 18))
    report = imported(make_store("MW-1"), write_file("MW-1.csv", text))
    assert (report.stored, report.reasons) == (3, ())
