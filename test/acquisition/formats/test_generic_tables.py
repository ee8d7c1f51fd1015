# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of any origin: how they write time, which well a row is of, long tables, datums, headings among rows."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.clock_cells import is_time_format, iso_cells, kind_of
from gw_monitor.gw_core.acquisition.loggers.channels import above_datum, describe_channel
from gw_monitor.gw_core.acquisition.loggers.registry import read_loggers
from gw_monitor.gw_core.acquisition.moments import DateOrder
from gw_monitor.gw_core.errors import InvalidInputError

FIRST = "2024-05-01T08:30:00"


def read(text: str, **options):
    return read_loggers(text.encode(), **options)


def clocks(part) -> list[str]:
    return [str(time.astype("datetime64[s]")) for time in part.times]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Date Time", "2024-05-01 08:30", "2024-05-01 09:30"),
        ("timestamp", "2024-05-01T08:30:00", "2024-05-01T09:30:00"),
        ("timestamp", "1714552200", "1714555800"),
        ("ts", "1714552200000", "1714555800000"),
        ("ts", "1714552200.000", "1714555800.000"),
        ("Date", "45413.354166667", "45413.395833333"),
        ("时间", "20240501083000", "20240501093000"),
        ("DateTime", "202405010830", "202405010930"),
        ("Date,Time", "01/05/2024,08:30", "13/05/2024,08:30"),
        ("Date,Time", "5/1/2024,8:30:00 AM", "5/13/2024,8:30:00 AM"),
        ("Date,Time", "2024-05-01,0830", "2024-05-01,0930"),
        ("Date,Time", "01.05.2024,08:30:00", "02.05.2024,08:30:00"),
        ("Datum,Uhrzeit", "01.05.2024,08:30", "02.05.2024,08:30"),
        ("日期,时间", "2024年5月1日,8时30分", "2024年5月1日,9时30分"),
        ("yyyy,mm,dd,hh,mm", "2024,05,01,8,30", "2024,05,01,9,30"),
        ("Year,Month,Day,Time", "2024,5,1,08:30", "2024,5,1,09:30"),
        ("年,月,日,时,分,秒", "2024,5,1,8,30,0", "2024,5,1,9,30,0"),
    ],
)
def test_time_in_any_writing(heading, first, second):
    (part,) = read(f"{heading},water_level [m]\n{first},12.5\n{second},12.6\n")
    assert clocks(part)[0] == FIRST
    assert part.times[1] > part.times[0]
    assert [info.property for info in part.columns] == ["water_level"]
    assert part.values[:, 0].tolist() == [12.5, 12.6]


def test_elapsed_seconds_are_no_dates():
    with pytest.raises(InvalidInputError, match="no table with a column of dates"):
        read("time,level [m]\n10000,1\n10060,2\n10120,3\n")


def test_counted_time_keeps_what_cannot_be_read():
    assert iso_cells(["1714552200", "", "x", "-5"], "unix")[1:] == ["", "x", "-5"]
    assert iso_cells(["01.05.2024 08:30", "31.02.2024 08:30"], "%d.%m.%Y %H:%M")[1] == "31.02.2024 08:30"
    assert iso_cells(["2024-05-01 08:30 +0800"], "%Y-%m-%d %H:%M %z") == ["2024-05-01T00:30:00.000000Z"]
    assert [kind_of(cell) for cell in ("20240501", "12.5", "", "99999999999999999")] == ["compact", "", "", ""]
    assert [is_time_format(each) for each in ("unix", "%d/%m/%Y", "%H:%M", "%Q %Y %d")] == [True, True, False, False]


def test_a_wide_table_of_several_wells_is_taken_apart():
    text = (
        "well,time,water_level [m],temp\nMW-1,2024-05-01 08:00,1,\nMW-2,2024-05-01 08:00,2,\n"
        "MW-1,2024-05-01 09:00,3,\nMW-2,bad,4,\n,2024-05-01 09:00,5,\n"
    )
    parts = read(text)
    assert {part.location: part.values[:, 0].tolist() for part in parts} == {"MW-1": [1, 3], "MW-2": [2], "": [5]}
    assert [(part.location, each.line) for part in parts for each in part.rejected] == [("MW-2", 5)]
    assert sum(part.data_rows for part in parts) == 5


def test_a_long_table_becomes_a_channel_a_property():
    text = (
        "well,time,property,value,unit\nMW-1,2024-05-01 08:00,EC,1.5,mS/cm\nMW-1,2024-05-01 08:00,pH,7,\n"
        "MW-2,2024-05-01 08:00,EC,900,uS/cm\nMW-1,2024-05-01 09:00,EC,oops,mS/cm\nMW-1,2024-05-01 09:00,sky,blue,\n"
    )
    first, second = read(text)
    known = {info.property: info.unit for info in first.columns if info.property}
    assert known == {"conductivity": "mS/cm", "ph": ""}
    assert first.values[first.present].tolist() == [1.5, 7.0]
    assert [info.header for info in first.columns if info.property is None] == ["sky"]
    assert [each.line for each in first.rejected] == [5]
    assert [info.unit for info in second.columns] == ["uS/cm"]


def test_one_station_decides_the_order_of_days_for_all():
    rows = [f"{well},{day},1" for well in ("A", "B") for day in ("12/04/2024", "01/05/2024")]
    parts = read("well,date,water_level [m]\n" + "\n".join(rows) + "\n")
    assert [part.order for part in parts] == [DateOrder.DAY_FIRST, DateOrder.DAY_FIRST]


def test_another_heading_among_the_rows_begins_a_table_of_its_own():
    text = (
        "time,water_level [m],temp [C]\n2024-05-01 08:00,1,14\ntime,temp [C],water_level [m]\n2024-05-01 09:00,15,2\n"
        "time,temp [C],water_level [m]\n2024-05-01 10:00,16,3\n"
    )
    first, second = read(text)
    assert [info.header for info in first.columns] == ["water_level", "temp"]
    assert first.values.tolist() == [[1, 14]]
    assert second.values.tolist() == [[15, 2], [16, 3]]


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Water level (masl)", "m"), ("Head [m+NAP]", "m"), ("Level (m a.s.l.)", "m"), ("Level [cm t.o.v. NAP]", "cm"),
        ("GW level [ft NAVD88]", "ft"), ("Wasserstand [m ü. NHN]", "m"), ("水位(m 1985国家高程基准)", "m"),
    ],
)  # fmt: skip
def test_a_level_above_a_stated_datum_is_an_elevation(heading, unit):
    (part,) = read(f"time,{heading}\n2024-05-01 08:00,12.5\n")
    assert [(info.property, info.unit) for info in part.columns] == [("water_level", unit)]


def test_a_level_without_datum_is_not_guessed():
    assert describe_channel("Level", "m").property is None
    assert describe_channel("Temperature", "masl").property == "water_temperature"
    assert [above_datum(unit) for unit in ("m", "mol", "m/s", "mmHg", "mS/cm", "")] == [""] * 6


def test_ambiguous_days_are_refused_and_read_as_the_user_says():
    text = "date,water_level [m]\n03/04/2024,1\n"
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    assert caught.value.findings[0].code == "ambiguous_dates"
    assert clocks(read(text, order=DateOrder.DAY_FIRST)[0]) == ["2024-04-03T00:00:00"]


def test_flags_and_presence_have_the_shape_of_the_values():
    for part in read("well,time,EC (uS/cm),pH\nA,2024-05-01 08:00,1,7\nB,2024-05-01 08:00,,7\n"):
        assert part.present.shape == part.values.shape == (len(part.times), len(part.columns))
        assert not np.isnat(part.times).any()


def test_a_well_of_which_nothing_can_be_read_is_accounted_for():
    head = "well,time,property,value,unit\nA,2024-05-01 08:00,pH,7,\n"
    first, second = read(head + "B,2024-05-01 08:00,pH,oops,\n")
    assert (first.location, second.location) == ("A", "B")
    assert [each.line for each in second.rejected] == [3]
    assert not second.present.any()
